"""What counts as an answer to the question that a generator was asked."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.ids import PersonId, ShiftCode
from domain.rota.answered import NAMED, NotTheRotaAskedFor, demand_asked_for
from domain.rota.solver import Budget, Reproducibility, RotaAnswer, RotaProblem, SolverStamp
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Agreements, Rota, Terms
from tests.examples import ANNE, BJORN, MON, PERIOD, TUE, TYPES, UNIT_TERMS, WED, A, D, N

BUDGET = Budget(60, 7)
STAMP = SolverStamp("by hand", 7, 60, "0", Reproducibility.REPRODUCIBLE, {})
PROBLEM = RotaProblem(
    PERIOD, UNIT_TERMS, TYPES,
    {p: Terms(p, "sykepleier", frozenset(), 100, timedelta(hours=35.5), long_shifts=False) for p in (ANNE, BJORN)},
    (), (), Agreements(()), RuleFigures(),
    keep={ANNE: {MON: D, TUE: None}}, only={BJORN: frozenset({D, A})},
)  # fmt: skip
HONEST = {ANNE: {MON: D, WED: N}, BJORN: {MON: A}}
DAY_BEFORE, DAY_AFTER = date(2027, 1, 3), date(2027, 1, 18)


def answer(lines: dict[PersonId, dict[date, ShiftCode]], stamp: SolverStamp = STAMP) -> RotaAnswer:
    return RotaAnswer(Rota(lines), stamp)


def faults(lines: dict[PersonId, dict[date, ShiftCode]], stamp: SolverStamp = STAMP) -> object:
    with pytest.raises(NotTheRotaAskedFor) as refusal:
        demand_asked_for(PROBLEM, BUDGET, answer(lines, stamp))
    return refusal.value.details["faults"]


@pytest.mark.parametrize(
    "lines",
    [
        HONEST,
        {ANNE: {MON: D}},
        {ANNE: {MON: D}, BJORN: {}},
        {ANNE: {MON: D, PERIOD.last_day: N}, BJORN: {PERIOD.first_day: A}},
    ],
    ids=["whole", "somebody left out", "somebody free throughout", "the plan's own edges"],
)
def test_an_answer_to_the_question(lines: dict[PersonId, dict[date, ShiftCode]]) -> None:
    demand_asked_for(PROBLEM, BUDGET, answer(lines))


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ({**HONEST, PersonId("dag"): {}}, "dag is not planned for"),
        ({**HONEST, BJORN: {DAY_BEFORE: A}}, "bjorn: 2027-01-03 lies outside the plan"),
        ({**HONEST, BJORN: {DAY_AFTER: A}}, "bjorn: 2027-01-18 lies outside the plan"),
        ({**HONEST, BJORN: {MON: ShiftCode("Q")}}, "bjorn, 2027-01-04: Q is no shift code"),
        ({**HONEST, BJORN: {MON: N}}, "bjorn, 2027-01-04: N is not for this employee"),
        ({**HONEST, ANNE: {MON: A}}, "anne, 2027-01-04: A where D was to be kept"),
        ({**HONEST, ANNE: {}}, "anne, 2027-01-04: free where D was to be kept"),
        ({BJORN: {MON: A}}, "anne, 2027-01-04: free where D was to be kept"),
        ({**HONEST, ANNE: {MON: D, TUE: N}}, "anne, 2027-01-05: N where free was to be kept"),
    ],
)
def test_an_answer_to_something_else(lines: dict[PersonId, dict[date, ShiftCode]], fault: str) -> None:
    assert faults(lines) == [fault]


@pytest.mark.parametrize("stamp", [replace(STAMP, seed=8), replace(STAMP, seconds=61)])
def test_an_answer_that_could_not_be_made_again(stamp: SolverStamp) -> None:
    assert faults(HONEST, stamp) == ["it is stamped with another seed or budget"]


def test_a_thoroughly_wrong_answer_is_named_in_part() -> None:
    wrong = {**HONEST, BJORN: {day: ShiftCode("Q") for day in PERIOD.days()}}
    with pytest.raises(NotTheRotaAskedFor, match=f"and {14 - NAMED} more"):
        demand_asked_for(PROBLEM, BUDGET, answer(wrong))
