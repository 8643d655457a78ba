"""Rotas that repeat: what a move changes on a day, it changes on every day that far apart."""

from adapters.solver.annealing.compiled import Bytes, Longs, compiled
from adapters.solver.annealing.names import CYCLE, DAYS, DRAFT, FIRST_DAY, SEGMENTS, SIZES
from adapters.solver.annealing.tables import at2


@compiled
def repeat(t: Longs, s: Longs, rows: Bytes, k: int) -> None:
    """Let segment ``k`` reach from the first to the last of the days it changes; those between stay as they are."""
    days, cycle, first_day = t[t[SIZES] + DAYS], t[t[SIZES] + CYCLE], t[t[SIZES] + FIRST_DAY]
    person, first, last = s[at2(t, SEGMENTS, k, 0)], s[at2(t, SEGMENTS, k, 1)], s[at2(t, SEGMENTS, k, 2)]
    draft = at2(t, DRAFT, k, 0)
    for day in range(days):
        if day < first or day > last:
            s[draft + day] = rows[person, day]
    begins, ends = first, last
    for day in range(first, last + 1):
        if s[draft + day] == rows[person, day] or day < first_day:
            continue
        first_of = first_day + (day - first_day) % cycle
        begins = min(begins, first_of)
        for there in range(first_of, days, cycle):
            s[draft + there] = s[draft + day]
            ends = max(ends, there)
    s[at2(t, SEGMENTS, k, 1)] = begins
    s[at2(t, SEGMENTS, k, 2)] = ends
