"""What a column rule saw: the figures of the plain rule's findings, without the words and the evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from domain.working_time.columns.arrays import NONE, Bools, Ints, no_ints, where
from domain.working_time.findings import Permit, Verdict, permit
from domain.working_time.model import Basis

VERDICTS = tuple(Verdict)
_CODES = {verdict: n for n, verdict in enumerate(VERDICTS)}
_BASES = tuple(Basis)
_DIGIT = 1 << 6
"""More than there are kinds of agreement."""


def permits_code(permits: tuple[Permit, ...]) -> int:
    """``permits`` as one number, each kind of agreement a digit of it; none is 0."""
    code = 0
    for each in reversed(permits):
        code = code * _DIGIT + _BASES.index(each.basis) + 1
    return code


def permits_of(code: int) -> tuple[Permit, ...]:
    """What ``permits_code`` made into ``code``."""
    bases = []
    while code:
        code, digit = divmod(code, _DIGIT)
        bases.append(_BASES[digit - 1])
    return permit(*bases)


@dataclass(frozen=True)
class Hits:
    """One element a finding. Days are positions from the plan's first Monday, amounts microseconds or counts."""

    row: Ints
    first: Ints
    last: Ints
    verdict: Ints
    measured: Ints
    limit: Ints
    permits: Ints
    agreement: Ints
    """Position among the person's own agreements; ``NONE`` where the limit rests on none."""
    owed: Ints
    """``NONE`` where nothing is."""

    def __len__(self) -> int:
        return len(self.row)

    def where(self, mask: Bools) -> "Hits":
        """Only those for which ``mask`` holds."""
        if bool(mask.all()):
            return self
        at = where(mask)
        return Hits(*(getattr(self, f.name)[at] for f in fields(self)))

    def moved(self, rows: int) -> "Hits":
        """The same of people so many rows further down."""
        return replace(self, row=self.row + rows)

    def narrow(self) -> "Hits":
        """The same in as little memory as the numbers take."""
        amounts = {"measured", "limit", "owed"}
        kinds = {"row": np.int32, "first": np.int16, "last": np.int16, "permits": np.int32}
        return Hits(
            *(
                getattr(self, f.name).astype(np.int64 if f.name in amounts else kinds.get(f.name, np.int8))
                for f in fields(self)
            )
        )


NO_HITS = Hits(*(no_ints() for _ in fields(Hits)))


def hits(
    verdict: Verdict | Ints | int,
    row: Ints,
    first: Any,
    last: Any,
    measured: Any,
    limit: Any,
    permits: Any = 0,
    agreement: Any = NONE,
    owed: Any = NONE,
) -> Hits:
    """Hits of the people ``row``; every other argument an array as long, or one value for all."""
    if not len(row):
        return NO_HITS
    code = _CODES[verdict] if isinstance(verdict, Verdict) else verdict
    columns = (first, last, code, measured, limit, permits, agreement, owed)
    return Hits(row, *(_column(each, len(row)) for each in columns))


def together(parts: Sequence[Hits]) -> Hits:
    """All of ``parts``."""
    some = [part for part in parts if len(part)]
    if len(some) < 2:
        return some[0] if some else NO_HITS
    return Hits(*(np.concatenate([getattr(part, f.name) for part in some]) for f in fields(Hits)))


def _column(value: Any, length: int) -> Ints:
    if isinstance(value, np.ndarray) and value.shape == (length,):
        return value
    return np.full(length, value, dtype=np.int64)
