"""Conventions and unverified figures: what the parties, the trust or its lawyers may settle otherwise.

Each says where it comes from and how sure it is. All of them are bound by a rule set's version.
"""

from dataclasses import dataclass, field, fields
from datetime import time, timedelta
from enum import StrEnum
from typing import Any, cast

from domain.law import Confidence, LawRef


class When(StrEnum):
    """What a check that the law leaves open does."""

    OFF = "off"
    ADVISORY = "advisory"
    VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as it stands, with its source."""

    name: str
    value: object
    unit: str
    source: LawRef
    confidence: Confidence


def _set(value: Any, unit: str, source: str, how: Confidence = Confidence.INTERPRETATION) -> Any:
    """A field whose default is ``value``; the dataclass gives it the type it is declared with."""
    return field(default=value, metadata={"unit": unit, "source": LawRef(source), "confidence": how})


def _yes(source: str, how: Confidence = Confidence.INTERPRETATION) -> Any:
    """A convention that holds unless it is set otherwise."""
    return field(default=True, metadata={"unit": "", "source": LawRef(source), "confidence": how})


VERIFIED, SECONDARY, KNOWN = Confidence.VERIFIED, Confidence.SECONDARY, Confidence.GENERAL_KNOWLEDGE
CLOCK, H, WEEKS = "clock", "h", "weeks"


@dataclass(frozen=True, slots=True)
class Settings:
    """Conventions of one rule set."""

    holiday_starts: time = _set(time(18), CLOCK, "AML § 10-10 (1)", VERIFIED)
    """The eve's clock at which a Sunday or holiday begins."""
    great_eve_starts: time = _set(time(15), CLOCK, "AML § 10-10 (1)", VERIFIED)
    """The same on Christmas, Easter and Whitsun Eve."""
    may_eve_starts: time = _set(time(22), CLOCK, "act on 1 and 17 May")
    """The same before 1 and 17 May, whose eve is an ordinary working day."""
    holiday_ends: time = _set(time(22), CLOCK, "AML § 10-10 (1)", VERIFIED)
    """The clock on the last red day at which the free time ends, and at which red days in a row are told apart."""
    counted_sunday_starts: time = _set(time(22), CLOCK, "AML § 10-4 (5)", SECONDARY)
    """Saturday's clock from which the 231 Sunday hours are counted, until the same on Sunday."""
    counted_red_day_clock: time = _set(time(22), CLOCK, "tariff: F3", SECONDARY)
    """The eve's clock from which work is counted as on a red day when days off are counted, until the same next day."""
    night_starts: time = _set(time(21), CLOCK, "AML § 10-11 (1)", VERIFIED)
    """Another period of at least 8 h round midnight by agreement."""
    night_ends: time = _set(time(6), CLOCK, "AML § 10-11 (1)", VERIFIED)
    night_own_wish_to: time = _set(time(23), CLOCK, "AML § 10-11 (3)", VERIFIED)
    """How late in the evening work may lie on the employee's own wish."""
    day_starts: time = _set(time(), CLOCK, "AML § 10-4 (1): within 24 hours", SECONDARY)
    """Where one 24 h ends and the next begins (*døgnskille*); a duty belongs whole to the one it starts in."""
    rolling_day: When = _set(When.ADVISORY, "", "AML § 10-4 (1): within 24 hours", SECONDARY)
    """What is said of more than a day's hours in a running 24 h."""
    rolling_week: When = _set(When.ADVISORY, "", "AML § 10-4 (1): within seven days")
    """What is said of more than a week's hours in any seven days that do not begin on a Monday."""
    rest_in_each_day: When = _set(When.ADVISORY, "", "AML § 10-8 (1)")
    """What is said of a 24 h that holds no whole rest though every gap is long enough."""
    mainly_passive: int = _set(50, "% of the duty", "AML § 10-4 (2)")
    """A duty is mainly passive when more than this is."""
    standby_active_counts_once: bool = _yes("AML § 10-4 (3)", SECONDARY)
    """Whether time worked on a call is taken out of the standby before its share is counted."""
    mean_window_weeks: int = _set(8, WEEKS, "AML §§ 10-5 and 10-6 (8)")
    """The window of the 48 h mean: any so many consecutive weeks."""
    averaged_week_authority: timedelta = _set(timedelta(hours=168), H, "AML § 10-5 (3)")
    """Total hours in a single week where the decision names no figure: all it has, for the act sets none beside the
    mean of 48 over eight weeks."""
    overtime_window_weeks: int = _set(4, WEEKS, "AML § 10-6 (4)")
    overtime_year_weeks: int = _set(52, WEEKS, "AML § 10-6 (4)")
    overtime_half_year_weeks: int = _set(26, WEEKS, "AML § 10-6 (6)")
    fixed_arrangement_times: int = _set(8, "times", "AML § 10-6 (1)")
    """Extra work on so many like weekdays in a row is a fixed arrangement."""
    weekly_rest_inside_week: bool = _yes("AML § 10-8 (2)")
    """Whether the weekly rest must lie inside the Monday-to-Sunday week."""
    night_window_weeks: int = _set(4, WEEKS, "AML § 10-11 (6)", VERIFIED)
    mean_year_weeks: int = _set(52, WEEKS, "AML § 10-12 (4)")
    """The year of the mean above 48 h: any so many consecutive weeks."""
    night_four_weeks: timedelta = _set(timedelta(hours=8) * (672 - 4 * 35) / 24, H, "AML § 10-11 (6)")
    """8 h per 24 h over four weeks, the minimum weekly rest left out: 177 h 20."""
    night_average: When = _set(When.VERDICT, "", "AML § 10-11 (6)")
    """What is said of a mean above it."""
    regular_nights: int = _set(3, "nights", "AML § 10-11 (6)")
    """Shifts with more than 3 h at night in the four-week window from which a person works nights regularly."""
    youth_free_from: time = _set(time(23), CLOCK, "AML § 11-3", VERIFIED)
    youth_free_to: time = _set(time(6), CLOCK, "AML § 11-3", VERIFIED)
    youth_evening_from: time = _set(time(21), CLOCK, "AML § 11-3 (2)", VERIFIED)
    youth_light_work_to: time = _set(time(), CLOCK, "FOR-2011-12-06-1355 § 12-9", VERIFIED)
    """How late light work in the care of the sick may last; it may begin again at 06:00."""
    long_shift: timedelta = _set(timedelta(hours=10), H, "personal terms: long shifts")
    """Shifts above this go only to those who may be given long shifts."""
    hours_due_shortfall: timedelta = _set(timedelta(hours=8), H, "hours due over the averaging period")
    """A shortfall above this is listed one by one."""
    night_wins_over_sunday: bool = _yes("tariff: three-part rota", KNOWN)
    """Which of the two an hour that is both night and Sunday is counted as."""
    doctor_night_starts: time = _set(time(20), CLOCK, "tariff: A2 doctors, weekly hours", SECONDARY)
    """A junior doctor with fixed work from here to the morning has the shorter week."""
    doctor_night_ends: time = _set(time(6), CLOCK, "tariff: A2 doctors, weekly hours", SECONDARY)

    short_rest: timedelta = _set(timedelta(hours=11), H, "Vedaa et al., Occup Environ Med 2017;74:496", VERIFIED)
    nights_in_a_row: int = _set(3, "nights", "Nordic recommendation on night work", SECONDARY)
    long_night: timedelta = _set(timedelta(hours=9), H, "Nordic recommendation on night work", SECONDARY)
    long_day: timedelta = _set(timedelta(hours=12), H, "STAMI: long working hours", VERIFIED)
    long_week: timedelta = _set(timedelta(hours=55), H, "STAMI: long working hours", VERIFIED)
    recovery_after_nights: timedelta = _set(timedelta(hours=48), H, "recovery after the last night")
    days_in_a_row: int = _set(6, "days", "days in a row", KNOWN)
    backward_switches: int = _set(0, "times", "forward rotation", KNOWN)
    """Switches to an earlier part of the day, with no whole day free between, from which they are noted."""
    split_weekends: int = _set(0, "weekends", "weekends worked in part")
    pregnant_nights_a_week: int = _set(1, "nights", "Nordic recommendation on night work", SECONDARY)


def settings_of(settings: Settings) -> tuple[Setting, ...]:
    """Every setting with its value, unit, source and confidence."""
    return tuple(
        Setting(
            f.name,
            getattr(settings, f.name),
            cast(str, f.metadata["unit"]),
            cast(LawRef, f.metadata["source"]),
            cast(Confidence, f.metadata["confidence"]),
        )
        for f in fields(settings)
    )
