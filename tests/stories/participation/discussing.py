"""What is said of a plan in the stories: invitations, meetings, comments, and changes accepted."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tests.api.conftest import Story
from tests.stories.participation.steps import done
from tests.stories.participation.ward import LEADER, PLAN


def invited(
    story: Story, people: Iterable[str], sent_on: date, meeting_on: date, name: str = "d-1", plan: str = PLAN
) -> None:
    """The proposed revision is sent out."""
    body = {
        "discussion": name, "sent_on": sent_on.isoformat(), "meeting_on": meeting_on.isoformat(),
        "invited": list(people),
    }  # fmt: skip
    done(story.by(LEADER).post(f"/rota-plans/{plan}/invitations", body))


def discussed(
    story: Story, held_on: date, by: Iterable[str], name: str = "d-1", plan: str = PLAN, outcome: str = "noted",
    views: Mapping[str, str] | None = None, answer: str = "",
) -> None:  # fmt: skip
    """The leader puts down that the revision was discussed."""
    body = {
        "discussion": name, "held_on": held_on.isoformat(), "participants": list(by), "outcome": outcome,
        "views": [{"who": who, "text": text} for who, text in (views or {}).items()], "answer": answer,
    }  # fmt: skip
    done(story.by(LEADER).post(f"/rota-plans/{plan}/discussions", body))


def confirmed(story: Story, by: str, name: str = "d-1", plan: str = PLAN) -> None:
    """A representative who was there says that it was held as recorded."""
    done(story.by(by).post(f"/rota-plans/{plan}/discussions/{name}/confirmation"))


def on_record(story: Story, by: str, plan: str = PLAN) -> Any:
    """What is on record of the discussion, as somebody reads it."""
    return done(story.by(by).get(f"/rota-plans/{plan}/discussion"))


def accepted(story: Story, employee: str, plan: str = PLAN) -> Any:
    """The employee accepts the change of the own line, as it is shown."""
    shown = done(story.by(employee).get(f"/rota-plans/{plan}"))["line_fingerprints"][employee]
    return done(story.by(employee).post(f"/rota-plans/{plan}/lines/{employee}/acceptance", {"line": shown}))


def changes(story: Story, by: str, plan: str = PLAN) -> Any:
    """What the present lines change against the binding revision, as somebody reads it."""
    return done(story.by(by).get(f"/rota-plans/{plan}/changes"))


def commented(story: Story, by: str, employee: str | None, text: str, plan: str = PLAN) -> str:
    """Somebody says something of a line, or of the whole plan; the comment's name."""
    body = {"employee": employee, "text": text}
    return str(done(story.by(by).post(f"/rota-plans/{plan}/comments", body))["comment"])
