"""The search: a first rota, then rounds of improvement, merged so that the order of arrival never matters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from adapters.solver.crew import Crew, OutOfTime
from adapters.solver.instance import Instance, Row
from adapters.solver.laying import Laying, lanes
from adapters.solver.legality import lawful
from adapters.solver.neighbourhoods import Neighbourhoods
from adapters.solver.scoring import UNCOVERED, score
from adapters.solver.task import Outcome, Task

LANES = 2
"""Tasks of a round. Part of what makes a rota: another number of processes gives the same rota, later."""
OVERHEAD_TASK, OVERHEAD_CELL = 0.04, 0.0004
"""Work counted for building a task's model, on top of CP-SAT's own count."""


@dataclass(frozen=True, slots=True)
class Clock:
    """When the wall clock stops the search, in seconds of ``time.monotonic``."""

    laid_by: float
    """A first rota is finished until then: half a rota helps nobody."""
    done_by: float
    """Nothing is improved after this."""


Told = Callable[[float, int, str], None]
"""Share of the budget, heads uncovered, phase."""


class Search:
    """One run. ``rows`` is lawful at every moment and the best so far."""

    def __init__(self, instance: Instance, crew: Crew, seed: int, allowance: float, clock: Clock, told: Told) -> None:
        self.instance = instance
        self.crew = crew
        self.seed = seed
        self.allowance = allowance
        """Work to do in each lane."""
        self.clock = clock
        self.told = told
        self.rows: tuple[Row, ...] = instance.start
        self.penalties = dict(score(instance, self.rows))
        self.work = 0.0
        """Work of the slower lane, summed over the rounds: what the wall clock would have seen."""
        self.stopped = False

    def run(self) -> None:
        """Lay, then improve until the allowance is spent or the clock stops it; a clock that ran out is told."""
        try:
            self._lay()
            self._improve()
        except OutOfTime:
            self.stopped = True
        self._tell("done")

    def _lay(self) -> None:
        laying = [Laying(self.instance, weeks, self.seed + 1000 * i) for i, weeks in enumerate(lanes(self.instance))]
        for step in range(max(len(lane.weeks) for lane in laying)):
            tasks = [lane.task(step) for lane in laying if step < len(lane.weeks)]
            for outcome in self._carry_out([t for t in tasks if t.free], self.clock.laid_by):
                self._take(self._merged(self.rows, outcome))
            self._tell("laying")

    def _improve(self) -> None:
        neighbourhoods = Neighbourhoods(self.instance, Random(self.seed))  # noqa: S311 - a seeded search, no secret
        while self.work < self.allowance:
            drawn = neighbourhoods.pair(self.rows, LANES)
            if not drawn:
                return
            outcomes = self._carry_out([task for _, task in drawn], self.clock.done_by)
            for (shape, task), outcome in zip(drawn, outcomes, strict=True):
                before = sum(self.penalties.values())
                rows = self._merged(self.rows, outcome)
                penalties = dict(score(self.instance, rows)) if rows != self.rows else self.penalties
                gain = before - sum(penalties.values())
                if gain >= 0:
                    self._take(rows)
                neighbourhoods.learn(shape, max(gain, 0), _counted(task, outcome), proven=outcome.proven)
            self._tell("improving")

    def _carry_out(self, tasks: Sequence[Task], deadline: float) -> list[Outcome]:
        outcomes = self.crew.carry_out(self.rows, tasks, deadline)
        self.work += max((_counted(t, o) for t, o in zip(tasks, outcomes, strict=True)), default=0.0)
        return outcomes

    def _merged(self, rows: tuple[Row, ...], outcome: Outcome) -> tuple[Row, ...]:
        """``rows`` with the outcome's cells, person by person where the row stays lawful."""
        changes: dict[int, list[tuple[int, int]]] = {}
        for person, day, code in outcome.cells:
            changes.setdefault(person, []).append((day, code))
        merged = list(rows)
        for person, cells in changes.items():
            row = list(rows[person])
            for day, code in cells:
                row[day] = code
            if lawful(self.instance, person, row):
                merged[person] = tuple(row)
        return tuple(merged)

    def _take(self, rows: tuple[Row, ...]) -> None:
        if rows != self.rows:
            self.rows = rows
            self.penalties = dict(score(self.instance, rows))

    def _tell(self, phase: str) -> None:
        share = 1.0 if phase == "done" else min(self.work / max(self.allowance, 1e-9), 1.0)
        self.told(share, self.penalties["uncovered"] // UNCOVERED, phase)


def _counted(task: Task, outcome: Outcome) -> float:
    return outcome.work + OVERHEAD_TASK + OVERHEAD_CELL * task.size
