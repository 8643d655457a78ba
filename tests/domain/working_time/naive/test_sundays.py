"""Sundays and holidays: off the next one, or averaged; and the free time that belongs to each."""

from datetime import timedelta

from hypothesis import given

from domain.calendar import Period
from tests.domain.working_time.naive import sundays
from tests.domain.working_time.naive.answers import agree, line_of, tries
from tests.domain.working_time.naive.random_agreements import on_sundays
from tests.domain.working_time.naive.random_lines import (
    LONG,
    MIDDLE,
    SHORT,
    TERMS,
    UNIT,
    Dice,
    Drawn,
    Make,
    shifts,
    throws,
)  # fmt: skip


def drawn(days: Period, dice: Dice) -> Drawn:
    """A line with a shift on many days, so that red days in a row are worked."""
    make = Make(days_in_ten=dice.of((7, 5, 9)), again=10, breaks=0, standby=12)
    return Drawn(days, shifts(dice, days, make), tuple(on_sundays(dice, days)), TERMS, UNIT)


@tries(40)
@given(throws(SHORT + MIDDLE))
def test_off_the_next(thrown: tuple[Period, Dice]) -> None:
    line = drawn(*thrown)
    agree(line, "AML-10-8-4-SUNDAY-NEXT", sundays.off_the_next(line))


@tries(20)
@given(throws(MIDDLE + LONG))
def test_averaged(thrown: tuple[Period, Dice]) -> None:
    line = drawn(*thrown)
    agree(line, "AML-10-8-4-SUNDAY-AVG26", sundays.averaged(line))


@tries(60)
@given(throws(SHORT))
def test_the_work_in_each_free_time(thrown: tuple[Period, Dice]) -> None:
    line = drawn(*thrown)
    found = {red.day: red.work // timedelta(minutes=1) for red in line_of(line).red_days}
    worked = sundays.red_work(line)
    assert found == {day: worked.get(day, 0) for day in sundays.red_days(line)}
