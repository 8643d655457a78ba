"""The accounts of one natural person, held alike in the stream of each of them.

An account that nothing is said of is a person's only one. What was said is never changed: a correction is a new fact.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from domain.decider import Decider
from domain.errors import Rejected
from domain.ids import PersonId


class AccountsAreLinked(Rejected):
    """The accounts are known to be one person's already."""

    code = "identity.are_linked"


class AccountStandsAlone(Rejected):
    """The account is linked to no other, so there is nothing to tell it apart from."""

    code = "identity.stands_alone"


@dataclass(frozen=True, slots=True)
class AccountsLinked:
    """``accounts`` are one natural person's, and all that are known; ``account``, whose stream this is, among them."""

    account: PersonId
    accounts: tuple[PersonId, ...]
    because: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class AccountsToldApart:
    """They were not all one person's: those that remain with ``account`` are ``accounts``, itself among them."""

    account: PersonId
    accounts: tuple[PersonId, ...]
    because: str
    by: PersonId


IdentityEvent: TypeAlias = AccountsLinked | AccountsToldApart


@dataclass(frozen=True, slots=True)
class LinkAccounts:
    """Say that all ``accounts`` are one natural person's, ``account`` among them."""

    account: PersonId
    accounts: frozenset[PersonId]
    because: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class TellApart:
    """Say that of the person with ``account``, ``accounts`` remain, ``account`` among them."""

    account: PersonId
    accounts: frozenset[PersonId]
    because: str
    by: PersonId


IdentityCommand: TypeAlias = LinkAccounts | TellApart


@dataclass(frozen=True, slots=True)
class Identity:
    """The other accounts of the person with this one."""

    others: frozenset[PersonId] = frozenset()

    def accounts(self, account: PersonId) -> frozenset[PersonId]:
        """All accounts of the person with ``account``, whose identity this is; at least that one."""
        return self.others | {account}


def decide(command: IdentityCommand, identity: Identity) -> Sequence[IdentityEvent]:
    """The facts that ``command`` makes, or a refusal."""
    match command:
        case LinkAccounts() as c:
            if c.accounts <= identity.accounts(c.account):
                raise AccountsAreLinked("these accounts are one person's already; name another", account=c.account)
            return [AccountsLinked(c.account, tuple(sorted(c.accounts | identity.others)), c.because, c.by)]
        case TellApart() as c:
            if not identity.others:
                raise AccountStandsAlone(f"{c.account} is linked to no other account", account=c.account)
            return [AccountsToldApart(c.account, tuple(sorted(c.accounts)), c.because, c.by)]


def evolve(_: Identity, event: IdentityEvent) -> Identity:
    """The state after ``event``: each fact holds the whole set."""
    return Identity(frozenset(event.accounts) - {event.account})


IDENTITY: Decider[IdentityCommand, Identity, IdentityEvent] = Decider("identity", Identity(), decide, evolve)
