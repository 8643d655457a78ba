"""Who works continuously in the sense of AML § 10-4 (5): 539 night hours and 231 Sunday hours a year."""

from datetime import date

import pytest

from domain.calendar import Period
from domain.working_time.arrangement import works_continuously
from domain.working_time.model import Shift, ShiftKind
from tests.domain.working_time.lines import line, period, shift

YEAR = Period(date(2027, 1, 4), date(2028, 1, 3))
CHANGES = {date(2027, 3, 27), date(2027, 10, 30)}


def nights(plan: Period, count: int, saturdays: int) -> list[Shift]:
    """So many nights of 7 h, of which so many from Saturday, when all their hours are Sunday hours."""
    on_saturday = [d for d in plan.days() if d.weekday() == 5 and d not in CHANGES][:saturdays]
    others = [d for d in plan.days() if d.weekday() < 4][: count - saturdays]
    return [shift(d, "23:00", "06:00", ShiftKind.NIGHT) for d in sorted(on_saturday + others)]


@pytest.mark.parametrize(
    ("count", "saturdays", "does"),
    [(77, 33, True), (76, 33, False), (77, 32, False), (78, 34, True)],  # 77 x 7 = 539, 33 x 7 = 231
)
def test_the_hours_of_a_year(count: int, saturdays: int, *, does: bool) -> None:
    assert works_continuously(line(nights(YEAR, count, saturdays), plan=YEAR)) is does


def test_a_shorter_plan_needs_its_share() -> None:
    weeks = period("2027-04-05", "2027-06-16")  # 73 days, a fifth of the year: 107.8 and 46.2 h
    assert len(weeks) == 73
    assert works_continuously(line(nights(weeks, 16, 7), plan=weeks))
    assert not works_continuously(line(nights(weeks, 15, 7), plan=weeks))
    assert not works_continuously(line(nights(weeks, 16, 6), plan=weeks))


def test_a_minute_less_is_not_enough() -> None:
    own = nights(YEAR, 77, 33)
    shorter = [*own[:-1], shift(own[-1].day, "23:01", "06:00", ShiftKind.NIGHT)]
    assert not works_continuously(line(shorter, plan=YEAR))
