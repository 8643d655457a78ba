"""Many people's lines in columns: what ``Line`` counts for one person, counted for all of them at once.

Everything here has the name and the meaning it has in ``domain/working_time/line.py``; each is counted once, when it
is first asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property, wraps
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from domain.working_time.columns.arrays import Bools, Ints, counted, micros, summed
from domain.working_time.columns.days import PAD, Days
from domain.working_time.columns.in_force import InForce
from domain.working_time.columns.people import People
from domain.working_time.columns.table import Table, duties
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Basis, UnitTerms

N = TypeVar("N", bound=np.generic)
T = TypeVar("T")
AGREEMENTS = {"averaging", "rest", "tariff", "night", "passive_by_authority", "total", "overtime"}
"""The fields of ``Limits`` that name an agreement."""
LONGEST = 3
"""Days a segment lasts at most to be judged in columns."""


@dataclass(frozen=True)
class Columns:
    """All that a column rule may look at."""

    days: Days
    people: People
    unit: UnitTerms
    rule: RuleFigures
    in_force: InForce
    segments: Table
    """Every shift as planned or recorded, standby too. Each starts in the plan's weeks, on the day it is said to,
    ends after it starts, and within ``LONGEST`` days."""

    @cached_property
    def started(self) -> Table:
        """The duties on the calendar day they start."""
        return duties(self.segments)

    @cached_property
    def shifts(self) -> Table:
        """The duties: work on site, segments that adjoin made one."""
        found, settings = self.started, self.rule.settings
        if settings.day_starts == settings.day_starts.min:
            return found
        begins = self.days.clock(settings.day_starts)
        return replace(found, day=np.searchsorted(begins, found.starts, side="right") - 1 - PAD)

    @cached_property
    def standby(self) -> Table:
        """Standby away from the workplace."""
        return self.segments.only(self.segments.standby)

    @cached_property
    def own(self) -> Table:
        """The duties of the employer's own plan: no call-outs, nothing of another employer's."""
        return self.shifts.only(~(self.shifts.called_out | self.shifts.other_employer))

    def own_duties_where(self, mask: Bools) -> Table:
        """Those of the employer's own duties for which ``mask``, over all duties, holds."""
        return self.shifts.only(mask & ~(self.shifts.called_out | self.shifts.other_employer))

    @cached_property
    def planned(self) -> Table:
        """The same and standby away from the workplace; not in time order."""
        return self.own.joined(self.standby.only(~self.standby.other_employer))

    @property
    def cells(self) -> tuple[int, int]:
        """People, and the weeks of the plan."""
        return self.people.count, self.days.weeks

    @cached_property
    def week(self) -> Ints:
        """The week of each duty."""
        found: Ints = self.shifts.day // 7
        return found

    def by_person(self, amounts: Ints) -> Ints:
        """The sum over duties, by person."""
        return summed(self.shifts.row, amounts, self.people.count)

    def by_week(self, amounts: Ints, table: Table | None = None) -> Ints:
        """The sum over duties (or ``table``), by person and week."""
        of = table or self.shifts
        return self._matrix(of.row * self.days.weeks + of.day // 7, amounts, self.days.weeks)

    def by_day(self, amounts: Ints, table: Table | None = None) -> Ints:
        """The sum over duties (or ``table``), by person and day of the plan's weeks."""
        of = table or self.shifts
        return self._matrix(of.row * self.days.count + of.day, amounts, self.days.count)

    def some_on(self, table: Table) -> Bools:
        """On which days of the plan's weeks each person has something of ``table``."""
        found = np.zeros((self.people.count, self.days.count), dtype=np.bool_)
        found[table.row, table.day] = True
        return found

    def count_on(self, table: Table) -> Ints:
        """How many of ``table`` each person has on each day of the plan's weeks."""
        width = self.days.count
        return counted(table.row * width + table.day, self.people.count * width).reshape(-1, width)

    def _matrix(self, at: Ints, amounts: Ints, width: int) -> Ints:
        return summed(at, amounts, self.people.count * width).reshape(-1, width)

    def on(self, by_class: NDArray[N], table: Table) -> NDArray[N]:
        """What holds for each of ``table`` on its day; ``by_class`` is by class and day, padded."""
        found: NDArray[N] = by_class[self.in_force.of[table.row], table.day + PAD]
        return found

    def on_day(self, name: str, row: Ints, day: Ints) -> Ints:
        """A field of ``Limits`` for those people on those days: an amount, or which agreement it names."""
        of_each = self.in_force.agreed if name in AGREEMENTS else self.in_force.amount
        return of_each(name)[self.in_force.of[row], day + PAD]

    def each(self, by_class: NDArray[N]) -> NDArray[N]:
        """What holds for each person; ``by_class`` has one row a class."""
        return by_class if len(by_class) == 1 else by_class[self.in_force.of]

    @cached_property
    def as_doctor(self) -> Bools:
        """Whether the doctors' own tariff agreement is in force for each throughout the plan."""
        found: Bools = self.in_force.throughout(Basis.DOCTORS, self.days.first, self.days.last)[self.in_force.of]
        return found

    def figure(self, name: str) -> int:
        """A figure of the act that is a duration, in microseconds."""
        value: timedelta = getattr(self.rule.figures, name).value
        return micros(value)

    def setting(self, name: str) -> int:
        """A setting that is a duration, in microseconds."""
        value: timedelta = getattr(self.rule.settings, name)
        return micros(value)

    def tariff(self, name: str) -> int:
        """A figure of the tariff that is a duration, in microseconds."""
        value: timedelta = getattr(self.rule.tariff, name).value
        return micros(value)

    @cached_property
    def done(self) -> dict[object, Any]:
        """What was counted once, by what counted it."""
        return {}


def once(made: Callable[[Columns], T]) -> Callable[[Columns], T]:
    """``made``, done once for each ``Columns`` and kept there."""

    @wraps(made)
    def kept(c: Columns) -> T:
        done = c.done
        if kept not in done:
            done[kept] = made(c)
        found: T = done[kept]
        return found

    return kept
