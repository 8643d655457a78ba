"""One mandate: granted by those it speaks for, in force for a while, revoked from a day on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from domain.calendar import DAY, Period
from domain.decider import Decider
from domain.errors import Rejected
from domain.ids import MandateId, PersonId, Union, UnitId
from domain.representation.events import MandateEvent, MandateGranted, MandateRevoked, Office


class MandateIsGranted(Rejected):
    """The mandate exists already."""

    code = "mandate.is_granted"


class MandateUnknown(Rejected):
    """No such mandate."""

    code = "mandate.unknown"


class MandateWithoutUnion(Rejected):
    """A union representative's mandate names its union; the other offices have none."""

    code = "mandate.without_union"


class RevokedBackwards(Rejected):
    """A mandate ends from today on at the earliest; what was done under it stands."""

    code = "mandate.revoked_backwards"


@dataclass(frozen=True, slots=True)
class GrantMandate:
    """Give a person an office in a unit."""

    mandate: MandateId
    person: PersonId
    office: Office
    unit: UnitId
    period: Period
    union: Union | None
    by: PersonId


@dataclass(frozen=True, slots=True)
class RevokeMandate:
    """End a mandate with ``last_day``; ``today`` is the Oslo day of the act."""

    mandate: MandateId
    last_day: date
    today: date
    by: PersonId


MandateCommand: TypeAlias = GrantMandate | RevokeMandate


@dataclass(frozen=True, slots=True)
class NoMandate:
    """Not granted."""


@dataclass(frozen=True, slots=True)
class Granted:
    """A mandate as granted and perhaps cut short."""

    mandate: MandateId
    person: PersonId
    office: Office
    unit: UnitId
    period: Period
    union: Union | None
    granted_by: PersonId
    last_day: date
    """The last day in force: the period's own, or earlier when revoked."""

    def in_force(self, day: date) -> bool:
        """Whether its holder may act under it on ``day``."""
        return self.period.first_day <= day <= self.last_day


Mandate: TypeAlias = NoMandate | Granted


def decide(command: MandateCommand, mandate: Mandate) -> Sequence[MandateEvent]:
    """The facts that ``command`` makes, or a refusal."""
    match command:
        case GrantMandate() as c:
            return [_grant(c, mandate)]
        case RevokeMandate() as c:
            return [_revoke(c, mandate)]


def _grant(c: GrantMandate, mandate: Mandate) -> MandateGranted:
    if isinstance(mandate, Granted):
        raise MandateIsGranted(f"mandate {c.mandate} is granted already", mandate=c.mandate)
    if (c.office is Office.UNION_REPRESENTATIVE) != (c.union is not None):
        raise MandateWithoutUnion(
            f"mandate {c.mandate}: {'a union is missing' if c.union is None else f'a {c.office} has no union'}; "
            f"a {Office.UNION_REPRESENTATIVE} names a union, the other offices none",
            mandate=c.mandate,
        )
    return MandateGranted(c.mandate, c.person, c.office, c.unit, c.period, c.by, c.union)


def _revoke(c: RevokeMandate, mandate: Mandate) -> MandateRevoked:
    if isinstance(mandate, NoMandate):
        raise MandateUnknown(f"there is no mandate {c.mandate}", mandate=c.mandate)
    if c.last_day < c.today - DAY:
        raise RevokedBackwards(
            f"mandate {c.mandate} can have {c.today - DAY} as its last day at the earliest, not {c.last_day}",
            mandate=c.mandate,
        )
    return MandateRevoked(c.mandate, min(c.last_day, mandate.last_day), c.by)


def evolve(mandate: Mandate, event: MandateEvent) -> Mandate:
    """The state after ``event``."""
    match event:
        case MandateGranted() as e:
            return Granted(e.mandate, e.person, e.office, e.unit, e.period, e.union, e.by, e.period.last_day)
        case MandateRevoked(last_day=last_day):
            return replace(mandate, last_day=last_day) if isinstance(mandate, Granted) else mandate


MANDATE: Decider[MandateCommand, Mandate, MandateEvent] = Decider("mandate", NoMandate(), decide, evolve)
