"""A real-size ward with a conflict planted in it, and a check of conflicts that shares no code with what finds them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from adapters.ward_files.ward_folder import read_ward
from application.ward import agreements_sought
from benchmarks.ward_maker import make
from domain.calendar import DAY, Period
from domain.ids import PersonId
from domain.rota.solver import RotaProblem
from domain.staffing.need import ANY, Demand
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Absence, AbsenceEffect, Adaptation, Constraint, Terms

MONDAY = date(2027, 3, 8)
WEEK = Period(MONDAY, MONDAY + 6 * DAY)


def real_ward(folder: Path, people: int = 34) -> RotaProblem:
    """A made ward of 26 weeks whose need is low enough for nothing to be in its own way."""
    make(folder, people=people, seed=3)
    ward = read_ward(folder)
    problem = ward.problem(agreements_sought(ward), RuleFigures())
    return replace(problem, demands=tuple(_modest(d) for d in problem.demands))


def _modest(need: Demand) -> Demand:
    minimum = min(need.minimum, 3 if need.skill == ANY else 1)
    return replace(need, minimum=minimum, ideal=max(need.ideal, minimum))


def needing(problem: RotaProblem, heads: int, skill: str, shift: str, days: Iterable[date]) -> RotaProblem:
    """At least so many heads on those days."""
    on = set(days)
    return replace(
        problem,
        demands=tuple(
            replace(d, minimum=heads, ideal=max(d.ideal, heads))
            if (d.skill, d.shift) == (skill, shift) and d.day in on
            else d
            for d in problem.demands
        ),
    )


def with_terms(problem: RotaProblem, who: Iterable[PersonId], change: Callable[[Terms], Terms]) -> RotaProblem:
    """Other terms for some."""
    return replace(problem, people={**problem.people, **{name: change(problem.people[name]) for name in who}})


def holders(problem: RotaProblem, competence: str) -> list[PersonId]:
    """Those with a competence."""
    return sorted(name for name, terms in problem.people.items() if competence in terms.competences)


def away(period: Period) -> Callable[[Terms], Terms]:
    """Away in a period besides."""
    return lambda t: replace(t, absences=(*t.absences, Absence(period, AbsenceEffect.AWAY)))


def adapted(period: Period, constraint: Constraint) -> Callable[[Terms], Terms]:
    """Granted an adaptation."""
    return lambda t: replace(t, adaptations=(*t.adaptations, Adaptation(period, constraint)))


def without_long_shifts(problem: RotaProblem) -> RotaProblem:
    """Nobody may take a shift that covers two."""
    return with_terms(problem, problem.people, lambda t: replace(t, long_shifts=False))


def part_time(percent: int) -> Callable[[Terms], Terms]:
    """A smaller position."""
    return lambda t: replace(t, fraction_percent=percent)
