"""A reckoning over some days: whole numbers, lines that hold them down, and demands that pull them up.

What is legal is closed downwards, so that some days of a lawful rota alone are lawful too: what cannot be done on
some days, or with some limits only, cannot be done at all.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from adapters.solver.explaining.sources import Sources, Tag
from adapters.solver.instance import OFF, Cell, Instance, MarkCount, Pair, RestWeek, Run, Slot, Tally
from domain.rota.explaining import Source

PART_OF_A_WEEK = 3
"""Days of a week, or of those before it that cut its rest, on which a weekly rest is not looked at."""


@dataclass(frozen=True, slots=True)
class Line:
    """A weighted sum of columns that is at most ``upper``."""

    tag: Tag | None
    """Nothing: a fact, which cannot be relaxed."""
    columns: tuple[int, ...]
    weights: tuple[int, ...]
    upper: int
    eased: int | None = None
    """``upper`` after one step of relaxing; nothing: the line falls away with a step."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A sum of columns that should be at least ``heads``."""

    tag: Tag
    columns: tuple[int, ...]
    heads: int
    slots: tuple[int, ...] = ()
    """The slots it stands for; none: a held cell."""


@dataclass(slots=True)
class System:
    """Columns, lines and demands."""

    upper: list[int] = field(default_factory=list)
    """The most that each column may be; the least is 0."""
    helpers: set[int] = field(default_factory=set)
    """Columns that no demand asks for: whether a weekend is worked, where a weekly rest lies."""
    lines: list[Line] = field(default_factory=list)
    demands: list[Demand] = field(default_factory=list)
    extent: tuple[int, int] = (0, 0)
    """First and last day."""

    def column(self, upper: int = 1, *, helper: bool = False) -> int:
        """A new column."""
        self.upper.append(upper)
        if helper:
            self.helpers.add(len(self.upper) - 1)
        return len(self.upper) - 1

    def line(self, tag: Tag | None, terms: Iterable[tuple[int, int]], upper: int, eased: int | None = None) -> None:
        """Hold down the sum of columns times weights, where it could be more than ``upper``."""
        found = tuple(terms)
        if sum(self.upper[c] * w for c, w in found if w > 0) > upper:
            self.lines.append(Line(tag, tuple(c for c, _ in found), tuple(w for _, w in found), upper, eased))

    def tags(self) -> set[Tag]:
        """Everything that can be relaxed."""
        return {line.tag for line in self.lines if line.tag is not None} | {demand.tag for demand in self.demands}


class Cells:
    """Builds systems whose columns are cells: one person, day and code each."""

    def __init__(self, instance: Instance, sources: Sources) -> None:
        self.instance = instance
        self.sources = sources
        self.pairs = [_by_day(who.pairs) for who in instance.people]
        self.closed: dict[tuple[int, int, int], tuple[Tag, ...]] = {}

    def why_closed(self, person: int, day: int, code: int) -> tuple[Tag, ...]:
        """As ``Sources.closed``, asked once."""
        key = (person, day, code)
        if key not in self.closed:
            self.closed[key] = self.sources.closed(person, (day, code))
        return self.closed[key]

    def system(
        self, days: Sequence[int], slots: Collection[int], heads: Sequence[int], held: int | None = None
    ) -> System:
        """The cells of ``days`` that ``slots`` may be covered by, under every hard limit.

        ``heads`` are those asked of every slot; ``held`` is somebody whose kept cells and courses are asked for too.
        """
        found = System(extent=(min(days), max(days)))
        window = _Window(self, found, days, [self.instance.slots[s] for s in slots], held)
        window.limits()
        for s in slots:
            slot = self.instance.slots[s]
            if heads[s] > 0:
                columns = tuple(
                    window.columns[p, slot.day, c]
                    for p in sorted(slot.people)
                    for c in sorted(slot.codes)
                    if (p, slot.day, c) in window.columns
                )
                found.demands.append(Demand(Tag(Source.NEED, slot.name, day=slot.day), columns, heads[s], (s,)))
        return found


