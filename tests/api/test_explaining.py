"""Conflicts, why and why not over HTTP: what is told, and to whom."""

from datetime import date

import pytest

from application.authority import Role
from tests.api.conftest import Story
from tests.api.life import imported, ok
from tests.api.test_life import refused
from tests.api.ward import (
    AWAY,
    FAG,
    FIRST,
    KARI,
    LEADER,
    NSF,
    OLA,
    OTHER_LEADER,
    PLAN,
    PLANNER,
    SAFETY,
    SIV,
    STRANGER,
)

WHY = f"/rota-plans/{PLAN}/lines/{KARI}/{FIRST}/why"
WHY_NOT = f"/rota-plans/{PLAN}/wishes/{KARI}/{FIRST}/why-not"
CONFLICTS = f"/rota-plans/{PLAN}/conflicts"


def three_needed(story: Story) -> None:
    """Everybody is needed on every weekday, and one is away on a Wednesday."""
    need = {"day": "weekday", "shift": "D", "skill": "any", "minimum": 3, "ideal": 3}
    path = f"/staffing-plans/{PLAN}"
    ok(
        story.by(PLANNER).post(
            f"{path}/need", {"lines": [need], "source": "by hand"}, if_match=story.by(PLANNER).version(path)
        )
    )


def test_a_plan_in_which_all_fits_has_no_conflict(story: Story) -> None:
    imported(story)
    answer = story.by(LEADER).get(CONFLICTS)
    assert answer.json()["conflicts"] == []
    assert answer.headers["etag"] == f'"{answer.json()["version"]}"'


def test_a_conflict_is_told_with_owners_prices_and_words(story: Story) -> None:
    three_needed(story)
    found = story.by(LEADER).get(CONFLICTS).json()["conflicts"]
    conflict = next(c for c in found if c["first_day"] == AWAY.isoformat())
    assert (conflict["kind"], conflict["short"], conflict["verified"], conflict["minimal"]) == ("cover", 1, True, True)
    need, absence = conflict["members"]
    assert (need["owner"], need["shift"], need["figure"]) == ("leader", "D", 3)
    assert (absence["owner"], absence["people"], absence["rule"]) == ("person", [SIV], "TERMS-ABSENCE")
    assert absence["prices"] == [{"to": None, "gained": 1, "left": 0}]
    assert "13. januar 2027" in conflict["sentence_nb"]
    assert "13 January 2027" in conflict["sentence_en"]
    assert SIV in absence["sentence_nb"]
    assert "Lederen kan." in need["sentence_nb"]


@pytest.mark.parametrize("person", [NSF, FAG, SAFETY])
def test_representatives_are_not_told_who_is_behind_what_is_personal(story: Story, person: str) -> None:
    three_needed(story)
    answer = story.by(person).get(CONFLICTS)
    assert answer.status_code == 200
    assert SIV not in answer.text
    conflict = next(c for c in answer.json()["conflicts"] if c["first_day"] == AWAY.isoformat())
    need, behind = conflict["members"]
    assert need["figure"] == 3
    assert (behind["source"], behind["rule"], behind["people"], behind["days"]) == ("terms", None, [], [])


def test_conflicts_are_for_those_who_see_how_a_plan_came_about(story: Story) -> None:
    for person in (KARI, SIV, OTHER_LEADER, STRANGER):
        refused(story.by(person).get(CONFLICTS), 403, "access.not_allowed")
    assert story.by("auditor", Role.AUDITOR).get(CONFLICTS).status_code == 200
    refused(story.by(LEADER).get("/rota-plans/none/conflicts"), 404, "rota_plan.unknown")


def test_why_is_told_in_full_to_the_employer(story: Story) -> None:
    imported(story)
    why = story.by(LEADER).get(f"/rota-plans/{PLAN}/lines/{KARI}/{AWAY}/why").json()
    assert (why["employee"], why["shift"], why["held"]) == (KARI, "D", False)
    others = {a["employee"]: a for a in why["alternatives"]}
    assert "TERMS-ABSENCE" in {f["rule"] for f in others[SIV]["breaks"]}
    assert all(f["sentence_nb"] for f in others[SIV]["breaks"])
    assert why["others"] == {"could": 0, "could_not": 1}, "the third has the shift too"
    assert OLA not in others


def test_an_employee_is_told_of_his_or_her_own_and_of_colleagues_only_how_many(story: Story) -> None:
    imported(story)
    answer = story.by(KARI).get(f"/rota-plans/{PLAN}/lines/{KARI}/{AWAY}/why")
    assert answer.json()["others"] == {"could": 0, "could_not": 1}
    assert answer.json()["alternatives"] == []
    for word in (SIV, OLA, "TERMS-ABSENCE"):
        assert word not in answer.text
    for person in (OLA, NSF, SAFETY, OTHER_LEADER, STRANGER):
        refused(story.by(person).get(WHY), 403, "access.not_allowed")
        refused(story.by(person).get(WHY_NOT), 403, "access.not_allowed")


def test_a_refused_wish_is_explained_to_whoever_wished(story: Story) -> None:
    imported(story)
    for person in (KARI, LEADER, PLANNER):
        why = story.by(person).get(WHY_NOT).json()
        assert (why["wish"], why["weight"], why["works"]) == (None, 3, "A")
        assert why["costs"]["wishes"] == -9
        assert why["takers"] == []
        assert why["others"] == {"could": 0, "could_not": 0}, "everybody has the shift that would be left"


def test_where_there_is_nothing_to_explain(story: Story) -> None:
    imported(story)
    sunday = date(2027, 1, 10)
    leader = story.by(LEADER)
    refused(leader.get(f"/rota-plans/{PLAN}/lines/{KARI}/{sunday}/why"), 404, "rota.nothing_to_explain")
    refused(leader.get(f"/rota-plans/{PLAN}/lines/nobody/{FIRST}/why"), 404, "rota.nothing_to_explain")
    refused(leader.get(f"/rota-plans/{PLAN}/wishes/{OLA}/{FIRST}/why-not"), 404, "rota.nothing_to_explain")
    refused(leader.get(f"/rota-plans/{PLAN}/lines/{KARI}/monday/why"), 422, "request.unusable")
