"""The problem as flat arrays, in the order the compiled functions read them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from adapters.solver.annealing import row_arrays
from adapters.solver.annealing.compiled import Longs
from adapters.solver.annealing.families import Ints, Lists, Spans, in_classes, list_up
from adapters.solver.annealing.names import SLOT_CODES
from adapters.solver.annealing.pairs import Pairs, pair_tables
from adapters.solver.annealing.row_arrays import bits
from adapters.solver.instance import Instance

MOST_CODES = 62
"""Codes must fit, with the day off, into the bits of one whole number."""


class Terms(NamedTuple):
    """What does not change while the search runs, the ``..._NOW`` prices apart."""

    may: Longs
    """Bits of the codes that may stand, by person and day; of a fixed cell, the one that does."""
    cost: Ints
    """By person, day and code."""
    weights: Ints
    """By measure, day and code."""
    starts: Ints
    """By day and code."""
    ends: Ints
    pairs: Pairs
    runs_of: Ints
    """Where each person's runs begin in ``runs``, and where the last one's end."""
    runs: Longs
    rests_on: Lists
    """By day: the rests its shift can cut."""
    rests: Ints
    caps: Spans
    """Hard limits on tallies."""
    ceilings: Longs
    """By person and cap."""
    goals: Spans
    """Priced tallies."""
    goal_prices: Longs
    """By person and goal."""
    marks_on: Lists
    """By cell: the marks it works, the same for all. The place of a cell is its day times the codes, plus its code."""
    counts_on: Lists
    """By mark: the counts it is in."""
    count_prices: Longs
    """By person and count."""
    slots_on: Lists
    """By cell: the slots it covers."""
    slots: Longs
    crowds: Lists
    """The people of a slot, its class being in ``of``."""
    open_cells: Ints
    """Person and day of every cell with a choice."""
    weekends: Ints
    """First and last day."""
    cycle: int
    """Days after which the rows begin again; 0 where they do not."""
    first_day: int


def arrays(instance: Instance) -> Terms:
    """``instance`` laid out. Raises ``ValueError`` where it has more codes than ``MOST_CODES``."""
    if instance.codes > MOST_CODES:
        raise ValueError(f"annealing takes at most {MOST_CODES} codes, not {instance.codes}")
    people, days, codes = len(instance.people), instance.days, instance.codes + 1
    may = _may(instance)
    cost = np.zeros((people, days, codes), np.int32)
    for p, who in enumerate(instance.people):
        for wish in who.costs:
            cost[p, wish.day, wish.code] += wish.cost
    weights = np.array(instance.measures, np.int32).reshape(len(instance.measures), days, codes)
    caps, ceilings = row_arrays.ceilings(instance, may, weights)
    goals, goal_prices = row_arrays.goals(instance)
    runs_of, runs = row_arrays.runs(instance)
    rests_on, rests = row_arrays.rests(instance)
    counts_on, count_prices = row_arrays.counts(instance)
    crowd_of, crowd_firsts = in_classes([(s.people,) for s in instance.slots])
    return Terms(
        may=may,
        cost=cost,
        weights=weights,
        starts=np.array(instance.starts, np.int32).reshape(days, codes),
        ends=np.array(instance.ends, np.int32).reshape(days, codes),
        pairs=pair_tables(instance),
        runs_of=runs_of,
        runs=runs,
        rests_on=rests_on,
        rests=rests,
        caps=caps,
        ceilings=ceilings,
        goals=goals,
        goal_prices=goal_prices,
        marks_on=row_arrays.marks(instance),
        counts_on=counts_on,
        count_prices=count_prices,
        slots_on=_slots_on(instance),
        slots=_slots(instance),
        crowds=list_up([[sorted(instance.slots[i].people)] for i in crowd_firsts], crowd_of),
        open_cells=np.argwhere(may & (may - 1)).astype(np.int32).reshape(-1, 2),
        weekends=np.array([(w[0], w[-1]) for w in instance.weekends], np.int32).reshape(-1, 2),
        cycle=instance.cycle or 0,
        first_day=instance.first_day,
    )


def _may(instance: Instance) -> Longs:
    found = np.ones((len(instance.people), instance.days), np.int64)
    for p, who in enumerate(instance.people):
        for day in range(instance.days):
            held = instance.start[p][day]
            found[p, day] = 1 << held if who.fixed[day] else 1 | bits(frozenset(who.options[day]))
    if instance.cycle:
        for day in range(instance.first_day, min(instance.first_day + instance.cycle, instance.days)):
            same = slice(day, None, instance.cycle)
            every = np.bitwise_and.reduce(found[:, same], axis=1)[:, None]
            found[:, same] = np.where(every, every, found[:, same])
    return found


def _slots(instance: Instance) -> NDArray[np.int64]:
    found = [
        (s.minimum, s.lacking, s.ideal, s.short, s.over, s.lacking, s.short, s.over, s.day, bits(s.codes))
        for s in instance.slots
    ]
    return np.array(found, np.int64).reshape(-1, SLOT_CODES + 1)


def _slots_on(instance: Instance) -> Lists:
    codes = instance.codes + 1
    of, firsts = in_classes(
        [tuple(i for i, slot in enumerate(instance.slots) if p in slot.people) for p in range(len(instance.people))]
    )
    classes = []
    for person in firsts:
        places: list[list[int]] = [[] for _ in range(instance.days * codes)]
        for i, slot in enumerate(instance.slots):
            if person in slot.people:
                for code in sorted(slot.codes):
                    places[slot.day * codes + code].append(i)
        classes.append(places)
    return list_up(classes, of)
