"""What the search lets go of at once: a few people's whole rows, or some days of many, the rest kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from adapters.solver.columns.relaxing import Fence
from adapters.solver.instance import Row

CELLS = 300
"""People times days of a window."""
WINDOWS = (7, 10, 14)
FEWEST, MOST = 6, 16
"""People released, of the whole row."""
DAYS = 0.25
"""How often it is days."""


@dataclass(frozen=True, slots=True)
class Release:
    """Whose rows are open, and inside which fence."""

    people: tuple[int, ...]
    fence: Fence | None


def release(random: Random, rows: Sequence[Row], regret: Sequence[float]) -> Release:
    """By chance: days of many, or people, those with much to gain (``regret``) more often."""
    if random.random() < DAYS:
        return _days(random, rows)
    many = min(random.randint(FEWEST, MOST), len(rows))
    chosen: set[int] = set()
    while len(chosen) < many:
        if random.random() < 0.5:
            chosen.update(random.choices(range(len(rows)), [1.0 + max(one, 0.0) for one in regret]))
        else:
            chosen.add(random.randrange(len(rows)))
    return Release(tuple(sorted(chosen)), None)


def _days(random: Random, rows: Sequence[Row]) -> Release:
    days = len(rows[0])
    width = random.choice(WINDOWS)
    first = random.randrange(-(width // 2), max(days - width // 2, 1))
    many = min(len(rows), max(3, CELLS // width))
    people = sorted(random.sample(range(len(rows)), many))
    return Release(tuple(people), Fence(max(first, 0), min(first + width, days) - 1, tuple(rows)))
