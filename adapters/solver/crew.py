"""Worker processes that carry out tasks: fresh processes, never forks of a threaded one, always ended."""

import signal
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from time import monotonic
from types import TracebackType
from typing import Protocol, Self

from adapters.solver.instance import Instance, Row
from adapters.solver.task import Outcome, Task
from adapters.solver.task_model import carry_out

PATIENCE = 2.0
"""Seconds that a stopped process is waited for before it is killed."""


class OutOfTime(Exception):
    """The wall clock ran out while tasks were under way."""


class Crew(Protocol):
    """Carries out tasks on the same rows at the same time."""

    def carry_out(self, rows: Sequence[Row], tasks: Sequence[Task], deadline: float) -> list[Outcome]:
        """The tasks' outcomes, in their order. Raises ``OutOfTime`` past ``deadline`` (of ``time.monotonic``)."""
        ...


class OwnProcess:
    """Carries out one task after another where it stands."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance

    def carry_out(self, rows: Sequence[Row], tasks: Sequence[Task], deadline: float) -> list[Outcome]:
        """The tasks' outcomes; the deadline is looked at between tasks."""
        outcomes = []
        for task in tasks:
            if monotonic() >= deadline:
                raise OutOfTime
            outcomes.append(carry_out(self.instance, rows, task))
        return outcomes


class WorkerProcesses:
    """``count`` processes, each with a task of its own at a time; use as a context manager."""

    def __init__(self, instance: Instance, count: int) -> None:
        self.ends: list[Connection] = []
        self.processes: list[BaseProcess] = []
        try:
            for _ in range(count):
                self._start(instance)
        except BaseException:
            self.close()
            raise

    def _start(self, instance: Instance) -> None:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, instance), daemon=True)
        process.start()
        theirs.close()
        self.processes.append(process)
        self.ends.append(ours)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def carry_out(self, rows: Sequence[Row], tasks: Sequence[Task], deadline: float) -> list[Outcome]:
        """The tasks' outcomes. A worker that failed raises its error here."""
        outcomes: list[Outcome] = []
        while len(outcomes) < len(tasks):
            outcomes += self._together(tuple(rows), tasks[len(outcomes) : len(outcomes) + len(self.ends)], deadline)
        return outcomes

    def _together(self, rows: tuple[Row, ...], tasks: Sequence[Task], deadline: float) -> Iterator[Outcome]:
        at_work = self.ends[: len(tasks)]
        for end, task in zip(at_work, tasks, strict=True):
            end.send((rows, task))
        for end in at_work:
            if not end.poll(max(deadline - monotonic(), 0)):
                raise OutOfTime
            try:
                said = end.recv()
            except EOFError as error:
                raise RuntimeError("a worker process of the rota generator ended before its time") from error
            if not isinstance(said, Outcome):
                raise RuntimeError(f"a worker process of the rota generator failed: {said}")  # noqa: TRY004 - the worker's error, not a wrong type
            yield said

    def close(self) -> None:
        """End every process."""
        for end in self.ends:
            end.close()
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.join(PATIENCE)
            if process.is_alive():
                process.kill()
                process.join()
            process.close()


def _serve(end: Connection, instance: Instance) -> None:
    """Carry out what comes through ``end`` until it is closed; the parent alone hears an interrupt."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            rows, task = end.recv()
            try:
                outcome: Outcome | str = carry_out(instance, rows, task)
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
            end.send(outcome)
