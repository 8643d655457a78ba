"""The engines, one after another on the same instance: what finds first, then what improves."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from time import monotonic

from adapters.solver.beginning import first_rows
from adapters.solver.bounds import bounds
from adapters.solver.crew import Crew, OwnProcess, WorkerProcesses
from adapters.solver.instance import Instance, Row
from adapters.solver.ledger import Ledger
from adapters.solver.search import LANES, Improvement, Stops
from adapters.solver.task import Anneal, Task
from domain.rota.solver import Budget, Progress, never

PACE = 0.22
"""Work that a second of the budget stands for in each lane: about two thirds of a second on an idle core."""
MOVES = 1_700_000
"""Moves of an anneal that are counted as one unit of work."""
MOVES_A_CELL = 20_000
"""Moves beyond which an anneal gains nothing more."""
EFFORT = 4.5
"""Effort of column generation that is counted as one unit of work."""
GRACE = 60
"""Seconds beyond the budget that a slow machine may take to finish a first rota; a larger budget allows its own."""
WHOLE = 1000
"""Open cells up to which the whole rota is decided at once, from the best that was found."""
WHOLE_PART = 0.3
"""The part of the work that may go to it."""
WARM = 0.1
"""How hot an anneal of a given rota begins: it keeps most of it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """How the work is divided: what annealing and column generation leave is for large neighbourhoods."""

    annealing: float
    columns: float


ROWS_TOO_WIDE = Parts(annealing=0.75, columns=0.0)
"""Where no row can be priced exactly, as in a ward with all its rules: annealing finds most."""
ROWS_PRICED = Parts(annealing=0.1, columns=0.8)


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
    now = monotonic()
    stops = Stops(now + budget.seconds, cancelled, now + budget.seconds + max(GRACE, budget.seconds))
    return _Run(instance, budget, progress, stops, processes, pace * budget.seconds).found()


@dataclass(slots=True)
class _Run:
    """One search: engine after engine, each from the best of those before it."""

    instance: Instance
    budget: Budget
    progress: Callable[[Progress], None]
    stops: Stops
    processes: int
    allowance: float
    work: float = 0.0
    shown: float = 0.0
    """The share of the work that was last told; an engine that ends early never turns it back."""
    bounds: dict[str, int] = field(default_factory=dict)
    ended: bool = False
    """Whether the clock broke off an engine."""

    def found(self) -> Found:
        """Everything in turn."""
        priced = _fits(self.instance)
        parts = ROWS_PRICED if priced else ROWS_TOO_WIDE
        self.bounds = bounds(self.instance)
        best = self._annealed(Ledger.of(self.instance, first_rows(self.instance)), parts.annealing)
        if priced and best.total and not self.stops.asked():
            best = self._chosen(best, parts.columns)
        if not priced and self._cells() <= WHOLE and best.total and not self.stops.asked():
            best = self._decided(best)
        if best.total > self.bounds.get("total", 0) and not self.stops.asked():
            best = self._improved(best)
        self._tell(1.0, best, "done")
        return Found(
            rows=best.rows,
            penalties=best.parts,
            bounds=self.bounds,
            work=self.work,
            stopped=self.ended,
            cancelled=self.stops.cancelled(),
        )

    def _crew(self) -> AbstractContextManager[Crew]:
        return WorkerProcesses(self.instance, self.processes) if self.processes else OwnProcess(self.instance)

    def _tell(self, share: float, best: Ledger, phase: str) -> None:
        self.shown = max(self.shown, min(share, 1.0))
        self.progress(Progress(self.shown, best.uncovered, phase, best.parts))

    def _annealed(self, first: Ledger, part: float) -> Ledger:
        """An anneal in each lane, and the best of them and what was given."""
        moves = min(round(self.allowance * part * MOVES), self._cells() * MOVES_A_CELL)
        hot = WARM if self.instance.begin else 1.0
        anneals = [Anneal(moves, LANES * self.budget.seed + lane, hot) for lane in range(LANES)]

        made = 0.0

        def told(share: float, rows: tuple[Row, ...]) -> None:
            nonlocal made
            made = share
            self._tell(share * part, Ledger.of(self.instance, rows), "annealing")

        with self._crew() as crew:
            found = crew.anneal(first.rows, anneals, self.stops.before_a_first, told)
        broken_off = self.stops.before_a_first()
        self.work += moves / MOVES * (made if broken_off else 1.0)
        self.ended = self.stops.out_of_time()
        return min(first, *(Ledger.of(self.instance, rows) for rows in found), key=lambda ledger: ledger.total)

    def _chosen(self, best: Ledger, part: float) -> Ledger:
        """Rows priced exactly and chosen together, with a bound on every rota."""
        from adapters.solver.columns import generate

        begun = self.work / self.allowance

        def told(share: float, rows: tuple[Row, ...]) -> None:
            self._tell(begun + share * part, Ledger.of(self.instance, rows), "choosing rows")

        effort = self.allowance * part * EFFORT
        found = generate(self.instance, best.rows, effort, self.budget.seed, told, self.stops.asked)
        self.bounds["total"] = found.bound
        self.work += found.work / EFFORT
        self.ended = self.stops.out_of_time()
        return Ledger.of(self.instance, found.rows)

    def _decided(self, best: Ledger) -> Ledger:
        """All of a small rota at once; when it is searched to the end, no rota is better."""
        free = tuple(
            (p, days)
            for p, who in enumerate(self.instance.people)
            if (days := tuple(d for d, fixed in enumerate(who.fixed) if not fixed and who.options[d]))
        )
        task = Task(free, self.allowance * WHOLE_PART, self.budget.seed, hint=True)
        self._tell(self.shown, best, "deciding the whole")
        with self._crew() as crew:
            run = Improvement(best, crew, self.budget.seed, task.work, self.stops, _nobody)
            if run.decide(task):
                self.bounds["total"] = run.best.total
        self.work += run.work
        self.ended = run.stopped
        return run.best

    def _cells(self) -> int:
        return sum(not fixed for who in self.instance.people for fixed in who.fixed)

    def _improved(self, best: Ledger) -> Ledger:
        """Large neighbourhoods with the work that is left."""
        begun, rest = self.work / self.allowance, self.allowance - self.work

        def told(share: float, ledger: Ledger, phase: str) -> None:
            self._tell(begun + share * (1 - begun), ledger, phase)

        with self._crew() as crew:
            run = Improvement(best, crew, self.budget.seed, rest, self.stops, told)
            run.run()
        self.work += run.work
        self.ended = run.stopped
        return run.best


def _fits(instance: Instance) -> bool:
    """Whether rows can be priced; asked of the engine only where no week of rest rules it out."""
    if any(who.rests for who in instance.people):
        return False
    from adapters.solver.columns import fits

    return fits(instance)


def _nobody(_: float, __: Ledger, ___: str) -> None:
    """Not told: one task says nothing until it ends."""