class _Window:
    """One system while it is built."""

    def __init__(
        self, cells: Cells, system: System, days: Sequence[int], slots: Sequence[Slot], held: int | None
    ) -> None:
        self.cells, self.instance, self.system = cells, cells.instance, system
        self.days = sorted(days)
        self.inside = set(days)
        self.touched = {m for m, cells in enumerate(self.instance.marks) if any(d in self.inside for d, _ in cells)}
        self.columns: dict[tuple[int, int, int], int] = {}
        wanted: dict[tuple[int, int], set[int]] = defaultdict(set)
        for slot in slots:
            for p in slot.people:
                wanted[p, slot.day] |= slot.codes
        for d in self.days if held is not None else ():
            if held is not None and self._held(held, d):
                wanted[held, d].add(self.instance.start[held][d])
        self.people = sorted({p for p, _ in wanted})
        self.codes: dict[tuple[int, int], list[int]] = {}
        for (p, d), codes in sorted(wanted.items()):
            self._cell(p, d, sorted(codes), held=p == held)

    def _cell(self, person: int, day: int, codes: Sequence[int], *, held: bool) -> None:
        system, sources = self.system, self.cells.sources
        own = [c for c in codes if sources.given(person, (day, c))]
        found = [system.column() for _ in own]
        self.codes[person, day] = own
        closed: dict[Tag, list[int]] = defaultdict(list)
        for code, column in zip(own, found, strict=True):
            self.columns[person, day, code] = column
            for tag in self.cells.why_closed(person, day, code):
                closed[tag].append(column)
        system.line(None, ((c, 1) for c in found), 1)
        for tag, columns in closed.items():
            system.line(tag, ((c, 1) for c in columns), 0)
        if held and self._held(person, day):
            stands = self.instance.start[person][day]
            kept = sources.spans.days[day] in sources.problem.keep.get(sources.names[person], {})
            tag = Tag(Source.KEPT, "kept", person, day) if kept else Tag(Source.COURSE, "course", person, day)
            system.demands.append(Demand(tag, (self.columns[person, day, stands],), 1))

    def _held(self, person: int, day: int) -> bool:
        return self.instance.people[person].fixed[day] and self.instance.start[person][day] != OFF

    def of(self, person: int, day: int, codes: Collection[int]) -> list[int]:
        """The columns of ``codes`` on a day."""
        return [self.columns[person, day, c] for c in self.codes.get((person, day), ()) if c in codes]

    def before(self, person: int, day: int) -> int:
        """What stands on a day of the history, ``OFF`` elsewhere."""
        return self.instance.start[person][day] if 0 <= day < self.instance.first_day else OFF

    def limits(self) -> None:
        """Every hard limit of everybody."""
        for p in self.people:
            who = self.instance.people[p]
            for day in self.days:
                for pair in self.cells.pairs[p].get(day, ()):
                    self._pair(p, pair)
            for rest in who.rests:
                if sum(rest.first <= d <= rest.last for d in self.days) > PART_OF_A_WEEK:
                    self._rest(p, rest)
            self._tallies(p, who.tallies)
            self._marks(p, who.mark_counts)
            for run in who.runs:
                if run.at_most is not None:
                    self._run(p, run, run.at_most)

    def _tag(self, name: str, person: int) -> Tag:
        return self.cells.sources.limit(name, person)

    def _pair(self, person: int, pair: Pair) -> None:
        """Listed under both of its days; laid from the later one, or from the history's side."""
        later = self.of(person, pair.later_day, pair.later)
        if not later:
            return
        if self.before(person, pair.day) in pair.codes:
            self.system.line(self._tag(pair.name, person), ((c, 1) for c in later), 0)
        elif first := self.of(person, pair.day, pair.codes):
            self.system.line(self._tag(pair.name, person), ((c, 1) for c in (*first, *later)), 1)

    def _rest(self, person: int, rest: RestWeek) -> None:
        starts, ends = self.instance.starts, self.instance.ends
        cells: list[Cell] = [
            (d, c)
            for d in range(rest.first, rest.last + 1)
            for c in self.codes.get((person, d), ())
            if starts[d][c] < rest.closes and ends[d][c] > rest.opens
        ]
        begins = {rest.opens} | {ends[d][c] for d, c in cells if ends[d][c] > rest.opens}
        blocks = {
            frozenset((d, c) for d, c in cells if starts[d][c] < b + rest.least and ends[d][c] > b)
            for b in begins
            if b + rest.least <= rest.closes
        }
        least = sorted((b for b in blocks if not any(other < b for other in blocks)), key=sorted)
        if not least or not least[0]:
            return
        tag = self._tag("weekly_rest", person)
        free = [self.system.column(helper=True) for _ in least]
        self.system.lines.append(Line(tag, tuple(free), (-1,) * len(free), -1))
        for d in sorted({d for d, _ in cells}):
            for block, column in zip(least, free, strict=True):
                if cutting := [self.columns[person, d, c] for on, c in sorted(block) if on == d]:
                    self.system.line(tag, ((c, 1) for c in (*cutting, column)), 1)

    def _tallies(self, person: int, tallies: Sequence[Tally]) -> None:
        tightest: dict[tuple[str, int, tuple[int, ...]], int] = {}
        first_day = self.instance.first_day
        reached = [0, *accumulate(self._most(person, measure) for measure in range(len(self.instance.measures)))]
        for tally in tallies:
            if tally.at_most is None or tally.first > self.days[-1] or tally.last < self.days[0]:
                continue
            if tally.first >= first_day and reached[tally.measure + 1] - reached[tally.measure] <= tally.at_most:
                continue
            weights = self.instance.measures[tally.measure]
            history = range(tally.first, min(first_day, tally.last + 1))
            before = sum(weights[d][self.before(person, d)] for d in history)
            inside = tuple(d for d in self.days if tally.first <= d <= tally.last)
            key = (tally.name, tally.measure, inside)
            tightest[key] = min(tally.at_most - before, tightest.get(key, tally.at_most))
        for (name, measure, inside), left in tightest.items():
            weights = self.instance.measures[measure]
            codes = self.codes
            terms = [(self.columns[person, d, c], weights[d][c]) for d in inside for c in codes.get((person, d), ())]
            self.system.line(self._tag(name, person), terms, max(left, 0))

    def _most(self, person: int, measure: int) -> int:
        """The most that all days together can weigh."""
        weights = self.instance.measures[measure]
        return sum(max((weights[d][c] for c in self.codes.get((person, d), ())), default=0) for d in self.days)

    def _marks(self, person: int, counts: Sequence[MarkCount]) -> None:
        worked: dict[int, int | None] = {}
        for count in counts:
            if count.at_most is None or self.touched.isdisjoint(count.marks):
                continue
            tag = self._tag(count.name, person)
            for mark in count.marks:
                if mark not in worked:
                    worked[mark] = self._mark(person, mark)
            before = sum(any(self.before(person, d) == c for d, c in self.instance.marks[m]) for m in count.marks)
            found = [column for m in count.marks if (column := worked[m]) is not None]
            left = max(count.at_most - before, 0)
            self.system.line(tag, ((c, 1) for c in found), left)
            if count.name == "weekend_frequency":  # what one step of relaxing leaves; implied until then
                for some in (found[:-1], found[1:]):
                    self.system.line(tag, ((c, 1) for c in some), left, left)

    def _mark(self, person: int, mark: int) -> int | None:
        """A column that is 1 when a mark is worked; nothing where it cannot be, or is already in the history."""
        by_day: dict[int, list[int]] = defaultdict(list)
        for d, c in self.instance.marks[mark]:
            if self.before(person, d) == c:
                return None
            if (person, d, c) in self.columns:
                by_day[d].append(self.columns[person, d, c])
        if not by_day:
            return None
        column = self.system.column(helper=True)
        for columns in by_day.values():
            self.system.line(None, (*((c, 1) for c in columns), (column, -1)), 0)
        return column

    def _run(self, person: int, run: Run, at_most: int) -> None:
        tag = self._tag(run.name, person)
        for first in range(self.days[0] - at_most, self.days[-1] + 1):
            span = range(first, first + at_most + 1)
            columns = [c for d in span for c in self.of(person, d, run.codes)]
            before = sum(self.before(person, d) in run.codes for d in span)
            if columns:
                self.system.line(tag, ((c, 1) for c in columns), max(at_most - before, 0), at_most + 1)


def _by_day(pairs: Iterable[Pair]) -> dict[int, list[Pair]]:
    found: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.cost is None:
            found[pair.later_day].append(pair)
    return found
