"""Facts and acts for the tests of the store, apart from the project's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID, uuid4

from adapters.event_store.codec import EventTypes, Registered
from adapters.event_store.leaf import START, chained, leaf_of
from adapters.event_store.store import LedgerEventStore
from application.ports.clock import ClockKind
from application.ports.event_store import Act, Change, Recorded, VersionConflict
from domain.ids import MandateId, PersonId


@dataclass(frozen=True, slots=True)
class Counted:
    """A number that goes up by one with each fact of its stream."""

    number: int


@dataclass(frozen=True, slots=True)
class Noted:
    """A line of text."""

    text: str


SAMPLES = EventTypes((Registered("sample.counted", 1, Counted), Registered("sample.noted", 1, Noted)), {})


def act(command: UUID | None = None, body: bytes = b"body") -> Act:
    """What somebody does, with a new command id unless one is given."""
    return Act(
        command_id=command or uuid4(),
        request=sha256(body).digest(),
        actor=PersonId("leder-1"),
        role="unit_leader",
        at=datetime(2026, 11, 16, 8, 30, 0, 123456, tzinfo=UTC),
        clock=ClockKind.STORY,
        correlation_id=uuid4(),
        mandate=MandateId("leder-1.enhetsleder"),
    )


def counted(*numbers: int) -> tuple[Counted, ...]:
    return tuple(Counted(n) for n in numbers)


def numbers(facts: Sequence[Recorded]) -> list[int]:
    """The numbers of ``Counted`` facts."""
    return [f.event.number for f in facts if isinstance(f.event, Counted)]


def check_log(store: LedgerEventStore) -> int:
    """The whole log is dense, in order, unaltered and chained; how many facts it holds."""
    rows = store.ledger.rows_after(0, 1_000_000)
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    by_stream: dict[str, list[int]] = {}
    chain = START
    for row in rows:
        by_stream.setdefault(row.stream, []).append(row.version)
        assert leaf_of(row) == row.leaf, f"{row.seq} is not what was hashed"
        chain = chained(chain, row.leaf)
    for stream, versions in by_stream.items():
        assert versions == list(range(1, len(versions) + 1)), stream
    head = store.ledger.read_head()
    assert (head.seq, head.chain) == (len(rows), chain)
    return len(rows)


def count_up(store: LedgerEventStore, own: str, hot: str, times: int) -> int:
    """Add one to ``hot`` and note it in ``own``, ``times`` times; how often somebody else was quicker."""
    conflicts = 0
    for n in range(times):
        while True:
            seen = len(store.stream(hot))
            try:
                store.append(act(), [Change(own, n, counted(n)), Change(hot, seen, counted(seen + 1))], {})
            except VersionConflict:
                conflicts += 1
            else:
                break
    return conflicts
