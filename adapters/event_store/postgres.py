"""The log on PostgreSQL 15 or newer: any number of processes and machines, one append at a time.

The library's recorder reads; what writes is the database function ``ledger.append``, one statement and so one
transaction. A connection that is lost while it runs leaves open whether it was committed. The same command is then
sent again on a new connection: its id is looked up before anything else, so that a committed one answers with its
receipt, and one that never arrived is done now. The library would report a conflict instead.
"""

import json
import random
import time
from collections.abc import Sequence
from typing import Any, LiteralString, Never, TypeVar
from uuid import UUID

import psycopg
from eventsourcing.persistence import ApplicationRecorder, StoredEvent, Subscription
from eventsourcing.postgres import PostgresApplicationRecorder
from psycopg import Cursor
from psycopg.rows import BaseRowFactory, class_row, tuple_row
from psycopg.sql import SQL, Identifier

from adapters.event_store import ledger
from adapters.event_store.ledger import Head, Writing, after
from adapters.event_store.postgres_connections import ConnectionLost, Connections, in_reach
from adapters.event_store.postgres_projections import PostgresProjections
from adapters.event_store.postgres_schema import GRANTS, STEPS
from adapters.event_store.projection_database import ProjectionDatabase
from adapters.event_store.row import Row
from adapters.event_store.schema import VERSION, demand, refuse_newer
from application.ports.event_store import Act, Receipt

T = TypeVar("T")

ATTEMPTS = 3
"""How often a command is sent when the connection is lost."""

_MIGRATING = 0x466F7273  # any number that nobody else locks
_APPEND = """select * from ledger.append(
    %s::uuid, %s::bytea, %s::bytea, %s::text, %s::text, %s::text, %s::text, %s::timestamptz, %s::text,
    %s::uuid, %s::uuid,
    %s::text[], %s::bigint[], %s::int[], %s::text[], %s::bytea[])"""


