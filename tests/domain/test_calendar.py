"""Oslo days, holidays and the kinds of day, against a table of 2026-2030 and the ``holidays`` package."""

from datetime import UTC, date, datetime, time, timedelta

import holidays as published
import pytest

from domain.calendar import (
    DAY,
    DayKind,
    Period,
    at,
    day_kind,
    easter_sunday,
    holidays,
    is_red,
    monday,
    oslo_day,
)

MOVING = {  # Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday and Monday
    2026: ("04-02", "04-03", "04-05", "04-06", "05-14", "05-24", "05-25"),
    2027: ("03-25", "03-26", "03-28", "03-29", "05-06", "05-16", "05-17"),
    2028: ("04-13", "04-14", "04-16", "04-17", "05-25", "06-04", "06-05"),
    2029: ("03-29", "03-30", "04-01", "04-02", "05-10", "05-20", "05-21"),
    2030: ("04-18", "04-19", "04-21", "04-22", "05-30", "06-09", "06-10"),
}
FIXED = ("01-01", "05-01", "05-17", "12-25", "12-26")


@pytest.mark.parametrize(("year", "days"), MOVING.items())
def test_the_holidays_of_a_year(year: int, days: tuple[str, ...]) -> None:
    assert set(holidays(year)) == {date.fromisoformat(f"{year}-{d}") for d in (*days, *FIXED)}


EVES = {  # Wednesday before Maundy Thursday, Easter Eve, Whitsun Eve; the weekdays of 1 May, 17 May and 24 December
    2026: ("04-01", "04-04", "05-23", "Fri", "Sun", "Thu"),
    2027: ("03-24", "03-27", "05-15", "Sat", "Mon", "Fri"),
    2028: ("04-12", "04-15", "06-03", "Mon", "Wed", "Sun"),
    2029: ("03-28", "03-31", "05-19", "Tue", "Thu", "Mon"),
    2030: ("04-17", "04-20", "06-08", "Wed", "Fri", "Tue"),
}


@pytest.mark.parametrize(("year", "eves"), EVES.items())
def test_the_eves_of_a_year(year: int, eves: tuple[str, ...]) -> None:
    easter = easter_sunday(year)
    assert [f"{easter + n * DAY:%m-%d}" for n in (-4, -1, 48)] == list(eves[:3])
    assert [f"{date(year, *d):%a}" for d in ((5, 1), (5, 17), (12, 24))] == list(eves[3:])
    assert not any(is_red(easter + n * DAY) for n in (-4, -1, 48))


@pytest.mark.parametrize("year", range(2024, 2036))
def test_the_holidays_agree_with_a_well_kept_list(year: int) -> None:
    assert set(holidays(year)) == set(published.country_holidays("NO", years=year, language="no"))


def test_days_that_are_two_holidays_have_both_names() -> None:
    assert holidays(2027)[date(2027, 5, 17)] == "17. mai og andre pinsedag"


@pytest.mark.parametrize(("year", "easter"), [(2024, "2024-03-31"), (2038, "2038-04-25"), (2285, "2285-03-22")])
def test_easter_at_its_ends(year: int, easter: str) -> None:
    assert easter_sunday(year) == date.fromisoformat(easter)


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2027-02-01", DayKind.WEEKDAY),
        ("2027-02-06", DayKind.SATURDAY),
        ("2027-02-07", DayKind.SUNDAY),
        ("2027-03-27", DayKind.SATURDAY),
        ("2027-03-28", DayKind.SUNDAY),
        ("2027-03-29", DayKind.HOLIDAY),
        ("2027-05-01", DayKind.HOLIDAY),
        ("2027-05-06", DayKind.HOLIDAY),
        ("2027-05-17", DayKind.HOLIDAY),
        ("2027-12-24", DayKind.WEEKDAY),
    ],
)
def test_the_kind_of_a_day(day: str, kind: DayKind) -> None:
    assert day_kind(date.fromisoformat(day)) is kind
    assert is_red(date.fromisoformat(day)) == (kind in {DayKind.SUNDAY, DayKind.HOLIDAY})


@pytest.mark.parametrize(
    ("first", "starts", "ends", "elapsed"),
    [
        ("2027-03-27", "22:00", "07:30", 8.5),
        ("2026-10-24", "22:00", "07:30", 10.5),
        ("2027-10-30", "22:00", "07:30", 10.5),
        ("2027-02-01", "22:00", "07:30", 9.5),
    ],
)
def test_a_night_has_its_real_length(first: str, starts: str, ends: str, elapsed: float) -> None:
    day = date.fromisoformat(first)
    length = at(day + DAY, time.fromisoformat(ends)) - at(day, time.fromisoformat(starts))
    assert length == timedelta(hours=elapsed)


def test_a_time_the_march_change_skips_is_the_instant_after_it() -> None:
    assert at(date(2027, 3, 28), time(2, 30)) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_a_time_the_october_change_doubles_is_the_first() -> None:
    assert at(date(2027, 10, 31), time(2, 30)) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_an_instant_has_its_oslo_day() -> None:
    assert oslo_day(datetime(2027, 2, 1, 22, 59, tzinfo=UTC)) == date(2027, 2, 1)
    assert oslo_day(datetime(2027, 2, 1, 23, 0, tzinfo=UTC)) == date(2027, 2, 2)
    assert oslo_day(datetime(2027, 6, 1, 22, 0, tzinfo=UTC)) == date(2027, 6, 2)


def test_the_monday_of_a_week() -> None:
    assert monday(date(2027, 2, 7)) == date(2027, 2, 1)
    assert monday(date(2027, 2, 1)) == date(2027, 2, 1)


def test_a_period_holds_both_its_ends() -> None:
    week = Period(date(2027, 2, 1), date(2027, 2, 7))
    assert len(week) == len(list(week.days())) == 7
    assert date(2027, 2, 1) in week
    assert date(2027, 2, 7) in week
    assert date(2027, 2, 8) not in week
    assert week.covers(week)
    assert not week.covers(Period(date(2027, 2, 1), date(2027, 2, 8)))


def test_a_period_in_the_wrong_order_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot end 2027-02-01 before it begins 2027-02-02"):
        Period(date(2027, 2, 2), date(2027, 2, 1))
