"""kill -9 at any moment: what was acknowledged is there, once, and the same command gets the same answer."""

import random
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from typing import Self

from adapters.event_store.store import LedgerEventStore, migrate, open_store
from tests.adapters.event_store.sample import SAMPLES, check_log, numbers
from tests.adapters.event_store.writer import PROCESSES, append_on, changes, command, started, told
from tests.postgres_server import fresh_database, server

KILLS = 4
LATEST = 30
"""How many of the last commands are asked again."""


@dataclass
class Writer:
    """A process at work, and what it was told, by the number of the command."""

    process: ForkServerProcess
    pipe: Connection
    known: dict[int, str]

    @classmethod
    def at_work(cls, url: str, stream: str) -> Self:
        """Started, and some commands on."""
        reading, client = PROCESSES.Pipe(duplex=False)
        process = started(append_on, url, stream, client)
        client.close()
        return cls(process, reading, dict(reading.recv() for _ in range(5)))

    def killed(self) -> dict[int, str]:
        self.process.kill()
        self.process.join(30)
        try:
            while True:
                number, answer = self.pipe.recv()
                self.known[number] = answer
        except (EOFError, OSError):  # the end, or a report that the kill cut off: it was never read by anybody
            self.pipe.close()
        return self.known


def check_promises(store: LedgerEventStore, stream: str, known: dict[int, str]) -> None:
    """Every acknowledged command is there, once and whole; asked again, it gives the answer it gave."""
    stored = numbers(store.stream(stream))
    commands = len(stored) // 2
    assert stored == [n for number in range(commands) for n in (number, number)]
    assert numbers(store.stream(f"beside-{stream}")) == list(range(commands))
    assert known, "nothing was acknowledged: the kill came too early to test anything"
    assert max(known) < commands <= max(known) + 2, "an acknowledged command is missing, or one was made up"
    facts = check_log(store)
    for number in range(max(0, commands - LATEST), commands):
        receipt = store.append(command(stream, number), changes(stream, number), {"number": "never this"})
        assert receipt.replayed
        assert known.get(number, told(receipt)) == told(receipt)
    assert check_log(store) == facts


def test_a_writer_is_killed(store_url: str) -> None:
    known: dict[int, str] = {}
    chance = random.Random(20261116)  # noqa: S311  # a moment, not a secret
    for _ in range(KILLS):
        writer = Writer.at_work(store_url, "plan-1")
        time.sleep(chance.uniform(0.0, 0.1))
        known |= writer.killed()
        store = open_store(store_url, SAMPLES)
        check_promises(store, "plan-1", known)
        store.close()


def test_the_database_server_is_killed() -> None:
    """Postmaster and backends, with two writers at work, on a server that flushes as in production."""
    streams = ["plan-1", "plan-2"]
    known: dict[str, dict[int, str]] = {stream: {} for stream in streams}
    chance = random.Random(20270104)  # noqa: S311  # a moment, not a secret
    with server() as one, fresh_database(one.url()) as url:
        migrate(url)
        for _ in range(KILLS):
            writers = {stream: Writer.at_work(url, stream) for stream in streams}
            time.sleep(chance.uniform(0.0, 0.1))
            one.kill()
            for stream, writer in writers.items():
                known[stream] |= writer.killed()
            one.start()
            store = open_store(url, SAMPLES)
            for stream in streams:
                check_promises(store, stream, known[stream])
            store.close()


def test_an_open_store_outlives_crashes_of_the_server() -> None:
    times = 2
    with server() as one, fresh_database(one.url()) as url:
        migrate(url)
        store = open_store(url, SAMPLES)
        for number in range(times):
            store.append(command("plan-1", number), changes("plan-1", number), {})
            one.kill()
            one.start()
        assert store.append(command("plan-1", times), changes("plan-1", times), {}).position == 3 * (times + 1)
        assert check_log(store) == 3 * (times + 1)
        store.close()
