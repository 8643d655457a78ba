"""Sundays and holidays: off the next one, or averaged; and the free time that belongs to each."""

from datetime import timedelta

from hypothesis import given

from domain.calendar import Period
from domain.working_time.model import Basis
from tests.domain.working_time.naive import sundays
from tests.domain.working_time.naive.answers import agree, line_of, tries
from tests.domain.working_time.naive.random_agreements import by_tariff, on_sundays, plain
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
    make = Make(days_in_ten=dice.of((7, 5, 9)), again=10, breaks=0, standby=12, other_employer=dice.of((0, 0, 8)))
    agreements = (
        *on_sundays(dice, days),
        *plain(dice, days, Basis.RELIGION, times=8),
        *(by_tariff(dice, days) if dice.one_in(4) else ()),
    )
    return Drawn(days, shifts(dice, days, make), agreements, TERMS, UNIT)


@tries(40)
@given(throws(SHORT + MIDDLE))
def test_red_days(thrown: tuple[Period, Dice]) -> None:
    line = drawn(*thrown)
    laid = line_of(line)
    agree(line, "AML-10-8-4-SUNDAY-NEXT", sundays.off_the_next(line), laid)
    agree(line, "AML-10-8-4-SUNDAY-AVG26", sundays.averaged(line), laid)


@tries(5)
@given(throws(LONG, 6))
def test_half_a_year(thrown: tuple[Period, Dice]) -> None:
    line = drawn(*thrown)
    agree(line, "AML-10-8-4-SUNDAY-AVG26", sundays.averaged(line))


@tries(60)
@given(throws(SHORT))
def test_the_work_in_each_free_time(thrown: tuple[Period, Dice]) -> None:
    line = drawn(*thrown)
    found = {red.day: red.work // timedelta(minutes=1) for red in line_of(line).red_days}
    worked = sundays.red_work(line, everybodys=True)
    assert found == {day: worked.get(day, 0) for day in sundays.red_days(line)}
