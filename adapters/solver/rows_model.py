"""The limits of the rows as CP-SAT constraints over the free cells; fixed cells are folded to constants."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import Literal as Variable

from adapters.solver.instance import OFF, HourCap, Instance, Row
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
        self.costs: list[tuple[cp_model.IntVar, int]] = []
        self.days = dict(task.free)
        for person, days in task.free:
            for day in days:
                self._cell(person, day)
        for person, days in task.free:
            self._daily_rest(person, days)
            self._weekly_rest(person, days)
            self._hours(person, days)
            self._marks(person, days)
            self._runs(person, days)

    def is_(self, person: int, day: int, code: int) -> Literal:
        """Whether ``code`` (or ``OFF``) stands in a cell."""
        if (person, day) in self.off:
            return self.off[person, day] if code == OFF else self.works.get((person, day, code), False)
        return self.rows[person][day] == code

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

    def hours_of(self, person: int, days: Iterable[int]) -> tuple[list[cp_model.IntVar], list[int]]:
        """The variables of free ``days`` with their grains."""
        hours = self.instance.hours
        found = [
            (self.works[person, day, c], hours[day][c])
            for day in days
            for c in self.instance.people[person].options[day]
            if (person, day, c) in self.works
        ]
        return [v for v, _ in found], [h for _, h in found]

    def _cell(self, person: int, day: int) -> None:
        """One shift a day. The standing rota is no hint: to follow one costs more than the LP takes to a better."""
        off = self.cp.new_bool_var("")
        self.off[person, day] = off
        every = [off]
        for code in self.instance.people[person].options[day]:
            literal = self.cp.new_bool_var("")
            self.works[person, day, code] = literal
            every.append(literal)
        self.cp.add_exactly_one(every)

    def _daily_rest(self, person: int, days: Sequence[int]) -> None:
        """AML § 10-8 (1) and (3); judged again by the rules."""
        free = set(days)
        for clash in self.instance.people[person].clashes:
            if clash.day not in free and clash.later_day not in free:
                continue
            before = self.is_(person, clash.day, clash.code)
            if before is False:
                continue
            after = [self.is_(person, clash.later_day, c) for c in clash.later]
            later = [a for a in after if not isinstance(a, bool)]
            if before is True:
                for literal in later:
                    self.cp.add(literal == 0)
            elif any(a is True for a in after):
                self.cp.add(before == 0)
            elif later and not isinstance(before, bool):
                self.cp.add_at_most_one([before, *later])

    def _weekly_rest(self, person: int, days: Sequence[int]) -> None:
        """AML § 10-8 (2) and (3): one long block of each week stays free."""
        free = set(days)
        for rest in self.instance.people[person].rests:
            if not any(day in free for day in range(max(rest.first - 2, 0), rest.last + 1)):
                continue
            cut: list[list[Variable]] = []
            for block in rest.blocks:
                found = [self.is_(person, d, c) for d, c in sorted(block)]
                if not any(literal is True for literal in found):
                    cut.append([literal for literal in found if not isinstance(literal, bool)])
            if not all(cut):
                continue
            chosen = []
            for would_cut in cut:
                block_free = self.cp.new_bool_var("")
                for variable in would_cut:
                    self.cp.add_implication(block_free, variable.negated())
                chosen.append(block_free)
            self.cp.add_bool_or(chosen)

    def _hours(self, person: int, days: Sequence[int]) -> None:
        """AML §§ 10-4, 10-5, 10-11 (6) and the hours due: sums of hours over spans of days."""
        instance, row = self.instance, self.rows[person]
        sums, most = [0], [0]
        free = set(days)
        for day, code in enumerate(row):
            fixed = 0 if day in free else instance.hours[day][code]
            top = max((instance.hours[day][c] for c in instance.people[person].options[day]), default=0)
            sums.append(sums[-1] + fixed)
            most.append(most[-1] + (top if day in free else 0))
        tightest: dict[tuple[int, ...], int] = {}
        for cap in instance.people[person].hour_caps:
            if not most[cap.last + 1] - most[cap.first]:
                continue
            left = cap.grains - (sums[cap.last + 1] - sums[cap.first])
            if self.task.halved and self._reaches_out(cap, days):
                now = sum(instance.hours[d][row[d]] for d in days if cap.first <= d <= cap.last)
                left = now + max(left - now, 0) // 2
            if left >= most[cap.last + 1] - most[cap.first]:
                continue
            inside = tuple(d for d in days if cap.first <= d <= cap.last)
            tightest[inside] = min(left, tightest.get(inside, left))
        for inside, left in tightest.items():
            literals, grains = self.hours_of(person, inside)
            self.cp.add(cp_model.LinearExpr.weighted_sum(literals, grains) <= left)

    @staticmethod
    def _reaches_out(cap: HourCap, days: Sequence[int]) -> bool:
        return cap.first < days[0] - 7 or cap.last > days[-1] + 7

    def _marks(self, person: int, days: Sequence[int]) -> None:
        """Weekend frequency, and AML § 10-8 (4): weekends and red days that count as worked."""
        free = set(days)
        known: dict[int, Literal] = {}
        done: set[tuple[tuple[int, ...], int]] = set()
        for limit in self.instance.people[person].mark_caps:
            for mark in limit.marks:
                if mark not in known:
                    known[mark] = self._mark(person, mark, free)
            open_marks = tuple(m for m in limit.marks if not isinstance(known[m], bool))
            left = limit.at_most - sum(known[m] is True for m in limit.marks)
            if left >= len(open_marks) or (open_marks, left) in done:
                continue
            done.add((open_marks, left))
            literals = [literal for m in open_marks if not isinstance(literal := known[m], bool)]
            if left == 1:
                self.cp.add_at_most_one(literals)
            else:
                self.cp.add(sum(literals) <= left)

    def _mark(self, person: int, mark: int, free: set[int]) -> Literal:
        literals = []
        touched = False
        for day, code in self.instance.marks[mark]:
            if day in free:
                touched = True
                literal = self.is_(person, day, code)
                if not isinstance(literal, bool):
                    literals.append(literal)
            elif self.rows[person][day] == code:
                return True
        if not touched or not literals:
            return False
        worked = self.cp.new_bool_var("")
        for literal in literals:
            self.cp.add_implication(literal, worked)
        return worked

    def _runs(self, person: int, days: Sequence[int]) -> None:
        """The unit's terms: shifts in a row, nights in a row."""
        last = self.instance.days - 1
        for run in self.instance.people[person].run_caps:
            whole = len(run.codes) == self.instance.codes
            firsts = {f for d in days for f in range(max(d - run.at_most, 0), min(d, last - run.at_most) + 1)}
            for first in sorted(firsts):
                span = range(first, first + run.at_most + 1)
                if whole:
                    self.any_of(self.is_(person, d, OFF) for d in span)
                elif len(run.codes) == 1:
                    self.any_of(self._not(self.is_(person, d, run.codes[0])) for d in span)
                elif run.codes:
                    literals = [self.is_(person, d, c) for d in span for c in run.codes]
                    self.cp.add(sum(literals) <= run.at_most)

    @staticmethod
    def _not(literal: Literal) -> Literal:
        return not literal if isinstance(literal, bool) else literal.negated()
