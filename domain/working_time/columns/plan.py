"""What a plan line must be to be one, in columns, as ``rules/plan.py``."""

import numpy as np

from domain.working_time.columns.arrays import Ints, cells, where
from domain.working_time.columns.columns import Columns
from domain.working_time.columns.hits import Hits, hits, together
from domain.working_time.findings import Verdict


def inside_the_period(c: Columns) -> Hits:
    """A duty or standby on a day of the plan's first or last week that is not the plan's."""
    day = c.planned.day
    at = where((day < c.days.first) | (day > c.days.last))
    return hits(Verdict.VIOLATION, c.planned.row[at], day[at], day[at], 1, 0)


def one_a_day(c: Columns) -> Hits:
    """Days with more than one duty."""
    count = c.count_on(c.own)
    row, day = cells(count > 1)
    return hits(Verdict.VIOLATION, row, day, day, count[row, day], 1)


def no_overlap(c: Columns) -> Hits:
    """Work and standby, each held against the one of either kind that ends last of those before."""
    s = c.segments
    if not s.standby.any():
        return _overlapping(c, *s.neighbours)
    found = []
    for earlier in (s.latest_before(s.standby), s.latest_before(~s.standby)):
        after = where(earlier >= 0)
        found.append(_overlapping(c, earlier[after], after))
    return together(found)


def _overlapping(c: Columns, before: Ints, after: Ints) -> Hits:
    s = c.segments
    call_out = (s.called_out[before] & s.standby[after]) | (s.called_out[after] & s.standby[before])
    at = where((s.starts[after] < s.ends[before]) & ~call_out)
    before, after = before[at], after[at]
    shared = np.minimum(s.ends[before], s.ends[after]) - s.starts[after]
    first = s.day[before]
    return hits(Verdict.VIOLATION, s.row[after], first, np.maximum(first, s.day[after]), shared, 0)
