"""Who takes part in what is said of a plan, in which capacity, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum

from domain.ids import MandateId, PersonId


class Capacity(StrEnum):
    """What somebody was on the day, as found from the mandates in force then."""

    UNIT_LEADER = "enhetsleder"
    ROTA_PLANNER = "turnusplanlegger"
    CLINIC_DIRECTOR = "klinikksjef"
    UNION_REPRESENTATIVE = "tillitsvalgt"
    SAFETY_REPRESENTATIVE = "verneombud"
    COMMITTEE = "amu"
    UNION_ADMINISTRATOR = "fagforeningsadministrator"
    EMPLOYEE = "ansatt"
    NONE = "uten verv"
    """Neither an office in the unit nor employed there: an adviser, a guest."""
    UNKNOWN = "ukjent"
    """Nobody asked: records from before capacities were kept."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody invited or present, and the mandate that the capacity is held by, where it is an office."""

    person: PersonId
    capacity: Capacity
    mandate: MandateId | None = None

    @property
    def represents(self) -> bool:
        """Whether a union speaks through this person; where nobody asked it is taken to be so."""
        return self.capacity in {Capacity.UNION_REPRESENTATIVE, Capacity.UNKNOWN}


@dataclass(frozen=True, slots=True)
class View:
    """What one party put forward; ``who`` is unknown in records from before views were kept apart."""

    who: PersonId | None
    capacity: Capacity
    text: str


class Outcome(StrEnum):
    """What a discussion came to; the employer may decide otherwise (AML § 10-3)."""

    AGREED = "agreed"
    NOT_AGREED = "not_agreed"
    """The dissent stays with the plan."""
    NOTED = "noted"
    """Taken note of, without a position."""
