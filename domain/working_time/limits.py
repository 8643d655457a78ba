"""The limits that hold for one person on one day, under the agreements in force.

The rules and the generator both read their figures here; neither holds a figure of its own.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.ids import PersonId
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Agreed, Agreements, Basis, UnitTerms


@dataclass(frozen=True, slots=True)
class Limits:
    """Figures in force for a person and day; an agreement never goes past the law's own ceiling for its kind."""

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


def limits(employee: PersonId, day: date, agreements: Agreements, unit: UnitTerms, rule: RuleFigures) -> Limits:
    """The limits for ``employee`` on ``day``."""
    figures = rule.figures
    shared = agreements.covering(Basis.AVERAGING, employee, day)
    own = agreements.covering(Basis.AVERAGING_INDIVIDUAL, employee, day)
    rest = agreements.covering(Basis.REST, employee, day)
    night = agreements.covering(Basis.NIGHT, employee, day)
    averaging = shared or own
    if averaging is None:
        hours_a_day, hours_a_week, mean = figures.day.value, figures.week.value, None
    else:
        ceiling_day = figures.averaged_day if shared else figures.averaged_day_individual
        ceiling_week = figures.averaged_week if shared else figures.averaged_week_individual
        hours_a_day = _at_most(averaging.limits.hours_a_day, ceiling_day.value)
        hours_a_week = _at_most(averaging.limits.hours_a_week, ceiling_week.value)
        mean = figures.eight_week_mean.value
    return Limits(
        hours_a_day=hours_a_day,
        hours_a_week=hours_a_week,
        eight_week_mean=mean,
        daily_rest=_rest(
            rest.limits.daily_rest if rest else None,
            figures.daily_rest_agreed.value,
            figures.daily_rest.value,
        ),
        weekly_rest=_rest(
            rest.limits.weekly_rest if rest else None,
            figures.weekly_rest_agreed.value,
            figures.weekly_rest.value,
        ),
        sundays_averaged=agreements.covering(Basis.SUNDAYS, employee, day) is not None,
        night_four_weeks=None if night else figures.night_four_weeks.value,
        night_day=figures.night_day.value if unit.particular_strain_at_night and not night else None,
        averaging=averaging,
        rest=rest,
    )


def _at_most(agreed: timedelta | None, ceiling: timedelta) -> timedelta:
    return ceiling if agreed is None else min(agreed, ceiling)


def _rest(agreed: timedelta | None, floor: timedelta, default: timedelta) -> timedelta:
    """What the agreement sets, never under the law's floor; an agreement silent on this rest leaves the default."""
    return default if agreed is None else max(agreed, floor)
