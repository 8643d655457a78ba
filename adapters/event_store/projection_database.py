"""The seam for projections: transactions on the same database as the log, alike on SQLite and PostgreSQL.

Statements are written once, with ``?`` for each parameter. What both databases understand alike: the column types
``text`` and ``bigint``, ``insert … on conflict (…) do update set … = excluded.…``, ``create table if not exists``.
Keep days and instants as ISO 8601 text, truth as 0 and 1. Table names that start with ``ledger_``, and
``stored_events`` and ``tracking``, are taken. Rows come back as plain tuples.
"""

import re
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol


class Cursor(Protocol):
    """One open transaction."""

    def execute(self, statement: str, parameters: Sequence[object] = ()) -> "Cursor":
        """Run one statement; the cursor itself is returned, to fetch from."""
        ...

    def executemany(self, statement: str, parameters: Iterable[Sequence[object]]) -> None:
        """Run one statement for each set of parameters."""
        ...

    def fetchone(self) -> tuple[object, ...] | None:
        """The next row; nothing when there is none left."""
        ...

    def fetchall(self) -> list[tuple[object, ...]]:
        """All rows that are left."""
        ...


class ProjectionDatabase(Protocol):
    """The log's own database, for the tables that are made from the log."""

    def transaction(self, lock: str = "", *, durable: bool = False) -> AbstractContextManager[Cursor]:
        """A transaction that writes: committed at the end of the block, rolled back on an exception.

        ``lock`` names what only one writer at a time may do, across all processes (SQLite lets one writer in at a
        time anyway, and appends wait meanwhile: keep it short, and read the log before it, not within).
        ``durable`` is for rows that no log can make again: committed, they are on the disk.
        Raises ``StoreUnavailable``.
        """
        ...

    def reading(self) -> AbstractContextManager[Cursor]:
        """A transaction that only reads, all of it from one and the same moment. Raises ``StoreUnavailable``."""
        ...


_PLACES = re.compile(r"'(?:[^']|'')*'|\?|%")


def percent_style(statement: str) -> str:
    """``statement`` with ``%s`` where it has ``?``, outside quoted text; a ``%`` of its own is doubled."""
    return _PLACES.sub(lambda m: {"?": "%s"}.get(m[0], m[0].replace("%", "%%")), statement)
