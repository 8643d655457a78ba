"""One rota plan: opened, drafted, proposed as a revision, discussed, published, amended or withdrawn."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain.decider import Decider
from domain.ids import Fingerprint, PersonId, ShiftCode
from domain.rota.amending import accept
from domain.rota.commands import (
    AcceptChange,
    AnswerComment,
    ChangeRotaLine,
    CommentRota,
    ConfirmDiscussion,
    DisputeDiscussion,
    ImportRota,
    InviteToDiscussion,
    OpenRotaPlan,
    ProposeRota,
    PublishRota,
    RecordDiscussion,
    RotaPlanCommand,
    TakeGeneratedRota,
    WithdrawRota,
)
from domain.rota.commenting import answer, check_cause, comment, with_answer, with_change
from domain.rota.discussion import confirm, discuss, dispute, invite, with_word
from domain.rota.errors import (
    GeneratedRotaIsUnlawful,
    NothingChanged,
    RotaOutsideThePlan,
    RotaPlanIsEmpty,
    RotaPlanIsOpened,
    RotaPlanIsProposed,
    RotaPlanIsPublished,
    RotaPlanIsWithdrawn,
    RotaPlanNotReady,
    RotaPlanUnknown,
)
from domain.rota.events import (
    Cell,
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
from domain.rota.readiness import readiness
from domain.rota.states import (
    Binding,
    Comment,
    Discussion,
    Draft,
    Lines,
    NotOpened,
    OpenPlan,
    Proposed,
    Published,
    RotaPlan,
    Withdrawn,
    line_fingerprint,
    plan_fingerprint,
    types_of,
)


def decide(command: RotaPlanCommand, plan: RotaPlan) -> Sequence[RotaPlanEvent]:
    """The facts that ``command`` makes, or a refusal."""
    if isinstance(command, OpenRotaPlan):
        return [_open(command, plan)]
    if isinstance(plan, NotOpened):
        raise RotaPlanUnknown(f"no rota plan {command.plan} is open", plan=command.plan)
    if isinstance(plan, Withdrawn):
        raise RotaPlanIsWithdrawn(f"rota plan {command.plan} was given up; open another", plan=command.plan)
    match command:
        case TakeGeneratedRota() as c:
            return [_take(c, plan)]
        case ImportRota() as c:
            lines = _checked_lines(plan.opened, c.rota.lines)
            return [RotaImported(c.plan, lines, c.source, c.by)]
        case ChangeRotaLine() as c:
            return [_change(c, plan)]
        case ProposeRota() as c:
            return [_propose(c, plan)]
        case InviteToDiscussion() as c:
            return [invite(c, plan)]
        case RecordDiscussion() as c:
            return [discuss(c, plan)]
        case ConfirmDiscussion() as c:
            return confirm(c, plan)
        case DisputeDiscussion() as c:
            return [dispute(c, plan)]
        case CommentRota() as c:
            return [comment(c, plan)]
        case AnswerComment() as c:
            return [answer(c, plan)]
        case AcceptChange() as c:
            return accept(c, plan)
        case PublishRota() as c:
            return [_publish(c, plan)]
        case WithdrawRota() as c:
            return [RotaWithdrawn(c.plan, c.reason, c.by)]


def _open(c: OpenRotaPlan, plan: RotaPlan) -> RotaPlanOpened:
    if not isinstance(plan, NotOpened):
        raise RotaPlanIsOpened(f"rota plan {c.plan} is open already", plan=c.plan)
    opened = RotaPlanOpened(
        c.plan, c.unit, c.period, c.terms, c.shift_types, c.staffing_plan, tuple(sorted(c.people)), c.sought, c.by
    )
    for employee, days in c.history.items():
        _check_known(opened, employee, days)
        for day in days:
            if day >= c.period.first_day:
                raise _outside(employee, day, f"{day} is not before {c.period.first_day}, when {c.plan} begins")
    lines = tuple(
        PlanLine(employee, dict(sorted(days.items()))) for employee, days in sorted(c.history.items()) if days
    )
    return replace(opened, history=lines)


def _take(c: TakeGeneratedRota, plan: OpenPlan) -> RotaGenerated:
    forbidden = [f for f in c.findings if f.verdict.forbids]
    if forbidden:
        first = forbidden[0]
        raise GeneratedRotaIsUnlawful(
            f"rota plan {c.plan}: the generator's rota has {len(forbidden)} findings that forbid publication even "
            f"under the agreements sought, the first {first.rule} for {first.employee} on {first.first_day}",
            forbidden,
            plan=c.plan,
        )
    lines = _checked_lines(plan.opened, c.answer.rota.lines)
    return RotaGenerated(c.plan, lines, c.problem, c.answer.stamp, c.rule_set, c.uncovered, c.by)


def _checked_lines(opened: RotaPlanOpened, lines: Lines) -> tuple[PlanLine, ...]:
    for employee, days in lines.items():
        _check(opened, employee, days)
    return tuple(PlanLine(e, dict(sorted(lines.get(e, {}).items()))) for e in opened.people)


def _check(opened: RotaPlanOpened, employee: PersonId, days: Mapping[date, ShiftCode | None]) -> None:
    _check_known(opened, employee, days)
    period = opened.period
    for day in days:
        if day not in period:
            runs = f"{opened.plan}, which runs from {period.first_day} to {period.last_day}"
            raise _outside(employee, day, f"{day} lies outside {runs}")


def _check_known(opened: RotaPlanOpened, employee: PersonId, days: Mapping[date, ShiftCode | None]) -> None:
    if employee not in opened.people:
        raise RotaOutsideThePlan(f"{employee} is not planned for in {opened.plan}", employee=employee)
    codes = {t.code for t in opened.shift_types}
    for day, code in days.items():
        if code is not None and code not in codes:
            known = ", ".join(sorted(codes))
            raise _outside(employee, day, f"{code} on {day} is not a shift code; {known} are")


def _outside(employee: PersonId, day: date, why: str) -> RotaOutsideThePlan:
    return RotaOutsideThePlan(f"{employee}: {why}", employee=employee, day=day.isoformat())


def _change(c: ChangeRotaLine, plan: OpenPlan) -> RotaLineChanged:
    _check(plan.opened, c.employee, c.days)
    check_cause(c, plan)
    line = plan.lines.get(c.employee, {})
    cells = tuple(Cell(d, line.get(d), code) for d, code in sorted(c.days.items()) if line.get(d) != code)
    if not cells:
        raise NothingChanged(f"{c.employee}'s line in {c.plan} has those shifts already", employee=c.employee)
    return RotaLineChanged(c.plan, c.employee, cells, c.reason, c.by, c.because_of)


def _propose(c: ProposeRota, plan: OpenPlan) -> RotaProposed:
    match plan:
        case Published():
            raise RotaPlanIsPublished(f"{c.plan} is published at revision {plan.revision}", plan=c.plan)
        case Proposed(rule_set=c.rule_set):
            raise RotaPlanIsProposed(f"{c.plan} stands proposed as revision {plan.revision}", plan=c.plan)
        case Draft() | Proposed():
            if not any(plan.lines.values()):
                raise RotaPlanIsEmpty(f"{c.plan} has no shift in any line", plan=c.plan)
            types = types_of(plan.opened)
            lines = {e: line_fingerprint(c.plan, e, plan.lines.get(e, {}), types) for e in plan.opened.people}
            verdicts = Counter(f.verdict.value for f in c.findings)
            return RotaProposed(
                c.plan, plan.revision + 1, plan_fingerprint(lines), lines,
                c.rule_set, dict(sorted(verdicts.items())), c.uncovered, c.by,
            )  # fmt: skip


def _publish(c: PublishRota, plan: OpenPlan) -> RotaPublished:
    if isinstance(plan, Published):
        raise RotaPlanIsPublished(f"{c.plan} is published at revision {plan.revision}", plan=c.plan)
    obstacles = readiness(plan, c.grounds)
    if obstacles or isinstance(plan, Draft) or c.grounds.assessment is None:
        raise RotaPlanNotReady(f"{c.plan} cannot be published: {len(obstacles)} obstacles", obstacles, plan=c.plan)
    return RotaPublished(
        c.plan, plan.revision, plan.fingerprint, c.grounds.rule_set,
        c.grounds.relied_on, c.grounds.assessment.assessment, c.by, c.grounds.dissents,
    )  # fmt: skip


def evolve(plan: RotaPlan, event: RotaPlanEvent) -> RotaPlan:
    """The state after ``event``."""
    if isinstance(event, RotaPlanOpened):
        return Draft(event)
    if isinstance(plan, NotOpened | Withdrawn):
        return plan
    match event:
        case RotaGenerated(lines=lines) | RotaImported(lines=lines):
            return _draft(plan, {line.employee: line.days for line in lines}, plan.comments)
        case RotaLineChanged(employee=employee, cells=cells):
            days = {**plan.lines.get(employee, {}), **{c.day: c.after for c in cells}}
            kept = {d: code for d, code in sorted(days.items()) if code is not None}
            return _draft(plan, {**plan.lines, employee: kept}, with_change(plan, event))
        case RotaProposed() as e:
            return Proposed(
                plan.opened, plan.lines, e.revision, e.fingerprint, e.lines, e.rule_set,
                plan.discussions, plan.binding, plan.invitations, plan.comments, _accepted(plan),
            )  # fmt: skip
        case DiscussionInvited():
            return replace(plan, invitations=(*plan.invitations, event))
        case RotaDiscussed():
            return replace(plan, discussions=(*plan.discussions, Discussion(event)))
        case DiscussionConfirmed() | DiscussionDisputed():
            return replace(plan, discussions=with_word(plan.discussions, event))
        case RotaCommented():
            return replace(plan, comments=(*plan.comments, Comment(event)))
        case CommentAnswered():
            return replace(plan, comments=with_answer(plan.comments, event))
        case ChangeAccepted(employee=employee, line=line):
            if isinstance(plan, Published):
                return plan
            return replace(plan, accepted={**plan.accepted, employee: line})
        case RotaPublished() as e:
            if not isinstance(plan, Proposed):
                return plan
            binding = Binding(e.revision, e.fingerprint, plan.lines, e.agreements, e.assessment, e.dissents)
            return Published(
                plan.opened, plan.lines, e.revision, e.fingerprint, plan.line_fingerprints, e.rule_set,
                binding, plan.discussions, plan.invitations, plan.comments,
            )  # fmt: skip
        case RotaWithdrawn():
            return Withdrawn(plan.opened)


def _draft(plan: OpenPlan, lines: Lines, comments: tuple[Comment, ...]) -> Draft:
    return Draft(
        plan.opened, lines, plan.revision, plan.discussions, plan.binding, plan.invitations, comments, _accepted(plan)
    )


def _accepted(plan: OpenPlan) -> Mapping[PersonId, Fingerprint]:
    """What was accepted as a change of the binding revision: nothing of one that is binding itself."""
    return {} if isinstance(plan, Published) else plan.accepted


ROTA_PLAN: Decider[RotaPlanCommand, RotaPlan, RotaPlanEvent] = Decider("rota_plan", NotOpened(), decide, evolve)
