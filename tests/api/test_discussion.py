"""A plan's discussion over HTTP: what was sent, said and answered, what counts, and who sees which words."""

from datetime import date
from typing import Any

import pytest

from application.authority import Role
from domain.calendar import DAY
from tests.api.conftest import Client, Story
from tests.api.life import discussed, meeting, ok, proposed, published, ready
from tests.api.test_life import refused
from tests.api.ward import FAG, FIRST, KARI, LEADER, NSF, OLA, PLAN, PLANNER, SAFETY, SIV, STRANGER

ROOT = f"/rota-plans/{PLAN}"
SECRET, REPLY = "KANARICOMMENT", "KANARIREPLY"
LATEST = FIRST - 14 * DAY
AUDITOR = "rev"


def invited(story: Story, *people: str, name: str = "d-1", meeting_on: date = date(2026, 11, 20)) -> Any:
    body = {"discussion": name, "sent_on": "2026-11-13", "meeting_on": meeting_on.isoformat(), "invited": list(people)}
    return ok(story.by(LEADER).post(f"{ROOT}/invitations", body))


def discussion(who: Client) -> Any:
    answer = who.get(f"{ROOT}/discussion")
    assert answer.status_code == 200, answer.text
    return answer.json()


def changed(story: Story, employee: str, day: str, shift: str | None, because_of: str | None = None) -> None:
    planner = story.by(PLANNER)
    body: dict[str, object] = {"days": {day: shift}, "reason": "asked for it"}
    if because_of is not None:
        body["because_of"] = because_of
    ok(planner.post(f"{ROOT}/lines/{employee}/changes", body, if_match=planner.version(ROOT)))


def test_from_invitation_to_confirmation(both: Story) -> None:
    fingerprint = proposed(both)
    invited(both, NSF, SAFETY)
    (ahead,) = discussion(both.by(NSF))["meetings"]
    assert ahead["record"] is None
    assert ahead["invitation"] == {
        "revision": 1,
        "fingerprint": fingerprint,
        "sent_on": "2026-11-13",
        "recorded_on": "2026-11-16",
        "meeting_on": "2026-11-20",
        "invited": [
            {"person": NSF, "capacity": "tillitsvalgt", "mandate": f"{NSF}.tillitsvalgt.u-1.2026-01-01"},
            {"person": SAFETY, "capacity": "verneombud", "mandate": f"{SAFETY}.verneombud.u-1.2026-01-01"},
        ],
        "by": LEADER,
    }
    both.on(date(2026, 11, 23))
    held = meeting("d-1", date(2026, 11, 20), NSF, SAFETY) | {"outcome": "not_agreed"}
    ok(both.by(LEADER).post(f"{ROOT}/discussions", held))
    found = discussion(both.by(NSF))
    assert (found["counts_from"], found["effective_on"]) == ("2026-11-23", "2027-01-04")
    (record,) = [m["record"] for m in found["meetings"]]
    assert (record["held_on"], record["recorded_on"], record["outcome"]) == ("2026-11-20", "2026-11-23", "not_agreed")
    assert record["views"] == [{"who": FAG, "capacity": "tillitsvalgt", "text": "Watch the rest."}]
    assert (record["answer"], record["confirmation"]) == ("It is watched.", "unconfirmed")

    ok(both.by(FAG).post(f"{ROOT}/discussions/d-1/dispute", {"reason": "We were not told."}))
    disputed = discussion(both.by(LEADER))
    assert disputed["meetings"][0]["record"]["disputes"] == [{"by": FAG, "reason": "We were not told."}]
    assert (disputed["meetings"][0]["record"]["confirmation"], disputed["counts_from"]) == ("disputed", "2026-11-23")
    ok(both.by(NSF).post(f"{ROOT}/discussions/d-1/confirmation"))
    confirmed = discussion(both.by(LEADER))
    assert confirmed["meetings"][0]["record"]["confirmed_by"] == [NSF]
    assert (confirmed["meetings"][0]["record"]["confirmation"], confirmed["counts_from"]) == ("confirmed", "2026-11-20")
    assert both.by(LEADER).version(f"{ROOT}/discussion") == both.by(LEADER).version(ROOT)
    trail = both.by(AUDITOR, Role.AUDITOR).get(f"{ROOT}/audit").json()
    said = {line["name"]: (line["what"], line["revision"]) for line in trail}
    assert "not_agreed" in said["rota_plan.discussed.v2"][0]
    assert said["rota_plan.discussion_disputed.v1"][1] == said["rota_plan.discussion_confirmed.v1"][1] == 1


