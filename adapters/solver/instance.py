"""The problem as whole numbers: people, days and shift codes by index, minutes and grains for time.

Everything a worker process needs, in a fixed order, so that the same problem gives the same search.
A grain is the largest number of minutes that divides every shift's working time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

OFF = 0
"""The code of a day off; the shift codes count from 1."""

Row: TypeAlias = tuple[int, ...]
"""One person's codes, day by day."""
Cell: TypeAlias = tuple[int, int]
"""A day and a code on it."""


@dataclass(frozen=True, slots=True)
class HourCap:
    """At most ``grains`` of working time from day ``first`` to day ``last``."""

    first: int
    last: int
    grains: int
    name: str


@dataclass(frozen=True, slots=True)
class MarkCap:
    """Of ``marks`` (weekends, or red days) at most ``at_most`` may be worked."""

    marks: tuple[int, ...]
    at_most: int
    name: str


@dataclass(frozen=True, slots=True)
class RunCap:
    """In any ``at_most + 1`` consecutive days, at most ``at_most`` hold one of ``codes``."""

    codes: tuple[int, ...]
    at_most: int
    name: str


@dataclass(frozen=True, slots=True)
class RestWeek:
    """One of ``blocks`` is free: each is the cells that would cut a long enough rest inside one week."""

    first: int
    last: int
    blocks: tuple[frozenset[Cell], ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """``code`` on ``day`` leaves too little rest before any of ``later`` on ``later_day``."""

    day: int
    code: int
    later_day: int
    later: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """One employee: what may stand in each cell, and every limit of the row."""

    name: str
    options: tuple[tuple[int, ...], ...]
    """Codes that may stand on each day, a day off apart."""
    fixed: tuple[bool, ...]
    """Whether the day stays as the starting rota has it: absent, on a course, or kept."""
    clashes: tuple[Clash, ...]
    rests: tuple[RestWeek, ...]
    hour_caps: tuple[HourCap, ...]
    mark_caps: tuple[MarkCap, ...]
    run_caps: tuple[RunCap, ...]
    due: int
    """Grains owed over the whole plan, rounded down."""
    wishes: tuple[tuple[int, int, int], ...]
    """Day, code (or ``OFF``), weight."""
    quick: tuple[Clash, ...]
    """Lawful, and shorter than the ordinary daily rest: to be avoided."""
    night_goal: tuple[int, int]
    """Fewest and most nights that are a fair share."""
    weekend_goal: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Slot:
    """A need line on one day: which codes cover it, and which people count."""

    day: int
    codes: frozenset[int]
    people: frozenset[int]
    minimum: int
    ideal: int
    over: int
    """Penalty for each head above the ideal; 0 where another line of the shift counts it."""


@dataclass(frozen=True, slots=True)
class Instance:
    """The whole problem."""

    days: int
    codes: int
    grain: int
    """Minutes in a grain."""
    hours: tuple[tuple[int, ...], ...]
    """Grains of each code on each day."""
    night_codes: frozenset[int]
    people: tuple[Person, ...]
    slots: tuple[Slot, ...]
    slots_on: tuple[tuple[int, ...], ...]
    """The slots of each day."""
    marks: tuple[tuple[Cell, ...], ...]
    """Cells that work each weekend, then each red day."""
    weekends: tuple[tuple[int, ...], ...]
    """The days of each weekend."""
    weeks: tuple[tuple[int, ...], ...]
    """The days of each Monday-to-Sunday week inside the plan."""
    aimless: tuple[frozenset[int], ...]
    """Codes that cover no need on each day."""
    start: tuple[Row, ...]
    """Courses and kept cells only: what every rota holds."""

    def worked(self, row: Row | Sequence[int], first: int, last: int) -> int:
        """Grains worked in ``row`` from day ``first`` to day ``last``."""
        hours = self.hours
        return sum(hours[day][row[day]] for day in range(first, last + 1))
