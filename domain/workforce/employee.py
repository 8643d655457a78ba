"""One employee: what is settled, granted and registered, and the terms that follow for planning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeAlias

from domain.decider import Decider
from domain.ids import PersonId, Union, UnitId
from domain.workforce.commands import (
    CertifyCompetence,
    ChangePosition,
    EmployeeCommand,
    GrantAdaptation,
    RegisterAbsence,
    RegisterEmployee,
    RegisterWishes,
    WithdrawCompetence,
)
from domain.workforce.errors import (
    AbsencesOverlap,
    AdaptationWeekday,
    CompetenceNotHeld,
    EmployeeIsRegistered,
    EmployeeUnknown,
    PositionOutOfRange,
    WishIsDoubled,
    WishWeightOutOfRange,
)
from domain.workforce.events import (
    AbsenceRegistered,
    AdaptationGranted,
    CompetenceCertified,
    CompetenceWithdrawn,
    DayWish,
    EmployeeEvent,
    EmployeeRegistered,
    PositionChanged,
    WishesRegistered,
)
from domain.working_time.model import Absence, Adaptation, Constraint, Terms

FULL_WEEK = timedelta(hours=40)
"""No norm lies above the law's own week (AML § 10-4 (1))."""


@dataclass(frozen=True, slots=True)
class NotRegistered:
    """Nobody known by this id."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A person in the unit's planning."""

    employee: PersonId
    unit: UnitId
    birth_year: int
    union: Union | None
    position: PositionChanged | None = None
    certificates: Mapping[str, date | None] = field(default_factory=dict)
    """Each competence with the last day it is held; ``None``: until further notice."""
    absences: tuple[Absence, ...] = ()
    adaptations: tuple[Adaptation, ...] = ()
    wishes: tuple[DayWish, ...] = ()

    @property
    def competences(self) -> frozenset[str]:
        """Every competence the person holds or has held."""
        return frozenset(self.certificates)

    @property
    def terms(self) -> Terms | None:
        """As ``terms_on``, whatever certificates have run out by then."""
        return self._terms(self.competences)

    def terms_on(self, day: date) -> Terms | None:
        """What planning from ``day`` on needs to know; nothing before a position is settled.

        A competence held on that day counts all through the plan: what runs out inside it is for the forecast to say.
        """
        return self._terms(frozenset(c for c, last in self.certificates.items() if last is None or last >= day))

    def _terms(self, competences: frozenset[str]) -> Terms | None:
        if self.position is None:
            return None
        return Terms(
            employee=self.employee,
            profession=self.position.profession,
            competences=competences,
            fraction_percent=self.position.fraction_percent,
            full_time_week=self.position.full_time_week,
            nights=self.position.nights,
            long_shifts=self.position.long_shifts,
            absences=self.absences,
            adaptations=self.adaptations,
            born=Terms.youngest(self.birth_year),
        )


Employee: TypeAlias = NotRegistered | Registered


def decide(command: EmployeeCommand, employee: Employee) -> Sequence[EmployeeEvent]:
    """The facts that ``command`` makes, or a refusal."""
    if isinstance(command, RegisterEmployee):
        return [_register(command, employee)]
    if isinstance(employee, NotRegistered):
        raise EmployeeUnknown(f"no employee {command.employee} is registered", employee=command.employee)
    match command:
        case ChangePosition() as c:
            return [_position(c)]
        case CertifyCompetence() as c:
            return _certify(c, employee)
        case WithdrawCompetence() as c:
            return _withdraw(c, employee)
        case GrantAdaptation() as c:
            return [_adaptation(c)]
        case RegisterAbsence() as c:
            return [_absence(c, employee)]
        case RegisterWishes() as c:
            return _wishes(c, employee)


def _register(c: RegisterEmployee, employee: Employee) -> EmployeeRegistered:
    if isinstance(employee, Registered):
        raise EmployeeIsRegistered(f"employee {c.employee} is registered already", employee=c.employee)
    return EmployeeRegistered(c.employee, c.unit, c.birth_year, c.union)


