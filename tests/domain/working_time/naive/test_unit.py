"""What the unit has agreed: weekends, days in a row, nights in a row."""

from dataclasses import replace

from hypothesis import given

from domain.calendar import Period
from tests.domain.working_time.naive import unit
from tests.domain.working_time.naive.answers import agree, line_of, tries
from tests.domain.working_time.naive.random_lines import MIDDLE, SHORT, TERMS, UNIT, Dice, Drawn, Make, shifts, throws


@tries(30)
@given(throws(SHORT + MIDDLE))
def test_what_the_unit_has_agreed(thrown: tuple[Period, Dice]) -> None:
    days, dice = thrown
    terms = replace(
        UNIT,
        weekend_every=dice.of((3, 2, 4, 1)),
        consecutive_shifts_at_most=dice.of((6, 3, 4)),
        consecutive_nights_at_most=dice.of((4, 2, 1)),
    )
    make = Make(
        days_in_ten=dice.of((7, 3, 9)),
        standby=9,
        clocks=((22, 0), (7, 0), (23, 0)) if dice.one_in(2) else ((7, 0), (15, 0)),
    )
    line = Drawn(days, shifts(dice, days, make), (), TERMS, terms)
    laid = line_of(line)
    agree(line, "UNIT-WEEKENDS", unit.weekends(line), laid)
    agree(line, "UNIT-DAYS-IN-A-ROW", unit.days_in_a_row(line), laid)
    agree(line, "UNIT-NIGHTS-IN-A-ROW", unit.nights_in_a_row(line), laid)
