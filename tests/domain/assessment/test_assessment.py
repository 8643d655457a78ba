"""Assessments: both sides looked at, measures against known hazards, shown, concluded, reopened."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.assessment.assessment import ASSESSMENT, Assessed, NotOpened
from domain.assessment.commands import AssessmentCommand
from domain.assessment.errors import (
    AssessmentIsConcluded,
    AssessmentIsOpened,
    AssessmentNotConcluded,
    AssessmentUnknown,
    HazardOfAnother,
    HazardUnknown,
    MappingMissing,
    MeasureDoneAhead,
    MeasureIsDone,
    MeasureMissing,
    MeasureUnknown,
    OffTheMatrix,
    ReviewInThePast,
    ShownToOneself,
    SideMissing,
    SourceMissing,
)
from domain.assessment.events import AssessmentReopened, Audience, Capacity, Conclusion, HazardAssessed, Side
from domain.calendar import DAY
from domain.ids import PersonId
from tests.domain.assessment.examples import (
    ACCEPT,
    ASSUME,
    ASSUMED,
    CARRY,
    CONCLUDE,
    CONCLUDED,
    DO,
    DONE,
    FOUR,
    LOOKED,
    MAP,
    MAPPED,
    MEASURE,
    MEASURED,
    NAME,
    NAMED,
    OPEN,
    OPENED,
    RELIED,
    RELY,
    REOPEN,
    REOPENED,
    SEEN_SLIPS,
    SEEN_STRAIN,
    SHOW,
    SHOWN,
    SLIPS,
    STATE,
    STATED,
    STRAIN,
    TODAY,
    VACANT,
)
from tests.examples import NSF_MANDATE, NSF_REP, SAFETY_REP
from tests.scenario import given


def test_an_assessment_from_opening_to_reliance() -> None:
    whole = (
        given(ASSESSMENT)
        .when(OPEN)
        .then(OPENED)
        .when(MAP)
        .then(MAPPED)
        .when(NAME)
        .then(NAMED)
        .when(STRAIN)
        .then(SEEN_STRAIN)
        .when(SLIPS)
        .then(SEEN_SLIPS)
        .when(MEASURE)
        .then(MEASURED)
        .when(ASSUME)
        .then(ASSUMED)
        .when(SHOW)
        .then(SHOWN)
        .when(STATE)
        .then(STATED)
        .when(CONCLUDE)
        .then(CONCLUDED)
        .when(RELY)
        .then(RELIED)
        .when(DO)
        .then(DONE)
    )
    assert whole.state == Assessed(
        opened=OPENED,
        mapped={"nights": MAPPED},
        participants=(NAMED,),
        hazards={"strain": SEEN_STRAIN, "slips": SEEN_SLIPS},
        residual={"strain": (2, 3), "slips": (2, 5)},
        measures=(MEASURED,),
        done={1: DONE},
        stated={"vacant": VACANT},
        shown=frozenset({(Audience.SAFETY_REPRESENTATIVE, SAFETY_REP)}),
        shown_as_it_stands=frozenset({(Audience.SAFETY_REPRESENTATIVE, SAFETY_REP)}),
        statements=(STATED,),
        conclusion=CONCLUDED,
    )


@pytest.mark.parametrize(
    "command",
    [MAP, NAME, STRAIN, MEASURE, DO, ASSUME, SHOW, STATE, CONCLUDE, ACCEPT, CARRY, REOPEN, RELY],
    ids=lambda c: type(c).__name__,
)
def test_nothing_is_asked_of_an_assessment_that_is_not_there(command: AssessmentCommand) -> None:
    given(ASSESSMENT).when(command).refused(AssessmentUnknown)
    given(ASSESSMENT, CONCLUDED).stands(NotOpened)


def test_a_revision_has_one_assessment() -> None:
    given(ASSESSMENT, OPENED).when(OPEN).refused(AssessmentIsOpened)


@pytest.mark.parametrize(("probability", "consequence"), [(0, 1), (1, 0), (5, 4), (4, 5)])
def test_off_the_matrix(probability: int, consequence: int) -> None:
    four = given(ASSESSMENT, replace(OPENED, matrix=FOUR), SEEN_STRAIN)
    four.when(replace(STRAIN, probability=probability, consequence=consequence)).refused(OffTheMatrix)
    measure = replace(MEASURE, residual_probability=probability, residual_consequence=consequence)
    assert four.when(measure).refused(OffTheMatrix).details == {"levels": 4}


@pytest.mark.parametrize("corner", [1, 4])
def test_the_corners_of_the_matrix(corner: int) -> None:
    four = given(ASSESSMENT, replace(OPENED, matrix=FOUR))
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
    refusal = given(ASSESSMENT, OPENED, MAPPED, seen).when(CONCLUDE).refused(SideMissing)
    assert refusal.details == {"missing": [missing.value]}


def test_no_side_was_looked_at() -> None:
    refusal = given(ASSESSMENT, OPENED, MAPPED).when(CONCLUDE).refused(SideMissing)
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


@pytest.mark.parametrize("command", [MAP, NAME, STRAIN, MEASURE, ASSUME, CONCLUDE], ids=lambda c: type(c).__name__)
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


@pytest.mark.parametrize("command", [REOPEN, RELY, ACCEPT, CARRY], ids=lambda c: type(c).__name__)
def test_what_is_not_concluded_is_not_built_on(command: AssessmentCommand) -> None:
    given(ASSESSMENT, *LOOKED).when(command).refused(AssessmentNotConcluded)


def test_nobody_is_shown_his_or_her_own_work() -> None:
    given(ASSESSMENT, OPENED).when(replace(SHOW, by=SAFETY_REP)).refused(ShownToOneself)
    accounts = frozenset({SHOW.by, SAFETY_REP})
    given(ASSESSMENT, OPENED).when(replace(SHOW, aliases=accounts)).refused(ShownToOneself)


def test_shown_once_to_each_audience() -> None:
    given(ASSESSMENT, OPENED, SHOWN).when(SHOW).then()
    other = replace(SHOW, audience=Audience.UNION_REPRESENTATIVE, mandate=NSF_MANDATE, to=NSF_REP)
    both = given(ASSESSMENT, OPENED, SHOWN).when(other).after.stands(Assessed)
    assert both.shown == {(Audience.SAFETY_REPRESENTATIVE, SAFETY_REP), (Audience.UNION_REPRESENTATIVE, NSF_REP)}


def test_a_statement_is_taken_at_any_time() -> None:
    given(ASSESSMENT, OPENED).when(STATE).then(STATED)
    given(ASSESSMENT, *LOOKED, CONCLUDED).when(STATE).then(STATED)


def test_nothing_is_concluded_without_a_mapping() -> None:
    given(ASSESSMENT, OPENED, SEEN_STRAIN, SEEN_SLIPS).when(CONCLUDE).refused(MappingMissing)


def test_what_is_mapped_comes_from_somewhere_and_is_mapped_anew() -> None:
    given(ASSESSMENT, OPENED).when(replace(MAP, sources=())).refused(SourceMissing)
    again = given(ASSESSMENT, OPENED, MAPPED).when(replace(MAP, found="rested")).after.stands(Assessed)
    assert again.mapped == {"nights": replace(MAPPED, found="rested")}


def test_whoever_took_part_is_named_once_in_each_capacity() -> None:
    given(ASSESSMENT, OPENED, NAMED).when(NAME).then()
    both = given(ASSESSMENT, OPENED, NAMED).when(replace(NAME, capacity=Capacity.EMPLOYEE, mandate=None))
    assert both.after.stands(Assessed).participants[1].capacity is Capacity.EMPLOYEE


def test_a_measure_is_done_once_and_not_ahead() -> None:
    decided = given(ASSESSMENT, *LOOKED, MEASURED, CONCLUDED)
    assert "no measure 2; 1 is decided" in decided.when(replace(DO, number=2)).refused(MeasureUnknown).message
    given(ASSESSMENT, *LOOKED).when(DO).refused(MeasureUnknown)
    decided.when(replace(DO, number=0)).refused(MeasureUnknown)
    decided.when(replace(DO, done_on=TODAY + DAY)).refused(MeasureDoneAhead)
    decided.when(DO).then(DONE).when(DO).refused(MeasureIsDone)


def test_whoever_had_a_part_is_told_of_a_reopening() -> None:
    shown = replace(SHOWN, to=NSF_REP, audience=Audience.UNION_REPRESENTATIVE, mandate=NSF_MANDATE)
    took_part = replace(NAMED, person=PersonId("anne"), capacity=Capacity.EMPLOYEE, mandate=None)
    whole = given(ASSESSMENT, *LOOKED, took_part, shown, SHOWN, CONCLUDED)
    (event,) = whole.when(REOPEN).events
    assert isinstance(event, AssessmentReopened)
    assert event.told == ("anne", "leader", "nsf-rep", "safety-rep")


@pytest.mark.parametrize("more", [MAP, STRAIN, MEASURE, ASSUME], ids=lambda c: type(c).__name__)
def test_what_was_shown_before_more_was_put_down_is_shown_again(more: AssessmentCommand) -> None:
    """Everybody it was ever shown to is still told when it is reopened."""
    shown = given(ASSESSMENT, OPENED, MAPPED, SEEN_STRAIN, SEEN_SLIPS, SHOWN)
    assert shown.stands(Assessed).audiences_shown == {Audience.SAFETY_REPRESENTATIVE}
    after = shown.when(more).after
    assert after.stands(Assessed).audiences_shown == frozenset()
    assert SAFETY_REP in after.stands(Assessed).parties
    assert after.when(SHOW).after.stands(Assessed).audiences_shown == {Audience.SAFETY_REPRESENTATIVE}


def test_nobody_makes_anothers_hazard_smaller_by_writing_over_it() -> None:
    theirs = replace(SEEN_STRAIN, by=SAFETY_REP)
    assessed = given(ASSESSMENT, OPENED, theirs)
    refusal = assessed.when(replace(STRAIN, probability=1, consequence=1)).refused(HazardOfAnother)
    assert SAFETY_REP in refusal.message
    assessed.when(replace(STRAIN, probability=1, consequence=1, by=SAFETY_REP)).then(
        replace(theirs, probability=1, consequence=1)
    )
    worse = replace(STRAIN, probability=theirs.probability, consequence=theirs.consequence + 1)
    assert assessed.when(worse).after.stands(Assessed).hazards["strain"].by == STRAIN.by
