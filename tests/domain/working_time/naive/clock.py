"""Oslo time minute by minute: which day and clock a minute has, and in whose free time it lies.

Minute 0 is midnight UTC of ``FIRST``. Every border of the law, and the clock change, falls on a full hour, so the
minutes of an hour share what is said of them. The holidays come from the ``holidays`` package.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays as published

FIRST, LAST = date(2025, 12, 1), date(2031, 2, 1)
ORIGIN = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=UTC)
OSLO = ZoneInfo("Europe/Oslo")
ONE_DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
HOUR = 60
SUNDAY = 7


def minute_of(instant: datetime) -> int:
    """The minute that begins at ``instant``."""
    return (instant - ORIGIN) // MINUTE


def minutes_in(duration: timedelta) -> int:
    """Whole minutes."""
    return duration // MINUTE


def instant(day: date, hour: int, minute: int = 0) -> datetime:
    """When an Oslo clock shows that on ``day``."""
    return datetime.combine(day, time(hour, minute), OSLO).astimezone(UTC)


@cache
def names(year: int) -> dict[date, str]:
    """The published holidays of a year, by their Norwegian names."""
    return dict(published.country_holidays("NO", years=year, language="no"))


def red(day: date) -> bool:
    """Sunday or holiday."""
    return day.isoweekday() == SUNDAY or day in names(day.year)


def free_time_of(day: date, hour: int) -> date | None:
    """The red day in whose free time an Oslo hour lies, by § 10-10 (1) and the act on 1 and 17 May.

    The law frees one stretch, from the eve of the first red day until 22:00 on the last. Where red days follow each
    other the stretch is cut at 22:00, so that each has its part.
    """
    tomorrow = day + ONE_DAY
    if red(day) and hour < 22:
        return day
    if red(tomorrow) and (red(day) or hour >= _begins(day, tomorrow)):
        return tomorrow
    return None


def _begins(eve: date, tomorrow: date) -> int:
    whole = names(tomorrow.year).get(tomorrow, "")
    if (eve.month, eve.day) == (12, 24) or "Første påskedag" in whole or "Første pinsedag" in whole:
        return 15
    if (tomorrow.month, tomorrow.day) in {(5, 1), (5, 17)} and ";" not in whole and tomorrow.isoweekday() != SUNDAY:
        return 22
    return 18


@cache
def _by_hour() -> tuple[list[int], list[int], list[int]]:
    """For each hour from ``FIRST`` to ``LAST``: its Oslo day, its Oslo hour, and the red day it is free for, or 0."""
    days, hours, reds = list[int](), list[int](), list[int]()
    moment, end = ORIGIN, datetime(LAST.year, LAST.month, LAST.day, tzinfo=UTC)
    while moment < end:
        local = moment.astimezone(OSLO)
        days.append(local.date().toordinal())
        hours.append(local.hour)
        free = free_time_of(local.date(), local.hour)
        reds.append(free.toordinal() if free else 0)
        moment += timedelta(hours=1)
    return days, hours, reds


def day_at(minute: int) -> int:
    """The ordinal of the Oslo day that a minute lies in."""
    return _by_hour()[0][minute // HOUR]


def hour_at(minute: int) -> int:
    """What the hour hand of an Oslo clock shows."""
    return _by_hour()[1][minute // HOUR]


def red_day_at(minute: int) -> int:
    """The ordinal of the red day in whose free time a minute lies, or 0."""
    return _by_hour()[2][minute // HOUR]


def is_night(minute: int) -> bool:
    """21:00 to 06:00, § 10-11 (1)."""
    hour = hour_at(minute)
    return hour >= 21 or hour < 6
