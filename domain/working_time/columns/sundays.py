"""Sundays and holidays off in columns, as ``rules/sundays.py``."""

import numpy as np

from domain.working_time.columns.arrays import NONE, Bools, Ints, cells, ints, runs, where
from domain.working_time.columns.columns import Columns
from domain.working_time.columns.days import PAD
from domain.working_time.columns.hits import Hits, hits, permits_code, together
from domain.working_time.findings import Verdict, permit
from domain.working_time.model import Basis

SUNDAYS, TARIFF = permits_code(permit(Basis.SUNDAYS)), permits_code(permit(Basis.TARIFF))


def sunday_next(c: Columns) -> Hits:
    """Two red days after one another with work, where red days off are not averaged on the second."""
    worked, red = c.red_work > 0, c.days.red
    if len(red) < 2:
        return together(())
    both: Bools = worked[:, :-1] & worked[:, 1:] & ~c.each(_averaged(c)[:, 1:])
    row, next_one = cells(both)
    return hits(Verdict.NEEDS, row, red[next_one], red[next_one + 1], 2, 1, SUNDAYS)


def sunday_averaged(c: Columns) -> Hits:
    """More than half of the red days of an averaging period worked, or too many weeks in a row without a free one."""
    longest = c.rule.figures.sunday_averaging_weeks.value
    worked = np.zeros((c.people.count, len(c.days.red) + 1), dtype=np.int64)
    np.cumsum(c.red_work > 0, axis=1, out=worked[:, 1:])
    found = []
    for n, own in enumerate(c.in_force.own):
        for k, agreed in enumerate(own):
            if agreed.basis is Basis.SUNDAYS:
                first = max(c.days.position(agreed.period.first_day), c.days.first)
                last = min(c.days.position(agreed.period.last_day), c.days.last)
                weeks = min(agreed.limits.averaging_weeks or longest, longest)
                people = where(c.in_force.of == n)
                blocks = c.days.blocks(weeks, first, last)
                found += [_too_many(c, people, worked, block, k) for block in blocks]
    return together((*found, _without_a_free_one(c)))


def _averaged(c: Columns) -> Bools:
    """Whether red days off are averaged, by class and red day."""
    found: Bools = c.in_force.covering(Basis.SUNDAYS)[:, c.days.red + PAD] != NONE
    return found


def _too_many(c: Columns, people: Ints, worked: Ints, block: tuple[int, int], agreement: int) -> Hits:
    begins, ends = np.searchsorted(c.days.red, (block[0], block[1] + 1))
    most = int(ends - begins) // 2
    times = worked[people, ends] - worked[people, begins]
    over = where(times > most)
    return hits(Verdict.NEEDS, people[over], *block, times[over], most, TARIFF, agreement)


def _without_a_free_one(c: Columns) -> Hits:
    averaged = _averaged(c)
    if not averaged.any():
        return together(())
    week, weeks = c.days.red // 7, c.days.weeks
    in_week = np.zeros((len(c.days.red), weeks), dtype=np.int64)
    in_week[np.arange(len(week)), week] = 1
    there = averaged @ in_week
    worked = ((c.red_work > 0) & c.each(averaged)) @ in_week
    row, first, last = runs((worked == c.each(there)) & (c.each(there) > 0))
    most = c.rule.figures.weeks_without_free_sunday.value
    long = where(last - first + 1 > most)
    row, first, last = row[long], first[long], last[long]
    # first and last averaged red day of those weeks
    begins = ints([c.days.red[averaged[c.in_force.of[r]] & (week == w)][0] for r, w in zip(row, first, strict=True)])
    ends = ints([c.days.red[averaged[c.in_force.of[r]] & (week == w)][-1] for r, w in zip(row, last, strict=True)])
    agreement = c.in_force.covering(Basis.SUNDAYS)[c.in_force.of[row], ends + PAD]
    return hits(Verdict.NEEDS, row, begins, ends, last - first + 1, most, TARIFF, agreement)
