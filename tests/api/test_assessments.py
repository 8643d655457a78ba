"""Assessments over HTTP: what is put down by whom, what a conclusion leaves, and what it is carried to."""

from datetime import date
from typing import Any

import pytest

from application.authority import Role
from domain.assessment.errors import AssessmentIsSuperseded
from tests.api.conftest import Story
from tests.api.life import ASSESSMENT, assessed, discussed, ok, proposed, published, signed
from tests.api.test_life import refused
from tests.api.ward import (
    FAG,
    FIRST,
    KARI,
    LAST,
    LEADER,
    NSF,
    OLA,
    OTHER_LEADER,
    PLAN,
    PLANNER,
    SAFETY,
    STRANGER,
    UNIT,
)

DIRECTOR, COMMITTEE = "r-klinikk", "r-amu"
PATH = f"/assessments/{ASSESSMENT}"
NIGHTS = {"topic": "nights", "sources": ["interviews", "indicators"], "found": "tired after the third"}
HAZARD = {
    "hazard": "strain", "side": "work_environment", "description": "short nights", "barriers": "rest after",
    "probability": 4, "consequence": 4,
}  # fmt: skip
SLIPS = HAZARD | {"hazard": "slips", "side": "patient_safety", "probability": 2, "consequence": 2}
MEASURE = {
    "hazard": "strain", "measure": "one more on evenings", "owner": OLA, "deadline": "2027-01-04",
    "residual_probability": 3, "residual_consequence": 4,
}  # fmt: skip
SICKNESS = {"assumption": "sickness", "measure": "sickness_percent", "holds": "at_most", "value": 85}
CONCLUDING = {"conclusion": "sound_with_measures", "grounds": "as well as can be", "review_by": "2027-01-20"}


def granted(story: Story, person: str, office: str) -> None:
    """An office of the employer's, or in the committee, appointed from its files."""
    grant = {
        "person": person, "office": office, "units": [UNIT], "first_day": "2026-01-01", "last_day": LAST.isoformat(),
    }  # fmt: skip
    ok(story.by("import", Role.IMPORTER).post("/mandates", grant))


def opened(story: Story, **sent: int) -> None:
    """A proposed revision, and its assessment begun."""
    proposed(story)
    ok(story.by(PLANNER).post(f"/rota-plans/{PLAN}/assessments", sent))


def looked(story: Story) -> None:
    """Mapped, and hazards on both sides; a high risk is left."""
    opened(story)
    for where, what in (("mappings", NIGHTS), ("hazards", HAZARD), ("hazards", SLIPS), ("measures", MEASURE)):
        ok(story.by(LEADER).post(f"{PATH}/{where}", what))


def seen(story: Story, person: str = LEADER) -> Any:
    return ok(story.by(person).get(f"/rota-plans/{PLAN}/assessment"))


def test_a_whole_assessment_is_read_as_it_was_put_down(both: Story) -> None:
    opened(both, levels=4, medium_from=3, high_from=8)
    leader, safety, nsf = both.by(LEADER), both.by(SAFETY), both.by(NSF)
    ok(safety.post(f"{PATH}/mappings", NIGHTS))
    ok(both.by(PLANNER).post(f"{PATH}/participants", {"person": SAFETY, "capacity": "verneombud"}))
    ok(both.by(PLANNER).post(f"{PATH}/participants", {"person": KARI, "capacity": "ansatt"}))
    told = ok(safety.post(f"{PATH}/hazards", HAZARD | {"probability": 2, "consequence": 4}))
    assert told["answer"] == {"assessment": ASSESSMENT, "hazard": "strain", "risk": "high", "product": 8}
    ok(nsf.post(f"{PATH}/hazards", SLIPS | {"probability": 2, "consequence": 1}))
    measure = MEASURE | {"residual_probability": 1, "residual_consequence": 3}
    told = ok(leader.post(f"{PATH}/measures", measure))
    assert told["answer"] == {"assessment": ASSESSMENT, "hazard": "strain", "measure": 1, "residual_risk": "medium"}
    assert ok(leader.post(f"{PATH}/assumptions", SICKNESS))["answer"]["limit"] == "8.5 % of agreed time"
    ok(leader.post(f"{PATH}/showings", {"to": NSF, "audience": "tillitsvalgt"}))
    ok(nsf.post(f"{PATH}/statements", {"statement": "hire one more"}))
    assert ok(leader.post(f"{PATH}/conclusion", CONCLUDING))["answer"]["awaits"] == []
    ok(both.by(OLA).post(f"{PATH}/measures/1/done", {"done_on": "2026-11-16"}))

    whole = seen(both)
    assert whole == ok(leader.get(PATH))
    assert whole["opened"]["matrix"] == {"levels": 4, "medium_from": 3, "high_from": 8}
    assert whole["probabilities"] == ["sjelden", "av og til", "ofte", "svært ofte"]
    assert [(m["topic"], m["sources"], m["by"]) for m in whole["mapped"]] == [
        ("nights", ["interviews", "indicators"], SAFETY)
    ]
    assert [(p["person"], p["capacity"], p["mandate"]) for p in whole["participants"]] == [
        (SAFETY, "verneombud", f"{SAFETY}.verneombud.{UNIT}.2026-01-01"), (KARI, "ansatt", None),
    ]  # fmt: skip
    assert [(h["hazard"]["hazard"], h["hazard"]["by"], h["risk"], h["residual_risk"]) for h in whole["hazards"]] == [
        ("strain", SAFETY, "high", "medium"), ("slips", NSF, "low", "low"),
    ]  # fmt: skip
    assert [(m["number"], m["measure"]["owner"], m["done_on"]) for m in whole["measures"]] == [(1, OLA, "2026-11-16")]
    assert [(a["id"], a["value"], a["unit"]) for a in whole["assumptions"]] == [
        ("sickness", 85, "8.5 % of agreed time")
    ]
    assert whole["conclusion"]["conclusion"] == "sound_with_measures"
    assert whole["covers"] == [1]
    assert [s["statement"] for s in whole["statements"]] == ["hire one more"]


