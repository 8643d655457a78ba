"""What a task wants: cover, hours, wishes and the shape of the rows, with the weights of ``scoring``."""

from collections.abc import Sequence

from ortools.sat.python import cp_model

from adapters.solver import scoring
from adapters.solver.instance import OFF, Instance, Row
from adapters.solver.rows_model import Literal, RowsModel
from adapters.solver.task import Aim, Outcome, Task

AIM_NEAR, AIM_FAR = 3, 9
"""While laying: the penalty of an hour off the aim, and on top beyond ``scoring.NEAR`` hours."""


def carry_out(instance: Instance, rows: Sequence[Row], task: Task) -> Outcome:
    """Decide the task's cells anew, as well as its work allows."""
    model = TaskModel(instance, rows, task)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = task.seed
    solver.parameters.max_deterministic_time = task.work
    solver.parameters.linearization_level = 2
    solver.parameters.cut_level = 0
    solver.parameters.symmetry_level = 0
    solver.parameters.max_presolve_iterations = 1
    # A first solution comes out of the LP and is nearly the best; laying leaves the rest to the improvement.
    solver.parameters.stop_after_first_solution = bool(task.aims)
    status = solver.solve(model.rules.cp)
    work = float(solver.deterministic_time)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Outcome((), work, found=False, proven=status == cp_model.INFEASIBLE)
    changed = []
    for person, days in task.free:
        for day in days:
            code = next(
                (c for c in range(1, instance.codes + 1) if model.rules.stands(solver, person, day, c)),
                OFF,
            )
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
        self.terms: list[tuple[cp_model.IntVar, int]] = []
        self.linear: dict[tuple[int, int, int], int] = {}
        self._cover()
        for person, days in task.free:
            self._wishes(person)
            self._shape(person, days)
            if not task.aims:
                self._hours(person, days)
                self._shares(person, days)
        for aim in task.aims:
            self._aim(aim)
        literals = [v for v, _ in self.terms] + [self.rules.works[k] for k in self.linear]
        weights = [w for _, w in self.terms] + list(self.linear.values())
        self.cp.minimize(cp_model.LinearExpr.weighted_sum(literals, weights))

    def _amount(self, most: int, cost: int) -> cp_model.IntVar:
        amount = self.cp.new_int_var(0, most, "")
        self.terms.append((amount, cost))
        return amount

    def _cover(self) -> None:
        instance = self.instance
        free_on: dict[int, list[int]] = {}
        for person, days in self.task.free:
            for day in days:
                free_on.setdefault(day, []).append(person)
        for day in sorted(free_on):
            people = free_on[day]
            staying = [(p, row[day]) for p, row in enumerate(self.rows) if row[day] != OFF and p not in set(people)]
            for s in instance.slots_on[day]:
                slot = instance.slots[s]
                present = sum(1 for p, code in staying if code in slot.codes and p in slot.people)
                literals = [
                    self.rules.works[p, day, c]
                    for p in people
                    if p in slot.people
                    for c in instance.people[p].options[day]
                    if c in slot.codes and (p, day, c) in self.rules.works
                ]
                if literals:
                    self._slot(slot.minimum - present, slot.ideal - present, slot.over, literals)
            for p in people:
                for c in instance.people[p].options[day]:
                    if c in instance.aimless[day]:
                        self._add(p, day, c, scoring.AIMLESS)

    def _slot(self, minimum: int, ideal: int, over: int, literals: list[cp_model.IntVar]) -> None:
        total = cp_model.LinearExpr.sum(literals)
        if minimum > 0:
            self.cp.add(total + self._amount(minimum, scoring.UNCOVERED) >= minimum)
        if ideal > 0:
            self.cp.add(total + self._amount(ideal, scoring.IDEAL) >= ideal)
        if over and len(literals) > ideal:
            self.cp.add(total - self._amount(len(literals) + max(-ideal, 0), over) <= max(ideal, 0))

    def _add(self, person: int, day: int, code: int, cost: int) -> None:
        key = (person, day, code)
        if key in self.rules.works:
            self.linear[key] = self.linear.get(key, 0) + cost

    def _wishes(self, person: int) -> None:
        for day, code, weight in self.instance.people[person].wishes:
            if (person, day) in self.rules.off:
                if code == OFF:
                    for c in self.instance.people[person].options[day]:
                        self._add(person, day, c, scoring.WISH * weight)
                else:
                    self._add(person, day, code, -scoring.WISH * weight)

    def _shape(self, person: int, days: Sequence[int]) -> None:
        """Days off or on alone, split weekends, quick returns."""
        is_, last = self.rules.is_, self.instance.days - 1
        free = set(days)
        for day in sorted({m for d in days for m in (d - 1, d, d + 1) if 0 < m < last}):
            before, here, after = (is_(person, d, OFF) for d in (day - 1, day, day + 1))
            self._penalise([before, self._not(here), after], scoring.GAP)
            self._penalise([self._not(before), here, self._not(after)], scoring.ALONE)
        for weekend in self.instance.weekends:
            if len(weekend) > 1 and (weekend[0] in free or weekend[1] in free):
                one, two = is_(person, weekend[0], OFF), is_(person, weekend[1], OFF)
                self._penalise([one, self._not(two)], scoring.SPLIT)
                self._penalise([self._not(one), two], scoring.SPLIT)
        for quick in self.instance.people[person].quick:
            if quick.day in free or quick.later_day in free:
                first = is_(person, quick.day, quick.code)
                for code in quick.later:
                    self._penalise([self._not(first), self._not(is_(person, quick.later_day, code))], scoring.QUICK)

    def _penalise(self, clause: Sequence[Literal], cost: int) -> None:
        """``cost`` unless one of ``clause`` holds."""
        if any(literal is True for literal in clause):
            return
        kept = [literal for literal in clause if literal is not False]
        if kept:
            broken = self._amount(1, cost)
            self.cp.add_bool_or([*kept, broken])

    @staticmethod
    def _not(literal: Literal) -> Literal:
        return not literal if isinstance(literal, bool) else literal.negated()

    def _hours(self, person: int, days: Sequence[int]) -> None:
        instance = self.instance
        near, cost, far = scoring.hour_costs(instance)
        free = set(days)
        staying = sum(instance.hours[d][c] for d, c in enumerate(self.rows[person]) if d not in free)
        short = instance.people[person].due - staying
        if short <= 0:
            return
        literals, grains = self.rules.hours_of(person, days)
        lacking = self._amount(short, cost)
        self.cp.add(cp_model.LinearExpr.weighted_sum(literals, grains) + lacking >= short)
        if short > near:
            self.cp.add(self._amount(short - near, far) >= lacking - near)

    def _aim(self, aim: Aim) -> None:
        instance = self.instance
        row = self.rows[aim.person]
        days = [d for d in self.rules.days.get(aim.person, ()) if aim.first <= d <= aim.last]
        free = set(days)
        literals, grains = self.rules.hours_of(aim.person, days)
        staying = sum(instance.hours[d][row[d]] for d in range(aim.first, aim.last + 1) if d not in free)
        near = scoring.NEAR * 60 // instance.grain
        most = sum(grains) + abs(aim.grains) + staying
        over, under = self.cp.new_int_var(0, most, ""), self.cp.new_int_var(0, most, "")
        scale = instance.grain / 60
        for amount in (over, under):
            self.terms.append((amount, max(round(AIM_NEAR * scale), 1)))
            self.cp.add(self._amount(most, max(round(AIM_FAR * scale), 1)) >= amount - near)
        total = cp_model.LinearExpr.weighted_sum(literals, grains)
        self.cp.add(total + staying - over + under == aim.grains)
        if sum(grains) + staying > aim.at_most >= staying:
            self.cp.add(total <= aim.at_most - staying)

    def _shares(self, person: int, days: Sequence[int]) -> None:
        """Nights and weekends inside a fair share."""
        instance, row, who = self.instance, self.rows[person], self.instance.people[person]
        free = set(days)
        nights = sum(c in instance.night_codes for d, c in enumerate(row) if d not in free)
        literals: list[cp_model.IntVar] = [
            v
            for d in days
            for c in sorted(instance.night_codes)
            if (v := self.rules.works.get((person, d, c))) is not None
        ]
        self._within(literals, nights, who.night_goal, scoring.NIGHT_SHARE)
        staying, marks = 0, []
        for weekend in instance.weekends:
            if any(row[d] != OFF and d not in free for d in weekend):
                staying += 1
            elif any(d in free for d in weekend):
                worked = self.cp.new_bool_var("")
                offs = [self.rules.is_(person, d, OFF) for d in weekend]
                for off in offs:
                    if not isinstance(off, bool):
                        self.cp.add_implication(off.negated(), worked)
                self.cp.add_bool_or([worked.negated(), *(o.negated() for o in offs if not isinstance(o, bool))])
                marks.append(worked)
        self._within(marks, staying, who.weekend_goal, scoring.WEEKEND_SHARE)

    def _within(self, literals: list[cp_model.IntVar], staying: int, goal: tuple[int, int], cost: int) -> None:
        if not literals:
            return
        total = cp_model.LinearExpr.sum(literals)
        low, high = goal[0] - staying, goal[1] - staying
        if low > 0:
            self.cp.add(total + self._amount(low, cost) >= low)
        if len(literals) > high:
            self.cp.add(total - self._amount(len(literals) + max(-high, 0), cost) <= high)
