"""Rosters by code say of everybody what the plain rules say, however they are cut into chunks."""

from datetime import date

import numpy as np
import pytest

from benchmarks.rota_maker import region, ward
from domain.calendar import Period
from domain.working_time.columns.judgement import Judgement, side_by_side
from domain.working_time.columns.rosters import Rosters, findings, judge_rosters
from domain.working_time.findings import Finding
from domain.working_time.judging import concerned, finding, judge
from domain.working_time.register import standard_rule_set
from tests.domain.working_time.columns.test_judging import plain_findings

RULES = standard_rule_set()
AUTUMN = Period(date(2027, 8, 30), date(2028, 1, 2))


@pytest.fixture(scope="module")
def rosters() -> Rosters:
    return region(people=60, seed=3, period=AUTUMN)


def judged(rosters: Rosters, size: int) -> Judgement:
    return side_by_side([judge_rosters(rosters, people, RULES) for people in rosters.chunks(size)])


def plainly(rosters: Rosters, person: int) -> tuple[Finding, ...]:
    line = rosters.line(person, RULES.figures)
    found = [
        finding(rule, RULES.version, line.person.employee, seen)
        for rule in RULES.rules
        if concerned(rule, line)
        for seen in rule.check(line)
    ]
    return tuple(sorted(found, key=lambda f: (f.first_day, f.rule, f.last_day)))


def test_everybody_has_the_findings_of_the_plain_rules(rosters: Rosters) -> None:
    all_of_them = judged(rosters, 60)
    counts = all_of_them.counts()
    expected: dict[tuple[str, str], int] = {}
    for person in range(len(rosters)):
        plain = plainly(rosters, person)
        assert findings(rosters, person, all_of_them, RULES) == plain
        for each in plain:
            expected[each.rule, each.verdict.value] = expected.get((each.rule, each.verdict.value), 0) + 1
    assert {(r, v.value): n for r, by in counts.items() for v, n in by.items()} == expected
    assert len({rule for rule, _ in expected}) > 15


def test_chunks_change_nothing(rosters: Rosters) -> None:
    whole, cut = judged(rosters, 60), judged(rosters, 7)
    assert whole.people == cut.people == 60
    assert whole.hits.keys() == cut.hits.keys()
    for rule, hits in whole.hits.items():
        for name in ("row", "first", "last", "verdict", "measured", "limit", "permits", "agreement", "owed"):
            one, other = getattr(hits, name), getattr(cut.hits[rule], name)
            order, its = np.lexsort((hits.measured, hits.last, hits.first, hits.row)), cut.hits[rule]
            again = np.lexsort((its.measured, its.last, its.first, its.row))
            assert np.array_equal(one[order], other[again]), (rule, name)


def test_a_made_ward_is_judged_as_by_every_plain_rule() -> None:
    case = ward(people=6, seed=2)
    assert judge(case, RULES) == plain_findings(case, RULES)
