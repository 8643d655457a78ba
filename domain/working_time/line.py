"""One person's line (*turnuslinje*) as the rules read it: duties in time order, cut once into days and weeks.

What several rules need is counted once, when it is first asked for; each rule then passes over it once.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cached_property, reduce

from domain.calendar import DAY, WEEK, Period, at, monday, oslo_day
from domain.ids import PersonId
from domain.working_time.facts import NOTHING_KNOWN, Facts, RotaKind
from domain.working_time.figures import RuleFigures
from domain.working_time.limits import Limits, limits
from domain.working_time.model import ZERO, Agreed, Agreements, Basis, Shift, Terms, UnitTerms
from domain.working_time.settings import Settings
from domain.working_time.windows import Span, in_small_hours, night_time, red_spans

WITH_NIGHTS = {RotaKind.THREE_PART, RotaKind.CONTINUOUS, RotaKind.ROUND_THE_CLOCK}
"""The arrangements in which an evening after 21:00 is night work, whatever the other duties of the plan."""


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
    """A Monday-to-Sunday week, as far as it lies in the plan; a duty is counted on the day it starts."""

    monday: date
    days: Period
    """The days inside the plan."""
    shifts: tuple[Shift, ...]
    hours: timedelta
    """Normal hours, standby by its share among them."""
    total: timedelta
    """The same with what was worked beyond agreed hours."""
    hours_limit: timedelta
    """The strictest cap in force on any of its days."""
    weekly_rest: timedelta
    averaging: Agreed | None
    """The averaging agreement, when one is in force on every day of the week."""
    rest: Agreed | None
    passive: timedelta
    """Passive time in its mainly passive duties."""


@dataclass(frozen=True, slots=True)
class RedDay:
    """A Sunday or holiday of the plan, and the work that lies in its own free time (AML § 10-10 (1))."""

    day: date
    work: timedelta
    shifts: tuple[Shift, ...]


@dataclass(frozen=True)
class Line:
    """All that a rule may look at when it judges one person."""

    person: Terms
    period: Period
    unit: UnitTerms
    agreements: Agreements
    rule: RuleFigures
    segments: tuple[Shift, ...]
    """Every shift as planned or recorded, standby too, in time order."""
    facts: Facts = NOTHING_KNOWN

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        """The duties (*hovedarbeidsperioder*) in time order: work on site, segments that adjoin made one.

        A duty belongs whole to the day it starts on, and has the code and kind of its first segment.
        """
        return tuple(_duty(parts, self.rule.settings) for parts in self.parts)

    @cached_property
    def parts(self) -> tuple[tuple[Shift, ...], ...]:
        """The segments of each duty, in time order."""
        return tuple(map(tuple, _chains(self.segments)))

    @cached_property
    def own(self) -> tuple[Shift, ...]:
        """The duties for the employer whose plan it is."""
        return tuple(s for s in self.shifts if not s.other_employer)

    @cached_property
    def standby(self) -> tuple[Shift, ...]:
        """Standby away from the workplace, in time order."""
        return tuple(s for s in self.segments if s.standby)

    @cached_property
    def hours(self) -> tuple[timedelta, ...]:
        """Normal working time of each duty."""
        return tuple(s.normal for s in self.shifts)

    @cached_property
    def total(self) -> tuple[timedelta, ...]:
        """Working time of each duty, what is beyond agreed hours too."""
        return tuple(s.hours for s in self.shifts)

    @cached_property
    def nights(self) -> tuple[timedelta, ...]:
        """Night time of each duty; all zero where no duty of the line touches the hours from midnight to 06:00,
        for two-shift work between 06:00 and midnight is no night work (AML § 10-11 (1)). It is none of the kind
        where a rota with nights is on record."""
        settings = self.rule.settings
        if self.facts.person.rota not in WITH_NIGHTS and not any(in_small_hours(s, settings) for s in self.shifts):
            return (ZERO,) * len(self.shifts)
        return tuple(night_time(s, settings) for s in self.shifts)

    @cached_property
    def limits(self) -> LimitsByDay:
        """The limits in force, day by day."""
        strain = self.facts.person.considerable_strain
        unit = self.unit if strain is None else replace(self.unit, particular_strain_at_night=strain)
        return limits_by_day(self.person.employee, self.agreements, unit, self.rule)

    @cached_property
    def weeks(self) -> tuple[Week, ...]:
        """Every week that has a day in the plan."""
        return tuple(self._weeks())

    @cached_property
    def red_days(self) -> tuple[RedDay, ...]:
        """Every Sunday and holiday of the plan."""
        return tuple(_red_days(self.shifts, self.period, self.rule))

    @cached_property
    def as_doctor(self) -> bool:
        """Whether the doctors' own tariff agreement is in force on every day of the plan."""
        return self.agreements.throughout(Basis.DOCTORS, self.person.employee, self.period.days()) is not None

    def between(self, days: Period) -> Iterator[int]:
        """Positions of the duties that start on ``days``."""
        first, last = days.first_day, days.last_day
        return (n for n, shift in enumerate(self.shifts) if first <= shift.day <= last)

    def hours_in(self, days: Period) -> timedelta:
        """Normal working time of the duties that start on ``days``, standby by its share among them."""
        return sum((self.hours[n] for n in self.between(days)), self.standby_in(days))

    def standby_in(self, days: Period) -> timedelta:
        """What the standby that starts on ``days`` counts as normal hours (AML § 10-4 (3))."""
        return sum((self.counted(s) for s in self.standby if s.day in days), ZERO)

    def counted(self, standby: Shift) -> timedelta:
        """What a standby counts: its share, by agreement or one in seven; time worked meanwhile counts in full."""
        lasted = standby.hours
        if self.rule.settings.standby_active_counts_once:
            lasted -= Span(standby.starts, standby.ends).filled(self.shifts)
        ratio = self.standby_ratio(standby.day)
        return max(lasted, ZERO) * ratio.numerator / ratio.denominator

    def standby_ratio(self, day: date) -> Fraction:
        """The share of standby that is counted on ``day``."""
        agreed = self.agreements.covering(Basis.STANDBY, self.person.employee, day)
        if agreed is None:
            return Fraction(1, self.rule.figures.standby_hours_each.value)
        return agreed.standby_ratio or self.rule.tariff.standby_ratio.value

    def mainly_passive(self, shift: Shift) -> bool:
        """Whether a duty is wholly or mainly passive (*helt eller i det vesentlige*, AML § 10-4 (2))."""
        return shift.passive * 100 > shift.hours * self.rule.settings.mainly_passive

    def blocks(self, weeks: int, within: Period | None = None) -> Iterator[Period]:
        """``within`` (the plan) cut into stretches of so many weeks from its first day; the last may be shorter."""
        whole = within or self.period
        first = whole.first_day
        while first <= whole.last_day:
            last = min(first + max(weeks, 1) * WEEK - DAY, whole.last_day)
            yield Period(first, last)
            first = last + DAY

    def _weeks(self) -> Iterator[Week]:
        in_week: dict[date, list[Shift]] = {}
        standby: dict[date, timedelta] = {}
        for shift in self.shifts:
            in_week.setdefault(monday(shift.day), []).append(shift)
        for each in self.standby:
            standby[monday(each.day)] = standby.get(monday(each.day), ZERO) + self.counted(each)
        first = monday(self.period.first_day)
        while first <= self.period.last_day:
            days = Period(max(first, self.period.first_day), min(first + 6 * DAY, self.period.last_day))
            own = tuple(in_week.get(first, ()))
            in_force = self.limits.over(days)
            normal, extra, passive = standby.get(first, ZERO), ZERO, ZERO
            for shift in own:
                normal += shift.normal
                extra += shift.extra
                if shift.passive and self.mainly_passive(shift):
                    passive += shift.passive
            yield Week(
                monday=first,
                days=days,
                shifts=own,
                hours=normal,
                total=normal + extra,
                hours_limit=min(each.hours_a_week for each in in_force),
                weekly_rest=max(each.weekly_rest for each in in_force),
                averaging=in_force[-1].averaging if all(each.averaging for each in in_force) else None,
                rest=in_force[-1].rest if all(each.rest for each in in_force) else None,
                passive=passive,
            )
            first += WEEK


