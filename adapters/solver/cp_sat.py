"""The rota generator (*turnusgenerator*) on CP-SAT: what the domain's ``RotaSolver`` asks for."""

from collections.abc import Callable
from contextlib import nullcontext
from importlib.metadata import version
from time import monotonic

from adapters.solver.crew import OwnProcess, WorkerProcesses
from adapters.solver.instance import OFF, Instance
from adapters.solver.legality import breaches
from adapters.solver.reading import read
from adapters.solver.search import LANES, Clock, Search
from domain.rota.solver import (
    Budget,
    NoLawfulRota,
    Progress,
    Reproducibility,
    RotaAnswer,
    RotaProblem,
    SolverStamp,
)
from domain.working_time.model import Rota

VERSION = "forsvarlig-cp-sat 1"
PACE = 0.22
"""Work that a second of the budget stands for in each lane: about two thirds of a second on an idle core."""
GRACE = 60
"""Seconds beyond the budget that a slow machine may take to finish a first rota; a larger budget allows its own."""


class CpSatRotaSolver:
    """Finds rotas with ``processes`` worker processes (0: in the caller's own); their number never changes the rota.

    The work is fixed by ``Budget.seconds``, so that the same problem, budget and versions give the same rota.
    Should the wall clock reach ``seconds`` first, the best lawful rota so far is given and stamped so; a first rota
    is finished all the same, if that takes no longer than as much again, or ``GRACE``.
    """

    def __init__(self, processes: int = LANES, pace: float = PACE) -> None:
        self.processes = min(processes, LANES)
        self.pace = pace
        """Work for each second of the budget, in each lane."""

    def solve(self, problem: RotaProblem, budget: Budget, progress: Callable[[Progress], None]) -> RotaAnswer:
        """The best lawful rota found within ``budget``.

        Raises ``NoLawfulRota`` when the courses and kept cells by themselves break a hard rule, naming where.
        """
        now = monotonic()
        clock = Clock(laid_by=now + budget.seconds + max(GRACE, budget.seconds), done_by=now + budget.seconds)
        instance = read(problem)
        _require_lawful_start(problem, instance)

        def told(share: float, uncovered: int, phase: str) -> None:
            progress(Progress(share, uncovered, phase))

        crew = WorkerProcesses(instance, self.processes) if self.processes else nullcontext(OwnProcess(instance))
        with crew as at_work:
            search = Search(instance, at_work, budget.seed, self.pace * budget.seconds, clock, told)
            search.run()
        return RotaAnswer(
            _rota(problem, search),
            SolverStamp(
                solver=f"{VERSION}, ortools {version('ortools')}",
                seed=budget.seed,
                seconds=budget.seconds,
                work=f"{search.work:.3f}",
                reproducibility=(Reproducibility.STOPPED_BY_CLOCK if search.stopped else Reproducibility.REPRODUCIBLE),
                penalties=search.penalties,
            ),
        )


def _require_lawful_start(problem: RotaProblem, instance: Instance) -> None:
    days = list(problem.period.days())
    found = [
        f"{who.name} {days[day]} ({rule})"
        for p, who in enumerate(instance.people)
        for rule, day in breaches(instance, p, instance.start[p])
    ]
    if found:
        raise NoLawfulRota(
            "courses and kept shifts alone break hard rules: " + ", ".join(found) + "; move or free some of them",
            breaks=found,
        )


def _rota(problem: RotaProblem, search: Search) -> Rota:
    codes = sorted(problem.types)
    days = list(problem.period.days())
    names = sorted(problem.people)
    return Rota(
        {
            name: {days[d]: codes[c - 1] for d, c in enumerate(row) if c != OFF}
            for name, row in zip(names, search.rows, strict=True)
        }
    )
