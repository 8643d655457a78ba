"""A job as it goes, over a real connection: what a listener hears, and what listeners cannot do to the server."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from threading import Thread
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest
import uvicorn

from api.job_stream import OF_ONE, Streams
from api.main import create_app
from api.server import HOST, Server
from tests.api.conftest import KEY, Story
from tests.api.life import ok
from tests.api.test_jobs import GENERATION, ended, running, solver
from tests.api.test_life import refused
from tests.api.ward import LEADER, PLANNER


@dataclass
class Event:
    """One event as it came."""

    name: str
    id: str
    job: Any


@dataclass
class Listening:
    """A real server, and clients of it."""

    story: Story
    server: Server
    port: int

    @property
    def streams(self) -> Streams:
        return self.server.streams

    @contextmanager
    def stream(self, person: str, job: UUID, **headers: str) -> Iterator[httpx2.Response]:
        given = self.story.by(person).headers | headers
        with (
            httpx2.Client(base_url=f"http://{HOST}:{self.port}", timeout=20) as http,
            http.stream("GET", f"/v1/jobs/{job}/events", headers=given) as answer,
        ):
            yield answer

    def waits_for(self, open_streams: int) -> None:
        until = time.monotonic() + 20
        while self.streams.count() != open_streams:
            assert time.monotonic() < until, f"{self.streams.count()} streams are open"
            time.sleep(0.02)


@pytest.fixture
def listening(story: Story) -> Iterator[Listening]:
    with socket.socket() as bound:
        bound.bind((HOST, 0))
        app = create_app(story.house, KEY)
        server = Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=5), app.state.streams)
        thread = Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        until = time.monotonic() + 20
        while not server.started:
            assert time.monotonic() < until
            time.sleep(0.01)
        yield Listening(story, server, bound.getsockname()[1])
        server.should_exit = server.streams.ending = True
        thread.join(20)
        assert not thread.is_alive()


def events(answer: httpx2.Response) -> Iterator[Event]:
    fields: dict[str, str] = {}
    for line in answer.iter_lines():
        if line.startswith(":"):
            continue
        if line:
            name, _, value = line.partition(": ")
            fields[name] = value
        elif fields:
            yield Event(fields["event"], fields["id"], json.loads(fields["data"]))
            fields = {}


def begun(story: Story) -> UUID:
    """A generation that runs, and goes on until the gate is opened."""
    key = uuid4()
    solver(story).gate.clear()
    ok(story.by(PLANNER).post(GENERATION, {"seconds": 60}, key=key))
    running(story.by(PLANNER), key)
    return key


def test_a_listener_hears_of_progress_and_of_the_end(listening: Listening) -> None:
    key = begun(listening.story)
    with listening.stream(PLANNER, key) as answer:
        assert answer.headers["content-type"].partition(";")[0] == "text/event-stream"
        assert answer.headers["cache-control"] == "no-store"
        heard = events(answer)
        first = next(heard)
        assert (first.name, first.job["state"], first.job["progress"]["uncovered"]) == ("progress", "running", 3)
        assert first.job["progress"]["penalties"] == {"uncovered": 3000, "wishes": 40}
        second = next(heard)
        assert int(second.id) > int(first.id)
        solver(listening.story).gate.set()
        *_, last = heard
    assert (last.name, last.id, last.job["state"]) == ("ended", "done", "done")
    assert last.job == ended(listening.story.by(PLANNER), key)
    listening.waits_for(0)


def test_a_cancelled_search_is_heard_to_end(listening: Listening) -> None:
    key = begun(listening.story)
    with listening.stream(PLANNER, key) as answer:
        heard = events(answer)
        next(heard)
        ok(listening.story.by(PLANNER).delete(f"/jobs/{key}"))
        *_, last = heard
    assert (last.name, last.job["cancelled"]) == ("ended", True)
    assert last.job["done"]["answer"]["reproducibility"] == "cancelled"


@pytest.mark.parametrize("last", ["", "1", "done", "-7", "99999999999999999999", "no such thing"])
def test_whoever_returns_hears_how_it_stands(listening: Listening, last: str) -> None:
    key = begun(listening.story)
    with listening.stream(PLANNER, key, **{"Last-Event-ID": last}) as answer:
        assert next(events(answer)).job["state"] == "running"


def test_whoever_has_heard_the_end_need_not_return(listening: Listening) -> None:
    planner, key = listening.story.by(PLANNER), uuid4()
    ok(planner.post(GENERATION, {"seconds": 5}, key=key))
    ended(planner, key)
    with listening.stream(PLANNER, key) as answer:
        assert [e.id for e in events(answer)] == ["done"]
    with listening.stream(PLANNER, key, **{"Last-Event-ID": "done"}) as answer:
        assert answer.status_code == 204
    listening.waits_for(0)


def test_a_job_is_told_to_nobody_else(listening: Listening) -> None:
    key = begun(listening.story)
    for person, job, code in ((LEADER, key, "jobs.unknown"), (PLANNER, uuid4(), "jobs.unknown")):
        with listening.stream(person, job) as answer:
            answer.read()
            refused(answer, 404, code)
    with listening.stream(PLANNER, key, Authorization="Bearer no") as answer:
        answer.read()
        refused(answer, 401, "access.not_signed_in")
    assert listening.streams.count() == 0


def test_the_streams_of_one_person_have_an_end_and_are_let_go(listening: Listening) -> None:
    key = begun(listening.story)
    silent = [raw(listening, key) for _ in range(OF_ONE)]
    listening.waits_for(OF_ONE)
    with listening.stream(PLANNER, key) as answer:
        assert answer.status_code == 429
        answer.read()
        refused(answer, 429, "jobs.too_many_streams")
    for one in silent:
        one.close()
    listening.waits_for(0)
    with listening.stream(PLANNER, key) as answer:
        assert next(events(answer)).job["state"] == "running"


def test_who_listens_slowly_holds_nobody_up(listening: Listening) -> None:
    planner, key = listening.story.by(PLANNER), begun(listening.story)
    slow = raw(listening, key, receive_buffer=1)
    listening.waits_for(1)
    with listening.stream(PLANNER, key) as answer:
        heard = events(answer)
        seen = [int(next(heard).id) for _ in range(4)]
    assert seen == sorted(set(seen))
    solver(listening.story).gate.set()
    assert ended(planner, key)["state"] == "done"
    slow.close()
    listening.waits_for(0)


def test_a_quiet_job_is_heard_to_live(listening: Listening) -> None:
    listening.streams.heartbeat = 0.1
    story, first, waiting = listening.story, begun(listening.story), uuid4()
    ok(story.by(PLANNER).post(GENERATION, {"seconds": 5}, key=waiting))
    with listening.stream(PLANNER, waiting) as answer:
        lines = list(islice(answer.iter_lines(), 8))
    assert [line for line in lines if line.startswith("event: ")] == ["event: progress"]
    assert any(line.startswith(":") for line in lines)
    solver(story).gate.set()
    assert ended(story.by(PLANNER), first)["state"] == "done"


def test_the_end_of_the_server_ends_the_streams(listening: Listening) -> None:
    key = begun(listening.story)
    with listening.stream(PLANNER, key) as answer:
        heard = events(answer)
        next(heard)
        listening.server.handle_exit(15, None)
        at = time.monotonic()
        with suppress(httpx2.TransportError):
            list(heard)
        assert time.monotonic() - at < 3


def raw(listening: Listening, job: UUID, receive_buffer: int | None = None) -> socket.socket:
    """A listener that asks and then reads nothing."""
    one = socket.socket()
    if receive_buffer is not None:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    one.connect((HOST, listening.port))
    token = listening.story.by(PLANNER).headers["Authorization"]
    one.sendall(f"GET /v1/jobs/{job}/events HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\n\r\n".encode())
    return one
