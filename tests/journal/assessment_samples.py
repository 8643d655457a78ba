"""Samples of assessments and of what is observed of a unit."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from domain.assessment.assumptions import Assumption, Broken, Holds
from domain.assessment.events import (
    AssessmentCarried,
    AssessmentConcluded,
    AssessmentOpened,
    AssessmentReliedOn,
    AssessmentReopened,
    AssessmentShown,
    AssumptionStated,
    Audience,
    Capacity,
    Conclusion,
    HazardAssessed,
    Indicator,
    MeasureDecided,
    MeasureDone,
    ParticipantNamed,
    RiskAccepted,
    Side,
    Source,
    StatementGiven,
    TopicMapped,
)
from domain.assessment.matrix import RiskMatrix
from domain.ids import MandateId, ObservationId, PersonId
from domain.observation.observations import UnitObserved
from domain.watched import Measured, Watched
from tests.examples import (
    ASSESSMENT_ID,
    LEADER,
    NSF_MANDATE,
    NSF_REP,
    PERIOD,
    PLAN,
    PLANNER,
    REVISION_1,
    REVISION_2,
    RULE_SET,
    SAFETY_MANDATE,
    SAFETY_REP,
    UNIT,
)

DIRECTOR, DIRECTOR_MANDATE = PersonId("director"), MandateId("director.klinikksjef.med-2.2026-01-01")
REVIEW = date(2027, 3, 1)
VACANT = Assumption("vacant", Watched.VACANT_POSITIONS, Holds.AT_MOST, 200, "2.00 positions")
CHEMO = Assumption("chemo", Watched.WEEKEND_COMPETENCE, Holds.AT_LEAST, 1, "1 at work", "chemotherapy")
OPENED_V1 = AssessmentOpened(
    ASSESSMENT_ID, PLAN, 1, REVISION_1, RULE_SET, RiskMatrix(5, 5, 12),
    (Indicator("nights", 4, 2, "AML § 10-11", "findings", None),), PLANNER,
)  # fmt: skip
MEASURE = MeasureDecided(ASSESSMENT_ID, "strain", "at most three nights", LEADER, PERIOD.last_day, 2, 3, LEADER, None)
CONCLUDED = AssessmentConcluded(ASSESSMENT_ID, Conclusion.SOUND_WITH_MEASURES, "few nights", REVIEW, LEADER, ())

ASSESSMENTS: Mapping[str, object] = {
    "assessment.opened.v1": OPENED_V1,
    "assessment.opened.v2": replace(
        OPENED_V1, matrix=RiskMatrix(4, 3, 8), indicators=(Indicator("nights", 4, 2, "indicator: nights", "nights", 3),)
    ),
    "assessment.topic_mapped.v1": TopicMapped(
        ASSESSMENT_ID, "nights", (Source.INTERVIEWS, Source.INDICATORS), "tired after the third", PLANNER
    ),
    "assessment.participant_named.v1": ParticipantNamed(
        ASSESSMENT_ID, SAFETY_REP, Capacity.SAFETY_REPRESENTATIVE, SAFETY_MANDATE, PLANNER
    ),
    "assessment.hazard_assessed.v1": HazardAssessed(
        ASSESSMENT_ID, "strain", Side.WORK_ENVIRONMENT, "four nights on end", "rest after", 3, 4, PLANNER
    ),
    "assessment.measure_decided.v1": MEASURE,
    "assessment.measure_decided.v2": replace(MEASURE, answers="vacant"),
    "assessment.measure_done.v1": MeasureDone(ASSESSMENT_ID, 1, PERIOD.first_day, LEADER),
    "assessment.assumption_stated.v1": AssumptionStated(ASSESSMENT_ID, CHEMO, LEADER),
    "assessment.shown.v1": AssessmentShown(
        ASSESSMENT_ID, SAFETY_REP, Audience.SAFETY_REPRESENTATIVE, SAFETY_MANDATE, LEADER
    ),
    "assessment.statement_given.v1": StatementGiven(
        ASSESSMENT_ID, "hire one more", Audience.UNION_REPRESENTATIVE, NSF_MANDATE, NSF_REP
    ),
    "assessment.concluded.v1": CONCLUDED,
    "assessment.concluded.v2": replace(CONCLUDED, known=(Broken(VACANT, 250),)),
    "assessment.risk_accepted.v1": RiskAccepted(
        ASSESSMENT_ID, ("strain", "slips"), "until the spring", DIRECTOR_MANDATE, DIRECTOR
    ),
    "assessment.carried.v1": AssessmentCarried(
        ASSESSMENT_ID, 2, REVISION_2, RULE_SET, (Indicator("nights", 5, 2, "indicator: nights", "nights", 4),),
        "one night more", LEADER,
    ),
    "assessment.reopened.v1": AssessmentReopened(ASSESSMENT_ID, "two resigned", SAFETY_REP, (), None, ()),
    "assessment.reopened.v2": AssessmentReopened(
        ASSESSMENT_ID, "vacant", LEADER, (Broken(VACANT, 300),), ObservationId("hr.2027-02"), (LEADER, SAFETY_REP)
    ),
    "assessment.relied_on.v1": AssessmentReliedOn(ASSESSMENT_ID, PLAN, 1, REVISION_1),
    "observations.recorded.v1": UnitObserved(
        ObservationId("hr.2027-02"), UNIT, Measured(Watched.WEEKEND_COMPETENCE, 1, "chemotherapy"), PERIOD,
        "the posted rota", date(2027, 1, 18), date(2027, 1, 20), LEADER,
    ),
}  # fmt: skip
