"""What the unit has agreed, in columns, as ``rules/unit.py``."""

from domain.working_time.columns.arrays import cells, runs, where
from domain.working_time.columns.columns import Columns
from domain.working_time.columns.hits import Hits, hits
from domain.working_time.columns.people import KINDS
from domain.working_time.columns.table import Table
from domain.working_time.findings import Verdict
from domain.working_time.model import ShiftKind

NIGHT = KINDS.index(ShiftKind.NIGHT)


def weekends(c: Columns) -> Hits:
    """Two worked weekends closer than the unit's agreement has them."""
    days = c.some_on(c.shifts).reshape(*c.cells, 7)
    row, week = cells(days[:, :, 5] | days[:, :, 6])
    near = where((row[1:] == row[:-1]) & (week[1:] - week[:-1] < c.unit.weekend_every))
    return hits(Verdict.VIOLATION, row[near], week[near] * 7 + 5, week[near + 1] * 7 + 6, 2, 1)


def days_in_a_row(c: Columns) -> Hits:
    """Days in a row with a duty."""
    return _too_long(c, c.shifts, c.unit.consecutive_shifts_at_most)


def nights_in_a_row(c: Columns) -> Hits:
    """Days in a row with a night shift."""
    return _too_long(c, c.shifts.only(c.shifts.kind == NIGHT), c.unit.consecutive_nights_at_most)


def _too_long(c: Columns, table: Table, most: int) -> Hits:
    row, first, last = runs(c.some_on(table))
    long = where(last - first + 1 > most)
    row, first, last = row[long], first[long], last[long]
    return hits(Verdict.VIOLATION, row, first, last, last - first + 1, most)
