"""Reading ``employees.csv``, ``absences.csv`` and ``adaptations.csv``: the people and what binds their days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from adapters.ward_files import cells
from adapters.ward_files.cells import Known, Unfit
from adapters.ward_files.problems import Problems
from adapters.ward_files.tables import Column, Row, Table, read_table
from adapters.ward_files.unit import FULL_WEEK_AT_MOST
from application.ward import WardAbsence, WardAdaptation, WardEmployee
from domain.calendar import Period
from domain.ids import PersonId, ShiftCode
from domain.staffing.need import ANY, PROFESSIONS
from domain.working_time.model import (
    Absence,
    AbsenceEffect,
    Adaptation,
    Constraint,
    Nights,
    ShiftKind,
    ShiftType,
    Terms,
)

FILE, ABSENCES_FILE, ADAPTATIONS_FILE = "employees.csv", "absences.csv", "adaptations.csv"
PEOPLE_AT_MOST = 2000
COURSE = "course"
CAUSES = (
    "holiday",
    "parental_leave",
    "study_leave",
    "sick_leave",
    "care_leave",
    "welfare_leave",
    "military_service",
    "time_off_in_lieu",
    "unpaid_leave",
    "other",
)
"""Causes of being away; all mean the same to the plan. A closed list, so that a slip in ``course`` is found."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _competences(value: str) -> frozenset[str]:
    found = [one.strip() for one in value.split(";")] if value else []
    if not all(found) or len(set(found)) < len(found):
        raise Unfit("names a competence twice or an empty one", "competences separated by “;”, each once, or nothing")
    if set(found) & {ANY, *PROFESSIONS}:
        raise Unfit("names a profession as a competence", f"competences other than {', '.join((ANY, *PROFESSIONS))}")
    return frozenset(found)


EMPLOYEE = Column("employee", cells.identity)
NAME = Column("name", cells.text, private=True)
PROFESSION = Column("profession", cells.word({name: name for name in PROFESSIONS}))
COMPETENCES = Column("competences", _competences)
FRACTION = Column("fraction_percent", cells.whole(1, 100))
FULL_TIME = Column("full_time_hours_per_week", cells.hours(FULL_WEEK_AT_MOST))
UNION = Column("union", cells.union, private=True)
NIGHTS = Column("nights", cells.member(Nights))
LONG_SHIFTS = Column("long_shifts", cells.word({"yes": True, "no": False}))
BIRTH_YEAR = Column("birth_year", cells.whole(1900, 2199), private=True)

FIRST = Column("first_day", cells.day)
LAST = Column("last_day", cells.day)
CAUSE = Column("kind", cells.word({word: word for word in (COURSE, *CAUSES)}), private=True)
CONSTRAINT = Column("constraint", cells.member(Constraint), private=True)
WEEKDAY = Column("weekday", cells.word({"": None, **{name: number for number, name in enumerate(WEEKDAYS)}}))
REASON = Column("private_reason", cells.text_or_none, private=True)


@dataclass(frozen=True, slots=True)
class Bound:
    """What binds each person's days, and for how long competences are held."""

    absences: Mapping[str, tuple[WardAbsence, ...]]
    adaptations: Mapping[str, tuple[WardAdaptation, ...]]
    certificates: Mapping[str, Mapping[str, date]] = field(default_factory=dict)
    """The last day of each competence that has one."""


def read_employees(folder: Path, problems: Problems) -> Table:
    """The employees' lines; duplicates and a crowd too large are problems."""
    columns = (
        *(EMPLOYEE, NAME, PROFESSION, COMPETENCES, FRACTION),
        *(FULL_TIME, UNION, NIGHTS, LONG_SHIFTS, BIRTH_YEAR),
    )
    table = read_table(folder / FILE, FILE, columns, problems)
    seen: set[str] = set()
    for row in table.rows:
        if row[EMPLOYEE] in seen:
            problems.add(FILE, row.line, "employee", f"{cells.shown(row[EMPLOYEE])} stands twice", "each person once")
        seen.add(row[EMPLOYEE])
    if table.readable and not table.seen:
        problems.add(FILE, None, None, "lists nobody", "at least one employee")
    if len(table.seen) > PEOPLE_AT_MOST:
        problems.add(FILE, None, None, "lists too many people", f"at most {PEOPLE_AT_MOST}")
    return table


def check_ages(employees: Table, period: Period | None, problems: Problems) -> None:
    """A birth year must make a person of working age, 15 to 100, in the plan's first year."""
    if period is None:
        return
    year = period.first_day.year
    for row in employees.rows:
        if not 15 <= year - row[BIRTH_YEAR] <= 100:
            problems.add(FILE, row.line, "birth_year", "is no working age", f"{year - 100} to {year - 15}")


