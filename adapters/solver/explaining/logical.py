"""Systems as whole numbers: whether what is asked can all be had, and what stands in its way where it cannot."""

from collections.abc import Collection

from ortools.sat.python import cp_model

from adapters.solver.explaining.sources import Tag
from adapters.solver.explaining.system import Demand, Line, System

WORK = 0.4
"""Deterministic work that one question may take, in CP-SAT's own unit."""


def fits(system: System, tags: Collection[Tag], work: float = WORK) -> bool | None:
    """Whether everything ``tags`` ask for can be had within the limits they set; nothing: not found out."""
    whole = _Whole(system, tags)
    for demand in system.demands:
        if demand.tag in tags:
            whole.model.add(whole.sum_of(demand) >= demand.heads)
    status = _solver(work).solve(whole.model)
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return True
    return False if status == cp_model.INFEASIBLE else None


def least_missing(system: System, work: float = WORK) -> list[int] | None:
    """Heads missing of each demand where the fewest are; nothing: not proven to be the fewest."""
    whole = _Whole(system, system.tags())
    missing = []
    for demand in system.demands:
        lacking = whole.model.new_int_var(0, demand.heads, "")
        whole.model.add(whole.sum_of(demand) + lacking >= demand.heads)
        missing.append(lacking)
    whole.model.minimize(cp_model.LinearExpr.sum(missing))
    solver = _solver(work)
    if solver.solve(whole.model) != cp_model.OPTIMAL:
        return None
    return [solver.value(lacking) for lacking in missing]


def core(system: System, work: float = WORK) -> frozenset[Tag]:
    """Tags that cannot all stand; none: they can, or it was not found out.

    What the engine names is taken as a hint only: whoever asks solves the answer again.
    """
    tags = sorted(system.tags())
    whole = _Whole(system, tags, assumed=True)
    for demand in system.demands:
        whole.model.add(whole.sum_of(demand) >= demand.heads).only_enforce_if(whole.assumed[demand.tag])
    whole.model.add_assumptions([whole.assumed[tag] for tag in tags])
    solver = _solver(work)
    if solver.solve(whole.model) != cp_model.INFEASIBLE:
        return frozenset()
    named = {literal.index: tag for tag, literal in whole.assumed.items()}
    found = {named[i] for i in solver.sufficient_assumptions_for_infeasibility() if i in named}
    return frozenset(found or tags)


class _Whole:
    """The part of a system that ``tags`` concern, as a model; where ``assumed``, a literal switches each tag on."""

    def __init__(self, system: System, tags: Collection[Tag], *, assumed: bool = False) -> None:
        self.model = cp_model.CpModel()
        self.assumed = {tag: self.model.new_bool_var("") for tag in tags} if assumed else {}
        used = {c for demand in system.demands if demand.tag in tags for c in demand.columns}
        waiting = [line for line in system.lines if line.tag is None or line.tag in tags]
        lines: list[Line] = []
        while found := [line for line in waiting if not used.isdisjoint(line.columns)]:
            lines += found
            waiting = [line for line in waiting if used.isdisjoint(line.columns)]
            used |= {c for line in found for c in line.columns if c in system.helpers}
        self.columns = {c: self.model.new_int_var(0, system.upper[c], "") for c in sorted(used)}
        for line in lines:
            held = [(self.columns[c], w) for c, w in zip(line.columns, line.weights, strict=True) if c in used]
            row = self.model.add(
                cp_model.LinearExpr.weighted_sum([c for c, _ in held], [w for _, w in held]) <= line.upper
            )
            if assumed and line.tag is not None:
                row.only_enforce_if(self.assumed[line.tag])

    def sum_of(self, demand: Demand) -> cp_model.LinearExpr:
        """What a demand counts."""
        return cp_model.LinearExpr.sum([self.columns[c] for c in demand.columns])


def _solver(work: float) -> cp_model.CpSolver:
    """One worker, so that assumptions are heeded and the same question has the same answer."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = work
    return solver
