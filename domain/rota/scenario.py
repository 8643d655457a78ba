"""What if: changes of a problem as values, and the problem with them made. Nothing of the plan is touched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from typing import TypeAlias, TypeVar

from domain.calendar import DAY, DayKind, Period, day_kind
from domain.errors import Rejected
from domain.ids import PersonId, ShiftCode, UnitId
from domain.rota.joint import Joint, NotToBeShared, Sharing, joint
from domain.rota.solver import RotaProblem
from domain.staffing.need import ANY, PROFESSIONS, Demand
from domain.working_time.model import Absence, AbsenceEffect, Agreed, AgreedLimits, Agreements, Basis, Grantor, Terms

V = TypeVar("V")
LONGEST_TURN = 52
"""Weekends that one worked weekend may be asked to stand among."""


class ScenarioPersonUnknown(Rejected):
    """The scenario names somebody who is not planned for."""

    code = "scenario.person_unknown"


class ScenarioNeedUnknown(Rejected):
    """No need is known on such a shift, day and competence; the scenario changes a need that there is."""

    code = "scenario.need_unknown"


class ScenarioCompetenceUnknown(Rejected):
    """Nobody has the competence and no need asks for it."""

    code = "scenario.competence_unknown"


class ScenarioAgreementUnknown(Rejected):
    """The plan does not rest on an agreement by that paragraph, or none can be made by it."""

    code = "scenario.agreement_unknown"


class ScenarioOutsideThePlan(Rejected):
    """The scenario names a day that the plan does not have, or a turn of weekends that no plan has."""

    code = "scenario.outside_the_plan"


class ScenarioChangesNothing(Rejected):
    """The plan has all of it already, so there is nothing to compare."""

    code = "scenario.changes_nothing"


@dataclass(frozen=True, slots=True)
class WeekendEvery:
    """The unit works another turn of weekends: of any ``n`` in a row at most one (1 to 52)."""

    n: int


@dataclass(frozen=True, slots=True)
class WithoutAgreement:
    """No agreement on this basis comes about."""

    basis: Basis


@dataclass(frozen=True, slots=True)
class WithAgreement:
    """An agreement for everybody on all of the plan's days, in place of any on the same basis."""

    basis: Basis
    limits: AgreedLimits


@dataclass(frozen=True, slots=True)
class NeedChanged:
    """``by`` heads more, or fewer where negative (never below none), in minimum and ideal of the need lines named.

    A shift, day kind or competence that is not named means every one; ``any`` is the line that everybody counts in.
    """

    by: int
    shift: ShiftCode | None = None
    day: DayKind | None = None
    skill: str | None = None


@dataclass(frozen=True, slots=True)
class PersonLeaves:
    """Somebody is gone from ``first_day`` on, with what he or she wished for and was kept on after it."""

    employee: PersonId
    first_day: date


@dataclass(frozen=True, slots=True)
class CompetenceGained:
    """Somebody gets a competence, for all of the plan's days."""

    employee: PersonId
    competence: str


Change: TypeAlias = WeekendEvery | WithoutAgreement | WithAgreement | NeedChanged | PersonLeaves | CompetenceGained


@dataclass(frozen=True, slots=True)
class PoolShared:
    """The unit and ``others`` are planned as one, in which ``shared`` people serve more than their own unit."""

    unit: UnitId
    others: Mapping[UnitId, RotaProblem] = field(repr=False)
    shared: Sharing

    def joined(self, problem: RotaProblem) -> Joint:
        """The units as one. Raises as ``joint``, and ``NotToBeShared`` for a unit shared with itself."""
        if self.unit in self.others:
            raise NotToBeShared(f"{self.unit} cannot share people with itself", unit=self.unit)
        return joint({self.unit: problem, **self.others}, self.shared)


@dataclass(frozen=True, slots=True)
class Compared:
    """What a scenario is compared with, and the scenario."""

    base: RotaProblem
    other: RotaProblem
    tightened: tuple[str, ...] = ()
    """The terms in which units planned as one are held to the stricter figure of one of them."""


def compared(problem: RotaProblem, changes: Sequence[Change], pool: PoolShared | None = None) -> Compared:
    """The two problems to search: as it is, and with ``changes`` made.

    Where a ``pool`` is to be shared the changes are this unit's, and the base is the same units planned as one with
    nobody shared: side by side. Raises ``ScenarioChangesNothing``, the other refusals above, and as ``joint``.
    """
    changed = reduce(_made, changes, problem)
    if pool is None:
        found = Compared(problem, changed)
    else:
        apart, joined = replace(pool, shared={}).joined(problem), pool.joined(changed)
        found = Compared(apart.problem, joined.problem, joined.tightened)
    if found.base == found.other:
        raise ScenarioChangesNothing("nothing is changed; name something that the plan does not have")
    return found


def applied(problem: RotaProblem, changes: Sequence[Change]) -> RotaProblem:
    """``problem`` with every change made in turn. Raises ``ScenarioChangesNothing`` and the other refusals above."""
    return compared(problem, changes).other


