"""How people's arrangements are classed, in columns, as ``arrangement.py`` and ``three_part.py`` do without facts."""

import numpy as np

from domain.working_time.columns import hours
from domain.working_time.columns.arrays import Bools, Ints, divided, micros, shared
from domain.working_time.columns.columns import Columns, once
from domain.working_time.columns.days import PAD
from domain.working_time.columns.people import KINDS
from domain.working_time.columns.spans import (
    by_red_day,
    counted_sundays,
    in_small_hours,
    red_parts,
    rostered,
    rostered_nights,
)
from domain.working_time.model import HOUR
from domain.working_time.three_part import SECOND, THREE

Weeks = tuple[int, int, int]
"""Where a three-part count begins, its least and its most."""


@once
def has_three_parts(c: Columns) -> Bools:
    """Who has day, evening and night duties."""
    found = np.ones(c.people.count, dtype=np.bool_)
    for kind in THREE:
        some = np.zeros(c.people.count, dtype=np.bool_)
        some[c.shifts.row[(c.shifts.kind == KINDS.index(kind)) & (c.shifts.normal > 0)]] = True
        found &= some
    return found


@once
def works_every_nth_sunday(c: Columns) -> Bools:
    """Whose rostered duties have work on at least every third Sunday of the plan."""
    duty, red, _ = red_parts(c)
    if c.shifts.some_extra:
        starts, ends = (edge[red] for edge in c.days.red_spans)
        own = rostered(c)
        part = shared(own.starts[duty], own.ends[duty], starts, ends)
        by_roster = ((c.shifts.extra[duty] == 0) | (part > 0)).astype(np.int64)
    else:
        by_roster = np.ones(len(duty), dtype=np.int64)
    sundays = c.days.red_sunday
    worked = (by_red_day(c, duty, red, by_roster)[:, sundays] > 0).sum(axis=1)
    enough: Bools = (worked > 0) & (worked * c.rule.figures.every_nth_sunday.value >= sundays.sum())
    return enough


@once
def works_mainly_at_night(c: Columns) -> Bools:
    """Three quarters of whose normal hours lie at night."""
    in_all, at_night = hours.in_all(c), c.by_person(rostered_nights(c))
    found: Bools = (in_all > 0) & (at_night * 100 >= in_all * c.rule.figures.mainly_night.value)
    return found


@once
def works_continuously(c: Columns) -> Bools:
    """Who has 539 night hours and 231 Sunday hours a year, in proportion to the plan's length."""
    night, sunday = c.figure("continuous_night_hours_a_year"), c.figure("continuous_sunday_hours_a_year")
    at_night = c.by_person(rostered_nights(c)) * 365 >= night * c.days.length
    if not at_night.any():
        return at_night
    found: Bools = at_night & (c.by_person(counted_sundays(c)) * 365 >= sunday * c.days.length)
    return found


@once
def is_three_part(c: Columns) -> Bools:
    """For whom AML § 10-4 (6) sets the week."""
    found: Bools = has_three_parts(c) & works_every_nth_sunday(c) & ~works_mainly_at_night(c) & ~works_continuously(c)
    return found


@once
def has_rota_week(c: Columns) -> Bools:
    """Who has the 38 h week."""
    found: Bools = (works_every_nth_sunday(c) & ~is_three_part(c)) | works_mainly_at_night(c)
    return found


def acts_weeks(c: Columns) -> Weeks:
    """The act's three-part weeks."""
    return c.figure("week"), c.figure("week_continuous"), c.figure("week_rota")


def statutory_week(c: Columns, first: int, last: int) -> Ints:
    """The act's full-time week for each."""
    if not is_three_part(c).any():
        return _but_three_part(c)
    found: Ints = np.where(is_three_part(c), counted_week(c, first, last, acts_weeks(c)), _but_three_part(c))
    return found


@once
def _but_three_part(c: Columns) -> Ints:
    """The act's full-time week for each, of whom none has a three-part rota."""
    plain = np.where(has_rota_week(c), c.figure("week_rota"), c.figure("week"))
    found: Ints = np.where(works_continuously(c), c.figure("week_continuous"), plain)
    return found


def own_week(c: Columns, first: int, last: int) -> Ints:
    """What each one's weekly mean over those days is held to."""
    if not is_three_part(c).any():
        return _but_three_part(c)
    found: Ints = np.where(is_three_part(c), own_counted_week(c, first, last, acts_weeks(c)), _but_three_part(c))
    return found


def counted_week(c: Columns, first: int, last: int, weeks: Weeks) -> Ints:
    """The full-time week of a three-part rota over those days."""
    return divided(own_counted_week(c, first, last, weeks) * 100, np.maximum(c.people.fraction, 1))


def own_counted_week(c: Columns, first: int, last: int, weeks: Weeks) -> Ints:
    """The same for each one's own position."""
    percent = np.maximum(c.people.fraction, 1)
    base, least, most = (divided(week * percent, 100) for week in weeks)
    found: Ints = np.maximum(np.minimum(base - taken_off(c, first, last), most), least)
    return found


def taken_off(c: Columns, first: int, last: int) -> Ints:
    """What each one's Sunday and night hours over those days take off a week."""
    night_hours, sunday_hours = (sums[:, last + 1] - sums[:, first] for sums in _so_far(c))
    hour = HOUR // SECOND
    by_night = divided(night_hours * (c.figure("night_hour_off") // micros(SECOND)), hour)
    by_sunday = divided(sunday_hours * (c.figure("sunday_hour_off") // micros(SECOND)), hour)
    return divided((by_night + by_sunday) * 7, last - first + 1)


@once
def _so_far(c: Columns) -> tuple[Ints, Ints]:
    """Night hours and Sunday hours of the days before each, no hour in both."""
    duty, red, _ = red_parts(c)
    own = rostered(c)
    starts, ends = own.starts[duty], own.ends[duty]
    from_, to = (edge[red] for edge in c.days.red_spans)
    sundays = shared(starts, ends, from_, to)
    both = np.zeros(len(duty), dtype=np.int64)
    begins, until = c.days.nights
    for n in range(-1, own.longest_days + 2):
        night = c.shifts.day[duty] + n + PAD
        both += shared(starts, ends, np.maximum(begins[night], from_), np.minimum(until[night], to))
    both *= in_small_hours(c)[c.shifts.row[duty]]
    at = c.shifts.row[duty] * c.days.count + c.shifts.day[duty]
    daily = (np.bincount(at, weights=part, minlength=c.people.count * c.days.count) for part in (sundays, both))
    by_sunday, by_both = (part.astype(np.int64).reshape(c.people.count, -1) for part in daily)
    by_night = c.by_day(rostered_nights(c))
    if c.rule.settings.night_wins_over_sunday:
        return hours.so_far(by_night), hours.so_far(by_sunday - by_both)
    return hours.so_far(by_night - by_both), hours.so_far(by_sunday)