@pytest.mark.parametrize("confirms", [True, False])
@pytest.mark.parametrize("disputes", [True, False])
@pytest.mark.parametrize(("held", "recorded"), [(-1, -1), (-1, 0), (0, 0), (-1, 1), (0, 1), (1, 1)])
def test_in_time_by_the_day_that_counts(story: Story, held: int, recorded: int, disputes: bool, confirms: bool) -> None:
    """Days from the last day in time."""
    proposed(story)
    story.on(LATEST + recorded * DAY)
    ok(story.by(LEADER).post(f"{ROOT}/discussions", meeting("d-1", LATEST + held * DAY, NSF, FAG)))
    if disputes:
        ok(story.by(FAG).post(f"{ROOT}/discussions/d-1/dispute", {"reason": "Later."}))
    if confirms:
        ok(story.by(FAG).post(f"{ROOT}/discussions/d-1/confirmation"))
    counts = (held if confirms else recorded) * DAY + LATEST
    found = discussion(story.by(LEADER))
    assert found["counts_from"] == counts.isoformat()
    (deadline,) = found["deadlines"]
    assert (deadline["what"], deadline["last_day"], deadline["days_left"]) == (
        "discussion", LATEST.isoformat(), -recorded,
    )  # fmt: skip
    late = "discussion.late" in {o["code"] for o in published(story).json()["obstacles"]}
    assert late is (counts > LATEST)


def test_what_cannot_be_recorded_is_refused_and_nothing_is(both: Story) -> None:
    proposed(both)
    leader, head = both.by(LEADER), both.house.store.head()
    call: dict[str, Any] = {"discussion": "d-1", "sent_on": "2026-11-16", "meeting_on": "2026-11-16", "invited": [NSF]}
    bad_calls: tuple[tuple[dict[str, Any], str], ...] = (
        ({"sent_on": "2026-11-17"}, "rota_plan.sent_in_the_future"),
        ({"sent_on": "2026-11-12", "meeting_on": "2026-11-15"}, "rota_plan.invited_after_the_meeting"),
        ({"invited": []}, "request.unusable"),
    )
    for wrong, code in bad_calls:
        refused(leader.post(f"{ROOT}/invitations", call | wrong), 422, code)
    held = meeting("d-1", date(2026, 11, 16))
    bad_meetings: tuple[tuple[dict[str, Any], str], ...] = (
        ({"held_on": "2026-11-17"}, "rota_plan.held_in_the_future"),
        ({"answer": ""}, "rota_plan.answer_missing"),
        ({"views": [{"who": FAG, "text": "one"}, {"who": FAG, "text": "two"}]}, "request.views_doubled"),
        ({"outcome": "silence"}, "request.unusable"),
        ({"participants": []}, "request.unusable"),
        ({"recorded_on": "2026-11-01"}, "request.unusable"),
    )
    for wrong, code in bad_meetings:
        refused(leader.post(f"{ROOT}/discussions", held | wrong), 422, code)
    for path, body in ((f"{ROOT}/invitations", call), (f"{ROOT}/discussions", held)):
        for person in (NSF, SAFETY, KARI, STRANGER):
            refused(both.by(person).post(path, body), 403, "access.not_allowed")
    refused(both.by(NSF).post(f"{ROOT}/discussions/d-1/confirmation"), 404, "rota_plan.discussion_unknown")
    assert both.house.store.head() == head
    ok(leader.post(f"{ROOT}/invitations", call))
    refused(leader.post(f"{ROOT}/invitations", call), 409, "rota_plan.discussion_is_invited")
    ok(leader.post(f"{ROOT}/discussions", meeting("d-1", date(2026, 11, 16), NSF)))
    refused(leader.post(f"{ROOT}/discussions", held), 409, "rota_plan.discussion_is_recorded")
    refused(both.by(FAG).post(f"{ROOT}/discussions/d-1/confirmation"), 403, "rota_plan.not_at_the_discussion")
    ok(both.by(NSF).post(f"{ROOT}/discussions/d-1/confirmation"))
    dispute = {"reason": "After all not."}
    refused(both.by(NSF).post(f"{ROOT}/discussions/d-1/dispute", dispute), 409, "rota_plan.discussion_is_confirmed")
    for person in (LEADER, PLANNER, SAFETY, KARI):
        who, path = both.by(person), f"{ROOT}/discussions/d-1"
        refused(who.post(f"{path}/confirmation"), 403, "access.not_allowed")
        refused(who.post(f"{path}/dispute", dispute), 403, "access.not_allowed")


