"""Jobs in this process: one thread takes them in turn, for the solver fills the machine by itself."""

import logging
from collections import OrderedDict
from dataclasses import dataclass, replace
from queue import SimpleQueue
from threading import Lock, Thread
from uuid import UUID

from application.ports.event_store import CommandIdReused
from application.ports.jobs import Job, JobState, Task, TooManyJobs
from domain.errors import Rejected
from domain.ids import PersonId
from domain.rota.solver import Progress

WAITING_AT_MOST = 20
"""Jobs in the queue; the next is refused."""
REMEMBERED = 200
"""Jobs kept to be looked at; the oldest that have ended are forgotten first."""
LAST_BREATH = 10
"""How long the end of the program waits for the running job to notice, seconds."""
_ENDED = {JobState.DONE, JobState.REFUSED, JobState.FAILED}
_log = logging.getLogger(__name__)


class _Ending(Exception):
    """The program ends; the running job stops at its next word of progress."""


@dataclass(slots=True)
class _Entry:
    job: Job
    request: bytes
    task: Task


class ThreadJobs:
    """Implements ``Jobs`` with one worker thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._entries: OrderedDict[UUID, _Entry] = OrderedDict()
        self._queue: SimpleQueue[UUID | None] = SimpleQueue()
        self._ending = False
        self._worker: Thread | None = None

    def start(self, command_id: UUID, request: bytes, owner: PersonId, task: Task) -> Job:
        """As ``Jobs.start``."""
        with self._lock:
            known = self._entries.get(command_id)
            if known is not None and (known.request, known.job.owner) != (request, owner):
                raise CommandIdReused(
                    f"Command id {command_id} was used for another request", command_id=str(command_id)
                )
            if known is not None and known.job.state not in {JobState.REFUSED, JobState.FAILED}:
                return known.job
            if sum(e.job.state is JobState.QUEUED for e in self._entries.values()) >= WAITING_AT_MOST:
                raise TooManyJobs(f"{WAITING_AT_MOST} jobs are waiting already; ask again later")
            self._forget()
            job = Job(command_id, owner, JobState.QUEUED)
            self._entries[command_id] = _Entry(job, request, task)
            self._entries.move_to_end(command_id)
            if self._worker is None:
                self._worker = Thread(target=self._work, name="jobs", daemon=True)
                self._worker.start()
        self._queue.put(command_id)
        return job

    def find(self, command_id: UUID) -> Job | None:
        """As ``Jobs.find``."""
        with self._lock:
            entry = self._entries.get(command_id)
            return None if entry is None else entry.job

    def close(self) -> None:
        """Begin nothing more, and stop the running job; what it had not recorded is not recorded."""
        with self._lock:
            self._ending = True
            worker = self._worker
        self._queue.put(None)
        if worker is not None:
            worker.join(LAST_BREATH)

    def _forget(self) -> None:
        ended = [i for i, e in self._entries.items() if e.job.state in _ENDED]
        for command_id in ended[: max(0, len(self._entries) - REMEMBERED)]:
            del self._entries[command_id]

    def _work(self) -> None:
        while (command_id := self._queue.get()) is not None and not self._ending:
            self._run(command_id)

    def _run(self, command_id: UUID) -> None:
        def tell(progress: Progress) -> None:
            if self._ending:
                raise _Ending
            self._change(command_id, JobState.RUNNING, progress=progress)

        self._change(command_id, JobState.RUNNING)
        try:
            receipt = self._entries[command_id].task(tell)
        except Rejected as refusal:
            self._change(command_id, JobState.REFUSED, refusal=refusal)
        except _Ending:
            _log.info("job %s was stopped with the program", command_id)
        except Exception:
            # The worker must outlive any one job; the caller is told that it failed, the log why.
            _log.exception("job %s failed", command_id)
            self._change(command_id, JobState.FAILED)
        else:
            self._change(command_id, JobState.DONE, receipt=receipt)

    def _change(self, command_id: UUID, state: JobState, **what: object) -> None:
        with self._lock:
            entry = self._entries[command_id]
            entry.job = replace(entry.job, state=state, **what)  # type: ignore[arg-type]  # fields of Job, as above
