"""Jobs: how far long commands have come, told once or as they go, and their end before time."""

from functools import partial
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Path, Request, Response, status

from api.answers import LISTENING, READING, JobView, job_view
from api.asking import UUID_TEXT, CurrentActor, TheHouse
from api.asking import current_actor as signed_in
from api.job_stream import JobStream, Streams, event_id

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


def the_streams(request: Request) -> Streams:
    """Who listens to this server."""
    streams = request.app.state.streams
    if not isinstance(streams, Streams):
        raise TypeError("the application has no streams")
    return streams


@router.get("/{job}/events", status_code=status.HTTP_200_OK, responses=LISTENING, response_class=JobStream)
def follow_job(
    job: JobPath,
    actor: CurrentActor,
    house: TheHouse,
    streams: Annotated[Streams, Depends(the_streams)],
    last: Annotated[str, Header(alias="Last-Event-ID", description="The last event seen, on a return.")] = "",
) -> Response:
    """A job of one's own as it goes: server-sent events, each with the whole job as its data.

    `progress` comes whenever the job has changed, at most a few times a second, and `ended` once, as the last; in
    between, a comment now and then. Whoever returns is told how the job stands, or, having seen the end, nothing (204).
    """
    look = partial(house.generating.job, UUID(job), actor.person)
    found = look()
    if found.state.ended and last == event_id(found):
        return Response(status_code=status.HTTP_204_NO_CONTENT)
    streams.take(actor.person)
    return JobStream(streams, actor.person, look, f"/v1/jobs/{job}")
