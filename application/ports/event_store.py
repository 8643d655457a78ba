"""The event store: one dense log of facts, in streams, written one command at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from application.ports.clock import ClockKind
from domain.errors import Rejected
from domain.ids import MandateId, PersonId


@dataclass(frozen=True, slots=True)
class Act:
    """Who does what, when, and why: what stands beside every event that a command makes."""

    command_id: UUID
    """Chosen by the client; one id, one outcome, for ever."""
    request: bytes
    """SHA-256 of what was asked, 32 bytes. The same id with another request is refused."""
    actor: PersonId
    role: str
    """The capacity acted in (``application.authority``)."""
    at: datetime
    """When the act was judged, UTC, by ``clock``. Not when it was recorded: the database says that."""
    clock: ClockKind
    correlation_id: UUID
    """The same for everything that follows from one request."""
    causation_id: UUID | None = None
    """The command that made a policy issue this one."""
    mandate: MandateId | None = None
    """The mandate the actor holds the role by; ``None`` where the role is no office."""


ALL = "*"
"""At the end of a name: every stream whose name begins so."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a command adds to one stream. Without events it only demands that the stream stands at ``expected``.

    Of all streams whose name begins alike (``mandate-anne.*``) it demands, always without events, how many there are.
    """

    stream: str
    expected: int
    """The stream's version that was decided on; 0: it does not exist. Of all that begin alike, their number."""
    events: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a command came to."""

    position: int
    """The log position after the command."""
    versions: dict[str, int]
    """The version of each stream the command wrote."""
    answer: dict[str, object]
    """What the first caller was told, as plain JSON values."""
    replayed: bool = False
    """Whether the command had been done before, and this is its first answer again."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact as it stands in the log."""

    position: int
    """Dense, gap-free, from 1; the order of the log."""
    stream: str
    version: int
    """Dense within the stream, from 1."""
    name: str
    """The stored name with its schema version: ``rota_plan.proposed.v1``."""
    event: object
    """Today's event, upcast where the stored one is older."""
    recorded_at: datetime
    """By the database's clock, UTC."""
    decided_at: datetime
    clock: ClockKind
    actor: PersonId
    role: str
    mandate: MandateId | None
    """The mandate the actor held that role by, in force on the day of the act; ``None`` where a role is no office."""
    command_id: UUID
    correlation_id: UUID
    causation_id: UUID | None
    leaf: bytes
    """SHA-256 over every stored column, length-prefixed, as stored."""


class VersionConflict(Rejected):
    """A stream moved on between the reading and the writing. ``details``: stream, expected, actual."""

    code = "store.version_conflict"


class CommandIdReused(Rejected):
    """The command id has been used for another request."""

    code = "store.command_id_reused"


class StoreUnavailable(Rejected):
    """The store could not be reached; whether the command was recorded is unknown. Ask again with the same id."""

    code = "store.unavailable"


class EventStore(Protocol):
    """The log. Safe to share between threads and processes."""

    def append(self, act: Act, changes: Sequence[Change], answer: dict[str, object]) -> Receipt:
        """Write all of ``changes`` in one transaction, or nothing.

        In that transaction: the command id (known with the same request: the first receipt again, nothing
        written), the expected version of every stream, dense positions, the database's time, leaf hashes,
        and the answer. Raises ``VersionConflict``, ``CommandIdReused`` or ``StoreUnavailable``.
        """
        ...

    def outcome(self, command_id: UUID, request: bytes) -> Receipt | None:
        """The receipt of a command done before; nothing when unknown. Raises ``CommandIdReused``."""
        ...

    def receipt(self, command_id: UUID) -> Receipt | None:
        """The receipt of a command done before, to whoever asks; see who acted before it is shown to anybody."""
        ...

    def stream(self, name: str) -> tuple[Recorded, ...]:
        """A stream's facts in order; empty when it does not exist."""
        ...

    def streams(self, category: str, start: str = "") -> tuple[str, ...]:
        """The names of all streams ``category-…`` whose identity begins with ``start``, sorted."""
        ...

    def read(self, after: int, limit: int) -> tuple[Recorded, ...]:
        """Up to ``limit`` facts with a position above ``after``, in order."""
        ...

    def head(self) -> int:
        """The last position; 0 when the log is empty."""
        ...
