"""What a conclusion needs, who accepts what it leaves, and what it is carried to."""

from dataclasses import replace

import pytest

from domain.assessment.assessment import ASSESSMENT, Assessed
from domain.assessment.commands import CarryAssessment
from domain.assessment.errors import (
    AcceptedByOneself,
    AssessmentIsReopened,
    CarriedBackwards,
    HighRiskLeft,
    NothingToAccept,
    NotSoundToCarry,
)
from domain.assessment.events import (
    AssessmentCarried,
    AssessmentEvent,
    Capacity,
    Conclusion,
    Indicator,
    RiskAccepted,
)
from domain.assessment.matrix import Risk
from tests.domain.assessment.examples import (
    ACCEPT,
    CARRY,
    CONCLUDE,
    CONCLUDED,
    DIRECTOR,
    DIRECTOR_MANDATE,
    INDICATORS,
    LOOKED,
    MAPPED,
    MEASURE,
    MEASURED,
    OPENED,
    REOPENED,
    SEEN_SLIPS,
    SEEN_STRAIN,
    SHOWN_COMMITTEE,
)
from tests.examples import ASSESSMENT_ID, LEADER, REVISION_2, RULE_SET
from tests.scenario import given

GRAVE = replace(SEEN_STRAIN, probability=4, consequence=4)
HIGH: tuple[AssessmentEvent, ...] = (OPENED, MAPPED, GRAVE, SEEN_SLIPS)
"""A high risk to the work environment, and nothing done about it."""
STILL_HIGH = replace(MEASURED, residual_probability=3, residual_consequence=4)
WITH_MEASURES = replace(CONCLUDE, conclusion=Conclusion.SOUND_WITH_MEASURES)
CONCLUDED_WITH = replace(CONCLUDED, conclusion=Conclusion.SOUND_WITH_MEASURES)
ACCEPTED = RiskAccepted(ASSESSMENT_ID, ("strain",), "until the spring", DIRECTOR_MANDATE, DIRECTOR)
NOT_SOUND = replace(CONCLUDED, conclusion=Conclusion.NOT_SOUND)


def test_sound_leaves_no_high_risk() -> None:
    refusal = given(ASSESSMENT, *HIGH).when(CONCLUDE).refused(HighRiskLeft)
    assert refusal.details == {"hazards": ["strain"]}
    given(ASSESSMENT, *HIGH, STILL_HIGH).when(CONCLUDE).refused(HighRiskLeft)
    just_under = replace(MEASURED, residual_probability=2, residual_consequence=5)
    given(ASSESSMENT, *HIGH, just_under).when(CONCLUDE).then(CONCLUDED)


def test_the_last_measure_says_what_is_left_until_the_hazard_is_looked_at_again() -> None:
    measured = given(ASSESSMENT, *HIGH, STILL_HIGH, MEASURED)
    assert measured.stands(Assessed).residual_risks == {"strain": Risk.MEDIUM, "slips": Risk.MEDIUM}
    again = given(ASSESSMENT, *HIGH, MEASURED, replace(GRAVE, probability=5)).stands(Assessed)
    assert again.high_left == ("strain",)
    assert again.risks == {"strain": Risk.HIGH, "slips": Risk.MEDIUM}


def test_a_high_risk_with_measures_awaits_those_above_and_the_committee() -> None:
    open_still = given(ASSESSMENT, *HIGH, STILL_HIGH)
    assert open_still.stands(Assessed).awaits == ()
    concluded = open_still.when(WITH_MEASURES).then(CONCLUDED_WITH)
    assert concluded.stands(Assessed).awaits == (Capacity.CLINIC_DIRECTOR, Capacity.COMMITTEE)
    accepted = concluded.when(ACCEPT).then(ACCEPTED)
    assert accepted.stands(Assessed).awaits == (Capacity.COMMITTEE,)
    assert accepted.stands(Assessed).awaits_acceptance
    shown = given(ASSESSMENT, *accepted.events, SHOWN_COMMITTEE)
    assert shown.stands(Assessed).awaits == ()
    assert not shown.stands(Assessed).awaits_acceptance
    only_shown = given(ASSESSMENT, *concluded.events, SHOWN_COMMITTEE)
    assert only_shown.stands(Assessed).awaits == (Capacity.CLINIC_DIRECTOR,)


