"""Duties, weeks and agreements, as the law's words have them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeVar

from domain.working_time.model import AbsenceEffect, Agreed, Basis, Shift
from tests.domain.working_time.naive.clock import ONE_DAY, is_night, minute_of, minutes_in
from tests.domain.working_time.naive.random_lines import Drawn

WEEK = 7 * 24 * 60
T = TypeVar("T")


def once(find: Callable[[Drawn], T]) -> Callable[[Drawn], T]:
    """The answer for a line is found once, however many rules ask for it."""
    last: list[tuple[Drawn, T]] = []

    def remembered(drawn: Drawn) -> T:
        if not last or last[0][0] is not drawn:
            last[:] = [(drawn, find(drawn))]
        return last[0][1]

    return remembered


@dataclass(frozen=True, slots=True)
class Duty:
    """Segments on site of which each begins the minute another ends; whole on the day the first begins."""

    segments: tuple[Shift, ...]

    @property
    def day(self) -> date:
        """The day it belongs to."""
        return self.segments[0].day

    @property
    def kind(self) -> str:
        """Day, evening, night…"""
        return self.segments[0].kind.value

    @property
    def starts(self) -> int:
        """Its first minute."""
        return minute_of(self.segments[0].starts)

    @property
    def ends(self) -> int:
        """The minute after its last."""
        return minute_of(self.segments[-1].ends)

    @property
    def total(self) -> int:
        """Minutes of work: elapsed, less breaks that are free time."""
        return self.ends - self.starts - sum(minutes_in(s.unpaid_break) for s in self.segments)

    @property
    def extra(self) -> int:
        """Minutes beyond what was agreed."""
        return sum(minutes_in(s.extra) for s in self.segments)

    @property
    def normal(self) -> int:
        """Minutes within what was agreed."""
        return self.total - self.extra

    @property
    def passive(self) -> int:
        """Minutes of passive work on site."""
        return sum(minutes_in(s.passive) for s in self.segments)

    @property
    def breaks(self) -> int:
        """Minutes of break, free or not."""
        return sum(minutes_in(s.unpaid_break + s.paid_break) for s in self.segments)

    @property
    def night(self) -> int:
        """Minutes between 21:00 and 06:00."""
        return sum(1 for minute in range(self.starts, self.ends) if is_night(minute))


@once
def duties(drawn: Drawn) -> list[Duty]:
    """The duties of a line, in time order."""
    chains: list[list[Shift]] = []
    for shift in drawn.shifts:
        if shift.standby:
            continue
        for chain in reversed(chains):
            if chain[-1].ends == shift.starts and chain[-1].other_employer == shift.other_employer:
                chain.append(shift)
                break
        else:
            chains.append([shift])
    return [Duty(tuple(chain)) for chain in chains]


@once
def busy(drawn: Drawn) -> set[int]:
    """The minutes with work on site."""
    found: set[int] = set()
    for shift in drawn.shifts:
        if not shift.standby:
            found.update(range(minute_of(shift.starts), minute_of(shift.ends)))
    return found


def standby_counts(drawn: Drawn, days: Sequence[date]) -> Fraction:
    """Minutes that standby begun on ``days`` counts as normal hours: a seventh, or the share agreed, § 10-4 (3)."""
    counted = Fraction()
    at_work: set[int] | None = None
    for shift in drawn.shifts:
        if not shift.standby or shift.day not in days:
            continue
        at_work = busy(drawn) if at_work is None else at_work
        idle = sum(1 for minute in range(minute_of(shift.starts), minute_of(shift.ends)) if minute not in at_work)
        counted += idle * standby_share(drawn, shift.day)
    return counted


def standby_share(drawn: Drawn, day: date) -> Fraction:
    """How much of standby counts on ``day``; an agreement that names no share has the tariff's usual fifth."""
    agreed = in_force(drawn, Basis.STANDBY, day)
    if agreed is None:
        return Fraction(1, 7)
    return agreed.standby_ratio or Fraction(1, 5)


def in_force(drawn: Drawn, basis: Basis, day: date) -> Agreed | None:
    """The agreement on ``basis`` that covers the person on ``day``; the first by name."""
    found = None
    for each in drawn.agreements:
        covers = each.basis is basis and drawn.terms.employee in each.covers
        if covers and each.period.first_day <= day <= each.period.last_day and (not found or each.name < found.name):
            found = each
    return found


@dataclass(frozen=True, slots=True)
class PlanWeek:
    """Monday to Sunday, as far as it lies in the plan."""

    monday: date
    days: tuple[date, ...]

    @property
    def first(self) -> date:
        """Its first day in the plan."""
        return self.days[0]

    @property
    def last(self) -> date:
        """Its last."""
        return self.days[-1]


@once
def plan_days(drawn: Drawn) -> list[date]:
    """Every day of the plan."""
    days, day = [], drawn.period.first_day
    while day <= drawn.period.last_day:
        days.append(day)
        day += ONE_DAY
    return days


@once
def plan_weeks(drawn: Drawn) -> list[PlanWeek]:
    """Every week with a day in the plan."""
    weeks: dict[date, list[date]] = {}
    for day in plan_days(drawn):
        weeks.setdefault(monday_of(day), []).append(day)
    return [PlanWeek(monday, tuple(days)) for monday, days in weeks.items()]


def monday_of(day: date) -> date:
    """The Monday of that week."""
    while day.isoweekday() != 1:
        day -= ONE_DAY
    return day


def stretches(first: date, last: date, weeks: int) -> Iterator[tuple[date, date]]:
    """From ``first`` to ``last`` in pieces of so many weeks; the last may be shorter."""
    while first <= last:
        until = min(first + timedelta(days=7 * weeks - 1), last)
        yield first, until
        first = until + ONE_DAY


def by_whole_chapter(drawn: Drawn, day: date) -> bool:
    """Whether a tariff agreement derogates on ``day`` from all of the chapter that it may."""
    tariff = in_force(drawn, Basis.TARIFF, day)
    return tariff is not None and tariff.whole_chapter


def hours_due(drawn: Drawn, days: Sequence[date], week: Fraction | int) -> Fraction:
    """Minutes owed over ``days`` of a full-time ``week``: by position, a fifth of a week less each weekday away."""
    own = Fraction(week) * drawn.terms.fraction_percent / 100
    away = [day for day in days if day.isoweekday() < 6 and drawn.terms.absent(day) is AbsenceEffect.AWAY]
    return own * len(days) / 7 - own * len(away) / 5


def hours_on(drawn: Drawn, days: Sequence[date]) -> Fraction:
    """Normal minutes of the duties begun on ``days``, and what standby counts."""
    own = set(days)
    return sum((d.normal for d in duties(drawn) if d.day in own), Fraction()) + standby_counts(drawn, days)


def days_between(first: date, last: date) -> list[date]:
    """Both included."""
    return [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
