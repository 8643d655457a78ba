"""The figures of the rules, each with unit, source and confidence, and the settings that conventions are."""

from dataclasses import dataclass
from datetime import time, timedelta

from domain.law import Confidence, Figure, LawRef

HOURS = "h"


def _hours(hours: float, paragraph: str, how: Confidence = Confidence.VERIFIED) -> Figure[timedelta]:
    return Figure(timedelta(hours=hours), HOURS, LawRef(paragraph), how)


def _count(count: int, unit: str, paragraph: str, how: Confidence = Confidence.VERIFIED) -> Figure[int]:
    return Figure(count, unit, LawRef(paragraph), how)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one dated rule set. Names say what is measured; ``Figure`` says unit and source."""

    day: Figure[timedelta] = _hours(9, "AML § 10-4 (1)")
    week: Figure[timedelta] = _hours(40, "AML § 10-4 (1)")
    week_rota: Figure[timedelta] = _hours(38, "AML § 10-4 (4)")
    week_continuous: Figure[timedelta] = _hours(36, "AML § 10-4 (5)")
    every_nth_sunday: Figure[int] = _count(3, "Sundays", "AML § 10-4 (4) c")
    """Who works at least every so many Sundays has the rota worker's week."""
    mainly_night: Figure[int] = _count(75, "% of the hours", "AML § 10-4 (4) d", Confidence.SECONDARY)
    continuous_night_hours_a_year: Figure[timedelta] = _hours(539, "AML § 10-4 (5)", Confidence.SECONDARY)
    continuous_sunday_hours_a_year: Figure[timedelta] = _hours(231, "AML § 10-4 (5)", Confidence.SECONDARY)
    averaged_day_individual: Figure[timedelta] = _hours(10, "AML § 10-5 (1)")
    averaged_day: Figure[timedelta] = _hours(12.5, "AML § 10-5 (2)")
    averaged_day_authority: Figure[timedelta] = _hours(13, "AML § 10-5 (3)")
    """Total hours, overtime included."""
    averaged_week_individual: Figure[timedelta] = _hours(50, "AML § 10-5 (1)")
    averaged_week: Figure[timedelta] = _hours(54, "AML § 10-5 (2)")
    eight_week_mean: Figure[timedelta] = _hours(48, "AML § 10-5 (1) and (2)")
    averaged_week_authority: Figure[timedelta] = _hours(48, "AML § 10-5 (3)", Confidence.INTERPRETATION)
    """Total hours in a week, unless the decision names another figure for the single week."""
    averaging_weeks_at_most: Figure[int] = _count(52, "weeks", "AML § 10-5 (1) and (2)")
    averaging_weeks_authority: Figure[int] = _count(26, "weeks", "AML § 10-5 (3)")
    daily_rest: Figure[timedelta] = _hours(11, "AML § 10-8 (1)")
    daily_rest_agreed: Figure[timedelta] = _hours(8, "AML § 10-8 (3)")
    weekly_rest: Figure[timedelta] = _hours(35, "AML § 10-8 (2)")
    weekly_rest_agreed: Figure[timedelta] = _hours(28, "AML § 10-8 (3)")
    sunday_averaging_weeks: Figure[int] = _count(26, "weeks", "AML § 10-8 (4)")
    weeks_without_free_sunday: Figure[int] = _count(3, "weeks", "AML § 10-8 (4)", Confidence.SECONDARY)
    break_over: Figure[timedelta] = _hours(5.5, "AML § 10-9 (1)")
    long_break_from: Figure[timedelta] = _hours(8, "AML § 10-9 (1)")
    long_break: Figure[timedelta] = _hours(0.5, "AML § 10-9 (1)")
    night_hours: Figure[timedelta] = _hours(3, "AML § 10-11 (6) and (7)")
    """Work at night beyond this brings the night limits into play."""
    night_four_weeks: Figure[timedelta] = Figure(
        timedelta(hours=8) * (672 - 4 * 35) / 24,
        HOURS,
        LawRef("AML § 10-11 (6)"),
        Confidence.INTERPRETATION,
    )
    """8 h per 24 h over four weeks, the minimum weekly rest left out: 177 h 20."""
    night_day: Figure[timedelta] = _hours(8, "AML § 10-11 (7)")
    three_part_base: Figure[timedelta] = _hours(37.5, "tariff: three-part rota", Confidence.SECONDARY)
    three_part_sunday_hour: Figure[timedelta] = Figure(
        timedelta(minutes=10), "min an hour", LawRef("AML § 10-4 (6)"), Confidence.VERIFIED
    )
    """What each hour on a Sunday or holiday takes off the base."""
    three_part_night_hour: Figure[timedelta] = Figure(
        timedelta(minutes=15), "min an hour", LawRef("AML § 10-4 (6)"), Confidence.VERIFIED
    )
    three_part_day_share: Figure[int] = _count(25, "% of the hours", "tariff: three-part rota", Confidence.SECONDARY)
    """Least share of the hours on day and evening shifts together."""
    long_shift: Figure[timedelta] = _hours(10, "personal terms: long shifts", Confidence.INTERPRETATION)
    """Shifts above this go only to those who may be given long shifts."""
    discussion_notice: Figure[timedelta] = Figure(timedelta(days=14), "days", LawRef("AML § 10-3"))
    """How long before a plan takes effect it is discussed at the latest."""
    hours_due_shortfall: Figure[timedelta] = _hours(8, "hours due over the averaging period", Confidence.INTERPRETATION)
    """A shortfall above this is listed one by one."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Conventions that the parties or the trust may settle otherwise; part of what a rule set's version binds."""

    holiday_starts: time = time(18)
    """The eve's clock at which a Sunday or holiday begins (AML § 10-10 (1))."""
    great_eve_starts: time = time(15)
    """The same on Christmas, Easter and Whitsun Eve."""
    may_eve_starts: time = time(22)
    """The same before 1 and 17 May, whose eve is an ordinary working day."""
    holiday_ends: time = time(22)
    """The clock on the last red day at which the free time ends."""
    counted_sunday_starts: time = time(22)
    """Saturday's clock from which the 231 Sunday hours of § 10-4 (5) are counted, until the same on Sunday."""
    night_starts: time = time(21)
    """AML § 10-11 (1); another period of at least 8 h round midnight by agreement."""
    night_ends: time = time(6)
    mean_window_weeks: int = 8
    """The window of the 48 h mean: any so many consecutive weeks."""
    night_window_weeks: int = 4
    regular_nights: int = 3
    """Shifts with more than 3 h at night in the four-week window from which a person works nights regularly."""


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """Figures and settings together: what the rules and the generator read, and never type again."""

    figures: Figures = Figures()
    settings: Settings = Settings()
