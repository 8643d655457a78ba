"""One person's rows as a graph: every lawful row is a path, and its own penalty is the length of the path."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from adapters.solver.columns.counts import Count, codes_on
from adapters.solver.columns.kernels import windows
from adapters.solver.columns.shapes import DIMENSIONS, Day, Group, Mark, Onward, State, Steps, onward
from adapters.solver.instance import Instance, Pair

MOST_STATES = 3000
"""States of one day; a row with more is none for exact pricing."""


class TooWide(Exception):
    """The graph would have more states than can be priced."""


@dataclass(frozen=True, slots=True)
class Graph:
    """Arcs in the order of their days, and for each node a box of counts; node 0 is the beginning."""

    counts: tuple[Count, ...]
    group_day: NDArray[np.int32]
    group_start: NDArray[np.int32]
    group_codes: NDArray[np.int32]
    origin: NDArray[np.int32]
    target: NDArray[np.int32]
    group: NDArray[np.int32]
    cost: NDArray[np.float64]
    steps: NDArray[np.int32]
    arc_start: NDArray[np.int32]
    arc_first: NDArray[np.int32]
    """By node, the first of the arcs that lead to it, and the one after the last."""
    arc_after: NDArray[np.int32]
    low: NDArray[np.int32]
    high: NDArray[np.int32]
    place: NDArray[np.int64]
    room: int
    last: int
    """The first of the nodes after the last day."""
    charges: NDArray[np.float64]
    transitions: int
    """What one pricing visits."""


def graph(instance: Instance, person: int, dimensions: Sequence[Count], *, strict: bool) -> Graph:
    """The graph that counts ``dimensions``, at most ``DIMENSIONS`` of them; ``strict``: without what lacks a floor.

    Raises:
        TooWide: a day has more than ``MOST_STATES`` states.
    """
    kinds, members = _days(instance, person, dimensions, strict=strict)
    states: tuple[State, ...] = (_beginning(instance, person, kinds),)
    nodes = [0, 1]
    steps: list[Onward] = []
    for kind in kinds:
        on = onward(states, kind)
        states = on.states
        if len(states) > MOST_STATES:
            raise TooWide
        steps.append(on)
        nodes.append(nodes[-1] + len(states))
    group_start = np.cumsum([0, *(len(day) for day in members)]).tolist()
    codes = [codes for day in members for codes in day]
    origin = np.concatenate([on.origin + nodes[day] for day, on in enumerate(steps)]).astype(np.int32)
    target = np.concatenate([on.target + nodes[day + 1] for day, on in enumerate(steps)]).astype(np.int32)
    moves = np.concatenate([on.steps for on in steps])
    charges, need = _charges(dimensions, strict=strict)
    low = np.zeros((nodes[-1], DIMENSIONS), dtype=np.int32)
    high = np.zeros_like(low)
    windows(origin, target, moves, np.array([nodes[-2], nodes[-1]]), need, low, high)
    width = np.maximum(high - low + 1, 0).astype(np.int64)
    place = np.concatenate([[0], np.cumsum(width.prod(axis=1))])
    inner = np.minimum(high[origin], high[target] - moves) - np.maximum(low[origin], low[target] - moves) + 1
    return Graph(
        counts=tuple(dimensions),
        group_day=np.repeat(np.arange(instance.days), [len(day) for day in members]).astype(np.int32),
        group_start=np.cumsum([0, *(len(group) for group in codes)]).astype(np.int32),
        group_codes=np.array([code for group in codes for code in group], dtype=np.int32),
        origin=origin,
        target=target,
        group=np.concatenate([on.group + group_start[day] for day, on in enumerate(steps)]).astype(np.int32),
        cost=np.concatenate([on.cost for on in steps]),
        steps=moves,
        arc_start=np.cumsum([0, *(on.origin.size for on in steps)]).astype(np.int32),
        arc_first=np.searchsorted(target, np.arange(nodes[-1]), side="left").astype(np.int32),
        arc_after=np.searchsorted(target, np.arange(nodes[-1]), side="right").astype(np.int32),
        low=low,
        high=high,
        place=place.astype(np.int64),
        room=max(int(place[-1]), 1),
        last=nodes[-2],
        charges=charges,
        transitions=int(np.maximum(inner, 0).astype(np.int64).prod(axis=1).sum()) + origin.size,
    )


def _charges(dimensions: Sequence[Count], *, strict: bool) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    charges = np.full((DIMENSIONS, max([1, *(count.size for count in dimensions)])), np.inf)
    unused = DIMENSIONS - len(dimensions)
    charges[:unused, 0] = 0.0
    need = np.zeros((2, DIMENSIONS), dtype=np.int32)
    for k, count in enumerate(dimensions, unused):
        charges[k, : count.size] = count.charges(strict=strict)
        ends = np.flatnonzero(np.isfinite(charges[k]))
        need[:, k] = (ends[0], ends[-1]) if ends.size else (1, 0)
    return charges, need


def _beginning(instance: Instance, person: int, kinds: Sequence[Day]) -> State:
    runs = len(instance.people[person].runs)
    return State((False,) * len(kinds[0].pairs), ((0, False),) * runs, ())


def _days(
    instance: Instance, person: int, dimensions: Sequence[Count], *, strict: bool
) -> tuple[list[Day], list[list[tuple[int, ...]]]]:
    """For each day its kind, and the codes of each of its groups."""
    who = instance.people[person]
    into: list[list[Pair]] = [[] for _ in range(instance.days + 1)]
    for pair in who.pairs:
        if pair.cost is None or pair.cost:
            into[pair.later_day].append(pair)
    marks = sorted({m for count in dimensions for m in count.marks})
    cells = {m: set(instance.marks[m]) for m in marks}
    spans = {m: (min(d for d, _ in cells[m]), max(d for d, _ in cells[m])) for m in marks if cells[m]}
    kinds, members = [], []
    for day in range(instance.days):
        came = [m for m in spans if spans[m][0] < day <= spans[m][1]]
        goes = [m for m in spans if spans[m][0] <= day < spans[m][1]]
        here = [m for m in spans if spans[m][0] <= day <= spans[m][1]]
        groups: dict[Group, list[int]] = {}
        for code in codes_on(instance, person, day):
            group = Group(
                after=tuple(code in pair.later for pair in into[day]),
                before=tuple(code in pair.codes for pair in into[day + 1]),
                runs=tuple(code in run.codes for run in who.runs),
                steps=_padded([count.weights[day][code] if count.weights else 0 for count in dimensions]),
                marks=tuple((day, code) in cells[m] for m in here),
            )
            groups.setdefault(group, []).append(code)
        kinds.append(
            Day(
                groups=tuple(groups),
                pairs=tuple(pair.cost for pair in into[day]),
                marks=tuple(
                    Mark(
                        came.index(m) if m in came else None,
                        goes.index(m) if m in goes else None,
                        _padded([int(m in count.marks) for count in dimensions]),
                    )
                    for m in here
                ),
                runs=who.runs,
                first=day == 0,
                history=day < instance.first_day,
                strict=strict,
            )
        )
        members.append([tuple(codes) for codes in groups.values()])
    return kinds, members


def _padded(steps: Sequence[int]) -> Steps:
    """The dimensions stand last, the largest innermost."""
    return (*(0,) * (DIMENSIONS - len(steps)), *steps)
