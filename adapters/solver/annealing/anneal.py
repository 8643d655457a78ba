"""Annealing of a whole rota: a schedule of temperatures, in steps that can be told of and broken off."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from adapters.solver.annealing.arrays import arrays
from adapters.solver.annealing.fresh import State, fresh
from adapters.solver.annealing.kernel import FINE, search
from adapters.solver.annealing.names import FLOORS, MOVES
from adapters.solver.annealing.weights import Weights, lacking_to_floors
from adapters.solver.instance import Instance, Row
from adapters.solver.scoring import score
from domain.rota.solver import never

STEPS = 400
"""Temperatures of a schedule, one after another."""
SHARES = (240, 240, 200, 100, 90, 110, 44)
"""Of 1024 moves, how many are of each kind, in the order of ``moves``."""
COLD = 100
"""How many times colder the end is than the usual start."""
COLDEST = 0.6
"""No end is colder: below it, a penalty of one is hardly ever taken."""

Told = Callable[[float, tuple[Row, ...]], None]
"""Share of the moves made, the best rows so far."""


@dataclass(frozen=True, slots=True)
class Annealed:
    """The best rows seen."""

    rows: tuple[Row, ...]
    penalties: Mapping[str, int]
    """By part, as ``scoring.score`` has them."""
    moves: int
    """Made before the end or a cancellation."""


def anneal(
    instance: Instance,
    rows: Sequence[Row],
    moves: int,
    seed: int,
    hot: float = 1.0,
    told: Told | None = None,
    cancelled: Callable[[], bool] = never,
) -> Annealed:
    """Anneal lawful ``rows`` by ``moves`` moves; the result depends on nothing but the first five arguments.

    ``hot`` is where to begin, as a share of the usual temperature: at 1 little of ``rows`` is left, at a tenth they
    are polished. ``cancelled`` is asked now and then; the best rows until then are the answer.
    """
    terms = arrays(instance)
    if not len(terms.open_cells):
        return Annealed(tuple(map(tuple, rows)), score(instance, rows), 0)
    weights = Weights(instance, terms)
    state = fresh(terms, np.array(rows, np.int8), sum(score(instance, rows).values()), seed, SHARES)
    floors = lacking_to_floors(instance, rows) if weights.floors else 0
    coldest = max(weights.usual / COLD, COLDEST)
    hottest = max(weights.usual * hot, coldest)
    for step in range(STEPS):
        if cancelled():
            break
        weights.write(state)
        heat = hottest * (coldest / hottest) ** (step / (STEPS - 1))
        share = moves * (step + 1) // STEPS - moves * step // STEPS
        search(state.t, state.s, state.rows, state.best, np.array([round(heat * FINE)], np.int64), share)
        weights.follow(lacking=floors + state.number(FLOORS) > 0)
        if told is not None:
            told((step + 1) / STEPS, _rows(state))
    found = _rows(state)
    return Annealed(found, score(instance, found), state.number(MOVES))


def anneal_lanes(
    instance: Instance,
    rows: Sequence[Row],
    moves: int,
    seed: int,
    hot: float = 1.0,
    told: Told | None = None,
    cancelled: Callable[[], bool] = never,
) -> Annealed:
    """Two anneals side by side with seeds of their own, the better of them; the first where they are equal.

    Only the first is told of; both count in ``moves``.
    """
    with ThreadPoolExecutor(1) as other:
        second = other.submit(anneal, instance, rows, moves, 2 * seed + 1, hot, None, cancelled)
        first = anneal(instance, rows, moves, 2 * seed, hot, told, cancelled)
        found = min(first, second.result(), key=lambda a: sum(a.penalties.values()))
    return Annealed(found.rows, found.penalties, first.moves + second.result().moves)


def _rows(state: State) -> tuple[Row, ...]:
    return tuple(map(tuple, state.best.tolist()))
