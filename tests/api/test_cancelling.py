"""The end of a job before its time: what waits is not done, what runs keeps the best it has."""

import time
from collections.abc import Mapping
from threading import Event
from uuid import UUID, uuid4

from adapters.jobs import LAST_BREATH, WAITING_AT_MOST, ThreadJobs
from application.ports.event_store import Receipt
from application.ports.jobs import Cancelled, Job, JobCancelled, JobState, Tell
from domain.ids import PersonId, PlanId
from domain.rota.events import RotaGenerated
from domain.rota.solver import Progress, Reproducibility
from tests.api.conftest import Story
from tests.api.life import ok
from tests.api.test_jobs import GENERATION, ended, running, solver
from tests.api.test_life import refused
from tests.api.ward import LEADER, PLAN, PLANNER, lines

RECEIPT = Receipt(1, {}, {})
ME = PersonId("a")


def test_a_cancelled_generation_records_the_best_lawful_rota(both: Story) -> None:
    planner, key = both.by(PLANNER), uuid4()
    solver(both).gate.clear()
    ok(planner.post(GENERATION, {"seconds": 3600, "seed": 7}, key=key))
    assert running(planner, key)["cancelled"] is False
    asked = ok(planner.delete(f"/jobs/{key}"))
    assert (asked["cancelled"], asked["job"]) == (True, str(key))
    job = ended(planner, key)
    assert (job["state"], job["cancelled"]) == ("done", True)
    assert job["done"]["answer"]["reproducibility"] == "cancelled"
    recorded = both.house.store.stream(f"rota_plan-{PLAN}")[-1].event
    assert isinstance(recorded, RotaGenerated)
    assert recorded.stamp.reproducibility is Reproducibility.CANCELLED
    rota = planner.get(f"/rota-plans/{PLAN}/rota").json()["rota"]["lines"]
    assert sum(len(days) for days in rota.values()) == len(list(lines()))

    head = both.house.store.head()
    assert ok(planner.delete(f"/jobs/{key}")) == job
    assert both.house.store.head() == head


def test_the_trail_tells_that_a_search_was_cancelled(story: Story) -> None:
    planner, key = story.by(PLANNER), uuid4()
    solver(story).gate.clear()
    ok(planner.post(GENERATION, {"seconds": 5}, key=key))
    running(planner, key)
    ok(planner.delete(f"/jobs/{key}"))
    ended(planner, key)
    story.house.reads.catch_up()
    assert "cancelled" in story.house.reads.audit(PlanId(PLAN))[-1].what


def test_a_waiting_generation_is_refused_at_once_and_may_be_asked_again(story: Story) -> None:
    planner, first, second = story.by(PLANNER), uuid4(), uuid4()
    solver(story).gate.clear()
    ok(planner.post(GENERATION, {"seconds": 5}, key=first))
    running(planner, first)
    ok(planner.post(GENERATION, {"seconds": 5}, key=second))
    gone = ok(planner.delete(f"/jobs/{second}"))
    assert (gone["state"], gone["cancelled"], gone["problem"]["code"]) == ("refused", True, "jobs.cancelled")
    assert ok(planner.delete(f"/jobs/{second}")) == gone
    again = ok(planner.post(GENERATION, {"seconds": 5}, key=second))
    assert (again["state"], again["cancelled"], again["problem"]) == ("queued", False, None)
    solver(story).gate.set()
    assert ended(planner, second)["state"] == "done"
    assert solver(story).searches == 2


def test_nobody_cancels_what_is_anothers_or_nothing(story: Story) -> None:
    planner, key = story.by(PLANNER), uuid4()
    solver(story).gate.clear()
    ok(planner.post(GENERATION, {"seconds": 5}, key=key))
    running(planner, key)
    refused(story.by(LEADER).delete(f"/jobs/{key}"), 404, "jobs.unknown")
    refused(planner.delete(f"/jobs/{uuid4()}"), 404, "jobs.unknown")
    refused(planner.delete("/jobs/7"), 422, "request.unusable")
    assert planner.get(f"/jobs/{key}").json()["cancelled"] is False


def test_what_is_done_and_known_from_the_log_alone_is_left_as_it_is(story: Story) -> None:
    planner, key = story.by(PLANNER), uuid4()
    ok(planner.post(f"/rota-plans/{PLAN}/rota", {"lines": list(lines())}, key=key))
    kept = ok(planner.delete(f"/jobs/{key}"))
    assert (kept["state"], kept["cancelled"]) == ("done", False)


def test_cancelling_and_asking_again_without_end_does_not_fill_the_queue() -> None:
    jobs, begun, gate, held, key = ThreadJobs(), Event(), Event(), uuid4(), uuid4()

    def until_let_go(_: Tell, __: Cancelled) -> Receipt:
        begun.set()
        gate.wait(30)
        return RECEIPT

    jobs.start(held, bytes(32), ME, until_let_go)
    assert begun.wait(30)
    for _ in range(3 * WAITING_AT_MOST):
        assert jobs.start(key, bytes(32), ME, lambda _, __: RECEIPT).state is JobState.QUEUED
        cancelled = jobs.cancel(key)
        assert cancelled is not None
        assert isinstance(cancelled.refusal, JobCancelled)
    others = [uuid4() for _ in range(WAITING_AT_MOST)]
    for other in others:
        jobs.start(other, bytes(32), ME, lambda _, __: RECEIPT)
    gate.set()
    assert {settled(jobs, other).state for other in others} == {JobState.DONE}
    assert settled(jobs, key).state is JobState.REFUSED
    jobs.close()


def test_a_job_that_records_nothing_carries_its_answer() -> None:
    jobs, key = ThreadJobs(), uuid4()

    def compare(tell: Tell, _: Cancelled) -> Mapping[str, object]:
        tell(Progress(0.5, 2, "comparing", {"uncovered": 2}))
        return {"scenarios": [1, 2]}

    jobs.start(key, bytes(32), ME, compare)
    job = settled(jobs, key)
    assert (job.state, job.receipt, job.answer) == (JobState.DONE, None, {"scenarios": [1, 2]})
    assert job.progress == Progress(0.5, 2, "comparing", {"uncovered": 2})
    jobs.close()


def test_every_change_of_a_job_is_counted() -> None:
    jobs, key = ThreadJobs(), uuid4()

    def three_words(tell: Tell, _: Cancelled) -> Receipt:
        for share in (0.1, 0.2, 0.3):
            tell(Progress(share, 0, "improving"))
        return RECEIPT

    jobs.start(key, bytes(32), ME, three_words)
    assert settled(jobs, key).changes == 5, "begun, three words, done"
    jobs.close()


def test_the_end_of_the_program_is_no_cancelling() -> None:
    jobs, key, asked = ThreadJobs(), uuid4(), Event()
    came_to: list[Receipt] = []

    def until_cancelled(_: Tell, cancelled: Cancelled) -> Receipt:
        while not cancelled():
            asked.set()
            time.sleep(0.005)
        came_to.append(RECEIPT)
        return RECEIPT

    jobs.start(key, bytes(32), ME, until_cancelled)
    assert asked.wait(10)
    at = time.monotonic()
    jobs.close()
    assert time.monotonic() - at < LAST_BREATH / 2, "it did not hear of the end"
    job = jobs.find(key)
    assert job is not None
    assert (job.state, came_to) == (JobState.RUNNING, []), "nothing was recorded, and nothing is said to be"


def settled(jobs: ThreadJobs, key: UUID) -> Job:
    until = time.monotonic() + 10
    while (found := jobs.find(key)) is None or not found.state.ended:
        assert time.monotonic() < until
        time.sleep(0.01)
    return found
