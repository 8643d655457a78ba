"""What may be asked of an assessment."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.assessment.assumptions import Broken, Holds
from domain.assessment.events import Audience, Capacity, Conclusion, Indicator, Side, Source
from domain.assessment.matrix import RiskMatrix
from domain.ids import AssessmentId, Fingerprint, MandateId, ObservationId, PersonId, PlanId
from domain.watched import Measured


@dataclass(frozen=True, slots=True)
class OpenAssessment:
    """Begin the assessment of a proposed revision; the indicators are the use case's, from the findings."""

    assessment: AssessmentId
    plan: PlanId
    revision: int
    plan_fingerprint: Fingerprint
    rule_set: str
    matrix: RiskMatrix
    indicators: tuple[Indicator, ...]
    by: PersonId


@dataclass(frozen=True, slots=True)
class MapTopic:
    """Put down what was found out of a topic; once more replaces what was found before."""

    assessment: AssessmentId
    topic: str
    sources: tuple[Source, ...]
    found: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class NameParticipant:
    """Name somebody who took part; the mandate is the use case's, in force on the day."""

    assessment: AssessmentId
    person: PersonId
    capacity: Capacity
    mandate: MandateId | None
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
    """Decide on a measure against a hazard, perhaps in answer to an assumption that does not hold."""

    assessment: AssessmentId
    hazard: str
    measure: str
    owner: PersonId
    deadline: date
    residual_probability: int
    residual_consequence: int
    by: PersonId
    answers: str | None = None


@dataclass(frozen=True, slots=True)
class DoMeasure:
    """Put down that a measure was carried out; ``today`` is the Oslo day of the act."""

    assessment: AssessmentId
    number: int
    done_on: date
    today: date
    by: PersonId


@dataclass(frozen=True, slots=True)
class StateAssumption:
    """State, or state anew, what the conclusion takes for granted."""

    assessment: AssessmentId
    id: str
    limit: Measured
    holds: Holds
    by: PersonId


@dataclass(frozen=True, slots=True)
class ShowAssessment:
    """Record that ``to`` was shown it; the mandate is the use case's, in force on the day."""

    assessment: AssessmentId
    to: PersonId
    audience: Audience
    mandate: MandateId
    by: PersonId
    aliases: frozenset[PersonId] = frozenset()
    """Every account of whoever shows it."""


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
    """Conclude; what is measured of the plan and the unit is the use case's."""

    assessment: AssessmentId
    conclusion: Conclusion
    grounds: str
    review_by: date
    today: date
    by: PersonId
    measured: tuple[Measured, ...] = ()


@dataclass(frozen=True, slots=True)
class AcceptRisk:
    """Accept the high risk that is left, from above the leader."""

    assessment: AssessmentId
    grounds: str
    mandate: MandateId
    by: PersonId
    aliases: frozenset[PersonId] = frozenset()
    """Every account of whoever accepts."""


@dataclass(frozen=True, slots=True)
class CarryAssessment:
    """Let the conclusion hold for a later revision; the indicators are the use case's, of that revision."""

    assessment: AssessmentId
    revision: int
    plan_fingerprint: Fingerprint
    rule_set: str
    indicators: tuple[Indicator, ...]
    grounds: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class ReopenAssessment:
    """Reopen a concluded assessment; with ``broken``, because of an observation."""

    assessment: AssessmentId
    because: str
    by: PersonId
    broken: tuple[Broken, ...] = ()
    observation: ObservationId | None = None


@dataclass(frozen=True, slots=True)
class RelyOnAssessment:
    """Record that the revision is published on it."""

    assessment: AssessmentId
    plan: PlanId
    revision: int
    plan_fingerprint: Fingerprint


AssessmentCommand: TypeAlias = (
    OpenAssessment
    | MapTopic
    | NameParticipant
    | AssessHazard
    | DecideMeasure
    | DoMeasure
    | StateAssumption
    | ShowAssessment
    | GiveStatement
    | ConcludeAssessment
    | AcceptRisk
    | CarryAssessment
    | ReopenAssessment
    | RelyOnAssessment
)
