"""One assessment: opened, mapped, hazards on both sides, measures, shown, concluded, carried, perhaps reopened."""

from collections.abc import Sequence
from dataclasses import replace

from domain.assessment.assumptions import Assumption
from domain.assessment.commands import (
    AcceptRisk,
    AssessHazard,
    AssessmentCommand,
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
from domain.assessment.concluding import accept, carry, conclude, reopen
from domain.assessment.errors import (
    AssessmentIsConcluded,
    AssessmentIsOpened,
    AssessmentNotConcluded,
    AssessmentUnknown,
    AssumptionUnknown,
    AssumptionUnusable,
    HazardOfAnother,
    HazardUnknown,
    MeasureDoneAhead,
    MeasureIsDone,
    MeasureUnknown,
    ShownToOneself,
    SourceMissing,
)
from domain.assessment.events import (
    AssessmentCarried,
    AssessmentConcluded,
    AssessmentEvent,
    AssessmentOpened,
    AssessmentReliedOn,
    AssessmentReopened,
    AssessmentShown,
    AssumptionStated,
    HazardAssessed,
    MeasureDecided,
    MeasureDone,
    ParticipantNamed,
    RiskAccepted,
    StatementGiven,
    TopicMapped,
)
from domain.assessment.states import Assessed, Assessment, NotOpened
from domain.decider import Decider
from domain.watched import in_words, unusable

__all__ = ["ASSESSMENT", "Assessed", "Assessment", "NotOpened"]


def decide(command: AssessmentCommand, assessment: Assessment) -> Sequence[AssessmentEvent]:
    """The facts that ``command`` makes, or a refusal."""
    if isinstance(command, OpenAssessment):
        return [_open(command, assessment)]
    if isinstance(assessment, NotOpened):
        raise AssessmentUnknown(f"no assessment {command.assessment} is open", assessment=command.assessment)
    match command:
        case MapTopic() as c:
            return [_map(c, assessment)]
        case NameParticipant() as c:
            return _name(c, assessment)
        case AssessHazard() as c:
            return [_hazard(c, assessment)]
        case DecideMeasure() as c:
            return [_measure(c, assessment)]
        case DoMeasure() as c:
            return [_do(c, assessment)]
        case StateAssumption() as c:
            return [_state(c, assessment)]
        case ShowAssessment() as c:
            return _show(c, assessment)
        case GiveStatement() as c:
            return [StatementGiven(c.assessment, c.statement, c.audience, c.mandate, c.by)]
        case ConcludeAssessment() as c:
            _still_open(assessment)
            return [conclude(c, assessment)]
        case AcceptRisk() as c:
            return [accept(c, assessment)]
        case CarryAssessment() as c:
            return [carry(c, assessment)]
        case ReopenAssessment() as c:
            return [reopen(c, assessment)]
        case RelyOnAssessment() as c:
            if assessment.conclusion is None:
                raise AssessmentNotConcluded(f"assessment {c.assessment} is not concluded", assessment=c.assessment)
            return [AssessmentReliedOn(c.assessment, c.plan, c.revision, c.plan_fingerprint)]


def _open(c: OpenAssessment, assessment: Assessment) -> AssessmentOpened:
    if isinstance(assessment, Assessed):
        raise AssessmentIsOpened(f"assessment {c.assessment} is open already", assessment=c.assessment)
    c.matrix.demand_usable()
    return AssessmentOpened(
        c.assessment, c.plan, c.revision, c.plan_fingerprint, c.rule_set, c.matrix, c.indicators, c.by
    )


def _map(c: MapTopic, assessment: Assessed) -> TopicMapped:
    _still_open(assessment)
    if not c.sources:
        raise SourceMissing(
            f"assessment {c.assessment}: {c.topic} is mapped from nothing; name interviews, records, indicators or "
            "an inspection",
            assessment=c.assessment,
        )
    return TopicMapped(c.assessment, c.topic, tuple(dict.fromkeys(c.sources)), c.found, c.by)


def _name(c: NameParticipant, assessment: Assessed) -> list[AssessmentEvent]:
    _still_open(assessment)
    if any((p.person, p.capacity) == (c.person, c.capacity) for p in assessment.participants):
        return []
    return [ParticipantNamed(c.assessment, c.person, c.capacity, c.mandate, c.by)]


def _hazard(c: AssessHazard, assessment: Assessed) -> HazardAssessed:
    """A hazard, or a new look at a known one; what somebody else put down is lowered by measures, not written over."""
    _still_open(assessment)
    assessment.opened.matrix.demand_on(f"hazard {c.hazard}", c.probability, c.consequence)
    known = assessment.hazards.get(c.hazard)
    if known is not None and known.by != c.by and c.probability * c.consequence < known.probability * known.consequence:
        raise HazardOfAnother(
            f"assessment {c.assessment}: {known.by} put hazard {c.hazard} at {known.probability} x "
            f"{known.consequence}; {c.by} can decide a measure that lowers it, or put down another hazard",
            hazard=c.hazard,
        )
    return HazardAssessed(c.assessment, c.hazard, c.side, c.description, c.barriers, c.probability, c.consequence, c.by)


def _measure(c: DecideMeasure, assessment: Assessed) -> MeasureDecided:
    _still_open(assessment)
    if c.hazard not in assessment.hazards:
        known = ", ".join(sorted(assessment.hazards)) or "none yet"
        raise HazardUnknown(f"assessment {c.assessment} knows no hazard {c.hazard}; known: {known}", hazard=c.hazard)
    if c.answers is not None and c.answers not in assessment.stated:
        known = ", ".join(sorted(assessment.stated)) or "none yet"
        raise AssumptionUnknown(
            f"assessment {c.assessment} knows no assumption {c.answers}; known: {known}", assumption=c.answers
        )
    assessment.opened.matrix.demand_on(f"hazard {c.hazard}", c.residual_probability, c.residual_consequence)
    return MeasureDecided(
        c.assessment, c.hazard, c.measure, c.owner, c.deadline,
        c.residual_probability, c.residual_consequence, c.by, c.answers,
    )  # fmt: skip


def _do(c: DoMeasure, assessment: Assessed) -> MeasureDone:
    count = len(assessment.measures)
    if not 1 <= c.number <= count:
        raise MeasureUnknown(
            f"assessment {c.assessment} has no measure {c.number}; {count} {'is' if count == 1 else 'are'} decided",
            number=c.number,
        )
    if c.number in assessment.done:
        on = assessment.done[c.number].done_on
        raise MeasureIsDone(f"assessment {c.assessment}: measure {c.number} was done on {on}", number=c.number)
    if c.done_on > c.today:
        raise MeasureDoneAhead(
            f"assessment {c.assessment}: measure {c.number} done on {c.done_on}; a day until {c.today} is accepted",
            number=c.number,
        )
    return MeasureDone(c.assessment, c.number, c.done_on, c.by)


def _state(c: StateAssumption, assessment: Assessed) -> AssumptionStated:
    _still_open(assessment)
    if wrong := unusable(c.limit):
        raise AssumptionUnusable(f"assessment {c.assessment}, assumption {c.id}: {wrong}", assumption=c.id)
    limit, words = c.limit, in_words(c.limit.measure, c.limit.value)
    stated = Assumption(c.id, limit.measure, c.holds, limit.value, words, limit.competence)
    return AssumptionStated(c.assessment, stated, c.by)


def _show(c: ShowAssessment, assessment: Assessed) -> list[AssessmentEvent]:
    if c.to in {c.by, *c.aliases}:
        raise ShownToOneself(
            f"assessment {c.assessment}: {c.by} cannot be the one it is shown to as {c.audience}",
            assessment=c.assessment,
        )
    if (c.audience, c.to) in assessment.shown_as_it_stands:
        return []
    return [AssessmentShown(c.assessment, c.to, c.audience, c.mandate, c.by)]


def _still_open(assessment: Assessed) -> None:
    if assessment.conclusion is not None and assessment.reopened is None:
        name = assessment.opened.assessment
        raise AssessmentIsConcluded(f"assessment {name} is concluded; reopen it first", assessment=name)


def evolve(assessment: Assessment, event: AssessmentEvent) -> Assessment:
    """The state after ``event``."""
    if isinstance(event, AssessmentOpened):
        return Assessed(event)
    if isinstance(assessment, NotOpened):
        return assessment
    a = assessment
    match event:
        case TopicMapped(topic=topic):
            return replace(a, mapped={**a.mapped, topic: event}, shown_as_it_stands=frozenset())
        case ParticipantNamed():
            return replace(a, participants=(*a.participants, event))
        case HazardAssessed(hazard=hazard, probability=probability, consequence=consequence):
            left = {**a.residual, hazard: (probability, consequence)}
            return replace(a, hazards={**a.hazards, hazard: event}, residual=left, shown_as_it_stands=frozenset())
        case MeasureDecided(hazard=hazard, residual_probability=probability, residual_consequence=consequence):
            answered = a.answered if event.answers is None else a.answered | {event.answers}
            left = {**a.residual, hazard: (probability, consequence)}
            measures = (*a.measures, event)
            return replace(a, measures=measures, residual=left, answered=answered, shown_as_it_stands=frozenset())
        case MeasureDone(number=number):
            return replace(a, done={**a.done, number: event})
        case AssumptionStated(assumption=stated):
            known, answered = {**a.stated, stated.id: stated}, a.answered - {stated.id}
            return replace(a, stated=known, answered=answered, shown_as_it_stands=frozenset())
        case AssessmentShown(to=to, audience=audience):
            seen = {(audience, to)}
            return replace(a, shown=a.shown | seen, shown_as_it_stands=a.shown_as_it_stands | seen)
        case StatementGiven():
            return replace(a, statements=(*a.statements, event))
        case AssessmentReliedOn():
            return a
        case AssessmentConcluded():
            return replace(a, conclusion=event, accepted=None, reopened=None, broken=())
        case RiskAccepted():
            return replace(a, accepted=event)
        case AssessmentCarried(revision=revision):
            return replace(a, carried=a.carried | {revision})
        case AssessmentReopened(because=because, broken=broken):
            again = a.answered - {b.assumption.id for b in broken}
            return replace(a, reopened=because, broken=(*a.broken, *broken), answered=again)


ASSESSMENT: Decider[AssessmentCommand, Assessment, AssessmentEvent] = Decider("assessment", NotOpened(), decide, evolve)
