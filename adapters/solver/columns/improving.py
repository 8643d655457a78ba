"""Large neighbourhoods by columns: release some of a rota, generate rows for that, and dive or choose exactly."""

from collections.abc import Mapping, Sequence
from random import Random

import numpy as np
from numpy.typing import NDArray

from adapters.solver.columns.choosing import choose
from adapters.solver.columns.diving import dive
from adapters.solver.columns.master import Master
from adapters.solver.columns.pool import Pool
from adapters.solver.columns.relaxing import Relaxation, Relaxed, whole
from adapters.solver.columns.releasing import Release, release
from adapters.solver.instance import Row

FROM_POOL = 40
"""Rows of the pool that a release begins with, for each person."""
WANTED, GAP, ROUNDS = 4, 0.3, 10
"""How far a release's linear programme is followed."""
AT_HAND = 150
"""Rows of each person to choose among."""
HALVINGS = 6
EXACT = 0.25
"""How often what a dive did not better is chosen exactly."""
LIMIT = 0.3
"""Deterministic seconds for one choice."""


class Improving:
    """One rota and its improvement; ``rows`` only ever get better."""

    def __init__(
        self, relaxation: Relaxation, pool: Pool, rows: Sequence[Row], costs: Sequence[int], seed: int
    ) -> None:
        self.relaxation = relaxation
        self.pool = pool
        self.rows = list(rows)
        self.costs = list(costs)
        """What each row costs in itself."""
        self.total = sum(costs) + self._slots()
        self.random = Random(seed)  # noqa: S311 - a seeded search, no secret

    def step(self) -> bool:
        """Release once; whether the rota is better now."""
        regret = [self.pool.reduced(p, row, self.costs[p]) for p, row in enumerate(self.rows)]
        opened = release(self.random, self.rows, regret)
        kept = [p for p in range(len(self.rows)) if p not in opened.people]
        allowed = self.total - sum(self.costs[p] for p in kept)
        present = self.relaxation.cover.heads((p, self.rows[p]) for p in kept)
        master = Master(self.relaxation.cover, opened.people, present)
        for p in opened.people:
            master.add(p, self.rows[p], self.costs[p])
            for row, cost in self.pool.nearest(p, FROM_POOL, opened.fence):
                master.add(p, row, cost)
        self.relaxation.effort.built(len(opened.people) * FROM_POOL)
        relaxed = self.relaxation.relax(
            master, WANTED, worth=self.pool.worth, fence=opened.fence, gap=GAP, target=allowed, rounds=ROUNDS
        )
        if whole(relaxed.bound) >= allowed:
            return False
        rows = dive(self.relaxation, master, relaxed, fence=opened.fence, target=allowed)
        for p in opened.people:
            self.pool.take(p, {row: master.rows[p][row] for q, row, _ in relaxed.solved.used if q == p})
        if rows is not None and self._taken(master, rows):
            return True
        if self.random.random() < EXACT and not self.relaxation.effort.over:
            return self._choose(opened, master, relaxed, present, allowed)
        return False

    def _taken(self, master: Master, rows: Mapping[int, Row]) -> bool:
        """Whether the rota is better with ``rows``; then they are in it."""
        before = self.rows, self.costs, self.total
        self.rows = [rows.get(p, row) for p, row in enumerate(self.rows)]
        self.costs = [master.rows[p][rows[p]] if p in rows else cost for p, cost in enumerate(self.costs)]
        self.total = sum(self.costs) + self._slots()
        if self.total >= before[2]:
            self.rows, self.costs, self.total = before
            return False
        for p, row in rows.items():
            self.pool.take(p, {row: master.rows[p][row]})
        return True

    def _choose(
        self, opened: Release, master: Master, relaxed: Relaxed, present: NDArray[np.int64], allowed: int
    ) -> bool:
        """The best of the rows at hand, and of all that the bound lets in where those are few."""
        for p in opened.people:
            for row, cost in self._near(opened, p, relaxed, allowed - 1 - relaxed.bound).items():
                master.rows[p].setdefault(row, cost)
        at_hand = {p: self._nearest(p, relaxed, master.rows[p]) for p in opened.people}
        chosen = choose(
            self.relaxation.cover,
            at_hand,
            present,
            {p: self.rows[p] for p in opened.people},
            allowed - 1,
            LIMIT,
            self.random.randrange(1 << 30),
            self.relaxation.effort,
        )
        return chosen is not None and self._taken(master, chosen)

    def _nearest(self, person: int, relaxed: Relaxed, rows: Mapping[Row, int]) -> Mapping[Row, int]:
        """Those of ``rows`` that are nearest to paying, the row that stands among them."""
        worth, cover = relaxed.worth, self.relaxation.cover
        order = sorted((cost - float(worth[cover.of(person, row)].sum()), row) for row, cost in rows.items())
        kept = {row: rows[row] for _, row in order[:AT_HAND]}
        return kept | {self.rows[person]: self.costs[person]}

    def _near(self, opened: Release, person: int, relaxed: Relaxed, spare: float) -> Mapping[Row, int]:
        """The rows of ``person`` that can be part of something better, or those of them that are nearest to paying."""
        cover, fence = self.relaxation.cover, opened.fence
        prices = cover.prices(person, relaxed.worth)
        if fence:
            prices = prices + fence.prices(person, cover.codes)
        rows: Mapping[Row, int] = {}
        for _ in range(HALVINGS):
            found, every = self.relaxation.pricers[person].within(prices, spare, AT_HAND)
            self.relaxation.effort.visited(found.transitions)
            rows = {row: cost for row, cost in found.rows if fence is None or fence.holds(person, row)}
            if every:
                break
            spare /= 2
        return rows

    def _slots(self) -> int:
        cover = self.relaxation.cover
        return int(cover.penalties(cover.heads(enumerate(self.rows))).sum())
