"""The rota generator (*turnusgenerator*) as a domain service: what it is given and what it answers.

It proposes; the rules judge its answer like a rota made by hand, with no code shared.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from domain.calendar import Period
from domain.errors import Rejected
from domain.ids import PersonId, ShiftCode, UnitId
from domain.staffing.need import Demand, covers
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Agreements, Case, Rota, ShiftType, Terms, UnitTerms


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish for a day: a shift code, or off (``None``); soft, weight 1 to 3."""

    employee: PersonId
    day: date
    code: ShiftCode | None
    weight: int


@dataclass(frozen=True, slots=True)
class RotaProblem:
    """Everything the generator may look at."""

    period: Period
    unit: UnitTerms
    types: Mapping[ShiftCode, ShiftType]
    people: Mapping[PersonId, Terms]
    demands: tuple[Demand, ...]
    wishes: tuple[Wish, ...]
    agreements: Agreements
    rule: RuleFigures
    keep: Mapping[PersonId, Mapping[date, ShiftCode | None]] = field(default_factory=dict)
    """Cells that must stay as they are; ``None`` keeps a day off."""
    history: Mapping[PersonId, Mapping[date, ShiftCode]] = field(default_factory=dict)
    """Shifts worked before the period: rests, runs, weekends and fair shares reach back to them."""
    begin: Mapping[PersonId, Mapping[date, ShiftCode]] = field(default_factory=dict)
    """A rota to begin the search from; what of it cannot stand is let go."""
    only: Mapping[PersonId, frozenset[ShiftCode]] = field(default_factory=dict)
    """Codes that a person may be given, where not all (several units planned as one)."""
    cycle_weeks: int | None = None
    """Weeks after which the rota repeats itself (*grunnturnus*); nothing: a calendar rota."""
    units: Mapping[ShiftCode, UnitId] = field(default_factory=dict)
    """The unit that each code belongs to, where several are planned as one; a unit's shifts cover its need only."""

    def covers(self, worked: ShiftCode, needed: ShiftCode) -> bool:
        """Whether a shift ``worked`` covers a need on ``needed``."""
        same = self.units.get(worked) == self.units.get(needed)
        return same and covers(self.types[worked], self.types[needed])

    def case(self, rota: Rota) -> Case:
        """What the rules look at when they judge ``rota``; ``KeyError`` for a code the problem lacks."""
        before = Rota(self.history).shifts(self.types)
        shifts = rota.shifts(self.types)
        return Case(self.period, self.unit, self.people, shifts, self.agreements, before=before)


@dataclass(frozen=True, slots=True)
class Budget:
    """How much work to do. ``seconds`` fixes the amount of deterministic work, and is the wall-clock stop as well.

    An engine may go past the stop to finish a first rota, never to improve one.
    """

    seconds: int
    seed: int


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the search stands."""

    done: float
    """Share of the budget used, 0 to 1."""
    uncovered: int
    """Minimum heads uncovered in the best lawful rota so far."""
    phase: str
    penalties: Mapping[str, int] = field(default_factory=dict)
    """The best rota's penalty by part, as in ``SolverStamp``."""


class Reproducibility(StrEnum):
    """Whether the same problem, seed and budget give the same rota again."""

    REPRODUCIBLE = "reproducible"
    STOPPED_BY_CLOCK = "stopped_by_clock"
    """The wall clock ended the search; another run may end elsewhere."""
    CANCELLED = "cancelled"
    """Somebody ended the search; the best lawful rota until then was kept."""


@dataclass(frozen=True, slots=True)
class SolverStamp:
    """What made the rota: enough to make it again."""

    solver: str
    """Name and version of the engine, and of the library under it."""
    seed: int
    seconds: int
    work: str
    """The deterministic work that was done, in the engine's own unit, as decimal text."""
    reproducibility: Reproducibility
    penalties: Mapping[str, int]
    """The rota's penalty by part (uncovered, ideal, hours, wishes…), lower is better."""
    bounds: Mapping[str, int] = field(default_factory=dict)
    """Proven: no lawful rota has less of a part than this, where a bound was had."""


@dataclass(frozen=True, slots=True)
class RotaAnswer:
    """A rota that the generator believes lawful, and how it was made."""

    rota: Rota
    stamp: SolverStamp


class NoLawfulRota(Rejected):
    """The generator found no lawful rota within its budget (an empty one included)."""

    code = "rota.no_lawful_rota"


def never() -> bool:
    """Nobody cancels."""
    return False


class RotaSolver(Protocol):
    """The generator."""

    def solve(
        self,
        problem: RotaProblem,
        budget: Budget,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool] = never,
    ) -> RotaAnswer:
        """The best lawful rota found within ``budget``, or until ``cancelled`` says yes.

        Raises ``NoLawfulRota`` when none was found, naming what could not hold together where that is known.
        """
        ...
