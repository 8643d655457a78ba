"""Moves that pass work from one person to another, or from one day to a farther one; removals come first."""

from adapters.solver.annealing.compiled import Bytes, Longs, compiled
from adapters.solver.annealing.drafting import any_bit, draw, segment
from adapters.solver.annealing.names import (
    CROWD_ITEMS,
    CROWD_OF,
    CROWDS_AT,
    DAYS,
    DRAFT,
    HEADS,
    LACKING,
    LACKING_COUNT,
    MAY,
    MINIMUM,
    NUMBERS,
    PEOPLE,
    SIZES,
    SLOT_CODES,
    SLOT_DAY,
    SLOT_FIGURES,
    WEEKEND_COUNT,
    WEEKENDS,
)
from adapters.solver.annealing.tables import at1, at2


@compiled
def fill(t: Longs, s: Longs, rows: Bytes) -> int:
    """Somebody for a slot that lacks heads, rather one under its minimum: a shift added, moved here, or passed on."""
    count = s[at1(t, NUMBERS, LACKING_COUNT)]
    if count == 0:
        return 0
    slot = s[at1(t, LACKING, draw(t, s, count))]
    for _ in range(2):
        if s[at1(t, HEADS, slot)] >= t[at2(t, SLOT_FIGURES, slot, MINIMUM)]:
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
