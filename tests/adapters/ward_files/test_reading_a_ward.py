"""The example ward means what its planner wrote."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from adapters.ward_files import read_ward
from domain.calendar import DAY, DayKind, Period
from domain.ids import PersonId, ShiftCode
from domain.representation.events import Office
from domain.staffing.need import NeedLine
from domain.working_time.model import (
    AbsenceEffect,
    AgreedLimits,
    Basis,
    Constraint,
    Nights,
    ShiftKind,
)
from tests.adapters.ward_files.folders import EXAMPLE, SMALL, copy_of_small_ward, edit

WARD = read_ward(EXAMPLE)


def h(hours: float) -> timedelta:
    return timedelta(hours=hours)


def test_the_unit_and_its_plan() -> None:
    assert (WARD.unit, WARD.name, WARD.health_trust) == ("med-2", "Medisinsk sengepost 2", "Eksempelsykehuset HF")
    assert WARD.timezone == "Europe/Oslo"
    assert WARD.period == Period(date(2027, 1, 4), date(2027, 7, 4))
    terms = WARD.unit_terms
    assert (terms.weekend_every, terms.consecutive_shifts_at_most, terms.consecutive_nights_at_most) == (3, 6, 4)
    assert (terms.averaging_weeks, terms.tariff_area) == (26, "Spekter Helse")
    assert (terms.full_time_rota, terms.full_time_night) == (h(35.5), timedelta(hours=33, minutes=36))
    assert not terms.three_part_count
    assert not terms.particular_strain_at_night


def test_the_counts() -> None:
    assert len(WARD.people) == 34
    assert len(WARD.types) == 5
    assert len(WARD.need) == 48
    assert len(WARD.wishes) == 566
    assert sum(wish.code is None for wish in WARD.wishes) == 134 + 119 + 113
    assert len(WARD.representatives) == 6
    assert sum(len(one.absences) for one in WARD.people.values()) == 57
    assert sum(len(one.adaptations) for one in WARD.people.values()) == 3


def test_a_night_and_a_long_shift() -> None:
    night, long, course = (WARD.types[ShiftCode(code)] for code in ("N", "DL", "K"))
    assert (night.starts, night.ends, night.kind) == (time(21, 45), time(7, 45), ShiftKind.NIGHT)
    assert (long.paid_break, long.unpaid_break, long.kind) == (h(1), h(0), ShiftKind.LONG)
    assert (course.unpaid_break, course.kind, course.name) == (h(0.5), ShiftKind.COURSE, "Kurs/fagdag")


def test_a_person_with_what_is_private_apart() -> None:
    person = WARD.people[PersonId("med-2-02")]
    assert (person.name, person.union, person.birth_year) == ("Åse Nygård", "NSF", 1977)
    assert (person.terms.profession, person.terms.fraction_percent) == ("spesialsykepleier", 50)
    assert person.terms.competences == {"telemetri", "ansvarshavende"}
    assert (person.terms.nights, person.terms.long_shifts) == (Nights.NEVER, True)
    (adaptation,) = person.adaptations
    assert adaptation.private_reason == "care"
    assert person.terms.adaptations == (adaptation.adaptation,)
    assert adaptation.adaptation.constraint is Constraint.NO_EVENINGS
    assert WARD.people[PersonId("med-2-29")].union is None


def test_what_is_private_is_not_in_a_representation() -> None:
    shown = repr(WARD.people)
    for person in WARD.people.values():
        assert person.name not in shown
    for private in ("NSF", "parental", "care", "health"):
        assert private not in shown


def test_an_absence_keeps_cause_and_effect_apart() -> None:
    person = WARD.people[PersonId("med-2-05")]
    assert [(a.cause, a.absence.effect) for a in person.absences] == [
        ("holiday", AbsenceEffect.AWAY),
        ("course", AbsenceEffect.COURSE),
        ("holiday", AbsenceEffect.AWAY),
    ]
    assert person.terms.absences == tuple(one.absence for one in person.absences)
    assert person.terms.absent(date(2027, 5, 3)) is AbsenceEffect.COURSE


def test_absences_stand_in_time_order(tmp_path: Path) -> None:
    folder = copy_of_small_ward(tmp_path)
    header, *lines = (folder / "absences.csv").read_text(encoding="utf-8").splitlines()
    (folder / "absences.csv").write_text("\n".join([header, *reversed(lines)]), encoding="utf-8")
    assert read_ward(folder) == read_ward(SMALL)
    days = [one.period.first_day for one in WARD.people[PersonId("med-2-05")].terms.absences]
    assert days == [date(2027, 2, 15), date(2027, 5, 3), date(2027, 5, 31)]


def test_a_weekday_off() -> None:
    (adaptation,) = WARD.people[PersonId("med-2-13")].terms.adaptations
    assert (adaptation.constraint, adaptation.weekday) == (Constraint.DAY_OFF_WEEKDAY, date(2027, 1, 5).weekday())
    assert adaptation.period == WARD.period


def test_need_wish_and_mandate() -> None:
    assert WARD.need[0] == NeedLine(DayKind.WEEKDAY, ShiftCode("D"), "any", 6, 8)
    first = WARD.wishes[0]
    assert (first.employee, first.day, first.code, first.weight) == ("med-2-01", date(2027, 1, 9), "N", 2)
    delta = WARD.representatives[2]
    assert (delta.person, delta.union, delta.role) == ("r-delta", "Delta", Office.UNION_REPRESENTATIVE)
    assert (delta.unit, delta.period) == ("med-2", Period(date(2025, 1, 1), date(2027, 3, 31)))
    assert WARD.representatives[3].union is None


def test_the_agreements_sought() -> None:
    averaging, rest, sundays = WARD.sought
    assert averaging.basis is Basis.AVERAGING
    assert averaging.limits == AgreedLimits(hours_a_day=h(12.5), hours_a_week=h(54), averaging_weeks=26)
    assert averaging.unions == ("NSF", "Fagforbundet", "Delta")
    assert rest.limits == AgreedLimits(daily_rest=h(9), compensatory_rest="same_week")
    assert sundays.basis is Basis.SUNDAYS
    assert sundays.unions == ()
    assert sundays.limits == AgreedLimits(averaging_weeks=26)


@pytest.mark.parametrize(
    ("employee", "due"),
    [
        # 35.5 x 26 less a week and three weeks of holiday: 22 weeks
        ("med-2-01", h(35.5 * 22)),
        # half of 35.5 x 26, less 4 weeks, 17.75 each: 22 weeks
        ("med-2-02", h(17.75 * 22)),
        # a course day takes nothing off: 80 % of 35.5 x 26
        ("med-2-03", h(28.4 * 26)),
        # Monday to Thursday away in the Easter week, red days among them count as absent weekdays: 4 fifths of a week
        ("med-2-04", h(35.5 * 25) + h(35.5 / 5)),
        # 75 %: a week of holiday, then parental leave for the last 13 weeks: 12 weeks are left
        ("med-2-17", h(26.625 * 12)),
        # eight weeks of study leave
        ("med-2-20", h(35.5 * 18)),
        # nights only: 75 % of 33.6, less four weekdays
        ("med-2-24", h(25.2 * 25) + h(25.2 / 5)),
        # nothing taken off
        ("med-2-30", h(26.625 * 26)),
    ],
)
def test_hours_due_counted_by_hand(employee: str, due: timedelta) -> None:
    assert WARD.people[PersonId(employee)].terms.hours_due(WARD.period) == due


def test_line_ends_quotes_marks_blanks_and_other_files_change_nothing(tmp_path: Path) -> None:
    folder = copy_of_small_ward(tmp_path)
    for path in folder.iterdir():
        content = path.read_text(encoding="utf-8")
        if path.suffix == ".csv":
            rows = [line.split(",") for line in content.splitlines()]
            content = "\r\n".join(",".join(f'" {cell} "' for cell in row) for row in rows) + "\r\n\r\n"
        path.write_bytes(b"\xef\xbb\xbf" + content.encode())
    (folder / "rota.csv").write_bytes(b"\xff\xff")
    assert read_ward(folder) == read_ward(SMALL)


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    folder = copy_of_small_ward(tmp_path)
    rows = [line.split(",") for line in (folder / "employees.csv").read_text(encoding="utf-8").splitlines()]
    (folder / "employees.csv").write_text("\n".join(",".join(reversed(row)) for row in rows), encoding="utf-8")
    assert read_ward(folder) == read_ward(SMALL)


def test_letters_in_two_parts_are_read_as_one(tmp_path: Path) -> None:
    folder = copy_of_small_ward(tmp_path)
    edit(folder, "employees.csv", "Kari Prestmo", "A\N{COMBINING RING ABOVE}se")
    assert read_ward(folder).people[PersonId("obs-1-01")].name == "Åse"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("need.csv", "weekday,D,telemetri,1,1", "weekday,D,hjertesvikt,1,1"),  # nobody holds it: a vacancy
        ("absences.csv", "2027-03-01,2027-03-04,holiday", "2026-12-20,2027-03-04,sick_leave"),  # over the plan's edge
        ("representatives.csv", "2025-01-01,2027-03-31", "2020-01-01,2020-12-31"),  # a mandate that is over
        ("ward.toml", "last_day = 2027-07-04", "last_day = 2027-07-06"),  # not whole weeks
        ("ward.toml", "full_time_hours_rota = 35.5", "full_time_hours_rota = 37"),
        ("adaptations.csv", "thursday,care", "thursday,"),  # a reason need not be written down
        ("employees.csv", "Kari Prestmo", '"Prestmo, Kari"'),
    ],
)
def test_what_is_unusual_and_accepted(tmp_path: Path, file: str, old: str, new: str) -> None:
    folder = copy_of_small_ward(tmp_path)
    edit(folder, file, old, new)
    assert read_ward(folder) != read_ward(SMALL)


def test_every_file_but_the_lists_must_say_something(tmp_path: Path) -> None:
    folder = copy_of_small_ward(tmp_path)
    for file in ("absences.csv", "adaptations.csv", "wishes.csv", "representatives.csv"):
        (folder / file).write_text((folder / file).read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    ward = read_ward(folder)
    assert (ward.wishes, ward.representatives) == ((), ())
    assert not any(person.absences or person.adaptations for person in ward.people.values())


def test_the_plan_covers_a_hundred_and_eighty_two_days() -> None:
    assert len(WARD.period) == 26 * 7
    assert WARD.period.last_day + DAY == date(2027, 7, 5)
