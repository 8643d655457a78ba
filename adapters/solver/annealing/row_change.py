"""What a change of some days of one row breaks, and costs; every limit is looked at only where the change reaches it.

While a change is judged the new codes stand in the row, and ``old`` is the place in ``s`` of the codes they replace.
"""

import numpy as np

from adapters.solver.annealing.compiled import Bytes, Longs, compiled
from adapters.solver.annealing.names import (
    BAR_OF,
    BARS,
    BEGINS,
    CAP,
    CAPS_OF,
    CHANGE,
    CLOSES,
    CODES,
    COST,
    COUNT_ITEMS,
    COUNT_PRICES,
    COUNTS_AT,
    COUNTS_OF,
    DAYS,
    ENDS,
    FAMILIES,
    FIRST,
    GAP_DAYS,
    GAPS,
    GOAL_PRICES,
    GOALS_OF,
    LAST,
    MARK_ITEMS,
    MARKS_AT,
    MAY,
    MEASURE,
    OPENS,
    REST,
    REST_ITEMS,
    RESTS,
    RESTS_AT,
    RESTS_OF,
    SHIFT_ENDS,
    SHIFT_STARTS,
    SIZES,
    SLACK,
    SPAN_FIRST,
    SPAN_LAST,
    TOLL_OF,
    TOLLS,
    TOTALS,
    WEIGHTS,
    WORKED,
)
from adapters.solver.annealing.runs import runs
from adapters.solver.annealing.tables import at1, at2, at3, at4
from adapters.solver.annealing.totals import dearer, mark


@compiled
def _within_counts(t: Longs, s: Longs, person: int, first: int, last: int, new: int, old: int) -> bool:
    own = t[at1(t, COUNTS_OF, person)]
    for day in range(first, last + 1):
        if s[new + day] == s[old + day]:
            continue
        cell = at1(t, MARKS_AT, day * t[t[SIZES] + CODES] + s[new + day])
        for i in range(t[cell], t[cell + 1]):
            listed = at2(t, COUNTS_AT, own, t[at1(t, MARK_ITEMS, i)])
            for j in range(t[listed], t[listed + 1]):
                count = t[at1(t, COUNT_ITEMS, j)]
                if s[at2(t, WORKED, person, count)] > t[at3(t, COUNT_PRICES, person, count, CAP)]:
                    return False
    return True


@compiled
def _marks(t: Longs, s: Longs, person: int, first: int, last: int, new: int, old: int) -> tuple[bool, int, int]:
    codes = t[t[SIZES] + CODES]
    some = False
    for day in range(first, last + 1):
        if s[new + day] != s[old + day]:
            cell, before = at1(t, MARKS_AT, day * codes + s[new + day]), at1(t, MARKS_AT, day * codes + s[old + day])
            some = some or t[cell] < t[cell + 1] or t[before] < t[before + 1]
    if not some:
        return True, 0, 0
    cost, weight = mark(t, s, person, first, last, new, old, 1)
    more, heavier = mark(t, s, person, first, last, old, new, -1)
    lawful = _within_counts(t, s, person, first, last, new, old)
    mark(t, s, person, first, last, old, new, 1)
    mark(t, s, person, first, last, new, old, -1)
    return lawful, cost + more, weight + heavier


@compiled
def _changes(t: Longs, s: Longs, measure: int, first: int, last: int, new: int, old: int) -> tuple[bool, int]:
    """Write what each day gains of a measure; whether any gains or loses, and all gains together."""
    some, gains = False, 0
    change = t[CHANGE]
    for day in range(first, last + 1):
        weights = at3(t, WEIGHTS, measure, day, 0)
        gained = t[weights + s[new + day]] - t[weights + s[old + day]]
        s[change + day] = gained
        some = some or gained != 0
        gains += max(gained, 0)
    return some, gains


@compiled
def _gained(t: Longs, s: Longs, first: int, last: int) -> int:
    total = 0
    for day in range(first, last + 1):
        total += s[t[CHANGE] + day]
    return total


@compiled
def _goals(t: Longs, s: Longs, person: int, first: int, last: int, new: int, old: int) -> tuple[int, int]:
    cost, weight = 0, 0
    own = t[at1(t, GOALS_OF, person)]
    for family in range(t[at1(t, GOALS_OF + FAMILIES, own)]):
        some, _ = _changes(t, s, t[at2(t, GOALS_OF + MEASURE, own, family)], first, last, new, old)
        if not some:
            continue
        begins = t[at3(t, GOALS_OF + BEGINS, own, family, first)]
        for i in range(begins, t[at3(t, GOALS_OF + ENDS, own, family, last)]):
            since = max(first, t[at2(t, GOALS_OF + SPAN_FIRST, own, i)])
            until = min(last, t[at2(t, GOALS_OF + SPAN_LAST, own, i)])
            gained = _gained(t, s, since, until)
            if gained != 0:
                before = s[at2(t, TOTALS, person, i)]
                more, heavier = dearer(t, at3(t, GOAL_PRICES, person, i, 0), before, before + gained)
                cost += more
                weight += heavier
    return cost, weight


