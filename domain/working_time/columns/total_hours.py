"""Normal hours and overtime together in columns, as ``rules/total_hours.py`` and the year of § 10-12 (4)."""

import numpy as np

from domain.working_time.columns import hours
from domain.working_time.columns.arrays import NONE, Bools, cells, divided, micros, rolling, where
from domain.working_time.columns.columns import Columns
from domain.working_time.columns.days import PAD
from domain.working_time.columns.hits import NO_HITS, VERDICTS, Hits, hits, permits_code, together
from domain.working_time.findings import Verdict, permit
from domain.working_time.limits import Limits
from domain.working_time.model import Basis

TOTAL_DAY, CONSENT = permits_code(permit(Basis.TOTAL_DAY)), permits_code(permit(Basis.MEAN_CONSENT))
DUE, NEEDS, VIOLATION = (VERDICTS.index(v) for v in (Verdict.DUE, Verdict.NEEDS, Verdict.VIOLATION))


def day13(c: Columns) -> Hits:
    """Days of over 13 h in all."""
    usual, most, total = c.figure("total_day"), c.figure("total_day_agreed"), hours.total_by_day(c)
    row, day = cells(total > usual)
    if not len(row):
        return NO_HITS
    measured, of = total[row, day], c.in_force.of[row]
    limit = c.in_force.of_each(_limit)[of, day + PAD]
    by_agreement = c.in_force.of_each(_agreed)[of, day + PAD] > 0
    agreement = np.where(by_agreement, c.in_force.agreed("total")[of, day + PAD], NONE)
    over, within = measured > limit, by_agreement & (measured <= most)
    some: Bools = over | within
    at = where(some)
    row, day, over = row[at], day[at], over[at]
    measured, limit, agreement = measured[at], limit[at], agreement[at]
    cured = measured <= most
    return hits(
        np.where(over, np.where(cured, NEEDS, VIOLATION), DUE),
        row,
        day,
        day,
        measured,
        np.where(over, limit, usual),
        np.where(over & cured, TOTAL_DAY, 0),
        agreement,
        np.where(over, NONE, measured - usual),
    )


def week48(c: Columns) -> Hits:
    """Weeks of over 69 h in all, and means of over 48 h."""
    total, days, length = hours.total_by_week(c), c.days, c.rule.settings.mean_window_weeks
    row, week = cells((total > c.figure("total_week")) & ~c.each(derogated(c, 1)))
    most = c.figure("total_week")
    weeks = hits(Verdict.VIOLATION, row, days.week_first[week], days.week_last[week], total[row, week], most)
    limit, window = c.figure("total_week_mean"), min(length, days.weeks)
    sums = rolling(total, window)
    row, at = cells((sums > limit * length) & ~c.each(derogated(c, window)))
    last = days.week_last[at + window - 1]
    means = hits(Verdict.VIOLATION, row, days.week_first[at], last, divided(sums[row, at], length), limit)
    return together((weeks, means))


def long_years(c: Columns) -> Hits:
    """Means of total hours above 48 h over a year, without the employee's own agreement."""
    length, limit, days = c.rule.settings.mean_year_weeks, c.figure("mean_year"), c.days
    if length > days.weeks:
        return NO_HITS
    sums = rolling(hours.total_by_week(c), length)
    row, at = cells(sums > limit * length)
    bare = c.in_force.covering(Basis.MEAN_CONSENT)[:, PAD : PAD + days.count] == NONE
    missing = rolling((bare & days.inside).reshape(len(bare), days.weeks, 7).sum(axis=2), length) > 0
    needed = missing[c.in_force.of[row], at]
    row, at = row[needed], at[needed]
    measured = divided(sums[row, at], length)
    last = days.week_last[at + length - 1]
    return hits(Verdict.NEEDS, row, days.week_first[at], last, measured, limit, CONSENT)


def derogated(c: Columns, window: int) -> Bools:
    """Where a union's agreement derogates from the chapter on all days of so many weeks, by class and window."""
    bare = ~c.in_force.whole_chapter()[:, PAD : PAD + c.days.count] & c.days.inside
    found: Bools = rolling(bare.reshape(len(bare), c.days.weeks, 7).sum(axis=2), window) == 0
    return found


def _limit(each: Limits) -> int:
    return micros(max(each.total_day, each.hours_a_day) if each.tariff else each.total_day)


def _agreed(each: Limits) -> int:
    return int(each.total is not None and each.total.basis is Basis.TOTAL_DAY)
