"""A generator is not believed: an unlawful answer, or one to something else, is refused and nothing recorded."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from adapters.event_store.store import LedgerEventStore
from application.rota.drafting import DraftingRotas
from domain.calendar import DAY, Period
from domain.errors import Rejected
from domain.ids import PersonId, ShiftCode
from domain.rota.answered import NotTheRotaAskedFor
from domain.rota.errors import GeneratedRotaIsUnlawful
from domain.rota.events import RotaGenerated
from domain.rota.solver import (
    Budget,
    Progress,
    Reproducibility,
    RotaAnswer,
    RotaProblem,
    SolverStamp,
    never,
)
from domain.workforce.events import AbsenceRegistered, PositionChanged
from domain.working_time.law import standard_law
from domain.working_time.model import AbsenceEffect, Nights, Rota
from tests.application.desk import asked, handling, put, ward
from tests.examples import ANNE, BJORN, CARI, MON, PERIOD, PLAN, PLANNER, UNIT, UNIT_TERMS, A, D, N

BUDGET = Budget(60, 7)
AWAY = Period(date(2027, 1, 11), date(2027, 1, 15))
Lines = dict[PersonId, dict[date, ShiftCode]]


@dataclass(frozen=True, slots=True)
class Claiming:
    """A generator that says what it was made to say, and calls it lawful."""

    lines: Lines
    seed: int = BUDGET.seed

    def solve(
        self,
        problem: RotaProblem,
        budget: Budget,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool] = never,
    ) -> RotaAnswer:
        """As ``RotaSolver.solve``, without a search."""
        progress(Progress(1.0, 0, "done"))
        stamp = SolverStamp("claims 1", self.seed, budget.seconds, "0", Reproducibility.REPRODUCIBLE, {"uncovered": 0})
        return RotaAnswer(Rota(self.lines), stamp)


def day(number: int) -> date:
    return MON + number * DAY


def drafting(log: LedgerEventStore, claim: Claiming) -> DraftingRotas:
    ward(log)
    put(log, f"employee-{BJORN}", AbsenceRegistered(BJORN, AWAY, AbsenceEffect.AWAY, None))
    never_nights = PositionChanged(
        CARI, UNIT, "sykepleier", 100, UNIT_TERMS.full_time_rota, Nights.NEVER, long_shifts=False
    )
    put(log, f"employee-{CARI}", never_nights)
    return DraftingRotas(handling(log), claim, standard_law())


def refused(log: LedgerEventStore, claim: Claiming, why: type[Rejected]) -> Rejected:
    use = drafting(log, claim)
    before = log.head()
    with pytest.raises(why) as refusal:
        use.generate(asked(PLANNER), PLAN, BUDGET, lambda _: None)
    assert log.head() == before, "something was recorded"
    return refusal.value


def test_an_honest_answer_is_recorded(log: LedgerEventStore) -> None:
    use = drafting(log, Claiming({ANNE: {day(0): D, day(1): D}, BJORN: {}, CARI: {day(2): A}}))
    receipt = use.generate(asked(PLANNER), PLAN, BUDGET, lambda _: None)
    assert receipt.answer["uncovered"] == 8
    assert isinstance(log.stream(f"rota_plan-{PLAN}")[-1].event, RotaGenerated)


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        ({ANNE: {day(0): A, day(1): D}}, "AML-10-8-1-DAILY-REST"),
        ({ANNE: {day(n): D for n in range(14)}}, "AML-10-8-2-WEEKLY-REST"),
        ({ANNE: {day(n): N for n in range(7)}}, "UNIT-NIGHTS-IN-A-ROW"),
        ({BJORN: {day(7): D}}, "TERMS-ABSENCE"),
        ({CARI: {day(0): N}}, "TERMS-NIGHTS"),
    ],
    ids=["short rest", "no weekly rest", "nights on end", "while away", "nights by one who has none"],
)
def test_an_unlawful_answer_is_refused_with_its_findings(log: LedgerEventStore, lines: Lines, rule: str) -> None:
    refusal = refused(log, Claiming(lines), GeneratedRotaIsUnlawful)
    assert isinstance(refusal, GeneratedRotaIsUnlawful)
    assert refusal.code == "rota_plan.generated_rota_is_unlawful"
    assert rule in {f.rule for f in refusal.findings if f.verdict.forbids}


@pytest.mark.parametrize(
    "lines",
    [
        {PersonId("stranger"): {day(0): D}},
        {PersonId("stranger"): {}},
        {ANNE: {day(-1): D}},
        {ANNE: {PERIOD.last_day + DAY: D}},
        {ANNE: {day(0): ShiftCode("Q")}},
    ],
    ids=["unknown person", "unknown person, free", "day before", "day after", "unknown shift"],
)
def test_an_answer_to_something_else_is_refused(log: LedgerEventStore, lines: Lines) -> None:
    assert refused(log, Claiming(lines), NotTheRotaAskedFor).code == "rota_plan.not_the_rota_asked_for"


def test_an_answer_stamped_with_another_seed_is_refused(log: LedgerEventStore) -> None:
    refused(log, replace(Claiming({ANNE: {day(0): D}}), seed=8), NotTheRotaAskedFor)


def test_heads_are_counted_by_the_application_and_not_as_claimed(log: LedgerEventStore) -> None:
    use = drafting(log, Claiming({}))
    assert use.generate(asked(PLANNER), PLAN, BUDGET, lambda _: None).answer["uncovered"] == 10
