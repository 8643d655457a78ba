"""The compiled part: windows of what can be counted, and the cheapest rows of one graph at given prices.

Values are laid out node by node; each node has a box of the counts that are reachable there and can still end well.
"""

from collections.abc import Callable
from typing import TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float64]

F = TypeVar("F", bound=Callable[..., object])

FAR = 1 << 28


def _compiled(function: F) -> F:
    """``function`` in machine code, kept on disk, without Python's lock while it runs."""
    return cast(F, numba.njit(cache=True, nogil=True)(function))


@_compiled
def windows(origin: Ints, target: Ints, steps: Ints, first_last: Longs, need: Ints, low: Ints, high: Ints) -> None:
    """Fill ``low`` and ``high``, by node and dimension, with what can be reached and can still end within ``need``.

    Arcs are in the order of their days; ``first_last`` is the first and the number of the last nodes.
    """
    nodes, dimensions = low.shape
    ahead_low = np.full((nodes, dimensions), FAR, dtype=np.int32)
    ahead_high = np.full((nodes, dimensions), -FAR, dtype=np.int32)
    low[:, :] = FAR
    high[:, :] = -FAR
    low[0, :] = 0
    high[0, :] = 0
    for arc in range(origin.size):
        for k in range(dimensions):
            low[target[arc], k] = min(low[target[arc], k], low[origin[arc], k] + steps[arc, k])
            high[target[arc], k] = max(high[target[arc], k], high[origin[arc], k] + steps[arc, k])
    ahead_low[first_last[0] :, :] = 0
    ahead_high[first_last[0] :, :] = 0
    for arc in range(origin.size - 1, -1, -1):
        for k in range(dimensions):
            ahead_low[origin[arc], k] = min(ahead_low[origin[arc], k], ahead_low[target[arc], k] + steps[arc, k])
            ahead_high[origin[arc], k] = max(ahead_high[origin[arc], k], ahead_high[target[arc], k] + steps[arc, k])
    for node in range(nodes):
        for k in range(dimensions):
            low[node, k] = max(low[node, k], need[0, k] - ahead_high[node, k])
            high[node, k] = min(high[node, k], need[1, k] - ahead_low[node, k])


@_compiled
def forward(
    prices: Floats,
    group_day: Ints,
    group_start: Ints,
    group_codes: Ints,
    origin: Ints,
    target: Ints,
    group: Ints,
    cost: Floats,
    steps: Ints,
    low: Ints,
    high: Ints,
    place: Longs,
    room: int,
) -> tuple[Floats, Ints, Floats]:
    """The least penalty at ``prices``, by day and code, of reaching every node with every count.

    With it the cheapest code of each group and its price.
    """
    groups = group_day.size
    price = np.empty(groups)
    pick = np.empty(groups, dtype=np.int32)
    for g in range(groups):
        day = group_day[g]
        pick[g] = group_codes[group_start[g]]
        price[g] = prices[day, pick[g]]
        for c in range(group_start[g] + 1, group_start[g + 1]):
            if prices[day, group_codes[c]] < price[g]:
                pick[g] = group_codes[c]
                price[g] = prices[day, pick[g]]
    values = np.full(room, np.inf)
    values[0] = 0.0
    dimensions = low.shape[1]
    inner = dimensions - 1
    first = np.zeros(dimensions, dtype=np.int64)
    final = np.zeros(dimensions, dtype=np.int64)
    at = np.zeros(dimensions, dtype=np.int64)
    stride_f = np.ones(dimensions, dtype=np.int64)
    stride_t = np.ones(dimensions, dtype=np.int64)
    for arc in range(origin.size):
        f, t = origin[arc], target[arc]
        paid = price[group[arc]] + cost[arc]
        # the last dimension runs in the inner loop, the others turn like an odometer
        for k in range(dimensions):
            first[k] = max(low[f, k], low[t, k] - steps[arc, k])
            final[k] = min(high[f, k], high[t, k] - steps[arc, k])
            at[k] = first[k]
        x, y = place[f], place[t]
        wide_f, wide_t = 1, 1
        empty = False
        for k in range(dimensions - 1, -1, -1):
            empty = empty or final[k] < first[k]
            x += (first[k] - low[f, k]) * wide_f
            y += (first[k] + steps[arc, k] - low[t, k]) * wide_t
            stride_f[k], stride_t[k] = wide_f, wide_t
            wide_f *= high[f, k] - low[f, k] + 1
            wide_t *= high[t, k] - low[t, k] + 1
        length = final[inner] - first[inner] + 1
        while not empty:
            for j in range(length):
                values[y + j] = min(values[y + j], values[x + j] + paid)
            k = inner - 1
            while k >= 0 and at[k] == final[k]:
                x -= (at[k] - first[k]) * stride_f[k]
                y -= (at[k] - first[k]) * stride_t[k]
                at[k] = first[k]
                k -= 1
            if k < 0:
                break
            at[k] += 1
            x += stride_f[k]
            y += stride_t[k]
    return price, pick, values


