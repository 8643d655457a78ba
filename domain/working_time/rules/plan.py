"""What a plan line must be to be one: inside the period, one shift a day, and nobody in two places at once."""

from collections.abc import Iterator
from datetime import date

from domain.law import LawRef
from domain.working_time.findings import Seen, Verdict
from domain.working_time.line import Line
from domain.working_time.model import ZERO, Shift
from domain.working_time.rule_set import Rule
from domain.working_time.rules.normal_hours import HOURS
from domain.working_time.rules.personal import SHIFTS


def inside_the_period(line: Line) -> Iterator[Seen]:
    """Every shift starts on a day of the plan; a night may end on the morning after its last day."""
    for shift in line.segments:
        if shift.day not in line.period:
            yield Seen(Verdict.VIOLATION, shift.day, shift.day, 1, 0, SHIFTS, (shift,))


def one_a_day(line: Line) -> Iterator[Seen]:
    """A person has at most one shift a day, by the day it starts."""
    by_day: dict[date, list[Shift]] = {}
    for shift in line.segments:
        by_day.setdefault(shift.day, []).append(shift)
    for day, own in by_day.items():
        if len(own) > 1:
            yield Seen(Verdict.VIOLATION, day, day, len(own), 1, SHIFTS, tuple(own))


def no_overlap(line: Line) -> Iterator[Seen]:
    """No shift starts before an earlier one has ended; no agreement lets a person be in two places."""
    before: Shift | None = None
    for after in line.segments:
        if before is not None and after.starts < before.ends:
            shared = min(before.ends, after.ends) - after.starts
            days = before.day, max(before.day, after.day)
            yield Seen(Verdict.VIOLATION, *days, shared, ZERO, HOURS, (before, after))
        if before is None or after.ends > before.ends:
            before = after


RULES = (
    Rule(
        "PLAN-PERIOD",
        LawRef("rota plan: period"),
        "shifts outside the plan period",
        "vakter utenfor planperioden",
        inside_the_period,
        ground_nb="arbeidsplanen: planperiode",
    ),
    Rule(
        "PLAN-ONE-A-DAY",
        LawRef("rota plan: shifts a day"),
        "shifts a day",
        "vakter per dag",
        one_a_day,
        ground_nb="arbeidsplanen: vakter per dag",
    ),
    Rule(
        "PLAN-OVERLAP",
        LawRef("rota plan: overlap"),
        "time in two shifts at once",
        "tid i to vakter samtidig",
        no_overlap,
        ground_nb="arbeidsplanen: overlapp",
    ),
)
