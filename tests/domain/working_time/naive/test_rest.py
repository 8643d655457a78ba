"""Daily and weekly rest."""

from hypothesis import given

from domain.calendar import Period
from domain.working_time.facts import Facts, WorkFacts
from domain.working_time.model import Basis
from tests.domain.working_time.naive import rest
from tests.domain.working_time.naive.answers import agree, line_of, tries
from tests.domain.working_time.naive.random_agreements import by_tariff, on_rest, plain
from tests.domain.working_time.naive.random_lines import SHORT, TERMS, UNIT, Dice, Drawn, Make, shifts, throws


def drawn(days: Period, dice: Dice) -> Drawn:
    """A line with duties of every length, standby, calls and another employer's work among them."""
    calls, others = dice.of((0, 5, 3)), dice.of((0, 0, 6))
    make = Make(days_in_ten=8, standby=8, called_out=calls, passive=6, extra=6, other_employer=others)
    agreements = (
        *on_rest(dice, days),
        *by_tariff(dice, days),
        *plain(dice, days, Basis.PASSIVE_REST_AUTHORITY, times=4),
    )
    work = WorkFacts(
        unplanned_call_out=dice.of((None, None, None, True, False)),
        serious_disturbance=dice.of((None, True, None, False)),
        averts_danger=dice.of((None, None, None, None, None, None, True, False)),
    )
    return Drawn(days, shifts(dice, days, make), agreements, TERMS, UNIT, Facts(work=work))


@tries(60)
@given(throws(SHORT))
def test_rest(thrown: tuple[Period, Dice]) -> None:
    line = drawn(*thrown)
    laid = line_of(line)
    agree(line, "AML-10-8-1-DAILY-REST", rest.daily(line), laid)
    agree(line, "AML-10-8-2-WEEKLY-REST", rest.weekly(line), laid)
    agree(line, "AML-10-8-3-EMERGENCY", rest.emergency(line), laid)
