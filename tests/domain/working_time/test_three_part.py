"""The week that the three-part count gives, with its floor, its ceiling and its scaling."""

from datetime import timedelta

import pytest

from domain.calendar import DAY
from domain.working_time.model import Shift, ShiftKind
from domain.working_time.rules.tariff import counted_week, qualifies
from tests.domain.working_time.lines import day, line, period, shift
from tests.domain.working_time.tables.tariff import FOUR, three_part


@pytest.mark.parametrize(
    ("nights", "sundays", "percent", "hours"),
    [
        (2, 3, 100, 35.5),  # 36.5, held at the rota week
        (8.5, 5, 100, 37.5 - (50 + 127.5) / 60),  # 34.54
        (8.5, 5, 50, 37.5 - (50 + 127.5) / 60),  # half the hours in half a position: the same week
        (9, 11, 100, 33.6),  # 33.42, held at the night week
    ],
)
def test_the_counted_week(nights: float, sundays: float, percent: int, hours: float) -> None:
    laid = line(three_part(nights, sundays, percent, total=142), plan=FOUR, fraction=percent)
    assert counted_week(laid, FOUR) == timedelta(hours=hours)


def sunday_night(starts: str, ends: str) -> list[Shift]:
    night_shift = shift("2027-02-03", "22:00", "06:00", ShiftKind.NIGHT)
    return [night_shift, shift("2027-02-07", starts, ends, ShiftKind.EVENING)]


def test_an_hour_that_is_both_counts_once_as_night() -> None:
    one_week = period("2027-02-01", "2027-02-07")
    until_nine = counted_week(line(sunday_night("13:00", "21:00"), plan=one_week), one_week)
    until_ten = counted_week(line(sunday_night("13:00", "22:00"), plan=one_week), one_week)
    assert until_nine == timedelta(hours=37.5) - 8 * timedelta(minutes=15) - 8 * timedelta(minutes=10)
    assert until_nine - until_ten == timedelta(minutes=15)


def test_a_quarter_of_the_hours_lies_on_day_and_evening() -> None:
    def with_days(hours: int) -> bool:
        nights = [shift(day("2027-02-01") + n * DAY, "22:00", "06:00", ShiftKind.NIGHT) for n in (0, 1, 2, 5, 12)]
        days = [shift("2027-02-10", "08:00", f"{8 + hours // 2:02}:00")]
        evenings = [shift("2027-02-11", "13:00", f"{13 + hours - hours // 2:02}:00", ShiftKind.EVENING)]
        return qualifies(line(nights + days + evenings, plan=FOUR))

    assert not with_days(13)  # of 53
    assert with_days(14)  # of 54
