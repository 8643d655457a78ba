"""One person's line (*turnuslinje*) as the rules read it: shifts in time order, cut once into days and weeks.

What several rules need is counted once, when the line is laid out; each rule then passes over it once.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar import DAY, WEEK, Period, monday
from domain.working_time.figures import RuleFigures
from domain.working_time.limits import Limits, limits
from domain.working_time.model import ZERO, Agreed, Agreements, Shift, Terms, UnitTerms
from domain.working_time.windows import in_small_hours, night_time, red_spans


@dataclass(frozen=True, slots=True)
class LimitsByDay:
    """The limits of one person over time: they change only where an agreement begins or ends."""

    changes: tuple[date, ...]
    """First days, in order, of every stretch but the first."""
    stretches: tuple[Limits, ...]

    def on(self, day: date) -> Limits:
        """The limits in force on ``day``."""
        return self.stretches[bisect_right(self.changes, day)]

    def over(self, days: Period) -> Sequence[Limits]:
        """Every set of limits in force on some day of ``days``."""
        first, last = (bisect_right(self.changes, day) for day in (days.first_day, days.last_day))
        return self.stretches[first : last + 1]


@dataclass(frozen=True, slots=True)
class Week:
    """A Monday-to-Sunday week, as far as it lies in the plan; a shift is counted on the day it starts."""

    monday: date
    days: Period
    """The days inside the plan."""
    shifts: tuple[Shift, ...]
    hours: timedelta
    hours_limit: timedelta
    """The strictest cap in force on any of its days."""
    weekly_rest: timedelta
    averaging: Agreed | None
    """The averaging agreement, when one is in force on every day of the week."""
    rest: Agreed | None


@dataclass(frozen=True, slots=True)
class RedDay:
    """A Sunday or holiday of the plan, and the work that lies in its own free time (AML § 10-10 (1))."""

    day: date
    work: timedelta
    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """All that a rule may look at when it judges one person."""

    person: Terms
    period: Period
    unit: UnitTerms
    agreements: Agreements
    rule: RuleFigures
    shifts: tuple[Shift, ...]
    """In time order."""
    hours: tuple[timedelta, ...]
    """Working time of each shift."""
    nights: tuple[timedelta, ...]
    """Night time of each shift; all zero where no shift of the line touches the hours from midnight to 06:00,
    for two-shift work between 06:00 and midnight is no night work (AML § 10-11 (1))."""
    weeks: tuple[Week, ...]
    red_days: tuple[RedDay, ...]
    limits: LimitsByDay

    def between(self, days: Period) -> Iterator[int]:
        """Positions of the shifts that start on ``days``."""
        return (n for n, shift in enumerate(self.shifts) if shift.day in days)

    def hours_in(self, days: Period) -> timedelta:
        """Working time of the shifts that start on ``days``."""
        return sum((self.hours[n] for n in self.between(days)), ZERO)

    def blocks(self, weeks: int, within: Period | None = None) -> Iterator[Period]:
        """``within`` (the plan) cut into stretches of so many weeks from its first day; the last may be shorter."""
        whole = within or self.period
        first = whole.first_day
        while first <= whole.last_day:
            last = min(first + max(weeks, 1) * WEEK - DAY, whole.last_day)
            yield Period(first, last)
            first = last + DAY


def lay_out(
    person: Terms,
    shifts: Iterable[Shift],
    period: Period,
    unit: UnitTerms,
    agreements: Agreements,
    rule: RuleFigures,
) -> Line:
    """The line of ``person``; ``shifts`` are that person's own, in any order."""
    own = tuple(sorted(shifts, key=lambda s: (s.starts, s.ends)))
    hours = tuple(s.hours for s in own)
    small_hours = any(in_small_hours(s, rule.settings) for s in own)
    nights = tuple(night_time(s, rule.settings) if small_hours else ZERO for s in own)
    by_day = _limits_by_day(person, agreements, unit, rule)
    return Line(
        person=person,
        period=period,
        unit=unit,
        agreements=agreements,
        rule=rule,
        shifts=own,
        hours=hours,
        nights=nights,
        weeks=tuple(_weeks(own, period, by_day)),
        red_days=tuple(_red_days(own, period, rule)),
        limits=by_day,
    )


def _limits_by_day(person: Terms, agreements: Agreements, unit: UnitTerms, rule: RuleFigures) -> LimitsByDay:
    own = [a for a in agreements.all if person.employee in a.covers]
    begins = {a.period.first_day for a in own}
    lapses = {a.period.last_day + DAY for a in own if a.period.last_day < date.max}
    changes = sorted((begins | lapses) - {date.min})
    mine = Agreements(tuple(own))
    stretches = tuple(limits(person.employee, day, mine, unit, rule) for day in (date.min, *changes))
    return LimitsByDay(tuple(changes), stretches)


def _weeks(shifts: Sequence[Shift], period: Period, by_day: LimitsByDay) -> Iterator[Week]:
    in_week: dict[date, list[Shift]] = {}
    for shift in shifts:
        in_week.setdefault(monday(shift.day), []).append(shift)
    first = monday(period.first_day)
    while first <= period.last_day:
        days = Period(max(first, period.first_day), min(first + 6 * DAY, period.last_day))
        own = tuple(in_week.get(first, ()))
        in_force = by_day.over(days)
        yield Week(
            monday=first,
            days=days,
            shifts=own,
            hours=sum((s.hours for s in own), ZERO),
            hours_limit=min(each.hours_a_week for each in in_force),
            weekly_rest=max(each.weekly_rest for each in in_force),
            averaging=in_force[-1].averaging if all(each.averaging for each in in_force) else None,
            rest=in_force[-1].rest if all(each.rest for each in in_force) else None,
        )
        first += WEEK


def _red_days(shifts: Sequence[Shift], period: Period, rule: RuleFigures) -> Iterator[RedDay]:
    by_day: dict[date, list[Shift]] = {}
    longest = 1
    for shift in shifts:
        by_day.setdefault(shift.day, []).append(shift)
        longest = max(longest, (shift.ends - shift.starts) // DAY + 1)
    for day, span in red_spans(period, rule.settings):
        near = (s for n in range(-1 - longest, 2) for s in by_day.get(day + n * DAY, ()))
        inside = tuple(s for s in near if span.shared(s))
        yield RedDay(day, sum((span.shared(s) for s in inside), ZERO), inside)
