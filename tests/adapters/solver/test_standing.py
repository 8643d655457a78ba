"""What a standing row lets through is what breaks no limit: the look-ups against a reading of the whole row."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.solver.instance import OFF, Instance, Row
from adapters.solver.legality import breaches, lawful
from adapters.solver.reading import read
from adapters.solver.repairing.opened import OpenedRota
from adapters.solver.repairing.standing import Marks, Standing
from domain.calendar import Period
from domain.rota.solver import RotaProblem
from domain.working_time.model import Absence, AbsenceEffect, Agreed
from tests.adapters.solver.repairs import lines, opened, planned
from tests.adapters.solver.rotas import AVERAGING, SOUGHT, UNIT, day, person, problem
from tests.adapters.solver.test_generator import ward

DAYS, CODES = 28, 5


@cache
def stands(agreements: tuple[Agreed, ...]) -> OpenedRota:
    return opened(ward(agreements), planned())


@given(
    st.integers(0, 7),
    st.dictionaries(st.integers(0, DAYS - 1), st.integers(OFF, CODES), min_size=1, max_size=4),
    st.integers(0, DAYS - 1),
)
@settings(max_examples=400, deadline=None, database=None, derandomize=True)
def test_what_is_let_through_is_what_breaks_nothing(who: int, changes: dict[int, int], freed: int) -> None:
    rota = stands(SOUGHT)
    fixed = rota.instance.people[who].fixed
    row = list(rota.rows[who])
    row[freed] = row[freed] if fixed[freed] else OFF
    standing = Standing(rota.instance, Marks(rota.instance), who, tuple(row))
    after = [changes.get(d, code) for d, code in enumerate(row)]
    touched = any(fixed[d] for d in changes)
    assert standing.allows(changes) is (not touched and lawful(rota.instance, who, after))


def whole_row(asked: RotaProblem, **days: dict[int, str]) -> tuple[Instance, Row, Standing]:
    rota = opened(asked, lines(**days))
    return rota.instance, rota.rows[0], rota.standing[0]


def code(letter: str) -> int:
    return 1 + ["A", "D", "DL", "K", "N"].index(letter)


@pytest.mark.parametrize(
    ("days", "changes", "broken"),
    [
        ({1: "N"}, {2: "D"}, {"daily_rest"}),
        (dict.fromkeys((2, 3, 4, 5, 6), "D"), {7: "D"}, {"consecutive_shifts"}),
        (dict.fromkeys((0, 1, 2, 3), "N"), {4: "N"}, {"consecutive_nights"}),
        ({5: "D"}, {12: "D"}, {"weekend_frequency"}),
        (dict.fromkeys((0, 1, 2, 3, 4, 7, 8, 9, 10), "D"), {11: "D"}, {"hours_due", "mean"}),
        ({0: "D", 1: "D", 2: "A", 4: "D"}, {5: "D", 6: "D"}, {"weekly_rest"}),
    ],
)
def test_each_limit_is_looked_at(days: dict[int, str], changes: dict[int, str], broken: set[str]) -> None:
    asked = problem(unit=replace(UNIT, weekend_every=2, consecutive_shifts_at_most=5))
    instance, row, standing = whole_row(asked, p=days)
    wanted = {d: code(c) for d, c in changes.items()}
    after = [wanted.get(d, c) for d, c in enumerate(row)]
    assert lawful(instance, 0, row)
    assert {name for name, _ in breaches(instance, 0, after)} == broken
    assert not standing.allows(wanted)


def test_extra_hours_pass_the_limits_on_planned_hours_and_no_other() -> None:
    full = dict.fromkeys((0, 1, 2, 3, 4, 7, 8, 9, 10), "D")
    _, _, standing = whole_row(problem(), p=full)
    assert not standing.allows({11: code("D")})
    assert standing.allows({11: code("D")}, hours=False)
    assert not standing.allows({11: code("DL")}, hours=False), "no long shifts, by the person's own terms"
    assert not standing.allows({11: code("D"), 10: code("N")}, hours=False), "too short a rest"


def test_a_weekend_may_move_and_not_come_on_top() -> None:
    asked = problem(unit=replace(UNIT, weekend_every=2))
    _, _, standing = whole_row(asked, p={5: "D"})
    assert standing.allows({5: OFF, 12: code("D")})
    assert not standing.allows({4: OFF, 12: code("D")})


def test_hours_may_move_and_not_come_on_top() -> None:
    _, _, standing = whole_row(problem(), p=dict.fromkeys((0, 1, 2, 3, 4, 7, 8, 9, 10), "D"))
    assert standing.allows({10: OFF, 11: code("D")})
    assert not standing.allows({10: OFF, 11: code("D"), 13: code("D")})


def test_what_was_broken_before_stands_in_the_way_of_nothing_else() -> None:
    broken = {1: "N", 2: "D"}
    _, _, standing = whole_row(problem(agreements=(AVERAGING,)), p=broken)
    assert standing.allows({4: code("D")})
    assert standing.allows({2: OFF})
    assert not standing.allows({0: code("N"), 4: code("D")} | {1: code("D")}), "another rest too short"


def test_short_rests_are_counted_as_made_and_undone() -> None:
    asked = problem()
    _, _, standing = whole_row(asked, p={1: "A", 4: "D"})
    assert standing.quick_returns({2: code("D")}) == 1
    assert standing.quick_returns({1: OFF}) == 0
    _, _, close = whole_row(asked, p={1: "A", 2: "D"})
    assert close.quick_returns({2: OFF}) == -1
    assert close.quick_returns({1: OFF, 3: code("D")}) == -1


def test_history_counts_over_the_plan_s_first_day() -> None:
    worked = lines(p={-1: "N"}).lines
    asked = replace(problem(), history=worked)
    _, _, standing = whole_row(asked)
    first = read(asked).first_day
    assert first > 0
    assert not standing.allows({first: code("D")})
    assert standing.allows({first + 1: code("D")})
    assert not standing.allows({first - 1: OFF})


def test_a_person_away_is_given_nothing() -> None:
    away = (Absence(Period(day(3), day(3)), AbsenceEffect.AWAY),)
    _, _, standing = whole_row(problem(people=(person(absences=away),)))
    assert not standing.allows({3: code("D")})
    assert standing.allows({4: code("D")})
