"""The problem as whole numbers: people, days and shift codes by index, time in minutes and grains.

Everything an engine or a worker process needs, in a fixed order, so that the same problem gives the same search.
A grain is the largest number of minutes that divides every shift's working time.

What is hard is a ceiling: taking a shift away never breaks it, so an empty row is lawful and every engine can keep
its rows lawful as it goes. What must be reached (a floor) is a penalty of ``FLOOR`` a unit instead, above all others.
Days before the plan (``first_day``) and after it may be there as fixed history; they count in every limit that
reaches over the edge.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

OFF = 0
"""The code of a day off; the shift codes count from 1."""
FLOOR = 100_000
"""The penalty of a unit that must not be lacking: a rota with any is not finished."""
HOURS = 0
"""The measure of working time, in grains."""

Row: TypeAlias = tuple[int, ...]
"""One person's codes, day by day."""
Cell: TypeAlias = tuple[int, int]
"""A day and a code on it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A weighted count of what a row holds from day ``first`` to day ``last``, with its limit and its price."""

    name: str
    measure: int
    """Which of ``Instance.measures`` weighs the cells."""
    first: int
    last: int
    at_most: int | None = None
    """Hard."""
    low: int = 0
    under: int = 0
    """Penalty for each unit below ``low``."""
    high: int | None = None
    over: int = 0
    """Penalty for each unit above ``high``."""
    part: str = ""
    """The part of the penalty that ``under`` and ``over`` belong to."""


@dataclass(frozen=True, slots=True)
class MarkCount:
    """How many of ``marks`` (weekends, red days) are worked: one is, when any of its cells stands."""

    name: str
    marks: tuple[int, ...]
    at_most: int | None = None
    """Hard."""
    low: int = 0
    under: int = 0
    high: int | None = None
    over: int = 0
    part: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """How many days in a row may, or should, hold one of ``codes`` (``OFF`` may be among them)."""

    name: str
    codes: frozenset[int]
    at_most: int | None = None
    """Hard; never set where ``codes`` holds ``OFF``."""
    most: int | None = None
    long: int = 0
    """Penalty for each day beyond ``most``."""
    least: int = 0
    short: int = 0
    """Penalty for each day that a run lacks to ``least``. A run that touches the first or last day lacks nothing."""
    part: str = ""


@dataclass(frozen=True, slots=True)
class RestWeek:
    """A rest of ``least`` minutes lies somewhere between ``opens`` and ``closes``; hard.

    Shifts of the days ``first`` to ``last`` are all that can cut it.
    """

    first: int
    last: int
    opens: int
    closes: int
    least: int


@dataclass(frozen=True, slots=True)
class Pair:
    """One of ``codes`` on ``day`` before one of ``later`` on ``later_day``: hard, or at a ``cost``."""

    name: str
    day: int
    codes: frozenset[int]
    later_day: int
    later: frozenset[int]
    cost: int | None = None
    """Penalty; nothing: forbidden, and neither side holds ``OFF``."""
    part: str = ""


@dataclass(frozen=True, slots=True)
class CellCost:
    """What ``code`` on ``day`` costs; a wish for another code costs each of the others."""

    day: int
    code: int
    cost: int
    part: str


@dataclass(frozen=True, slots=True)
class Person:
    """One employee: what may stand in each cell, every limit of the row, and what it costs."""

    name: str
    options: tuple[tuple[int, ...], ...]
    """Codes that may stand on each day, a day off apart."""
    fixed: tuple[bool, ...]
    """Whether the day stays as ``Instance.start`` has it: history, absent, on a course, or kept."""
    pairs: tuple[Pair, ...] = ()
    rests: tuple[RestWeek, ...] = ()
    tallies: tuple[Tally, ...] = ()
    mark_counts: tuple[MarkCount, ...] = ()
    runs: tuple[Run, ...] = ()
    costs: tuple[CellCost, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A need line on one day: which codes cover it, which people count, and what too few or too many cost."""

    day: int
    codes: frozenset[int]
    people: frozenset[int]
    minimum: int
    lacking: int
    """Penalty for each head under the minimum."""
    ideal: int
    """At least ``minimum``."""
    short: int
    """Penalty for each head under the ideal, on top."""
    over: int
    """Penalty for each head above the ideal; 0 where another line of the shift counts it."""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Instance:
    """The whole problem."""

    days: int
    codes: int
    grain: int
    """Minutes in a grain."""
    starts: tuple[tuple[int, ...], ...]
    """Minute of elapsed time at which a code of a day begins, by day and code; place 0 stands for a day off."""
    ends: tuple[tuple[int, ...], ...]
    measures: tuple[tuple[tuple[int, ...], ...], ...]
    """Weights by measure, day and code, none negative, ``OFF`` 0; ``measures[HOURS]`` is working time in grains."""
    people: tuple[Person, ...]
    slots: tuple[Slot, ...]
    slots_on: tuple[tuple[int, ...], ...]
    """The slots of each day."""
    marks: tuple[tuple[Cell, ...], ...]
    """Cells that work each weekend, each red day; never ``OFF``."""
    weekends: tuple[tuple[int, ...], ...]
    """The days of each weekend, first to last."""
    weeks: tuple[tuple[int, ...], ...]
    """The days of each Monday-to-Sunday week inside the plan."""
    start: tuple[Row, ...]
    """Fixed cells only: what every rota holds."""
    begin: tuple[Row, ...] = ()
    """Rows to begin the search from, lawful or not; empty: none."""
    first_day: int = 0
    """The plan's first day: those before are history."""
    cycle: int | None = None
    """Days after which every row begins again (*grunnturnus*): cell ``d`` equals cell ``d - cycle``."""

    def worked(self, row: Row | Sequence[int], first: int, last: int) -> int:
        """Grains worked in ``row`` from day ``first`` to day ``last``."""
        hours = self.measures[HOURS]
        return sum(hours[day][row[day]] for day in range(first, last + 1))
