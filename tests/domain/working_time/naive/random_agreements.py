"""Random agreements: every grantor, some for the whole plan, some that begin or end inside it."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from domain.calendar import Period
from domain.working_time.model import Agreed, AgreedLimits, Basis
from tests.domain.working_time.naive.clock import MINUTE, ONE_DAY
from tests.domain.working_time.naive.random_lines import PERSON, Dice

FOREVER = Period(date(2026, 1, 1), date(2030, 12, 31))


def agreement(dice: Dice, plan: Period, basis: Basis, limits: AgreedLimits, name: str = "") -> Agreed:
    """An agreement on ``basis``, mostly for all time, sometimes for a part of the plan."""
    period = FOREVER
    if dice.one_in(3):
        one, other = (plan.first_day + dice.number(len(plan)) * ONE_DAY for _ in "ab")
        first, last = min(one, other), max(one, other)
        period = Period(first, last) if dice.one_in(2) else Period(FOREVER.first_day, last)
    return Agreed(name or f"{basis.value}, {dice.thrown:03}", basis, limits, period, frozenset({PERSON}))


def on_averaging(dice: Dice, plan: Period) -> list[Agreed]:
    """Perhaps averaging by one or two of its grantors."""
    found = []
    for basis in (Basis.AVERAGING, Basis.AVERAGING_INDIVIDUAL, Basis.AVERAGING_AUTHORITY):
        if dice.one_in(3):
            limits = AgreedLimits(
                hours_a_day=_minutes(dice.of((None, None, 600, 570, 720, 750, 780, 840))),
                hours_a_week=_minutes(dice.of((None, None, 48 * 60, 50 * 60, 54 * 60, 60 * 60, 45 * 60))),
                averaging_weeks=dice.of((None, 4, 8, 12, 26, 52, 60)),
            )
            found.append(agreement(dice, plan, basis, limits))
    return found


def on_rest(dice: Dice, plan: Period) -> list[Agreed]:
    """Perhaps shorter rest by the representatives."""
    if not dice.one_in(2):
        return []
    daily, weekly = dice.of((480, 570, None, 420, 540)), dice.of((28 * 60, 30 * 60, None, 25 * 60))
    limits = AgreedLimits(daily_rest=_minutes(daily), weekly_rest=_minutes(weekly), compensatory_rest="same_week")
    return [agreement(dice, plan, Basis.REST, limits)]


def by_tariff(dice: Dice, plan: Period) -> list[Agreed]:
    """Perhaps a tariff agreement with figures of its own, or with none."""
    if not dice.one_in(4):
        return []
    limits = AgreedLimits(
        hours_a_day=_minutes(dice.of((13 * 60, 810, None, 900))),
        hours_a_week=_minutes(dice.of((56 * 60, None, 60 * 60))),
        daily_rest=_minutes(dice.of((360, None, 480))),
        weekly_rest=_minutes(dice.of((24 * 60, None))),
    )
    if dice.one_in(3):
        limits = AgreedLimits()
    return [replace(agreement(dice, plan, Basis.TARIFF, limits), whole_chapter=dice.one_in(2))]


def on_standby(dice: Dice, plan: Period) -> list[Agreed]:
    """Perhaps another share of standby."""
    if not dice.one_in(3):
        return []
    share = dice.of((Fraction(1, 5), Fraction(1, 4), None, Fraction(1, 10)))
    return [replace(agreement(dice, plan, Basis.STANDBY, AgreedLimits()), standby_ratio=share)]


def on_sundays(dice: Dice, plan: Period) -> list[Agreed]:
    """Perhaps averaging of red days, one agreement or two."""
    return [
        agreement(dice, plan, Basis.SUNDAYS, AgreedLimits(averaging_weeks=dice.of((None, 8, 26, 52, 4))), name)
        for name in ("a", "b")
        if dice.one_in(2)
    ]


def plain(dice: Dice, plan: Period, basis: Basis, times: int = 2) -> list[Agreed]:
    """Perhaps an agreement that sets no figure."""
    return [agreement(dice, plan, basis, AgreedLimits())] if dice.one_in(times) else []


def _minutes(count: int | None) -> timedelta | None:
    return None if count is None else count * MINUTE
