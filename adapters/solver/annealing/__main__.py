"""Compile everything once, so that the first rota need not wait for it: ``python -m adapters.solver.annealing``."""

from adapters.solver.annealing.anneal import anneal
from adapters.solver.annealing.compiled import forget_older
from adapters.solver.instance import Instance, Person

forget_older()
anneal(
    Instance(
        days=2,
        codes=1,
        grain=60,
        starts=((0, 0), (0, 1440)),
        ends=((0, 480), (0, 1920)),
        measures=(((0, 8), (0, 8)),),
        people=(Person("one", options=((1,), (1,)), fixed=(False, False)),) * 2,
        slots=(),
        slots_on=((), ()),
        marks=(),
        weekends=(),
        weeks=((0, 1),),
        start=((0, 0), (0, 0)),
    ),
    ((0, 0), (0, 0)),
    moves=1000,
    seed=1,
)
