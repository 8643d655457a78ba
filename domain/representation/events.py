"""What has happened to a mandate."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, TypeAlias

from domain.calendar import Period
from domain.ids import MandateId, PersonId, Union, UnitId
from domain.privacy import Category, Special


class Level(StrEnum):
    """Where in the parties' own order a mandate stands, from the workplace upwards."""

    WORKPLACE = "arbeidsplass"
    ENTERPRISE = "foretak"
    CENTRAL = "sentralt"

    def reaches(self, least: "Level") -> bool:
        """Whether it stands as high as ``least``, or higher."""
        order = tuple(Level)
        return order.index(self) >= order.index(least)


class Office(StrEnum):
    """What a mandate lets its holder act as."""

    UNION_REPRESENTATIVE = "tillitsvalgt"
    SAFETY_REPRESENTATIVE = "verneombud"
    UNIT_LEADER = "enhetsleder"
    ROTA_PLANNER = "turnusplanlegger"
    CLINIC_DIRECTOR = "klinikksjef"
    """Leads the leaders of several units."""
    UNION_ADMINISTRATOR = "fagforeningsadministrator"
    """Grants and revokes the union's own mandates, in every unit."""
    COMMITTEE = "amu"
    """Sits on the working environment committee (*arbeidsmiljøutvalg*)."""

    @property
    def of_the_employer(self) -> bool:
        """Whether the office stands on the employer's side."""
        return self in {Office.UNIT_LEADER, Office.ROTA_PLANNER, Office.CLINIC_DIRECTOR}

    @property
    def of_the_employees(self) -> bool:
        """Whether the office stands on the employees' side: a union's, or a safety representative's."""
        return self.of_a_union or self is Office.SAFETY_REPRESENTATIVE

    @property
    def has_a_side(self) -> bool:
        """Whether the office stands on either side; on the committee both sit."""
        return self.of_the_employer or self.of_the_employees

    @property
    def of_a_union(self) -> bool:
        """Whether the office is held for a union, which its mandate then names."""
        return self in {Office.UNION_REPRESENTATIVE, Office.UNION_ADMINISTRATOR}


@dataclass(frozen=True, slots=True)
class MandateGranted:
    """A person holds an office in one or several units for a period."""

    mandate: MandateId
    person: PersonId
    office: Office
    units: tuple[UnitId, ...]
    """Empty: every unit, as a union's administrator has them."""
    period: Period
    by: PersonId
    union: Annotated[Union | None, Special("person", Category.UNION)] = None
    level: Level = Level.WORKPLACE
    deputy_for: MandateId | None = None
    """The mandate it stands in for; it is in force by its own days all the same."""


@dataclass(frozen=True, slots=True)
class MandateRevoked:
    """The mandate ends: ``last_day`` is the last it is in force, never earlier than the day of the act before."""

    mandate: MandateId
    last_day: date
    by: PersonId


MandateEvent: TypeAlias = MandateGranted | MandateRevoked
