"""The tables of projections in the PostgreSQL database of the log, in a schema of their own."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Self

import psycopg

from adapters.event_store.postgres_connections import Connections
from adapters.event_store.projection_database import Cursor, percent_style


@dataclass(frozen=True, slots=True)
class _Cursor:
    """psycopg's cursor with ``?`` for parameters."""

    inner: psycopg.Cursor[tuple[Any, ...]]

    def execute(self, statement: str, parameters: Sequence[object] = ()) -> Self:
        self.inner.execute(percent_style(statement), parameters)
        return self

    def executemany(self, statement: str, parameters: Iterable[Sequence[object]]) -> None:
        self.inner.executemany(percent_style(statement), parameters)

    def fetchone(self) -> tuple[object, ...] | None:
        return self.inner.fetchone()

    def fetchall(self) -> list[tuple[object, ...]]:
        return self.inner.fetchall()


@dataclass(frozen=True, slots=True)
class PostgresProjections:
    """``ProjectionDatabase`` on the connections of the log."""

    connections: Connections

    @contextmanager
    def transaction(self, lock: str = "", *, durable: bool = False) -> Iterator[Cursor]:
        """As ``ProjectionDatabase.transaction``."""
        with self.connections.transaction_lent() as c:
            # Rows and position are lost together or kept together; the log itself is always flushed.
            if not durable:
                c.execute("set local synchronous_commit = off")
            if lock:
                c.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", (lock,))
            yield _Cursor(c)

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """As ``ProjectionDatabase.reading``."""
        with self.connections.transaction_lent() as c:
            c.execute("set transaction isolation level repeatable read, read only")
            yield _Cursor(c)
