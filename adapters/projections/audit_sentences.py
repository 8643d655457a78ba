"""One plain sentence for each fact of an audit trail, made of ids and figures.

Nothing of a special category is in it: no cause, no private reason, nobody's union. Free text that somebody wrote
(reasons, views, statements, hazards) stays out too, for it may hold what should not be repeated; who may read it
finds it in the fact itself. An agreement's own counterpart union is named, for the agreement is with it.
"""

from collections.abc import Sequence
from typing import TypeAlias

from domain.agreement.events import (
    AgreementCommentAnswered,
    AgreementCommented,
    AgreementConsentRecorded,
    AgreementEvent,
    AgreementExtended,
    AgreementNoticeGiven,
    AgreementProposed,
    AgreementRefused,
    AgreementReliedOn,
    AgreementSigned,
    AgreementWithdrawn,
)
from domain.assessment.assumptions import Broken
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
from domain.observation.observations import UnitObserved
from domain.representation.events import MandateEvent, MandateGranted, MandateRevoked
from domain.representation.union import AdministratorRecorded, UnionCorrected, UnionEvent, UnionRegistered
from domain.rota.events import (
    ChangeAccepted,
    CommentAnswered,
    DiscussionConfirmed,
    DiscussionDisputed,
    DiscussionInvited,
    PlanLine,
    RotaCommented,
    RotaDiscussed,
    RotaGenerated,
    RotaImported,
    RotaLineChanged,
    RotaPlanEvent,
    RotaPlanOpened,
    RotaProposed,
    RotaPublished,
    RotaWithdrawn,
)
from domain.signing.events import SigningKeyEnrolled, SigningKeyEvent, SigningKeyRevoked
from domain.staffing.staffing_plan import NeedSet, StaffingPlanApproved, StaffingPlanEvent
from domain.watched import in_words

Audited: TypeAlias = (
    RotaPlanEvent
    | StaffingPlanEvent
    | AgreementEvent
    | AssessmentEvent
    | UnitObserved
    | MandateEvent
    | UnionEvent
    | SigningKeyEvent
)


