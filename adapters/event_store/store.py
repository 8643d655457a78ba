"""The event store port on a ledger and a codec, and how one is opened by its URL."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from adapters.event_store.codec import EventTypes
from adapters.event_store.ledger import Ledger, Writing
from adapters.event_store.postgres import PostgresLedger
from adapters.event_store.projection_database import ProjectionDatabase
from adapters.event_store.row import Row
from adapters.event_store.sqlite import SqliteLedger
from application.ports.clock import ClockKind
from application.ports.event_store import Act, Change, Receipt, Recorded
from domain.canonical import canonical
from domain.errors import Rejected
from domain.ids import MandateId, PersonId

_ACCEPTED = "sqlite:///relative.sqlite, sqlite:////absolute.sqlite, sqlite:// (in memory) or postgresql://…"


class UnknownStoreUrl(Rejected):
    """The URL names no store that there is. ``details``: scheme."""

    code = "store.unknown_url"


class LedgerEventStore:
    """The event store port (``application.ports.event_store.EventStore``)."""

    def __init__(self, ledger: Ledger, codec: EventTypes) -> None:
        self.ledger = ledger
        self.codec = codec

    def append(self, act: Act, changes: Sequence[Change], answer: dict[str, object]) -> Receipt:
        """As ``EventStore.append``. ``answer`` is kept for ever and in the clear: nothing of special categories."""
        writings = [
            Writing(c.stream, c.expected, tuple(self.codec.encode(event) for event in c.events)) for c in changes
        ]
        return self.ledger.append(act, writings, canonical(answer))

    def outcome(self, command_id: UUID, request: bytes) -> Receipt | None:
        """As ``EventStore.outcome``."""
        return self.ledger.outcome(command_id, request)

    def receipt(self, command_id: UUID) -> Receipt | None:
        """As ``EventStore.receipt``."""
        return self.ledger.kept(command_id)

    def stream(self, name: str) -> tuple[Recorded, ...]:
        """As ``EventStore.stream``. Raises ``UnknownEvent`` or ``UnreadableEvent``; no fact is ever skipped."""
        return tuple(self._recorded(row) for row in self.ledger.rows_of(name))

    def streams(self, category: str, start: str = "") -> tuple[str, ...]:
        """As ``EventStore.streams``."""
        return tuple(self.ledger.stream_names(f"{category}-{start}"))

    def read(self, after: int, limit: int) -> tuple[Recorded, ...]:
        """As ``EventStore.read``. Raises ``UnknownEvent`` or ``UnreadableEvent``; no fact is ever skipped."""
        return tuple(self._recorded(row) for row in self.ledger.rows_after(after, limit))

    def head(self) -> int:
        """As ``EventStore.head``."""
        return self.ledger.read_head().seq

    def projection_database(self) -> ProjectionDatabase:
        """The same database, for the tables of projections: rows and position are committed together there."""
        return self.ledger.projection_database()

    def close(self) -> None:
        """Give every connection back; the store cannot be used afterwards."""
        self.ledger.close()

    def _recorded(self, row: Row) -> Recorded:
        return Recorded(
            position=row.seq,
            stream=row.stream,
            version=row.version,
            name=row.topic,
            event=self.codec.decode(row.topic, row.state),
            recorded_at=row.recorded_at,
            decided_at=row.decided_at,
            clock=ClockKind(row.clock),
            actor=PersonId(row.actor),
            role=row.role,
            mandate=None if row.mandate is None else MandateId(row.mandate),
            command_id=row.command_id,
            correlation_id=row.correlation_id,
            causation_id=row.causation_id,
            leaf=row.leaf,
        )


def open_store(url: str, codec: EventTypes) -> LedgerEventStore:
    """The store at ``url``, whose tables ``migrate`` has made; ``sqlite://`` is a new one in memory.

    ``sqlite:///plans.sqlite`` is relative to the working directory, ``sqlite:////srv/plans.sqlite`` is not.
    ``postgresql://…`` is any URL of libpq, also with a socket directory as ``host``. Raises ``UnknownStoreUrl``,
    ``SchemaMismatch`` and ``StoreUnavailable``.
    """
    ledger = _ledger(url, create=False)
    try:
        if url == _MEMORY:
            ledger.create_table()
        ledger.demand_tables()
    except BaseException:
        ledger.close()
        raise
    return LedgerEventStore(ledger, codec)


def migrate(url: str, role: str | None = None) -> None:
    """Bring the tables at ``url`` to this program's version; a SQLite file is made when there is none.

    A step of its own, to be run before the program starts; any number of processes may run it at once. ``role``
    (PostgreSQL) is an existing role that is then allowed what the program needs: to read, to append, and to keep
    projections; run the program as that role and the migration as the owner. Raises as ``open_store``.
    """
    ledger = _ledger(url, create=True)
    try:
        ledger.create_table()
        match ledger:
            case PostgresLedger() if role is not None:
                ledger.grant(role)
            case SqliteLedger() if role is not None:
                raise ValueError("SQLite knows no roles; the file's owner decides who may open it")
            case _:
                pass
    finally:
        ledger.close()


_MEMORY = "sqlite://"


def _ledger(url: str, *, create: bool) -> SqliteLedger | PostgresLedger:
    scheme, separator, rest = url.partition("://")
    match scheme, separator:
        case "sqlite", "://" if not rest:
            return SqliteLedger(None)
        case "sqlite", "://" if rest.startswith("/") and rest != "/":
            return SqliteLedger(Path(rest[1:]), create=create)
        case (("postgresql" | "postgres"), "://"):
            try:
                conninfo_to_dict(url)
            except ProgrammingError as error:
                raise _unknown(scheme) from error
            return PostgresLedger(url)
        case _:
            raise _unknown(scheme if separator else "")


def _unknown(scheme: str) -> UnknownStoreUrl:
    # Not the URL itself: it may hold a password.
    return UnknownStoreUrl(f"No event store can be opened by this {scheme!r} URL; give {_ACCEPTED}", scheme=scheme)
