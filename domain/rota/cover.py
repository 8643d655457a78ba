"""What a rota covers of its need: heads missing, what they cost to hire, and how it stands when people are absent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import comb

from domain.ids import PersonId, ShiftCode
from domain.rota.assumptions import Assumptions
from domain.rota.solver import RotaProblem
from domain.staffing.need import Demand, Vacancy, heads_present, lacking
from domain.working_time.model import HOUR, Rota

NOBODY = PersonId("")


@dataclass(frozen=True, slots=True)
class Cover:
    """A rota against its need. Each need line stands alone, so one person may be a head of several."""

    heads: int
    """Minimum heads over all need lines and days."""
    ideal_heads: int
    ideal_shortfall: int
    """Heads under the ideal, those under the minimum among them."""
    vacancies: tuple[Vacancy, ...]
    agency_cost: float
    """NOK for hiring what is missing: for each day and shift as many as its worst need line lacks, each of them
    taken to have all that is asked for, so it is the least that it can cost."""
    expected_uncovered: float
    """Minimum heads that may be expected to be missing when each planned shift falls away with the absence rate."""

    @property
    def uncovered(self) -> int:
        """Minimum heads that are missing."""
        return sum(v.missing for v in self.vacancies)


def cover(problem: RotaProblem, rota: Rota, assumed: Assumptions) -> Cover:
    """How ``rota`` covers the need; ``KeyError`` for a person or code the problem lacks."""
    wanted = problem.demands
    present = heads_present(rota, wanted, problem.people, problem.types, problem.covers)
    missing = lacking(wanted, present)
    return Cover(
        heads=sum(d.minimum for d in wanted),
        ideal_heads=sum(d.ideal for d in wanted),
        ideal_shortfall=sum(max(d.ideal - heads, 0) for d, heads in zip(wanted, present, strict=True)),
        vacancies=missing,
        agency_cost=_hours_to_hire(problem, missing) * assumed.agency_hour.value,
        expected_uncovered=_expected(wanted, present, assumed.absence_percent.value / 100),
    )


def expected_missing(present: int, minimum: int, absent: float) -> float:
    """Heads expected under ``minimum`` when each of ``present`` is absent with chance ``absent``, one apart from the
    other: exact, by the binomial distribution."""
    come = 1 - absent
    return sum(
        (minimum - n) * comb(present, n) * come**n * absent ** (present - n) for n in range(min(present + 1, minimum))
    )


def _expected(wanted: Sequence[Demand], present: Sequence[int], absent: float) -> float:
    once = cache(lambda heads, minimum: expected_missing(heads, minimum, absent))
    return float(sum(once(heads, d.minimum) for d, heads in zip(wanted, present, strict=True)))


def _hours_to_hire(problem: RotaProblem, missing: Sequence[Vacancy]) -> float:
    worst: dict[tuple[date, ShiftCode], int] = {}
    for v in missing:
        worst[v.day, v.shift] = max(worst.get((v.day, v.shift), 0), v.missing)
    return sum(heads * (problem.types[code].on(NOBODY, day).hours / HOUR) for (day, code), heads in worst.items())
