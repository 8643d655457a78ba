"""Daily and weekly rest in columns, as ``rules/rest.py`` for lines without calls and other employers."""

import numpy as np

from domain.working_time.columns.arrays import DAY, PAST, Bools, Ints, cells, some, where
from domain.working_time.columns.columns import Columns, once
from domain.working_time.columns.hits import NO_HITS, VERDICTS, Hits, hits, permits_code, together
from domain.working_time.columns.table import Table
from domain.working_time.findings import Verdict, permit
from domain.working_time.model import Basis
from domain.working_time.settings import When

BY_REPRESENTATIVES, BY_TARIFF = permits_code(permit(Basis.REST)), permits_code(permit(Basis.TARIFF))
DUE, NEEDS = VERDICTS.index(Verdict.DUE), VERDICTS.index(Verdict.NEEDS)
WEEK = 7 * DAY


def daily_rest(c: Columns) -> Hits:
    """The gap between each duty and whichever earlier one ended last; then the 24 h from each other duty's start."""
    shifts, full = c.shifts, c.figure("daily_rest")
    before, after = shifts.neighbours
    rest = np.maximum(shifts.starts[after] - shifts.ends[before], 0)
    too_short: Bools = rest < full
    short = where(too_short)
    said = np.zeros(len(shifts.row), dtype=np.bool_)
    found = []
    if len(short):
        before, after, rest = before[short], after[short], rest[short]
        said[before] = said[after] = True
        row, first, day = shifts.row[after], shifts.day[before], shifts.day[after]
        in_force, agreement = (c.on_day(name, row, day) for name in ("daily_rest", "rest"))
        figures = full, c.figure("daily_rest_agreed")
        found.append(_short(row, first, np.maximum(first, day), rest, figures, in_force, agreement))
    if c.rule.settings.rest_in_each_day is not When.OFF:
        found.append(_days_without(c, said))
    return together(found)


def daily_rest_plainly(c: Columns) -> Bools:
    """Whose rest calls, other employers or the authority's consent may bear on, or an agreement above the law's."""
    above = some(c.in_force.amount("daily_rest") > c.figure("daily_rest"), 1)
    found: Bools = weekly_rest_plainly(c) | above[c.in_force.of]
    return found


def weekly_rest(c: Columns) -> Hits:
    """The longest stretch of each Oslo week without a minute of a duty."""
    full = c.figure("weekly_rest")
    rest = longest_free(c, c.shifts, inside=c.rule.settings.weekly_rest_inside_week)
    row, week = cells(rest < full)
    of = c.in_force.of[row]
    in_force = c.in_force.by_week("weekly_rest", np.max)[of, week]
    agreement = c.in_force.throughout_weeks("rest")[of, week]
    figures = full, c.figure("weekly_rest_agreed")
    return _short(row, c.days.week_first[week], c.days.week_last[week], rest[row, week], figures, in_force, agreement)


@once
def weekly_rest_plainly(c: Columns) -> Bools:
    """Whose rest calls, other employers or the authority's consent may bear on."""
    found = unusual(c).copy()
    if c.shifts.some_passive:
        consent = some(c.in_force.covering(Basis.PASSIVE_REST_AUTHORITY) >= 0, 1)
        passive = np.zeros(c.people.count, dtype=np.bool_)
        passive[c.shifts.row[c.shifts.passive != 0]] = True
        found |= passive & consent[c.in_force.of]
    return found


@once
def unusual(c: Columns) -> Bools:
    """Who has work on a call, or for another employer."""
    found = np.zeros(c.people.count, dtype=np.bool_)
    found[c.segments.row[c.segments.called_out | c.segments.other_employer]] = True
    return found


@once
def with_other_employer(c: Columns) -> Bools:
    """Who has work for another employer."""
    found = np.zeros(c.people.count, dtype=np.bool_)
    found[c.segments.row[c.segments.other_employer]] = True
    return found


def nothing(_: Columns) -> Hits:
    """Nothing: only those who are judged plainly can have any."""
    return NO_HITS


def longest_free(c: Columns, table: Table, *, inside: bool = True) -> Ints:
    """The longest stretch of each week, by person and week, without a minute of ``table``.

    Inside the week; or up to the first start after it, where a stretch may end in the next.
    """
    people, weeks = c.cells
    begins, ends = c.days.week_spans
    until = ends if inside else _next_starts(c, table)
    longest = np.zeros(people * weeks, dtype=np.int64)
    free_from = np.full(people * weeks, PAST, dtype=np.int64)
    if len(table.row):
        week = table.day // 7
        cell = table.row * weeks + week
        last_end = np.where(table.before >= 0, table.ends[table.before], PAST)
        gap = np.minimum(table.starts, ends[week] if inside else until.ravel()[cell])
        gap -= np.maximum(last_end, begins[week])
        firsts = np.concatenate(([0], where(cell[1:] != cell[:-1]) + 1))
        longest[cell[firsts]] = np.maximum(np.maximum.reduceat(gap, firsts), 0)
        lasts = np.append(firsts[1:], len(cell)) - 1
        free_from[cell[lasts]] = table.ends[table.latest[lasts]]
    since = np.maximum.accumulate(free_from.reshape(people, weeks), axis=1)
    found: Ints = np.maximum(longest.reshape(people, weeks), until - np.maximum(since, begins))
    return found


def _next_starts(c: Columns, table: Table) -> Ints:
    """The first start at or after the end of each week, by person and week; a week later where there is none."""
    ends = c.days.week_spans[1]
    latest = np.broadcast_to(ends + WEEK, c.cells)
    if not len(table.row):
        return latest
    first = min(int(table.starts.min()), int(ends[0]))
    span = max(int(table.starts.max()), int(ends[-1])) - first + 1
    rows = np.arange(c.people.count)[:, None]
    at = np.searchsorted(table.starts - first + table.row * span, ends - first + rows * span)
    there: Bools = at < table.offsets[1:, None]
    found: Ints = np.where(there, table.starts[np.minimum(at, len(table.row) - 1)], latest)
    return found


def _days_without(c: Columns, said: Bools) -> Hits:
    """Duties so long that the 24 h from their start hold no whole rest, though the gaps round them are long enough.

    Every gap is at least the law's rest here, so one that lies in the 24 h is enough.
    """
    shifts, day = c.shifts, DAY
    alone = ~said
    alone[:-1] &= (shifts.row[1:] != shifts.row[:-1]) | (shifts.starts[1:] - shifts.starts[:-1] >= day)
    lasted = shifts.ends - shifts.starts
    alone &= lasted > day - c.figure("daily_rest")
    at = where(alone)
    if not len(at):
        return NO_HITS
    row, on, free = shifts.row[at], shifts.day[at], np.maximum(day - lasted[at], 0)
    limit = c.on_day("daily_rest", row, on)
    short: Bools = free < limit
    few = where(short)
    row, on, free, limit = row[few], on[few], free[few], limit[few]
    if c.rule.settings.rest_in_each_day is When.ADVISORY:
        return hits(Verdict.ADVISORY, row, on, on, free, limit)
    who = np.where(free >= c.figure("daily_rest_agreed"), BY_REPRESENTATIVES, BY_TARIFF)
    return hits(Verdict.NEEDS, row, on, on, free, limit, who)


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
