"""A plan opened with what was worked before it is drafted, judged and proposed with that."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from adapters.event_store.store import LedgerEventStore
from application.rota.drafting import DraftingRotas
from domain.calendar import DAY
from domain.rota.errors import GeneratedRotaIsUnlawful
from domain.rota.events import PlanLine, RotaProposed
from domain.rota.solver import (
    Budget,
    Progress,
    Reproducibility,
    RotaAnswer,
    RotaProblem,
    SolverStamp,
    never,
)
from domain.working_time.law import standard_law
from domain.working_time.model import Rota
from tests.application.desk import asked, handling, ward
from tests.examples import ANNE, MON, OPENED, PLAN, PLANNER, A, D

EARLY = Rota({ANNE: {MON: D}})
STAMP = SolverStamp("by hand", 1, 1, "0", Reproducibility.REPRODUCIBLE, {})
LATE_BEFORE = replace(OPENED, history=(PlanLine(ANNE, {MON - DAY: A}),))


@dataclass(slots=True)
class Answering:
    """A generator with one answer, which keeps what it was asked."""

    rota: Rota
    asked: RotaProblem | None = None

    def solve(
        self,
        problem: RotaProblem,
        budget: Budget,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool] = never,
    ) -> RotaAnswer:
        """The one answer."""
        self.asked = problem
        return RotaAnswer(self.rota, STAMP)


def drafting(log: LedgerEventStore, solver: Answering) -> DraftingRotas:
    return DraftingRotas(handling(log), solver, standard_law())


def test_an_early_shift_after_a_late_one_before_the_plan_is_seen(log: LedgerEventStore) -> None:
    ward(log, LATE_BEFORE)
    solver = Answering(EARLY)
    with pytest.raises(GeneratedRotaIsUnlawful) as refused:
        drafting(log, solver).generate(asked(PLANNER), PLAN, Budget(1, 1), lambda _: None)
    assert [f.rule for f in refused.value.findings] == ["AML-10-8-1-DAILY-REST"]
    assert solver.asked is not None
    assert solver.asked.history == {ANNE: {MON - DAY: A}}


def test_nothing_is_seen_where_nothing_is_known(log: LedgerEventStore) -> None:
    ward(log)
    drafting(log, Answering(EARLY)).generate(asked(PLANNER), PLAN, Budget(1, 1), lambda _: None)


@pytest.mark.parametrize(("opened", "needing"), [(LATE_BEFORE, 1), (OPENED, 0)])
def test_a_proposal_counts_the_findings_made_with_it(log: LedgerEventStore, opened: object, needing: int) -> None:
    ward(log, opened)
    desk = drafting(log, Answering(EARLY))
    desk.import_rota(asked(PLANNER), PLAN, EARLY, "by hand")
    desk.propose(asked(PLANNER), PLAN)
    proposed = log.stream(f"rota_plan-{PLAN}")[-1].event
    assert isinstance(proposed, RotaProposed)
    assert proposed.findings.get("needs", 0) == needing
