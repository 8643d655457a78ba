"""The search: a first rota, then rounds of improvement, merged so that the order of arrival never matters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from time import monotonic

from adapters.solver.crew import Crew, OutOfTime
from adapters.solver.instance import FLOOR, Row
from adapters.solver.ledger import Ledger
from adapters.solver.legality import lawful
from adapters.solver.neighbourhoods import Neighbourhoods
from adapters.solver.task import Outcome, Task

LANES = 2
"""Tasks of a round. Part of what makes a rota: another number of processes gives the same rota, later."""
OVERHEAD_TASK, OVERHEAD_CELL = 0.04, 0.0004
"""Work counted for building a task's model, on top of CP-SAT's own count."""

Told = Callable[[float, Ledger, str], None]
"""Share of the work done, the best rota, phase."""


@dataclass(frozen=True, slots=True)
class Stops:
    """What ends a search before its work is done."""

    done_by: float
    """When the wall clock ends it, in seconds of ``time.monotonic``: nothing is improved after this."""
    cancelled: Callable[[], bool]
    found_by: float = 0.0
    """A first rota is finished until then: one that was broken off while hot helps nobody."""

    def out_of_time(self) -> bool:
        """Whether the clock has run out."""
        return monotonic() >= self.done_by

    def before_a_first(self) -> bool:
        """Whether to stop before a first rota is finished."""
        return self.cancelled() or monotonic() >= max(self.done_by, self.found_by)

    def asked(self) -> bool:
        """Whether to stop, for either reason."""
        return self.cancelled() or self.out_of_time()


class Improvement:
    """Rounds of large neighbourhoods. ``best`` is lawful at every moment and the best so far."""

    def __init__(self, best: Ledger, crew: Crew, seed: int, allowance: float, stops: Stops, told: Told) -> None:
        self.best = best
        self.crew = crew
        self.allowance = allowance
        """Work to do in each lane."""
        self.stops = stops
        self.told = told
        self.work = 0.0
        """Work of the slower lane, summed over the rounds: what the wall clock would have seen."""
        self.stopped = False
        self.neighbourhoods = Neighbourhoods(best.instance, Random(seed))  # noqa: S311 - a seeded search, no secret

    def run(self) -> None:
        """Improve until the allowance is spent or something stops it; a clock that ran out is told."""
        try:
            while self.work < self.allowance and not self.stops.cancelled() and self._round():
                self.told(min(self.work / self.allowance, 1.0), self.best, "improving")
        except OutOfTime:
            self.stopped = True

    def decide(self, task: Task) -> bool:
        """Carry out one task of all that is open; yes when it was searched to the end, so that nothing is better."""
        try:
            (outcome,) = self._carry_out([task])
        except OutOfTime:
            self.stopped = True
            return False
        changed = self._changed(outcome)
        found = self.best.replaced(changed)
        if found.total <= self.best.total:
            self.best = found
        whole = len(changed) == len({person for person, _, _ in outcome.cells})
        return outcome.found and outcome.proven and whole and self.best.total < FLOOR

    def _round(self) -> bool:
        """One round; no when nothing is left to decide."""
        drawn = self.neighbourhoods.pair(self.best.rows, LANES)
        if not drawn:
            return False
        outcomes = self._carry_out([task for _, task in drawn])
        for (shape, task), outcome in zip(drawn, outcomes, strict=True):
            found = self.best.replaced(self._changed(outcome))
            gain = self.best.total - found.total
            if gain >= 0:
                self.best = found
            self.neighbourhoods.learn(shape, max(gain, 0), _counted(task, outcome), proven=outcome.proven)
        return True

    def _carry_out(self, tasks: Sequence[Task]) -> list[Outcome]:
        outcomes = self.crew.carry_out(self.best.rows, tasks, self.stops.done_by)
        self.work += max((_counted(t, o) for t, o in zip(tasks, outcomes, strict=True)), default=0.0)
        return outcomes

    def _changed(self, outcome: Outcome) -> dict[int, Row]:
        """The outcome's rows, person by person where the row stays lawful."""
        rows: dict[int, list[int]] = {}
        for person, day, code in outcome.cells:
            rows.setdefault(person, list(self.best.rows[person]))[day] = code
        return {p: tuple(row) for p, row in rows.items() if lawful(self.best.instance, p, row)}


def _counted(task: Task, outcome: Outcome) -> float:
    return outcome.work + OVERHEAD_TASK + OVERHEAD_CELL * task.size
