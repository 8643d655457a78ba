"""Overtime by the week, four weeks, the half year and the year; total hours of the day and the week."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given

from domain.calendar import Period
from domain.working_time.facts import Facts, PersonFacts, WorkFacts
from domain.working_time.model import Basis
from tests.domain.working_time.naive import overtime
from tests.domain.working_time.naive.answers import Said, agree, line_of, tries
from tests.domain.working_time.naive.random_agreements import by_tariff, on_averaging, on_standby, plain
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
)

WARD = ((7, 0), (15, 0), (22, 0), (14, 30), (7, 30))
RULES: list[tuple[str, Callable[[Drawn], list[Said]]]] = [
    ("AML-10-6-4-OT", overtime.quotas),
    ("AML-10-6-8-DAY13", overtime.total_days),
    ("AML-10-6-8-WEEK48", overtime.total_weeks),
]


def drawn(days: Period, dice: Dice) -> Drawn:
    """Shifts with overtime at their end, little or much, and perhaps an agreement on it of each kind."""
    make = Make(
        days_in_ten=dice.of((7, 5, 8)),
        again=dice.of((20, 8)),
        lengths=dice.of(((480, 540, 600, 660), (480, 720, 780, 781, 840, 960, 961), (600, 690, 780))),
        clocks=WARD,
        extra=dice.of((3, 2, 10)),
        standby=dice.of((0, 12)),
    )
    agreements = (
        *plain(dice, days, Basis.OVERTIME),
        *plain(dice, days, Basis.OVERTIME_AUTHORITY, times=4),
        *plain(dice, days, Basis.TOTAL_DAY),
        *by_tariff(dice, days),
        *(on_averaging(dice, days) if dice.one_in(2) else ()),
        *on_standby(dice, days),
    )
    facts = Facts(
        person=PersonFacts(every_third_sunday=dice.of((None, None, False))),
        work=WorkFacts(
            willing_each_time=dice.of((None, True, False)), averts_danger=dice.of((None, None, None, True, False))
        ),
    )
    terms = replace(TERMS, fraction_percent=dice.of((100, 50)))
    return Drawn(days, shifts(dice, days, make), agreements, terms, UNIT, facts)


@tries(40)
@given(throws(SHORT + MIDDLE))
def test_overtime(thrown: tuple[Period, Dice]) -> None:
    line = drawn(*thrown)
    laid = line_of(line)
    for rule, naive in RULES:
        agree(line, rule, naive(line), laid)


@tries(5)
@given(throws(LONG, 8))
def test_the_year(thrown: tuple[Period, Dice]) -> None:
    line = drawn(*thrown)
    agree(line, "AML-10-6-4-OT", overtime.quotas(line))


@tries(20)
@given(throws(MIDDLE))
def test_a_fixed_arrangement(thrown: tuple[Period, Dice]) -> None:
    days, dice = thrown
    make = Make(days_in_ten=9, lengths=(480,), clocks=WARD, extra=dice.of((1, 2)), again=0)
    line = Drawn(days, shifts(dice, days, make), (), TERMS, UNIT)
    agree(line, "AML-10-6-1-NEED", overtime.fixed_arrangements(line))
