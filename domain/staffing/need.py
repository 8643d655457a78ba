"""The staffing need a rota is to cover, and what it leaves uncovered.

Each line of need stands alone: one person may count in several.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.calendar import DayKind, Period, day_kind
from domain.ids import PersonId, ShiftCode
from domain.working_time.model import Rota, ShiftKind, ShiftType, Terms

ANY = "any"
PROFESSIONS = ("assistent", "helsefagarbeider", "sykepleier", "spesialsykepleier")
"""Lowest first: a named profession counts itself and every higher one."""


@dataclass(frozen=True, slots=True)
class NeedLine:
    """Heads needed on each day of a kind, on a shift, of a profession or competence (``any``: everybody)."""

    day: DayKind
    shift: ShiftCode
    skill: str
    minimum: int
    ideal: int


@dataclass(frozen=True, slots=True)
class Demand:
    """A need line on one date."""

    day: date
    shift: ShiftCode
    skill: str
    minimum: int
    ideal: int


@dataclass(frozen=True, slots=True)
class Vacancy:
    """Heads that a demand's minimum lacks; reported, and forbids nothing by itself."""

    day: date
    shift: ShiftCode
    skill: str
    minimum: int
    present: int

    @property
    def missing(self) -> int:
        """Heads short of the minimum."""
        return self.minimum - self.present


def demands(need: Sequence[NeedLine], period: Period) -> tuple[Demand, ...]:
    """The need lines laid over the days of ``period``."""
    by_kind: dict[DayKind, list[NeedLine]] = {kind: [] for kind in DayKind}
    for line in need:
        by_kind[line.day].append(line)
    return tuple(
        Demand(day, line.shift, line.skill, line.minimum, line.ideal)
        for day in period.days()
        for line in by_kind[day_kind(day)]
    )


def counts_as(person: Terms, skill: str) -> bool:
    """Whether ``person`` counts towards a need for ``skill``."""
    if skill == ANY:
        return True
    if skill in PROFESSIONS and person.profession in PROFESSIONS:
        return PROFESSIONS.index(person.profession) >= PROFESSIONS.index(skill)
    return skill == person.profession or skill in person.competences


def covers(worked: ShiftType, needed: ShiftType) -> bool:
    """Whether a shift ``worked`` covers a need on ``needed``; a long shift counts for day and evening."""
    if worked.kind is ShiftKind.LONG:
        return needed.kind in {ShiftKind.DAY, ShiftKind.EVENING, ShiftKind.LONG}
    return worked.code == needed.code


def vacancies(
    rota: Rota,
    wanted: Sequence[Demand],
    people: Mapping[PersonId, Terms],
    types: Mapping[ShiftCode, ShiftType],
) -> tuple[Vacancy, ...]:
    """Every demand whose minimum ``rota`` does not meet, by day."""
    on: dict[date, list[tuple[Terms, ShiftType]]] = {}
    for employee, line in rota.lines.items():
        for day, code in line.items():
            on.setdefault(day, []).append((people[employee], types[code]))
    found = []
    for d in wanted:
        present = sum(
            1 for person, worked in on.get(d.day, ()) if covers(worked, types[d.shift]) and counts_as(person, d.skill)
        )
        if present < d.minimum:
            found.append(Vacancy(d.day, d.shift, d.skill, d.minimum, present))
    return tuple(found)
