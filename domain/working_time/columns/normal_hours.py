"""Normal hours in columns, as ``rules/normal_hours.py`` and ``rules/rota_week.py``."""

from collections.abc import Callable, Iterator

import numpy as np

from domain.working_time.columns import hours
from domain.working_time.columns.arrangement import (
    has_rota_week,
    is_three_part,
    own_week,
    statutory_week,
    works_continuously,
)
from domain.working_time.columns.arrays import NONE, Bools, Ints, cells, divided, micros, some, where
from domain.working_time.columns.columns import Columns, once
from domain.working_time.columns.days import PAD
from domain.working_time.columns.hits import NO_HITS, Hits, hits, permits_code, together
from domain.working_time.findings import Verdict, permit
from domain.working_time.limits import Limits
from domain.working_time.model import Basis

IND_OR_TV = permits_code(permit(Basis.AVERAGING_INDIVIDUAL, Basis.AVERAGING))
TV = permits_code(permit(Basis.AVERAGING))
IR_OR_AT, IR = permits_code(permit(Basis.TARIFF, Basis.AVERAGING_AUTHORITY)), permits_code(permit(Basis.TARIFF))
MeanLimit = Callable[[int, int], Ints]
"""What each one's mean over those days is held to."""


def day9(c: Columns) -> Hits:
    """Days without passive time that are too long."""
    return _long_days(c, *cells(too_long(c) & ~_passive_days(c)))


def week40(c: Columns) -> Hits:
    """Weeks without passive time and standby above 40 h, or a mean that no averaging would cure."""
    limit = np.full(c.people.count, c.figure("week"))
    mean, over = mean_without_averaging(c, limit), weeks_over(c, limit)
    if mean is not None:
        over &= ~_rows(c, mean)[:, None]
    return together((mean or NO_HITS, _long_weeks(c, limit, over & ~_passive_weeks(c) & ~_standby_weeks(c))))


def passive(c: Columns) -> Hits:
    """Days and weeks with passive time that are too long all the same."""
    if not c.shifts.some_passive:
        return NO_HITS
    limit = np.full(c.people.count, c.figure("week"))
    days = _long_days(c, *cells(too_long(c) & _passive_days(c)))
    return together((days, _long_weeks(c, limit, weeks_over(c, limit) & _passive_weeks(c))))


def standby(c: Columns) -> Hits:
    """Weeks with standby and no passive time above 40 h."""
    if not len(c.standby.row):
        return NO_HITS
    limit = np.full(c.people.count, c.figure("week"))
    return _long_weeks(c, limit, weeks_over(c, limit) & _standby_weeks(c) & ~_passive_weeks(c))


def week38(c: Columns) -> Hits:
    """Weeks and means of rota workers above 38 h."""
    week = np.full(c.people.count, c.figure("week_rota"))
    return _over(c, has_rota_week(c), week, lambda *_: week)


def week36(c: Columns) -> Hits:
    """Weeks and means of those who work continuously above 36 h."""
    week = np.full(c.people.count, c.figure("week_continuous"))
    return _over(c, works_continuously(c), week, lambda *_: week)


def three_split(c: Columns) -> Hits:
    """Weeks and means of three-part rotas above their counted week."""
    if not is_three_part(c).any():
        return NO_HITS
    week = statutory_week(c, c.days.first, c.days.last)
    return _over(c, is_three_part(c), week, lambda first, last: own_week(c, first, last))


def means_over(c: Columns, who: Bools, limit: MeanLimit) -> Hits:
    """The means of ``who`` above ``limit`` over each agreed averaging period."""
    found = []
    for n, own in enumerate(c.in_force.own):
        if own:
            people = where((c.in_force.of == n) & who)
            for first, last, agreement in averaging_periods(c, n) if len(people) else ():
                most = limit(first, last)[people]
                found.append(_mean_over(c, people, first, last, most, agreement))
    return together(found)


