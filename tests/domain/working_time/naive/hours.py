"""Normal hours of the day and the week, § 10-4, and averaging them, § 10-5."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from domain.working_time.model import Agreed, Basis
from tests.domain.working_time.naive.answers import Said, needs, violation
from tests.domain.working_time.naive.arrangement import (
    FORTY,
    THIRTY_EIGHT,
    THIRTY_SIX,
    continuous,
    counted,
    own_week,
    rota_week,
    three_part,
)
from tests.domain.working_time.naive.clock import minutes_in
from tests.domain.working_time.naive.duties import (
    Duty,
    PlanWeek,
    by_whole_chapter,
    days_between,
    duties,
    hours_on,
    in_force,
    plan_days,
    plan_weeks,
    stretches,
)
from tests.domain.working_time.naive.random_lines import Drawn

NINE = 9 * 60
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
            caps.append(ANYTHING if named is None else minutes_in(named))
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


def averaged_week(drawn: Drawn, week: PlanWeek) -> Agreed | None:
    """The averaging agreement of a week that is averaged on all its days: the last day's."""
    found = [averaging_on(drawn, day) for day in week.days]
    return found[-1] if all(found) else None


def week_limit(drawn: Drawn, week: PlanWeek, limit: Fraction | int) -> Fraction:
    """The longest week without averaging: passive work lengthens it, and a tariff agreement may."""
    longest = Fraction(limit)
    passive = sum(d.passive for d in duties(drawn) if d.day in week.days and _mainly_passive(d))
    if passive:
        longest = min(longest + Fraction(min(passive, 2 * 600), 2), Fraction(FORTY_EIGHT))
        if all(in_force(drawn, Basis.PASSIVE_AUTHORITY, day) for day in week.days):
            longest = Fraction(FORTY_EIGHT)
    cap = min(week_cap(drawn, day) for day in week.days)
    return max(longest, Fraction(cap)) if cap > FORTY else longest


def _mainly_passive(duty: Duty) -> bool:
    return duty.passive * 2 > duty.total


def long_days(drawn: Drawn, *, with_passive: bool) -> list[Said]:
    """Days, with or without any passive time, with more normal hours than are allowed."""
    found = []
    by_day: dict[date, list[Duty]] = {}
    for duty in duties(drawn):
        by_day.setdefault(duty.day, []).append(duty)
    for day, own in by_day.items():
        if any(duty.passive for duty in own) is not with_passive:
            continue
        limit = Fraction(day_cap(drawn, day))
        passive = sum(duty.passive for duty in own if _mainly_passive(duty))
        if passive:
            lengthened = NINE + Fraction(min(passive, 2 * 120), 2)
            consent = in_force(drawn, Basis.PASSIVE_AUTHORITY, day)
            if consent:
                named = consent.limits.hours_a_day
                lengthened = max(lengthened, Fraction(min(minutes_in(named), 780) if named else 780))
            limit = max(limit, lengthened)
        hours = sum(duty.normal for duty in own)
        if hours > limit:
            found.append(needs(longer_day(hours), day, day, hours, limit))
    return found


def long_weeks(drawn: Drawn, limit: Fraction | int) -> list[tuple[PlanWeek, Said]]:
    """Weeks above ``limit`` that are not averaged."""
    found = []
    for week in plan_weeks(drawn):
        hours, allowed = hours_on(drawn, week.days), week_limit(drawn, week, limit)
        if not averaged_week(drawn, week) and hours > allowed:
            found.append((week, needs(longer_week(hours), week.first, week.last, hours, allowed)))
    return found


def bare_mean(drawn: Drawn, limit: Fraction | int) -> list[Said]:
    """The mean over a plan of eight weeks or more in which nothing widens the week: above ``limit``, no cure."""
    days = plan_days(drawn)
    if len(days) < 56 or any(averaging_on(drawn, day) or week_cap(drawn, day) > FORTY for day in days):
        return []
    mean = hours_on(drawn, days) * 7 / len(days)
    return [violation(days[0], days[-1], mean, limit)] if mean > limit else []


def week_of_forty(drawn: Drawn) -> list[Said]:
    """§ 10-4 (1): the bare mean, else single weeks without passive time or standby."""
    kinds = _kinds(drawn)
    return bare_mean(drawn, FORTY) or [said for week, said in long_weeks(drawn, FORTY) if kinds[week.monday] == ""]


def with_passive(drawn: Drawn) -> list[Said]:
    """§ 10-4 (2): days and single weeks with passive time."""
    kinds = _kinds(drawn)
    weeks = [said for week, said in long_weeks(drawn, FORTY) if kinds[week.monday] == "passive"]
    return long_days(drawn, with_passive=True) + weeks


