"""Overtime and total hours, § 10-6."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from domain.working_time.model import Basis
from tests.domain.working_time.naive.answers import Said, due, needs, violation
from tests.domain.working_time.naive.arrangement import (
    FORTY,
    THIRTY_EIGHT,
    THIRTY_SIX,
    continuous,
    counted,
    rota_week,
    three_part,
)
from tests.domain.working_time.naive.clock import minutes_in
from tests.domain.working_time.naive.duties import (
    PlanWeek,
    by_whole_chapter,
    days_between,
    duties,
    hours_on,
    in_force,
    plan_days,
    plan_weeks,
)
from tests.domain.working_time.naive.random_lines import Drawn

H = 60
ANYTHING = 7 * 24 * H
Quota = dict[str, int | None]
ACT: Quota = {"week": 10 * H, "four weeks": 25 * H, "year": 200 * H, "half year": None}
REPRESENTATIVES: Quota = {"week": 20 * H, "four weeks": 50 * H, "year": 300 * H, "half year": None}
AUTHORITY: Quota = {"week": 25 * H, "four weeks": None, "year": None, "half year": 200 * H}
NO_QUOTA: Quota = {"week": ANYTHING, "four weeks": None, "year": None, "half year": None}
WEEKS = {"week": 1, "four weeks": 4, "year": 52, "half year": 26}
REACH = {
    "week": (20 * H, 25 * H),
    "four weeks": (50 * H, 100 * H),
    "year": (300 * H, 400 * H),
    "half year": (300 * H, 200 * H),
}
"""How far the representatives' agreement and the authority's consent reach."""


def quota_on(drawn: Drawn, day: date) -> Quota:
    """What holds on a day: the union's agreement before the authority's consent before the representatives'."""
    if by_whole_chapter(drawn, day):
        return NO_QUOTA
    if in_force(drawn, Basis.OVERTIME_AUTHORITY, day):
        return AUTHORITY
    return REPRESENTATIVES if in_force(drawn, Basis.OVERTIME, day) else ACT


def overtime_in(drawn: Drawn, week: PlanWeek, by_the_act: Fraction) -> Fraction:
    """Extra work above 9 h a day or above the week by the act, whichever is more; from the plan where it is longer."""
    own = [duty for duty in duties(drawn) if duty.day in week.days]
    extra = sum(duty.extra for duty in own)
    by_day = 0
    for day in week.days:
        planned = sum(duty.normal for duty in own if duty.day == day)
        worked = sum(duty.total for duty in own if duty.day == day)
        by_day += max(worked - max(planned, 9 * H), 0)
    planned_week = hours_on(drawn, week.days)
    by_week = max(planned_week + extra - max(planned_week, by_the_act), Fraction())
    return min(Fraction(extra), max(Fraction(by_day), by_week))


def quotas(drawn: Drawn) -> list[Said]:
    """Windows of one, four, 52 and 26 weeks above the strictest quota in them; or above the act's, unwillingly."""
    if not any(duty.extra for duty in duties(drawn)):
        return []
    found, weeks, by_the_act = [], plan_weeks(drawn), week_by_the_act(drawn)
    overtime = [overtime_in(drawn, week, by_the_act) for week in weeks]
    quota = {day: quota_on(drawn, day) for day in plan_days(drawn)}
    for which, length in WEEKS.items():
        for n in range(len(weeks)):
            if n < length - 1 and n < len(weeks) - 1:
                continue
            first, last = weeks[max(n - length + 1, 0)].first, weeks[n].last
            hours = sum(overtime[max(n - length + 1, 0) : n + 1], Fraction())
            limits = [limit for day in days_between(first, last) if (limit := quota[day][which]) is not None]
            default = ACT[which]
            if limits and hours > min(limits):
                found.append(_above(which, first, last, hours, min(limits)))
            elif default is not None and hours > default and drawn.facts.work.willing_each_time is False:
                found.append(violation(first, last, hours, default))
    return found


def _above(which: str, first: date, last: date, hours: Fraction, limit: int) -> Said:
    by_representatives, by_authority = REACH[which]
    if limit < by_representatives and hours <= by_representatives:
        return needs("TV", first, last, hours, limit)
    if limit < by_authority and hours <= by_authority:
        return needs("AT", first, last, hours, limit)
    return violation(first, last, hours, limit)


def week_by_the_act(drawn: Drawn) -> Fraction:
    """The act's full-time week for the person's class."""
    if continuous(drawn):
        return Fraction(THIRTY_SIX)
    if three_part(drawn):
        return counted(drawn, plan_days(drawn), FORTY, THIRTY_SIX, THIRTY_EIGHT)
    return Fraction(THIRTY_EIGHT if rota_week(drawn) else FORTY)


def total_days(drawn: Drawn) -> list[Said]:
    """Over 13 h in a day, 16 h by the representatives' agreement against rest; a union's may set another."""
    found: list[Said] = []
    if drawn.facts.work.averts_danger:
        return found
    for day in dict.fromkeys(duty.day for duty in duties(drawn)):
        hours = sum(duty.total for duty in duties(drawn) if duty.day == day)
        agreed, tariff = in_force(drawn, Basis.TOTAL_DAY, day), in_force(drawn, Basis.TARIFF, day)
        limit = 16 * H if agreed else 13 * H
        if by_whole_chapter(drawn, day):
            limit = ANYTHING
        elif tariff and tariff.limits.hours_a_day:
            limit = max(limit, minutes_in(tariff.limits.hours_a_day))
        if hours > limit:
            cured = hours <= 16 * H
            found.append(needs("TV", day, day, hours, limit) if cured else violation(day, day, hours, limit))
        elif agreed and 13 * H < hours <= 16 * H:
            found.append(due(day, day, hours, 13 * H))
    return found


def total_weeks(drawn: Drawn) -> list[Said]:
    """Over 69 h in a week, over 48 h on average in any eight weeks; no agreement but the union's lifts them."""
    found, weeks = [], plan_weeks(drawn)
    hours = [
        hours_on(drawn, week.days) + sum(duty.extra for duty in duties(drawn) if duty.day in week.days)
        for week in weeks
    ]
    for n, week in enumerate(weeks):
        if hours[n] > 69 * H and not _lifted(drawn, week.days):
            found.append(violation(week.first, week.last, hours[n], 69 * H))
        if n >= 7 or n == len(weeks) - 1:
            first = weeks[max(n - 7, 0)].first
            eight = sum(hours[max(n - 7, 0) : n + 1], Fraction())
            if eight > 8 * 48 * H and not _lifted(drawn, days_between(first, week.last)):
                found.append(violation(first, week.last, eight / 8, 48 * H))
    return found


def _lifted(drawn: Drawn, days: Sequence[date]) -> bool:
    return all(by_whole_chapter(drawn, day) for day in days)


def fixed_arrangements(drawn: Drawn) -> list[Said]:
    """Extra work on one weekday for eight weeks in a row or more."""
    days = {duty.day for duty in duties(drawn) if duty.extra}
    found = []
    for first in sorted(days):
        run = [first]
        while run[-1] + timedelta(weeks=1) in days:
            run.append(run[-1] + timedelta(weeks=1))
        if len(run) >= 8 and first - timedelta(weeks=1) not in days:
            found.append(violation(first, run[-1], len(run), 7))
    return found
