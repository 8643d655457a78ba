"""The audit trail: who did what, when, by which clock, on whose mandate, under which rule set, on which revision.

A line stands once, under its own stream. Which streams concern a plan is kept apart, so that a grant of a mandate, or
a need set before the plan was opened, is in the trail from the moment the plan has to do with it.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from adapters.projections.audit_sentences import Audited, sentence
from adapters.projections.rows import Projection, Rows, maybe_number, maybe_text, number, text
from application.ports.event_store import Recorded
from application.ports.read_models import AuditLine
from domain.agreement.events import (
    AgreementCommentAnswered,
    AgreementCommented,
    AgreementConsentRecorded,
    AgreementNoticeGiven,
    AgreementProposed,
    AgreementRefused,
    AgreementReliedOn,
    AgreementSigned,
)
from domain.assessment.events import (
    AssessmentCarried,
    AssessmentOpened,
    AssessmentReliedOn,
    AssessmentShown,
    ParticipantNamed,
    RiskAccepted,
    StatementGiven,
)
from domain.ids import MandateId, PersonId, PlanId
from domain.observation.observations import UnitObserved
from domain.representation.mandate import MANDATE
from domain.rota.events import (
    ChangeAccepted,
    CommentAnswered,
    DiscussionConfirmed,
    DiscussionDisputed,
    DiscussionInvited,
    RotaCommented,
    RotaDiscussed,
    RotaGenerated,
    RotaPlanOpened,
    RotaProposed,
    RotaPublished,
)
from domain.signing.keys import SIGNING_KEYS
from domain.staffing.staffing_plan import STAFFING_PLAN

WHOLE_STREAM = ""
TABLES = {
    "audit_lines": "position bigint not null, name text not null, stream text not null, version bigint not null, "
    "recorded_at text not null, decided_at text not null, clock text not null, actor text not null, "
    "role text not null, mandate text, rule_set text, revision bigint, what text not null, "
    "command_id text not null, correlation_id text not null, leaf text not null, primary key (generation, position)",
    "audit_streams": "plan text not null, stream text not null, primary key (generation, plan, stream)",
    "audit_revisions": "stream text not null, subject text not null, revision bigint not null, "
    "primary key (generation, stream, subject)",
}
INDEXES = {
    "audit_lines_of_stream": "audit_lines (generation, stream)",
    "audit_lines_of_command": "audit_lines (generation, command_id)",
}


def apply(recorded: Recorded, rows: Rows) -> None:
    """Add the fact's line, and say which plan its stream and its mandate concern."""
    event = recorded.event
    if not isinstance(event, Audited):
        return
    _concerns(rows, recorded.stream, event)
    revision = _revision(rows, recorded.stream, event)
    rows.run(
        "insert into audit_lines values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows.generation, recorded.position, recorded.name, recorded.stream, recorded.version,
        recorded.recorded_at.isoformat(), recorded.decided_at.isoformat(), recorded.clock.value, recorded.actor,
        recorded.role, recorded.mandate, rule_set_of(event), revision, sentence(event),
        str(recorded.command_id), str(recorded.correlation_id), recorded.leaf.hex(),
    )  # fmt: skip
    if isinstance(event, UnitObserved):
        _observed(rows, recorded)
    for name in _stands_behind(recorded.mandate, event):
        rows.run(
            "insert into audit_streams select generation, plan, ? from audit_streams "
            "where generation = ? and stream = ? on conflict (generation, plan, stream) do nothing",
            name, rows.generation, recorded.stream,
        )  # fmt: skip


def _stands_behind(held: MandateId | None, event: Audited) -> Iterator[str]:
    """The streams that say by what right it was done: the mandates, and the keys that sign under them.

    An employee's own keys are shown to the employee and to auditors, not in a plan's trail.
    """
    for mandate in dict.fromkeys((held, mandate_of(event))):
        if mandate is not None:
            yield MANDATE.stream(mandate)
            yield SIGNING_KEYS.stream(mandate)


def _observed(rows: Rows, recorded: Recorded) -> None:
    """An observation concerns the plans whose assessments were reopened with it; those facts stand before it."""
    rows.run(
        "insert into audit_streams select distinct o.generation, o.plan, ? from audit_lines l "
        "join audit_streams o on o.generation = l.generation and o.stream = l.stream "
        "where l.generation = ? and l.command_id = ? on conflict (generation, plan, stream) do nothing",
        recorded.stream, rows.generation, str(recorded.command_id),
    )  # fmt: skip


