"""Hospital doctors by their own tariff (A2): 40 or 38 h, 60 h a week, 19 h a duty day, and what rest is left."""

from datetime import date
from fractions import Fraction

from domain.working_time.model import AbsenceEffect, Basis, Shift
from tests.domain.working_time.naive.answers import Said, needs, violation
from tests.domain.working_time.naive.clock import hour_at, minute_of, minutes_in
from tests.domain.working_time.naive.duties import (
    Duty,
    busy,
    days_between,
    duties,
    hours_due,
    in_force,
    plan_weeks,
    stretches,
)  # fmt: skip
from tests.domain.working_time.naive.random_lines import Drawn
from tests.domain.working_time.naive.rest import week_minutes

DAY = 24 * 60
SIXTY, NINETEEN = 60 * 60, 19 * 60
EIGHT, TWENTY_EIGHT = 8 * 60, 28 * 60
ENTERPRISE_REPRESENTATIVE = "TV"


def norm(drawn: Drawn) -> list[Said]:
    """Averaging periods with more than the norm, and what is signed beyond it, for the position and days at work."""
    found = []
    for first, last in stretches(drawn.period.first_day, drawn.period.last_day, drawn.unit.averaging_weeks):
        days = days_between(first, last)
        away = [day for day in days if drawn.terms.absent(day) is AbsenceEffect.AWAY]
        due = hours_due(drawn, days, _norm(drawn))
        due += Fraction(sum(_extended(drawn, day) for day in days if day not in away), 7)
        hours = sum((d.normal for d in duties(drawn) if d.day in days), Fraction())
        hours += sum((home(drawn, s, range(-1, 10**9)) for s in _standby(drawn) if s.day in days), Fraction())
        if hours > due:
            found.append(violation(first, last, hours, due))
    return found


def _norm(drawn: Drawn) -> int:
    """38 h for a junior doctor with planned work between 20:00 and 06:00, else 40 h."""
    for duty in duties(drawn):
        if all(segment.called_out for segment in duty.segments) or not drawn.facts.person.junior:
            continue
        if any(hour_at(minute) >= 20 or hour_at(minute) < 6 for minute in range(duty.starts, duty.ends)):
            return 38 * 60
    return 40 * 60


def _extended(drawn: Drawn, day: date) -> int:
    agreed = in_force(drawn, Basis.DOCTORS_EXTENDED, day)
    if agreed and agreed.extended_week is not None:
        return minutes_in(agreed.extended_week)
    return minutes_in(drawn.facts.person.extended_week) if drawn.facts.person.extended_week else 0


def sixty(drawn: Drawn) -> list[Said]:
    """Weeks over 60 h, extra work and home duty by its share counted, or over what is agreed for all the week."""
    found = []
    for week in plan_weeks(drawn):
        hours = sum((d.total for d in duties(drawn) if d.day in week.days), Fraction())
        hours += sum((home(drawn, s, range(-1, 10**9)) for s in _standby(drawn) if s.day in week.days), Fraction())
        limit = SIXTY
        agreed = [in_force(drawn, Basis.DOCTORS_DEVIATION, day) for day in week.days]
        if all(agreed) and agreed[0]:
            named = agreed[0].limits.hours_a_week
            limit = max(limit, minutes_in(named) if named else len(week.days) * DAY)
        if hours > limit:
            found.append(needs(ENTERPRISE_REPRESENTATIVE, week.first, week.last, hours, limit))
    return found


def nineteen(drawn: Drawn) -> list[Said]:
    """Over 19 calculated hours in the 24 h from a day's first duty on site."""
    found = []
    for first, window in duty_days(drawn):
        hours = Fraction()
        for duty in duties(drawn):
            if duty.starts in window and duty.starts >= first.starts:
                hours += duty.total if duty.ends <= window.stop else window.stop - duty.starts
        hours += sum((home(drawn, s, window) for s in _standby(drawn)), Fraction())
        if hours > NINETEEN and not in_force(drawn, Basis.DOCTORS_DEVIATION, first.day):
            found.append(needs(ENTERPRISE_REPRESENTATIVE, first.day, first.day, hours, NINETEEN))
    return found


def eight_between(drawn: Drawn) -> list[Said]:
    """Under 8 h wholly free in a row between two work periods; home duty and calls are not free."""
    not_free: set[int] = set()
    for shift in _standby(drawn):
        not_free.update(range(minute_of(shift.starts), minute_of(shift.ends)))
    periods = []
    for duty in duties(drawn):
        if all(segment.called_out for segment in duty.segments):
            not_free.update(range(duty.starts, duty.ends))
        else:
            periods.append(duty)
    found = []
    for n in range(1, len(periods)):
        before = periods[0]
        for earlier in periods[:n]:
            before = earlier if earlier.ends > before.ends else before
        longest = run = 0
        for minute in range(before.ends, periods[n].starts):
            run = 0 if minute in not_free else run + 1
            longest = max(longest, run)
            if longest >= EIGHT:
                break
        if longest < EIGHT:
            found.append(violation(before.day, max(before.day, periods[n].day), longest, EIGHT))
    return found


def twenty_eight_a_week(drawn: Drawn) -> list[Said]:
    """Weeks without 28 h in a row wholly free; home duty breaks them."""
    not_free: set[int] = set()
    for shift in drawn.shifts:
        not_free.update(range(minute_of(shift.starts), minute_of(shift.ends)))
    found = []
    for week in plan_weeks(drawn):
        longest = run = 0
        for minute in week_minutes(week.monday):
            run = 0 if minute in not_free else run + 1
            longest = max(longest, run)
        if longest < TWENTY_EIGHT:
            found.append(violation(week.first, week.last, longest, TWENTY_EIGHT))
    return found


def eight_a_day(drawn: Drawn) -> list[Said]:
    """Under 8 h of rest in a duty day, passive time and breaks on site and quiet home duty among it."""
    found = []
    for first, window in duty_days(drawn):
        active = 0
        for duty in duties(drawn):
            if duty.starts in window and duty.starts >= first.starts:
                active += max(min(duty.ends, window.stop) - duty.starts - duty.passive - duty.breaks, 0)
        if DAY - active < EIGHT:
            found.append(violation(first.day, first.day, DAY - active, EIGHT))
    return found


def duty_days(drawn: Drawn) -> list[tuple[Duty, range]]:
    """Each day's first duty on site, and the 24 h from its start."""
    first: dict[date, Duty] = {}
    for duty in duties(drawn):
        first.setdefault(duty.day, duty)
    return [(duty, range(duty.starts, duty.starts + DAY)) for duty in first.values()]


def home(drawn: Drawn, shift: Shift, window: range) -> Fraction:
    """What a home duty counts inside ``window``: a fourth, or the share agreed, of the minutes without work on site."""
    share = Fraction(1, 4)
    for basis in (Basis.DOCTORS, Basis.STANDBY):
        agreed = in_force(drawn, basis, shift.day)
        if agreed and agreed.standby_ratio is not None:
            share = agreed.standby_ratio
    at_work = busy(drawn)
    idle = [m for m in range(minute_of(shift.starts), minute_of(shift.ends)) if m in window and m not in at_work]
    return len(idle) * share


def _standby(drawn: Drawn) -> list[Shift]:
    return [shift for shift in drawn.shifts if shift.standby]
