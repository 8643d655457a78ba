"""How the shape of a row goes on from one day to the next: its runs, its last code and the marks still open.

A state knows no more of the days behind it than the days ahead can ask for; codes that differ in nothing but
their price go as one group.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from adapters.solver.instance import FLOOR, Run

DIMENSIONS = 6
"""Counts that one graph can hold."""
Steps: TypeAlias = tuple[int, ...]
Bits: TypeAlias = tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class State:
    """What the next day has to know."""

    before: Bits
    """Which of the pairs that reach into the next day the last code is in."""
    runs: tuple[tuple[int, bool], ...]
    """For each run its length, as far as it counts, and whether it would be too short if it ended now."""
    worked: Bits
    """For each mark still open, whether it is worked already."""


@dataclass(frozen=True, slots=True)
class Group:
    """Codes of one day that lead alike."""

    after: Bits
    """Which of the pairs from the day before the codes are the later side of."""
    before: Bits
    runs: Bits
    steps: Steps
    marks: Bits


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that is open on a day: its place among the open ones the day before and after, and what it adds."""

    come: int | None
    go: int | None
    steps: Steps


@dataclass(frozen=True, slots=True)
class Day:
    """All that decides how states go on over one day."""

    groups: tuple[Group, ...]
    pairs: tuple[int | None, ...]
    """Costs of the pairs from the day before; nothing: forbidden."""
    marks: tuple[Mark, ...]
    runs: tuple[Run, ...]
    first: bool
    history: bool
    strict: bool
    """Whether what lacks a floor is left out."""


@dataclass(frozen=True, slots=True)
class Onward:
    """The arcs of one day: from state to state with a group, at a cost and with steps of the counts."""

    states: tuple[State, ...]
    origin: NDArray[np.int32]
    target: NDArray[np.int32]
    group: NDArray[np.int32]
    cost: NDArray[np.float64]
    steps: NDArray[np.int32]


@lru_cache(maxsize=4096)
def onward(states: tuple[State, ...], day: Day) -> Onward:
    """Every lawful way on from ``states``."""
    places: dict[State, int] = {}
    arcs = []
    for origin, state in enumerate(states):
        for number, group in enumerate(day.groups):
            step = _step(state, day, group)
            if step is not None:
                after, cost, steps = step
                arcs.append((places.setdefault(after, len(places)), origin, number, cost, steps))
    arcs.sort()
    return Onward(
        tuple(places),
        np.array([arc[1] for arc in arcs], dtype=np.int32),
        np.array([arc[0] for arc in arcs], dtype=np.int32),
        np.array([arc[2] for arc in arcs], dtype=np.int32),
        np.array([arc[3] for arc in arcs], dtype=np.float64),
        np.array([arc[4] for arc in arcs], dtype=np.int32).reshape(len(arcs), DIMENSIONS),
    )


def _step(state: State, day: Day, group: Group) -> tuple[State, int, Steps] | None:
    total = 0
    for before, after, cost in zip(state.before, group.after, day.pairs, strict=True):
        if before and after:
            if cost is None:
                return None
            total += cost
    runs = []
    for run, came, member in zip(day.runs, state.runs, group.runs, strict=True):
        went = _run(run, came, day, member=member)
        if went is None or (day.strict and went[1] >= FLOOR):
            return None
        runs.append(went[0])
        total += went[1]
    steps = group.steps
    worked = [False] * sum(mark.go is not None for mark in day.marks)
    for mark, member in zip(day.marks, group.marks, strict=True):
        already = mark.come is not None and state.worked[mark.come]
        if member and not already:
            steps = tuple(a + b for a, b in zip(steps, mark.steps, strict=True))
        if mark.go is not None:
            worked[mark.go] = member or already
    return State(group.before, tuple(runs), tuple(worked)), total, steps


def _run(run: Run, came: tuple[int, bool], day: Day, *, member: bool) -> tuple[tuple[int, bool], int] | None:
    length, lacking = came
    if not member:
        return (0, False), run.short * (run.least - length) if lacking else 0
    if run.at_most is not None and length >= run.at_most and not day.history:
        return None
    cost = run.long if run.most is not None and length >= run.most else 0
    longest = max(run.at_most or 0, run.most or 0, run.least, 1)
    now = min(length + 1, longest)
    begun = not day.first if length == 0 else lacking
    return (now, begun and now < run.least and run.short > 0), cost
