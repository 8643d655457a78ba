"""Nobody acts for both sides: not with another account, not for somebody else, not one after the other."""

from datetime import date

import pytest

from application.authority import Role
from tests.api.conftest import Story
from tests.stories.participation.assessing import assessed, showing
from tests.stories.participation.discussing import discussed
from tests.stories.participation.signing import agreements, document, offered, refuses, signing
from tests.stories.participation.steps import (
    administered,
    agreement,
    done,
    drafted,
    granting,
    moved_in,
    proposed,
    refused,
)
from tests.stories.participation.ward import ANNA, AVERAGING, DELTA, FAG, LEADER, LONG, NSF, PLAN, lines, ward

OF_NSF = agreement(AVERAGING, "NSF")
MANDATE_OF_NSF = f"{NSF}.tillitsvalgt.kir-1.2026-01-01"
BEFORE, UNTIL = date(2026, 11, 16), date(2027, 12, 31)
DOCUMENT = "0" * 64


@pytest.fixture
def offered_to_all(both: Story) -> Story:
    """A plan before the parties, recorded as discussed with NSF and Fagforbundet."""
    moved_in(both, ward(AVERAGING))
    drafted(both, lines({ANNA: LONG}))
    proposed(both)
    assessed(both, shown=False)
    offered(both)
    discussed(both, held_on=BEFORE, by=[NSF, FAG])
    return both


def linked(story: Story, account: str, other: str) -> None:
    """It becomes known that two accounts are one person's."""
    body = {"same_person_as": other, "because": "the same national identity number"}
    done(story.by("import", Role.IMPORTER).post(f"/accounts/{account}/links", body))


def test_the_leader_under_another_account_is_still_the_leader(offered_to_all: Story) -> None:
    both = offered_to_all
    text = document(both, NSF, OF_NSF)["sha256"]
    linked(both, NSF, LEADER)
    refused(signing(both, NSF, OF_NSF, text), "agreement.both_sides")
    refused(both.by(NSF).post(f"/agreements/{OF_NSF}/refusal", {"reason": "no"}), "agreement.both_sides")
    refused(both.by(NSF).post(f"/rota-plans/{PLAN}/discussions/d-1/confirmation"), "access.both_sides")
    refused(showing(both, NSF, "tillitsvalgt"), "access.both_sides")
    assert {a["agreement"]: a["signed_for"] for a in agreements(both)}[OF_NSF] == 0


def test_the_planner_under_another_account_speaks_for_no_union(offered_to_all: Story) -> None:
    both = offered_to_all
    linked(both, "r-plan", FAG)
    refused(both.by(FAG).post(f"/rota-plans/{PLAN}/discussions/d-1/confirmation"), "access.both_sides")
    refuses_to_be_signed = signing(both, FAG, agreement(AVERAGING, "Fagforbundet"), DOCUMENT)
    refused(refuses_to_be_signed, "agreement.both_sides")


def test_a_deputy_is_nobody_of_the_employers(offered_to_all: Story) -> None:
    both = offered_to_all
    administered(both, "NSF", "a-nsf")
    linked(both, "leder-privat", LEADER)
    for account in (LEADER, "leder-privat"):
        answer = granting(
            both, "a-nsf", account, "tillitsvalgt", date(2026, 11, 16), UNTIL, union="NSF", deputy_for=MANDATE_OF_NSF
        )
        refused(answer, "mandate.both_sides")
    of_delta = granting(both, "a-nsf", "vara", "tillitsvalgt", date(2026, 11, 16), UNTIL, union="Delta")
    refused(of_delta, "mandate.another_union")

    done(
        granting(
            both, "a-nsf", "vara", "tillitsvalgt", date(2026, 11, 16), UNTIL, union="NSF", deputy_for=MANDATE_OF_NSF
        )
    )
    linked(both, "vara", LEADER)
    refused(signing(both, "vara", OF_NSF, DOCUMENT), "agreement.both_sides")


def test_whoever_has_said_no_for_a_union_does_not_become_the_leader_of_the_unit(offered_to_all: Story) -> None:
    both = offered_to_all
    refuses(both, DELTA, agreement(AVERAGING, "Delta"), "too many long days")
    answer = granting(both, "import", DELTA, "enhetsleder", BEFORE, UNTIL, Role.IMPORTER)
    refused(answer, "mandate.both_sides")
