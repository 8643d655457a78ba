"""A trade union as the hospital knows it: whether it has right of nomination, and who administers its mandates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, TypeAlias

from domain.decider import Decider
from domain.errors import Rejected
from domain.ids import MandateId, PersonId, Union
from domain.privacy import Category, SpecialByKey


class UnionIsRegistered(Rejected):
    """The union is registered already."""

    code = "union.is_registered"


class UnionUnknown(Rejected):
    """No such union is registered."""

    code = "union.unknown"


class UnionNotCorrected(Rejected):
    """The correction says what is recorded already."""

    code = "union.not_corrected"


class UnionHasAdministrator(Rejected):
    """Only a union without an administrator is given one from outside; afterwards its own grant and revoke."""

    code = "union.has_administrator"


@dataclass(frozen=True, slots=True)
class UnionRegistered:
    """A union that employees may be members of.

    Law: a union with right of nomination (*innstillingsrett*) can make tariff agreements under AML § 10-12 (4).
    """

    union: Union
    right_of_nomination: bool
    by: PersonId


@dataclass(frozen=True, slots=True)
class UnionCorrected:
    """What was registered was not so, or is so no longer; what was done before stands."""

    union: Union
    right_of_nomination: bool
    because: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class AdministratorRecorded:
    """A person was given the mandate as the union's administrator, which is a fact of the mandate's own stream too."""

    union: Union
    administrator: Annotated[Mapping[PersonId, MandateId], SpecialByKey(Category.UNION)]
    """The one person, and the mandate."""


UnionEvent: TypeAlias = UnionRegistered | UnionCorrected | AdministratorRecorded


@dataclass(frozen=True, slots=True)
class RegisterUnion:
    """Register a union."""

    union: Union
    right_of_nomination: bool
    by: PersonId


@dataclass(frozen=True, slots=True)
class CorrectUnion:
    """Say how it is, with the reason."""

    union: Union
    right_of_nomination: bool
    because: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class RecordAdministrator:
    """Note who was given the mandate; ``from_outside`` by somebody who is no administrator of the union."""

    union: Union
    person: PersonId
    mandate: MandateId
    from_outside: bool
    administered: bool
    """Whether a mandate as its administrator is in force, or to come."""


UnionCommand: TypeAlias = RegisterUnion | CorrectUnion | RecordAdministrator


@dataclass(frozen=True, slots=True)
class NotRegistered:
    """Nobody has registered it."""


@dataclass(frozen=True, slots=True)
class RegisteredUnion:
    """A union as it is known today."""

    union: Union
    right_of_nomination: bool
    administrators: tuple[MandateId, ...] = field(default=())
    """Every mandate as its administrator there has been."""


UnionState: TypeAlias = NotRegistered | RegisteredUnion


def decide(command: UnionCommand, state: UnionState) -> Sequence[UnionEvent]:
    """The facts that ``command`` makes, or a refusal."""
    match command:
        case RegisterUnion() as c:
            if isinstance(state, RegisteredUnion):
                raise UnionIsRegistered(f"{c.union} is registered; say by a correction what has changed", union=c.union)
            return [UnionRegistered(c.union, c.right_of_nomination, c.by)]
        case CorrectUnion() as c:
            if _registered(c.union, state).right_of_nomination == c.right_of_nomination:
                raise UnionNotCorrected(f"{c.union} is recorded like that already", union=c.union)
            return [UnionCorrected(c.union, c.right_of_nomination, c.because, c.by)]
        case RecordAdministrator() as c:
            _registered(c.union, state)
            if c.from_outside and c.administered:
                raise UnionHasAdministrator(
                    f"{c.union} has an administrator, who grants and revokes the mandates of others", union=c.union
                )
            return [AdministratorRecorded(c.union, {c.person: c.mandate})]


def _registered(union: Union, state: UnionState) -> RegisteredUnion:
    if isinstance(state, NotRegistered):
        raise UnionUnknown(f"there is no union {union}; it must be registered first", union=union)
    return state


def evolve(state: UnionState, event: UnionEvent) -> UnionState:
    """The state after ``event``."""
    match event:
        case UnionRegistered() as e:
            return RegisteredUnion(e.union, e.right_of_nomination)
        case UnionCorrected(right_of_nomination=right):
            return replace(state, right_of_nomination=right) if isinstance(state, RegisteredUnion) else state
        case AdministratorRecorded(administrator=given):
            if isinstance(state, NotRegistered):
                return state
            return replace(state, administrators=(*state.administrators, *given.values()))


UNION: Decider[UnionCommand, UnionState, UnionEvent] = Decider("union", NotRegistered(), decide, evolve)
