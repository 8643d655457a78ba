"""How good a plan's rota is, over HTTP: the components for everybody in the unit, a person's figures for fewer."""

from typing import Any

import pytest

from api.evaluations import TITLES
from application.authority import Role
from domain.ids import PersonId
from domain.rota.evaluation import evaluate
from domain.working_time.model import Rota
from tests.api.conftest import Story
from tests.api.life import imported, ok
from tests.api.test_life import refused
from tests.api.ward import (
    FAG,
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
from tests.domain.rota.rotas import person, problem

PATH = f"/rota-plans/{PLAN}/evaluation"


def seen(story: Story, who: str, *granted: Role) -> dict[str, Any]:
    found: dict[str, Any] = ok(story.by(who, *granted).get(PATH))
    return found


def test_the_present_lines_in_figures(story: Story) -> None:
    """Three people work A, D, D, D each of four weeks, one of them away on a Wednesday."""
    imported(story)
    found = seen(story, PLANNER)
    values = {c["name"]: c["value"] for c in found["components"]}
    assert (found["minimum_heads"], found["ideal_heads"]) == (20, 40)
    assert (values["uncovered"], values["ideal_shortfall"]) == (8, 16), "nobody by day on Mondays and Fridays"
    assert values["agency_cost"] == 8 * 7.5 * 900
    assert values["quick_returns"] == 12
    assert (values["isolated_work"], values["isolated_free"]) == (1, 0), "the Thursday after the day away"
    assert (values["forward_rotation"], values["wishes_met"]) == (0, 0)
    by_person = {p["employee"]: p for p in found["people"]}
    assert set(by_person) == {KARI, OLA, SIV}
    assert by_person[SIV]["planned_hours"] == 15 * 7.5
    assert by_person[SIV]["due_hours"] == pytest.approx(0.85 * 35.5 * 3.8)
    assert (by_person[KARI]["wishes"], by_person[KARI]["wishes_met"]) == (1, 0)
    assert (by_person[KARI]["weekends"], by_person[KARI]["fair_weekends"]) == (0, 0)
    assert (by_person[KARI]["nights"], by_person[KARI]["fair_nights"]) == (0, None), "the ward has no nights"
    assert {a["name"]: a["confidence"] for a in found["assumptions"]} == {
        "absence_percent": "general_knowledge",
        "agency_hour": "general_knowledge",
    }


def test_the_version_looked_at_is_the_etag(story: Story) -> None:
    imported(story)
    answer = story.by(LEADER).get(PATH)
    assert answer.headers["etag"] == f'"{answer.json()["version"]}"'
    assert answer.json()["version"] == story.by(LEADER).version(f"/rota-plans/{PLAN}")


@pytest.mark.parametrize("who", [LEADER, PLANNER])
def test_the_employer_sees_everybodys_figures(story: Story, who: str) -> None:
    imported(story)
    assert len(seen(story, who)["people"]) == 3


def test_so_does_the_auditor(story: Story) -> None:
    imported(story)
    assert len(seen(story, "auditor", Role.AUDITOR)["people"]) == 3


@pytest.mark.parametrize(("who", "own"), [(KARI, [KARI]), (SIV, [SIV]), (NSF, []), (FAG, []), (SAFETY, [])])
def test_others_see_the_components_and_their_own_figures(story: Story, who: str, own: list[str]) -> None:
    imported(story)
    found, whole = seen(story, who), seen(story, LEADER)
    assert [p["employee"] for p in found["people"]] == own
    assert found["components"] == whole["components"]
    for other in {KARI, OLA, SIV} - {who}:
        assert other not in str(found)


@pytest.mark.parametrize("who", [OTHER_LEADER, STRANGER, "nobody"])
def test_nobody_elsewhere_sees_any(story: Story, who: str) -> None:
    imported(story)
    refused(story.by(who).get(PATH), 403, "access.not_allowed")


def test_an_unknown_plan_has_no_figures(story: Story) -> None:
    refused(story.by(LEADER).get("/rota-plans/u-1.2030-01-01/evaluation"), 404, "rota_plan.unknown")


def test_a_plan_given_up_has_none(story: Story) -> None:
    imported(story)
    ok(story.by(LEADER).post(f"/rota-plans/{PLAN}/withdrawal", {"reason": "the ward closes"}))
    refused(story.by(LEADER).get(PATH), 404, "rota_plan.unknown")


def test_every_component_is_titled_in_both_languages() -> None:
    found = evaluate(problem(person("anne")), Rota({PersonId("anne"): {}}))
    assert set(TITLES) == {c.name for c in found.components}
    assert len({nb for _, nb in TITLES.values()} | {en for en, _ in TITLES.values()}) == 2 * len(TITLES)
