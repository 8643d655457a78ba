"""Those under 18."""

from dataclasses import replace
from datetime import date

from hypothesis import given

from domain.calendar import Period
from domain.working_time.facts import Facts, PersonFacts, WorkFacts
from tests.domain.working_time.naive import young
from tests.domain.working_time.naive.answers import agree, line_of, tries
from tests.domain.working_time.naive.clock import ONE_DAY
from tests.domain.working_time.naive.random_lines import SHORT, TERMS, UNIT, Dice, Drawn, Make, shifts, throws

CLOCKS = ((7, 0), (8, 0), (14, 0), (15, 0), (12, 0), (15, 30), (22, 0), (17, 0), (6, 0), (0, 0))
LENGTHS = (480, 450, 481, 420, 270, 271, 300, 240, 180, 60, 540, 360)
KNOWN = (None, None, True, False)


def drawn(days: Period, dice: Dice) -> Drawn:
    """An apprentice, who may turn 18 on some day of the plan, perhaps with another job."""
    make = Make(
        days_in_ten=dice.of((6, 7, 4)), again=8, clocks=CLOCKS, lengths=LENGTHS, standby=12, extra=9,
        other_employer=dice.of((0, 5)),
    )  # fmt: skip
    birthday = days.first_day + dice.number(len(days)) * ONE_DAY
    born = dice.of((date(2011, 1, 1), birthday.replace(year=birthday.year - 18), date(1980, 5, 5), None))
    person = PersonFacts(
        light_work=dice.of(KNOWN),
        apprentice_health_worker=dice.of(KNOWN),
        in_curriculum=dice.of(KNOWN),
        health_check_offered=dice.of(KNOWN),
    )
    facts = Facts(person=person if dice.one_in(2) else PersonFacts(), work=WorkFacts(nature_requires=dice.of(KNOWN)))
    return Drawn(days, shifts(dice, days, make), (), replace(TERMS, born=born), UNIT, facts)


@tries(40)
@given(throws(SHORT))
def test_under_18(thrown: tuple[Period, Dice]) -> None:
    line = drawn(*thrown)
    laid = line_of(line)
    agree(line, "AML-11-YOUTH-HOURS", young.hours(line), laid)
    agree(line, "AML-11-YOUTH-REST", young.rest(line), laid)
    agree(line, "FOR-2011-1355-§12-9-YOUTH-NIGHT", young.exceptions(line), laid)
