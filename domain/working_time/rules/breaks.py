"""Breaks (*pauser*, AML § 10-9)."""

from collections.abc import Iterator

from domain.law import LawRef
from domain.working_time.findings import Seen, Verdict
from domain.working_time.line import Line
from domain.working_time.model import ZERO
from domain.working_time.rule_set import Bound, Rule
from domain.working_time.rules.normal_hours import HOURS

BREAKS = "breaks"


def breaks(line: Line) -> Iterator[Seen]:
    """A duty of over 5 h 30 has a break; one of 8 h or more has breaks of at least 30 min together.

    Paid and unpaid breaks both count; hours are working time. Left out: where in the duty the break lies, and
    the break before more than two hours' overtime (§ 10-9 (2)), which a plan does not hold.
    """
    figures = line.rule.figures
    for shift, hours in zip(line.shifts, line.hours, strict=True):
        given = shift.unpaid_break + shift.paid_break
        if hours >= figures.long_break_from.value and given < figures.long_break.value:
            yield Seen(Verdict.VIOLATION, shift.day, shift.day, given, figures.long_break.value, HOURS, (shift,))
        elif hours > figures.break_over.value and given <= ZERO:
            yield Seen(Verdict.VIOLATION, shift.day, shift.day, 0, 1, BREAKS, (shift,))


RULES = (
    Rule(
        "AML-10-9-1-BREAK",
        LawRef("AML § 10-9 (1)"),
        "the breaks of the shift",
        "pausene i vakten",
        breaks,
        Bound.AT_LEAST,
        figures=("break_over", "long_break_from", "long_break"),
    ),
)
