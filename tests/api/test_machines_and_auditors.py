"""What a machine and an auditor may never do, asked of every route that changes anything, whoever the token is for.

An integration client hands in changes of lines, observations and certificates, and nothing else: it never signs,
confirms, concludes or publishes, also where its token was issued to somebody who may. An auditor writes nothing.
"""

from collections.abc import Iterator

import pytest
from httpx2 import Response

from api.main import create_app
from application.authority import Role
from tests.api.conftest import TODAY, Client, Story
from tests.api.life import ASSESSMENT, ready
from tests.api.ward import FAG, KARI, LEADER, NSF, PLAN, PLANNER, REST, SAFETY, UNIT, lines

MACHINE, AUDITOR = "maskin", "revisor"
FIRST, LAST, SOON = "2027-01-04", "2027-01-31", "2027-01-20"
FINGERPRINT = "0" * 64
NUMBER = "00000000-0000-4000-8000-000000000000"
WORKED = {"starts": "2026-11-10T07:30:00+01:00", "ends": "2026-11-10T15:00:00+01:00"}
BODIES: dict[str, object] = {
    "/rota-plans/{plan}/generation": {"seconds": 1},
    "/rota-plans/{plan}/rota": {"lines": list(lines()), "source": "by hand"},
    "/rota-plans/{plan}/lines/{employee}/changes": {"days": {"2027-01-05": None}, "reason": "ill"},
    "/rota-plans/{plan}/proposal": None,
    "/rota-plans/{plan}/publication": None,
    "/rota-plans/{plan}/withdrawal": {"reason": "given up"},
    "/rota-plans/{plan}/invitations": {
        "discussion": "d-2", "sent_on": str(TODAY), "meeting_on": str(TODAY), "invited": [NSF],
    },
    "/rota-plans/{plan}/discussions": {
        "discussion": "d-3", "held_on": str(TODAY), "participants": [NSF], "outcome": "agreed",
    },
    "/rota-plans/{plan}/discussions/{discussion}/confirmation": None,
    "/rota-plans/{plan}/discussions/{discussion}/dispute": {"reason": "it was not so"},
    "/rota-plans/{plan}/comments": {"text": "the weekends"},
    "/rota-plans/{plan}/comments/{comment}/answer": {"answer": "it stays", "changed": False},
    "/rota-plans/{plan}/lines/{employee}/acceptance": {"line": FINGERPRINT},
    "/rota-plans/{plan}/repairs": {"away": [{"employee": KARI, "first_day": FIRST, "last_day": FIRST}]},
    "/rota-plans/{plan}/repairs/decision": {
        "cells": [{"employee": KARI, "date": "2027-01-05", "shift": None}], "reason": "ill",
    },
    "/rota-plans/{plan}/scenarios": {"seconds": 1},
    "/rota-plans/{plan}/agreements": {"notice_weeks": 4},
    "/rota-plans/{plan}/consents": {
        "basis": "AML § 10-5 (3)", "what": "average", "limits": {"averaging_weeks": 26}, "first_day": FIRST,
        "last_day": LAST, "document": {"reference": "2026/1", "dated": str(TODAY), "sha256": FINGERPRINT},
    },
    "/agreements/{agreement}/refusal": {"reason": "no"},
    "/agreements/{agreement}/withdrawal": {"reason": "no"},
    "/agreements/{agreement}/comments": {"comment": "c-2", "text": "why"},
    "/agreements/{agreement}/comments/{comment}/answer": {"answer": "so"},
    "/agreements/{agreement}/extension": None,
    "/agreements/{agreement}/notice": None,
    "/rota-plans/{plan}/signatures": {"document": FINGERPRINT, "language": "nb", "agreements": [f"{REST}.NSF"]},
    "/agreements/{agreement}/signature": {"document": FINGERPRINT, "language": "nb"},
    "/rota-plans/{plan}/assessments": {"levels": 5},
    "/assessments/{assessment}/mappings": {"topic": "nights", "sources": ["interviews"], "found": "none"},
    "/assessments/{assessment}/participants": {"person": NSF, "capacity": "tillitsvalgt"},
    "/assessments/{assessment}/hazards": {
        "hazard": "h", "side": "patient_safety", "description": "d", "barriers": "", "probability": 1, "consequence": 1,
    },
    "/assessments/{assessment}/measures": {
        "hazard": "patient_safety", "measure": "rest", "owner": LEADER, "deadline": SOON,
        "residual_probability": 1, "residual_consequence": 1,
    },
    "/assessments/{assessment}/measures/{measure}/done": {"done_on": str(TODAY)},
    "/assessments/{assessment}/assumptions": {
        "assumption": "sick", "measure": "sickness_percent", "holds": "at_most", "value": 80,
    },
    "/assessments/{assessment}/showings": {"to": NSF, "audience": "tillitsvalgt"},
    "/assessments/{assessment}/statements": {"statement": "seen"},
    "/assessments/{assessment}/conclusion": {"conclusion": "sound", "grounds": "few nights", "review_by": SOON},
    "/assessments/{assessment}/acceptance": {"grounds": "for now"},
    "/assessments/{assessment}/carrying": {"grounds": "little has changed"},
    "/assessments/{assessment}/reopening": {"because": "more nights"},
    "/units/{unit}/observations": {
        "observation": "o-1", "measure": "sickness_percent", "value": 70, "first_day": "2026-11-01",
        "last_day": "2026-11-15", "source": "counted", "observed_on": "2026-11-15",
    },
    "/staffing-plans/{staffing_plan}/need": {
        "lines": [{"day": "weekday", "shift": "D", "skill": "any", "minimum": 1, "ideal": 1}], "source": "x",
    },
    "/staffing-plans/{staffing_plan}/approval": None,
    "/employees/{employee}/certificates": {"competence": "iv", "until": LAST},
    "/employees/{employee}/certificates/withdrawal": {"competence": "iv", "last_day": LAST},
    "/employees/{employee}/adaptations": {"first_day": FIRST, "last_day": LAST, "constraint": "no_nights"},
    "/mandates": {
        "person": "x-new", "office": "turnusplanlegger", "units": [UNIT], "first_day": FIRST, "last_day": LAST,
    },
    "/mandates/{mandate}/revocation": {"last_day": SOON},
    "/unions": {"union": "Delta", "right_of_nomination": True},
    "/unions/{union}/correction": {"right_of_nomination": False, "because": "it was wrong"},
    "/accounts/{account}/links": {"same_person_as": LEADER, "because": "told"},
    "/accounts/{account}/separation": {"because": "mistaken"},
    "/signing-keys/{holder}": {
        "algorithm": "ed25519", "public": "A" * 43, "proof": {"kind": "ed25519", "key": FINGERPRINT, "signature": "A"},
    },
    "/signing-keys/{holder}/{key_id}/revocation": None,
    "/employees/{employee}/hours": {**WORKED, "entry": "e-1"},
    "/employees/{employee}/hours/{year}/entries/{entry}/corrections": {**WORKED, "reason": "late"},
    "/employees/{employee}/hours/{year}/entries/{entry}/withdrawal": {"reason": "twice"},
    "/employees/{employee}/hours/{year}/rest": {
        "rest": "r-1", "debt": "d-1", "starts": "2026-11-11T07:30:00+01:00", "ends": "2026-11-11T15:00:00+01:00",
    },
    "/employees/{employee}/hours/{year}/rest/{rest}/withdrawal": {"reason": "twice"},
}  # fmt: skip
"""A body for each route that takes something in, by its path; ``None``: it takes none."""
REAL = {
    "plan": PLAN, "unit": UNIT, "employee": KARI, "agreement": f"{REST}.NSF", "assessment": ASSESSMENT,
    "staffing_plan": PLAN, "mandate": f"{NSF}.tillitsvalgt.{UNIT}.2026-01-01", "discussion": "d-1", "comment": "c-1",
    "measure": 1, "union": "NSF", "account": KARI, "holder": KARI, "key_id": FINGERPRINT, "year": 2026,
    "entry": "e-1", "rest": "r-1", "job": NUMBER,
}  # fmt: skip
A_MACHINES_OWN = {
    "/rota-plans/{plan}/lines/{employee}/changes",
    "/units/{unit}/observations",
    "/employees/{employee}/certificates",
    "/employees/{employee}/certificates/withdrawal",
}
NO_ACT = {"/jobs/{job}", "/development/clock"}
"""Cancelling one's own search, and setting the clock of a story, which no server outside development has."""
UNSEEN = {"employee.unknown"}
"""Who works where is not told by guessing: somebody else's employee is said not to be known."""


