"""Why a shift fell as it did and why a wish was refused, where it can be told by hand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from adapters.solver.explaining.explainer import ModelExplainer
from adapters.solver.reading import read
from adapters.solver.scoring import score
from domain.calendar import DAY, Period
from domain.ids import PersonId, ShiftCode
from domain.rota.explaining import Alternative, NothingToExplain, WhyShift
from domain.rota.solver import RotaProblem, Wish
from domain.working_time.model import Absence, AbsenceEffect, Adaptation, Constraint, Nights, Rota, Terms
from tests.adapters.solver.rotas import MONDAY, day, person, problem, wanted

EXPLAINER = ModelExplainer()
P, Q = PersonId("p"), PersonId("q")
TUESDAY = day(1)


def rota(**lines: Mapping[int, str]) -> Rota:
    return Rota({PersonId(p): {day(d): ShiftCode(c) for d, c in line.items()} for p, line in lines.items()})


def ward(*people: Terms, wishes: tuple[Wish, ...] = ()) -> RotaProblem:
    return problem(wanted("D", 0, 1, 2), wanted("N", 1), people=people, wishes=wishes)


def by_name(why: WhyShift) -> dict[str, Alternative]:
    return {a.employee: a for a in why.alternatives}


def test_each_colleague_with_what_would_have_been_broken_or_cost() -> None:
    people = (
        person("p"),
        person("q", absences=(Absence(Period(TUESDAY, TUESDAY), AbsenceEffect.AWAY),)),
        person("r", adaptations=(Adaptation(Period(MONDAY, day(13)), Constraint.DAY_OFF_WEEKDAY, 1),)),
        person("s"),
        person("t"),
        person("u"),
    )
    wish = Wish(PersonId("u"), TUESDAY, None, 3)
    asked = ward(*people, wishes=(wish,))
    made = rota(p={0: "D", 1: "D", 2: "D"}, q={}, r={}, s={1: "N"}, t={}, u={})
    why = EXPLAINER.why(asked, made, P, TUESDAY)
    assert (why.shift, why.held, why.wished) == ("D", False, False)
    assert [(v.shift, v.minimum, v.present) for v in why.needed_for] == [("D", 1, 0)]
    others = by_name(why)
    assert {f.rule for f in others["q"].breaks} == {"TERMS-ABSENCE"}
    assert {f.rule for f in others["r"].breaks} == {"TERMS-ADAPTATION"}
    assert (others["s"].works, [(v.shift, v.present) for v in others["s"].uncovers]) == ("N", [("N", 0)])
    assert others["t"].possible
    assert others["u"].possible
    assert others["u"].costs["wishes"] > others["t"].costs.get("wishes", 0) == 0
    assert [a.employee for a in why.alternatives][:2] == ["t", "u"], "the cheapest possible first"
    assert not any(a.possible for a in why.alternatives[2:])


def test_what_an_alternative_costs_is_what_the_rota_would_cost_more() -> None:
    asked = ward(person("p"), person("q"), wishes=(Wish(Q, TUESDAY, None, 2), Wish(P, TUESDAY, ShiftCode("D"), 1)))
    made = rota(p={0: "D", 1: "D", 2: "D"}, q={4: "D"})
    other = rota(p={0: "D", 2: "D"}, q={1: "D", 4: "D"})
    why = EXPLAINER.why(asked, made, P, TUESDAY)
    instance, codes = read(asked), {t: c for c, t in enumerate(sorted(asked.types), start=1)}

    def penalty(some: Rota) -> dict[str, int]:
        lines = (some.lines[PersonId(who.name)] for who in instance.people)
        return score(
            instance, [tuple(codes[line[on]] if on in line else 0 for on in asked.period.days()) for line in lines]
        )

    before, after = penalty(made), penalty(other)
    assert by_name(why)["q"].costs == {
        part: after[part] - before[part] for part in after if after[part] != before[part]
    }
    assert why.wished


def test_a_short_rest_is_named_by_its_rule() -> None:
    asked = ward(person("p"), person("q"))
    why = EXPLAINER.why(asked, rota(p={1: "D"}, q={0: "N"}), P, TUESDAY)
    assert "AML-10-8-1-DAILY-REST" in {f.rule for f in by_name(why)["q"].breaks}


def test_what_is_broken_already_is_not_held_against_a_change() -> None:
    asked = ward(person("p"), person("q", nights=Nights.NEVER))
    why = EXPLAINER.why(asked, rota(p={0: "D"}, q={4: "N"}), P, MONDAY)
    assert by_name(why)["q"].breaks == ()


def test_what_was_worked_before_the_plan_is_held_against_a_change() -> None:
    asked = replace(ward(person("p"), person("q")), history={Q: {MONDAY - DAY: ShiftCode("N")}})
    why = EXPLAINER.why(asked, rota(p={0: "D"}, q={}), P, MONDAY)
    assert "AML-10-8-1-DAILY-REST" in {f.rule for f in by_name(why)["q"].breaks}


def test_a_course_and_a_kept_shift_are_held() -> None:
    course = person("p", absences=(Absence(Period(MONDAY, MONDAY), AbsenceEffect.COURSE),))
    asked = problem(wanted("D", 1), people=[course, person("q")], keep={P: {TUESDAY: ShiftCode("D")}})
    made = rota(p={0: "K", 1: "D"}, q={})
    assert EXPLAINER.why(asked, made, P, MONDAY).held
    assert EXPLAINER.why(asked, made, P, TUESDAY).held


def test_a_wish_refused_for_the_cover_names_it_and_who_could_take_the_shift() -> None:
    asked = ward(person("p"), person("q"), person("r", nights=Nights.ONLY), wishes=(Wish(P, TUESDAY, None, 3),))
    why = EXPLAINER.why_not(asked, rota(p={1: "D"}, q={}, r={}), P, TUESDAY)
    assert (why.wish.weight, why.works, why.breaks) == (3, "D", ())
    assert [(v.shift, v.day, v.present) for v in why.uncovers] == [("D", TUESDAY, 0)]
    assert why.costs["wishes"] < 0 < why.costs["uncovered"]
    assert [(a.employee, a.possible) for a in why.takers] == [("q", True), ("r", False)]
    assert {f.rule for f in why.takers[1].breaks} == {"TERMS-NIGHTS"}


def test_a_wish_refused_by_a_rule_names_it() -> None:
    asked = ward(person("p"), wishes=(Wish(P, TUESDAY, ShiftCode("D"), 1),))
    why = EXPLAINER.why_not(asked, rota(p={0: "N"}), P, TUESDAY)
    assert {f.rule for f in why.breaks} == {"AML-10-8-1-DAILY-REST", "PLAN-OVERLAP"}
    assert why.uncovers == ()
    assert why.takers == ()


def test_a_wish_in_whose_way_nothing_stands_says_so() -> None:
    asked = ward(person("p"), wishes=(Wish(P, day(3), ShiftCode("D"), 1),))
    why = EXPLAINER.why_not(asked, rota(p={}), P, day(3))
    assert (why.breaks, why.uncovers) == ((), ())
    assert why.costs["wishes"] < 0


@pytest.mark.parametrize(
    ("name", "on", "word"),
    [("p", day(5), "no shift"), ("nobody", MONDAY, "has no nobody"), ("p", MONDAY - DAY, "2027-01-03")],
)
def test_where_there_is_no_shift_there_is_nothing_to_explain(name: str, on: date, word: str) -> None:
    asked = ward(person("p"))
    with pytest.raises(NothingToExplain, match=word):
        EXPLAINER.why(asked, rota(p={0: "D"}), PersonId(name), on)


@pytest.mark.parametrize(
    ("wish", "word"),
    [
        (None, "no wish"),
        (Wish(P, MONDAY, ShiftCode("D"), 1), "is met"),
        (Wish(P, MONDAY, ShiftCode("Z"), 1), "no such shift"),
    ],
)
def test_where_no_wish_was_refused_there_is_nothing_to_explain(wish: Wish | None, word: str) -> None:
    asked = ward(person("p"), wishes=() if wish is None else (wish,))
    with pytest.raises(NothingToExplain, match=word):
        EXPLAINER.why_not(asked, rota(p={0: "D"}), P, MONDAY)
