"""What the search tries: each move drafts a few stretches of rows, removals first where a row changes twice."""

import numpy as np
from numpy.typing import NDArray

from adapters.solver.annealing.compiled import compiled
from adapters.solver.annealing.names import (
    CELLS,
    CROWD_ITEMS,
    CROWD_OF,
    CROWDS_AT,
    DAYS,
    DRAFT,
    LACKING,
    LACKING_COUNT,
    LUCK,
    MAY,
    NUMBERS,
    OPEN_CELLS,
    PEOPLE,
    SEGMENTS,
    SHARES,
    SIZES,
    SLOT_CODES,
    SLOT_DAY,
    SLOT_FIGURES,
    WEEKEND_COUNT,
    WEEKENDS,
)
from adapters.solver.annealing.tables import Longs, at1, at2

Bytes = NDArray[np.int8]

SINGLE, SWAP, BLOCK, STINT, SHIFT, FILL, EXCHANGE = range(7)
KINDS = 7


@compiled
def draw(t: Longs, s: Longs, below: int) -> int:
    """A whole number from 0, less than ``below`` (xorshift64*)."""
    place = at1(t, NUMBERS, LUCK)
    x = np.uint64(s[place])
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    s[place] = np.int64(x)
    return (np.int64((x * np.uint64(0x2545F4914F6CDD1D)) >> np.uint64(33)) * below) >> 31


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
def fill(t: Longs, s: Longs, rows: Bytes) -> int:
    """Somebody for a slot that lacks heads: an added shift, one moved from another day, or one passed on."""
    count = s[at1(t, NUMBERS, LACKING_COUNT)]
    if count == 0:
        return 0
    slot = s[at1(t, LACKING, draw(t, s, count))]
    day, codes = t[at2(t, SLOT_FIGURES, slot, SLOT_DAY)], t[at2(t, SLOT_FIGURES, slot, SLOT_CODES)]
    crowd = t[at1(t, CROWD_OF, slot)]
    begins, size = t[at2(t, CROWDS_AT, crowd, 0)], t[at2(t, CROWDS_AT, crowd, 1)] - t[at2(t, CROWDS_AT, crowd, 0)]
    if size == 0:
        return 0
    person = -1
    skip = draw(t, s, size)
    from_rest = draw(t, s, 4) > 0
    for i in range(size):
        one = t[at1(t, CROWD_ITEMS, begins + (skip + i) % size)]
        standing = rows[one, day]
        if codes & t[at2(t, MAY, one, day)] and (codes >> standing) & 1 == 0 and (standing == 0 or not from_rest):
            person = one
            break
    if person < 0:
        return 0
    code = any_bit(t, s, codes & t[at2(t, MAY, person, day)])
    way = draw(t, s, 4)
    if way == 0:
        s[at2(t, DRAFT, 0, day)] = code
        segment(t, s, 0, person, day, day)
        return 1
    row = rows[person]
    other_day = -1
    first = max(day - 14, 0)
    length = min(day + 14, t[t[SIZES] + DAYS] - 1) - first + 1
    skip = draw(t, s, length)
    for i in range(length):
        there = first + (skip + i) % length
        if there != day and row[there] and t[at2(t, MAY, person, there)] & 1:
            other_day = there
            break
    if other_day < 0:
        return 0
    passed = row[other_day]
    s[at2(t, DRAFT, 0, other_day)] = 0
    segment(t, s, 0, person, other_day, other_day)
    s[at2(t, DRAFT, 1, day)] = code
    segment(t, s, 1, person, day, day)
    if way == 1:
        return 2
    people = t[t[SIZES] + PEOPLE]
    skip = draw(t, s, people)
    for i in range(people):
        one = (skip + i) % people
        if one != person and rows[one, other_day] == 0 and (t[at2(t, MAY, one, other_day)] >> passed) & 1:
            s[at2(t, DRAFT, 2, other_day)] = passed
            segment(t, s, 2, one, other_day, other_day)
            return 3
    return 2


@compiled
def exchange(t: Longs, s: Longs, rows: Bytes) -> int:
    """One works a weekend, or some other days, of the other's, who works some of the one's."""
    days = t[t[SIZES] + DAYS]
    length = 2
    if t[t[SIZES] + WEEKEND_COUNT] > 1 and draw(t, s, 2):
        here, there = draw(t, s, t[t[SIZES] + WEEKEND_COUNT]), draw(t, s, t[t[SIZES] + WEEKEND_COUNT])
        begins, other_begins = t[at2(t, WEEKENDS, here, 0)], t[at2(t, WEEKENDS, there, 0)]
        length = min(t[at2(t, WEEKENDS, here, 1)] - begins, t[at2(t, WEEKENDS, there, 1)] - other_begins) + 1
    else:
        length = 1 + draw(t, s, 3)
        begins = draw(t, s, days - length + 1)
        other_begins = draw(t, s, days - length + 1)
    if abs(begins - other_begins) < length:
        return 0
    people = t[t[SIZES] + PEOPLE]
    person = draw(t, s, people)
    if not _gives(t, rows, person, begins, length):
        return 0
    skip = draw(t, s, people)
    other = -1
    for i in range(people):
        one = (skip + i) % people
        if one != person and _gives(t, rows, one, other_begins, length) and _free(rows, one, begins, length):
            other = one
            break
    if other < 0 or not _free(rows, person, other_begins, length):
        return 0
    for d in range(length):
        s[at2(t, DRAFT, 0, begins + d)] = 0
        s[at2(t, DRAFT, 1, other_begins + d)] = 0
        s[at2(t, DRAFT, 2, other_begins + d)] = rows[other, other_begins + d]
        s[at2(t, DRAFT, 3, begins + d)] = rows[person, begins + d]
    segment(t, s, 0, person, begins, begins + length - 1)
    segment(t, s, 1, other, other_begins, other_begins + length - 1)
    segment(t, s, 2, person, other_begins, other_begins + length - 1)
    segment(t, s, 3, other, begins, begins + length - 1)
    return 4


@compiled
def _gives(t: Longs, rows: Bytes, person: int, begins: int, length: int) -> bool:
    """Whether ``person`` works some of these days and may be off on all."""
    some = False
    for day in range(begins, begins + length):
        some = some or rows[person, day] != 0
        if t[at2(t, MAY, person, day)] & 1 == 0:
            return False
    return some


@compiled
def _free(rows: Bytes, person: int, begins: int, length: int) -> bool:
    worked = 0
    for day in range(begins, begins + length):
        worked += rows[person, day] != 0
    return worked == 0