def changing(story: Story) -> Iterator[str]:
    """Every route that takes something in."""
    for path, operations in create_app(story.house).openapi()["paths"].items():
        if set(operations) - {"get"} and path.removeprefix("/v1") not in NO_ACT:
            assert set(operations) - {"get"} == {"post"}, path
            yield path.removeprefix("/v1")


def test_every_route_is_asked_about(story: Story) -> None:
    assert set(changing(story)) == set(BODIES)


def post(by: Client, version: int, path: str) -> Response:
    """The route asked with a body it takes, on the version that stands."""
    seen = version if path.endswith(("/changes", "/publication", "/decision")) else None
    return by.post(path.format(**REAL), BODIES[path], if_match=seen)


def told_off(answer: Response, path: str) -> None:
    """Not for this token, whatever else there might be to say."""
    code = answer.json().get("code")
    assert (answer.status_code, code) == (403, code) or code in UNSEEN, (path, answer.text)


@pytest.mark.parametrize("person", [MACHINE, LEADER, PLANNER, NSF, FAG, SAFETY, KARI])
def test_a_machine_never_stands_in_for_a_person(story: Story, person: str) -> None:
    ready(story)
    machine, head = story.by(person, Role.INTEGRATION), story.house.store.head()
    version = story.by(LEADER).version(f"/rota-plans/{PLAN}")
    for path in sorted(set(BODIES) - A_MACHINES_OWN):
        told_off(post(machine, version, path), path)
        assert story.house.store.head() == head, path
    for path in sorted(A_MACHINES_OWN):
        answer = post(machine, version, path)
        assert answer.status_code in {200, 201}, (path, answer.text)
    recorded = story.house.store.read(head, 100)
    assert {r.role for r in recorded} == {Role.INTEGRATION.value}
    assert {r.mandate for r in recorded} == {None}


@pytest.mark.parametrize("person", [AUDITOR, LEADER, PLANNER, NSF, FAG, SAFETY, KARI])
def test_an_auditor_writes_nothing(story: Story, person: str) -> None:
    ready(story)
    auditor, head = story.by(person, Role.AUDITOR), story.house.store.head()
    version = story.by(LEADER).version(f"/rota-plans/{PLAN}")
    for path in sorted(BODIES):
        told_off(post(auditor, version, path), path)
        assert story.house.store.head() == head, path
    assert auditor.get(f"/rota-plans/{PLAN}/audit").status_code == 200