def mandate_of(event: Audited) -> MandateId | None:
    """The mandate that was acted on, where the fact names one: the actor's, or that of who was shown something."""
    match event:
        case (
            AgreementSigned(mandate=mandate)
            | AgreementRefused(mandate=mandate)
            | AgreementNoticeGiven(mandate=mandate)
            | AgreementCommented(mandate=mandate)
            | AgreementCommentAnswered(mandate=mandate)
            | AssessmentShown(mandate=mandate)
            | StatementGiven(mandate=mandate)
            | ParticipantNamed(mandate=mandate)
            | RiskAccepted(mandate=mandate)
            | DiscussionConfirmed(mandate=mandate)
            | DiscussionDisputed(mandate=mandate)
            | RotaCommented(mandate=mandate)
        ):
            return mandate
        case _:
            return None


def rule_set_of(event: Audited) -> str | None:
    """The rule set it was judged under, where it was."""
    match event:
        case (
            RotaGenerated(rule_set=rule_set)
            | RotaProposed(rule_set=rule_set)
            | RotaPublished(rule_set=rule_set)
            | AgreementSigned(rule_set=rule_set)
            | AssessmentOpened(rule_set=rule_set)
            | AssessmentCarried(rule_set=rule_set)
        ):
            return rule_set
        case _:
            return None


def _concerns(rows: Rows, stream: str, event: Audited) -> None:
    """Note the plan that the event's stream concerns from now on, where the event says so."""
    match event:
        case RotaPlanOpened(plan=plan, staffing_plan=staffing_plan):
            streams = [stream, STAFFING_PLAN.stream(staffing_plan)]
        case AgreementProposed(plan=plan) | AgreementConsentRecorded(plan=plan) | AssessmentOpened(plan=plan):
            streams = [stream]
        case _:
            return
    rows.each(
        "insert into audit_streams values (?, ?, ?) on conflict (generation, plan, stream) do nothing",
        [(rows.generation, plan, name) for name in streams],
    )


def _revision(rows: Rows, stream: str, event: Audited) -> int | None:
    """The revision the fact is about: its own, that of its assessment, or that of the discussion it confirms."""
    match event:
        case (
            RotaProposed(revision=revision)
            | RotaPublished(revision=revision)
            | DiscussionInvited(revision=revision)
            | ChangeAccepted(revision=revision)
            | AgreementSigned(revision=revision)
            | AgreementReliedOn(revision=revision)
            | AssessmentReliedOn(revision=revision)
            | AssessmentCarried(revision=revision)
        ):
            return revision
        case RotaDiscussed(revision=revision, discussion=name):
            _remember(rows, stream, f"discussion {name}", revision)
            return revision
        case RotaCommented(revision=revision, comment=name):
            _remember(rows, stream, f"comment {name}", revision)
            return revision
        case AssessmentOpened(revision=revision):
            _remember(rows, stream, WHOLE_STREAM, revision)
            return revision
        case DiscussionConfirmed(discussion=name) | DiscussionDisputed(discussion=name):
            return _remembered(rows, stream, f"discussion {name}")
        case CommentAnswered(comment=name):
            return _remembered(rows, stream, f"comment {name}")
        case _:
            return _remembered(rows, stream, WHOLE_STREAM)


def _remember(rows: Rows, stream: str, subject: str, revision: int) -> None:
    rows.run("insert into audit_revisions values (?, ?, ?, ?)", rows.generation, stream, subject, revision)


def _remembered(rows: Rows, stream: str, subject: str) -> int | None:
    row = rows.first(
        "select revision from audit_revisions where generation = ? and stream = ? and subject = ?",
        rows.generation, stream, subject,
    )  # fmt: skip
    return None if row is None else number(row[0])


def lines(rows: Rows, plan: PlanId) -> tuple[AuditLine, ...]:
    """Everything that concerns the plan, in order of the log."""
    found = rows.all(
        "select l.position, l.name, l.stream, l.version, l.recorded_at, l.decided_at, l.clock, l.actor, l.role, "
        "l.mandate, l.rule_set, l.revision, l.what, l.command_id, l.correlation_id, l.leaf from audit_streams s "
        "join audit_lines l on l.generation = s.generation and l.stream = s.stream "
        "where s.generation = ? and s.plan = ? order by l.position",
        rows.generation, plan,
    )  # fmt: skip
    return tuple(_line(row) for row in found)


def _line(row: tuple[object, ...]) -> AuditLine:
    (position, name, stream, version, recorded_at, decided_at, clock, actor, role,
     mandate, rule_set, revision, what, command_id, correlation_id, leaf) = row  # fmt: skip
    return AuditLine(
        number(position),
        text(name),
        text(stream),
        number(version),
        datetime.fromisoformat(text(recorded_at)),
        datetime.fromisoformat(text(decided_at)),
        text(clock),
        PersonId(text(actor)),
        text(role),
        maybe_text(mandate),
        maybe_text(rule_set),
        maybe_number(revision),
        text(what),
        UUID(text(command_id)),
        UUID(text(correlation_id)),
        text(leaf),
    )


AUDIT_TRAIL = Projection("audit_trail", 4, TABLES, apply, INDEXES)
