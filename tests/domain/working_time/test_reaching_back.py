"""Shifts from before the plan's first day count in rests, runs and rolling means, and in nothing else."""

from dataclasses import replace

import pytest

from domain.calendar import DAY, Period
from domain.working_time.facts import Facts, Measures
from domain.working_time.findings import Finding
from domain.working_time.judging import judge
from domain.working_time.model import HOUR, Agreements, Case
from domain.working_time.reaching_back import REACHING_BACK
from domain.working_time.register import RULES, standard_rule_set
from domain.working_time.rule_set import RuleSet
from tests.domain.working_time.columns.random_cases import random_case
from tests.domain.working_time.lines import PERSON, UNIT, day, line, shift, week_of
from tests.domain.working_time.tables.reaching_back import ROWS, Straddling

STANDARD = standard_rule_set()


def case(row: Straddling) -> Case:
    person = line(born=row.born).person
    return Case(
        row.plan, UNIT, {PERSON: person}, row.own, Agreements(row.agreements), {PERSON: row.facts}, before=row.before
    )


def said(found: tuple[Finding, ...], rule: str) -> list[str]:
    words = []
    for f in found:
        if f.rule == rule:
            owed = "" if f.owed is None else f" {str(f.owed)[:-3]}"
            words.append(f"needs {f.needs}" if f.verdict == "needs" else f"{f.verdict.value}{owed}")
    return words


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.rule}: {row.label}")
def test_what_a_rule_says_with_and_without_the_shifts_before(row: Straddling) -> None:
    assert said(judge(case(row), STANDARD), row.rule) == list(row.with_before)
    assert said(judge(replace(case(row), before=()), STANDARD), row.rule) == list(row.alone)


def test_every_rule_that_reaches_back_is_shown_to() -> None:
    assert set(REACHING_BACK) <= {rule.id for rule in RULES}
    assert {row.rule for row in ROWS if row.with_before != row.alone} == set(REACHING_BACK)


def test_a_finding_across_the_first_day_names_the_shifts_on_both_sides() -> None:
    found = [f for f in judge(case(ROWS[0]), STANDARD) if f.rule == "AML-10-8-1-DAILY-REST"]
    assert [(f.first_day, f.last_day) for f in found] == [(day("2027-01-31"), day("2027-02-01"))]
    assert [s.day for s in found[0].shifts] == [day("2027-01-31"), day("2027-02-01")]


def test_hours_and_all_else_belong_to_the_plan() -> None:
    """A full history changes nothing but what rules that reach back say."""
    plan = Period(day("2027-02-03"), day("2027-03-02"))
    before = tuple(s for n in range(1, 5) for s in week_of(plan.first_day - (7 * n + 2) * DAY, 50, 7, starts="14:00"))
    own = tuple(shift(plan.first_day + n * DAY, "07:30", "15:00") for n in range(5))
    alone = Case(plan, UNIT, {PERSON: line().person}, own)
    with_before = judge(replace(alone, before=before), STANDARD)
    assert others(with_before) == others(judge(alone, STANDARD))
    due = next(f for f in with_before if f.rule == "TERMS-HOURS-DUE")
    assert (due.first_day, due.last_day) == (plan.first_day, plan.last_day)
    assert due.measured == 37.5 * HOUR


def test_whose_measures_are_on_record_is_judged_by_them() -> None:
    row = replace(ROWS[0], facts=Facts(measures=Measures(mean_8_weeks=30 * HOUR)))
    assert said(judge(case(row), STANDARD), row.rule) == []


def test_a_shift_on_the_plans_own_days_is_not_before_it() -> None:
    row = ROWS[0]
    assert said(judge(replace(case(row), before=(*row.before, *row.own)), STANDARD), "PLAN-OVERLAP") == []


def others(found: tuple[Finding, ...]) -> list[Finding]:
    return [f for f in found if f.rule not in REACHING_BACK]


@pytest.mark.parametrize("seed", range(40))
def test_a_plan_after_another_is_judged_as_the_two_in_one(seed: int) -> None:
    """What rules that reach back say of one long plan and have a shift after the cut in, they say of the later part."""
    made, rule = random_case(seed)
    rules = tuple(r for r in RULES if r.id in WHOLE)
    rule_set = RuleSet(STANDARD.id, STANDARD.in_force_from, rules, figures=rule)
    cut = 1 + seed * 7 % max(len(made.period) - 2, 1)
    first = made.period.first_day + cut * DAY
    own = tuple(s for s in made.shifts if s.day >= first)
    before = tuple(s for s in made.shifts if s.day < first)
    whole = replace(made, facts={}, agreements=long(made))
    split = replace(whole, period=Period(first, max(made.period.last_day, first)), shifts=own, before=before)
    had = {s.employee for s in before}
    expected = [f for f in judge(whole, rule_set) if f.employee in had and any(s.day >= first for s in f.shifts)]
    assert [f for f in judge(split, rule_set) if f.employee in had] == expected


def long(made: Case) -> Agreements:
    """The agreements without an end or a beginning inside the plan."""
    return Agreements(
        tuple(
            replace(a, period=Period(made.period.first_day - 900 * DAY, day("2199-12-31"))) for a in made.agreements.all
        )
    )


WHOLE = {
    "AML-10-8-1-DAILY-REST",
    "AML-10-8-4-SUNDAY-NEXT",
    "UNIT-WEEKENDS",
    "UNIT-DAYS-IN-A-ROW",
    "UNIT-NIGHTS-IN-A-ROW",
    "PLAN-OVERLAP",
    "TAR-DOC-REST-8GAP",
}
"""Those whose finding of a pair or run does not turn on which weeks the plan has."""
