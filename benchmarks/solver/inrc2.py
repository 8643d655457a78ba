"""The nurse rostering competition's instances, all weeks planned at once, as an ``Instance``.

A code is a shift worked in a skill. The days before the plan are fixed history, as long as the longest run that the
nurses bring along. Minimum cover, hard in the competition, costs ``MISSING`` a head: more than any row could gain by
leaving a shift uncovered, and little enough that a search may pass through an uncovered day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from adapters.solver.instance import (
    FLOOR,
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
from benchmarks.solver.inrc2_score import OFF_DAYS, OPTIMAL, REQUEST, SAME, TOTAL, WEEKEND, WEEKENDS, WORKING
from benchmarks.solver.inrc2_text import ANY, NONE, Past, Text

DAY = 1440
"""Minutes."""
MISSING = FLOOR // 100


@dataclass(frozen=True, slots=True)
class Inrc2:
    """An instance and what its codes are."""

    instance: Instance
    text: Text
    cells: tuple[tuple[str, str], ...]
    """Shift and skill by code, from code 1."""
    settled: int
    """Penalty that the history alone already holds, which the competition does not count."""


def mapped(text: Text) -> Inrc2:
    """``text`` as an instance."""
    cells = tuple((shift, skill) for shift in text.shifts for skill in text.skills)
    of_shift = {s: frozenset(c for c, cell in enumerate(cells, start=1) if cell[0] == s) for s in text.shifts}
    other = len(cells) + 1
    """History only: a day worked in a shift that no longer matters; one more is a day outside every run."""
    lead = [_lead(text, n, of_shift, other) for n in text.nurses]
    before = max(len(days) for days, _ in lead)
    days = before + text.days
    weekends = tuple((d, d + 1) for d in range(before + 5, days, 7))
    nurses = list(text.nurses)
    slots = tuple(
        Slot(
            before + need.day,
            frozenset({cells.index((need.shift, need.skill)) + 1}),
            frozenset(i for i, n in enumerate(nurses) if need.skill in text.nurses[n][1]),
            need.minimum,
            MISSING,
            max(need.optimal, need.minimum),
            OPTIMAL,
            0,
            f"{need.shift} {need.skill}",
        )
        for need in text.needs
        if need.optimal or need.minimum
    )
    pairs = tuple(
        Pair("succession", d, of_shift[first], d + 1, frozenset().union(*(of_shift[s] for s in barred)))
        for d in range(max(before - 1, 0), days - 1)
        for first, barred in text.barred.items()
        if barred
    )
    begins = tuple((d * DAY, *(d * DAY + c for c in range(1, other + 2))) for d in range(days))
    work = (0, *(1 for _ in cells), 0, 0)
    instance = Instance(
        days=days,
        codes=other + 1,
        grain=1,
        starts=begins,
        ends=begins,
        measures=((work,) * days,),
        people=tuple(_nurse(text, n, cells, of_shift, pairs, weekends, before) for n in nurses),
        slots=slots,
        slots_on=tuple(tuple(i for i, s in enumerate(slots) if s.day == d) for d in range(days)),
        marks=tuple(tuple((d, c) for d in weekend for c in range(1, other)) for weekend in weekends),
        weekends=weekends,
        weeks=tuple(tuple(range(d, d + 7)) for d in range(before, days, 7)),
        start=tuple((other + 1,) * (before - len(row)) + row + (OFF,) * text.days for row, _ in lead),
        first_day=before,
    )
    return Inrc2(instance, text, cells, sum(settled for _, settled in lead))


def _lead(text: Text, nurse: str, of_shift: Mapping[str, frozenset[int]], other: int) -> tuple[Row, int]:
    """The last days before the plan, one day outside every run first, and what they cost by themselves.

    What a run had too much of before the plan is settled already, so it is cut to its most.
    """
    past: Past = text.past[nurse]
    terms = text.contracts[text.nurses[nurse][0]]
    outside = other + 1
    if past.last == NONE:
        return (outside, *(OFF,) * min(past.off, terms.off[1])), 0
    same = min(past.same, text.shifts[past.last][1])
    working = max(min(past.working, terms.working[1]), same)
    row = (outside, *(other,) * (working - same), *(min(of_shift[past.last]),) * same)
    return row, WORKING * max(0, working - terms.working[1])


def _nurse(
    text: Text,
    nurse: str,
    cells: tuple[tuple[str, str], ...],
    of_shift: Mapping[str, frozenset[int]],
    pairs: tuple[Pair, ...],
    weekends: tuple[tuple[int, int], ...],
    before: int,
) -> Person:
    contract, skills = text.nurses[nurse]
    terms, past = text.contracts[contract], text.past[nurse]
    may = tuple(c for c, (_, skill) in enumerate(cells, start=1) if skill in skills)
    work = frozenset(range(1, len(cells) + 1))
    costs = tuple(
        CellCost(before + day, code, REQUEST, "requests")
        for day, code in sorted(
            {(d, c) for n, d, s in text.requests if n == nurse for c in (may if s == ANY else of_shift[s])}
        )
    )
    off = frozenset({OFF})
    split = tuple(
        Pair("whole weekend", sat, first, sun, then, cost=WEEKEND, part="whole weekends")
        for sat, sun in weekends
        for first, then in ((work, off), (off, work))
        if terms.whole_weekends
    )
    (least, most), last = terms.assignments, before + text.days - 1
    total = Tally(
        "assignments",
        0,
        before,
        last,
        low=max(least - past.assignments, 0),
        under=TOTAL,
        high=most - past.assignments,
        over=TOTAL,
        part="assignments",
    )
    shifts = tuple(
        Run(shift, of_shift[shift], most=high, long=SAME, least=low, short=SAME, part="same shift")
        for shift, (low, high) in text.shifts.items()
    )
    working = Run(
        "working days",
        work | {len(cells) + 1},
        most=terms.working[1],
        long=WORKING,
        least=terms.working[0],
        short=WORKING,
        part="working days",
    )
    idle = Run("days off", off, most=terms.off[1], long=OFF_DAYS, least=terms.off[0], short=OFF_DAYS, part="days off")
    count = MarkCount(
        "weekends",
        tuple(range(len(weekends))),
        high=terms.weekends - past.weekends,
        over=WEEKENDS,
        part="weekends",
    )
    return Person(
        name=nurse,
        options=((),) * before + (may,) * text.days,
        fixed=(True,) * before + (False,) * text.days,
        pairs=pairs + split,
        tallies=(total,),
        mark_counts=(count,),
        runs=(working, idle, *shifts),
        costs=costs,
    )


def rows_of(problem: Inrc2, plan: Mapping[tuple[str, int], tuple[str, str]]) -> tuple[Row, ...]:
    """A solution by nurse and day as rows."""
    before = problem.instance.first_day
    code = {cell: c for c, cell in enumerate(problem.cells, start=1)}
    return tuple(
        start[:before] + tuple(code[plan[nurse, d]] if (nurse, d) in plan else OFF for d in range(problem.text.days))
        for nurse, start in zip(problem.text.nurses, problem.instance.start, strict=True)
    )


def plan_of(problem: Inrc2, rows: Sequence[Row]) -> dict[tuple[str, int], tuple[str, str]]:
    """Rows as shift and skill by nurse and day from 0."""
    before = problem.instance.first_day
    return {
        (nurse, day): problem.cells[code - 1]
        for nurse, row in zip(problem.text.nurses, rows, strict=True)
        for day, code in enumerate(row[before:])
        if code != OFF
    }


def roster(problem: Inrc2, rows: Sequence[Row]) -> str:
    """``rows`` as lines of nurse, day from 0, shift and skill."""
    lines = [f"{nurse},{day},{shift},{skill}" for (nurse, day), (shift, skill) in plan_of(problem, rows).items()]
    return "\n".join(["nurse,day,shift,skill", *lines]) + "\n"
