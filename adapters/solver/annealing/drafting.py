"""Random numbers, and the drafts that moves are made of."""

import numpy as np

from adapters.solver.annealing.compiled import Longs, compiled
from adapters.solver.annealing.names import (
    LUCK,
    NUMBERS,
    SEGMENTS,
)
from adapters.solver.annealing.tables import at1, at2


@compiled
def draw(t: Longs, s: Longs, below: int) -> int:
    """A whole number from 0, less than ``below`` (xorshift64*)."""
    place = at1(t, NUMBERS, LUCK)
    x = np.uint64(s[place])
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    s[place] = np.int64(x)
    return int((np.int64((x * np.uint64(0x2545F4914F6CDD1D)) >> np.uint64(33)) * below) >> 31)


@compiled
def any_bit(t: Longs, s: Longs, bits: int) -> int:
    """One of the places at which ``bits`` has a 1; there is one."""
    count, left = 0, bits
    while left:
        left &= left - 1
        count += 1
    skip = draw(t, s, count) if count > 1 else 0
    for _ in range(skip):
        bits &= bits - 1
    place = 0
    while bits & 1 == 0:
        bits >>= 1
        place += 1
    return place


@compiled
def segment(t: Longs, s: Longs, k: int, person: int, first: int, last: int) -> None:
    """Segment ``k`` is these days of ``person``; their codes stand in the draft."""
    s[at2(t, SEGMENTS, k, 0)] = person
    s[at2(t, SEGMENTS, k, 1)] = first
    s[at2(t, SEGMENTS, k, 2)] = last
