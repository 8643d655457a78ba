"""Days off by code: F3 for work on red days, F5 for a weekly day off that falls on a holiday."""

from datetime import date

from domain.working_time.model import Basis
from tests.domain.working_time.naive.answers import Said, due
from tests.domain.working_time.naive.clock import ONE_DAY, SUNDAY, day_at, hour_at, minute_of, red
from tests.domain.working_time.naive.duties import (
    busy,
    days_between,
    in_force,
    plan_days,
    plan_weeks,
    stretches,
)
from tests.domain.working_time.naive.random_lines import Drawn
from tests.domain.working_time.naive.rest import minute_of_midnight, week_minutes


def for_red_days(drawn: Drawn) -> list[Said]:
    """Without averaging, one for every second red day worked in a row; with it, what lacks of half of them off."""
    found, worked, run = [], _worked(drawn), list[date]()
    for day in plan_days(drawn):
        if not red(day):
            continue
        run = [*run, day] if day in worked and not in_force(drawn, Basis.SUNDAYS, day) else []
        if len(run) == 2:
            found.append(due(run[0], run[1], 0, 1))
            run = []
    for first, last in stretches(drawn.period.first_day, drawn.period.last_day, drawn.unit.averaging_weeks):
        days = [day for day in days_between(first, last) if red(day)]
        off = [day for day in days if day not in worked]
        least = (len(days) + 1) // 2
        if days and in_force(drawn, Basis.SUNDAYS, days[0]) and len(off) < least:
            found.append(due(first, last, len(off), least))
    return found


def _worked(drawn: Drawn) -> set[date]:
    """Days with a minute of work from 22:00 on the eve to 22:00."""
    found = set()
    for shift in drawn.shifts:
        for minute in range(minute_of(shift.starts), minute_of(shift.ends)) if not shift.standby else ():
            found.add(day_at(minute) + (1 if hour_at(minute) >= 22 else 0))
    return {date.fromordinal(ordinal) for ordinal in found}


def for_the_weekly_day_off(drawn: Drawn) -> list[Said]:
    """One for each week whose day off is a holiday and no Sunday: a whole day of the longest free run."""
    found, at_work = [], busy(drawn)
    for week in plan_weeks(drawn):
        starts, length, best = 0, 0, (0, 0)
        for minute in week_minutes(week.monday):
            starts, length = (minute + 1, 0) if minute in at_work else (starts if length else minute, length + 1)
            if length > best[1]:
                best = starts, length
        day = _day_off(week.monday, best)
        if day is None or day not in week.days or day.isoweekday() == SUNDAY:
            continue
        if red(day) and drawn.terms.absent(day) is None:
            found.append(due(day, day, 0, 1))
    return found


def _day_off(monday: date, free: tuple[int, int]) -> date | None:
    """The Sunday where that is whole in the free run, else a holiday, else the first whole day."""
    whole = []
    for n in range(7):
        day = monday + n * ONE_DAY
        begins, ends = minute_of_midnight(day.toordinal()), minute_of_midnight(day.toordinal() + 1)
        if free[0] <= begins and ends <= free[0] + free[1]:
            whole.append(day)
    for day in reversed(whole):
        if day.isoweekday() == SUNDAY:
            return day
    return next((day for day in whole if red(day)), whole[0] if whole else None)
