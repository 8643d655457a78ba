"""What no lawful rota can go below, part by part; never one figure for the whole, which would tell nobody anything.

Each bound forgets some limits, so it may be lower than what can be reached, never higher.
"""

from adapters.solver.instance import HOURS, OFF, Instance, Person, Tally


def bounds(instance: Instance) -> dict[str, int]:
    """The least penalty of each part that a bound is had for, by arithmetic alone."""
    return {"hours": hours(instance), "wishes": wishes(instance), "uncovered": uncovered(instance)}


def hours(instance: Instance) -> int:
    """Contract hours that no sum of whole shifts under the ceilings can reach."""
    total = 0
    for person, who in enumerate(instance.people):
        wanted = [t for t in who.tallies if t.part == "hours" and t.measure == HOURS and t.under]
        if wanted:
            most = _most_hours(instance, who, instance.start[person], wanted[0])
            total += sum(t.under * max(t.low - most, 0) for t in wanted)
    return total


def _most_hours(instance: Instance, who: Person, start: tuple[int, ...], span: Tally) -> int:
    """The largest sum of shifts inside ``span`` that its own ceilings leave room for."""
    weights = instance.measures[HOURS]
    days = range(span.first, span.last + 1)
    fixed = sum(weights[d][start[d]] for d in days if who.fixed[d])
    lengths = {weights[d][c] for d in days if not who.fixed[d] for c in who.options[d]} - {0}
    caps = [
        t.at_most
        for t in who.tallies
        if t.at_most is not None and t.measure == HOURS and t.first <= span.first and t.last >= span.last
    ]
    longest = sum(max((weights[d][c] for c in who.options[d]), default=0) for d in days if not who.fixed[d])
    room = min([fixed + longest, *caps]) - fixed
    if room <= 0:
        return fixed
    reachable, full = 1, (1 << (room + 1)) - 1
    for length in sorted(lengths):
        step = length
        while step <= room:  # doubling: any number of shifts of this length
            reachable |= (reachable << step) & full
            step *= 2
    return fixed + reachable.bit_length() - 1


def wishes(instance: Instance) -> int:
    """Wishes on days where what is wished may not stand, at the least that the day can cost."""
    total = 0
    for person, who in enumerate(instance.people):
        by_day: dict[int, dict[int, int]] = {}
        for cost in who.costs:
            if cost.part == "wishes":
                on = by_day.setdefault(cost.day, {})
                on[cost.code] = on.get(cost.code, 0) + cost.cost
        for day, costs in by_day.items():
            may = (instance.start[person][day],) if who.fixed[day] else (OFF, *who.options[day])
            total += min(costs.get(code, 0) for code in may)
    return total


def uncovered(instance: Instance) -> int:
    """Heads that too few people can ever stand for on a day, whatever else they do."""
    total = 0
    for slot in instance.slots:
        able = sum(
            instance.start[p][slot.day] in slot.codes
            if instance.people[p].fixed[slot.day]
            else not slot.codes.isdisjoint(instance.people[p].options[slot.day])
            for p in slot.people
        )
        total += slot.lacking * max(slot.minimum - able, 0)
    return total
