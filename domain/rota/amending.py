"""Amendments (*endringer*) of a published plan: what differs from the binding revision, and from which day."""

from collections.abc import Iterator
from datetime import date

from domain.ids import PersonId
from domain.rota.events import Cell
from domain.rota.states import OpenPlan


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
