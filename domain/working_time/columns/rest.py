"""Daily and weekly rest in columns, as ``rules/rest.py``."""

import numpy as np

from domain.working_time.columns.arrays import PAST, Ints, cells, where
from domain.working_time.columns.columns import Columns
from domain.working_time.columns.days import PAD
from domain.working_time.columns.hits import VERDICTS, Hits, hits, permits_code
from domain.working_time.findings import Verdict, permit
from domain.working_time.model import Basis

BY_REPRESENTATIVES, BY_TARIFF = permits_code(permit(Basis.REST)), permits_code(permit(Basis.TARIFF))
DUE, NEEDS = VERDICTS.index(Verdict.DUE), VERDICTS.index(Verdict.NEEDS)


def daily_rest(c: Columns) -> Hits:
    """The gap between each duty and whichever earlier one ended last."""
    shifts, full = c.shifts, c.figure("daily_rest")
    before, after = shifts.neighbours
    rest = np.maximum(shifts.starts[after] - shifts.ends[before], 0)
    short = where(rest < full)
    if not len(short):
        return hits(NEEDS, short, 0, 0, 0, 0)
    before, after, rest = before[short], after[short], rest[short]
    row, day = shifts.row[after], shifts.day[after]
    at = c.in_force.of[row], day + PAD
    in_force, agreement = c.in_force.amount("daily_rest")[at], c.in_force.agreed("rest")[at]
    first = shifts.day[before]
    figures = full, c.figure("daily_rest_agreed")
    return _short(row, first, np.maximum(first, day), rest, figures, in_force, agreement)


def weekly_rest(c: Columns) -> Hits:
    """The longest stretch of each Oslo week without a minute of a duty."""
    full = c.figure("weekly_rest")
    rest = longest_free(c)
    row, week = cells(rest < full)
    of = c.in_force.of[row]
    in_force = c.in_force.by_week("weekly_rest", np.max)[of, week]
    agreement = c.in_force.throughout_weeks("rest")[of, week]
    figures = full, c.figure("weekly_rest_agreed")
    return _short(row, c.days.week_first[week], c.days.week_last[week], rest[row, week], figures, in_force, agreement)


def longest_free(c: Columns) -> Ints:
    """The longest stretch of each week, by person and week, without a minute of a duty of it or of earlier weeks."""
    shifts, (people, weeks) = c.shifts, c.cells
    begins, ends = c.days.week_spans
    longest = np.zeros(people * weeks, dtype=np.int64)
    free_from = np.full(people * weeks, PAST, dtype=np.int64)
    if len(shifts.row):
        last_end = np.where(shifts.before >= 0, shifts.ends[shifts.before], PAST)
        gap = np.minimum(shifts.starts, ends[c.week]) - np.maximum(last_end, begins[c.week])
        cell = shifts.row * weeks + c.week
        firsts = np.concatenate(([0], where(cell[1:] != cell[:-1]) + 1))
        longest[cell[firsts]] = np.maximum(np.maximum.reduceat(gap, firsts), 0)
        lasts = np.append(firsts[1:], len(cell)) - 1
        free_from[cell[lasts]] = shifts.ends[shifts.latest[lasts]]
    until = np.maximum.accumulate(free_from.reshape(people, weeks), axis=1)
    found: Ints = np.maximum(longest.reshape(people, weeks), ends - np.maximum(until, begins))
    return found


def _short(
    row: Ints, first: Ints, last: Ints, rest: Ints, figures: tuple[int, int], in_force: Ints, agreement: Ints
) -> Hits:
    full, by_representatives = figures
    due = rest >= in_force
    return hits(
        np.where(due, DUE, NEEDS),
        row,
        first,
        last,
        rest,
        np.where(due, full, in_force),
        np.where(due, 0, np.where(rest >= by_representatives, BY_REPRESENTATIVES, BY_TARIFF)),
        agreement,
        np.where(due, full - rest, -1),
    )
