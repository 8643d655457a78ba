"""The answers that routes share, and what every operation says of its refusals."""

from dataclasses import dataclass
from typing import Any, Literal

from fastapi import Response

from api.problems import MEDIA_TYPE, failed, problem
from application.ports.event_store import Receipt
from application.ports.jobs import Job, JobState
from domain.rota.solver import Progress


@dataclass(frozen=True, slots=True)
class Done:
    """What a command came to."""

    answer: dict[str, Any]
    position: int
    """The log position after the command; ask a reading for it with ``Forsvarlig-Min-Position``."""
    versions: dict[str, int]
    """The version of each stream that the command wrote."""
    replayed: bool
    """Whether the command had been done before, and this is its first answer again."""


@dataclass(frozen=True, slots=True)
class JobView:
    """A long command."""

    job: str
    state: Literal["queued", "running", "done", "refused", "failed"]
    progress: Progress | None
    done: Done | None
    problem: dict[str, Any] | None
    """Why it was refused, or that it failed; nothing is recorded then."""
    answer: dict[str, Any] | None
    """What a job came to that records nothing, such as a comparison of scenarios."""
    cancelled: bool
    """Whether its end was asked for; a running one ends with the best lawful rota it has."""


def done(response: Response, receipt: Receipt) -> Done:
    """A receipt as an answer, with its position in the header too."""
    response.headers["Forsvarlig-Position"] = str(receipt.position)
    return _done(receipt)


def job_view(job: Job, path: str) -> JobView:
    """A job as an answer."""
    refused = problem(job.refusal, path) if job.refusal is not None else None
    if job.state is JobState.FAILED:
        refused = failed(path)
    receipt = None if job.receipt is None else _done(job.receipt)
    answer = None if job.answer is None else dict(job.answer)
    return JobView(str(job.id), job.state.value, job.progress, receipt, refused, answer, job.cancelled)


def _done(receipt: Receipt) -> Done:
    return Done(receipt.answer, receipt.position, receipt.versions, receipt.replayed)


_MEANING = {
    400: "The request cannot be read: a header or the JSON is broken or missing.",
    401: "No token, or none that this server takes.",
    403: "The person lacks the capacity for this in the unit today.",
    404: "There is no such thing.",
    405: "The address knows no such method.",
    409: "What stands does not allow it.",
    412: "The version in `If-Match` is not the one that stands.",
    413: "The body is larger than 5 MB.",
    422: "The content is invalid, or the key was used for another request.",
    428: "`If-Match` is required here.",
    429: "Too many jobs are waiting, or too many streams are open.",
    500: "The server failed.",
    503: "The store cannot be reached; ask again with the same key.",
}


def _refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {s: {"description": _MEANING[s], "content": {MEDIA_TYPE: {"schema": schema}}} for s in statuses}


READING = _refusals(400, 401, 403, 404, 409, 422, 500, 503)
_EVENT = {
    "type": "object",
    "required": ["data"],
    "properties": {
        "event": {"type": "string", "description": "`progress`, or `ended` for the last one."},
        "id": {"type": "string", "description": "What to name in `Last-Event-ID` on coming back."},
        "data": {"type": "string", "description": "The job as `GET /v1/jobs/{job}` shows it, as JSON."},
    },
}
LISTENING = _refusals(400, 401, 403, 404, 409, 422, 429, 500, 503) | {
    200: {"description": "Each event as the job goes.", "content": {"text/event-stream": {"schema": _EVENT}}},
    204: {"description": "The end that the client has seen is still how the job stands."},
}
COMMANDING = _refusals(400, 401, 403, 404, 409, 412, 413, 422, 500, 503)
COMMANDING_ON_VERSION = _refusals(400, 401, 403, 404, 409, 412, 413, 422, 428, 500, 503)
STARTING = _refusals(400, 401, 403, 404, 409, 412, 413, 422, 429, 500, 503)
