"""What is taken for granted: stated so that it can be watched, broken, looked at, and concluded on again."""

from dataclasses import replace

import pytest

from domain.assessment.assessment import ASSESSMENT, Assessed
from domain.assessment.assumptions import Assumption, Broken, Holds, broken_anew, broken_by
from domain.assessment.commands import ReopenAssessment
from domain.assessment.errors import AssumptionFails, AssumptionUnknown, AssumptionUnusable
from domain.assessment.events import AssessmentEvent, AssessmentReopened, AssumptionStated, Conclusion
from domain.ids import ObservationId
from domain.watched import Measured, Watched, in_words
from tests.domain.assessment.examples import (
    ASSUME,
    ASSUMED,
    CONCLUDE,
    CONCLUDED,
    LOOKED,
    MEASURE,
    MEASURED,
    NAMED,
    SHOWN,
    VACANT,
)
from tests.examples import ASSESSMENT_ID, LEADER, SAFETY_REP
from tests.scenario import given

MOST, LEAST = Holds.AT_MOST, Holds.AT_LEAST
HR = ObservationId("hr.2027-02")
WATCHED: tuple[AssessmentEvent, ...] = (*LOOKED, ASSUMED)


def of(measure: Watched, holds: Holds, value: int, competence: str | None = None) -> Assumption:
    return Assumption("a", measure, holds, value, in_words(measure, value), competence)


@pytest.mark.parametrize(
    ("measure", "holds", "limit", "value", "broken"),
    [
        (Watched.SICKNESS_PERCENT, MOST, 85, 84, False),
        (Watched.SICKNESS_PERCENT, MOST, 85, 85, False),
        (Watched.SICKNESS_PERCENT, MOST, 85, 86, True),
        (Watched.VACANT_POSITIONS, MOST, 200, 199, False),
        (Watched.VACANT_POSITIONS, MOST, 200, 200, False),
        (Watched.VACANT_POSITIONS, MOST, 200, 201, True),
        (Watched.VACANCIES, MOST, 0, 0, False),
        (Watched.VACANCIES, MOST, 0, 1, True),
        (Watched.AGENCY_PERCENT, MOST, 100, 99, False),
        (Watched.AGENCY_PERCENT, MOST, 100, 100, False),
        (Watched.AGENCY_PERCENT, MOST, 100, 101, True),
        (Watched.WEEKEND_COMPETENCE, LEAST, 2, 1, True),
        (Watched.WEEKEND_COMPETENCE, LEAST, 2, 2, False),
        (Watched.WEEKEND_COMPETENCE, LEAST, 2, 3, False),
        (Watched.OVERTIME_HOURS, MOST, 40, 39, False),
        (Watched.OVERTIME_HOURS, MOST, 40, 40, False),
        (Watched.OVERTIME_HOURS, MOST, 40, 41, True),
    ],
)
def test_each_measure_at_under_and_over_its_limit(
    measure: Watched, holds: Holds, limit: int, value: int, broken: bool
) -> None:
    competence = "chemo" if measure is Watched.WEEKEND_COMPETENCE else None
    assumption = of(measure, holds, limit, competence)
    found = broken_by((assumption,), (Measured(measure, value, competence),))
    assert found == ((Broken(assumption, value),) if broken else ())


def test_what_is_not_measured_breaks_nothing() -> None:
    chemo = of(Watched.WEEKEND_COMPETENCE, LEAST, 2, "chemo")
    assert broken_by((chemo, VACANT), (Measured(Watched.WEEKEND_COMPETENCE, 0, "intensive"),)) == ()
    assert broken_by((chemo, VACANT), ()) == ()


def test_only_what_is_new_or_worse_is_news() -> None:
    assert broken_anew((Broken(VACANT, 300),), ()) == (Broken(VACANT, 300),)
    assert broken_anew((Broken(VACANT, 300),), (Broken(VACANT, 300),)) == ()
    assert broken_anew((Broken(VACANT, 250),), (Broken(VACANT, 300),)) == ()
    assert broken_anew((Broken(VACANT, 301),), (Broken(VACANT, 300),)) == (Broken(VACANT, 301),)
    restated = replace(VACANT, value=250)
    assert broken_anew((Broken(restated, 300),), (Broken(VACANT, 300),)) == (Broken(restated, 300),)
    chemo = of(Watched.WEEKEND_COMPETENCE, LEAST, 3, "chemo")
    assert broken_anew((Broken(chemo, 1),), (Broken(chemo, 2),)) == (Broken(chemo, 1),)
    assert broken_anew((Broken(chemo, 2),), (Broken(chemo, 1),)) == ()
    assert broken_anew((Broken(chemo, 2),), (Broken(chemo, 2),)) == ()


def test_amounts_are_read_in_their_units() -> None:
    assert in_words(Watched.SICKNESS_PERCENT, 85) == "8.5 % of agreed time"
    assert in_words(Watched.VACANT_POSITIONS, 205) == "2.05 positions"
    assert in_words(Watched.VACANCIES, 3) == "3 heads"
    said = Broken(of(Watched.WEEKEND_COMPETENCE, LEAST, 2, "chemo"), 1).words
    assert said == "a: weekend_competence of chemo is 1 at work; at least 2 at work was assumed"


