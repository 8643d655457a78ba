"""The windows of red days, named by date, and the minutes of a shift inside them."""

from datetime import datetime, timedelta

import pytest

from domain.calendar import OSLO
from domain.working_time.settings import Settings
from domain.working_time.windows import (
    Span,
    counted_sunday_time,
    days_touched,
    in_small_hours,
    night_time,
    red_span,
    week_span,
)
from tests.domain.working_time.lines import day, line, shift

SETTINGS = Settings()


def oslo(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OSLO)


@pytest.mark.parametrize(
    ("red", "starts", "ends"),
    [
        ("2027-02-07", "2027-02-06 18:00", "2027-02-07 22:00"),  # a Sunday alone
        ("2027-03-25", "2027-03-24 18:00", "2027-03-25 22:00"),  # Wednesday before Maundy Thursday: 18:00
        ("2027-03-26", "2027-03-25 22:00", "2027-03-26 22:00"),  # Good Friday after it: cut at 22:00
        ("2027-03-28", "2027-03-27 15:00", "2027-03-28 22:00"),  # Easter Eve: 15:00
        ("2027-03-29", "2027-03-28 22:00", "2027-03-29 22:00"),
        ("2027-05-01", "2027-04-30 22:00", "2027-05-01 22:00"),  # a Friday eve of 1 May is a working day
        ("2027-05-02", "2027-05-01 22:00", "2027-05-02 22:00"),
        ("2027-05-06", "2027-05-05 18:00", "2027-05-06 22:00"),
        ("2027-05-16", "2027-05-15 15:00", "2027-05-16 22:00"),  # Whitsun Eve: 15:00
        ("2027-05-17", "2027-05-16 22:00", "2027-05-17 22:00"),
        ("2026-05-01", "2026-04-30 22:00", "2026-05-01 22:00"),
        ("2026-05-17", "2026-05-16 18:00", "2026-05-17 22:00"),  # a Saturday eve: 18:00
        ("2028-04-30", "2028-04-29 18:00", "2028-04-30 22:00"),
        ("2028-05-01", "2028-04-30 22:00", "2028-05-01 22:00"),
        ("2028-05-17", "2028-05-16 22:00", "2028-05-17 22:00"),
        ("2008-05-01", "2008-04-30 18:00", "2008-05-01 22:00"),  # 1 May and Ascension Day: an ordinary eve
        ("2027-12-25", "2027-12-24 15:00", "2027-12-25 22:00"),  # Christmas Eve: 15:00
        ("2027-12-26", "2027-12-25 22:00", "2027-12-26 22:00"),
        ("2028-12-25", "2028-12-24 22:00", "2028-12-25 22:00"),  # Christmas Eve on a Sunday: red itself
        ("2027-01-01", "2026-12-31 18:00", "2027-01-01 22:00"),  # New Year's Eve: an ordinary eve
        ("2030-06-09", "2030-06-08 15:00", "2030-06-09 22:00"),
        ("2029-04-01", "2029-03-31 15:00", "2029-04-01 22:00"),
    ],
)
def test_the_free_time_of_a_red_day(red: str, starts: str, ends: str) -> None:
    assert red_span(day(red), SETTINGS) == Span(oslo(starts), oslo(ends))


@pytest.mark.parametrize(
    ("starts", "ends", "hours"), [("07:00", "15:00", 0), ("14:00", "22:00", 7), ("15:00", "16:00", 1)]
)
def test_minutes_of_easter_eve(starts: str, ends: str, hours: int) -> None:
    easter = red_span(day("2027-03-28"), SETTINGS)
    assert easter.shared(shift("2027-03-27", starts, ends)) == timedelta(hours=hours)


def test_the_evening_before_the_first_of_may_is_not_holiday_work() -> None:
    assert red_span(day("2026-05-01"), SETTINGS).shared(shift("2026-04-30", "18:00", "22:00")) == timedelta()


@pytest.mark.parametrize(
    ("on", "starts", "ends", "hours"),
    [
        ("2027-02-01", "14:30", "22:00", 1),
        ("2027-02-01", "06:00", "21:00", 0),
        ("2027-02-01", "21:00", "06:00", 9),
        ("2027-02-01", "05:00", "14:00", 1),
        ("2027-03-27", "21:00", "06:00", 8),
        ("2027-10-30", "21:00", "06:00", 10),
    ],
)
def test_night_minutes(on: str, starts: str, ends: str, hours: int) -> None:
    assert night_time(shift(on, starts, ends), SETTINGS) == timedelta(hours=hours)


def test_two_shift_work_has_no_night() -> None:
    evening = shift("2027-02-01", "14:30", "22:00")
    assert line([evening]).nights == (timedelta(),)
    assert line([evening, shift("2027-02-03", "21:45", "07:45")]).nights[0] == timedelta(hours=1)
    assert not in_small_hours(shift("2027-02-01", "16:00", "00:00"), SETTINGS)
    assert in_small_hours(shift("2027-02-01", "16:00", "00:01"), SETTINGS)


@pytest.mark.parametrize(
    ("on", "starts", "ends", "hours"),
    [
        ("2027-02-06", "21:45", "07:45", 9.75),
        ("2027-02-07", "21:45", "07:45", 0.25),
        ("2027-02-06", "15:00", "22:00", 0),
    ],
)
def test_hours_counted_as_sunday_run_from_22_to_22(on: str, starts: str, ends: str, hours: float) -> None:
    assert counted_sunday_time(shift(on, starts, ends), SETTINGS) == timedelta(hours=hours)


def test_the_weeks_of_the_clock_change() -> None:
    def length(monday: str) -> timedelta:
        span = week_span(day(monday))
        return span.ends - span.starts

    assert length("2027-03-22") == timedelta(hours=167)
    assert length("2027-10-25") == timedelta(hours=169)
    assert length("2027-02-01") == timedelta(hours=168)


def test_a_long_odd_shift_is_counted_whole() -> None:
    long = shift("2027-02-01", "20:00", "19:00")
    assert night_time(long, SETTINGS) == timedelta(hours=9)
    assert day("2027-02-02") in set(days_touched(long))