def people_of(employees: Table, bound: Bound) -> dict[PersonId, WardEmployee]:
    """The people, each with what binds their days."""
    found = {}
    for row in employees.rows:
        absences = bound.absences.get(row[EMPLOYEE], ())
        adaptations = bound.adaptations.get(row[EMPLOYEE], ())
        terms = Terms(
            employee=PersonId(row[EMPLOYEE]),
            profession=row[PROFESSION],
            competences=row[COMPETENCES],
            fraction_percent=row[FRACTION],
            full_time_week=row[FULL_TIME],
            nights=row[NIGHTS],
            long_shifts=row[LONG_SHIFTS],
            absences=tuple(one.absence for one in absences),
            adaptations=tuple(one.adaptation for one in adaptations),
            born=Terms.youngest(row[BIRTH_YEAR]),
        )
        until = bound.certificates.get(row[EMPLOYEE], {})
        found[terms.employee] = WardEmployee(
            terms, row[NAME], row[BIRTH_YEAR], row[UNION], absences, adaptations, until
        )
    return found


def read_absences(
    folder: Path,
    employees: Known,
    plan: Period | None,
    shifts: Mapping[ShiftCode, ShiftType] | None,
    problems: Problems,
) -> dict[str, tuple[WardAbsence, ...]]:
    """Each person's absences in time order. ``shifts`` is nothing when the shift codes could not be read."""
    employee = Column("employee", employees.read(cells.identity))
    table = read_table(folder / ABSENCES_FILE, ABSENCES_FILE, (employee, FIRST, LAST, CAUSE), problems)
    courses = shifts is None or any(shift.kind is ShiftKind.COURSE for shift in shifts.values())
    found: dict[str, list[tuple[Period, WardAbsence]]] = {}
    for row in table.rows:
        if (period := _period(row, ABSENCES_FILE, plan, problems)) is None:
            continue
        effect = AbsenceEffect.COURSE if row[CAUSE] == COURSE else AbsenceEffect.AWAY
        if effect is AbsenceEffect.COURSE and not courses:
            accepted = "a code of kind course in shifts.csv, or no courses"
            problems.add(ABSENCES_FILE, row.line, "kind", "is a course, and there is no course code", accepted)
        own = found.setdefault(row[employee], [])
        if any(_overlap(period, other) for other, _ in own):
            problem = f"overlaps another absence of {cells.shown(row[employee])}"
            problems.add(ABSENCES_FILE, row.line, "first_day", problem, "absences of a person on different days")
        own.append((period, WardAbsence(Absence(period, effect), row[CAUSE])))
    return {who: tuple(one for _, one in sorted(own, key=lambda each: each[0])) for who, own in found.items()}


def read_adaptations(
    folder: Path, employees: Known, plan: Period | None, problems: Problems
) -> dict[str, tuple[WardAdaptation, ...]]:
    """Each person's adaptations, in the file's order."""
    employee = Column("employee", employees.read(cells.identity))
    columns = (employee, FIRST, LAST, CONSTRAINT, WEEKDAY, REASON)
    table = read_table(folder / ADAPTATIONS_FILE, ADAPTATIONS_FILE, columns, problems)
    found: dict[str, list[WardAdaptation]] = {}
    for row in table.rows:
        needs_weekday = row[CONSTRAINT] is Constraint.DAY_OFF_WEEKDAY
        if needs_weekday and row[WEEKDAY] is None:
            accepted = ", ".join(WEEKDAYS)
            problems.add(ADAPTATIONS_FILE, row.line, "weekday", "is empty for day_off_weekday", accepted)
        if not needs_weekday and row[WEEKDAY] is not None:
            problems.add(ADAPTATIONS_FILE, row.line, "weekday", "stands without day_off_weekday", "an empty cell")
        if (period := _period(row, ADAPTATIONS_FILE, plan, problems)) is not None:
            adaptation = Adaptation(period, row[CONSTRAINT], row[WEEKDAY])
            found.setdefault(row[employee], []).append(WardAdaptation(adaptation, row[REASON]))
    return {who: tuple(own) for who, own in found.items()}


def _period(row: Row, file: str, plan: Period | None, problems: Problems) -> Period | None:
    """The row's days. Wholly outside the plan is refused: a wrong year would else be dropped in silence."""
    first, last = row[FIRST], row[LAST]
    if last < first:
        problems.add(file, row.line, "last_day", "is before first_day", f"{first} or later")
        return None
    period = Period(first, last)
    if plan and not _overlap(period, plan):
        accepted = f"days of which at least one is from {plan.first_day} to {plan.last_day}"
        problems.add(file, row.line, "first_day", "begins days that are all outside the plan", accepted)
    return period


def _overlap(one: Period, other: Period) -> bool:
    return one.first_day <= other.last_day and other.first_day <= one.last_day
