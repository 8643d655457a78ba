"""The hours the law gives a name: Sunday and holiday, night, and the hours counted as Sunday in a year.

Everything here is elapsed time between instants, so the nights of the clock change have their real length.
An unpaid break lies somewhere inside its shift, nobody knows where, and is not taken out of these minutes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from domain.calendar import DAY, SATURDAY, SUNDAY, Period, at, easter_sunday, holidays, is_red
from domain.working_time.model import ZERO, Shift
from domain.working_time.settings import Settings

MIDNIGHT = time()


@dataclass(frozen=True, slots=True)
class Span:
    """From one instant up to another."""

    starts: datetime
    ends: datetime

    def shared(self, shift: Shift) -> timedelta:
        """How much of ``shift`` lies inside; zero when nothing does."""
        return max(min(self.ends, shift.ends) - max(self.starts, shift.starts), ZERO)

    def filled(self, shifts: Iterable[Shift]) -> timedelta:
        """How much of it some of ``shifts``, in time order, fills; what two of them fill at once is counted once."""
        filled, until = ZERO, self.starts
        for shift in shifts:
            ends = min(shift.ends, self.ends)
            filled += max(ends - max(shift.starts, until), ZERO)
            until = max(until, ends)
        return filled

    def also(self, other: "Span") -> "Span":
        """The part that lies in both; it ends before it starts when they do not meet, and then shares nothing."""
        return Span(max(self.starts, other.starts), min(self.ends, other.ends))


def is_great_eve(day: date) -> bool:
    """Whether ``day`` is Christmas, Easter or Whitsun Eve (*julaften, påskeaften, pinseaften*)."""
    easter = easter_sunday(day.year)
    return day in {date(day.year, 12, 24), easter - DAY, easter + 48 * DAY}


def is_may_day_alone(day: date) -> bool:
    """Whether ``day`` is red only because it is 1 or 17 May.

    Its eve is an ordinary working day (*lov om 1 og 17 mai som høgtidsdager*), unless the eve is red itself.
    """
    return holidays(day.year).get(day) in {"1. mai", "17. mai"} and day.weekday() != SUNDAY


def red_span(day: date, settings: Settings) -> Span:
    """The free time that belongs to the red day ``day`` (AML § 10-10 (1)).

    The law frees one stretch for red days that follow each other: from the eve of the first until 22:00 on the
    last. Each day's own part of it is cut at 22:00, the clock at which the stretch as a whole ends: a red day
    after a red day begins when the one before it ends, so no minute belongs to two days and none to neither.
    Alone or first, a red day begins on its eve: 18:00, 15:00 on the great eves, 22:00 before 1 and 17 May.
    """
    return _span(day - DAY, eve_starts(day, settings), day, settings.holiday_ends)


def eve_starts(day: date, settings: Settings) -> time:
    """The clock on its eve at which the red day ``day`` begins."""
    eve = day - DAY
    if is_red(eve):
        return settings.holiday_ends
    if is_great_eve(eve):
        return settings.great_eve_starts
    return settings.may_eve_starts if is_may_day_alone(day) else settings.holiday_starts


@lru_cache(maxsize=8192)
def _span(first: date, starts: time, last: date, ends: time) -> Span:
    """From one Oslo clock to another."""
    return Span(at(first, starts), at(last, ends))


@lru_cache(maxsize=256)
def red_spans(period: Period, settings: Settings) -> tuple[tuple[date, Span], ...]:
    """The red days of ``period`` in order, each with its own free time."""
    return tuple((day, red_span(day, settings)) for day in period.days() if is_red(day))


def night_from(day: date, settings: Settings) -> Span:
    """The night that begins on the evening of ``day`` (AML § 10-11 (1))."""
    return _span(day, settings.night_starts, day + DAY, settings.night_ends)


def small_hours(day: date, settings: Settings) -> Span:
    """Midnight until the night's end on ``day``: work that stays outside on all days is no night work."""
    return _span(day, MIDNIGHT, day, settings.night_ends)


def week_span(monday: date) -> Span:
    """Monday 00:00 to the next Monday 00:00 in Oslo: 167 h in the last week of March, 169 h in that of October."""
    return _span(monday, MIDNIGHT, monday + 7 * DAY, MIDNIGHT)


def days_touched(shift: Shift) -> Iterator[date]:
    """The days on which ``shift`` may have a minute, from the one before its own day."""
    days = max((shift.ends - shift.starts) // DAY, 0) + 2
    return (shift.day + n * DAY for n in range(-1, days))


def night_time(shift: Shift, settings: Settings) -> timedelta:
    """The part of ``shift`` that lies between 21:00 and 06:00."""
    if night_from(shift.day - DAY, settings).ends <= shift.starts and (
        shift.ends <= night_from(shift.day, settings).starts
    ):
        return ZERO  # between two nights, as most duties are
    return sum((night_from(day, settings).shared(shift) for day in days_touched(shift)), ZERO)


def own_wish_time(shift: Shift, settings: Settings) -> timedelta:
    """The part of ``shift`` in which night work may lie on the employee's own wish (AML § 10-11 (3))."""
    starts, ends = settings.night_starts, settings.night_own_wish_to
    return sum((_span(day, starts, day, ends).shared(shift) for day in days_touched(shift)), ZERO)


def in_small_hours(shift: Shift, settings: Settings) -> bool:
    """Whether any minute of ``shift`` lies between midnight and the night's end."""
    if small_hours(shift.day, settings).ends <= shift.starts and (
        shift.ends <= small_hours(shift.day + DAY, settings).starts
    ):
        return False
    return any(small_hours(day, settings).shared(shift) for day in days_touched(shift))


def counted_sunday_time(shift: Shift, settings: Settings) -> timedelta:
    """The part of ``shift`` between Saturday 22:00 and Sunday 22:00, as the 231 hours of AML § 10-4 (5) count."""
    clock = settings.counted_sunday_starts
    saturdays = (day for day in days_touched(shift) if day.weekday() == SATURDAY)
    return sum((Span(at(day, clock), at(day + DAY, clock)).shared(shift) for day in saturdays), ZERO)
