"""A base rota (*grunnturnus*): weeks that repeat, and the calendar that follows them where dates allow."""

from dataclasses import replace

import pytest

from adapters.solver.cp_sat import CpSatRotaSolver
from application.rota.base_rota import solve
from domain.calendar import DAY, Period
from domain.ids import PersonId
from domain.rota.base_rota import NoBaseRota, base_problem
from domain.rota.solver import Budget, Progress, RotaProblem, Wish
from domain.working_time.model import Absence, AbsenceEffect, Adaptation, Constraint
from tests.adapters.solver.rotas import day, forbids, person, problem, solved, wanted

P, Q, R = PersonId("p"), PersonId("q"), PersonId("r")
AWAY = Absence(Period(day(7), day(13)), AbsenceEffect.AWAY)


def four_weeks() -> RotaProblem:
    """Three people on two shifts a weekday, one of them away in the second week."""
    weekdays = tuple(n for n in range(28) if n % 7 < 5)
    people = (person("p"), person("q", absences=(AWAY,)), person("r"))
    return problem(wanted("D", *weekdays), wanted("A", *weekdays), people=people, weeks=4)


def test_a_base_rota_repeats_itself_and_is_lawful_every_time() -> None:
    asked = base_problem(four_weeks(), 2)
    answer = solved(asked, work=1.0)
    for line in answer.rota.lines.values():
        assert {d + 14 * DAY for d in line if d < day(14)} == {d for d in line if d >= day(14)}
        assert all(line[d + 14 * DAY] == code for d, code in line.items() if d < day(14))
    assert forbids(asked, answer.rota) == set()
    assert sum(len(line) for line in answer.rota.lines.values()) >= 36, "two of two shifts on most of twenty days"


def test_what_has_a_date_of_its_own_is_left_for_the_calendar() -> None:
    lasting = Adaptation(Period(day(-5), day(90)), Constraint.NO_NIGHTS)
    passing = Adaptation(Period(day(0), day(9)), Constraint.NO_EVENINGS)
    asked = replace(
        four_weeks(),
        people={P: person("p", absences=(AWAY,), adaptations=(lasting, passing))},
        wishes=(Wish(P, day(3), None, 3),),
        keep={P: {day(1): None}},
    )
    base = base_problem(asked, 2)
    assert base.people[P].absences == ()
    assert base.people[P].adaptations == (lasting,)
    assert (base.wishes, base.keep, base.history, base.cycle_weeks) == ((), {}, {}, 2)


def test_the_calendar_follows_its_base_where_dates_allow() -> None:
    asked, told = four_weeks(), list[Progress]()
    answer = solve(CpSatRotaSolver(0, pace=0.001), asked, Budget(1200, 3), told.append, base_weeks=2)
    assert forbids(asked, answer.rota) == set()
    assert not any(d in AWAY.period for d in answer.rota.lines[Q])
    line = answer.rota.lines[P]
    same = [line.get(d) == line.get(d + 14 * DAY) for d in asked.period.days() if d < day(14)]
    assert sum(same) >= len(same) * 0.5
    assert "from a base rota of 2 weeks" in answer.stamp.solver
    assert (answer.stamp.seconds, told[-1].done) == (1200, 1.0)
    assert [p.done for p in told] == sorted(p.done for p in told)


@pytest.mark.parametrize("weeks", [0, 5, 27])
def test_a_base_rota_fits_into_the_period(weeks: int) -> None:
    with pytest.raises(NoBaseRota, match="1 to 4 weeks can"):
        base_problem(four_weeks(), weeks)
