"""Indicators in columns, as ``rules/indicators.py``: one hit a person over the whole plan."""

from typing import Any

import numpy as np

from domain.working_time.columns import hours
from domain.working_time.columns.arrays import UNLIMITED, Bools, Ints, divided, ints, runs, where
from domain.working_time.columns.columns import Columns, once
from domain.working_time.columns.hits import NO_HITS, Hits, hits
from domain.working_time.columns.people import KINDS
from domain.working_time.columns.spans import at_night
from domain.working_time.columns.table import Table
from domain.working_time.columns.young import age
from domain.working_time.columns.young import young as people_under_age
from domain.working_time.findings import Verdict
from domain.working_time.rules.indicators import PART_OF_DAY

PARTS = ints([PART_OF_DAY.get(kind, 0) for kind in KINDS])


def quick_returns(c: Columns) -> Hits:
    """Times with less than 11 h between two duties."""
    row, _, rest = _pairs(c)
    short: Bools = rest < c.setting("short_rest")
    return _more(c, _times(c, row[short]), 0)


def nights_in_a_row(c: Columns) -> Hits:
    """The longest run of nights."""
    return _longest_run(c, c.shifts.only(at_night(c)), c.rule.settings.nights_in_a_row)


def long_night(c: Columns) -> Hits:
    """The longest night duty."""
    return _longest(c, c.shifts.only(at_night(c)), c.setting("long_night"))


def long_shift(c: Columns) -> Hits:
    """The longest duty."""
    return _longest(c, c.shifts, c.setting("long_day"))


def long_week(c: Columns) -> Hits:
    """The longest week."""
    return _more(c, hours.total_by_week(c).max(axis=1), c.setting("long_week"))


def recovery(c: Columns) -> Hits:
    """The shortest time free after the last night of a run."""
    least = c.setting("recovery_after_nights")
    row, a, rest = _pairs(c)
    night, day = at_night(c), c.shifts.day
    goes_on = night[a + 1] & (day[a + 1] <= day[a] + 1)
    short: Bools = night[a] & ~goes_on & (rest < least)
    shortest = np.full(c.people.count, UNLIMITED)
    np.minimum.at(shortest, row[short], rest[short])
    some: Bools = shortest != UNLIMITED
    return _seen(c, some, np.maximum(shortest, 0), least)


def backward_rotation(c: Columns) -> Hits:
    """Times a duty is followed by one in an earlier part of the day."""
    row, a, _ = _pairs(c)
    part, starts, ends = PARTS[c.shifts.kind], c.shifts.starts, c.shifts.ends
    ended: Ints = np.searchsorted(c.days.midnights, ends[a], side="right")  # the day after the one it ended on
    soon = starts[a + 1] < c.days.midnights[ended + 1]
    back: Bools = (part[a + 1] < part[a]) & soon
    return _more(c, _times(c, row[back]), c.rule.settings.backward_switches)


def days_in_a_row(c: Columns) -> Hits:
    """The longest run of days with a duty."""
    return _longest_run(c, c.shifts, c.rule.settings.days_in_a_row)


def split_weekends(c: Columns) -> Hits:
    """Weekends with a duty on one of their days alone."""
    days = c.some_on(c.shifts).reshape(*c.cells, 7)
    split = (days[:, :, 5] != days[:, :, 6]).sum(axis=1)
    return _more(c, split, c.rule.settings.split_weekends)


def young(c: Columns) -> Hits:
    """Duties of somebody under 18, by the youngest age."""
    if not c.people.some_young:
        return NO_HITS
    adult = c.rule.figures.adult_age.value
    offsets, day = c.shifts.offsets, c.shifts.day
    ages = np.full(c.people.count, adult, dtype=np.int64)
    for row in where((offsets[1:] > offsets[:-1]) & people_under_age(c)).tolist():
        if (born := c.people.born[row]) is not None:
            ages[row] = min(adult, age(born, c.days.on(int(day[offsets[row]]))))
    return _seen(c, ages < adult, ages, adult)


def standby_load(c: Columns) -> Hits:
    """Time worked on calls during standby above what the standby counts."""
    if not len(c.standby.row):
        return NO_HITS
    top, under = hours.standby_ratio(c)
    people, row = c.people.count, c.standby.row
    worked, counted = np.zeros(people, dtype=np.int64), np.zeros(people, dtype=np.int64)
    np.add.at(worked, row, hours.worked_during(c, c.standby))
    np.add.at(counted, row, divided(c.standby.hours * top, under))
    return _seen(c, worked > counted, worked, counted)


@once
def _pairs(c: Columns) -> tuple[Ints, Ints, Ints]:
    """Each person's duties two by two: whose, the first of the two, and what lies between them."""
    row, starts, ends = c.shifts.row, c.shifts.starts, c.shifts.ends
    same: Bools = row[1:] == row[:-1]
    a = where(same)
    return row[a], a, starts[a + 1] - ends[a]


def _times(c: Columns, row: Ints) -> Ints:
    return np.bincount(row, minlength=c.people.count)


def _longest(c: Columns, table: Table, most: int) -> Hits:
    long: Bools = table.hours > most
    found = np.zeros(c.people.count, dtype=np.int64)
    np.maximum.at(found, table.row[long], table.hours[long])
    return _more(c, found, most)


def _longest_run(c: Columns, table: Table, most: int) -> Hits:
    row, first, last = runs(c.some_on(table))
    found = np.zeros(c.people.count, dtype=np.int64)
    np.maximum.at(found, row, last - first + 1)
    return _more(c, found, most)


def _more(c: Columns, measured: Ints, most: int) -> Hits:
    return _seen(c, measured > most, measured, most)


def _seen(c: Columns, some: Bools, measured: Ints, limit: Any) -> Hits:
    row = where(some)
    most = limit[row] if isinstance(limit, np.ndarray) else limit
    return hits(Verdict.ADVISORY, row, c.days.first, c.days.last, measured[row], most)