class PostgresLedger(PostgresApplicationRecorder):
    """The library's application recorder over a log that only ``append`` writes.

    ``address`` is a connection string of libpq or a ``postgresql://`` URL.
    """

    def __init__(self, address: str) -> None:
        self.datastore: Connections
        with in_reach():
            super().__init__(Connections(address), events_table_name="stored_events")

    def create_table(self) -> None:
        """Bring the tables to this program's version, in one transaction; any number of processes may try.

        Raises ``SchemaMismatch`` when a newer program has been here.
        """
        with self.datastore.transaction_lent() as c:
            c.execute("set local lock_timeout = 0")
            c.execute("select pg_advisory_xact_lock(%s)", (_MIGRATING,))
            found = _schema_version(c)
            refuse_newer(found)
            for step in STEPS[found:]:
                c.execute(step)
            c.execute("update ledger.schema_version set version = %s", (VERSION,))

    def grant(self, role: str) -> None:
        """Let ``role``, which must exist, read and append, and nothing else with the log."""
        with self.datastore.transaction_lent() as c:
            c.execute(SQL(GRANTS).format(role=Identifier(role)))

    def demand_tables(self) -> None:
        """``SchemaMismatch`` unless the tables are this program's."""
        with self.datastore.transaction_lent() as c:
            demand(_schema_version(c))

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Never:
        """Refused: an event without its command, actor and expected version is none of ours."""
        raise NotImplementedError("events are written by append, with their command")

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> Subscription[ApplicationRecorder]:
        """Refused: the library's subscription misses what is committed between its first look and its LISTEN."""
        raise NotImplementedError("follow the log by asking for what stands after a position, again and again")

    def append(self, act: Act, writings: Sequence[Writing], answer: bytes) -> Receipt:
        """As ``Ledger.append``."""
        ledger.check(act, writings)
        facts = [(which, *fact) for which, w in enumerate(writings, 1) for fact in w.facts]
        parameters = (
            act.command_id,
            act.request,
            answer,
            ledger.versions_json(writings),
            act.actor,
            act.role,
            act.mandate,
            act.at,
            act.clock.value,
            act.correlation_id,
            act.causation_id,
            [w.stream for w in writings],
            [w.expected for w in writings],
            [which for which, _, _ in facts],
            [topic for _, topic, _ in facts],
            [state for _, _, state in facts],
        )
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._appended(act, parameters)
            except ConnectionLost as lost:
                if attempt == ATTEMPTS:
                    raise ledger.unavailable(f"the connection was lost {ATTEMPTS} times ({lost})") from lost
                time.sleep(random.uniform(0.05, 0.2) * attempt)  # noqa: S311  # spreads the attempts
        raise AssertionError("unreachable")

    def _appended(self, act: Act, parameters: Sequence[object]) -> Receipt:
        try:
            with self.datastore.lent() as connection, connection.cursor(row_factory=tuple_row) as c:
                position, versions, kept, replayed = one(c.execute(_APPEND, parameters).fetchall())
        except psycopg.Error as error:
            match error.sqlstate:
                case "FV001":
                    where = json.loads(error.diag.message_detail or "")
                    raise ledger.version_conflict(where["stream"], where["expected"], where["actual"]) from None
                case "FV002":
                    raise ledger.command_id_reused(act.command_id) from None
                case _:
                    raise
        return ledger.receipt(position, versions, kept, replayed=replayed)

    def outcome(self, command_id: UUID, request: bytes) -> Receipt | None:
        """As ``EventStore.outcome``."""
        known = self._selected(
            tuple_row,
            "select request, position, versions, answer from ledger.commands where command_id = %s",
            command_id,
        )
        if not known:
            return None
        kept, position, versions, answer = one(known)
        ledger.same_request(command_id, kept, request)
        return ledger.receipt(position, versions, answer, replayed=True)

    def kept(self, command_id: UUID) -> Receipt | None:
        """As ``EventStore.receipt``."""
        known = self._selected(
            tuple_row, "select position, versions, answer from ledger.commands where command_id = %s", command_id
        )
        return ledger.receipt(*one(known), replayed=True) if known else None

    def rows_of(self, stream: str) -> list[Row]:
        """A stream's events in order."""
        return self._selected(class_row(Row), "select * from ledger.events where stream = %s order by version", stream)

    def rows_after(self, after: int, limit: int) -> list[Row]:
        """Up to ``limit`` events with a number above ``after``, in order."""
        return self._selected(
            class_row(Row), "select * from ledger.events where seq > %s order by seq limit %s", after, limit
        )

    def stream_names(self, start: str) -> list[str]:
        """The names of all streams that begin with ``start``, which is not empty, sorted by their bytes."""
        found = self._selected(
            tuple_row,
            "select stream from ledger.events where version = 1 and stream >= %s and stream < %s order by stream",
            start,
            after(start),
        )
        return [name for (name,) in found]

    def read_head(self) -> Head:
        """The end of the log."""
        return one(self._selected(class_row(Head), "select seq, chain from ledger.head"))

    def projection_database(self) -> ProjectionDatabase:
        """The same database, for the tables of projections."""
        return PostgresProjections(self.datastore)

    def close(self) -> None:
        """Close every connection of this process."""
        self.datastore.close()

    def _selected(self, rows: BaseRowFactory[T], statement: LiteralString, *parameters: object) -> list[T]:
        """What ``statement`` finds. Reading changes nothing, so a lost connection is simply replaced, once."""
        with in_reach():
            try:
                return self._select(rows, statement, parameters)
            except ConnectionLost:
                return self._select(rows, statement, parameters)

    def _select(self, rows: BaseRowFactory[T], statement: LiteralString, parameters: Sequence[object]) -> list[T]:
        with self.datastore.lent() as connection, connection.cursor(row_factory=rows) as c:
            return c.execute(statement, parameters).fetchall()


def _schema_version(c: Cursor[tuple[Any, ...]]) -> int:
    (table,) = one(c.execute("select to_regclass('ledger.schema_version')").fetchall())
    if table is None:
        return 0
    (version,) = one(c.execute("select version from ledger.schema_version").fetchall())
    return int(version)


def one(rows: Sequence[T]) -> T:
    """The only row."""
    (row,) = rows
    return row
