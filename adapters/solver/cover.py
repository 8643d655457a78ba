"""The need as slots: who and what covers each line of it, and what too few or too many cost."""

from datetime import date

from adapters.solver.instance import Slot
from adapters.solver.scoring import IDEAL, OVER_ELSEWHERE, OVER_ON_WEEKDAY_DAY, UNCOVERED
from adapters.solver.spans import Spans
from domain.ids import PersonId, ShiftCode
from domain.rota.solver import RotaProblem
from domain.staffing.need import ANY, counts_as
from domain.working_time.model import ShiftKind


def slots(problem: RotaProblem, names: list[PersonId], spans: Spans) -> tuple[Slot, ...]:
    """Every demand of the plan's days, by day."""
    index = {day: d for d, day in enumerate(spans.days)}
    counted: set[tuple[date, ShiftCode]] = set()
    who: dict[str, frozenset[int]] = {}
    covering: dict[ShiftCode, frozenset[int]] = {}
    found = []
    for need in sorted(problem.demands, key=lambda n: (n.day, n.shift, n.skill != ANY, n.skill)):
        if need.skill not in who:
            who[need.skill] = frozenset(
                i for i, name in enumerate(names) if counts_as(problem.people[name], need.skill)
            )
        if need.shift not in covering:
            covering[need.shift] = frozenset(
                c for c in spans.codes if problem.covers(spans.types[c - 1].code, need.shift)
            )
        over = 0
        if need.skill == ANY and (need.day, need.shift) not in counted:
            counted.add((need.day, need.shift))
            day_shift = problem.types[need.shift].kind is ShiftKind.DAY
            over = OVER_ON_WEEKDAY_DAY if day_shift and need.day.weekday() < 5 else OVER_ELSEWHERE
        found.append(
            Slot(
                day=index[need.day],
                codes=covering[need.shift],
                people=who[need.skill],
                minimum=need.minimum,
                lacking=UNCOVERED,
                ideal=max(need.ideal, need.minimum),
                short=IDEAL,
                over=over,
                name=f"{need.shift} {need.skill}",
            )
        )
    return tuple(found)


def aimless(spans: Spans, slots_on: tuple[tuple[int, ...], ...], found: tuple[Slot, ...]) -> tuple[frozenset[int], ...]:
    """Codes of each day that cover no need, courses apart."""
    return tuple(
        frozenset(
            c
            for c in spans.codes
            if spans.kind(c) is not ShiftKind.COURSE and not any(c in found[i].codes for i in slots_on[d])
        )
        for d in range(len(spans.days))
    )
