"""The cheapest rows of each person at given prices of the cells.

A ceiling that few cheap rows would break has no dimension until one breaks it; without it a price is a lower
bound still, and the rows handed out are lawful either way.
"""

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from adapters.solver.columns.counts import Count, counts
from adapters.solver.columns.graph import Graph, graph
from adapters.solver.columns.kernels import backward, forward, within
from adapters.solver.columns.shapes import DIMENSIONS
from adapters.solver.instance import Instance, Row

MOST_TRANSITIONS = 40_000_000
"""What one pricing of one person may visit."""

WORTH_A_THREAD = 1_000_000
"""Transitions from which two threads are faster than one."""


@dataclass(frozen=True, slots=True)
class Priced:
    """Rows of one person, cheapest first, and the least that any row costs at the prices."""

    least: float
    rows: tuple[tuple[Row, int], ...]
    """Each with what it costs in itself, the prices left out."""
    transitions: int


class Pricer:
    """One person's graph, with as many dimensions as the prices so far have asked for."""

    def __init__(self, instance: Instance, person: int) -> None:
        self.instance = instance
        self.person = person
        self.costs = np.zeros((instance.days, instance.codes + 1))
        """What the cells cost in themselves."""
        for cost in instance.people[person].costs:
            self.costs[cost.day, cost.code] += cost.cost
        found = counts(instance, person)
        active = [count for count in found if not count.optional or count.marks][:DIMENSIONS]
        self.waiting = [count for count in found if count not in active]
        self.widened = False
        self.strict = True
        """Whether rows that lack a floor are left out: as soon as there are others."""
        self.graph = self._built(active)
        self.least = self._least()
        """No row that is not left out costs less in itself; infinite where there is none."""
        if self.least == float("inf"):
            self.strict = False
            self.graph = self._built(active)
            self.least = self._least()

    def price(self, prices: NDArray[np.float64], wanted: int) -> Priced:
        """Up to ``wanted`` rows; ``prices`` by day and code come on top of what the cells cost."""
        visited = 0
        at = self.costs + prices
        while True:
            price, pick, values = self._forward(at)
            g = self.graph
            totals, rows = backward(
                len(at), price, pick, g.origin, g.target, g.group, g.cost, g.steps, g.arc_start, g.low, g.high,
                g.place, values, g.last, g.charges, wanted,
            )  # fmt: skip
            visited += g.transitions
            cheapest = tuple(rows[0].tolist()) if len(rows) else None
            broken = next((count for count in self.waiting if cheapest and not self._obeys(cheapest, count)), None)
            if broken is None or not self._counts_too(broken):
                least = float(totals[0]) if totals.size else float("inf")
                return Priced(least, self._own(rows, totals, prices), visited)

    def within(self, prices: NDArray[np.float64], spare: float, most: int) -> tuple[Priced, bool]:
        """Every row that costs at most ``spare`` more than the cheapest, and whether there were fewer than ``most``."""
        least = self.price(prices, 1).least
        g, at = self.graph, self.costs + prices
        _, _, values = self._forward(at)
        totals, rows = within(
            at, g.group_start, g.group_codes, g.origin, g.group, g.cost, g.steps, g.arc_first, g.arc_after, g.low,
            g.high, g.place, values, g.last, g.charges, least + spare, most,
        )  # fmt: skip
        return Priced(least, self._own(rows, totals, prices), 2 * g.transitions), len(rows) < most

    def forget(self) -> None:
        """Leave out again whatever ceilings the prices have asked for."""
        if self.widened:
            optional = [count for count in self.graph.counts if count.optional and not count.marks]
            self.waiting += optional
            self.graph = self._built([count for count in self.graph.counts if count not in optional])
            self.widened = False

    def _least(self) -> float:
        g = self.graph
        price, pick, values = self._forward(self.costs)
        totals, _ = backward(
            len(self.costs), price, pick, g.origin, g.target, g.group, g.cost, g.steps, g.arc_start, g.low, g.high,
            g.place, values, g.last, g.charges, 1,
        )  # fmt: skip
        return float(totals[0]) if totals.size else float("inf")

    def _forward(self, at: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int32], NDArray[np.float64]]:
        g = self.graph
        price, pick, values = forward(
            at, g.group_day, g.group_start, g.group_codes, g.origin, g.target, g.group, g.cost, g.steps, g.low,
            g.high, g.place, g.room,
        )  # fmt: skip
        return price, pick, values

    def _own(
        self, rows: NDArray[np.int32], totals: NDArray[np.float64], prices: NDArray[np.float64]
    ) -> tuple[tuple[Row, int], ...]:
        """The lawful ones of ``rows`` with what each costs in itself."""
        extra = prices[np.arange(len(prices)), rows].sum(axis=1)
        own = [(tuple(row), round(cost)) for row, cost in zip(rows.tolist(), (totals - extra).tolist(), strict=True)]
        return tuple((row, cost) for row, cost in own if all(self._obeys(row, count) for count in self.waiting))

    def _obeys(self, row: Row, count: Count) -> bool:
        if count.marks:
            return count.obeyed(sum(any(row[day] == code for day, code in self.instance.marks[m]) for m in count.marks))
        return count.obeyed(sum(weights[code] for weights, code in zip(count.weights, row, strict=True)))

    def _counts_too(self, count: Count) -> bool:
        """Give ``count`` a dimension, unless there is no room for it."""
        if len(self.graph.counts) >= DIMENSIONS:
            return False
        wider = self._built([*self.graph.counts, count])
        if wider.transitions > MOST_TRANSITIONS:
            return False
        self.graph = wider
        self.widened = True
        self.waiting.remove(count)
        return True

    def _built(self, dimensions: Sequence[Count]) -> Graph:
        by_size = sorted(dimensions, key=lambda count: count.size)
        return graph(self.instance, self.person, by_size, strict=self.strict)


def price_all(
    pricers: Sequence[Pricer], prices: Sequence[NDArray[np.float64]], wanted: int, threads: Executor
) -> list[Priced]:
    """The rows of each, in their order whichever thread was first."""
    if sum(pricer.graph.transitions for pricer in pricers) < WORTH_A_THREAD:
        return [pricer.price(price, wanted) for pricer, price in zip(pricers, prices, strict=True)]
    return list(threads.map(lambda pricer, price: pricer.price(price, wanted), pricers, prices))
