"""What both databases do alike: the shapes that are stored, and the checks before anything is sent."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol
from uuid import UUID

from adapters.event_store.projection_database import ProjectionDatabase
from adapters.event_store.row import Row
from application.ports.event_store import ALL, Act, CommandIdReused, Receipt, StoreUnavailable, VersionConflict

LOCK_TIMEOUT = 2
"""Longest wait for the head of the log, seconds."""
STATEMENT_TIMEOUT = 10
"""Longest a single statement may run, seconds."""
POOL_TIMEOUT = 5
"""Longest wait for a connection, seconds."""
DIGEST = 32
"""Bytes of a SHA-256."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What a command adds to one stream, as bytes; or only expects of one, or of all that begin alike (``Change``)."""

    stream: str
    expected: int
    facts: tuple[tuple[str, bytes], ...] = ()
    """Topic and state of each."""

    @property
    def version(self) -> int:
        """The stream's version after the writing."""
        return self.expected + len(self.facts)


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the log: the last number given, and the chain over every leaf so far."""

    seq: int
    chain: bytes


class Ledger(Protocol):
    """A recorder of the library with the project's own way of appending. Safe to share between threads."""

    def append(self, act: Act, writings: Sequence[Writing], answer: bytes) -> Receipt:
        """Write everything in one transaction, or nothing; as ``EventStore.append``."""
        ...

    def outcome(self, command_id: UUID, request: bytes) -> Receipt | None:
        """As ``EventStore.outcome``."""
        ...

    def kept(self, command_id: UUID) -> Receipt | None:
        """As ``EventStore.receipt``."""
        ...

    def rows_of(self, stream: str) -> list[Row]:
        """A stream's events in order."""
        ...

    def rows_after(self, after: int, limit: int) -> list[Row]:
        """Up to ``limit`` events with a number above ``after``, in order."""
        ...

    def stream_names(self, start: str) -> list[str]:
        """The names of all streams that begin with ``start``, which is not empty, sorted by their bytes."""
        ...

    def read_head(self) -> Head:
        """The end of the log."""
        ...

    def projection_database(self) -> ProjectionDatabase:
        """The same database, for the tables of projections."""
        ...

    def close(self) -> None:
        """Give every connection back to the system."""
        ...


def after(start: str) -> str:
    """The least text that comes, byte by byte, after all text that begins with ``start``; ``start`` is not empty."""
    return start[:-1] + chr(ord(start[-1]) + 1)


def check(act: Act, writings: Sequence[Writing]) -> None:
    """``ValueError`` for what neither database may store; the two would differ in how they take it."""
    if len(act.request) != DIGEST:
        raise ValueError(f"a request is a SHA-256 of {DIGEST} bytes, not {len(act.request)}")
    if act.at.utcoffset() != timedelta():
        raise ValueError(f"an act's time is an instant in UTC, not {act.at.isoformat()}")
    names = [w.stream for w in writings]
    if len(set(names)) != len(names):
        raise ValueError(f"a command changes each stream once: {sorted(names)}")
    for w in writings:
        if w.expected < 0:
            raise ValueError(f"{w.stream}: a version is 0 or more, not {w.expected}")
        if w.facts and beginning(w.stream) is not None:
            raise ValueError(f"{w.stream} is many streams; facts are added to one")
        category, dash, identity = w.stream.partition("-")
        if not (category and dash and identity and w.stream.isascii()):
            raise ValueError(f"a stream is called category-identity in ASCII, not {w.stream!r}")
    for text in (act.actor, act.role, *names, *(() if act.mandate is None else (act.mandate,))):
        if not text or "\x00" in text:
            raise ValueError(f"{text!r} cannot be stored as text")


def beginning(stream: str) -> str | None:
    """What the streams begin with, where all that begin alike are meant."""
    return stream.removesuffix(ALL) if stream.endswith(ALL) else None


def versions_json(writings: Sequence[Writing]) -> str:
    """The version of each stream written, as it is kept with the command."""
    return json.dumps({w.stream: w.version for w in writings if w.facts}, sort_keys=True)


def receipt(position: int, versions: str, answer: bytes, *, replayed: bool) -> Receipt:
    """A stored outcome as the port's receipt."""
    return Receipt(position, json.loads(versions), json.loads(answer), replayed=replayed)


def same_request(command_id: UUID, kept: bytes, asked: bytes) -> None:
    """``CommandIdReused`` when the id was used for something else."""
    if kept != asked:
        raise command_id_reused(command_id)


def command_id_reused(command_id: UUID) -> CommandIdReused:
    """The refusal, in the same words from both databases."""
    return CommandIdReused(
        f"Command id {command_id} was used for another request; choose a new id for a new request.",
        command_id=str(command_id),
    )


def version_conflict(stream: str, expected: int, actual: int) -> VersionConflict:
    """The refusal, in the same words from both databases."""
    return VersionConflict(
        f"Stream {stream} stands at version {actual}, not at {expected}: read it again and decide again.",
        stream=stream,
        expected=expected,
        actual=actual,
    )


def unavailable(why: str) -> StoreUnavailable:
    """The refusal with the cause in plain words."""
    return StoreUnavailable(f"The event store cannot be used now: {why}. Ask again with the same command id.")
