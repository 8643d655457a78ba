"""Exchanges: two who change places, three round a ring; nobody's line is unlawful by it and no cover is lost."""

from dataclasses import replace
from itertools import islice

import pytest

from domain.calendar import Period
from domain.ids import PersonId, ShiftCode
from domain.rota.repair import Swap, changed, missing
from domain.rota.solver import Wish
from domain.working_time.model import Absence, AbsenceEffect, Nights, Rota
from tests.adapters.solver.repairs import forbidding, lawful_repairs, lines, numbered, opened, planned
from tests.adapters.solver.rotas import UNIT, day, person, problem, wanted
from tests.adapters.solver.test_generator import ward

REPAIRS = lawful_repairs()


@pytest.mark.parametrize("name", ["p", "q", "s", "t", "w"])
def test_every_exchange_is_lawful_by_the_rules_frees_who_asked_and_keeps_the_cover(name: str) -> None:
    asked, rota = ward(), planned()
    before = sum(v.missing for v in missing(asked, rota))
    asking, checked = PersonId(name), 0
    for on, code in islice(rota.lines[asking].items(), 0, None, 4):
        for swap in REPAIRS.swaps(asked, rota, asking, on):
            after = changed(rota, swap.changes)
            assert after.lines[asking].get(on) != code
            assert swap.people[0] == asking
            assert len(swap.people) in {2, 3}
            for who in swap.people:
                own = Rota({who: after.lines[who]}).shifts(asked.types)
                assert forbidding(asked, who, own) == []
                assert len(after.lines[who]) == len(rota.lines[who])
            assert before - sum(v.missing for v in missing(asked, after)) == swap.filled >= 0
            checked += 1
    assert checked > 0


def two(swaps: tuple[Swap, ...]) -> list[Swap]:
    return [s for s in swaps if len(s.people) == 2]


def test_two_exchange_days_or_shifts_of_one_day() -> None:
    asked = problem(people=(person("p"), person("q")))
    days = REPAIRS.swaps(asked, lines(p={1: "D"}, q={4: "A"}), PersonId("p"), day(1))
    assert [numbered(changed(lines(p={1: "D"}, q={4: "A"}), s.changes), "p") for s in days] == [{4: "A"}]
    rota = lines(p={1: "D"}, q={1: "A"})
    (same,) = REPAIRS.swaps(asked, rota, PersonId("p"), day(1))
    assert [numbered(changed(rota, same.changes), p) for p in "pq"] == [{1: "A"}, {1: "D"}]
    assert same.days_apart == 0


def test_the_nearest_stands_first_unless_it_breaks_a_wish_or_shortens_a_rest() -> None:
    asked = problem(people=(person("p"), person("q")))
    rota = lines(p={1: "D", 7: "A"}, q={3: "D", 5: "A", 8: "D", 10: "D"})

    def taken(wishes: tuple[Wish, ...] = ()) -> list[int]:
        found = two(REPAIRS.swaps(replace(asked, wishes=wishes), rota, PersonId("p"), day(1)))
        return [next((c.day - day(0)).days for c in s.changes if c.before is None) for s in found]

    assert taken() == [3, 5, 10, 8]
    assert taken((Wish(PersonId("p"), day(3), None, 2),)) == [5, 10, 3, 8]


def test_a_ring_of_three_is_sought_where_two_cannot() -> None:
    away = (Absence(Period(day(4), day(4)), AbsenceEffect.AWAY),)
    people = (person("p", absences=away), person("q"), person("r"))
    rota = lines(p={1: "D"}, q={4: "A"}, r={1: "N", 8: "D"})
    found = REPAIRS.swaps(problem(people=people, weeks=2), rota, PersonId("p"), day(1))
    rings = [s for s in found if len(s.people) == 3]
    assert {s.people for s in two(found)} == {("p", "r")}, "p is away on the only day that q has to give"
    rounds = [[numbered(changed(rota, s.changes), p) for p in "pqr"] for s in rings]
    assert rounds == [[{1: "N"}, {1: "D"}, {4: "A", 8: "D"}], [{8: "D"}, {1: "D"}, {1: "N", 4: "A"}]]


def test_cover_is_not_given_away_with_a_competence() -> None:
    able = person("p", competences=frozenset({"telemetri"}))
    people = (able, person("q"), replace(able, employee=PersonId("r")))
    asked = problem(wanted("D", 1, skill="telemetri"), people=people)
    rota = lines(p={1: "D"}, q={3: "D"}, r={5: "D"})
    found = two(REPAIRS.swaps(asked, rota, PersonId("p"), day(1)))
    assert [s.people for s in found] == [("p", "r")]


def test_a_course_is_nobody_else_s() -> None:
    course = (Absence(Period(day(1), day(1)), AbsenceEffect.COURSE),)
    asked = problem(people=(person("p", absences=course), person("q")))
    assert REPAIRS.swaps(asked, lines(p={1: "K"}, q={3: "D"}), PersonId("p"), day(1)) == ()


def test_nobody_is_given_what_the_terms_forbid() -> None:
    asked = problem(people=(person("p"), person("q", nights=Nights.NEVER)))
    assert REPAIRS.swaps(asked, lines(p={1: "N"}, q={5: "D"}), PersonId("p"), day(1)) == ()


def test_hours_due_stay_a_ceiling() -> None:
    unit = replace(UNIT, averaging_weeks=1)
    full = {7: "D", 8: "D", 9: "D", 10: "D"}
    asked = problem(people=(person("p"), person("q")), unit=unit)
    rota = lines(p={0: "D", **full}, q={1: "D", 2: "D", 3: "D", 4: "D", 12: "A"})
    found = opened(asked, rota).swaps(PersonId("p"), day(0))
    assert all(c.day < day(7) for s in found for c in s.changes), "a fifth shift in either week is over the hours due"
    assert found
    assert ShiftCode("D") in {c.after for c in found[0].changes}
