"""kill -9 of the server right after an answer: nothing is lost, and the same key gets the same answer."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2
import pytest

from adapters.event_store.registry import EVENT_TYPES
from adapters.event_store.store import open_store
from api.composition import open_house
from api.settings import Settings
from api.tokens import development_key, issue
from application.authority import Actor, Role
from application.handle import Asked
from domain.ids import PersonId
from tests.api.conftest import TODAY
from tests.api.solver import HandMade
from tests.api.ward import LEADER, PLAN, PLANNER, lines, ward

ROOT = Path(__file__).parents[2]


@contextmanager
def server(url: str, key: Path) -> Iterator[tuple[subprocess.Popen[bytes], httpx2.Client]]:
    """A server of its own process, and a client of it; killed at the end where it still runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "api.server", "--store", url, "--port", str(port), "--development",
         "--today", TODAY.isoformat()],
        cwd=ROOT,
        env={**os.environ, "FORSVARLIG_DEVELOPMENT_KEY": str(key)},
    )  # fmt: skip
    try:
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}/v1", timeout=30) as http:
            answers(process, http)
            yield process, http
    finally:
        process.kill()
        process.wait(30)


def answers(process: subprocess.Popen[bytes], http: httpx2.Client) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert process.poll() is None, "the server ended by itself"
        try:
            http.get("/me")
        except httpx2.TransportError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server did not answer")


def acknowledged(http: httpx2.Client, token: str, path: str, key: str, body: object) -> Any:
    answer = http.post(path, json=body, headers={"Authorization": f"Bearer {token}", "Idempotency-Key": key})
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture
def planned(store_url: str) -> str:
    """A store with the ward in it."""
    with open_house(Settings(store_url), HandMade()) as house:
        number = uuid4()
        asked = Asked(number, bytes(32), Actor(PersonId("import"), frozenset({Role.IMPORTER})), number)
        house.importing.import_ward(asked, ward())
    return store_url


def test_what_was_answered_outlives_a_kill(planned: str, tmp_path: Path) -> None:
    file = tmp_path / "key"
    key = development_key(file)
    commands = [
        (LEADER, f"/staffing-plans/{PLAN}/approval", None, "staffing_plan.approved.v1"),
        (PLANNER, f"/rota-plans/{PLAN}/rota", {"lines": list(lines())}, "rota_plan.imported.v1"),
        (PLANNER, f"/rota-plans/{PLAN}/proposal", None, "rota_plan.proposed.v1"),
    ]
    for person, path, body, name in commands:
        token, command = issue(key, PersonId(person)), str(uuid4())
        with server(planned, file) as (process, http):
            first = acknowledged(http, token, path, command, body)
            process.send_signal(signal.SIGKILL)
            process.wait(30)
        with server(planned, file) as (_, http):
            again = acknowledged(http, token, path, command, body)
        assert (first["replayed"], again["replayed"]) == (False, True)
        assert again | {"replayed": False} == first
        store = open_store(planned, EVENT_TYPES)
        names = [fact.name for fact in store.read(0, 1000)]
        assert names.count(name) == 1
        assert store.head() == first["position"]
        store.close()


def test_a_server_told_to_stop_ends_by_itself(planned: str, tmp_path: Path) -> None:
    with server(planned, tmp_path / "key") as (process, _):
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0


def test_a_server_told_to_stop_leaves_no_search_behind(planned: str, tmp_path: Path) -> None:
    file, job = tmp_path / "key", str(uuid4())
    token = issue(development_key(file), PersonId(PLANNER))
    with server(planned, file) as (process, http):
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": job}
        begun = http.post(f"/rota-plans/{PLAN}/generation", json={"seconds": 3600}, headers=headers)
        assert begun.status_code == 202, begun.text
        workers = at_work(process.pid)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
    until = time.monotonic() + 20
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        assert time.monotonic() < until, "its workers go on without it"
        time.sleep(0.05)
    store = open_store(planned, EVENT_TYPES)
    assert "rota_plan.generated.v2" not in [fact.name for fact in store.read(0, 1000)]
    store.close()


def at_work(server: int) -> list[int]:
    """The server's worker processes, once there are any."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        children = [t.read_text().split() for t in Path(f"/proc/{server}/task").glob("*/children")]
        if found := [int(child) for own in children for child in own]:
            return found
        time.sleep(0.05)
    raise AssertionError("the search did not begin")