def sentence(event: Audited) -> str:
    """What happened, in one sentence."""
    match event:
        case RotaPlanOpened() as e:
            return (
                f"Planning of {e.unit} from {e.period.first_day} to {e.period.last_day} was opened "
                f"for {_count(len(e.people), 'employee')}, with {_count(len(e.sought), 'agreement')} sought."
            )
        case RotaGenerated() as e:
            return (
                f"A generated rota of {_shifts(e.lines)} became the draft, with {_count(e.uncovered, 'minimum head')} "
                f"uncovered ({e.stamp.solver}, seed {e.stamp.seed}, {e.stamp.reproducibility.value})."
            )
        case RotaImported() as e:
            return f"A rota of {_shifts(e.lines)} made elsewhere became the draft."
        case RotaLineChanged() as e:
            days = ", ".join(f"{c.day} from {c.before or 'free'} to {c.after or 'free'}" for c in e.cells)
            because = f" because of comment {e.because_of}" if e.because_of else ""
            return f"The line of {e.employee} was changed on {_count(len(e.cells), 'day')}{because}: {days}."
        case RotaProposed() as e:
            found = ", ".join(f"{n} {verdict}" for verdict, n in sorted(e.findings.items())) or "none"
            return (
                f"The draft was proposed as revision {e.revision} with fingerprint {e.fingerprint}; "
                f"findings without any agreement: {found}; {_count(e.uncovered, 'minimum head')} uncovered."
            )
        case RotaDiscussed() as e:
            return (
                f"Revision {e.revision} was recorded on {e.recorded_on} as discussed on {e.held_on} "
                f"with {_count(len(e.participants), 'participant')} ({e.discussion}): {e.outcome.value}."
            )
        case DiscussionInvited() as e:
            return (
                f"Revision {e.revision} was recorded on {e.recorded_on} as sent on {e.sent_on} to "
                f"{_count(len(e.invited), 'party', 'parties')}, for discussion on {e.meeting_on} ({e.discussion})."
            )
        case DiscussionConfirmed() as e:
            return f"The record of discussion {e.discussion} was confirmed under mandate {e.mandate}."
        case DiscussionDisputed() as e:
            return f"The record of discussion {e.discussion} was disputed under mandate {e.mandate}, with a reason."
        case RotaCommented() as e:
            about = "the whole plan" if e.employee is None else f"the line of {e.employee}"
            day = "" if e.day is None else f" on {e.day}"
            return f"Comment {e.comment} on {about}{day} of revision {e.revision} was given as {e.capacity.value}."
        case CommentAnswered() as e:
            led_to = f"{_count(len(e.changes), 'change')} of lines" if e.changes else "the reason why nothing changed"
            return f"Comment {e.comment} was answered with {led_to}."
        case ChangeAccepted() as e:
            return f"{e.employee} accepted the change of the own line in revision {e.revision}, as {e.line}."
        case RotaPublished() as e:
            dissent = f", with {_count(len(e.dissents), 'dissent')} on record" if e.dissents else ""
            return (
                f"Revision {e.revision} with fingerprint {e.fingerprint} was published on assessment {e.assessment} "
                f"and {_count(len(e.agreements), 'agreement')}{dissent}."
            )
        case RotaWithdrawn():
            return "The plan was given up."
        case NeedSet() as e:
            return f"The need of {e.unit} was set in {_count(len(e.lines), 'line')}."
        case StaffingPlanApproved() as e:
            return f"Staffing plan {e.staffing_plan} was approved."
        case AgreementProposed() as e:
            return (
                f"An agreement on {e.basis.value} was offered to {e.union or e.employee} for "
                f"{_count(len(e.scope), 'line')}, from {e.period.first_day} to {e.period.last_day}, "
                f"with {_count(e.notice_weeks, 'week')} of notice."
            )
        case AgreementSigned() as e:
            by = "" if e.key is None else f" by key {e.key.key}"
            return (
                f"Agreement {e.agreement} was signed{by} for {_count(len(e.covered), 'line')} "
                f"of revision {e.revision}, on what was shown with SHA-256 {e.sha256}."
            )
        case AgreementRefused() as e:
            return f"Agreement {e.agreement} was refused, with a reason."
        case AgreementExtended() as e:
            return (
                f"Agreement {e.agreement} was extended to all who do the same work: "
                f"{e.bound} of {e.doing_same_work} were bound."
            )
        case AgreementNoticeGiven() as e:
            return f"Notice was given of agreement {e.agreement}; its last day is {e.last_day}."
        case AgreementWithdrawn() as e:
            return f"The offer of agreement {e.agreement} was withdrawn unsigned, with a reason."
        case AgreementCommented() as e:
            return f"The {e.side.value}'s side commented on agreement {e.agreement} ({e.comment})."
        case AgreementCommentAnswered() as e:
            changed = "and something was changed by it" if e.changed else "and nothing was changed by it"
            return f"Comment {e.comment} on agreement {e.agreement} was answered, {changed}."
        case AgreementConsentRecorded() as e:
            return (
                f"A consent of the Labour Inspection Authority on {e.basis.value}, dated {e.document.dated}, was "
                f"recorded for {_count(len(e.people), 'employee')} from {e.period.first_day} to {e.period.last_day}."
            )
        case AgreementReliedOn() as e:
            return f"Agreement {e.agreement} was relied on when revision {e.revision} was published."
        case AssessmentOpened() as e:
            return (
                f"The assessment of revision {e.revision} was opened with "
                f"{_count(len(e.indicators), 'indicator')} on a matrix of {e.matrix.levels} by {e.matrix.levels}, "
                f"medium from {e.matrix.medium_from} and high from {e.matrix.high_from}."
            )
        case TopicMapped() as e:
            return f"Topic {e.topic} was mapped from {', '.join(e.sources)} in assessment {e.assessment}."
        case ParticipantNamed() as e:
            return f"{e.person} was named as taking part in assessment {e.assessment} as {e.capacity.value}."
        case HazardAssessed() as e:
            return (
                f"Hazard {e.hazard} ({e.side.value}) was assessed: "
                f"probability {e.probability}, consequence {e.consequence}."
            )
        case MeasureDecided() as e:
            return (
                f"A measure against hazard {e.hazard} was decided for {e.owner} by {e.deadline}; it leaves "
                f"probability {e.residual_probability}, consequence {e.residual_consequence}"
                f"{'' if e.answers is None else f', and answers assumption {e.answers}'}."
            )
        case MeasureDone() as e:
            return f"Measure {e.number} of assessment {e.assessment} was carried out on {e.done_on}."
        case AssumptionStated(assumption=a):
            of = "" if a.competence is None else f" of {a.competence}"
            bound = a.holds.value.replace("_", " ")
            return f"Assumption {a.id} was stated: {a.measure.value}{of} is {bound} {a.unit}."
        case AssessmentShown() as e:
            return f"Assessment {e.assessment} was shown to {e.to} as {e.audience.value}."
        case StatementGiven() as e:
            return f"A statement on assessment {e.assessment} was given as {e.audience.value}."
        case AssessmentConcluded() as e:
            known = f"; known not to hold then: {_broken(e.known)}" if e.known else ""
            return (
                f"Assessment {e.assessment} was concluded as {e.conclusion.value}, to be reviewed by {e.review_by}"
                f"{known}."
            )
        case RiskAccepted() as e:
            return f"The high risk left of {', '.join(e.hazards)} was accepted under mandate {e.mandate}."
        case AssessmentCarried() as e:
            return (
                f"Assessment {e.assessment} was carried to revision {e.revision}; "
                f"{_count(len(e.changed), 'indicator')} differed."
            )
        case AssessmentReopened() as e:
            why = f"by observation {e.observation} ({_broken(e.broken)})" if e.broken else "with a reason"
            return f"Assessment {e.assessment} was reopened, {why}; {_count(len(e.told), 'party', 'parties')} told."
        case AssessmentReliedOn() as e:
            return f"Assessment {e.assessment} was relied on when revision {e.revision} was published."
        case UnitObserved() as e:
            of = "" if e.measured.competence is None else f" of {e.measured.competence}"
            return (
                f"Of {e.unit} {e.measured.measure.value}{of} was {in_words(e.measured.measure, e.measured.value)} from "
                f"{e.period.first_day} to {e.period.last_day}, observed on {e.observed_on} ({e.observation})."
            )
        case MandateGranted() as e:
            return (
                f"{e.person} was granted the office of {e.office.value} in {', '.join(e.units) or 'every unit'} "
                f"({e.level.value}) from {e.period.first_day} to {e.period.last_day}"
                f"{'' if e.deputy_for is None else f', as deputy for {e.deputy_for}'}."
            )
        case MandateRevoked() as e:
            return f"Mandate {e.mandate} was revoked; its last day is {e.last_day}."
        case UnionRegistered() as e:
            return f"The union {e.union} was registered {_nominating(e)}."
        case UnionCorrected() as e:
            return f"The union {e.union} was corrected to be {_nominating(e)}, with a reason."
        case AdministratorRecorded() as e:
            return f"The union {e.union} was given an administrator."
        case SigningKeyEnrolled() as e:
            return f"Signing key {e.key} ({e.algorithm.value}) was enrolled to {e.holder} by {e.by}."
        case SigningKeyRevoked() as e:
            return f"Signing key {e.key} of {e.holder} was revoked by {e.by}; what it signed stands."


def _nominating(union: UnionRegistered | UnionCorrected) -> str:
    return f"{'with' if union.right_of_nomination else 'without'} right of nomination"


def _count(count: int, what: str, many: str | None = None) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {many or f'{what}s'}"


def _broken(broken: Sequence[Broken]) -> str:
    return "; ".join(b.words for b in broken)


def _shifts(lines: Sequence[PlanLine]) -> str:
    return f"{_count(sum(len(line.days) for line in lines), 'shift')} in {_count(len(lines), 'line')}"
