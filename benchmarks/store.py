"""How fast the log takes commands and gives streams back, on SQLite and on PostgreSQL.

Run by hand: ``python -m benchmarks.store [URL …]``. Without a URL it measures a SQLite file and, where the packages
of the tests are installed, a PostgreSQL of its own, both flushing every commit as in production. Times differ from
machine to machine, so each figure is also given as a ratio to one that the same run measured beside it: a bare
insert with a flush, and the bare reading of the same rows.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from statistics import median
from uuid import uuid4

from adapters.event_store.codec import EventTypes, Registered
from adapters.event_store.store import LedgerEventStore, migrate, open_store
from application.ports.clock import ClockKind
from application.ports.event_store import Act, Change
from domain.ids import PersonId, ShiftCode
from tests.postgres_server import fresh_database, server

SECONDS = 2.0
"""How long each rate is measured."""
EMPLOYEES, DAYS = 34, 182


@dataclass(frozen=True, slots=True)
class Cell:
    """One shift of a rota."""

    employee: PersonId
    day: date
    code: ShiftCode


@dataclass(frozen=True, slots=True)
class Rota:
    """A whole rota in one fact."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell changed."""

    cell: Cell
    why: str


TYPES = EventTypes((Registered("bench.rota", 1, Rota), Registered("bench.edit", 1, Edit)), {})
EDIT = Edit(Cell(PersonId("e01"), date(2027, 1, 4), ShiftCode("N")), "x" * 450)
ROTA = Rota(
    tuple(
        Cell(PersonId(f"e{e:02}"), date(2027, 1, 4) + timedelta(days=d), ShiftCode("D"))
        for e in range(EMPLOYEES)
        for d in range(DAYS)
        if (e + d) % 7 < 5
    )
)


def act() -> Act:
    """A new command."""
    return Act(uuid4(), sha256(b"").digest(), PersonId("p"), "planner", datetime.now(UTC), ClockKind.SYSTEM, uuid4())


def rate(threads: int, once: Callable[[int, int], object]) -> float:
    """How often a second ``once(thread, n)`` runs, over all threads."""

    def work(thread: int) -> int:
        n = 0
        while time.perf_counter() < until:
            once(thread, n)
            n += 1
        return n

    until = (started := time.perf_counter()) + SECONDS
    with ThreadPoolExecutor(threads) as pool:
        done = sum(pool.map(work, range(threads)))
    return done / (time.perf_counter() - started)


def took(once: Callable[[], object], times: int = 7) -> float:
    """The median time of ``once``, in milliseconds."""
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        once()
        spent.append((time.perf_counter() - started) * 1000)
    return median(spent)


def appends(store: LedgerEventStore, threads: int, events: int) -> float:
    """Commands a second, each of ``events`` small facts to a stream of its thread."""
    run = uuid4().hex
    facts = (EDIT,) * events
    return rate(
        threads,
        lambda thread, n: store.append(act(), [Change(f"bench-{run}-{thread}", n * events, facts)], {"n": n}),
    )


def bare(store: LedgerEventStore) -> float:
    """Bare inserts a second of the same bytes, one a commit, on one connection."""
    database, state = store.projection_database(), TYPES.encode(EDIT)[1].hex()
    with database.transaction() as rows:
        rows.execute("drop table if exists bench_bare")
        rows.execute("create table bench_bare (n bigint primary key, state text)")

    def insert(_: int, n: int) -> None:
        with database.transaction(durable=True) as rows:
            rows.execute("insert into bench_bare values (?, ?)", (n, state))

    return rate(1, insert)


def measure(name: str, url: str) -> None:
    """Print what one store does."""
    migrate(url)
    store = open_store(url, TYPES)
    insert = bare(store)
    print(f"\n{name}\n  bare insert, one a commit            {insert:9.0f} /s   1.00")
    for threads, events in ((1, 1), (4, 1), (16, 1), (1, 50)):
        commands = appends(store, threads, events)
        words = f"{threads} thread{'s' * (threads > 1)}, {events} fact{'s' * (events > 1)} a command"
        print(f"  {words:<36} {commands:9.0f} /s   {commands / insert:.2f}")

    receipt = store.append(act(), [Change("bench-rota", 0, (ROTA,)), Change("bench-short", 0, (EDIT,) * 50)], {})
    store.append(act(), [Change("bench-rota", 1, (EDIT,) * 60), Change("bench-long", 0, (EDIT,) * 500)], receipt.answer)
    for stream, words in (("short", "50 facts"), ("long", "500 facts"), ("rota", f"a rota of {len(ROTA.cells)} cells")):
        whole = took(lambda stream=stream: store.stream(f"bench-{stream}"))  # type: ignore[misc]  # bound for the loop
        rows = took(lambda stream=stream: store.ledger.rows_of(f"bench-{stream}"))  # type: ignore[misc]  # same here
        print(f"  load {words:<31} {whole:9.1f} ms  {whole / rows:.1f} times the rows alone")
    print(f"  encode such a rota                   {took(lambda: TYPES.encode(ROTA)):9.1f} ms")
    store.close()


@contextmanager
def stores(given: Sequence[str]) -> Iterator[list[tuple[str, str]]]:
    """What to measure: the URLs given, or one of each kind."""
    with ExitStack() as open_ones:
        if given:
            yield [(url.partition(":")[0], url) for url in given]
            return
        folder = open_ones.enter_context(tempfile.TemporaryDirectory())
        postgres = open_ones.enter_context(fresh_database(open_ones.enter_context(server()).url()))
        yield [("SQLite file", f"sqlite:///{folder}/log.sqlite"), ("PostgreSQL", postgres)]


def main() -> None:
    """Measure and print."""
    with stores(sys.argv[1:]) as measured:
        for name, url in measured:
            measure(name, url)


if __name__ == "__main__":
    main()
