"""Which cells count in which slots, what heads cost there, and how prices of slots become prices of cells."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from adapters.solver.instance import Instance, Row


class Cover:
    """The slots of one instance as arrays."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.codes = instance.codes + 1
        slots = instance.slots
        self.minimum = np.array([slot.minimum for slot in slots], dtype=np.int64)
        self.ideal = np.array([slot.ideal for slot in slots], dtype=np.int64)
        self._lacking = np.array([slot.lacking for slot in slots], dtype=np.int64)
        self._short = np.array([slot.short for slot in slots], dtype=np.int64)
        self._over = np.array([slot.over for slot in slots], dtype=np.int64)
        self._counts = np.array([[p in slot.people for slot in slots] for p in range(len(instance.people))], dtype=bool)
        shared: dict[bytes, tuple[list[list[list[int]]], NDArray[np.int64], NDArray[np.int64]]] = {}
        self._tables = [shared.setdefault(key.tobytes(), self._table(key)) for key in self._counts]

    def of(self, person: int, row: Row) -> list[int]:
        """The slots that ``row`` is a head in."""
        found: list[int] = []
        for code, by_code in zip(row, self._tables[person][0], strict=True):
            found += by_code[code]
        return found

    def heads(self, rows: Iterable[tuple[int, Row]]) -> NDArray[np.int64]:
        """Heads in every slot."""
        slots = [s for person, row in rows for s in self.of(person, row)]
        return np.bincount(slots, minlength=len(self.instance.slots)).astype(np.int64)

    def can_come(self, people: Iterable[int]) -> NDArray[np.int64]:
        """The heads that ``people`` can be at most, by slot."""
        return np.asarray(self._counts[list(people)].sum(axis=0), dtype=np.int64)

    def prices(self, person: int, worth: NDArray[np.float64]) -> NDArray[np.float64]:
        """What the cells of ``person`` cost when each slot pays its worth, by day and code."""
        _, cells, slots = self._tables[person]
        paid = np.bincount(cells, weights=worth[slots], minlength=self.instance.days * self.codes)
        return np.asarray(-paid.reshape(self.instance.days, self.codes), dtype=np.float64)

    def penalties(self, heads: NDArray[np.int64]) -> NDArray[np.int64]:
        """What so many heads cost, by slot."""
        below = self._lacking * np.maximum(self.minimum - heads, 0) + self._short * np.maximum(self.ideal - heads, 0)
        return np.asarray(below + self._over * np.maximum(heads - self.ideal, 0), dtype=np.int64)

    def paid(self, present: NDArray[np.int64], most: NDArray[np.int64], worth: NDArray[np.float64]) -> float:
        """The least that slots cost when they pay ``worth`` a head, ``most`` being the heads that can come."""
        turns = (
            np.zeros_like(most),
            most,
            np.clip(self.minimum - present, 0, most),
            np.clip(self.ideal - present, 0, most),
        )
        return float(np.min([self.penalties(present + heads) + worth * heads for heads in turns], axis=0).sum())

    def _table(self, counts: NDArray[np.bool_]) -> tuple[list[list[list[int]]], NDArray[np.int64], NDArray[np.int64]]:
        table: list[list[list[int]]] = [[[] for _ in range(self.codes)] for _ in range(self.instance.days)]
        for s in np.flatnonzero(counts).tolist():
            slot = self.instance.slots[s]
            for code in sorted(slot.codes):
                table[slot.day][code].append(s)
        pairs = [(d * self.codes + c, s) for d, row in enumerate(table) for c, own in enumerate(row) for s in own]
        both = np.array(pairs, dtype=np.int64).reshape(len(pairs), 2)
        return table, both[:, 0], both[:, 1]
