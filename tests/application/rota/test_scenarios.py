"""Two searches compared: what counts as a rota to compare, and how far the two have come together."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from application.rota.scenarios import Trying
from domain.rota.scenario import NeedChanged, compared
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
from domain.working_time.law import standard_law
from domain.working_time.model import Rota
from tests.domain.rota.two_units import CARI, SURGICAL, D, day

BUDGET = Budget(1, 1)
ONE_MORE = compared(SURGICAL, [NeedChanged(1)])


@dataclass(frozen=True, slots=True)
class Ending:
    """A generator that ends in a given way with Cari at work on some days."""

    how: Reproducibility
    days: tuple[int, ...] = ()

    def solve(
        self,
        problem: RotaProblem,
        budget: Budget,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool] = never,
    ) -> RotaAnswer:
        """As ``RotaSolver.solve``."""
        progress(Progress(0.5, 5, "half-way"))
        progress(Progress(1.0, 5, "done"))
        line = {day(n): D for n in self.days}
        return RotaAnswer(Rota({CARI: line}), SolverStamp("by hand", budget.seed, budget.seconds, "0", self.how, {}))


def test_a_search_that_the_clock_ended_at_nothing_is_not_compared() -> None:
    with pytest.raises(NoLawfulRota, match="more seconds"):
        Trying(Ending(Reproducibility.STOPPED_BY_CLOCK), standard_law()).compare(ONE_MORE, BUDGET, lambda _: None)


@pytest.mark.parametrize(
    ("how", "days", "uncovered"),
    [(Reproducibility.REPRODUCIBLE, (), (5, 10)), (Reproducibility.STOPPED_BY_CLOCK, (7, 8), (3, 8))],
)
def test_what_was_found_is_compared(how: Reproducibility, days: tuple[int, ...], uncovered: tuple[int, int]) -> None:
    """Nothing covered by a whole search is a finding; something covered when the clock ended it is a rota."""
    told: list[Progress] = []
    found = Trying(Ending(how, days), standard_law()).compare(ONE_MORE, BUDGET, told.append)
    assert tuple(side.evaluation.cover.uncovered for side in (found.base, found.other)) == uncovered
    assert [(p.done, p.phase) for p in told] == [
        (0.25, "as it is: half-way"),
        (0.5, "as it is: done"),
        (0.75, "what if: half-way"),
        (1.0, "what if: done"),
    ]
