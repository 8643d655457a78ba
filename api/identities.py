"""Which accounts are one natural person's."""

from fastapi import APIRouter, Depends, Response

from api.answers import COMMANDING, READING, Done, done
from api.asking import AccountPath, Body, Command, Person, Reader, Reason, TheHouse, etag
from api.asking import current_actor as signed_in
from application.identities import AccountsOfAPerson

router = APIRouter(prefix="/v1/accounts", tags=["accounts"], dependencies=[Depends(signed_in)])


class Link(Body):
    """Another account of the same person, and how that is known."""

    same_person_as: Person
    because: Reason


class Separation(Body):
    """How it is known that the account is another person's."""

    because: Reason


@router.get("/{account}/identity", responses=READING)
def show_identity(account: AccountPath, asked: Reader, house: TheHouse, response: Response) -> AccountsOfAPerson:
    """The accounts of the person with this one: to the person, those who link accounts, and auditors."""
    found = house.identities.show(asked, account)
    etag(response, found.version)
    return found


@router.post("/{account}/links", responses=COMMANDING)
def link_accounts(account: AccountPath, sent: Link, command: Command, house: TheHouse, response: Response) -> Done:
    """Say that two accounts are one natural person's, with all that each is linked to."""
    return done(response, house.identities.link(command.asked(sent), account, sent.same_person_as, sent.because))


@router.post("/{account}/separation", responses=COMMANDING)
def tell_accounts_apart(
    account: AccountPath, sent: Separation, command: Command, house: TheHouse, response: Response
) -> Done:
    """Say that the account is not the others' person's after all; what was recorded before stands."""
    return done(response, house.identities.tell_apart(command.asked(sent), account, sent.because))
