"""People's shifts as one table: person after person, each in time order."""

from dataclasses import dataclass, fields, replace
from functools import cached_property

import numpy as np

from domain.working_time.columns.arrays import NONE, Bools, Ints, counted, ints, where


@dataclass(frozen=True)
class Table:
    """Segments or duties, sorted by person, start and end. Instants and durations in microseconds."""

    people: int
    row: Ints
    """Whose it is."""
    starts: Ints
    ends: Ints
    day: Ints
    """The day it belongs to, from the Monday of the plan's first week."""
    kind: Ints
    """Position in ``KINDS``."""
    unpaid: Ints
    paid: Ints
    passive: Ints
    extra: Ints
    standby: Bools
    called_out: Bools
    other_employer: Bools

    @cached_property
    def offsets(self) -> Ints:
        """Where each person begins, and where the last one ends."""
        found = np.zeros(self.people + 1, dtype=np.int64)
        np.cumsum(counted(self.row, self.people), out=found[1:])
        return found

    @cached_property
    def hours(self) -> Ints:
        """Working time: elapsed less the unpaid break."""
        return self.ends - self.starts - self.unpaid

    @cached_property
    def normal(self) -> Ints:
        """Working time within the agreed hours."""
        return self.hours - self.extra if self.some_extra else self.hours

    @cached_property
    def some_extra(self) -> bool:
        """Whether any has time beyond the agreed hours."""
        return bool(self.extra.any())

    @cached_property
    def some_passive(self) -> bool:
        """Whether any has passive time."""
        return bool(self.passive.any())

    @cached_property
    def latest(self) -> Ints:
        """Of each person's, up to and with this one, which ended last (the first of several); its position."""
        if not len(self.row):
            return self.row
        # the next person's every end is above this person's, so one running maximum serves them all
        key = self._ends_in_row
        highest = np.maximum.accumulate(key)
        new = np.ones(len(key), dtype=np.bool_)
        np.greater(key[1:], highest[:-1], out=new[1:])
        found: Ints = np.maximum.accumulate(np.where(new, np.arange(len(key)), 0))
        return found

    def latest_before(self, mask: Bools) -> Ints:
        """Of the person's earlier ones for which ``mask`` holds, which ended last; ``NONE`` without."""
        chosen = where(mask)
        found = np.full(len(self.row), NONE, dtype=np.int64)
        if len(chosen):
            some = self.taken(chosen)
            latest = chosen[some.latest]
            so_far = ints(np.cumsum(mask)) - mask - 1  # the chosen one before, whosever it is
            at = where(np.greater_equal(so_far, 0))
            before = latest[so_far[at]]
            found[at] = np.where(self.row[before] == self.row[at], before, NONE)
        return found

    @cached_property
    def _ends_in_row(self) -> Ints:
        first = int(self.ends.min())
        found: Ints = self.ends - first + self.row * (int(self.ends.max()) - first + 1)
        return found

    @cached_property
    def before(self) -> Ints:
        """Of the person's earlier ones, which ended last; ``NONE`` for the first."""
        found = np.full(len(self.row), NONE, dtype=np.int64)
        if len(found) > 1:
            same = self.row[1:] == self.row[:-1]
            found[1:] = np.where(same, self.latest[:-1], NONE)
        return found

    @cached_property
    def neighbours(self) -> tuple[Ints, Ints]:
        """Each but a person's first, and the earlier one that ended last: positions of the two, earlier first."""
        some: Bools = self.before >= 0
        after = where(some)
        return self.before[after], after

    @cached_property
    def longest_days(self) -> int:
        """Whole days in the longest of them."""
        return int((self.ends - self.starts).max() // 86_400_000_000) if len(self.row) else 0

    def taken(self, at: Ints) -> "Table":
        """Only those at the positions ``at``, which are in order."""
        return Table(self.people, *(getattr(self, f.name)[at] for f in fields(self)[1:]))

    def on_days(self, day: Ints) -> "Table":
        """The same on other days."""
        return replace(self, day=day)

    def until(self, ends: Ints) -> "Table":
        """The same with other ends."""
        return replace(self, ends=ends)

    def joined(self, other: "Table") -> "Table":
        """Both, this one first; not in order."""
        if not len(other.row):
            return self
        names = [f.name for f in fields(self)[1:]]
        return Table(self.people, *(np.concatenate((getattr(self, n), getattr(other, n))) for n in names))

    def only(self, mask: Bools) -> "Table":
        """Only those for which ``mask`` holds; the table itself when all do."""
        return self if bool(mask.all()) else self.taken(where(mask))


def duties(segments: Table) -> Table:
    """Work on site, segments that adjoin made one, as ``Line.shifts``; days as the segments have them.

    Every segment must end after it starts.
    """
    on_site = segments.only(~segments.standby)
    heads = _heads(on_site)
    return on_site if heads is None else _joined(on_site, heads)


def _heads(table: Table) -> Ints | None:
    """For each segment the first one of its duty; nothing when each is a duty of its own."""
    row, starts, ends = table.row, table.starts, table.ends
    if len(row) < 2:
        return None
    same = row[1:] == row[:-1]
    adjoins: Bools = same & (starts[1:] == ends[:-1]) & (table.other_employer[1:] == table.other_employer[:-1])
    before, after = table.neighbours
    tangled = np.unique(row[after[starts[after] < ends[before]]])
    if not len(tangled) and not adjoins.any():
        return None
    first = np.concatenate(([True], ~adjoins))
    heads = np.maximum.accumulate(np.where(first, np.arange(len(row)), 0))
    for person in tangled:
        own = slice(table.offsets[person], table.offsets[person + 1])
        heads[own] = own.start + ints(_tangled(table, own))
    return heads


def _tangled(table: Table, own: slice) -> list[int]:
    """The same for one person some of whose segments overlap, so that two that adjoin may have one between them."""
    found: list[int] = []
    ending: dict[tuple[int, bool], int] = {}
    rows = zip(table.starts[own].tolist(), table.ends[own].tolist(), table.other_employer[own].tolist(), strict=True)
    for n, (starts, ends, other) in enumerate(rows):
        head = ending.pop((starts, other), n)
        found.append(head)
        ending[ends, other] = head
    return found


def _joined(table: Table, heads: Ints) -> Table:
    first, member = np.unique(heads, return_inverse=True)
    whole = table.taken(first)
    ends = np.empty(len(first), dtype=np.int64)
    ends[member] = table.ends  # the last one written stays
    summed = {
        name: np.bincount(member, weights=getattr(table, name), minlength=len(first)).astype(np.int64)
        for name in ("unpaid", "paid", "passive", "extra")
    }
    worked_on_call = np.bincount(member, weights=~table.called_out, minlength=len(first)) == 0
    return Table(
        table.people, whole.row, whole.starts, ends, whole.day, whole.kind,
        summed["unpaid"], summed["paid"], summed["passive"], summed["extra"],
        whole.standby, worked_on_call, whole.other_employer,
    )  # fmt: skip
