"""One plain sentence for each fact of an audit trail, made of ids and figures.

Nothing of a special category is in it: no cause, no private reason, nobody's union. Free text that somebody wrote
(reasons, views, statements, hazards) stays out too, for it may hold what should not be repeated; who may read it
finds it in the fact itself. An agreement's own counterpart union is named, for the agreement is with it.
"""

from collections.abc import Sequence
from typing import TypeAlias

from domain.agreement.events import (
    AgreementEvent,
    AgreementExtended,
    AgreementNoticeGiven,
    AgreementProposed,
    AgreementRefused,
    AgreementReliedOn,
    AgreementSigned,
)
from domain.assessment.events import (
    AssessmentConcluded,
    AssessmentEvent,
    AssessmentOpened,
    AssessmentReliedOn,
    AssessmentReopened,
    AssessmentShown,
    HazardAssessed,
    MeasureDecided,
    StatementGiven,
)
from domain.representation.events import MandateEvent, MandateGranted, MandateRevoked
from domain.rota.events import (
    DiscussionConfirmed,
    PlanLine,
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

Audited: TypeAlias = (
    RotaPlanEvent | StaffingPlanEvent | AgreementEvent | AssessmentEvent | MandateEvent | SigningKeyEvent
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
            return f"The line of {e.employee} was changed on {_count(len(e.cells), 'day')}: {days}."
        case RotaProposed() as e:
            found = ", ".join(f"{n} {verdict}" for verdict, n in sorted(e.findings.items())) or "none"
            return (
                f"The draft was proposed as revision {e.revision} with fingerprint {e.fingerprint}; "
                f"findings without any agreement: {found}; {_count(e.uncovered, 'minimum head')} uncovered."
            )
        case RotaDiscussed() as e:
            return (
                f"Revision {e.revision} was recorded on {e.recorded_on} as discussed on {e.held_on} "
                f"with {_count(len(e.participants), 'participant')} ({e.discussion})."
            )
        case DiscussionConfirmed() as e:
            return f"The record of discussion {e.discussion} was confirmed under mandate {e.mandate}."
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
            return f"Agreement {e.agreement} was signed for {_count(len(e.covered), 'line')} of revision {e.revision}."
        case AgreementRefused() as e:
            return f"Agreement {e.agreement} was refused, with a reason."
        case AgreementExtended() as e:
            return (
                f"Agreement {e.agreement} was extended to all who do the same work: "
                f"{e.bound} of {e.doing_same_work} were bound."
            )
        case AgreementNoticeGiven() as e:
            return f"Notice was given of agreement {e.agreement}; its last day is {e.last_day}."
        case AgreementReliedOn() as e:
            return f"Agreement {e.agreement} was relied on when revision {e.revision} was published."
        case AssessmentOpened() as e:
            return (
                f"The assessment of revision {e.revision} was opened with "
                f"{_count(len(e.indicators), 'indicator')} on a matrix of {e.levels} by {e.levels}."
            )
        case HazardAssessed() as e:
            return (
                f"Hazard {e.hazard} ({e.side.value}) was assessed: "
                f"probability {e.probability}, consequence {e.consequence}."
            )
        case MeasureDecided() as e:
            return (
                f"A measure against hazard {e.hazard} was decided for {e.owner} by {e.deadline}; it leaves "
                f"probability {e.residual_probability}, consequence {e.residual_consequence}."
            )
        case AssessmentShown() as e:
            return f"Assessment {e.assessment} was shown to {e.to} as {e.audience.value}."
        case StatementGiven() as e:
            return f"A statement on assessment {e.assessment} was given as {e.audience.value}."
        case AssessmentConcluded() as e:
            return f"Assessment {e.assessment} was concluded as {e.conclusion.value}, to be reviewed by {e.review_by}."
        case AssessmentReopened() as e:
            return f"Assessment {e.assessment} was reopened, with a reason."
        case AssessmentReliedOn() as e:
            return f"Assessment {e.assessment} was relied on when revision {e.revision} was published."
        case MandateGranted() as e:
            return (
                f"{e.person} was granted the office of {e.office.value} in {', '.join(e.units) or 'every unit'} "
                f"({e.level.value}) from {e.period.first_day} to {e.period.last_day}"
                f"{'' if e.deputy_for is None else f', as deputy for {e.deputy_for}'}."
            )
        case MandateRevoked() as e:
            return f"Mandate {e.mandate} was revoked; its last day is {e.last_day}."
        case SigningKeyEnrolled() as e:
            return f"Signing key {e.key} ({e.algorithm.value}) was enrolled to {e.holder} by {e.by}."
        case SigningKeyRevoked() as e:
            return f"Signing key {e.key} of {e.holder} was revoked by {e.by}; what it signed stands."


def _count(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _shifts(lines: Sequence[PlanLine]) -> str:
    return f"{_count(sum(len(line.days) for line in lines), 'shift')} in {_count(len(lines), 'line')}"
