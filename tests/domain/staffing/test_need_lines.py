"""What a staffing need asks for on each day, who counts towards it, and what a rota leaves open."""

from datetime import time, timedelta

import pytest

from domain.calendar import DayKind
from domain.ids import PersonId, ShiftCode
from domain.staffing.need import ANY, Demand, NeedLine, Vacancy, counts_as, covers, demands, vacancies
from domain.working_time.model import Rota, ShiftKind, ShiftType, Terms
from tests.domain.working_time.lines import day, period


def shift_type(code: str, kind: ShiftKind) -> ShiftType:
    return ShiftType(ShiftCode(code), code, time(7), time(15), timedelta(), timedelta(), kind)


TYPES = {
    t.code: t
    for t in (
        shift_type("D", ShiftKind.DAY),
        shift_type("A", ShiftKind.EVENING),
        shift_type("N", ShiftKind.NIGHT),
        shift_type("DL", ShiftKind.LONG),
        shift_type("K", ShiftKind.COURSE),
    )
}
D, A, N, DL, K = (TYPES[ShiftCode(code)] for code in ("D", "A", "N", "DL", "K"))


def person(profession: str, *competences: str) -> Terms:
    return Terms(PersonId(profession), profession, frozenset(competences), 100, timedelta(hours=35.5))


def line(kind: DayKind, shift: ShiftType, skill: str, minimum: int) -> NeedLine:
    return NeedLine(kind, shift.code, skill, minimum, minimum + 1)


def test_each_day_has_the_need_of_its_kind() -> None:
    need = [line(kind, D, ANY, n) for n, kind in enumerate(DayKind, start=1)]
    asked = {str(d.day): d.minimum for d in demands(need, period("2027-04-30", "2027-05-06"))}
    by_kind = {kind: n for n, kind in enumerate(DayKind, start=1)}
    assert asked == {
        "2027-04-30": by_kind[DayKind.WEEKDAY],
        "2027-05-01": by_kind[DayKind.HOLIDAY],  # a red Saturday
        "2027-05-02": by_kind[DayKind.SUNDAY],
        "2027-05-03": by_kind[DayKind.WEEKDAY],
        "2027-05-04": by_kind[DayKind.WEEKDAY],
        "2027-05-05": by_kind[DayKind.WEEKDAY],
        "2027-05-06": by_kind[DayKind.HOLIDAY],  # Ascension Day
    }


@pytest.mark.parametrize(
    ("who", "skill", "counts"),
    [
        (person("assistent"), ANY, True),
        (person("sykepleier"), "sykepleier", True),
        (person("spesialsykepleier"), "sykepleier", True),
        (person("helsefagarbeider"), "sykepleier", False),
        (person("spesialsykepleier"), "assistent", True),
        (person("assistent", "telemetri"), "telemetri", True),
        (person("spesialsykepleier"), "telemetri", False),
        (person("lege"), "sykepleier", False),
        (person("lege"), "lege", True),
    ],
)
def test_who_counts_towards_a_need(who: Terms, skill: str, *, counts: bool) -> None:
    assert counts_as(who, skill) is counts


@pytest.mark.parametrize(
    ("worked", "needed", "does"),
    [(D, D, True), (D, A, False), (DL, D, True), (DL, A, True), (DL, N, False), (K, D, False), (D, DL, False)],
)
def test_a_long_shift_covers_day_and_evening(worked: ShiftType, needed: ShiftType, *, does: bool) -> None:
    assert covers(worked, needed) is does


def test_a_vacancy_is_the_minimum_not_met() -> None:
    on = day("2027-02-01")
    nurse, aide = person("sykepleier", "telemetri"), person("helsefagarbeider")
    people = {each.employee: each for each in (nurse, aide)}
    wanted = [
        Demand(on, D.code, ANY, 2, 3),
        Demand(on, D.code, "sykepleier", 1, 2),
        Demand(on, D.code, "telemetri", 1, 1),
        Demand(on, A.code, ANY, 2, 2),
        Demand(on, N.code, ANY, 0, 1),
    ]
    rota = Rota({nurse.employee: {on: D.code}, aide.employee: {on: DL.code}})
    found = vacancies(rota, wanted, people, TYPES)
    assert found == (Vacancy(on, A.code, ANY, 2, 1),)
    assert found[0].missing == 1


def test_one_person_counts_in_several_needs_and_an_empty_rota_in_none() -> None:
    on = day("2027-02-01")
    nurse = person("sykepleier", "telemetri")
    wanted = [Demand(on, D.code, skill, 1, 1) for skill in (ANY, "sykepleier", "telemetri")]
    people = {nurse.employee: nurse}
    assert vacancies(Rota({nurse.employee: {on: D.code}}), wanted, people, TYPES) == ()
    assert [v.missing for v in vacancies(Rota({}), wanted, people, TYPES)] == [1, 1, 1]
