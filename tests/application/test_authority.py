"""Offices are held by the person they were given to, and by nobody whose id merely begins alike."""

from adapters.event_store.store import LedgerEventStore
from application.authority import Role, mandates_of, roles
from domain.ids import PersonId
from domain.representation.events import Office
from tests.application.desk import asked, handling, mandate
from tests.examples import NSF, OTHER_UNIT, UNIT


def test_a_mandate_is_one_persons(log: LedgerEventStore) -> None:
    anne, other = PersonId("anne"), PersonId("anne.b")
    mandate(log, other, Office.UNION_REPRESENTATIVE, NSF)
    theirs = handling(log).look(asked(other))
    assert roles(theirs, UNIT) == {Role.UNION_REPRESENTATIVE}
    assert roles(theirs, OTHER_UNIT) == frozenset()
    assert [m.person for m in mandates_of(theirs, other)] == [other]
    hers = handling(log).look(asked(anne))
    assert list(mandates_of(hers, anne)) == []
    assert roles(hers, UNIT) == frozenset()
