"""What a fair share of weekends, nights and holidays is, and how far from it somebody is."""

from datetime import date
from typing import Any

import pytest

from domain.calendar import DAY, Period
from domain.ids import PersonId, ShiftCode
from domain.rota.evaluation import evaluate
from domain.working_time.model import Absence, AbsenceEffect, Adaptation, Constraint, Nights, Rota, Terms
from tests.domain.rota.rotas import MONDAY, before, person, problem, rota

ANNE, BO, CARI = PersonId("anne"), PersonId("bo"), PersonId("cari")
D, A, N = (ShiftCode(code) for code in "DAN")
FORTNIGHT = Period(MONDAY, MONDAY + 13 * DAY)


def shares(name: str, found: Any) -> dict[str, tuple[int, float]]:
    return {p: (s.worked, round(s.fair, 3)) for p, s in getattr(found, name).shares.items()}


def test_a_fair_share_of_weekends_goes_by_position_and_presence() -> None:
    away = Absence(Period(MONDAY, MONDAY + 6 * DAY), AbsenceEffect.AWAY)
    half_there = person("cari", absences=(away,))
    asked = problem(person("anne"), person("bo", 50), half_there)
    found = evaluate(asked, rota({"anne": ".....DD .....D.", "bo": ".....DD"}))
    assert shares("weekends", found) == {"anne": (2, 1.5), "bo": (1, 0.75), "cari": (0, 0.75)}
    assert found.component("weekend_range").value == 0.5 + 0.75
    assert found.component("weekend_worst").value == 0.75


def test_history_counts_towards_a_fair_share() -> None:
    past = {ANNE: before(".....DD")}
    found = evaluate(problem(person("anne"), person("bo"), history=past), rota({"bo": ".....D."}))
    assert shares("weekends", found) == {"anne": (1, 1.0), "bo": (1, 1.0)}
    assert found.component("weekend_worst").value == 0
    assert [p.weekends for p in found.people] == [0, 1], "a person's own figures are those of the plan"


ON_SATURDAYS = Adaptation(FORTNIGHT, Constraint.DAY_OFF_WEEKDAY, 5)
ON_SUNDAYS = Adaptation(FORTNIGHT, Constraint.DAY_OFF_WEEKDAY, 6)


def test_whoever_is_never_there_at_weekends_has_no_share_of_them() -> None:
    off = person("bo", adaptations=(ON_SATURDAYS, ON_SUNDAYS))
    found = evaluate(problem(person("anne"), off), rota({"anne": ".....DD"}))
    assert shares("weekends", found) == {"anne": (1, 1.0)}
    one_day = person("bo", adaptations=(ON_SATURDAYS,))
    found = evaluate(problem(person("anne"), one_day), rota({"anne": ".....DD"}))
    assert shares("weekends", found) == {"anne": (1, 0.5), "bo": (0, 0.5)}


@pytest.mark.parametrize(
    ("other", "fair"),
    [
        (person("bo"), (1.0, 1.0)),
        (person("bo", nights=Nights.NEVER), (2.0, None)),
        (person("bo", nights=Nights.ONLY), (2.0, None)),
        (person("bo", adaptations=(Adaptation(FORTNIGHT, Constraint.NO_NIGHTS),)), (2.0, None)),
        (
            person("bo", adaptations=(Adaptation(Period(MONDAY, MONDAY + 6 * DAY), Constraint.NO_NIGHTS),)),
            (1.333, 0.667),
        ),
        (person("bo", born=date(2009, 1, 11)), (1.333, 0.667)),  # 18 years old halfway
        (person("bo", born=date(2010, 1, 11)), (2.0, None)),
    ],
)
def test_nights_fall_on_those_who_take_turns(other: Terms, fair: tuple[float, float | None]) -> None:
    found = evaluate(problem(person("anne"), other), rota({"anne": "NN", "bo": ""}))
    told = shares("nights", found)
    assert (told["anne"][1], told["bo"][1] if "bo" in told else None) == fair


def test_whoever_may_be_given_no_night_code_takes_no_turns() -> None:
    asked = problem(person("anne"), person("bo"), only={BO: frozenset({D, A})})
    assert shares("nights", evaluate(asked, rota({"anne": "NN"}))) == {"anne": (2, 2.0)}


def test_holidays_are_the_red_days_that_are_no_sundays() -> None:
    ascension = date(2027, 5, 6)
    lines = {ANNE: {ascension: D, date(2027, 5, 9): D}, BO: {date(2027, 5, 2): D, date(2027, 5, 1): D}}
    found = evaluate(problem(person("anne"), person("bo"), first=date(2027, 4, 26)), Rota(lines))
    assert [p.holidays for p in found.people] == [1, 1], "1 May is a red Saturday; neither Sunday counts"
    beside_a_sunday = Rota({ANNE: {ascension: D}, BO: {date(2027, 5, 9): D}})
    found = evaluate(problem(person("anne"), person("bo"), first=date(2027, 5, 3)), beside_a_sunday)
    assert shares("holidays", found) == {"anne": (1, 0.5), "bo": (0, 0.5)}
    assert (found.component("holiday_range").value, found.component("holiday_worst").value) == (1, 0.5)
