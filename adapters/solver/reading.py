"""From the domain's problem to the numbers of ``instance``: what may stand where, and what each row must obey."""

from datetime import date
from math import gcd

from adapters.solver.instance import OFF, Cell, Instance, Person, Row, Slot
from adapters.solver.row_limits import RowReader
from adapters.solver.spans import MINUTE, Spans
from domain.calendar import DAY
from domain.ids import PersonId, ShiftCode
from domain.rota.solver import NoLawfulRota, RotaProblem
from domain.staffing.need import ANY, counts_as, covers
from domain.working_time.limits import Limits, for_the_young, is_young, limits
from domain.working_time.model import (
    HOUR,
    AbsenceEffect,
    Constraint,
    Nights,
    ShiftKind,
    Terms,
)
from domain.working_time.rules.young import open_to_the_young

OVER_ON_WEEKDAY_DAY, OVER_ELSEWHERE = 3, 15


def read(problem: RotaProblem) -> Instance:
    """``problem`` in numbers. Raises ``NoLawfulRota`` where a course or a kept cell cannot stand."""
    spans = Spans.of(problem)
    days = tuple(problem.period.days())
    grain = gcd(*(int(spans.hours(d, c) / MINUTE) for d in range(len(days)) for c in spans.codes))
    grain = max(grain, 1)
    hours = tuple((0, *(int(spans.hours(d, c) / MINUTE) // grain for c in spans.codes)) for d in range(len(days)))
    names = sorted(problem.people)
    slots = _slots(problem, names, spans)
    slots_on = tuple(tuple(i for i, s in enumerate(slots) if s.day == d) for d in range(len(days)))
    aimless = tuple(
        frozenset(
            c
            for c in spans.codes
            if spans.kind(c) is not ShiftKind.COURSE and not any(c in slots[i].codes for i in slots_on[d])
        )
        for d in range(len(days))
    )
    night_codes = frozenset(c for c in spans.codes if spans.kind(c) is ShiftKind.NIGHT)
    goals = _goals(problem, names, slots, night_codes, spans)
    reader = RowReader(problem, spans, grain)
    people, start = [], []
    for name in names:
        person, row = _person(reader, problem.people[name], goals[name])
        people.append(person)
        start.append(row)
    return Instance(
        days=len(days),
        codes=len(spans.codes),
        grain=grain,
        hours=hours,
        night_codes=night_codes,
        people=tuple(people),
        slots=slots,
        slots_on=slots_on,
        marks=spans.marks,
        weekends=spans.weekends,
        weeks=spans.weeks,
        aimless=aimless,
        start=tuple(start),
    )


def in_force(problem: RotaProblem, employee: PersonId) -> tuple[Limits, ...]:
    """The limits of ``employee`` on each day; asked again only where an agreement begins or ends."""
    edges = {problem.period.first_day}
    for agreed in problem.agreements.all:
        edges |= {agreed.period.first_day, agreed.period.last_day + DAY}
    found: list[Limits] = []
    for day in problem.period.days():
        if day in edges:
            found.append(limits(employee, day, problem.agreements, problem.unit, problem.rule))
        else:
            found.append(found[-1])
    return tuple(found)


def _person(reader: RowReader, terms: Terms, goals: tuple[tuple[int, int], tuple[int, int]]) -> tuple[Person, Row]:
    problem, spans = reader.problem, reader.spans
    rules = tuple(
        for_the_young(rule, problem.rule.figures) if is_young(terms, day, problem.rule.figures) else rule
        for day, rule in zip(problem.period.days(), in_force(problem, terms.employee), strict=True)
    )
    kept = problem.keep.get(terms.employee, {})
    options: list[tuple[int, ...]] = []
    fixed: list[bool] = []
    row: list[int] = []
    for d, day in enumerate(problem.period.days()):
        may = tuple(c for c in spans.codes if _may(problem, terms, spans, (d, c), rules[d]))
        effect = terms.absent(day)
        held = OFF
        if day in kept:
            held = _held(terms, day, kept[day], spans, may)
        elif effect is AbsenceEffect.COURSE:
            if not may:
                raise NoLawfulRota(
                    f"{terms.employee} is on a course on {day}, and no course shift may stand there; "
                    "move the course, or the limit or adaptation that forbids it",
                    employee=terms.employee,
                    day=day.isoformat(),
                )
            held = may[0]
        options.append(may)
        fixed.append(effect is not None or day in kept)
        row.append(held)
    index = {day: d for d, day in enumerate(problem.period.days())}
    code = {c: i for i, c in enumerate((t.code for t in spans.types), start=1)}
    wishes = sorted(
        (index[w.day], OFF if w.code is None else code.get(w.code, -1), w.weight)
        for w in problem.wishes
        if w.employee == terms.employee and w.day in index
    )
    row_rules = reader.limits(terms, rules, options)
    return (
        Person(
            name=terms.employee,
            options=tuple(options),
            fixed=tuple(fixed),
            clashes=row_rules.clashes,
            rests=row_rules.rests,
            hour_caps=row_rules.hour_caps,
            mark_caps=row_rules.mark_caps,
            run_caps=row_rules.run_caps,
            due=int(terms.hours_due(problem.period) / MINUTE) // reader.grain,
            wishes=tuple(wishes),
            quick=row_rules.quick,
            night_goal=goals[0],
            weekend_goal=goals[1],
        ),
        tuple(row),
    )


def _held(terms: Terms, day: date, code: ShiftCode, spans: Spans, may: tuple[int, ...]) -> int:
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
    """Whether a code alone may stand on a day: absence, terms, adaptations, and the length of the shift."""
    day, kind = spans.days[cell[0]], spans.types[cell[1] - 1]
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


def _slots(problem: RotaProblem, names: list[PersonId], spans: Spans) -> tuple[Slot, ...]:
    index = {day: d for d, day in enumerate(problem.period.days())}
    counted: set[tuple[date, ShiftCode]] = set()
    who: dict[str, frozenset[int]] = {}
    covering: dict[ShiftCode, frozenset[int]] = {}
    found = []
    for need in sorted(problem.demands, key=lambda n: (n.day, n.shift, n.skill != ANY, n.skill)):
        if need.skill not in who:
            who[need.skill] = frozenset(
                i for i, name in enumerate(names) if counts_as(problem.people[name], need.skill)
            )
        if need.shift not in covering:
            needed = problem.types[need.shift]
            covering[need.shift] = frozenset(c for c in spans.codes if covers(spans.types[c - 1], needed))
        over = 0
        if need.skill == ANY and (need.day, need.shift) not in counted:
            counted.add((need.day, need.shift))
            day_shift = problem.types[need.shift].kind is ShiftKind.DAY
            over = OVER_ON_WEEKDAY_DAY if day_shift and need.day.weekday() < 5 else OVER_ELSEWHERE
        found.append(
            Slot(
                index[need.day],
                covering[need.shift],
                who[need.skill],
                need.minimum,
                max(need.ideal, need.minimum),
                over,
            )
        )
    return tuple(found)


def _goals(
    problem: RotaProblem, names: list[PersonId], slots: tuple[Slot, ...], night_codes: frozenset[int], spans: Spans
) -> dict[PersonId, tuple[tuple[int, int], tuple[int, int]]]:
    """A fair share of nights (by hours due) and of weekends (by weekends present), as a range for each person."""
    everyone = len(names)
    wide = [s for s in slots if len(s.people) == everyone]
    nights = sum(s.ideal for s in wide if s.codes & night_codes)
    weekend_days = {d for weekend in spans.weekends for d in weekend}
    weekends = sum(s.ideal for s in wide if s.day in weekend_days) / 2
    due = {n: problem.people[n].hours_due(problem.period) / HOUR for n in names}
    night = spans.mean_night()
    fixed = {n: due[n] / night for n in names if problem.people[n].nights is Nights.ONLY and night}
    shared = max(nights - sum(fixed.values()), 0)
    takers = sum(due[n] for n in names if problem.people[n].nights is Nights.YES)
    days = list(problem.period.days())
    present = {
        n: sum(1 for w in spans.weekends if any(problem.people[n].absent(days[d]) is None for d in w)) for n in names
    }
    free = sum(present.values())
    found = {}
    for n in names:
        share = fixed.get(n, 0.0)
        if problem.people[n].nights is Nights.YES and takers:
            share = shared * due[n] / takers
        most = weekends * present[n] / free if free else 0.0
        found[n] = ((max(int(share) - 1, 0), int(share) + 2), (max(int(most) - 1, 0), int(most) + 1))
    return found
