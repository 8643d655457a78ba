"""A plan's agreements, discussion and assessment as a person reads them; free text is never taken as markup."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rich.markup import escape
from rich.table import Table

from api.cli.plan_words import Say
from application.ports.read_models import AgreementView
from application.reading_assessments import AssessmentInFull
from application.rota.discussion_view import CommentView, DiscussionOfPlan, MeetingView, RecordView


def agreements_table(found: Sequence[AgreementView], say: Say) -> Table:
    """Each agreement, and how far it has come."""
    table = _table(
        say, "agreement", "basis", "with", "state", "in force", "lines signed", "extended to all", "comments unanswered"
    )
    for a in found:
        extended = ""
        if a.extended:
            extended = say("{} of {} bound").format(a.bound, a.doing_same_work)
        _add(
            table, a.agreement, a.basis, a.party, say(a.state), f"{a.first_day} – {a.last_day}",
            say("{} of {}").format(a.signed_for, a.in_scope), extended, a.unanswered or "",
        )  # fmt: skip
    return table


def discussion_tables(found: DiscussionOfPlan, say: Say) -> Iterator[Table | str]:
    """What counts, the deadlines, each meeting with what was said there, and the comments."""
    counts = say("not discussed yet") if found.counts_from is None else f"{say('counts from')} {found.counts_from}"
    yield (
        f"{found.plan}: {say(found.state)}, {say('revision')} {found.revision}, "
        f"{say('takes effect')} {found.effective_on}; {counts}"
    )
    deadlines = _table(say, "deadline", "last day", "days left", "source")
    for d in found.deadlines:
        _add(deadlines, say(d.what), d.last_day, d.days_left, f"{d.source} ({say(d.confidence.value)})")
    yield deadlines
    if found.meetings:
        meetings = _table(
            say, "meeting", "revision", "invited", "held", "recorded", "who was there", "outcome", "record"
        )
        for m in found.meetings:
            _add(meetings, *_meeting(m, say))
        yield meetings
    for m in found.meetings:
        if m.record is not None:
            yield from _said_at(m.discussion, m.record, say)
    if found.comments:
        comments = _table(say, "comment", "about", "by", "what was said", "what came of it")
        for c in found.comments:
            _add(comments, c.comment, _about(c, say), f"{c.by} ({c.capacity})", c.text or "…", _came_of(c, say))
        yield comments


def assessment_tables(found: AssessmentInFull, say: Say) -> Iterator[Table | str]:
    """What it came to, what it looked at, what it takes for granted, and who has seen it."""
    yield from _came_to(found, say)
    hazards = _table(say, "hazard", "side", "risk", "risk left")
    for h in found.hazards:
        _add(hazards, h.hazard.hazard, say(h.hazard.side), say(h.risk), say(h.residual_risk))
    yield hazards
    if found.measures:
        measures = _table(say, "measure", "against", "owner", "deadline", "done")
        for m in found.measures:
            decided = m.measure
            _add(measures, decided.measure, decided.hazard, decided.owner, decided.deadline, m.done_on or "")
        yield measures
    if found.assumptions:
        assumptions = _table(say, "what is taken for granted", "limit", "does it hold")
        broken = {b.assumption.id for b in found.broken}
        for a in found.assumptions:
            of = say(a.measure) if a.competence is None else f"{say(a.measure)}: {a.competence}"
            holds = say("no") if a.id in broken else say("yes")
            _add(assumptions, f"{a.id} ({of})", f"{say(a.holds)} {a.unit}", holds)
        yield assumptions
    yield f"{say('shown to')}: {_people((s.person, s.audience) for s in found.shown)}"
    yield f"{say('took part')}: {_people((p.person, p.capacity) for p in found.participants)}"
    yield from (f"{s.by} ({s.audience}): {s.statement}" for s in found.statements)


def _came_to(found: AssessmentInFull, say: Say) -> Iterator[str]:
    opened, concluded = found.opened, found.conclusion
    name = f"{opened.assessment}: {say('assessment of revision')} {', '.join(map(str, found.covers))}"
    if concluded is None:
        yield f"{name}: {say('no conclusion yet')}"
    else:
        yield (
            f"{name}: {say(concluded.conclusion)} ({concluded.grounds}), {say('by')} {concluded.by}; "
            f"{say('look at again by')} {concluded.review_by}"
        )
    if found.reopened is not None:
        yield f"{say('reopened')}: {found.reopened}"
    if found.awaits:
        yield f"{say('awaits')}: {', '.join(found.awaits)}"
    if found.accepted is not None:
        yield f"{say('accepted by')} {found.accepted.by}: {found.accepted.grounds}"


def _meeting(m: MeetingView, say: Say) -> tuple[object, ...]:
    invited, record = m.invitation, m.record
    sent = "" if invited is None else f"{invited.sent_on}: {', '.join(p.person for p in invited.invited)}"
    if record is None:
        revision: object = "" if invited is None else invited.revision
        ahead: date | str = "" if invited is None else invited.meeting_on
        return (m.discussion, revision, sent, f"({ahead})", "", "", "", "")
    there = _people((p.person, p.capacity) for p in record.participants)
    confirmed = f"{say(record.confirmation)} {', '.join(record.confirmed_by)}".rstrip()
    return (
        m.discussion, record.revision, sent, record.held_on, record.recorded_on, there, say(record.outcome), confirmed
    )  # fmt: skip


def _said_at(discussion: str, record: RecordView, say: Say) -> Iterator[str]:
    for view in record.views or ():
        yield f"{discussion}, {say('views')}: {view.who or '…'} ({view.capacity}): {view.text}"
    if record.answer:
        answered = say("the employer's answer")
        yield f"{discussion}, {answered}: {record.answer}"
    for dispute in record.disputes:
        yield f"{discussion}, {say('disputed by')} {dispute.by}: {dispute.reason or '…'}"


def _about(c: CommentView, say: Say) -> str:
    if c.employee is None:
        return say("the whole plan")
    return c.employee if c.day is None else f"{c.employee} {c.day}"


def _came_of(c: CommentView, say: Say) -> str:
    if not c.answered:
        return say("not answered")
    made = (f"{m.employee} {', '.join(map(str, m.days))} ({say('revision')} {m.revision})" for m in c.changed)
    changes = "; ".join(made)
    return f"{say('changed')}: {changes}. {c.answer or '…'}" if changes else c.answer or "…"


def _people(people: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{person} ({capacity})" for person, capacity in people) or "–"


def _table(say: Say, *headings: str) -> Table:
    return Table(*(say(heading) for heading in headings))


def _add(table: Table, *cells: object) -> None:
    table.add_row(*(escape(str(cell)) for cell in cells))
