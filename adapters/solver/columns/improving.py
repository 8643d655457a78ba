"""Large neighbourhoods by columns: release some of a rota, generate rows for that, choose among them exactly."""

from collections.abc import Mapping, Sequence

from adapters.solver.columns.choosing import choose
from adapters.solver.columns.master import Master
from adapters.solver.columns.pool import Pool
from adapters.solver.columns.relaxing import Relaxation, Relaxed, whole
from adapters.solver.columns.releasing import Release, Releasing
from adapters.solver.instance import Row

FROM_POOL = 40
"""Rows of the pool that a release begins with, for each person."""
WANTED, GAP, ROUNDS = 4, 0.3, 10
"""How far a release's linear programme is followed."""
AT_HAND = 150
"""Rows of each person to choose among."""
HALVINGS = 6
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
        self.releasing = Releasing(len(rows), len(rows[0]), seed)
        self._drawn = 0

    def step(self) -> bool:
        """Release once; whether the rota is better now."""
        self._drawn += 1
        regret = [self.pool.reduced(p, row, self.costs[p]) for p, row in enumerate(self.rows)]
        release = self.releasing.draw(self.rows, regret)
        kept = [p for p in range(len(self.rows)) if p not in release.people]
        base = sum(self.costs[p] for p in kept)
        cover = self.relaxation.cover
        master = Master(cover, release.people, cover.heads((p, self.rows[p]) for p in kept))
        for p in release.people:
            master.add(p, self.rows[p], self.costs[p])
            for row, cost in self.pool.nearest(p, FROM_POOL, release.fence):
                master.add(p, row, cost)
        self.relaxation.effort.built(len(release.people) * FROM_POOL)
        relaxed = self.relaxation.relax(
            master, WANTED, worth=self.pool.worth, fence=release.fence, gap=GAP, target=self.total - base, rounds=ROUNDS
        )
        proven = whole(relaxed.bound) + base >= self.total
        better = not proven and self._choose(release, master, relaxed, base)
        self.releasing.learn(release, proven=proven, better=better)
        return better

    def _choose(self, release: Release, master: Master, relaxed: Relaxed, base: int) -> bool:
        used = {p: {row: master.rows[p][row] for q, row, _ in relaxed.solved.used if q == p} for p in release.people}
        spare = self.total - 1 - base - relaxed.bound
        at_hand = {}
        for p in release.people:
            self.pool.take(p, used[p])
            near = self._near(release, p, relaxed, spare)
            at_hand[p] = {**near, **used[p], self.rows[p]: self.costs[p]}
        chosen = choose(
            self.relaxation.cover,
            at_hand,
            master.present,
            {p: self.rows[p] for p in release.people},
            self.total - 1 - base,
            LIMIT,
            self._drawn,
            self.relaxation.effort,
        )
        if chosen is None:
            return False
        for p, row in chosen.items():
            self.rows[p], self.costs[p] = row, at_hand[p][row]
            self.pool.take(p, {row: at_hand[p][row]})
        self.total = sum(self.costs) + self._slots()
        return True

    def _near(self, release: Release, person: int, relaxed: Relaxed, spare: float) -> Mapping[Row, int]:
        """The rows of ``person`` that can be part of something better, or those of them that are nearest to paying."""
        cover, fence = self.relaxation.cover, release.fence
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
