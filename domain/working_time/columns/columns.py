"""Many people's lines in columns: what ``Line`` counts for one person, counted for all of them at once.

Everything here has the name and the meaning it has in ``domain/working_time/line.py``; each is counted once, when it
is first asked for.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from domain.working_time.columns.arrays import (
    DAY,
    NONE,
    PAST,
    Bools,
    Ints,
    counted,
    divided,
    ints,
    micros,
    shared,
    summed,
    where,
)
from domain.working_time.columns.days import PAD, Days
from domain.working_time.columns.in_force import InForce
from domain.working_time.columns.people import AWAY, People
from domain.working_time.columns.table import Table, duties
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Basis, UnitTerms

N = TypeVar("N", bound=np.generic)
LONGEST = 3
"""Days a segment lasts at most to be judged in columns."""


@dataclass(frozen=True)
class Columns:
    """All that a column rule may look at."""

    days: Days
    people: People
    unit: UnitTerms
    rule: RuleFigures
    in_force: InForce
    segments: Table
    """Every shift as planned or recorded, standby too. Each starts in the plan's weeks, on the day it is said to,
    ends after it starts, and within ``LONGEST`` days."""

    @cached_property
    def shifts(self) -> Table:
        """The duties: work on site, segments that adjoin made one."""
        found, settings = duties(self.segments), self.rule.settings
        if settings.day_starts == settings.day_starts.min:
            return found
        begins = self.days.clock(settings.day_starts)
        return replace(found, day=np.searchsorted(begins, found.starts, side="right") - 1 - PAD)

    @cached_property
    def standby(self) -> Table:
        """Standby away from the workplace."""
        return self.segments.only(self.segments.standby)

    @cached_property
    def own(self) -> Table:
        """The duties of the employer's own plan: no call-outs, nothing of another employer's."""
        return self.shifts.only(~(self.shifts.called_out | self.shifts.other_employer))

    @cached_property
    def planned(self) -> Table:
        """The same and standby away from the workplace; not in time order."""
        return self.own.joined(self.standby.only(~self.standby.other_employer))

    @property
    def cells(self) -> tuple[int, int]:
        """People, and the weeks of the plan."""
        return self.people.count, self.days.weeks

    @cached_property
    def week(self) -> Ints:
        """The week of each duty."""
        found: Ints = self.shifts.day // 7
        return found

    @cached_property
    def inside(self) -> Bools:
        """Which duties start on a day of the plan."""
        found: Bools = (self.shifts.day >= self.days.first) & (self.shifts.day <= self.days.last)
        return found

    def by_week(self, amounts: Ints) -> Ints:
        """The sum over duties, by person and week."""
        return self._matrix(self.shifts, amounts, self.days.weeks, 7)

    def by_day(self, amounts: Ints) -> Ints:
        """The sum over duties, by person and day of the plan's weeks."""
        return self._matrix(self.shifts, amounts, self.days.count, 1)

    def some_on(self, table: Table) -> Bools:
        """On which days of the plan's weeks each person has something of ``table``."""
        found = np.zeros((self.people.count, self.days.count), dtype=np.bool_)
        found[table.row, table.day] = True
        return found

    def count_on(self, table: Table) -> Ints:
        """How many of ``table`` each person has on each day of the plan's weeks."""
        width = self.days.count
        return counted(table.row * width + table.day, self.people.count * width).reshape(-1, width)

    def _matrix(self, table: Table, amounts: Ints, width: int, days: int) -> Ints:
        at = table.row * width + (table.day // days if days > 1 else table.day)
        return summed(at, amounts, self.people.count * width).reshape(self.people.count, width)

    @cached_property
    def week_standby(self) -> Ints | None:
        """What standby counts each week; nothing where nobody has any."""
        return self._matrix(self.standby, self.counted_standby, self.days.weeks, 7) if len(self.standby.row) else None

    @cached_property
    def week_hours(self) -> Ints:
        """Normal hours by person and week, standby by its share among them."""
        found = self.by_week(self.shifts.normal)
        return found if self.week_standby is None else found + self.week_standby

    @cached_property
    def week_total(self) -> Ints:
        """The same with what was worked beyond agreed hours."""
        return self.week_hours + self.by_week(self.shifts.extra) if self.shifts.some_extra else self.week_hours

    @cached_property
    def day_hours(self) -> Ints:
        """Normal hours of the duties that start on each day of the plan's weeks."""
        return self.by_day(self.shifts.normal)

    @cached_property
    def sum_hours(self) -> Ints:
        """Normal hours of all duties of each person."""
        return summed(self.shifts.row, self.shifts.normal, self.people.count)

    @cached_property
    def mainly_passive(self) -> Bools:
        """Which duties are wholly or mainly passive."""
        found: Bools = self.shifts.passive * 100 > self.shifts.hours * self.rule.settings.mainly_passive
        return found

    def hours_in(self, first: int, last: int) -> Ints:
        """Each person's normal hours of the duties and standby that start on those days."""
        sums = self._hours_so_far
        return sums[:, last + 1] - sums[:, first]

    def own_hours_in(self, first: int, last: int) -> Ints:
        """The same of the employer's own duties alone."""
        sums = self._own_hours_so_far
        return sums[:, last + 1] - sums[:, first]

    @cached_property
    def _hours_so_far(self) -> Ints:
        return self._so_far(self.day_hours)

    @cached_property
    def _own_hours_so_far(self) -> Ints:
        if self.own is self.shifts:
            return self._hours_so_far
        return self._so_far(self._matrix(self.own, self.own.normal, self.days.count, 1))

    def _so_far(self, daily: Ints) -> Ints:
        if len(self.standby.row):
            daily = daily + self._matrix(self.standby, self.counted_standby, self.days.count, 1)
        return np.concatenate((np.zeros((self.people.count, 1), dtype=np.int64), np.cumsum(daily, axis=1)), axis=1)

    @cached_property
    def counted_standby(self) -> Ints:
        """What each standby counts: its share; time worked meanwhile counts in full and is taken out of it."""
        lasted = self.standby.hours
        if self.rule.settings.standby_active_counts_once:
            lasted = lasted - self.on_site_during(self.standby)
        top, under = self.standby_ratio
        return divided(np.maximum(lasted, 0) * top, under)

    def on_site_during(self, standby: Table) -> Ints:
        """How much of each standby some duty of the same person fills; what two fill at once is counted once."""
        shifts = self.shifts
        if not len(shifts.row) or not len(standby.row):
            return np.zeros(len(standby.row), dtype=np.int64)
        # each duty's own part begins where the one before that ended last ends, so that no two parts meet
        before = np.where(shifts.before >= 0, shifts.ends[shifts.before], PAST)
        begins = np.maximum(shifts.starts, before)
        ends = np.maximum(shifts.ends, begins)
        so_far = np.concatenate(([0], np.cumsum(ends - begins)))
        first = min(int(begins.min()), int(standby.starts.min()))
        span = max(int(ends.max()), int(standby.ends.max())) - first + 1
        in_row = begins - first + shifts.row * span

        def filled(moment: Ints) -> Ints:
            """Time on site, of this person and those before, until ``moment``."""
            nth: Ints = np.searchsorted(in_row, moment - first + standby.row * span, side="right")
            last = np.maximum(nth - 1, 0)
            there = (nth > 0) & (shifts.row[last] == standby.row)
            beyond = np.where(there, np.maximum(ends[last] - moment, 0), 0)
            return so_far[nth] - beyond

        return filled(standby.ends) - filled(standby.starts)

    @cached_property
    def standby_ratio(self) -> tuple[Ints, Ints]:
        """The share of each standby that is counted: numerator and denominator."""
        default = Fraction(1, self.rule.figures.standby_hours_each.value)
        tariff = self.rule.tariff.standby_ratio.value
        shares = [[a.standby_ratio or tariff for a in own] + [default] for own in self.in_force.own]
        at = self.on(self.in_force.covering(Basis.STANDBY), self.standby)
        found = [shares[of][k] for of, k in zip(self.in_force.of[self.standby.row].tolist(), at.tolist(), strict=True)]
        return ints([f.numerator for f in found]), ints([f.denominator for f in found])

    def on(self, by_class: Ints, table: Table) -> Ints:
        """What holds for each of ``table`` on its day; ``by_class`` is by class and day, padded."""
        return by_class[self.in_force.of[table.row], table.day + PAD]

    def each(self, by_class: NDArray[N]) -> NDArray[N]:
        """What holds for each person; ``by_class`` has one row a class."""
        return by_class if len(by_class) == 1 else by_class[self.in_force.of]

    @cached_property
    def nights(self) -> Ints:
        """Night time of each duty; zero for everybody none of whose duties touches the hours from midnight to 06:00."""
        small = self.spans_shared(*self.days.small_hours)
        people = np.zeros(self.people.count, dtype=np.bool_)
        people[self.shifts.row[small > 0]] = True
        at_night: Ints = self.spans_shared(*self.days.nights) * people[self.shifts.row]
        return at_night

    def spans_shared(self, from_: Ints, to: Ints) -> Ints:
        """Time each duty shares with the stretches (one a day, padded) of the days it touches."""
        starts, ends, day = self.shifts.starts, self.shifts.ends, self.shifts.day + PAD
        found = np.zeros(len(day), dtype=np.int64)
        for n in (-1, 0, 1):
            found += shared(starts, ends, from_[day + n], to[day + n])
        if self.shifts.longest_days:
            for n in range(2, self.shifts.longest_days + 2):
                enough: Bools = ends - starts >= (n - 1) * DAY
                so_long = where(enough)
                at = day[so_long] + n
                found[so_long] += shared(starts[so_long], ends[so_long], from_[at], to[at])
        return found

    @cached_property
    def red_shared(self) -> tuple[Ints, Ints, Ints]:
        """Work that lies in a red day's own free time: the duty, which red day, how much."""
        shifts, red_at = self.shifts, self.days.red_at
        starts, ends = self.days.red_spans
        longest = shifts.longest_days + 1
        found = []
        for n in range(-1, longest + 2):
            red = red_at[shifts.day + n + PAD] if len(starts) else np.full(len(shifts.day), NONE)
            near = where(red != NONE)
            red = red[near]
            time = shared(shifts.starts[near], shifts.ends[near], starts[red], ends[red])
            some = where(time)
            found.append((near[some], red[some], time[some]))
        duty, which, amount = (np.concatenate(each) for each in zip(*found, strict=True))
        return duty, which, amount

    @cached_property
    def red_work(self) -> Ints:
        """Work by person and red day."""
        duty, red, time = self.red_shared
        width = len(self.days.red)
        return summed(self.shifts.row[duty] * width + red, time, self.people.count * width).reshape(-1, width)

    @cached_property
    def counted_sundays(self) -> Ints:
        """Time of each duty between Saturday 22:00 and Sunday 22:00, as the 231 hours a year are counted."""
        clock = self.days.clock(self.rule.settings.counted_sunday_starts)
        saturdays = self.days.saturdays
        from_, to = clock.copy(), np.append(clock[1:], clock[-1])
        from_[~saturdays] = to[~saturdays]
        return self.spans_shared(from_, to)

    @cached_property
    def absent(self) -> Ints:
        """The effect of absence by person and day of the plan's weeks."""
        return self.people.absent(self.days)

    def hours_due(self, first: int, last: int, week: Ints) -> Ints:
        """Working time each owes on those days where full time is ``week``."""
        own = divided(week * self.people.fraction, 100)
        due: Ints = divided(own * (last - first + 1), 7)
        if self.people.absences:
            days = np.arange(first, last + 1)
            away = (self.absent[:, days[days % 7 < 5]] == AWAY).sum(axis=1)
            due = due - divided(own * away, 5)
        return due

    @cached_property
    def as_doctor(self) -> Bools:
        """Whether the doctors' own tariff agreement is in force for each throughout the plan."""
        found: Bools = self.in_force.throughout(Basis.DOCTORS, self.days.first, self.days.last)[self.in_force.of]
        return found

    def figure(self, name: str) -> int:
        """A figure of the act that is a duration, in microseconds."""
        value: timedelta = getattr(self.rule.figures, name).value
        return micros(value)

    def count_in(self, mask: Bools, width: int, at: Ints) -> Ints:
        """How many duties for which ``mask`` holds, by person and the column ``at`` of each."""
        chosen = where(mask)
        cells = self.people.count * width
        return counted(self.shifts.row[chosen] * width + at[chosen], cells).reshape(-1, width)
