"""The limits that hold for one person on one day, under the agreements in force.

The rules and the generator both read their figures here; neither holds a figure of its own.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypedDict

from domain.ids import PersonId
from domain.working_time.figures import Figures, RuleFigures
from domain.working_time.model import ZERO, Agreed, Agreements, Basis, Terms, UnitTerms

NO_LIMIT = timedelta(weeks=1)
"""More hours than a day or a week can hold."""

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
    tariff: Agreed | None
    """A tariff agreement with a union that has the right of nomination (AML § 10-12 (4))."""
    night: Agreed | None
    passive_by_authority: Agreed | None
    """The authority's consent to longer hours of particularly passive work (AML § 10-4 (2))."""
    total_day: timedelta
    """Normal hours and overtime together in 24 h."""
    total: Agreed | None
    overtime_week: timedelta
    overtime_four_weeks: timedelta | None
    """``None`` under the authority's consent, which sets a half year instead."""
    overtime_year: timedelta | None
    overtime_half_year: timedelta | None
    overtime: Agreed | None
    """What lets overtime pass the act's default, for employees who are willing each time."""

    @property
    def whole_chapter(self) -> bool:
        """Whether a tariff agreement derogates from all of the chapter that it may."""
        return self.tariff is not None and self.tariff.whole_chapter


def limits(employee: PersonId, day: date, agreements: Agreements, unit: UnitTerms, rule: RuleFigures) -> Limits:
    """The limits for ``employee`` on ``day``."""
    figures, settings = rule.figures, rule.settings
    averaging = [a for a in (agreements.covering(basis, employee, day) for basis in AVERAGING) if a]
    tariff = agreements.covering(Basis.TARIFF, employee, day)
    rest = agreements.covering(Basis.REST, employee, day)
    night = agreements.covering(Basis.NIGHT, employee, day)
    total = agreements.covering(Basis.TOTAL_DAY, employee, day)
    overtime = agreements.covering(Basis.OVERTIME, employee, day)
    consent = agreements.covering(Basis.OVERTIME_AUTHORITY, employee, day)
    a_day = [_day(a, figures) for a in averaging] or [figures.day.value]
    a_week = [_week(a, rule) for a in averaging] or [figures.week.value]
    daily, weekly = figures.daily_rest.value, figures.weekly_rest.value
    if rest:
        daily = _rest(rest.limits.daily_rest, figures.daily_rest_agreed.value, daily)
        weekly = _rest(rest.limits.weekly_rest, figures.weekly_rest_agreed.value, weekly)
    if tariff:  # a union's tariff agreement has no ceiling of its own (AML § 10-12 (4))
        named = tariff.limits
        wide = tariff.whole_chapter
        a_day.append(named.hours_a_day or (NO_LIMIT if wide else a_day[0]))
        a_week.append(named.hours_a_week or (NO_LIMIT if wide else a_week[0]))
        daily = min(daily, _named(named.daily_rest, ZERO if wide else daily))
        weekly = min(weekly, _named(named.weekly_rest, ZERO if wide else weekly))
        night = night or (tariff if wide else None)
    return Limits(
        hours_a_day=max(a_day),
        hours_a_week=max(a_week),
        eight_week_mean=figures.eight_week_mean.value if averaging else None,
        daily_rest=daily,
        weekly_rest=weekly,
        sundays_averaged=agreements.covering(Basis.SUNDAYS, employee, day) is not None,
        night_four_weeks=None if night else settings.night_four_weeks,
        night_day=figures.night_day.value if unit.particular_strain_at_night and not night else None,
        averaging=averaging[0] if averaging else None,
        rest=rest or tariff,
        tariff=tariff,
        night=night,
        passive_by_authority=agreements.covering(Basis.PASSIVE_AUTHORITY, employee, day),
        total_day=_total_day(total, tariff, figures),
        total=total or tariff,
        **_overtime(overtime, consent, tariff, figures),
    )