@pytest.mark.parametrize(
    "limit",
    [
        Measured(Watched.SICKNESS_PERCENT, 1001),
        Measured(Watched.AGENCY_PERCENT, 1001),
        Measured(Watched.VACANT_POSITIONS, -1),
        Measured(Watched.WEEKEND_COMPETENCE, 1),
        Measured(Watched.OVERTIME_HOURS, 10, "chemo"),
    ],
)
def test_a_condition_that_cannot_be_watched(limit: Measured) -> None:
    given(ASSESSMENT, *LOOKED).when(replace(ASSUME, limit=limit)).refused(AssumptionUnusable)


@pytest.mark.parametrize(
    "limit",
    [Measured(Watched.SICKNESS_PERCENT, 1000), Measured(Watched.WEEKEND_COMPETENCE, 0, "chemo")],
)
def test_the_ends_of_what_can_be_watched(limit: Measured) -> None:
    (event,) = given(ASSESSMENT, *LOOKED).when(replace(ASSUME, limit=limit)).events
    assert isinstance(event, AssumptionStated)
    assert (event.assumption.value, event.assumption.competence) == (limit.value, limit.competence)


def test_a_conclusion_does_not_rest_on_what_fails_already() -> None:
    command = replace(CONCLUDE, measured=(Measured(Watched.VACANT_POSITIONS, 201),))
    refusal = given(ASSESSMENT, *WATCHED).when(command).refused(AssumptionFails)
    assert refusal.details == {"assumptions": ["vacant"]}
    at = replace(CONCLUDE, measured=(Measured(Watched.VACANT_POSITIONS, 200),))
    given(ASSESSMENT, *WATCHED).when(at).then(CONCLUDED)


def test_a_rota_may_be_found_not_sound_for_that_very_reason() -> None:
    failing = Measured(Watched.VACANT_POSITIONS, 300)
    command = replace(CONCLUDE, conclusion=Conclusion.NOT_SOUND, measured=(failing,))
    (event,) = given(ASSESSMENT, *WATCHED).when(command).events
    assert event == replace(CONCLUDED, conclusion=Conclusion.NOT_SOUND, known=(Broken(VACANT, 300),))


def test_a_measure_answers_it_and_the_conclusion_says_so() -> None:
    given(ASSESSMENT, *LOOKED).when(replace(MEASURE, answers="vacant")).refused(AssumptionUnknown)
    failing = replace(CONCLUDE, measured=(Measured(Watched.VACANT_POSITIONS, 250),))
    given(ASSESSMENT, *WATCHED, MEASURED).when(failing).refused(AssumptionFails)
    answered = given(ASSESSMENT, *WATCHED).when(replace(MEASURE, answers="vacant")).after
    concluded = answered.when(failing).then(replace(CONCLUDED, known=(Broken(VACANT, 250),)))
    assert concluded.stands(Assessed).known == (Broken(VACANT, 250),)


def test_stated_anew_it_replaces_what_was_stated_and_asks_for_an_answer_of_its_own() -> None:
    answered = given(ASSESSMENT, *WATCHED, replace(MEASURED, answers="vacant"))
    narrower = answered.when(replace(ASSUME, limit=Measured(Watched.VACANT_POSITIONS, 100))).after
    assert [a.value for a in narrower.stands(Assessed).assumptions] == [100]
    failing = replace(CONCLUDE, measured=(Measured(Watched.VACANT_POSITIONS, 101),))
    narrower.when(failing).refused(AssumptionFails)
    wider = answered.when(replace(ASSUME, limit=Measured(Watched.VACANT_POSITIONS, 300))).after
    wider.when(failing).then(CONCLUDED)


def test_reopened_by_an_observation_it_waits_for_a_new_look() -> None:
    answered = given(ASSESSMENT, *WATCHED, replace(MEASURED, answers="vacant"), NAMED, SHOWN, CONCLUDED)
    broken = (Broken(VACANT, 300),)
    reopening = ReopenAssessment(ASSESSMENT_ID, "vacant", LEADER, broken, HR)
    told = (LEADER, SAFETY_REP)
    reopened = answered.when(reopening).then(AssessmentReopened(ASSESSMENT_ID, "vacant", LEADER, broken, HR, told))
    assert reopened.stands(Assessed).broken == broken
    still = replace(CONCLUDE, measured=(Measured(Watched.VACANT_POSITIONS, 300),))
    reopened.when(still).refused(AssumptionFails)  # the measure answered what was known before
    given(ASSESSMENT, *reopened.events, replace(MEASURED, answers="vacant")).when(still).then(
        replace(CONCLUDED, known=broken)
    )
    restated = given(ASSESSMENT, *reopened.events, AssumptionStated(ASSESSMENT_ID, replace(VACANT, value=300), LEADER))
    after = restated.when(still).then(CONCLUDED).stands(Assessed)
    assert (after.reopened, after.broken, after.known) == (None, (), ())