def commented(story: Story, by: str, employee: str | None = None, day: str | None = None, text: str = SECRET) -> str:
    answer = ok(story.by(by).post(f"{ROOT}/comments", {"employee": employee, "day": day, "text": text}))
    assert SECRET not in str(answer), "an answer is kept in the clear"
    return str(answer["answer"]["comment"])


def test_the_words_of_a_comment_are_for_its_author_and_for_those_who_answer(both: Story) -> None:
    proposed(both)
    comment = commented(both, KARI, KARI, "2027-01-05")
    ok(both.by(LEADER).post(f"{ROOT}/comments/{comment}/answer", {"answer": REPLY, "changed": False}))
    for person, granted in (
        (KARI, ()),
        (LEADER, ()),
        (PLANNER, ()),
        (NSF, ()),
        (SAFETY, ()),
        (AUDITOR, (Role.AUDITOR,)),
    ):
        (seen,) = discussion(both.by(person, *granted))["comments"]
        assert (seen["text"], seen["answer"], seen["answered_by"], seen["changed"]) == (SECRET, REPLY, LEADER, [])
    colleague = both.by(OLA)
    for path in ("", "/discussion", "/changes", "/rota", "/findings", "/vacancies", "/agreements"):
        answer = colleague.get(f"{ROOT}{path}")
        assert answer.status_code == 200, path
        assert SECRET not in answer.text, path
        assert REPLY not in answer.text, path
    assert discussion(colleague)["comments"] == []
    for path in ("/audit", "/readiness", "/obstacles"):
        refused(colleague.get(f"{ROOT}{path}"), 403, "access.not_allowed")
        assert SECRET not in both.by(LEADER).get(f"{ROOT}{path}").text
    refused(both.by(STRANGER).get(f"{ROOT}/discussion"), 403, "access.not_allowed")


def test_what_was_said_at_a_meeting_is_not_for_everybody(story: Story) -> None:
    proposed(story)
    discussed(story)
    (seen,) = [m["record"] for m in discussion(story.by(SIV))["meetings"]]
    assert (seen["views"], seen["answer"], seen["outcome"], seen["confirmation"]) == (None, None, "agreed", "confirmed")
    assert "Watch the rest" not in story.by(SIV).get(ROOT).text


def test_each_comments_on_what_is_theirs_to_speak_of(both: Story) -> None:
    comment = {"text": "Fewer evenings."}
    refused(both.by(NSF).post(f"{ROOT}/comments", comment), 409, "rota_plan.not_proposed")
    proposed(both)
    refused(both.by(KARI).post(f"{ROOT}/comments", comment), 403, "rota_plan.comment_on_anothers_line")
    others = comment | {"employee": OLA}
    refused(both.by(KARI).post(f"{ROOT}/comments", others), 403, "rota_plan.comment_on_anothers_line")
    for person in (LEADER, PLANNER, STRANGER):
        refused(both.by(person).post(f"{ROOT}/comments", comment), 403, "access.not_allowed")
    refused(both.by(NSF).post(f"{ROOT}/comments", others | {"day": "2027-02-01"}), 422, "rota_plan.outside_the_plan")
    assert [commented(both, person, OLA) for person in (NSF, SAFETY, OLA)] == ["c-1", "c-2", "c-3"]
    assert commented(both, SAFETY) == "c-4"
    found = discussion(both.by(LEADER))
    assert [c["capacity"] for c in found["comments"]] == ["tillitsvalgt", "verneombud", "ansatt", "verneombud"]
    assert found["open_comments"] == 4


