"""Rows that were worth something once, by person, with how far each is from paying at the prices of the whole."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from adapters.solver.columns.cover import Cover
from adapters.solver.columns.relaxing import Fence
from adapters.solver.instance import Row

MOST = 400
"""Rows kept of a person."""


class Pool:
    """Rows of everybody; those nearest to paying are kept."""

    def __init__(self, cover: Cover, worth: NDArray[np.float64], leasts: Sequence[float]) -> None:
        self.cover = cover
        self.worth = worth
        self._leasts = tuple(leasts)
        self._rows: list[dict[Row, tuple[float, int]]] = [{} for _ in leasts]

    def reduced(self, person: int, row: Row, cost: int) -> float:
        """How much more ``row`` costs, when the slots have paid it, than the person's cheapest."""
        return cost - float(self.worth[self.cover.of(person, row)].sum()) - self._leasts[person]

    def take(self, person: int, rows: Mapping[Row, int]) -> None:
        """Keep ``rows``, given with what they cost in themselves."""
        own = self._rows[person]
        for row, cost in rows.items():
            if row not in own:
                own[row] = (self.reduced(person, row, cost), cost)
        if len(own) > MOST:
            nearest = sorted(own.items(), key=lambda item: (item[1][0], item[0]))[: MOST // 2]
            self._rows[person] = dict(nearest)

    def nearest(self, person: int, number: int, fence: Fence | None) -> list[tuple[Row, int]]:
        """Up to ``number`` rows, those nearest to paying first."""
        inside = ((value, row) for row, value in self._rows[person].items() if not fence or fence.holds(person, row))
        return [(row, cost) for (_, cost), row in sorted(inside)[:number]]
