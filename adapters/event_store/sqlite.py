"""The log in one SQLite file: any number of threads and processes, one writer at a time.

An acknowledged command is on the disk (write-ahead log, ``synchronous=full``). The library's recorder reads; what
writes is here. ``recorded_at`` is SQLite's own clock, which counts milliseconds.
"""

import os
import random
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import Any, Never
from uuid import UUID, uuid4

from eventsourcing.persistence import ConnectionUnavailableError, PersistenceError, StoredEvent
from eventsourcing.sqlite import (
    SQLiteApplicationRecorder,
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
)

from adapters.event_store import ledger
from adapters.event_store.leaf import chained, instant, leaf_of
from adapters.event_store.ledger import LOCK_TIMEOUT, POOL_TIMEOUT, Head, Writing, after
from adapters.event_store.projection_database import ProjectionDatabase
from adapters.event_store.row import Row
from adapters.event_store.schema import VERSION, demand, refuse_newer
from adapters.event_store.sqlite_projections import SqliteProjections
from adapters.event_store.sqlite_row import loaded, stored
from adapters.event_store.sqlite_schema import STEPS
from application.ports.event_store import Act, Receipt

_EVENT = "insert into ledger_events values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_NOW = """select cast(strftime('%s', 'now') as integer) * 1000000
    + cast(substr(strftime('%f', 'now'), 4) as integer) * 1000"""
_CAUSES = ("BUSY", "LOCKED", "FULL", "IOERR", "CANTOPEN", "READONLY", "NOTADB", "CORRUPT", "PROTOCOL")
_OUT_OF_REACH = tuple(f"SQLITE_{cause}" for cause in _CAUSES)


class _Pool(SQLiteConnectionPool):
    """Connections that flush every commit to the disk, and wait for one another when they open the file."""

    def _create_connection(self) -> SQLiteConnection:
        until = time.monotonic() + POOL_TIMEOUT
        while True:
            try:
                connection = super()._create_connection()
                connection.cursor().execute("pragma synchronous = full")
            except sqlite3.OperationalError as error:
                # Turning the write-ahead log on does not wait for another process that is doing the same.
                if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > until:
                    raise
                time.sleep(random.uniform(0.005, 0.05))  # noqa: S311  # spreads the attempts, hides nothing
            else:
                return connection


class _Datastore(SQLiteDatastore):
    """The library's datastore on such connections, with a pool of its own in each process."""

    def __init__(self, db_name: str) -> None:
        self._name = db_name
        self._of_parents: list[SQLiteConnectionPool] = []
        super().__init__(db_name, lock_timeout=LOCK_TIMEOUT, originator_id_type="text")
        self._renew()

    def _renew(self) -> None:
        self.pool = _Pool(db_name=self._name, lock_timeout=LOCK_TIMEOUT, pool_timeout=POOL_TIMEOUT)
        self._writing = Lock()
        self._process = os.getpid()

    @contextmanager
    def get_connection(self, *, commit: bool) -> Iterator[SQLiteConnection]:
        """A connection of this process, the only one that writes when ``commit``.

        Connections that came through a fork are neither used nor closed here: both would harm the parent's.
        """
        if os.getpid() != self._process:
            self._of_parents.append(self.pool)
            self._renew()
        if self.pool.is_sqlite_memory_mode:  # connections share one cache: a writer shuts the readers out
            with super().get_connection(commit=commit) as connection:
                yield connection
            return
        # Not the pool's own writer lock: it stays taken for ever when a connection cannot be opened.
        if commit and not self._writing.acquire(timeout=LOCK_TIMEOUT):
            raise ConnectionUnavailableError("another thread has been writing for too long")
        try:
            connection = self.pool.get_connection()
            try:
                yield connection
            finally:
                self.pool.put_connection(connection)
        finally:
            if commit:
                self._writing.release()