def test_a_comment_is_linked_to_what_it_changed_or_to_the_reason_why_not(both: Story) -> None:
    proposed(both)
    first, second = commented(both, KARI, KARI), commented(both, NSF)
    leader = both.by(LEADER)
    answer = {"answer": "Freed.", "changed": True}
    refused(leader.post(f"{ROOT}/comments/{first}/answer", answer), 409, "rota_plan.answer_does_not_fit")
    planner = both.by(PLANNER)
    change = {"days": {"2027-01-05": None}, "reason": "asked for it", "because_of": "c-9"}
    wrong = planner.post(f"{ROOT}/lines/{KARI}/changes", change, if_match=planner.version(ROOT))
    refused(wrong, 404, "rota_plan.comment_unknown")
    changed(both, KARI, "2027-01-05", None, first)
    ok(planner.post(f"{ROOT}/proposal"))
    ok(leader.post(f"{ROOT}/comments/{first}/answer", answer))
    ok(leader.post(f"{ROOT}/comments/{second}/answer", {"answer": "Too few people.", "changed": False}))
    refused(leader.post(f"{ROOT}/comments/{second}/answer", answer), 409, "rota_plan.comment_is_answered")
    refused(leader.post(f"{ROOT}/comments/c-9/answer", answer), 404, "rota_plan.comment_unknown")
    refused(both.by(NSF).post(f"{ROOT}/comments/{first}/answer", answer), 403, "access.not_allowed")
    led_to, nothing = discussion(leader)["comments"]
    assert led_to["changed"] == [{"revision": 2, "employee": KARI, "days": ["2027-01-05"]}]
    assert (nothing["changed"], nothing["answer"]) == ([], "Too few people.")


def test_an_amendment_is_seen_and_accepted_by_whose_line_it_changes(both: Story) -> None:
    ready(both)
    nothing = both.by(KARI).get(f"{ROOT}/changes").json()
    assert (nothing["against"], nothing["lines"], nothing["effective_on"]) == (None, [], FIRST.isoformat())
    ok(published(both))
    changed(both, OLA, "2027-01-12", None)
    changed(both, OLA, "2027-01-15", "D")
    draft = both.by(OLA).get(f"{ROOT}/changes").json()
    assert [(line["employee"], line["line"], line["accepted"]) for line in draft["lines"]] == [(OLA, None, False)]
    ok(both.by(PLANNER).post(f"{ROOT}/proposal"))
    seen = both.by(OLA).get(f"{ROOT}/changes").json()
    assert (seen["state"], seen["revision"], seen["against"], seen["effective_on"]) == ("proposed", 2, 1, "2027-01-12")
    assert discussion(both.by(OLA))["deadlines"][0]["last_day"] == "2026-12-29"
    (line,) = seen["lines"]
    assert line["cells"] == [
        {"day": "2027-01-12", "before": "D", "after": None},
        {"day": "2027-01-15", "before": None, "after": "D"},
    ]
    path, body = f"{ROOT}/lines/{OLA}/acceptance", {"line": line["line"]}
    refused(both.by(KARI).post(path, body), 403, "rota_plan.accepted_by_another")
    refused(both.by(LEADER).post(path, body), 403, "access.not_allowed")
    refused(both.by(OLA).post(path, {"line": "0" * 64}), 409, "rota_plan.other_line_shown")
    own = {"line": both.by(KARI).get(ROOT).json()["line_fingerprints"][KARI]}
    refused(both.by(KARI).post(f"{ROOT}/lines/{KARI}/acceptance", own), 409, "rota_plan.line_not_changed")
    ok(both.by(OLA).post(path, body))
    for person, told in ((OLA, True), (LEADER, True), (NSF, True), (KARI, None)):
        (line,) = both.by(person).get(f"{ROOT}/changes").json()["lines"]
        assert line["accepted"] is told
    changed(both, OLA, "2027-01-15", None)
    refused(both.by(OLA).post(path, body), 409, "rota_plan.not_proposed")
