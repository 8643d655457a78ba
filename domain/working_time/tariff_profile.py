"""A tariff profile (*tariffprofil*): what the hospital's tariff agreements set, as data with source and confidence.

The texts of the agreements in force were not read, so each figure is a parameter that a trust attaches its own
document to; the unit's settled norms stand in its own terms.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from domain.calendar import Period
from domain.law import Confidence, Figure, LawRef

SECONDARY, KNOWN, VERIFIED = Confidence.SECONDARY, Confidence.GENERAL_KNOWLEDGE, Confidence.VERIFIED
H = "h"


def _hours(hours: float, source: str, how: Confidence = SECONDARY) -> Figure[timedelta]:
    return Figure(timedelta(hours=hours), H, LawRef(source), how)


def _count(count: int, unit: str, source: str, how: Confidence = SECONDARY) -> Figure[int]:
    return Figure(count, unit, LawRef(source), how)


@dataclass(frozen=True, slots=True)
class TariffProfile:
    """The tariff of one area, with the days it is valid."""

    area: str = "Spekter Helse"
    period: Period = Period(date(2026, 1, 1), date(2028, 12, 31))
    document: str = "no document attached: figures from secondary sources"

    day_week: Figure[timedelta] = _hours(37.5, "tariff: weekly hours by day")
    rota_week: Figure[timedelta] = _hours(35.5, "tariff: weekly hours in rota")
    continuous_week: Figure[timedelta] = _hours(33.6, "tariff: weekly hours in fixed nights and fully continuous shift")
    three_part_base: Figure[timedelta] = _hours(37.5, "tariff: three-part rota")
    three_part_day_share: Figure[int] = _count(25, "% of the hours", "tariff: three-part rota")
    """Least share of the hours on day and evening shifts together."""
    long_shift: Figure[timedelta] = _hours(10, "tariff: long shifts")
    """Above this a shift is long, and agreed."""
    long_shift_local: Figure[timedelta] = _hours(12.5, "tariff: long shifts")
    """Above this the union agrees centrally; up to it local representatives do."""
    standby_ratio: Figure[Fraction] = Figure(
        Fraction(1, 5), "of the standby", LawRef("tariff: standby off site"), SECONDARY
    )
    """By an agreement that names no other; without any agreement the act's one in seven holds."""
    red_days_off: Figure[int] = _count(50, "% of the red days", "tariff: F3")
    replacement_days: Figure[int] = _count(1, "days", "tariff: F5")
    """For a weekly day off on a weekday holiday; none in a tariff without them."""

    doctor_week: Figure[timedelta] = _hours(40, "tariff: A2 doctors, weekly hours")
    junior_doctor_week: Figure[timedelta] = _hours(38, "tariff: A2 doctors, weekly hours")
    """With fixed active or passive work between 20:00 and 06:00."""
    doctor_week_most: Figure[timedelta] = _hours(60, "tariff: A2 doctors, any week")
    doctor_calculated_day: Figure[timedelta] = _hours(19, "tariff: A2 doctors, calculated hours a duty day")
    doctor_gap: Figure[timedelta] = _hours(8, "tariff: A2 doctors, between two duties", VERIFIED)
    doctor_weekly_rest: Figure[timedelta] = _hours(28, "tariff: A2 doctors, weekly rest", VERIFIED)
    doctor_daily_rest: Figure[timedelta] = _hours(8, "tariff: A2 doctors, rest in 24 hours", VERIFIED)
    doctor_shortest_day: Figure[timedelta] = _hours(5, "tariff: A2 doctors, shortest day")
    doctor_notice: Figure[timedelta] = Figure(
        timedelta(days=28), "days", LawRef("tariff: A2 doctors, notice of a new plan"), VERIFIED
    )
    doctor_home_duty: Figure[Fraction] = Figure(
        Fraction(1, 4), "of the home duty", LawRef("tariff: A2 doctors, home duty"), KNOWN
    )
    doctor_on_site_age: Figure[int] = _count(58, "years", "tariff: A2 doctors, senior doctors")
    doctor_home_age: Figure[int] = _count(60, "years", "tariff: A2 doctors, senior doctors")
    doctor_pregnant_day: Figure[timedelta] = _hours(9, "tariff: A2 doctors, last three months of pregnancy")
