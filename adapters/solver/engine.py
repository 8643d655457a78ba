"""The engines, one after another on the same instance: what finds first, then what improves."""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from time import monotonic

from adapters.solver.beginning import first_rows
from adapters.solver.crew import OwnProcess, WorkerProcesses
from adapters.solver.instance import Instance, Row
from adapters.solver.ledger import Ledger
from adapters.solver.search import LANES, Stops, improved
from domain.rota.solver import Budget, Progress, never

PACE = 0.22
"""Work that a second of the budget stands for in each lane: about two thirds of a second on an idle core."""


@dataclass(frozen=True, slots=True)
class Found:
    """The best rows found, and what it took."""

    rows: tuple[Row, ...]
    penalties: Mapping[str, int]
    bounds: Mapping[str, int]
    """Proven least penalty by part, where one was had; ``total`` for the whole."""
    work: float
    stopped: bool
    """Whether the wall clock ended the search."""
    cancelled: bool


def search(
    instance: Instance,
    budget: Budget,
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool] = never,
    *,
    processes: int = LANES,
    pace: float = PACE,
) -> Found:
    """The best lawful rows within ``budget``; the number of ``processes`` never changes them."""
    stops = Stops(monotonic() + budget.seconds, cancelled)

    def told(share: float, best: Ledger, phase: str) -> None:
        progress(Progress(share, best.uncovered, phase, best.parts))

    crew = WorkerProcesses(instance, processes) if processes else nullcontext(OwnProcess(instance))
    with crew as at_work:
        run = improved(instance, first_rows(instance), at_work, budget.seed, pace * budget.seconds, stops, told)
    told(1.0, run.best, "done")
    return Found(run.best.rows, run.best.parts, {}, run.work, run.stopped, cancelled())
