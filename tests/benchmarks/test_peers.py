"""The other solvers are posed the very same problem: same optimum, same score, nothing lost on the way."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.solver.legality import lawful
from adapters.solver.scoring import score
from benchmarks.solver.curtois import read
from benchmarks.solver.peers import plain_cp_sat, timefold
from benchmarks.solver.peers.absent import NoPeer
from benchmarks.solver.peers.numbers import numbers
from tests.benchmarks.tiny import optimum, tiny


@pytest.mark.parametrize("seed", range(25))
def test_plain_cp_sat_finds_the_optimum_of_anything_small(seed: int) -> None:
    instance = tiny(seed)
    found = plain_cp_sat.search(instance, 20, 1, workers=1)
    best = optimum(instance)
    if best is None:
        assert found.rows is None
        return
    assert found.rows is not None
    assert found.optimal
    assert all(lawful(instance, p, row) for p, row in enumerate(found.rows))
    assert sum(score(instance, found.rows).values()) == found.bound == best


def test_plain_cp_sat_proves_the_first_public_instance() -> None:
    problem = read(Path(__file__).parent / "data" / "Instance1.txt")
    found = plain_cp_sat.search(problem.instance, 60, 1)
    assert found.rows is not None
    assert found.optimal
    assert sum(score(problem.instance, found.rows).values()) == found.bound == 607


@pytest.mark.parametrize("search", [
    lambda instance: plain_cp_sat.search(instance, 5, 1),
    lambda instance: timefold.search(instance, 1000, 1, timefold.TUNED),
])  # fmt: skip
def test_a_repeating_rota_is_refused(search: Callable[[object], object]) -> None:
    with pytest.raises(NoPeer, match="repeating"):
        search(replace(tiny(1), cycle=2))


def test_every_number_of_an_instance_goes_to_the_other_program() -> None:
    instance = tiny(3)
    sent = list(numbers(instance))
    who = instance.people[1]
    for changed in (
        replace(instance, first_day=0),
        replace(instance, start=((1,) * instance.days, *instance.start[1:])),
        replace(instance, slots=(replace(instance.slots[0], over=99), *instance.slots[1:])),
        *(
            replace(instance, people=(instance.people[0], other))
            for other in (
                replace(who, pairs=(replace(who.pairs[0], cost=77), *who.pairs[1:])),
                replace(who, rests=(replace(who.rests[0], least=77),)),
                replace(who, tallies=(replace(who.tallies[0], at_most=None), who.tallies[1])),
                replace(who, tallies=(replace(who.tallies[0], high=77), who.tallies[1])),
                replace(who, mark_counts=(replace(who.mark_counts[0], low=77),)),
                replace(who, runs=(replace(who.runs[0], most=77), who.runs[1])),
                replace(who, runs=(replace(who.runs[0], short=77), who.runs[1])),
                replace(who, costs=(replace(who.costs[0], cost=77), who.costs[1])),
            )
        ),
    ):
        assert list(numbers(changed)) != sent


@pytest.mark.parametrize("seed", range(3))
def test_timefold_is_scored_alike(seed: int) -> None:
    pytest.importorskip("timefold", reason="the peers are an extra")
    instance = tiny(seed)
    found = timefold.search(instance, 1500, seed, timefold.TUNED, lanes=1)
    best = optimum(instance)
    if best is not None and not found.hard:
        assert all(lawful(instance, p, row) for p, row in enumerate(found.rows))
        assert sum(score(instance, found.rows).values()) == found.soft == best
