"""Daily and weekly rest."""

from hypothesis import given

from domain.calendar import Period
from domain.working_time.facts import Facts
from tests.domain.working_time.naive import rest
from tests.domain.working_time.naive.answers import agree, tries
from tests.domain.working_time.naive.random_agreements import by_tariff, on_rest
from tests.domain.working_time.naive.random_lines import SHORT, TERMS, UNIT, Dice, Drawn, Make, shifts, throws

MAKE = Make(days_in_ten=8, standby=8, called_out=6, passive=6, extra=6)


def drawn(days: Period, dice: Dice) -> Drawn:
    """A line with duties of every length, standby and calls among them."""
    agreements = (*on_rest(dice, days), *by_tariff(dice, days))
    return Drawn(days, shifts(dice, days, MAKE), agreements, TERMS, UNIT, Facts())


@tries(40)
@given(throws(SHORT))
def test_daily_rest(thrown: tuple[Period, Dice]) -> None:
    line = drawn(*thrown)
    agree(line, "AML-10-8-1-DAILY-REST", rest.daily(line))


@tries(40)
@given(throws(SHORT))
def test_weekly_rest(thrown: tuple[Period, Dice]) -> None:
    line = drawn(*thrown)
    agree(line, "AML-10-8-2-WEEKLY-REST", rest.weekly(line))
