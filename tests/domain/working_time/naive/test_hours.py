"""Normal hours of the day and the week, by each paragraph of § 10-4, and averaging by each of its grantors."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given

from domain.calendar import Period
from domain.working_time.facts import Facts, PersonFacts, RotaKind
from domain.working_time.model import AgreedLimits, Basis
from tests.domain.working_time.naive import hours
from tests.domain.working_time.naive.answers import Said, agree, line_of, tries
from tests.domain.working_time.naive.arrangement import own_week
from tests.domain.working_time.naive.clock import MINUTE
from tests.domain.working_time.naive.random_agreements import agreement, by_tariff, on_averaging, on_standby
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

THREE_PARTS = ((7, 0), (15, 0), (22, 0), (14, 30), (7, 30), (21, 0))
DAYS = ((7, 0), (8, 0), (15, 0), (10, 0))
SINGLE: list[tuple[str, Callable[[Drawn], list[Said]]]] = [
    ("AML-10-4-1-DAY9", lambda line: hours.long_days(line, with_passive=False)),
    ("AML-10-4-1-WEEK40", hours.week_of_forty),
    ("AML-10-4-2-PASSIVE", hours.with_passive),
    ("AML-10-4-3-STANDBY", hours.with_standby),
]
ROTA = [("AML-10-4-4-WEEK38", "(4)"), ("AML-10-4-5-WEEK36", "(5)"), ("AML-10-4-6-THREESPLIT", "(6)")]
BY = [
    ("AML-10-5-1-IND", Basis.AVERAGING_INDIVIDUAL),
    ("AML-10-5-2-TV", Basis.AVERAGING),
    ("AML-10-5-3-AT", Basis.AVERAGING_AUTHORITY),
]


def drawn(days: Period, dice: Dice, again: int = 20) -> Drawn:
    """Weeks of mostly plain shifts, from 30 to 60 h each, with passive time, standby and extra time in some."""
    make = Make(
        days_in_ten=dice.of((7, 6, 8, 5)),
        again=dice.of((again, 12)),
        lengths=dice.of((DAY_LENGTHS, (480, 450, 570), (480, 630, 660, 690, 780, 540))),
        clocks=dice.of((THREE_PARTS, DAYS, ((22, 0), (21, 0)))),
        standby=dice.of((0, 9, 0)),
        extra=dice.of((0, 7)),
        passive=dice.of((0, 5)),
    )
    agreements = [*on_averaging(dice, days), *on_standby(dice, days)] if dice.one_in(2) else []
    agreements += by_tariff(dice, days)
    if dice.one_in(4):
        limits = AgreedLimits(hours_a_day=dice.of((None, 720 * MINUTE, 840 * MINUTE)))
        agreements.append(agreement(dice, days, Basis.PASSIVE_AUTHORITY, limits))
    facts = PersonFacts(
        rota=dice.of((None, None, None, *RotaKind)), every_third_sunday=dice.of((None, None, True, False))
    )
    unit = replace(UNIT, averaging_weeks=dice.of((26, 6, 12)))
    terms = replace(TERMS, fraction_percent=dice.of((100, 75, 50)))
    return Drawn(days, shifts(dice, days, make), tuple(agreements), terms, unit, Facts(person=facts))


@tries(40)
@given(throws(SHORT + MIDDLE))
def test_the_day_and_the_week(thrown: tuple[Period, Dice]) -> None:
    line = drawn(*thrown, again=5)
    laid = line_of(line)
    for rule, naive in SINGLE:
        agree(line, rule, naive(line), laid)
    for rule, paragraph in ROTA:
        agree(line, rule, hours.rota_weeks(line, paragraph), laid)


@tries(40)
@given(throws(MIDDLE))
def test_averaging(thrown: tuple[Period, Dice]) -> None:
    days, dice = thrown
    line = drawn(days, dice)
    line = replace(line, agreements=(*line.agreements, *on_averaging(dice, days)))
    laid = line_of(line)
    for rule, basis in BY:
        agree(line, rule, hours.long_averaged_weeks(line, basis), laid)
    agree(line, "AML-10-5-MEAN", hours.high_means(line, lambda of: own_week(line, of)), laid)
