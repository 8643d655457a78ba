"""Which cells to decide anew: a few shapes of neighbourhood, chosen by what they have gained for their work."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from adapters.solver.instance import Instance, Row
from adapters.solver.scoring import row_parts
from adapters.solver.task import Task

WORK = 0.3
"""Deterministic work of one improvement."""
APART = 7
"""Days between two tasks that free the same person at the same time."""
DRAWS = 12
LEAST, MOST = 90, 420
"""Bounds on the number of free cells."""


@dataclass(slots=True)
class Shape:
    """A way to choose cells, and how well it has done."""

    name: str
    draw: Callable[["Neighbourhoods", int], "dict[int, tuple[int, ...]] | None"]
    size: float = 220
    gain: float = 0.0
    work: float = 0.1

    @property
    def rate(self) -> float:
        """Penalty removed for each unit of work, the recent past above all."""
        return self.gain / self.work


@dataclass(slots=True)
class Neighbourhoods:
    """Draws tasks for the rows as they stand; everything follows from the seed."""

    instance: Instance
    random: Random
    rows: Sequence[Row] = ()
    shapes: list[Shape] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.shapes = [
            Shape("gap", Neighbourhoods.around_a_gap),
            Shape("days", Neighbourhoods.some_days),
            Shape("hours", Neighbourhoods.uneven_hours, 200),
            Shape("people", Neighbourhoods.few_people, 200),
            Shape("group", Neighbourhoods.group_of_weeks),
        ]

    def pair(self, rows: Sequence[Row], lanes: int) -> list[tuple[Shape, Task]]:
        """One task for each lane; no two free the same cells, or the same person's within a week."""
        self.rows = rows
        drawn: list[tuple[Shape, Task]] = []
        taken: dict[int, tuple[int, ...]] = {}
        for _ in range(lanes):
            for _ in range(DRAWS):
                shape = self._choose()
                cells = shape.draw(self, int(shape.size))
                cells = self._open(cells) if cells else {}
                if cells and not _near(cells, taken):
                    shared = any(p in taken for p in cells)
                    free = tuple(sorted(cells.items()))
                    drawn.append((shape, Task(free, WORK, self.random.randrange(1 << 30), halved=shared)))
                    taken = {**taken, **cells}
                    break
        if any(task.halved for _, task in drawn):
            drawn = [(shape, Task(task.free, task.work, task.seed, halved=True)) for shape, task in drawn]
        return drawn

    def learn(self, shape: Shape, gain: int, work: float, *, proven: bool) -> None:
        """Remember what ``shape`` gained, and make it larger when it was searched to the end."""
        shape.gain = 0.9 * shape.gain + gain
        shape.work = 0.9 * shape.work + work
        if proven:
            shape.size = min(shape.size * 1.1, MOST)
        elif not gain:
            shape.size = max(shape.size * 0.93, LEAST)

    def _choose(self) -> Shape:
        if self.random.random() < 0.4:
            return self.random.choice(self.shapes)
        rates = [max(s.rate, 0.0) + 1.0 for s in self.shapes]
        return self.random.choices(self.shapes, rates)[0]

    def _open(self, cells: dict[int, tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
        people = self.instance.people
        found = {
            p: tuple(d for d in self._every_time(days) if not people[p].fixed[d] and people[p].options[d])
            for p, days in cells.items()
        }
        return {p: days for p, days in found.items() if days}

    def _every_time(self, days: tuple[int, ...]) -> tuple[int, ...]:
        """``days``, and every day that a repeating rota has in common with them."""
        first, cycle = self.instance.first_day, self.instance.cycle
        if cycle is None:
            return days
        places = {(d - first) % cycle for d in days if d >= first}
        return tuple(d for d in range(first, self.instance.days) if (d - first) % cycle in places)

    def _window(self, centre: int, length: int) -> tuple[int, ...]:
        length = max(min(length, self.instance.days), 1)
        first = min(max(centre - length // 2, 0), self.instance.days - length)
        return tuple(range(first, first + length))

    def around_a_gap(self, size: int) -> dict[int, tuple[int, ...]] | None:
        """A slot that lacks heads, with the people who could fill it."""
        instance, rows = self.instance, self.rows
        lacking: list[tuple[int, int]] = []
        for i, slot in enumerate(instance.slots):
            present = sum(1 for p in slot.people if rows[p][slot.day] in slot.codes)
            if present < slot.ideal:
                lacking.append((i, 20 if present < slot.minimum else 1))
        if not lacking:
            return None
        slot = instance.slots[self.random.choices([i for i, _ in lacking], [w for _, w in lacking])[0]]
        able = [p for p in sorted(slot.people) if not instance.people[p].fixed[slot.day]]
        others = [p for p in range(len(instance.people)) if p not in set(able)]
        self.random.shuffle(able)
        self.random.shuffle(others)
        length = self.random.choice((7, 10, 14, 21))
        chosen = (able + others)[: max(size // length, 3)]
        days = self._window(slot.day + self.random.randint(-2, 2), length)
        return dict.fromkeys(sorted(chosen), days)

    def some_days(self, size: int) -> dict[int, tuple[int, ...]]:
        """Everybody, for some days."""
        people = len(self.instance.people)
        days = self._window(self.random.randrange(self.instance.days), max(size // people, 2))
        return dict.fromkeys(range(people), days)

    def uneven_hours(self, size: int) -> dict[int, tuple[int, ...]]:
        """People whose rows cost much, with some others, for some weeks."""
        people = range(len(self.instance.people))
        cost = [sum(row_parts(self.instance, p, self.rows[p]).values()) + 1 for p in people]
        count = self.random.choice((3, 4, 5))
        chosen: list[int] = []
        while len(chosen) < min(count, len(people)):
            p = self.random.choices(people, cost)[0]
            if p not in chosen:
                chosen.append(p)
        days = self._window(self.random.randrange(self.instance.days), size // len(chosen))
        return dict.fromkeys(sorted(chosen), days)

    def few_people(self, size: int) -> dict[int, tuple[int, ...]]:
        """A few people, for as many weeks as fit."""
        count = min(self.random.choice((2, 3, 4, 6)), len(self.instance.people))
        chosen = self.random.sample(range(len(self.instance.people)), count)
        days = self._window(self.random.randrange(self.instance.days), size // count)
        return dict.fromkeys(sorted(chosen), days)

    def group_of_weeks(self, size: int) -> dict[int, tuple[int, ...]]:
        """A third or half of the people, for two or three weeks."""
        length = self.random.choice((14, 21))
        count = min(max(size // length, 3), len(self.instance.people))
        chosen = self.random.sample(range(len(self.instance.people)), count)
        days = self._window(self.random.randrange(self.instance.days), length)
        return dict.fromkeys(sorted(chosen), days)


def _near(cells: dict[int, tuple[int, ...]], taken: dict[int, tuple[int, ...]]) -> bool:
    """Whether both free a person on days closer than ``APART``."""
    for person, days in cells.items():
        if person in taken:
            other = taken[person]
            if days[0] - other[-1] <= APART and other[0] - days[-1] <= APART:
                return True
    return False
