"""A rota is searched for outside any transaction; what it was searched for must still stand when it is recorded."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from adapters.event_store.store import LedgerEventStore
from application.rota.drafting import DraftingRotas
from domain.calendar import Period
from domain.rota.errors import PlanMovedOn
from domain.rota.events import RotaGenerated
from domain.rota.solver import Budget, Progress, Reproducibility, RotaAnswer, RotaProblem, SolverStamp, never
from domain.workforce.events import AbsenceRegistered
from domain.working_time.law import standard_law
from domain.working_time.model import AbsenceEffect, Rota
from tests.application.desk import asked, handling, put, ward
from tests.examples import ANNE, PERIOD, PLAN, PLANNER

BUDGET = Budget(1, 1)
STAMP = SolverStamp("by hand", 1, 1, "0", Reproducibility.REPRODUCIBLE, {})


@dataclass(frozen=True, slots=True)
class SearchingMeanwhile:
    """A generator that answers with free days for all, and during whose search something happens."""

    meanwhile: Callable[[], None]

    def solve(
        self,
        problem: RotaProblem,
        budget: Budget,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool] = never,
    ) -> RotaAnswer:
        """Everybody free."""
        self.meanwhile()
        progress(Progress(1.0, len(problem.demands), "done"))
        return RotaAnswer(Rota({person: {} for person in problem.people}), STAMP)


@pytest.mark.parametrize(
    "period",
    [Period(date(2027, 1, 11), date(2027, 1, 15)), PERIOD],
)
def test_somebody_falls_ill_during_the_search(log: LedgerEventStore, period: Period) -> None:
    ward(log)

    def ill() -> None:
        put(log, f"employee-{ANNE}", AbsenceRegistered(ANNE, period, AbsenceEffect.AWAY, None))

    drafting = DraftingRotas(handling(log), SearchingMeanwhile(ill), standard_law())
    before = len(log.stream(f"rota_plan-{PLAN}"))
    with pytest.raises(PlanMovedOn):
        drafting.generate(asked(PLANNER), PLAN, BUDGET, lambda _: None)
    assert len(log.stream(f"rota_plan-{PLAN}")) == before


def test_nothing_happened_during_the_search(log: LedgerEventStore) -> None:
    ward(log)
    told: list[Progress] = []
    drafting = DraftingRotas(handling(log), SearchingMeanwhile(lambda: None), standard_law())
    receipt = drafting.generate(asked(PLANNER), PLAN, BUDGET, told.append)
    assert receipt.answer["uncovered"] == 10, "one head on each weekday of two weeks"
    assert [p.phase for p in told] == ["done"]
    recorded = log.stream(f"rota_plan-{PLAN}")[-1].event
    assert isinstance(recorded, RotaGenerated)
    assert recorded.stamp == STAMP
