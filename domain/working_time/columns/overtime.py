"""Overtime and extra work in columns, as ``rules/overtime.py`` and ``rules/extra_work.py``."""

import numpy as np

from domain.working_time.columns import hours
from domain.working_time.columns.arrangement import statutory_week
from domain.working_time.columns.arrays import UNLIMITED, Bools, Ints, cells, divided, rolling, rolling_least
from domain.working_time.columns.columns import Columns
from domain.working_time.columns.days import PAD
from domain.working_time.columns.hits import NO_HITS, VERDICTS, Hits, hits, permits_code, together
from domain.working_time.findings import Verdict, permit
from domain.working_time.model import Basis

BY_REPRESENTATIVES = permits_code(permit(Basis.OVERTIME))
BY_AUTHORITY = permits_code(permit(Basis.OVERTIME_AUTHORITY))
NEEDS, VIOLATION = VERDICTS.index(Verdict.NEEDS), VERDICTS.index(Verdict.VIOLATION)


def quotas(c: Columns) -> Hits:
    """Overtime of one week, four weeks, a year and half a year above the quotas in force."""
    if not c.shifts.some_extra:
        return NO_HITS
    settings, worked = c.rule.settings, by_week(c)
    half_year, year = settings.overtime_half_year_weeks, settings.overtime_year_weeks
    a_week, a_half_year = c.figure("overtime_week_authority"), c.figure("overtime_half_year_authority")
    a_year = int(divided(np.array([a_half_year * year]), half_year)[0])
    four, by_year = settings.overtime_window_weeks, c.figure("overtime_year_agreed")
    return together(
        (
            _over(c, worked, 1, "overtime_week", c.figure("overtime_week_agreed"), a_week),
            _over(c, worked, four, "overtime_four_weeks", c.figure("overtime_four_weeks_agreed"), a_week * four),
            _over(c, worked, year, "overtime_year", by_year, a_year),
            _over(c, worked, half_year, "overtime_half_year", by_year, a_half_year),
        )
    )


def need(c: Columns) -> Hits:
    """Extra work on the same weekday so many weeks in a row that it is a fixed arrangement."""
    if not c.shifts.some_extra:
        return NO_HITS
    most, found = c.rule.settings.fixed_arrangement_times - 1, []
    extra = c.some_on(c.shifts.only(c.shifts.extra != 0)).reshape(*c.cells, 7)
    padded = np.zeros((c.people.count, 7, c.days.weeks + 2), dtype=np.int8)
    padded[:, :, 1:-1] = extra.transpose(0, 2, 1)
    edges = np.diff(padded, axis=2)
    (row, weekday, first), (_, _, after) = np.nonzero(edges == 1), np.nonzero(edges == -1)
    long: Bools = after - first > most
    row, weekday, first, after = row[long], weekday[long], first[long], after[long]
    found.append(hits(Verdict.VIOLATION, row, first * 7 + weekday, (after - 1) * 7 + weekday, after - first, most))
    return together(found)


def by_week(c: Columns) -> Ints:
    """Overtime by person and week, counted from the act's limits."""
    s = c.shifts
    planned, total = hours.by_day(c), c.by_day(s.hours)
    by_day = np.maximum(total - np.maximum(c.figure("day"), planned), 0)
    by_day[~c.some_on(s)] = 0
    by_the_act = statutory_week(c, c.days.first, c.days.last)[:, None]
    normal, extra = hours.by_week(c), c.by_week(s.extra)
    beyond = np.maximum(hours.total_by_week(c) - np.maximum(by_the_act, normal), 0)
    a_day = by_day.reshape(*c.cells, 7).sum(axis=2)
    found: Ints = np.where(extra != 0, np.minimum(np.maximum(a_day, beyond), extra), 0)
    return found


def _over(c: Columns, worked: Ints, length: int, name: str, reaches: int, authority: int) -> Hits:
    """Windows of so many weeks above what the strictest quota on any of their days allows."""
    window, days = min(length, c.days.weeks), c.days
    limits = rolling_least(c.in_force.by_week(name, np.min), window)
    sums = rolling(worked, window)
    row, at = cells((sums > c.each(limits)) & (c.each(limits) != UNLIMITED) & _with_extra(c))
    of, measured = c.in_force.of[row], sums[row, at]
    limit, last = limits[of, at], days.week_last[at + window - 1]
    by_tv = (limit < reaches) & (measured <= reaches)
    by_at = (limit < authority) & (measured <= authority)
    who = np.where(by_tv, BY_REPRESENTATIVES, np.where(by_at, BY_AUTHORITY, 0))
    agreement = c.in_force.agreed("overtime")[of, last + PAD]
    verdict = np.where(by_tv | by_at, NEEDS, VIOLATION)
    return hits(verdict, row, days.week_first[at], last, measured, limit, who, agreement)


def _with_extra(c: Columns) -> Bools:
    found = np.zeros((c.people.count, 1), dtype=np.bool_)
    found[c.shifts.row[c.shifts.extra != 0]] = True
    return found
