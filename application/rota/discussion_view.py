"""What may be read of a plan's discussion: invitations, meetings, comments, deadlines; and by whom.

Everybody in the unit sees that it was discussed, when and by whom. What was said there is for those who see how the
plan came about. A comment may tell of health: its words are for them and for its author, and nobody else sees it.
"""

from dataclasses import dataclass
from datetime import date

from application.authority import READERS, act_as, aliases, roles
from application.handle import Asked, Handling
from application.rota.grounds import open_plan
from application.rota.queries import OVERSIGHT
from domain.ids import Fingerprint, PersonId, PlanId
from domain.law import Confidence
from domain.rota.amending import effective_day
from domain.rota.deadlines import deadlines, notices
from domain.rota.discussion import invitation
from domain.rota.events import ChangeMade, DiscussionInvited
from domain.rota.parties import Capacity, Outcome, Party, View
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Comment, Discussion, Draft, OpenPlan
from domain.working_time.law import Law


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """A deadline as it stands today."""

    what: str
    last_day: date
    source: str
    confidence: Confidence
    days_left: int
    """0 on the last day, negative once it has passed."""


@dataclass(frozen=True, slots=True)
class InvitationView:
    """What was sent, when, to whom."""

    revision: int
    fingerprint: Fingerprint
    sent_on: date
    recorded_on: date
    meeting_on: date
    invited: tuple[Party, ...]
    by: PersonId


@dataclass(frozen=True, slots=True)
class DisputeView:
    """Who says that it was not held as recorded, and why; the reason is for those who see the views."""

    by: PersonId
    reason: str | None


@dataclass(frozen=True, slots=True)
class RecordView:
    """A meeting as recorded."""

    revision: int
    held_on: date
    recorded_on: date
    counts_from: date
    """The day a deadline is judged by."""
    participants: tuple[Party, ...]
    views: tuple[View, ...] | None
    answer: str | None
    outcome: Outcome
    by: PersonId
    confirmation: str
    """``confirmed``, ``disputed`` (by somebody, and confirmed by nobody) or ``unconfirmed``."""
    confirmed_by: tuple[PersonId, ...]
    disputes: tuple[DisputeView, ...]


@dataclass(frozen=True, slots=True)
class MeetingView:
    """One discussion: what was sent before it, and what was recorded after it."""

    discussion: str
    invitation: InvitationView | None
    record: RecordView | None


@dataclass(frozen=True, slots=True)
class CommentView:
    """A comment, and what came of it."""

    comment: str
    revision: int
    employee: PersonId | None
    day: date | None
    by: PersonId
    capacity: Capacity
    text: str | None
    changed: tuple[ChangeMade, ...]
    answered: bool
    answer: str | None
    answered_by: PersonId | None


@dataclass(frozen=True, slots=True)
class DiscussionOfPlan:
    """Everything about the discussion of a plan."""

    plan: PlanId
    state: str
    revision: int
    fingerprint: Fingerprint | None
    effective_on: date
    today: date
    deadlines: tuple[DeadlineView, ...]
    counts_from: date | None
    """The earliest day that counts for the last revision; none: it is not discussed."""
    meetings: tuple[MeetingView, ...]
    comments: tuple[CommentView, ...]
    open_comments: int
    version: int


@dataclass(frozen=True, slots=True)
class ReadingDiscussions:
    """The reading of a plan's discussion."""

    handling: Handling
    law: Law

    def discussion(self, asked: Asked, plan: PlanId) -> DiscussionOfPlan:
        """The whole of it, as the reader may see it. Raises ``RotaPlanUnknown`` and ``NotAllowed``."""
        work = self.handling.look(asked)
        state = open_plan(work, plan)
        act_as(work, state.opened.unit, *READERS)
        insight = bool(roles(work, state.opened.unit) & frozenset(OVERSIGHT))
        own = aliases(work, asked.actor.person)
        effective = effective_day(state)
        dated = deadlines(state, notices(self.law.on(effective).figures))
        counted = [d.counts_from for d in state.discussions if d.record.revision == state.revision]
        return DiscussionOfPlan(
            plan=plan,
            state=type(state).__name__.lower(),
            revision=state.revision,
            fingerprint=None if isinstance(state, Draft) else state.fingerprint,
            effective_on=effective,
            today=work.today,
            deadlines=tuple(
                DeadlineView(d.what, d.last_day, d.source, d.confidence, d.days_left(work.today)) for d in dated
            ),
            counts_from=min(counted, default=None),
            meetings=_meetings(state, insight=insight),
            comments=tuple(_comment(c) for c in state.comments if insight or c.said.by in own),
            open_comments=len(state.open_comments),
            version=work.version(ROTA_PLAN, plan),
        )


def _meetings(state: OpenPlan, *, insight: bool) -> tuple[MeetingView, ...]:
    """Those recorded, each with its invitation, then those that are only invited to."""
    recorded = {d.record.discussion: d for d in state.discussions}
    ahead = [i for i in state.invitations if i.discussion not in recorded]
    held = (
        MeetingView(name, _invitation(invitation(state, name)), _record(d, insight=insight))
        for name, d in recorded.items()
    )
    return (*held, *(MeetingView(i.discussion, _invitation(i), None) for i in ahead))


def _invitation(i: DiscussionInvited | None) -> InvitationView | None:
    if i is None:
        return None
    return InvitationView(i.revision, i.fingerprint, i.sent_on, i.recorded_on, i.meeting_on, i.invited, i.by)


def _record(d: Discussion, *, insight: bool) -> RecordView:
    r = d.record
    return RecordView(
        r.revision, r.held_on, r.recorded_on, d.counts_from, r.participants,
        r.views if insight else None, r.answer if insight else None, r.outcome, r.by,
        "confirmed" if d.confirmed_by else "disputed" if d.disputes else "unconfirmed",
        tuple(sorted(d.confirmed_by)), tuple(DisputeView(x.by, x.reason if insight else None) for x in d.disputes),
    )  # fmt: skip


def _comment(c: Comment) -> CommentView:
    said, answer = c.said, c.answer
    return CommentView(
        said.comment, said.revision, said.employee, said.day, said.by, said.capacity, said.text, c.changes,
        answer is not None, None if answer is None else answer.answer, None if answer is None else answer.by,
    )  # fmt: skip
