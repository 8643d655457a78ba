"""One mandate: granted by those it speaks for, in force for a while, revoked from a day on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from domain.calendar import DAY, Period
from domain.decider import Decider
from domain.ids import MandateId, PersonId, Union, UnitId
from domain.representation.errors import (
    DeputyOutOfBounds,
    MandateIsGranted,
    MandateOnBothSides,
    MandateUnknown,
    MandateWithoutUnion,
    MandateWithoutUnit,
    RevokedBackwards,
)
from domain.representation.events import Level, MandateEvent, MandateGranted, MandateRevoked, Office


@dataclass(frozen=True, slots=True)
class Granted:
    """A mandate as granted and perhaps cut short."""

    mandate: MandateId
    person: PersonId
    office: Office
    units: tuple[UnitId, ...]
    """Empty: every unit."""
    period: Period
    union: Union | None
    granted_by: PersonId
    last_day: date
    """The last day in force: the period's own, or earlier when revoked."""
    level: Level = Level.WORKPLACE
    deputy_for: MandateId | None = None
    """The mandate it stands in for."""

    def in_force(self, day: date) -> bool:
        """Whether its holder may act under it on ``day``."""
        return self.period.first_day <= day <= self.last_day

    def covers(self, unit: UnitId) -> bool:
        """Whether its holder may act under it in ``unit``."""
        return not self.units or unit in self.units


@dataclass(frozen=True, slots=True)
class GrantMandate:
    """Give a person an office in some units; an administrator's is for all units and names none."""

    mandate: MandateId
    person: PersonId
    office: Office
    units: tuple[UnitId, ...]
    period: Period
    union: Union | None
    by: PersonId
    level: Level = Level.WORKPLACE
    deputy_for: Granted | None = None
    """The mandate it stands in for, as it stands."""
    held: tuple[Granted, ...] = ()
    """Every mandate the person has, by whichever account."""


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
    if c.office.of_a_union != (c.union is not None):
        raise MandateWithoutUnion(
            f"mandate {c.mandate}: {'a union is missing' if c.union is None else f'a {c.office} has no union'}; "
            f"a {Office.UNION_REPRESENTATIVE} or {Office.UNION_ADMINISTRATOR} names a union, the other offices none",
            mandate=c.mandate,
        )
    if (c.office is Office.UNION_ADMINISTRATOR) != (not c.units):
        raise MandateWithoutUnit(
            f"mandate {c.mandate}: a {c.office} "
            + ("names no unit, for it holds in all" if c.units else "names the units it holds in"),
            mandate=c.mandate,
        )
    _on_one_side(c)
    deputy_for = None if c.deputy_for is None else _stood_in_for(c, c.deputy_for)
    units = tuple(dict.fromkeys(c.units))
    return MandateGranted(c.mandate, c.person, c.office, units, c.period, c.by, c.union, c.level, deputy_for)


def _on_one_side(c: GrantMandate) -> None:
    """Refuse an office on one side to a person with one on the other, in a common unit on a common day."""
    for m in c.held:
        opposed = (c.office.of_the_employer and m.office.of_the_employees) or (
            c.office.of_the_employees and m.office.of_the_employer
        )
        common_day = m.period.first_day <= c.period.last_day and c.period.first_day <= m.last_day
        if opposed and common_day and (not c.units or any(m.covers(unit) for unit in c.units)):
            raise MandateOnBothSides(
                f"{c.person} cannot be {c.office} from {c.period.first_day} to {c.period.last_day}: an office on the "
                "other side is held in a common unit on some of the days; grant other days or units, or end that first",
                mandate=c.mandate,
            )


def _stood_in_for(c: GrantMandate, other: Granted) -> MandateId:
    """The mandate a deputy stands in for, where it may."""
    wrong = [
        what
        for what, fits in (
            (f"the office is {other.office}", c.office is other.office),
            ("the union is another", c.union == other.union),
            (f"the level is {other.level}", other.level.reaches(c.level)),
            (f"the units are {', '.join(other.units) or 'all'}", all(other.covers(u) for u in c.units)),
            ("the holder is the same person", c.person != other.person),
        )
        if not fits
    ]
    if wrong:
        raise DeputyOutOfBounds(
            f"{c.mandate} cannot stand in for {other.mandate}: there {' and '.join(wrong)}; a deputy has the same "
            "union and office, some of the same units, and no higher level",
            mandate=c.mandate,
            deputy_for=other.mandate,
        )
    return other.mandate


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
            return Granted(
                e.mandate, e.person, e.office, e.units, e.period, e.union, e.by, e.period.last_day,
                e.level, e.deputy_for,
            )  # fmt: skip
        case MandateRevoked(last_day=last_day):
            return replace(mandate, last_day=last_day) if isinstance(mandate, Granted) else mandate


MANDATE: Decider[MandateCommand, Mandate, MandateEvent] = Decider("mandate", NoMandate(), decide, evolve)
