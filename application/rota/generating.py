"""Generation as a job: refused at once where it cannot be asked for, else put in the queue."""

from dataclasses import dataclass
from uuid import UUID

from application.handle import Asked
from application.ports.event_store import EventStore
from application.ports.jobs import Job, Jobs, JobState
from application.rota.drafting import DraftingRotas
from domain.errors import Rejected
from domain.ids import PersonId, PlanId
from domain.rota.base_rota import base_problem
from domain.rota.solver import Budget


class JobUnknown(Rejected):
    """No such job of this person; a job that was lost with the program is begun anew by the same command."""

    code = "jobs.unknown"


@dataclass(frozen=True, slots=True)
class GeneratingRotas:
    """Begins generations and tells how far they have come."""

    drafting: DraftingRotas
    jobs: Jobs
    store: EventStore

    def start(self, asked: Asked, plan: PlanId, budget: Budget, base_weeks: int | None = None) -> Job:
        """Begin a generation, or find the one that this command began. Raises as ``DraftingRotas.generate``."""
        person = asked.actor.person
        if receipt := self.drafting.handling.known(asked):
            return Job(asked.command_id, person, JobState.DONE, receipt=receipt)
        problem = self.drafting.problem(self.drafting.handling.look(asked), plan)
        if base_weeks is not None:
            base_problem(problem, base_weeks)
        return self.jobs.start(
            asked.command_id,
            asked.request,
            person,
            lambda tell, cancelled: self.drafting.generate(asked, plan, budget, tell, cancelled, base_weeks),
        )

    def job(self, command_id: UUID, person: PersonId) -> Job:
        """A job of ``person``'s as it stands; one that was recorded is done, whatever the queue remembers."""
        job = self.jobs.find(command_id)
        if job is not None and job.owner == person:
            return job
        receipt = self.store.receipt(command_id)
        if receipt is not None:
            last = self.store.read(receipt.position - 1, 1)
            if last and last[0].command_id == command_id and last[0].actor == person:
                return Job(command_id, person, JobState.DONE, receipt=receipt)
        raise JobUnknown(f"there is no job {command_id} of yours; the same command begins it anew", job=str(command_id))

    def cancel(self, command_id: UUID, person: PersonId) -> Job:
        """End a job of ``person``'s before its time, and give it as it then stands. Raises ``JobUnknown``.

        One that waits is refused; one that runs records the best lawful rota it has. Asking again changes nothing,
        nor does asking after it has ended.
        """
        job = self.job(command_id, person)
        return self.jobs.cancel(command_id) or job
