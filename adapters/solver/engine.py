"""The engines, one after another on the same instance: what finds first, then what improves."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from time import monotonic

from adapters.solver.beginning import first_rows
from adapters.solver.bounds import bounds
from adapters.solver.crew import Crew, OwnProcess, WorkerProcesses
from adapters.solver.instance import Instance, Row
from adapters.solver.ledger import Ledger
from adapters.solver.search import LANES, Stops, improved
from adapters.solver.task import Anneal
from domain.rota.solver import Budget, Progress, never

PACE = 0.22
"""Work that a second of the budget stands for in each lane: about two thirds of a second on an idle core."""
ANNEALED = 0.35
"""The part of the work that goes to annealing."""
MOVES = 2_500_000
"""Moves of an anneal that are counted as one unit of work."""
MOVES_A_CELL = 20_000
"""Moves beyond which an anneal gains nothing more."""
WARM = 0.1
"""How hot an anneal of a given rota begins: it keeps most of it."""


@dataclass(frozen=True, slots=True)
class Found:
    """The best rows found, and what it took."""

    rows: tuple[Row, ...]
    penalties: Mapping[str, int]
    bounds: Mapping[str, int]
    """Proven least penalty by part, where one was had."""
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
    work = pace * budget.seconds
    annealing = _Annealing.of(instance, work * ANNEALED, budget.seed)

    def told(share: float, best: Ledger, phase: str) -> None:
        progress(Progress(share, best.uncovered, phase, best.parts))

    def crew() -> AbstractContextManager[Crew]:
        return WorkerProcesses(instance, processes) if processes else OwnProcess(instance)

    with crew() as at_work:
        best = annealing.best(at_work, stops, lambda share, rows: told(share * ANNEALED, rows, "annealing"))
    rest = work - annealing.work
    with crew() as at_work:
        run = improved(best, at_work, budget.seed, rest, stops, lambda s, b, p: told(1 - (1 - s) * rest / work, b, p))
    told(1.0, run.best, "done")
    return Found(
        rows=run.best.rows,
        penalties=run.best.parts,
        bounds=bounds(instance),
        work=annealing.work + run.work,
        stopped=run.stopped or stops.out_of_time(),
        cancelled=cancelled(),
    )


@dataclass(frozen=True, slots=True)
class _Annealing:
    """The first phase: an anneal in each lane, and the better of the two."""

    instance: Instance
    first: tuple[Row, ...]
    anneals: tuple[Anneal, ...]
    work: float

    @staticmethod
    def of(instance: Instance, work: float, seed: int) -> "_Annealing":
        cells = sum(not fixed for who in instance.people for fixed in who.fixed)
        moves = min(round(work * MOVES), cells * MOVES_A_CELL)
        hot = WARM if instance.begin else 1.0
        anneals = tuple(Anneal(moves, LANES * seed + lane, hot) for lane in range(LANES))
        return _Annealing(instance, first_rows(instance), anneals, moves / MOVES)

    def best(self, crew: Crew, stops: Stops, told: Callable[[float, Ledger], None]) -> Ledger:
        """The best rows of both, or those given where neither is better."""

        def heard(share: float, rows: tuple[Row, ...]) -> None:
            told(share, Ledger.of(self.instance, rows))

        found = crew.anneal(self.first, self.anneals, stops.asked, heard)
        return min((Ledger.of(self.instance, rows) for rows in (self.first, *found)), key=lambda ledger: ledger.total)
