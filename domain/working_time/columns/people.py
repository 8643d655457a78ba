"""What is settled with people, in columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from domain.calendar import Period
from domain.ids import PersonId
from domain.working_time.columns.arrays import Bools, Ints, ints, micros
from domain.working_time.columns.days import Days
from domain.working_time.model import AbsenceEffect, Constraint, Nights, Post, ShiftKind, Terms
from domain.working_time.rules.doctors_duty import JUNIOR

KINDS = tuple(ShiftKind)
NIGHTS = tuple(Nights)
POSTS = tuple(Post)
EFFECTS = (None, *AbsenceEffect)
AWAY, COURSE = EFFECTS.index(AbsenceEffect.AWAY), EFFECTS.index(AbsenceEffect.COURSE)


@dataclass(frozen=True)
class People:
    """One element a person."""

    names: Sequence[PersonId]
    fraction: Ints
    """Position size, per cent."""
    full_time_week: Ints
    nights: Ints
    """Position in ``NIGHTS``."""
    long_shifts: Bools
    junior: Bools
    """Whether the profession's name is that of a doctor in training."""
    ordinary: Bools
    """Whether the post is neither leading nor independent."""
    born: Sequence[date | None]
    absences: Sequence[tuple[int, Period, int]]
    """Whose, when, and the effect's position in ``EFFECTS``; of several over one day the first stands."""
    adaptations: Sequence[tuple[int, Period, Constraint, int | None]]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.names)

    @cached_property
    def some_young(self) -> bool:
        """Whether anybody's birthday is known."""
        return any(self.born)

    def absent(self, days: Days) -> Ints:
        """The effect of absence by person and day of the plan's weeks."""
        found = np.zeros((self.count, days.count), dtype=np.int64)
        for row, period, effect in reversed(self.absences):
            first = max(days.position(period.first_day), 0)
            last = days.position(period.last_day)
            if last >= 0:
                found[row, first : last + 1] = effect
        return found


def people_of(terms: Sequence[Terms]) -> People:
    """The columns of ``terms``."""
    return People(
        names=[t.employee for t in terms],
        fraction=ints([t.fraction_percent for t in terms]),
        full_time_week=ints([micros(t.full_time_week) for t in terms]),
        nights=ints([NIGHTS.index(t.nights) for t in terms]),
        long_shifts=np.array([t.long_shifts for t in terms], dtype=np.bool_),
        junior=np.array([t.profession.casefold().startswith(JUNIOR) for t in terms], dtype=np.bool_),
        ordinary=np.array([t.post is Post.ORDINARY for t in terms], dtype=np.bool_),
        born=[t.born for t in terms],
        absences=[(row, a.period, EFFECTS.index(a.effect)) for row, t in enumerate(terms) for a in t.absences],
        adaptations=[(row, a.period, a.constraint, a.weekday) for row, t in enumerate(terms) for a in t.adaptations],
    )
