"""Whether one row obeys every hard limit, cell by cell: the search's own guard, apart from the engines."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from adapters.solver.instance import OFF, Instance, RestWeek


def breaches(instance: Instance, person: int, row: Sequence[int]) -> Iterator[tuple[str, int]]:
    """What ``row`` breaks as the row of ``person``, each with a day that it shows on.

    What the history alone breaks is nobody's to mend and is passed over.
    """
    who = instance.people[person]
    for day, code in enumerate(row):
        if who.fixed[day]:
            if code != instance.start[person][day]:
                yield "fixed", day
        elif code != OFF and code not in who.options[day]:
            yield "options", day
        before = day - (instance.cycle or instance.days)
        if before >= instance.first_day and code != row[before]:
            yield "cycle", day
    for pair in who.pairs:
        if pair.cost is None and row[pair.day] in pair.codes and row[pair.later_day] in pair.later:
            yield pair.name, pair.later_day
    for rest in who.rests:
        if longest_rest(instance, row, rest) < rest.least:
            yield "weekly_rest", rest.last
    sums: dict[int, list[int]] = {}
    for tally in who.tallies:
        if tally.at_most is not None:
            if tally.measure not in sums:
                weights = instance.measures[tally.measure]
                sums[tally.measure] = [0, *accumulate(weights[day][code] for day, code in enumerate(row))]
            if sums[tally.measure][tally.last + 1] - sums[tally.measure][tally.first] > tally.at_most:
                yield tally.name, tally.last
    marked = [any(row[d] == c for d, c in mark) for mark in instance.marks]
    for count in who.mark_counts:
        if count.at_most is not None and sum(marked[m] for m in count.marks) > count.at_most:
            yield count.name, instance.marks[count.marks[-1]][0][0]
    for run in who.runs:
        length = 0
        for day, code in enumerate(row):
            length = length + 1 if code in run.codes else 0
            if run.at_most is not None and length > run.at_most and day >= instance.first_day:
                yield run.name, day


def lawful(instance: Instance, person: int, row: Sequence[int]) -> bool:
    """Whether ``row`` breaks nothing."""
    return next(breaches(instance, person, row), None) is None


def longest_rest(instance: Instance, row: Sequence[int], week: RestWeek) -> int:
    """Minutes of the longest time between ``opens`` and ``closes`` without work."""
    free_from, longest = week.opens, 0
    for day in range(week.first, week.last + 1):
        code = row[day]
        if code == OFF:
            continue
        longest = max(longest, min(instance.starts[day][code], week.closes) - free_from)
        free_from = max(free_from, instance.ends[day][code])
    return max(longest, week.closes - free_from)
