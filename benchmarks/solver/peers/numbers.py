"""An instance as one stream of whole numbers, for a program that shares nothing else with us."""

from collections.abc import Collection, Iterator

from adapters.solver.instance import Instance, MarkCount, Person, Tally


def numbers(instance: Instance) -> Iterator[int]:
    """Every number of ``instance`` in a fixed order; a set or list comes after its size, what is not set after a 0."""
    yield from (instance.days, instance.codes, instance.first_day, len(instance.people), len(instance.measures))
    for table in (*instance.measures, instance.starts, instance.ends):
        for weights in table:
            yield from weights
    yield len(instance.marks)
    for mark in instance.marks:
        yield len(mark)
        for cell in mark:
            yield from cell
    yield len(instance.slots)
    for slot in instance.slots:
        yield slot.day
        yield from _set(slot.codes)
        yield from _set(slot.people)
        yield from (slot.minimum, slot.lacking, slot.ideal, slot.short, slot.over)
    for who, start in zip(instance.people, instance.start, strict=True):
        yield from start
        yield from map(int, who.fixed)
        for options in who.options:
            yield from _set(options)
        yield from _person(who)


def _person(who: Person) -> Iterator[int]:
    yield len(who.pairs)
    for pair in who.pairs:
        yield pair.day
        yield from _set(pair.codes)
        yield pair.later_day
        yield from _set(pair.later)
        yield -1 if pair.cost is None else pair.cost
    yield len(who.rests)
    for rest in who.rests:
        yield from (rest.first, rest.last, rest.opens, rest.closes, rest.least)
    yield len(who.tallies)
    for tally in who.tallies:
        yield from (tally.measure, tally.first, tally.last)
        yield from _limits(tally)
    yield len(who.mark_counts)
    for count in who.mark_counts:
        yield from _set(count.marks)
        yield from _limits(count)
    yield len(who.runs)
    for run in who.runs:
        yield from _set(run.codes)
        yield from _maybe(run.at_most)
        yield from _maybe(run.most)
        yield from (run.long, run.least, run.short)
    yield len(who.costs)
    for cost in who.costs:
        yield from (cost.day, cost.code, cost.cost)


def _set(items: Collection[int]) -> tuple[int, ...]:
    return (len(items), *sorted(items))


def _maybe(value: int | None) -> tuple[int, int]:
    return (0, 0) if value is None else (1, value)


def _limits(limit: Tally | MarkCount) -> Iterator[int]:
    yield from _maybe(limit.at_most)
    yield from (limit.low, limit.under)
    yield from _maybe(limit.high)
    yield limit.over
