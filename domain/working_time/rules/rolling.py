"""The running 24 hours and the running seven days: what the fixed day and week of AML § 10-4 (1) do not show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar import DAY, MONDAY, Period, monday
from domain.law import LawRef
from domain.working_time.conventions import LONGER_HOURS
from domain.working_time.findings import Because, Permit, Seen, Verdict
from domain.working_time.hours_worked import WorkedDay, of_one_employer, worked_days
from domain.working_time.line import Line, Week
from domain.working_time.model import ZERO, Shift
from domain.working_time.reasons import and_standby, of_standby
from domain.working_time.rule_set import Concerns, Rule
from domain.working_time.rules.normal_hours import (
    HOURS,
    LONGER_DAY,
    PASSIVE_WORK,
    WEEK_CAPS,
    day_limit,
    too_long,
    week_limit,
    who_may_lengthen_the_day,
    who_may_lengthen_the_week,
)
from domain.working_time.settings import When


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time with more normal hours than its limit."""

    first_day: date
    last_day: date
    hours: timedelta
    limit: timedelta
    shifts: tuple[Shift, ...]
    standby: tuple[Because, ...] = ()
    """What its standby counts."""


@of_one_employer
def running_day(line: Line) -> Iterator[Seen]:
    """A running 24 h that holds more normal hours than a day may is noted for the assessment.

    Looked at from the start of each duty for the one employer: its own normal hours, and of later ones the part that
    lies in the 24 h, at most their normal hours. Held to the limit of the day the duty starts on. Silent where a day
    whose duties lie in it is too long by itself. Windows that begin on days in a row are one finding, with the
    longest measured. A trust may set that it is a verdict, or that nothing is said.
    """
    said = line.rule.settings.rolling_day
    if said is not When.OFF:
        for run in _runs(_long_days(line)):
            worst = max(run, key=lambda window: window.hours)
            yield _seen(said, run, worst, who_may_lengthen_the_day(worst.hours, line.rule.figures))


@of_one_employer
def running_week(line: Line) -> Iterator[Seen]:
    """Seven days that do not begin on a Monday and hold more normal hours than a week may are noted.

    Normal hours of the own employer's duties that start on the seven days, standby by its share. Held to the longer
    limit of the two weeks they lie in: 40 h, with what passive work lengthens it by, or the cap that an agreement
    sets. Silent where one of those two weeks is too long by itself. Windows that begin on days in a row, Mondays
    apart, are one finding, with the longest measured. A trust may set that it is a verdict, or that nothing is said.
    """
    said = line.rule.settings.rolling_week
    if said is not When.OFF:
        for run in _runs(_long_weeks(line)):
            worst = max(run, key=lambda window: window.hours)
            yield _seen(said, run, worst, who_may_lengthen_the_week(worst.hours, line.rule.figures))


def _long_days(line: Line) -> Iterator[Window]:
    days: dict[date, WorkedDay] = {}
    too_long_already: set[date] = set()
    shortest = min(each.hours_a_day for each in line.limits.stretches)
    for n, shift in enumerate(line.shifts):
        hours, until, following = shift.normal, shift.starts + DAY, n + 1
        while following < len(line.shifts) and line.shifts[following].starts < until:
            later = line.shifts[following]
            hours += min(later.normal, until - later.starts)
            following += 1
        if hours <= shortest:
            continue
        if not days:
            days = {day.day: day for day in worked_days(line) if day.shifts}
            too_long_already = {day.day for day in days.values() if too_long(line, day)}
        inside = line.shifts[n:following]
        limit = day_limit(line, days[shift.day]) if shift.day in days else hours
        if hours > limit and not any(each.day in too_long_already for each in inside):
            yield Window(shift.day, inside[-1].day, hours, limit, inside)


def _long_weeks(line: Line) -> Iterator[Window]:
    by_day: dict[date, timedelta] = {}
    starting: dict[date, list[Shift]] = {}
    for shift in line.shifts:
        by_day[shift.day] = by_day.get(shift.day, ZERO) + shift.normal
        starting.setdefault(shift.day, []).append(shift)
    for duty in line.standby:
        by_day[duty.day] = by_day.get(duty.day, ZERO) + line.counted(duty)
    limits = {week.monday: _limit(line, week) for week in line.weeks}
    too_long_already = {week.monday for week in line.weeks if week.hours > limits[week.monday]}
    hours = ZERO
    for last in line.period.days():
        first = last - 6 * DAY
        hours += by_day.get(last, ZERO) - by_day.get(first - DAY, ZERO)
        if first < line.period.first_day or first.weekday() == MONDAY:
            continue
        both = {monday(first), monday(last)}
        limit = max(limits[each] for each in both)
        if hours > limit and not both & too_long_already:
            inside = (shift for n in range(7) for shift in starting.get(first + n * DAY, ()))
            days = Period(first, last)
            yield Window(first, last, hours, limit, and_standby(line, days, inside), of_standby(line, days))


def _limit(line: Line, week: Week) -> timedelta:
    return week.hours_limit if week.averaging else week_limit(line, week, line.rule.figures.week.value)


def _runs(windows: Iterator[Window]) -> Iterator[list[Window]]:
    """Windows that begin on days in a row, a Monday between two of them aside."""
    run: list[Window] = []
    for window in windows:
        if run and not _follows(run[-1].first_day, window.first_day):
            yield run
            run = []
        run.append(window)
    if run:
        yield run


def _follows(before: date, after: date) -> bool:
    return after - before <= DAY or (after - before == 2 * DAY and (before + DAY).weekday() == MONDAY)


def _seen(said: When, run: list[Window], worst: Window, permits: tuple[Permit, ...]) -> Seen:
    shifts = dict.fromkeys(shift for window in run for shift in window.shifts)
    verdict = Verdict.NEEDS if said is When.VERDICT else Verdict.ADVISORY
    return Seen(
        verdict,
        run[0].first_day,
        run[-1].last_day,
        worst.hours,
        worst.limit,
        HOURS,
        tuple(shifts),
        permits if said is When.VERDICT else (),
        because=worst.standby,
    )


RULES = (
    Rule(
        "AML-10-4-1-DAY9-RUNNING",
        LawRef("AML § 10-4 (1)"),
        "normal hours in a running 24 hours",
        "alminnelig arbeidstid i løpende 24 timer",
        running_day,
        figures=(*LONGER_DAY, *PASSIVE_WORK),
        settings=("rolling_day",),
        concerns=Concerns.ORDINARY_LIMITS,
        permits=LONGER_HOURS,
    ),
    Rule(
        "AML-10-4-1-WEEK40-RUNNING",
        LawRef("AML § 10-4 (1)"),
        "normal hours in a running seven days",
        "alminnelig arbeidstid i løpende sju dager",
        running_week,
        figures=("week", *WEEK_CAPS, *PASSIVE_WORK),
        settings=("rolling_week",),
        concerns=Concerns.ORDINARY_LIMITS,
        permits=LONGER_HOURS,
    ),
)
