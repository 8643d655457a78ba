"""The steps of the stories over HTTP, each as the person whose step it is."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from httpx2 import Response

from application.authority import Actor, Role
from application.handle import Asked
from application.ward import Ward
from domain.ids import PersonId
from domain.working_time.model import Basis
from tests.api.conftest import Story
from tests.stories.participation.ward import LEADER, PLAN, PLANNER, UNIT

NUMBERS = {Basis.AVERAGING: "10-5-2", Basis.REST: "10-8-3", Basis.SUNDAYS: "10-8-4"}


def done(answer: Response) -> Any:
    """What a command came to, which must have been done; what a reading answers."""
    assert answer.status_code in {200, 201, 202}, answer.text
    told = answer.json()
    return told["answer"] if isinstance(told, dict) and "answer" in told and "position" in told else told


def refused(answer: Response, code: str) -> Any:
    """The document of a refusal, which must be this one."""
    assert answer.status_code >= 400, answer.text
    document = answer.json()
    assert document["code"] == code, document
    return document


def moved_in(story: Story, ward: Ward) -> None:
    """The ward's files are taken in."""
    number = uuid4()
    asked = Asked(number, bytes(32), Actor(PersonId("import"), frozenset({Role.IMPORTER})), number)
    story.house.importing.import_ward(asked, ward)


def agreement(basis: Basis, party: str, plan: str = PLAN) -> str:
    """An agreement by its paragraph and its counterpart."""
    return f"{plan}.{NUMBERS[basis]}.{party}"


def drafted(story: Story, lines: Sequence[Mapping[str, str]], plan: str = PLAN, *, approved: bool = True) -> None:
    """The need is approved, and the rota made by hand is the draft."""
    if approved:
        done(story.by(LEADER).post(f"/staffing-plans/{plan}/approval"))
    done(story.by(PLANNER).post(f"/rota-plans/{plan}/rota", {"lines": list(lines), "source": "by hand"}))


def proposed(story: Story, plan: str = PLAN) -> int:
    """The draft goes before the parties; its revision."""
    return int(done(story.by(PLANNER).post(f"/rota-plans/{plan}/proposal"))["revision"])


def changed(
    story: Story, employee: str, days: Mapping[date, str | None], plan: str = PLAN, because_of: str | None = None
) -> Any:
    """Some days of a line are changed, on the version the planner has seen."""
    planner, path = story.by(PLANNER), f"/rota-plans/{plan}"
    body = {"days": {day.isoformat(): shift for day, shift in days.items()}, "reason": "agreed with the employee"}
    if because_of is not None:
        body["because_of"] = because_of
    return done(planner.post(f"{path}/lines/{employee}/changes", body, if_match=planner.version(path)))


def obstacles(story: Story, plan: str = PLAN, by: str = LEADER) -> list[dict[str, Any]]:
    """What stands between the plan and its publication."""
    found: list[dict[str, Any]] = done(story.by(by).get(f"/rota-plans/{plan}/readiness"))["obstacles"]
    return found


def codes(found: Iterable[Mapping[str, Any]]) -> list[str]:
    """Their codes, in their order."""
    return [o["code"] for o in found]


def named(found: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Their codes, each with what it is about."""
    return [(o["code"], o["subject"]) for o in found]


def publishing(story: Story, plan: str = PLAN, by: str = LEADER) -> Response:
    """The leader tries to publish on the version she has seen."""
    leader = story.by(by)
    return leader.post(f"/rota-plans/{plan}/publication", if_match=leader.version(f"/rota-plans/{plan}"))


def published(story: Story, plan: str = PLAN, by: str = LEADER) -> Any:
    """It is published."""
    return done(publishing(story, plan, by))


def trail(story: Story, plan: str = PLAN) -> list[dict[str, Any]]:
    """Everything on record about the plan, in order, as the auditor reads it."""
    found: list[dict[str, Any]] = done(story.by("revisor", Role.AUDITOR).get(f"/rota-plans/{plan}/audit"))
    return found


def acts(story: Story, name: str, plan: str = PLAN) -> list[dict[str, Any]]:
    """The acts of one kind in the trail, whichever version they are stored in."""
    return [line for line in trail(story, plan) if line["name"].rpartition(".")[0] == name]


def administered(story: Story, union: str, person: str, *, right_of_nomination: bool = True) -> None:
    """The union is registered, with the person as its first administrator."""
    registrar = story.by("registrar", Role.UNION_REGISTRAR)
    done(registrar.post("/unions", {"union": union, "right_of_nomination": right_of_nomination}))
    body = {
        "person": person, "office": "fagforeningsadministrator", "units": [], "union": union,
        "first_day": "2026-01-01", "last_day": "2028-12-31",
    }  # fmt: skip
    done(registrar.post("/mandates", body))


def granting(
    story: Story, by: str, person: str, office: str, first_day: date, last_day: date, *granted: Role,
    union: str | None = None, unit: str = UNIT, deputy_for: str | None = None,
) -> Response:  # fmt: skip
    """Somebody would grant a mandate: a union's administrator its own, the importer the employer's."""
    body = {
        "person": person, "office": office, "units": [unit], "union": union,
        "first_day": first_day.isoformat(), "last_day": last_day.isoformat(), "deputy_for": deputy_for,
    }  # fmt: skip
    return story.by(by, *granted).post("/mandates", body)
