"""How the running totals follow the rows."""

from adapters.solver.annealing.compiled import Bytes, Longs, compiled
from adapters.solver.annealing.names import (
    BEGINS,
    CAPS_OF,
    CODES,
    COUNT_ITEMS,
    COUNT_PRICES,
    COUNTS_AT,
    COUNTS_OF,
    DAYS,
    DRAFT,
    ENDS,
    FAMILIES,
    GOALS_OF,
    HEADS,
    HIGH,
    IDEAL,
    LACKING,
    LACKING_AT,
    LACKING_COUNT,
    LACKS,
    LACKS_NOW,
    LOW,
    MARK_ITEMS,
    MARKS_AT,
    MEASURE,
    MINIMUM,
    NUMBERS,
    OVER,
    OVER_NOW,
    PEOPLE,
    SHORT,
    SHORT_NOW,
    SIZES,
    SLACK,
    SLOT_FIGURES,
    SLOT_ITEMS,
    SLOTS,
    SLOTS_AT,
    SLOTS_OF,
    STANDS,
    SURPLUS,
    SURPLUS_NOW,
    TOTALS,
    UNDER,
    UNDER_NOW,
    WANTED,
    WAS,
    WEIGHTS,
    WORKED,
)
from adapters.solver.annealing.tables import at1, at2, at3


@compiled
def _sum_up(
    t: Longs, s: Longs, spans: int, totals: int, person: int, first: int, last: int, minus: int, plus: int
) -> None:
    own = t[at1(t, spans, person)]
    for family in range(t[at1(t, spans + FAMILIES, own)]):
        weights = at3(t, WEIGHTS, t[at2(t, spans + MEASURE, own, family)], 0, 0)
        codes = t[WEIGHTS + 2]
        for day in range(first, last + 1):
            change = t[weights + day * codes + s[plus + day]] - t[weights + day * codes + s[minus + day]]
            if change != 0:
                begins, ends = t[at3(t, spans + BEGINS, own, family, day)], t[at3(t, spans + ENDS, own, family, day)]
                part = s[totals + begins : totals + ends]
                for i in range(len(part)):
                    part[i] += change


@compiled
def dearer(t: Longs, prices: int, before: int, now: int) -> tuple[int, int]:
    """What a count that goes from ``before`` to ``now`` costs, and is weighed."""
    under = max(t[prices + LOW] - now, 0) - max(t[prices + LOW] - before, 0)
    over = max(now - t[prices + HIGH], 0) - max(before - t[prices + HIGH], 0)
    return (
        under * t[prices + UNDER] + over * t[prices + OVER],
        under * t[prices + UNDER_NOW] + over * t[prices + OVER_NOW],
    )


@compiled
def mark(t: Longs, s: Longs, person: int, first: int, last: int, codes: int, others: int, by: int) -> tuple[int, int]:
    """Stand (1) or take away (-1) the marks of ``codes`` where ``others`` differ: what that costs, and is weighed."""
    own = t[at1(t, COUNTS_OF, person)]
    cost, weight = 0, 0
    for day in range(first, last + 1):
        if s[codes + day] == s[others + day]:
            continue
        cell = at1(t, MARKS_AT, day * t[t[SIZES] + CODES] + s[codes + day])
        for i in range(t[cell], t[cell + 1]):
            place = t[at1(t, MARK_ITEMS, i)]
            stands = at2(t, STANDS, person, place)
            s[stands] += by
            if s[stands] != (by + 1) // 2:
                continue
            listed = at2(t, COUNTS_AT, own, place)
            for j in range(t[listed], t[listed + 1]):
                count = t[at1(t, COUNT_ITEMS, j)]
                worked = at2(t, WORKED, person, count)
                more, heavier = dearer(t, at3(t, COUNT_PRICES, person, count, 0), s[worked], s[worked] + by)
                s[worked] += by
                cost += more
                weight += heavier
    return cost, weight


@compiled
def book(t: Longs, s: Longs, person: int, first: int, last: int, old: int, new: int) -> None:
    """Carry ``new`` codes in place of ``old`` ones into the totals of a row; both are places in ``s`` of whole rows."""
    _sum_up(t, s, CAPS_OF, at2(t, SLACK, person, 0), person, first, last, new, old)
    _sum_up(t, s, GOALS_OF, at2(t, TOTALS, person, 0), person, first, last, old, new)
    mark(t, s, person, first, last, new, old, 1)
    mark(t, s, person, first, last, old, new, -1)


@compiled
def _list_lacking(t: Longs, s: Longs, slot: int) -> None:
    count = at1(t, NUMBERS, LACKING_COUNT)
    s[at1(t, LACKING, s[count])] = slot
    s[at1(t, LACKING_AT, slot)] = s[count]
    s[count] += 1


@compiled
def _unlist_lacking(t: Longs, s: Longs, slot: int) -> None:
    count = at1(t, NUMBERS, LACKING_COUNT)
    s[count] -= 1
    other = s[at1(t, LACKING, s[count])]
    place = s[at1(t, LACKING_AT, slot)]
    s[at1(t, LACKING, place)] = other
    s[at1(t, LACKING_AT, other)] = place
    s[at1(t, LACKING_AT, slot)] = -1


@compiled
def staff(t: Longs, s: Longs, person: int, day: int, code: int, by: int) -> tuple[int, int]:
    """Put ``person`` on (1), or take off (-1), the slots of a cell: what that costs, and is weighed."""
    cell = at2(t, SLOTS_AT, t[at1(t, SLOTS_OF, person)], day * t[t[SIZES] + CODES] + code)
    cost, weight = 0, 0
    for i in range(t[cell], t[cell + 1]):
        slot = t[at1(t, SLOT_ITEMS, i)]
        heads = at1(t, HEADS, slot)
        before = s[heads]
        now = before + by
        s[heads] = now
        figures = at2(t, SLOT_FIGURES, slot, 0)
        minimum, ideal = t[figures + MINIMUM], t[figures + IDEAL]
        lack = max(minimum - now, 0) - max(minimum - before, 0)
        short = max(ideal - now, 0) - max(ideal - before, 0)
        over = max(now - ideal, 0) - max(before - ideal, 0)
        cost += lack * t[figures + LACKS] + short * t[figures + SHORT] + over * t[figures + SURPLUS]
        weight += lack * t[figures + LACKS_NOW] + short * t[figures + SHORT_NOW] + over * t[figures + SURPLUS_NOW]
        wanted = s[at1(t, WANTED, slot)]
        if by > 0 and now == wanted:
            _unlist_lacking(t, s, slot)
        elif by < 0 and before == wanted:
            _list_lacking(t, s, slot)
    return cost, weight


@compiled
def count_up(t: Longs, s: Longs, rows: Bytes) -> None:
    """Count every total of the rows that stand, where none is counted yet."""
    for slot in range(t[t[SIZES] + SLOTS]):
        if s[at1(t, WANTED, slot)] > 0:
            _list_lacking(t, s, slot)
    days = t[t[SIZES] + DAYS]
    none, standing = at2(t, WAS, 0, 0), at2(t, DRAFT, 0, 0)
    for person in range(t[t[SIZES] + PEOPLE]):
        for day in range(days):
            s[none + day] = 0
            s[standing + day] = rows[person, day]
            staff(t, s, person, day, rows[person, day], 1)
        book(t, s, person, 0, days - 1, none, standing)
