"""What has happened to a mandate."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, TypeAlias

from domain.calendar import Period
from domain.ids import MandateId, PersonId, Union, UnitId
from domain.privacy import Category, Special


class Office(StrEnum):
    """What a mandate lets its holder act as."""

    UNION_REPRESENTATIVE = "tillitsvalgt"
    SAFETY_REPRESENTATIVE = "verneombud"
    UNIT_LEADER = "enhetsleder"
    ROTA_PLANNER = "turnusplanlegger"

    @property
    def of_the_employer(self) -> bool:
        """Whether the office stands on the employer's side."""
        return self in {Office.UNIT_LEADER, Office.ROTA_PLANNER}


@dataclass(frozen=True, slots=True)
class MandateGranted:
    """A person holds an office in a unit for a period."""

    mandate: MandateId
    person: PersonId
    office: Office
    unit: UnitId
    period: Period
    by: PersonId
    union: Annotated[Union | None, Special("person", Category.UNION)] = None


@dataclass(frozen=True, slots=True)
class MandateRevoked:
    """The mandate ends: ``last_day`` is the last it is in force, never earlier than the day of the act before."""

    mandate: MandateId
    last_day: date
    by: PersonId


MandateEvent: TypeAlias = MandateGranted | MandateRevoked