def test_the_rota_tells_of_itself_with_sources_and_no_score(story: Story) -> None:
    opened(story)
    told = {i["topic"]: i for i in seen(story)["opened"]["indicators"]}
    quick = told["IND-QUICK-RETURNS"]
    assert (quick["count"], quick["people"], quick["unit"]) == (12, 3, "times")
    assert quick["source"] == "indicator: quick returns"
    assert (told["uncovered"]["count"], told["uncovered"]["unit"]) == (8, "heads")
    assert all(i["source"] and i["before"] is None for i in told.values())
    assert not any("score" in topic or "total" in topic for topic in told)


def test_what_is_high_goes_up_the_line_and_to_the_committee(both: Story) -> None:
    looked(both)
    granted(both, DIRECTOR, "klinikksjef")
    granted(both, COMMITTEE, "amu")
    leader, director = both.by(LEADER), both.by(DIRECTOR)
    refused(leader.post(f"{PATH}/conclusion", CONCLUDING | {"conclusion": "sound"}), 409, "assessment.high_risk_left")
    done = ok(leader.post(f"{PATH}/conclusion", CONCLUDING))
    assert done["answer"]["awaits"] == ["klinikksjef", "amu"]
    grounds = {"grounds": "until the new positions are filled"}
    for person in (LEADER, PLANNER, SAFETY, NSF, COMMITTEE, KARI):
        refused(both.by(person).post(f"{PATH}/acceptance", grounds), 403, "access.not_allowed")
    assert ok(director.post(f"{PATH}/acceptance", grounds))["answer"]["hazards"] == ["strain"]
    refused(director.post(f"{PATH}/acceptance", grounds), 409, "assessment.nothing_to_accept")
    assert seen(both)["awaits"] == ["amu"]
    ok(leader.post(f"{PATH}/showings", {"to": COMMITTEE, "audience": "amu"}))
    whole = seen(both, COMMITTEE)
    assert (whole["awaits"], whole["accepted"]["by"]) == ([], DIRECTOR)
    ok(both.by(COMMITTEE).post(f"{PATH}/statements", {"statement": "taken note of"}))


def test_nobody_accepts_what_he_or_she_concluded(story: Story) -> None:
    looked(story)
    granted(story, LEADER, "klinikksjef")
    ok(story.by(LEADER).post(f"{PATH}/conclusion", CONCLUDING))
    answer = story.by(LEADER).post(f"{PATH}/acceptance", {"grounds": "mine"})
    refused(answer, 403, "assessment.accepted_by_oneself")


