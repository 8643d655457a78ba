"""Breaks in columns, as ``rules/breaks.py``."""

import numpy as np

from domain.working_time.columns.arrays import Bools, where
from domain.working_time.columns.columns import Columns, once
from domain.working_time.columns.hits import Hits, hits
from domain.working_time.findings import Verdict


def breaks(c: Columns) -> Hits:
    """A duty of 8 h with too short breaks, or one of over 5 h 30 with none."""
    s = c.shifts
    given, long = s.unpaid + s.paid, s.hours >= c.figure("long_break_from")
    least = c.figure("long_break")
    none = ~long & (s.hours > c.figure("break_over")) & (given <= 0)
    lacking: Bools = (long & (given < least)) | none
    at = where(lacking)
    at = at[_holds(c)[at]] if len(at) else at
    none = none[at]
    measured, limit = np.where(none, 0, given[at]), np.where(none, 1, least)
    return hits(Verdict.VIOLATION, s.row[at], s.day[at], s.day[at], measured, limit)


def overtime_break(c: Columns) -> Hits:
    """Over two hours beyond the agreed ones at a duty's end, without half an hour's break in them."""
    s, least = c.shifts, c.figure("overtime_break")
    given = s.unpaid + s.paid
    lacking: Bools = _worked_on(c) & (given < least)
    at = where(lacking)
    at = at[_holds(c)[at]] if len(at) else at
    return hits(Verdict.VIOLATION, s.row[at], s.day[at], s.day[at], given[at], least)


def overtime_break_plainly(c: Columns) -> Bools:
    """Who works on, and has duties of several segments or that share time: a break may be another segment's."""
    found = np.zeros(c.people.count, dtype=np.bool_)
    long = _worked_on(c)
    if long.any():
        s = c.shifts
        before, after = s.neighbours
        found[s.row[after[s.starts[after] < s.ends[before]]]] = True
        on_site = c.segments.only(~c.segments.standby)
        found |= np.diff(on_site.offsets) != np.diff(s.offsets)
        works_on = np.zeros(c.people.count, dtype=np.bool_)
        works_on[s.row[long]] = True
        found &= works_on
    return found


@once
def _worked_on(c: Columns) -> Bools:
    found: Bools = c.shifts.extra > c.figure("overtime_break_over")
    return found


@once
def _holds(c: Columns) -> Bools:
    """For which duties the act's breaks hold: own ones, on days without a tariff agreement on the whole chapter."""
    whole = c.in_force.whole_chapter()
    found = ~c.shifts.other_employer
    return found & ~c.on(whole, c.shifts) if whole.any() else found
