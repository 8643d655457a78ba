"""A fair share of nights, weekends and holidays for each person, as a range that costs nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from adapters.solver.instance import Slot
from adapters.solver.spans import Spans
from domain.calendar import SATURDAY, monday
from domain.ids import PersonId
from domain.rota.solver import RotaProblem
from domain.working_time.model import HOUR, Nights, ShiftKind

Range: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shares:
    """Fewest and most of each, over the plan's days."""

    nights: Range
    weekends: Range


def fair_shares(
    problem: RotaProblem, names: Sequence[PersonId], slots: Sequence[Slot], spans: Spans
) -> dict[PersonId, Shares]:
    """Nights by hours due, weekends by weekends present; what the history holds is settled in the plan."""
    night_codes = {c for c in spans.codes if spans.kind(c) is ShiftKind.NIGHT}
    everybody = [s for s in slots if len(s.people) == len(names)]
    weekend_days = {d for weekend in spans.weekends for d in weekend}
    nights = sum(s.ideal for s in everybody if s.codes & night_codes)
    weekends = sum(s.ideal for s in everybody if s.day in weekend_days) / 2
    before = {n: _worked_before(problem, n) for n in names}
    due = {n: problem.people[n].hours_due(problem.period) / HOUR for n in names}
    night = spans.mean_night()
    fixed = {n: due[n] / night for n in names if problem.people[n].nights is Nights.ONLY and night}
    takers = [n for n in names if problem.people[n].nights is Nights.YES]
    shared = max(nights - sum(fixed.values()), 0) + sum(before[n][0] for n in takers)
    taking = sum(due[n] for n in takers)
    present = {n: _weekends_present(problem, n, spans) for n in names}
    all_weekends, free = weekends + sum(b for _, b in before.values()), sum(present.values())
    found = {}
    for n in names:
        share = fixed.get(n, 0.0)
        if n in takers and taking:
            share = max(shared * due[n] / taking - before[n][0], 0)
        most = max(all_weekends * present[n] / free - before[n][1], 0) if free else 0.0
        found[n] = Shares((max(int(share) - 1, 0), int(share) + 2), (max(int(most) - 1, 0), int(most) + 1))
    return found


def _weekends_present(problem: RotaProblem, name: PersonId, spans: Spans) -> int:
    plan = [[d for d in weekend if d >= spans.first_day] for weekend in spans.weekends]
    return sum(1 for w in plan if any(problem.people[name].absent(spans.days[d]) is None for d in w))


def _worked_before(problem: RotaProblem, name: PersonId) -> tuple[int, int]:
    """Nights and weekends of the history."""
    line = problem.history.get(name, {})
    nights = sum(problem.types[c].kind is ShiftKind.NIGHT for c in line.values())
    return nights, len({monday(day) for day in line if day.weekday() >= SATURDAY})
