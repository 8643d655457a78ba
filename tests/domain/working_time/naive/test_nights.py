"""Night work: four weeks, and nights of particular strain; what the night is."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given

from domain.calendar import Period
from domain.working_time.facts import Facts, PersonFacts, RotaKind
from domain.working_time.model import Basis
from tests.domain.working_time.naive import nights
from tests.domain.working_time.naive.answers import agree, line_of, tries
from tests.domain.working_time.naive.random_agreements import by_tariff, on_standby, plain
from tests.domain.working_time.naive.random_lines import (
    DAY_LENGTHS,
    MIDDLE,
    SHORT,
    TERMS,
    UNIT,
    Dice,
    Drawn,
    Make,
    shifts,
    throws,
)

CLOCKS = ((22, 0), (7, 0), (21, 0), (15, 0), (23, 0), (17, 0), (2, 0), (14, 30))
LENGTHS = (*DAY_LENGTHS, 480, 481, 540, 600, 660, 420, 300)


def drawn(days: Period, dice: Dice) -> Drawn:
    """Nights among other shifts, round 44 h a week."""
    clocks = CLOCKS if not dice.one_in(5) else ((7, 0), (15, 0), (14, 30), (6, 0))
    make = Make(
        days_in_ten=dice.of((7, 8, 6)), again=25, clocks=clocks, lengths=LENGTHS, standby=12, extra=8, passive=8
    )
    agreements = (*plain(dice, days, Basis.NIGHT), *by_tariff(dice, days), *on_standby(dice, days))
    strain, regular = dice.of((None, True, False)), dice.of((None, None, True, False))
    rota = dice.of((None, None, *RotaKind))
    facts = Facts(person=PersonFacts(rota=rota, considerable_strain=strain, regular_night_worker=regular))
    unit = replace(UNIT, particular_strain_at_night=dice.one_in(2))
    return Drawn(days, shifts(dice, days, make), agreements, TERMS, unit, facts)


@tries(40)
@given(throws(SHORT + MIDDLE))
def test_nights(thrown: tuple[Period, Dice]) -> None:
    line = drawn(*thrown)
    laid = line_of(line)
    agree(line, "AML-10-11-6-NIGHT-AVG8", nights.four_weeks(line), laid)
    agree(line, "AML-10-11-7-NIGHT-HARD8", nights.strain(line), laid)
    assert [night // timedelta(minutes=1) for night in laid.nights] == nights.at_night(line)
