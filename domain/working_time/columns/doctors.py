"""Hospital doctors under their own tariff agreement in columns, as ``rules/doctors*.py``."""

from collections.abc import Callable

import numpy as np

from domain.working_time.columns import hours
from domain.working_time.columns.arrays import (
    DAY,
    NONE,
    UNLIMITED,
    Bools,
    Ints,
    cells,
    divided,
    ints,
    micros,
    shared,
    where,
)
from domain.working_time.columns.columns import Columns, once
from domain.working_time.columns.days import PAD
from domain.working_time.columns.hits import NO_HITS, Hits, hits, permits_code, together
from domain.working_time.columns.people import AWAY, KINDS
from domain.working_time.columns.rest import longest_free
from domain.working_time.columns.spans import time_in
from domain.working_time.columns.table import Table
from domain.working_time.findings import Verdict, permit
from domain.working_time.model import Basis
from domain.working_time.rules.doctors_duty import OUTSIDE_THE_DAY, SETS_HOME_DUTY

DEVIATION = permits_code(permit(Basis.DOCTORS_DEVIATION))
OUTSIDE = ints([KINDS.index(kind) for kind in OUTSIDE_THE_DAY])


def of_doctors(check: Callable[[Columns], Hits]) -> Callable[[Columns], Hits]:
    """``check``, done only where there is a doctor."""

    def found(c: Columns) -> Hits:
        return check(c) if c.as_doctor.any() else NO_HITS

    return found


def with_home_duty(c: Columns) -> Bools:
    """Doctors with home duty or calls, whose duty days and gaps are counted by the plain rules."""
    found = np.zeros(c.people.count, dtype=np.bool_)
    if c.as_doctor.any():
        found[c.segments.row[c.segments.standby | c.segments.called_out]] = True
        found &= c.as_doctor
    return found


@of_doctors
def norm(c: Columns) -> Hits:
    """Planned hours above the doctors' norm and what they have signed beyond it."""
    at_night = np.zeros(c.people.count, dtype=np.bool_)
    at_night[c.shifts.row[_in_doctors_night(c) & ~c.shifts.called_out]] = True
    junior = c.people.junior & at_night
    week = np.where(junior, c.tariff("junior_doctor_week"), c.tariff("doctor_week"))
    daily = hours.by_day(c)
    if len(c.standby.row):
        daily = daily + c.by_day(_counted_home_duty(c), c.standby)
    sums, found = hours.so_far(daily), []
    for first, last in c.days.blocks(c.unit.averaging_weeks, c.days.first, c.days.last):
        planned = sums[:, last + 1] - sums[:, first]
        due = hours.due(c, first, last, week) + _extended(c, first, last)
        at = where(c.as_doctor & (planned > due))
        found.append(hits(Verdict.VIOLATION, at, first, last, planned[at], due[at]))
    return together(found)


@of_doctors
def sixty_hours(c: Columns) -> Hits:
    """Weeks over 60 h."""
    total, days = c.by_week(c.shifts.hours), c.days
    if len(c.standby.row):
        total = total + c.by_week(_counted_home_duty(c), c.standby)
    most = c.tariff("doctor_week_most")
    row, week = cells((total > most) & c.as_doctor[:, None])
    agreed = _deviation(c)[c.in_force.of[row]][:, PAD : PAD + days.count].reshape(len(row), days.weeks, 7)
    own, inside = agreed[np.arange(len(row)), week], days.inside.reshape(days.weeks, 7)[week]
    throughout = ((own != NONE) | ~inside).all(axis=1)
    at_first = own[np.arange(len(row)), days.week_first[week] % 7]
    widest = _named_weeks(c)[c.in_force.of[row], at_first]
    widest = np.where(widest == UNLIMITED, inside.sum(axis=1) * DAY, widest)
    limit = np.where(throughout, np.maximum(most, widest), most)
    measured = total[row, week]
    above: Bools = measured > limit
    row, week, measured, limit = row[above], week[above], measured[above], limit[above]
    return hits(Verdict.NEEDS, row, days.week_first[week], days.week_last[week], measured, limit, DEVIATION)


@of_doctors
def nineteen_hours(c: Columns) -> Hits:
    """Duty days on site over 19 h."""

    def worked(table: Table, inside: Ints) -> Ints:
        return np.where(inside == table.ends - table.starts, table.hours, inside)

    first, worked_in_all = _duty_days(c, worked)
    most, day = c.tariff("doctor_calculated_day"), c.shifts.day[first]
    bare = _deviation(c)[c.in_force.of[c.shifts.row[first]], day + PAD] == NONE
    long: Bools = (worked_in_all > most) & bare
    row, on = c.shifts.row[first[long]], day[long]
    return hits(Verdict.NEEDS, row, on, on, worked_in_all[long], most, DEVIATION)


@of_doctors
def gap(c: Columns) -> Hits:
    """Less than 8 h between two work periods on site."""
    s, least = c.shifts, c.tariff("doctor_gap")
    before, after = s.neighbours
    free = np.maximum(s.starts[after] - s.ends[before], 0)
    short: Bools = (free < least) & c.as_doctor[s.row[after]]
    before, after, free = before[short], after[short], free[short]
    first = s.day[before]
    return hits(Verdict.VIOLATION, s.row[after], first, np.maximum(first, s.day[after]), free, least)


@of_doctors
def weekly(c: Columns) -> Hits:
    """Weeks without 28 h free of duty on site and at home."""
    least, free = c.tariff("doctor_weekly_rest"), longest_free(c, c.segments)
    row, week = cells((free < least) & c.as_doctor[:, None])
    return hits(Verdict.VIOLATION, row, c.days.week_first[week], c.days.week_last[week], free[row, week], least)


