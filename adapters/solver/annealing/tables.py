"""Every table in one long array, so that compiled functions are handed one thing and compile fast.

A heading says where a table begins, and how far apart its rows, and the rows of those, are.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from adapters.solver.annealing.compiled import Longs, compiled

HEADING = 4
"""Figures of a heading; a table has at most that many dimensions."""


def numbered(count: int) -> tuple[int, ...]:
    """Where the headings of ``count`` tables stand."""
    return tuple(range(0, count * HEADING, HEADING))


def pack(terms: Mapping[int, NDArray[np.integer]], state: Mapping[int, NDArray[np.integer]]) -> tuple[Longs, Longs]:
    """The tables by the places of their headings: all headings with ``terms``, and ``state``."""
    begins = max(*terms, *state) + HEADING
    heading = np.zeros(begins, np.int64)
    _write(heading, terms, begins)
    _write(heading, state, 0)
    return (
        np.concatenate([heading, *(table.reshape(-1).astype(np.int64) for table in terms.values())]),
        np.concatenate([table.reshape(-1).astype(np.int64) for table in state.values()]),
    )


def _write(heading: Longs, tables: Mapping[int, NDArray[np.integer]], begins: int) -> None:
    for place, table in tables.items():
        heading[place] = begins
        for axis in range(table.ndim - 1):
            heading[place + 1 + axis] = int(np.prod(table.shape[axis + 1 :]))
        begins += table.size


@compiled
def at1(t: Longs, table: int, i: int) -> int:
    """The place of an entry of a list."""
    place: int = t[table] + i
    return place


@compiled
def at2(t: Longs, table: int, i: int, j: int) -> int:
    """The place of an entry of a table."""
    place: int = t[table] + i * t[table + 1] + j
    return place


@compiled
def at3(t: Longs, table: int, i: int, j: int, k: int) -> int:
    """The place of an entry of a table of three dimensions."""
    place: int = t[table] + i * t[table + 1] + j * t[table + 2] + k
    return place


@compiled
def at4(t: Longs, table: int, i: int, j: int, k: int, m: int) -> int:
    """The place of an entry of a table of four dimensions."""
    place: int = t[table] + i * t[table + 1] + j * t[table + 2] + k * t[table + 3] + m
    return place
