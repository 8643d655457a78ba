"""A ward of eight with a generated rota to be repaired, and the rules' own word on who may take what."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from adapters.solver.repairing.opened import OpenedRota
from adapters.solver.repairing.repairer import Repairer
from application.rota.lawful_repairs import LawfulRepairs
from domain.ids import PersonId, ShiftCode
from domain.rota.repair import Payment
from domain.rota.solver import RotaProblem
from domain.working_time.findings import Finding
from domain.working_time.law import standard_law
from domain.working_time.model import Rota, Shift
from tests.adapters.solver.rotas import day, solved
from tests.adapters.solver.test_generator import ward

LAW = standard_law()
NO_SUCH_SHIFT = {"TERMS-LONG-SHIFTS", "TAR-LONGSHIFT"}
"""Rules on normal hours that speak of one shift by itself: as extra hours it is no other shift."""


@cache
def planned() -> Rota:
    """The ward's rota, lawful under the agreements sought."""
    return solved(ward(), work=0.5).rota


def opened(problem: RotaProblem, rota: Rota) -> OpenedRota:
    """The rota ready for questions."""
    return Repairer().open(problem, rota)


def lawful_repairs() -> LawfulRepairs:
    """The repairer with the rules behind it."""
    return LawfulRepairs(Repairer(), LAW)


def lines(**days: Mapping[int, str]) -> Rota:
    """Lines by person and numbered day."""
    return Rota({PersonId(p): {day(n): ShiftCode(c) for n, c in line.items()} for p, line in days.items()})


def numbered(rota: Rota, name: str) -> dict[int, str]:
    """One person's codes by day number."""
    return {(on - day(0)).days: code for on, code in sorted(rota.lines.get(PersonId(name), {}).items())}


def forbidding(problem: RotaProblem, person: PersonId, shifts: Sequence[Shift]) -> list[Finding]:
    """What forbids one line, by the rules alone."""
    alone = replace(problem, people={person: problem.people[person]}, history={})
    return [f for f in LAW.judge(replace(alone.case(Rota({})), shifts=tuple(shifts))) if f.verdict.forbids]


def by_the_rules(problem: RotaProblem, rota: Rota, on: date, code: ShiftCode) -> dict[PersonId, bool]:
    """Everybody free that day who may take the shift, and whether within the contract; each line asked of the rules."""
    found = {}
    for person, who in problem.people.items():
        own = rota.lines.get(person, {})
        if on in own or who.absent(on) is not None:
            continue
        stood = forbidding(problem, person, Rota({person: own}).shifts(problem.types))
        shifts = Rota({person: {**own, on: code}}).shifts(problem.types)
        new = [f for f in forbidding(problem, person, shifts) if f not in stood]
        if not new:
            found[person] = True
        elif NO_SUCH_SHIFT.isdisjoint(f.rule for f in new):
            extra = tuple(replace(s, extra=s.hours) if s.day == on else s for s in shifts)
            if all(f in stood for f in forbidding(problem, person, extra)):
                found[person] = False
    return found


def within(payment: Payment) -> bool:
    """Whether the hours are the contract's."""
    return payment is Payment.WITHIN_CONTRACT