@pytest.mark.parametrize(
    ("where", "sent", "status", "code"),
    [
        ("mappings", NIGHTS | {"sources": []}, 422, "assessment.source_missing"),
        ("mappings", NIGHTS | {"sources": ["hearsay"]}, 422, "request.unusable"),
        ("hazards", HAZARD | {"probability": 6}, 422, "request.unusable"),
        ("measures", MEASURE | {"hazard": "noise"}, 422, "assessment.hazard_unknown"),
        ("measures", MEASURE | {"answers": "sickness"}, 422, "assessment.assumption_unknown"),
        ("measures/2/done", {"done_on": "2026-11-16"}, 404, "assessment.measure_unknown"),
        ("measures/1/done", {"done_on": "2026-11-17"}, 422, "assessment.measure_done_ahead"),
        ("measures/0/done", {"done_on": "2026-11-16"}, 422, "request.unusable"),
        ("assumptions", SICKNESS | {"value": 1001}, 422, "assessment.assumption_unusable"),
        ("assumptions", SICKNESS | {"measure": "weekend_competence"}, 422, "assessment.assumption_unusable"),
        ("assumptions", SICKNESS | {"value": 8.5}, 422, "request.unusable"),
        ("participants", {"person": KARI, "capacity": "verneombud"}, 422, "access.not_in_office"),
        ("participants", {"person": STRANGER, "capacity": "ansatt"}, 404, "employee.unknown"),
        ("participants", {"person": "nobody", "capacity": "ansatt"}, 404, "employee.unknown"),
        ("showings", {"to": KARI, "audience": "amu"}, 422, "access.not_in_office"),
        ("conclusion", CONCLUDING | {"review_by": "2026-11-16"}, 422, "assessment.review_in_the_past"),
        ("acceptance", {"grounds": "mine"}, 403, "access.not_allowed"),
        ("carrying", {"grounds": "the same"}, 409, "assessment.not_concluded"),
        ("reopening", {"because": "two resigned"}, 409, "assessment.not_concluded"),
    ],
)
def test_what_is_refused(story: Story, where: str, sent: dict[str, object], status: int, code: str) -> None:
    looked(story)
    refused(story.by(LEADER).post(f"{PATH}/{where}", sent), status, code)


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"levels": 3}, "request.unusable"),
        ({"levels": 4, "medium_from": 4}, "request.unusable"),
        ({"levels": 4, "medium_from": 9, "high_from": 4}, "assessment.matrix_unusable"),
        ({"levels": 4, "medium_from": 4, "high_from": 17}, "assessment.matrix_unusable"),
    ],
)
def test_a_matrix_that_cannot_be_used(story: Story, sent: dict[str, int], code: str) -> None:
    proposed(story)
    refused(story.by(LEADER).post(f"/rota-plans/{PLAN}/assessments", sent), 422, code)


def test_nothing_is_concluded_without_a_mapping(story: Story) -> None:
    opened(story)
    for hazard in (HAZARD, SLIPS):
        ok(story.by(LEADER).post(f"{PATH}/hazards", hazard))
    refused(story.by(LEADER).post(f"{PATH}/conclusion", CONCLUDING), 409, "assessment.mapping_missing")


def test_who_may_do_what(story: Story) -> None:
    looked(story)
    may = {
        "mappings": (NIGHTS, {LEADER, PLANNER, SAFETY, NSF, FAG}),
        "hazards": (HAZARD, {LEADER, PLANNER, SAFETY, NSF, FAG}),
        "participants": ({"person": KARI, "capacity": "ansatt"}, {LEADER, PLANNER}),
        "measures": (MEASURE, {LEADER}),
        "assumptions": (SICKNESS, {LEADER, PLANNER}),
        "showings": ({"to": SAFETY, "audience": "verneombud"}, {LEADER, PLANNER}),
        "statements": ({"statement": "seen"}, {SAFETY, NSF, FAG}),
        "measures/1/done": ({"done_on": "2026-11-16"}, {OLA}),
    }
    for where, (sent, allowed) in may.items():
        for person in (KARI, OLA, OTHER_LEADER, SAFETY, NSF, FAG, PLANNER, LEADER):
            answer = story.by(person).post(f"{PATH}/{where}", sent)
            if person in allowed:
                ok(answer)
            elif person in {LEADER, PLANNER} and where.startswith("measures/"):
                refused(answer, 409, "assessment.measure_is_done")
            else:
                refused(answer, 403, "access.not_allowed")
    for person in (LEADER, PLANNER, SAFETY, NSF, FAG):
        assert story.by(person).get(f"/rota-plans/{PLAN}/assessment").status_code == 200
    assert story.by("auditor", Role.AUDITOR).get(f"/rota-plans/{PLAN}/assessment").status_code == 200
    for person in (KARI, OLA, OTHER_LEADER, "nobody"):
        refused(story.by(person).get(f"/rota-plans/{PLAN}/assessment"), 403, "access.not_allowed")
        refused(story.by(person).get(PATH), 403, "access.not_allowed")


