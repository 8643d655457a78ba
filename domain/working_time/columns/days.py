"""The days of a plan in columns: midnights, nights, weeks, red days, as instants."""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import cached_property, lru_cache

import numpy as np

from domain.calendar import DAY as ONE_DAY
from domain.calendar import SATURDAY, Period, at, is_red, monday
from domain.working_time.columns.arrays import NONE, Bools, Ints, instant, ints
from domain.working_time.settings import Settings
from domain.working_time.windows import Span, night_from, red_spans, small_hours

PAD = 14
"""Days known before the first week and after the last."""


class Days:
    """A plan's days, counted from the Monday of its first week; every array has ``PAD`` days more at both ends."""

    def __init__(self, period: Period, settings: Settings) -> None:
        self.period, self.settings = period, settings
        self._clocks: dict[time, Ints] = {}
        self.monday = monday(period.first_day)
        self.weeks = ((period.last_day - self.monday).days // 7) + 1
        self.first = (period.first_day - self.monday).days
        """The plan's first day."""
        self.last = (period.last_day - self.monday).days
        self.count = 7 * self.weeks
        """Days in the plan's weeks."""
        self.all = tuple(self.monday + n * ONE_DAY for n in range(-PAD, self.count + PAD))
        self.week_first = np.maximum(np.arange(self.weeks, dtype=np.int64) * 7, self.first)
        """First day of each week inside the plan."""
        self.week_last = np.minimum(np.arange(self.weeks, dtype=np.int64) * 7 + 6, self.last)

    def position(self, day: date) -> int:
        """Where ``day`` stands."""
        return (day - self.monday).days

    def on(self, day: int) -> date:
        """The calendar day at that position."""
        return self.monday + int(day) * ONE_DAY

    @cached_property
    def midnights(self) -> Ints:
        """The instant each day begins in Oslo."""
        return self.clock(time())

    def clock(self, clock: time) -> Ints:
        """The instant of an Oslo clock on each day."""
        if clock not in self._clocks:
            self._clocks[clock] = ints([instant(at(day, clock)) for day in self.all])
        return self._clocks[clock]

    @cached_property
    def nights(self) -> tuple[Ints, Ints]:
        """From when to when the night lasts that begins on each day's evening."""
        return self._spans(night_from)

    @cached_property
    def small_hours(self) -> tuple[Ints, Ints]:
        """Midnight to the night's end on each day."""
        return self._spans(small_hours)

    def _spans(self, of: Callable[[date, Settings], Span]) -> tuple[Ints, Ints]:
        spans = [of(day, self.settings) for day in self.all]
        return ints([instant(s.starts) for s in spans]), ints([instant(s.ends) for s in spans])

    @cached_property
    def week_spans(self) -> tuple[Ints, Ints]:
        """Monday 00:00 to Monday 00:00 of each week of the plan."""
        edges = self.midnights[PAD : PAD + self.count + 1 : 7]
        return edges[:-1], edges[1:]

    @cached_property
    def red(self) -> Ints:
        """The positions of the plan's red days."""
        return ints([self.position(day) for day, _ in red_spans(self.period, self.settings)])

    @cached_property
    def red_spans(self) -> tuple[Ints, Ints]:
        """Each red day's own free time."""
        spans = [span for _, span in red_spans(self.period, self.settings)]
        return ints([instant(s.starts) for s in spans]), ints([instant(s.ends) for s in spans])

    @cached_property
    def red_at(self) -> Ints:
        """For each day (padded) which red day of the plan it is, or ``NONE``."""
        found = np.full(len(self.all), NONE, dtype=np.int64)
        found[self.red + PAD] = np.arange(len(self.red))
        return found

    @cached_property
    def red_day(self) -> Bools:
        """Which days (padded) are Sundays or holidays, inside the plan or not."""
        return np.array([is_red(day) for day in self.all], dtype=np.bool_)

    @cached_property
    def red_sunday(self) -> Bools:
        """Which of the red days are Sundays."""
        found: Bools = self.red % 7 == 6
        return found

    @cached_property
    def saturdays(self) -> Bools:
        """Which days (padded) are Saturdays."""
        found: Bools = ints([day.weekday() for day in self.all]) == SATURDAY
        return found

    @cached_property
    def inside(self) -> Bools:
        """Which days of the plan's weeks lie in the plan."""
        days = np.arange(self.count)
        found: Bools = (days >= self.first) & (days <= self.last)
        return found

    def blocks(self, weeks: int, first: int, last: int) -> list[tuple[int, int]]:
        """The days from ``first`` to ``last`` cut into stretches of so many weeks; the last may be shorter."""
        length = max(weeks, 1) * 7
        return [(day, min(day + length - 1, last)) for day in range(first, last + 1, length)]

    @property
    def length(self) -> int:
        """Days in the plan."""
        return len(self.period)


@lru_cache(maxsize=32)
def days_of(period: Period, settings: Settings) -> Days:
    """The days of ``period``."""
    return Days(period, settings)


def whole_days(duration: timedelta) -> int:
    """How many whole days ``duration`` holds."""
    return duration // ONE_DAY
