"""What each component of an evaluation counts: cover, hours, wishes, and the whole of them."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from domain.calendar import DAY, Period
from domain.ids import PersonId, ShiftCode, UnitId
from domain.law import Figure, LawRef
from domain.rota.assumptions import Assumptions
from domain.rota.cover import expected_missing
from domain.rota.evaluation import Better, evaluate
from domain.rota.solver import Wish
from domain.staffing.need import ANY, Demand
from domain.working_time.model import (
    HOUR,
    Absence,
    AbsenceEffect,
    Rota,
    ShiftKind,
)
from tests.domain.rota.rotas import MONDAY, line, person, problem, rota
from tests.examples import TYPES, UNIT_TERMS

ANNE, BO, CARI = PersonId("anne"), PersonId("bo"), PersonId("cari")
D, A, N = (ShiftCode(code) for code in "DAN")


def assumed(absent: float = 10, price: int = 1000) -> Assumptions:
    source = LawRef("setting")
    return Assumptions(Figure(absent, "%", source), Figure(price, "NOK/h", source))


# Cover


@pytest.mark.parametrize(
    ("present", "uncovered", "short"),
    [("", 2, 3), ("anne", 1, 2), ("anne bo", 0, 1), ("anne bo cari", 0, 0), ("anne bo cari dina", 0, 0)],
)
def test_heads_are_held_against_the_minimum_and_the_ideal(present: str, uncovered: int, short: int) -> None:
    people = [person(name) for name in ("anne", "bo", "cari", "dina")]
    asked = problem(*people, demands=(Demand(MONDAY, D, ANY, 2, 3),))
    found = evaluate(asked, rota(dict.fromkeys(present.split(), "D")))
    assert (found.cover.heads, found.cover.ideal_heads) == (2, 3)
    assert found.component("uncovered").value == uncovered == sum(v.missing for v in found.cover.vacancies)
    assert found.component("ideal_shortfall").value == short


def test_a_shift_of_another_unit_covers_nothing_here() -> None:
    twin = replace(TYPES[D], code=ShiftCode("L2"), kind=ShiftKind.LONG)
    asked = problem(
        person("anne"),
        types={**TYPES, twin.code: twin},
        demands=(Demand(MONDAY, D, ANY, 1, 1),),
        units={D: UnitId("here"), twin.code: UnitId("there")},
    )
    one_unit = replace(asked, units={})
    assert evaluate(one_unit, Rota({ANNE: {MONDAY: twin.code}})).component("uncovered").value == 0
    assert evaluate(asked, Rota({ANNE: {MONDAY: twin.code}})).component("uncovered").value == 1
    assert evaluate(asked, Rota({ANNE: {MONDAY: D}})).component("uncovered").value == 0


def test_hire_is_priced_by_the_hour_once_for_a_head_that_several_lines_lack() -> None:
    needs = (
        Demand(MONDAY, D, ANY, 2, 2),
        Demand(MONDAY, D, "sykepleier", 1, 1),
        Demand(MONDAY + DAY, N, ANY, 1, 1),
    )
    found = evaluate(problem(person("anne"), demands=needs), rota({}), assumed(price=1000))
    assert found.component("uncovered").value == 4
    assert found.component("agency_cost").value == 1000 * (2 * 7.5 + 9.75)
    assert found.component("agency_cost").assumed


def test_a_hired_night_across_the_clock_change_costs_its_real_hours() -> None:
    october = date(2027, 10, 25)
    asked = problem(person("anne"), first=october, demands=(Demand(date(2027, 10, 30), N, ANY, 1, 1),))
    assert evaluate(asked, rota({}), assumed(price=1)).component("agency_cost").value == 10.75


@pytest.mark.parametrize(("present", "minimum"), list(product(range(5), range(5))))
def test_expected_absence_is_exact(present: int, minimum: int) -> None:
    absent, expected = 0.15, 0.0
    for who_comes in product([True, False], repeat=present):
        chance = 1.0
        for comes in who_comes:
            chance *= 1 - absent if comes else absent
        expected += chance * max(minimum - sum(who_comes), 0)
    assert expected_missing(present, minimum, absent) == pytest.approx(expected, abs=1e-12)


def test_robustness_sums_every_need_line_and_is_the_uncovered_heads_when_nobody_is_ever_absent() -> None:
    needs = (Demand(MONDAY, D, ANY, 2, 2), Demand(MONDAY, A, ANY, 1, 1), Demand(MONDAY, N, ANY, 1, 1))
    asked = problem(person("anne"), person("bo"), demands=needs)
    lines = rota({"anne": "D", "bo": "A"})
    assert evaluate(asked, lines, assumed(0)).component("expected_uncovered").value == 2
    found = evaluate(asked, lines, assumed(10)).component("expected_uncovered")
    assert found.assumed
    assert found.value == pytest.approx((1 + 0.1) + 0.1 + 1)


# Hours


def test_hours_lie_off_what_is_due_either_way_and_by_person() -> None:
    asked = problem(person("anne"), person("bo", 50))
    found = evaluate(asked, rota({"anne": "DDDDD.. DDDD...", "bo": "DDDDD.. D......"}))
    assert [(p.due / HOUR, p.planned / HOUR) for p in found.people] == [(71, 67.5), (35.5, 45)]
    assert found.component("hours_deviation").value == 3.5 + 9.5
    assert found.component("hours_planned").value == pytest.approx(100 * 112.5 / 106.5)


@pytest.mark.parametrize(("planned", "far"), [("DDD....", 0), ("DD.....", 1), ("DDDDD.. DDD....", 0)])
def test_more_than_the_rules_shortfall_is_far_short(planned: str, far: int) -> None:
    """Of 28.4 h due, 22.5 h planned lack 5.9 and 15 h lack 13.4; more than is due lacks nothing."""
    found = evaluate(problem(person("anne", 40)), rota({"anne": planned}))
    assert found.component("far_short").value == len(found.far_short) == far


def test_a_shortfall_of_exactly_as_much_is_not_far() -> None:
    found = evaluate(problem(person("anne", 40)), rota({"anne": "DDD"}))
    lacks = found.people[0].short
    assert not replace(found, most_short=lacks).far_short
    assert replace(found, most_short=lacks - timedelta(seconds=1)).far_short


def test_an_absence_takes_off_what_is_due() -> None:
    away = Absence(Period(MONDAY, MONDAY + 4 * DAY), AbsenceEffect.AWAY)
    found = evaluate(problem(person("anne", absences=(away,))), rota({}))
    assert found.people[0].due == 35.5 * HOUR


def test_where_the_unit_judges_the_three_part_count_the_line_shortens_its_own_hours() -> None:
    judged = problem(person("anne"), weeks=3, unit=replace(UNIT_TERMS, three_part_count=True))
    three_parts, two = "NNNN... DDDAADD AAA.D..", "DDDDD.. DDDAADD AAA.D.."
    settled = evaluate(problem(person("anne"), weeks=3), rota({"anne": three_parts}))
    assert settled.people[0].due == 3 * 35.5 * HOUR
    assert evaluate(judged, rota({"anne": two})).people[0].due == 3 * 35.5 * HOUR
    nights, sunday = 39.0, 7.5
    assert evaluate(judged, rota({"anne": three_parts})).people[0].due / HOUR == 3 * 37.5 - nights / 4 - sunday / 6


# Wishes


def test_wishes_are_met_by_weight_and_the_worst_tenth_stands_apart() -> None:
    names = [f"p{n:02}" for n in range(11)]
    wishes = [Wish(PersonId(n), MONDAY, None, 1) for n in names[1:]]
    wishes += [Wish(PersonId(names[0]), MONDAY, D, 3), Wish(PersonId(names[0]), MONDAY + DAY, None, 1)]
    asked = problem(*(person(n) for n in [*names, "without"]), wishes=tuple(wishes))
    found = evaluate(asked, rota({names[1]: "D", names[0]: "A."}))
    assert found.component("wishes_met").value == 100 * (9 + 1) / 14
    assert found.component("wishes_met_worst_tenth").value == pytest.approx(100 * (0 + 0.25) / 2), "two of eleven"
    mine = next(p for p in found.people if p.employee == names[0])
    assert (mine.wishes, mine.wishes_met, mine.wish_weight, mine.wish_weight_met) == (2, 1, 4, 1)


# The whole


def test_nothing_asked_of_nobody_is_perfect() -> None:
    values = {c.name: c.value for c in evaluate(problem(), Rota({})).components}
    full = {"hours_planned", "wishes_met", "wishes_met_worst_tenth", "forward_rotation"}
    assert {name for name, value in values.items() if value} == full
    assert all(values[name] == 100 for name in full)


def test_every_component_has_a_unit_and_a_direction_and_is_found_by_its_name() -> None:
    found = evaluate(problem(person("anne")), rota({"anne": "DDAAN"}))
    assert len({c.name for c in found.components}) == len(found.components) == 20
    assert all(c.unit and found.component(c.name) == c for c in found.components)
    more = {c.name for c in found.components if c.better is Better.MORE}
    assert more == {"hours_planned", "wishes_met", "wishes_met_worst_tenth", "forward_rotation"}


@pytest.mark.parametrize("lines", [{PersonId("stranger"): {MONDAY: D}}, {ANNE: {MONDAY: ShiftCode("X")}}])
def test_a_rota_that_the_problem_does_not_know_is_refused(lines: Any) -> None:
    with pytest.raises(KeyError):
        evaluate(problem(person("anne")), Rota(lines))


def test_a_plan_of_its_own_kinds_only() -> None:
    """Long shifts and courses are by day; a long shift covers day and evening."""
    long = replace(TYPES[D], code=ShiftCode("L"), kind=ShiftKind.LONG)
    asked = problem(
        person("anne"),
        types={**TYPES, long.code: long},
        demands=(Demand(MONDAY, D, ANY, 1, 1), Demand(MONDAY, A, ANY, 1, 1)),
    )
    found = evaluate(asked, Rota({ANNE: {**line("L"), MONDAY + DAY: A}}))
    assert found.component("uncovered").value == 0
    assert found.people[0].forward == 1
