"""Candidates for a vacant shift: exactly those whom the rules let take it, with the reasons they are ranked by."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.ids import PersonId, ShiftCode
from domain.rota.repair import Candidate, Payment, Vacant
from domain.rota.solver import Wish
from domain.staffing.need import ANY
from domain.working_time.model import Nights, Rota
from tests.adapters.solver.repairs import by_the_rules, lawful_repairs, lines, planned, within
from tests.adapters.solver.rotas import UNIT, day, person, problem, wanted
from tests.adapters.solver.test_generator import ward

HOUR = timedelta(hours=1)
REPAIRS = lawful_repairs()


@pytest.mark.parametrize("code", ["D", "A", "N", "DL"])
def test_the_candidates_are_those_whom_the_rules_let_take_the_shift(code: str) -> None:
    asked, rota = ward(), planned()
    seen = 0
    for n in range(0, 28, 3):
        found = REPAIRS.candidates(asked, rota, Vacant(day(n), ShiftCode(code)))
        expected = by_the_rules(asked, rota, day(n), ShiftCode(code))
        assert {c.change.employee: within(c.payment) for c in found} == expected
        seen += len(found)
    assert seen > 0


def asked_for(code: str, n: int, rota: Rota, *, instead_of: str | None = None, **more: object) -> dict[str, Candidate]:
    """Candidates of a ward of three by name, in their order."""
    people = (person("p", competences=frozenset({"telemetri"})), person("q", fraction_percent=60), person("r"))
    asked = replace(
        problem(
            wanted("D", 1, 2, heads=1),
            wanted("D", 1, skill="telemetri"),
            people=people,
            unit=replace(UNIT, averaging_weeks=2),
        ),
        **more,  # type: ignore[arg-type]  # fields by their names
    )
    absent = None if instead_of is None else PersonId(instead_of)
    found = REPAIRS.candidates(asked, rota, Vacant(day(n), ShiftCode(code), absent))
    return {c.change.employee: c for c in found}


def test_who_fills_most_stands_first_then_who_is_below_full_time() -> None:
    found = asked_for("D", 1, lines())
    assert list(found) == ["p", "q", "r"]
    assert [d.skill for d in found["p"].fills] == [ANY, "telemetri"]
    assert [d.skill for d in found["q"].fills] == [ANY]
    assert (found["p"].part_time, found["q"].part_time) == (False, True)


def test_a_need_that_is_met_is_filled_by_nobody_but_instead_of_the_one_who_meets_it() -> None:
    rota = lines(r={2: "D"})
    assert all(c.fills == () for c in asked_for("D", 2, rota).values())
    assert all(len(c.fills) == 1 for c in asked_for("D", 2, rota, instead_of="r").values())


def test_hours_left_are_those_of_the_averaging_period() -> None:
    found = asked_for("D", 1, lines(p=dict.fromkeys((3, 7, 8), "D")))
    assert found["p"].hours_left == 71 * HOUR - 4 * 7.5 * HOUR
    assert found["q"].hours_left == 0.6 * 71 * HOUR - 7.5 * HOUR


def test_beyond_the_contract_a_part_timer_works_extra_hours_and_full_time_is_overtime() -> None:
    part = dict.fromkeys((2, 3, 4, 8, 9), "D")
    full = dict.fromkeys((2, 3, 4, 7, 8, 9, 10, 11), "D")
    found = asked_for("A", 0, lines(q=part, r={**full, 12: "D"}))
    assert found["q"].payment is Payment.EXTRA_HOURS
    assert found["q"].hours_left == 0.6 * 71 * HOUR - 6 * 7.5 * HOUR
    assert found["r"].payment is Payment.OVERTIME
    assert found["p"].payment is Payment.WITHIN_CONTRACT
    assert list(found) == ["p", "q", "r"]


def test_a_part_timer_s_hours_above_the_act_s_week_are_overtime() -> None:
    packed = lines(q=dict.fromkeys((0, 1, 2, 3, 4), "D"))
    found = asked_for("D", 6, packed)
    assert found["q"].hours_left < timedelta()
    assert found["q"].payment is Payment.OVERTIME, "45 h in the week, though below full time over both weeks"


def test_wishes_and_short_rests_are_reasons() -> None:
    wishes = (Wish(PersonId("q"), day(2), None, 3), Wish(PersonId("r"), day(2), ShiftCode("D"), 2))
    found = asked_for("D", 2, lines(p={1: "A"}), wishes=wishes)
    assert {p: (c.quick_returns, c.wish_broken, c.wish_met) for p, c in found.items()} == {
        "p": (1, 0, 0),
        "q": (0, 3, 0),
        "r": (0, 0, 2),
    }
    assert list(found) == ["q", "r", "p"]


def test_weekends_and_nights_stand_against_a_fair_share() -> None:
    rota = lines(p={5: "N"}, r={6: "D", 12: "D"})
    found = asked_for("N", 6, rota)
    weekends = {p: (c.weekends.worked, round(c.weekends.fair, 3)) for p, c in found.items() if c.weekends}
    assert (weekends["p"], weekends["q"]) == ((1, round(3 / 2.6, 3)), (1, round(0.6 * 3 / 2.6, 3)))
    nights = {p: (c.nights.worked, round(c.nights.fair, 3)) for p, c in found.items() if c.nights}
    assert (nights["p"], nights["q"]) == ((2, round(1 / 2.6, 3)), (1, round(0.6 / 2.6, 3)))
    by_day = asked_for("D", 2, rota)
    assert (by_day["p"].weekends, by_day["p"].nights) == (None, None)


def test_who_never_works_nights_or_is_away_or_works_already_is_no_candidate() -> None:
    assert "r" not in asked_for("D", 2, lines(r={2: "A"}))
    people = {p: person(p) for p in ("p", "q")} | {"r": person("r", nights=Nights.NEVER)}
    found = asked_for("N", 2, lines(), people={PersonId(p): who for p, who in people.items()})
    assert set(found) == {"p", "q"}
