"""Hours in columns: by day, week and period, standby by its share, and the hours due."""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from domain.working_time.columns.arrays import PAST, Bools, Ints, divided, ints
from domain.working_time.columns.columns import Columns, once
from domain.working_time.columns.people import AWAY
from domain.working_time.columns.table import Table
from domain.working_time.model import Basis


@once
def by_week(c: Columns) -> Ints:
    """Normal hours by person and week, standby by its share among them."""
    found = c.by_week(c.shifts.normal)
    return found + c.by_week(counted_standby(c), c.standby) if len(c.standby.row) else found


@once
def total_by_week(c: Columns) -> Ints:
    """The same with what was worked beyond agreed hours."""
    return by_week(c) + c.by_week(c.shifts.extra) if c.shifts.some_extra else by_week(c)


@once
def by_day(c: Columns) -> Ints:
    """Normal hours of the duties that start on each day of the plan's weeks."""
    return c.by_day(c.shifts.normal)


@once
def total_by_day(c: Columns) -> Ints:
    """The same with what was worked beyond agreed hours."""
    return by_day(c) + c.by_day(c.shifts.extra) if c.shifts.some_extra else by_day(c)


@once
def in_all(c: Columns) -> Ints:
    """Normal hours of all duties of each person."""
    return c.by_person(c.shifts.normal)


def over(c: Columns, first: NDArray[np.int64] | int, last: NDArray[np.int64] | int) -> Ints:
    """Each person's normal hours of the duties and standby that start on those days; of several, a column each."""
    sums = _so_far(c)
    return sums[:, last + 1] - sums[:, first]


def own_over(c: Columns, first: int, last: int) -> Ints:
    """The same of the employer's own duties alone."""
    sums = _own_so_far(c)
    return sums[:, last + 1] - sums[:, first]


@once
def _so_far(c: Columns) -> Ints:
    return so_far(_with_standby(c, by_day(c)))


@once
def _own_so_far(c: Columns) -> Ints:
    if c.own is c.shifts:
        return _so_far(c)
    return so_far(_with_standby(c, c.by_day(c.own.normal, c.own)))


def _with_standby(c: Columns, daily: Ints) -> Ints:
    return daily + c.by_day(counted_standby(c), c.standby) if len(c.standby.row) else daily


def so_far(daily: Ints) -> Ints:
    """Sums over the days before each column, and over all of them last."""
    found = np.zeros((daily.shape[0], daily.shape[1] + 1), dtype=np.int64)
    np.cumsum(daily, axis=1, out=found[:, 1:])
    return found


@once
def counted_standby(c: Columns) -> Ints:
    """What each standby counts: its share; time worked meanwhile counts in full and is taken out of it."""
    lasted = c.standby.hours
    if c.rule.settings.standby_active_counts_once:
        lasted = lasted - filled(c, c.standby)
    top, under = standby_ratio(c)
    return divided(np.maximum(lasted, 0) * top, under)


@once
def standby_ratio(c: Columns) -> tuple[Ints, Ints]:
    """The share of each standby that is counted: numerator and denominator."""
    default = Fraction(1, c.rule.figures.standby_hours_each.value)
    tariff = c.rule.tariff.standby_ratio.value
    shares = [[*(a.standby_ratio or tariff for a in own), default] for own in c.in_force.own]
    at = c.on(c.in_force.covering(Basis.STANDBY), c.standby)  # no agreement is position -1, the default
    found = [shares[of][k] for of, k in zip(c.in_force.of[c.standby.row].tolist(), at.tolist(), strict=True)]
    return ints([f.numerator for f in found]), ints([f.denominator for f in found])


def filled(c: Columns, standby: Table) -> Ints:
    """How much of each standby some duty of the same person fills; what two fill at once is counted once."""
    shifts = c.shifts
    if not len(shifts.row) or not len(standby.row):
        return np.zeros(len(standby.row), dtype=np.int64)
    # each duty's own part begins where the one before that ended last ends, so that no two parts meet
    before = np.where(shifts.before >= 0, shifts.ends[shifts.before], PAST)
    begins = np.maximum(shifts.starts, before)
    ends = np.maximum(shifts.ends, begins)
    sums = np.concatenate(([0], np.cumsum(ends - begins)))
    first = min(int(begins.min()), int(standby.starts.min()))
    span = max(int(ends.max()), int(standby.ends.max())) - first + 1
    in_row = begins - first + shifts.row * span

    def until(moment: Ints) -> Ints:
        """Time on site, of this person and those before, until ``moment``."""
        nth: Ints = np.searchsorted(in_row, moment - first + standby.row * span, side="right")
        last = np.maximum(nth - 1, 0)
        there: Bools = (nth > 0) & (shifts.row[last] == standby.row)
        found: Ints = sums[nth] - np.where(there, np.maximum(ends[last] - moment, 0), 0)
        return found

    return until(standby.ends) - until(standby.starts)


def worked_during(c: Columns, standby: Table) -> Ints:
    """What each standby shares with the same person's duties, one by one and added."""
    shifts = c.shifts
    if not len(shifts.row) or not len(standby.row):
        return np.zeros(len(standby.row), dtype=np.int64)
    first = min(int(shifts.starts.min()), int(standby.starts.min()))
    span = max(int(shifts.ends.max()), int(standby.ends.max())) - first + 1

    def until(moment: Ints) -> Ints:
        """Time of this person's duties until ``moment``, and the same constant for everybody before."""
        at, found = moment - first, np.zeros(len(moment), dtype=np.int64)
        for edges, sign in ((shifts.starts, 1), (np.sort(shifts.ends + shifts.row * span) - shifts.row * span, -1)):
            begun = np.searchsorted(edges - first + shifts.row * span, at + standby.row * span, side="right")
            own = begun - shifts.offsets[standby.row]
            sums = np.concatenate(([0], np.cumsum(edges - first)))
            found += sign * (own * at - (sums[begun] - sums[shifts.offsets[standby.row]]))
        return found

    return until(standby.ends) - until(standby.starts)


@once
def absent(c: Columns) -> Ints:
    """The effect of absence by person and day of the plan's weeks."""
    return c.people.absent(c.days)


def due(c: Columns, first: int, last: int, week: Ints | int) -> Ints:
    """Working time each owes on those days where full time is ``week``."""
    own = divided(week * c.people.fraction, 100)
    found: Ints = divided(own * (last - first + 1), 7)
    if c.people.absences:
        days = np.arange(first, last + 1)
        away = (absent(c)[:, days[days % 7 < 5]] == AWAY).sum(axis=1)
        found = found - divided(own * away, 5)
    return found
