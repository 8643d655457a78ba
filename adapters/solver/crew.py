"""Worker processes that carry out tasks: fresh processes, never forks of a threaded one, always ended.

An engine is imported where it works: each brings a library of its own, and no process needs both.
"""

import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from types import TracebackType
from typing import Any, Protocol, Self, TypeAlias

from adapters.solver.instance import Instance, Row
from adapters.solver.task import Anneal, Outcome, Task

PATIENCE = 2.0
"""Seconds that a stopped process is waited for before it is killed."""
GLANCE = 0.1
"""Seconds between two looks at whether an anneal is to stop."""

Rows: TypeAlias = tuple[Row, ...]
Told: TypeAlias = Callable[[float, Rows], None]
"""Share of the first anneal made, its best rows so far."""


class OutOfTime(Exception):
    """The wall clock ran out while tasks were under way."""


class Crew(Protocol):
    """Carries out tasks on the same rows at the same time."""

    def carry_out(self, rows: Sequence[Row], tasks: Sequence[Task], deadline: float) -> list[Outcome]:
        """The tasks' outcomes, in their order. Raises ``OutOfTime`` past ``deadline`` (of ``time.monotonic``)."""
        ...

    def anneal(self, rows: Rows, anneals: Sequence[Anneal], stop: Callable[[], bool], told: Told) -> list[Rows]:
        """The best rows of each anneal, in their order; once ``stop`` says yes, the best so far."""
        ...


class OwnProcess:
    """Carries out one task after another where it stands."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to end."""

    def carry_out(self, rows: Sequence[Row], tasks: Sequence[Task], deadline: float) -> list[Outcome]:
        """The tasks' outcomes; the deadline is looked at between tasks."""
        outcomes = []
        for task in tasks:
            if monotonic() >= deadline:
                raise OutOfTime
            outcomes.append(_solved(self.instance, tuple(rows), task))
        return outcomes

    def anneal(self, rows: Rows, anneals: Sequence[Anneal], stop: Callable[[], bool], told: Told) -> list[Rows]:
        """The best rows of each; the first is told of."""
        return [_annealed(self.instance, rows, a, told if n == 0 else _nobody, stop) for n, a in enumerate(anneals)]


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
            now = tasks[len(outcomes) : len(outcomes) + len(self.ends)]
            at_work = self.ends[: len(now)]
            for end, task in zip(at_work, now, strict=True):
                end.send((tuple(rows), task))
            for end in at_work:
                if not end.poll(max(deadline - monotonic(), 0)):
                    raise OutOfTime
                said = _heard(end)
                if not isinstance(said, Outcome):
                    raise TypeError(f"a worker process of the rota generator answered {said!r}")
                outcomes.append(said)
        return outcomes

    def anneal(self, rows: Rows, anneals: Sequence[Anneal], stop: Callable[[], bool], told: Told) -> list[Rows]:
        """The best rows of each; the first is told of."""
        found: list[Rows] = []
        while len(found) < len(anneals):
            now = anneals[len(found) : len(found) + len(self.ends)]
            for end, task in zip(self.ends, now, strict=False):
                end.send((rows, task))
            found += self._ended(self.ends[: len(now)], stop, _nobody if found else told)
        return found

    def _ended(self, at_work: list[Connection], stop: Callable[[], bool], told: Told) -> list[Rows]:
        best: dict[int, Rows] = {}
        stopped = False
        while len(best) < len(at_work):
            if not stopped and stop():
                stopped = True
                for n, end in enumerate(at_work):
                    if n not in best:
                        end.send(None)
            ready = wait([e for n, e in enumerate(at_work) if n not in best], GLANCE)
            for n in [n for n, end in enumerate(at_work) if end in ready]:
                share, rows = _heard(at_work[n])
                if share is None:
                    best[n] = rows
                elif n == 0:
                    told(share, rows)
        return [best[n] for n in range(len(at_work))]

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


def _heard(end: Connection) -> Any:
    """What a worker says. Raises ``RuntimeError`` with its error, or when it is gone."""
    try:
        said = end.recv()
    except (EOFError, ConnectionResetError) as error:
        raise RuntimeError("a worker process of the rota generator ended before its time") from error
    if isinstance(said, str):
        raise RuntimeError(f"a worker process of the rota generator failed: {said}")  # noqa: TRY004 - the worker's error, not a wrong type
    return said


def _serve(end: Connection, instance: Instance) -> None:
    """Carry out what comes through ``end`` until it is closed; the parent alone hears an interrupt."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            asked = end.recv()
            if asked is None:
                continue  # asked to stop what had ended by itself
            rows, task = asked
            said: object
            try:
                said = _solved(instance, rows, task) if isinstance(task, Task) else _told(end, instance, rows, task)
            except (BrokenPipeError, ConnectionResetError):
                raise
            except Exception as error:
                said = f"{type(error).__name__}: {error}"
            end.send(said)


def _told(end: Connection, instance: Instance, rows: Rows, task: Anneal) -> tuple[None, Rows]:
    last = [monotonic()]

    def tell(share: float, best: Rows) -> None:
        if monotonic() - last[0] > GLANCE * 5:
            last[0] = monotonic()
            end.send((share, best))

    return None, _annealed(instance, rows, task, tell, lambda: end.poll(0))


def _solved(instance: Instance, rows: Rows, task: Task) -> Outcome:
    from adapters.solver.task_model import carry_out

    return carry_out(instance, rows, task)


def _annealed(instance: Instance, rows: Rows, task: Anneal, told: Told, stop: Callable[[], bool]) -> Rows:
    from adapters.solver.annealing.anneal import anneal

    return anneal(instance, rows, task.moves, task.seed, task.hot, told, stop).rows


def _nobody(_: float, __: Rows) -> None:
    """Not told."""
