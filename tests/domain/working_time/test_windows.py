"""The windows of red days, named by date, and the minutes of a shift inside them."""

from datetime import date, datetime, time, timedelta

import holidays as published
import pytest

from domain.calendar import DAY, OSLO, Period, easter_sunday
from domain.working_time.facts import Facts, PersonFacts, RotaKind
from domain.working_time.settings import Settings
from domain.working_time.windows import (
    Span,
    counted_sunday_time,
    days_touched,
    eve_starts,
    in_small_hours,
    night_time,
    own_wish_time,
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
    ("rota", "hours"), [(RotaKind.TWO_PART, 0), (RotaKind.THREE_PART, 1), (RotaKind.CONTINUOUS, 1), (None, 0)]
)
def test_a_rota_with_nights_on_record_makes_the_late_evening_night_work(rota: RotaKind | None, hours: int) -> None:
    known = Facts(person=PersonFacts(rota=rota))
    assert line([shift("2027-02-01", "14:30", "22:00")], facts=known).nights == (timedelta(hours=hours),)


def test_a_two_part_rota_with_a_night_has_night_work() -> None:
    known = Facts(person=PersonFacts(rota=RotaKind.TWO_PART))
    shifts = [shift("2027-02-01", "14:30", "22:00"), shift("2027-02-03", "16:00", "00:01")]
    assert line(shifts, facts=known).nights == (timedelta(hours=1), timedelta(hours=3, minutes=1))


@pytest.mark.parametrize(
    ("starts", "ends", "hours"),
    [("15:00", "23:30", 2), ("15:00", "22:00", 1), ("22:00", "06:00", 1), ("08:00", "16:00", 0)],
)
def test_the_evening_that_may_be_worked_on_ones_own_wish(starts: str, ends: str, hours: int) -> None:
    assert own_wish_time(shift("2027-02-01", starts, ends), SETTINGS) == timedelta(hours=hours)


YEARS = range(2024, 2036)


def eve_of(year: int, red: str) -> str:
    """The clock on its eve at which ``red`` of ``year`` begins."""
    return f"{eve_starts(date.fromisoformat(f'{year}-{red}'), SETTINGS):%H:%M}"


@pytest.mark.parametrize("year", YEARS)
def test_the_free_time_of_every_red_day_of_a_year_by_the_published_list(year: int) -> None:
    """Counted anew from the ``holidays`` package: the eve's clock by what the eve is, the end always 22:00."""
    red = {d for y in (year - 1, year) for d in published.country_holidays("NO", years=y)}
    easter = next(
        d
        for d, name in published.country_holidays("NO", years=year, language="en_US").items()
        if "Easter Sunday" in name
    )
    great = {date(year, 12, 24), easter - DAY, easter + 48 * DAY}
    ascension = easter + 39 * DAY
    for when in Period(date(year, 1, 1), date(year, 12, 31)).days():
        if when.weekday() != 6 and when not in red:
            continue
        eve = when - DAY
        if eve.weekday() == 6 or eve in red:
            starts = "22:00"
        elif eve in great:
            starts = "15:00"
        elif when in {date(year, 5, 1), date(year, 5, 17)} and when.weekday() != 6 and when != ascension:
            starts = "22:00"
        else:
            starts = "18:00"
        span = red_span(when, SETTINGS)
        assert span == Span(oslo(f"{eve} {starts}"), oslo(f"{when} 22:00")), when


@pytest.mark.parametrize(
    ("year", "first", "seventeenth"),
    [
        (2024, "22:00", "22:00"),  # a Wednesday; a Friday
        (2025, "22:00", "22:00"),  # a Thursday; a Saturday, whose Friday is a working day
        (2026, "22:00", "18:00"),  # 17 May a Sunday: its eve is a Saturday
        (2027, "22:00", "22:00"),  # 1 May a Saturday; 17 May Whit Monday, after Whit Sunday
        (2028, "22:00", "22:00"),  # 1 May a Monday, after a Sunday; a Wednesday
        (2029, "22:00", "22:00"),
        (2030, "22:00", "22:00"),
        (2031, "22:00", "22:00"),  # a Thursday; a Saturday
        (2032, "22:00", "22:00"),  # a Saturday; 17 May is Whit Monday
        (2033, "18:00", "22:00"),  # 1 May a Sunday; a Tuesday
        (2034, "22:00", "22:00"),  # a Monday after a Sunday; a Wednesday
        (2035, "22:00", "22:00"),
    ],
)
def test_the_eves_of_1_and_17_may(year: int, first: str, seventeenth: str) -> None:
    assert (eve_of(year, "05-01"), eve_of(year, "05-17")) == (first, seventeenth)


@pytest.mark.parametrize("year", YEARS)
def test_new_years_eve_is_an_ordinary_eve(year: int) -> None:
    assert eve_of(year, "01-01") == ("22:00" if date(year - 1, 12, 31).weekday() == 6 else "18:00")


@pytest.mark.parametrize("year", YEARS)
def test_the_wednesday_before_maundy_thursday_is_an_ordinary_eve(year: int) -> None:
    maundy_thursday = easter_sunday(year) - 3 * DAY
    assert eve_starts(maundy_thursday, SETTINGS) == time(18)
    assert eve_starts(maundy_thursday + 3 * DAY, SETTINGS) == time(15)


@pytest.mark.parametrize("year", YEARS)
def test_christmas_and_whitsun_eve_begin_at_15(year: int) -> None:
    """Unless Christmas Eve is a Sunday, which ends at 22:00 like any other."""
    on_a_sunday = date(year, 12, 24).weekday() == 6
    assert eve_of(year, "12-25") == ("22:00" if on_a_sunday else "15:00")
    assert eve_starts(easter_sunday(year) + 49 * DAY, SETTINGS) == time(15)


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
