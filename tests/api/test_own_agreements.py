"""An employee's own agreement is no colleague's to know of: asked for by name, it is as if there were none."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from application.authority import Actor, Role
from application.handle import Asked
from application.ward import AgreementSought, WardRepresentative
from domain.calendar import Period
from domain.ids import PersonId, UnitId
from domain.representation.events import Office
from domain.working_time.model import AgreedLimits, Basis
from tests.api.conftest import Story
from tests.api.life import ok
from tests.api.test_life import refused
from tests.api.ward import FIRST, KARI, LAST, OLA, ward

UNIT, LEADER = UnitId("u-3"), PersonId("y-leder")
ONE, OTHER = PersonId("y-en"), PersonId("y-to")
OWN, NONE = (f"{UNIT}.{FIRST}.10-5-1.{party}" for party in (ONE, "y-ingen"))


@pytest.fixture
def offered(story: Story) -> Story:
    """A unit of two where an agreement is offered to each."""
    known = ward()
    people = {
        p: replace(known.people[PersonId(like)], terms=replace(known.people[PersonId(like)].terms, employee=p))
        for p, like in ((ONE, KARI), (OTHER, OLA))
    }
    leader = WardRepresentative(LEADER, Office.UNIT_LEADER, None, UNIT, Period(date(2026, 1, 1), LAST))
    sought = AgreementSought(Basis.AVERAGING_INDIVIDUAL, "eight weeks", AgreedLimits(averaging_weeks=8), ())
    own = replace(known, unit=UNIT, people=people, wishes=(), representatives=(leader,), sought=(sought,))
    number = uuid4()
    asked = Asked(number, bytes(32), Actor(PersonId("import"), frozenset({Role.IMPORTER})), number)
    story.house.importing.import_ward(asked, own)
    made = ok(story.by(LEADER).post(f"/rota-plans/{UNIT}.{FIRST}/agreements", {"notice_weeks": 4}))
    assert OWN in made["answer"]["agreements"]
    return story


@pytest.mark.parametrize("agreement", [OWN, NONE])
def test_a_colleague_asks_in_vain(offered: Story, agreement: str) -> None:
    colleague, path = offered.by(OTHER), f"/agreements/{agreement}"
    reason, signature = {"reason": "no"}, {"document": "0" * 64, "language": "nb"}
    for answer in (
        colleague.get(path),
        colleague.get(f"{path}/document"),
        colleague.post(f"{path}/refusal", reason, if_match=99),
        colleague.post(f"{path}/withdrawal", reason),
        colleague.post(f"{path}/signature", signature),
        colleague.post(f"{path}/comments", {"comment": "c-1", "text": "why?"}),
        colleague.post(f"{path}/notice"),
        colleague.post(f"{path}/extension"),
    ):
        refused(answer, 404, "agreement.unknown")


def test_the_employee_and_the_leader_are_shown_it(offered: Story) -> None:
    for person in (ONE, LEADER):
        assert ok(offered.by(person).get(f"/agreements/{OWN}"))["party"] == ONE
    refused(offered.by(LEADER).post(f"/agreements/{OWN}/refusal", {"reason": "no"}), 403, "agreement.both_sides")
