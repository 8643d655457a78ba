"""Breaks, in the day's work and in overtime."""

from datetime import timedelta

from hypothesis import given

from domain.calendar import Period
from domain.working_time.facts import Facts, WorkFacts
from tests.domain.working_time.naive import breaks
from tests.domain.working_time.naive.answers import agree, tries
from tests.domain.working_time.naive.random_agreements import by_tariff
from tests.domain.working_time.naive.random_lines import SHORT, TERMS, UNIT, Dice, Drawn, Make, shifts, throws


def drawn(days: Period, dice: Dice) -> Drawn:
    """Shifts with breaks of every length, and overtime at the end of some."""
    make = Make(extra=3, standby=10, breaks=3, again=4, other_employer=dice.of((0, 8)))
    line = shifts(dice, days, make)
    overtime = None
    if line and dice.one_in(4):
        overtime = dice.of(line).ends - dice.of((180, 120, 121, 30)) * timedelta(minutes=1)
    facts = Facts(work=WorkFacts(break_free_to_leave=dice.of((None, True, False)), overtime_from=overtime))
    return Drawn(days, line, tuple(by_tariff(dice, days)), TERMS, UNIT, facts)


@tries(60)
@given(throws(SHORT))
def test_breaks(thrown: tuple[Period, Dice]) -> None:
    line = drawn(*thrown)
    agree(line, "AML-10-9-1-BREAK", breaks.breaks(line))
    agree(line, "AML-10-9-2-OT-BREAK", breaks.in_overtime(line))
