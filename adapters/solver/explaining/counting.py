"""Reckonings over long stretches, where days are added up: hours of the contracts, and weekends worked."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from adapters.solver.explaining.sources import HOURS_DUE, Sources, Tag
from adapters.solver.explaining.system import Demand, System
from adapters.solver.instance import Instance, Slot
from domain.rota.explaining import Source

LASTING = {"nights", "long_shifts", "day", "night_day", "young_night"}
"""What closes a code to a person on the first and the last day of a stretch, and so on all of it."""


def hours(instance: Instance, sources: Sources, heads: Sequence[int], first: int, last: int) -> System:
    """Shifts of each code over a stretch against the hours due, where a stretch has hours due of its own."""
    system = System(extent=(first, last))
    days = last - first + 1
    columns: dict[tuple[int, int], int] = {}
    for p, who in enumerate(instance.people):
        own = [c for c in range(1, instance.codes + 1) if sources.given(p, (first, c))]
        for c in own:
            columns[p, c] = system.column(days)
        system.line(None, ((columns[p, c], 1) for c in own), days)
        for c in own:
            for tag in sorted({*sources.closed(p, (first, c))} & {*sources.closed(p, (last, c))}):
                if tag.name in LASTING:
                    system.line(tag, ((columns[p, c], 1),), 0)
        for tally in who.tallies:
            if tally.name in HOURS_DUE and tally.at_most is not None and (tally.first, tally.last) == (first, last):
                weights = instance.measures[tally.measure]
                least = ((columns[p, c], min(weights[d][c] for d in range(first, last + 1))) for c in own)
                system.line(sources.limit(tally.name, p), least, max(tally.at_most, 0))
    by_name: dict[str, list[int]] = defaultdict(list)
    for s, slot in enumerate(instance.slots):
        if first <= slot.day <= last and heads[s]:
            by_name[slot.name].append(s)
    for name, slots in sorted(by_name.items()):
        some = instance.slots[slots[0]]
        found = tuple(columns[p, c] for p in sorted(some.people) for c in sorted(some.codes) if (p, c) in columns)
        asked = sum(heads[s] for s in slots)
        system.demands.append(Demand(Tag(Source.NEED, name), found, asked, tuple(slots)))
    return system


def weekends(instance: Instance, sources: Sources, heads: Sequence[int]) -> System:
    """Weekends and red days worked over the whole plan, under every limit on how many."""
    system = System(extent=(instance.first_day, instance.days - 1))
    marks_of = {d: _marks_of(instance, d) for w in instance.weekends for d in w if d >= instance.first_day}
    marks_of |= {
        d: _marks_of(instance, d)
        for m in instance.marks[len(instance.weekends) :]
        for d, _ in m
        if d >= instance.first_day
    }
    days = sorted(d for d, marks in marks_of.items() if marks and instance.slots_on[d])
    worked: dict[tuple[int, int], int] = {}
    for p, who in enumerate(instance.people):
        marks = {m: system.column(helper=True) for m in sorted({m for d in days for m in marks_of[d]})}
        for d in days:
            worked[p, d] = system.column()
            for m in marks_of[d]:
                system.line(None, ((worked[p, d], 1), (marks[m], -1)), 0)
        for count in who.mark_counts:
            if count.at_most is not None:
                counted = ((marks[m], 1) for m in count.marks if m in marks)
                system.line(sources.limit(count.name, p), counted, count.at_most)
    for d in days:
        for skill, slots in by_skill(instance, sources, [d]).items():
            asked = together(instance, [instance.slots[s] for s in slots], [heads[s] for s in slots])
            people = sorted(instance.slots[slots[0]].people)
            found = tuple(worked[p, d] for p in people)
            if asked:
                system.demands.append(Demand(Tag(Source.NEED, f"* {skill}", day=d), found, asked, tuple(slots)))
    return system


def _marks_of(instance: Instance, day: int) -> list[int]:
    """The weekends and red days that whatever is worked on ``day`` belongs to."""
    every = {(day, c) for c in range(1, instance.codes + 1)}
    return [m for m, cells in enumerate(instance.marks) if every <= set(cells)]


def together(instance: Instance, slots: Sequence[Slot], heads: Sequence[int]) -> int:
    """People needed at least for slots of one skill on one day, where a long shift may cover two of them."""
    twice = {
        p
        for slot in slots
        for p in slot.people
        for c in slot.codes
        if sum(c in other.codes for other in slots) > 1 and c in instance.people[p].options[slot.day]
    }
    if not twice:
        return sum(heads)
    apart = 0
    for size in range(1, len(slots) + 1):
        for some in combinations(range(len(slots)), size):
            if all(slots[i].codes.isdisjoint(slots[j].codes) for i, j in combinations(some, 2)):
                apart = max(apart, sum(heads[i] for i in some))
    return max(apart, sum(heads) - len(twice) * (len(slots) - 1))


def by_skill(instance: Instance, sources: Sources, days: Sequence[int]) -> dict[str, list[int]]:
    """The slots of ``days`` by the profession or competence they ask for."""
    found: dict[str, list[int]] = defaultdict(list)
    for d in days:
        for s in instance.slots_on[d]:
            found[sources.needs[s].skill].append(s)
    return found