def averaging_periods(c: Columns, of: int) -> Iterator[tuple[int, int, int]]:
    """The stretches over which the hours of that class are averaged, each with the agreement it rests on."""
    figures, own = c.rule.figures, c.in_force.own[of]
    inside = c.in_force.agreed("averaging")[of, PAD + c.days.first : PAD + c.days.last + 1]
    for k in dict.fromkeys(inside[inside != NONE].tolist()):
        agreed = own[k]
        by_authority = agreed.basis is Basis.AVERAGING_AUTHORITY
        longest = (figures.averaging_weeks_authority if by_authority else figures.averaging_weeks_at_most).value
        weeks = min(agreed.limits.averaging_weeks or c.unit.averaging_weeks, longest)
        first = max(c.days.position(agreed.period.first_day), c.days.first)
        last = min(c.days.position(agreed.period.last_day), c.days.last)
        yield from ((*block, k) for block in c.days.blocks(weeks, first, last))


def mean_without_averaging(c: Columns, limit: Ints) -> Hits | None:
    """The means that no averaging would cure, over a plan of eight weeks or more; nothing at all in a shorter one."""
    if c.days.length < 7 * c.rule.settings.mean_window_weeks:
        return None
    inside = slice(PAD + c.days.first, PAD + c.days.last + 1)
    averaged = c.in_force.agreed("averaging")[:, inside] != NONE
    wide = c.in_force.amount("hours_a_week")[:, inside] > c.figure("week")
    people = where(~(averaged | wide).any(axis=1)[c.in_force.of])
    return _mean_over(c, people, c.days.first, c.days.last, limit[people], NONE)


def weeks_over(c: Columns, limit: Ints) -> Bools:
    """The weeks without averaging above ``limit`` as it is lengthened, by person and week."""
    bare = c.each(c.in_force.throughout_weeks("averaging") == NONE)
    found: Bools = bare & (hours.by_week(c) > week_limit(c, limit))
    return found


def week_limit(c: Columns, limit: Ints) -> Ints:
    """The longest week without averaging, by person and week, where it is ``limit`` by the act."""
    act, most = c.figure("week"), limit[:, None]
    if c.shifts.some_passive:
        passive_time = passive_by_week(c)
        more = divided(passive_time * c.rule.figures.passive_share.value, 100)
        total = c.figure("passive_week_total")
        lengthened = np.minimum(most + np.minimum(more, c.figure("passive_week")), total)
        consent = c.each(c.in_force.throughout_weeks("passive_by_authority") != NONE)
        most = np.where(passive_time > 0, np.where(consent, total, lengthened), most)
    cap = c.each(c.in_force.by_week("hours_a_week", np.min))
    found: Ints = np.where(cap > act, np.maximum(most, cap), most)
    return found


@once
def too_long(c: Columns) -> Bools:
    """The days whose normal hours are above the limit in force, by person and day."""
    found: Bools = hours.by_day(c) > day_limit(c)
    return found


@once
def day_limit(c: Columns) -> Ints:
    """The longest day in force, by person and day; one row for all where it is one."""
    inside = slice(PAD, PAD + c.days.count)
    plain = c.each(c.in_force.amount("hours_a_day")[:, inside])
    if not c.shifts.some_passive:
        return plain
    figures = c.rule.figures
    passive_time = c.by_day(c.shifts.passive * _mainly_passive(c))
    more = divided(passive_time * figures.passive_share.value, 100)
    lengthened = c.figure("day") + np.minimum(more, c.figure("passive_day"))
    most = figures.passive_day_authority.value

    def by_consent(each: Limits) -> int:
        consent = each.passive_by_authority
        return micros(min(consent.limits.hours_a_day or most, most)) if consent else 0

    lengthened = np.maximum(lengthened, c.each(c.in_force.of_each(by_consent)[:, inside]))
    found: Ints = np.where(passive_time > 0, np.maximum(plain, lengthened), plain)
    return found


