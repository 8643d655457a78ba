"""Hospital doctors."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from hypothesis import given

from domain.calendar import Period
from domain.working_time.facts import Facts, PersonFacts
from domain.working_time.model import Absence, AbsenceEffect, AgreedLimits, Basis
from tests.domain.working_time.naive import doctors
from tests.domain.working_time.naive.answers import Said, agree, line_of, tries
from tests.domain.working_time.naive.clock import ONE_DAY
from tests.domain.working_time.naive.random_agreements import agreement, on_standby, plain
from tests.domain.working_time.naive.random_lines import MIDDLE, SHORT, TERMS, UNIT, Dice, Drawn, Make, shifts, throws

LENGTHS = (480, 540, 600, 1020, 1140, 1141, 1200, 1440, 960, 720, 300, 420, 1080, 180, 60)
RULES: list[tuple[str, Callable[[Drawn], list[Said]]]] = [
    ("TAR-DOC-60", doctors.sixty),
    ("TAR-DOC-19", doctors.nineteen),
    ("TAR-DOC-REST-8GAP", doctors.eight_between),
    ("TAR-DOC-REST-28", doctors.twenty_eight_a_week),
    ("TAR-DOC-REST-8DAY", doctors.eight_a_day),
]


def drawn(days: Period, dice: Dice) -> Drawn:
    """Long duties, passive ones too, and home duty with calls."""
    make = Make(days_in_ten=dice.of((7, 5, 6)), again=4, lengths=LENGTHS, standby=3, called_out=4, passive=3, extra=8)
    agreements = [*plain(dice, days, Basis.DOCTORS), *on_standby(dice, days)]
    if agreements and dice.one_in(2):
        agreements[0] = replace(agreements[0], standby_ratio=Fraction(1, dice.of((4, 5, 3))))
    if dice.one_in(3):
        limits = AgreedLimits(hours_a_week=dice.of((None, timedelta(hours=65), timedelta(hours=56))))
        agreements.append(agreement(dice, days, Basis.DOCTORS_DEVIATION, limits))
    if dice.one_in(3):
        signed = agreement(dice, days, Basis.DOCTORS_EXTENDED, AgreedLimits())
        agreements.append(replace(signed, extended_week=timedelta(hours=5) if dice.one_in(2) else None))
    facts = Facts(
        person=PersonFacts(
            junior=dice.of((None, True, False)), extended_week=timedelta(hours=2.5) if dice.one_in(4) else None
        )
    )
    away = days.first_day + dice.number(len(days)) * ONE_DAY
    absences = (Absence(Period(away, away + 3 * ONE_DAY), dice.of((AbsenceEffect.AWAY, AbsenceEffect.COURSE))),)
    terms = replace(TERMS, fraction_percent=dice.of((100, 80, 60)), absences=absences if dice.one_in(3) else ())
    unit = replace(UNIT, averaging_weeks=dice.of((26, 6, 1)))
    return Drawn(days, shifts(dice, days, make), tuple(agreements), terms, unit, facts)


@tries(30)
@given(throws(SHORT))
def test_duty_and_rest(thrown: tuple[Period, Dice]) -> None:
    line = drawn(*thrown)
    laid = line_of(line)
    for rule, naive in RULES:
        agree(line, rule, naive(line), laid)


@tries(15)
@given(throws(SHORT + MIDDLE[1:2]))
def test_the_norm(thrown: tuple[Period, Dice]) -> None:
    days, dice = thrown
    line = drawn(days, dice)
    sparse = Make(days_in_ten=dice.of((6, 5)), again=20, lengths=(480, 540, 600, 720, 1020), standby=6, called_out=6)
    agree(line, "TAR-DOC-NORM", doctors.norm(line))
    fewer = replace(line, shifts=shifts(dice, days, sparse))
    agree(fewer, "TAR-DOC-NORM", doctors.norm(fewer))
