"""What is agreed in the stories: offered, read, signed, refused, extended, ended."""

from typing import Any

from httpx2 import Response

from tests.api.conftest import Story
from tests.stories.participation.steps import done
from tests.stories.participation.ward import LEADER, PLAN


def offered(story: Story, notice_weeks: int = 4, plan: str = PLAN) -> list[str]:
    """The leader offers what the plan seeks, where nothing stands; the agreements that are new on the table."""
    made: list[str] = done(story.by(LEADER).post(f"/rota-plans/{plan}/agreements", {"notice_weeks": notice_weeks}))[
        "agreements"
    ]
    return made


def document(story: Story, by: str, name: str, language: str = "nb") -> Any:
    """What the signer is shown."""
    return done(story.by(by).get(f"/agreements/{name}/document?language={language}"))


def signing(story: Story, by: str, name: str, seen: str, signature: object = None, language: str = "nb") -> Response:
    """Somebody signs what has that fingerprint."""
    body: dict[str, object] = {"document": seen, "language": language}
    if signature is not None:
        body["signature"] = signature
    return story.by(by).post(f"/agreements/{name}/signature", body)


def signs(story: Story, by: str, *names: str) -> None:
    """Somebody reads each and signs it."""
    for name in names:
        done(signing(story, by, name, document(story, by, name)["sha256"]))


def refuses(story: Story, by: str, name: str, reason: str) -> None:
    """A counterpart says no."""
    done(story.by(by).post(f"/agreements/{name}/refusal", {"reason": reason}))


def extending(story: Story, name: str, by: str = LEADER) -> Response:
    """The leader would make it apply to all."""
    return story.by(by).post(f"/agreements/{name}/extension")


def extended(story: Story, name: str) -> Any:
    """It applies to all who do the same work."""
    return done(extending(story, name))


def notice_given(story: Story, by: str, name: str) -> str:
    """A party gives notice; the last day of the agreement."""
    return str(done(story.by(by).post(f"/agreements/{name}/notice"))["last_day"])


def agreements(story: Story, by: str = LEADER, plan: str = PLAN) -> Any:
    """The plan's agreements, and how far each has come."""
    return done(story.by(by).get(f"/rota-plans/{plan}/agreements"))
