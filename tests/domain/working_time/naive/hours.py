"""Normal hours of the day and the week, § 10-4, and averaging them, § 10-5."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from domain.working_time.model import Agreed, Basis
from tests.domain.working_time.naive.answers import Said, needs, violation
from tests.domain.working_time.naive.clock import minutes_in
from tests.domain.working_time.naive.duties import (
    PlanWeek,
    duties,
    in_force,
    plan_weeks,
    standby_counts,
    stretches,
)
from tests.domain.working_time.naive.random_lines import Drawn

NINE, FORTY = 9 * 60, 40 * 60
BY = (Basis.AVERAGING, Basis.AVERAGING_AUTHORITY, Basis.AVERAGING_INDIVIDUAL)
DAY_CEILING = {Basis.AVERAGING: 750, Basis.AVERAGING_AUTHORITY: 13 * 60, Basis.AVERAGING_INDIVIDUAL: 10 * 60}
WEEK_CEILING = {Basis.AVERAGING: 54 * 60, Basis.AVERAGING_INDIVIDUAL: 50 * 60}
FORTY_EIGHT = 48 * 60
ANYTHING = 7 * 24 * 60


def averaging_on(drawn: Drawn, day: date) -> Agreed | None:
    """The averaging agreement of a day: the representatives' before the authority's before the employee's own."""
    for basis in BY:
        agreed = in_force(drawn, basis, day)
        if agreed:
            return agreed
    return None


def day_cap(drawn: Drawn, day: date) -> int:
    """9 h, or the longest day that an agreement allows; each kind has its ceiling, a union's has none."""
    caps = []
    for basis in BY:
        agreed = in_force(drawn, basis, day)
        if agreed:
            named = agreed.limits.hours_a_day
            caps.append(DAY_CEILING[basis] if named is None else min(minutes_in(named), DAY_CEILING[basis]))
    caps = caps or [NINE]
    tariff = in_force(drawn, Basis.TARIFF, day)
    if tariff and tariff.limits.hours_a_day is not None:
        caps.append(minutes_in(tariff.limits.hours_a_day))
    elif tariff and tariff.whole_chapter:
        caps.append(ANYTHING)
    return max(caps)


def week_cap(drawn: Drawn, day: date) -> int:
    """40 h, or the longest single week that an agreement allows."""
    caps = []
    for basis in BY:
        agreed = in_force(drawn, basis, day)
        if not agreed:
            continue
        named = agreed.limits.hours_a_week
        if basis is Basis.AVERAGING_AUTHORITY:
            caps.append(FORTY_EIGHT if named is None else minutes_in(named))
        else:
            caps.append(WEEK_CEILING[basis] if named is None else min(minutes_in(named), WEEK_CEILING[basis]))
    caps = caps or [FORTY]
    tariff = in_force(drawn, Basis.TARIFF, day)
    if tariff and tariff.limits.hours_a_week is not None:
        caps.append(minutes_in(tariff.limits.hours_a_week))
    elif tariff and tariff.whole_chapter:
        caps.append(ANYTHING)
    return max(caps)


def longer_day(minutes: Fraction | int) -> str:
    """Who may let a day be so long."""
    if minutes <= 600:
        return "IND|TV"
    if minutes <= 750:
        return "TV"
    return "IR|AT" if minutes <= 780 else "IR"


def longer_week(minutes: Fraction | int) -> str:
    """Who may let a week be so long."""
    if minutes <= 50 * 60:
        return "IND|TV"
    return "TV" if minutes <= 54 * 60 else "IR|AT"


def hours_on(drawn: Drawn, days: tuple[date, ...]) -> Fraction:
    """Normal minutes of the duties begun on ``days``, and what standby counts."""
    own = set(days)
    return sum((d.normal for d in duties(drawn) if d.day in own), Fraction()) + standby_counts(drawn, days)


def averaged_week(drawn: Drawn, week: PlanWeek) -> Agreed | None:
    """The averaging agreement of a week that is averaged on all its days: the last day's."""
    found = [averaging_on(drawn, day) for day in week.days]
    return found[-1] if all(found) else None


def long_weeks(drawn: Drawn, limit: Fraction | int) -> list[Said]:
    """Weeks above ``limit`` that are not averaged; a tariff agreement may widen the single week."""
    found = []
    for week in plan_weeks(drawn):
        hours, cap = hours_on(drawn, week.days), min(week_cap(drawn, day) for day in week.days)
        allowed = max(limit, cap) if cap > FORTY else limit
        if not averaged_week(drawn, week) and hours > allowed:
            found.append(needs(longer_week(hours), week.first, week.last, hours, allowed))
    return found


def periods(drawn: Drawn) -> Iterator[tuple[date, date]]:
    """The stretches over which hours are averaged: of each agreement that some day rests on, from its first day."""
    seen: list[Agreed] = []
    day = drawn.period.first_day
    for week in plan_weeks(drawn):
        for day in week.days:
            agreed = averaging_on(drawn, day)
            if agreed is None or agreed in seen:
                continue
            seen.append(agreed)
            longest = 26 if agreed.basis is Basis.AVERAGING_AUTHORITY else 52
            weeks = min(agreed.limits.averaging_weeks or drawn.unit.averaging_weeks, longest)
            first = max(agreed.period.first_day, drawn.period.first_day)
            yield from stretches(first, min(agreed.period.last_day, drawn.period.last_day), weeks)


def high_means(drawn: Drawn, limit: Fraction | int) -> list[Said]:
    """Averaging periods whose weekly mean is above ``limit``."""
    found = []
    for first, last in periods(drawn):
        days = tuple(date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1))
        mean = hours_on(drawn, days) * 7 / len(days)
        if mean > limit:
            found.append(violation(first, last, mean, limit))
    return found


def long_averaged_weeks(drawn: Drawn, basis: Basis) -> list[Said]:
    """Weeks averaged on ``basis`` above the single week's cap, and any eight weeks above a mean of 48 h."""
    found, weeks = [], plan_weeks(drawn)
    hours = [hours_on(drawn, week.days) for week in weeks]
    for n, week in enumerate(weeks):
        agreed, cap = averaged_week(drawn, week), min(week_cap(drawn, day) for day in week.days)
        if agreed is None or agreed.basis is not basis:
            continue
        if hours[n] > cap:
            found.append(needs(longer_week(hours[n]), week.first, week.last, hours[n], cap))
        if n >= 7 or n == len(weeks) - 1:
            eight = hours[max(n - 7, 0) : n + 1]
            if sum(eight) > 8 * FORTY_EIGHT:
                found.append(needs("IR", weeks[max(n - 7, 0)].first, week.last, sum(eight) / 8, FORTY_EIGHT))
    return found
