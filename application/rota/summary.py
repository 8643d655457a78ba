"""A rota at a glance: who works how much, when, and how many of their wishes were met."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from domain.calendar import Period, monday
from domain.ids import PersonId, ShiftCode
from domain.rota.solver import Wish
from domain.staffing.need import Demand, Vacancy, vacancies
from domain.working_time.model import ZERO, Rota, Shift, ShiftKind, ShiftType, Terms


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """One person's share of a rota."""

    employee: PersonId
    planned: timedelta
    due: timedelta
    """Working time owed over the period."""
    weekends: int
    """Weekends with a shift that starts on Saturday or Sunday."""
    nights: int
    wishes: int
    wishes_met: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How evenly something falls: not only the mean."""

    least: float
    mean: float
    most: float


@dataclass(frozen=True, slots=True)
class RotaSummary:
    """Everybody's share, and what is left uncovered."""

    people: tuple[PersonSummary, ...]
    vacancies: tuple[Vacancy, ...]
    heads: int
    """Minimum heads over all need lines and days."""

    @property
    def uncovered(self) -> int:
        """Minimum heads that are missing."""
        return sum(v.missing for v in self.vacancies)

    @property
    def hours_share(self) -> float:
        """Planned hours as a share of the hours due, over everybody."""
        due = sum((p.due for p in self.people), ZERO)
        return sum((p.planned for p in self.people), ZERO) / due if due else 1.0

    def spread(self) -> Mapping[str, Spread]:
        """Hours planned of those due, nights and weekends per full year's work, wishes met, each in its spread.

        Shares are in per cent; nights and weekends are plain counts of those who have any in reach of the rules.
        """
        return {
            "hours_percent": _spread([100 * (p.planned / p.due) for p in self.people if p.due]),
            "weekends": _spread([float(p.weekends) for p in self.people]),
            "nights": _spread([float(p.nights) for p in self.people]),
            "wishes_met_percent": _spread([100 * p.wishes_met / p.wishes for p in self.people if p.wishes]),
        }


def _spread(values: Sequence[float]) -> Spread:
    return Spread(min(values), fmean(values), max(values)) if values else Spread(0, 0, 0)


def summarise(
    rota: Rota,
    period: Period,
    people: Mapping[PersonId, Terms],
    types: Mapping[ShiftCode, ShiftType],
    demands: Sequence[Demand],
    wishes: Sequence[Wish],
) -> RotaSummary:
    """``rota`` at a glance."""
    by_person: dict[PersonId, list[Shift]] = {p: [] for p in people}
    for shift in rota.shifts(types):
        by_person[shift.employee].append(shift)
    asked: dict[PersonId, list[Wish]] = {}
    for wish in wishes:
        asked.setdefault(wish.employee, []).append(wish)
    return RotaSummary(
        tuple(
            _person(people[p], by_person[p], rota.lines.get(p, {}), asked.get(p, ()), period) for p in sorted(people)
        ),
        vacancies(rota, demands, people, types),
        sum(d.minimum for d in demands),
    )


def _person(
    terms: Terms,
    shifts: Sequence[Shift],
    line: Mapping[date, ShiftCode],
    wishes: Sequence[Wish],
    period: Period,
) -> PersonSummary:
    return PersonSummary(
        employee=terms.employee,
        planned=sum((s.hours for s in shifts), ZERO),
        due=terms.hours_due(period),
        weekends=len({monday(s.day) for s in shifts if s.day.weekday() >= 5}),
        nights=sum(1 for s in shifts if s.kind is ShiftKind.NIGHT),
        wishes=len(wishes),
        wishes_met=sum(1 for w in wishes if line.get(w.day) == w.code),
    )
