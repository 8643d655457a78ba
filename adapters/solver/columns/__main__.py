"""Compile everything once, so that the first rota need not wait for it: ``python -m adapters.solver.columns``."""

from adapters.solver.columns.generating import generate
from adapters.solver.instance import FLOOR, OFF, CellCost, Instance, Pair, Person, Run, Slot, Tally

DAYS = 7
ON = frozenset({1, 2})


def person(name: str) -> Person:
    """Somebody with a limit of every kind that is priced."""
    return Person(
        name,
        options=((1, 2),) * DAYS,
        fixed=(False,) * DAYS,
        pairs=tuple(Pair("follow", d, frozenset({2}), d + 1, frozenset({1})) for d in range(DAYS - 1)),
        tallies=(Tally("hours", 0, 0, DAYS - 1, at_most=5, low=3, under=FLOOR),),
        runs=(Run("on", ON, at_most=3, least=2, short=FLOOR), Run("off", frozenset({OFF}), least=2, short=FLOOR)),
        costs=(CellCost(1, 1, 3, "off"),),
    )


hours = ((0, 1, 1),) * DAYS
clock = tuple((0, d * 1440, d * 1440 + 480) for d in range(DAYS))
everybody = frozenset({0, 1})
slots = tuple(Slot(d, frozenset({c}), everybody, 1, 100, 1, 0, 1) for d in range(DAYS) for c in (1, 2))
generate(
    Instance(
        days=DAYS,
        codes=2,
        grain=480,
        starts=clock,
        ends=tuple((0, a + 480, b + 480) for _, a, b in clock),
        measures=(hours,),
        people=(person("one"), person("two")),
        slots=slots,
        slots_on=tuple((2 * d, 2 * d + 1) for d in range(DAYS)),
        marks=(),
        weekends=((5, 6),),
        weeks=(tuple(range(DAYS)),),
        start=((OFF,) * DAYS,) * 2,
    ),
    ((OFF,) * DAYS,) * 2,
    work=1.0,
    seed=1,
)
