"""The steps of a plan's life over HTTP, each as the person whose step it is."""

from datetime import date
from typing import Any

from httpx2 import Response

from tests.api.conftest import Story
from tests.api.ward import FAG, LEADER, NSF, PLAN, PLANNER, REST, SAFETY, lines

ASSESSMENT = f"{PLAN}.r1"


def ok(answer: Response) -> Any:
    """The answer of a command that must have been done."""
    assert answer.status_code in {200, 201, 202}, answer.text
    return answer.json()


def imported(story: Story) -> None:
    """Need approved, and a draft."""
    ok(story.by(LEADER).post(f"/staffing-plans/{PLAN}/approval"))
    ok(story.by(PLANNER).post(f"/rota-plans/{PLAN}/rota", {"lines": list(lines()), "source": "by hand"}))


def proposed(story: Story) -> str:
    """The fingerprint of the revision before the parties."""
    imported(story)
    return str(ok(story.by(PLANNER).post(f"/rota-plans/{PLAN}/proposal"))["answer"]["fingerprint"])


def offered(story: Story) -> None:
    """The same, with the agreements on the table."""
    proposed(story)
    ok(story.by(LEADER).post(f"/rota-plans/{PLAN}/agreements", {"notice_weeks": 4}))


def read(story: Story, person: str, *agreements: str, language: str = "nb") -> Any:
    """The document as it is shown to its signer."""
    named = "&".join(f"agreement={name}" for name in agreements)
    return ok(story.by(person).get(f"/rota-plans/{PLAN}/signing-document?{named}&language={language}"))


def sign(story: Story, person: str, agreement: str) -> Response:
    """Somebody signs what is shown of one agreement now."""
    body = {"document": read(story, person, agreement)["sha256"], "language": "nb"}
    return story.by(person).post(f"/agreements/{agreement}/signature", body)


def signed(story: Story) -> None:
    """Signed by both unions, and extended to the one in neither."""
    offered(story)
    for person, union in ((NSF, "NSF"), (FAG, "Fagforbundet")):
        ok(sign(story, person, f"{REST}.{union}"))
    ok(story.by(LEADER).post(f"/agreements/{REST}.NSF/extension"))


def assessed(story: Story, assessment: str = ASSESSMENT) -> None:
    """Assessed on both sides, shown, concluded."""
    leader, path = story.by(LEADER), f"/assessments/{assessment}"
    ok(leader.post(f"/rota-plans/{PLAN}/assessments", {"levels": 5}))
    mapped = {"topic": "nights", "sources": ["interviews", "indicators"], "found": "nights are few"}
    ok(leader.post(f"{path}/mappings", mapped))
    for side in ("work_environment", "patient_safety"):
        hazard = {
            "hazard": side,
            "side": side,
            "description": "short nights",
            "barriers": "",
            "probability": 3,
            "consequence": 3,
        }
        ok(leader.post(f"{path}/hazards", hazard))
    measure = {
        "hazard": "work_environment",
        "measure": "rest the same week",
        "owner": LEADER,
        "deadline": "2027-01-04",
        "residual_probability": 2,
        "residual_consequence": 2,
    }
    ok(leader.post(f"{path}/measures", measure))
    ok(leader.post(f"{path}/showings", {"to": NSF, "audience": "tillitsvalgt"}))
    ok(leader.post(f"{path}/showings", {"to": SAFETY, "audience": "verneombud"}))
    ok(story.by(SAFETY).post(f"{path}/statements", {"statement": "Sees to it that the rest is given."}))
    concluding = {"conclusion": "sound_with_measures", "grounds": "few nights", "review_by": "2027-01-20"}
    ok(leader.post(f"{path}/conclusion", concluding))


def meeting(name: str, held_on: date, *participants: str) -> dict[str, Any]:
    """A meeting with both unions' representatives and the safety representative, or with those named."""
    return {
        "discussion": name,
        "held_on": held_on.isoformat(),
        "participants": list(participants or (NSF, FAG, SAFETY)),
        "views": [{"who": FAG, "text": "Watch the rest."}],
        "answer": "It is watched.",
        "outcome": "agreed",
    }


def discussed(story: Story, held_on: date = date(2026, 11, 13), name: str = "d-1") -> None:
    """Discussed, and confirmed by the other party."""
    held = meeting(name, held_on)
    ok(story.by(LEADER).post(f"/rota-plans/{PLAN}/discussions", held))
    ok(story.by(FAG).post(f"/rota-plans/{PLAN}/discussions/{name}/confirmation"))


def ready(story: Story) -> None:
    """Nothing stands in the way."""
    signed(story)
    assessed(story)
    discussed(story)


def published(story: Story) -> Response:
    """Published by the leader on the version the leader has seen."""
    leader = story.by(LEADER)
    return leader.post(f"/rota-plans/{PLAN}/publication", if_match=leader.version(f"/rota-plans/{PLAN}"))
