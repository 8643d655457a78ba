"""``judge`` asks the plain rules only of whom the columns say that they have something to say; nothing is lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from domain.working_time.columns.register import COLUMN_RULES, FACTS_ALONE
from domain.working_time.findings import Finding
from domain.working_time.judging import concerned, finding, judge, lines
from domain.working_time.model import Case
from domain.working_time.register import RULES, standard_rule_set
from domain.working_time.rule_set import RuleSet
from tests.domain.working_time.columns.random_cases import random_case
from tests.domain.working_time.naive.answers import tries


def plain_findings(case: Case, rule_set: RuleSet) -> tuple[Finding, ...]:
    """Every plain rule over everybody."""
    found = [
        finding(rule, rule_set.version, line.person.employee, seen)
        for line in lines(case, rule_set)
        for rule in rule_set.rules
        if concerned(rule, line)
        for seen in rule.check(line)
    ]
    return tuple(sorted(found, key=lambda f: (f.employee, f.first_day, f.rule, f.last_day)))


@tries(60)
@given(seed=st.integers(0, 2**32 - 1))
def test_a_case_has_the_findings_of_every_plain_rule(seed: int) -> None:
    case, figures = random_case(seed)
    rules = standard_rule_set(figures)
    assert judge(case, rules) == plain_findings(case, rules)


def test_a_rule_without_a_column_form_reads_facts_alone() -> None:
    assert {rule.id for rule in RULES} - COLUMN_RULES.keys() == FACTS_ALONE
    assert not FACTS_ALONE & COLUMN_RULES.keys()


@tries(30)
@given(seed=st.integers(0, 2**32 - 1))
def test_they_say_nothing_where_no_facts_are_known(seed: int) -> None:
    case, figures = random_case(seed)
    for line in lines(replace(case, facts={}), standard_rule_set(figures)):
        for rule in RULES:
            assert rule.id not in FACTS_ALONE or not list(rule.check(line)), rule.id
