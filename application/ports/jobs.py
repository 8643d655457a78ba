"""Long work that a caller does not wait for: generations, scenarios compared, later imports and exports."""

from collections.abc import Callable, Mapping
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

    @property
    def ended(self) -> bool:
        """Whether nothing more happens to the job."""
        return self not in {JobState.QUEUED, JobState.RUNNING}


@dataclass(frozen=True, slots=True)
class Job:
    """One long command, by the id of the command."""

    id: UUID
    owner: PersonId
    state: JobState
    progress: Progress | None = None
    receipt: Receipt | None = None
    """What a job came to that recorded something."""
    refusal: Rejected | None = None
    answer: Mapping[str, object] | None = None
    """What a job came to that records nothing (a comparison of scenarios): plain values, ready to be sent."""
    cancelled: bool = False
    """Whether its end was asked for before it came by itself; a running one ends with the best it has."""
    changes: int = 0
    """How often the job has changed since it was begun: later pictures of it have more."""


Tell: TypeAlias = Callable[[Progress], None]
"""How a task says how far it has come."""
Cancelled: TypeAlias = Callable[[], bool]
"""How a task hears that it is to end with what it has."""
Task: TypeAlias = Callable[[Tell, Cancelled], Receipt | Mapping[str, object]]
"""The work itself. It answers with the receipt of what it recorded, or with plain values if it recorded nothing."""


class TooManyJobs(Rejected):
    """The queue is full; ask again later."""

    code = "jobs.too_many"


class JobCancelled(Rejected):
    """The job was cancelled before it began; nothing was done."""

    code = "jobs.cancelled"


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

    def cancel(self, command_id: UUID) -> Job | None:
        """Ask for the job's end, and give it as it then stands; asking again, or once it has ended, changes nothing.

        A waiting job is refused at once (``JobCancelled``); a running one is told, and ends in its own time.
        """
        ...
