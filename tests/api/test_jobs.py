"""Generation as a job: asked once, looked at while it runs, found again when the program is new."""

import time
from typing import Any
from uuid import UUID, uuid4

from fastapi.testclient import TestClient

from adapters.jobs import WAITING_AT_MOST, ThreadJobs
from api.composition import open_house
from api.main import create_app
from api.settings import Settings
from application.ports.event_store import Receipt
from application.ports.jobs import JobState
from domain.ids import PersonId
from tests.api.conftest import KEY, TODAY, Client, Story
from tests.api.life import ok
from tests.api.solver import HandMade
from tests.api.test_life import refused
from tests.api.ward import KARI, LEADER, PLAN, PLANNER, lines

GENERATION = f"/rota-plans/{PLAN}/generation"


def solver(story: Story) -> HandMade:
    found = story.house.drafting.solver
    assert isinstance(found, HandMade)
    return found


def ended(client: Client, job: UUID) -> Any:
    """The job once it waits and runs no more."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        answer = client.get(f"/jobs/{job}")
        assert answer.status_code == 200, answer.text
        if answer.json()["state"] not in {"queued", "running"}:
            return answer.json()
        time.sleep(0.02)
    raise AssertionError("the job did not end")


def running(client: Client, job: UUID) -> Any:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        found = client.get(f"/jobs/{job}").json()
        if found["progress"] is not None:
            return found
        time.sleep(0.02)
    raise AssertionError("the job did not begin")


def test_a_generation_is_a_job_with_progress_and_a_receipt(both: Story) -> None:
    planner, key = both.by(PLANNER), uuid4()
    solver(both).gate.clear()
    answer = planner.post(GENERATION, {"seconds": 5, "seed": 7}, key=key)
    assert answer.status_code == 202
    assert answer.headers["Location"] == f"/v1/jobs/{key}"
    seen = running(planner, key)
    assert (seen["state"], seen["progress"]["uncovered"], seen["done"]) == ("running", 3, None)
    again = planner.post(GENERATION, {"seconds": 5, "seed": 7}, key=key)
    assert (again.status_code, again.json()["job"], again.json()["state"]) == (202, str(key), "running")
    refused(planner.post(GENERATION, {"seconds": 6, "seed": 7}, key=key), 422, "store.command_id_reused")
    refused(both.by(LEADER).get(f"/jobs/{key}"), 404, "jobs.unknown")

    solver(both).gate.set()
    job = ended(planner, key)
    assert job["state"] == "done"
    assert job["done"]["answer"]["plan"] == PLAN
    head = both.house.store.head()
    assert head == job["done"]["position"]
    rota = planner.get(f"/rota-plans/{PLAN}/rota").json()["rota"]["lines"]
    assert sum(len(days) for days in rota.values()) == len(list(lines()))

    late = ok(planner.post(GENERATION, {"seconds": 5, "seed": 7}, key=key))
    assert late["state"] == "done"
    assert late["done"]["position"] == head
    assert both.house.store.head() == head
    assert solver(both).searches == 1


def test_a_job_is_found_again_by_a_new_program(store_url: str) -> None:
    from tests.api.conftest import told

    key = uuid4()
    first = told(store_url)
    story = next(first)
    ok(story.by(PLANNER).post(GENERATION, {"seconds": 5}, key=key))
    before = ended(story.by(PLANNER), key)
    first.close()
    with (
        open_house(Settings(store_url, TODAY, development=True), HandMade()) as house,
        TestClient(create_app(house, KEY)) as http,
    ):
        planner = Client(http, PLANNER)
        found = planner.get(f"/jobs/{key}").json()
        assert found["state"] == "done"
        assert found["done"]["answer"] == before["done"]["answer"]
        assert ok(planner.post(GENERATION, {"seconds": 5}, key=key))["done"]["position"] == before["done"]["position"]
        refused(Client(http, LEADER).get(f"/jobs/{key}"), 404, "jobs.unknown")


def test_a_refused_generation_says_why_and_may_be_asked_again(story: Story) -> None:
    planner, key = story.by(PLANNER), uuid4()
    head = story.house.store.head()
    ok(planner.post(GENERATION, {"seconds": 5, "seed": 0}, key=key))
    job = ended(planner, key)
    assert (job["state"], job["problem"]["code"], job["problem"]["status"]) == ("refused", "rota.no_lawful_rota", 409)
    assert story.house.store.head() == head
    ok(planner.post(GENERATION, {"seconds": 5, "seed": 0}, key=key))
    assert ended(planner, key)["state"] == "refused"
    assert solver(story).searches == 2


def test_who_may_not_generate_is_told_at_once(story: Story) -> None:
    refused(story.by(KARI).post(GENERATION, {"seconds": 5}), 403, "access.not_allowed")
    refused(story.by(PLANNER).post("/rota-plans/none/generation", {"seconds": 5}), 404, "rota_plan.unknown")
    refused(story.by(PLANNER).post(GENERATION, {"seconds": 5}, if_match=9), 412, "store.version_conflict")
    assert solver(story).searches == 0


def test_a_plan_that_changed_during_the_search_is_not_overwritten(story: Story) -> None:
    planner, key = story.by(PLANNER), uuid4()
    solver(story).gate.clear()
    ok(planner.post(GENERATION, {"seconds": 5}, key=key))
    running(planner, key)
    need = {"lines": [{"day": "weekday", "shift": "D", "skill": "any", "minimum": 2, "ideal": 2}], "source": "new"}
    ok(planner.post(f"/staffing-plans/{PLAN}/need", need))
    solver(story).gate.set()
    assert ended(planner, key)["problem"]["code"] == "rota_plan.moved_on"


def test_the_queue_has_an_end(story: Story) -> None:
    planner = story.by(PLANNER)
    solver(story).gate.clear()
    first = uuid4()
    ok(planner.post(GENERATION, {"seconds": 5}, key=first))
    running(planner, first)
    for _ in range(WAITING_AT_MOST):
        ok(planner.post(GENERATION, {"seconds": 5}))
    answer = planner.post(GENERATION, {"seconds": 5})
    refused(answer, 429, "jobs.too_many")
    assert answer.headers["Retry-After"]


def test_a_job_that_fails_leaves_the_worker_at_work() -> None:
    jobs = ThreadJobs()
    receipt = Receipt(1, {}, {})

    def broken(_: object, __: object) -> Receipt:
        raise RuntimeError("broken")

    bad, good = uuid4(), uuid4()
    jobs.start(bad, bytes(32), PersonId("a"), broken)
    jobs.start(good, bytes(32), PersonId("a"), lambda _, __: receipt)
    until = time.monotonic() + 10
    while (found := jobs.find(good)) is None or found.state is not JobState.DONE:
        assert time.monotonic() < until
        time.sleep(0.01)
    assert found.receipt == receipt
    failed = jobs.find(bad)
    assert failed is not None
    assert failed.state is JobState.FAILED
    jobs.close()
