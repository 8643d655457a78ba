"""Which accounts are one person's: each account's stream holds the whole set, and a correction is a new fact."""

from domain.identity.identity import (
    IDENTITY,
    AccountsAreLinked,
    AccountsLinked,
    AccountStandsAlone,
    AccountsToldApart,
    Identity,
    LinkAccounts,
    TellApart,
)
from domain.ids import PersonId
from tests.examples import ANNE, LEADER
from tests.scenario import given

ALSO_ANNE, THIRD = PersonId("anne-2"), PersonId("anne-3")
LINK = LinkAccounts(ANNE, frozenset({ANNE, ALSO_ANNE}), "the same staff number", LEADER)
LINKED = AccountsLinked(ANNE, (ANNE, ALSO_ANNE), "the same staff number", LEADER)
APART = AccountsToldApart(ANNE, (ANNE,), "a typing error", LEADER)


def test_an_account_is_one_persons_only_one_until_something_is_said() -> None:
    assert given(IDENTITY).stands(Identity).accounts(ANNE) == {ANNE}


def test_linked_accounts_are_one_persons() -> None:
    linked = given(IDENTITY).when(LINK).then(LINKED)
    assert linked.stands(Identity).accounts(ANNE) == {ANNE, ALSO_ANNE}
    linked.when(LINK).refused(AccountsAreLinked)


def test_an_account_is_linked_to_another_than_itself() -> None:
    given(IDENTITY).when(LinkAccounts(ANNE, frozenset({ANNE}), "the same", LEADER)).refused(AccountsAreLinked)


def test_a_third_account_joins_the_others() -> None:
    third = LinkAccounts(ANNE, frozenset({ANNE, THIRD}), "a new system", LEADER)
    joined = given(IDENTITY, LINKED).when(third)
    assert joined.after.stands(Identity).accounts(ANNE) == {ANNE, ALSO_ANNE, THIRD}


def test_accounts_are_told_apart_by_a_new_fact() -> None:
    tell_apart = TellApart(ANNE, frozenset({ANNE}), "a typing error", LEADER)
    alone = given(IDENTITY, LINKED).when(tell_apart).then(APART)
    assert alone.stands(Identity).accounts(ANNE) == {ANNE}
    alone.when(tell_apart).refused(AccountStandsAlone)
    alone.when(LINK).then(LINKED)


def test_the_others_stay_together() -> None:
    three = AccountsLinked(ANNE, (ANNE, ALSO_ANNE, THIRD), "a new system", LEADER)
    two = TellApart(ANNE, frozenset({ANNE, THIRD}), "a typing error", LEADER)
    assert given(IDENTITY, three).when(two).after.stands(Identity).accounts(ANNE) == {ANNE, THIRD}