class SqliteLedger(SQLiteApplicationRecorder):
    """The library's application recorder over a log that only ``append`` writes.

    Without a ``path`` the log is kept in memory: it is lost with this object and seen by this process alone.
    A file is made only when ``create``.
    """

    def __init__(self, path: Path | None, *, create: bool = False) -> None:
        memory = f"file:forsvarlig-{uuid4()}?mode=memory&cache=shared"
        file = "" if path is None else f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
        super().__init__(_Datastore(file or memory), "stored_events")

    def create_table(self) -> None:
        """Bring the tables to this program's version, in one transaction; any number of processes may try.

        Raises ``SchemaMismatch`` when a newer program has been here.
        """
        with self._transaction(write=True) as c:
            found = _schema_version(c)
            refuse_newer(found)
            for statement in chain(*STEPS[found:]):
                c.execute(statement)
            c.execute(f"pragma user_version = {VERSION}")

    def demand_tables(self) -> None:
        """``SchemaMismatch`` unless the tables are this program's."""
        with self._transaction(write=False) as c:
            demand(_schema_version(c))

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Never:
        """Refused: an event without its command, actor and expected version is none of ours."""
        raise NotImplementedError("events are written by append, with their command")

    def append(self, act: Act, writings: Sequence[Writing], answer: bytes) -> Receipt:
        """As ``Ledger.append``."""
        ledger.check(act, writings)
        with self._transaction(write=True) as c:
            if known := _outcome(c, act.command_id, act.request):
                return known
            for w in writings:
                if (actual := _stands_at(c, w.stream)) != w.expected:
                    raise ledger.version_conflict(w.stream, w.expected, actual)
            c.execute("select seq, chain from ledger_head")
            seq, links = c.fetchone()
            c.execute(_NOW)
            now = c.fetchone()[0]
            for row in _rows(act, writings, seq, now):
                seq, links = row.seq, chained(links, row.leaf)
                c.execute(_EVENT, stored(row))
            versions = ledger.versions_json(writings)
            c.execute("update ledger_head set seq = ?, chain = ?", (seq, links))
            c.execute(
                "insert into ledger_commands values (?, ?, ?, ?, ?, ?)",
                (str(act.command_id), act.request, answer, seq, versions, now),
            )
        return ledger.receipt(seq, versions, answer, replayed=False)

    def outcome(self, command_id: UUID, request: bytes) -> Receipt | None:
        """As ``EventStore.outcome``."""
        with self._transaction(write=False) as c:
            return _outcome(c, command_id, request)

    def kept(self, command_id: UUID) -> Receipt | None:
        """As ``EventStore.receipt``."""
        with self._transaction(write=False) as c:
            c.execute("select position, versions, answer from ledger_commands where command_id = ?", (str(command_id),))
            known = c.fetchone()
        return None if known is None else ledger.receipt(*known, replayed=True)

    def rows_of(self, stream: str) -> list[Row]:
        """A stream's events in order."""
        with self._transaction(write=False) as c:
            c.execute("select * from ledger_events where stream = ? order by version", (stream,))
            return [loaded(r) for r in c.fetchall()]

    def rows_after(self, after: int, limit: int) -> list[Row]:
        """Up to ``limit`` events with a number above ``after``, in order."""
        with self._transaction(write=False) as c:
            c.execute("select * from ledger_events where seq > ? order by seq limit ?", (after, limit))
            return [loaded(r) for r in c.fetchall()]

    def stream_names(self, start: str) -> list[str]:
        """The names of all streams that begin with ``start``, which is not empty, sorted by their bytes."""
        with self._transaction(write=False) as c:
            c.execute(
                "select stream from ledger_events where version = 1 and stream >= ? and stream < ? order by stream",
                (start, after(start)),
            )
            return [r[0] for r in c.fetchall()]

    def read_head(self) -> Head:
        """The end of the log."""
        with self._transaction(write=False) as c:
            c.execute("select seq, chain from ledger_head")
            return Head(*c.fetchone())

    def projection_database(self) -> ProjectionDatabase:
        """The same file, for the tables of projections."""
        return SqliteProjections(partial(self._transaction, write=True), partial(self._transaction, write=False))

    def close(self) -> None:
        """Close every connection of this process."""
        self.datastore.close()

    @contextmanager
    def _transaction(self, *, write: bool) -> Iterator[SQLiteCursor]:
        """One transaction: the only one that writes, when ``write``; else a view of one moment."""
        try:
            with self.datastore.get_connection(commit=write) as connection:
                c = connection.cursor()
                c.execute("begin immediate" if write else "begin")
                try:
                    yield c
                    connection.commit()
                except BaseException:
                    _rolled_back(connection)
                    raise
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorname", "").startswith(_OUT_OF_REACH):
                raise ledger.unavailable(str(error)) from error
            raise
        except PersistenceError as error:
            raise ledger.unavailable(str(error)) from error


def _rolled_back(connection: SQLiteConnection) -> None:
    try:
        connection.rollback()
    except sqlite3.Error:
        connection.close()  # the pool must not lend it out again


def _schema_version(c: SQLiteCursor) -> int:
    c.execute("pragma user_version")
    return int(c.fetchone()[0])


def _stands_at(c: SQLiteCursor, stream: str) -> int:
    """The version of a stream; of all that begin alike, how many there are."""
    start = ledger.beginning(stream)
    if start is None:
        c.execute("select coalesce(max(version), 0) from ledger_events where stream = ?", (stream,))
    else:
        c.execute(
            "select count(*) from ledger_events where version = 1 and stream >= ? and stream < ?", (start, after(start))
        )
    return int(c.fetchone()[0])


def _outcome(c: SQLiteCursor, command_id: UUID, request: bytes) -> Receipt | None:
    c.execute(
        "select request, position, versions, answer from ledger_commands where command_id = ?", (str(command_id),)
    )
    if (known := c.fetchone()) is None:
        return None
    kept, position, versions, answer = known
    ledger.same_request(command_id, kept, request)
    return ledger.receipt(position, versions, answer, replayed=True)


def _rows(act: Act, writings: Sequence[Writing], seq: int, now: int) -> Iterator[Row]:
    """The rows of a command, each with its leaf; ``seq`` is the last number given so far."""
    for w in writings:
        for version, (topic, state) in enumerate(w.facts, w.expected + 1):
            seq += 1
            row = Row(
                seq=seq,
                stream=w.stream,
                version=version,
                topic=topic,
                state=state,
                decided_at=act.at,
                clock=act.clock,
                recorded_at=instant(now),
                actor=act.actor,
                role=act.role,
                mandate=act.mandate,
                command_id=act.command_id,
                correlation_id=act.correlation_id,
                causation_id=act.causation_id,
                leaf=b"",
            )
            yield replace(row, leaf=leaf_of(row))
