"""The rules as they are shown: values in their units, what a filter keeps, and the permits against the rules' own."""

from dataclasses import replace
from datetime import time, timedelta
from fractions import Fraction

import pytest

from application.rulebook import FigureView, RuleUnknown, Value, in_words, narrowed, plain_value, rule_in, rulebook
from domain.law import Confidence
from domain.working_time.findings import Verdict
from domain.working_time.register import RULES, standard_rule_set
from domain.working_time.rule_set import Rule
from domain.working_time.settings import When
from tests.domain.working_time.tables import ALL

BOOK = rulebook(standard_rule_set())
NORWEGIAN = {"yes": "ja", "no": "nei", "h": "t", "nights": "netter", "advisory": "merknad"}


@pytest.mark.parametrize(
    ("value", "unit", "shown", "said", "sagt"),
    [
        (timedelta(hours=11), "h", 11, "11 h 00", "11 t 00"),
        (timedelta(hours=5, minutes=30), "h", 5.5, "5 h 30", "5 t 30"),
        (timedelta(hours=33.6), "h", 33.6, "33 h 36", "33 t 36"),
        (timedelta(hours=8) * 532 / 24, "h", 177.3333, "177 h 20", "177 t 20"),
        (timedelta(days=14), "days", 14, "14 days", "14 days"),
        (timedelta(minutes=10), "min an hour", 10, "10 min an hour", "10 min an hour"),
        (3, "nights", 3, "3 nights", "3 netter"),
        (Fraction(1, 5), "of the standby", "1/5", "1/5 of the standby", "1/5 of the standby"),
        (time(18), "clock", "18:00", "18:00", "18:00"),
        (time(0), "clock", "00:00", "00:00", "00:00"),
        (True, "", True, "yes", "ja"),
        (False, "", False, "no", "nei"),
        (When.ADVISORY, "", "advisory", "advisory", "merknad"),
    ],
)
def test_a_value_is_shown_in_its_unit(value: object, unit: str, shown: Value, said: str, sagt: str) -> None:
    plain = plain_value(value, unit)
    assert (plain, type(plain)) == (shown, type(shown))
    figure = FigureView("f", plain, unit, "AML § 10-8", Confidence.VERIFIED)
    assert (in_words(figure), in_words(figure, NORWEGIAN)) == (said, sagt)


def test_what_is_no_value_or_no_unit_of_time_is_not_shown_as_one() -> None:
    with pytest.raises(TypeError):
        plain_value((1, 2), "")
    with pytest.raises(KeyError):
        plain_value(timedelta(hours=1), "Sundays")


@pytest.mark.parametrize(
    ("paragraph", "grounds"),
    [
        ("AML § 10-8", {"AML § 10-8 (1)", "AML § 10-8 (2)", "AML § 10-8 (4)"}),
        ("aml §10-8(1)", {"AML § 10-8 (1)"}),
        ("10-9", {"AML § 10-9 (1)"}),
        ("unit agreement", {f"unit agreement: {what}" for what in ("weekends", "days in a row", "nights in a row")}),
        ("AML § 10-1", set()),
        ("AML § 9", set()),
        ("§", set()),
    ],
)
def test_a_paragraph_takes_in_its_subsections_and_nothing_else(paragraph: str, grounds: set[str]) -> None:
    kept = narrowed(BOOK, paragraph)
    assert {rule.paragraph for rule in kept.rules} >= grounds
    assert all(any(rule.paragraph.startswith(g.split(" (")[0]) for g in grounds) for rule in kept.rules)


@pytest.mark.parametrize(
    ("source", "paragraph", "found"),
    [
        ("AML § 10-11 (6) and (7)", "AML § 10-11 (6)", True),
        ("AML § 10-11 (6) and (7)", "AML § 10-11 (7)", True),
        ("AML § 10-11 (6) and (7)", "AML § 10-11 (8)", False),
        ("AML §§ 10-5 and 10-6 (8)", "AML § 10-6", True),
        ("AML §§ 10-5 and 10-6 (8)", "AML § 10-5", True),
        ("AML § 10-12 (4)", "AML § 10-1", False),
        ("AML § 10-6 (9)", "AML § 9", False),
        ("FOR-2011-12-06-1355 § 12-9", "FOR-2011-12-06-1355", True),
        ("FOR-2011-12-06-1355 § 12-9", "AML § 12-9", False),
        ("tariff: weekly hours by day", "tariff", True),
    ],
)
def test_a_source_is_found_by_each_paragraph_it_names(source: str, paragraph: str, found: bool) -> None:
    figure = FigureView("f", 3, "h", source, Confidence.VERIFIED)
    assert bool(narrowed(replace(BOOK, other_figures=(figure,)), paragraph).other_figures) is found


def test_the_whole_act_is_everything_but_tariff_agreements_and_terms() -> None:
    kept = {rule.rule for rule in narrowed(BOOK, "AML").rules}
    assert kept == {rule.id for rule in RULES if rule.law.paragraph.startswith("AML")}


@pytest.mark.parametrize("confidence", Confidence)
def test_a_confidence_keeps_what_reads_something_so_founded(confidence: Confidence) -> None:
    kept = narrowed(BOOK, confidence=confidence)
    assert {r.rule for r in kept.rules} == {
        r.rule for r in BOOK.rules if any(f.confidence is confidence for f in (*r.figures, *r.settings, *r.tariff))
    }
    assert [s.name for s in kept.settings] == [s.name for s in BOOK.settings if s.confidence is confidence]
    alone = (*kept.settings, *kept.tariff.figures, *kept.other_figures)
    assert {f.confidence for f in alone} == {confidence}


def test_both_filters_hold_at_once() -> None:
    kept = narrowed(BOOK, "AML § 10-8", Confidence.SECONDARY)
    assert "AML-10-8-4-SUNDAY-AVG26" in {r.rule for r in kept.rules}
    assert "AML-10-8-1-DAILY-REST" not in {r.rule for r in kept.rules}


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("daily-rest", "AML-10-8-1-DAILY-REST"),
        ("break", "AML-10-9-1-BREAK"),
        ("AML-10-8-1-DALIY-REST", "AML-10-8-1-DAILY-REST"),
        ("aml-10-4-1-day9", "AML-10-4-1-DAY9"),
    ],
)
def test_a_rule_that_is_not_there_is_refused_with_its_neighbours(asked: str, near: str) -> None:
    with pytest.raises(RuleUnknown, match=near) as refusal:
        rule_in(BOOK, asked)
    assert refusal.value.code == "working_time.rule_unknown"
    assert refusal.value.details["rule"] == asked
    named = refusal.value.details["near"]
    assert isinstance(named, tuple)
    assert named[0] == near
    assert len(named) <= 5


def test_what_is_like_no_rule_has_no_neighbours() -> None:
    with pytest.raises(RuleUnknown) as refusal:
        rule_in(BOOK, "~~~~")
    assert refusal.value.details["near"] == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_whoever_a_finding_says_may_permit_it_is_named_with_the_rule(rule: Rule) -> None:
    """Held against every boundary row of the rule."""
    named = set(rule_in(BOOK, rule.id).permitted_by)
    seen = [finding for row in ALL[rule.id] for finding in rule.check(row.line)]
    assert {permit for finding in seen for permit in finding.permits} <= named, "name it in the rule"
    needs = any(finding.verdict is Verdict.NEEDS for finding in seen)
    assert needs or not named, "nothing in the rule's table is cured by an agreement"
