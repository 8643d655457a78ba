"""Who counts towards which need, and what a rota leaves uncovered."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from domain.calendar import DayKind
from domain.ids import PersonId, ShiftCode
from domain.staffing.need import Demand, NeedLine, Vacancy, counts_as, covers, demands, vacancies
from domain.working_time.model import Rota, ShiftKind, ShiftType, Terms
from tests.examples import ANNE, BJORN, MON, NO_BREAK, PERIOD, TUE, TYPES, A, D, N

NURSE = Terms(ANNE, "sykepleier", frozenset({"chemotherapy"}), 100, timedelta(hours=35.5))
ASSISTANT = Terms(BJORN, "assistent", frozenset(), 100, timedelta(hours=35.5))
PEOPLE = {ANNE: NURSE, BJORN: ASSISTANT}
L = ShiftCode("L")
LONG = ShiftType(L, "Lang", time(7, 30), time(20), NO_BREAK, NO_BREAK, ShiftKind.LONG)


@pytest.mark.parametrize(
    ("profession", "skill", "counts"),
    [
        ("assistent", "any", True),
        ("sykepleier", "sykepleier", True),
        ("spesialsykepleier", "sykepleier", True),
        ("helsefagarbeider", "sykepleier", False),
        ("sykepleier", "spesialsykepleier", False),
        ("lege", "lege", True),
        ("lege", "assistent", False),
        ("assistent", "chemotherapy", True),
        ("assistent", "dialysis", False),
    ],
)
def test_who_counts_as_what(profession: str, skill: str, counts: bool) -> None:
    assert counts_as(replace(NURSE, profession=profession), skill) is counts


@pytest.mark.parametrize(
    ("worked", "needed", "covered"),
    [(TYPES[D], TYPES[D], True), (TYPES[D], TYPES[A], False), (LONG, TYPES[D], True), (LONG, TYPES[A], True),
     (LONG, LONG, True), (LONG, TYPES[N], False), (TYPES[D], LONG, False)],
)  # fmt: skip
def test_a_long_shift_covers_day_and_evening(worked: ShiftType, needed: ShiftType, covered: bool) -> None:
    assert covers(worked, needed) is covered


def test_need_lies_over_the_days_of_its_kind() -> None:
    sundays = demands((NeedLine(DayKind.SUNDAY, D, "any", 1, 2),), PERIOD)
    assert [d.day.isoformat() for d in sundays] == ["2027-01-10", "2027-01-17"]


def test_vacancies_are_heads_below_the_minimum() -> None:
    rota = Rota({ANNE: {MON: D}, BJORN: {MON: D, TUE: L}})
    wanted = (
        Demand(MON, D, "any", 2, 3),
        Demand(MON, D, "sykepleier", 2, 2),
        Demand(TUE, A, "any", 1, 1),
        Demand(TUE, N, "any", 1, 1),
        Demand(TUE, D, "any", 0, 1),
    )
    found = vacancies(rota, wanted, PEOPLE, {**TYPES, L: LONG})
    assert found == (Vacancy(MON, D, "sykepleier", 2, 1), Vacancy(TUE, N, "any", 1, 0))
    assert [v.missing for v in found] == [1, 1]
    assert vacancies(Rota({PersonId("nobody"): {}}), (), PEOPLE, TYPES) == ()
