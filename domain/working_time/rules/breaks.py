"""Breaks (*pauser*, AML § 10-9)."""

from collections.abc import Iterator

from domain.law import LawRef
from domain.working_time.findings import Seen, Verdict
from domain.working_time.line import Line
from domain.working_time.model import ZERO, Shift
from domain.working_time.rule_set import Bound, Concerns, Rule
from domain.working_time.rules.normal_hours import HOURS

BREAKS = "breaks"


def breaks(line: Line) -> Iterator[Seen]:
    """A duty of over 5 h 30 has a break; one of 8 h or more has breaks of at least 30 min together.

    Paid and unpaid breaks both count; hours are all working time of the duty, what is beyond agreed hours too. A
    break that one is not free to leave (on record for the line) is working time and still a break. Silent under a
    tariff agreement on the whole chapter, and for duties with another employer. Left out: where in the duty the
    break lies, and that it may be moved when that is necessary.
    """
    figures = line.rule.figures
    bound = line.facts.work.break_free_to_leave is False
    for shift in line.shifts:
        given = shift.unpaid_break + shift.paid_break
        hours = shift.ends - shift.starts if bound else shift.hours
        if hours >= figures.long_break_from.value:
            least = figures.long_break.value
            if given < least and not _elsewhere(line, shift):
                yield Seen(Verdict.VIOLATION, shift.day, shift.day, given, least, HOURS, (shift,))
        elif hours > figures.break_over.value and given <= ZERO and not _elsewhere(line, shift):
            yield Seen(Verdict.VIOLATION, shift.day, shift.day, 0, 1, BREAKS, (shift,))


def overtime_break(line: Line) -> Iterator[Seen]:
    """Whoever works on for more than two hours after the normal hours has a break of at least 30 min.

    The time worked on is the duty's extra time at its end, or from when overtime began where that is on record; the
    break is part of it and working time, and not counted against the quota. A segment's break is taken to lie in
    the overtime when the segment reaches past its beginning, for a plan does not say where in a segment a break
    lies; one in a segment that ended before is another break. Silent under a tariff agreement on the whole chapter.
    Left out: that the break may be shortened or moved when that is necessary.
    """
    least, longest = line.rule.figures.overtime_break.value, line.rule.figures.overtime_break_over.value
    on_record = line.facts.work.overtime_from
    for duty, parts in zip(line.shifts, line.parts, strict=True):
        begins = duty.ends - duty.extra
        if on_record is not None and duty.starts <= on_record < begins:
            begins = on_record
        if duty.ends - begins > longest:
            given = sum((s.unpaid_break + s.paid_break for s in parts if s.ends > begins), ZERO)
            if given < least and not _elsewhere(line, duty):
                yield Seen(Verdict.VIOLATION, duty.day, duty.day, given, least, HOURS, (duty,))


def _elsewhere(line: Line, duty: Shift) -> bool:
    """Whether the act's breaks do not hold: by tariff agreement, or because the duty is another employer's."""
    return duty.other_employer or line.limits.on(duty.day).whole_chapter


RULES = (
    Rule(
        "AML-10-9-1-BREAK",
        LawRef("AML § 10-9 (1)"),
        "the breaks of the shift",
        "pausene i vakten",
        breaks,
        Bound.AT_LEAST,
        figures=("break_over", "long_break_from", "long_break"),
        concerns=Concerns.CHAPTER_10,
    ),
    Rule(
        "AML-10-9-2-OT-BREAK",
        LawRef("AML § 10-9 (2)"),
        "the break in overtime",
        "pausen ved overtidsarbeid",
        overtime_break,
        Bound.AT_LEAST,
        figures=("overtime_break_over", "overtime_break"),
        concerns=Concerns.CHAPTER_10,
    ),
)
