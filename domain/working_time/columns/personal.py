"""What is settled with one person, in columns, as ``rules/personal.py``."""

from collections.abc import Iterator

import numpy as np

from domain.working_time.columns import hours
from domain.working_time.columns.arrays import NONE, Bools, Ints, ints, micros, where
from domain.working_time.columns.columns import Columns
from domain.working_time.columns.hits import VERDICTS, Hits, hits, together
from domain.working_time.columns.people import AWAY, COURSE, KINDS, NIGHTS
from domain.working_time.columns.table import Table
from domain.working_time.findings import Verdict
from domain.working_time.model import Constraint, ShiftKind
from domain.working_time.rules.personal import ALLOWED, NOT_EVENING

NIGHT, COURSE_SHIFT = KINDS.index(ShiftKind.NIGHT), KINDS.index(ShiftKind.COURSE)
EVENINGS = ints([KINDS.index(kind) for kind in NOT_EVENING])
OPEN = np.array([[kind in ALLOWED[term] for kind in KINDS] for term in NIGHTS])
"""Whether each night term leaves each kind of shift open."""


def absence(c: Columns) -> Hits:
    """A duty or standby on a day away."""
    if not c.people.absences:
        return together(())
    return _forbidden(c.planned, hours.absent(c)[c.planned.row, c.planned.day] == AWAY)


def course(c: Columns) -> Hits:
    """Course days and course shifts that do not match."""
    own = c.own
    is_course = own.kind == COURSE_SHIFT
    if not c.people.absences:
        return _forbidden(own, is_course)
    astray = _forbidden(own, is_course & (hours.absent(c)[own.row, own.day] != COURSE))
    granted = list(_course_days(c))
    if not granted:
        return astray
    row, day = ints([r for r, _ in granted]), ints([d for _, d in granted])
    courses = c.count_on(own.only(is_course))[row, day]
    wrong = where(courses != 1)
    days = hits(Verdict.VIOLATION, row[wrong], day[wrong], day[wrong], courses[wrong], 1)
    times = np.zeros((c.people.count, c.days.count), dtype=np.int64)
    np.add.at(times, (row, day), 1)
    others = own.only(~is_course)
    again = np.repeat(np.arange(len(others.row)), times[others.row, others.day])
    beside = hits(Verdict.VIOLATION, others.row[again], others.day[again], others.day[again], 1, 0)
    return together((astray, days, beside))


def adaptations(c: Columns) -> Hits:
    """A duty or standby against a granted adaptation; once for each adaptation it is against."""
    found = []
    if c.people.adaptations:
        planned, order = c.planned, np.argsort(c.planned.row, kind="stable")
        edges = np.searchsorted(planned.row[order], np.arange(c.people.count + 1))
        for row, period, constraint, weekday in c.people.adaptations:
            at = order[edges[row] : edges[row + 1]]
            first, last = c.days.position(period.first_day), c.days.position(period.last_day)
            day, kind = planned.day[at], planned.kind[at]
            at = at[(day >= first) & (day <= last) & _forbids(constraint, weekday, day, kind)]
            found.append(hits(Verdict.VIOLATION, planned.row[at], planned.day[at], planned.day[at], 1, 0))
    return together(found)


def nights(c: Columns) -> Hits:
    """A duty of a kind that the person's night term does not leave open."""
    return _forbidden(c.own, ~OPEN[c.people.nights[c.own.row], c.own.kind])


def long_shifts(c: Columns) -> Hits:
    """A duty of over 10 h of somebody without long shifts."""
    limit, own = micros(c.rule.settings.long_shift), c.own
    at = where((own.normal > limit) & ~c.people.long_shifts[own.row])
    return hits(Verdict.VIOLATION, own.row[at], own.day[at], own.day[at], own.normal[at], limit)


def hours_due(c: Columns) -> Hits:
    """Hours planned above those due over an averaging period, or well below them."""
    most_short, found = micros(c.rule.settings.hours_due_shortfall), []
    over, under = VERDICTS.index(Verdict.VIOLATION), VERDICTS.index(Verdict.ADVISORY)
    for first, last in c.days.blocks(c.unit.averaging_weeks, c.days.first, c.days.last):
        planned = hours.own_over(c, first, last)
        due = hours.due(c, first, last, c.people.full_time_week)
        at = where((planned > due) | (due - planned > most_short))
        verdict = np.where(planned[at] > due[at], over, under)
        found.append(hits(verdict, at, first, last, planned[at], due[at]))
    return together(found)


def _course_days(c: Columns) -> Iterator[tuple[int, int]]:
    """Whose, and which day of the plan, for each course granted on it."""
    for row, period, effect in c.people.absences:
        if effect == COURSE:
            first = max(c.days.position(period.first_day), c.days.first)
            last = min(c.days.position(period.last_day), c.days.last)
            yield from ((row, day) for day in range(first, last + 1) if hours.absent(c)[row, day] == COURSE)


def _forbids(constraint: Constraint, weekday: int | None, day: Ints, kind: Ints) -> Bools:
    match constraint:
        case Constraint.NO_NIGHTS:
            at_night: Bools = kind == NIGHT
            return at_night
        case Constraint.NO_EVENINGS:
            return np.isin(kind, EVENINGS)
        case Constraint.DAY_OFF_WEEKDAY:
            found: Bools = day % 7 == (NONE if weekday is None else weekday)
            return found


def _forbidden(table: Table, mask: Bools) -> Hits:
    at = where(mask)
    return hits(Verdict.VIOLATION, table.row[at], table.day[at], table.day[at], 1, 0)
