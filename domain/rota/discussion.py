"""The discussion (*drøfting*) of a revision: invited to, held, recorded, confirmed or disputed (AML § 10-3, § 8-2)."""

from collections.abc import Sequence
from dataclasses import replace

from domain.ids import PersonId
from domain.rota.commands import ConfirmDiscussion, DisputeDiscussion, InviteToDiscussion, RecordDiscussion
from domain.rota.errors import (
    AnswerMissing,
    ConfirmedByOneself,
    ConfirmedByTheEmployer,
    DiscussionIsConfirmed,
    DiscussionIsInvited,
    DiscussionIsRecorded,
    DiscussionUnknown,
    HeldInTheFuture,
    InvitedAfterTheMeeting,
    NotAtTheDiscussion,
    RotaPlanNotProposed,
    SentInTheFuture,
)
from domain.rota.events import DiscussionConfirmed, DiscussionDisputed, DiscussionInvited, RotaDiscussed
from domain.rota.states import Discussion, OpenPlan, Proposed


def invitation(plan: OpenPlan, discussion: str) -> DiscussionInvited | None:
    """The invitation to a discussion, if there was one."""
    return next((i for i in plan.invitations if i.discussion == discussion), None)


def heard(plan: OpenPlan, discussion: Discussion) -> frozenset[PersonId]:
    """The union representatives who took part in a discussion or were invited to it."""
    invited = invitation(plan, discussion.record.discussion)
    called = frozenset(p.person for p in invited.invited if p.represents) if invited else frozenset()
    return discussion.representatives | called


def dissents(plan: OpenPlan) -> tuple[str, ...]:
    """The discussions of the revision that ended without agreement, or whose record a representative disputes."""
    return tuple(
        d.record.discussion
        for d in plan.discussions
        if d.record.revision == plan.revision and (d.dissent or d.disputes)
    )


def invite(c: InviteToDiscussion, plan: OpenPlan) -> DiscussionInvited:
    """Send the proposed revision out. A meeting to come is invited to; what was sent is recorded once it is sent."""
    if not isinstance(plan, Proposed):
        raise RotaPlanNotProposed(f"{c.plan} has no proposed revision to send out", plan=c.plan)
    if invitation(plan, c.discussion) is not None:
        raise DiscussionIsInvited(f"{c.plan} has an invitation to {c.discussion} already", discussion=c.discussion)
    _new(plan, c.discussion)
    if c.sent_on > c.today:
        raise SentInTheFuture(f"{c.discussion}: sent on {c.sent_on}; {c.today} or earlier is accepted")
    if c.meeting_on < c.today:
        raise InvitedAfterTheMeeting(
            f"{c.discussion}: the meeting was on {c.meeting_on}, before {c.today}; record it as a discussion instead"
        )
    return DiscussionInvited(
        c.plan, c.discussion, plan.revision, plan.fingerprint, c.sent_on, c.today, c.meeting_on, c.invited, c.by
    )


def discuss(c: RecordDiscussion, plan: OpenPlan) -> RotaDiscussed:
    """Record what was held: of the revision that was sent, else of the one that stands proposed."""
    invited = invitation(plan, c.discussion)
    if invited is None and not isinstance(plan, Proposed):
        raise RotaPlanNotProposed(f"{c.plan} has no proposed revision to have discussed", plan=c.plan)
    _new(plan, c.discussion)
    if c.held_on > c.today:
        raise HeldInTheFuture(f"{c.discussion}: held on {c.held_on}; {c.today} or earlier is accepted")
    if invited is not None and c.held_on < invited.sent_on:
        raise InvitedAfterTheMeeting(
            f"{c.discussion}: held on {c.held_on}, but the invitation was sent on {invited.sent_on}; "
            "that day or later is accepted"
        )
    if c.views and not c.answer.strip():
        raise AnswerMissing(f"{c.discussion}: {len(c.views)} views and no answer; a reasoned one is accepted")
    revision = plan.revision if invited is None else invited.revision
    return RotaDiscussed(
        c.plan, c.discussion, revision, c.held_on, c.today, c.participants, c.views, c.answer, c.outcome, c.by
    )


def confirm(c: ConfirmDiscussion, plan: OpenPlan) -> Sequence[DiscussionConfirmed]:
    """Confirm it as somebody who was there for a union; a second time changes nothing."""
    discussion = _of_the_other_party(c, plan)
    if not _accounts(c) & discussion.representatives:
        raise NotAtTheDiscussion(
            f"{c.by} is not recorded as a union representative at {c.discussion}; "
            f"{', '.join(sorted(discussion.representatives)) or 'nobody'} is",
            discussion=c.discussion,
        )
    if _accounts(c) & discussion.confirmed_by:
        return []
    return [DiscussionConfirmed(c.plan, c.discussion, c.mandate, c.by)]


def dispute(c: DisputeDiscussion, plan: OpenPlan) -> DiscussionDisputed:
    """Dispute it: any representative may, for one who was not there knows that too."""
    discussion = _of_the_other_party(c, plan)
    if _accounts(c) & discussion.confirmed_by:
        raise DiscussionIsConfirmed(f"{c.by} has confirmed {c.discussion} as recorded", discussion=c.discussion)
    return DiscussionDisputed(c.plan, c.discussion, c.reason, c.mandate, c.by)


def with_word(
    discussions: tuple[Discussion, ...], word: DiscussionConfirmed | DiscussionDisputed
) -> tuple[Discussion, ...]:
    """The discussions once a representative has said something of one of them."""
    return tuple(_with(d, word) if d.record.discussion == word.discussion else d for d in discussions)


def _with(d: Discussion, word: DiscussionConfirmed | DiscussionDisputed) -> Discussion:
    match word:
        case DiscussionConfirmed(by=by):
            return replace(d, confirmed_by=d.confirmed_by | {by})
        case DiscussionDisputed():
            return replace(d, disputes=(*d.disputes, word))


def _new(plan: OpenPlan, discussion: str) -> None:
    if any(d.record.discussion == discussion for d in plan.discussions):
        raise DiscussionIsRecorded(f"{plan.opened.plan} has a discussion {discussion} already", discussion=discussion)


def _accounts(c: ConfirmDiscussion | DisputeDiscussion) -> frozenset[PersonId]:
    return c.accounts | {c.by}


def _of_the_other_party(c: ConfirmDiscussion | DisputeDiscussion, plan: OpenPlan) -> Discussion:
    """The discussion, which somebody of the other party speaks of."""
    known = next((d for d in plan.discussions if d.record.discussion == c.discussion), None)
    if known is None:
        raise DiscussionUnknown(f"{c.plan} has no discussion {c.discussion}", discussion=c.discussion)
    if known.record.by in _accounts(c):
        raise ConfirmedByOneself(f"{c.discussion} was recorded by {known.record.by}; the other party speaks of it")
    if c.employer_side:
        raise ConfirmedByTheEmployer(f"{c.by} is on the employer's side; the other party speaks of {c.discussion}")
    return known
