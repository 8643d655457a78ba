"""A rota with its penalty kept by row and by day, so that a few changed cells cost a few sums."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from adapters.solver.instance import Instance, Row
from adapters.solver.scoring import PARTS, cover_parts, row_parts

Parts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Rows and what each of them, and each day, costs by part."""

    instance: Instance
    rows: tuple[Row, ...]
    by_row: tuple[Parts, ...]
    by_day: tuple[Parts, ...]

    @staticmethod
    def of(instance: Instance, rows: Sequence[Row]) -> "Ledger":
        """Everything counted."""
        return Ledger(
            instance,
            tuple(rows),
            tuple(row_parts(instance, p, row) for p, row in enumerate(rows)),
            tuple(_day(instance, rows, d) for d in range(instance.days)),
        )

    def replaced(self, changed: Mapping[int, Row]) -> "Ledger":
        """With other rows for some people."""
        rows, by_row, by_day = list(self.rows), list(self.by_row), list(self.by_day)
        days: set[int] = set()
        for person, row in changed.items():
            days |= {d for d, (old, new) in enumerate(zip(rows[person], row, strict=True)) if old != new}
            rows[person] = row
            by_row[person] = row_parts(self.instance, person, row)
        for day in days:
            by_day[day] = _day(self.instance, rows, day)
        return Ledger(self.instance, tuple(rows), tuple(by_row), tuple(by_day))

    @property
    def parts(self) -> dict[str, int]:
        """The penalty by part."""
        total: Counter[str] = Counter(dict.fromkeys(PARTS, 0))
        for parts in (*self.by_row, *self.by_day):
            total.update(parts)
        return dict(total)

    @property
    def total(self) -> int:
        """The whole penalty."""
        return sum(sum(parts.values()) for parts in (*self.by_row, *self.by_day))

    @property
    def uncovered(self) -> int:
        """Heads under a minimum."""
        return sum(
            max(s.minimum - sum(1 for p in s.people if self.rows[p][s.day] in s.codes), 0) for s in self.instance.slots
        )


def _day(instance: Instance, rows: Sequence[Row], day: int) -> Parts:
    found: Counter[str] = Counter()
    for part, penalty in cover_parts(instance, rows, (day,)):
        found[part] += penalty
    return found
