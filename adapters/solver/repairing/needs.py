"""The need by day with who counts for it, so that what a shift more or less fills is quickly told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from adapters.solver.instance import Row
from domain.ids import PersonId, ShiftCode
from domain.rota.solver import RotaProblem
from domain.staffing.need import Demand, counts_as

Cell: TypeAlias = tuple[int, int, int]
"""Person, day, and the code that is to stand there."""


@dataclass(frozen=True, slots=True)
class Need:
    """One line of need on one day, in the numbers of the instance."""

    demand: Demand
    codes: frozenset[int]
    people: frozenset[int]


class Needs:
    """Every line of need by day number."""

    def __init__(self, problem: RotaProblem, days: Mapping[date, int], rows: Sequence[Row]) -> None:
        self.rows = rows
        names, codes = sorted(problem.people), sorted(problem.types)
        counting = {s: _counting(problem, names, s) for s in {d.skill for d in problem.demands}}
        covering = {s: _covering(problem, codes, s) for s in {d.shift for d in problem.demands}}
        self.on: dict[int, list[Need]] = {}
        for demand in problem.demands:
            need = Need(demand, covering[demand.shift], counting[demand.skill])
            self.on.setdefault(days[demand.day], []).append(need)

    def filled(self, day: int, code: int, person: int, but: int | None = None) -> tuple[Demand, ...]:
        """The needs under their minimum that ``person`` would be a head of, when ``but`` does not come."""
        return tuple(
            need.demand
            for need in self.on.get(day, ())
            if code in need.codes and person in need.people and self._present(need, day, but) < need.demand.minimum
        )

    def heads_filled(self, changes: Iterable[Cell]) -> int:
        """Heads under a minimum that the changes fill, less those they take away."""
        by_day = _by_day(changes)
        return self.uncovered(by_day, {}) - self.uncovered(by_day, by_day)

    def uncovered(self, days: Iterable[int], changed: Mapping[int, Mapping[int, int]]) -> int:
        """Heads under a minimum on ``days``, when by day and person the codes ``changed`` stand."""
        return sum(
            max(need.demand.minimum - self._heads(need, self._present(need, day), day, changed.get(day, {})), 0)
            for day in days
            for need in self.on.get(day, ())
        )

    def _heads(self, need: Need, present: int, day: int, changed: Mapping[int, int]) -> int:
        more = (
            (code in need.codes) - (self.rows[p][day] in need.codes) for p, code in changed.items() if p in need.people
        )
        return present + sum(more)

    def _present(self, need: Need, day: int, but: int | None = None) -> int:
        return sum(1 for p in need.people if p != but and self.rows[p][day] in need.codes)


def _by_day(changes: Iterable[Cell]) -> dict[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = {}
    for person, day, code in changes:
        found.setdefault(day, {})[person] = code
    return found


def _counting(problem: RotaProblem, names: Sequence[PersonId], skill: str) -> frozenset[int]:
    return frozenset(i for i, name in enumerate(names) if counts_as(problem.people[name], skill))


def _covering(problem: RotaProblem, codes: Sequence[ShiftCode], shift: ShiftCode) -> frozenset[int]:
    return frozenset(c for c, code in enumerate(codes, start=1) if problem.covers(code, shift))
