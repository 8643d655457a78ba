"""What is in force for whom on which day: people under like agreements are one class and share their limits."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from domain.ids import PersonId
from domain.working_time.columns.arrays import NONE, UNLIMITED, Bools, Ints, ints, micros
from domain.working_time.columns.days import PAD, Days
from domain.working_time.figures import RuleFigures
from domain.working_time.limits import Limits
from domain.working_time.line import LimitsByDay, limits_by_day
from domain.working_time.model import Agreed, Agreements, Basis, UnitTerms

BASES = tuple(Basis)


class InForce:
    """Limits and agreements by class and day (padded).

    An agreement is known by its position among the class' own, which are in order of their names; so it is one
    number for everybody in the class, also where each has signed one of their own.
    """

    def __init__(
        self, own: Sequence[tuple[Agreed, ...]], of: Ints, days: Days, unit: UnitTerms, rule: RuleFigures
    ) -> None:
        self.own = own
        """The agreements of each class."""
        self.of = of
        """The class of each person."""
        self.days, self.unit, self.rule = days, unit, rule

    @cached_property
    def by_day(self) -> tuple[LimitsByDay, ...]:
        """The limits of each class."""
        return tuple(limits_by_day(_somebody(own), Agreements(own), self.unit, self.rule) for own in self.own)

    @cached_property
    def _stretches(self) -> list[tuple[int, Limits]]:
        """Every set of limits there is, with its class."""
        return [(n, each) for n, found in enumerate(self.by_day) for each in found.stretches]

    @cached_property
    def _at(self) -> Ints:
        """Which of them is in force, by class and day."""
        rows, begins = [], 0
        for found in self.by_day:
            changes = ints([self.days.position(day) + PAD for day in found.changes])
            rows.append(begins + np.searchsorted(changes, np.arange(len(self.days.all)), side="right"))
            begins += len(found.stretches)
        return np.array(rows, dtype=np.int64).reshape(len(self.by_day), len(self.days.all))

    def of_each(self, what: Callable[[Limits], int]) -> Ints:
        """A number for each set of limits, by class and day."""
        return ints([what(each) for _, each in self._stretches])[self._at]

    def amount(self, name: str) -> Ints:
        """A limit that is a duration; ``UNLIMITED`` where none is set."""
        return self._kept("amount", name, self._amount)

    def agreed(self, name: str) -> Ints:
        """Which agreement a field of ``Limits`` names; ``NONE`` without."""
        return self._kept("agreed", name, self._agreed)

    def whole_chapter(self) -> Bools:
        """Whether a tariff agreement derogates from the whole chapter."""
        return self._kept("whole", "", lambda _: self.of_each(lambda each: each.whole_chapter)).astype(np.bool_)

    def covering(self, basis: Basis) -> Ints:
        """Which agreement on ``basis`` covers; ``NONE`` without, the first by name of several."""
        return self._kept("covering", basis, self._covering)

    def by_week(self, name: str, reduced: Callable[..., Any]) -> Ints:
        """A duration over the days of each week inside the plan, ``np.min`` or ``np.max``."""
        return self._kept(reduced.__name__, name, lambda _: self._weekly(self.amount(name), reduced))

    def throughout_weeks(self, name: str) -> Ints:
        """Which agreement a field names on each week's last day in the plan, if it names one on all of them."""
        return self._kept("weeks", name, lambda _: self._throughout(self.agreed(name)))

    def averaging_basis(self) -> Ints:
        """On which basis each week is averaged: position in ``BASES``; ``NONE`` where it is not."""

        def basis(each: Limits) -> int:
            return BASES.index(each.averaging.basis) if each.averaging else NONE

        return self._kept("basis", "", lambda _: self._throughout(self.of_each(basis)))

    def throughout(self, basis: Basis, first: int, last: int) -> Bools:
        """Whether each class is covered on ``basis`` on every day from ``first`` to ``last``."""
        found: Bools = (self.covering(basis)[:, PAD + first : PAD + last + 1] != NONE).all(axis=1)
        return found

    @cached_property
    def _done(self) -> dict[tuple[str, object], Ints]:
        return {}

    def _kept(self, kind: str, name: Any, made: Callable[[Any], Ints]) -> Ints:
        if (kind, name) not in self._done:
            self._done[kind, name] = made(name)
        return self._done[kind, name]

    def _amount(self, name: str) -> Ints:
        def amount(each: Limits) -> int:
            value = getattr(each, name)
            return UNLIMITED if value is None else micros(value)

        return self.of_each(amount)

    def _agreed(self, name: str) -> Ints:
        found = [_position(self.own[of], getattr(each, name)) for of, each in self._stretches]
        return ints(found)[self._at]

    def _covering(self, basis: Basis) -> Ints:
        found = np.full((len(self.own), len(self.days.all)), NONE, dtype=np.int64)
        for n, own in enumerate(self.own):
            for at in reversed([k for k, a in enumerate(own) if a.basis is basis]):
                first = max(self.days.position(own[at].period.first_day) + PAD, 0)
                last = self.days.position(own[at].period.last_day) + PAD
                if last >= 0:
                    found[n, first : last + 1] = at
        return found

    def _weekly(self, daily: Ints, reduced: Callable[..., Any]) -> Ints:
        weeks = daily[:, PAD : PAD + self.days.count].reshape(len(daily), self.days.weeks, 7)
        outside = ~self.days.inside.reshape(self.days.weeks, 7)
        if not outside.any():
            return ints(reduced(weeks, axis=2))
        known = weeks.copy()
        known[:, outside] = UNLIMITED if reduced is np.min else -UNLIMITED
        return ints(reduced(known, axis=2))

    def _throughout(self, daily: Ints) -> Ints:
        weeks = daily[:, PAD : PAD + self.days.count].reshape(len(daily), self.days.weeks, 7)
        inside = self.days.inside.reshape(self.days.weeks, 7)
        whole = ((weeks != NONE) | ~inside).all(axis=2)
        return np.where(whole, daily[:, PAD + self.days.week_last], NONE)


def classes(own: Sequence[Sequence[Agreed]]) -> tuple[list[tuple[Agreed, ...]], Ints]:
    """The classes of people who have the agreements ``own``, and the class of each of them."""
    known: dict[tuple[object, ...], int] = {}
    found: list[tuple[Agreed, ...]] = []
    of = []
    same: dict[tuple[int, ...], int] = {}
    for each in own:
        ids = tuple(map(id, each))
        if ids not in same:
            ordered = tuple(sorted(each, key=lambda a: a.name))
            key = tuple(_content(a) for a in ordered)
            if key not in known:
                known[key] = len(found)
                found.append(ordered)
            same[ids] = known[key]
        of.append(same[ids])
    return found, ints(of)


def _content(agreed: Agreed) -> tuple[object, ...]:
    return (
        agreed.basis, agreed.period, agreed.limits, agreed.standby_ratio, agreed.extended_week, agreed.whole_chapter
    )  # fmt: skip


def _somebody(own: tuple[Agreed, ...]) -> PersonId:
    """Somebody whom all of ``own`` cover."""
    covered = frozenset.intersection(*(a.covers for a in own)) if own else frozenset()
    return min(covered, default=PersonId(""))


def _position(own: tuple[Agreed, ...], agreed: Agreed | None) -> int:
    return NONE if agreed is None else next(n for n, a in enumerate(own) if a is agreed)
