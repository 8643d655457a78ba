"""Daily and weekly rest, § 10-8 (1) to (3), counted minute by minute."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from domain.working_time.model import Basis
from tests.domain.working_time.naive.answers import Said, advisory, due, needs
from tests.domain.working_time.naive.clock import day_at, minutes_in
from tests.domain.working_time.naive.duties import WEEK, Duty, duties, in_force, once, plan_weeks
from tests.domain.working_time.naive.random_lines import Drawn

ELEVEN, EIGHT = 11 * 60, 8 * 60
THIRTY_FIVE, TWENTY_EIGHT = 35 * 60, 28 * 60


@dataclass(frozen=True, slots=True)
class Short:
    """A rest under the law's own: its length, what is in force, its days, and what carries it below that."""

    free: int
    least: int
    first: date
    last: date
    lift: str


def daily(drawn: Drawn) -> list[Said]:
    """Each gap under 11 h; besides, the 24 h from a duty's start without any whole rest, where no gap is short."""
    found, said = [], set[int]()
    for gap, around in short_gaps(drawn):
        said |= {duty.starts for duty in around}
        if gap.free >= gap.least:
            found.append(due(gap.first, gap.last, gap.free, ELEVEN))
        elif not gap.lift:
            disturbed = drawn.facts.work.serious_disturbance is True and _by_a_call(drawn, around)
            by = "TV" if gap.free >= EIGHT or disturbed else "IR"
            found.append(needs(by, gap.first, gap.last, gap.free, gap.least))
    line = own_duties(drawn)
    for duty in line:
        if duty.starts in said or is_call(duty) or drawn.facts.work.averts_danger:
            continue
        at_work = set[int]()
        for other in line:
            if other.starts >= duty.starts:
                at_work.update(range(other.starts, min(other.ends, duty.starts + 24 * 60)))
        longest = run = 0
        for minute in range(duty.starts, duty.starts + 24 * 60):
            run = 0 if minute in at_work else run + 1
            longest = max(longest, run)
        if longest < least_daily(drawn, duty.day):
            found.append(advisory(duty.day, duty.day, longest, least_daily(drawn, duty.day)))
    return found


def emergency(drawn: Drawn) -> list[Said]:
    """Rests that a call carries below what is in force, § 10-8 (3)."""
    return [due(gap.first, gap.last, gap.free, ELEVEN) for gap, _ in short_gaps(drawn) if gap.lift == "call"]


@once
def short_gaps(drawn: Drawn) -> list[tuple[Short, list[Duty]]]:
    """Each rest under 11 h: the longest run of free minutes from a duty to the next that is no call within 24 h."""
    found, line = [], own_duties(drawn)
    for n, after in enumerate(line):
        around = _around(line, n)
        if not around:
            continue
        before = around[0]
        longest = run = 0
        for minute in range(before.ends, after.starts):
            at_work = any(call.starts <= minute < call.ends for call in around[1:-1])
            run = 0 if at_work else run + 1
            longest = max(longest, run)
            if longest >= ELEVEN:
                break
        if longest < ELEVEN:
            least = least_daily(drawn, after.day)
            lift = "" if longest >= least else _lift(drawn, around)
            found.append((Short(longest, least, before.day, max(before.day, after.day), lift), around))
    return found


def _around(line: list[Duty], n: int) -> list[Duty]:
    """The duty before a rest that duty ``n`` ends, the calls in it, and duty ``n``; nothing where none ends there."""
    around: list[Duty] = []
    for duty in line[: n + 1]:
        ends_a_rest = bool(around) and (not is_call(duty) or duty.starts >= around[0].ends + 24 * 60)
        around.append(duty)
        if ends_a_rest and duty is not line[n]:
            around = [max(around, key=lambda each: each.ends)]
        elif duty is line[n]:
            return around if ends_a_rest else []
    return []


def _lift(drawn: Drawn, around: list[Duty]) -> str:
    day = around[-1].day
    agreed = in_force(drawn, Basis.REST, day)
    if agreed and agreed.limits.daily_rest is not None and _by_a_call(drawn, around):
        return "call"
    return _event(drawn, around, [day])


def _by_a_call(drawn: Drawn, around: list[Duty]) -> bool:
    known = drawn.facts.work
    called = known.unplanned_call_out or any(is_call(duty) for duty in around)
    return bool(called) and known.unplanned_call_out is not False and known.serious_disturbance is not False


def _event(drawn: Drawn, around: list[Duty], days: Sequence[date]) -> str:
    """Danger that the work averts, § 10-12 (3), or the authority's consent for passive work, § 10-12 (7)."""
    if drawn.facts.work.averts_danger:
        return "danger"
    consent = all(in_force(drawn, Basis.PASSIVE_REST_AUTHORITY, day) for day in days)
    return "passive" if consent and any(duty.passive for duty in around) else ""


def is_call(duty: Duty) -> bool:
    """Worked on a call, all of it."""
    return all(segment.called_out for segment in duty.segments)


def own_duties(drawn: Drawn) -> list[Duty]:
    """The duties for the employer whose plan it is."""
    return [duty for duty in duties(drawn) if not duty.segments[0].other_employer]


def weekly(drawn: Drawn) -> list[Said]:
    """Each week, Monday to Sunday in Oslo, whose longest free run is under 35 h; agreements hold all its days."""
    found, line = [], own_duties(drawn)
    at_work = {minute for duty in line for minute in range(duty.starts, duty.ends)}
    for week in plan_weeks(drawn):
        free = longest_free(week.monday, at_work)
        if free >= THIRTY_FIVE:
            continue
        least = max(least_weekly(drawn, day) for day in week.days)
        span = week_minutes(week.monday)
        near = [d for d in line if d.starts < span.stop and d.ends > span.start]
        if free >= least:
            found.append(due(week.first, week.last, free, THIRTY_FIVE))
        elif not _event(drawn, near, week.days):
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


@cache
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
