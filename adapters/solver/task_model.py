"""What a task wants: cover, hours, wishes and the shape of the rows, at the prices of the instance."""

from collections.abc import Sequence

from ortools.sat.python import cp_model

from adapters.solver.instance import FLOOR, OFF, Instance, MarkCount, Pair, Row, Run, Slot, Tally
from adapters.solver.rows_model import Literal, RowsModel, negated
from adapters.solver.scoring import row_parts
from adapters.solver.task import Outcome, Task


def carry_out(instance: Instance, rows: Sequence[Row], task: Task) -> Outcome:
    """Decide the task's cells anew, as well as its work allows."""
    model = TaskModel(instance, rows, task)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = task.seed
    solver.parameters.max_deterministic_time = task.work
    solver.parameters.linearization_level = 2
    solver.parameters.cut_level = 1
    solver.parameters.symmetry_level = 0
    solver.parameters.max_presolve_iterations = 1
    if task.hint:
        model.rules.hint()
    status = solver.solve(model.rules.cp)
    work = float(solver.deterministic_time)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Outcome((), work, found=False, proven=status == cp_model.INFEASIBLE)
    changed = []
    for person, days in task.free:
        for day in days:
            codes = instance.people[person].options[day]
            code = next((c for c in codes if model.rules.stands(solver, person, day, c)), OFF)
            if code != rows[person][day]:
                changed.append((person, day, code))
    return Outcome(tuple(changed), work, found=True, proven=status == cp_model.OPTIMAL)


