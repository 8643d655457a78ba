"""Whether an instance is one whose rows can be priced exactly, by its structure alone."""

from adapters.solver.columns.counts import counts
from adapters.solver.columns.graph import TooWide, graph
from adapters.solver.columns.pricing import MOST_TRANSITIONS, Pricer
from adapters.solver.columns.shapes import DIMENSIONS
from adapters.solver.instance import Instance, Person


def fits(instance: Instance) -> bool:
    """Whether columns can be generated for everybody.

    No repeating rota, no rest of a week, pairs on neighbouring days only, a few counts along the row, nothing that
    pays; and no person's graph takes more than ``MOST_TRANSITIONS`` steps.
    """
    if instance.cycle is not None or instance.days < 1 or not instance.people:
        return False
    if any(min(slot.lacking, slot.short, slot.over) < 0 for slot in instance.slots):
        return False
    return all(_plain(who) for who in instance.people) and all(
        _narrow(instance, person) for person in range(len(instance.people))
    )


def _plain(who: Person) -> bool:
    prices: list[int] = [cost.cost for cost in who.costs]
    prices += [price for tally in who.tallies for price in (tally.under, tally.over)]
    prices += [price for count in who.mark_counts for price in (count.under, count.over)]
    prices += [price for run in who.runs for price in (run.short, run.long)]
    prices += [pair.cost for pair in who.pairs if pair.cost is not None]
    neighbours = all(pair.later_day == pair.day + 1 for pair in who.pairs)
    return not who.rests and neighbours and min(prices, default=0) >= 0


def _narrow(instance: Instance, person: int) -> bool:
    found = counts(instance, person)
    needed = [count for count in found if not count.optional]
    if len(needed) > DIMENSIONS:
        return False
    try:
        if graph(instance, person, needed, strict=False).transitions > MOST_TRANSITIONS:
            return False
        pricer = Pricer(instance, person)
    except TooWide:
        return False
    return pricer.least < float("inf")
