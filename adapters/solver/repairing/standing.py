"""One person's standing row with what every limit has left, so that a few changed cells are a few look-ups."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from adapters.solver.instance import OFF, Instance, MarkCount, Pair, Person, RestWeek, Row, Tally
from adapters.solver.legality import longest_rest

Ints = NDArray[np.int64]
_T = TypeVar("_T")


class Marks:
    """Which weekends and red days each cell works; the same for everybody."""

    def __init__(self, instance: Instance) -> None:
        self.on_day: dict[int, list[int]] = {}
        """The marks that some code of a day works."""
        for m, cells in enumerate(instance.marks):
            for day in sorted({day for day, _ in cells}):
                self.on_day.setdefault(day, []).append(m)
        self.cells = tuple(frozenset(cells) for cells in instance.marks)
        self.days = tuple(sorted({day for day, _ in cells}) for cells in instance.marks)


class Standing:
    """A row as it stands. A change is let through when it adds no breach of a hard limit to what there is already.

    A change is a day and the code that is to stand there. ``hours`` says whether limits on working time count: extra
    work is beyond agreed hours, and what the limits on those leave is for the rules to say.
    """

    def __init__(self, instance: Instance, marks: Marks, person: int, row: Row) -> None:
        self.instance = instance
        self.marks = marks
        self.who = instance.people[person]
        self.row = row
        self.pairs: dict[int, list[Pair]] = {}
        self.quick: dict[int, list[Pair]] = {}
        for pair in self.who.pairs:
            if pair.cost is None or pair.name == "quick_return":
                by_day = self.pairs if pair.cost is None else self.quick
                for day in {pair.day, pair.later_day}:
                    by_day.setdefault(day, []).append(pair)
        self.rests: dict[int, list[RestWeek]] = {}
        for rest in self.who.rests:
            for day in range(rest.first, rest.last + 1):
                self.rests.setdefault(day, []).append(rest)
        ceilings: dict[int, list[Tally]] = {}
        for tally in self.who.tallies:
            if tally.at_most is not None:
                ceilings.setdefault(tally.measure, []).append(tally)
        self.ceilings = {m: _Ceilings(instance, m, tallies, row) for m, tallies in ceilings.items()}
        self.marked = {m for m, cells in enumerate(marks.cells) if any((d, row[d]) in cells for d in marks.days[m])}
        self.counts: dict[int, list[_Count]] = {}
        for count in self.who.mark_counts:
            if count.at_most is not None:
                left = count.at_most - sum(m in self.marked for m in count.marks)
                kept = _Count(count, frozenset(count.marks), left)
                for m in count.marks:
                    self.counts.setdefault(m, []).append(kept)
        self.runs = tuple((run.codes, run.at_most) for run in self.who.runs if run.at_most is not None)

    def open_to(self, day: int, code: int) -> bool:
        """Whether the code may stand in the cell by itself."""
        return not self.who.fixed[day] and (code == OFF or code in self.who.options[day])

    def allows(self, changes: Mapping[int, int], *, hours: bool = True) -> bool:
        """Whether the row may change so."""
        if not all(self.open_to(day, code) for day, code in changes.items()):
            return False
        row = self._with(changes)
        return (
            self._orders(row, changes)
            and self._runs(row, changes)
            and (not hours or all(c.allow(changes) for c in self.ceilings.values()))
            and self._marks(row, changes)
            and self._rests(row, changes)
        )

    def quick_returns(self, changes: Mapping[int, int]) -> int:
        """Short rests that the changes make, less those they undo."""
        found = 0
        row = self._with(changes)
        for pair in _once(self.quick.get(day, ()) for day in changes):
            found += _broken(pair, row) - _broken(pair, self.row)
        return found

    def binding(self, first: int, last: int) -> Person:
        """The person with those hard limits only that a change on days ``first`` to ``last`` can reach, and its price
        in short rests and wishes; of ceilings over the same of these days the tightest."""
        days = range(first, last + 1)
        marks = sorted({m for day in days for m in self.marks.on_day.get(day, ())})
        return replace(
            self.who,
            pairs=tuple(_once(by.get(day, ()) for by in (self.pairs, self.quick) for day in days)),
            rests=tuple(_once(self.rests.get(day, ()) for day in days)),
            tallies=tuple(t for c in self.ceilings.values() for t in c.tightest(first, last)),
            mark_counts=tuple(each.count for each in _once(self.counts.get(m, ()) for m in marks)),
            runs=tuple(run for run in self.who.runs if run.at_most is not None),
            costs=tuple(cost for cost in self.who.costs if cost.day in days),
        )

    def _with(self, changes: Mapping[int, int]) -> list[int]:
        row = list(self.row)
        for day, code in changes.items():
            row[day] = code
        return row

    def _orders(self, row: Sequence[int], changes: Mapping[int, int]) -> bool:
        for pair in _once(self.pairs.get(day, ()) for day in changes):
            if _broken(pair, row) and not _broken(pair, self.row):
                return False
        return True

    def _rests(self, row: Sequence[int], changes: Mapping[int, int]) -> bool:
        for rest in _once(self.rests.get(day, ()) for day in changes):
            longest = longest_rest(self.instance, row, rest)
            if longest < rest.least and longest < longest_rest(self.instance, self.row, rest):
                return False
        return True

    def _marks(self, row: Sequence[int], changes: Mapping[int, int]) -> bool:
        more, fewer = set(), set()
        for m in {m for day in changes for m in self.marks.on_day.get(day, ())}:
            works = any((d, row[d]) in self.marks.cells[m] for d in self.marks.days[m])
            if works and m not in self.marked:
                more.add(m)
            elif not works and m in self.marked:
                fewer.add(m)
        for m in more:
            for count in self.counts.get(m, ()):
                added = len(more & count.among) - len(fewer & count.among)
                if added > max(count.left, 0):
                    return False
        return True

    def _runs(self, row: Sequence[int], changes: Mapping[int, int]) -> bool:
        for codes, most in self.runs:
            for day, code in changes.items():
                if code in codes and self.row[day] not in codes and _run(row, codes, day) > most:
                    return False
        return True


@dataclass(frozen=True, slots=True)
class _Count:
    """A ceiling on weekends or red days with what it has left."""

    count: MarkCount
    among: frozenset[int]
    left: int


class _Ceilings:
    """The ceilings on one measure with what each has left."""

    def __init__(self, instance: Instance, measure: int, tallies: Sequence[Tally], row: Row) -> None:
        self.tallies = tallies
        self.weights = instance.measures[measure]
        self.row = row
        sums = np.concatenate(([0], np.cumsum([self.weights[d][code] for d, code in enumerate(row)])))
        self.first: Ints = np.array([t.first for t in tallies], dtype=np.int64)
        self.last: Ints = np.array([t.last for t in tallies], dtype=np.int64)
        at_most = np.array([t.at_most for t in tallies], dtype=np.int64)
        self.left: Ints = at_most - (sums[self.last + 1] - sums[self.first])
        least = np.full(instance.days, np.iinfo(np.int64).max, dtype=np.int64)
        for first, last, left in zip(self.first.tolist(), self.last.tolist(), self.left.tolist(), strict=True):
            least[first : last + 1] = np.minimum(least[first : last + 1], left)
        self.least: list[int] = least.tolist()
        """What the tightest ceiling over each day has left."""

    def allow(self, changes: Mapping[int, int]) -> bool:
        """Whether no ceiling is passed, or passed by more than it was."""
        more = {day: self.weights[day][code] - self.weights[day][self.row[day]] for day, code in changes.items()}
        risen = sum(by for by in more.values() if by > 0)
        if risen == 0 or all(risen <= self.least[day] for day, by in more.items() if by > 0):
            return True
        if len(more) == 1:
            return False
        by_tally = sum(by * ((self.first <= day) & (day <= self.last)) for day, by in more.items())
        return not bool(np.any((by_tally > 0) & (by_tally > self.left)))

    def tightest(self, first: int, last: int) -> Iterable[Tally]:
        """Of the ceilings over the same of the days ``first`` to ``last``, the one that has least left."""
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for n in np.flatnonzero((self.first <= last) & (self.last >= first)).tolist():
            tally = self.tallies[n]
            shared = (max(tally.first, first), min(tally.last, last))
            found[shared] = min(found.get(shared, (int(self.left[n]), n)), (int(self.left[n]), n))
        return (self.tallies[n] for _, n in found.values())


def _broken(pair: Pair, row: Sequence[int]) -> bool:
    return row[pair.day] in pair.codes and row[pair.later_day] in pair.later


def _run(row: Sequence[int], codes: frozenset[int], day: int) -> int:
    first = last = day
    while first > 0 and row[first - 1] in codes:
        first -= 1
    while last + 1 < len(row) and row[last + 1] in codes:
        last += 1
    return last - first + 1


def _once(groups: Iterable[Iterable[_T]]) -> Iterable[_T]:
    """What is in the groups, each thing once."""
    return {id(each): each for group in groups for each in group}.values()
