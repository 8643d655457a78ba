"""The tables of projections in the SQLite file of the log."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Self

from eventsourcing.sqlite import SQLiteCursor

from adapters.event_store.projection_database import Cursor


@dataclass(frozen=True, slots=True)
class _Cursor:
    """The library's cursor with plain tuples for rows."""

    inner: SQLiteCursor

    def execute(self, statement: str, parameters: Sequence[object] = ()) -> Self:
        self.inner.execute(statement, parameters)
        return self

    def executemany(self, statement: str, parameters: Iterable[Sequence[object]]) -> None:
        self.inner.executemany(statement, parameters)

    def fetchone(self) -> tuple[object, ...] | None:
        row = self.inner.fetchone()
        return None if row is None else tuple(row)

    def fetchall(self) -> list[tuple[object, ...]]:
        return [tuple(row) for row in self.inner.fetchall()]


@dataclass(frozen=True, slots=True)
class SqliteProjections:
    """``ProjectionDatabase`` on the connections of the log."""

    writing: Callable[[], AbstractContextManager[SQLiteCursor]]
    viewing: Callable[[], AbstractContextManager[SQLiteCursor]]

    @contextmanager
    def transaction(self, lock: str = "", *, durable: bool = False) -> Iterator[Cursor]:  # noqa: ARG002 - one writer, no lock
        """As ``ProjectionDatabase.transaction``: one writer at a time, and durable, as it is."""
        with self.writing() as c:
            yield _Cursor(c)

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """As ``ProjectionDatabase.reading``."""
        with self.viewing() as c:
            yield _Cursor(c)
