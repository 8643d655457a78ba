"""Jobs: how far long commands have come."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Response

from api.answers import READING, JobView, job_view
from api.asking import UUID_TEXT, CurrentActor, TheHouse
from api.asking import current_actor as signed_in
from application.ports.jobs import JobState

router = APIRouter(prefix="/v1/jobs", tags=["jobs"], dependencies=[Depends(signed_in)])


@router.get("/{job}", responses=READING)
def show_job(
    job: Annotated[str, Path(pattern=UUID_TEXT, description="The command's id.")],
    actor: CurrentActor,
    house: TheHouse,
    response: Response,
) -> JobView:
    """A job of one's own: waiting, running, done with its receipt, or refused with the problem."""
    found = house.generating.job(UUID(job), actor.person)
    if found.state in {JobState.QUEUED, JobState.RUNNING}:
        response.headers["Retry-After"] = "1"
    return job_view(found, f"/v1/jobs/{job}")
