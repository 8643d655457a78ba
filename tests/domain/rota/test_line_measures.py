"""Short rests, days alone, split weekends and rotation: at the plan's edges, and with history before it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.calendar import DAY, Period
from domain.ids import PersonId, ShiftCode
from domain.rota.evaluation import evaluate
from domain.working_time.model import Absence, AbsenceEffect, Rota
from tests.domain.rota.rotas import MONDAY, before, person, problem, rota
from tests.examples import TYPES

ANNE, BO, CARI = PersonId("anne"), PersonId("bo"), PersonId("cari")
D, A, N = (ShiftCode(code) for code in "DAN")
FORTNIGHT = Period(MONDAY, MONDAY + 13 * DAY)


def figure(name: str, letters: str, *, history: str = "", first: date = MONDAY, **terms: Any) -> float:
    """One component of Anne's line alone."""
    past = {ANNE: before(history, first)} if history else {}
    asked = problem(person("anne", **terms), history=past, first=first)
    return evaluate(asked, rota({"anne": letters}, first)).component(name).value


@pytest.mark.parametrize(
    ("letters", "history", "returns"),
    [
        ("AD", "", 1),  # 9.5 h
        ("A.D", "", 0),
        ("DA", "", 0),
        ("ND", "", 1),  # the night ends after the day begins
        ("N.D", "", 0),
        ("D", "A", 1),
        ("D", "A.", 0),
        ("D", "AD", 0),  # the one before the plan is not counted, the one into it is long
        ("ADAD", "", 2),
    ],
)
def test_rests_shorter_than_the_ordinary_daily_rest(letters: str, history: str, returns: int) -> None:
    assert figure("quick_returns", letters, history=history) == returns


def test_a_rest_of_exactly_the_ordinary_one_is_no_quick_return() -> None:
    ends = replace(TYPES[A], starts=TYPES[D].starts.replace(hour=13), ends=TYPES[D].starts.replace(hour=20, minute=30))
    types = {**TYPES, A: ends}
    asked = problem(person("anne"), types=types)
    assert evaluate(asked, rota({"anne": "AD"})).component("quick_returns").value == 0
    later = {**types, A: replace(ends, ends=ends.ends.replace(minute=31))}
    assert evaluate(replace(asked, types=later), rota({"anne": "AD"})).component("quick_returns").value == 1


@pytest.mark.parametrize(
    ("saturday", "returns"),
    [(date(2027, 3, 27), 1), (date(2027, 10, 30), 0), (date(2027, 6, 5), 0)],
)
def test_the_clock_change_shortens_and_lengthens_a_rest(saturday: date, returns: int) -> None:
    """From 20:30 to 07:30 is 11 h by the clock: 10 h in March, 12 h in October."""
    first = saturday - 5 * DAY
    early = replace(TYPES[A], ends=TYPES[A].ends.replace(hour=20, minute=30))
    asked = problem(person("anne"), first=first, types={**TYPES, A: early})
    found = evaluate(asked, Rota({ANNE: {saturday: A, saturday + DAY: D}}))
    assert found.component("quick_returns").value == returns


@pytest.mark.parametrize(
    ("letters", "history", "alone", "gaps"),
    [
        (".D.", "", 1, 0),
        (".DD.", "", 0, 0),
        ("D.DD", "", 0, 1),  # the first day may be the end of a run before the plan
        ("D.DD", "..", 1, 1),
        ("D.DD", "D.", 1, 1),
        ("D.DD", "D", 0, 1),
        (".D.", "D", 1, 1),
        ("............D.", "", 1, 0),
        ("............D", "", 1, 0),
        (".............D", "", 0, 0),  # the day after the plan is not known
        ("D..D", "", 1, 0),
    ],
)
def test_days_alone(letters: str, history: str, alone: int, gaps: int) -> None:
    past = history.replace(".", "") and history
    known = {ANNE: before(past)} if past else {}
    if history and not past:  # a colleague's history makes the days before known
        known = {BO: before("D.")}
    asked = problem(person("anne"), person("bo"), history=known)
    mine = evaluate(asked, rota({"anne": letters})).people[0]
    assert (mine.isolated_work, mine.isolated_free) == (alone, gaps)


def test_a_day_away_between_two_shifts_is_no_isolated_day_off() -> None:
    away = Absence(Period(MONDAY + DAY, MONDAY + DAY), AbsenceEffect.AWAY)
    assert figure("isolated_free", "D.D") == 1
    assert figure("isolated_free", "D.D", absences=(away,)) == 0


@pytest.mark.parametrize(
    ("letters", "first", "split"),
    [
        (".....D.", MONDAY, 1),
        ("......D", MONDAY, 1),
        (".....DD", MONDAY, 0),
        (".......", MONDAY, 0),
        (".....D. ......D", MONDAY, 2),
        ("D......", date(2027, 1, 10), 0),  # a plan that begins on a Sunday has no say over the Saturday
        (".............D", date(2027, 1, 10), 0),  # and one that ends on a Saturday none over the Sunday
    ],
)
def test_split_weekends(letters: str, first: date, split: int) -> None:
    assert figure("split_weekends", letters, first=first) == split


def test_a_weekend_that_the_history_began_is_split_by_the_plan() -> None:
    sunday = date(2027, 1, 10)
    assert figure("split_weekends", ".", history="D", first=sunday) == 1
    assert figure("split_weekends", "D", history="D", first=sunday) == 0


@pytest.mark.parametrize(
    ("letters", "history", "forward", "backward"),
    [
        ("DA", "", 1, 0),
        ("AN", "", 1, 0),
        ("DN", "", 1, 0),
        ("AD", "", 0, 1),
        ("NA", "", 0, 1),
        ("DD", "", 0, 0),
        ("A.D", "", 0, 0),  # a whole day free between
        ("N.D", "", 0, 1),  # the night ends on the day between
        ("N..D", "", 0, 0),
        ("A", "D", 1, 0),
        ("D", "A", 0, 1),
        ("DANNAD", "", 2, 2),
    ],
)
def test_rotation(letters: str, history: str, forward: int, backward: int) -> None:
    asked = problem(person("anne"), history={ANNE: before(history)} if history else {})
    found = evaluate(asked, rota({"anne": letters}))
    assert (found.people[0].forward, found.people[0].backward) == (forward, backward)
    share = 100 * forward / (forward + backward) if forward + backward else 100
    assert found.component("forward_rotation").value == share
