"""What may be asked of an assessment."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.assessment.events import Audience, Conclusion, Indicator, Side
from domain.ids import AssessmentId, Fingerprint, MandateId, PersonId, PlanId


@dataclass(frozen=True, slots=True)
class OpenAssessment:
    """Begin the assessment of a proposed revision; the indicators are the use case's, from the findings."""

    assessment: AssessmentId
    plan: PlanId
    revision: int
    plan_fingerprint: Fingerprint
    rule_set: str
    levels: int
    indicators: tuple[Indicator, ...]
    by: PersonId


@dataclass(frozen=True, slots=True)
class AssessHazard:
    """Put down a hazard, or look at a known one again."""

    assessment: AssessmentId
    hazard: str
    side: Side
    description: str
    barriers: str
    probability: int
    consequence: int
    by: PersonId


@dataclass(frozen=True, slots=True)
class DecideMeasure:
    """Decide on a measure against a hazard."""

    assessment: AssessmentId
    hazard: str
    measure: str
    owner: PersonId
    deadline: date
    residual_probability: int
    residual_consequence: int
    by: PersonId


@dataclass(frozen=True, slots=True)
class ShowAssessment:
    """Record that ``to`` was shown it; the mandate is the use case's, in force on the day."""

    assessment: AssessmentId
    to: PersonId
    audience: Audience
    mandate: MandateId
    by: PersonId


@dataclass(frozen=True, slots=True)
class GiveStatement:
    """Say something of it as a representative."""

    assessment: AssessmentId
    statement: str
    audience: Audience
    mandate: MandateId
    by: PersonId


@dataclass(frozen=True, slots=True)
class ConcludeAssessment:
    """Conclude."""

    assessment: AssessmentId
    conclusion: Conclusion
    grounds: str
    review_by: date
    today: date
    by: PersonId


@dataclass(frozen=True, slots=True)
class ReopenAssessment:
    """Reopen a concluded assessment."""

    assessment: AssessmentId
    because: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class RelyOnAssessment:
    """Record that the revision is published on it."""

    assessment: AssessmentId
    plan: PlanId
    revision: int
    plan_fingerprint: Fingerprint


AssessmentCommand: TypeAlias = (
    OpenAssessment
    | AssessHazard
    | DecideMeasure
    | ShowAssessment
    | GiveStatement
    | ConcludeAssessment
    | ReopenAssessment
    | RelyOnAssessment
)
