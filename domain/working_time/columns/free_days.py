"""Days off by code in columns, as ``rules/free_days.py``."""

import numpy as np

from domain.calendar import SUNDAY, is_red
from domain.working_time.columns import hours
from domain.working_time.columns.arrays import NONE, Bools, Ints, runs, where
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
    each, found = c.rule.tariff.replacement_days.value, []
    if not each:
        return NO_HITS
    for week in range(c.days.weeks):
        days = range(7 * week, 7 * week + 7)
        holidays = [d for d in days if c.days.inside[d] and d % 7 != SUNDAY and c.days.red_at[d + PAD] != NONE]
        if holidays:
            found.append(_replacement_in(c, week, each))
    return together(found)


def _replacement_in(c: Columns, week: int, each: int) -> Hits:
    edges = c.days.midnights[PAD + 7 * week : PAD + 7 * week + 8]
    begins, ends = _longest_free(c, int(edges[0]), int(edges[-1]))
    whole = (edges[:-1] >= begins[:, None]) & (edges[1:] <= ends[:, None])
    red = np.array([is_red(c.days.on(7 * week + n)) for n in range(7)])
    some: Bools = ~whole[:, SUNDAY] & (whole & red).any(axis=1)
    row = where(some)
    day = 7 * week + (whole & red)[row].argmax(axis=1)
    present = c.days.inside[day]
    if c.people.absences:
        present = present & (hours.absent(c)[row, day] == 0)
    row, day = row[present], day[present]
    return hits(Verdict.DUE, row, day, day, 0, each)


def _longest_free(c: Columns, begins: int, ends: int) -> tuple[Ints, Ints]:
    """From when to when the first of each one's longest stretches without a duty lasts."""
    people, duties = c.people.count, c.started
    best_from, best_to = np.full(people, begins), np.full(people, begins)
    free_from = np.full(people, begins)
    inside: Bools = (duties.starts < ends) & (duties.ends > begins)
    near = where(inside)
    if len(near):
        row, start, end = duties.row[near], duties.starts[near], duties.ends[near]
        firsts = np.concatenate(([0], where(row[1:] != row[:-1]) + 1))
        nth = np.arange(len(row)) - np.repeat(firsts, np.diff(np.append(firsts, len(row))))
        for n in range(int(nth.max()) + 1):  # everybody's first duty of the week, then the second, and so on
            at = where(nth == n)
            who, starts = row[at], start[at]
            longer: Bools = starts - free_from[who] > best_to[who] - best_from[who]
            some = who[longer]
            best_from[some], best_to[some] = free_from[some], starts[longer]
            free_from[who] = np.maximum(free_from[who], end[at])
    last: Bools = ends - free_from > best_to - best_from
    return np.where(last, free_from, best_from), np.where(last, ends, best_to)


def _worked(c: Columns) -> Bools:
    """The red days with work from 22:00 on the eve to 22:00, by person and red day."""
    clock = c.days.clock(c.rule.settings.counted_red_day_clock)
    duty, red, time = parts_in(c, clock[c.days.red + PAD - 1], clock[c.days.red + PAD])
    found: Bools = by_red_day(c, duty, red, time) > 0
    return found
