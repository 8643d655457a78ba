"""Two plans searched as one by the generator itself, for somebody who draws up both."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient

from adapters.solver.cp_sat import CpSatRotaSolver
from api.composition import open_house
from api.main import create_app
from api.settings import Settings
from application.authority import Actor, Role
from application.handle import Asked
from application.ward import Ward
from domain.ids import PersonId, UnitId
from tests.api.conftest import KEY, TODAY, Client, Story
from tests.api.life import imported, ok
from tests.api.test_jobs import ended
from tests.api.test_life import refused
from tests.api.ward import KARI, LEADER, OLA, OTHER_PLAN, OTHER_UNIT, PLAN, PLANNER, STRANGER, UNIT, ward

SCENARIOS = f"/rota-plans/{PLAN}/scenarios"


def other_ward() -> Ward:
    """The other ward, drawn up by the same planner; it has one nurse for a need of one to two on weekdays."""
    found = ward(OTHER_UNIT)
    planner = next(r for r in ward(UNIT).representatives if r.person == PLANNER)
    return replace(found, representatives=(*found.representatives, replace(planner, unit=UnitId(OTHER_UNIT))))


@pytest.fixture
def story(sqlite_url: str) -> Iterator[Story]:
    """Both wards, and the generator, for so little work that the clock is far away."""
    with open_house(Settings(sqlite_url, TODAY, development=True), CpSatRotaSolver(0, pace=0.6 / 600)) as house:
        for each in (ward(UNIT), other_ward()):
            number = uuid4()
            asked = Asked(number, bytes(32), Actor(PersonId("import"), frozenset({Role.IMPORTER})), number)
            house.importing.import_ward(asked, each)
        with TestClient(create_app(house, KEY), raise_server_exceptions=False) as http:
            yield Story(house, http)


def pooled(planner: Client, *shared: str) -> Any:
    key = uuid4()
    pool = {"plan": OTHER_PLAN, "shared": list(shared)}
    ok(planner.post(SCENARIOS, {"pool": pool, "seconds": 600, "seed": 3}, key=key))
    return ended(planner, key)


def test_a_shared_pool_covers_what_the_units_apart_cannot(story: Story) -> None:
    before = list(story.house.store.read(0, 10_000))
    job = pooled(story.by(PLANNER), KARI, OLA)
    assert job["state"] == "done", job["problem"]
    found = {c["name"]: c for c in job["answer"]["components"]}
    assert found["uncovered"]["base"] > found["uncovered"]["scenario"] == 0
    assert found["ideal_shortfall"]["turn"] == "better"
    assert job["answer"]["held_to_the_strictest"] == []
    assert list(story.house.store.read(0, 10_000)) == before


def test_the_version_seen_is_that_of_the_plan_that_is_asked_about(story: Story) -> None:
    imported(story)
    planner = story.by(PLANNER)
    seen = planner.version(f"/rota-plans/{PLAN}")
    assert seen != planner.version(f"/rota-plans/{OTHER_PLAN}")
    sent = {"pool": {"plan": OTHER_PLAN, "shared": [KARI]}, "seconds": 1}
    refused(planner.post(SCENARIOS, sent, if_match=seen + 1), 412, "store.version_conflict")
    ok(planner.post(SCENARIOS, sent, if_match=seen))


def test_who_belongs_to_neither_unit_is_not_shared(story: Story) -> None:
    pool = {"plan": OTHER_PLAN, "shared": ["nobody"]}
    answer = story.by(PLANNER).post(SCENARIOS, {"pool": pool, "seconds": 1})
    refused(answer, 422, "joint.not_to_be_shared")


def test_the_leader_of_one_unit_does_not_plan_the_other(story: Story) -> None:
    pool = {"plan": OTHER_PLAN, "shared": [STRANGER]}
    refused(story.by(LEADER).post(SCENARIOS, {"pool": pool, "seconds": 1}), 403, "access.not_allowed")
