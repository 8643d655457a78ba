"""Who may do what: capacities, and how an actor is found to hold one.

An office is held by mandate and read from the mandate's stream in the same transaction as the act. What no
stream says yet (an auditor, an importer, who registers unions) is granted by the token.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.errors import Rejected
from domain.identity.identity import IDENTITY
from domain.ids import PersonId, Union, UnitId
from domain.representation.events import Office
from domain.representation.mandate import MANDATE, Granted
from domain.workforce.employee import EMPLOYEE, Registered

if TYPE_CHECKING:
    from application.handle import Work


class Role(StrEnum):
    """A capacity to act in, recorded with every act."""

    UNIT_LEADER = Office.UNIT_LEADER.value
    ROTA_PLANNER = Office.ROTA_PLANNER.value
    UNION_REPRESENTATIVE = Office.UNION_REPRESENTATIVE.value
    SAFETY_REPRESENTATIVE = Office.SAFETY_REPRESENTATIVE.value
    CLINIC_DIRECTOR = Office.CLINIC_DIRECTOR.value
    UNION_ADMINISTRATOR = Office.UNION_ADMINISTRATOR.value
    COMMITTEE = Office.COMMITTEE.value
    EMPLOYEE = "ansatt"
    AUDITOR = "revisor"
    """Reads everything, writes nothing."""
    INTEGRATION = "integrasjon"
    """A client that submits plan changes; never a person."""
    UNION_REGISTRAR = "foreningsregister"
    """Registers unions and the first administrator of each, and does nothing else."""
    IMPORTER = "import"
    """Sets a unit up from its files."""
    NOBODY = "ingen"


OFFICES = frozenset(Role(office.value) for office in Office)
"""The capacities that are held by mandate."""
EMPLOYER = (Role.UNIT_LEADER, Role.ROTA_PLANNER, Role.CLINIC_DIRECTOR)
EVERYBODY_IN_THE_UNIT = (*EMPLOYER, Role.UNION_REPRESENTATIVE, Role.SAFETY_REPRESENTATIVE, Role.EMPLOYEE)
GRANTERS = (Role.UNION_ADMINISTRATOR, Role.IMPORTER)
"""Those who grant mandates, each kind its own."""
READERS = (*EVERYBODY_IN_THE_UNIT, Role.AUDITOR)


APART = frozenset({Role.INTEGRATION, Role.AUDITOR})
"""A machine is nobody's deputy, and an auditor writes nothing: neither is at the same time somebody with an office."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, and what the token grants beyond the offices held by mandate."""

    person: PersonId
    granted: frozenset[Role] = frozenset()

    @property
    def apart(self) -> bool:
        """Whether the token is one that no office and no employment counts beside, whoever it was issued to."""
        return bool(self.granted & APART)


class NotAllowed(Rejected):
    """The actor holds none of the capacities that may do this in the unit today."""

    code = "access.not_allowed"


class NotInOffice(Rejected):
    """The person holds no mandate for that office in the unit today."""

    code = "access.not_in_office"


class OnBothSides(Rejected):
    """Nobody acts for one side where he or she, by any account, holds an office of the other."""

    code = "access.both_sides"


def aliases(work: "Work", account: PersonId) -> frozenset[PersonId]:
    """Every account of the natural person who has ``account``; at least that one."""
    return work.load(IDENTITY, account).accounts(account)


def mandates_of(work: "Work", person: PersonId) -> Iterator[Granted]:
    """Every mandate the person has held by any account, in force or not; those of this very account first.

    None that counts beside the actor's own token, where that is a machine's or an auditor's.
    """
    if work.asked.actor.apart and work.asked.actor.person in aliases(work, person):
        return
    for account in sorted(aliases(work, person), key=lambda a: (a != person, a)):
        for name in _mandate_streams(work, account):
            mandate = work.load(MANDATE, name.removeprefix(f"{MANDATE.category}-"))
            if isinstance(mandate, Granted) and mandate.person == account:  # a name may begin like another: a, a.b
                yield mandate


def _mandate_streams(work: "Work", account: PersonId) -> list[str]:
    """The streams of the account's mandates, with those that this very command has begun."""
    begun = {name for name in work.streams if name.startswith(MANDATE.stream(f"{account}."))}
    return sorted(begun.union(work.names(MANDATE, f"{account}.")))


