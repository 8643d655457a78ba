"""Two small units for a fortnight: a problem for each, with something of every kind in it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from domain.calendar import DAY, Period
from domain.ids import PersonId, ShiftCode, UnitId
from domain.rota.solver import RotaProblem, Wish
from domain.staffing.need import ANY, Demand
from domain.working_time.figures import RuleFigures
from domain.working_time.model import (
    Absence,
    AbsenceEffect,
    Agreed,
    AgreedLimits,
    Agreements,
    Basis,
    ShiftKind,
    ShiftType,
    Terms,
    UnitTerms,
)

MONDAY = date(2027, 1, 4)
PERIOD = Period(MONDAY, MONDAY + 13 * DAY)
MED, SUR = UnitId("med"), UnitId("sur")
ANNE, BO, CARI = PersonId("anne"), PersonId("bo"), PersonId("cari")
"""Anne and Bo belong to the medical unit, Cari to the surgical one."""
TELEMETRY = "telemetri"
FULL_TIME = timedelta(hours=35.5)
TERMS = UnitTerms(3, 6, 4, 26, "Spekter Helse", FULL_TIME, timedelta(hours=33.6))
LONG_DAYS = AgreedLimits(hours_a_day=timedelta(hours=12.5), hours_a_week=timedelta(hours=54), averaging_weeks=26)
SHORT_REST = AgreedLimits(daily_rest=timedelta(hours=9), compensatory_rest="same_week")


def _type(code: str, starts: time, ends: time, kind: ShiftKind) -> ShiftType:
    return ShiftType(ShiftCode(code), code, starts, ends, timedelta(), timedelta(minutes=30), kind)


TYPES = {
    t.code: t
    for t in (
        _type("D", time(7, 30), time(15), ShiftKind.DAY),
        _type("A", time(14, 30), time(22), ShiftKind.EVENING),
        _type("DL", time(7, 30), time(20), ShiftKind.LONG),
        _type("K", time(8), time(15), ShiftKind.COURSE),
    )
}
D, A, DL, K = TYPES


def day(number: int) -> date:
    """Day ``number`` of the fortnight, from 0."""
    return MONDAY + number * DAY


def person(name: PersonId, *competences: str, **terms: Any) -> Terms:
    """A full-time nurse."""
    return Terms(name, "sykepleier", frozenset(competences), 100, FULL_TIME, **terms)


def wanted(code: ShiftCode, *days: int, skill: str = ANY, minimum: int = 1, ideal: int = 1) -> tuple[Demand, ...]:
    """Heads on a shift on numbered days."""
    return tuple(Demand(day(n), code, skill, minimum, ideal) for n in days)


def unit_problem(people: Sequence[Terms], demands: Sequence[Demand], **other: Any) -> RotaProblem:
    """A unit's fortnight, under an agreement on averaging and one on rest."""
    everybody = frozenset(p.employee for p in people)
    agreements = Agreements(
        (
            Agreed("averaging", Basis.AVERAGING, LONG_DAYS, PERIOD, everybody),
            Agreed("rest", Basis.REST, SHORT_REST, PERIOD, everybody),
        )
    )
    return replace(
        RotaProblem(
            PERIOD, TERMS, TYPES, {p.employee: p for p in people}, tuple(demands), (), agreements, RuleFigures()
        ),
        **other,
    )


MEDICAL = unit_problem(
    (
        person(ANNE, TELEMETRY),
        person(BO, absences=(Absence(Period(day(9), day(11)), AbsenceEffect.COURSE),)),
    ),
    (*wanted(D, *range(5), ideal=2), *wanted(D, *range(5), skill=TELEMETRY), *wanted(A, 5, 6, minimum=0)),
    wishes=(Wish(ANNE, day(1), A, 2), Wish(BO, day(2), None, 3), Wish(BO, day(8), D, 1)),
    keep={BO: {day(0): D, day(7): None}},
    history={BO: {day(-1): A}, ANNE: {day(-2): D}},
    begin={BO: {day(0): D, day(8): D}},
)
"""Day shifts on the first five days, evenings on the first weekend."""
SURGICAL = unit_problem((person(CARI),), wanted(D, *range(7, 12)))
"""Day shifts on the weekdays of the second week."""
