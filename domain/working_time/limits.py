"""The limits that hold for one person on one day, under the agreements in force.

The rules and the generator both read their figures here; neither holds a figure of its own.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.ids import PersonId
from domain.working_time.figures import Figures, RuleFigures
from domain.working_time.model import Agreed, Agreements, Basis, UnitTerms

AVERAGING = (Basis.AVERAGING, Basis.AVERAGING_AUTHORITY, Basis.AVERAGING_INDIVIDUAL)
"""The three agreed forms of averaging; the first in force is the one a mean rests on."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Figures in force for a person and day; an agreement never goes past the law's own ceiling for its kind.

    Where several agreements are in force each figure is the widest that one of them allows.
    """

    hours_a_day: timedelta
    hours_a_week: timedelta
    """Cap on each Monday-to-Sunday week."""
    eight_week_mean: timedelta | None
    """Cap on the weekly mean over eight weeks; ``None`` without averaging (every week is capped instead)."""
    daily_rest: timedelta
    weekly_rest: timedelta
    sundays_averaged: bool
    """Whether red days off are averaged; else whoever worked one is off the next."""
    night_four_weeks: timedelta | None
    """Cap on four weeks for a regular night worker; ``None`` where an agreement lifts it."""
    night_day: timedelta | None
    """Cap on a shift with more than 3 h at night, where the unit's nights are particular strain."""
    averaging: Agreed | None
    rest: Agreed | None
    """The agreement that lets daily or weekly rest be shorter."""


def limits(employee: PersonId, day: date, agreements: Agreements, unit: UnitTerms, rule: RuleFigures) -> Limits:
    """The limits for ``employee`` on ``day``."""
    figures = rule.figures
    averaging = [a for a in (agreements.covering(basis, employee, day) for basis in AVERAGING) if a]
    tariff = agreements.covering(Basis.TARIFF, employee, day)
    rest = agreements.covering(Basis.REST, employee, day)
    night = agreements.covering(Basis.NIGHT, employee, day)
    a_day = [_day(a, figures) for a in averaging] or [figures.day.value]
    a_week = [_week(a, figures) for a in averaging] or [figures.week.value]
    daily, weekly = figures.daily_rest.value, figures.weekly_rest.value
    if rest:
        daily = _rest(rest.limits.daily_rest, figures.daily_rest_agreed.value, daily)
        weekly = _rest(rest.limits.weekly_rest, figures.weekly_rest_agreed.value, weekly)
    if tariff:  # a union's tariff agreement has no ceiling of its own (AML § 10-12 (4))
        own = tariff.limits
        a_day.append(own.hours_a_day or a_day[0])
        a_week.append(own.hours_a_week or a_week[0])
        daily = min(daily, own.daily_rest if own.daily_rest is not None else daily)
        weekly = min(weekly, own.weekly_rest if own.weekly_rest is not None else weekly)
    return Limits(
        hours_a_day=max(a_day),
        hours_a_week=max(a_week),
        eight_week_mean=figures.eight_week_mean.value if averaging else None,
        daily_rest=daily,
        weekly_rest=weekly,
        sundays_averaged=agreements.covering(Basis.SUNDAYS, employee, day) is not None,
        night_four_weeks=None if night else figures.night_four_weeks.value,
        night_day=figures.night_day.value if unit.particular_strain_at_night and not night else None,
        averaging=averaging[0] if averaging else None,
        rest=rest or tariff,
    )


def _day(agreed: Agreed, figures: Figures) -> timedelta:
    ceiling = {
        Basis.AVERAGING: figures.averaged_day,
        Basis.AVERAGING_AUTHORITY: figures.averaged_day_authority,
        Basis.AVERAGING_INDIVIDUAL: figures.averaged_day_individual,
    }[agreed.basis].value
    return ceiling if agreed.limits.hours_a_day is None else min(agreed.limits.hours_a_day, ceiling)


def _week(agreed: Agreed, figures: Figures) -> timedelta:
    named = agreed.limits.hours_a_week
    if agreed.basis is Basis.AVERAGING_AUTHORITY:  # the law states no cap on the single week; the decision may
        return figures.averaged_week_authority.value if named is None else named
    shared = agreed.basis is Basis.AVERAGING
    ceiling = (figures.averaged_week if shared else figures.averaged_week_individual).value
    return ceiling if named is None else min(named, ceiling)


def _rest(agreed: timedelta | None, floor: timedelta, default: timedelta) -> timedelta:
    """What the agreement sets, never under the law's floor; an agreement silent on this rest leaves the default."""
    return default if agreed is None else max(agreed, floor)
