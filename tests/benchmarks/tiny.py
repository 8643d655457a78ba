"""Tiny instances with any limits, small enough to try every rota."""

from collections.abc import Iterator
from itertools import product
from random import Random

from adapters.solver.instance import (
    OFF,
    CellCost,
    Instance,
    MarkCount,
    Pair,
    Person,
    RestWeek,
    Row,
    Run,
    Slot,
    Tally,
)
from adapters.solver.legality import lawful
from adapters.solver.scoring import score

DAYS, CODES, PEOPLE = 5, 2, 2
CLOCK = ((0, 0), (480, 960), (1320, 1860))
"""When a code begins and ends, in minutes of its day."""


def tiny(seed: int) -> Instance:
    """Two people and five days, the first of them history, with limits of every kind by chance."""
    chance = Random(seed)  # noqa: S311 - any instance, the same one each time
    slots = tuple(
        Slot(day, codes, frozenset({0, 1}), least, 30, least + chance.randint(0, 1), 7, chance.choice((0, 4)))
        for day in range(1, DAYS)
        for codes, least in ((frozenset({1}), chance.randint(0, 1)), (frozenset({1, 2}), chance.randint(0, 2)))
    )
    return Instance(
        days=DAYS,
        codes=CODES,
        grain=60,
        starts=tuple(tuple(d * 1440 + starts for starts, _ in CLOCK) for d in range(DAYS)),
        ends=tuple(tuple(d * 1440 + ends for _, ends in CLOCK) for d in range(DAYS)),
        measures=(((0, 8, 9),) * DAYS, ((0, 0, 1),) * DAYS),
        people=tuple(_person(chance, str(p)) for p in range(PEOPLE)),
        slots=slots,
        slots_on=tuple(tuple(i for i, s in enumerate(slots) if s.day == d) for d in range(DAYS)),
        marks=(((1, 1), (1, 2), (2, 1), (2, 2)), ((3, 2), (4, 1), (4, 2))),
        weekends=((1, 2),),
        weeks=((1, 2, 3, 4),),
        start=tuple((chance.randint(0, CODES), *(OFF,) * (DAYS - 1)) for _ in range(PEOPLE)),
        first_day=1,
    )


def _person(chance: Random, name: str) -> Person:
    sets = (frozenset({1}), frozenset({2}), frozenset({1, 2}))
    pairs = [
        Pair("hard", d, chance.choice(sets), d + 1, chance.choice(sets))
        for d in range(DAYS - 1)
        if chance.random() < 0.4
    ]
    pairs += [Pair("soft", d, frozenset({OFF}), d + 2, chance.choice(sets), cost=5, part="p") for d in range(DAYS - 2)]
    return Person(
        name=name,
        options=((), *(chance.choice(((1,), (1, 2), (2,))) for _ in range(DAYS - 1))),
        fixed=(True, *(chance.random() < 0.1 for _ in range(DAYS - 1))),
        pairs=tuple(pairs),
        rests=(RestWeek(1, 4, 1440, 5 * 1440, chance.choice((1440, 2100, 2600))),),
        tallies=(
            Tally("hours", 0, 1, 4, at_most=chance.randint(8, 30), low=16, under=2, high=20, over=1, part="hours"),
            Tally("nights", 1, 0, 4, at_most=chance.choice((None, 2)), low=1, under=3, part="nights"),
        ),
        mark_counts=(
            MarkCount("marks", (0, 1), at_most=chance.choice((None, 1)), low=1, under=6, high=1, over=8, part="marks"),
        ),
        runs=(
            Run("work", frozenset({1, 2}), at_most=chance.randint(2, 4), most=2, long=3, least=2, short=9, part="runs"),
            Run("off", frozenset({OFF}), most=2, long=2, least=chance.randint(1, 3), short=4, part="off"),
        ),
        costs=(CellCost(2, chance.randint(0, CODES), 5, "wish"), CellCost(3, OFF, 2, "wish")),
    )


def _rows(instance: Instance, person: int) -> Iterator[Row]:
    who = instance.people[person]
    cells = [
        (held,) if fixed else (OFF, *may)
        for held, fixed, may in zip(instance.start[person], who.fixed, who.options, strict=True)
    ]
    return (row for row in product(*cells) if lawful(instance, person, row))


def optimum(instance: Instance) -> int | None:
    """The least penalty of any lawful rows, by trying them all."""
    return min(
        (sum(score(instance, rows).values()) for rows in product(*(_rows(instance, p) for p in range(PEOPLE)))),
        default=None,
    )
