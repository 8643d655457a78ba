"""Who may do and see what; what is private is nobody else's."""

import time
from datetime import date

import pytest
from fastapi.testclient import TestClient
from joserfc import jwt
from joserfc.jwk import OctKey

from api.composition import open_house
from api.main import create_app
from api.settings import Settings
from application.authority import Role
from tests.api.conftest import KEY, TODAY, Client, Story
from tests.api.life import ASSESSMENT, offered, ok, proposed, ready, sign
from tests.api.solver import HandMade
from tests.api.test_life import refused
from tests.api.ward import (
    CAUSE,
    FAG,
    KARI,
    LEADER,
    MEMBERSHIP,
    NSF,
    OLA,
    OTHER_LEADER,
    OTHER_PLAN,
    OTHER_UNIT,
    PLAN,
    PLANNER,
    REASON,
    REST,
    SAFETY,
    SIV,
    STRANGER,
    UNIT,
)

READINGS = [
    f"/units/{UNIT}/rota-plans",
    *(
        f"/rota-plans/{PLAN}{rest}"
        for rest in (
            "", "/rota", "/readiness", "/obstacles", "/findings", "/findings?agreements=none",
            "/findings?agreements=sought", "/vacancies", "/evaluation", "/agreements", "/audit",
            "/discussion", "/changes",
        )
    ),
    f"/rota-plans/{PLAN}/conflicts",
    f"/rota-plans/{PLAN}/lines/{KARI}/2027-01-04/why",
    f"/rota-plans/{PLAN}/wishes/{KARI}/2027-01-04/why-not",
    f"/agreements/{REST}.NSF",
    f"/agreements/{REST}.Fagforbundet",
    f"/assessments/{ASSESSMENT}",
    f"/rota-plans/{PLAN}/assessment",
    f"/units/{UNIT}/observations",
    f"/staffing-plans/{PLAN}",
    f"/mandates/{NSF}.tillitsvalgt.{UNIT}.2026-01-01",
    f"/units/{UNIT}/mandates",
    *(f"/employees/{person}/duties" for person in (KARI, OLA, SIV)),
    f"/employees/{KARI}/hours?from=2027-01-04&to=2027-01-31",
]  # fmt: skip
PEOPLE = [KARI, OLA, SIV, NSF, FAG, SAFETY, LEADER, PLANNER, OTHER_LEADER, STRANGER, "nobody"]


def tokens_that_are_no_good() -> dict[str, str]:
    now = int(time.time())
    good = {"iss": "forsvarlig-development", "sub": LEADER, "roles": [], "iat": now, "exp": now + 3600}
    other = OctKey.import_key(b"another key altogether, made up here")

    def made(claims: dict[str, object], key: OctKey = KEY, algorithm: str = "HS256") -> str:
        return jwt.encode({"alg": algorithm}, claims, key, algorithms=[algorithm])

    unsigned = made(good).rsplit(".", 1)[0]
    none = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0." + unsigned.split(".")[1] + "."
    return {
        "run out": made(good | {"iat": now - 7200, "exp": now - 3600}),
        "without an end": made({k: v for k, v in good.items() if k != "exp"}),
        "without a subject": made({k: v for k, v in good.items() if k != "sub"}),
        "from elsewhere": made(good | {"iss": "somebody"}),
        "forged": made(good, other),
        "another algorithm": made(good, KEY, "HS512"),
        "alg none": none,
        "signature cut off": unsigned + ".",
        "an office": made(good | {"roles": ["enhetsleder"]}),
        "an unknown role": made(good | {"roles": ["king"]}),
        "roles that are no list": made(good | {"roles": 7}),
        "a subject that is no text": made(good | {"sub": 7}),
        "no token at all": "hello",
        "empty": "",
    }


@pytest.mark.parametrize("name", tokens_that_are_no_good())
def test_a_token_that_is_no_good(story: Story, name: str) -> None:
    token = tokens_that_are_no_good()[name]
    answer = story.http.get("/v1/me", headers={"Authorization": f"Bearer {token}"})
    assert refused(answer, 401, "access.not_signed_in")["detail"]
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_without_a_token_nothing_is_answered(story: Story) -> None:
    for path in ("/me", "/rules", *READINGS, "/development/clock", f"/jobs/{'0' * 8}-0000-4000-8000-{'0' * 12}"):
        refused(story.http.get(f"/v1{path}"), 401, "access.not_signed_in")
    for path in (f"/rota-plans/{PLAN}/publication", "/mandates", f"/agreements/{REST}.NSF/signature"):
        refused(story.http.post(f"/v1{path}", json={}), 401, "access.not_signed_in")


