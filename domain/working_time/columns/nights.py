"""Night work in columns, as ``rules/nights.py``."""

import numpy as np

from domain.working_time.columns import hours
from domain.working_time.columns.arrays import NONE, Bools, Ints, cells, rolling, where
from domain.working_time.columns.columns import Columns
from domain.working_time.columns.days import PAD
from domain.working_time.columns.hits import NO_HITS, VERDICTS, Hits, hits, permits_code
from domain.working_time.columns.spans import at_night
from domain.working_time.findings import Verdict, permit
from domain.working_time.model import Basis
from domain.working_time.settings import When

BY_REPRESENTATIVES = permits_code(permit(Basis.NIGHT))
DUE, NEEDS, ADVISORY = (VERDICTS.index(v) for v in (Verdict.DUE, Verdict.NEEDS, Verdict.ADVISORY))


def night_average(c: Columns) -> Hits:
    """Four weeks of a regular night worker above 177 h 20."""
    settings, limit, days = c.rule.settings, c.setting("night_four_weeks"), c.days
    if settings.night_average is When.OFF or not at_night(c).any():
        return NO_HITS
    window = min(settings.night_window_weeks, days.weeks)
    often = rolling(c.by_week(at_night(c).astype(np.int64)), window) >= settings.regular_nights
    sums = rolling(hours.by_week(c), window)
    row, at = cells(often & (sums > limit))
    first, last = days.week_first[at], days.week_last[at + window - 1]
    if settings.night_average is When.ADVISORY:
        return hits(Verdict.ADVISORY, row, first, last, sums[row, at], limit)
    agreement = _throughout(c, window)[c.in_force.of[row], at]
    lifted = agreement != NONE
    verdict, who = np.where(lifted, DUE, NEEDS), np.where(lifted, 0, BY_REPRESENTATIVES)
    return hits(verdict, row, first, last, sums[row, at], limit, who, agreement)


def night_strain(c: Columns) -> Hits:
    """A duty over 8 h with over 3 h at night, where nights are a particular strain."""
    if not c.unit.particular_strain_at_night:
        return NO_HITS
    limit, s = c.figure("night_day"), c.shifts
    long: Bools = at_night(c) & (s.hours > limit) & ~s.other_employer
    at = where(long)
    agreement = c.on_day("night", s.row[at], s.day[at])
    lifted, lasted = agreement != NONE, s.hours[at]
    verdict, who = np.where(lifted, DUE, NEEDS), np.where(lifted, 0, BY_REPRESENTATIVES)
    owed = np.where(lifted, lasted - limit, NONE)
    return hits(verdict, s.row[at], s.day[at], s.day[at], lasted, limit, who, agreement, owed)


def _throughout(c: Columns, window: int) -> Ints:
    """Which agreement lifts the night limits on the first of so many weeks, if one does on each of their days."""
    daily = c.in_force.agreed("night")[:, PAD : PAD + c.days.count]
    bare = ((daily == NONE) & c.days.inside).reshape(len(daily), c.days.weeks, 7).sum(axis=2)
    first = daily[:, c.days.week_first[: c.days.weeks - window + 1]]
    found: Ints = np.where(rolling(bare, window) == 0, first, NONE)
    return found
