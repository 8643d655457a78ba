"""Plain CP-SAT on a whole instance: one Boolean a cell and code, every rule written down directly, two workers.

The model a careful engineer would write first, sharing nothing with the engines' own models: no decomposition, no
hint. Not reproducible, since the workers race.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from time import monotonic

from ortools.sat.python import cp_model

from adapters.solver.instance import FLOOR, OFF, Instance, MarkCount, Person, RestWeek, Row, Run, Tally
from benchmarks.solver.peers.absent import NoPeer

Literal = cp_model.IntVar
Expression = cp_model.LinearExpr


def total(terms: Sequence[Expression]) -> Expression:
    """The sum of ``terms``."""
    return cp_model.LinearExpr.sum(terms)


@dataclass(slots=True)
class Model:
    """The model as it grows: which Boolean stands for which cell, and the price of everything."""

    cp: cp_model.CpModel
    cells: list[list[dict[int, Literal]]]
    """By person and day: a Boolean for each code that may stand, the day off too."""
    price: list[tuple[int, Expression]] = field(default_factory=list)

    def any_of(self, person: int, day: int, codes: Iterable[int]) -> Expression:
        """One when a code of ``codes`` stands."""
        here = self.cells[person][day]
        return total([here[c] for c in sorted(codes) if c in here])

    def pay(self, cost: int, amount: Expression, most: int) -> None:
        """``cost`` for each unit of ``amount`` above nothing; a floor must be held, as in a model made for it."""
        if cost >= FLOOR:
            self.cp.add(amount <= 0)
        elif cost and most > 0:
            slack = self.cp.new_int_var(0, most, "")
            self.cp.add(slack >= amount)
            self.price.append((cost, slack))


@dataclass(frozen=True, slots=True)
class Plain:
    """The best rows, if any were found, the model's proven bound, and whether they are proven optimal."""

    rows: tuple[Row, ...] | None
    bound: int
    optimal: bool


def search(instance: Instance, seconds: float, seed: int, workers: int = 2) -> Plain:
    """The rows that CP-SAT finds by itself in ``seconds`` of wall time, the building of the model included.

    Raises ``NoPeer`` for a rota that repeats itself.
    """
    if instance.cycle:
        raise NoPeer("the peer plans no repeating rota")
    until = monotonic() + seconds
    model = Model(cp_model.CpModel(), [])
    for p, who in enumerate(instance.people):
        model.cells.append([_cell(model, instance, p, who, day) for day in range(instance.days)])
        _person(model, instance, p, who)
    for slot in instance.slots:
        there = total([model.any_of(p, slot.day, slot.codes) for p in sorted(slot.people)])
        model.pay(slot.lacking, slot.minimum - there, slot.minimum)
        model.pay(slot.short, slot.ideal - there, slot.ideal)
        model.pay(slot.over, there - slot.ideal, len(slot.people))
    model.cp.minimize(total([cost * amount for cost, amount in model.price]))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.max_time_in_seconds = max(until - monotonic(), 1.0)
    solver.parameters.random_seed = seed
    status = solver.solve(model.cp)
    rows = None
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        rows = tuple(
            tuple(next(c for c, literal in here.items() if solver.boolean_value(literal)) for here in line)
            for line in model.cells
        )
    return Plain(rows, round(solver.best_objective_bound), status == cp_model.OPTIMAL)


def _cell(model: Model, instance: Instance, p: int, who: Person, day: int) -> dict[int, Literal]:
    if who.fixed[day]:
        return {instance.start[p][day]: model.cp.new_constant(1)}
    here = {code: model.cp.new_bool_var("") for code in (OFF, *who.options[day])}
    model.cp.add_exactly_one(here.values())
    return here


def _person(model: Model, instance: Instance, p: int, who: Person) -> None:
    for cost in who.costs:
        literal = model.cells[p][cost.day].get(cost.code)
        if literal is not None:
            model.price.append((cost.cost, literal))
    for pair in who.pairs:
        first = model.any_of(p, pair.day, pair.codes)
        later = model.any_of(p, pair.later_day, pair.later)
        if pair.cost is None:
            model.cp.add(first + later <= 1)
        else:
            model.pay(pair.cost, first + later - 1, 1)
    for rest in who.rests:
        _rest(model, instance, p, rest)
    for tally in who.tallies:
        _count(model, tally, _weighed(model, instance, p, tally), _heaviest(instance, tally))
    marked = [_mark(model, instance, p, m) for m in range(len(instance.marks))] if who.mark_counts else []
    for count in who.mark_counts:
        _count(model, count, total([marked[m] for m in count.marks]), len(count.marks))
    for run in who.runs:
        _run(model, instance, p, run)


def _mark(model: Model, instance: Instance, p: int, mark: int) -> Literal:
    cells = [model.cells[p][d][c] for d, c in instance.marks[mark] if c in model.cells[p][d]]
    worked = model.cp.new_bool_var("")
    model.cp.add_max_equality(worked, cells or [model.cp.new_constant(0)])
    return worked


def _weighed(model: Model, instance: Instance, p: int, tally: Tally) -> Expression:
    weights = instance.measures[tally.measure]
    return total(
        [
            weights[day][code] * literal
            for day in range(tally.first, tally.last + 1)
            for code, literal in model.cells[p][day].items()
            if weights[day][code]
        ]
    )


def _heaviest(instance: Instance, tally: Tally) -> int:
    return sum(max(instance.measures[tally.measure][day]) for day in range(tally.first, tally.last + 1))


def _count(model: Model, limit: Tally | MarkCount, amount: Expression, most: int) -> None:
    if limit.at_most is not None:
        model.cp.add(amount <= limit.at_most)
    model.pay(limit.under, limit.low - amount, limit.low)
    if limit.high is not None:
        model.pay(limit.over, amount - limit.high, most - limit.high)


def _run(model: Model, instance: Instance, p: int, run: Run) -> None:
    inside = [model.any_of(p, day, run.codes) for day in range(instance.days)]
    for most, cost in ((run.at_most, FLOOR), (run.most, run.long)):
        if most is not None and cost:
            for first in range(instance.days - most):
                model.pay(cost, total(inside[first : first + most + 1]) - most, 1)
    if run.short:
        for length in range(1, run.least):
            for first in range(1, instance.days - length):
                around = inside[first - 1] + inside[first + length]
                inner = total(inside[first : first + length]) - (length - 1)
                model.pay(run.short * (run.least - length), inner - around, 1)


def _rest(model: Model, instance: Instance, p: int, rest: RestWeek) -> None:
    """A rest begins where the week opens or where a shift ends; in one of those no shift may overlap."""
    cells = [
        (instance.starts[day][code], instance.ends[day][code], literal)
        for day in range(rest.first, rest.last + 1)
        for code, literal in model.cells[p][day].items()
        if code != OFF
    ]
    chosen = []
    for opens in sorted({rest.opens} | {max(rest.opens, ends) for _, ends, _ in cells}):
        if opens + rest.least <= rest.closes:
            taken = model.cp.new_bool_var("")
            within = [c for starts, ends, c in cells if starts < opens + rest.least and ends > opens]
            model.cp.add(total(within) == 0).only_enforce_if(taken)
            chosen.append(taken)
    model.cp.add_bool_or(chosen)
