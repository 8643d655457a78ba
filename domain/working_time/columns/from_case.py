"""Columns of a case, and who in it is judged plainly after all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from domain.ids import PersonId
from domain.working_time.columns.arrays import DAY, Bools, Ints, ints, where
from domain.working_time.columns.columns import LONGEST, Columns
from domain.working_time.columns.days import PAD, Days, days_of
from domain.working_time.columns.in_force import InForce, classes
from domain.working_time.columns.people import KINDS, People, people_of
from domain.working_time.columns.table import Table
from domain.working_time.facts import NOTHING_KNOWN
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Agreed, Case, Shift

KIND = {kind: n for n, kind in enumerate(KINDS)}


@dataclass(frozen=True)
class Laid:
    """A case in columns."""

    columns: Columns
    plainly: Bools
    """Who is judged plainly by every rule: of whom facts are known, or whose shifts are too odd for columns.

    Their shifts are not in the columns.
    """


def lay_in_columns(case: Case, shifts: Mapping[PersonId, Sequence[Shift]], rule: RuleFigures) -> Laid:
    """``case`` in columns, its people in order; ``shifts`` are each person's own, in any order."""
    names = sorted(case.people)
    days = days_of(case.period, rule.settings)
    people = people_of([case.people[name] for name in names])
    own: dict[PersonId, list[Agreed]] = {name: [] for name in names}
    for agreed in case.agreements.all:
        for name in agreed.covers:
            if name in own:
                own[name].append(agreed)
    in_force = InForce(*classes(list(own.values())), days, case.unit, rule)
    table = table_of([shifts[name] for name in names])
    table, plainly = sorted_out(table, days, people, rule)
    for row, name in enumerate(names):
        if case.facts.get(name, NOTHING_KNOWN) != NOTHING_KNOWN:
            plainly[row] = True
    if plainly.any():
        table = table.only(~plainly[table.row])
    return Laid(Columns(days, people, case.unit, rule, in_force, table), plainly)


def table_of(lines: Sequence[Sequence[Shift]]) -> Table:
    """The table of the shifts of each of ``lines``; its days are calendar days, counted from the year 1."""
    shifts = [shift for line in lines for shift in line]
    row = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    starts, ends = _instants([s.starts for s in shifts]), _instants([s.ends for s in shifts])
    order = np.lexsort((ends, starts, row))

    def flags(values: Iterable[bool]) -> Bools:
        return np.fromiter(values, dtype=np.bool_, count=len(shifts))[order]

    return Table(
        people=len(lines),
        row=row[order],
        starts=starts[order],
        ends=ends[order],
        day=ints([s.day.toordinal() for s in shifts])[order],
        kind=ints([KIND[s.kind] for s in shifts])[order],
        unpaid=_durations([s.unpaid_break for s in shifts])[order],
        paid=_durations([s.paid_break for s in shifts])[order],
        passive=_durations([s.passive for s in shifts])[order],
        extra=_durations([s.extra for s in shifts])[order],
        standby=flags(s.standby for s in shifts),
        called_out=flags(s.called_out for s in shifts),
        other_employer=flags(s.other_employer for s in shifts),
    )


def sorted_out(table: Table, days: Days, people: People, rule: RuleFigures) -> tuple[Table, Bools]:
    """``table`` (on calendar days) on the plan's days, and those with a shift that is too odd for columns."""
    day = table.day - days.monday.toordinal()
    known = np.clip(day, 0, days.count - 1)
    begins = days.midnights[PAD + known], days.midnights[PAD + known + 1]
    odd = (known != day) | (table.starts < begins[0]) | (table.starts >= begins[1])
    odd |= (table.ends <= table.starts) | (table.ends - table.starts >= LONGEST * DAY)
    clock = rule.settings.day_starts
    if clock != clock.min:  # the day before the plan's first week is another one then
        odd |= (day == 0) & (table.starts < days.clock(clock)[PAD])
    plainly = np.zeros(people.count, dtype=np.bool_)
    plainly[table.row[where(odd)]] = True
    return table.on_days(known), plainly


def _instants(moments: list[datetime]) -> Ints:
    """Instants in microseconds since 1970; a float of seconds is nearer to them than half of one until 2200."""
    seconds = np.fromiter((m.timestamp() for m in moments), dtype=np.float64, count=len(moments))
    return ints(np.rint(seconds * 1e6))


def _durations(amounts: list[timedelta]) -> Ints:
    if not any(amounts):
        return np.zeros(len(amounts), dtype=np.int64)
    seconds = np.fromiter((a.total_seconds() for a in amounts), dtype=np.float64, count=len(amounts))
    return ints(np.rint(seconds * 1e6))
