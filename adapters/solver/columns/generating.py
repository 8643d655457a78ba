"""Column generation for a whole rota: a proven bound, then the best rota that the columns and their search give."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from adapters.solver.columns.cover import Cover
from adapters.solver.columns.diving import dive
from adapters.solver.columns.effort import Effort
from adapters.solver.columns.improving import Improving
from adapters.solver.columns.master import Master
from adapters.solver.columns.pool import Pool
from adapters.solver.columns.pricing import Pricer, price_all
from adapters.solver.columns.relaxing import Relaxation, whole
from adapters.solver.instance import FLOOR, Instance, Row
from adapters.solver.scoring import row_parts
from domain.rota.solver import never

THREADS = 2
WILD = 12
"""Rounds until prices are near enough to the end that the ceilings they ask for are those that matter."""
BOUNDING = 0.5
"""The share of the work that the bound may take."""
WANTED = 2
"""Rows of each person in a round of the whole."""
STEPS = 25
"""Releases after which ceilings that were asked for are forgotten."""

Told = Callable[[float, tuple[Row, ...]], None]
"""Share of the work done, the best rows so far."""


@dataclass(frozen=True, slots=True)
class Columned:
    """The best rows, and what is proven of all others."""

    rows: tuple[Row, ...]
    bound: int
    """No lawful rota has a lower penalty."""
    work: float
    """About seconds of an idle core."""


def generate(
    instance: Instance,
    rows: Sequence[Row],
    work: float,
    seed: int,
    told: Told | None = None,
    cancelled: Callable[[], bool] = never,
) -> Columned:
    """Improve lawful ``rows`` of an instance that ``fits`` by about ``work``; never worse than they are.

    The result depends on nothing but the first four arguments; ``cancelled`` ends it with the best so far.
    """
    effort = Effort(BOUNDING * work, cancelled)
    cover = Cover(instance)
    people = range(len(instance.people))
    best = tuple(tuple(row) for row in rows)
    costs = [sum(row_parts(instance, p, row).values()) for p, row in enumerate(best)]
    with ThreadPoolExecutor(THREADS) as threads:
        pricers = [Pricer(instance, person) for person in people]
        relaxation = Relaxation(cover, pricers, threads, effort)
        master = Master(cover, people, np.zeros(len(instance.slots), dtype=np.int64))
        for person in people:
            master.add(person, best[person], costs[person])
        first = relaxation.relax(master, WANTED, rounds=WILD)
        relaxation.forget()
        relaxed = relaxation.relax(master, WANTED, worth=first.worth)
        effort.limit = work
        # whoever could do without lacking a floor was priced so; lacking one costs at least this
        lacking = FLOOR + sum(whole(pricer.least) for pricer in pricers if not pricer.strict)
        bound = max(min(whole(max(first.bound, relaxed.bound)), lacking), 0)
        at = [cover.prices(person, relaxed.worth) for person in people]
        leasts = [one.least for one in price_all(pricers, at, 1, threads)]
        pool = Pool(cover, relaxed.worth, leasts)
        found = Improving(relaxation, pool, best, costs, seed)
        if found.total > bound and not effort.over:
            dived = dive(relaxation, master, relaxed)
            for person in people:
                pool.take(person, master.rows[person])
            if dived is not None:
                own = [master.rows[person][dived[person]] for person in people]
                other = Improving(relaxation, pool, [dived[person] for person in people], own, seed)
                found = min(found, other, key=lambda one: one.total)
        steps = 0
        while found.total > bound and not effort.over:
            steps += 1
            if steps % STEPS == 0:
                relaxation.forget()
            if found.step() and told is not None:
                told(min(effort.spent / work, 1.0), tuple(found.rows))
    return Columned(tuple(found.rows), bound, effort.spent)
