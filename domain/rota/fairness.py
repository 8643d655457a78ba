"""How evenly nights, weekends and holidays fall, against the share that each person's position and presence give.

A share is of all that was worked by those who may work such: by position size (per cent) times the days or weekends
on which the person could have. History before the plan counts on both sides.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.calendar import SATURDAY, DayKind, Period, day_kind, monday
from domain.ids import PersonId
from domain.rota.solver import RotaProblem
from domain.working_time.limits import is_young
from domain.working_time.model import Constraint, Nights, ShiftKind, Terms


@dataclass(frozen=True, slots=True)
class Share:
    """What one person has of something, and what a fair share of it is."""

    worked: int
    fair: float

    @property
    def deviation(self) -> float:
        """How far above the fair share; below it when negative."""
        return self.worked - self.fair


@dataclass(frozen=True, slots=True)
class Fairness:
    """Everybody's share of something, of those who may be given it at all."""

    shares: Mapping[PersonId, Share]

    @property
    def range(self) -> float:
        """Between the person furthest above the fair share and the one furthest below."""
        found = [s.deviation for s in self.shares.values()]
        return max(found) - min(found) if found else 0.0

    @property
    def worst(self) -> float:
        """The largest distance from a fair share, either way."""
        return max((abs(s.deviation) for s in self.shares.values()), default=0.0)


def weekends(problem: RotaProblem, worked: Mapping[PersonId, Iterable[date]], known: Period) -> Fairness:
    """Weekends with a shift that starts on the Saturday or the Sunday."""

    def could(who: Terms) -> int:
        return len({monday(day) for day in known.days() if day.weekday() >= SATURDAY and _free(who, day)})

    counts = {p: len({monday(day) for day in days if day.weekday() >= SATURDAY}) for p, days in worked.items()}
    return _shared(problem, counts, could)


def holidays(problem: RotaProblem, worked: Mapping[PersonId, Iterable[date]], known: Period) -> Fairness:
    """Shifts that start on a red day that is no Sunday; the Sundays are counted with the weekends."""

    def could(who: Terms) -> int:
        return sum(1 for day in known.days() if day_kind(day) is DayKind.HOLIDAY and _free(who, day))

    counts = {p: sum(1 for day in days if day_kind(day) is DayKind.HOLIDAY) for p, days in worked.items()}
    return _shared(problem, counts, could)


def nights(problem: RotaProblem, worked: Mapping[PersonId, Iterable[date]], known: Period) -> Fairness:
    """Night shifts (``worked`` holds their days), over those who neither work nights only nor never do."""
    codes = {code for code, kind in problem.types.items() if kind.kind is ShiftKind.NIGHT}
    takes_turns = {
        p: who
        for p, who in problem.people.items()
        if who.nights is Nights.YES and codes & problem.only.get(p, frozenset(codes))
    }

    def could(who: Terms) -> int:
        figures = problem.rule.figures
        return sum(
            1 for day in known.days() if _free(who, day) and not _exempt(who, day) and not is_young(who, day, figures)
        )

    counts = {p: len(list(worked.get(p, ()))) for p in takes_turns}
    return _shared(problem, counts, could)


def _shared(problem: RotaProblem, counts: Mapping[PersonId, int], could: Callable[[Terms], int]) -> Fairness:
    people = problem.people
    weights = {p: people[p].fraction_percent * could(people[p]) for p in counts}
    total, parts = sum(n for p, n in counts.items() if weights[p]), sum(weights.values())
    return Fairness({p: Share(counts[p], total * weights[p] / parts) for p in counts if weights[p]})


def _free(who: Terms, day: date) -> bool:
    weekday_off = (a for a in who.adaptations if a.constraint is Constraint.DAY_OFF_WEEKDAY and day in a.period)
    return who.absent(day) is None and all(a.weekday != day.weekday() for a in weekday_off)


def _exempt(who: Terms, day: date) -> bool:
    return any(a.constraint is Constraint.NO_NIGHTS and day in a.period for a in who.adaptations)
