"""Idempotency keys, versions, and two clients at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from httpx2 import Response

from tests.api.conftest import Client, Story
from tests.api.life import imported, ok, proposed, ready
from tests.api.test_life import refused
from tests.api.ward import KARI, LEADER, OLA, PLAN, PLANNER


def test_the_same_key_gives_the_same_answer_and_no_second_event(both: Story) -> None:
    imported(both)
    planner, key = both.by(PLANNER), uuid4()
    first = ok(planner.post(f"/rota-plans/{PLAN}/proposal", key=key))
    head = both.house.store.head()
    second = ok(planner.post(f"/rota-plans/{PLAN}/proposal", key=key))
    assert (first["replayed"], second["replayed"]) == (False, True)
    assert second | {"replayed": False} == first
    assert both.house.store.head() == head


def test_the_same_key_for_something_else_is_refused(both: Story) -> None:
    imported(both)
    planner, key = both.by(PLANNER), uuid4()
    path = f"/rota-plans/{PLAN}/lines/{KARI}/changes"
    change = {"days": {"2027-01-08": "D"}, "reason": "one"}
    seen = planner.version(f"/rota-plans/{PLAN}")
    ok(planner.post(path, change, key=key, if_match=seen))
    head = both.house.store.head()
    for who, where, body in (
        (planner, path, change | {"reason": "two"}),
        (planner, f"/rota-plans/{PLAN}/lines/{OLA}/changes", change),
        (both.by(LEADER), path, change),
    ):
        refused(who.post(where, body, key=key, if_match=seen), 422, "store.command_id_reused")
    assert both.house.store.head() == head
    assert ok(planner.post(path, change, key=key, if_match=seen))["replayed"]


def test_a_command_needs_a_key(story: Story) -> None:
    path = f"/v1/staffing-plans/{PLAN}/approval"
    leader = story.by(LEADER)
    answer = story.http.post(path, headers=leader.headers)
    refused(answer, 400, "request.idempotency_key_missing")
    for key in ("", "7", "not-a-uuid", "{7b0f6d0a-2c1e-4c1f-9a4c-1f0c5b8f6e11}", "7b0f6d0a2c1e4c1f9a4c1f0c5b8f6e11"):
        answer = story.http.post(path, headers=leader.headers | {"Idempotency-Key": key})
        refused(answer, 400, "request.idempotency_key_malformed")


def test_the_version_seen_is_held_to(both: Story) -> None:
    proposed(both)
    planner, leader = both.by(PLANNER), both.by(LEADER)
    stands = planner.version(f"/rota-plans/{PLAN}")
    change = {"days": {"2027-01-08": "D"}, "reason": "swap"}
    path = f"/rota-plans/{PLAN}/lines/{OLA}/changes"
    problem = refused(planner.post(path, change, if_match=stands - 1), 412, "store.version_conflict")
    assert problem["details"] == {"stream": f"rota_plan-{PLAN}", "expected": stands - 1, "actual": stands}
    refused(planner.post(path, change), 428, "request.if_match_missing")
    refused(leader.post(f"/rota-plans/{PLAN}/publication"), 428, "request.if_match_missing")
    for etag in ("*", "7", 'W/"7"', '"seven"', '"7", "8"'):
        refused(planner.post(path, change, if_match=etag), 400, "request.if_match_malformed")
    refused(leader.post(f"/staffing-plans/{PLAN}/approval", if_match=1), 412, "store.version_conflict")
    ok(planner.post(path, change, if_match=stands))


def test_two_clients_publishing_at_once(both: Story) -> None:
    ready(both)
    leader = both.by(LEADER)
    seen = leader.version(f"/rota-plans/{PLAN}")

    def publish(client: Client) -> Response:
        return client.post(f"/rota-plans/{PLAN}/publication", if_match=seen)

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(publish, [both.by(LEADER), both.by(LEADER)]))
    assert sorted(a.status_code for a in answers) in ([200, 409], [200, 412])
    names = [fact.name for fact in both.house.store.stream(f"rota_plan-{PLAN}")]
    assert names.count("rota_plan.published.v2") == 1


def test_a_position_that_is_not_written_is_not_waited_for(story: Story) -> None:
    leader = story.by(LEADER)
    head = story.house.store.head()
    reached = leader.get(f"/rota-plans/{PLAN}", **{"Forsvarlig-Min-Position": str(head)})
    assert reached.headers["Forsvarlig-Position"] == str(head)
    beyond = leader.get(f"/rota-plans/{PLAN}", **{"Forsvarlig-Min-Position": str(head + 1)})
    refused(beyond, 409, "reads.not_reached")


@pytest.mark.parametrize(
    "name",
    ["recorded_at", "decided_at", "by", "actor", "revision", "role", "version", "command_id", "rule_set", "status"],
)
def test_what_is_the_servers_to_say_cannot_be_sent(story: Story, name: str) -> None:
    imported(story)
    head = story.house.store.head()
    planner = story.by(PLANNER)
    seen = planner.version(f"/rota-plans/{PLAN}")
    bodies: list[tuple[str, dict[str, object]]] = [
        (f"/rota-plans/{PLAN}/lines/{KARI}/changes", {"days": {"2027-01-08": "D"}, "reason": "swap"}),
        (f"/rota-plans/{PLAN}/rota", {"lines": []}),
        (f"/rota-plans/{PLAN}/generation", {"seconds": 1}),
        (f"/rota-plans/{PLAN}/agreements", {"notice_weeks": 1}),
    ]
    for path, body in bodies:
        problem = refused(planner.post(path, {**body, name: 1}, if_match=seen), 422, "request.unusable")
        assert f"body.{name}" in [e["where"] for e in problem["errors"]]
    assert story.house.store.head() == head


@pytest.mark.parametrize(
    "days",
    [
        {"2027-01-8": "D"},
        {"2027-02-30": "D"},
        {"1799020800": "D"},
        {"2027-01-08T00:00:00": "D"},
        {"2027-01-08": 7},
        {"2027-01-08": "D" * 21},
        {"2027-01-08": "\x00"},
        {},
    ],
)
def test_days_are_days_and_codes_are_text(story: Story, days: dict[str, object]) -> None:
    planner = story.by(PLANNER)
    body = {"days": days, "reason": "swap"}
    refused(planner.post(f"/rota-plans/{PLAN}/lines/{KARI}/changes", body, if_match=1), 422, "request.unusable")


def test_a_refused_value_is_not_said_again(story: Story) -> None:
    body = {"days": {"2027-01-08": "HEMMELIG" * 5}, "reason": "swap"}
    answer = story.by(PLANNER).post(f"/rota-plans/{PLAN}/lines/{KARI}/changes", body, if_match=1)
    assert answer.status_code == 422
    assert "HEMMELIG" not in answer.text


def test_a_shift_given_twice_is_refused(story: Story) -> None:
    cell = {"employee": KARI, "date": "2027-01-08", "shift": "D"}
    answer = story.by(PLANNER).post(f"/rota-plans/{PLAN}/rota", {"lines": [cell, cell]})
    assert refused(answer, 422, "request.shift_is_doubled")["details"] == {"employee": KARI, "day": "2027-01-08"}


def test_what_lies_outside_the_plan_is_refused(story: Story) -> None:
    for wrong in ({"employee": "x"}, {"date": "2027-02-01"}, {"shift": "Q"}):
        cell = {"employee": KARI, "date": "2027-01-08", "shift": "D"} | wrong
        answer = story.by(PLANNER).post(f"/rota-plans/{PLAN}/rota", {"lines": [cell]})
        refused(answer, 422, "rota_plan.outside_the_plan")


def test_broken_json_and_large_bodies(story: Story) -> None:
    planner = story.by(PLANNER)
    headers = planner.headers | {"Idempotency-Key": str(uuid4()), "Content-Type": "application/json"}
    path = f"/v1/rota-plans/{PLAN}/rota"
    refused(story.http.post(path, content=b'{"lines": [', headers=headers), 400, "request.malformed")
    refused(story.http.post(path, content=b"[" * 100_000, headers=headers), 400, "request.malformed")
    refused(
        story.http.post(path, content=b'{"source": "' + b"9" * 5_000_000, headers=headers), 413, "request.too_large"
    )

    def drip() -> Iterator[bytes]:
        for _ in range(6):
            yield b"9" * 1_000_000

    refused(story.http.post(path, content=drip(), headers=headers), 413, "request.too_large")
