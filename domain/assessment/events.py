"""What has happened in an assessment."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from domain.assessment.assumptions import Assumption, Broken
from domain.assessment.matrix import RiskMatrix
from domain.ids import AssessmentId, Fingerprint, MandateId, ObservationId, PersonId, PlanId


class Side(StrEnum):
    """Whom a hazard threatens; an assessment looks at both sides."""

    WORK_ENVIRONMENT = "work_environment"
    PATIENT_SAFETY = "patient_safety"


class Audience(StrEnum):
    """As what somebody is shown an assessment."""

    UNION_REPRESENTATIVE = "tillitsvalgt"
    SAFETY_REPRESENTATIVE = "verneombud"
    COMMITTEE = "amu"
    """The working environment committee (*arbeidsmiljøutvalget*): where high risk is left."""


class Conclusion(StrEnum):
    """What the assessment came to."""

    SOUND = "sound"
    SOUND_WITH_MEASURES = "sound_with_measures"
    NOT_SOUND = "not_sound"


class Source(StrEnum):
    """Where the mapping of a topic has its knowledge from."""

    INTERVIEWS = "interviews"
    RECORDS = "records"
    INDICATORS = "indicators"
    """What the rota tells of itself."""
    INSPECTION = "inspection"
    """A safety round (*vernerunde*) or another look at the place."""


class Capacity(StrEnum):
    """As what somebody took part in an assessment."""

    UNIT_LEADER = "enhetsleder"
    ROTA_PLANNER = "turnusplanlegger"
    UNION_REPRESENTATIVE = "tillitsvalgt"
    SAFETY_REPRESENTATIVE = "verneombud"
    CLINIC_DIRECTOR = "klinikksjef"
    COMMITTEE = "amu"
    EMPLOYEE = "ansatt"
    OCCUPATIONAL_HEALTH = "bedriftshelsetjeneste"


@dataclass(frozen=True, slots=True)
class Indicator:
    """What the rota itself tells, put before those who assess; never a score that pretends to be law."""

    topic: str
    count: int
    """How many ``unit``."""
    people: int
    """How many employees it concerns."""
    source: str
    unit: str
    """``times``, ``nights``, ``minutes``, ``heads``…: what is counted, or of what the longest is told."""
    before: int | None
    """The count in the revision that was binding before, or that was assessed; nothing where there is none."""


@dataclass(frozen=True, slots=True)
class AssessmentOpened:
    """The assessment of one revision begins, with the rota's own indicators before it."""

    assessment: AssessmentId
    plan: PlanId
    revision: int
    plan_fingerprint: Fingerprint
    rule_set: str
    matrix: RiskMatrix
    """Decided on before any risk is assessed by it."""
    indicators: tuple[Indicator, ...]
    by: PersonId


@dataclass(frozen=True, slots=True)
class TopicMapped:
    """What was found out of a topic (*kartlegging*), and from where, before its risk was judged (AML § 3-1 (2) c)."""

    assessment: AssessmentId
    topic: str
    sources: tuple[Source, ...]
    found: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class ParticipantNamed:
    """Somebody took part: that is no consent (AML § 3-1 (1), § 4-2)."""

    assessment: AssessmentId
    person: PersonId
    capacity: Capacity
    mandate: MandateId | None
    """By which the office was held, where the capacity is one."""
    by: PersonId


@dataclass(frozen=True, slots=True)
class HazardAssessed:
    """A hazard (*fare*), its probability and consequence with the barriers there are."""

    assessment: AssessmentId
    hazard: str
    side: Side
    description: str
    barriers: str
    probability: int
    consequence: int
    by: PersonId


@dataclass(frozen=True, slots=True)
class MeasureDecided:
    """A measure (*tiltak*) against a hazard, with owner, deadline and what is left of the risk."""

    assessment: AssessmentId
    hazard: str
    measure: str
    owner: PersonId
    deadline: date
    residual_probability: int
    residual_consequence: int
    by: PersonId
    answers: str | None
    """The assumption that does not hold, where the measure meets that."""


@dataclass(frozen=True, slots=True)
class MeasureDone:
    """A measure was carried out; measures are counted from 1 in the order they were decided."""

    assessment: AssessmentId
    number: int
    done_on: date
    by: PersonId


@dataclass(frozen=True, slots=True)
class AssumptionStated:
    """What the conclusion takes for granted was stated so that it can be watched; the same id states it anew."""

    assessment: AssessmentId
    assumption: Assumption
    by: PersonId


@dataclass(frozen=True, slots=True)
class AssessmentShown:
    """Somebody who must see the assessment was shown it."""

    assessment: AssessmentId
    to: PersonId
    audience: Audience
    mandate: MandateId
    by: PersonId


@dataclass(frozen=True, slots=True)
class StatementGiven:
    """What a representative or safety representative says of it, in their own words."""

    assessment: AssessmentId
    statement: str
    audience: Audience
    mandate: MandateId
    by: PersonId


@dataclass(frozen=True, slots=True)
class AssessmentConcluded:
    """The leader concludes, and says when to look again."""

    assessment: AssessmentId
    conclusion: Conclusion
    grounds: str
    review_by: date
    by: PersonId
    known: tuple[Broken, ...]
    """Assumptions that did not hold already then, each met by a measure."""


@dataclass(frozen=True, slots=True)
class RiskAccepted:
    """Somebody above the leader accepted the high risk that is left; practice up the line, no paragraph asks for it."""

    assessment: AssessmentId
    hazards: tuple[str, ...]
    """Those that a high risk is left of."""
    grounds: str
    mandate: MandateId
    by: PersonId


@dataclass(frozen=True, slots=True)
class AssessmentCarried:
    """The leader found that the conclusion holds for a later revision too."""

    assessment: AssessmentId
    revision: int
    plan_fingerprint: Fingerprint
    rule_set: str
    changed: tuple[Indicator, ...]
    """The indicators that differ from those assessed, with the count then as ``before``."""
    grounds: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class AssessmentReopened:
    """Something it rested on no longer holds."""

    assessment: AssessmentId
    because: str
    by: PersonId
    broken: tuple[Broken, ...]
    """The assumptions that an observation broke; none where somebody reopened it by hand."""
    observation: ObservationId | None
    told: tuple[PersonId, ...]
    """Whoever took part, was shown it, or concluded."""


@dataclass(frozen=True, slots=True)
class AssessmentReliedOn:
    """The revision was published on the strength of this assessment."""

    assessment: AssessmentId
    plan: PlanId
    revision: int
    plan_fingerprint: Fingerprint


AssessmentEvent: TypeAlias = (
    AssessmentOpened
    | TopicMapped
    | ParticipantNamed
    | HazardAssessed
    | MeasureDecided
    | MeasureDone
    | AssumptionStated
    | AssessmentShown
    | StatementGiven
    | AssessmentConcluded
    | RiskAccepted
    | AssessmentCarried
    | AssessmentReopened
    | AssessmentReliedOn
)