class TaskModel:
    """The penalties that the task's free cells can change."""

    def __init__(self, instance: Instance, rows: Sequence[Row], task: Task) -> None:
        self.instance = instance
        self.rows = rows
        self.task = task
        self.rules = RowsModel(instance, rows, task)
        self.cp = self.rules.cp
        self.literals: list[Literal] = []
        self.prices: list[int] = []
        self.finished = {p for p, _ in task.free if "floors" not in row_parts(instance, p, rows[p])}
        """People whose floors are reached: no model may give that up."""
        self._cover()
        for person, _ in task.free:
            who = instance.people[person]
            for cost in who.costs:
                if cost.day in self.rules.free[person]:
                    self._price(self.rules.is_(person, cost.day, cost.code), cost.cost)
            for pair in who.pairs:
                if pair.cost is not None and self.rules.touches(person, (pair.day, pair.later_day)):
                    self._pair(person, pair, pair.cost)
            for tally in who.tallies:
                if tally.under or tally.over:
                    self._tally(person, tally)
            for count in who.mark_counts:
                if count.under or count.over:
                    self._marks(person, count)
            for run in who.runs:
                self._run(person, run)
        for (person, day), price in task.stay.items():
            if day in self.rules.free.get(person, ()):
                self._price(negated(self.rules.is_(person, day, rows[person][day])), price)
        self.cp.minimize(cp_model.LinearExpr.weighted_sum(self.literals, self.prices))

    def _price(self, literal: Literal, cost: int) -> None:
        if not isinstance(literal, bool):
            self.literals.append(literal)
            self.prices.append(cost)

    def _amount(self, most: int, cost: int) -> cp_model.IntVar:
        amount = self.cp.new_int_var(0, most, "")
        self.literals.append(amount)
        self.prices.append(cost)
        return amount

    def _cover(self) -> None:
        instance = self.instance
        free_on: dict[int, set[int]] = {}
        for person, days in self.task.free:
            for day in days:
                free_on.setdefault(day, set()).add(person)
        for day in sorted(free_on):
            people = free_on[day]
            for s in instance.slots_on[day]:
                slot = instance.slots[s]
                able = [p for p in sorted(slot.people) if p in people]
                if not able:
                    continue
                present = sum(1 for p in slot.people if p not in people and self.rows[p][day] in slot.codes)
                literals = [
                    self.rules.works[p, day, c]
                    for p in able
                    for c in instance.people[p].options[day]
                    if c in slot.codes
                ]
                if literals:
                    self._slot(slot, present, literals)

    def _slot(self, slot: Slot, present: int, literals: list[cp_model.IntVar]) -> None:
        total = cp_model.LinearExpr.sum(literals)
        minimum, ideal = slot.minimum - present, slot.ideal - present
        if minimum > 0 and slot.lacking:
            self.cp.add(total + self._amount(minimum, slot.lacking) >= minimum)
        if ideal > 0 and slot.short:
            self.cp.add(total + self._amount(ideal, slot.short) >= ideal)
        if slot.over and len(literals) > ideal:
            self.cp.add(total - self._amount(len(literals) + max(-ideal, 0), slot.over) <= ideal)

    def _unless(self, person: int, clause: Sequence[Literal], cost: int) -> None:
        """``cost`` unless one of ``clause`` holds."""
        if any(literal is True for literal in clause):
            return
        kept = [literal for literal in clause if literal is not False]
        if cost >= FLOOR and person in self.finished:
            self.cp.add_bool_or(kept)
        elif len(kept) == 1:
            self._price(negated(kept[0]), cost)
        elif kept:
            self.cp.add_bool_or([*kept, self._amount(1, cost)])

    def _pair(self, person: int, pair: Pair, cost: int) -> None:
        first = self.rules.in_(person, pair.day, pair.codes)
        if first is not False:
            self._unless(person, (negated(first), negated(self.rules.in_(person, pair.later_day, pair.later))), cost)

    def _run(self, person: int, run: Run) -> None:
        """Runs that are too long, by the day; runs that are too short, by each length they may have."""
        rules, days = self.rules, self.instance.days
        if run.most is not None and run.long:
            for first in rules.windows(person, run.most + 1):
                inside = range(first, first + run.most + 1)
                self._unless(person, [negated(rules.in_(person, d, run.codes)) for d in inside], run.long)
        for length in range(1, run.least) if run.short else ():
            for before in rules.windows(person, length + 2):
                after = before + length + 1
                inside = range(before + 1, after)
                if after < days:
                    clause = [
                        rules.in_(person, before, run.codes),
                        *(negated(rules.in_(person, d, run.codes)) for d in inside),
                        rules.in_(person, after, run.codes),
                    ]
                    self._unless(person, clause, run.short * (run.least - length))

    def _tally(self, person: int, tally: Tally) -> None:
        rules = self.rules
        if not rules.touches(person, range(tally.first, tally.last + 1)):
            return
        literals, weights, standing = rules.weighed(person, tally)
        total = cp_model.LinearExpr.weighted_sum(literals, weights)
        short = tally.low - standing
        if tally.under and short > 0:
            if tally.under >= FLOOR and self.task.halved:
                days = [d for d in self.task.days_of(person) if tally.first <= d <= tally.last]
                now = rules.now(person, tally, days)
                short = max(now - max(now - short, 0) // 2, short) if now >= short else short
            if tally.under >= FLOOR and person in self.finished:
                self.cp.add(total >= short)
            else:
                self.cp.add(total + self._amount(short, tally.under) >= short)
        if tally.over and tally.high is not None:
            room = tally.high - standing
            if sum(weights) > room:
                self.cp.add(total - self._amount(sum(weights) + max(-room, 0), tally.over) <= room)

    def _marks(self, person: int, count: MarkCount) -> None:
        known = [self.rules.mark(person, m) for m in count.marks]
        literals = [literal for literal in known if not isinstance(literal, bool)]
        if not literals:
            return
        standing = sum(literal is True for literal in known)
        total = cp_model.LinearExpr.sum(literals)
        low = count.low - standing
        if count.under and low > 0:
            self.cp.add(total + self._amount(low, count.under) >= low)
        if count.over and count.high is not None and len(literals) > count.high - standing:
            high = count.high - standing
            self.cp.add(total - self._amount(len(literals) + max(-high, 0), count.over) <= high)
