"""One assessment, small enough to have in mind: its commands, and the facts that they make."""

from datetime import date

from domain.assessment.assumptions import Assumption, Holds
from domain.assessment.commands import (
    AcceptRisk,
    AssessHazard,
    CarryAssessment,
    ConcludeAssessment,
    DecideMeasure,
    DoMeasure,
    GiveStatement,
    MapTopic,
    NameParticipant,
    OpenAssessment,
    RelyOnAssessment,
    ReopenAssessment,
    ShowAssessment,
    StateAssumption,
)
from domain.assessment.events import (
    AssessmentConcluded,
    AssessmentEvent,
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
    Side,
    Source,
    StatementGiven,
    TopicMapped,
)
from domain.assessment.matrix import RiskMatrix
from domain.ids import MandateId, PersonId
from domain.watched import Measured, Watched
from tests.examples import (
    ASSESSMENT_ID,
    LEADER,
    NSF_MANDATE,
    NSF_REP,
    PLAN,
    PLANNER,
    REVISION_1,
    REVISION_2,
    RULE_SET,
    SAFETY_MANDATE,
    SAFETY_REP,
)

TODAY, REVIEW = date(2026, 12, 1), date(2027, 3, 1)
DIRECTOR, DIRECTOR_MANDATE = PersonId("director"), MandateId("director.klinikksjef")
COMMITTEE, COMMITTEE_MANDATE = PersonId("committee"), MandateId("committee.amu")
FOUR, FIVE = RiskMatrix(4, 4, 9), RiskMatrix(5, 5, 12)

INDICATORS = (
    Indicator("nights", 4, 2, "indicator: nights", "nights", None),
    Indicator("uncovered", 3, 0, "need", "heads", None),
)
OPEN = OpenAssessment(ASSESSMENT_ID, PLAN, 1, REVISION_1, RULE_SET, FIVE, INDICATORS, PLANNER)
OPENED = AssessmentOpened(ASSESSMENT_ID, PLAN, 1, REVISION_1, RULE_SET, FIVE, INDICATORS, PLANNER)
SOURCES = (Source.INTERVIEWS, Source.INDICATORS)
MAP = MapTopic(ASSESSMENT_ID, "nights", SOURCES, "tired after the third", PLANNER)
MAPPED = TopicMapped(ASSESSMENT_ID, "nights", SOURCES, "tired after the third", PLANNER)
NAME = NameParticipant(ASSESSMENT_ID, SAFETY_REP, Capacity.SAFETY_REPRESENTATIVE, SAFETY_MANDATE, PLANNER)
NAMED = ParticipantNamed(ASSESSMENT_ID, SAFETY_REP, Capacity.SAFETY_REPRESENTATIVE, SAFETY_MANDATE, PLANNER)
STRAIN = AssessHazard(ASSESSMENT_ID, "strain", Side.WORK_ENVIRONMENT, "four nights on end", "rest after", 3, 3, PLANNER)
SEEN_STRAIN = HazardAssessed(
    ASSESSMENT_ID, "strain", Side.WORK_ENVIRONMENT, "four nights on end", "rest after", 3, 3, PLANNER
)
SLIPS = AssessHazard(ASSESSMENT_ID, "slips", Side.PATIENT_SAFETY, "tired at six", "two on call", 2, 5, PLANNER)
SEEN_SLIPS = HazardAssessed(ASSESSMENT_ID, "slips", Side.PATIENT_SAFETY, "tired at six", "two on call", 2, 5, PLANNER)
MEASURE = DecideMeasure(ASSESSMENT_ID, "strain", "at most three nights", LEADER, REVIEW, 2, 3, LEADER)
MEASURED = MeasureDecided(ASSESSMENT_ID, "strain", "at most three nights", LEADER, REVIEW, 2, 3, LEADER, None)
DO = DoMeasure(ASSESSMENT_ID, 1, TODAY, TODAY, LEADER)
DONE = MeasureDone(ASSESSMENT_ID, 1, TODAY, LEADER)
ASSUME = StateAssumption(ASSESSMENT_ID, "vacant", Measured(Watched.VACANT_POSITIONS, 200), Holds.AT_MOST, LEADER)
VACANT = Assumption("vacant", Watched.VACANT_POSITIONS, Holds.AT_MOST, 200, "2.00 positions")
ASSUMED = AssumptionStated(ASSESSMENT_ID, VACANT, LEADER)
CONCLUDE = ConcludeAssessment(ASSESSMENT_ID, Conclusion.SOUND, "few nights", REVIEW, TODAY, LEADER)
CONCLUDED = AssessmentConcluded(ASSESSMENT_ID, Conclusion.SOUND, "few nights", REVIEW, LEADER, ())
ACCEPT = AcceptRisk(ASSESSMENT_ID, "until the spring", DIRECTOR_MANDATE, DIRECTOR, frozenset({DIRECTOR}))
CARRY = CarryAssessment(ASSESSMENT_ID, 2, REVISION_2, RULE_SET, INDICATORS, "one shift moved", LEADER)
REOPEN = ReopenAssessment(ASSESSMENT_ID, "two resigned", SAFETY_REP)
REOPENED = AssessmentReopened(ASSESSMENT_ID, "two resigned", SAFETY_REP, (), None, (LEADER,))
SHOW = ShowAssessment(ASSESSMENT_ID, SAFETY_REP, Audience.SAFETY_REPRESENTATIVE, SAFETY_MANDATE, LEADER)
SHOWN = AssessmentShown(ASSESSMENT_ID, SAFETY_REP, Audience.SAFETY_REPRESENTATIVE, SAFETY_MANDATE, LEADER)
SHOWN_COMMITTEE = AssessmentShown(ASSESSMENT_ID, COMMITTEE, Audience.COMMITTEE, COMMITTEE_MANDATE, LEADER)
STATE = GiveStatement(ASSESSMENT_ID, "hire one more", Audience.UNION_REPRESENTATIVE, NSF_MANDATE, NSF_REP)
STATED = StatementGiven(ASSESSMENT_ID, "hire one more", Audience.UNION_REPRESENTATIVE, NSF_MANDATE, NSF_REP)
RELY = RelyOnAssessment(ASSESSMENT_ID, PLAN, 1, REVISION_1)
RELIED = AssessmentReliedOn(ASSESSMENT_ID, PLAN, 1, REVISION_1)
LOOKED: tuple[AssessmentEvent, ...] = (OPENED, MAPPED, SEEN_STRAIN, SEEN_SLIPS)
"""Mapped, and both sides have been looked at."""
