"""Rules judged on what is on record: whom they concern, what is said where nothing is known, and who may permit it."""

from dataclasses import replace

import pytest

from domain.working_time.facts import Facts, HiringFacts, PersonFacts, PlanFacts, Relief
from domain.working_time.findings import Finding
from domain.working_time.judging import judge
from domain.working_time.model import Agreed, Agreements, Basis, Case, Grantor, Post, Shift, ShiftKind
from domain.working_time.register import standard_rule_set
from domain.working_time.rules import hiring, requirements, work_plan, young
from domain.working_time.rules.hiring import judged_alike
from domain.working_time.wording import Language, sentence
from tests.domain.working_time.lines import HALF_YEAR, PERSON, UNIT, agreed, day, line, shift

STANDARD = standard_rule_set()
OWN = {rule.id for family in (requirements, work_plan, young, hiring) for rule in family.RULES}
NIGHTS = tuple(shift(f"2027-03-0{n}", "22:00", "07:00", ShiftKind.NIGHT) for n in (1, 2, 3))
AMISS = Facts(
    plan=PlanFacts(
        discussed=day("2027-01-01"),
        effective=day("2027-01-04"),
        individually_visible=False,
        made_with_representatives=False,
        accessible=False,
        assessed=False,
        change_notice_agreed=False,
    ),
    person=PersonFacts(requested_free_from=frozenset({Relief.NIGHTS}), agreed_fraction=1),
    hiring=HiringFacts(part_time_need_documented=False, months_above_agreed=12),
)
PLAN = {rule.id for rule in work_plan.RULES}
ANYBODYS = {
    "AML-10-2-1-FORSVARLIG",
    "AML-10-2-2-NIGHT-EXEMPT",
    "AML-10-2-4-REDUCED",
    "AML-14-6-CHANGES",
    "AML-14-1B-FULLTIME",
    "AML-14-4A-ACTUAL-HOURS",
}


def found(
    facts: Facts,
    *agreements: Agreed,
    post: Post = Post.ORDINARY,
    born: str | None = None,
    hired: tuple[Shift, ...] = NIGHTS,
) -> list[Finding]:
    person = line(born=born, post=post).person
    case = Case(HALF_YEAR, UNIT, {PERSON: person}, hired, Agreements(agreements), {PERSON: facts})
    return [f for f in judge(case, STANDARD) if f.rule in OWN]


def test_everybody_is_judged_by_all_that_is_on_record() -> None:
    assert {f.rule for f in found(AMISS)} == ANYBODYS | PLAN


@pytest.mark.parametrize("post", [Post.LEADER, Post.INDEPENDENT])
def test_leaders_have_the_first_parts_of_10_2_and_chapter_14_but_no_plan_of_10_3(post: Post) -> None:
    assert {f.rule for f in found(AMISS, post=post)} == ANYBODYS


def test_the_young_in_leading_posts_are_young() -> None:
    assert {f.rule for f in found(Facts(), born="2010-01-01", post=Post.LEADER)} == {
        "AML-11-YOUTH-HOURS",
        "AML-11-YOUTH-REST",
    }


def test_for_doctors_the_notice_of_their_own_tariff_goes_first() -> None:
    assert "AML-10-3-DISCUSS-14D" not in {f.rule for f in found(AMISS, agreed(Basis.DOCTORS))}
    lapsed = agreed(Basis.DOCTORS, last="2027-07-03")
    assert "AML-10-3-DISCUSS-14D" in {f.rule for f in found(AMISS, lapsed)}


def test_a_plan_of_which_nothing_is_known_is_let_be() -> None:
    assert found(Facts()) == []


def test_nobody_grants_an_assessment() -> None:
    (needed,) = (f for f in found(AMISS) if f.rule == "AML-10-2-1-FORSVARLIG")
    assert needed.needs == "none"
    assert [(p.grantor, p.basis) for p in needed.permits] == [(Grantor.ASSESSMENT, Basis.SOUND_PRACTICE)]


def test_notice_is_counted_in_days() -> None:
    (late,) = (f for f in found(AMISS) if f.rule == "AML-10-3-DISCUSS-14D")
    assert (late.measured, late.limit, late.first_day, late.last_day) == (3, 14, day("2027-01-01"), day("2027-01-04"))
    rule = STANDARD.rule(late.rule)
    assert sentence(late, rule, Language.ENGLISH) == (
        "p, 1 January 2027 to 4 January 2027, the time from the discussion until the plan takes effect: 3 days, "
        "at least 14 days (AML § 10-3). It is not allowed, and no agreement named for the rule makes it so."
    )


def test_hired_staff_are_judged_like_the_employers_own() -> None:
    hired, own = (line(NIGHTS, facts=Facts(hiring=HiringFacts(hired=each))) for each in (True, False))
    assert (judged_alike(hired), judged_alike(own)) == (True, False)
    of_ours = Case(HALF_YEAR, UNIT, {PERSON: own.person}, NIGHTS, facts={PERSON: own.facts})
    of_theirs = replace(of_ours, facts={PERSON: hired.facts})
    noted = {f.rule for f in judge(of_theirs, STANDARD)} - {f.rule for f in judge(of_ours, STANDARD)}
    assert all(rule.startswith("IND-") for rule in noted), "at most listed for the assessment"
    kept = [f for f in judge(of_theirs, STANDARD) if f.rule not in noted]
    assert kept == list(judge(of_ours, STANDARD))
    assert kept
