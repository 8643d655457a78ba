"""What the rules of a ``.ros`` contract are turned into: measures and marks that grow as they are asked for."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import gcd

from adapters.solver.instance import Cell, CellCost, MarkCount, Pair, Run, Tally
from benchmarks.solver.nottingham_file import File


@dataclass(slots=True)
class Limits:
    """One person's limits, and how many rules of each kind are left out."""

    pairs: list[Pair] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    mark_counts: list[MarkCount] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    costs: list[CellCost] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Frame:
    """Measures and marks of the whole instance."""

    file: File
    grain: int = 1
    """Minutes that working time is counted in."""
    measures: list[tuple[tuple[int, ...], ...]] = field(default_factory=list)
    marks: list[tuple[Cell, ...]] = field(default_factory=list)
    _measures: dict[tuple[frozenset[int], frozenset[int]], int] = field(default_factory=dict)
    _marks: dict[tuple[Cell, ...], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """The first measure is working time."""
        self.grain = gcd(*(s.worked for s in self.file.shifts)) or 1
        hours = (0, *(s.worked // self.grain for s in self.file.shifts))
        self.measures.append((hours,) * self.file.days)

    @property
    def work(self) -> frozenset[int]:
        """Every shift code."""
        return self.file.codes("$")

    def weekday(self, day: int) -> int:
        """0 is Monday."""
        return (self.file.first.weekday() + day) % 7

    def count(self, codes: frozenset[int], weekdays: frozenset[int] = frozenset(range(7))) -> int:
        """The measure that counts one for each of ``codes`` on ``weekdays``."""
        key = (codes - {0}, weekdays)
        if key not in self._measures:
            on = tuple(int(c in key[0]) for c in range(len(self.file.shifts) + 1))
            none = (0,) * len(on)
            self._measures[key] = len(self.measures)
            self.measures.append(tuple(on if self.weekday(d) in weekdays else none for d in range(self.file.days)))
        return self._measures[key]

    def mark(self, cells: tuple[Cell, ...]) -> int:
        """The mark that any of ``cells`` makes."""
        if cells not in self._marks:
            self._marks[cells] = len(self.marks)
            self.marks.append(cells)
        return self._marks[cells]

    def saturdays(self) -> Iterator[int]:
        """Saturday of each weekend that has a day in the plan: the day before the plan where it begins on a Sunday."""
        return (day for day in range(-1, self.file.days) if self.weekday(day) == 5)

    def weekends(self, codes_on: Callable[[int], frozenset[int]]) -> list[int]:
        """A mark for each weekend; ``codes_on`` a day from Saturday (-1 Friday, 1 Sunday) gives what works it."""
        found = []
        for saturday in self.saturdays():
            days = (saturday + offset for offset in range(-1, 3))
            cells = tuple(
                (day, code)
                for offset, day in zip(range(-1, 3), days, strict=True)
                if 0 <= day < self.file.days
                for code in sorted(codes_on(offset))
            )
            if cells:
                found.append(self.mark(cells))
        return found

    def weeks(self) -> list[tuple[int, int, bool]]:
        """First and last day of each Monday-to-Sunday week in the plan, and whether it is whole."""
        begins = [0, *(d for d in range(1, self.file.days) if self.weekday(d) == 0), self.file.days]
        return [(a, b - 1, b - a == 7) for a, b in pairwise(begins)]
