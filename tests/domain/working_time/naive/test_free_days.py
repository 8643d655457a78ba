"""Days off by code."""

from dataclasses import replace

from hypothesis import given

from domain.calendar import Period
from domain.working_time.model import Absence, AbsenceEffect
from tests.domain.working_time.naive import free_days
from tests.domain.working_time.naive.answers import agree, line_of, tries
from tests.domain.working_time.naive.clock import ONE_DAY
from tests.domain.working_time.naive.random_agreements import on_sundays
from tests.domain.working_time.naive.random_lines import MIDDLE, SHORT, TERMS, UNIT, Dice, Drawn, Make, shifts, throws

LENGTHS = (480, 450, 540, 600, 720, 420, 360, 750)


def drawn(days: Period, dice: Dice) -> Drawn:
    """Weeks with a day or two off, and red days worked."""
    make = Make(days_in_ten=dice.of((7, 5, 3)), again=20, lengths=LENGTHS, breaks=0, standby=9)
    away = days.first_day + dice.number(len(days)) * ONE_DAY
    absences = (Absence(Period(away, away + 3 * ONE_DAY), dice.of((AbsenceEffect.AWAY, AbsenceEffect.COURSE))),)
    terms = replace(TERMS, absences=absences if dice.one_in(3) else ())
    unit = replace(UNIT, averaging_weeks=dice.of((26, 4, 2)))
    return Drawn(days, shifts(dice, days, make), tuple(on_sundays(dice, days)), terms, unit)


@tries(40)
@given(throws(SHORT + MIDDLE))
def test_days_off(thrown: tuple[Period, Dice]) -> None:
    line = drawn(*thrown)
    laid = line_of(line)
    agree(line, "TAR-F3", free_days.for_red_days(line), laid)
    agree(line, "TAR-F5", free_days.for_the_weekly_day_off(line), laid)
