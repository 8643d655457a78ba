"""Shift scheduling instances of Curtois and Qu: the text file, and the ``Instance`` it means.

Ceilings, followers and fixed days off are hard; fewest minutes and shortest runs are floors; requests and cover are
the objective, so the sum of the score's parts is the family's own objective once no floor is lacking.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd
from pathlib import Path

from adapters.solver.instance import (
    FLOOR,
    HOURS,
    OFF,
    CellCost,
    Instance,
    MarkCount,
    Pair,
    Person,
    Row,
    Run,
    Slot,
    Tally,
)
from benchmarks.solver.curtois_text import DAY, Employee, Text, parsed
from benchmarks.solver.unreadable import Unreadable, text_of, whole


@dataclass(frozen=True, slots=True)
class Curtois:
    """An instance, with the names that its rows are written in."""

    instance: Instance
    staff: tuple[str, ...]
    shifts: tuple[str, ...]
    """By code, from code 1."""


def read(path: Path) -> Curtois:
    """The instance in ``path``. Raises ``Unreadable``."""
    return mapped(parsed(path))


def mapped(text: Text) -> Curtois:
    """``text`` as an instance; shifts have no clock times, so their start only orders them within the day."""
    shifts = tuple(text.minutes)
    grain = gcd(*text.minutes.values())
    codes = range(1, len(shifts) + 1)
    days = range(text.days)
    limited = [c for c in codes if any(_binds(text, e, shifts[c - 1]) for e in text.staff.values())]
    hours = (0, *(text.minutes[s] // grain for s in shifts))
    weights = [hours, *(tuple(int(c == one) for c in range(len(shifts) + 1)) for one in limited)]
    measure = {shifts[c - 1]: i for i, c in enumerate(limited, start=1)}
    everyone = frozenset(range(len(text.staff)))
    slots = tuple(
        Slot(d, frozenset({shifts.index(s) + 1}), everyone, wanted, under, wanted, 0, over, s)
        for d, s, wanted, under, over in sorted(text.cover)
        if under or over
    )
    weekends = tuple(tuple(d for d in (sat, sat + 1) if d < text.days) for sat in range(5, text.days, 7))
    pairs = _pairs(text, shifts)
    begins = tuple((d * DAY, *(d * DAY + c for c in codes)) for d in days)
    instance = Instance(
        days=text.days,
        codes=len(shifts),
        grain=grain,
        starts=begins,
        ends=begins,
        measures=tuple((weight,) * text.days for weight in weights),
        people=tuple(_person(text, e, shifts, grain, measure, pairs) for e in text.staff.values()),
        slots=slots,
        slots_on=tuple(tuple(i for i, s in enumerate(slots) if s.day == d) for d in days),
        marks=tuple(tuple((d, c) for d in weekend for c in codes) for weekend in weekends),
        weekends=weekends,
        weeks=tuple(tuple(range(d, d + 7)) for d in range(0, text.days - 6, 7)),
        start=((OFF,) * text.days,) * len(text.staff),
    )
    return Curtois(instance, tuple(text.staff), shifts)


def _binds(text: Text, employee: Employee, shift: str) -> bool:
    """Whether a limit of a type can be met at all before the days or the minutes are used up."""
    days = text.days - sum(name == employee.name for name, _ in text.days_off)
    return 0 < employee.most_of.get(shift, 0) < min(days, employee.most_minutes // text.minutes[shift])


def _pairs(text: Text, shifts: tuple[str, ...]) -> tuple[Pair, ...]:
    together: dict[frozenset[int], set[int]] = {}
    for shift, (_, barred) in text.followers.items():
        together.setdefault(frozenset(shifts.index(s) + 1 for s in barred), set()).add(shifts.index(shift) + 1)
    return tuple(
        Pair("follower", d, frozenset(first), d + 1, barred)
        for d in range(text.days - 1)
        for barred, first in together.items()
        if barred
    )


def _person(
    text: Text, e: Employee, shifts: tuple[str, ...], grain: int, measure: dict[str, int], pairs: tuple[Pair, ...]
) -> Person:
    off = tuple((e.name, d) in text.days_off for d in range(text.days))
    may = tuple(c for c, s in enumerate(shifts, start=1) if e.most_of.get(s, 0))
    last = text.days - 1
    tallies = [
        Tally(
            "minutes",
            HOURS,
            0,
            last,
            at_most=e.most_minutes // grain,
            low=-(-e.fewest_minutes // grain),
            under=FLOOR,
            part="minutes",
        ),
        *(Tally(f"most of {s}", measure[s], 0, last, at_most=e.most_of[s]) for s in shifts if _binds(text, e, s)),
    ]
    work = frozenset(range(1, len(shifts) + 1))
    runs = [Run("work", work, at_most=e.longest_run, least=e.shortest_run, short=FLOOR, part="runs")]
    if e.shortest_off > 1:
        runs.append(Run("days off", frozenset({OFF}), least=e.shortest_off, short=FLOOR, part="runs"))
    return Person(
        name=e.name,
        options=tuple(() if off[d] else may for d in range(text.days)),
        fixed=off,
        pairs=pairs,
        tallies=tuple(tallies),
        mark_counts=(MarkCount("weekends", tuple(range(len(range(5, text.days, 7)))), at_most=e.most_weekends),),
        runs=tuple(runs),
        costs=_costs(text, e.name, shifts),
    )


def _costs(text: Text, name: str, shifts: tuple[str, ...]) -> tuple[CellCost, ...]:
    """An unwanted shift costs where it stands, a wanted one wherever another code (a day off too) stands."""
    found: Counter[tuple[int, int, str]] = Counter()
    for employee, day, shift, weight, wanted in text.requests:
        if employee == name:
            code = shifts.index(shift) + 1
            for c in range(len(shifts) + 1) if wanted else (code,):
                if c != code or not wanted:
                    found[day, c, "on" if wanted else "off"] += weight
    return tuple(CellCost(day, code, cost, part) for (day, code, part), cost in sorted(found.items()) if cost)


def roster(problem: Curtois, rows: Sequence[Row]) -> str:
    """``rows`` as lines of employee, day from 0, and shift: one line for each shift worked."""
    lines = ["employee,day,shift"]
    for name, row in zip(problem.staff, rows, strict=True):
        lines += [f"{name},{day},{problem.shifts[code - 1]}" for day, code in enumerate(row) if code != OFF]
    return "\n".join(lines) + "\n"


def read_roster(problem: Curtois, path: Path) -> tuple[Row, ...]:
    """Rows from a file that ``roster`` could have written. Raises ``Unreadable``."""
    rows = [[OFF] * problem.instance.days for _ in problem.staff]
    for number, raw in enumerate(text_of(path).splitlines(), start=1):
        fields = [f.strip() for f in raw.split(",")]
        if not raw.strip() or raw.startswith("#") or [f.lower() for f in fields] == ["employee", "day", "shift"]:
            continue
        if len(fields) != 3 or fields[0] not in problem.staff or fields[2] not in problem.shifts:
            raise Unreadable(path, number, f"{raw.strip()!r} is no shift", "employee,day,shift by the instance's names")
        day = whole(path, number, fields[1], "the day", 0, problem.instance.days - 1)
        row = rows[problem.staff.index(fields[0])]
        if row[day] != OFF:
            raise Unreadable(path, number, f"{fields[0]} works twice on day {day}", "one shift a day")
        row[day] = problem.shifts.index(fields[2]) + 1
    return tuple(tuple(row) for row in rows)
