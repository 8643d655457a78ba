"""Generator and rules share no code; over random small wards what the one makes, the other never forbids."""

from functools import cache

import pytest

from domain.rota.evaluation import evaluate
from domain.rota.solver import NoLawfulRota, RotaProblem
from domain.working_time.judging import judge
from domain.working_time.model import AbsenceEffect, Basis, Constraint, Nights, Rota, ShiftKind
from domain.working_time.register import standard_rule_set
from tests.adapters.solver.random_wards import random_ward
from tests.adapters.solver.rotas import solved

WARDS = 40
WORK = 0.02


@cache
def answered(seed: int) -> tuple[RotaProblem, Rota | None]:
    """A random ward and its rota; none where the generator finds that there is none."""
    problem = random_ward(seed)
    try:
        return problem, solved(problem, work=WORK, seed=seed).rota
    except NoLawfulRota:
        return problem, None


def forbidden(problem: RotaProblem, rota: Rota) -> list[str]:
    found = judge(problem.case(rota), standard_rule_set(problem.rule))
    return [f"{f.rule} {f.employee} {f.first_day} to {f.last_day}" for f in found if f.verdict.forbids]


def courses(problem: RotaProblem) -> Rota:
    """The rota of whom everything is settled beforehand: courses, and no other shift."""
    code = next(c for c, t in problem.types.items() if t.kind is ShiftKind.COURSE)
    return Rota(
        {
            p: {day: code for day in problem.period.days() if who.absent(day) is AbsenceEffect.COURSE}
            for p, who in problem.people.items()
        }
    )


@pytest.mark.parametrize("seed", range(WARDS))
def test_no_generated_rota_has_a_finding_that_forbids_it(seed: int) -> None:
    problem, rota = answered(seed)
    if rota is None:
        assert forbidden(problem, courses(problem)), "a rota of courses alone was lawful"
        return
    assert forbidden(problem, rota) == []
    assert all(day in problem.period for line in rota.lines.values() for day in line)


def test_the_rotas_are_worth_judging() -> None:
    """Most of what can be worked is: an empty rota would be lawful too."""
    found = [evaluate(problem, rota).hours_share for problem, rota in map(answered, range(WARDS)) if rota is not None]
    assert len(found) > 0.75 * WARDS
    assert sum(found) / len(found) > 0.5


def test_the_wards_are_of_every_make() -> None:
    wards = [random_ward(seed) for seed in range(WARDS)]
    assert {len(w.people) for w in wards} == set(range(3, 9))
    assert {w.period.first_day.weekday() for w in wards} >= {0, 2, 4, 6}
    people = [who for w in wards for who in w.people.values()]
    assert {who.nights for who in people} == set(Nights)
    assert {a.constraint for who in people for a in who.adaptations} == set(Constraint)
    assert {a.effect for who in people for a in who.absences} == set(AbsenceEffect)
    assert any(who.age(w.period.first_day) == 17 for w in wards for who in w.people.values())
    lapsing = [a for w in wards for a in w.agreements.all if not a.period.covers(w.period)]
    assert {a.basis for a in lapsing} >= {Basis.AVERAGING, Basis.REST, Basis.SUNDAYS}
    assert any(not w.agreements.all for w in wards)
    assert any(w.unit.three_part_count for w in wards)
    assert any(w.history for w in wards)
    assert any(not w.history for w in wards)
