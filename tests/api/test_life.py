"""A plan's life over HTTP, and what is refused on the way."""

from datetime import date
from typing import Any

from httpx2 import Response

from tests.api.conftest import Story
from tests.api.life import (
    ASSESSMENT,
    assessed,
    discussed,
    meeting,
    offered,
    ok,
    proposed,
    published,
    read,
    ready,
    sign,
    signed,
)
from tests.api.ward import FAG, KARI, LEADER, NSF, NSF_ENDS, OLA, PLAN, PLANNER, REST, SAFETY, SIV, lines


def refused(answer: Response, status: int, code: str) -> Any:
    """The problem document, which must be whole."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["code"] == code
    assert problem["type"] == f"urn:forsvarlig:problem:{code}"
    assert problem["title"]
    assert problem["detail"]
    assert problem["instance"].startswith("/v1/")
    return problem


def test_from_draft_to_published_and_read_back(both: Story) -> None:
    ready(both)
    leader = both.by(LEADER)
    before = leader.get(f"/rota-plans/{PLAN}/readiness")
    assert before.json()["obstacles"] == []
    receipt = ok(published(both))

    assert receipt["answer"]["agreements"] == [f"{REST}.NSF", f"{REST}.Fagforbundet"]
    assert receipt["answer"]["assessment"] == ASSESSMENT
    plan = leader.get(f"/rota-plans/{PLAN}", **{"Forsvarlig-Min-Position": str(receipt["position"])})
    assert int(plan.headers["Forsvarlig-Position"]) >= receipt["position"]
    assert plan.json()["state"] == "published"
    assert plan.headers["etag"] == f'"{receipt["versions"][f"rota_plan-{PLAN}"]}"'
    rota = leader.get(f"/rota-plans/{PLAN}/rota").json()
    found = [
        {"employee": person, "date": day, "shift": code}
        for person, days in rota["rota"]["binding"].items()
        for day, code in days.items()
    ]
    assert sorted(found, key=str) == sorted(lines(), key=str)
    assert rota["names"][KARI] == f"Navn {KARI}"
    duties = both.by(SIV).get(f"/employees/{SIV}/duties").json()
    assert len(duties) == 15
    assert all(d["binding"] for d in duties)
    names = [line["name"] for line in leader.get(f"/rota-plans/{PLAN}/audit").json()]
    assert [n for n in names if n.startswith("rota_plan.")] == [
        "rota_plan.opened.v2",
        "rota_plan.imported.v1",
        "rota_plan.proposed.v1",
        "rota_plan.discussed.v2",
        "rota_plan.discussion_confirmed.v1",
        "rota_plan.published.v2",
    ]
    assert {line["clock"] for line in leader.get(f"/rota-plans/{PLAN}/audit").json()} == {"story"}


def test_publishing_without_an_agreement_is_refused_with_the_obstacles(both: Story) -> None:
    proposed(both)
    problem = refused(published(both), 409, "rota_plan.not_ready")

    obstacles = {o["code"]: o for o in problem["obstacles"]}
    assert set(obstacles) == {"agreement.missing", "assessment.missing", "discussion.missing"}
    missing = obstacles["agreement.missing"]
    assert missing["paragraph"] == "AML § 10-8 (1)"
    assert missing["employees"] == [KARI, OLA, SIV]
    assert missing["findings"] == 12
    assert missing["who"]
    shown = both.by(LEADER).get(f"/rota-plans/{PLAN}/readiness").json()["obstacles"]
    assert shown == problem["obstacles"]
    assert both.by(LEADER).get(f"/rota-plans/{PLAN}").json()["state"] == "proposed"


def test_a_draft_is_not_published(story: Story) -> None:
    problem = refused(published(story), 409, "rota_plan.not_ready")
    assert [o["code"] for o in problem["obstacles"]] == ["plan.not_proposed"]


def test_a_signature_after_the_mandate_ended_is_refused(both: Story) -> None:
    offered(both)
    path, body = f"/agreements/{REST}.NSF", {"document": read(both, NSF, f"{REST}.NSF")["sha256"], "language": "nb"}
    both.on(date(2026, 12, 21))
    problem = refused(both.by(NSF).post(f"{path}/signature", body), 403, "agreement.mandate_not_in_force")
    assert NSF_ENDS.isoformat() in problem["detail"]
    refused(both.by(NSF).get(f"{path}/document"), 403, "agreement.mandate_not_in_force")
    both.on(NSF_ENDS)
    ok(both.by(NSF).post(f"{path}/signature", body))


def test_nobody_but_the_counterpart_signs(story: Story) -> None:
    offered(story)
    path = f"/agreements/{REST}.NSF/signature"
    body = {"document": read(story, NSF, f"{REST}.NSF")["sha256"], "language": "nb"}
    assert refused(story.by(LEADER).post(path, body), 403, "access.not_allowed")["who"] == ["tillitsvalgt"]
    refused(story.by(FAG).post(path, body), 403, "agreement.no_mandate")
    for person in (SAFETY, PLANNER, KARI, "nobody"):
        refused(story.by(person).post(path, body), 403, "access.not_allowed")
    assert ok(story.by(NSF).post(path, body))["answer"]["covers"] == 1


def test_a_change_after_signing_reopens_exactly_the_affected_signatures(both: Story) -> None:
    ready(both)
    planner = both.by(PLANNER)

    def signed_for() -> dict[str, tuple[int, int]]:
        found = both.by(LEADER).get(f"/rota-plans/{PLAN}/agreements").json()
        return {a["agreement"]: (a["signed_for"], a["in_scope"]) for a in found}

    assert signed_for() == {f"{REST}.NSF": (3, 3), f"{REST}.Fagforbundet": (3, 3)}
    change = {"days": {"2027-01-07": None, "2027-01-08": "D"}, "reason": "swap"}
    path = f"/rota-plans/{PLAN}/lines/{OLA}/changes"
    ok(planner.post(path, change, if_match=planner.version(f"/rota-plans/{PLAN}")))
    assert signed_for() == {f"{REST}.NSF": (2, 3), f"{REST}.Fagforbundet": (2, 3)}
    again = ok(planner.post(f"/rota-plans/{PLAN}/proposal"))["answer"]
    assert again["revision"] == 2
    waiting = [o for o in published(both).json()["obstacles"] if o["code"].startswith("agreement.")]
    assert [(o["code"], o["subject"], o["employees"]) for o in waiting] == [
        ("agreement.not_signed", f"{REST}.Fagforbundet", [OLA])
    ]
    (waits,) = read(both, FAG, f"{REST}.Fagforbundet")["agreements"]
    assert waits["pending"] == [OLA]
    ok(sign(both, FAG, f"{REST}.Fagforbundet"))
    refused(sign(both, FAG, f"{REST}.Fagforbundet"), 409, "agreement.nothing_to_sign")
    assessed(both, f"{PLAN}.r2")
    discussed(both, name="d-2")
    assert ok(published(both))["answer"]["revision"] == 2


def test_a_signature_for_what_no_longer_stands_is_refused(story: Story) -> None:
    offered(story)
    before = read(story, NSF, f"{REST}.NSF")
    planner = story.by(PLANNER)
    change = {"days": {"2027-01-08": "D"}, "reason": "swap"}
    ok(planner.post(f"/rota-plans/{PLAN}/lines/{OLA}/changes", change, if_match=planner.version(f"/rota-plans/{PLAN}")))
    ok(planner.post(f"/rota-plans/{PLAN}/proposal"))
    body = {"document": before["sha256"], "language": "nb"}
    answer = story.by(NSF).post(f"/agreements/{REST}.NSF/signature", body)
    told = refused(answer, 409, "agreement.other_document_shown")["details"]
    assert told["document"] == read(story, NSF, f"{REST}.NSF")["sha256"] != before["sha256"]
    assert story.by(LEADER).get(f"/agreements/{REST}.NSF").json()["status"] == "proposed", "nothing was recorded"


def test_a_late_discussion_counts_from_the_day_it_was_held_once_confirmed(story: Story) -> None:
    signed(story)
    assessed(story)
    story.on(date(2026, 12, 22))
    held = meeting("d-1", date(2026, 12, 21), FAG)
    ok(story.by(LEADER).post(f"/rota-plans/{PLAN}/discussions", held))
    problem = refused(published(story), 409, "rota_plan.not_ready")
    assert [o["code"] for o in problem["obstacles"]] == ["discussion.late"]
    path = f"/rota-plans/{PLAN}/discussions/d-1/confirmation"
    refused(story.by(LEADER).post(path), 403, "access.not_allowed")
    ok(story.by(FAG).post(path))
    ok(published(story))


def test_a_refusal_stands_among_the_obstacles(story: Story) -> None:
    offered(story)
    ok(story.by(NSF).post(f"/agreements/{REST}.NSF/refusal", {"reason": "too short"}))
    obstacles = published(story).json()["obstacles"]
    assert ("agreement.refused", f"{REST}.NSF") in {(o["code"], o["subject"]) for o in obstacles}


def verdicts(judged: dict[str, Any]) -> set[str]:
    """Every verdict that some finding has."""
    return {finding["verdict"] for finding in judged["findings"]}


def test_findings_under_each_assumption(story: Story) -> None:
    offered(story)
    leader, path = story.by(LEADER), f"/rota-plans/{PLAN}/findings"
    assert verdicts(leader.get(path).json()) == {"needs", "advisory"}
    assert verdicts(leader.get(f"{path}?agreements=none").json()) == {"needs", "advisory"}
    sought = leader.get(f"{path}?agreements=sought").json()
    assert verdicts(sought) == {"due", "advisory"}
    rests = [f for f in sought["findings"] if f["verdict"] == "due"]
    assert len(rests) == 12
    first = rests[0]
    assert (first["rule"], first["verdict"], first["measured"], first["limit"]) == (
        "AML-10-8-1-DAILY-REST", "due", 9.5, 11,
    )  # fmt: skip
    assert "den daglige arbeidsfrien" in first["sentence_nb"]
    vacancies = leader.get(f"/rota-plans/{PLAN}/vacancies").json()
    assert {v["day"] for v in vacancies} >= {"2027-01-04"}, "on Mondays all work the evening"


def test_the_rota_as_it_stood_at_an_earlier_position(story: Story) -> None:
    proposed(story)
    planner = story.by(PLANNER)
    before = int(planner.get(f"/rota-plans/{PLAN}/rota").headers["Forsvarlig-Position"])
    change = {"days": {"2027-01-05": None}, "reason": "swap"}
    ok(planner.post(f"/rota-plans/{PLAN}/lines/{OLA}/changes", change, if_match=planner.version(f"/rota-plans/{PLAN}")))
    assert "2027-01-05" not in planner.get(f"/rota-plans/{PLAN}/rota").json()["rota"]["lines"][OLA]
    then = planner.get(f"/rota-plans/{PLAN}/rota?at={before}").json()["rota"]["lines"][OLA]
    assert then["2027-01-05"] == "D"
    refused(planner.get(f"/rota-plans/{PLAN}/rota?at=1"), 404, "rota_plan.unknown")


def test_a_withdrawn_plan_is_still_read(story: Story) -> None:
    proposed(story)
    ok(story.by(LEADER).post(f"/rota-plans/{PLAN}/withdrawal", {"reason": "another period"}))
    assert story.by(LEADER).get(f"/rota-plans/{PLAN}").json()["state"] == "withdrawn"
    assert story.by(LEADER).get(f"/rota-plans/{PLAN}/findings").json()["findings"] == []
