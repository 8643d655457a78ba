"""What may, or should, not stand some days after what, as tables by day and code."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from adapters.solver.annealing.families import Ints
from adapters.solver.instance import Instance, Pair


class Pairs(NamedTuple):
    """Tables for each number of days between the two; people with the same pairs share a table, table 0 is empty."""

    gaps: Ints
    """Days between the two, each number once."""
    bar_of: Ints
    """Table of what is forbidden, by person and gap."""
    bars: NDArray[np.int64]
    """Bits of the codes that may not follow, by table, day and code."""
    toll_of: Ints
    tolls: Ints
    """Penalty, by table, day, code and later code."""


def pair_tables(instance: Instance) -> Pairs:
    """The pairs of ``instance``."""
    gaps = sorted({pair.later_day - pair.day for who in instance.people for pair in who.pairs})
    days, codes = instance.days, instance.codes + 1
    bars = [np.zeros((days, codes), np.int64)]
    tolls = [np.zeros((days, codes, codes), np.int32)]
    known: dict[tuple[Pair, ...], int] = {(): 0}
    bar_of, toll_of = (np.zeros((len(instance.people), max(len(gaps), 1)), np.int32) for _ in range(2))
    for p, who in enumerate(instance.people):
        for g, gap in enumerate(gaps):
            hard = tuple(q for q in who.pairs if q.later_day - q.day == gap and q.cost is None)
            soft = tuple(q for q in who.pairs if q.later_day - q.day == gap and q.cost)
            if hard not in known:
                known[hard] = len(bars)
                bars.append(_barred(hard, days, codes))
            if soft not in known:
                known[soft] = len(tolls)
                tolls.append(_tolled(soft, days, codes))
            bar_of[p, g], toll_of[p, g] = known[hard], known[soft]
    return Pairs(np.array(gaps, np.int32), bar_of, np.stack(bars), toll_of, np.stack(tolls))


def _barred(pairs: Iterable[Pair], days: int, codes: int) -> NDArray[np.int64]:
    table = np.zeros((days, codes), np.int64)
    for pair in pairs:
        for code in pair.codes:
            table[pair.day, code] |= sum(1 << later for later in pair.later)
    return table


def _tolled(pairs: Iterable[Pair], days: int, codes: int) -> Ints:
    table = np.zeros((days, codes, codes), np.int32)
    for pair in pairs:
        for code in pair.codes:
            for later in pair.later:
                table[pair.day, code, later] += pair.cost or 0
    return table
