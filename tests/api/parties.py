"""Unions with their administrators, over HTTP."""

from application.authority import Role
from tests.api.conftest import Client, Story
from tests.api.life import ok


def administrator(story: Story, union: str, person: str) -> Client:
    """Somebody who administers the union's mandates, as the registrar recorded."""
    registrar = story.by("registrar", Role.UNION_REGISTRAR)
    ok(registrar.post("/unions", {"union": union, "right_of_nomination": True}))
    mandate = {
        "person": person,
        "office": "fagforeningsadministrator",
        "units": [],
        "first_day": "2026-01-01",
        "last_day": "2027-12-31",
        "union": union,
    }
    ok(registrar.post("/mandates", mandate))
    return story.by(person)