def test_without_a_high_risk_nobody_above_is_asked() -> None:
    low = given(ASSESSMENT, *LOOKED, MEASURED, CONCLUDED_WITH)
    assert not low.stands(Assessed).awaits_acceptance
    low.when(ACCEPT).refused(NothingToAccept)


def test_a_rota_that_is_not_sound_has_nothing_to_accept() -> None:
    given(ASSESSMENT, *HIGH).when(replace(CONCLUDE, conclusion=Conclusion.NOT_SOUND)).then(NOT_SOUND)
    given(ASSESSMENT, *HIGH, NOT_SOUND).when(ACCEPT).refused(NothingToAccept)


def test_risk_is_accepted_once_and_by_somebody_else() -> None:
    concluded = given(ASSESSMENT, *HIGH, STILL_HIGH, CONCLUDED_WITH)
    concluded.when(replace(ACCEPT, by=LEADER, aliases=frozenset({LEADER}))).refused(AcceptedByOneself)
    concluded.when(replace(ACCEPT, aliases=frozenset({DIRECTOR, LEADER}))).refused(AcceptedByOneself)
    concluded.when(ACCEPT).then(ACCEPTED).when(ACCEPT).refused(NothingToAccept)


def test_a_new_conclusion_is_accepted_anew() -> None:
    reopened = given(ASSESSMENT, *HIGH, STILL_HIGH, CONCLUDED_WITH, ACCEPTED, SHOWN_COMMITTEE, REOPENED)
    reopened.when(ACCEPT).refused(AssessmentIsReopened)
    again = reopened.when(WITH_MEASURES).then(CONCLUDED_WITH)
    assert again.stands(Assessed).awaits == (Capacity.CLINIC_DIRECTOR,)


def test_a_conclusion_is_carried_with_what_differs() -> None:
    now = (
        Indicator("nights", 5, 2, "indicator: nights", "nights", 4),
        Indicator("quick", 1, 1, "indicator: quick returns", "times", 0),
    )
    whole = given(ASSESSMENT, *LOOKED, CONCLUDED)
    carried = whole.when(replace(CARRY, indicators=now)).then(
        AssessmentCarried(
            ASSESSMENT_ID, 2, REVISION_2, RULE_SET,
            (
                Indicator("nights", 5, 2, "indicator: nights", "nights", 4),
                Indicator("quick", 1, 1, "indicator: quick returns", "times", None),
                Indicator("uncovered", 0, 0, "need", "heads", 3),
            ),
            "one shift moved", LEADER,
        )
    ).stands(Assessed)  # fmt: skip
    assert [carried.covers(revision) for revision in (1, 2, 3)] == [True, True, False]
    assert [whole.stands(Assessed).covers(revision) for revision in (1, 2)] == [True, False]


def test_what_is_the_same_is_not_told_when_carried() -> None:
    (event,) = given(ASSESSMENT, *LOOKED, CONCLUDED).when(replace(CARRY, indicators=INDICATORS)).events
    assert isinstance(event, AssessmentCarried)
    assert event.changed == ()


@pytest.mark.parametrize("revision", [0, 1, 2, 3])
def test_an_assessment_is_carried_forward(revision: int) -> None:
    twice = given(ASSESSMENT, *LOOKED, CONCLUDED).when(replace(CARRY, revision=3)).after
    twice.when(replace(CARRY, revision=revision)).refused(CarriedBackwards)
    assert twice.when(replace(CARRY, revision=4)).after.stands(Assessed).last_covered == 4


@pytest.mark.parametrize(
    ("since", "refusal"), [((CONCLUDED, REOPENED), AssessmentIsReopened), ((NOT_SOUND,), NotSoundToCarry)]
)
def test_what_does_not_stand_is_not_carried(
    since: tuple[AssessmentEvent, ...], refusal: type[AssessmentIsReopened | NotSoundToCarry]
) -> None:
    command: CarryAssessment = CARRY
    given(ASSESSMENT, *LOOKED, *since).when(command).refused(refusal)


def test_carrying_keeps_the_hazards_and_the_measures() -> None:
    before = given(ASSESSMENT, *LOOKED, MEASURED, CONCLUDED)
    after = before.when(CARRY).after.stands(Assessed)
    assert replace(after, carried=frozenset()) == before.stands(Assessed)
    assert MEASURE.hazard in after.hazards
