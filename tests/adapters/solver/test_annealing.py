"""Annealing: what it keeps count of is what the score says, its rows are lawful, and a seed gives one rota."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.solver.annealing.anneal import SHARES, anneal, anneal_lanes
from adapters.solver.annealing.arrays import MOST_CODES, arrays
from adapters.solver.annealing.compiled import FOLDER, forget_older
from adapters.solver.annealing.fresh import State, fresh
from adapters.solver.annealing.kernel import search
from adapters.solver.annealing.names import BEST, FLOORS, HEADS, PENALTY, SLACK, STANDS, TOTALS, WORKED
from adapters.solver.annealing.weights import lacking_to_floors
from adapters.solver.instance import FLOOR, OFF, CellCost, Instance, Person, Row, Run, Slot, Tally
from adapters.solver.legality import breaches
from adapters.solver.scoring import score
from tests.adapters.solver.posed import posed

MOVES = 3000
HEATS = np.array([60_000, 20_000, 3_000, 300], np.int64)

SEEDS = st.integers(0, 1 << 30)


def penalty(instance: Instance, rows: tuple[Row, ...]) -> int:
    return sum(score(instance, rows).values())


def in_rows(state: State) -> tuple[Row, ...]:
    return tuple(map(tuple, state.rows.tolist()))


def all_breaches(instance: Instance, rows: tuple[Row, ...]) -> list[tuple[str, int]]:
    return [found for person, row in enumerate(rows) for found in breaches(instance, person, row)]


def searched(instance: Instance, seed: int) -> State:
    state = fresh(arrays(instance), np.array(instance.start, np.int8), penalty(instance, instance.start), seed, SHARES)
    if len(arrays(instance).open_cells):
        search(state.t, state.s, state.rows, state.best, HEATS, MOVES // len(HEATS))
    return state


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS, repeats=st.booleans())
def test_what_is_counted_on_the_way_is_what_the_score_says_at_the_end(seed: int, repeats: bool) -> None:
    instance = posed(seed, repeats=repeats)
    state = searched(instance, seed)
    assert state.number(PENALTY) == penalty(instance, in_rows(state))
    assert state.number(BEST) == penalty(instance, tuple(map(tuple, state.best.tolist())))
    lacked = lacking_to_floors(instance, instance.start)
    assert lacked + state.number(FLOORS) == lacking_to_floors(instance, in_rows(state))


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS, repeats=st.booleans())
def test_the_rows_are_lawful_and_what_is_fixed_or_repeats_does(seed: int, repeats: bool) -> None:
    instance = posed(seed, repeats=repeats)
    state = searched(instance, seed)
    assert all_breaches(instance, in_rows(state)) == []
    assert all_breaches(instance, tuple(map(tuple, state.best.tolist()))) == []


@settings(max_examples=30, deadline=None)
@given(seed=SEEDS)
def test_every_running_total_is_what_counting_anew_gives(seed: int) -> None:
    instance = posed(seed)
    state = searched(instance, seed)
    anew = fresh(arrays(instance), state.rows, 0, seed, SHARES)
    for table in (SLACK, TOTALS, STANDS, WORKED, HEADS):
        until = int(min(place for place in [*state.t[SLACK : WORKED + 40 : 4], len(state.s)] if place > state.t[table]))
        assert (state.s[state.t[table] : until] == anew.s[anew.t[table] : until]).all()


@settings(max_examples=10, deadline=None)
@given(seed=SEEDS)
def test_a_seed_gives_one_rota_and_no_rota_is_worse_than_the_given_one(seed: int) -> None:
    instance = posed(seed)
    one, same = (anneal(instance, instance.start, MOVES, seed) for _ in range(2))
    assert one == same
    assert penalty(instance, one.rows) == sum(one.penalties.values()) <= penalty(instance, instance.start)
    again = anneal(instance, one.rows, MOVES, seed + 1, hot=0.2)
    assert sum(again.penalties.values()) <= sum(one.penalties.values())


def ward(people: int = 6, days: int = 28) -> Instance:
    """Everybody may work a day or an evening; two heads each day; five days in a row; hours due."""
    who = Person(
        name="one",
        options=((1, 2),) * days,
        fixed=(False,) * days,
        tallies=(Tally("due", 0, 0, days - 1, at_most=19, low=18, under=FLOOR, part="hours"),),
        runs=(
            Run("in_a_row", frozenset({1, 2}), at_most=5, least=2, short=FLOOR),
            Run("off", frozenset({OFF}), least=2, short=FLOOR),
        ),
        costs=tuple(CellCost(d, 2, 1 + d % 3, "wishes") for d in range(days)),
    )
    everybody = frozenset(range(people))
    slots = tuple(Slot(d, frozenset({c}), everybody, 2, 1000, 2, 0, 10) for d in range(days) for c in (1, 2))
    return Instance(
        days=days,
        codes=2,
        grain=480,
        starts=tuple((0, d * 1440 + 420, d * 1440 + 840) for d in range(days)),
        ends=tuple((0, d * 1440 + 900, d * 1440 + 1320) for d in range(days)),
        measures=(((0, 1, 1),) * days,),
        people=(who,) * people,
        slots=slots,
        slots_on=tuple((2 * d, 2 * d + 1) for d in range(days)),
        marks=(),
        weekends=tuple((d, d + 1) for d in range(5, days, 7)),
        weeks=tuple(tuple(range(d, d + 7)) for d in range(0, days, 7)),
        start=((OFF,) * days,) * people,
    )


def test_cover_hours_and_runs_are_reached_where_they_can_be() -> None:
    posed_ward = ward()
    found = anneal(posed_ward, posed_ward.start, 400_000, seed=1)
    assert lacking_to_floors(posed_ward, found.rows) == 0
    assert found.penalties["uncovered"] == 0
    assert found.moves == 400_000


def test_another_seed_is_another_search() -> None:
    posed_ward = ward()
    assert anneal(posed_ward, posed_ward.start, 20_000, 1).rows != anneal(posed_ward, posed_ward.start, 20_000, 2).rows


def test_two_lanes_give_the_better_of_their_two_searches() -> None:
    posed_ward = ward()
    for seed in (1, 2, 3):
        both = anneal_lanes(posed_ward, posed_ward.start, 20_000, seed)
        alone = [anneal(posed_ward, posed_ward.start, 20_000, s) for s in (2 * seed, 2 * seed + 1)]
        better = min(alone, key=lambda found: sum(found.penalties.values()))
        assert both.rows == better.rows
        assert both.moves == 40_000


def test_a_search_tells_how_far_it_is_and_what_it_has() -> None:
    posed_ward = ward()
    told: list[tuple[float, int]] = []
    found = anneal(
        posed_ward, posed_ward.start, 20_000, 1, told=lambda done, rows: told.append((done, penalty(posed_ward, rows)))
    )
    assert [share for share, _ in told] == sorted({share for share, _ in told})
    assert told[-1] == (1.0, sum(found.penalties.values()))
    assert [value for _, value in told] == sorted((value for _, value in told), reverse=True)


def test_a_cancelled_search_answers_with_the_best_so_far() -> None:
    posed_ward = ward()
    asked: list[None] = []

    def enough() -> bool:
        asked.append(None)
        return len(asked) > 100

    found = anneal(posed_ward, posed_ward.start, 400_000, 1, cancelled=enough)
    assert found.moves == 100_000
    assert all_breaches(posed_ward, found.rows) == []
    assert sum(found.penalties.values()) < penalty(posed_ward, posed_ward.start)


def test_nothing_to_decide_is_answered_at_once() -> None:
    whole = ward(people=0)
    assert anneal(whole, whole.start, 1000, 1).rows == ()


def test_one_person_alone_is_planned() -> None:
    alone = ward(people=1)
    assert lacking_to_floors(alone, anneal(alone, alone.start, 100_000, 1).rows) == 0


def test_more_codes_than_the_bits_of_a_number_are_refused() -> None:
    fields = {name: getattr(ward(), name) for name in Instance.__slots__}
    with pytest.raises(ValueError, match=f"at most {MOST_CODES} codes"):
        arrays(Instance(**{**fields, "codes": MOST_CODES + 1}))


def test_what_was_compiled_from_other_sources_is_forgotten(tmp_path: Path) -> None:
    for name in ("compiled-0123", FOLDER.name, "other"):
        (tmp_path / name).mkdir()
    forget_older(tmp_path)
    assert sorted(folder.name for folder in tmp_path.iterdir()) == sorted((FOLDER.name, "other"))
