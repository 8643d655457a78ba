"""What may be asked concerning an employee."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from domain.calendar import Period
from domain.ids import PersonId, Union, UnitId
from domain.workforce.events import DayWish
from domain.working_time.model import AbsenceEffect, Constraint, Nights


@dataclass(frozen=True, slots=True)
class RegisterEmployee:
    """Take a person into the unit's planning."""

    employee: PersonId
    unit: UnitId
    birth_year: int
    union: Union | None


@dataclass(frozen=True, slots=True)
class ChangePosition:
    """Settle position size, norm and terms."""

    employee: PersonId
    unit: UnitId
    profession: str
    fraction_percent: int
    full_time_week: timedelta
    nights: Nights
    long_shifts: bool


@dataclass(frozen=True, slots=True)
class CertifyCompetence:
    """Record a competence, or that its certificate was renewed."""

    employee: PersonId
    competence: str
    until: date | None = None
    """The last day of the certificate; ``None``: it does not run out."""


@dataclass(frozen=True, slots=True)
class WithdrawCompetence:
    """Record that the person no longer holds a competence after ``last_day``."""

    employee: PersonId
    competence: str
    last_day: date


@dataclass(frozen=True, slots=True)
class GrantAdaptation:
    """Grant an adaptation, hard inside its dates."""

    employee: PersonId
    period: Period
    constraint: Constraint
    weekday: int | None
    private_reason: str | None


@dataclass(frozen=True, slots=True)
class RegisterAbsence:
    """Record days away or on a course."""

    employee: PersonId
    period: Period
    effect: AbsenceEffect
    cause: str | None


@dataclass(frozen=True, slots=True)
class RegisterWishes:
    """Record wishes for days."""

    employee: PersonId
    wishes: tuple[DayWish, ...]


EmployeeCommand: TypeAlias = (
    RegisterEmployee
    | ChangePosition
    | CertifyCompetence
    | WithdrawCompetence
    | GrantAdaptation
    | RegisterAbsence
    | RegisterWishes
)
