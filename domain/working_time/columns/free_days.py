"""Days off by code in columns, as ``rules/free_days.py``."""

import numpy as np

from domain.calendar import SUNDAY
from domain.working_time.columns import hours
from domain.working_time.columns.arrays import NONE, PAST, Bools, Ints, cells, firsts_of, runs, some, where
from domain.working_time.columns.columns import Columns
from domain.working_time.columns.days import PAD
from domain.working_time.columns.hits import NO_HITS, Hits, hits, together
from domain.working_time.columns.spans import by_red_day, parts_in
from domain.working_time.findings import Verdict
from domain.working_time.model import Basis


def red_days_off(c: Columns) -> Hits:
    """Days off due for red days worked in a row, or for too few off in an averaging period."""
    red = c.days.red
    if not len(red):
        return NO_HITS
    worked = _worked(c)
    averaged = c.in_force.covering(Basis.SUNDAYS)[:, red + PAD] != NONE
    row, first, last = runs(worked & ~c.each(averaged))
    pairs = (last - first + 1) // 2
    which = np.repeat(np.arange(len(row)), pairs)
    nth = np.arange(len(which)) - np.repeat(np.cumsum(pairs) - pairs, pairs)
    one = first[which] + 2 * nth
    found = [hits(Verdict.DUE, row[which], red[one], red[one + 1], 0, 1)]
    for begins, ends in c.days.blocks(c.unit.averaging_weeks, c.days.first, c.days.last):
        inside = where((red >= begins) & (red <= ends))
        if len(inside):
            due = -(-len(inside) * c.rule.tariff.red_days_off.value // 100)
            off = len(inside) - worked[:, inside].sum(axis=1)
            at = where(c.each(averaged[:, inside[0]]) & (off < due))
            found.append(hits(Verdict.DUE, at, begins, ends, off[at], due))
    return together(found)


def replacement_days(c: Columns) -> Hits:
    """Replacement days due for weekly days off on weekday holidays."""
    each, holiday = c.rule.tariff.replacement_days.value, (c.days.red % 7 != SUNDAY)
    weeks = np.unique(c.days.red[holiday] // 7)
    if not each or not len(weeks):
        return NO_HITS
    begins, ends = (edge[:, weeks, None] for edge in _longest_free(c))
    days = weeks[:, None] * 7 + np.arange(7)
    midnights, red = c.days.midnights, c.days.red_day[days + PAD]
    whole = (midnights[days + PAD] >= begins) & (midnights[days + PAD + 1] <= ends)
    row, at = cells(~whole[:, :, SUNDAY] & some(whole & red, 2))
    day = days[at, (whole & red)[row, at].argmax(axis=1)] if len(row) else row
    present = c.days.inside[day]
    if c.people.absences:
        present = present & (hours.absent(c)[row, day] == 0)
    row, day = row[present], day[present]
    return hits(Verdict.DUE, row, day, day, 0, each)


def _longest_free(c: Columns) -> tuple[Ints, Ints]:
    """From when to when the first of the longest stretches of each week without a duty lasts, by person and week."""
    begins, ends = c.days.week_spans
    best_from, best_to, free_from = (np.tile(begins, c.people.count) for _ in range(3))
    duties = c.started
    if len(duties.row):
        week = duties.day // 7
        cell = duties.row * c.days.weeks + week
        since = np.maximum(np.where(duties.before >= 0, duties.ends[duties.before], PAST), begins[week])
        gap, firsts = duties.starts - since, firsts_of(cell)
        lasts = np.append(firsts[1:], len(cell)) - 1
        longest = np.maximum.reduceat(gap, firsts)
        group = np.repeat(np.arange(len(firsts)), lasts - firsts + 1)
        longest_ones = where(gap == longest[group])
        first = longest_ones[firsts_of(group[longest_ones])][longest > 0]
        best_from[cell[first]], best_to[cell[first]] = since[first], duties.starts[first]
        free_from[cell[lasts]] = duties.ends[duties.latest[lasts]]
    by_week = (edge.reshape(c.cells) for edge in (best_from, best_to, free_from))
    best_from, best_to, free_from = by_week
    free_from = np.maximum(np.maximum.accumulate(free_from, axis=1), begins)
    last: Bools = ends - free_from > best_to - best_from
    return np.where(last, free_from, best_from), np.where(last, ends, best_to)


def _worked(c: Columns) -> Bools:
    """The red days with work from 22:00 on the eve to 22:00, by person and red day."""
    clock = c.days.clock(c.rule.settings.counted_red_day_clock)
    duty, red, time = parts_in(c, clock[c.days.red + PAD - 1], clock[c.days.red + PAD])
    found: Bools = by_red_day(c, duty, red, time) > 0
    return found
