"""The first rota, laid week by week with elastic cover, in two lanes at once: first and second half of the plan."""

from collections.abc import Sequence

from adapters.solver.instance import OFF, Instance
from adapters.solver.task import Aim, Task

WORK = 3.0
"""Deterministic work a week of ``CELLS`` cells may take at most; the first solution is commonly there at 0.2."""
CELLS = 240


def lanes(instance: Instance) -> tuple[tuple[int, ...], ...]:
    """The weeks of each lane, in the order they are laid."""
    weeks = len(instance.weeks)
    middle = (weeks + 1) // 2
    return tuple(lane for lane in (tuple(range(middle)), tuple(range(middle, weeks))) if lane)


class Laying:
    """Gives one lane's tasks after another, each for the rows as they then stand."""

    def __init__(self, instance: Instance, weeks: Sequence[int], seed: int) -> None:
        self.instance = instance
        self.weeks = tuple(weeks)
        self.seed = seed
        self.first = instance.weeks[weeks[0]][0]
        self.last = instance.weeks[weeks[-1]][-1]
        self.present = tuple(
            tuple(int(not (fixed and code == OFF)) for fixed, code in zip(who.fixed, start, strict=True))
            for who, start in zip(instance.people, instance.start, strict=True)
        )

    def task(self, step: int) -> Task:
        """The task that lays the lane's week number ``step``."""
        days = self.instance.weeks[self.weeks[step]]
        free = tuple(
            (p, own)
            for p, who in enumerate(self.instance.people)
            if (own := tuple(d for d in days if not who.fixed[d] and who.options[d]))
        )
        aims = tuple(self._aim(p, days[-1]) for p, _ in free)
        cells = sum(len(own) for _, own in free)
        work = WORK * max(cells / CELLS, 0.3)
        return Task(free, work, self.seed + step, aims)

    def _aim(self, person: int, upto: int) -> Aim:
        """Hours due so far, spread over the days the person is present."""
        due, present = self.instance.people[person].due, self.present[person]
        before = self._share(due, present, self.first)
        return Aim(
            person,
            self.first,
            upto,
            self._share(due, present, upto + 1) - before,
            self._share(due, present, self.last + 1) - before,
        )

    @staticmethod
    def _share(due: int, present: Sequence[int], days: int) -> int:
        return due * sum(present[:days]) // max(sum(present), 1)
