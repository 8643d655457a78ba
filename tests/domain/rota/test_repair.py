"""Repairs as values: in which order candidates stand, what a change makes of a rota, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.calendar import DAY, Period
from domain.ids import PersonId, ShiftCode
from domain.rota.errors import NothingToSwap, RotaOutsideThePlan
from domain.rota.fairness import Share
from domain.rota.repair import (
    Away,
    Candidate,
    Change,
    Payment,
    changed,
    freed,
    missing,
    must_be_planned,
    must_work,
    rank,
)
from domain.rota.solver import RotaProblem
from domain.staffing.need import Demand
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Agreements, Rota
from tests.domain.rota.rotas import person
from tests.examples import ANNE, BJORN, CARI, MON, PERIOD, TUE, TYPES, UNIT_TERMS, WED, A, D, N

HOUR = timedelta(hours=1)
NEED = Demand(MON, D, "any", 1, 1)
MIDDLING = Candidate(
    Change(BJORN, MON, None, D), (NEED,), Payment.WITHIN_CONTRACT, 8 * HOUR, part_time=False,
    quick_returns=0, wish_met=0, wish_broken=0, weekends=None, nights=None,
)  # fmt: skip
PROBLEM = RotaProblem(
    PERIOD, UNIT_TERMS, TYPES, {p: person(p) for p in (ANNE, BJORN, CARI)}, (NEED,), (), Agreements(()), RuleFigures()
)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({}, {"fills": ()}),
        ({"part_time": False}, {"payment": Payment.EXTRA_HOURS, "part_time": True}),
        ({"payment": Payment.EXTRA_HOURS}, {"payment": Payment.OVERTIME}),
        ({"part_time": True, "quick_returns": 1}, {}),
        ({"wish_broken": 3}, {"quick_returns": 1}),
        ({"wish_met": 1}, {}),
        ({"nights": Share(9, 3.0)}, {"wish_broken": 1}),
        ({"weekends": Share(3, 4.5)}, {"weekends": Share(4, 4.5)}),
        ({"weekends": Share(4, 4.0), "hours_left": HOUR}, {"nights": Share(5, 4.0)}),
        ({"hours_left": 9 * HOUR}, {}),
        ({"change": Change(ANNE, MON, None, D)}, {}),
    ],
)
def test_the_order_of_candidates(better: dict[str, object], worse: dict[str, object]) -> None:
    first, second = (replace(MIDDLING, **fields) for fields in (better, worse))  # type: ignore[arg-type]  # each by its name
    assert rank(first) < rank(second)


def test_a_change_gives_takes_and_frees_and_leaves_the_rota_it_was_made_to() -> None:
    rota = Rota({ANNE: {MON: D, TUE: A}})
    after = changed(rota, (Change(ANNE, MON, D, None), Change(ANNE, WED, None, N), Change(BJORN, MON, None, D)))
    assert after.lines == {ANNE: {TUE: A, WED: N}, BJORN: {MON: D}}
    assert rota.lines == {ANNE: {MON: D, TUE: A}}


def test_an_absence_frees_the_shifts_of_its_days_once() -> None:
    rota = Rota({ANNE: {MON: D, TUE: A, WED: N}, BJORN: {MON: D}})
    away = (Away(ANNE, Period(MON, TUE)), Away(ANNE, Period(TUE, TUE)), Away(CARI, Period(MON, WED)))
    assert freed(rota, away) == (Change(ANNE, MON, D, None), Change(ANNE, TUE, A, None))


def test_what_is_missing_is_told_of_the_whole_plan() -> None:
    assert [v.missing for v in missing(PROBLEM, Rota({ANNE: {TUE: D}}))] == [1]
    assert missing(PROBLEM, Rota({ANNE: {MON: D}})) == ()


@pytest.mark.parametrize(
    ("employee", "days", "code", "named"),
    [
        (PersonId("nobody"), (), None, "nobody"),
        (ANNE, (PERIOD.first_day - DAY,), None, "2027-01-03"),
        (None, (MON, PERIOD.last_day + DAY), None, "2027-01-18"),
        (None, (), ShiftCode("XX"), "XX"),
    ],
)
def test_a_person_day_or_code_that_the_plan_lacks_is_refused(
    employee: PersonId | None, days: tuple[date, ...], code: ShiftCode | None, named: str
) -> None:
    with pytest.raises(RotaOutsideThePlan, match=named):
        must_be_planned(PROBLEM, employee, days, code)


def test_the_plan_s_own_edges_are_planned() -> None:
    must_be_planned(PROBLEM, ANNE, (PERIOD.first_day, PERIOD.last_day), D)


def test_a_day_off_is_nothing_to_exchange() -> None:
    must_work(Rota({ANNE: {MON: D}}), ANNE, MON)
    with pytest.raises(NothingToSwap, match="anne has no shift on 2027-01-05"):
        must_work(Rota({ANNE: {MON: D}}), ANNE, TUE)
