"""What the search lets go of at once: a few people's whole rows, or some days of many, the rest kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from adapters.solver.columns.relaxing import Fence
from adapters.solver.instance import Row

CELLS = 300
"""People times days of a window."""
WINDOWS = (7, 10, 14)
FEWEST = 6
"""People released at the least, of the whole row."""


@dataclass(frozen=True, slots=True)
class Release:
    """Whose rows are open, and inside which fence."""

    people: tuple[int, ...]
    fence: Fence | None


class Releasing:
    """Draws releases, larger as they prove easy."""

    def __init__(self, people: int, days: int, seed: int) -> None:
        self.people = people
        self.days = days
        self.random = Random(seed)  # noqa: S311 - a seeded search, no secret
        self.size = float(FEWEST)

    def draw(self, rows: Sequence[Row], regret: Sequence[float]) -> Release:
        """By turns of chance: days of many, or people, those with much to gain (``regret``) more often."""
        if self.random.random() < 0.5:
            return self._days(rows)
        chosen: set[int] = set()
        while len(chosen) < min(int(self.size), self.people):
            if self.random.random() < 0.5:
                chosen.update(self.random.choices(range(self.people), [1.0 + max(one, 0.0) for one in regret]))
            else:
                chosen.add(self.random.randrange(self.people))
        return Release(tuple(sorted(chosen)), None)

    def _days(self, rows: Sequence[Row]) -> Release:
        width = self.random.choice(WINDOWS)
        first = self.random.randrange(-(width // 2), max(self.days - width // 2, 1))
        many = min(self.people, max(3, CELLS // width))
        people = sorted(self.random.sample(range(self.people), many))
        fence = Fence(max(first, 0), min(first + width, self.days) - 1, tuple(rows))
        return Release(tuple(people), fence)

    def learn(self, release: Release, *, proven: bool, better: bool) -> None:
        """Larger after a proof that there was nothing, smaller after a search in vain."""
        if release.fence is None and not better:
            self.size = max(self.size + (0.2 if proven else -0.2), float(FEWEST))
