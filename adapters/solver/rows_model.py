"""The limits of the rows as CP-SAT constraints over the free cells; fixed cells are folded to constants."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import Literal as Variable

from adapters.solver.instance import OFF, Instance, MarkCount, Pair, RestWeek, Row, Run, Tally
from adapters.solver.task import Task

Literal: TypeAlias = Variable | bool
"""A variable, or what a fixed cell makes it."""


class RowsModel:
    """The free cells of a task as variables, under every hard limit of their rows."""

    def __init__(self, instance: Instance, rows: Sequence[Row], task: Task) -> None:
        self.instance = instance
        self.rows = rows
        self.task = task
        self.cp = cp_model.CpModel()
        self.works: dict[tuple[int, int, int], cp_model.IntVar] = {}
        """Person, day and code of each free cell's options."""
        self.off: dict[tuple[int, int], cp_model.IntVar] = {}
        self._held: dict[tuple[int, int, frozenset[int]], Literal] = {}
        self._marked: dict[tuple[int, int], Literal] = {}
        self.free = {person: frozenset(days) for person, days in task.free}
        for person, days in task.free:
            for day in days:
                self._cell(person, day)
        for person, _ in task.free:
            who = instance.people[person]
            for pair in who.pairs:
                if pair.cost is None and self.touches(person, (pair.day, pair.later_day)):
                    self._forbid(person, pair)
            for rest in who.rests:
                if self.touches(person, range(rest.first, rest.last + 1)):
                    self._weekly_rest(person, rest)
            self._ceilings(person, who.tallies)
            for count in who.mark_counts:
                if count.at_most is not None:
                    self._at_most_marks(person, count)
            for run in who.runs:
                if run.at_most is not None:
                    self._no_longer(person, run, run.at_most)

    def touches(self, person: int, days: Iterable[int]) -> bool:
        """Whether any of ``days`` is free."""
        free = self.free[person]
        return any(day in free for day in days)

    def is_(self, person: int, day: int, code: int) -> Literal:
        """Whether ``code`` (or ``OFF``) stands in a cell."""
        if (person, day) in self.off:
            return self.off[person, day] if code == OFF else self.works.get((person, day, code), False)
        return self.rows[person][day] == code

    def in_(self, person: int, day: int, codes: frozenset[int]) -> Literal:
        """Whether one of ``codes`` stands in a cell."""
        if (person, day) not in self.off:
            return self.rows[person][day] in codes
        key = (person, day, codes)
        if key not in self._held:
            self._held[key] = self._one_of(person, day, codes)
        return self._held[key]

    def _one_of(self, person: int, day: int, codes: frozenset[int]) -> Literal:
        every = (OFF, *self.instance.people[person].options[day])
        among = [c for c in every if c in codes]
        others = [c for c in every if c not in codes]
        if not among or not others:
            return bool(among)
        if len(among) == 1:
            return self.is_(person, day, among[0])
        if len(others) == 1:
            return negated(self.is_(person, day, others[0]))
        found = self.cp.new_bool_var("")
        self.cp.add_exactly_one(found.negated(), *(self.is_(person, day, c) for c in among))
        return found

    def hint(self) -> None:
        """Begin from the standing rows."""
        for (person, day), off in self.off.items():
            self.cp.add_hint(off, self.rows[person][day] == OFF)
        for (person, day, code), works in self.works.items():
            self.cp.add_hint(works, self.rows[person][day] == code)

    def stands(self, solver: cp_model.CpSolver, person: int, day: int, code: int) -> bool:
        """Whether the solution has ``code`` in a free cell."""
        literal = self.works.get((person, day, code))
        return literal is not None and bool(solver.boolean_value(literal))

    def any_of(self, literals: Iterable[Literal]) -> None:
        """At least one holds."""
        kept = []
        for literal in literals:
            if literal is True:
                return
            if literal is not False:
                kept.append(literal)
        self.cp.add_bool_or(kept)

    def weighed(self, person: int, tally: Tally) -> tuple[list[cp_model.IntVar], list[int], int]:
        """The variables of the tally's free days with their weights, and what its fixed days come to."""
        weights, row = self.instance.measures[tally.measure], self.rows[person]
        literals, each, standing = [], [], 0
        free = self.free[person]
        for day in range(tally.first, tally.last + 1):
            if day not in free:
                standing += weights[day][row[day]]
                continue
            for code in self.instance.people[person].options[day]:
                if weights[day][code]:
                    literals.append(self.works[person, day, code])
                    each.append(weights[day][code])
        return literals, each, standing

    def mark(self, person: int, mark: int) -> Literal:
        """Whether a weekend or red day is worked."""
        if (person, mark) not in self._marked:
            self._marked[person, mark] = self._mark(person, mark)
        return self._marked[person, mark]

    def _cell(self, person: int, day: int) -> None:
        """One shift a day; the days that a repeating rota has in common share their variables.

        The standing rota is no hint: to follow one costs more than the LP takes to a better.
        """
        first, cycle = self.instance.first_day, self.instance.cycle
        twin = day if cycle is None or day < first else first + (day - first) % cycle
        if twin != day and (person, twin) in self.off:
            self.off[person, day] = self.off[person, twin]
            for code in self.instance.people[person].options[day]:
                self.works[person, day, code] = self.works[person, twin, code]
            return
        off = self.cp.new_bool_var("")
        self.off[person, day] = off
        every = [off]
        for code in self.instance.people[person].options[day]:
            literal = self.cp.new_bool_var("")
            self.works[person, day, code] = literal
            every.append(literal)
        self.cp.add_exactly_one(every)

    def _forbid(self, person: int, pair: Pair) -> None:
        """AML § 10-8 (1) and (3), and every order of shifts that may not be."""
        self.any_of(
            (negated(self.in_(person, pair.day, pair.codes)), negated(self.in_(person, pair.later_day, pair.later)))
        )

    def _weekly_rest(self, person: int, rest: RestWeek) -> None:
        """AML § 10-8 (2) and (3): one long block of each week stays free.

        A block begins where the week does or where a shift ends; what would cut it is off.
        """
        starts, ends = self.instance.starts, self.instance.ends
        may: list[tuple[int, int, Literal]] = []
        for day in range(rest.first, rest.last + 1):
            codes = self.instance.people[person].options[day] if day in self.free[person] else (self.rows[person][day],)
            may += [(starts[day][c], ends[day][c], self.is_(person, day, c)) for c in codes if c != OFF]
        begins = {rest.opens, *(end for _, end, _ in may if end > rest.opens)}
        blocks: list[list[Variable]] = []
        for begin in sorted(begins):
            if begin + rest.least > rest.closes:
                continue
            cut = [literal for start, end, literal in may if start < begin + rest.least and end > begin]
            if not any(literal is True for literal in cut):
                blocks.append([literal for literal in cut if not isinstance(literal, bool)])
        if not all(blocks):
            return
        chosen = []
        for would_cut in _least(blocks):
            block_free = self.cp.new_bool_var("")
            for variable in would_cut:
                self.cp.add_implication(block_free, variable.negated())
            chosen.append(block_free)
        self.cp.add_bool_or(chosen)

    def _ceilings(self, person: int, tallies: Sequence[Tally]) -> None:
        """AML §§ 10-4, 10-5, 10-11 (6) and the hours due: weighted sums over spans of days."""
        tightest: dict[tuple[int, tuple[int, ...]], tuple[int, list[cp_model.IntVar], list[int]]] = {}
        days = self.task.days_of(person)
        for tally in tallies:
            if tally.at_most is None:
                continue
            inside = tuple(d for d in days if tally.first <= d <= tally.last)
            if not inside:
                continue
            literals, weights, standing = self.weighed(person, tally)
            left = tally.at_most - standing
            if self.task.halved and self.reaches_out(tally, days):
                now = self.now(person, tally, inside)
                left = now + max(left - now, 0) // 2
            if left >= sum(weights):
                continue
            key = (tally.measure, inside)
            if key not in tightest or left < tightest[key][0]:
                tightest[key] = (left, literals, weights)
        for left, literals, weights in tightest.values():
            self.cp.add(cp_model.LinearExpr.weighted_sum(literals, weights) <= left)

    def now(self, person: int, tally: Tally, days: Iterable[int]) -> int:
        """What ``days`` of the standing row come to."""
        weights, row = self.instance.measures[tally.measure], self.rows[person]
        return sum(weights[d][row[d]] for d in days)

    @staticmethod
    def reaches_out(tally: Tally, days: Sequence[int]) -> bool:
        """Whether a tally also counts days that another task may have."""
        return tally.first < days[0] - 7 or tally.last > days[-1] + 7

    def _at_most_marks(self, person: int, count: MarkCount) -> None:
        """Weekend frequency, and AML § 10-8 (4): weekends and red days that count as worked."""
        known = [self.mark(person, m) for m in count.marks]
        literals = [literal for literal in known if not isinstance(literal, bool)]
        left = (count.at_most or 0) - sum(literal is True for literal in known)
        if left >= len(literals):
            return
        if left == 1:
            self.cp.add_at_most_one(literals)
        else:
            self.cp.add(sum(literals) <= left)

    def _mark(self, person: int, mark: int) -> Literal:
        by_day: dict[int, set[int]] = {}
        for day, code in self.instance.marks[mark]:
            by_day.setdefault(day, set()).add(code)
        worked = [self.in_(person, day, frozenset(codes)) for day, codes in by_day.items()]
        if any(w is True for w in worked):
            return True
        literals = [w for w in worked if not isinstance(w, bool)]
        if len(literals) < 2:
            return literals[0] if literals else False
        found = self.cp.new_bool_var("")
        for literal in literals:
            self.cp.add_implication(literal, found)
        self.cp.add_bool_or([found.negated(), *literals])
        return found

    def _no_longer(self, person: int, run: Run, most: int) -> None:
        """The unit's terms: shifts in a row, nights in a row."""
        for first in self.windows(person, most + 1):
            if first + most >= self.instance.first_day:
                self.any_of(negated(self.in_(person, d, run.codes)) for d in range(first, first + most + 1))

    def windows(self, person: int, length: int) -> list[int]:
        """First days of the windows of ``length`` days that hold a free day."""
        last = self.instance.days - length
        return sorted({f for d in self.free[person] for f in range(max(d - length + 1, 0), min(d, last) + 1)})


def negated(literal: Literal) -> Literal:
    """The opposite."""
    return not literal if isinstance(literal, bool) else literal.negated()


def _least(blocks: list[list[Variable]]) -> list[list[Variable]]:
    """Blocks that no other is part of."""
    sets = [frozenset(v.index for v in block) for block in blocks]
    kept: list[list[Variable]] = []
    for i, own in enumerate(sets):
        if not any(other < own or (other == own and j < i) for j, other in enumerate(sets)):
            kept.append(blocks[i])
    return kept
