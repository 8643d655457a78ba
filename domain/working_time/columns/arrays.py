"""Arrays, and the few steps the column rules are put together from.

Instants are whole microseconds since 1970 and durations whole microseconds, as ``int64``: exact, so a column rule says
to the microsecond what the plain rule says. Days are counted from the Monday of the plan's first week.
"""

from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
DAY = timedelta(days=1) // MICROSECOND
NONE = -1
"""No position: no agreement, no earlier duty, no red day."""
PAST = -(1 << 62)
"""Before all instants."""
UNLIMITED = 1 << 62
"""In place of a limit that is not set."""


def micros(duration: timedelta) -> int:
    """``duration`` in microseconds."""
    return duration // MICROSECOND


def instant(moment: datetime) -> int:
    """``moment`` in microseconds since 1970."""
    return (moment - EPOCH) // MICROSECOND


def ints(values: Any) -> Ints:
    """``values`` as whole numbers."""
    return np.asarray(values, dtype=np.int64)


def no_ints() -> Ints:
    """No number at all."""
    return np.empty(0, dtype=np.int64)


def divided(amount: Ints, by: Ints | int) -> Ints:
    """``amount`` over ``by`` (above zero), to the nearest whole number and half to even, as ``timedelta`` divides."""
    whole, rest = np.divmod(amount, by)
    twice = 2 * rest
    up: Bools = (twice > by) | ((twice == by) & (whole % 2 == 1))
    return whole + up


def shared(starts: Any, ends: Any, from_: Any, to: Any) -> Ints:
    """How much of each stretch lies between ``from_`` and ``to``; zero when nothing does."""
    lasted: Ints = np.minimum(ends, to) - np.maximum(starts, from_)
    return np.maximum(lasted, 0, out=lasted)


def summed(at: Ints, amounts: Ints, cells: int) -> Ints:
    """The sum of ``amounts`` for each of ``cells`` cells; exact, for sums stay below 2**53."""
    return np.bincount(at, weights=amounts, minlength=cells).astype(np.int64)


def counted(at: Ints, cells: int) -> Ints:
    """How many there are in each of ``cells`` cells."""
    return np.bincount(at, minlength=cells)


def rolling(matrix: Ints, length: int) -> Ints:
    """Sums over ``length`` columns in a row, by the last of them; all columns when there are fewer."""
    sums: Ints = np.cumsum(matrix, axis=1)
    if length >= matrix.shape[1]:
        return sums[:, -1:]
    found = sums[:, length - 1 :].copy()
    found[:, 1:] -= sums[:, :-length]
    return found


def some(mask: Bools, axis: int) -> Bools:
    """Where ``mask`` holds somewhere along ``axis``."""
    found: Bools = np.any(mask, axis=axis)
    return found


def where(mask: Bools) -> Ints:
    """The positions at which ``mask``, of one dimension, holds."""
    return mask.nonzero()[0]


def cells(mask: Bools) -> tuple[Ints, Ints]:
    """The rows and columns at which ``mask`` holds."""
    row, column = mask.nonzero()
    return row, column


def runs(mask: Bools) -> tuple[Ints, Ints, Ints]:
    """The stretches of columns in a row that hold: whose row, first column, last column."""
    height, width = mask.shape
    padded = np.zeros((height, width + 2), dtype=np.int8)
    padded[:, 1:-1] = mask
    edges = np.diff(padded, axis=1)
    row, first = (edges == 1).nonzero()
    return row, first, (edges == -1).nonzero()[1] - 1


def rolling_least(matrix: Ints, length: int) -> Ints:
    """The least of ``length`` columns in a row, by the last of them."""
    found = matrix[:, : matrix.shape[1] - length + 1]
    for n in range(1, length):
        found = np.minimum(found, matrix[:, n : matrix.shape[1] - length + 1 + n])
    return found


def firsts_of(groups: Ints) -> Ints:
    """The position of the first of each group, where ``groups`` are in order."""
    if not len(groups):
        return groups
    return np.concatenate(([0], np.flatnonzero(groups[1:] != groups[:-1]) + 1))