def is_young(person: Terms, day: date, figures: Figures) -> bool:
    """Whether ``person`` is under 18 on ``day`` (AML chapter 11); nobody is whose age is not known."""
    age = person.age(day)
    return age is not None and age < figures.adult_age.value


def for_the_young(adult: Limits, figures: Figures) -> Limits:
    """``adult`` with the stricter limits of those under 18 (AML §§ 11-2 and 11-5), which no agreement widens."""
    return replace(
        adult,
        hours_a_day=min(adult.hours_a_day, figures.youth_day.value),
        hours_a_week=min(adult.hours_a_week, figures.youth_week.value),
        daily_rest=max(adult.daily_rest, figures.youth_daily_rest.value),
        weekly_rest=max(adult.weekly_rest, figures.youth_weekly_rest.value),
    )


class _Overtime(TypedDict):
    overtime_week: timedelta
    overtime_four_weeks: timedelta | None
    overtime_year: timedelta | None
    overtime_half_year: timedelta | None
    overtime: Agreed | None


def _overtime(agreed: Agreed | None, consent: Agreed | None, tariff: Agreed | None, figures: Figures) -> _Overtime:
    if tariff is not None and tariff.whole_chapter:
        return _Overtime(
            overtime_week=NO_LIMIT,
            overtime_four_weeks=None,
            overtime_year=None,
            overtime_half_year=None,
            overtime=tariff,
        )
    if consent is not None:
        return _Overtime(
            overtime_week=figures.overtime_week_authority.value,
            overtime_four_weeks=None,
            overtime_year=None,
            overtime_half_year=figures.overtime_half_year_authority.value,
            overtime=consent,
        )
    if agreed is not None:
        return _Overtime(
            overtime_week=figures.overtime_week_agreed.value,
            overtime_four_weeks=figures.overtime_four_weeks_agreed.value,
            overtime_year=figures.overtime_year_agreed.value,
            overtime_half_year=None,
            overtime=agreed,
        )
    return _Overtime(
        overtime_week=figures.overtime_week.value,
        overtime_four_weeks=figures.overtime_four_weeks.value,
        overtime_year=figures.overtime_year.value,
        overtime_half_year=None,
        overtime=None,
    )


def _total_day(total: Agreed | None, tariff: Agreed | None, figures: Figures) -> timedelta:
    if tariff is not None and tariff.whole_chapter:
        return NO_LIMIT
    default, ceiling = figures.total_day.value, figures.total_day_agreed.value
    if total is None:
        return default
    return ceiling if total.limits.hours_a_day is None else min(max(total.limits.hours_a_day, default), ceiling)


def _named(figure: timedelta | None, otherwise: timedelta) -> timedelta:
    return otherwise if figure is None else figure


def _day(agreed: Agreed, figures: Figures) -> timedelta:
    ceiling = {
        Basis.AVERAGING: figures.averaged_day,
        Basis.AVERAGING_AUTHORITY: figures.averaged_day_authority,
        Basis.AVERAGING_INDIVIDUAL: figures.averaged_day_individual,
    }[agreed.basis].value
    return ceiling if agreed.limits.hours_a_day is None else min(agreed.limits.hours_a_day, ceiling)


def _week(agreed: Agreed, rule: RuleFigures) -> timedelta:
    figures, named = rule.figures, agreed.limits.hours_a_week
    if agreed.basis is Basis.AVERAGING_AUTHORITY:  # the law states no cap on the single week; the decision may
        return rule.settings.averaged_week_authority if named is None else named
    shared = agreed.basis is Basis.AVERAGING
    ceiling = (figures.averaged_week if shared else figures.averaged_week_individual).value
    return ceiling if named is None else min(named, ceiling)


def _rest(agreed: timedelta | None, floor: timedelta, default: timedelta) -> timedelta:
    """What the agreement sets, never under the law's floor; an agreement silent on this rest leaves the default."""
    return default if agreed is None else max(agreed, floor)
