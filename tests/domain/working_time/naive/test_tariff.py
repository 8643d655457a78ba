"""The hospital tariff's weeks and long shifts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from hypothesis import given

from domain.calendar import Period
from domain.working_time.facts import Facts, PersonFacts, RotaKind
from domain.working_time.model import Absence, AbsenceEffect
from tests.domain.working_time.naive import tariff
from tests.domain.working_time.naive.answers import Said, agree, line_of, tries
from tests.domain.working_time.naive.clock import ONE_DAY
from tests.domain.working_time.naive.random_agreements import by_tariff, on_averaging, on_standby
from tests.domain.working_time.naive.random_lines import MIDDLE, SHORT, TERMS, UNIT, Dice, Drawn, Make, shifts, throws

THREE_PARTS = ((7, 0), (15, 0), (22, 0), (14, 30), (7, 30), (21, 0))
DAYS = ((7, 0), (8, 0), (10, 0))
LENGTHS = (480, 450, 480, 540, 600, 360, 420, 601, 750, 751, 780)
RULES: list[tuple[str, Callable[[Drawn], list[Said]]]] = [
    ("TAR-HOURS-DAY", lambda line: tariff.week(line, "day")),
    ("TAR-HOURS-ROTA", lambda line: tariff.week(line, "rota")),
    ("TAR-HOURS-CONT", lambda line: tariff.week(line, "continuous")),
    ("TAR-HOURS-3SPLIT", tariff.three_part),
    ("TAR-LONGSHIFT", tariff.long_shifts),
]


def drawn(days: Period, dice: Dice) -> Drawn:
    """Rota of two and three parts, part-time, with standby, extra time and an absence in some."""
    make = Make(
        days_in_ten=dice.of((6, 5, 7, 4)),
        again=20,
        lengths=LENGTHS,
        clocks=dice.of((THREE_PARTS, DAYS, THREE_PARTS)),
        standby=dice.of((0, 10)),
        extra=dice.of((0, 8)),
    )
    away = days.first_day + dice.number(len(days)) * ONE_DAY
    absences = (Absence(Period(away, away + 4 * ONE_DAY), dice.of((AbsenceEffect.AWAY, AbsenceEffect.COURSE))),)
    terms = replace(
        TERMS,
        fraction_percent=dice.of((100, 75, 50, 80)),
        full_time_week=timedelta(hours=dice.of((35.5, 37.5, 33.6, 34.5))),
        absences=absences if dice.one_in(3) else (),
    )
    facts = PersonFacts(
        rota=dice.of((None, None, None, None, *RotaKind)), every_third_sunday=dice.of((None, None, None, True, False))
    )
    unit = replace(UNIT, averaging_weeks=dice.of((26, 4, 6)), three_part_count=dice.one_in(2))
    agreements = (*on_averaging(dice, days), *by_tariff(dice, days), *on_standby(dice, days))
    return Drawn(days, shifts(dice, days, make), agreements, terms, unit, Facts(person=facts))


@tries(40)
@given(throws(SHORT + MIDDLE))
def test_the_tariff(thrown: tuple[Period, Dice]) -> None:
    line = drawn(*thrown)
    laid = line_of(line)
    for rule, naive in RULES:
        agree(line, rule, naive(line), laid)
