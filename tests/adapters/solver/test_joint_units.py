"""Units planned as one by the generator: what a lent colleague covers, and that nobody is lent twice at a time."""

from dataclasses import replace

import pytest

from adapters.solver.cover import slots
from adapters.solver.cp_sat import CpSatRotaSolver
from adapters.solver.fair_shares import Shares, fair_shares
from adapters.solver.scoring import UNCOVERED
from adapters.solver.spans import Spans
from domain.ids import PersonId
from domain.rota.evaluation import evaluate
from domain.rota.joint import Joint, joint
from domain.rota.solver import Budget, RotaAnswer, RotaProblem
from domain.working_time.law import standard_law
from domain.working_time.model import Agreements, Basis
from tests.adapters.solver import rotas
from tests.domain.rota.two_units import ANNE, CARI, DL, MED, SUR, A, D, day, person, unit_problem, wanted

DORA = PersonId("dora")
CARI_LENT = {CARI: frozenset({MED})}
MONDAYS, TUESDAYS, OTHERS = (0, 7), (1, 8), (2, 3, 9, 10)
SHORT_OF_HANDS = {
    MED: unit_problem((person(ANNE),), wanted(D, *MONDAYS, *OTHERS, minimum=2, ideal=2)),
    SUR: unit_problem((person(CARI),), (*wanted(D, *MONDAYS), *wanted(D, *TUESDAYS))),
}
"""The medical unit wants two on three days of each week and has Anne; on the Mondays Cari is needed at home too."""


def searched(problem: RotaProblem) -> RotaAnswer:
    """The generator's answer for a little work, in this process."""
    return CpSatRotaSolver(0, pace=0.4 / 600).solve(problem, Budget(600, 3), lambda _: None)


def checked(units: Joint) -> RotaAnswer:
    """The joint answer, once the rules have judged it over both units and it keeps to the codes for each person."""
    problem = units.problem
    found = searched(problem)
    assert [f for f in standard_law().judge(problem.case(found.rota)) if f.verdict.forbids] == []
    for who, line in found.rota.lines.items():
        assert set(line.values()) <= problem.only[who]
    missing = evaluate(problem, found.rota).cover.uncovered
    assert found.stamp.penalties["uncovered"] == missing * UNCOVERED, "the generator counts cover as the evaluator does"
    return found


def uncovered(problem: RotaProblem, answer: RotaAnswer) -> int:
    return evaluate(problem, answer.rota).cover.uncovered


def test_what_is_uncovered_apart_a_lent_colleague_covers() -> None:
    apart = {unit: uncovered(problem, searched(problem)) for unit, problem in SHORT_OF_HANDS.items()}
    assert apart == {MED: 6, SUR: 0}
    units = joint(SHORT_OF_HANDS, CARI_LENT)
    found = checked(units)
    assert uncovered(units.problem, found) == 2, "on the Mondays she is wanted in two places, and can be in one"
    lines = units.apart(found.rota)
    assert {day(n) for n in OTHERS} <= lines[MED].lines[CARI].keys()
    both = lines[MED].lines[CARI].keys() & lines[SUR].lines[CARI].keys()
    assert not both
    assert units.together(lines) == found.rota


def test_nobody_shared_is_the_units_apart() -> None:
    units = joint(SHORT_OF_HANDS, {})
    found = checked(units)
    assert uncovered(units.problem, found) == 6
    assert set(units.apart(found.rota)[MED].lines) == {ANNE}


@pytest.mark.parametrize(("with_agreement", "missing"), [(True, 0), (False, 3)])
def test_the_rest_between_two_units_is_one_rest(*, with_agreement: bool, missing: int) -> None:
    """Evenings in the one unit and the mornings after in the other lie 9.5 hours apart."""
    cari = person(CARI, long_shifts=False)
    units = {MED: unit_problem((), wanted(A, 0, 2, 7)), SUR: unit_problem((cari,), wanted(D, 1, 3, 8))}
    if not with_agreement:
        units = {unit: _without_rest(problem) for unit, problem in units.items()}
    whole = joint(units, CARI_LENT)
    assert uncovered(whole.problem, checked(whole)) == missing


def test_a_long_shift_covers_day_and_evening_of_its_own_unit_only() -> None:
    units = joint(
        {
            MED: unit_problem((person(DORA),), wanted(A, 0, ideal=1)),
            SUR: unit_problem((), (*wanted(D, 0), *wanted(A, 0))),
        },
        {},
    )
    only_long = frozenset(code for code, own in units.own.items() if own == DL and units.problem.units[code] == MED)
    narrowed = replace(units, problem=replace(units.problem, only={DORA: only_long}))
    found = checked(narrowed)
    assert found.rota.lines[DORA].keys() >= {day(0)}
    assert uncovered(narrowed.problem, found) == 2


def shares(problem: RotaProblem) -> dict[PersonId, Shares]:
    names, spans = sorted(problem.people), Spans.of(problem)
    return fair_shares(problem, names, slots(problem, names, spans), spans)


def test_a_units_nights_and_weekends_are_shared_by_those_who_may_serve_it() -> None:
    """One unit has nights and weekends, the other neither; whoever serves both takes half a part in each."""
    nightly = rotas.problem(rotas.wanted("N", *range(14)), people=(rotas.person("p"), rotas.person("q")))
    daily = rotas.problem(rotas.wanted("D", *range(5)), people=(rotas.person("r"), rotas.person("s")))
    units = {MED: nightly, SUR: daily}
    apart = {**shares(nightly), **shares(daily)}
    assert shares(joint(units, {}).problem) == apart
    p, q, r, s = (PersonId(name) for name in "pqrs")
    assert (apart[p], apart[r]) == (Shares((6, 9), (0, 2)), Shares((0, 2), (0, 1)))
    lent = shares(joint(units, {r: frozenset({MED})}).problem)
    assert lent[p] == lent[q] == Shares((4, 7), (0, 1))
    assert lent[r] == Shares((1, 4), (0, 1))
    assert lent[s] == apart[s]


def _without_rest(problem: RotaProblem) -> RotaProblem:
    return replace(
        problem, agreements=Agreements(tuple(a for a in problem.agreements.all if a.basis is not Basis.REST))
    )
