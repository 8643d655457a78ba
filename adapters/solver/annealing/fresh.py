"""Everything a search needs, laid into tables: what holds, and the rota as it stands with every running total."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from adapters.solver.annealing import names
from adapters.solver.annealing.arrays import Terms
from adapters.solver.annealing.compiled import Bytes, Longs
from adapters.solver.annealing.names import IDEAL, MINIMUM, SHORT
from adapters.solver.annealing.tables import HEADING, pack
from adapters.solver.annealing.totals import count_up

SEGMENTS = 6
"""A move changes at most so many stretches of rows."""


@dataclass(frozen=True, slots=True)
class State:
    """What the compiled functions work on."""

    t: Longs
    """What holds; see ``names``."""
    s: Longs
    """Running totals of the rows."""
    rows: Bytes
    best: Bytes
    """The rows of the lowest penalty seen."""

    def number(self, which: int) -> int:
        """One of ``NUMBERS``."""
        return int(self.s[self.t[names.NUMBERS] + which])


def fresh(terms: Terms, rows: NDArray[np.int8], penalty: int, seed: int, shares: tuple[int, ...]) -> State:
    """The state of ``rows``, whose penalty is ``penalty``."""
    people, days, codes = terms.cost.shape
    slots = len(terms.slots)
    wanted = np.where(terms.slots[:, SHORT] > 0, terms.slots[:, IDEAL], terms.slots[:, MINIMUM])
    sizes = (
        *(people, days, codes, len(terms.pairs.gaps), slots, len(terms.open_cells), len(terms.weekends)),
        *(terms.cycle, terms.first_day),
    )
    numbers = np.array((penalty, penalty, 0, 0, _scrambled(seed), 0), np.int64)
    names_of = {
        names.SIZES: np.array(sizes),
        names.MAY: terms.may,
        names.COST: terms.cost,
        names.WEIGHTS: terms.weights,
        names.SHIFT_STARTS: terms.starts,
        names.SHIFT_ENDS: terms.ends,
        names.GAP_DAYS: terms.pairs.gaps,
        names.BAR_OF: terms.pairs.bar_of,
        names.BARS: terms.pairs.bars,
        names.TOLL_OF: terms.pairs.toll_of,
        names.TOLLS: terms.pairs.tolls,
        names.RUNS_OF: terms.runs_of,
        names.RUNS: terms.runs,
        names.RESTS_OF: terms.rests_on.of,
        names.RESTS_AT: terms.rests_on.at,
        names.REST_ITEMS: terms.rests_on.items,
        names.RESTS: terms.rests,
        **{names.CAPS_OF + i * HEADING: table for i, table in enumerate(terms.caps)},
        **{names.GOALS_OF + i * HEADING: table for i, table in enumerate(terms.goals)},
        names.GOAL_PRICES: terms.goal_prices,
        names.MARKS_AT: terms.marks_on.at[0],
        names.MARK_ITEMS: terms.marks_on.items,
        names.COUNTS_OF: terms.counts_on.of,
        names.COUNTS_AT: terms.counts_on.at,
        names.COUNT_ITEMS: terms.counts_on.items,
        names.COUNT_PRICES: terms.count_prices,
        names.SLOTS_OF: terms.slots_on.of,
        names.SLOTS_AT: terms.slots_on.at,
        names.SLOT_ITEMS: terms.slots_on.items,
        names.SLOT_FIGURES: terms.slots,
        names.CROWD_OF: terms.crowds.of,
        names.CROWDS_AT: terms.crowds.at,
        names.CROWD_ITEMS: terms.crowds.items,
        names.OPEN_CELLS: terms.open_cells,
        names.WEEKENDS: terms.weekends,
        names.SHARES: np.cumsum(shares),
    }
    kept = {
        names.SLACK: terms.ceilings,
        names.TOTALS: np.zeros(terms.goal_prices.shape[:2], np.int64),
        names.STANDS: np.zeros((people, terms.counts_on.at.shape[1]), np.int64),
        names.WORKED: np.zeros(terms.count_prices.shape[:2], np.int64),
        names.HEADS: np.zeros(slots, np.int64),
        names.LACKING: np.zeros(slots, np.int64),
        names.LACKING_AT: np.full(slots, -1),
        names.WANTED: wanted,
        names.SEGMENTS: np.zeros((SEGMENTS, 3), np.int64),
        names.DRAFT: np.zeros((SEGMENTS, days), np.int64),
        names.WAS: np.zeros((SEGMENTS, days), np.int64),
        names.CHANGE: np.zeros(days, np.int64),
        names.NUMBERS: numbers,
    }
    t, s = pack(names_of, kept)
    laid = rows.copy()
    count_up(t, s, laid)
    return State(t, s, laid, laid.copy())


def _scrambled(seed: int) -> int:
    """A number with many bits set, never 0, within the signed whole numbers (splitmix64)."""
    mask = (1 << 64) - 1
    z = (seed * 0x9E3779B97F4A7C15 + 0x1234567) & mask
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
    return ((z ^ (z >> 31)) >> 1) or 1
