"""A ward's list of mandates is taken in as it stands, and not where somebody would stand on both sides."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from adapters.event_store.store import LedgerEventStore
from adapters.person_register import StoredPersonRegister
from application.authority import Actor, Role
from application.handle import Asked
from application.importing import ImportingWards
from application.ward import Ward, WardRepresentative
from domain.calendar import Period
from domain.ids import MandateId, PersonId, Union, UnitId
from domain.representation.errors import MandateOnBothSides
from domain.representation.events import Level, MandateGranted, Office
from tests.api.ward import LEADER, NSF, UNIT, ward
from tests.application.desk import handling, put

YEAR = Period(date(2026, 1, 1), date(2027, 12, 31))
CHIEF = WardRepresentative(
    PersonId("chief"), Office.UNION_REPRESENTATIVE, Union("NSF"), UnitId(UNIT), YEAR, Level.ENTERPRISE
)
CHIEF_MANDATE = MandateId("chief.klinikksjef.u-9.2026-01-01")
DEPUTY = replace(CHIEF, person=PersonId("vara"), level=Level.WORKPLACE, deputy_for=CHIEF.person)


def with_mandates(*representatives: WardRepresentative) -> Ward:
    return replace(ward(), representatives=(*representatives, *ward().representatives))


def take_in(log: LedgerEventStore, taken: Ward) -> None:
    importing = ImportingWards(handling(log), StoredPersonRegister(log.projection_database()))
    number = uuid4()
    importing.import_ward(Asked(number, bytes(32), Actor(PersonId("x"), frozenset({Role.IMPORTER})), number), taken)


def granted(log: LedgerEventStore, mandate: str) -> MandateGranted:
    (recorded,) = log.stream(f"mandate-{mandate}")
    assert isinstance(recorded.event, MandateGranted)
    return recorded.event


def test_a_deputy_is_granted_whatever_the_order_of_the_lines(log: LedgerEventStore) -> None:
    take_in(log, with_mandates(DEPUTY, CHIEF))
    chief = granted(log, f"chief.tillitsvalgt.{UNIT}.2026-01-01")
    deputy = granted(log, f"vara.tillitsvalgt.{UNIT}.2026-01-01")
    assert (chief.level, chief.deputy_for) == (Level.ENTERPRISE, None)
    assert (deputy.level, deputy.deputy_for) == (Level.WORKPLACE, chief.mandate)


@pytest.mark.parametrize(("person", "office"), [(LEADER, Office.SAFETY_REPRESENTATIVE), (NSF, Office.ROTA_PLANNER)])
def test_nobody_is_taken_in_on_both_sides(log: LedgerEventStore, person: str, office: Office) -> None:
    other = WardRepresentative(PersonId(person), office, None, UnitId(UNIT), YEAR)
    with pytest.raises(MandateOnBothSides):
        take_in(log, with_mandates(other))
    assert log.streams("mandate") == (), "nothing is taken in"


def test_what_is_held_already_counts(log: LedgerEventStore) -> None:
    held = MandateGranted(
        CHIEF_MANDATE, CHIEF.person, Office.CLINIC_DIRECTOR, (UnitId("u-9"), UnitId(UNIT)), YEAR, PersonId("x")
    )
    put(log, f"mandate-{CHIEF_MANDATE}", held)
    with pytest.raises(MandateOnBothSides):
        take_in(log, with_mandates(CHIEF))
