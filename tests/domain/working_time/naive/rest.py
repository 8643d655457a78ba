"""Daily and weekly rest, § 10-8 (1) to (3), counted minute by minute."""

from datetime import date
from functools import cache

from domain.working_time.model import Basis
from tests.domain.working_time.naive.answers import Said, due, needs
from tests.domain.working_time.naive.clock import day_at, minutes_in
from tests.domain.working_time.naive.duties import WEEK, busy, duties, in_force, plan_weeks
from tests.domain.working_time.naive.random_lines import Drawn

ELEVEN, EIGHT = 11 * 60, 8 * 60
THIRTY_FIVE, TWENTY_EIGHT = 35 * 60, 28 * 60


def daily(drawn: Drawn) -> list[Said]:
    """Each gap under 11 h before a duty, counted backwards from its start."""
    found, line = [], duties(drawn)
    for n, after in enumerate(line):
        if n == 0:
            continue
        at_work, before = set[int](), line[0]
        for earlier in line[:n]:
            at_work.update(range(max(earlier.starts, after.starts - ELEVEN), min(earlier.ends, after.starts + 1)))
            if earlier.ends > before.ends:
                before = earlier
        free = 0
        while free < ELEVEN and after.starts - free - 1 not in at_work and after.starts not in at_work:
            free += 1
        if free >= ELEVEN:
            continue
        first, last = before.day, max(before.day, after.day)
        least = least_daily(drawn, after.day)
        if free >= least:
            found.append(due(first, last, free, ELEVEN))
        else:
            found.append(needs("TV" if free >= EIGHT else "IR", first, last, free, least))
    return found


def weekly(drawn: Drawn) -> list[Said]:
    """Each week, Monday to Sunday in Oslo, whose longest free run is under 35 h; agreements hold all its days."""
    found, at_work = [], busy(drawn)
    for week in plan_weeks(drawn):
        free = longest_free(week.monday, at_work)
        if free >= THIRTY_FIVE:
            continue
        least = max(least_weekly(drawn, day) for day in week.days)
        if free >= least:
            found.append(due(week.first, week.last, free, THIRTY_FIVE))
        else:
            found.append(needs("TV" if free >= TWENTY_EIGHT else "IR", week.first, week.last, free, least))
    return found


def longest_free(monday: date, at_work: set[int]) -> int:
    """The longest run of free minutes whose Oslo day lies in the week of ``monday``."""
    longest = run = 0
    for minute in week_minutes(monday):
        run = 0 if minute in at_work else run + 1
        longest = max(longest, run)
    return longest


@cache
def week_minutes(monday: date) -> range:
    """The minutes of an Oslo week; an hour less or more where the clocks change."""
    first = monday.toordinal()
    start = minute_of_midnight(first)
    length = WEEK - 120
    while day_at(start + length) < first + 7:
        length += 60
    return range(start, start + length)


def minute_of_midnight(ordinal: int) -> int:
    """The first minute of an Oslo day."""
    minute = (ordinal - day_at(0)) * 24 * 60 - 180
    while day_at(minute) < ordinal:
        minute += 60
    return minute


def least_daily(drawn: Drawn, day: date) -> int:
    """11 h; by the representatives' agreement not under 8 h, by a union's tariff agreement what it says."""
    least = ELEVEN
    shared, tariff = in_force(drawn, Basis.REST, day), in_force(drawn, Basis.TARIFF, day)
    if shared and shared.limits.daily_rest is not None:
        least = max(minutes_in(shared.limits.daily_rest), EIGHT)
    if tariff and tariff.limits.daily_rest is not None:
        least = min(minutes_in(tariff.limits.daily_rest), least)
    elif tariff and tariff.whole_chapter:
        least = 0
    return least


def least_weekly(drawn: Drawn, day: date) -> int:
    """35 h; by the representatives' agreement not under 28 h, by a union's tariff agreement what it says."""
    least = THIRTY_FIVE
    shared, tariff = in_force(drawn, Basis.REST, day), in_force(drawn, Basis.TARIFF, day)
    if shared and shared.limits.weekly_rest is not None:
        least = max(minutes_in(shared.limits.weekly_rest), TWENTY_EIGHT)
    if tariff and tariff.limits.weekly_rest is not None:
        least = min(minutes_in(tariff.limits.weekly_rest), least)
    elif tariff and tariff.whole_chapter:
        least = 0
    return least
