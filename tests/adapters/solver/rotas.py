"""Small problems for the generator, and the rules' word on its answers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

from adapters.solver.cp_sat import CpSatRotaSolver
from domain.calendar import DAY, Period
from domain.ids import PersonId, ShiftCode
from domain.rota.solver import Budget, RotaAnswer, RotaProblem, Wish
from domain.staffing.need import ANY, Demand
from domain.working_time.figures import RuleFigures
from domain.working_time.judging import judge
from domain.working_time.model import (
    Agreed,
    AgreedLimits,
    Agreements,
    Basis,
    Case,
    Rota,
    ShiftKind,
    ShiftType,
    Terms,
    UnitTerms,
)
from domain.working_time.register import standard_rule_set

MONDAY = date(2027, 1, 4)
FULL_TIME = timedelta(hours=35.5)
UNIT = UnitTerms(
    weekend_every=1,
    consecutive_shifts_at_most=6,
    consecutive_nights_at_most=4,
    averaging_weeks=26,
    tariff_area="Spekter Helse",
    full_time_rota=FULL_TIME,
    full_time_night=timedelta(hours=33.6),
)
EVERYBODY = frozenset(PersonId(p) for p in "pqrstuvw")


def _type(code: str, starts: time, ends: time, kind: ShiftKind, unpaid: int = 0) -> ShiftType:
    paid = 0 if unpaid else 30
    return ShiftType(ShiftCode(code), code, starts, ends, timedelta(minutes=unpaid), timedelta(minutes=paid), kind)


TYPES = {
    t.code: t
    for t in (
        _type("D", time(7, 30), time(15), ShiftKind.DAY),
        _type("A", time(14, 30), time(22), ShiftKind.EVENING),
        _type("N", time(21, 45), time(7, 45), ShiftKind.NIGHT),
        _type("DL", time(7, 30), time(20), ShiftKind.LONG),
        _type("K", time(8), time(15, 30), ShiftKind.COURSE, unpaid=30),
    )
}


def day(number: int) -> date:
    """Day ``number`` of a plan that begins on the Monday; 0 is that Monday."""
    return MONDAY + number * DAY


def person(name: str = "p", **terms: Any) -> Terms:
    """Somebody full-time with every shift open but the long ones, if ``terms`` do not say otherwise."""
    given: dict[str, Any] = {
        "employee": PersonId(name),
        "profession": "sykepleier",
        "competences": frozenset(),
        "fraction_percent": 100,
        "full_time_week": FULL_TIME,
        "long_shifts": False,
    }
    return Terms(**{**given, **terms})


def agreed(
    basis: Basis,
    *,
    first: date = date(2026, 1, 1),
    last: date = date(2028, 1, 1),
    covers: frozenset[PersonId] = EVERYBODY,
    **figures: Any,
) -> Agreed:
    """An agreement on ``basis`` that covers everybody throughout, but for what is said."""
    return Agreed(basis.name, basis, AgreedLimits(**figures), Period(first, last), covers)


AVERAGING = agreed(Basis.AVERAGING, hours_a_day=timedelta(hours=12.5), hours_a_week=timedelta(hours=54))
REST = agreed(Basis.REST, daily_rest=timedelta(hours=9))
SUNDAYS = agreed(Basis.SUNDAYS)
SOUGHT = (AVERAGING, REST, SUNDAYS)


def wanted(code: str, *days: int, heads: int = 1, skill: str = ANY) -> tuple[Demand, ...]:
    """Heads wanted on a shift on numbered days."""
    return tuple(Demand(day(n), ShiftCode(code), skill, heads, heads) for n in days)


def problem(
    *demands: Sequence[Demand],
    people: Sequence[Terms] = (person(),),
    weeks: int = 2,
    unit: UnitTerms = UNIT,
    agreements: Iterable[Agreed] = SOUGHT,
    rule: RuleFigures | None = None,
    wishes: Sequence[Wish] = (),
    keep: Mapping[PersonId, Mapping[date, ShiftCode]] | None = None,
    first_day: date = MONDAY,
    types: Mapping[ShiftCode, ShiftType] | None = None,
) -> RotaProblem:
    """A plan of ``weeks`` from the Monday."""
    return RotaProblem(
        period=Period(first_day, first_day + (7 * weeks - 1) * DAY),
        unit=unit,
        types=types or TYPES,
        people={p.employee: p for p in people},
        demands=tuple(d for group in demands for d in group),
        wishes=tuple(wishes),
        agreements=Agreements(tuple(agreements)),
        rule=rule or RuleFigures(),
        keep=keep or {},
    )


def solved(asked: RotaProblem, *, work: float = 0.3, processes: int = 0, seed: int = 7) -> RotaAnswer:
    """The generator's answer for ``work`` in each lane; the clock is far away."""
    solver = CpSatRotaSolver(processes, pace=work / 600)
    return solver.solve(asked, Budget(seconds=600, seed=seed), lambda _: None)


def shifts(answer: RotaAnswer, name: str = "p") -> dict[int, str]:
    """One person's codes by day number."""
    return {(on - MONDAY).days: code for on, code in sorted(answer.rota.lines[PersonId(name)].items())}


def forbids(asked: RotaProblem, rota: Rota) -> set[str]:
    """The rules that forbid ``rota`` under the terms of ``asked``."""
    case = Case(asked.period, asked.unit, asked.people, rota.shifts(asked.types), asked.agreements)
    found = judge(case, standard_rule_set(asked.rule))
    return {f.rule for f in found if f.verdict.forbids}
