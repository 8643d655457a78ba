"""One rota plan: opened, drafted, proposed as a revision, discussed, published, amended or withdrawn."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain.decider import Decider
from domain.ids import PersonId, ShiftCode
from domain.rota.commands import (
    ChangeRotaLine,
    ConfirmDiscussion,
    ImportRota,
    OpenRotaPlan,
    ProposeRota,
    PublishRota,
    RecordDiscussion,
    RotaPlanCommand,
    TakeGeneratedRota,
    WithdrawRota,
)
from domain.rota.errors import (
    ConfirmedByOneself,
    DiscussionIsRecorded,
    DiscussionUnknown,
    GeneratedRotaIsUnlawful,
    HeldInTheFuture,
    NothingChanged,
    RotaOutsideThePlan,
    RotaPlanIsEmpty,
    RotaPlanIsOpened,
    RotaPlanIsProposed,
    RotaPlanIsPublished,
    RotaPlanIsWithdrawn,
    RotaPlanNotProposed,
    RotaPlanNotReady,
    RotaPlanUnknown,
)
from domain.rota.events import (
    Cell,
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
from domain.rota.readiness import readiness
from domain.rota.states import (
    Binding,
    Discussion,
    Draft,
    Lines,
    NotOpened,
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
        case RecordDiscussion() as c:
            return [_discuss(c, plan)]
        case ConfirmDiscussion() as c:
            return _confirm(c, plan)
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


def _take(c: TakeGeneratedRota, plan: Draft | Proposed | Published) -> RotaGenerated:
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


def _change(c: ChangeRotaLine, plan: Draft | Proposed | Published) -> RotaLineChanged:
    _check(plan.opened, c.employee, c.days)
    line = plan.lines.get(c.employee, {})
    cells = tuple(Cell(d, line.get(d), code) for d, code in sorted(c.days.items()) if line.get(d) != code)
    if not cells:
        raise NothingChanged(f"{c.employee}'s line in {c.plan} has those shifts already", employee=c.employee)
    return RotaLineChanged(c.plan, c.employee, cells, c.reason, c.by)


def _propose(c: ProposeRota, plan: Draft | Proposed | Published) -> RotaProposed:
    match plan:
        case Proposed():
            raise RotaPlanIsProposed(f"{c.plan} stands proposed as revision {plan.revision}", plan=c.plan)
        case Published():
            raise RotaPlanIsPublished(f"{c.plan} is published at revision {plan.revision}", plan=c.plan)
        case Draft():
            if not any(plan.lines.values()):
                raise RotaPlanIsEmpty(f"{c.plan} has no shift in any line", plan=c.plan)
            types = types_of(plan.opened)
            lines = {e: line_fingerprint(c.plan, e, plan.lines.get(e, {}), types) for e in plan.opened.people}
            verdicts = Counter(f.verdict.value for f in c.findings)
            return RotaProposed(
                c.plan, plan.revision + 1, plan_fingerprint(lines), lines,
                c.rule_set, dict(sorted(verdicts.items())), c.uncovered, c.by,
            )  # fmt: skip


def _discuss(c: RecordDiscussion, plan: Draft | Proposed | Published) -> RotaDiscussed:
    if not isinstance(plan, Proposed):
        raise RotaPlanNotProposed(f"{c.plan} has no proposed revision to have discussed", plan=c.plan)
    if any(d.record.discussion == c.discussion for d in plan.discussions):
        raise DiscussionIsRecorded(f"{c.plan} has a discussion {c.discussion} already", discussion=c.discussion)
    if c.held_on > c.today:
        raise HeldInTheFuture(f"{c.discussion}: held on {c.held_on}; {c.today} or earlier is accepted")
    return RotaDiscussed(
        c.plan, c.discussion, plan.revision, c.held_on, c.today, c.participants, c.views, c.answer, c.by
    )


def _confirm(c: ConfirmDiscussion, plan: Draft | Proposed | Published) -> list[RotaPlanEvent]:
    known = next((d for d in plan.discussions if d.record.discussion == c.discussion), None)
    if known is None:
        raise DiscussionUnknown(f"{c.plan} has no discussion {c.discussion}", discussion=c.discussion)
    if c.by == known.record.by:
        raise ConfirmedByOneself(f"{c.discussion} was recorded by {c.by}; the other party confirms it")
    if c.by in known.confirmed_by:
        return []
    return [DiscussionConfirmed(c.plan, c.discussion, c.mandate, c.by)]


def _publish(c: PublishRota, plan: Draft | Proposed | Published) -> RotaPublished:
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
            return _draft(plan, {line.employee: line.days for line in lines})
        case RotaLineChanged(employee=employee, cells=cells):
            days = {**plan.lines.get(employee, {}), **{c.day: c.after for c in cells}}
            kept = {d: code for d, code in sorted(days.items()) if code is not None}
            return _draft(plan, {**plan.lines, employee: kept})
        case RotaProposed() as e:
            return Proposed(
                plan.opened, plan.lines, e.revision, e.fingerprint, e.lines, e.rule_set, plan.discussions, plan.binding
            )
        case RotaDiscussed():
            return replace(plan, discussions=(*plan.discussions, Discussion(event)))
        case DiscussionConfirmed(discussion=name, by=by):
            return replace(plan, discussions=tuple(_confirmed(d, name, by) for d in plan.discussions))
        case RotaPublished() as e:
            if not isinstance(plan, Proposed):
                return plan
            binding = Binding(e.revision, e.fingerprint, plan.lines, e.agreements, e.assessment)
            return Published(
                plan.opened, plan.lines, e.revision, e.fingerprint,
                plan.line_fingerprints, e.rule_set, binding, plan.discussions,
            )  # fmt: skip
        case RotaWithdrawn():
            return Withdrawn(plan.opened)


def _draft(plan: Draft | Proposed | Published, lines: Lines) -> Draft:
    return Draft(plan.opened, lines, plan.revision, plan.discussions, plan.binding)


def _confirmed(discussion: Discussion, name: str, by: PersonId) -> Discussion:
    if discussion.record.discussion != name:
        return discussion
    return replace(discussion, confirmed_by=discussion.confirmed_by | {by})


ROTA_PLAN: Decider[RotaPlanCommand, RotaPlan, RotaPlanEvent] = Decider("rota_plan", NotOpened(), decide, evolve)
