"""What a plan line must be to be one: inside the period, one shift a day, and nobody in two places at once."""

from collections.abc import Iterator, Sequence
from datetime import date

from domain.law import LawRef
from domain.working_time.findings import Seen, Verdict
from domain.working_time.line import Line
from domain.working_time.model import ZERO, Shift
from domain.working_time.rule_set import Rule
from domain.working_time.rules.normal_hours import HOURS
from domain.working_time.rules.personal import SHIFTS, duties, planned


def inside_the_period(line: Line) -> Iterator[Seen]:
    """Every duty and standby starts on a day of the plan; a night may end on the morning after its last day.

    Call-outs and work for another employer are not of the plan.
    """
    for shift in planned(line):
        if shift.day not in line.period:
            yield Seen(Verdict.VIOLATION, shift.day, shift.day, 1, 0, SHIFTS, (shift,))


def one_a_day(line: Line) -> Iterator[Seen]:
    """A person has at most one shift a day, by the day it starts.

    Segments that adjoin are one shift. Standby beside a shift, a call-out, and work for another employer are no
    second one.
    """
    by_day: dict[date, list[Shift]] = {}
    for shift in duties(line):
        by_day.setdefault(shift.day, []).append(shift)
    for day, own in by_day.items():
        if len(own) > 1:
            yield Seen(Verdict.VIOLATION, day, day, len(own), 1, SHIFTS, tuple(own))


def no_overlap(line: Line) -> Iterator[Seen]:
    """Nothing starts before what went before it has ended; no agreement lets a person be in two places.

    Standby is a place to be too, and so is work for another employer; only a call-out may share time with
    standby. Work and standby are each held against the one of either kind that ends last of those before.
    """
    for before, after in overlaps(line.segments):
        shared = min(before.ends, after.ends) - after.starts
        yield Seen(Verdict.VIOLATION, before.day, max(before.day, after.day), shared, ZERO, HOURS, (before, after))


def overlaps(segments: Sequence[Shift]) -> Iterator[tuple[Shift, Shift]]:
    """The pairs of one person's ``segments``, which are in time order, that share time and may not."""
    last: dict[bool, Shift] = {}
    for after in segments:
        for before in last.values():
            call_out = (before.called_out and after.standby) or (after.called_out and before.standby)
            if after.starts < before.ends and not call_out:
                yield before, after
        held = last.get(after.standby)
        if held is None or after.ends > held.ends:
            last[after.standby] = after


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
