"""Days at the end of the calendar, fractions of hours and odd names: taken or refused, and never in anybody's way."""

from datetime import date

import pytest

from application.authority import Role
from tests.api.conftest import Story
from tests.api.life import ASSESSMENT, meeting, offered, ok, proposed, ready
from tests.api.test_life import refused
from tests.api.ward import FAG, LEADER, NSF, PLAN, UNIT

NEVER = "9999-12-31"
ROOT = f"/rota-plans/{PLAN}"


@pytest.mark.parametrize("office", ["tillitsvalgt", "verneombud"])
def test_a_mandate_until_the_end_of_the_calendar_is_foreseen_to_last(story: Story, office: str) -> None:
    ready(story)
    registrar = story.by("reg", Role.UNION_REGISTRAR)
    ok(registrar.post("/unions", {"union": "NSF", "right_of_nomination": True}))
    ever = {"first_day": "0001-01-01", "last_day": NEVER}
    administers = {"person": "adm", "office": "fagforeningsadministrator", "units": [], "union": "NSF"}
    ok(registrar.post("/mandates", administers | ever))
    union = {"union": "NSF"} if office == "tillitsvalgt" else {}
    ok(story.by("adm").post("/mandates", {"person": "lasting", "office": office, "units": [UNIT]} | ever | union))
    for query in ("", f"?until={NEVER}"):
        answer = story.by(LEADER).get(f"{ROOT}/forecast{query}")
        assert answer.status_code == 200, answer.text
        assert all(e["last_day"] != NEVER for e in answer.json()["endings"])


def test_a_review_at_the_end_of_the_calendar_is_foreseen_never_to_come(story: Story) -> None:
    ready(story)
    leader, path = story.by(LEADER), f"/assessments/{ASSESSMENT}"
    ok(leader.post(f"{path}/reopening", {"because": "another day of review"}))
    ok(leader.post(f"{path}/conclusion", {"conclusion": "sound", "grounds": "as before", "review_by": NEVER}))
    answer = leader.get(f"{ROOT}/forecast?until={NEVER}")
    assert answer.status_code == 200, answer.text
    assert all(e["kind"] != "assessment_review" for e in answer.json()["endings"])


def test_a_consent_may_set_half_hours_and_last_for_ever(story: Story) -> None:
    offered(story)
    leader = story.by(LEADER)
    consent = {
        "basis": "AML § 10-5 (3)", "what": "long days", "limits": {"hours_a_day": 12.5, "averaging_weeks": 26},
        "first_day": "0001-01-01", "last_day": NEVER,
        "document": {"reference": "2026/1", "dated": "2026-10-01", "sha256": "0" * 64},
    }  # fmt: skip
    name = ok(leader.post(f"{ROOT}/consents", consent))["answer"]["agreement"]
    limits = leader.get(f"/agreements/{name}").json()["limits"]
    assert limits["hours_a_day"] == "PT12H30M"
    for reading in ("forecast", "readiness", "findings", "agreements", "obstacles", "audit"):
        assert leader.get(f"{ROOT}/{reading}").status_code == 200, reading


@pytest.mark.parametrize("name", ["d/1", ".", "..", "/"])
def test_a_discussion_has_a_name_it_can_be_disputed_by(story: Story, name: str) -> None:
    proposed(story)
    leader = story.by(LEADER)
    refused(leader.post(f"{ROOT}/discussions", meeting(name, date(2026, 11, 13))), 422, "request.unusable")
    invitation = {"discussion": name, "sent_on": "2026-11-13", "meeting_on": "2026-11-20", "invited": [NSF]}
    refused(leader.post(f"{ROOT}/invitations", invitation), 422, "request.unusable")
    ok(leader.post(f"{ROOT}/discussions", meeting("drøfting 1.a", date(2026, 11, 13))))
    disputing = f"{ROOT}/discussions/dr%C3%B8fting%201.a/dispute"
    ok(story.by(FAG).post(disputing, {"reason": "nobody was asked"}))
