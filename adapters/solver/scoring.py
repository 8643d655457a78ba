"""The penalty of a rota, read off the rota itself and never off a model's objective; lower is better.

Weights of a ward stand here once. In spirit the order is lexicographic: a head under the minimum outweighs
everything, then contract hours, then the ideal, then wishes and the shape of the rows.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from adapters.solver.instance import FLOOR, Instance, Person, Row, Run

UNCOVERED = 1000
"""Each head under a minimum."""
HOURS = 9
"""Each hour of a person's contract left unplanned."""
HOURS_FAR = 12
"""On top, each hour beyond ``NEAR`` hours."""
NEAR = 8
IDEAL = 20
"""Each head under the ideal."""
WISH = 3
"""Each unmet wish, times its weight."""
QUICK = 6
"""Each rest shorter than the law's ordinary one."""
ALONE = 4
"""Each working day between two days off."""
GAP = 3
"""Each day off between two working days."""
SPLIT = 5
"""Each weekend of which only one day is worked."""
NIGHT_SHARE, WEEKEND_SHARE, HOLIDAY_SHARE = 4, 6, 5
"""Each night, weekend or holiday outside a fair share."""
AIMLESS = 45
"""Each shift that no need asks for."""
OVER_ON_WEEKDAY_DAY, OVER_ELSEWHERE = 3, 15
"""Each head above the ideal."""

PARTS = ("floors", "uncovered", "hours", "ideal", "over", "wishes", "shape", "shares")
"""The parts of every penalty; what is lacking to a floor is counted in ``floors`` whatever limit it belongs to."""


def score(instance: Instance, rows: Sequence[Row]) -> dict[str, int]:
    """The penalty by part."""
    parts: Counter[str] = Counter(dict.fromkeys(PARTS, 0))
    for part, penalty in cover_parts(instance, rows, range(instance.days)):
        parts[part] += penalty
    for person, row in enumerate(rows):
        parts.update(row_parts(instance, person, row))
    return dict(parts)


def cover_parts(instance: Instance, rows: Sequence[Row], days: Iterable[int]) -> list[tuple[str, int]]:
    """Penalties for what ``days`` lack, or have too much of."""
    found = []
    for day in days:
        for s in instance.slots_on[day]:
            slot = instance.slots[s]
            present = sum(1 for p in slot.people if rows[p][day] in slot.codes)
            if present < slot.minimum:
                found.append(("uncovered", slot.lacking * (slot.minimum - present)))
            if present < slot.ideal:
                found.append(("ideal", slot.short * (slot.ideal - present)))
            elif present > slot.ideal:
                found.append(("over", slot.over * (present - slot.ideal)))
    return found


def row_parts(instance: Instance, person: int, row: Row) -> Mapping[str, int]:
    """Penalties of one person's row."""
    who = instance.people[person]
    parts: Counter[str] = Counter()
    for cost in who.costs:
        if row[cost.day] == cost.code:
            _add(parts, cost.part, cost.cost, 1)
    for pair in who.pairs:
        if pair.cost is not None and row[pair.day] in pair.codes and row[pair.later_day] in pair.later:
            _add(parts, pair.part, pair.cost, 1)
    _tallies(instance, who, row, parts)
    for count in who.mark_counts:
        worked = sum(any(row[d] == c for d, c in instance.marks[m]) for m in count.marks)
        _add(parts, count.part, count.under, count.low - worked)
        if count.high is not None:
            _add(parts, count.part, count.over, worked - count.high)
    for run in who.runs:
        if run.short or run.long:
            _runs(row, run, parts)
    return parts


def _tallies(instance: Instance, who: Person, row: Row, parts: Counter[str]) -> None:
    for tally in who.tallies:
        if tally.under or tally.over:
            weights = instance.measures[tally.measure]
            total = sum(weights[d][row[d]] for d in range(tally.first, tally.last + 1))
            _add(parts, tally.part, tally.under, tally.low - total)
            if tally.high is not None:
                _add(parts, tally.part, tally.over, total - tally.high)


def _runs(row: Row, run: Run, parts: Counter[str]) -> None:
    first = 0
    last = len(row) - 1
    for day in range(len(row) + 1):
        if day <= last and row[day] in run.codes:
            continue
        length = day - first
        if length and run.most is not None:
            _add(parts, run.part, run.long, length - run.most)
        if length and first > 0 and day <= last:
            _add(parts, run.part, run.short, run.least - length)
        first = day + 1


def _add(parts: Counter[str], part: str, cost: int, amount: int) -> None:
    if cost and amount > 0:
        parts["floors" if cost >= FLOOR else part] += cost * amount


def unfinished(penalties: Mapping[str, int]) -> int:
    """Units that a rota lacks to its floors."""
    return -(-penalties.get("floors", 0) // FLOOR)
