"""A generator that answers with the ward's hand-made rota; the rules judge it like any other."""

from collections.abc import Callable
from datetime import date
from threading import Event

from api.lines import lines_of
from domain.ids import PersonId, ShiftCode
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
from tests.api.ward import lines


class HandMade:
    """Implements ``RotaSolver``; ``gate`` holds the search until it is set, seed 0 finds nothing."""

    def __init__(self) -> None:
        self.gate = Event()
        self.gate.set()
        self.searches = 0

    def solve(
        self,
        problem: RotaProblem,
        budget: Budget,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool] = never,
    ) -> RotaAnswer:
        """As ``RotaSolver.solve``."""
        self.searches += 1
        best = Progress(0.5, 3, "improving", {"uncovered": 3000, "wishes": 40})
        progress(best)
        ended = Reproducibility.REPRODUCIBLE
        while not self.gate.wait(0.02):
            progress(best)
            if cancelled():
                ended = Reproducibility.CANCELLED
                break
        if budget.seed == 0:
            raise NoLawfulRota("nothing was found in the time given")
        cells = ((PersonId(c["employee"]), date.fromisoformat(c["date"]), ShiftCode(c["shift"])) for c in lines())
        stamp = SolverStamp("hand-made 1", budget.seed, budget.seconds, "0", ended, {})
        return RotaAnswer(Rota(lines_of(cells)), stamp)