def _made(problem: RotaProblem, change: Change) -> RotaProblem:
    match change:
        case WeekendEvery(n=n):
            if not 1 <= n <= LONGEST_TURN:
                raise ScenarioOutsideThePlan(f"every {n}th weekend; 1 to {LONGEST_TURN} is accepted", weekend_every=n)
            return replace(problem, unit=replace(problem.unit, weekend_every=n))
        case WithoutAgreement(basis=basis):
            return _without(problem, basis)
        case WithAgreement() as c:
            return _with(problem, c)
        case NeedChanged() as c:
            return _needed(problem, c)
        case PersonLeaves() as c:
            return _left(problem, c)
        case CompetenceGained() as c:
            return _gained(problem, c)


def _without(problem: RotaProblem, basis: Basis) -> RotaProblem:
    kept = tuple(a for a in problem.agreements.all if a.basis is not basis)
    if len(kept) == len(problem.agreements.all):
        named = ", ".join(sorted({a.basis.value for a in problem.agreements.all})) or "none"
        raise ScenarioAgreementUnknown(
            f"the plan rests on no agreement by {basis.value}; it rests on {named}", basis=basis.value
        )
    return replace(problem, agreements=Agreements(kept))


def _with(problem: RotaProblem, change: WithAgreement) -> RotaProblem:
    if change.basis.grantor is Grantor.ASSESSMENT:
        raise ScenarioAgreementUnknown(f"{change.basis.value} is assessed, not agreed", basis=change.basis.value)
    others = tuple(a for a in problem.agreements.all if a.basis is not change.basis)
    everybody = frozenset(problem.people)
    agreed = Agreed(f"what if: {change.basis.value}", change.basis, change.limits, problem.period, everybody)
    return replace(problem, agreements=Agreements((*others, agreed)))


def _needed(problem: RotaProblem, change: NeedChanged) -> RotaProblem:
    def meant(demand: Demand) -> bool:
        return (
            change.shift in {None, demand.shift}
            and change.day in {None, day_kind(demand.day)}
            and change.skill in {None, demand.skill}
        )

    if not any(meant(d) for d in problem.demands):
        lines = sorted({(d.shift, d.skill) for d in problem.demands})
        raise ScenarioNeedUnknown(
            f"no need on shift {change.shift or 'any'}, {change.day or 'any day'}, {change.skill or ANY}; "
            f"there is need on {', '.join(f'{shift} {skill}' for shift, skill in lines) or 'nothing'}",
            shift=change.shift,
            skill=change.skill,
        )
    by = change.by
    return replace(
        problem,
        demands=tuple(
            replace(d, minimum=max(d.minimum + by, 0), ideal=max(d.ideal + by, 0)) if meant(d) else d
            for d in problem.demands
        ),
    )


def _left(problem: RotaProblem, change: PersonLeaves) -> RotaProblem:
    person = _planned(problem, change.employee)
    first = change.first_day
    if first not in problem.period:
        raise ScenarioOutsideThePlan(
            f"{first} lies outside the plan, which runs from {problem.period.first_day} to {problem.period.last_day}",
            day=first.isoformat(),
        )
    wishes = tuple(w for w in problem.wishes if w.employee != person.employee or w.day < first)
    if first > problem.period.first_day:
        return replace(
            problem,
            people={**problem.people, person.employee: _away(person, Period(first, problem.period.last_day))},
            wishes=wishes,
            keep=_until(problem.keep, person.employee, first),
            begin=_until(problem.begin, person.employee, first),
        )
    gone = frozenset({person.employee})
    return replace(
        problem,
        people=_others(problem.people, gone),
        wishes=wishes,
        agreements=Agreements(tuple(replace(a, covers=a.covers - gone) for a in problem.agreements.all)),
        keep=_others(problem.keep, gone),
        history=_others(problem.history, gone),
        begin=_others(problem.begin, gone),
        only=_others(problem.only, gone),
    )


def _away(person: Terms, gone: Period) -> Terms:
    """``person`` away on the days of ``gone``, to the plan's end; what was known of those days goes with them."""
    earlier = (a for a in person.absences if a.period.first_day < gone.first_day)
    cut = (replace(a, period=Period(a.period.first_day, min(a.period.last_day, gone.first_day - DAY))) for a in earlier)
    return replace(person, absences=(*cut, Absence(gone, AbsenceEffect.AWAY)))


def _gained(problem: RotaProblem, change: CompetenceGained) -> RotaProblem:
    person = _planned(problem, change.employee)
    known = {c for p in problem.people.values() for c in p.competences} | {d.skill for d in problem.demands}
    known -= {ANY, *PROFESSIONS}
    if change.competence not in known:
        raise ScenarioCompetenceUnknown(
            f"{change.competence} is no competence of this plan; {', '.join(sorted(known)) or 'none'} is known",
            competence=change.competence,
        )
    gained = replace(person, competences=person.competences | {change.competence})
    return replace(problem, people={**problem.people, person.employee: gained})


def _planned(problem: RotaProblem, employee: PersonId) -> Terms:
    if employee not in problem.people:
        raise ScenarioPersonUnknown(f"{employee} is not planned for", employee=employee)
    return problem.people[employee]


def _others(values: Mapping[PersonId, V], gone: frozenset[PersonId]) -> dict[PersonId, V]:
    return {person: value for person, value in values.items() if person not in gone}


def _until(
    lines: Mapping[PersonId, Mapping[date, V]], person: PersonId, first: date
) -> dict[PersonId, Mapping[date, V]]:
    """``lines`` without ``person``'s cells from ``first`` on."""
    return {p: {d: v for d, v in line.items() if p != person or d < first} for p, line in lines.items()}
