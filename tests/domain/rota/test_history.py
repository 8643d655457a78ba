"""A plan is opened with what was worked before it, and with nothing that cannot have been."""

from dataclasses import replace
from datetime import date

import pytest

from domain.calendar import DAY
from domain.ids import PersonId, ShiftCode
from domain.rota.commands import OpenRotaPlan
from domain.rota.errors import RotaOutsideThePlan
from domain.rota.events import PlanLine
from domain.rota.rota_plan import ROTA_PLAN
from domain.working_time.model import Rota
from tests.domain.rota.rotas import before, person, problem
from tests.examples import (
    ANNE,
    BJORN,
    CARI,
    MON,
    OPENED,
    PERIOD,
    PLAN,
    PLANNER,
    SOUGHT,
    STAFFING,
    TYPES,
    UNIT,
    UNIT_TERMS,
    A,
    D,
    N,
)
from tests.scenario import given

SAT, SUN = MON - 2 * DAY, MON - DAY
OPEN = OpenRotaPlan(
    PLAN, UNIT, PERIOD, UNIT_TERMS, tuple(TYPES.values()), STAFFING, (ANNE, BJORN, CARI), SOUGHT, PLANNER
)


def test_the_history_is_kept_by_person_and_day_and_without_those_of_whom_nothing_is_known() -> None:
    asked = replace(OPEN, history={BJORN: {SUN: N}, CARI: {}, ANNE: {SUN: A, SAT: D}})
    lines = (PlanLine(ANNE, {SAT: D, SUN: A}), PlanLine(BJORN, {SUN: N}))
    given(ROTA_PLAN).when(asked).then(replace(OPENED, history=lines))


def test_without_a_history_the_plan_is_opened_as_ever() -> None:
    given(ROTA_PLAN).when(OPEN).then(OPENED)
    assert OPENED.history == ()


@pytest.mark.parametrize(
    ("employee", "day", "code"),
    [(PersonId("dina"), SUN, D), (ANNE, MON, D), (ANNE, MON + 100 * DAY, D), (ANNE, SUN, ShiftCode("X"))],
)
def test_a_history_of_somebody_else_another_time_or_another_code_is_refused(
    employee: PersonId, day: date, code: ShiftCode
) -> None:
    asked = replace(OPEN, history={employee: {day: code}})
    refusal = given(ROTA_PLAN).when(asked).refused(RotaOutsideThePlan)
    assert refusal.details["employee"] == employee


def test_a_problem_is_judged_with_its_history() -> None:
    asked = problem(person("anne"), history={ANNE: before("AN")})
    judged = asked.case(Rota({ANNE: {MON: D}}))
    assert [(s.day, s.code) for s in judged.before] == [(SAT, A), (SUN, N)]
    assert [(s.day, s.code) for s in judged.shifts] == [(MON, D)]
    assert (judged.period, judged.unit, judged.people) == (asked.period, asked.unit, asked.people)
