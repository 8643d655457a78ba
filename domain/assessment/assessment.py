"""One assessment: opened for a revision, hazards on both sides, measures, shown, concluded, perhaps reopened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

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
    MeasureDecided,
    Side,
    StatementGiven,
)
from domain.decider import Decider
from domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class NotOpened:
    """No assessment yet."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """An assessment from its opening on."""

    opened: AssessmentOpened
    hazards: Mapping[str, HazardAssessed] = field(default_factory=dict)
    measures: tuple[MeasureDecided, ...] = ()
    shown: frozenset[tuple[Audience, PersonId]] = frozenset()
    conclusion: AssessmentConcluded | None = None
    reopened: str | None = None
    """Why it was reopened, until it is concluded again."""


Assessment: TypeAlias = NotOpened | Assessed


def decide(command: AssessmentCommand, assessment: Assessment) -> Sequence[AssessmentEvent]:
    """The facts that ``command`` makes, or a refusal."""
    if isinstance(command, OpenAssessment):
        return [_open(command, assessment)]
    if isinstance(assessment, NotOpened):
        raise AssessmentUnknown(f"no assessment {command.assessment} is open", assessment=command.assessment)
    match command:
        case AssessHazard() as c:
            return [_hazard(c, assessment)]
        case DecideMeasure() as c:
            return [_measure(c, assessment)]
        case ShowAssessment() as c:
            return _show(c, assessment)
        case GiveStatement() as c:
            return [StatementGiven(c.assessment, c.statement, c.audience, c.mandate, c.by)]
        case ConcludeAssessment() as c:
            return [_conclude(c, assessment)]
        case ReopenAssessment() as c:
            if assessment.conclusion is None:
                raise AssessmentNotConcluded(f"assessment {c.assessment} is not concluded", assessment=c.assessment)
            return [AssessmentReopened(c.assessment, c.because, c.by)]
        case RelyOnAssessment() as c:
            if assessment.conclusion is None:
                raise AssessmentNotConcluded(f"assessment {c.assessment} is not concluded", assessment=c.assessment)
            return [AssessmentReliedOn(c.assessment, c.plan, c.revision, c.plan_fingerprint)]


def _open(c: OpenAssessment, assessment: Assessment) -> AssessmentOpened:
    if isinstance(assessment, Assessed):
        raise AssessmentIsOpened(f"assessment {c.assessment} is open already", assessment=c.assessment)
    if c.levels not in {4, 5}:
        raise OffTheMatrix(f"assessment {c.assessment}: a matrix of {c.levels} levels; 4 or 5 is accepted")
    return AssessmentOpened(
        c.assessment, c.plan, c.revision, c.plan_fingerprint, c.rule_set, c.levels, c.indicators, c.by
    )


def _hazard(c: AssessHazard, assessment: Assessed) -> HazardAssessed:
    _still_open(assessment)
    _on_matrix(assessment, c.hazard, c.probability, c.consequence)
    return HazardAssessed(c.assessment, c.hazard, c.side, c.description, c.barriers, c.probability, c.consequence, c.by)


def _measure(c: DecideMeasure, assessment: Assessed) -> MeasureDecided:
    _still_open(assessment)
    if c.hazard not in assessment.hazards:
        known = ", ".join(sorted(assessment.hazards)) or "none yet"
        raise HazardUnknown(f"assessment {c.assessment} knows no hazard {c.hazard}; known: {known}", hazard=c.hazard)
    _on_matrix(assessment, c.hazard, c.residual_probability, c.residual_consequence)
    return MeasureDecided(
        c.assessment, c.hazard, c.measure, c.owner, c.deadline, c.residual_probability, c.residual_consequence, c.by
    )


def _show(c: ShowAssessment, assessment: Assessed) -> list[AssessmentEvent]:
    if c.to == c.by:
        raise ShownToOneself(
            f"assessment {c.assessment}: {c.by} cannot be the one it is shown to as {c.audience}",
            assessment=c.assessment,
        )
    if (c.audience, c.to) in assessment.shown:
        return []
    return [AssessmentShown(c.assessment, c.to, c.audience, c.mandate, c.by)]


def _conclude(c: ConcludeAssessment, assessment: Assessed) -> AssessmentConcluded:
    _still_open(assessment)
    missing = [side for side in Side if all(h.side is not side for h in assessment.hazards.values())]
    if missing:
        raise SideMissing(
            f"assessment {c.assessment} has no hazard on the side of {' and '.join(missing)}; both sides are looked at",
            missing=[side.value for side in missing],
        )
    if c.conclusion is Conclusion.SOUND_WITH_MEASURES and not assessment.measures:
        raise MeasureMissing(f"assessment {c.assessment} has no measure to be sound with", assessment=c.assessment)
    if c.review_by <= c.today:
        raise ReviewInThePast(
            f"assessment {c.assessment}: review by {c.review_by}; a day after {c.today} is accepted",
            assessment=c.assessment,
        )
    return AssessmentConcluded(c.assessment, c.conclusion, c.grounds, c.review_by, c.by)


def _still_open(assessment: Assessed) -> None:
    if assessment.conclusion is not None and assessment.reopened is None:
        name = assessment.opened.assessment
        raise AssessmentIsConcluded(f"assessment {name} is concluded; reopen it first", assessment=name)


def _on_matrix(assessment: Assessed, hazard: str, probability: int, consequence: int) -> None:
    levels = assessment.opened.levels
    if not (1 <= probability <= levels and 1 <= consequence <= levels):
        raise OffTheMatrix(
            f"hazard {hazard}: probability {probability}, consequence {consequence}; each runs from 1 to {levels}",
            levels=levels,
        )


def evolve(assessment: Assessment, event: AssessmentEvent) -> Assessment:
    """The state after ``event``."""
    if isinstance(event, AssessmentOpened):
        return Assessed(event)
    if isinstance(assessment, NotOpened):
        return assessment
    match event:
        case HazardAssessed(hazard=hazard):
            return replace(assessment, hazards={**assessment.hazards, hazard: event})
        case MeasureDecided():
            return replace(assessment, measures=(*assessment.measures, event))
        case AssessmentShown(to=to, audience=audience):
            return replace(assessment, shown=assessment.shown | {(audience, to)})
        case StatementGiven() | AssessmentReliedOn():
            return assessment
        case AssessmentConcluded():
            return replace(assessment, conclusion=event, reopened=None)
        case AssessmentReopened(because=because):
            return replace(assessment, reopened=because)


ASSESSMENT: Decider[AssessmentCommand, Assessment, AssessmentEvent] = Decider("assessment", NotOpened(), decide, evolve)