def test_outside_development_no_token_is_taken_and_there_is_no_story(sqlite_url: str) -> None:
    with open_house(Settings(sqlite_url), HandMade()) as house, TestClient(create_app(house, KEY)) as http:
        leader = Client(http, LEADER)
        assert "--development" in refused(leader.get("/me"), 401, "access.not_signed_in")["detail"]
        refused(leader.get("/development/clock"), 404, "request.not_found")
        assert "/v1/development/clock" not in http.get("/v1/openapi.json").json()["paths"]


def test_what_somebody_is(story: Story) -> None:
    assert story.by(LEADER).get("/me").json() == {
        "person": LEADER,
        "granted": [],
        "units": {UNIT: ["enhetsleder"]},
        "everywhere": [],
        "today": TODAY.isoformat(),
    }
    auditor = story.by("auditor", Role.AUDITOR).get("/me").json()
    assert (auditor["granted"], auditor["units"]) == (["revisor"], {})
    story.on(date(2027, 2, 1))
    assert story.by(LEADER).get("/me").json()["units"] == {}


def test_the_other_units_leader_sees_and_does_nothing(story: Story) -> None:
    ready(story)
    for person in (OTHER_LEADER, STRANGER, "nobody"):
        client = story.by(person)
        for path in READINGS:
            assert client.get(path).status_code in {403, 404}, path
        for path, body in (
            (f"/staffing-plans/{PLAN}/approval", None),
            (f"/rota-plans/{PLAN}/proposal", None),
            (f"/rota-plans/{PLAN}/rota", {"lines": []}),
            (f"/rota-plans/{PLAN}/generation", {"seconds": 1}),
            (f"/rota-plans/{PLAN}/withdrawal", {"reason": "no"}),
            (f"/rota-plans/{PLAN}/agreements", {"notice_weeks": 1}),
            (f"/rota-plans/{PLAN}/assessments", {"levels": 5}),
            (f"/agreements/{REST}.NSF/extension", None),
            (f"/agreements/{REST}.NSF/notice", None),
        ):
            refused(client.post(path, body), 403, "access.not_allowed")
        refused(client.post(f"/rota-plans/{PLAN}/publication", if_match=1), 403, "access.not_allowed")
    assert story.by(OTHER_LEADER).get(f"/rota-plans/{OTHER_PLAN}").status_code == 200
    refused(story.by(LEADER).get(f"/units/{OTHER_UNIT}/rota-plans"), 403, "access.not_allowed")


def test_an_auditor_reads_everything_and_does_nothing(story: Story) -> None:
    ready(story)
    auditor = story.by("auditor", Role.AUDITOR)
    for path in READINGS:
        assert auditor.get(path).status_code == 200, path
    refused(auditor.post(f"/rota-plans/{PLAN}/publication", if_match=1), 403, "access.not_allowed")
    refused(auditor.post(f"/rota-plans/{PLAN}/proposal"), 403, "access.not_allowed")


def test_nobody_is_told_what_is_private(story: Story) -> None:
    ready(story)
    seen = 0
    everybody = [
        *(story.by(person) for person in PEOPLE),
        *(story.by("x", role) for role in (Role.AUDITOR, Role.INTEGRATION, Role.UNION_REGISTRAR, Role.IMPORTER)),
    ]
    for client in everybody:
        for path in ("/me", "/rules", *READINGS):
            answer = client.get(path)
            seen += answer.status_code == 200
            for private in (CAUSE, REASON, MEMBERSHIP, "birth_year"):
                assert private not in answer.text, f"{client.person} at {path}"
    assert seen > 100


