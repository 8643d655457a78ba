"""The rules over HTTP: each with its ground, everything it reads, how sure that is, and who may permit otherwise."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest

from domain.law import Confidence, Figure
from domain.working_time.register import CLASSIFICATIONS, RULES
from domain.working_time.rule_set import Rule
from domain.working_time.settings import settings_of
from tests.api.conftest import Client, Story
from tests.api.ward import LEADER

ANYBODY = "somebody-new"
"""The rules hold nothing private: whoever is signed in may read them."""


@pytest.fixture
def reader(story: Story) -> Client:
    return story.by(ANYBODY)


def ask(reader: Client, query: str = "") -> dict[str, Any]:
    answer = reader.get(f"/rules{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_every_rule_of_the_register_is_shown_whole(reader: Client, story: Story) -> None:
    book = ask(reader)
    figures = story.house.law.sets[-1].figures
    conventions = {s.name: s for s in settings_of(figures.settings)}
    assert [r["rule"] for r in book["rules"]] == [r.id for r in RULES]
    for shown, rule in zip(book["rules"], RULES, strict=True):
        assert (shown["paragraph"], shown["title_nb"], shown["title_en"]) == (
            rule.law.paragraph,
            rule.title_nb,
            rule.title_en,
        )
        assert shown["ground_nb"] == (rule.ground_nb or rule.law.paragraph)
        assert shown["text"] == rule.text != ""
        assert (shown["bound"], shown["concerns"]) == (rule.bound.value, rule.concerns.value)
        shows_figures(shown["figures"], {name: getattr(figures.figures, name) for name in rule.figures})
        shows_figures(shown["tariff"], {name: getattr(figures.tariff, name) for name in rule.tariff})
        assert [(s["name"], s["source"], s["confidence"]) for s in shown["settings"]] == [
            (name, conventions[name].source.paragraph, conventions[name].confidence.value) for name in rule.settings
        ]


def shows_figures(shown: list[dict[str, Any]], figures: Mapping[str, Figure[Any]]) -> None:
    """By name and in order, with unit, source and confidence; hours as hours."""
    assert [s["name"] for s in shown] == list(figures)
    for s in shown:
        figure = figures[s["name"]]
        assert (s["unit"], s["source"], s["confidence"]) == (
            figure.unit,
            figure.source.paragraph,
            figure.confidence.value,
        )
        if figure.unit == "h" and isinstance(figure.value, timedelta):
            assert timedelta(hours=s["value"]) == pytest.approx(figure.value, abs=timedelta(seconds=1))


def test_the_set_says_what_it_is_and_holds_every_figure_and_convention(reader: Client, story: Story) -> None:
    book, rule_set = ask(reader), story.house.law.sets[-1]
    assert (book["id"], book["version"]) == (rule_set.id, rule_set.version)
    assert book["in_force_from"] == rule_set.in_force_from.isoformat() == "2026-01-01"
    assert [(c["classification"], [s["name"] for s in c["settings"]]) for c in book["classifications"]] == [
        (c.id, list(c.settings)) for c in CLASSIFICATIONS
    ]
    assert all(c["text"] and c["note"] for c in book["classifications"])
    shown = {f["name"] for rule in book["rules"] for f in rule["figures"]} | {f["name"] for f in book["other_figures"]}
    assert shown == {f.name for f in fields(rule_set.figures.figures)}
    assert [s["name"] for s in book["settings"]] == [f.name for f in fields(rule_set.figures.settings)]
    profile = rule_set.figures.tariff
    assert book["tariff"]["area"] == profile.area
    assert book["tariff"]["document"] == profile.document != ""
    assert book["tariff"]["first_day"] == profile.period.first_day.isoformat()
    assert book["tariff"]["last_day"] == profile.period.last_day.isoformat()
    tariff = {f.name: getattr(profile, f.name) for f in fields(profile)}
    shows_figures(book["tariff"]["figures"], {n: f for n, f in tariff.items() if isinstance(f, Figure)})


def test_a_rule_says_what_it_reads_and_who_may_permit_otherwise(reader: Client) -> None:
    rule = reader.get("/rules/AML-10-8-1-DAILY-REST").json()
    assert {
        "name": "daily_rest",
        "value": 11,
        "unit": "h",
        "source": "AML § 10-8 (1)",
        "confidence": "verified",
    } in rule["figures"]
    assert (rule["bound"], rule["title_nb"]) == ("at_least", "den daglige arbeidsfrien")
    assert rule["permitted_by"] == [
        {"grantor": "TV", "basis": "AML § 10-8 (3)"},
        {"grantor": "IR", "basis": "AML § 10-12 (4)"},
    ]


def test_what_is_our_reading_is_seen_to_be_so(reader: Client) -> None:
    night = reader.get("/rules/AML-10-11-6-NIGHT-AVG8").json()
    (mean,) = (s for s in night["settings"] if s["name"] == "night_four_weeks")
    assert (mean["value"], mean["unit"], mean["confidence"]) == (177.3333, "h", "interpretation")
    assert mean["source"] == "AML § 10-11 (6)"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_is_also_found_by_its_id(rule: Rule, reader: Client) -> None:
    shown = reader.get(f"/rules/{rule.id}")
    assert shown.status_code == 200
    assert shown.json() in ask(reader)["rules"]
    assert shown.json()["rule"] == rule.id


def test_a_rule_that_is_not_there_is_refused_with_its_neighbours(reader: Client) -> None:
    answer = reader.get("/rules/AML-10-8-1-DALIY-REST")
    said = answer.json()
    assert (answer.status_code, said["code"]) == (404, "working_time.rule_unknown")
    assert said["title"] == "Regelen finnes ikke"
    assert said["details"]["rule"] == "AML-10-8-1-DALIY-REST"
    assert said["details"]["near"][0] == "AML-10-8-1-DAILY-REST"
    assert "AML-10-8-1-DAILY-REST" in said["detail"]


def test_the_list_is_narrowed_to_a_paragraph_and_a_confidence(reader: Client) -> None:
    rest = ask(reader, "?paragraph=AML § 10-8")
    assert {"AML-10-8-1-DAILY-REST", "AML-10-8-2-WEEKLY-REST"} <= {r["rule"] for r in rest["rules"]}
    assert all(r["paragraph"].startswith("AML § 10-8") for r in rest["rules"])
    assert all("10-8" in s["source"] for s in rest["settings"])
    for confidence in Confidence:
        sure = ask(reader, f"?confidence={confidence}")
        assert {s["confidence"] for s in sure["settings"]} == {confidence}
        for rule in sure["rules"]:
            assert confidence in {f["confidence"] for f in (*rule["figures"], *rule["settings"], *rule["tariff"])}
    assert ask(reader, "?paragraph=AML § 99-1")["rules"] == []
    refused = reader.get("/rules?confidence=certain")
    assert (refused.status_code, refused.json()["code"]) == (422, "request.unusable")


def test_whoever_is_not_signed_in_is_refused(story: Story) -> None:
    for path in ("/v1/rules", f"/v1/rules/{RULES[0].id}"):
        assert story.http.get(path).json()["code"] == "access.not_signed_in"
    assert story.by(LEADER).get("/rules").status_code == 200
