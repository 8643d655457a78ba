"""Who grants what is judged by the mandates as they stand in the transaction of the act."""

import pytest

from adapters.event_store.store import LedgerEventStore
from application.authority import NotAllowed, OnBothSides, Role, administrator, aliases, employer_side, mandates_of
from application.handle import Asked
from application.identities import LinkingAccounts
from application.mandating import Mandating
from domain.ids import MandateId, PersonId, Union
from domain.representation.errors import MandateOfAnotherUnion
from domain.representation.events import MandateGranted, MandateRevoked, Office
from tests.application.desk import TODAY, YEAR, asked, handling, mandate, put
from tests.examples import FAGFORBUNDET, LEADER, NSF, NSF_REP, OTHER_UNIT, UNIT

ADMINISTRATOR, NEW = PersonId("nsf-admin"), PersonId("new")
ADMINISTRATORS = MandateId(f"{ADMINISTRATOR}.fagforeningsadministrator.alle.2026-01-01")


@pytest.fixture
def administered(log: LedgerEventStore) -> LedgerEventStore:
    """NSF has an administrator, and a representative in the unit; the unit has a leader."""
    granted = MandateGranted(ADMINISTRATORS, ADMINISTRATOR, Office.UNION_ADMINISTRATOR, (), YEAR, LEADER, NSF)
    put(log, f"mandate-{ADMINISTRATORS}", granted)
    mandate(log, NSF_REP, Office.UNION_REPRESENTATIVE, NSF)
    mandate(log, LEADER, Office.UNIT_LEADER)
    return log


def grant(log: LedgerEventStore, by: Asked, union: Union = NSF) -> None:
    Mandating(handling(log)).grant(by, NEW, Office.UNION_REPRESENTATIVE, (UNIT,), YEAR, union)


def link(log: LedgerEventStore, one: PersonId, other: PersonId) -> None:
    LinkingAccounts(handling(log)).link(asked(PersonId("x"), Role.IMPORTER), one, other, "the same staff number")


def test_an_administrator_grants_for_one_union_and_for_no_other(administered: LedgerEventStore) -> None:
    with pytest.raises(MandateOfAnotherUnion):
        grant(administered, asked(ADMINISTRATOR), FAGFORBUNDET)
    grant(administered, asked(ADMINISTRATOR))


def test_an_administrator_whose_mandate_was_revoked_grants_nothing(administered: LedgerEventStore) -> None:
    put(administered, f"mandate-{ADMINISTRATORS}", MandateRevoked(ADMINISTRATORS, TODAY.replace(day=15), ADMINISTRATOR))
    with pytest.raises(NotAllowed):
        grant(administered, asked(ADMINISTRATOR))


def test_what_a_grant_rests_on_stands_until_it_is_recorded(administered: LedgerEventStore) -> None:
    """A revocation of the administrator's mandate, or a link between accounts, meanwhile is a version conflict."""
    work = handling(administered).look(asked(ADMINISTRATOR))
    assert administrator(work, NSF) is not None
    assert administrator(work, FAGFORBUNDET) is None
    expected = {c.stream: c.expected for c in work.changes()}
    assert expected[f"mandate-{ADMINISTRATORS}"] == 1
    assert expected[f"identity-{ADMINISTRATOR}"] == 0


def test_the_person_is_looked_at_and_not_the_account(administered: LedgerEventStore) -> None:
    second = PersonId("leader-2")
    link(administered, LEADER, second)
    work = handling(administered).look(asked(second))
    assert aliases(work, second) == aliases(work, LEADER) == {LEADER, second}
    assert [m.person for m in mandates_of(work, second)] == [LEADER]
    assert employer_side(work, second, UNIT)
    assert not employer_side(work, second, OTHER_UNIT)
    assert not employer_side(work, NSF_REP, UNIT)
    assert aliases(work, NSF_REP) == {NSF_REP}


def test_a_leader_elsewhere_by_another_account_is_no_administrator(administered: LedgerEventStore) -> None:
    link(administered, ADMINISTRATOR, LEADER)
    with pytest.raises(OnBothSides):
        grant(administered, asked(ADMINISTRATOR))
