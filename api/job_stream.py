"""A job told as it goes: server-sent events, ``text/event-stream`` of the HTML standard.

A stream looks at the job a few times a second and sends what has changed since it last could. So a slow listener
misses pictures in between, and holds nobody up; each picture is the whole job, so nothing is lost by that either.
"""

from collections import Counter
from collections.abc import AsyncIterator, Callable
from functools import partial
from threading import Lock
from time import monotonic

from anyio import sleep
from fastapi.responses import StreamingResponse
from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event
from pydantic import TypeAdapter
from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from api.answers import JobView, job_view
from application.ports.jobs import Job
from domain.errors import Rejected
from domain.ids import PersonId

LOOKS = 0.25
"""Seconds between two looks at the job."""
HEARTBEAT = 10.0
"""Seconds without news after which a comment is sent, so that what lies between keeps the connection."""
OF_ONE, OF_ALL = 6, 200
"""Streams that one person, and all together, may have open."""
_VIEW = TypeAdapter(JobView)


class TooManyStreams(Rejected):
    """Too many streams of jobs are open; end one, or look at the job itself now and then."""

    code = "jobs.too_many_streams"


class Streams:
    """Who listens."""

    def __init__(self, heartbeat: float = HEARTBEAT) -> None:
        self.heartbeat = heartbeat
        self._lock = Lock()
        self._open = Counter[PersonId]()
        self.ending = False
        """Set when the server is told to stop: streams end, for they would keep it waiting."""

    def take(self, person: PersonId) -> None:
        """Count one more stream of ``person``'s. Raises ``TooManyStreams``."""
        with self._lock:
            if self._open[person] >= OF_ONE or self._open.total() >= OF_ALL:
                raise TooManyStreams(f"at most {OF_ONE} streams of one person, and {OF_ALL} in all, may be open")
            self._open[person] += 1

    def count(self) -> int:
        """How many are open."""
        with self._lock:
            return self._open.total()

    def let_go(self, person: PersonId) -> None:
        """One stream of ``person``'s has ended."""
        with self._lock:
            self._open[person] -= 1
            if not self._open[person]:
                del self._open[person]


class JobStream(StreamingResponse):
    """The answer that goes on for as long as the job does; its place, taken before, is let go with it."""

    media_type = "text/event-stream"

    def __init__(self, streams: Streams, person: PersonId, look: Callable[[], Job], path: str) -> None:
        # Proxies that gather answers up before they pass them on are asked not to.
        super().__init__(_told(streams, look, path), headers={"X-Accel-Buffering": "no"})
        self._let_go = partial(streams.let_go, person)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI asks."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._let_go()


def event_id(job: Job) -> str:
    """What a listener names on its return: the end it was told of, or how many changes it had seen."""
    return job.state.value if job.state.ended else str(job.changes)


async def _told(streams: Streams, look: Callable[[], Job], path: str) -> AsyncIterator[bytes]:
    seen, heard = "", monotonic()
    while not streams.ending:
        job = await run_in_threadpool(look)
        if event_id(job) != seen:
            seen, heard = event_id(job), monotonic()
            data = _VIEW.dump_json(job_view(job, path)).decode()
            yield format_sse_event(event="ended" if job.state.ended else "progress", id=seen, data_str=data)
            if job.state.ended:
                return
        elif monotonic() - heard >= streams.heartbeat:
            heard = monotonic()
            yield KEEPALIVE_COMMENT
        await sleep(LOOKS)
