"""Which accounts are one natural person's: said by those who set units up, and corrected by them.

Who is whose account is told to them, to the person and to auditors; no refusal and no receipt tells it to others.
"""

from dataclasses import dataclass

from application.authority import NotAllowed, Role, act_everywhere, aliases
from application.handle import Answer, Asked, Handling, Work
from application.ports.event_store import Receipt
from domain.identity.identity import IDENTITY, LinkAccounts, TellApart
from domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class AccountsOfAPerson:
    """The accounts of one natural person, as far as they are known."""

    account: PersonId
    accounts: tuple[PersonId, ...]
    """At least ``account``."""
    version: int


@dataclass(frozen=True, slots=True)
class LinkingAccounts:
    """Linking accounts, and telling them apart."""

    handling: Handling

    def link(self, asked: Asked, account: PersonId, same_person_as: PersonId, because: str) -> Receipt:
        """Say that two accounts are one person's, with all that each is linked to. Raises ``AccountsAreLinked``."""

        def body(work: Work) -> Answer:
            act_everywhere(work, Role.IMPORTER)
            work.match(IDENTITY, account)
            whole = aliases(work, account) | aliases(work, same_person_as)
            for one in sorted(whole):
                work.do(IDENTITY, one, LinkAccounts(one, whole, because, asked.actor.person))
            return {"account": account}

        return self.handling.perform(asked, body)

    def tell_apart(self, asked: Asked, account: PersonId, because: str) -> Receipt:
        """Say that an account is not the others' person's after all. Raises ``AccountStandsAlone``."""

        def body(work: Work) -> Answer:
            act_everywhere(work, Role.IMPORTER)
            work.match(IDENTITY, account)
            others, by = aliases(work, account) - {account}, asked.actor.person
            work.do(IDENTITY, account, TellApart(account, frozenset({account}), because, by))
            for one in sorted(others):
                work.do(IDENTITY, one, TellApart(one, others, because, by))
            return {"account": account}

        return self.handling.perform(asked, body)

    def show(self, asked: Asked, account: PersonId) -> AccountsOfAPerson:
        """The person's accounts. Raises ``NotAllowed``, alike whether there are others or not."""
        work = self.handling.look(asked)
        known = aliases(work, account)
        if asked.actor.person not in known and not asked.actor.granted & {Role.IMPORTER, Role.AUDITOR}:
            raise NotAllowed(
                f"the accounts of {account} are shown to the person, to those who link accounts, and to auditors",
                allowed=[Role.IMPORTER.value, Role.AUDITOR.value],
            )
        return AccountsOfAPerson(account, tuple(sorted(known)), work.version(IDENTITY, account))
