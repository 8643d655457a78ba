"""Breaks in columns, as ``rules/breaks.py``."""

import numpy as np

from domain.working_time.columns.arrays import where
from domain.working_time.columns.columns import Columns
from domain.working_time.columns.hits import Hits, hits
from domain.working_time.findings import Verdict


def breaks(c: Columns) -> Hits:
    """A duty of 8 h with too short breaks, or one of over 5 h 30 with none."""
    s = c.shifts
    given, long = s.unpaid + s.paid, s.normal >= c.figure("long_break_from")
    least = c.figure("long_break")
    none = ~(long & (given < least)) & (s.normal > c.figure("break_over")) & (given <= 0)
    at = where(long & (given < least) | none)
    none = none[at]
    measured, limit = np.where(none, 0, given[at]), np.where(none, 1, least)
    return hits(Verdict.VIOLATION, s.row[at], s.day[at], s.day[at], measured, limit)
