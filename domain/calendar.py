"""Norwegian days and hours: Oslo time, weeks, red days, and the windows the law counts.

Times are UTC instants; ``Europe/Oslo`` only decides which calendar day a law means. Durations are taken
between instants, so a night across the clock change has its real length.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
MONDAY, SATURDAY, SUNDAY = 0, 5, 6


def at(day: date, clock: time) -> datetime:
    """The instant at which an Oslo clock shows ``clock`` on ``day``, in UTC.

    A time the March change skips is read as the instant after it; one the October change doubles is the first.
    """
    return datetime.combine(day, clock, OSLO).astimezone(UTC)


def oslo_day(instant: datetime) -> date:
    """The Oslo calendar day of ``instant``."""
    return instant.astimezone(OSLO).date()


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole days, first and last included; ``ValueError`` when they are in the wrong order."""

    first_day: date
    last_day: date

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError(f"a period cannot end {self.last_day} before it begins {self.first_day}")

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def __len__(self) -> int:
        return (self.last_day - self.first_day).days + 1

    def days(self) -> Iterator[date]:
        """Every day in order."""
        return (self.first_day + DAY * n for n in range(len(self)))

    def covers(self, other: "Period") -> bool:
        """Whether every day of ``other`` lies inside."""
        return self.first_day <= other.first_day and other.last_day <= self.last_day


def monday(day: date) -> date:
    """The Monday of the week that ``day`` belongs to."""
    return day - DAY * day.weekday()


@lru_cache(maxsize=64)
def easter_sunday(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741 - the computus' own letters
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=64)
def holidays(year: int) -> dict[date, str]:
    """The red days of ``year`` that are named, with their Norwegian names; ordinary Sundays are not listed.

    Law: *lov om helligdager og helligdagsfred* § 2; 1 and 17 May by *lov om 1 og 17 mai som høgtidsdager* § 1.
    """
    easter = easter_sunday(year)
    named = [
        (date(year, 1, 1), "første nyttårsdag"),
        (easter - 3 * DAY, "skjærtorsdag"),
        (easter - 2 * DAY, "langfredag"),
        (easter, "første påskedag"),
        (easter + DAY, "andre påskedag"),
        (date(year, 5, 1), "1. mai"),
        (date(year, 5, 17), "17. mai"),
        (easter + 39 * DAY, "Kristi himmelfartsdag"),
        (easter + 49 * DAY, "første pinsedag"),
        (easter + 50 * DAY, "andre pinsedag"),
        (date(year, 12, 25), "første juledag"),
        (date(year, 12, 26), "andre juledag"),
    ]
    found: dict[date, str] = {}
    for day, name in named:
        found[day] = f"{found[day]} og {name}" if day in found else name
    return dict(sorted(found.items()))


def is_red(day: date) -> bool:
    """Whether ``day`` is a Sunday or a holiday (*søn- eller helgedag*)."""
    return day.weekday() == SUNDAY or day in holidays(day.year)


class DayKind(StrEnum):
    """How a staffing need sees a day. A red Sunday is a Sunday; 1 May on a Saturday is a holiday."""

    WEEKDAY = "weekday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"
    HOLIDAY = "holiday"


def day_kind(day: date) -> DayKind:
    """The kind of ``day`` for staffing needs."""
    if day.weekday() == SUNDAY:
        return DayKind.SUNDAY
    if is_red(day):
        return DayKind.HOLIDAY
    return DayKind.SATURDAY if day.weekday() == SATURDAY else DayKind.WEEKDAY
