"""``judge`` asks the plain rules only of whom the columns say that they have something to say; nothing is lost."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.working_time.columns.register import COLUMN_RULES, FACTS_ALONE
from domain.working_time.findings import Finding
from domain.working_time.judging import concerned, finding, judge, lines
from domain.working_time.model import Agreements, Case
from domain.working_time.register import RULES, standard_rule_set
from domain.working_time.rule_set import RuleSet
from tests.domain.working_time.columns.random_cases import random_case
from tests.domain.working_time.lines import HALF_YEAR, UNIT, day, line, shift
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
    for each in lines(replace(case, facts={}), standard_rule_set(figures)):
        for rule in RULES:
            assert rule.id not in FACTS_ALONE or not list(rule.check(each)), rule.id


def test_odd_shifts_are_judged_by_the_plain_rules() -> None:
    late = shift("2027-02-01", "15:00", "22:30")
    odd = (
        replace(late, ends=late.starts),
        replace(late, ends=late.starts - timedelta(hours=3)),
        replace(late, ends=late.ends + timedelta(days=9)),
        replace(late, day=day("2027-02-03")),
        replace(late, day=day("2020-02-29")),
        replace(late, unpaid_break=timedelta(hours=50)),
    )
    person = line().person
    for n, one in enumerate(odd):
        shifts = (late, one, shift("2027-02-02", "07:30", "15:00"))
        case = Case(HALF_YEAR, UNIT, {person.employee: person}, shifts, Agreements(()))
        assert judge(case, standard_rule_set()) == plain_findings(case, standard_rule_set()), n
