"""What the search weighs each lack at: dear ones less than they cost, or no temperature would be right for them."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from adapters.solver.annealing import names
from adapters.solver.annealing.arrays import Terms
from adapters.solver.annealing.fresh import State
from adapters.solver.instance import FLOOR, Instance, Row
from adapters.solver.scoring import score

DEAR = 15
"""No price but a floor's weighs more than so many times the usual temperature."""
DEARER, CHEAPER = 1.02, 1.01
"""How a floor's weight follows, step by step, whether one is lacking."""


class Weights:
    """The weights of one search, which change as it goes."""

    def __init__(self, instance: Instance, terms: Terms) -> None:
        prices = [1.5 * s.short or 0.6 * s.lacking for s in instance.slots if 0 < (s.short or s.lacking) < FLOOR]
        self.usual = max(float(median(prices)), 1.0) if prices else 10.0
        """The temperature at which a search usually begins."""
        self.floor = 1.5 * self.usual
        """What a unit that lacks to a floor weighs."""
        self.columns = [
            (place, table[..., cost].reshape(-1), table.shape[-1], now)
            for place, table, cost, now in (
                (names.GOAL_PRICES, terms.goal_prices, names.UNDER, names.UNDER_NOW),
                (names.GOAL_PRICES, terms.goal_prices, names.OVER, names.OVER_NOW),
                (names.COUNT_PRICES, terms.count_prices, names.UNDER, names.UNDER_NOW),
                (names.COUNT_PRICES, terms.count_prices, names.OVER, names.OVER_NOW),
                (names.RUNS, terms.runs, names.LONG, names.LONG_NOW),
                (names.RUNS, terms.runs, names.BRIEF, names.BRIEF_NOW),
                (names.SLOT_FIGURES, terms.slots, names.LACKS, names.LACKS_NOW),
                (names.SLOT_FIGURES, terms.slots, names.SHORT, names.SHORT_NOW),
                (names.SLOT_FIGURES, terms.slots, names.SURPLUS, names.SURPLUS_NOW),
            )
        ]
        self.floors = any((costs >= FLOOR).any() for _, costs, _, _ in self.columns)

    def follow(self, *, lacking: bool) -> None:
        """Make floors weigh more while some are ``lacking``, and less while none are."""
        self.floor = max(self.floor * DEARER if lacking else self.floor / CHEAPER, 1.0)

    def write(self, state: State) -> None:
        """Let the search weigh by these weights."""
        for place, costs, width, now in self.columns:
            weights = np.where(costs >= FLOOR, costs // FLOOR * round(self.floor), np.minimum(costs, self.dearest))
            begins = int(state.t[place]) + now
            state.t[begins : begins + width * len(costs) : width] = weights

    @property
    def dearest(self) -> int:
        """The most that anything but a floor weighs."""
        return round(DEAR * self.usual)


def lacking_to_floors(instance: Instance, rows: Sequence[Row]) -> int:
    """How many units ``rows`` lack to the floors of ``instance``."""
    people = tuple(
        replace(
            who,
            pairs=(),
            costs=(),
            tallies=tuple(replace(t, under=_floor(t.under), over=_floor(t.over)) for t in who.tallies),
            mark_counts=tuple(replace(m, under=_floor(m.under), over=_floor(m.over)) for m in who.mark_counts),
            runs=tuple(replace(r, long=_floor(r.long), short=_floor(r.short)) for r in who.runs),
        )
        for who in instance.people
    )
    slots = tuple(
        replace(s, lacking=_floor(s.lacking), short=_floor(s.short), over=_floor(s.over)) for s in instance.slots
    )
    return sum(score(replace(instance, people=people, slots=slots), rows).values()) // FLOOR


def _floor(price: int) -> int:
    return price if price >= FLOOR else 0
