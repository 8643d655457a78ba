"""Assessments: both sides looked at, measures against known hazards, shown, concluded, reopened."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.assessment.assessment import ASSESSMENT, Assessed, NotOpened
from domain.assessment.commands import (
    AssessHazard,
    AssessmentCommand,
    ConcludeAssessment,
    DecideMeasure,
    GiveStatement,
    OpenAssessment,
    RelyOnAssessment,
    ReopenAssessment,
    ShowAssessment,
)
from domain.assessment.errors import (
    AssessmentIsConcluded,
    AssessmentIsOpened,
    AssessmentNotConcluded,
    AssessmentUnknown,
    HazardUnknown,
    MeasureMissing,
    OffTheMatrix,
    ReviewInThePast,
    ShownToOneself,
    SideMissing,
)
from domain.assessment.events import (
    AssessmentConcluded,
    AssessmentEvent,
    AssessmentOpened,
    AssessmentReliedOn,
    AssessmentReopened,
    AssessmentShown,
    Audience,
    Conclusion,
    HazardAssessed,
    Indicator,
    MeasureDecided,
    Side,
    StatementGiven,
)
from tests.examples import (
    ASSESSMENT_ID,
    LEADER,
    NSF_MANDATE,
    NSF_REP,
    PLAN,
    PLANNER,
    REVISION_1,
    RULE_SET,
    SAFETY_MANDATE,
    SAFETY_REP,
)
from tests.scenario import given

TODAY, REVIEW = date(2026, 12, 1), date(2027, 3, 1)
INDICATORS = (Indicator("AML-10-11-NIGHTS", 4, 2, "AML § 10-11"),)
OPEN = OpenAssessment(ASSESSMENT_ID, PLAN, 1, REVISION_1, RULE_SET, 5, INDICATORS, PLANNER)
OPENED = AssessmentOpened(ASSESSMENT_ID, PLAN, 1, REVISION_1, RULE_SET, 5, INDICATORS, PLANNER)
STRAIN = AssessHazard(ASSESSMENT_ID, "strain", Side.WORK_ENVIRONMENT, "four nights on end", "rest after", 3, 4, PLANNER)
SEEN_STRAIN = HazardAssessed(
    ASSESSMENT_ID, "strain", Side.WORK_ENVIRONMENT, "four nights on end", "rest after", 3, 4, PLANNER
)
SEEN_SLIPS = HazardAssessed(ASSESSMENT_ID, "slips", Side.PATIENT_SAFETY, "tired at six", "two on call", 2, 5, PLANNER)
MEASURE = DecideMeasure(ASSESSMENT_ID, "strain", "at most three nights", LEADER, REVIEW, 2, 3, LEADER)
MEASURED = MeasureDecided(ASSESSMENT_ID, "strain", "at most three nights", LEADER, REVIEW, 2, 3, LEADER)
CONCLUDE = ConcludeAssessment(ASSESSMENT_ID, Conclusion.SOUND, "few nights", REVIEW, TODAY, LEADER)
CONCLUDED = AssessmentConcluded(ASSESSMENT_ID, Conclusion.SOUND, "few nights", REVIEW, LEADER)
REOPEN = ReopenAssessment(ASSESSMENT_ID, "two resigned", SAFETY_REP)
REOPENED = AssessmentReopened(ASSESSMENT_ID, "two resigned", SAFETY_REP)
SHOW = ShowAssessment(ASSESSMENT_ID, SAFETY_REP, Audience.SAFETY_REPRESENTATIVE, SAFETY_MANDATE, LEADER)
SHOWN = AssessmentShown(ASSESSMENT_ID, SAFETY_REP, Audience.SAFETY_REPRESENTATIVE, SAFETY_MANDATE, LEADER)
STATE = GiveStatement(ASSESSMENT_ID, "hire one more", Audience.UNION_REPRESENTATIVE, NSF_MANDATE, NSF_REP)
STATED = StatementGiven(ASSESSMENT_ID, "hire one more", Audience.UNION_REPRESENTATIVE, NSF_MANDATE, NSF_REP)
RELY = RelyOnAssessment(ASSESSMENT_ID, PLAN, 1, REVISION_1)
RELIED = AssessmentReliedOn(ASSESSMENT_ID, PLAN, 1, REVISION_1)
LOOKED: tuple[AssessmentEvent, ...] = (OPENED, SEEN_STRAIN, SEEN_SLIPS)
"""Both sides have been looked at."""


def test_an_assessment_from_opening_to_reliance() -> None:
    whole = (
        given(ASSESSMENT)
        .when(OPEN)
        .then(OPENED)
        .when(STRAIN)
        .then(SEEN_STRAIN)
        .when(replace(STRAIN, hazard="slips", side=Side.PATIENT_SAFETY, description="tired at six",
                      barriers="two on call", probability=2, consequence=5))
        .then(SEEN_SLIPS)
        .when(MEASURE)
        .then(MEASURED)
        .when(SHOW)
        .then(SHOWN)
        .when(STATE)
        .then(STATED)
        .when(CONCLUDE)
        .then(CONCLUDED)
        .when(RELY)
        .then(RELIED)
    )  # fmt: skip
    assert whole.state == Assessed(
        opened=OPENED,
        hazards={"strain": SEEN_STRAIN, "slips": SEEN_SLIPS},
        measures=(MEASURED,),
        shown=frozenset({(Audience.SAFETY_REPRESENTATIVE, SAFETY_REP)}),
        conclusion=CONCLUDED,
    )


@pytest.mark.parametrize("command", [STRAIN, MEASURE, SHOW, STATE, CONCLUDE, REOPEN, RELY])
def test_nothing_is_asked_of_an_assessment_that_is_not_there(command: AssessmentCommand) -> None:
    given(ASSESSMENT).when(command).refused(AssessmentUnknown)
    given(ASSESSMENT, CONCLUDED).stands(NotOpened)


def test_a_revision_has_one_assessment() -> None:
    given(ASSESSMENT, OPENED).when(OPEN).refused(AssessmentIsOpened)


@pytest.mark.parametrize("levels", [3, 6])
def test_a_matrix_has_four_or_five_levels(levels: int) -> None:
    given(ASSESSMENT).when(replace(OPEN, levels=levels)).refused(OffTheMatrix)
    given(ASSESSMENT).when(replace(OPEN, levels=4)).then(replace(OPENED, levels=4))


@pytest.mark.parametrize(("probability", "consequence"), [(0, 1), (1, 0), (5, 4), (4, 5)])
def test_off_the_matrix(probability: int, consequence: int) -> None:
    four = given(ASSESSMENT, replace(OPENED, levels=4), SEEN_STRAIN)
    four.when(replace(STRAIN, probability=probability, consequence=consequence)).refused(OffTheMatrix)
    measure = replace(MEASURE, residual_probability=probability, residual_consequence=consequence)
    assert four.when(measure).refused(OffTheMatrix).details == {"levels": 4}


@pytest.mark.parametrize("corner", [1, 4])
def test_the_corners_of_the_matrix(corner: int) -> None:
    four = given(ASSESSMENT, replace(OPENED, levels=4))
    command = replace(STRAIN, probability=corner, consequence=corner)
    four.when(command).then(replace(SEEN_STRAIN, probability=corner, consequence=corner))


def test_a_hazard_looked_at_again_replaces_what_was_seen() -> None:
    worse = given(ASSESSMENT, *LOOKED).when(replace(STRAIN, probability=5)).after.stands(Assessed)
    assert worse.hazards == {"strain": replace(SEEN_STRAIN, probability=5), "slips": SEEN_SLIPS}


def test_a_measure_meets_a_known_hazard() -> None:
    assert "known: none yet" in given(ASSESSMENT, OPENED).when(MEASURE).refused(HazardUnknown).message
    unknown = replace(MEASURE, hazard="noise")
    assert "known: slips, strain" in given(ASSESSMENT, *LOOKED).when(unknown).refused(HazardUnknown).message


@pytest.mark.parametrize(("seen", "missing"), [(SEEN_STRAIN, Side.PATIENT_SAFETY), (SEEN_SLIPS, Side.WORK_ENVIRONMENT)])
def test_both_sides_are_looked_at(seen: HazardAssessed, missing: Side) -> None:
    refusal = given(ASSESSMENT, OPENED, seen).when(CONCLUDE).refused(SideMissing)
    assert refusal.details == {"missing": [missing.value]}


def test_no_side_was_looked_at() -> None:
    refusal = given(ASSESSMENT, OPENED).when(CONCLUDE).refused(SideMissing)
    assert refusal.details == {"missing": ["work_environment", "patient_safety"]}


def test_sound_with_measures_has_measures() -> None:
    with_measures = replace(CONCLUDE, conclusion=Conclusion.SOUND_WITH_MEASURES)
    given(ASSESSMENT, *LOOKED).when(with_measures).refused(MeasureMissing)
    expected = replace(CONCLUDED, conclusion=Conclusion.SOUND_WITH_MEASURES)
    given(ASSESSMENT, *LOOKED, MEASURED).when(with_measures).then(expected)


@pytest.mark.parametrize("conclusion", [Conclusion.SOUND, Conclusion.NOT_SOUND])
def test_other_conclusions_need_none(conclusion: Conclusion) -> None:
    concluded = given(ASSESSMENT, *LOOKED).when(replace(CONCLUDE, conclusion=conclusion))
    concluded.then(replace(CONCLUDED, conclusion=conclusion))


def test_the_next_review_lies_ahead() -> None:
    given(ASSESSMENT, *LOOKED).when(replace(CONCLUDE, review_by=TODAY)).refused(ReviewInThePast)
    tomorrow = TODAY + timedelta(days=1)
    given(ASSESSMENT, *LOOKED).when(replace(CONCLUDE, review_by=tomorrow)).then(replace(CONCLUDED, review_by=tomorrow))


@pytest.mark.parametrize("command", [STRAIN, MEASURE, CONCLUDE])
def test_a_conclusion_stands_until_reopened(command: AssessmentCommand) -> None:
    concluded = given(ASSESSMENT, *LOOKED, CONCLUDED)
    concluded.when(command).refused(AssessmentIsConcluded)
    assert len(concluded.when(REOPEN).then(REOPENED).when(command).events) == 1


def test_reopened_until_concluded_again() -> None:
    reopened = given(ASSESSMENT, *LOOKED, CONCLUDED, REOPENED)
    assert reopened.stands(Assessed).reopened == "two resigned"
    assert reopened.stands(Assessed).conclusion == CONCLUDED
    again = replace(CONCLUDED, conclusion=Conclusion.NOT_SOUND)
    after = reopened.when(replace(CONCLUDE, conclusion=Conclusion.NOT_SOUND)).then(again).stands(Assessed)
    assert (after.conclusion, after.reopened) == (again, None)


@pytest.mark.parametrize("command", [REOPEN, RELY])
def test_what_is_not_concluded_is_neither_reopened_nor_relied_on(command: AssessmentCommand) -> None:
    given(ASSESSMENT, *LOOKED).when(command).refused(AssessmentNotConcluded)


def test_nobody_is_shown_his_or_her_own_work() -> None:
    given(ASSESSMENT, OPENED).when(replace(SHOW, by=SAFETY_REP)).refused(ShownToOneself)


def test_shown_once_to_each_audience() -> None:
    given(ASSESSMENT, OPENED, SHOWN).when(SHOW).then()
    other = replace(SHOW, audience=Audience.UNION_REPRESENTATIVE, mandate=NSF_MANDATE, to=NSF_REP)
    both = given(ASSESSMENT, OPENED, SHOWN).when(other).after.stands(Assessed)
    assert both.shown == {(Audience.SAFETY_REPRESENTATIVE, SAFETY_REP), (Audience.UNION_REPRESENTATIVE, NSF_REP)}


def test_a_statement_is_taken_at_any_time() -> None:
    given(ASSESSMENT, OPENED).when(STATE).then(STATED)
    given(ASSESSMENT, *LOOKED, CONCLUDED).when(STATE).then(STATED)