def test_no_union_membership_is_told_to_those_who_have_no_ground(story: Story) -> None:
    """A line under an agreement tells of its person's union; only the employer and the auditor see both together."""
    offered(story)
    for person in (NSF, FAG, SAFETY):
        obstacles = story.by(person).get(f"/rota-plans/{PLAN}/readiness").json()["obstacles"]
        waiting = [o for o in obstacles if o["code"].startswith("agreement.")]
        assert [o["employees"] for o in waiting] == [[], []]
    waiting = story.by(LEADER).get(f"/rota-plans/{PLAN}/readiness").json()["obstacles"]
    assert [o["employees"] for o in waiting if o["code"].startswith("agreement.")] == [[OLA, SIV], [KARI, SIV]]
    for person, union in ((NSF, "NSF"), (FAG, "Fagforbundet")):
        ok(sign(story, person, f"{REST}.{union}"))
    ok(story.by(LEADER).post(f"/agreements/{REST}.NSF/extension"))
    for person in (KARI, NSF, FAG, SAFETY):
        for finding in story.by(person).get(f"/rota-plans/{PLAN}/findings").json()["findings"]:
            if finding["employee"] != person:
                assert "NSF" not in str(finding)
                assert "Fagforbundet" not in str(finding)
                assert finding["because"] == [], "it may tell of absences, position or age"
    told = story.by(LEADER).get(f"/rota-plans/{PLAN}/findings").json()["findings"]
    rested_on = {f["rests_on"] for f in told if f["rests_on"] is not None}
    assert rested_on == {f"{REST}.NSF", f"{REST}.Fagforbundet"}


def test_an_employee_sees_the_rota_and_what_concerns_him_or_herself(story: Story) -> None:
    proposed(story)
    kari = story.by(KARI)
    assert kari.get(f"/rota-plans/{PLAN}/rota").json()["rota"]["lines"][OLA]
    assert {f["employee"] for f in kari.get(f"/rota-plans/{PLAN}/findings").json()["findings"]} == {KARI}
    assert kari.get(f"/employees/{OLA}/duties").status_code == 200
    for rest in ("/readiness", "/obstacles", "/audit"):
        refused(kari.get(f"/rota-plans/{PLAN}{rest}"), 403, "access.not_allowed")
    refused(kari.get(f"/employees/{STRANGER}/duties"), 404, "employee.unknown")
    refused(kari.get("/employees/nobody/duties"), 404, "employee.unknown")
    refused(kari.post(f"/rota-plans/{PLAN}/proposal"), 403, "access.not_allowed")


def test_what_does_not_exist_is_not_found(story: Story) -> None:
    leader = story.by(LEADER)
    for path, code in (
        ("/rota-plans/none", "rota_plan.unknown"),
        ("/rota-plans/none/rota", "rota_plan.unknown"),
        ("/agreements/none", "agreement.unknown"),
        ("/assessments/none", "assessment.unknown"),
        ("/staffing-plans/none", "staffing_plan.unknown"),
        ("/mandates/none", "mandate.unknown"),
        ("/jobs/7b0f6d0a-2c1e-4c1f-9a4c-1f0c5b8f6e11", "jobs.unknown"),
        ("/nowhere", "request.not_found"),
    ):
        refused(leader.get(path), 404, code)
    for path, body, code in (
        ("/rota-plans/none/proposal", None, "rota_plan.unknown"),
        ("/staffing-plans/none/approval", None, "staffing_plan.unknown"),
        ("/agreements/none/signature", {"document": "0" * 64, "language": "nb"}, "agreement.unknown"),
        ("/assessments/none/statements", {"statement": "no"}, "assessment.unknown"),
        ("/mandates/none/revocation", {"last_day": "2027-01-01"}, "mandate.unknown"),
        (f"/rota-plans/{PLAN}/generation", {"seconds": 0}, "request.unusable"),
    ):
        refused(leader.post(path, body), 422 if code == "request.unusable" else 404, code)
    refused(story.http.delete("/v1/me", headers=leader.headers), 405, "request.method_not_allowed")


def test_the_story_clock_is_set(story: Story) -> None:
    leader = story.by(LEADER)
    assert leader.get("/development/clock").json() == {"today": "2026-11-16", "kind": "story"}
    put = story.http.put("/v1/development/clock", json={"today": "2026-12-24"}, headers=leader.headers)
    assert put.json() == {"today": "2026-12-24", "kind": "story"}
    assert leader.get("/me").json()["today"] == "2026-12-24"
