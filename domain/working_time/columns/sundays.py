"""Sundays and holidays off in columns, as ``rules/sundays.py`` for lines without other employers."""

import numpy as np

from domain.calendar import Period
from domain.working_time.columns.arrays import NONE, Bools, Ints, cells, ints, runs, where
from domain.working_time.columns.columns import Columns, once
from domain.working_time.columns.days import PAD
from domain.working_time.columns.hits import NO_HITS, Hits, hits, permits_code, together
from domain.working_time.columns.spans import red_work
from domain.working_time.findings import Verdict, permit
from domain.working_time.model import Basis
from domain.working_time.rules.sundays import red_days_after

SUNDAYS, TARIFF = permits_code(permit(Basis.SUNDAYS)), permits_code(permit(Basis.TARIFF))


def sunday_next(c: Columns) -> Hits:
    """Two red days after one another with work, where red days off are not averaged on the second."""
    red = c.days.red
    if len(red) < 2:
        return NO_HITS
    worked = red_work(c) > 0
    judged = ~_averaged(c) & ~_outside(c)
    both: Bools = worked[:, :-1] & worked[:, 1:] & c.each(judged[:, 1:])
    row, one = cells(both)
    return hits(Verdict.NEEDS, row, red[one], red[one + 1], 2, 1, SUNDAYS)


def sunday_averaged(c: Columns) -> Hits:
    """More than half of the red days of an averaging period worked, or too many weeks in a row without a free one."""
    if not _averaged(c).any():
        return NO_HITS
    longest = c.rule.figures.sunday_averaging_weeks.value
    worked = (red_work(c) > 0) & ~c.each(_outside(c))
    sums = np.zeros((c.people.count, len(c.days.red) + 1), dtype=np.int64)
    np.cumsum(worked, axis=1, out=sums[:, 1:])
    found = []
    for n, own in enumerate(c.in_force.own):
        for k, agreed in enumerate(own):
            if agreed.basis is Basis.SUNDAYS:
                first = max(c.days.position(agreed.period.first_day), c.days.first)
                last = min(c.days.position(agreed.period.last_day), c.days.last)
                weeks = min(agreed.limits.averaging_weeks or longest, longest)
                people, red = where(c.in_force.of == n), c.days.red[~_outside(c)[n]]
                blocks = c.days.blocks(weeks, first, last)
                found += [_too_many(c, people, sums, red, block, weeks, k) for block in blocks]
    return together((*found, *_runs(c)))


@once
def _averaged(c: Columns) -> Bools:
    """Whether red days off are averaged, by class and red day."""
    found: Bools = c.in_force.covering(Basis.SUNDAYS)[:, c.days.red + PAD] != NONE
    return found


@once
def _outside(c: Columns) -> Bools:
    """Where § 10-8 (4) does not hold, by class and red day."""
    by_religion = c.in_force.covering(Basis.RELIGION) != NONE
    found: Bools = (by_religion | c.in_force.whole_chapter())[:, c.days.red + PAD]
    return found


def _too_many(
    c: Columns, people: Ints, sums: Ints, red: Ints, block: tuple[int, int], weeks: int, agreement: int
) -> Hits:
    edges = block[0], block[1] + 1
    begins, ends = np.searchsorted(c.days.red, edges)
    after = red_days_after(Period(c.days.on(block[0]), c.days.on(block[1])), weeks)
    most = (int(np.diff(np.searchsorted(red, edges))[0]) + after) // 2
    times = sums[people, ends] - sums[people, begins]
    above: Bools = times > most
    over = where(above)
    return hits(Verdict.NEEDS, people[over], *block, times[over], most, TARIFF, agreement)


def _runs(c: Columns) -> tuple[Hits, Hits]:
    """Weeks in a row without a free red day; and days in a row, where the weeks are few enough."""
    most, red = c.rule.figures.weeks_without_free_sunday.value, c.days.red
    averaged = _averaged(c) & ~_outside(c)
    in_week = np.zeros((len(red), c.days.weeks), dtype=np.int64)
    in_week[np.arange(len(red)), red // 7] = 1
    there = c.each(averaged @ in_week)
    worked = (red_work(c) > 0) & c.each(averaged)
    row, first, last = _long(worked @ in_week, there, most)
    of = c.in_force.of[row]
    begins = ints([red[averaged[k] & (red // 7 == w)][0] for k, w in zip(of, first, strict=True)])
    ends = ints([red[averaged[k] & (red // 7 == w)][-1] for k, w in zip(of, last, strict=True)])
    agreement = c.in_force.covering(Basis.SUNDAYS)[of, ends + PAD]
    weeks = hits(Verdict.NEEDS, row, begins, ends, last - first + 1, most, TARIFF, agreement)
    return weeks, _days_in_a_row(c, worked, weeks, most)


def _long(worked: Ints, there: Ints, most: int) -> tuple[Ints, Ints, Ints]:
    row, first, last = runs((worked == there) & (there > 0))
    above: Bools = last - first + 1 > most
    long = where(above)
    return row[long], first[long], last[long]


def _days_in_a_row(c: Columns, worked: Bools, said: Hits, most: int) -> Hits:
    red = c.days.red
    row, first, last = runs(worked)
    above: Bools = last - first + 1 > most
    long = where(above)
    row, first, last = row[long], red[first[long]], red[last[long]]
    new = np.ones(len(row), dtype=np.bool_)
    for n in range(len(row)):  # few are so long
        own = said.row == row[n]
        new[n] = not (own & (said.first <= last[n]) & (said.last >= first[n])).any()
    days = np.searchsorted(red, last) - np.searchsorted(red, first) + 1
    return hits(Verdict.ADVISORY, row[new], first[new], last[new], days[new], most)
