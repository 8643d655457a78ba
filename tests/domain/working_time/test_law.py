"""The law over time: a plan across a change is judged by the day, and a new set leaves the old judgements alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.calendar import Period
from domain.ids import PersonId
from domain.law import Figure, LawRef
from domain.working_time.figures import Figures, RuleFigures
from domain.working_time.findings import Finding
from domain.working_time.law import Law, UnknownRuleSet
from domain.working_time.model import Case, Shift, Terms
from domain.working_time.register import standard_rule_set
from domain.working_time.rule_set import RuleSet
from tests.domain.working_time.lines import PERSON, UNIT, shift

TODAY = standard_rule_set()
LONGER = Figure(timedelta(hours=12), "h", LawRef("AML § 10-8 (1)"))
TOMORROW: RuleSet = replace(
    standard_rule_set(RuleFigures(replace(Figures(), daily_rest=LONGER))),
    id="aml-2027-02-03",
    in_force_from=date(2027, 2, 3),
)
LAW = Law((TODAY, TOMORROW))
WEEK = Period(date(2027, 2, 1), date(2027, 2, 7))


def rests() -> tuple[Shift, ...]:
    """A rest of 11 h 30 every night of the week: enough by the old law, short by the new."""
    return tuple(shift(f"2027-02-0{n}", "09:00", "21:30") for n in range(1, 6))


def short(days: Period, law: Law) -> list[Finding]:
    person = Terms(PERSON, "sykepleier", frozenset(), 100, timedelta(hours=35.5))
    case = Case(days, UNIT, {PersonId(PERSON): person}, rests())
    return [f for f in law.judge(case) if f.rule == "AML-10-8-1-DAILY-REST"]


def test_each_rest_is_judged_by_the_law_of_the_day_it_ends_on() -> None:
    found = short(WEEK, LAW)
    assert [(f.last_day.day, f.limit, f.rule_set) for f in found] == [
        (3, timedelta(hours=12), TOMORROW.version),
        (4, timedelta(hours=12), TOMORROW.version),
        (5, timedelta(hours=12), TOMORROW.version),
    ]


def test_a_set_that_is_added_changes_no_judgement_of_the_days_before() -> None:
    before = Period(date(2027, 2, 1), date(2027, 2, 2))
    assert short(before, LAW) == short(before, Law((TODAY,))) == []
    assert LAW.version(before) == TODAY.version


def test_a_judgement_is_made_again_from_the_versions_it_names() -> None:
    version = LAW.version(WEEK)
    assert version == f"{TODAY.version}+{TOMORROW.version}"
    later = Law((*LAW.sets, replace(TOMORROW, id="aml-2028-01-01", in_force_from=date(2028, 1, 1))))
    assert short(WEEK, later.named(version)) == short(WEEK, LAW)
    assert short(WEEK, later.named(TODAY.version)) == []


def test_the_first_set_holds_for_the_days_before_it_too() -> None:
    assert LAW.on(date(2020, 1, 1)) is TODAY
    assert LAW.on(date(2027, 2, 2)) is TODAY
    assert LAW.on(date(2027, 2, 3)) is TOMORROW


def test_an_unknown_version_is_refused_by_name() -> None:
    with pytest.raises(UnknownRuleSet, match=r"aml-1977\.feed"):
        LAW.named("aml-1977.feed")


@pytest.mark.parametrize("sets", [(), (TOMORROW, TODAY), (TODAY, TODAY)])
def test_sets_follow_each_other(sets: tuple[RuleSet, ...]) -> None:
    with pytest.raises(ValueError, match="in the order they came into force"):
        Law(sets)
