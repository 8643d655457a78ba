"""What may stand in one cell by itself: absence, terms, adaptations, and the length of the shift."""

from collections.abc import Mapping
from datetime import date

from adapters.solver.instance import OFF, Cell
from adapters.solver.spans import Spans
from domain.ids import ShiftCode
from domain.rota.solver import NoLawfulRota, RotaProblem
from domain.working_time.limits import Limits, is_young
from domain.working_time.model import AbsenceEffect, Constraint, Nights, ShiftKind, Terms
from domain.working_time.rules.young import open_to_the_young


def codes_that_may_stand(problem: RotaProblem, terms: Terms, spans: Spans, day: int, rule: Limits) -> tuple[int, ...]:
    """The codes that may stand on day number ``day``."""
    return tuple(c for c in spans.codes if _may(problem, terms, spans, (day, c), rule))


def held(problem: RotaProblem, terms: Terms, spans: Spans, day: int, may: tuple[int, ...]) -> int | None:
    """The code that is fixed on a day of the plan: kept, a course, or away; nothing where the day is open.

    Raises ``NoLawfulRota`` where a course or a kept shift cannot stand.
    """
    on = spans.days[day]
    effect = terms.absent(on)
    kept: Mapping[date, ShiftCode | None] = problem.keep.get(terms.employee, {})
    if on in kept:
        return _kept(terms, on, kept[on], spans, may)
    if effect is AbsenceEffect.COURSE:
        if not may:
            raise NoLawfulRota(
                f"{terms.employee} is on a course on {on}, and no course shift may stand there; "
                "move the course, or the limit or adaptation that forbids it",
                employee=terms.employee,
                day=on.isoformat(),
            )
        return may[0]
    return None if effect is None else OFF


def _kept(terms: Terms, day: date, code: ShiftCode | None, spans: Spans, may: tuple[int, ...]) -> int:
    if code is None:
        return OFF
    for c in may:
        if spans.types[c - 1].code == code:
            return c
    raise NoLawfulRota(
        f"the kept shift {code} of {terms.employee} on {day} cannot stand under that person's terms and limits; "
        "free the cell, or keep another shift",
        employee=terms.employee,
        day=day.isoformat(),
        shift=code,
    )


def _may(problem: RotaProblem, terms: Terms, spans: Spans, cell: Cell, rule: Limits) -> bool:
    day, kind = spans.days[cell[0]], spans.types[cell[1] - 1]
    only = problem.only.get(terms.employee)
    if only is not None and kind.code not in only:
        return False
    effect = terms.absent(day)
    if effect is AbsenceEffect.AWAY or (effect is AbsenceEffect.COURSE) != (kind.kind is ShiftKind.COURSE):
        return False
    hours = spans.hours(*cell)
    night = kind.kind is ShiftKind.NIGHT
    shift = spans.shifts[cell[0]][cell[1] - 1]
    if is_young(terms, day, problem.rule.figures) and not open_to_the_young(shift, problem.rule):
        return False
    if (night and terms.nights is Nights.NEVER) or hours > rule.hours_a_day:
        return False
    if terms.nights is Nights.ONLY and not night and effect is None:
        return False
    if hours > problem.rule.settings.long_shift and not terms.long_shifts:
        return False
    if rule.night_day is not None and cell in spans.night_work and hours > rule.night_day:
        return False
    if not rule.sundays_averaged and cell in spans.two_red_days:
        return False
    return not any(
        day in a.period
        and (
            (a.constraint is Constraint.NO_NIGHTS and night)
            or (a.constraint is Constraint.NO_EVENINGS and kind.kind in {ShiftKind.EVENING, ShiftKind.LONG})
            or (a.constraint is Constraint.DAY_OFF_WEEKDAY and a.weekday == day.weekday())
        )
        for a in terms.adaptations
    )
