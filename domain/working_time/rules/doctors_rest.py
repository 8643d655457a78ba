"""Hospital doctors' rest under their own tariff agreement (A2). Home duty is no free time, but it may hold rest."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from domain.law import LawRef
from domain.working_time.findings import Seen, Verdict
from domain.working_time.line import Line
from domain.working_time.model import ZERO, Shift
from domain.working_time.rule_set import Bound, Concerns, Rule
from domain.working_time.rules.doctors_duty import WHOLE_DAY, DutyDay, duty_days
from domain.working_time.rules.normal_hours import HOURS
from domain.working_time.windows import week_span


def gap(line: Line) -> Iterator[Seen]:
    """Between two of a doctor's work periods on site lie 8 h in a row that are wholly free, in elapsed time.

    Home duty is not free: what is measured is the longest stretch between the two without any. Work on a call
    during a home duty is that duty's, no work period of its own, and is not free either.
    """
    least = line.rule.tariff.doctor_gap.value
    before: Shift | None = None
    between: list[Shift] = []
    for each in sorted((*line.shifts, *line.standby), key=lambda s: (s.starts, s.ends)):
        if each.standby or each.called_out:
            between.append(each)
            continue
        if before is not None:
            free = longest_free(before.ends, each.starts, between)
            if free < least:
                shifts = (before, *(s for s in between if s.starts < each.starts and s.ends > before.ends), each)
                yield _short(before.day, max(before.day, each.day), free, least, shifts)
        if before is None or each.ends > before.ends:
            before = each
        between = [s for s in between if s.ends > before.ends]


def weekly(line: Line) -> Iterator[Seen]:
    """Every week, Monday to Sunday, holds 28 h in a row that are wholly free for a doctor; home duty breaks them.

    The stretch lies inside the week and is elapsed time; days outside the plan count as free.
    """
    least = line.rule.tariff.doctor_weekly_rest.value
    busy = line.segments
    first = 0
    for week in line.weeks:
        span = week_span(week.monday)
        while first < len(busy) and busy[first].ends <= span.starts:
            first += 1
        inside = []
        for n in range(first, len(busy)):
            if busy[n].starts >= span.ends:
                break
            if busy[n].ends > span.starts:
                inside.append(busy[n])
        free = longest_free(span.starts, span.ends, inside)
        if free < least:
            yield _short(week.days.first_day, week.days.last_day, free, least, tuple(inside))


def daily(line: Line) -> Iterator[Seen]:
    """In each duty day, 24 h from the start of a day's first duty on site, a doctor has 8 h of rest in all.

    All that is no active work is rest: time between work periods, passive time and breaks on site, and home duty
    without a call. Of a duty that reaches past the 24 h the active part is what lies inside less its passive time
    and breaks.
    """
    least = line.rule.tariff.doctor_daily_rest.value
    for each in duty_days(line):
        rest = WHOLE_DAY - sum((_active(s, each) for s in each.on_site), ZERO)
        if rest < least:
            yield _short(each.day, each.day, rest, least, each.on_site)


def longest_free(starts: datetime, ends: datetime, busy: list[Shift]) -> timedelta:
    """The longest stretch from ``starts`` to ``ends`` without a minute of ``busy``, which is in time order."""
    longest, free_from = ZERO, starts
    for each in busy:
        longest = max(longest, min(each.starts, ends) - free_from)
        free_from = max(free_from, each.ends)
    return max(longest, ends - free_from)


def _active(shift: Shift, duty_day: DutyDay) -> timedelta:
    rests = shift.passive + shift.unpaid_break + shift.paid_break
    return max(duty_day.span.shared(shift) - rests, ZERO)


def _short(first: date, last: date, rest: timedelta, least: timedelta, shifts: tuple[Shift, ...]) -> Seen:
    return Seen(Verdict.VIOLATION, first, last, rest, least, HOURS, shifts)


RULES = (
    Rule(
        "TAR-DOC-REST-8GAP",
        LawRef("tariff: A2 doctors, between two duties"),
        "a doctor's free time between two work periods",
        "legens fritid mellom to arbeidsperioder",
        gap,
        Bound.AT_LEAST,
        tariff=("doctor_gap",),
        concerns=Concerns.DOCTORS,
        ground_nb="tariffavtalen: A2 for leger, mellom to arbeidsperioder",
    ),
    Rule(
        "TAR-DOC-REST-28",
        LawRef("tariff: A2 doctors, weekly rest"),
        "a doctor's weekly rest",
        "legens ukentlige fritid",
        weekly,
        Bound.AT_LEAST,
        tariff=("doctor_weekly_rest",),
        concerns=Concerns.DOCTORS,
        ground_nb="tariffavtalen: A2 for leger, ukentlig fritid",
    ),
    Rule(
        "TAR-DOC-REST-8DAY",
        LawRef("tariff: A2 doctors, rest in 24 hours"),
        "a doctor's rest in 24 hours",
        "legens hvile i døgnet",
        daily,
        Bound.AT_LEAST,
        tariff=("doctor_daily_rest",),
        concerns=Concerns.DOCTORS,
        ground_nb="tariffavtalen: A2 for leger, hvile i døgnet",
    ),
)
