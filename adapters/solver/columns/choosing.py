"""One row for each released person out of those at hand: the integer master, by CP-SAT with one worker."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from adapters.solver.columns.cover import Cover
from adapters.solver.columns.effort import Effort
from adapters.solver.instance import Row


def choose(
    cover: Cover,
    at_hand: Mapping[int, Mapping[Row, int]],
    present: NDArray[np.int64],
    hint: Mapping[int, Row],
    most: int,
    limit: float,
    seed: int,
    effort: Effort,
) -> dict[int, Row] | None:
    """Rows that cost at most ``most``, slots included; nothing where there are none or none is found within ``limit``.

    ``at_hand`` holds each person's rows with their own costs, ``present`` the heads of everybody else.
    """
    model = cp_model.CpModel()
    heads: list[list[tuple[cp_model.IntVar, int]]] = [[] for _ in cover.instance.slots]
    taken: list[tuple[int, Row, cp_model.IntVar]] = []
    objective: list[tuple[cp_model.IntVar, int]] = []
    for person, rows in at_hand.items():
        own = []
        for row, cost in rows.items():
            take = model.new_bool_var("")
            own.append(take)
            taken.append((person, row, take))
            objective.append((take, cost))
            if person in hint:
                model.add_hint(take, row == hint[person])
            counted: dict[int, int] = {}
            for s in cover.of(person, row):
                counted[s] = counted.get(s, 0) + 1
            for s, number in counted.items():
                heads[s].append((take, number))
        model.add_exactly_one(own)
    fixed = _slots(model, cover, heads, present, objective)
    total = cp_model.LinearExpr.weighted_sum([v for v, _ in objective], [c for _, c in objective])
    model.add(total <= most - fixed)
    model.minimize(total)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = limit
    solver.parameters.linearization_level = 2
    status = solver.solve(model)
    effort.solved(solver.response_proto.deterministic_time)
    effort.built(len(taken))
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return {person: row for person, row, take in taken if solver.boolean_value(take)}


def _slots(
    model: cp_model.CpModel,
    cover: Cover,
    heads: list[list[tuple[cp_model.IntVar, int]]],
    present: NDArray[np.int64],
    objective: list[tuple[cp_model.IntVar, int]],
) -> int:
    """Put what slots cost into ``objective``; returns what cannot be changed."""
    fixed = 0
    alone = cover.penalties(present)
    for s, slot in enumerate(cover.instance.slots):
        there = int(present[s])
        if not heads[s]:
            fixed += int(alone[s])
            continue
        can = sum(number for _, number in heads[s])
        come = cp_model.LinearExpr.weighted_sum([v for v, _ in heads[s]], [n for _, n in heads[s]])
        for cost, wanted, sign in (
            (slot.lacking, slot.minimum - there, 1),
            (slot.short, slot.ideal - there, 1),
            (slot.over, slot.ideal - there, -1),
        ):
            if cost and (wanted > 0 if sign > 0 else can > wanted):
                off = model.new_int_var(0, wanted if sign > 0 else can - wanted, "")
                model.add(off >= wanted - come if sign > 0 else off >= come - wanted)
                objective.append((off, cost))
    return fixed
