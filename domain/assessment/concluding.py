"""Coming to a conclusion, and what may follow it: acceptance from above, a later revision, a new look."""

from domain.assessment.assumptions import broken_by
from domain.assessment.commands import AcceptRisk, CarryAssessment, ConcludeAssessment, ReopenAssessment
from domain.assessment.errors import (
    AcceptedByOneself,
    AssessmentIsReopened,
    AssessmentNotConcluded,
    AssumptionFails,
    CarriedBackwards,
    HighRiskLeft,
    MappingMissing,
    MeasureMissing,
    NothingToAccept,
    NotSoundToCarry,
    ReviewInThePast,
    SideMissing,
)
from domain.assessment.events import (
    AssessmentCarried,
    AssessmentConcluded,
    AssessmentReopened,
    Capacity,
    Conclusion,
    Indicator,
    RiskAccepted,
    Side,
)
from domain.assessment.states import Assessed


def conclude(c: ConcludeAssessment, assessment: Assessed) -> AssessmentConcluded:
    """Conclude from a mapping, both sides looked at, and assumptions that hold or are answered (AML § 10-2 (1))."""
    _demand_grounds(c, assessment)
    if c.conclusion is Conclusion.SOUND_WITH_MEASURES and not assessment.measures:
        raise MeasureMissing(f"assessment {c.assessment} has no measure to be sound with", assessment=c.assessment)
    if c.conclusion is Conclusion.SOUND and assessment.high_left:
        hazards = ", ".join(assessment.high_left)
        raise HighRiskLeft(
            f"assessment {c.assessment}: a high risk is left of {hazards}; decide on measures until none is, or "
            f"conclude as {Conclusion.SOUND_WITH_MEASURES}, which awaits acceptance from above",
            hazards=list(assessment.high_left),
        )
    if c.review_by <= c.today:
        raise ReviewInThePast(
            f"assessment {c.assessment}: review by {c.review_by}; a day after {c.today} is accepted",
            assessment=c.assessment,
        )
    known = broken_by(assessment.assumptions, c.measured)
    failing = [b for b in known if b.assumption.id not in assessment.answered]
    if failing and c.conclusion is not Conclusion.NOT_SOUND:
        raise AssumptionFails(
            f"assessment {c.assessment} takes for granted what does not hold ({'; '.join(b.words for b in failing)}); "
            "state it anew, or decide on a measure that answers it",
            assumptions=[b.assumption.id for b in failing],
        )
    return AssessmentConcluded(c.assessment, c.conclusion, c.grounds, c.review_by, c.by, known)


def _demand_grounds(c: ConcludeAssessment, assessment: Assessed) -> None:
    if not assessment.mapped:
        raise MappingMissing(
            f"assessment {c.assessment} has no mapping; put down what was found, by topic and source, first",
            assessment=c.assessment,
        )
    missing = [side for side in Side if all(h.side is not side for h in assessment.hazards.values())]
    if missing:
        raise SideMissing(
            f"assessment {c.assessment} has no hazard on the side of {' and '.join(missing)}; both sides are looked at",
            missing=[side.value for side in missing],
        )


def accept(c: AcceptRisk, assessment: Assessed) -> RiskAccepted:
    """Accept from above what is left of high risk; never by whoever concluded, under any account."""
    conclusion = _standing(c.assessment, assessment)
    if Capacity.CLINIC_DIRECTOR not in assessment.awaits:
        raise NothingToAccept(
            f"assessment {c.assessment} leaves no high risk that awaits acceptance", assessment=c.assessment
        )
    if conclusion.by in {c.by, *c.aliases}:
        raise AcceptedByOneself(
            f"assessment {c.assessment} was concluded by {conclusion.by}; another {Capacity.CLINIC_DIRECTOR} accepts "
            "the risk that is left",
            assessment=c.assessment,
        )
    return RiskAccepted(c.assessment, assessment.high_left, c.grounds, c.mandate, c.by)


def carry(c: CarryAssessment, assessment: Assessed) -> AssessmentCarried:
    """Let a sound conclusion hold for a later revision, with what the rota tells otherwise than then."""
    conclusion = _standing(c.assessment, assessment)
    if conclusion.conclusion is Conclusion.NOT_SOUND:
        raise NotSoundToCarry(
            f"assessment {c.assessment} concluded {Conclusion.NOT_SOUND}; assess revision {c.revision} anew",
            assessment=c.assessment,
        )
    if c.revision <= assessment.last_covered:
        raise CarriedBackwards(
            f"assessment {c.assessment} covers revision {assessment.last_covered}; a later one than that is accepted, "
            f"not {c.revision}",
            assessment=c.assessment,
        )
    then = assessment.opened.indicators
    changed = changes(then, c.indicators)
    return AssessmentCarried(c.assessment, c.revision, c.plan_fingerprint, c.rule_set, changed, c.grounds, c.by)


def changes(then: tuple[Indicator, ...], now: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    """The indicators of ``now`` that differ from ``then``, with the count then as ``before``; a gone one counts 0."""
    was, known = {i.topic: i for i in then}, {i.topic for i in now}
    told = [
        Indicator(i.topic, i.count, i.people, i.source, i.unit, was[i.topic].count if i.topic in was else None)
        for i in now
        if i.topic not in was or (i.count, i.people) != (was[i.topic].count, was[i.topic].people)
    ]
    gone = [Indicator(i.topic, 0, 0, i.source, i.unit, i.count) for i in then if i.topic not in known]
    return (*told, *gone)


def reopen(c: ReopenAssessment, assessment: Assessed) -> AssessmentReopened:
    """Look at it anew; whoever took part, was shown it, or concluded is told."""
    if assessment.conclusion is None:
        raise AssessmentNotConcluded(f"assessment {c.assessment} is not concluded", assessment=c.assessment)
    return AssessmentReopened(c.assessment, c.because, c.by, c.broken, c.observation, assessment.parties)


def _standing(name: str, assessment: Assessed) -> AssessmentConcluded:
    if assessment.conclusion is None:
        raise AssessmentNotConcluded(f"assessment {name} is not concluded", assessment=name)
    if assessment.reopened is not None:
        raise AssessmentIsReopened(f"assessment {name} was reopened; conclude it again first", assessment=name)
    return assessment.conclusion