def lay_out(
    person: Terms,
    shifts: Iterable[Shift],
    period: Period,
    unit: UnitTerms,
    agreements: Agreements,
    rule: RuleFigures,
    facts: Facts = NOTHING_KNOWN,
) -> Line:
    """The line of ``person``; ``shifts`` are that person's own, in any order."""
    own = tuple(sorted(shifts, key=lambda s: (s.starts, s.ends)))
    return Line(person, period, unit, agreements, rule, own, facts)


def limits_by_day(employee: PersonId, agreements: Agreements, unit: UnitTerms, rule: RuleFigures) -> LimitsByDay:
    """The limits of ``employee``, day by day."""
    own = [a for a in agreements.all if employee in a.covers]
    begins = {a.period.first_day for a in own}
    lapses = {a.period.last_day + DAY for a in own if a.period.last_day < date.max}
    changes = sorted((begins | lapses) - {date.min})
    mine = Agreements(tuple(own))
    stretches = tuple(limits(employee, day, mine, unit, rule) for day in (date.min, *changes))
    return LimitsByDay(tuple(changes), stretches)


def _chains(segments: Sequence[Shift]) -> list[list[Shift]]:
    chains: list[list[Shift]] = []
    ending: dict[tuple[datetime, bool], int] = {}  # another segment may lie between two that adjoin, overlapping both
    for each in segments:
        if each.standby:
            continue
        position = ending.pop((each.starts, each.other_employer), len(chains))
        if position < len(chains):
            chains[position].append(each)
        else:
            chains.append([each])
        ending[each.ends, each.other_employer] = position
    return chains


def _duty(parts: Sequence[Shift], settings: Settings) -> Shift:
    first = parts[0] if settings.day_starts == settings.day_starts.min else _moved(parts[0], settings)
    return first if len(parts) == 1 else reduce(_joined, parts[1:], first)


def _joined(duty: Shift, more: Shift) -> Shift:
    return replace(
        duty,
        ends=more.ends,
        unpaid_break=duty.unpaid_break + more.unpaid_break,
        paid_break=duty.paid_break + more.paid_break,
        passive=duty.passive + more.passive,
        extra=duty.extra + more.extra,
        called_out=duty.called_out and more.called_out,
    )


def _moved(shift: Shift, settings: Settings) -> Shift:
    """The same duty on the 24 h it starts in, where those do not begin at midnight."""
    day = oslo_day(shift.starts)
    return replace(shift, day=day if shift.starts >= at(day, settings.day_starts) else day - DAY)


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