@of_doctors
def daily(c: Columns) -> Hits:
    """Duty days with less than 8 h of rest in all."""

    def active(table: Table, inside: Ints) -> Ints:
        return np.maximum(inside - (table.passive + table.unpaid + table.paid), 0)

    first, worked = _duty_days(c, active)
    least = c.tariff("doctor_daily_rest")
    short: Bools = DAY - worked < least
    row, on = c.shifts.row[first[short]], c.shifts.day[first[short]]
    return hits(Verdict.VIOLATION, row, on, on, DAY - worked[short], least)


@of_doctors
def shortest_day(c: Columns) -> Hits:
    """Days of under 5 h, but for the day after duty on site."""
    least, own = c.tariff("doctor_shortest_day"), c.own
    planned, some = c.by_day(own.hours, own), c.some_on(own)
    after_duty = np.zeros_like(some)
    after_duty[:, 1:] = c.some_on(c.own_duties_where(_is_on_site_duty(c)))[:, :-1]
    row, day = cells(some & (planned < least) & ~after_duty & c.as_doctor[:, None])
    return hits(Verdict.VIOLATION, row, day, day, planned[row, day], least)


def _duty_days(c: Columns, amount: Callable[[Table, Ints], Ints]) -> tuple[Ints, Ints]:
    """The first duty of each doctor's duty day, and the sum of ``amount`` over the duties in its 24 h."""
    s = c.shifts
    new = np.ones(len(s.row), dtype=np.bool_)
    new[1:] = (s.row[1:] != s.row[:-1]) | (s.day[1:] != s.day[:-1])
    first = where(new & c.as_doctor[s.row])
    sums = np.zeros(len(first), dtype=np.int64)
    at, n = np.arange(len(first)), 0
    while len(at):
        duty, until = first[at] + n, s.starts[first[at]] + DAY
        there = duty < len(s.row)
        at, duty, until = at[there], duty[there], until[there]
        inside: Bools = (s.row[duty] == s.row[first[at]]) & (s.starts[duty] < until)
        at, duty, until = at[inside], duty[inside], until[inside]
        part = shared(s.starts[duty], s.ends[duty], until - DAY, until)
        sums[at] += amount(s.taken(duty), part)
        n += 1
    return first, sums


@once
def _in_doctors_night(c: Columns) -> Bools:
    settings = c.rule.settings
    starts, ends = c.days.clock(settings.doctor_night_starts), c.days.clock(settings.doctor_night_ends)
    found: Bools = time_in(c.shifts, starts, np.append(ends[1:], ends[-1])) > 0
    return found


def _is_on_site_duty(c: Columns) -> Bools:
    s = c.shifts
    found = (s.passive != 0) | np.isin(s.kind, OUTSIDE) | (s.hours > c.figure("day")) | (s.day % 7 >= 5)
    found |= c.days.red_day[s.day + PAD] | _in_doctors_night(c)
    found &= ~s.called_out
    return np.asarray(found, dtype=np.bool_)


@once
def _counted_home_duty(c: Columns) -> Ints:
    """What each home duty counts: its share, less what was worked on site meanwhile."""
    lasted = c.standby.ends - c.standby.starts
    if c.rule.settings.standby_active_counts_once:
        lasted = lasted - hours.filled(c, c.standby)
    ratio = c.rule.tariff.doctor_home_duty.value
    top, under = np.full(len(c.standby.row), ratio.numerator), np.full(len(c.standby.row), ratio.denominator)
    for n, own in enumerate(c.in_force.own):
        naming = [a for a in own if a.basis in SETS_HOME_DUTY and a.standby_ratio is not None]
        for agreed in sorted(naming, key=lambda a: (a.basis is not Basis.STANDBY, a.name), reverse=True):
            first, last = c.days.position(agreed.period.first_day), c.days.position(agreed.period.last_day)
            on = (c.in_force.of[c.standby.row] == n) & (c.standby.day >= first) & (c.standby.day <= last)
            if agreed.standby_ratio is not None:
                top[on], under[on] = agreed.standby_ratio.numerator, agreed.standby_ratio.denominator
    return divided(np.maximum(lasted, 0) * top, under)


def _extended(c: Columns, first: int, last: int) -> Ints:
    """What each has signed beyond the norm, over those days at work."""
    at = c.in_force.covering(Basis.DOCTORS_EXTENDED)[:, PAD + first : PAD + last + 1]
    named = [[micros(a.extended_week) if a.extended_week else 0 for a in own] + [0] for own in c.in_force.own]
    weeks = np.array([[names[k] for k in row] for names, row in zip(named, at.tolist(), strict=True)])
    if not weeks.any():
        return np.zeros(c.people.count, dtype=np.int64)
    of = weeks[c.in_force.of]
    if c.people.absences:
        of = np.where(hours.absent(c)[:, first : last + 1] == AWAY, 0, of)
    return divided(of.sum(axis=1), 7)


@once
def _deviation(c: Columns) -> Ints:
    return c.in_force.covering(Basis.DOCTORS_DEVIATION)


def _named_weeks(c: Columns) -> Ints:
    """The hours a week that each agreement of each class names; ``UNLIMITED`` where it names none."""
    most = max(len(own) for own in c.in_force.own) + 1
    found = np.full((len(c.in_force.own), most), UNLIMITED, dtype=np.int64)
    for n, own in enumerate(c.in_force.own):
        for k, agreed in enumerate(own):
            if agreed.limits.hours_a_week:
                found[n, k] = micros(agreed.limits.hours_a_week)
    return found
