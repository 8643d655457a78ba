"""Every rule has a ground, figures with sources, both titles, words for what it says, and a boundary table."""

from dataclasses import fields

import pytest

from application.rota.queries import PRIVATE_RULES
from domain.working_time.figures import Figures
from domain.working_time.register import CLASSIFICATIONS, RULES
from domain.working_time.rule_set import Rule
from domain.working_time.settings import Settings
from domain.working_time.tariff_profile import TariffProfile
from tests.domain.working_time.tables import ALL

GROUNDS = ("AML §", "FOR-", "tariff: ", "indicator: ", "unit agreement: ", "personal terms: ", "rota plan: ")
FIGURES = {f.name for f in fields(Figures)}
READ_BY_INPUT = {"youth_age"}
SETTINGS = {f.name for f in fields(Settings)}
TARIFF = {f.name for f in fields(TariffProfile)} - {"area", "period", "document"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_founded_and_explained(rule: Rule) -> None:
    assert rule.law.paragraph.startswith(GROUNDS)
    assert rule.title_en
    assert rule.title_nb
    assert rule.title_en != rule.title_nb
    assert len(rule.text) > 40, "the check's docstring says what the rule asks for and leaves out"
    assert set(rule.figures) <= FIGURES
    assert set(rule.settings) <= SETTINGS
    assert set(rule.tariff) <= TARIFF
    cited = rule.law.paragraph.startswith(("AML", "FOR-"))
    assert bool(rule.ground_nb) is not cited, "a paragraph is cited as it is in both"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_a_boundary_table(rule: Rule) -> None:
    rows = ALL[rule.id]
    assert any(row.said for row in rows), "a row that the rule finds"
    assert any(not row.said for row in rows), "a row that passes"
    assert len({row.label for row in rows}) == len(rows)


def test_rules_kept_from_colleagues_are_rules() -> None:
    assert {rule.id for rule in RULES} >= PRIVATE_RULES


def test_tables_and_ids_belong_to_rules() -> None:
    ids = [rule.id for rule in RULES]
    assert set(ALL) == set(ids)
    assert len(set(ids)) == len(ids)
    assert len({rule.check for rule in RULES}) == len(RULES)


def test_no_figure_and_no_convention_is_idle() -> None:
    assert {name for rule in RULES for name in rule.figures} == FIGURES - READ_BY_INPUT
    read = [rule.settings for rule in RULES] + [each.settings for each in CLASSIFICATIONS]
    assert {name for names in read for name in names} == SETTINGS
    assert {name for rule in RULES for name in rule.tariff} == TARIFF
