"""The hospital tariff in columns, as ``rules/tariff.py``."""

import numpy as np

from domain.working_time.columns import hours
from domain.working_time.columns.arrangement import Weeks, counted_week, has_three_parts, works_every_nth_sunday
from domain.working_time.columns.arrays import Bools, Ints, ints, micros, where
from domain.working_time.columns.columns import Columns, once
from domain.working_time.columns.days import PAD
from domain.working_time.columns.hits import NO_HITS, Hits, hits, together
from domain.working_time.columns.normal_hours import IR, TV
from domain.working_time.columns.people import KINDS
from domain.working_time.columns.spans import red_parts
from domain.working_time.findings import Verdict
from domain.working_time.limits import NO_LIMIT, Limits
from domain.working_time.model import Basis
from domain.working_time.rules.tariff import DAY_AND_EVENING, NOT_BY_DAY

BY_DAY = ints([KINDS.index(kind) for kind in DAY_AND_EVENING])
ELSE = ints([KINDS.index(kind) for kind in NOT_BY_DAY])


def day_week(c: Columns) -> Hits:
    """Day workers' hours above the tariff's week by day."""
    week = np.minimum(c.tariff("day_week"), c.people.full_time_week)
    return _over(c, _by_day(c) & ~_continuous(c), week)


def rota_week(c: Columns) -> Hits:
    """Rota workers' hours above the tariff's week for rota."""
    return _over(c, ~_by_day(c) & ~_continuous(c), np.full(c.people.count, rota_norm(c)))


def continuous_week(c: Columns) -> Hits:
    """Hours above the tariff's shorter week of those whose settled week it is."""
    return _over(c, _continuous(c), np.full(c.people.count, night_norm(c)))


def three_part_week(c: Columns) -> Hits:
    """Three-part rotas: hours above the counted week, or a counted week below the settled one."""
    who = qualifies(c)
    if not who.any():
        return NO_HITS
    found = []
    for first, last in c.days.blocks(c.unit.averaging_weeks, c.days.first, c.days.last):
        counted = counted_week(c, first, last, _weeks(c))
        if c.unit.three_part_count:
            found.append(_over_block(c, who, counted, first, last))
        else:
            at = where(who & (counted < c.people.full_time_week))
            settled = c.people.full_time_week[at]
            found.append(hits(Verdict.ADVISORY, at, first, last, settled, counted[at]))
    return together(found)


def long_shift(c: Columns) -> Hits:
    """Duties over 10 h that no agreement in force reaches."""
    shifts, longest, local = c.shifts, c.tariff("long_shift"), c.tariff("long_shift_local")
    long: Bools = shifts.normal > longest
    at = where(long)
    if not len(at):
        return NO_HITS
    class_and_day = c.in_force.of[shifts.row[at]], shifts.day[at] + PAD
    allowed = _longest_shift(c)[class_and_day]
    above: Bools = shifts.normal[at] > allowed
    over = where(above)
    at, allowed = at[over], allowed[over]
    averaging = c.in_force.agreed("averaging")[class_and_day][over]
    agreement = np.where(allowed > longest, averaging, -1)
    who = np.where(shifts.normal[at] <= local, TV, IR)
    day = shifts.day[at]
    return hits(Verdict.NEEDS, shifts.row[at], day, day, shifts.normal[at], allowed, who, agreement)


def rota_norm(c: Columns) -> int:
    """The week of a rota worker."""
    return micros(c.unit.full_time_rota or c.rule.tariff.rota_week.value)


def night_norm(c: Columns) -> int:
    """The week of fixed nights and fully continuous shift."""
    return micros(c.unit.full_time_night or c.rule.tariff.continuous_week.value)


@once
def qualifies(c: Columns) -> Bools:
    """Who has a three-part rota in the tariff's sense."""
    by_day = np.where(np.isin(c.shifts.kind, BY_DAY), c.shifts.normal, 0)
    share = c.rule.tariff.three_part_day_share.value
    enough = c.by_person(by_day) * 100 >= hours.in_all(c) * share
    some = c.shifts.offsets[1:] > c.shifts.offsets[:-1]
    found: Bools = some & has_three_parts(c) & enough & works_every_nth_sunday(c)
    return found


def _weeks(c: Columns) -> Weeks:
    return c.tariff("three_part_base"), night_norm(c), rota_norm(c)


def _continuous(c: Columns) -> Bools:
    found: Bools = c.people.full_time_week <= night_norm(c)
    return found


@once
def _by_day(c: Columns) -> Bools:
    """Who has day work; without a duty, whose settled week is above the rota worker's."""
    some = c.shifts.offsets[1:] > c.shifts.offsets[:-1]
    found = np.where(some, some, c.people.full_time_week > rota_norm(c))
    found[c.shifts.row[np.isin(c.shifts.kind, ELSE)]] = False
    found[c.shifts.row[red_parts(c)[0]]] = False
    return found


def _over(c: Columns, who: Bools, week: Ints) -> Hits:
    if not who.any():
        return NO_HITS
    blocks = c.days.blocks(c.unit.averaging_weeks, c.days.first, c.days.last)
    return together([_over_block(c, who, week, first, last) for first, last in blocks])


def _over_block(c: Columns, who: Bools, week: Ints, first: int, last: int) -> Hits:
    planned, due = hours.over(c, first, last), hours.due(c, first, last, week)
    at = where(who & (planned > due))
    return hits(Verdict.VIOLATION, at, first, last, planned[at], due[at])


def _longest_shift(c: Columns) -> Ints:
    """The longest shift that agreements allow, by class and day."""
    plain, most = c.rule.tariff.long_shift.value, c.rule.tariff.long_shift_local.value

    def longest(each: Limits) -> int:
        found, local, central = plain, each.averaging, each.tariff
        if local is not None and local.basis is Basis.AVERAGING:
            found = max(found, min(local.limits.hours_a_day or most, most))
        if central is not None:
            found = max(found, central.limits.hours_a_day or (NO_LIMIT if central.whole_chapter else found))
        return micros(found)

    return c.in_force.of_each(longest)
