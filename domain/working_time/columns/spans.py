"""Night time, red days and counted Sundays in columns, as ``windows.py`` and ``Line`` count them."""

import numpy as np

from domain.working_time.columns.arrays import DAY, NONE, Bools, Ints, shared, summed, where
from domain.working_time.columns.columns import Columns, once
from domain.working_time.columns.days import PAD
from domain.working_time.columns.table import Table


@once
def nights(c: Columns) -> Ints:
    """Night time of each duty; zero for everybody none of whose duties touches the hours from midnight to 06:00."""
    return time_in(c.shifts, *c.days.nights) * in_small_hours(c)[c.shifts.row]


@once
def in_small_hours(c: Columns) -> Bools:
    """Whose line touches the hours from midnight to the night's end."""
    found = np.zeros(c.people.count, dtype=np.bool_)
    found[c.shifts.row[time_in(c.shifts, *c.days.small_hours) > 0]] = True
    return found


@once
def at_night(c: Columns) -> Bools:
    """Which duties have more than 3 h of night time."""
    found: Bools = nights(c) > c.figure("night_hours")
    return found


@once
def rostered(c: Columns) -> Table:
    """The duties without what is beyond agreed hours at their ends."""
    return c.shifts.until(c.shifts.ends - c.shifts.extra) if c.shifts.some_extra else c.shifts


@once
def rostered_nights(c: Columns) -> Ints:
    """Night time of the rostered part of each duty."""
    if not c.shifts.some_extra:
        return nights(c)
    return time_in(rostered(c), *c.days.nights) * in_small_hours(c)[c.shifts.row]


@once
def counted_sundays(c: Columns) -> Ints:
    """Time of each duty's rostered part between Saturday 22:00 and Sunday 22:00, as the 231 hours are counted."""
    clock = c.days.clock(c.rule.settings.counted_sunday_starts)
    from_, to = clock.copy(), np.append(clock[1:], clock[-1])
    from_[~c.days.saturdays] = to[~c.days.saturdays]
    return time_in(rostered(c), from_, to)


def time_in(table: Table, from_: Ints, to: Ints) -> Ints:
    """Time each shares with the stretches (one a day, padded) of the days it touches."""
    starts, ends, day = table.starts, table.ends, table.day + PAD
    found = np.zeros(len(day), dtype=np.int64)
    for n in (-1, 0, 1):
        found += shared(starts, ends, from_[day + n], to[day + n])
    for n in range(2, table.longest_days + 2):
        enough: Bools = ends - starts >= (n - 1) * DAY
        long = where(enough)
        found[long] += shared(starts[long], ends[long], from_[day[long] + n], to[day[long] + n])
    return found


@once
def red_parts(c: Columns) -> tuple[Ints, Ints, Ints]:
    """Work that lies in a red day's own free time: the duty, which red day, how much."""
    return parts_in(c, *c.days.red_spans)


def parts_in(c: Columns, from_: Ints, to: Ints) -> tuple[Ints, Ints, Ints]:
    """Work in stretches that belong to the plan's red days: the duty, which red day, how much."""
    shifts, found = c.shifts, []
    if not len(from_):
        return shifts.day[:0], shifts.day[:0], shifts.day[:0]
    for n in range(-1, shifts.longest_days + 3):
        red = c.days.red_at[shifts.day + n + PAD]
        is_red: Bools = red != NONE
        near = where(is_red)
        red = red[near]
        time = shared(shifts.starts[near], shifts.ends[near], from_[red], to[red])
        some = where(time > 0)
        found.append((near[some], red[some], time[some]))
    duty, which, amount = (np.concatenate(each) for each in zip(*found, strict=True))
    return duty, which, amount


@once
def red_work(c: Columns) -> Ints:
    """Work by person and red day."""
    return by_red_day(c, *red_parts(c))


def by_red_day(c: Columns, duty: Ints, red: Ints, amount: Ints) -> Ints:
    """The sum of ``amount`` by person and red day."""
    width = len(c.days.red)
    return summed(c.shifts.row[duty] * width + red, amount, c.people.count * width).reshape(c.people.count, width)