def mandates_in(work: "Work", person: PersonId, unit: UnitId) -> Iterator[Granted]:
    """The person's mandates that cover ``unit`` and are in force today."""
    return (m for m in mandates_of(work, person) if m.covers(unit) and m.in_force(work.today))


def employer_side(work: "Work", account: PersonId, unit: UnitId) -> bool:
    """Whether the person, by any account, holds an employer's office that covers ``unit`` today."""
    return any(m.office.of_the_employer for m in mandates_in(work, account, unit))


def administrators_mandates(work: "Work") -> tuple[Granted, ...]:
    """The actor's mandates as administrator of a union today.

    Raises ``OnBothSides`` for somebody who, by any account, holds an employer's office today, in whatever unit.
    """
    held = [m for m in mandates_of(work, work.asked.actor.person) if m.in_force(work.today)]
    theirs = tuple(m for m in held if m.office is Office.UNION_ADMINISTRATOR)
    if theirs and any(m.office.of_the_employer for m in held):
        raise _on_both_sides(work, Role.UNION_ADMINISTRATOR)
    return theirs


def administrator(work: "Work", union: Union) -> Granted | None:
    """The actor's mandate as administrator of ``union`` today, if any. Raises ``OnBothSides``."""
    return next((m for m in administrators_mandates(work) if m.union == union), None)


def mandate_in_force(work: "Work", person: PersonId, unit: UnitId, office: Office) -> Granted | None:
    """The person's mandate for ``office`` in ``unit`` today, if any."""
    return next((m for m in mandates_in(work, person, unit) if m.office is office), None)


def roles(work: "Work", unit: UnitId) -> frozenset[Role]:
    """Every capacity the actor holds in ``unit`` today."""
    actor = work.asked.actor
    if actor.apart:
        return actor.granted
    held = {Role(m.office.value) for m in mandates_in(work, actor.person, unit)}
    employee = work.load(EMPLOYEE, actor.person)
    if isinstance(employee, Registered) and employee.unit == unit:
        held.add(Role.EMPLOYEE)
    return frozenset(held | actor.granted)


def units_of(work: "Work") -> frozenset[UnitId]:
    """The units the actor's mandates of today name, and the one the actor is employed in."""
    units = {unit for m in mandates_of(work, work.asked.actor.person) if m.in_force(work.today) for unit in m.units}
    employee = work.load(EMPLOYEE, work.asked.actor.person)
    return frozenset(units | {employee.unit} if isinstance(employee, Registered) else units)


def act_as(work: "Work", unit: UnitId, *allowed: Role) -> Role:
    """Find the actor's capacity among ``allowed`` and record it.

    Raises ``NotAllowed``, naming who may, and ``OnBothSides`` for an act in the office of one side by somebody who
    holds one of the other in the unit; who merely reads is on no side.
    """
    held = roles(work, unit)
    role = next((r for r in allowed if r in held), None)
    if role is None:
        raise NotAllowed(
            f"{work.asked.actor.person} is {', '.join(sorted(held)) or 'nobody'} in {unit} on {work.today}; "
            f"this is for {' or '.join(allowed)}",
            allowed=[r.value for r in allowed],
            unit=unit,
        )
    work.role = role
    if role in OFFICES:
        if work.acting and Office(role.value).has_a_side and on_both_sides(work, unit):
            raise _on_both_sides(work, role)
        mandate = mandate_in_force(work, work.asked.actor.person, unit, Office(role.value))
        work.mandate = None if mandate is None else mandate.mandate
    return role


def act_everywhere(work: "Work", *allowed: Role) -> Role:
    """Find a capacity among ``allowed`` that the token grants, and record it. Raises ``NotAllowed``."""
    role = next((r for r in allowed if r in work.asked.actor.granted), None)
    if role is None:
        raise NotAllowed(
            f"{work.asked.actor.person} does not hold what this is for: {' or '.join(allowed)}",
            allowed=[r.value for r in allowed],
        )
    work.role = role
    return role


def on_both_sides(work: "Work", unit: UnitId) -> bool:
    """Whether the actor, by any account, holds offices of both sides in ``unit`` today."""
    offices = {m.office for m in mandates_in(work, work.asked.actor.person, unit)}
    return any(o.of_the_employer for o in offices) and any(o.of_the_employees for o in offices)


def _on_both_sides(work: "Work", role: Role) -> OnBothSides:
    return OnBothSides(
        f"{work.asked.actor.person} cannot act as {role}: offices held today stand on both sides; one must be given up",
        role=role.value,
    )
