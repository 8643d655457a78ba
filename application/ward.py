"""A ward as its planner keeps it: the unit, its people, its need and its wishes, as values of the domain."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.calendar import Period
from domain.ids import PersonId, ShiftCode, Union, UnitId
from domain.representation.events import Level, Office
from domain.rota.solver import RotaProblem, Wish
from domain.staffing.need import NeedLine, demands
from domain.working_time.figures import RuleFigures
from domain.working_time.model import (
    Absence,
    Adaptation,
    Agreed,
    AgreedLimits,
    Agreements,
    Basis,
    Case,
    Rota,
    ShiftType,
    Terms,
    UnitTerms,
)


@dataclass(frozen=True, slots=True)
class WardAbsence:
    """Days away with their cause. Planning needs the effect alone; the cause may tell of health or family."""

    absence: Absence
    cause: str = field(repr=False)
    """Private: why the person is away."""


@dataclass(frozen=True, slots=True)
class WardAdaptation:
    """A granted adaptation (*tilrettelegging*) with its reason, which planning does not need."""

    adaptation: Adaptation
    private_reason: str | None = field(repr=False)
    """Private: why it was granted; nothing when the ward wrote none."""


@dataclass(frozen=True, slots=True)
class WardEmployee:
    """A person of the ward: the terms planning rests on, and apart from them what is private."""

    terms: Terms
    """Absences and adaptations stand here too, without cause and reason."""
    name: str = field(repr=False)
    birth_year: int = field(repr=False)
    union: Union | None = field(default=None, repr=False)
    """Private: membership of a trade union."""
    absences: tuple[WardAbsence, ...] = field(default=(), repr=False)
    adaptations: tuple[WardAdaptation, ...] = field(default=(), repr=False)
    certificates: Mapping[str, date] = field(default_factory=dict)
    """The last day of each of the competences that runs out."""

    @property
    def id(self) -> PersonId:
        """The person's id."""
        return self.terms.employee


@dataclass(frozen=True, slots=True)
class WardRepresentative:
    """A mandate (*verv*) as the ward's list has it: who acts as what, for which union and unit, and when."""

    person: PersonId
    role: Office
    union: Union | None
    """Set exactly for a union representative."""
    unit: UnitId
    period: Period
    level: Level = Level.WORKPLACE
    deputy_for: PersonId | None = None
    """Whom the person stands in for."""

    def stood_in_for(self, others: Iterable["WardRepresentative"]) -> "WardRepresentative | None":
        """Of ``others``, the mandate that this one is a deputy's for: the one in force on its first day, or any."""
        fit = [
            o
            for o in others
            if o.person == self.deputy_for != self.person
            and o.deputy_for is None
            and (o.role, o.union, o.unit) == (self.role, self.union, self.unit)
            and o.level.reaches(self.level)
        ]
        return next((o for o in fit if self.period.first_day in o.period), fit[0] if fit else None)


@dataclass(frozen=True, slots=True)
class AgreementSought:
    """An agreement the ward asks for. It is in force for the plan's days once all who are named have signed."""

    basis: Basis
    what: str
    """The agreement in the ward's own words; the figures that count are ``limits``."""
    limits: AgreedLimits
    unions: tuple[Union, ...]
    """The unions that are to sign; empty: individual, signed by each employee."""


@dataclass(frozen=True, slots=True)
class Ward:
    """All that a ward's folder says."""

    unit: UnitId
    name: str
    health_trust: str
    timezone: str
    period: Period
    """The plan's days."""
    unit_terms: UnitTerms
    types: Mapping[ShiftCode, ShiftType]
    people: Mapping[PersonId, WardEmployee]
    need: tuple[NeedLine, ...]
    wishes: tuple[Wish, ...]
    representatives: tuple[WardRepresentative, ...]
    sought: tuple[AgreementSought, ...]
    history: Mapping[PersonId, Mapping[date, ShiftCode]] = field(default_factory=dict)
    """Shifts worked before the plan, of those of whom they are known."""

    @property
    def terms(self) -> Mapping[PersonId, Terms]:
        """What planning knows of each person: nothing private but the age to judge the young by."""
        return {employee.id: employee.terms for employee in self.people.values()}

    def problem(self, agreements: Agreements, rule: RuleFigures) -> RotaProblem:
        """The ward as a task for the generator, under the agreements in force."""
        return RotaProblem(
            period=self.period,
            unit=self.unit_terms,
            types=self.types,
            people=self.terms,
            demands=demands(self.need, self.period),
            wishes=self.wishes,
            agreements=agreements,
            rule=rule,
            history=self.history,
        )


def agreements_sought(ward: Ward) -> Agreements:
    """Every agreement the ward asks for as if signed by all parties: in force for the plan's days, for everybody.

    Individual ones count as signed by each employee; the unions' as extended to all who do the same work
    (AML § 10-12 (5)). Whether a majority is bound is judged where real signatures are, not here.
    """
    everybody = frozenset(ward.people)
    return Agreements(
        tuple(
            Agreed(f"sought-{number}: {sought.basis.value}", sought.basis, sought.limits, ward.period, everybody)
            for number, sought in enumerate(ward.sought, start=1)
        )
    )


def case(ward: Ward, rota: Rota, agreements: Agreements) -> Case:
    """What the rules look at when they judge ``rota`` in ``ward``; ``KeyError`` for a code the ward lacks."""
    before = Rota(ward.history).shifts(ward.types)
    return Case(ward.period, ward.unit_terms, ward.terms, rota.shifts(ward.types), agreements, before=before)
