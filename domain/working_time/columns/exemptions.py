"""Exemptions from the chapter in columns, as ``rules/exemptions.py``."""

import numpy as np

from domain.working_time.columns.arrays import Bools, ints, where
from domain.working_time.columns.columns import Columns
from domain.working_time.columns.hits import NO_HITS, Hits, hits
from domain.working_time.columns.people import KINDS
from domain.working_time.columns.spans import red_parts, time_in
from domain.working_time.findings import Verdict
from domain.working_time.rules.exemptions import UNSOCIAL

EVENINGS_AND_NIGHTS = ints([KINDS.index(kind) for kind in UNSOCIAL])


def leader(c: Columns) -> Hits:
    """Leading or independent posts with evening, night or red-day duties."""
    if c.people.ordinary.all():
        return NO_HITS
    s = c.shifts
    unsocial = np.isin(s.kind, EVENINGS_AND_NIGHTS)
    unsocial[red_parts(c)[0]] = True
    unsocial |= time_in(s, *c.days.nights) > 0
    own: Bools = unsocial & ~c.people.ordinary[s.row]
    at = where(own)
    count = np.bincount(s.row[at], minlength=c.people.count)
    row = where(count > 0)
    ends = np.cumsum(count[row])
    return hits(Verdict.ADVISORY, row, s.day[at[ends - count[row]]], s.day[at[ends - 1]], count[row], 0)
