"""Averaging of the week's hours, by each of its grantors."""

from dataclasses import replace

import pytest
from hypothesis import given

from domain.calendar import Period
from domain.working_time.model import Basis
from tests.domain.working_time.naive import hours
from tests.domain.working_time.naive.answers import agree, tries
from tests.domain.working_time.naive.random_agreements import by_tariff, on_averaging, on_standby
from tests.domain.working_time.naive.random_lines import (
    DAY_LENGTHS,
    MIDDLE,
    TERMS,
    UNIT,
    Dice,
    Drawn,
    Make,
    shifts,
    throws,
)


def drawn(days: Period, dice: Dice) -> Drawn:
    """Many weeks of mostly plain shifts, round 48 h each."""
    make = Make(days_in_ten=dice.of((7, 6, 8)), again=dice.of((30, 12)), lengths=DAY_LENGTHS, standby=14, extra=9)
    agreements = (*on_averaging(dice, days), *by_tariff(dice, days), *on_standby(dice, days))
    unit = replace(UNIT, averaging_weeks=dice.of((26, 6, 12)))
    return Drawn(days, shifts(dice, days, make), agreements, TERMS, unit)


@pytest.mark.parametrize(
    ("rule", "basis"),
    [
        ("AML-10-5-1-IND", Basis.AVERAGING_INDIVIDUAL),
        ("AML-10-5-2-TV", Basis.AVERAGING),
    ],
)
@tries(20)
@given(throws(MIDDLE))
def test_averaged_weeks(rule: str, basis: Basis, thrown: tuple[Period, Dice]) -> None:
    line = drawn(*thrown)
    agree(line, rule, hours.long_averaged_weeks(line, basis))
