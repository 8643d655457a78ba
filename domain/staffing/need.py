"""The staffing need a rota is to cover, and what it leaves uncovered.

Each line of need stands alone: one person may count in several.
"""

from collections.abc import Callable, Mapping, Sequence
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


def heads_present(
    rota: Rota,
    wanted: Sequence[Demand],
    people: Mapping[PersonId, Terms],
    types: Mapping[ShiftCode, ShiftType],
    covering: Callable[[ShiftCode, ShiftCode], bool] | None = None,
) -> tuple[int, ...]:
    """How many heads ``rota`` gives each demand; none where the code needed is not known.

    ``covering`` says whether a code worked covers a code needed, where that is not what ``covers`` says of their
    types. ``KeyError`` for a person or a code worked that is not known.
    """
    on: dict[tuple[date, ShiftCode], list[PersonId]] = {}
    for employee, line in rota.lines.items():
        for day, code in line.items():
            on.setdefault((day, code), []).append(employee)
    covering = covering or (lambda worked, needed: covers(types[worked], types[needed]))
    codes = {n: [w for w in types if n in types and covering(w, n)] for n in {d.shift for d in wanted}}
    counting = {skill: {p for p in people if counts_as(people[p], skill)} for skill in {d.skill for d in wanted}}
    unknown = {p for there in on.values() for p in there} - people.keys() or {code for _, code in on} - types.keys()
    if unknown:
        raise KeyError(min(unknown))
    return tuple(
        sum(1 for w in codes[d.shift] for p in on.get((d.day, w), ()) if p in counting[d.skill]) for d in wanted
    )


def lacking(wanted: Sequence[Demand], present: Sequence[int]) -> tuple[Vacancy, ...]:
    """Every demand whose minimum is above the heads ``present``, in the order of ``wanted``."""
    return tuple(
        Vacancy(d.day, d.shift, d.skill, d.minimum, heads)
        for d, heads in zip(wanted, present, strict=True)
        if heads < d.minimum
    )


def vacancies(
    rota: Rota,
    wanted: Sequence[Demand],
    people: Mapping[PersonId, Terms],
    types: Mapping[ShiftCode, ShiftType],
) -> tuple[Vacancy, ...]:
    """Every demand whose minimum ``rota`` does not meet, by day."""
    return lacking(wanted, heads_present(rota, wanted, people, types))