def with_standby(drawn: Drawn) -> list[Said]:
    """§ 10-4 (3): single weeks with standby and no passive time."""
    kinds = _kinds(drawn)
    return [said for week, said in long_weeks(drawn, FORTY) if kinds[week.monday] == "standby"]


def _kinds(drawn: Drawn) -> dict[date, str]:
    found = {}
    for week in plan_weeks(drawn):
        passive = any(duty.passive for duty in duties(drawn) if duty.day in week.days)
        standby = any(shift.standby for shift in drawn.shifts if shift.day in week.days)
        found[week.monday] = "passive" if passive else "standby" if standby else ""
    return found


def rota_weeks(drawn: Drawn, rule: str) -> list[Said]:
    """§ 10-4 (4), (5) or (6) for whom it concerns: the bare mean, else single weeks and agreed means."""
    days = plan_days(drawn)
    if rule == "(6)":
        if not three_part(drawn):
            return []
        week = counted(drawn, days, FORTY, THIRTY_SIX, THIRTY_EIGHT)
    elif not (continuous(drawn) if rule == "(5)" else rota_week(drawn)):
        return []
    else:
        week = Fraction(THIRTY_SIX if rule == "(5)" else THIRTY_EIGHT)

    def mean_limit(of: Sequence[date]) -> Fraction:
        return own_week(drawn, of) if rule == "(6)" else week

    bare = bare_mean(drawn, mean_limit(days))
    return bare or [said for _, said in long_weeks(drawn, week)] + high_means(drawn, mean_limit)


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


def high_means(drawn: Drawn, limit: Callable[[Sequence[date]], Fraction]) -> list[Said]:
    """Averaging periods whose weekly mean is above their limit."""
    found = []
    for first, last in periods(drawn):
        days = days_between(first, last)
        mean, most = hours_on(drawn, days) * 7 / len(days), limit(days)
        if mean > most:
            found.append(violation(first, last, mean, most))
    return found


def long_averaged_weeks(drawn: Drawn, basis: Basis) -> list[Said]:
    """Weeks averaged on ``basis`` above the single week's cap, and any eight weeks above a mean of 48 h.

    By the authority's consent total hours are meant, and days of at most 13 h; and no period may be too long.
    """
    found, weeks, total = [], plan_weeks(drawn), basis is Basis.AVERAGING_AUTHORITY
    extra = {week.monday: sum(d.extra for d in duties(drawn) if d.day in week.days) for week in weeks}
    hours = [hours_on(drawn, week.days) + (extra[week.monday] if total else 0) for week in weeks]
    for n, week in enumerate(weeks):
        agreed, cap = averaged_week(drawn, week), min(week_cap(drawn, day) for day in week.days)
        if agreed is None or agreed.basis is not basis:
            continue
        if hours[n] > cap:
            found.append(needs(longer_week(hours[n]), week.first, week.last, hours[n], cap))
        if n >= 7 or n == len(weeks) - 1:
            eight = hours[max(n - 7, 0) : n + 1]
            days = days_between(weeks[max(n - 7, 0)].first, week.last)
            by_union = all(by_whole_chapter(drawn, day) for day in days)
            mean = sum(eight, Fraction()) / 8
            if mean > FORTY_EIGHT and not by_union:
                found.append(needs("IR", days[0], week.last, mean, FORTY_EIGHT))
    return found + _too_long_periods(drawn, basis) + (_long_total_days(drawn) if total else [])


def _too_long_periods(drawn: Drawn, basis: Basis) -> list[Said]:
    found: list[Said] = []
    for agreed in dict.fromkeys(averaging_on(drawn, day) for day in plan_days(drawn)):
        weeks = agreed.limits.averaging_weeks if agreed and agreed.basis is basis else None
        if agreed is None or weeks is None:
            continue
        first, last = max(agreed.period.first_day, drawn.period.first_day), agreed.period.last_day
        last = min(last, drawn.period.last_day)
        if basis is Basis.AVERAGING_AUTHORITY and 26 < weeks <= 52:
            found.append(needs("IND|TV", first, last, weeks, 26))
        elif weeks > 52:
            found.append(violation(first, last, weeks, 26 if basis is Basis.AVERAGING_AUTHORITY else 52))
    return found


def _long_total_days(drawn: Drawn) -> list[Said]:
    """Days by the authority's consent whose total hours are above its limit, where the normal hours are not."""
    found = []
    too_long = {said.first for passive in (True, False) for said in long_days(drawn, with_passive=passive)}
    for day in dict.fromkeys(duty.day for duty in duties(drawn)):
        agreed = averaging_on(drawn, day)
        hours = sum(duty.total for duty in duties(drawn) if duty.day == day)
        by_consent = agreed is not None and agreed.basis is Basis.AVERAGING_AUTHORITY
        if by_consent and hours > day_cap(drawn, day) and day not in too_long:
            found.append(needs(longer_day(hours), day, day, hours, day_cap(drawn, day)))
    return found
