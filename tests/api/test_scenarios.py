"""What if, over HTTP: both sides of a comparison, who may ask, and that nothing of it ever gets into the plan."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import pytest

from tests.api.conftest import Client, Story
from tests.api.life import imported, ok
from tests.api.test_jobs import ended, running, solver
from tests.api.test_life import refused
from tests.api.ward import (
    AWAY,
    FAG,
    KARI,
    LEADER,
    MEMBERSHIP,
    OLA,
    OTHER_LEADER,
    OTHER_PLAN,
    PLAN,
    PLANNER,
    SAFETY,
    SIV,
    STRANGER,
)

SCENARIOS = f"/rota-plans/{PLAN}/scenarios"
ONE_MORE = {"change": "need", "by": 1, "shift": "D", "day": "weekday", "skill": "any"}


def asked(*changes: Mapping[str, Any], **other: Any) -> dict[str, Any]:
    return {"changes": list(changes), "seconds": 5, "seed": 7, **other}


def compared(client: Client, *changes: Mapping[str, Any]) -> Any:
    """The job of a scenario, once it has ended."""
    key = uuid4()
    answer = client.post(SCENARIOS, asked(*changes), key=key)
    assert answer.status_code == 202, answer.text
    assert answer.headers["Location"] == f"/v1/jobs/{key}"
    return ended(client, key)


def log(story: Story) -> list[Any]:
    """Every record as the store has it, its hash and all."""
    return list(story.house.store.read(0, 10_000))


@pytest.mark.parametrize("person", [PLANNER, LEADER])
def test_one_head_more_is_compared_component_by_component(story: Story, person: str) -> None:
    """The hand-made rota has three at work on three days of each week and none on Mondays (evening) and Fridays."""
    job = compared(story.by(person), ONE_MORE)
    assert (job["state"], job["done"], job["problem"]) == ("done", None, None)
    found = {c["name"]: c for c in job["answer"]["components"]}
    assert job["answer"]["plan"] == PLAN
    uncovered = found["uncovered"]
    assert (uncovered["base"], uncovered["scenario"], uncovered["difference"]) == (8, 16, 8)
    assert (uncovered["turn"], uncovered["better"], uncovered["unit"]) == ("worse", "less", "heads")
    assert found["hours_planned"]["turn"] == "same"
    assert len(found) == 20
    base, scenario = job["answer"]["base"], job["answer"]["scenario"]
    assert base["problem"] != scenario["problem"]
    assert (base["seed"], base["seconds"], base["solver"]) == (
        scenario["seed"],
        scenario["seconds"],
        scenario["solver"],
    )
    assert solver(story).searches == 2


CHANGES: list[dict[str, Any]] = [
    {"change": "weekend_every", "n": 4},
    {"change": "with_agreement", "basis": "AML § 10-8 (4)", "limits": {"averaging_weeks": 26}},
    {"change": "with_agreement", "basis": "AML § 10-8 (3)", "limits": {"daily_rest_minutes": 510}},
    {"change": "need", "by": -1},
    {"change": "leaves", "employee": KARI, "first_day": "2027-01-31"},
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda c: c["change"])
def test_every_kind_of_change_may_be_asked_for(story: Story, change: dict[str, Any]) -> None:
    assert compared(story.by(PLANNER), change)["state"] == "done"


def test_a_scenario_leaves_the_log_as_it_was_byte_for_byte(both: Story) -> None:
    imported(both)
    before, rota = log(both), both.by(PLANNER).get(f"/rota-plans/{PLAN}/rota").json()
    assert before
    assert compared(both.by(PLANNER), ONE_MORE, *CHANGES)["state"] == "done"
    refused(
        both.by(PLANNER).post(SCENARIOS, asked({"change": "weekend_every", "n": 3})), 422, "scenario.changes_nothing"
    )
    assert log(both) == before
    assert both.by(PLANNER).get(f"/rota-plans/{PLAN}/rota").json() == rota


def test_the_comparison_names_nobody(story: Story) -> None:
    job = compared(story.by(PLANNER), ONE_MORE)
    told = str(job["answer"])
    assert not [word for word in (KARI, OLA, SIV, MEMBERSHIP, "KANARI", AWAY.isoformat()) if word in told]


def test_the_same_command_is_the_same_job_and_another_under_its_key_is_none(story: Story) -> None:
    planner, key = story.by(PLANNER), uuid4()
    solver(story).gate.clear()
    ok(planner.post(SCENARIOS, asked(ONE_MORE), key=key))
    seen = running(planner, key)
    assert seen["progress"]["phase"].startswith("as it is: ")
    assert seen["progress"]["done"] == 0.25
    assert ok(planner.post(SCENARIOS, asked(ONE_MORE), key=key))["job"] == str(key)
    refused(planner.post(SCENARIOS, asked(ONE_MORE, seed=8), key=key), 422, "store.command_id_reused")
    refused(story.by(LEADER).get(f"/jobs/{key}"), 404, "jobs.unknown")
    solver(story).gate.set()
    assert ended(planner, key)["state"] == "done"
    assert ok(planner.post(SCENARIOS, asked(ONE_MORE), key=key))["state"] == "done"
    assert solver(story).searches == 2


def test_the_key_of_a_recorded_command_is_not_taken_for_a_scenario(story: Story) -> None:
    planner, key = story.by(PLANNER), uuid4()
    ok(planner.post(f"/rota-plans/{PLAN}/rota", {"lines": [], "source": "by hand"}, key=key))
    refused(planner.post(SCENARIOS, asked(ONE_MORE), key=key), 422, "store.command_id_reused")


def test_what_had_unequal_searches_is_not_compared(story: Story) -> None:
    planner, key = story.by(PLANNER), uuid4()
    solver(story).gate.clear()
    ok(planner.post(SCENARIOS, asked(ONE_MORE), key=key))
    running(planner, key)
    ok(planner.delete(f"/jobs/{key}"))
    job = ended(planner, key)
    assert (job["state"], job["problem"]["code"], job["answer"]) == ("refused", "scenario.cancelled", None)


def test_an_engine_that_lies_is_refused(story: Story) -> None:
    """The hand-made rota gives Kari shifts after she is gone."""
    job = compared(story.by(PLANNER), {"change": "leaves", "employee": KARI, "first_day": "2027-01-18"})
    assert (job["state"], job["problem"]["code"]) == ("refused", "rota_plan.generated_rota_is_unlawful")
    gone = compared(story.by(PLANNER), {"change": "leaves", "employee": KARI, "first_day": "2027-01-04"})
    assert (gone["state"], gone["problem"]["code"]) == ("refused", "rota_plan.not_the_rota_asked_for")
    without = compared(story.by(PLANNER), {"change": "without_agreement", "basis": "AML § 10-8 (3)"})
    assert (without["state"], without["problem"]["code"]) == ("refused", "rota_plan.generated_rota_is_unlawful")


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"change": "weekend_every", "n": 3}, "scenario.changes_nothing"),
    ({"change": "without_agreement", "basis": "AML § 10-5 (2)"}, "scenario.agreement_unknown"),
    ({"change": "need", "by": 1, "shift": "X"}, "scenario.need_unknown"),
    ({"change": "leaves", "employee": "nobody", "first_day": "2027-01-10"}, "scenario.person_unknown"),
    ({"change": "leaves", "employee": KARI, "first_day": "2027-02-01"}, "scenario.outside_the_plan"),
    ({"change": "gains", "employee": KARI, "competence": "dialyse"}, "scenario.competence_unknown"),
    ({"change": "weekend_every", "n": 53}, "request.unusable"),
    ({"change": "weekend_every", "n": 4, "plan": OTHER_PLAN}, "request.unusable"),
    ({"change": "something else"}, "request.unusable"),
]


@pytest.mark.parametrize(("change", "code"), REFUSED, ids=[f"{c['change']}: {code}" for c, code in REFUSED])
def test_what_the_plan_does_not_have_is_said_at_once(story: Story, change: dict[str, Any], code: str) -> None:
    refused(story.by(PLANNER).post(SCENARIOS, asked(change)), 422, code)
    assert solver(story).searches == 0


@pytest.mark.parametrize("person", [KARI, FAG, SAFETY, OTHER_LEADER, STRANGER, "nobody"])
def test_only_those_who_draw_up_the_plan_may_ask(story: Story, person: str) -> None:
    refused(story.by(person).post(SCENARIOS, asked(ONE_MORE)), 403, "access.not_allowed")
    assert solver(story).searches == 0


def test_a_plan_that_is_not_open_has_no_scenarios(story: Story) -> None:
    planner = story.by(PLANNER)
    refused(planner.post("/rota-plans/none/scenarios", asked(ONE_MORE)), 404, "rota_plan.unknown")
    refused(planner.post(SCENARIOS, asked(ONE_MORE), if_match=9), 412, "store.version_conflict")


def test_a_pool_is_for_those_who_draw_up_both_plans(story: Story) -> None:
    pool = {"plan": OTHER_PLAN, "shared": [STRANGER]}
    refused(story.by(PLANNER).post(SCENARIOS, asked(pool=pool)), 403, "access.not_allowed")
    refused(story.by(OTHER_LEADER).post(SCENARIOS, asked(pool=pool)), 403, "access.not_allowed")
    itself = {"plan": PLAN, "shared": [KARI]}
    refused(story.by(PLANNER).post(SCENARIOS, asked(pool=itself)), 422, "joint.not_to_be_shared")
