"""Amendments (*endringer*) of a published plan: what differs from the binding revision, and from which day."""

from collections.abc import Iterator, Sequence
from datetime import date

from domain.ids import PersonId
from domain.rota.commands import AcceptChange
from domain.rota.errors import AcceptedByAnother, LineNotChanged, OtherLineShown, RotaPlanNotProposed
from domain.rota.events import Cell, ChangeAccepted
from domain.rota.states import OpenPlan, Proposed


def changed_cells(plan: OpenPlan) -> Iterator[tuple[PersonId, Cell]]:
    """Every cell that differs from the binding revision, by employee and day; none before a first publication."""
    if plan.binding is None:
        return
    for employee in plan.opened.people:
        before, after = plan.binding.lines.get(employee, {}), plan.lines.get(employee, {})
        for day in sorted({*before, *after}):
            if before.get(day) != after.get(day):
                yield employee, Cell(day, before.get(day), after.get(day))


def changed_lines(plan: OpenPlan) -> frozenset[PersonId]:
    """Those whose line differs from the binding revision; before a first publication every line is new."""
    if plan.binding is None:
        return frozenset(plan.opened.people)
    return frozenset(employee for employee, _ in changed_cells(plan))


def effective_day(plan: OpenPlan) -> date:
    """The day the plan's present lines take effect, from which deadlines run back (AML § 10-3).

    The period's first day for a first publication; the first changed day for an amendment. Where nothing differs
    from the binding revision it is the period's first day too.
    """
    return min((cell.day for _, cell in changed_cells(plan)), default=plan.opened.period.first_day)


def not_accepted(plan: OpenPlan) -> frozenset[PersonId]:
    """Those whose line differs from the binding revision, and who have not accepted it as it stands."""
    if not isinstance(plan, Proposed):
        return changed_lines(plan)
    prints, accepted = plan.line_fingerprints, plan.accepted
    return frozenset(e for e in changed_lines(plan) if e not in accepted or accepted[e] != prints.get(e))


def accept(c: AcceptChange, plan: OpenPlan) -> Sequence[ChangeAccepted]:
    """Accept the change of one's own line as it stands proposed; a second time changes nothing."""
    if not isinstance(plan, Proposed):
        raise RotaPlanNotProposed(f"{c.plan} has no proposed revision to accept a change of", plan=c.plan)
    if c.employee not in c.accounts | {c.by}:
        raise AcceptedByAnother(f"{c.employee} accepts a change of that line, not {c.by}", employee=c.employee)
    if plan.binding is None or c.employee not in changed_lines(plan):
        raise LineNotChanged(f"revision {plan.revision} changes nothing binding in {c.employee}'s line", plan=c.plan)
    stands = plan.line_fingerprints[c.employee]
    if c.line != stands:
        raise OtherLineShown(
            f"{c.employee}'s line in revision {plan.revision} is another: {stands}", fingerprint=stands
        )
    if plan.accepted.get(c.employee) == stands:
        return []
    return [ChangeAccepted(c.plan, c.employee, plan.revision, stands, c.by)]