def _position(c: ChangePosition) -> PositionChanged:
    if not 1 <= c.fraction_percent <= 100:
        raise PositionOutOfRange(
            f"{c.employee}: position size {c.fraction_percent} %; 1 to 100 is accepted", employee=c.employee
        )
    if not timedelta() < c.full_time_week <= FULL_WEEK:
        raise PositionOutOfRange(
            f"{c.employee}: full time of {c.full_time_week / timedelta(hours=1):g} h a week; "
            "more than 0 and at most 40 is accepted",
            employee=c.employee,
        )
    return PositionChanged(
        c.employee, c.unit, c.profession, c.fraction_percent, c.full_time_week, c.nights, c.long_shifts
    )


def _certify(c: CertifyCompetence, known: Registered) -> list[EmployeeEvent]:
    known_already = c.competence in known.certificates and known.certificates[c.competence] == c.until
    return [] if known_already else [CompetenceCertified(c.employee, c.competence, c.until)]


def _withdraw(c: WithdrawCompetence, known: Registered) -> list[EmployeeEvent]:
    if c.competence not in known.certificates:
        raise CompetenceNotHeld(
            f"{c.employee} holds no competence {c.competence}; known: {', '.join(sorted(known.competences)) or 'none'}",
            employee=c.employee,
            competence=c.competence,
        )
    ends = known.certificates[c.competence]
    return (
        [] if ends is not None and ends <= c.last_day else [CompetenceWithdrawn(c.employee, c.competence, c.last_day)]
    )


def _adaptation(c: GrantAdaptation) -> AdaptationGranted:
    weekday_off = c.constraint is Constraint.DAY_OFF_WEEKDAY
    if c.weekday not in (range(7) if weekday_off else (None,)):
        raise AdaptationWeekday(
            f"{c.employee}: {c.constraint} on weekday {c.weekday}; "
            f"{'0 (Monday) to 6 (Sunday)' if weekday_off else 'no weekday'} is accepted",
            employee=c.employee,
        )
    return AdaptationGranted(c.employee, c.period, c.constraint, c.weekday, c.private_reason)


def _absence(c: RegisterAbsence, known: Registered) -> AbsenceRegistered:
    for other in known.absences:
        if c.period.first_day <= other.period.last_day and other.period.first_day <= c.period.last_day:
            raise AbsencesOverlap(
                f"{c.employee}: {c.period.first_day} to {c.period.last_day} overlaps the absence "
                f"{other.period.first_day} to {other.period.last_day}; end that one first",
                employee=c.employee,
            )
    return AbsenceRegistered(c.employee, c.period, c.effect, c.cause)


def _wishes(c: RegisterWishes, known: Registered) -> list[EmployeeEvent]:
    for wish in c.wishes:
        if wish.weight not in {1, 2, 3}:
            raise WishWeightOutOfRange(
                f"{c.employee}: the wish for {wish.day} weighs {wish.weight}; 1, 2 or 3 is accepted",
                employee=c.employee,
            )
    days = [w.day for w in (*known.wishes, *c.wishes)]
    if len(set(days)) < len(days):
        twice = next(day for day in days if days.count(day) > 1)
        raise WishIsDoubled(f"{c.employee} has two wishes for {twice}; one a day is accepted", employee=c.employee)
    return [WishesRegistered(c.employee, c.wishes)] if c.wishes else []


def evolve(employee: Employee, event: EmployeeEvent) -> Employee:
    """The state after ``event``."""
    if isinstance(event, EmployeeRegistered):
        return Registered(event.employee, event.unit, event.birth_year, event.union)
    if isinstance(employee, NotRegistered):
        return employee  # a fact about nobody changes nobody
    match event:
        case PositionChanged() as position:
            return replace(employee, position=position, unit=position.unit)
        case CompetenceCertified(competence=competence, until=until):
            return replace(employee, certificates={**employee.certificates, competence: until})
        case CompetenceWithdrawn(competence=competence, last_day=last_day):
            return replace(employee, certificates={**employee.certificates, competence: last_day})
        case AdaptationGranted(period=period, constraint=constraint, weekday=weekday):
            return replace(employee, adaptations=(*employee.adaptations, Adaptation(period, constraint, weekday)))
        case AbsenceRegistered(period=period, effect=effect):
            return replace(employee, absences=(*employee.absences, Absence(period, effect)))
        case WishesRegistered(wishes=wishes):
            return replace(employee, wishes=(*employee.wishes, *wishes))


EMPLOYEE: Decider[EmployeeCommand, Employee, EmployeeEvent] = Decider("employee", NotRegistered(), decide, evolve)
