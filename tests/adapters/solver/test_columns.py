"""Column generation against counting everything: on problems small enough, each row and each rota can be looked at."""

from itertools import product
from random import Random

import numpy as np
import pytest

from adapters.solver.columns import Columned, fits, generate
from adapters.solver.columns.cover import Cover
from adapters.solver.columns.pricing import Pricer
from adapters.solver.instance import (
    FLOOR,
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
from adapters.solver.scoring import row_parts, score

SEEDS = range(12)
CODES = (1, 2)
WORK = frozenset(CODES)


def tiny(seed: int, people: int = 2, days: int = 6) -> Instance:
    """A problem of two shift codes with limits of every kind that a row can be priced with."""
    random = Random(seed)  # noqa: S311 - seeded cases, no secret
    slots = tuple(
        Slot(day, frozenset({code}), frozenset(range(people)), low, 40, low + random.randint(0, 1), 7, 3)
        for day in range(days)
        for code in CODES
        for low in [random.randint(0, 1)]
    )
    return Instance(
        days=days,
        codes=2,
        grain=60,
        starts=((0, 0, 0),) * days,
        ends=((0, 0, 0),) * days,
        measures=(((0, 4, 5),) * days, ((0, 0, 1),) * days, ((0, 8, 10),) * days),
        people=tuple(_person(random, days) for _ in range(people)),
        slots=slots,
        slots_on=tuple(tuple(s for s, slot in enumerate(slots) if slot.day == day) for day in range(days)),
        marks=(((0, 1), (0, 2), (1, 2)), ((2, 1), (3, 1), (3, 2), (4, 2))),
        weekends=(),
        weeks=(),
        start=((OFF,) * days,) * people,
    )


def _person(random: Random, days: int) -> Person:
    last = days - 1
    fixed = random.randrange(days)
    return Person(
        "somebody",
        options=tuple(() if d == fixed else random.choice(((1, 2), (1, 2), (1,))) for d in range(days)),
        fixed=tuple(d == fixed for d in range(days)),
        pairs=(
            *(Pair("late to early", d, frozenset({2}), d + 1, frozenset({1})) for d in range(last)),
            *(Pair("twice", d, frozenset({2}), d + 1, frozenset({2}), cost=2) for d in range(0, last, 2)),
            Pair("off then late", 2, frozenset({OFF}), 3, frozenset({2}), cost=4),
        ),
        tallies=(
            Tally("hours", 0, 0, last, at_most=18, low=random.choice((0, 8, 9)), under=random.choice((3, FLOOR))),
            Tally("late ones", 1, 0, last, at_most=random.choice((1, 2, 3)), high=1, over=6),
            Tally("the same hours doubled", 2, 0, last, high=26, over=2),
            Tally("out of reach", 1, 0, last, at_most=days),
            Tally("the first days", 0, 0, 2, at_most=random.choice((9, 13))),
        ),
        mark_counts=(MarkCount("both", (0, 1), at_most=random.choice((1, 2)), low=1, under=3),),
        runs=(
            Run("work", WORK, at_most=4, most=2, long=5, least=2, short=random.choice((4, FLOOR))),
            Run("off", frozenset({OFF}), least=2, short=random.choice((2, FLOOR))),
            Run("late", frozenset({2}), most=1, long=3),
        ),
        costs=tuple(
            CellCost(random.randrange(days), random.randrange(3), random.randint(1, 9), "wishes") for _ in "abcd"
        ),
    )


def every_row(instance: Instance, person: int) -> dict[Row, int]:
    """All lawful rows with what each costs in itself."""
    codes = product(range(instance.codes + 1), repeat=instance.days)
    return {row: sum(row_parts(instance, person, row).values()) for row in codes if lawful(instance, person, row)}


def prices(seed: int, instance: Instance) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Of each cell, some below nothing."""
    return np.random.default_rng(seed).integers(-40, 20, (instance.days, instance.codes + 1)).astype(float)


def at(cells: np.ndarray[tuple[int, int], np.dtype[np.float64]], row: Row) -> float:
    """What the cells of ``row`` add."""
    return float(sum(cells[day, code] for day, code in enumerate(row)))


def empty(instance: Instance) -> tuple[Row, ...]:
    return instance.start


def optimum(instance: Instance) -> int:
    """The least penalty of all lawful rotas, every one of them scored."""
    rows = [every_row(instance, p) for p in range(len(instance.people))]
    return min(sum(score(instance, rota).values()) for rota in product(*rows))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_cheapest_row_is_the_cheapest_of_all(seed: int) -> None:
    instance = tiny(seed)
    rows = every_row(instance, 0)
    pricer = Pricer(instance, 0)
    finished = {row: own for row, own in rows.items() if own < FLOOR}
    assert pricer.strict is bool(finished)
    for trial in range(4):
        cells = prices(100 * seed + trial, instance)
        priced = pricer.price(cells, 5)
        assert priced.least == min(own + at(cells, row) for row, own in (finished or rows).items())
        assert priced.rows[0][1] + at(cells, priced.rows[0][0]) == priced.least
        assert all(rows[row] == own for row, own in priced.rows)


@pytest.mark.parametrize("seed", SEEDS)
def test_all_rows_within_reach_are_found(seed: int) -> None:
    instance = tiny(seed)
    pricer = Pricer(instance, 0)
    rows = {row: own for row, own in every_row(instance, 0).items() if own < FLOOR or not pricer.strict}
    cells = prices(seed, instance)
    least = pricer.price(cells, 1).least
    priced, every = pricer.within(cells, 25.0, 10_000)
    assert every
    assert dict(priced.rows) == {row: own for row, own in rows.items() if own + at(cells, row) <= least + 25}


@pytest.mark.parametrize("seed", SEEDS)
def test_no_rota_is_better_than_the_bound_and_the_rota_found_is_lawful(seed: int) -> None:
    instance = tiny(seed, days=5)
    assert fits(instance)
    found = generate(instance, empty(instance), 1.0, seed=seed)
    best = optimum(instance)
    assert found.bound <= best
    assert all(lawful(instance, p, row) for p, row in enumerate(found.rows))
    assert sum(score(instance, found.rows).values()) == best


def test_the_bound_is_not_idle() -> None:
    """Rows that may be split reach no lower than two thirds of what whole rows can."""
    instances = [tiny(seed, days=5) for seed in SEEDS]
    bounds = [generate(instance, empty(instance), 1.0, seed=1).bound for instance in instances]
    assert sum(bounds) >= 2 * sum(optimum(instance) for instance in instances) / 3


def larger() -> Instance:
    return tiny(3, people=5, days=13)


def test_the_same_arguments_give_the_same_rota() -> None:
    runs = [generate(larger(), empty(larger()), 0.4, seed=7) for _ in range(2)]
    assert runs[0] == runs[1]


def test_what_comes_in_is_never_made_worse_even_without_work() -> None:
    good = generate(larger(), empty(larger()), 1.0, seed=7)
    again = generate(larger(), good.rows, 0.0, seed=7)
    assert again.rows == good.rows
    assert again.bound <= sum(score(larger(), good.rows).values())


def test_a_cancelled_search_answers_with_what_it_has() -> None:
    found = generate(larger(), empty(larger()), 1e9, seed=7, cancelled=lambda: True)
    assert all(lawful(larger(), p, row) for p, row in enumerate(found.rows))


def test_progress_is_told_with_ever_better_rows() -> None:
    told: list[tuple[float, tuple[Row, ...]]] = []
    found: Columned = generate(larger(), empty(larger()), 2.0, 1, lambda share, rows: told.append((share, rows)))
    penalties = [sum(score(larger(), rows).values()) for _, rows in told]
    assert penalties == sorted(penalties, reverse=True)
    assert all(0 <= share <= 1 for share, _ in told)
    assert not told or told[-1][1] == found.rows


@pytest.mark.parametrize(
    "change",
    [
        {"rests": (RestWeek(0, 5, 0, 10_000, 2_100),)},
        {"pairs": (Pair("two days on", 0, frozenset({2}), 2, frozenset({1})),)},
        {"costs": (CellCost(0, 1, -5, "wishes"),)},
        {"tallies": tuple(Tally("many", m, 0, last, low=3, under=1) for m in (0, 1) for last in range(1, 6))},
    ],
    ids=["rest of a week", "pair over a day", "pays", "many counts"],
)  # fmt: skip
def test_what_cannot_be_priced_does_not_fit(change: dict[str, object]) -> None:
    instance = tiny(1)
    whole = instance.people[0]
    fields = {name: getattr(whole, name) for name in Person.__slots__} | change
    changed = Person(**fields)
    other = Instance(**{n: getattr(instance, n) for n in Instance.__slots__} | {"people": (changed, whole)})
    assert fits(instance)
    assert not fits(other)


def test_somebody_whose_fixed_days_are_unlawful_does_not_fit() -> None:
    instance = tiny(1)
    fields = {name: getattr(instance.people[0], name) for name in Person.__slots__} | {"fixed": (True,) * 6}
    people = (Person(**fields), instance.people[1])
    start = ((2, 1, OFF, OFF, OFF, OFF), instance.start[1])
    changed = {name: getattr(instance, name) for name in Instance.__slots__} | {"people": people, "start": start}
    assert not fits(Instance(**changed))


def test_a_repeating_rota_does_not_fit() -> None:
    instance = tiny(1)
    assert not fits(Instance(**{n: getattr(instance, n) for n in Instance.__slots__} | {"cycle": 3}))


def test_the_price_of_slots_is_the_score_of_the_same_heads() -> None:
    instance = larger()
    cover = Cover(instance)
    random = Random(1)  # noqa: S311 - seeded cases, no secret
    for _ in range(20):
        rows = tuple(tuple(random.randrange(3) for _ in range(instance.days)) for _ in instance.people)
        own = sum(sum(row_parts(instance, p, row).values()) for p, row in enumerate(rows))
        assert own + int(cover.penalties(cover.heads(enumerate(rows))).sum()) == sum(score(instance, rows).values())
