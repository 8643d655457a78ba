"""What has happened to an employee. Ids, never names; causes and reasons stand apart."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, TypeAlias

from domain.calendar import Period
from domain.ids import PersonId, ShiftCode, Union, UnitId
from domain.privacy import Category, Special
from domain.working_time.model import AbsenceEffect, Constraint, Nights


@dataclass(frozen=True, slots=True)
class EmployeeRegistered:
    """A person came into the unit's planning."""

    employee: PersonId
    unit: UnitId
    birth_year: int
    union: Annotated[Union | None, Special("employee", Category.UNION)] = None


@dataclass(frozen=True, slots=True)
class PositionChanged:
    """The person's position and terms from now on (AML § 14-6)."""

    employee: PersonId
    unit: UnitId
    profession: str
    fraction_percent: int
    full_time_week: timedelta
    nights: Nights
    long_shifts: bool


@dataclass(frozen=True, slots=True)
class CompetenceCertified:
    """The person holds a competence that need lines may name; certified anew, the latest certificate counts."""

    employee: PersonId
    competence: str
    until: date | None = None
    """The last day of the certificate; ``None``: it does not run out."""


@dataclass(frozen=True, slots=True)
class CompetenceWithdrawn:
    """The competence lapsed or was taken back: ``last_day`` is the last on which the person held it."""

    employee: PersonId
    competence: str
    last_day: date


@dataclass(frozen=True, slots=True)
class AdaptationGranted:
    """An adaptation (*tilrettelegging*, AML § 4-6, § 10-2): its constraint in the clear, its reason apart."""

    employee: PersonId
    period: Period
    constraint: Constraint
    weekday: int | None
    private_reason: Annotated[str | None, Special("employee", Category.HEALTH)] = None


@dataclass(frozen=True, slots=True)
class AbsenceRegistered:
    """Days away or on a course; what planning needs is in the clear, the cause is not."""

    employee: PersonId
    period: Period
    effect: AbsenceEffect
    cause: Annotated[str | None, Special("employee", Category.HEALTH)] = None


@dataclass(frozen=True, slots=True)
class DayWish:
    """A wish for one day: a shift code, or off (``None``), weight 1 to 3."""

    day: date
    code: ShiftCode | None
    weight: int


@dataclass(frozen=True, slots=True)
class WishesRegistered:
    """The person's wishes for days to come, in addition to those already known."""

    employee: PersonId
    wishes: tuple[DayWish, ...]


EmployeeEvent: TypeAlias = (
    EmployeeRegistered
    | PositionChanged
    | CompetenceCertified
    | CompetenceWithdrawn
    | AdaptationGranted
    | AbsenceRegistered
    | WishesRegistered
)
