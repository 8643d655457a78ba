"""Repair of a rota (*reparasjon av turnus*): who may take a vacant shift, who may exchange shifts, and the least change
that covers an absence.

What is found here is a proposal; the rules judge it, with no code shared, before anybody sees it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from domain.calendar import Period
from domain.ids import PersonId, ShiftCode
from domain.rota.errors import NothingToSwap, RotaOutsideThePlan
from domain.rota.fairness import Share
from domain.rota.solver import RotaProblem
from domain.staffing.need import Demand, Vacancy, heads_present, lacking
from domain.working_time.model import Rota


class Payment(StrEnum):
    """What hours a shift would be to somebody, the cheapest first."""

    WITHIN_CONTRACT = "within_contract"
    """Within the hours due over the averaging period."""
    EXTRA_HOURS = "extra_hours"
    """Beyond the hours due, not beyond full time, and no overtime by the act (*merarbeid*, AML § 10-6 (1))."""
    OVERTIME = "overtime"
    """Beyond full time, or in part overtime by the act (*overtid*, AML § 10-6)."""


@dataclass(frozen=True, slots=True)
class Vacant:
    """A shift that somebody is wanted for, beside those who work it or instead of one of them."""

    day: date
    code: ShiftCode
    instead_of: PersonId | None = None
    """Who is planned for it and will not come; nothing where nobody is."""


@dataclass(frozen=True, slots=True)
class Change:
    """One cell of a line, before and after; ``None`` is a free day."""

    employee: PersonId
    day: date
    before: ShiftCode | None
    after: ShiftCode | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may lawfully take a vacant shift, and what speaks for and against."""

    change: Change
    fills: tuple[Demand, ...]
    """The needs under their minimum that the person would be a head of."""
    payment: Payment
    hours_left: timedelta
    """Hours due less hours planned over the averaging period, the shift counted; below zero beyond the contract."""
    part_time: bool
    """Below full time, and so with a preferential right to extra shifts (*fortrinnsrett*, AML § 14-3 (2))."""
    quick_returns: int
    """Rests beside the shift that are shorter than the act's ordinary one, though lawful."""
    wish_met: int
    """The weight of a wish that the shift meets."""
    wish_broken: int
    weekends: Share | None
    """Weekends with the shift counted, against a fair share; nothing for a shift on another day."""
    nights: Share | None
    """Night shifts with this one counted, against a fair share; nothing for another shift, or for who has no share."""

    @property
    def above_fair_share(self) -> float:
        """Weekends and nights above a fair share; below it when negative."""
        return sum(share.deviation for share in (self.weekends, self.nights) if share)


def rank(candidate: Candidate) -> tuple[int, int, bool, int, int, float, timedelta, PersonId]:
    """The order candidates are listed in, first the least.

    Who fills most of what lacks; then the cheapest hours; then who is below full time; then the fewest short rests,
    the fewest wishes broken, the smallest share of weekends and nights, and the most hours left.
    """
    return (
        -len(candidate.fills),
        list(Payment).index(candidate.payment),
        not candidate.part_time,
        candidate.quick_returns,
        candidate.wish_broken - candidate.wish_met,
        round(candidate.above_fair_share, 6),
        -candidate.hours_left,
        candidate.change.employee,
    )


@dataclass(frozen=True, slots=True)
class Swap:
    """Two people who exchange shifts, or three who pass them round; cover is never worse for it."""

    changes: tuple[Change, ...]
    """By person and day; the first person is the one who asked."""
    filled: int
    """Heads under a minimum that the exchange happens to fill."""
    quick_returns: int
    """Short rests made, less those undone."""
    wishes_broken: int
    """Weight of the wishes broken, less that of those met."""
    days_apart: int
    """Days between the shift given away and the furthest one that is exchanged for it."""

    @property
    def people(self) -> tuple[PersonId, ...]:
        """Everybody whose line changes, in the order of the changes."""
        return tuple(dict.fromkeys(change.employee for change in self.changes))


def swap_rank(swap: Swap) -> tuple[int, int, int, int, int, tuple[tuple[PersonId, date], ...]]:
    """The order swaps are listed in: the fewest people, short rests and wishes broken, the most filled, the nearest."""
    cells = tuple((change.employee, change.day) for change in swap.changes)
    return len(swap.people), swap.quick_returns, swap.wishes_broken, -swap.filled, swap.days_apart, cells


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody who cannot come (*fravær*); why is nobody's business here."""

    employee: PersonId
    period: Period


