"""Certificates and adaptations over HTTP: who records them, who reads them, and what is told of them."""

from typing import cast

from application.authority import Role
from domain.workforce.employee import EMPLOYEE, Registered
from domain.workforce.errors import CompetenceNotHeld
from domain.workforce.events import EmployeeEvent
from tests.api.conftest import Story
from tests.api.life import ok
from tests.api.test_life import refused
from tests.api.ward import FAG, KARI, LEADER, NSF, OTHER_LEADER, PLANNER, REASON, SIV, STRANGER

PATH = f"/employees/{KARI}/certificates"
HEART = {"competence": "telemetri", "until": "2027-01-10"}


def test_a_certificate_is_recorded_renewed_and_withdrawn(both: Story) -> None:
    leader, planner = both.by(LEADER), both.by(PLANNER)
    first = ok(planner.post(PATH, HEART))
    assert first["answer"] == {"employee": KARI, **HEART}
    assert ok(planner.post(PATH, HEART))["versions"] == {}, "known already"
    shown = leader.get(PATH)
    assert shown.json()["held"] == {"telemetri": "2027-01-10"}
    renewed = leader.post(PATH, {"competence": "telemetri"}, if_match=shown.headers["etag"])
    assert ok(renewed)["answer"]["until"] is None
    refused(leader.post(PATH, HEART, if_match=shown.headers["etag"]), 412, "store.version_conflict")
    assert both.by(KARI).get(PATH).json()["held"] == {"telemetri": None}
    registry = both.by("hr-system", Role.INTEGRATION)
    ok(registry.post(f"{PATH}/withdrawal", {"competence": "telemetri", "last_day": "2027-01-06"}))
    assert leader.get(PATH).json()["held"] == {"telemetri": "2027-01-06"}
    refused(
        leader.post(f"{PATH}/withdrawal", {"competence": "cytostatika", "last_day": "2027-01-06"}),
        409,
        CompetenceNotHeld.code,
    )


def test_who_may_not_record_or_read_certificates(story: Story) -> None:
    for person in (KARI, NSF, FAG):
        refused(story.by(person).post(PATH, HEART), 403, "access.not_allowed")
    refused(story.by(NSF).get(PATH), 404, "employee.unknown")
    for path in (PATH, "/employees/nobody/certificates"):
        refused(story.by(OTHER_LEADER).post(path, HEART), 404, "employee.unknown")
        refused(story.by(OTHER_LEADER).get(path), 404, "employee.unknown")
    refused(story.by(LEADER).post(f"/employees/{STRANGER}/certificates", HEART), 404, "employee.unknown")
    refused(story.by(LEADER).post(PATH, HEART | {"until": "soon"}), 422, "request.unusable")


def test_an_adaptation_is_granted_by_the_leader_and_nothing_private_is_answered(both: Story) -> None:
    path = f"/employees/{SIV}/adaptations"
    granted = {
        "first_day": "2027-01-04",
        "last_day": "2027-01-17",
        "constraint": "day_off_weekday",
        "weekday": 2,
        "private_reason": REASON,
    }
    leader = both.by(LEADER)
    answer = leader.post(path, granted)
    assert ok(answer)["answer"] == {"employee": SIV}
    assert REASON not in answer.text
    stored = EMPLOYEE.replay(cast(EmployeeEvent, r.event) for r in both.house.store.stream(f"employee-{SIV}"))
    assert isinstance(stored, Registered)
    assert [a.weekday for a in stored.adaptations if a.weekday is not None] == [2]
    refused(both.by(PLANNER).post(path, granted), 403, "access.not_allowed")
    refused(leader.post(path, granted | {"weekday": None}), 422, "employee.adaptation_weekday")
    refused(leader.post(path, granted | {"last_day": "2027-01-01"}), 422, "request.unusable")
    refused(leader.post(path, granted | {"weekday": 7}), 422, "request.unusable")
