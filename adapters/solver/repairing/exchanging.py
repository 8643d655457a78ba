"""Exchanges of shifts: two people directly, or three round a ring where no two of them can by themselves."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from adapters.solver.instance import OFF
from domain.rota.repair import Change, Swap, swap_rank

if TYPE_CHECKING:
    from adapters.solver.repairing.opened import OpenedRota

NEAR = 14
"""Days either way within which two exchange."""
RING = 7
"""The same for three."""

Changes: TypeAlias = Mapping[int, Mapping[int, int]]
"""The codes that are to stand, by person and day."""


def swaps(opened: "OpenedRota", asking: int, day: int) -> tuple[Swap, ...]:
    """Every lawful exchange that frees ``asking`` of the shift on ``day`` and leaves cover no worse."""
    exchange = _Exchange(opened, asking, day)
    direct = dict(exchange.direct())
    found = [swap for of_one in direct.values() for swap in of_one]
    found += exchange.rings(frozenset(direct))
    return tuple(sorted(found, key=swap_rank))


class _Exchange:
    """One shift that is given away."""

    def __init__(self, opened: "OpenedRota", asking: int, day: int) -> None:
        self.opened = opened
        self.asking = asking
        self.day = day
        self.code = opened.rows[asking][day]
        self._allowed: dict[tuple[int, tuple[tuple[int, int], ...]], bool] = {}

    def direct(self) -> Iterator[tuple[int, list[Swap]]]:
        """The people that ``asking`` can exchange with alone, with every way to."""
        for other in self._others():
            found = []
            for back in self._given_by(other, NEAR, taking=self.day):
                changes = {
                    self.asking: self._moved(self.day, back),
                    other: self._moved(back[0], (self.day, self.code)),
                }
                swap = self._swap(changes, back[0])
                if swap:
                    found.append(swap)
            if found:
                yield other, found

    def rings(self, but: frozenset[int]) -> Iterator[Swap]:
        """``asking`` gives to a second, who gives to a third, who gives to ``asking``; nobody of ``but`` is second."""
        for second in self._others():
            if second in but or not self._may_take(second, self.day, self.code):
                continue
            for passed in self._given_by(second, RING, taking=self.day):
                to_second = self._moved(passed[0], (self.day, self.code))
                if self._allows(second, to_second):
                    yield from self._third(second, to_second, passed)

    def _third(self, second: int, to_second: Mapping[int, int], passed: tuple[int, int]) -> Iterator[Swap]:
        for third in self._others():
            if third == second or not self._may_take(third, *passed):
                continue
            for back in self._given_by(third, RING, taking=passed[0]):
                changes = {
                    self.asking: self._moved(self.day, back),
                    second: to_second,
                    third: self._moved(back[0], passed),
                }
                furthest = max((passed[0], back[0]), key=lambda d: abs(d - self.day))
                swap = self._swap(changes, furthest)
                if swap:
                    yield swap

    def _others(self) -> Iterator[int]:
        return (p for p in range(len(self.opened.names)) if p != self.asking)

    def _given_by(self, person: int, reach: int, taking: int) -> Iterator[tuple[int, int]]:
        """What ``person`` may give for a shift on the day ``taking``: the one of that day, or any if it is free."""
        row, instance = self.opened.rows[person], self.opened.instance
        if row[taking] != OFF:
            yield taking, row[taking]
            return
        for day in range(max(self.day - reach, instance.first_day), min(self.day + reach + 1, instance.days)):
            if row[day] != OFF:
                yield day, row[day]

    def _may_take(self, person: int, day: int, code: int) -> bool:
        return self.opened.standing[person].open_to(day, code)

    @staticmethod
    def _moved(away: int, to: tuple[int, int]) -> Mapping[int, int]:
        """The cells of somebody who gives the shift on the day ``away`` and takes another."""
        return {away: OFF, to[0]: to[1]}

    def _swap(self, changes: Changes, furthest: int) -> Swap | None:
        opened = self.opened
        for person, cells in changes.items():
            if any(opened.rows[person][d] == code for d, code in cells.items()):
                return None  # the same shift given and taken, or one on top of another
            taken = [d for d, code in cells.items() if code != OFF]
            if len(cells) == 2 and any(opened.rows[person][d] != OFF for d in taken):
                return None
        if not all(self._allows(person, cells) for person, cells in changes.items()):
            return None
        filled = opened.needs.heads_filled((p, d, code) for p, cells in changes.items() for d, code in cells.items())
        return None if filled < 0 else self._described(changes, filled, furthest)

    def _described(self, changes: Changes, filled: int, furthest: int) -> Swap:
        opened = self.opened
        broken = 0
        cells: list[Change] = []
        for person, own in changes.items():
            for day, code in sorted(own.items()):
                cells.append(opened.change(person, day, code))
                broken += max(opened.wish_broken(person, day, code), 0)
                broken -= max(opened.wish_broken(person, day, opened.rows[person][day]), 0)
        quick = sum(opened.standing[p].quick_returns(own) for p, own in changes.items())
        return Swap(tuple(cells), filled, quick, broken, abs(furthest - self.day))

    def _allows(self, person: int, cells: Mapping[int, int]) -> bool:
        key = (person, tuple(sorted(cells.items())))
        if key not in self._allowed:
            self._allowed[key] = self.opened.standing[person].allows(cells)
        return self._allowed[key]
