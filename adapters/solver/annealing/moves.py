"""What the search tries: each move drafts a few stretches of rows."""

from adapters.solver.annealing.compiled import Bytes, Longs, compiled
from adapters.solver.annealing.drafting import any_bit, draw, segment
from adapters.solver.annealing.moves_between import exchange, fill
from adapters.solver.annealing.names import (
    CELLS,
    DAYS,
    DRAFT,
    MAY,
    OPEN_CELLS,
    PEOPLE,
    SHARES,
    SIZES,
)
from adapters.solver.annealing.tables import at1, at2

SINGLE, SWAP, BLOCK, STINT, SHIFT, FILL, EXCHANGE = range(7)
KINDS = 7


@compiled
def single(t: Longs, s: Longs, rows: Bytes) -> int:
    """Another code in one cell."""
    cell = at2(t, OPEN_CELLS, draw(t, s, t[t[SIZES] + CELLS]), 0)
    person, day = t[cell], t[cell + 1]
    s[at2(t, DRAFT, 0, day)] = any_bit(t, s, t[at2(t, MAY, person, day)] & ~(1 << rows[person, day]))
    segment(t, s, 0, person, day, day)
    return 1


@compiled
def swap(t: Longs, s: Longs, rows: Bytes, length: int) -> int:
    """Two people change rows for some days, where each may have the other's."""
    cell = at2(t, OPEN_CELLS, draw(t, s, t[t[SIZES] + CELLS]), 0)
    person, first = t[cell], t[cell + 1]
    if t[t[SIZES] + PEOPLE] < 2:
        return 0
    other = draw(t, s, t[t[SIZES] + PEOPLE] - 1)
    if other >= person:
        other += 1
    begins, ends = -1, -1
    for day in range(first, min(first + length, t[t[SIZES] + DAYS])):
        own, theirs = rows[person, day], rows[other, day]
        s[at2(t, DRAFT, 0, day)], s[at2(t, DRAFT, 1, day)] = own, theirs
        if own != theirs and (t[at2(t, MAY, person, day)] >> theirs) & (t[at2(t, MAY, other, day)] >> own) & 1:
            s[at2(t, DRAFT, 0, day)], s[at2(t, DRAFT, 1, day)] = theirs, own
            ends = day
            if begins < 0:
                begins = day
    if begins < 0:
        return 0
    segment(t, s, 0, person, begins, ends)
    segment(t, s, 1, other, begins, ends)
    return 2


@compiled
def trimmed(t: Longs, s: Longs, rows: Bytes, person: int, first: int, last: int) -> int:
    """The draft of days ``first`` to ``last`` as the first segment, without the ends that change nothing."""
    row = rows[person]
    while first <= last and s[at2(t, DRAFT, 0, first)] == row[first]:
        first += 1
    while last > first and s[at2(t, DRAFT, 0, last)] == row[last]:
        last -= 1
    if first > last:
        return 0
    segment(t, s, 0, person, first, last)
    return 1


@compiled
def stint(t: Longs, s: Longs, rows: Bytes) -> int:
    """The same shift, or a day off, some days running; sometimes with the days around it off."""
    cell = at2(t, OPEN_CELLS, draw(t, s, t[t[SIZES] + CELLS]), 0)
    person, first = t[cell], t[cell + 1]
    row = rows[person]
    code = any_bit(t, s, t[at2(t, MAY, person, first)])
    last = min(first + 1 + draw(t, s, 5), t[t[SIZES] + DAYS] - 1)
    around = draw(t, s, 4)
    if around & 1 and first > 0:
        first -= 1
        s[at2(t, DRAFT, 0, first)] = 0 if t[at2(t, MAY, person, first)] & 1 else row[first]
    begins = first + (around & 1)
    mixed = draw(t, s, 4) == 0
    for day in range(begins, last + 1):
        if mixed and day > begins:
            code = any_bit(t, s, t[at2(t, MAY, person, day)])
        s[at2(t, DRAFT, 0, day)] = code if (t[at2(t, MAY, person, day)] >> code) & 1 else row[day]
    if around & 2 and last < t[t[SIZES] + DAYS] - 1:
        last += 1
        s[at2(t, DRAFT, 0, last)] = 0 if t[at2(t, MAY, person, last)] & 1 else row[last]
    return trimmed(t, s, rows, person, first, last)


@compiled
def shift(t: Longs, s: Longs, rows: Bytes) -> int:
    """A day of a row, or some running, changes places with later ones, where each may stand."""
    cell = at2(t, OPEN_CELLS, draw(t, s, t[t[SIZES] + CELLS]), 0)
    person, first = t[cell], t[cell + 1]
    length = 1 + draw(t, s, 4) if draw(t, s, 2) else 1
    reach = 10 if draw(t, s, 2) else 27
    apart = length + draw(t, s, reach)
    last = first + apart + length - 1
    if last >= t[t[SIZES] + DAYS]:
        return 0
    for day in range(first, last + 1):
        s[at2(t, DRAFT, 0, day)] = rows[person, day]
    for day in range(first, first + length):
        one, other = rows[person, day], rows[person, day + apart]
        if (t[at2(t, MAY, person, day)] >> other) & (t[at2(t, MAY, person, day + apart)] >> one) & 1:
            s[at2(t, DRAFT, 0, day)], s[at2(t, DRAFT, 0, day + apart)] = other, one
    return trimmed(t, s, rows, person, first, last)


@compiled
def propose(t: Longs, s: Longs, rows: Bytes) -> int:
    """Draft a move; how many segments it has, 0 where none came of it."""
    chance = draw(t, s, 1024)
    kind = 0
    while kind < KINDS - 1 and chance >= t[at1(t, SHARES, kind)]:
        kind += 1
    if kind == SINGLE:
        return single(t, s, rows)
    if kind == SWAP:
        return swap(t, s, rows, 1)
    if kind == BLOCK:
        return swap(t, s, rows, 2 + draw(t, s, 6) if draw(t, s, 8) else 14)
    if kind == STINT:
        return stint(t, s, rows)
    if kind == SHIFT:
        return shift(t, s, rows)
    if kind == FILL:
        return fill(t, s, rows)
    return exchange(t, s, rows)
