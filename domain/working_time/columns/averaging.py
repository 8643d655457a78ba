"""Averaging in columns, as ``rules/averaging.py``."""

import numpy as np

from domain.working_time.columns import hours
from domain.working_time.columns.arrangement import own_week
from domain.working_time.columns.arrays import NONE, Bools, Ints, cells, divided, rolling, where
from domain.working_time.columns.columns import Columns, once
from domain.working_time.columns.days import PAD
from domain.working_time.columns.hits import NO_HITS, VERDICTS, Hits, hits, together
from domain.working_time.columns.in_force import BASES
from domain.working_time.columns.normal_hours import (
    IND_OR_TV,
    IR,
    means_over,
    too_long,
    who_may_lengthen_the_day,
    who_may_lengthen_the_week,
)
from domain.working_time.columns.total_hours import derogated
from domain.working_time.findings import Verdict
from domain.working_time.limits import Limits
from domain.working_time.model import Basis

NEEDS, VIOLATION = VERDICTS.index(Verdict.NEEDS), VERDICTS.index(Verdict.VIOLATION)


def individual(c: Columns) -> Hits:
    """Averaging agreed with the employee."""
    return _averaged(c, Basis.AVERAGING_INDIVIDUAL)


def representatives(c: Columns) -> Hits:
    """Averaging agreed with the representatives."""
    return _averaged(c, Basis.AVERAGING)


def authority(c: Columns) -> Hits:
    """Averaging by the authority's consent; days by total hours too."""
    if not _classes(c, Basis.AVERAGING_AUTHORITY).any():
        return NO_HITS
    inside = slice(PAD, PAD + c.days.count)
    by_consent = c.each(_basis_by_day(c)[:, inside] == BASES.index(Basis.AVERAGING_AUTHORITY))
    limit, total = c.each(c.in_force.amount("hours_a_day")[:, inside]), hours.total_by_day(c)
    row, day = cells(by_consent & (total > limit) & ~too_long(c))
    of, measured = c.in_force.of[row], total[row, day]
    most, agreement = (by_day[of, day + PAD] for by_day in (c.in_force.amount("hours_a_day"), _averaging(c)))
    days = hits(Verdict.NEEDS, row, day, day, measured, most, who_may_lengthen_the_day(c, measured), agreement)
    return together((days, _averaged(c, Basis.AVERAGING_AUTHORITY)))


def mean(c: Columns) -> Hits:
    """The weekly mean over each averaging period."""
    everybody = np.ones(c.people.count, dtype=np.bool_)
    return means_over(c, everybody, lambda first, last: own_week(c, first, last))


def _averaged(c: Columns, basis: Basis) -> Hits:
    classes = _classes(c, basis)
    if not classes.any():
        return NO_HITS
    worked = hours.total_by_week(c) if basis is Basis.AVERAGING_AUTHORITY else hours.by_week(c)
    weeks_by_class = c.in_force.averaging_basis() == BASES.index(basis)
    on_basis, days = c.each(weeks_by_class), c.days
    cap, agreement = c.in_force.by_week("hours_a_week", np.min), c.in_force.throughout_weeks("averaging")
    row, week = cells(on_basis & (worked > c.each(cap)))
    of, measured = c.in_force.of[row], worked[row, week]
    who = who_may_lengthen_the_week(c, measured)
    first, last = days.week_first[week], days.week_last[week]
    over = hits(Verdict.NEEDS, row, first, last, measured, cap[of, week], who, agreement[of, week])
    return together((over, _eight_weeks(c, worked, on_basis), *_periods(c, basis, classes)))


def _eight_weeks(c: Columns, worked: Ints, on_basis: Bools) -> Hits:
    length, limit, days = c.rule.settings.mean_window_weeks, c.figure("eight_week_mean"), c.days
    window = min(length, days.weeks)
    sums = rolling(worked, length)
    row, at = cells(on_basis[:, window - 1 :] & (sums > limit * length) & ~c.each(derogated(c, window)))
    last = at + window - 1
    agreement = c.in_force.throughout_weeks("averaging")[c.in_force.of[row], last]
    measured = divided(sums[row, at], length)
    return hits(Verdict.NEEDS, row, days.week_first[at], days.week_last[last], measured, limit, IR, agreement)


def _periods(c: Columns, basis: Basis, classes: Bools) -> list[Hits]:
    """Averaging periods longer than the act allows, named by the agreement."""
    found, figures = [], c.rule.figures
    longest = figures.averaging_weeks_at_most.value
    by_authority = basis is Basis.AVERAGING_AUTHORITY
    allowed = figures.averaging_weeks_authority.value if by_authority else longest
    for n in where(classes).tolist():
        own = c.in_force.own[n]
        inside = _averaging(c)[n, PAD + c.days.first : PAD + c.days.last + 1]
        for k in sorted(set(inside[inside != NONE].tolist())):
            weeks = own[k].limits.averaging_weeks or 0
            if own[k].basis is basis and weeks > allowed:
                first = max(c.days.position(own[k].period.first_day), c.days.first)
                last = min(c.days.position(own[k].period.last_day), c.days.last)
                cured = weeks <= longest
                verdict, who = np.full(1, NEEDS if cured else VIOLATION), IND_OR_TV if cured else 0
                people = where(c.in_force.of == n)
                found.append(hits(verdict.repeat(len(people)), people, first, last, weeks, allowed, who, k))
    return found


def _averaging(c: Columns) -> Ints:
    return c.in_force.agreed("averaging")


@once
def _basis_by_day(c: Columns) -> Ints:
    """On which basis hours are averaged, by class and day: position in ``BASES``."""

    def basis(each: Limits) -> int:
        return BASES.index(each.averaging.basis) if each.averaging else NONE

    return c.in_force.of_each(basis)


def _classes(c: Columns, basis: Basis) -> Bools:
    """The classes whose hours are averaged on ``basis`` on some day of the plan."""
    inside = _basis_by_day(c)[:, PAD + c.days.first : PAD + c.days.last + 1]
    found: Bools = (inside == BASES.index(basis)).any(axis=1)
    return found
