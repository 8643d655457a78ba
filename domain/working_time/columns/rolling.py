"""The running 24 hours and the running seven days in columns, as ``rules/rolling.py``."""

from collections.abc import Callable

import numpy as np

from domain.working_time.columns import hours
from domain.working_time.columns.arrays import DAY, NONE, Bools, Ints, cells, firsts_of, where
from domain.working_time.columns.columns import Columns
from domain.working_time.columns.hits import NO_HITS, VERDICTS, Hits, hits
from domain.working_time.columns.normal_hours import (
    day_limit,
    too_long,
    week_limit,
    who_may_lengthen_the_day,
    who_may_lengthen_the_week,
)
from domain.working_time.columns.rest import with_other_employer
from domain.working_time.findings import Verdict
from domain.working_time.settings import When


def running_day(c: Columns) -> Hits:
    """The 24 h from the start of each duty."""
    said, s = c.rule.settings.rolling_day, c.shifts
    if said is When.OFF or not len(s.row):
        return NO_HITS
    until, inside_last = s.starts + DAY, np.arange(len(s.row))
    worked = s.normal.copy()
    already = too_long(c)[s.row, s.day]
    silent, n = already.copy(), 0
    at = np.arange(len(s.row))
    while len(at):  # the next duty of each that is inside, then the one after
        n += 1
        at = at[at + n < len(s.row)]
        inside: Bools = (s.row[at + n] == s.row[at]) & (s.starts[at + n] < until[at])
        at = at[inside]
        worked[at] += np.minimum(s.normal[at + n], until[at] - s.starts[at + n])
        inside_last[at] = at + n
        silent[at] |= already[at + n]
    limits = day_limit(c)
    limit = limits[s.row if len(limits) > 1 else 0, s.day]
    long: Bools = (worked > limit) & ~silent
    found = where(long)
    first, last = s.day[found], s.day[inside_last[found]]
    return _seen(c, said, who_may_lengthen_the_day, s.row[found], first, last, worked[found], limit[found])


def running_week(c: Columns) -> Hits:
    """Seven days that do not begin on a Monday."""
    said, days = c.rule.settings.rolling_week, c.days
    if said is When.OFF or days.length < 7:
        return NO_HITS
    act = np.full(c.people.count, c.figure("week"))
    averaged = c.each(c.in_force.throughout_weeks("averaging") != NONE)
    limits = np.where(averaged, c.each(c.in_force.by_week("hours_a_week", np.min)), week_limit(c, act))
    already = hours.by_week(c) > limits
    first = np.arange(days.first, days.last - 5)
    first = first[first % 7 != 0]
    one, other = first // 7, (first + 6) // 7
    most = np.maximum(limits[:, one], limits[:, other])
    worked = hours.over(c, first, first + 6)
    row, at = cells((worked > most) & ~(already[:, one] | already[:, other]))
    day = first[at]
    return _seen(c, said, who_may_lengthen_the_week, row, day, day + 6, worked[row, at], most[row, at])


def running_week_plainly(c: Columns) -> Bools:
    """Who has work for another employer, or a duty on a day of the first or last week that is not the plan's."""
    found = with_other_employer(c).copy()
    for table in (c.shifts, c.standby):
        found[table.row[(table.day < c.days.first) | (table.day > c.days.last)]] = True
    return found


def _seen(
    c: Columns,
    said: When,
    who: Callable[[Columns, Ints], Ints],
    row: Ints,
    first: Ints,
    last: Ints,
    worked: Ints,
    limit: Ints,
) -> Hits:
    """Windows in order; those that begin on days in a row, a Monday between aside, are one, by the longest."""
    if not len(row):
        return NO_HITS
    apart = first[1:] - first[:-1]
    follows = (row[1:] == row[:-1]) & ((apart <= 1) | ((apart == 2) & ((first[:-1] + 1) % 7 == 0)))
    group = np.concatenate(([0], np.cumsum(~follows)))
    begins = firsts_of(group)
    longest = np.maximum.reduceat(worked, begins)
    worst: Bools = worked == longest[group]
    at = where(worst)
    at = at[firsts_of(group[at])]
    ends = np.append(begins[1:], len(row)) - 1
    verdict = VERDICTS.index(Verdict.NEEDS if said is When.VERDICT else Verdict.ADVISORY)
    permits = who(c, worked[at]) if said is When.VERDICT else 0
    return hits(verdict, row[begins], first[begins], last[ends], worked[at], limit[at], permits)
