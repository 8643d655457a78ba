"""One person with two accounts stands on one side only, and is not told of to others."""

import pytest

from application.authority import Role
from tests.api.conftest import Client, Story
from tests.api.life import offered, ok, read, sign
from tests.api.parties import administrator
from tests.api.test_life import refused
from tests.api.ward import KARI, LEADER, OLA, OTHER_UNIT, PLAN, PLANNER, REST, SAFETY, UNIT

BECAUSE = "the same staff number"


@pytest.fixture
def importer(story: Story) -> Client:
    """Somebody who sets units up."""
    return story.by("x-import", Role.IMPORTER)


def link(account: str, other: str, importer: Client) -> None:
    ok(importer.post(f"/accounts/{account}/links", {"same_person_as": other, "because": BECAUSE}))


def test_a_leader_is_given_no_mandate_from_a_union_and_signs_for_none_by_another_account(story: Story) -> None:
    offered(story)
    union = administrator(story, "NSF", "nsf-admin")
    grant = {
        "person": LEADER,
        "office": "tillitsvalgt",
        "units": [UNIT],
        "first_day": "2026-01-01",
        "last_day": "2027-01-31",
        "union": "NSF",
    }
    refused(union.post("/mandates", grant), 409, "mandate.both_sides")
    ok(union.post("/mandates", grant | {"person": "second-account"}))
    seen = {"document": read(story, "second-account", f"{REST}.NSF")["sha256"], "language": "nb"}
    linked = {"same_person_as": LEADER, "because": "the same staff number"}
    ok(story.by("import", Role.IMPORTER).post("/accounts/second-account/links", linked))
    for account in ("second-account", LEADER):
        refused(story.by(account).post(f"/agreements/{REST}.NSF/signature", seen), 403, "agreement.both_sides")
    refused(story.by(LEADER).post(f"/rota-plans/{PLAN}/withdrawal", {"reason": "no"}), 403, "access.both_sides")
    ok(story.by("import", Role.IMPORTER).post(f"/accounts/{LEADER}/separation", {"because": "two people"}))
    ok(sign(story, "second-account", f"{REST}.NSF"))


def test_accounts_are_linked_and_told_apart_by_those_who_set_units_up(story: Story, importer: Client) -> None:
    linked = {"same_person_as": "kari-2", "because": BECAUSE}
    for by in (story.by(KARI), story.by(LEADER), story.by("x", Role.AUDITOR), story.by("x", Role.UNION_REGISTRAR)):
        refused(by.post(f"/accounts/{KARI}/links", linked), 403, "access.not_allowed")
        refused(by.post(f"/accounts/{KARI}/separation", {"because": BECAUSE}), 403, "access.not_allowed")
    refused(importer.post(f"/accounts/{KARI}/separation", {"because": BECAUSE}), 409, "identity.stands_alone")
    refused(importer.post("/accounts/kari-2/links", linked), 409, "identity.are_linked")
    link(KARI, "kari-2", importer)
    refused(importer.post("/accounts/kari-2/links", {**linked, "same_person_as": KARI}), 409, "identity.are_linked")
    link("kari-3", "kari-2", importer)
    for account in (KARI, "kari-2", "kari-3"):
        shown = importer.get(f"/accounts/{account}/identity").json()
        assert (shown["account"], shown["accounts"]) == (account, ["kari-2", "kari-3", KARI])
    ok(importer.post("/accounts/kari-3/separation", {"because": "her sister"}))
    assert importer.get("/accounts/kari-3/identity").json()["accounts"] == ["kari-3"]
    assert importer.get(f"/accounts/{KARI}/identity").json()["accounts"] == ["kari-2", KARI]


def test_two_pairs_become_one_person(importer: Client) -> None:
    link("a-1", "a-2", importer)
    link("b-1", "b-2", importer)
    link("a-1", "b-2", importer)
    for account in ("a-1", "a-2", "b-1", "b-2"):
        assert importer.get(f"/accounts/{account}/identity").json()["accounts"] == ["a-1", "a-2", "b-1", "b-2"]


def test_whose_account_it_is_is_told_to_the_person_those_who_link_and_auditors(story: Story, importer: Client) -> None:
    link(KARI, "kari-2", importer)
    for by in (story.by(KARI), story.by("kari-2"), importer, story.by("x", Role.AUDITOR)):
        shown = by.get("/accounts/kari-2/identity")
        assert shown.json() == {"account": "kari-2", "accounts": ["kari-2", KARI], "version": 1}
        assert shown.headers["etag"] == '"1"'
    for by in (story.by(OLA), story.by(LEADER), story.by("x", Role.UNION_REGISTRAR), story.by("x", Role.INTEGRATION)):
        refused(by.get("/accounts/kari-2/identity"), 403, "access.not_allowed")
        alone = refused(by.get(f"/accounts/{OLA}x/identity"), 403, "access.not_allowed")["detail"]
        assert alone.replace(f"{OLA}x", "kari-2") == by.get("/accounts/kari-2/identity").json()["detail"]


def test_an_answer_to_a_link_does_not_repeat_whose_account_it_is(importer: Client) -> None:
    linked = {"same_person_as": "kari-2", "because": BECAUSE}
    answer = importer.post(f"/accounts/{KARI}/links", linked).json()["answer"]
    assert answer == {"account": KARI}


def test_a_mandate_on_the_other_side_is_refused_to_every_account(story: Story, importer: Client) -> None:
    nsf = administrator(story, "NSF", "nsf-admin")
    link("leader-2", LEADER, importer)
    safety = {
        "person": "leader-2",
        "office": "verneombud",
        "units": [UNIT],
        "first_day": "2026-11-01",
        "last_day": "2027-12-31",
    }
    told = refused(nsf.post("/mandates", safety), 409, "mandate.both_sides")
    assert LEADER not in str(told), "whose account it is is not the administrator's to know"
    ok(nsf.post("/mandates", safety | {"units": [OTHER_UNIT]}))


def test_a_leader_by_another_account_never_acts_as_a_unions_administrator(story: Story, importer: Client) -> None:
    nsf = administrator(story, "NSF", "nsf-admin")
    link("nsf-admin", PLANNER, importer)
    grant = {
        "person": "r-new",
        "office": "tillitsvalgt",
        "units": [OTHER_UNIT],
        "first_day": "2026-11-01",
        "last_day": "2027-12-31",
        "union": "NSF",
    }
    told = refused(nsf.post("/mandates", grant), 403, "access.both_sides")
    assert PLANNER not in str(told)
    held = f"/mandates/{SAFETY}.verneombud.{UNIT}.2026-01-01/revocation"
    refused(nsf.post(held, {"last_day": "2026-12-31"}), 403, "access.both_sides")
    ok(importer.post("/accounts/nsf-admin/separation", {"because": "two people"}))
    ok(nsf.post("/mandates", grant))


def test_who_stands_on_both_sides_still_reads(story: Story, importer: Client) -> None:
    link(LEADER, SAFETY, importer)
    for account in (LEADER, SAFETY):
        assert story.by(account).get(f"/rota-plans/{PLAN}").status_code == 200
        refused(story.by(account).post(f"/staffing-plans/{PLAN}/approval"), 403, "access.both_sides")