@compiled
def _tolls(t: Longs, s: Longs, rows: Bytes, person: int, first: int, last: int, old: int) -> int:
    days = t[t[SIZES] + DAYS]
    cost = 0
    for g in range(t[t[SIZES] + GAPS]):
        table = t[at2(t, TOLL_OF, person, g)]
        if table == 0:
            continue
        gap = t[at1(t, GAP_DAYS, g)]
        for day in range(max(first - gap, 0), min(last + 1, days - gap)):
            later = day + gap
            before = int(s[old + day] if first <= day <= last else rows[person, day])
            after = int(s[old + later] if first <= later <= last else rows[person, later])
            cost += t[at4(t, TOLLS, table, day, rows[person, day], rows[person, later])]
            cost -= t[at4(t, TOLLS, table, day, before, after)]
    return cost


@compiled
def _follows(t: Longs, rows: Bytes, person: int, first: int, last: int) -> bool:
    days = t[t[SIZES] + DAYS]
    for g in range(t[t[SIZES] + GAPS]):
        table = t[at2(t, BAR_OF, person, g)]
        if table == 0:
            continue
        gap = t[at1(t, GAP_DAYS, g)]
        for day in range(max(first - gap, 0), min(last + 1, days - gap)):
            if (t[at3(t, BARS, table, day, rows[person, day])] >> np.int64(rows[person, day + gap])) & 1:
                return False
    return True


@compiled
def _within_caps(t: Longs, s: Longs, person: int, first: int, last: int, new: int, old: int) -> bool:
    own = t[at1(t, CAPS_OF, person)]
    slacks = at2(t, SLACK, person, 0)
    measure, gains = -1, 0
    for family in range(t[at1(t, CAPS_OF + FAMILIES, own)]):
        if t[at2(t, CAPS_OF + MEASURE, own, family)] != measure:
            measure = t[at2(t, CAPS_OF + MEASURE, own, family)]
            _, gains = _changes(t, s, measure, first, last, new, old)
        if gains == 0:
            continue
        begins = t[at3(t, CAPS_OF + BEGINS, own, family, first)]
        slack = s[slacks + begins : slacks + t[at3(t, CAPS_OF + ENDS, own, family, last)]]
        tight = 0
        for i in range(len(slack)):
            tight += slack[i] < gains
        if tight == 0:
            continue
        if first == last:
            return False
        for i in range(len(slack)):
            if slack[i] < gains:
                since = max(first, t[at2(t, CAPS_OF + SPAN_FIRST, own, begins + i)])
                until = min(last, t[at2(t, CAPS_OF + SPAN_LAST, own, begins + i)])
                if _gained(t, s, since, until) > max(slack[i], 0):
                    return False
    return True


@compiled
def _rest_in(t: Longs, rows: Bytes, person: int, rest: int) -> bool:
    free_from, closes, least = t[rest + OPENS], t[rest + CLOSES], t[rest + REST]
    for day in range(t[rest + FIRST], t[rest + LAST] + 1):
        code = rows[person, day]
        if code:
            if min(t[at2(t, SHIFT_STARTS, day, code)], closes) - free_from >= least:
                return True
            free_from = max(free_from, t[at2(t, SHIFT_ENDS, day, code)])
    enough: bool = closes - free_from >= least
    return enough


@compiled
def _rested(t: Longs, s: Longs, rows: Bytes, person: int, first: int, last: int, old: int) -> bool:
    own = t[at1(t, RESTS_OF, person)]
    seen = -1
    for day in range(first, last + 1):
        if rows[person, day] == 0 or rows[person, day] == s[old + day]:
            continue
        listed = at2(t, RESTS_AT, own, day)
        for i in range(t[listed], t[listed + 1]):
            rest = t[at1(t, REST_ITEMS, i)]
            if rest > seen:
                seen = rest
                if not _rest_in(t, rows, person, at2(t, RESTS, rest, 0)):
                    return False
    return True


@compiled
def _judged(
    t: Longs, s: Longs, rows: Bytes, person: int, first: int, last: int, new: int, old: int
) -> tuple[bool, int, int]:
    if (
        not _follows(t, rows, person, first, last)
        or not _within_caps(t, s, person, first, last, new, old)
        or not _rested(t, s, rows, person, first, last, old)
    ):
        return False, 0, 0
    lawful, cost, weight = runs(t, s, rows, person, first, last, old)
    if not lawful:
        return False, 0, 0
    lawful, more, heavier = _marks(t, s, person, first, last, new, old)
    if not lawful:
        return False, 0, 0
    cost += more
    weight += heavier
    more, heavier = _goals(t, s, person, first, last, new, old)
    cost += more
    weight += heavier
    more = _tolls(t, s, rows, person, first, last, old)
    for day in range(first, last + 1):
        costs = at3(t, COST, person, day, 0)
        more += t[costs + s[new + day]] - t[costs + s[old + day]]
    return True, cost + more, weight + more


@compiled
def judge(
    t: Longs, s: Longs, rows: Bytes, person: int, first: int, last: int, new: int, old: int
) -> tuple[bool, int, int]:
    """Whether a row may hold ``new`` from ``first`` to ``last``, what that costs, and how it is weighed.

    ``old`` takes the codes that stand. The rows and their totals are afterwards what they were before.
    """
    for day in range(first, last + 1):
        if (t[at2(t, MAY, person, day)] >> s[new + day]) & 1 == 0:
            return False, 0, 0
    for day in range(first, last + 1):
        s[old + day] = rows[person, day]
        rows[person, day] = s[new + day]
    lawful, cost, weight = _judged(t, s, rows, person, first, last, new, old)
    for day in range(first, last + 1):
        rows[person, day] = s[old + day]
    return lawful, cost, weight