def test_a_plan_without_an_assessment(story: Story) -> None:
    refused(story.by(LEADER).get(f"/rota-plans/{PLAN}/assessment"), 404, "assessment.unknown")
    refused(story.by(LEADER).get("/rota-plans/none/assessment"), 404, "rota_plan.unknown")


def drafted(story: Story) -> None:
    """One shift less."""
    planner, change = story.by(PLANNER), {"days": {FIRST.isoformat(): None}, "reason": "asked"}
    path = f"/rota-plans/{PLAN}/lines/{KARI}/changes"
    ok(planner.post(path, change, if_match=planner.version(f"/rota-plans/{PLAN}")))


def changed(story: Story) -> None:
    """One shift less, and the plan proposed again."""
    drafted(story)
    ok(story.by(PLANNER).post(f"/rota-plans/{PLAN}/proposal"))


def test_a_conclusion_is_carried_to_the_next_revision_by_the_leader(both: Story) -> None:
    proposed(both)
    assessed(both)
    leader, grounds = both.by(LEADER), {"grounds": "one evening less"}
    refused(leader.post(f"{PATH}/carrying", grounds), 409, "assessment.carried_backwards")
    changed(both)
    for person in (PLANNER, SAFETY, NSF, KARI):
        refused(both.by(person).post(f"{PATH}/carrying", grounds), 403, "access.not_allowed")
    assert ok(leader.post(f"{PATH}/carrying", grounds))["answer"] == {"assessment": ASSESSMENT, "revision": 2}
    assert seen(both)["covers"] == [1, 2]
    (said,) = (a["what"] for a in ok(leader.get(f"/rota-plans/{PLAN}/audit")) if a["name"] == "assessment.carried.v1")
    assert said.startswith(f"Assessment {ASSESSMENT} was carried to revision 2; ")
    assert [i["before"] for i in seen(both)["opened"]["indicators"] if i["topic"] == "IND-QUICK-RETURNS"] == [None]


def test_what_a_later_assessment_replaces_is_not_carried(story: Story) -> None:
    proposed(story)
    assessed(story)
    changed(story)
    ok(story.by(LEADER).post(f"/rota-plans/{PLAN}/assessments", {}))
    assert seen(story)["opened"]["revision"] == 2
    refused(story.by(LEADER).post(f"{PATH}/carrying", {"grounds": "the same"}), 409, AssessmentIsSuperseded.code)


def test_reopened_or_drafted_nothing_is_carried(story: Story) -> None:
    proposed(story)
    assessed(story)
    drafted(story)
    refused(story.by(LEADER).post(f"{PATH}/carrying", {"grounds": "x"}), 409, "rota_plan.not_proposed")
    ok(story.by(PLANNER).post(f"/rota-plans/{PLAN}/proposal"))
    story.on(date(2026, 11, 20))
    ok(story.by(SAFETY).post(f"{PATH}/reopening", {"because": "two resigned"}))
    refused(story.by(LEADER).post(f"{PATH}/carrying", {"grounds": "x"}), 409, "assessment.is_reopened")
    (notice,) = ok(story.by(NSF).get("/me/notices"))
    assert (notice["why"], notice["on"], notice["plan"]) == ("two resigned", "2026-11-20", PLAN)


def test_an_amendment_is_told_beside_what_is_in_force(story: Story) -> None:
    signed(story)
    assessed(story)
    discussed(story)
    ok(published(story))
    sickness = {
        "observation": "hr.1", "measure": "sickness_percent", "value": 71, "first_day": "2026-11-01",
        "last_day": "2026-11-15", "source": "payroll", "observed_on": "2026-11-16",
    }  # fmt: skip
    ok(story.by(LEADER).post(f"/units/{UNIT}/observations", sickness))
    changed(story)
    ok(story.by(LEADER).post(f"/rota-plans/{PLAN}/assessments", {}))
    told = {i["topic"]: i for i in seen(story)["opened"]["indicators"]}
    assert (told["IND-QUICK-RETURNS"]["count"], told["IND-QUICK-RETURNS"]["before"]) == (11, 12)
    assert (told["uncovered"]["count"], told["uncovered"]["before"]) == (8, 8)
    sick = told["observed.sickness_percent"]
    assert (sick["count"], sick["unit"], sick["before"]) == (71, "tenths of % of agreed time", None)
    assert sick["source"] == "observation hr.1: payroll"
