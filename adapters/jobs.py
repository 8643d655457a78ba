"""Jobs in this process: one thread takes them in turn, for the solver fills the machine by itself."""

import logging
from collections import OrderedDict, deque
from dataclasses import dataclass, replace
from threading import Condition, Thread
from uuid import UUID

from application.ports.event_store import CommandIdReused, Receipt
from application.ports.jobs import Job, JobCancelled, JobState, Task, TooManyJobs
from domain.errors import Rejected
from domain.ids import PersonId
from domain.rota.solver import Progress

WAITING_AT_MOST = 20
"""Jobs in the queue; the next is refused."""
REMEMBERED = 200
"""Jobs kept to be looked at; the oldest that have ended are forgotten first."""
LAST_BREATH = 10
"""How long the end of the program waits for the running job to notice, seconds."""
_log = logging.getLogger(__name__)


class _Ending(Exception):
    """The program ends; the running job stops when it next says or asks something."""


@dataclass(slots=True)
class _Entry:
    job: Job
    request: bytes
    task: Task


class ThreadJobs:
    """Implements ``Jobs`` with one worker thread."""

    def __init__(self) -> None:
        self._news = Condition()
        """Held to read or change what follows; the worker waits on it for something to do."""
        self._entries: OrderedDict[UUID, _Entry] = OrderedDict()
        self._waiting: deque[UUID] = deque()
        self._ending = False
        self._worker: Thread | None = None

    def start(self, command_id: UUID, request: bytes, owner: PersonId, task: Task) -> Job:
        """As ``Jobs.start``."""
        with self._news:
            known = self._entries.get(command_id)
            if known is not None and (known.request, known.job.owner) != (request, owner):
                raise CommandIdReused(
                    f"Command id {command_id} was used for another request", command_id=str(command_id)
                )
            if known is not None and known.job.state not in {JobState.REFUSED, JobState.FAILED}:
                return known.job
            if len(self._waiting) >= WAITING_AT_MOST:
                raise TooManyJobs(f"{WAITING_AT_MOST} jobs are waiting already; ask again later")
            self._forget()
            job = Job(command_id, owner, JobState.QUEUED)
            self._entries[command_id] = _Entry(job, request, task)
            self._entries.move_to_end(command_id)
            self._waiting.append(command_id)
            if self._worker is None:
                self._worker = Thread(target=self._work, name="jobs", daemon=True)
                self._worker.start()
            self._news.notify()
            return job

    def find(self, command_id: UUID) -> Job | None:
        """As ``Jobs.find``."""
        with self._news:
            entry = self._entries.get(command_id)
            return None if entry is None else entry.job

    def cancel(self, command_id: UUID) -> Job | None:
        """As ``Jobs.cancel``."""
        with self._news:
            entry = self._entries.get(command_id)
            if entry is None:
                return None
            job = entry.job
            if job.state is JobState.QUEUED:
                self._waiting.remove(command_id)
                refusal = JobCancelled("the job was cancelled while it waited; the same command begins it anew")
                self._change(command_id, state=JobState.REFUSED, cancelled=True, refusal=refusal)
            elif job.state is JobState.RUNNING and not job.cancelled:
                self._change(command_id, cancelled=True)
            return entry.job

    def close(self) -> None:
        """Begin nothing more, and stop the running job; what it had not recorded is not recorded."""
        with self._news:
            self._ending = True
            worker = self._worker
            self._news.notify()
        if worker is not None:
            worker.join(LAST_BREATH)

    def _forget(self) -> None:
        ended = [i for i, e in self._entries.items() if e.job.state.ended]
        for command_id in ended[: max(0, len(self._entries) - REMEMBERED)]:
            del self._entries[command_id]

    def _work(self) -> None:
        while (task := self._next()) is not None:
            self._run(*task)

    def _next(self) -> tuple[UUID, Task] | None:
        """The job that has waited longest, now running; waits for one. Nothing when the program ends."""
        with self._news:
            self._news.wait_for(lambda: self._waiting or self._ending)
            if self._ending:
                return None
            command_id = self._waiting.popleft()
            self._change(command_id, state=JobState.RUNNING)
            return command_id, self._entries[command_id].task

    def _run(self, command_id: UUID, task: Task) -> None:
        def tell(progress: Progress) -> None:
            if self._ending:
                raise _Ending
            with self._news:
                self._change(command_id, progress=progress)

        def cancelled() -> bool:
            if self._ending:
                raise _Ending
            return self._entries[command_id].job.cancelled

        ended: dict[str, object]
        try:
            came_to = task(tell, cancelled)
            what = "receipt" if isinstance(came_to, Receipt) else "answer"
            ended = {"state": JobState.DONE, what: came_to}
        except Rejected as refusal:
            ended = {"state": JobState.REFUSED, "refusal": refusal}
        except _Ending:
            _log.info("job %s was stopped with the program", command_id)
            return
        except Exception:
            # The worker must outlive any one job; the caller is told that it failed, the log why.
            _log.exception("job %s failed", command_id)
            ended = {"state": JobState.FAILED}
        with self._news:
            self._change(command_id, **ended)

    def _change(self, command_id: UUID, **what: object) -> None:
        """Another picture of the job; the lock is held."""
        entry = self._entries[command_id]
        entry.job = replace(entry.job, changes=entry.job.changes + 1, **what)  # type: ignore[arg-type]  # fields of Job
