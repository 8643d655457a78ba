"""The penalty of a rota, read off the rota itself and never off a model's objective; lower is better.

Weights stand here once; the models use the same. In spirit the order is lexicographic: a head under the
minimum outweighs everything, then contract hours, then the ideal, then wishes and the shape of the rows.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from adapters.solver.instance import OFF, Instance, Row

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
NIGHT_SHARE, WEEKEND_SHARE = 4, 6
"""Each night or weekend outside a fair share."""
AIMLESS = 45
"""Each shift that no need asks for."""


def score(instance: Instance, rows: Sequence[Row]) -> Mapping[str, int]:
    """The penalty by part."""
    parts: Counter[str] = Counter(
        dict.fromkeys(("uncovered", "hours", "ideal", "over", "wishes", "shape", "shares"), 0)
    )
    for part, penalty in cover_parts(instance, rows, range(instance.days)):
        parts[part] += penalty
    for person, row in enumerate(rows):
        for part, penalty in row_parts(instance, person, row).items():
            parts[part] += penalty
    return dict(parts)


def cover_parts(instance: Instance, rows: Sequence[Row], days: Sequence[int]) -> list[tuple[str, int]]:
    """Penalties for what ``days`` lack, or have too much of."""
    found = []
    for day in days:
        working = [(p, row[day]) for p, row in enumerate(rows) if row[day] != OFF]
        for s in instance.slots_on[day]:
            slot = instance.slots[s]
            present = sum(1 for p, code in working if code in slot.codes and p in slot.people)
            if present < slot.minimum:
                found.append(("uncovered", UNCOVERED * (slot.minimum - present)))
            if present < slot.ideal:
                found.append(("ideal", IDEAL * (slot.ideal - present)))
            elif present > slot.ideal:
                found.append(("over", slot.over * (present - slot.ideal)))
        lost = sum(1 for _, code in working if code in instance.aimless[day])
        found.append(("over", AIMLESS * lost))
    return found


def row_parts(instance: Instance, person: int, row: Row) -> Mapping[str, int]:
    """Penalties of one person's row."""
    who = instance.people[person]
    on = [code != OFF for code in row]
    off_between = sum(on[d - 1] and not on[d] and on[d + 1] for d in range(1, len(row) - 1))
    alone = sum(not on[d - 1] and on[d] and not on[d + 1] for d in range(1, len(row) - 1))
    split = sum(len(w) > 1 and on[w[0]] != on[w[1]] for w in instance.weekends)
    quick = sum(row[q.day] == q.code and row[q.later_day] in q.later for q in who.quick)
    nights = sum(code in instance.night_codes for code in row)
    weekends = sum(any(on[d] for d in w) for w in instance.weekends)
    short = who.due - instance.worked(row, 0, instance.days - 1)
    return {
        "hours": shortfall(instance, short),
        "wishes": sum(WISH * weight for day, code, weight in who.wishes if row[day] != code),
        "shape": GAP * off_between + ALONE * alone + SPLIT * split + QUICK * quick,
        "shares": NIGHT_SHARE * outside(nights, who.night_goal) + WEEKEND_SHARE * outside(weekends, who.weekend_goal),
    }


def shortfall(instance: Instance, short: int) -> int:
    """The penalty of ``short`` grains of contract time left unplanned."""
    near, cost, far = hour_costs(instance)
    return cost * max(short, 0) + far * max(short - near, 0)


def hour_costs(instance: Instance) -> tuple[int, int, int]:
    """Grains that are near, and the penalties of a grain and of a grain beyond those (at least 1 each)."""
    return (
        NEAR * 60 // instance.grain,
        max(HOURS * instance.grain // 60, 1),
        max(HOURS_FAR * instance.grain // 60, 1),
    )


def outside(count: int, goal: tuple[int, int]) -> int:
    """How far ``count`` lies outside the range ``goal``."""
    return max(goal[0] - count, count - goal[1], 0)
