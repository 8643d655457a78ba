"""Staffing plans: need the right way up, approved as it stands and not otherwise."""

from dataclasses import replace

import pytest

from domain.calendar import DayKind
from domain.staffing.need import NeedLine
from domain.staffing.staffing_plan import (
    STAFFING_PLAN,
    ApproveStaffingPlan,
    Needed,
    NeedIsUpsideDown,
    NeedSet,
    NoNeed,
    NothingNeeded,
    SetNeed,
    StaffingPlanApproved,
    StaffingPlanIsApproved,
)
from tests.examples import LEADER, PLANNER, STAFFING, UNIT, D, N
from tests.scenario import given

LINES = (NeedLine(DayKind.WEEKDAY, D, "sykepleier", 2, 3), NeedLine(DayKind.SUNDAY, N, "any", 1, 1))
SET = SetNeed(STAFFING, UNIT, LINES, "activity plan 2027", PLANNER)
NEED = NeedSet(STAFFING, UNIT, LINES, "activity plan 2027", PLANNER)
APPROVE, APPROVED = ApproveStaffingPlan(STAFFING, LEADER), StaffingPlanApproved(STAFFING, LEADER)


def test_need_is_set_and_approved() -> None:
    needed = given(STAFFING_PLAN).when(SET).then(NEED)
    assert needed.state == Needed(UNIT, LINES, approved=False)
    assert needed.when(APPROVE).then(APPROVED).state == Needed(UNIT, LINES, approved=True)


def test_need_set_anew_is_approved_anew() -> None:
    fewer = replace(SET, lines=LINES[:1])
    again = given(STAFFING_PLAN, NEED, APPROVED).when(fewer).then(replace(NEED, lines=LINES[:1]))
    assert again.state == Needed(UNIT, LINES[:1], approved=False)
    again.when(APPROVE).then(APPROVED)


def test_approved_once() -> None:
    given(STAFFING_PLAN, NEED, APPROVED).when(APPROVE).refused(StaffingPlanIsApproved)


def test_there_is_nothing_to_approve() -> None:
    given(STAFFING_PLAN).when(APPROVE).refused(NoNeed)
    given(STAFFING_PLAN, APPROVED).stands(NothingNeeded)


def test_no_line_is_no_need() -> None:
    given(STAFFING_PLAN).when(replace(SET, lines=())).refused(NoNeed)


@pytest.mark.parametrize(("minimum", "ideal", "accepted"), [(0, 0, True), (2, 2, True), (3, 2, False), (-1, 2, False)])
def test_a_minimum_lies_between_nobody_and_the_ideal(minimum: int, ideal: int, accepted: bool) -> None:
    line = NeedLine(DayKind.SATURDAY, D, "any", minimum, ideal)
    asked = given(STAFFING_PLAN).when(replace(SET, lines=(LINES[0], line)))
    if accepted:
        asked.then(replace(NEED, lines=(LINES[0], line)))
    else:
        assert f"minimum {minimum} and ideal {ideal}" in asked.refused(NeedIsUpsideDown).message
