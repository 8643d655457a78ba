"""A search as the command line runs it: how far it has come, and an end before time by Ctrl-C."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import active_children
from threading import Event, Thread
from types import FrameType
from typing import TypeAlias, TypeVar

from api.cli.console import Tell, meanwhile, progress_bar

T = TypeVar("T")
Cancelled: TypeAlias = Callable[[], bool]

INTERRUPTED = 128 + signal.SIGINT
"""Exit code of a program that an interrupt ended, as shells have it."""
ENDING = "ending the search; once more to stop at once, with nothing written"


def searched(search: Callable[[Tell, Cancelled], T], *, quiet: bool = False) -> T:
    """What ``search`` came to, or what it raised. It runs in a thread of its own while this one hears interrupts.

    The first asks it to end with what it has. The second ends the program, whatever the search is doing.
    """
    asked, ended = Event(), Event()
    came_to: list[T] = []
    failed: list[BaseException] = []

    with progress_bar(quiet=quiet) as tell:

        def run() -> None:
            try:
                came_to.append(search(tell, asked.is_set))
            except BaseException as error:
                failed.append(error)
            finally:
                ended.set()

        with _interrupts(asked):
            Thread(target=run, name="search", daemon=True).start()
            ended.wait()
    if failed:
        raise failed[0]
    return came_to[0]


@contextmanager
def _interrupts(asked: Event) -> Iterator[None]:
    def heard(_: int, __: FrameType | None) -> None:
        if asked.is_set():
            _stop_at_once()
        asked.set()
        meanwhile.print(ENDING)

    before = signal.signal(signal.SIGINT, heard)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _stop_at_once() -> None:
    """Leave without waiting for the search: it may be deep in compiled code that hears nothing."""
    for worker in active_children():
        worker.kill()
    meanwhile.show_cursor(True)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(INTERRUPTED)
