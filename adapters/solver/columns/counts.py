"""What has to be counted along a whole row: tallies and marks, each a dimension of the programme that prices rows.

Limits that weigh the cells alike, up to a factor, share a dimension; one that no row can reach has none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import gcd
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from adapters.solver.instance import FLOOR, OFF, Instance, MarkCount, Person, Tally

Limit: TypeAlias = tuple[int, Tally | MarkCount]
"""The worth of a step of the count, and what is limited."""


@dataclass(frozen=True, slots=True)
class Count:
    """One dimension: what adds to it, and the limits on its last value."""

    weights: tuple[tuple[int, ...], ...]
    """Steps by day and code; empty for marks."""
    marks: tuple[int, ...]
    limits: tuple[Limit, ...]
    size: int
    """Values 0 to ``size - 1`` can be lawful."""

    @property
    def optional(self) -> bool:
        """Whether leaving the dimension out only forgets a ceiling, so that prices stay lower bounds."""
        return not any(limit.under or limit.over for _, limit in self.limits)

    def obeyed(self, value: int) -> bool:
        """Whether ``value`` breaks no ceiling."""
        return all(limit.at_most is None or value * unit <= limit.at_most for unit, limit in self.limits)

    def charges(self, *, strict: bool) -> NDArray[np.float64]:
        """The penalty of each last value; infinite where it breaks a ceiling or, when ``strict``, a floor."""
        return np.array([self._charge(value, strict=strict) for value in range(self.size)])

    def _charge(self, value: int, *, strict: bool) -> float:
        if not self.obeyed(value):
            return float("inf")
        charge = 0
        for unit, limit in self.limits:
            total = value * unit
            if total < limit.low and limit.under:
                if strict and limit.under >= FLOOR:
                    return float("inf")
                charge += limit.under * (limit.low - total)
            if limit.high is not None and total > limit.high:
                charge += limit.over * (total - limit.high)
        return float(charge)


def counts(instance: Instance, person: int) -> list[Count]:
    """Every dimension that can matter to ``person``, the optional ones last."""
    who = instance.people[person]
    found = [*_tallies(instance, person), *_marks(who)]
    return sorted(found, key=lambda count: count.optional)


def _tallies(instance: Instance, person: int) -> Iterator[Count]:
    who = instance.people[person]
    sharing: dict[tuple[tuple[int, ...], ...], list[Limit]] = {}
    for tally in who.tallies:
        weights = [[0] * (instance.codes + 1) for _ in range(instance.days)]
        for day in range(tally.first, tally.last + 1):
            for code in codes_on(instance, person, day):
                weights[day][code] = instance.measures[tally.measure][day][code]
        unit = gcd(*(weight for row in weights for weight in row))
        if unit and _matters(tally, sum(max(row) for row in weights)):
            steps = tuple(tuple(weight // unit for weight in row) for row in weights)
            sharing.setdefault(steps, []).append((unit, tally))
    for steps, limits in sharing.items():
        yield _count(steps, (), tuple(limits), sum(max(row) for row in steps))


def _marks(who: Person) -> Iterator[Count]:
    sharing: dict[tuple[int, ...], list[Limit]] = {}
    for count in who.mark_counts:
        if _matters(count, len(count.marks)):
            sharing.setdefault(count.marks, []).append((1, count))
    for marks, limits in sharing.items():
        yield _count((), marks, tuple(limits), len(marks))


def _count(weights: tuple[tuple[int, ...], ...], marks: tuple[int, ...], limits: tuple[Limit, ...], most: int) -> Count:
    ceilings = [limit.at_most // unit for unit, limit in limits if limit.at_most is not None]
    return Count(weights, marks, limits, min([most, *ceilings]) + 1)


def _matters(limit: Tally | MarkCount, most: int) -> bool:
    binds = limit.at_most is not None and limit.at_most < most
    short = bool(limit.under) and limit.low > 0
    return binds or short or (bool(limit.over) and limit.high is not None and limit.high < most)


def codes_on(instance: Instance, person: int, day: int) -> tuple[int, ...]:
    """The codes that may stand there."""
    who = instance.people[person]
    return (instance.start[person][day],) if who.fixed[day] else (OFF, *who.options[day])
