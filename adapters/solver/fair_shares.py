"""A fair share of nights, weekends and holidays for each person, as a range that costs nothing."""

from collections.abc import Iterator, Sequence
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
    """Nights by hours due, weekends by weekends present; what the history holds is settled in the plan.

    Where several units are planned as one, each unit's are shared by those who may serve it.
    """
    night_codes = {c for c in spans.codes if spans.kind(c) is ShiftKind.NIGHT}
    everybody = [s for s in slots if len(s.people) == len(names)]
    weekend_days = {d for weekend in spans.weekends for d in weekend}
    before = {n: _worked_before(problem, n) for n in names}
    due = {n: problem.people[n].hours_due(problem.period) / HOUR for n in names}
    night = spans.mean_night()
    fixed = {n: due[n] / night for n in names if problem.people[n].nights is Nights.ONLY and night}
    present = {n: _weekends_present(problem, n, spans) for n in names}
    share_of_nights, share_of_weekends = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0.0)
    for codes, members in _units(problem, names, spans):
        own = [s for s in everybody if s.codes & codes]
        nights = sum(s.ideal for s in own if s.codes & night_codes)
        takers = [n for n in members if problem.people[n].nights is Nights.YES]
        shared = max(nights - sum(fixed[n] * part for n, part in members.items() if n in fixed), 0)
        shared += sum(before[n][0] * members[n] for n in takers)
        taking = sum(due[n] * members[n] for n in takers)
        for n in takers if taking else ():
            share_of_nights[n] += shared * due[n] * members[n] / taking
        weekends = sum(s.ideal for s in own if s.day in weekend_days) / 2
        weekends += sum(before[n][1] * part for n, part in members.items())
        free = sum(present[n] * part for n, part in members.items())
        for n in members if free else ():
            share_of_weekends[n] += weekends * present[n] * members[n] / free
    found = {}
    for n in names:
        share = fixed[n] if n in fixed else max(share_of_nights[n] - before[n][0], 0)
        most = max(share_of_weekends[n] - before[n][1], 0)
        found[n] = Shares((max(int(share) - 1, 0), int(share) + 2), (max(int(most) - 1, 0), int(most) + 1))
    return found


def _units(
    problem: RotaProblem, names: Sequence[PersonId], spans: Spans
) -> Iterator[tuple[frozenset[int], dict[PersonId, float]]]:
    """The codes of each unit, and those who may serve it, each with the part of the person that it has."""
    if not problem.units:
        yield frozenset(spans.codes), dict.fromkeys(names, 1.0)
        return
    serves = {n: {problem.units[c] for c in problem.only.get(n, problem.units)} for n in names}
    for unit in sorted(set(problem.units.values())):
        codes = frozenset(c for c in spans.codes if problem.units[spans.types[c - 1].code] == unit)
        yield codes, {n: 1 / len(serves[n]) for n in names if unit in serves[n]}


def _weekends_present(problem: RotaProblem, name: PersonId, spans: Spans) -> int:
    plan = [[d for d in weekend if d >= spans.first_day] for weekend in spans.weekends]
    return sum(1 for w in plan if any(problem.people[name].absent(spans.days[d]) is None for d in w))


def _worked_before(problem: RotaProblem, name: PersonId) -> tuple[int, int]:
    """Nights and weekends of the history."""
    line = problem.history.get(name, {})
    nights = sum(problem.types[c].kind is ShiftKind.NIGHT for c in line.values())
    return nights, len({monday(day) for day in line if day.weekday() >= SATURDAY})
