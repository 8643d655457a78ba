"""The rota generator (*turnusgenerator*): what the domain's ``RotaSolver`` asks for."""

from collections.abc import Callable
from importlib.metadata import version

from adapters.solver.engine import PACE, Found, search
from adapters.solver.instance import OFF, Instance
from adapters.solver.legality import breaches
from adapters.solver.reading import read
from adapters.solver.search import LANES
from domain.calendar import DAY
from domain.rota.solver import (
    Budget,
    NoLawfulRota,
    Progress,
    Reproducibility,
    RotaAnswer,
    RotaProblem,
    SolverStamp,
    never,
)
from domain.working_time.model import Rota

VERSION = "forsvarlig 2"


class CpSatRotaSolver:
    """Finds rotas with ``processes`` worker processes (0: in the caller's own); their number never changes the rota.

    The work is fixed by ``Budget.seconds``, so that the same problem, budget and versions give the same rota.
    Should the wall clock reach ``seconds`` first, the best lawful rota so far is given and stamped so.
    """

    def __init__(self, processes: int = LANES, pace: float = PACE) -> None:
        self.processes = min(processes, LANES)
        self.pace = pace
        """Work for each second of the budget, in each lane."""

    def solve(
        self,
        problem: RotaProblem,
        budget: Budget,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool] = never,
    ) -> RotaAnswer:
        """The best lawful rota found within ``budget``, or until ``cancelled`` says yes.

        Raises ``NoLawfulRota`` when the courses and kept cells by themselves break a hard rule, naming where.
        """
        instance = read(problem)
        _require_lawful_start(problem, instance)
        found = search(instance, budget, progress, cancelled, processes=self.processes, pace=self.pace)
        return RotaAnswer(
            _rota(problem, instance, found),
            SolverStamp(
                solver=f"{VERSION}, ortools {version('ortools')}, numba {version('numba')}",
                seed=budget.seed,
                seconds=budget.seconds,
                work=f"{found.work:.3f}",
                reproducibility=_reproducibility(found),
                penalties=found.penalties,
                bounds=found.bounds,
            ),
        )


def _reproducibility(found: Found) -> Reproducibility:
    if found.cancelled:
        return Reproducibility.CANCELLED
    return Reproducibility.STOPPED_BY_CLOCK if found.stopped else Reproducibility.REPRODUCIBLE


def _require_lawful_start(problem: RotaProblem, instance: Instance) -> None:
    first = problem.period.first_day - instance.first_day * DAY
    found = [
        f"{who.name} {first + day * DAY} ({rule})"
        for p, who in enumerate(instance.people)
        for rule, day in breaches(instance, p, instance.start[p])
    ]
    if found:
        raise NoLawfulRota(
            "courses and kept shifts alone break hard rules: " + ", ".join(found) + "; move or free some of them",
            breaks=found,
        )


def _rota(problem: RotaProblem, instance: Instance, found: Found) -> Rota:
    codes = sorted(problem.types)
    first = problem.period.first_day - instance.first_day * DAY
    return Rota(
        {
            name: {first + d * DAY: codes[c - 1] for d, c in enumerate(row) if c != OFF and d >= instance.first_day}
            for name, row in zip(sorted(problem.people), found.rows, strict=True)
        }
    )
