"""The search itself: moves are drafted, judged, and taken where they gain or luck allows what they cost."""

from math import log

import numpy as np

from adapters.solver.annealing.compiled import Bytes, Longs, compiled
from adapters.solver.annealing.cyclic import repeat
from adapters.solver.annealing.drafting import draw
from adapters.solver.annealing.moves import propose
from adapters.solver.annealing.names import (
    BEST,
    CYCLE,
    DRAFT,
    FLOORS,
    MOVES,
    NUMBERS,
    PENALTY,
    SEGMENTS,
    SIZES,
    WAS,
)
from adapters.solver.annealing.row_change import judge
from adapters.solver.annealing.tables import at1, at2
from adapters.solver.annealing.totals import book, staff
from adapters.solver.instance import FLOOR

LUCK_BITS = 12
FINE = 1 << 10
"""Steps of a temperature, and of a draw of luck, to one."""
ODDS = np.array([round(-log((i + 0.5) / (1 << LUCK_BITS)) * FINE) for i in range(1 << LUCK_BITS)], np.int64)
"""How many temperatures worse a move may be: exponentially distributed, in steps of ``1 / FINE``."""


@compiled
def _staffed(t: Longs, s: Longs, k: int) -> tuple[int, int]:
    person = s[at2(t, SEGMENTS, k, 0)]
    cost, weight = 0, 0
    for day in range(s[at2(t, SEGMENTS, k, 1)], s[at2(t, SEGMENTS, k, 2)] + 1):
        if s[at2(t, WAS, k, day)] != s[at2(t, DRAFT, k, day)]:
            more, heavier = staff(t, s, person, day, s[at2(t, WAS, k, day)], -1)
            also, besides = staff(t, s, person, day, s[at2(t, DRAFT, k, day)], 1)
            cost += more + also
            weight += heavier + besides
    return cost, weight


@compiled
def _stand(t: Longs, s: Longs, rows: Bytes, k: int, old: int, new: int) -> None:
    person, first, last = s[at2(t, SEGMENTS, k, 0)], s[at2(t, SEGMENTS, k, 1)], s[at2(t, SEGMENTS, k, 2)]
    book(t, s, person, first, last, old, new)
    for day in range(first, last + 1):
        rows[person, day] = s[new + day]


@compiled
def _unstaffed(t: Longs, s: Longs, k: int) -> None:
    person = s[at2(t, SEGMENTS, k, 0)]
    for day in range(s[at2(t, SEGMENTS, k, 1)], s[at2(t, SEGMENTS, k, 2)] + 1):
        if s[at2(t, WAS, k, day)] != s[at2(t, DRAFT, k, day)]:
            staff(t, s, person, day, s[at2(t, DRAFT, k, day)], -1)
            staff(t, s, person, day, s[at2(t, WAS, k, day)], 1)


@compiled
def _unmake(t: Longs, s: Longs, rows: Bytes, made: int) -> None:
    for k in range(made - 1, -1, -1):
        _stand(t, s, rows, k, at2(t, DRAFT, k, 0), at2(t, WAS, k, 0))
        _unstaffed(t, s, k)


@compiled
def _make(t: Longs, s: Longs, rows: Bytes, k: int) -> tuple[int, int]:
    _stand(t, s, rows, k, at2(t, WAS, k, 0), at2(t, DRAFT, k, 0))
    return _staffed(t, s, k)


@compiled
def attempt(t: Longs, s: Longs, rows: Bytes, best: Bytes, count: int, allowed: int) -> bool:
    """Make the drafted move of ``count`` segments if it is lawful and weighs no more than ``allowed``."""
    cost, weight, made = 0, 0, 0
    for k in range(count):
        person, first, last = s[at2(t, SEGMENTS, k, 0)], s[at2(t, SEGMENTS, k, 1)], s[at2(t, SEGMENTS, k, 2)]
        for earlier in range(made, k):
            if s[at2(t, SEGMENTS, earlier, 0)] == person:
                for j in range(made, k):
                    more, heavier = _make(t, s, rows, j)
                    cost += more
                    weight += heavier
                made = k
                break
        if t[t[SIZES] + CYCLE]:
            repeat(t, s, rows, k)
            first, last = s[at2(t, SEGMENTS, k, 1)], s[at2(t, SEGMENTS, k, 2)]
        lawful, more, heavier = judge(t, s, rows, person, first, last, at2(t, DRAFT, k, 0), at2(t, WAS, k, 0))
        if not lawful:
            _unmake(t, s, rows, made)
            return False
        cost += more
        weight += heavier
    for k in range(made, count):
        more, heavier = _staffed(t, s, k)
        cost += more
        weight += heavier
    if weight > allowed:
        for k in range(made, count):
            _unstaffed(t, s, k)
        _unmake(t, s, rows, made)
        return False
    for k in range(made, count):
        _stand(t, s, rows, k, at2(t, WAS, k, 0), at2(t, DRAFT, k, 0))
    s[at1(t, NUMBERS, PENALTY)] += cost
    s[at1(t, NUMBERS, FLOORS)] += (cost + FLOOR // 2) // FLOOR
    if s[at1(t, NUMBERS, PENALTY)] < s[at1(t, NUMBERS, BEST)]:
        s[at1(t, NUMBERS, BEST)] = s[at1(t, NUMBERS, PENALTY)]
        best[:] = rows
    return True


@compiled
def search(t: Longs, s: Longs, rows: Bytes, best: Bytes, heats: Longs, moves: int) -> None:
    """``moves`` moves at each of ``heats``, temperatures in steps of ``1 / FINE``."""
    for heat in heats:
        for _ in range(moves):
            count = propose(t, s, rows)
            if count:
                allowed = (heat * ODDS[draw(t, s, 1 << LUCK_BITS)]) >> 20
                attempt(t, s, rows, best, count, allowed)
    s[at1(t, NUMBERS, MOVES)] += len(heats) * moves
