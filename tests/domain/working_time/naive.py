"""A checker written from the law's words alone: it walks minute by minute and shares nothing with the rules.

Slow and simple on purpose. The holidays come from the ``holidays`` package.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays as published

from domain.working_time.model import Shift

MINUTE = timedelta(minutes=1)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Minute:
    """One minute, as it is and as an Oslo clock shows it."""

    instant: datetime
    day: date
    clock: time


@cache
def minutes(first: date, last: date) -> tuple[Minute, ...]:
    """Every minute from two days before ``first`` until four days after ``last``."""
    oslo = ZoneInfo("Europe/Oslo")
    instant = datetime(first.year, first.month, first.day, tzinfo=UTC) - 2 * ONE_DAY
    end = datetime(last.year, last.month, last.day, tzinfo=UTC) + 4 * ONE_DAY
    found = []
    while instant < end:
        local = instant.astimezone(oslo)
        found.append(Minute(instant, local.date(), local.time()))
        instant += MINUTE
    return tuple(found)


@cache
def names(year: int) -> dict[date, str]:
    """The published holidays of a year, by their Norwegian names."""
    return dict(published.country_holidays("NO", years=year, language="no"))


def red(day: date) -> bool:
    """Sunday or holiday."""
    return day.isoweekday() == 7 or day in names(day.year)


def free_time_of(day: date, clock: time) -> date | None:
    """The red day in whose free time an Oslo minute lies, by § 10-10 (1) and the act on 1 and 17 May."""
    tomorrow = day + ONE_DAY
    if red(day) and clock < time(22):
        return day
    if red(tomorrow) and (red(day) or clock >= _begins(day, tomorrow)):
        return tomorrow
    return None


def _begins(eve: date, tomorrow: date) -> time:
    whole = names(tomorrow.year).get(tomorrow, "")
    if (eve.month, eve.day) == (12, 24) or whole in {"Første påskedag", "Første pinsedag"}:
        return time(15)
    if (tomorrow.month, tomorrow.day) in {(5, 1), (5, 17)} and ";" not in whole and tomorrow.isoweekday() != 7:
        return time(22)
    return time(18)


def worked(shifts: Sequence[Shift], calendar: Sequence[Minute]) -> set[datetime]:
    """The minutes that some shift holds."""
    return {m.instant for shift in shifts for m in during(shift, calendar)}


def during(shift: Shift, calendar: Sequence[Minute]) -> Iterator[Minute]:
    """The minutes of ``shift``."""
    position = bisect_left(calendar, shift.starts, key=lambda m: m.instant)
    while position < len(calendar) and calendar[position].instant < shift.ends:
        yield calendar[position]
        position += 1


def rest_before(after: Shift, earlier: Sequence[Shift], calendar: Sequence[Minute]) -> timedelta | None:
    """Free time before ``after``, counted backwards minute by minute; ``None`` from 11 h on."""
    busy = worked(earlier, calendar)
    if after.starts in busy:
        return timedelta()
    for free in range(11 * 60):
        if after.starts - (free + 1) * MINUTE in busy:
            return free * MINUTE
    return None


def longest_free(monday: date, shifts: Sequence[Shift], calendar: Sequence[Minute]) -> timedelta:
    """The longest run of free minutes whose Oslo day lies in the week of ``monday``."""
    busy, week = worked(shifts, calendar), {monday + n * ONE_DAY for n in range(7)}
    longest = run = 0
    for minute in calendar:
        run = run + 1 if minute.day in week and minute.instant not in busy else 0
        longest = max(longest, run)
    return longest * MINUTE


def red_work(shifts: Sequence[Shift], calendar: Sequence[Minute]) -> dict[date, timedelta]:
    """Minutes worked in each red day's free time; shifts that overlap count twice, as hours do."""
    found: dict[date, timedelta] = {}
    for shift in shifts:
        for minute in during(shift, calendar):
            day = free_time_of(minute.day, minute.clock)
            if day:
                found[day] = found.get(day, timedelta()) + MINUTE
    return found


def night_work(shift: Shift, calendar: Sequence[Minute]) -> timedelta:
    """Minutes between 21:00 and 06:00."""
    at_night = (m for m in during(shift, calendar) if m.clock >= time(21) or m.clock < time(6))
    return sum((MINUTE for _ in at_night), timedelta())
