"""A line that is changed is judged again alone, and says what a whole new judgement would say of it."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import DAY
from domain.ids import PersonId
from domain.working_time.columns.changing import JudgedLines
from domain.working_time.judging import judge, shifts_by_person
from domain.working_time.model import Case, Shift
from domain.working_time.register import standard_rule_set
from tests.domain.working_time.columns.random_cases import random_case
from tests.domain.working_time.naive.answers import tries


def changed(random: Random, own: list[Shift]) -> list[Shift]:
    """One shift gone, moved to another day, shorter, with another code, or there twice."""
    at = random.randrange(len(own))
    one, rest = own[at], own[:at] + own[at + 1 :]
    moved = random.choice((-1, 1, 7)) * DAY
    return random.choice(
        (
            rest,
            [*rest, replace(one, day=one.day + moved, starts=one.starts + moved, ends=one.ends + moved)],
            [*rest, replace(one, ends=one.ends - timedelta(minutes=1))],
            [*rest, replace(one, code=own[0].code, kind=own[0].kind)],
            [*own, one],
        )
    )


@tries(25)
@given(seed=st.integers(0, 2**32 - 1))
def test_a_changed_line_says_what_a_new_judgement_says(seed: int) -> None:
    case, figures = random_case(seed)
    rules, random = standard_rule_set(figures), Random(seed)  # noqa: S311 - a made-up change
    held = JudgedLines(case, rules)
    assert held.findings() == judge(case, rules)
    for _ in range(2):
        lines = {name: own for name, own in shifts_by_person(case).items() if own}
        if not lines:
            return
        name = random.choice(sorted(lines))
        lines[name] = changed(random, lines[name])
        case = with_lines(case, lines)
        figures_now = held.change(name, lines[name])
        assert held.findings() == judge(case, rules)
        for rule, hits in figures_now.hits.items():
            assert len(hits) <= sum(1 for found in held.findings_of(name) if found.rule == rule)
            assert not np.any(hits.row)


def with_lines(case: Case, lines: dict[PersonId, list[Shift]]) -> Case:
    """``case`` with other shifts."""
    return replace(case, shifts=tuple(shift for own in lines.values() for shift in own))
