"""The leaf hash of one stored event, and the running chain over all of them.

A leaf is ``SHA-256(0x00 || 0x01 || field || field || …)``. 0x00 is the leaf prefix of RFC 6962, so the leaves can
be bound by a Merkle tree as they are; 0x01 is the version of this format. Each field is its length in bytes as a
four-byte big-endian number, then its bytes. The fields, in order: seq, stream, version, topic, state, decided_at,
clock, recorded_at, actor, role, mandate, command_id, correlation_id, causation_id. Numbers are eight bytes, big-endian,
signed; times are microseconds since 1970-01-01 UTC as such a number; text is UTF-8; ids are their 16 bytes, and an
absent id or mandate has length 0. ``state`` is hashed as it is stored, never written anew.

The chain starts with 32 zero bytes; each event makes it ``SHA-256(0x01 || chain || leaf)``. PostgreSQL computes the
same in its append function; a test holds the two together.
"""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from adapters.event_store.row import Row

FORMAT = b"\x01"
"""The version of the leaf's format."""

START = bytes(32)
"""The chain of an empty log."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def microseconds(instant: datetime) -> int:
    """Whole microseconds since 1970-01-01 UTC, exactly."""
    return (instant - EPOCH) // timedelta(microseconds=1)


def instant(micros: int) -> datetime:
    """The instant ``micros`` microseconds after 1970-01-01 UTC."""
    return EPOCH + timedelta(microseconds=micros)


def leaf_of(row: Row) -> bytes:
    """The leaf hash of a stored event, 32 bytes; its own column ``leaf`` plays no part."""
    fields = (
        _number(row.seq),
        row.stream.encode(),
        _number(row.version),
        row.topic.encode(),
        row.state,
        _number(microseconds(row.decided_at)),
        row.clock.encode(),
        _number(microseconds(row.recorded_at)),
        row.actor.encode(),
        row.role.encode(),
        b"" if row.mandate is None else row.mandate.encode(),
        row.command_id.bytes,
        row.correlation_id.bytes,
        b"" if row.causation_id is None else row.causation_id.bytes,
    )
    return sha256(b"\x00" + FORMAT + b"".join(len(f).to_bytes(4, "big") + f for f in fields)).digest()


def chained(chain: bytes, leaf: bytes) -> bytes:
    """The chain after one more event."""
    return sha256(b"\x01" + chain + leaf).digest()


def _number(value: int) -> bytes:
    return value.to_bytes(8, "big", signed=True)
