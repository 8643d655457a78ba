"""What has happened in an assessment."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from domain.ids import AssessmentId, Fingerprint, MandateId, PersonId, PlanId


class Side(StrEnum):
    """Whom a hazard threatens; an assessment looks at both sides."""

    WORK_ENVIRONMENT = "work_environment"
    PATIENT_SAFETY = "patient_safety"


class Audience(StrEnum):
    """Whom an assessment must be shown to."""

    UNION_REPRESENTATIVE = "tillitsvalgt"
    SAFETY_REPRESENTATIVE = "verneombud"


class Conclusion(StrEnum):
    """What the assessment came to."""

    SOUND = "sound"
    SOUND_WITH_MEASURES = "sound_with_measures"
    NOT_SOUND = "not_sound"


@dataclass(frozen=True, slots=True)
class Indicator:
    """What the rota itself tells, put before those who assess; never a score that pretends to be law."""

    topic: str
    count: int
    people: int
    """How many employees it concerns."""
    source: str


@dataclass(frozen=True, slots=True)
class AssessmentOpened:
    """The assessment of one revision begins, with the rota's own indicators before it."""

    assessment: AssessmentId
    plan: PlanId
    revision: int
    plan_fingerprint: Fingerprint
    rule_set: str
    levels: int
    """The size of the risk matrix: probability and consequence each run from 1 to this."""
    indicators: tuple[Indicator, ...]
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


@dataclass(frozen=True, slots=True)
class AssessmentReopened:
    """Something it rested on no longer holds."""

    assessment: AssessmentId
    because: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class AssessmentReliedOn:
    """The revision was published on the strength of this assessment."""

    assessment: AssessmentId
    plan: PlanId
    revision: int
    plan_fingerprint: Fingerprint


AssessmentEvent: TypeAlias = (
    AssessmentOpened
    | HazardAssessed
    | MeasureDecided
    | AssessmentShown
    | StatementGiven
    | AssessmentConcluded
    | AssessmentReopened
    | AssessmentReliedOn
)