@_compiled
def backward(
    days: int,
    price: Floats,
    pick: Ints,
    origin: Ints,
    target: Ints,
    group: Ints,
    cost: Floats,
    steps: Ints,
    arc_start: Ints,
    low: Ints,
    high: Ints,
    place: Longs,
    values: Floats,
    last: int,
    charges: Floats,
    wanted: int,
) -> tuple[Floats, Ints]:
    """Up to ``wanted`` of the cheapest rows, which end in states of their own, cheapest first."""
    final, where = _ends(low, high, place, values, last, charges)
    dimensions = low.shape[1]
    order = np.argsort(final, kind="mergesort")
    found = 0
    while found < min(wanted, final.size) and np.isfinite(final[order[found]]):
        found += 1
    rows = np.zeros((found, days), dtype=np.int32)
    at = np.zeros(dimensions, dtype=np.int32)
    for r in range(found):
        node = where[order[r], dimensions]
        at[:] = where[order[r], :dimensions]
        for day in range(days - 1, -1, -1):
            value = values[_index(int(node), at, low, high, place)]
            for arc in range(arc_start[day], arc_start[day + 1]):
                if target[arc] != node:
                    continue
                f = origin[arc]
                inside = True
                for k in range(dimensions):
                    at[k] -= steps[arc, k]
                    inside = inside and low[f, k] <= at[k] <= high[f, k]
                if inside and values[_index(f, at, low, high, place)] + (price[group[arc]] + cost[arc]) == value:
                    rows[r, day] = pick[group[arc]]
                    node = f
                    break
                for k in range(dimensions):
                    at[k] += steps[arc, k]
    return final[order[:found]], rows


@_compiled
def _index(node: int, at: Ints, low: Ints, high: Ints, place: Longs) -> int:
    index = 0
    for k in range(at.size):
        index = index * (high[node, k] - low[node, k] + 1) + at[k] - low[node, k]
    return int(place[node] + index)


@_compiled
def _ends(low: Ints, high: Ints, place: Longs, values: Floats, last: int, charges: Floats) -> tuple[Floats, Ints]:
    start = place[last]
    dimensions = low.shape[1]
    final = np.full(values.size - start, np.inf)
    where = np.zeros((final.size, dimensions + 1), dtype=np.int32)
    for node in range(last, low.shape[0]):
        boxes = 1
        for k in range(dimensions):
            boxes *= max(high[node, k] - low[node, k] + 1, 0)
        for box in range(boxes):
            n = place[node] - start + box
            rest = box
            where[n, dimensions] = node
            final[n] = values[start + n]
            for k in range(dimensions - 1, -1, -1):
                width = high[node, k] - low[node, k] + 1
                where[n, k] = low[node, k] + rest % width
                final[n] += charges[k, where[n, k]]
                rest //= width
    return final, where


@_compiled
def within(
    prices: Floats,
    group_start: Ints,
    group_codes: Ints,
    origin: Ints,
    group: Ints,
    cost: Floats,
    steps: Ints,
    arc_first: Ints,
    arc_after: Ints,
    low: Ints,
    high: Ints,
    place: Longs,
    values: Floats,
    last: int,
    charges: Floats,
    dearest: float,
    most: int,
) -> tuple[Floats, Ints]:
    """Every row that costs at most ``dearest``, in the order of a walk from the end; stopped after ``most``.

    ``arc_first`` and ``arc_after`` bound the arcs into each node.
    """
    days = prices.shape[0]
    dimensions = low.shape[1]
    final, where = _ends(low, high, place, values, last, charges)
    rows = np.zeros((most, days), dtype=np.int32)
    totals = np.zeros(most)
    found = 0
    node = np.zeros(days + 1, dtype=np.int32)
    arc = np.zeros(days + 1, dtype=np.int32)
    code = np.zeros(days + 1, dtype=np.int32)
    behind = np.zeros(days + 1)
    at = np.zeros((days + 1, dimensions), dtype=np.int32)
    row = np.zeros(days, dtype=np.int32)
    for end in range(final.size):
        if final[end] > dearest:
            continue
        day = days
        node[day] = where[end, dimensions]
        at[day] = where[end, :dimensions]
        behind[day] = final[end] - values[_index(int(node[day]), at[day], low, high, place)]
        arc[day] = arc_first[node[day]]
        code[day] = -1
        while day <= days:
            if day == 0:
                if found == most:
                    return totals, rows
                totals[found] = behind[0]
                rows[found] = row
                found += 1
                day += 1
                continue
            code[day] += 1
            if arc[day] >= arc_after[node[day]]:
                day += 1
                continue
            a = arc[day]
            g = group[a]
            f = origin[a]
            inside = True
            for k in range(dimensions):
                at[day - 1, k] = at[day, k] - steps[a, k]
                inside = inside and low[f, k] <= at[day - 1, k] <= high[f, k]
            if not inside or group_start[g] + code[day] >= group_start[g + 1]:
                arc[day] += 1
                code[day] = -1
                continue
            chosen = group_codes[group_start[g] + code[day]]
            paid = behind[day] + cost[a] + prices[day - 1, chosen]
            if values[_index(int(f), at[day - 1], low, high, place)] + paid > dearest:
                continue
            row[day - 1] = chosen
            day -= 1
            node[day] = f
            behind[day] = paid
            arc[day] = arc_first[f]
            code[day] = -1
    return totals[:found], rows[:found]
