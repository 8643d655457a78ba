"""The figures of the working environment act, each with unit, source and confidence.

What the file of the law leaves to interpretation or practice is no figure but a setting (``settings.py``); what a
tariff agreement sets stands in its profile (``tariff_profile.py``).
"""

from dataclasses import dataclass
from datetime import timedelta

from domain.law import Confidence, Figure, LawRef
from domain.working_time.settings import Settings
from domain.working_time.tariff_profile import TariffProfile

HOURS, WEEKS, YEARS = "h", "weeks", "years"


def _hours(hours: float, paragraph: str, how: Confidence = Confidence.VERIFIED) -> Figure[timedelta]:
    return Figure(timedelta(hours=hours), HOURS, LawRef(paragraph), how)


def _count(count: int, unit: str, paragraph: str, how: Confidence = Confidence.VERIFIED) -> Figure[int]:
    return Figure(count, unit, LawRef(paragraph), how)


def _time(amount: timedelta, unit: str, paragraph: str) -> Figure[timedelta]:
    return Figure(amount, unit, LawRef(paragraph), Confidence.VERIFIED)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one dated rule set. Names say what is measured; ``Figure`` says unit and source."""

    discussion_notice: Figure[timedelta] = _time(timedelta(days=14), "days", "AML § 10-3")
    """How long before a plan takes effect it is discussed at the latest."""

    day: Figure[timedelta] = _hours(9, "AML § 10-4 (1)")
    week: Figure[timedelta] = _hours(40, "AML § 10-4 (1)")
    passive_share: Figure[int] = _count(50, "% of the passive time", "AML § 10-4 (2)")
    """How much of its passive time a mainly passive duty may be longer."""
    passive_day: Figure[timedelta] = _hours(2, "AML § 10-4 (2)")
    passive_week: Figure[timedelta] = _hours(10, "AML § 10-4 (2)")
    passive_week_total: Figure[timedelta] = _hours(48, "AML § 10-4 (2)")
    """Normal hours never pass this for passive work."""
    passive_day_authority: Figure[timedelta] = _hours(13, "AML § 10-4 (2)")
    standby_hours_each: Figure[int] = _count(7, "h of standby count as one", "AML § 10-4 (3)")
    week_rota: Figure[timedelta] = _hours(38, "AML § 10-4 (4)")
    every_nth_sunday: Figure[int] = _count(3, "Sundays", "AML § 10-4 (4) c")
    """Who works at least every so many Sundays has the rota worker's week."""
    mainly_night: Figure[int] = _count(75, "% of the hours", "AML § 10-4 (4) d", Confidence.SECONDARY)
    week_continuous: Figure[timedelta] = _hours(36, "AML § 10-4 (5)")
    continuous_night_hours_a_year: Figure[timedelta] = _hours(539, "AML § 10-4 (5)", Confidence.SECONDARY)
    continuous_sunday_hours_a_year: Figure[timedelta] = _hours(231, "AML § 10-4 (5)", Confidence.SECONDARY)
    sunday_hour_off: Figure[timedelta] = _time(timedelta(minutes=10), "min an hour", "AML § 10-4 (6)")
    """What each hour on a Sunday or holiday takes off the week of a three-part rota."""
    night_hour_off: Figure[timedelta] = _time(timedelta(minutes=15), "min an hour", "AML § 10-4 (6)")

    averaged_day_individual: Figure[timedelta] = _hours(10, "AML § 10-5 (1)")
    averaged_day: Figure[timedelta] = _hours(12.5, "AML § 10-5 (2)")
    averaged_day_authority: Figure[timedelta] = _hours(13, "AML § 10-5 (3)")
    """Total hours, overtime included."""
    averaged_week_individual: Figure[timedelta] = _hours(50, "AML § 10-5 (1)")
    averaged_week: Figure[timedelta] = _hours(54, "AML § 10-5 (2)")
    eight_week_mean: Figure[timedelta] = _hours(48, "AML § 10-5 (1) and (2)")
    averaging_weeks_at_most: Figure[int] = _count(52, WEEKS, "AML § 10-5 (1) and (2)")
    averaging_weeks_authority: Figure[int] = _count(26, WEEKS, "AML § 10-5 (3)")

    overtime_week: Figure[timedelta] = _hours(10, "AML § 10-6 (4)")
    overtime_four_weeks: Figure[timedelta] = _hours(25, "AML § 10-6 (4)")
    overtime_year: Figure[timedelta] = _hours(200, "AML § 10-6 (4)")
    overtime_week_agreed: Figure[timedelta] = _hours(20, "AML § 10-6 (5)")
    overtime_four_weeks_agreed: Figure[timedelta] = _hours(50, "AML § 10-6 (5)")
    overtime_year_agreed: Figure[timedelta] = _hours(300, "AML § 10-6 (5)")
    overtime_week_authority: Figure[timedelta] = _hours(25, "AML § 10-6 (6)")
    overtime_half_year_authority: Figure[timedelta] = _hours(200, "AML § 10-6 (6)")
    """Over 26 weeks."""
    total_day: Figure[timedelta] = _hours(13, "AML § 10-6 (8)")
    """Normal hours and overtime together."""
    total_day_agreed: Figure[timedelta] = _hours(16, "AML § 10-6 (9)")
    total_week_mean: Figure[timedelta] = _hours(48, "AML § 10-6 (8)")
    total_week: Figure[timedelta] = _hours(69, "AML § 10-6 (8)")
    """In any week, with §§ 10-5 (2) and 10-6 (5) both in force."""

    daily_rest: Figure[timedelta] = _hours(11, "AML § 10-8 (1)")
    daily_rest_agreed: Figure[timedelta] = _hours(8, "AML § 10-8 (3)")
    weekly_rest: Figure[timedelta] = _hours(35, "AML § 10-8 (2)")
    weekly_rest_agreed: Figure[timedelta] = _hours(28, "AML § 10-8 (3)")
    sunday_averaging_weeks: Figure[int] = _count(26, WEEKS, "AML § 10-8 (4)")
    weeks_without_free_sunday: Figure[int] = _count(3, WEEKS, "AML § 10-8 (4)", Confidence.SECONDARY)

    break_over: Figure[timedelta] = _hours(5.5, "AML § 10-9 (1)")
    long_break_from: Figure[timedelta] = _hours(8, "AML § 10-9 (1)")
    long_break: Figure[timedelta] = _hours(0.5, "AML § 10-9 (1)")
    overtime_break_over: Figure[timedelta] = _hours(2, "AML § 10-9 (2)")
    overtime_break: Figure[timedelta] = _hours(0.5, "AML § 10-9 (2)")

    night_hours: Figure[timedelta] = _hours(3, "AML § 10-11 (6) and (7)")
    """Work at night beyond this brings the night limits into play."""
    night_day: Figure[timedelta] = _hours(8, "AML § 10-11 (6) and (7)")

    mean_year: Figure[timedelta] = _hours(48, "AML § 10-12 (4)")
    """A mean over a year above this needs the employee's own consent."""

    youth_age: Figure[int] = _count(15, YEARS, "AML § 11-2")
    """From this age the act's rules on young workers; nobody younger is planned."""
    adult_age: Figure[int] = _count(18, YEARS, "AML § 11-2")
    youth_day: Figure[timedelta] = _hours(8, "AML § 11-2 (3)")
    youth_week: Figure[timedelta] = _hours(40, "AML § 11-2 (3)")
    youth_break_over: Figure[timedelta] = _hours(4.5, "AML § 11-5 (1)")
    youth_break: Figure[timedelta] = _hours(0.5, "AML § 11-5 (1)")
    youth_daily_rest: Figure[timedelta] = _hours(12, "AML § 11-5 (2)")
    youth_weekly_rest: Figure[timedelta] = _hours(48, "AML § 11-5 (3)")

    hired_years: Figure[int] = _count(3, YEARS, "AML § 14-12 (4)")
    actual_hours_months: Figure[int] = _count(12, "months", "AML § 14-4 a")
    annual_discussion_months: Figure[int] = _count(12, "months", "AML § 14-14 a")


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """Figures, conventions and tariff together: what the rules and the generator read, and never type again."""

    figures: Figures = Figures()
    settings: Settings = Settings()
    tariff: TariffProfile = TariffProfile()
