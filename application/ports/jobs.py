"""Long work that a caller does not wait for: a generation, later imports and exports."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias
from uuid import UUID

from application.ports.event_store import Receipt
from domain.errors import Rejected
from domain.ids import PersonId
from domain.rota.solver import Progress


class JobState(StrEnum):
    """How far a job has come."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    """The command was refused; nothing is recorded, and the same command may be asked again."""
    FAILED = "failed"
    """The program failed; nothing is recorded, and the same command may be asked again."""


@dataclass(frozen=True, slots=True)
class Job:
    """One long command, by the id of the command."""

    id: UUID
    owner: PersonId
    state: JobState
    progress: Progress | None = None
    receipt: Receipt | None = None
    refusal: Rejected | None = None


Task: TypeAlias = Callable[[Callable[[Progress], None]], Receipt]
"""The work itself; it tells how far it has come as it goes."""


class TooManyJobs(Rejected):
    """The queue is full; ask again later."""

    code = "jobs.too_many"


class Jobs(Protocol):
    """The queue. It forgets what it did when the program ends; what a command came to stands in the event store."""

    def start(self, command_id: UUID, request: bytes, owner: PersonId, task: Task) -> Job:
        """Put ``task`` in the queue under its command id.

        The same id and request while it waits or runs, or after it was done: the same job, not a second one;
        after a refusal or a failure it is begun anew. Raises ``CommandIdReused`` and ``TooManyJobs``.
        """
        ...

    def find(self, command_id: UUID) -> Job | None:
        """The job as it stands; nothing when this program has not had it."""
        ...
