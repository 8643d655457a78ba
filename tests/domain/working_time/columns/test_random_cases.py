"""Columns and plain rules over random cases, rule by rule: the same days, verdicts, figures, permits and agreements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.working_time.columns.from_case import lay_in_columns
from domain.working_time.columns.register import COLUMN_RULES
from domain.working_time.judging import lines, shifts_by_person
from domain.working_time.register import standard_rule_set
from domain.working_time.rule_set import Rule
from tests.domain.working_time.columns.random_cases import random_case
from tests.domain.working_time.columns.same import in_columns, plainly
from tests.domain.working_time.naive.answers import tries


def differences(seed: int, rules: tuple[Rule, ...]) -> list[str]:
    """Where the two differ over the case of ``seed``."""
    case, figures = random_case(seed)
    laid = lay_in_columns(case, shifts_by_person(case), figures)
    found = []
    for row, line in enumerate(lines(case, standard_rule_set(figures))):
        for rule in rules:
            said = in_columns(laid, rule, line, row)
            if said is not None and said != plainly(rule, line):
                found.append(f"{rule.id}, {line.person.employee}: {said} for {plainly(rule, line)}")
    return found


@pytest.mark.parametrize("rule", [r for r in standard_rule_set().rules if r.id in COLUMN_RULES], ids=lambda r: r.id)
@tries(15)
@given(seed=st.integers(0, 2**32 - 1))
def test_columns_say_what_the_plain_rule_says(rule: Rule, seed: int) -> None:
    assert not differences(seed, (rule,))
