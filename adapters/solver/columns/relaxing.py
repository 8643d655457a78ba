"""Column generation: the linear optimum over all rows of the released people, and what that proves.

Prices are drawn towards those of the best bound so far, which keeps them from swinging.
"""

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from adapters.solver.columns.cover import Cover
from adapters.solver.columns.effort import Effort
from adapters.solver.columns.master import Master, Solved
from adapters.solver.columns.pricing import Pricer, price_all
from adapters.solver.instance import Row

SLACK = 1e-6
"""What rounding in floating point may have added to a bound."""
DRAWN = 0.5
"""The share of the best bound's prices in the next."""
FENCE = 1e7
"""What a cell costs that is not to change; above any penalty that it could save but a floor's."""


@dataclass(frozen=True, slots=True)
class Fence:
    """Days outside of which the rows stay as they are."""

    first: int
    last: int
    rows: tuple[Row, ...]

    def prices(self, person: int, codes: int) -> NDArray[np.float64]:
        """What the cells of ``person`` cost for staying inside."""
        row = self.rows[person]
        fence = np.full((len(row), codes), FENCE)
        fence[np.arange(len(row)), row] = 0.0
        fence[self.first : self.last + 1] = 0.0
        return fence

    def holds(self, person: int, row: Row) -> bool:
        """Whether ``row`` keeps to it."""
        own = self.rows[person]
        return row[: self.first] == own[: self.first] and row[self.last + 1 :] == own[self.last + 1 :]


@dataclass(frozen=True, slots=True)
class Relaxed:
    """How far the linear programme came."""

    solved: Solved
    bound: float
    """No choice of rows costs less, what the people frozen from the start cost in themselves left out."""
    worth: NDArray[np.float64]
    """The prices of the slots at the best bound."""


class Relaxation:
    """The pricing of one instance, for any part of its people."""

    def __init__(self, cover: Cover, pricers: Sequence[Pricer], threads: Executor, effort: Effort) -> None:
        self.cover = cover
        self.pricers = pricers
        self.threads = threads
        self.effort = effort

    def forget(self) -> None:
        """Let every pricer begin again without the ceilings it was asked for."""
        for pricer in self.pricers:
            pricer.forget()

    def relax(
        self,
        master: Master,
        wanted: int,
        *,
        worth: NDArray[np.float64] | None = None,
        fence: Fence | None = None,
        gap: float = 0.0,
        target: float = float("inf"),
        rounds: int = 10_000,
    ) -> Relaxed:
        """Add rows until none pays, or the bound is within ``gap`` of the value, or it reaches ``target``."""
        best, centre = -float("inf"), worth
        released = master.released
        most = self.cover.can_come(released)
        fences = {p: fence.prices(p, self.cover.codes) for p in released} if fence else {}
        while True:
            solved = master.solve()
            self.effort.pivoted(solved.iterations, master.size)
            if centre is None:
                centre = solved.worth
            pull = DRAWN if worth is not None or best > -float("inf") else 0.0
            while True:
                at = pull * centre + (1.0 - pull) * solved.worth
                prices = [self.cover.prices(p, at) for p in released]
                if fence:
                    prices = [price + fences[p] for p, price in zip(released, prices, strict=True)]
                found = price_all([self.pricers[p] for p in released], prices, wanted, self.threads)
                self.effort.visited(sum(one.transitions for one in found))
                bound = master.settled + self.cover.paid(master.present, most, at)
                bound += sum(one.least for one in found)
                if bound > best:
                    best, centre = bound, at
                new = 0
                for person, one in zip(released, found, strict=True):
                    for row, cost in one.rows:
                        if fence is None or fence.holds(person, row):
                            reduced = cost - float(solved.worth[self.cover.of(person, row)].sum())
                            if reduced < solved.shares[person] - SLACK:
                                new += master.add(person, row, cost)
                self.effort.built(new)
                if new or pull == 0.0:
                    break
                pull = 0.0 if pull < 0.3 else 0.6 * pull
            rounds -= 1
            proved = whole(best) >= min(solved.value - SLACK, target)
            if not new or proved or best >= solved.value - gap or rounds <= 0 or self.effort.over:
                return Relaxed(solved, best, centre)


def whole(bound: float) -> int:
    """The least whole penalty that ``bound`` lets through."""
    return ceil(bound - SLACK)
