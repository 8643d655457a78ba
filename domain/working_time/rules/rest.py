"""Daily and weekly rest (*daglig og ukentlig arbeidsfri*, AML § 10-8 (1) to (3))."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar import DAY, Period, monday
from domain.law import LawRef
from domain.working_time.findings import Seen, Verdict, permit
from domain.working_time.line import Line, Week
from domain.working_time.model import ZERO, Agreed, Basis, Shift
from domain.working_time.rule_set import Bound, Rule
from domain.working_time.rules.normal_hours import HOURS
from domain.working_time.windows import week_span

SAME_WEEK = "same_week"
"""The parties' word for compensatory rest given before the week's Sunday is over."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a rest is measured against."""

    full: timedelta
    """The law's rest without any agreement; what lacks of it is owed."""
    by_representatives: timedelta
    """How low an agreement with the representatives may go; below it, only a union's tariff agreement."""
    in_force: timedelta
    agreement: Agreed | None


def daily_rest(line: Line) -> Iterator[Seen]:
    """Between two duties lie at least 11 h of unbroken free time (*daglig arbeidsfri*), in elapsed time.

    An agreement with the representatives goes down to 8 h and a union's tariff agreement below; what is lost of
    the 11 h is then owed as compensatory rest. The agreement must cover the day the later duty starts.
    Left out: the emergency clause of § 10-8 (3), which concerns worked time, never a plan; free time inside each
    24 h window beside the gap, which only a duty over 13 h could lack.
    """
    figures = line.rule.figures
    for before, after in _neighbours(line.shifts):
        rest = max(after.starts - before.ends, ZERO)
        if rest >= figures.daily_rest.value:
            continue
        in_force = line.limits.on(after.day)
        bounds = Bounds(figures.daily_rest.value, figures.daily_rest_agreed.value, in_force.daily_rest, in_force.rest)
        days = Period(before.day, max(before.day, after.day))
        yield _short(rest, bounds, days, (before, after), _same_week(in_force.rest, after.day))


def weekly_rest(line: Line) -> Iterator[Seen]:
    """Every week, Monday 00:00 to Monday 00:00 in Oslo, holds 35 h of unbroken free time (*ukentlig arbeidsfri*).

    The block must lie inside the week; its length is elapsed time, so the last week of March has an hour less.
    An agreement with the representatives goes down to 28 h, a union's tariff agreement below; what is lost is
    owed. The agreement must cover every day of the week. Days outside the plan count as free.
    """
    figures = line.rule.figures
    spill: Shift | None = None  # the week before may end in a shift that reaches into this one
    for week in line.weeks:
        looked_at = (spill, *week.shifts) if spill else week.shifts
        rest = longest_free(week, looked_at)
        if rest < figures.weekly_rest.value:
            bounds = Bounds(figures.weekly_rest.value, figures.weekly_rest_agreed.value, week.weekly_rest, week.rest)
            yield _short(rest, bounds, week.days, looked_at, None)
        spill = max(looked_at, key=lambda s: s.ends, default=None)


def longest_free(week: Week, shifts: Sequence[Shift]) -> timedelta:
    """The longest stretch of the Oslo week without a minute of ``shifts``, which are in time order."""
    span = week_span(week.monday)
    longest, free_from = ZERO, span.starts
    for shift in shifts:
        longest = max(longest, min(shift.starts, span.ends) - free_from)
        free_from = max(free_from, shift.ends)
    return max(longest, span.ends - free_from)


def _neighbours(shifts: Sequence[Shift]) -> Iterator[tuple[Shift, Shift]]:
    """Each shift but the first, behind whichever earlier one ended last."""
    before: Shift | None = None
    for after in shifts:
        if before is not None:
            yield before, after
        if before is None or after.ends > before.ends:
            before = after


def _short(rest: timedelta, bounds: Bounds, days: Period, shifts: tuple[Shift, ...], due_by: date | None) -> Seen:
    rests_on = bounds.agreement.name if bounds.agreement else None
    if rest >= bounds.in_force:
        owed = bounds.full - rest
        return Seen(
            Verdict.DUE,
            days.first_day,
            days.last_day,
            rest,
            bounds.full,
            HOURS,
            shifts,
            rests_on=rests_on,
            owed=owed,
            due_by=due_by,
        )
    basis = Basis.REST if rest >= bounds.by_representatives else Basis.TARIFF
    return Seen(
        Verdict.NEEDS, days.first_day, days.last_day, rest, bounds.in_force, HOURS, shifts, permit(basis), rests_on
    )


def _same_week(agreement: Agreed | None, day: date) -> date | None:
    if agreement is None or agreement.limits.compensatory_rest != SAME_WEEK:
        return None
    return monday(day) + 6 * DAY


RULES = (
    Rule(
        "AML-10-8-1-DAILY-REST",
        LawRef("AML § 10-8 (1)"),
        "daily rest",
        "den daglige arbeidsfrien",
        daily_rest,
        Bound.AT_LEAST,
        figures=("daily_rest", "daily_rest_agreed"),
    ),
    Rule(
        "AML-10-8-2-WEEKLY-REST",
        LawRef("AML § 10-8 (2)"),
        "weekly rest",
        "den ukentlige arbeidsfrien",
        weekly_rest,
        Bound.AT_LEAST,
        figures=("weekly_rest", "weekly_rest_agreed"),
    ),
)
