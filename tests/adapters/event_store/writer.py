"""Processes that use a store, for the tests that need more than one, or one to kill.

They are forked from a small server process that has everything imported, so they start in an instant, with none of
the test's own threads and connections.
"""

from collections.abc import Callable
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from uuid import UUID, uuid5

from adapters.event_store.store import open_store
from application.ports.event_store import Act, Change, Receipt
from tests.adapters.event_store.sample import SAMPLES, act, count_up, counted

PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload([__name__])


def started(task: Callable[..., None], *what: object) -> ForkServerProcess:
    """A process that does ``task``; to be joined or killed by whoever started it."""
    process = PROCESSES.Process(target=task, args=what)
    process.start()
    return process


def command(stream: str, number: int) -> Act:
    """The same command for the same number, in whatever process."""
    return act(uuid5(UUID(int=0), f"{stream}/{number}"), f"{stream}/{number}".encode())


def changes(stream: str, number: int) -> list[Change]:
    """Two facts, so that half a command would show; and a second stream."""
    return [Change(stream, 2 * number, counted(number, number)), Change(f"beside-{stream}", number, counted(number))]


def told(receipt: Receipt) -> str:
    """What a client was told."""
    return f"{receipt.position} {sorted(receipt.versions.items())} {receipt.answer}"


def append_on(url: str, stream: str, client: Connection) -> None:
    """One command after the other, each reported once it is acknowledged, until something goes wrong."""
    store = open_store(url, SAMPLES)
    for number in count(len(store.stream(stream)) // 2):
        receipt = store.append(command(stream, number), changes(stream, number), {"number": number})
        client.send((number, told(receipt)))


def count_hot(url: str, own: str, times: int) -> None:
    """Count the stream ``hot-1`` up."""
    store = open_store(url, SAMPLES)
    count_up(store, own, "hot-1", times)
    store.close()
