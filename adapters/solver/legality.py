"""Whether one row obeys every limit, cell by cell: the search's own guard, apart from the models that build rows."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from adapters.solver.instance import OFF, Instance


def breaches(instance: Instance, person: int, row: Sequence[int]) -> Iterator[tuple[str, int]]:
    """What ``row`` breaks as the row of ``person``, each with a day that it shows on."""
    who = instance.people[person]
    for day, code in enumerate(row):
        if code != OFF and code not in who.options[day]:
            yield "options", day
        if who.fixed[day] and code != instance.start[person][day]:
            yield "fixed", day
    for clash in who.clashes:
        if row[clash.day] == clash.code and row[clash.later_day] in clash.later:
            yield "daily_rest", clash.later_day
    for rest in who.rests:
        if not any(all(row[d] != c for d, c in block) for block in rest.blocks):
            yield "weekly_rest", rest.first
    sums = [0, *accumulate(instance.hours[day][code] for day, code in enumerate(row))]
    for cap in who.hour_caps:
        if sums[cap.last + 1] - sums[cap.first] > cap.grains:
            yield cap.name, cap.first
    marked = [any(row[d] == c for d, c in mark) for mark in instance.marks]
    for limit in who.mark_caps:
        if sum(marked[m] for m in limit.marks) > limit.at_most:
            yield limit.name, instance.marks[limit.marks[0]][0][0]
    for run in who.run_caps:
        length = 0
        for day, code in enumerate(row):
            length = length + 1 if code in run.codes else 0
            if length > run.at_most:
                yield run.name, day


def lawful(instance: Instance, person: int, row: Sequence[int]) -> bool:
    """Whether ``row`` breaks nothing."""
    return next(breaches(instance, person, row), None) is None
