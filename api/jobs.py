"""Jobs: how far long commands have come, and their end before time."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Response

from api.answers import READING, JobView, job_view
from api.asking import UUID_TEXT, CurrentActor, TheHouse
from api.asking import current_actor as signed_in

router = APIRouter(prefix="/v1/jobs", tags=["jobs"], dependencies=[Depends(signed_in)])

JobPath = Annotated[str, Path(pattern=UUID_TEXT, description="The command's id.")]


@router.get("/{job}", responses=READING)
def show_job(job: JobPath, actor: CurrentActor, house: TheHouse, response: Response) -> JobView:
    """A job of one's own: waiting, running, done with its receipt, or refused with the problem."""
    found = house.generating.job(UUID(job), actor.person)
    if not found.state.ended:
        response.headers["Retry-After"] = "1"
    return job_view(found, f"/v1/jobs/{job}")


@router.delete("/{job}", responses=READING)
def cancel_job(job: JobPath, actor: CurrentActor, house: TheHouse) -> JobView:
    """End a job of one's own before its time; the answer is the job as it then stands.

    One that waits is refused, and nothing is recorded. One that runs ends within moments: a generation records the
    best lawful rota it has found. Asking again, or after the end, changes nothing.
    """
    return job_view(house.generating.cancel(UUID(job), actor.person), f"/v1/jobs/{job}")