@dataclass(frozen=True, slots=True)
class Repair:
    """The least change found that covers what some days lack without those who are away."""

    freed: tuple[Change, ...]
    """The shifts of those who are away."""
    changes: tuple[Change, ...]
    """Everybody else's cells that change."""
    window: Period
    """The days whose cells might change."""
    uncovered_before: int
    """Minimum heads missing over the whole plan with the absences and nothing done."""
    uncovered_after: int
    proven: bool
    """Whether no better repair exists in the window, by the price of heads missing and cells changed."""

    @property
    def all_changes(self) -> tuple[Change, ...]:
        """Every cell that changes."""
        return self.freed + self.changes


class OpenRota(Protocol):
    """A rota that is kept at hand for questions of repair."""

    def candidates(self, vacant: Vacant) -> tuple[Candidate, ...]:
        """Everybody who is free that day and, it believes, may lawfully take the shift, by ``rank``.

        Beyond the hours due only what the plan's other limits allow is looked at: the rules have the word on extra
        hours, and on whether some of them are overtime.
        """
        ...

    def swaps(self, employee: PersonId, day: date) -> tuple[Swap, ...]:
        """Exchanges that free ``employee`` of the shift on ``day``, by ``swap_rank``."""
        ...

    def repair(self, away: tuple[Away, ...], window: Period) -> Repair:
        """The least change inside ``window`` that covers what lacks there without ``away``; the same every time.

        Hours due stay a ceiling, and whoever is away is asked for nothing else in the window.
        """
        ...


class RotaRepairer(Protocol):
    """Repair as a domain service: it proposes, the rules dispose."""

    def open(self, problem: RotaProblem, rota: Rota) -> OpenRota:
        """``rota`` made ready for questions; what ``problem`` keeps, begins from or repeats is passed over."""
        ...


def changed(rota: Rota, changes: Iterable[Change]) -> Rota:
    """``rota`` with ``changes`` made."""
    lines = {employee: dict(line) for employee, line in rota.lines.items()}
    for change in changes:
        line = lines.setdefault(change.employee, {})
        line.pop(change.day, None)
        if change.after is not None:
            line[change.day] = change.after
    return Rota({employee: dict(sorted(line.items())) for employee, line in lines.items()})


def freed(rota: Rota, away: Iterable[Away]) -> tuple[Change, ...]:
    """The shifts that ``away`` leaves open, by person and day."""
    cells = {
        (a.employee, day): code for a in away for day, code in rota.lines.get(a.employee, {}).items() if day in a.period
    }
    return tuple(Change(employee, day, code, None) for (employee, day), code in sorted(cells.items()))


def missing(problem: RotaProblem, rota: Rota) -> tuple[Vacancy, ...]:
    """Every need whose minimum ``rota`` does not meet."""
    present = heads_present(rota, problem.demands, problem.people, problem.types, problem.covers)
    return lacking(problem.demands, present)


def must_be_planned(
    problem: RotaProblem, employee: PersonId | None = None, days: Iterable[date] = (), code: ShiftCode | None = None
) -> None:
    """Refuse a person, day or shift code that the plan does not have. Raises ``RotaOutsideThePlan``."""
    if employee is not None and employee not in problem.people:
        raise RotaOutsideThePlan(f"{employee} is not planned for here", employee=employee)
    for day in days:
        if day not in problem.period:
            raise RotaOutsideThePlan(
                f"{day} lies outside the plan, which runs from {problem.period.first_day} to {problem.period.last_day}",
                day=day.isoformat(),
            )
    if code is not None and code not in problem.types:
        raise RotaOutsideThePlan(f"{code} is not a shift code; {', '.join(sorted(problem.types))} are", shift=code)


def must_work(rota: Rota, employee: PersonId, day: date) -> None:
    """Refuse to exchange a shift that does not stand. Raises ``NothingToSwap``."""
    if day not in rota.lines.get(employee, {}):
        raise NothingToSwap(f"{employee} has no shift on {day} to exchange", employee=employee, day=day.isoformat())