@once
def passive_by_week(c: Columns) -> Ints:
    """Passive time in mainly passive duties, by person and week."""
    return c.by_week(c.shifts.passive * _mainly_passive(c))


def who_may_lengthen_the_day(c: Columns, amounts: Ints) -> Ints:
    """The permits that reach days of ``amounts``."""
    steps = [c.figure(n) for n in ("averaged_day_individual", "averaged_day", "averaged_day_authority")]
    found: Ints = np.select([amounts <= step for step in steps], [IND_OR_TV, TV, IR_OR_AT], IR)
    return found


def who_may_lengthen_the_week(c: Columns, amounts: Ints) -> Ints:
    """The permits that reach weeks of ``amounts``."""
    steps = [c.figure(n) for n in ("averaged_week_individual", "averaged_week")]
    found: Ints = np.select([amounts <= step for step in steps], [IND_OR_TV, TV], IR_OR_AT)
    return found


def _over(c: Columns, who: Bools, week: Ints, mean_limit: MeanLimit) -> Hits:
    if not who.any():
        return NO_HITS
    mean = mean_without_averaging(c, mean_limit(c.days.first, c.days.last))
    if mean is not None:
        mean = mean.where(who[mean.row])
        who = who & ~_rows(c, mean)
    weeks = _long_weeks(c, week, weeks_over(c, week) & who[:, None])
    return together((mean or NO_HITS, weeks, means_over(c, who, mean_limit)))


def _mean_over(c: Columns, people: Ints, first: int, last: int, limit: Ints, agreement: int) -> Hits:
    days, worked = last - first + 1, hours.over(c, first, last)[people]
    at = where(worked * 7 > limit * days)
    mean = divided(worked[at] * 7, days)
    return hits(Verdict.VIOLATION, people[at], first, last, mean, limit[at], agreement=agreement)


def _long_days(c: Columns, row: Ints, day: Ints) -> Hits:
    if not len(row):
        return NO_HITS
    measured, limits = hours.by_day(c)[row, day], day_limit(c)
    limit = limits[row if len(limits) > 1 else 0, day]
    agreement = c.in_force.agreed("averaging")[c.in_force.of[row], day + PAD]
    who = who_may_lengthen_the_day(c, measured)
    return hits(Verdict.NEEDS, row, day, day, measured, limit, who, agreement)


def _long_weeks(c: Columns, limit: Ints, mask: Bools) -> Hits:
    row, week = cells(mask)
    if not len(row):
        return NO_HITS
    measured, days = hours.by_week(c)[row, week], c.days
    who = who_may_lengthen_the_week(c, measured)
    most = week_limit(c, limit)[row, week]
    return hits(Verdict.NEEDS, row, days.week_first[week], days.week_last[week], measured, most, who)


def _rows(c: Columns, found: Hits) -> Bools:
    rows = np.zeros(c.people.count, dtype=np.bool_)
    rows[found.row] = True
    return rows


def _mainly_passive(c: Columns) -> Bools:
    found: Bools = c.shifts.passive * 100 > c.shifts.hours * c.rule.settings.mainly_passive
    return found


@once
def _passive_days(c: Columns) -> Bools:
    return c.some_on(c.shifts.only(c.shifts.passive != 0)) if c.shifts.some_passive else _nothing(c, c.days.count)


@once
def _passive_weeks(c: Columns) -> Bools:
    return some(_passive_days(c).reshape(*c.cells, 7), 2) if c.shifts.some_passive else _nothing(c, c.days.weeks)


@once
def _standby_weeks(c: Columns) -> Bools:
    """The weeks of the plan in which standby starts on one of its days."""
    if not len(c.standby.row):
        return _nothing(c, c.days.weeks)
    return some((c.some_on(c.standby) & c.days.inside).reshape(*c.cells, 7), 2)


def _nothing(c: Columns, width: int) -> Bools:
    return np.zeros((c.people.count, width), dtype=np.bool_)
