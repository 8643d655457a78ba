"""Many writers at once: no lost update, no gap, no reader that misses a fact."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

from adapters.event_store.store import LedgerEventStore
from application.ports.event_store import Change
from tests.adapters.event_store.sample import act, check_log, count_up, counted, numbers
from tests.adapters.event_store.writer import count_hot, started

THREADS = 8
COMMANDS = 8


def test_eight_threads_with_streams_of_their_own_and_one_in_common(store: LedgerEventStore) -> None:
    start, done = Barrier(THREADS), Event()

    def write(n: int) -> int:
        start.wait()
        return count_up(store, f"own-{n}", "hot-1", COMMANDS)

    def follow() -> list[int]:
        seen: list[int] = []
        while True:
            last = done.is_set()
            new = [f.position for f in store.read(seen[-1] if seen else 0, 50)]
            seen += new
            if last and not new:
                return seen

    with ThreadPoolExecutor(THREADS + 1) as pool:
        reader = pool.submit(follow)
        try:
            conflicts = sum(pool.map(write, range(THREADS)))
        finally:
            done.set()
        seen = reader.result()

    total = 2 * THREADS * COMMANDS
    assert check_log(store) == total
    assert numbers(store.stream("hot-1")) == list(range(1, total // 2 + 1))
    assert seen == list(range(1, total + 1))
    assert conflicts > 0, "nobody met anybody: this test saw no concurrency"


def test_sixteen_threads_with_one_command(store: LedgerEventStore) -> None:
    start, command = Barrier(16), act()

    def write(n: int) -> tuple[bool, object]:
        start.wait()
        receipt = store.append(command, [Change("plan-1", 0, counted(1))], {"first": n})
        return receipt.replayed, (receipt.position, receipt.versions, receipt.answer)

    with ThreadPoolExecutor(16) as pool:
        told = list(pool.map(write, range(16)))

    assert sorted(replayed for replayed, _ in told) == [False] + [True] * 15
    assert all(answer == told[0][1] for _, answer in told)
    assert check_log(store) == 1


def test_two_processes_on_one_stream(store: LedgerEventStore, store_url: str) -> None:
    writers = [started(count_hot, store_url, f"own-{n}", 25) for n in range(2)]
    for writer in writers:
        writer.join(60)

    assert [writer.exitcode for writer in writers] == [0, 0]
    assert numbers(store.stream("hot-1")) == list(range(1, 51))
    assert check_log(store) == 100
