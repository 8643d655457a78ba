"""What was worked before the plan binds the generator as it binds the rules, and never forbids a plan by itself."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.calendar import DAY
from domain.ids import PersonId, ShiftCode
from domain.rota.solver import RotaProblem
from domain.working_time.judging import judge
from domain.working_time.model import Nights, Rota
from domain.working_time.register import standard_rule_set
from tests.adapters.solver.rotas import MONDAY, SOUGHT, UNIT, day, person, problem, shifts, solved, wanted

P = PersonId("p")
EVERY_DAY = tuple(range(14))


def history(weeks: int, *codes: str) -> dict[date, ShiftCode]:
    """So many weeks before the plan, each with ``codes`` from its Monday on; ``.`` is a day off."""
    return {
        MONDAY + (7 * (week - weeks) + n) * DAY: ShiftCode(code)
        for week in range(weeks)
        for n, code in enumerate(codes)
        if code != "."
    }


def after(worked: dict[date, ShiftCode], *demands: Any, **more: Any) -> RotaProblem:
    return replace(problem(*demands, **more), history={P: worked})


def forbidden(asked: RotaProblem, rota: Rota) -> set[str]:
    return {f.rule for f in judge(asked.case(rota), standard_rule_set(asked.rule)) if f.verdict.forbids}


LONG_WEEKS = history(7, "DL", "DL", "DL", "DL", "DL")
"""60 h a week: with the plan's first week the mean of eight stays within 48 h by nothing."""
NIGHTS = history(3, "N", "N", "N", "N", "N")
"""49 h a week by night: a fourth week has room for 30 h."""
ROWS = {
    "AML-10-6-8-WEEK48": after(LONG_WEEKS, wanted("D", *EVERY_DAY), agreements=()),
    "AML-10-11-6-NIGHT-AVG8": after(
        NIGHTS, wanted("D", *EVERY_DAY), people=(person(nights=Nights.NEVER),), agreements=SOUGHT[:1]
    ),
    "AML-10-8-1-DAILY-REST": after(history(1, ".", ".", ".", ".", ".", ".", "A"), wanted("D", 0), agreements=()),
    "UNIT-WEEKENDS": after(
        history(1, ".", ".", ".", ".", ".", "D"), wanted("D", 5), unit=replace(UNIT, weekend_every=2)
    ),
    "UNIT-DAYS-IN-A-ROW": after(history(1, ".", "D", "D", "D", "D", "D", "D"), wanted("D", 0)),
    "AML-10-8-4-SUNDAY-NEXT": after(
        history(1, ".", ".", ".", ".", ".", ".", "D"), wanted("D", 6), agreements=SOUGHT[:2]
    ),
}


@pytest.mark.parametrize("rule", ROWS)
def test_the_generator_keeps_what_reaches_back(rule: str) -> None:
    asked = ROWS[rule]
    free = replace(asked, history={})
    tempted = solved(free).rota
    assert rule in forbidden(asked, tempted), "without the history it would have been broken"
    assert forbidden(asked, solved(asked).rota) == set()


def test_a_week_without_rest_before_the_plan_leaves_a_plan_to_be_made() -> None:
    """Monday to Saturday are worked; the plan begins on the Sunday, which cannot mend it and may not make it worse."""
    sunday = MONDAY + 6 * DAY
    worked = {MONDAY + n * DAY: ShiftCode("D") for n in range(6)}
    asked = replace(problem(wanted("D", 6, 8), weeks=2, first_day=sunday), history={P: worked})
    answer = solved(asked)
    assert forbidden(asked, answer.rota) == set()
    given = shifts(answer)
    assert day(6) == sunday
    assert (given.get(6), given.get(8)) == (None, "D")
