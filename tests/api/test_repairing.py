"""Repair over HTTP: candidates, exchanges and proposals for those who plan, and one act that records a decision."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from application.authority import Role
from domain.calendar import DAY
from tests.api.conftest import Story
from tests.api.life import imported, ok, published, ready
from tests.api.test_life import refused
from tests.api.ward import (
    AWAY,
    CAUSE,
    FAG,
    FIRST,
    KARI,
    LEADER,
    MEMBERSHIP,
    NSF,
    OLA,
    OTHER_LEADER,
    PLAN,
    PLANNER,
    REASON,
    SAFETY,
    SIV,
    STRANGER,
)

PATH = f"/rota-plans/{PLAN}"
FRIDAY = FIRST + 4 * DAY
CANDIDATES = f"{PATH}/vacancies/{FRIDAY}/D/candidates"


def on(number: int) -> str:
    return (FIRST + number * DAY).isoformat()


def drafted(story: Story, **days: dict[int, str]) -> None:
    """A draft by numbered days."""
    people = {"kari": KARI, "ola": OLA, "siv": SIV}
    cells = [
        {"employee": people[name], "date": on(n), "shift": code}
        for name, line in days.items()
        for n, code in line.items()
    ]
    ok(story.by(PLANNER).post(f"{PATH}/rota", {"lines": cells, "source": "by hand"}))


def away(person: str, first: int, last: int) -> dict[str, str]:
    return {"employee": person, "first_day": on(first), "last_day": on(last)}


def test_candidates_stand_in_order_with_their_reasons(story: Story) -> None:
    drafted(story, kari=dict.fromkeys((7, 8, 9, 10, 14, 15, 16, 17, 21, 22, 23, 24, 0, 1, 2, 3), "D"), siv={3: "A"})
    answer = story.by(PLANNER).get(CANDIDATES)
    found = answer.json()
    assert answer.headers["etag"] == f'"{found["ground"]["version"]}"'
    assert found["ground"]["agreements"] == "sought"
    assert [(c["employee"], c["payment"], c["quick_returns"]) for c in found["candidates"]] == [
        (OLA, "within_contract", 0),
        (SIV, "within_contract", 1),
        (KARI, "extra_hours", 0),
    ]
    first = found["candidates"][0]
    assert first["fills"] == [{"shift": "D", "skill": "any", "minimum": 1}]
    assert (first["hours_left"], first["part_time"], first["weekends"], first["nights"]) == (113.2, True, None, None)
    assert found["candidates"][2]["hours_left"] == -6.8


def test_a_shift_is_sought_instead_of_the_one_who_has_it(story: Story) -> None:
    drafted(story, kari={4: "D"})
    filled = story.by(LEADER).get(CANDIDATES).json()["candidates"]
    assert [c["fills"] for c in filled] == [[], []]
    open_ = story.by(LEADER).get(f"{CANDIDATES}?instead_of={KARI}").json()["candidates"]
    assert [len(c["fills"]) for c in open_] == [1, 1]


def test_an_exchange_is_proposed_and_decided_on(story: Story) -> None:
    drafted(story, kari={4: "D"}, ola={8: "D"})
    planner = story.by(PLANNER)
    answer = planner.get(f"{PATH}/lines/{KARI}/{on(4)}/swaps")
    (swap, *_) = answer.json()["swaps"]
    assert swap["people"] == [KARI, OLA]
    cells = [{"employee": c["employee"], "date": c["date"], "shift": c["after"]} for c in swap["changes"]]
    body = {"cells": cells, "reason": "both want it"}
    done = ok(planner.post(f"{PATH}/repairs/decision", body, if_match=answer.headers["etag"]))
    assert done["answer"] == {"plan": PLAN, "employees": [KARI, OLA], "cells": 4, "reopened": []}
    rota = planner.get(f"{PATH}/rota").json()["rota"]["lines"]
    assert (rota[KARI], rota[OLA]) == ({on(8): "D"}, {on(4): "D"})


def test_a_repair_is_proposed_without_a_trace_and_recorded_in_one_act(story: Story) -> None:
    drafted(story, kari={0: "D", 1: "D", 2: "D"}, ola={3: "D", 4: "D"})
    planner = story.by(PLANNER)
    before = planner.version(PATH)
    asked = {"away": [away(KARI, 1, 2)]}
    answer = planner.post(f"{PATH}/repairs", asked)
    found = ok(answer)
    assert planner.version(PATH) == before
    assert answer.headers["etag"] == f'"{before}"'
    assert [(c["employee"], c["date"], c["before"], c["after"]) for c in found["freed"]] == [
        (KARI, on(1), "D", None),
        (KARI, on(2), "D", None),
    ]
    assert (found["first_day"], found["last_day"], found["proven"]) == (on(1), on(7), True)
    assert found["uncovered_before"] - found["uncovered_after"] == 3, "two days left open, and the Monday after"
    assert {c["after"] for c in found["changes"]} == {"D"}
    assert [c["date"] for c in found["changes"]] == [on(1), on(2), on(7)]
    assert ok(planner.post(f"{PATH}/repairs", asked))["changes"] == found["changes"]

    cells = [
        {"employee": c["employee"], "date": c["date"], "shift": c["after"]} for c in found["freed"] + found["changes"]
    ]
    key = uuid4()
    body = {"cells": cells, "reason": "Kari is away"}
    done = ok(planner.post(f"{PATH}/repairs/decision", body, key=key, if_match=answer.headers["etag"]))
    assert done["answer"]["cells"] == 5
    again = ok(planner.post(f"{PATH}/repairs/decision", body, key=key, if_match=answer.headers["etag"]))
    assert again["replayed"]
    trail = [line for line in planner.get(f"{PATH}/audit").json() if line["name"] == "rota_plan.line_changed.v2"]
    people = {c["employee"] for c in cells}
    assert len(trail) == len(people)
    assert len({line["command_id"] for line in trail}) == 1


def test_a_published_plan_becomes_a_draft_and_what_was_published_stays_binding(story: Story) -> None:
    ready(story)
    ok(published(story))
    leader = story.by(LEADER)
    found = leader.get(f"{PATH}/lines/{KARI}/{on(0)}/swaps")
    assert found.json()["ground"]["agreements"] == "in_force"
    body = {"cells": [{"employee": KARI, "date": on(0), "shift": "D"}], "reason": "the day lacks one"}
    done = ok(leader.post(f"{PATH}/repairs/decision", body, if_match=found.headers["etag"]))
    assert done["answer"]["reopened"] == ["AML § 10-8 (3)"]
    plan = leader.get(PATH).json()
    assert (plan["state"], plan["revision"], plan["published_revision"]) == ("draft", 1, 1)
    rota = leader.get(f"{PATH}/rota").json()["rota"]
    assert (rota["lines"][KARI][on(0)], rota["binding"][KARI][on(0)]) == ("D", "A")


def test_what_the_rules_forbid_is_not_recorded(story: Story) -> None:
    imported(story)
    planner = story.by(PLANNER)
    version = planner.version(PATH)
    cells = [{"employee": KARI, "date": on(n), "shift": "D"} for n in (4, 5, 6)]
    body = {"cells": cells, "reason": "short of people"}
    problem = refused(
        planner.post(f"{PATH}/repairs/decision", body, if_match=version), 409, "rota_plan.repair_is_unlawful"
    )
    assert {"TERMS-HOURS-DUE", "AML-10-8-2-WEEKLY-REST"} <= {f["rule"] for f in problem["findings"]}
    assert planner.version(PATH) == version


def body_of(*cells: tuple[str, str, str | None]) -> dict[str, Any]:
    return {"cells": [{"employee": e, "date": d, "shift": s} for e, d, s in cells], "reason": "so decided"}


@pytest.mark.parametrize(
    ("cells", "status", "code"),
    [
        ([(STRANGER, on(0), "D")], 422, "rota_plan.outside_the_plan"),
        ([(KARI, "2026-12-31", "D")], 422, "rota_plan.outside_the_plan"),
        ([(KARI, on(0), "XX")], 422, "rota_plan.outside_the_plan"),
        ([(KARI, on(4), None)], 409, "rota_plan.nothing_changed"),
        ([(KARI, on(4), None), (KARI, on(4), "D")], 422, "request.shift_is_doubled"),
        ([], 422, "request.unusable"),
    ],
)
def test_a_decision_that_cannot_be_recorded_says_why(
    story: Story, cells: list[tuple[str, str, str | None]], status: int, code: str
) -> None:
    imported(story)
    planner = story.by(PLANNER)
    answer = planner.post(f"{PATH}/repairs/decision", body_of(*cells), if_match=planner.version(PATH))
    refused(answer, status, code)


def test_a_decision_names_the_version_it_was_made_on(story: Story) -> None:
    imported(story)
    planner, body = story.by(PLANNER), body_of((KARI, on(0), "D"))
    refused(planner.post(f"{PATH}/repairs/decision", body), 428, "request.if_match_missing")
    stale = planner.version(PATH) - 1
    refused(planner.post(f"{PATH}/repairs/decision", body, if_match=stale), 412, "store.version_conflict")


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"away": [away(STRANGER, 0, 1)]}, "rota_plan.outside_the_plan"),
        ({"away": [away(KARI, -3, 1)]}, "rota_plan.outside_the_plan"),
        ({"away": [away(KARI, 20, 28)]}, "rota_plan.outside_the_plan"),
        ({"away": [away(KARI, 0, 1)], "first_day": "2026-12-01"}, "rota_plan.outside_the_plan"),
        ({"away": [away(KARI, 1, 0)]}, "request.unusable"),
        ({"away": []}, "request.unusable"),
        ({"away": [away(KARI, 0, 1)], "days": 8}, "request.unusable"),
    ],
)
def test_an_absence_that_cannot_be_repaired_says_why(story: Story, sent: dict[str, Any], code: str) -> None:
    imported(story)
    refused(story.by(PLANNER).post(f"{PATH}/repairs", sent), 422, code)


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        (f"/vacancies/{FRIDAY}/XX/candidates", 422, "rota_plan.outside_the_plan"),
        ("/vacancies/2028-01-01/D/candidates", 422, "rota_plan.outside_the_plan"),
        (f"/vacancies/{FRIDAY}/D/candidates?instead_of={STRANGER}", 422, "rota_plan.outside_the_plan"),
        ("/vacancies/friday/D/candidates", 422, "request.unusable"),
        (f"/lines/{KARI}/{FRIDAY}/swaps", 409, "rota_plan.nothing_to_swap"),
        (f"/lines/{STRANGER}/{FRIDAY}/swaps", 422, "rota_plan.outside_the_plan"),
    ],
)
def test_a_question_about_what_the_plan_lacks_is_refused(story: Story, path: str, status: int, code: str) -> None:
    imported(story)
    refused(story.by(PLANNER).get(f"{PATH}{path}"), status, code)
    refused(story.by(PLANNER).get(f"/rota-plans/no-such{path}"), 404 if status != 422 or "friday" not in path else 422,
            "rota_plan.unknown" if "friday" not in path else "request.unusable")  # fmt: skip


@pytest.mark.parametrize("person", [KARI, OLA, NSF, FAG, SAFETY, OTHER_LEADER, STRANGER, "nobody"])
def test_nobody_but_those_who_plan_sees_what_colleagues_have_left(story: Story, person: str) -> None:
    imported(story)
    client = story.by(person)
    refused(client.get(CANDIDATES), 403, "access.not_allowed")
    refused(client.get(f"{PATH}/lines/{KARI}/{on(0)}/swaps"), 403, "access.not_allowed")
    refused(client.post(f"{PATH}/repairs", {"away": [away(KARI, 0, 1)]}), 403, "access.not_allowed")
    decision = client.post(f"{PATH}/repairs/decision", body_of((KARI, on(0), "D")), if_match=1)
    refused(decision, 403, "access.not_allowed")


def test_the_auditor_sees_what_was_decided_and_proposes_nothing(story: Story) -> None:
    imported(story)
    refused(story.by("rev", Role.AUDITOR).get(CANDIDATES), 403, "access.not_allowed")


def test_nothing_private_is_told(story: Story) -> None:
    imported(story)
    planner = story.by(PLANNER)
    answers = [
        planner.get(f"{PATH}/vacancies/{AWAY}/D/candidates"),
        planner.get(CANDIDATES),
        planner.post(f"{PATH}/repairs", {"away": [away(OLA, 0, 20)], "days": 14}),
    ]
    assert SIV not in {c["employee"] for c in answers[0].json()["candidates"]}
    for answer in answers:
        assert answer.status_code == 200
        assert not any(word in answer.text for word in (CAUSE, REASON, MEMBERSHIP))
    assert date.fromisoformat(answers[2].json()["last_day"]) == FIRST + 13 * DAY
