"""Random small wards, off one seed: people, terms, agreements, need, wishes and history of every make."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from random import Random

from domain.calendar import DAY, DayKind, Period
from domain.ids import PersonId, ShiftCode
from domain.rota.solver import RotaProblem, Wish
from domain.staffing.need import ANY, NeedLine, demands
from domain.working_time.figures import RuleFigures
from domain.working_time.model import (
    Absence,
    AbsenceEffect,
    Adaptation,
    Agreed,
    AgreedLimits,
    Agreements,
    Basis,
    Constraint,
    Nights,
    ShiftKind,
    ShiftType,
    Terms,
    UnitTerms,
)
from tests.adapters.solver.rotas import TYPES

BEGINNINGS = (
    date(2027, 1, 4),
    date(2027, 1, 1),
    date(2027, 3, 17),
    date(2027, 3, 22),
    date(2027, 4, 29),
    date(2027, 5, 10),
    date(2027, 10, 18),
    date(2027, 10, 31),
    date(2027, 12, 20),
)
"""Among them the middle of weeks, both clock changes, Easter, May and Christmas."""
MORE_TYPES = (
    ShiftType(ShiftCode("E"), "E", time(15, 15), time(23), timedelta(), timedelta(minutes=30), ShiftKind.EVENING),
    ShiftType(ShiftCode("T"), "T", time(6, 45), time(14, 45), timedelta(minutes=30), timedelta(), ShiftKind.DAY),
    ShiftType(ShiftCode("M"), "M", time(9), time(13), timedelta(), timedelta(), ShiftKind.DAY),
)
COMPETENCE = "telemetri"


def random_ward(seed: int) -> RotaProblem:
    """Three to eight people for two to six weeks, not always whole ones."""
    random = Random(seed)  # noqa: S311 - a made-up ward
    first = random.choice(BEGINNINGS)
    period = Period(first, first + (7 * random.randint(2, 6) + random.choice((0, 0, -3, 2)) - 1) * DAY)
    types = {**TYPES, **{t.code: t for t in MORE_TYPES if random.random() < 0.3}}
    names = [PersonId(f"p{n}") for n in range(random.randint(3, 8))]
    people = {name: _terms(random, name, period) for name in names}
    worked = [code for code, kind in types.items() if kind.kind is not ShiftKind.COURSE]
    return RotaProblem(
        period=period,
        unit=_unit(random),
        types=types,
        people=people,
        demands=demands(_need(random, worked), period),
        wishes=_wishes(random, names, worked, period),
        agreements=Agreements(_agreements(random, names, period) if random.random() < 0.9 else ()),
        rule=RuleFigures(),
        history={name: _history(random, worked, first) for name in names} if random.random() < 0.6 else {},
        only={names[0]: frozenset(types) - {random.choice(worked)}} if random.random() < 0.3 else {},
    )


def _unit(random: Random) -> UnitTerms:
    return UnitTerms(
        weekend_every=random.choice((1, 2, 3, 3, 4)),
        consecutive_shifts_at_most=random.choice((3, 5, 6, 7)),
        consecutive_nights_at_most=random.choice((2, 3, 4)),
        averaging_weeks=random.choice((1, 2, 3, 4, 26)),
        tariff_area="Spekter Helse",
        full_time_rota=timedelta(hours=35.5),
        full_time_night=timedelta(hours=33.6),
        three_part_count=random.random() < 0.4,
        particular_strain_at_night=random.random() < 0.2,
    )


def _terms(random: Random, name: PersonId, period: Period) -> Terms:
    young = random.random() < 0.15
    return Terms(
        employee=name,
        profession=random.choice(("assistent", "helsefagarbeider", "sykepleier", "sykepleier", "spesialsykepleier")),
        competences=frozenset({COMPETENCE}) if random.random() < 0.4 else frozenset(),
        fraction_percent=random.choice((100, 100, 100, 80, 75, 50, 20)),
        full_time_week=timedelta(hours=random.choice((35.5, 35.5, 37.5, 33.6, 40))),
        nights=random.choice((Nights.YES, Nights.YES, Nights.YES, Nights.NEVER, Nights.ONLY)),
        long_shifts=random.random() < 0.5,
        absences=_absences(random, period),
        adaptations=tuple(_adaptation(random, period) for _ in range(random.choice((0, 0, 0, 1, 2)))),
        born=period.first_day.replace(year=2009, day=random.randint(1, 28)) if young else date(1985, 1, 1),
    )


def _absences(random: Random, period: Period) -> tuple[Absence, ...]:
    found = []
    day = period.first_day - 5 * DAY
    while random.random() < 0.5:
        first = day + random.randint(1, 20) * DAY
        course = random.random() < 0.4
        last = first + (random.randint(0, 1) if course else random.randint(0, 14)) * DAY
        if last >= period.first_day and first <= period.last_day:
            found.append(Absence(Period(first, last), AbsenceEffect.COURSE if course else AbsenceEffect.AWAY))
        day = last
    return tuple(found)


def _adaptation(random: Random, period: Period) -> Adaptation:
    days = _part_of(random, period)
    constraint = random.choice(tuple(Constraint))
    return Adaptation(days, constraint, random.randrange(7) if constraint is Constraint.DAY_OFF_WEEKDAY else None)


def _part_of(random: Random, period: Period) -> Period:
    """The whole of ``period`` and more, or a part of it."""
    if random.random() < 0.5:
        return Period(date(2026, 1, 1), date(2029, 1, 1))
    first = period.first_day + random.randint(-10, len(period) - 1) * DAY
    return Period(first, max(first + random.randint(0, 30) * DAY, period.first_day))


def _need(random: Random, codes: Sequence[ShiftCode]) -> tuple[NeedLine, ...]:
    found = []
    for kind in DayKind:
        for code in codes:
            if random.random() < 0.7:
                least = random.randint(0, 2)
                found.append(NeedLine(kind, code, ANY, least, least + random.randint(0, 1)))
            if random.random() < 0.2:
                found.append(NeedLine(kind, code, random.choice(("sykepleier", COMPETENCE)), 1, 1))
    return tuple(found)


def _wishes(random: Random, names: Sequence[PersonId], codes: Sequence[ShiftCode], period: Period) -> tuple[Wish, ...]:
    asked = {
        (random.choice(names), period.first_day + random.randrange(len(period)) * DAY): random.choice((None, *codes))
        for _ in range(random.randint(0, 12))
    }
    return tuple(Wish(name, day, code, random.randint(1, 3)) for (name, day), code in asked.items())


def _agreements(random: Random, names: Sequence[PersonId], period: Period) -> tuple[Agreed, ...]:
    """Any of them, some for part of the plan or of the people."""

    def hours(*choices: float) -> timedelta:
        return timedelta(hours=random.choice(choices))

    weeks = random.choice((2, 4, 8, 26))
    open_to_all = (
        (Basis.AVERAGING, AgreedLimits(hours(9, 10, 12.5), hours(40, 48, 54), weeks)),
        (Basis.AVERAGING_INDIVIDUAL, AgreedLimits(hours(9, 10), hours(44, 50), weeks)),
        (Basis.REST, AgreedLimits(daily_rest=hours(8, 9, 10), weekly_rest=random.choice((None, hours(28, 33))))),
        (Basis.SUNDAYS, AgreedLimits(averaging_weeks=random.choice((2, 3, 4, 8, 26)))),
        (Basis.NIGHT, AgreedLimits(compensatory_rest="same_week")),
        (Basis.TARIFF, AgreedLimits(hours(12.5, 13), hours(54, 60), daily_rest=random.choice((None, hours(7, 8))))),
    )
    chances = (0.7, 0.2, 0.6, 0.6, 0.3, 0.15)
    return tuple(
        Agreed(f"a{n}", basis, limits, _part_of(random, period), frozenset(n for n in names if random.random() < 0.85))
        for n, ((basis, limits), chance) in enumerate(zip(open_to_all, chances, strict=True))
        if random.random() < chance
    )


def _history(random: Random, codes: Sequence[ShiftCode], first: date) -> dict[date, ShiftCode]:
    """Up to ten weeks, stints of one code with days off between; lawful or not."""
    found: dict[date, ShiftCode] = {}
    day = first - random.choice((0, 1, 3, 7, 14, 30, 70)) * DAY
    while day < first:
        code = random.choice(codes)
        for _ in range(random.randint(1, 6)):
            if day < first:
                found[day] = code
            day += DAY
        day += random.randint(0, 3) * DAY
    return found


def without_history(problem: RotaProblem) -> RotaProblem:
    """The same with nothing known before the plan."""
    return replace(problem, history={})
