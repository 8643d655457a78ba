"""Deadlines run back in calendar days from the day a plan's lines take effect."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.calendar import DAY, Period
from domain.law import Confidence
from domain.rota.deadlines import Deadline, deadlines, notices
from domain.rota.events import Cell, RotaLineChanged, RotaPlanOpened, Sought
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Draft, OpenPlan
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Basis
from tests.domain.rota.plans import PUBLISHED
from tests.examples import ANNE, LIMITS, OPENED, PERIOD, PLAN, PLANNER, D
from tests.scenario import given

KNOWN = notices(RuleFigures())
DOCTORS = Sought(Basis.DOCTORS, "the doctors' own agreement", LIMITS, ())


def plan(opened: RotaPlanOpened = OPENED) -> OpenPlan:
    return given(ROTA_PLAN, opened).stands(Draft)


def test_a_plan_is_discussed_two_weeks_before_it_begins() -> None:
    (found,) = deadlines(plan(), KNOWN)
    assert found == Deadline("discussion", date(2026, 12, 21), "AML § 10-3", Confidence.VERIFIED)
    assert found.last_day + 14 * DAY == PERIOD.first_day


@pytest.mark.parametrize(
    ("today", "left"), [(date(2026, 12, 20), 1), (date(2026, 12, 21), 0), (date(2026, 12, 22), -1)]
)
def test_days_left(today: date, left: int) -> None:
    (found,) = deadlines(plan(), KNOWN)
    assert found.days_left(today) == left


def test_doctors_have_four_weeks_by_their_tariff_and_it_comes_first() -> None:
    found = deadlines(plan(replace(OPENED, sought=(*OPENED.sought, DOCTORS))), KNOWN)
    assert [(d.what, d.last_day) for d in found] == [
        ("doctors_notice", PERIOD.first_day - 28 * DAY),
        ("discussion", PERIOD.first_day - 14 * DAY),
    ]
    assert found[0].source == "tariff: A2 doctors, notice of a new plan"


def test_a_profile_may_say_otherwise_with_its_own_source_and_confidence() -> None:
    figures = RuleFigures()
    six_weeks = replace(figures.tariff.doctor_notice, value=timedelta(weeks=6), confidence=Confidence.GENERAL_KNOWLEDGE)
    known = notices(replace(figures, tariff=replace(figures.tariff, doctor_notice=six_weeks)))
    first, _ = deadlines(plan(replace(OPENED, sought=(DOCTORS,))), known)
    assert (first.last_day, first.confidence) == (PERIOD.first_day - 42 * DAY, Confidence.GENERAL_KNOWLEDGE)


@pytest.mark.parametrize(
    ("begins", "last_day"),
    [
        (date(2027, 4, 5), date(2027, 3, 22)),
        (date(2027, 4, 11), date(2027, 3, 28)),
        (date(2027, 11, 8), date(2027, 10, 25)),
        (date(2027, 11, 14), date(2027, 10, 31)),
    ],
)
def test_a_changed_clock_changes_no_deadline(begins: date, last_day: date) -> None:
    """The clock goes forward on 28 March and back on 31 October 2027."""
    opened = replace(OPENED, period=Period(begins, begins + 13 * DAY))
    assert [d.last_day for d in deadlines(plan(opened), KNOWN)] == [last_day]


def test_an_amendments_deadline_runs_back_from_its_first_changed_day() -> None:
    day = PERIOD.first_day + 9 * DAY
    amended = given(ROTA_PLAN, *PUBLISHED, RotaLineChanged(PLAN, ANNE, (Cell(day, None, D),), "asked", PLANNER))
    (found,) = deadlines(amended.stands(Draft), KNOWN)
    assert found.last_day == day - 14 * DAY
