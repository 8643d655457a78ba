"""One command, from what is asked to what is recorded: load, decide, append; all of it or nothing.

Every stream that was read is expected to stand where it was read, also when nothing is added to it. So a
decision never rests on something that changed meanwhile: a withdrawal that races with a publication meets a
version conflict, never a gap. So it is with streams that were looked for and not found: an office that is granted
meanwhile is one more stream than were found.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeAlias, TypeVar, cast
from uuid import UUID

from application.authority import Actor, Role
from application.ports.clock import Clock
from application.ports.event_store import ALL, Act, Change, EventStore, Receipt, VersionConflict
from domain.calendar import oslo_day
from domain.decider import Decider
from domain.errors import Rejected
from domain.ids import MandateId

ATTEMPTS = 3
"""How often a command is decided when a stream moves on under it."""

C = TypeVar("C")
S = TypeVar("S")
E = TypeVar("E")
Answer: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a caller asks, apart from its content."""

    command_id: UUID
    request: bytes
    """SHA-256 over actor, use case and content."""
    actor: Actor
    correlation_id: UUID
    if_match: int | None = None
    """The version the caller has seen of the aggregate the command is about; ``None``: whatever stands."""
    causation_id: UUID | None = None


@dataclass(slots=True)
class Read:
    """A stream as it was read, with what the command adds."""

    version: int
    state: Any
    added: list[object] = field(default_factory=list)


@dataclass(slots=True)
class Work:
    """What one command reads and adds, over as many streams as it takes."""

    store: EventStore
    asked: Asked
    now: datetime
    """When the act is judged, UTC, by the clock the use case was given."""
    role: Role = Role.NOBODY
    """The capacity the actor was found to act in; a command without one is never recorded."""
    mandate: MandateId | None = None
    """The mandate the actor holds that capacity by, where it is an office."""
    streams: dict[str, Read] = field(default_factory=dict)
    listings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The names of streams that were found, by what they begin with."""
    acting: bool = False
    """Whether something is to be recorded, and not only read."""

    @property
    def today(self) -> date:
        """The Oslo day of the act."""
        return oslo_day(self.now)

    def load(self, decider: Decider[C, S, E], identity: str) -> S:
        """The state of an aggregate, with what this command has added to it."""
        return cast(S, self._read(decider, identity).state)

    def version(self, decider: Decider[C, S, E], identity: str) -> int:
        """The version at which the aggregate was read."""
        return self._read(decider, identity).version

    def names(self, decider: Decider[C, S, E], start: str) -> tuple[str, ...]:
        """The recorded streams of an aggregate's kind whose identity begins with ``start``, sorted.

        Apart from those that this very command begins. Until it is recorded there must be no other.
        """
        prefix = decider.stream(start)
        if prefix not in self.listings:
            self.listings[prefix] = self.store.streams(decider.category, start)
        return self.listings[prefix]

    def do(self, decider: Decider[C, S, E], identity: str, command: C) -> S:
        """Decide ``command`` on the aggregate and add the facts; its new state. Raises ``Rejected``."""
        read = self._read(decider, identity)
        events: Sequence[E] = decider.decide(command, read.state)
        read.added.extend(events)
        read.state = decider.replay(events, read.state)
        return cast(S, read.state)

    def match(self, decider: Decider[C, S, E], identity: str) -> None:
        """Refuse when the caller has seen another version of this aggregate than the one that stands."""
        actual, expected = self.version(decider, identity), self.asked.if_match
        if expected is not None and expected != actual:
            raise VersionConflict(
                f"{decider.stream(identity)} stands at version {actual}, not {expected}; look again",
                stream=decider.stream(identity),
                expected=expected,
                actual=actual,
            )

    def changes(self) -> list[Change]:
        """What to append, and what to expect of the streams only read or looked for."""
        return [
            *(Change(name, read.version, tuple(read.added)) for name, read in sorted(self.streams.items())),
            *(Change(f"{prefix}{ALL}", len(found)) for prefix, found in sorted(self.listings.items())),
        ]

    def _read(self, decider: Decider[C, S, E], identity: str) -> Read:
        name = decider.stream(identity)
        if name not in self.streams:
            recorded = self.store.stream(name)
            state = decider.replay(cast(E, r.event) for r in recorded)
            self.streams[name] = Read(len(recorded), state)
        return self.streams[name]


@dataclass(frozen=True, slots=True)
class Handling:
    """Performs commands on a store, by a clock."""

    store: EventStore
    clock: Clock

    def known(self, asked: Asked) -> Receipt | None:
        """The receipt of a command done before, if it was. Raises ``CommandIdReused``."""
        return self.store.outcome(asked.command_id, asked.request)

    def look(self, asked: Asked) -> Work:
        """A reading without a writing: queries that need today's state."""
        return Work(self.store, asked, self.clock.now())

    def perform(self, asked: Asked, body: Callable[[Work], Answer]) -> Receipt:
        """Do ``body`` once for this command id, and record what it adds in one transaction.

        Raises ``Rejected``: the refusal of an aggregate, ``VersionConflict``, ``CommandIdReused``,
        ``StoreUnavailable``. Nothing is recorded then.
        """
        if receipt := self.known(asked):
            return receipt
        for attempt in range(1, ATTEMPTS + 1):
            work = self.look(asked)
            work.acting = True
            try:
                answer = body(work)
            except Rejected:  # perhaps of what this very command has done meanwhile, asked for twice at once
                if receipt := self.known(asked):
                    return receipt
                raise
            if work.role is Role.NOBODY:
                raise AssertionError("a use case recorded an act without finding the actor's capacity")
            act = Act(
                asked.command_id,
                asked.request,
                asked.actor.person,
                work.role.value,
                work.now,
                self.clock.kind,
                asked.correlation_id,
                asked.causation_id,
                work.mandate,
            )
            try:
                return self.store.append(act, work.changes(), answer)
            except VersionConflict:
                if attempt == ATTEMPTS:  # a version the caller named is looked at anew in each attempt
                    raise
        raise AssertionError("unreachable")
