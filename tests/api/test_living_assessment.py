"""The assessment that lives: an observation breaks what it takes for granted, and whoever rests on it is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from httpx2 import Response

from application.authority import Role
from tests.api.conftest import Story
from tests.api.life import ASSESSMENT, assessed, discussed, ok, proposed, published, signed
from tests.api.test_life import refused
from tests.api.ward import FAG, KARI, LAST, LEADER, NSF, OTHER_LEADER, OTHER_UNIT, PLAN, PLANNER, SAFETY, UNIT

PATH, NOTICES = f"/assessments/{ASSESSMENT}", "/me/notices"
VACANT = {"assumption": "vacant", "measure": "vacant_positions", "holds": "at_most", "value": 200}
CONCLUDING = {"conclusion": "sound_with_measures", "grounds": "as well as can be", "review_by": "2027-01-20"}
MEASURE = {
    "hazard": "work_environment", "measure": "two hired until March", "owner": LEADER, "deadline": "2027-01-04",
    "residual_probability": 2, "residual_consequence": 3, "answers": "vacant",
}  # fmt: skip


def resting(story: Story, *assumptions: dict[str, object]) -> None:
    """A proposed plan whose assessment is concluded, resting on what is assumed."""
    assessed(story)
    leader = story.by(LEADER)
    ok(leader.post(f"{PATH}/reopening", {"because": "to state what is taken for granted"}))
    for assumption in assumptions or (VACANT,):
        ok(leader.post(f"{PATH}/assumptions", assumption))
    for person, audience in ((NSF, "tillitsvalgt"), (SAFETY, "verneombud")):
        ok(leader.post(f"{PATH}/showings", {"to": person, "audience": audience}))
    ok(leader.post(f"{PATH}/conclusion", CONCLUDING))


def observed(story: Story, name: str, value: int, person: str = LEADER, unit: str = UNIT, **other: object) -> Response:
    """Vacant positions in November, or something else."""
    sent = {
        "observation": name, "measure": "vacant_positions", "value": value, "first_day": "2026-11-01",
        "last_day": "2026-11-15", "source": "the register of positions", "observed_on": "2026-11-16",
    }  # fmt: skip
    return story.by(person).post(f"/units/{unit}/observations", sent | other)


def reopened(answer: Response) -> Any:
    return ok(answer)["answer"]["reopened"]


def stands(story: Story) -> Any:
    return ok(story.by(LEADER).get(f"/rota-plans/{PLAN}/assessment"))


def test_rising_vacancies_reopen_the_assessment_and_tell_its_parties(both: Story) -> None:
    signed(both)
    resting(both)
    discussed(both)
    before = {p: len(ok(both.by(p).get(NOTICES))) for p in (LEADER, NSF, SAFETY, PLANNER, KARI, FAG)}
    assert reopened(observed(both, "hr.1", 150)) == []
    assert reopened(observed(both, "hr.2", 200)) == []
    ok(published(both))
    assert reopened(observed(both, "hr.3", 300)) == [ASSESSMENT]

    whole = stands(both)
    assert whole["reopened"] == "vacant: vacant_positions is 3.00 positions; at most 2.00 positions was assumed"
    assert [(b["assumption"]["id"], b["observed"]) for b in whole["broken"]] == [("vacant", 300)]
    (obstacle,) = (
        o for o in ok(both.by(PLANNER).get(f"/rota-plans/{PLAN}/readiness"))["obstacles"]
        if o["code"].startswith("assessment.")
    )  # fmt: skip
    assert (obstacle["code"], obstacle["subject"]) == ("assessment.reopened", ASSESSMENT)
    assert ok(both.by(LEADER).get(f"/rota-plans/{PLAN}"))["state"] == "published", "what is in force stays in force"
    for person, count in before.items():
        told = ok(both.by(person).get(NOTICES))
        assert len(told) - count == (1 if person in {LEADER, NSF, SAFETY} else 0), person
    notice = ok(both.by(NSF).get(NOTICES))[0]
    assert (notice["what"], notice["plan"], notice["assessment"]) == ("assessment.reopened", PLAN, ASSESSMENT)
    assert (notice["why"], notice["on"]) == (whole["reopened"], "2026-11-16")
    audit = ok(both.by(LEADER).get(f"/rota-plans/{PLAN}/audit"))
    says = {a["name"]: a["what"] for a in audit}
    assert "by observation hr.3" in says["assessment.reopened.v2"]
    assert "was 3.00 positions" in says["observations.recorded.v1"]

    assert reopened(observed(both, "hr.4", 300)) == [], "the same breach does not reopen twice"
    assert reopened(observed(both, "hr.5", 400)) == []
    refused(both.by(LEADER).post(f"{PATH}/conclusion", CONCLUDING), 409, "assessment.assumption_fails")
    ok(both.by(LEADER).post(f"{PATH}/measures", MEASURE))
    ok(both.by(LEADER).post(f"{PATH}/conclusion", CONCLUDING))
    assert stands(both)["conclusion"]["known"][0]["observed"] == 400
    assert reopened(observed(both, "hr.6", 400)) == [], "it was concluded in spite of that"
    assert reopened(observed(both, "hr.7", 401)) == [ASSESSMENT]


def test_restated_it_is_concluded_again(story: Story) -> None:
    proposed(story)
    resting(story)
    assert reopened(observed(story, "hr.1", 201)) == [ASSESSMENT]
    leader = story.by(LEADER)
    ok(leader.post(f"{PATH}/assumptions", VACANT | {"value": 250}))
    ok(leader.post(f"{PATH}/conclusion", CONCLUDING))
    assert (stands(story)["reopened"], stands(story)["broken"]) == (None, [])
    assert reopened(observed(story, "hr.2", 250)) == []
    assert reopened(observed(story, "hr.3", 251)) == [ASSESSMENT]


@pytest.mark.parametrize(
    ("measure", "limit"),
    [
        ("sickness_percent", 85), ("vacant_positions", 200), ("vacancies", 8), ("agency_percent", 100),
        ("overtime_hours", 40),
    ],
)  # fmt: skip
def test_each_measure_breaks_just_over_its_limit(story: Story, measure: str, limit: int) -> None:
    proposed(story)
    resting(story, {"assumption": "a", "measure": measure, "holds": "at_most", "value": limit})
    assert reopened(observed(story, "o.1", limit - 1, measure=measure)) == []
    assert reopened(observed(story, "o.2", limit, measure=measure)) == []
    assert reopened(observed(story, "o.3", limit + 1, measure=measure)) == [ASSESSMENT]


def test_competence_at_weekends_breaks_just_under_its_limit(story: Story) -> None:
    proposed(story)
    assessed(story)
    leader = story.by(LEADER)
    ok(leader.post(f"{PATH}/reopening", {"because": "to state what is taken for granted"}))
    chemo = {"measure": "weekend_competence", "competence": "chemo"}
    ok(leader.post(f"{PATH}/assumptions", chemo | {"assumption": "vacant", "holds": "at_least", "value": 0}))
    ok(leader.post(f"{PATH}/assumptions", chemo | {"assumption": "weekend", "holds": "at_least", "value": 1}))
    refused(leader.post(f"{PATH}/conclusion", CONCLUDING), 409, "assessment.assumption_fails")
    ok(leader.post(f"{PATH}/measures", MEASURE | {"answers": "weekend"}))
    ok(leader.post(f"{PATH}/conclusion", CONCLUDING))
    assert [(b["assumption"]["id"], b["observed"]) for b in stands(story)["conclusion"]["known"]] == [("weekend", 0)]
    assert reopened(observed(story, "o.1", 1, **chemo)) == []
    assert reopened(observed(story, "o.2", 0, **chemo)) == [], "no worse than what it was concluded in spite of"


def test_what_the_lines_themselves_break_is_no_ground_to_conclude_on(story: Story) -> None:
    proposed(story)
    ok(story.by(LEADER).post(f"/rota-plans/{PLAN}/assessments", {}))
    leader = story.by(LEADER)
    for sent in ({"assumption": "need", "measure": "vacancies", "holds": "at_most", "value": 7},
                 {"assumption": "weekend", "measure": "weekend_competence", "holds": "at_least", "value": 1,
                  "competence": "sykepleier"}):  # fmt: skip
        ok(leader.post(f"{PATH}/assumptions", sent))
    ok(leader.post(f"{PATH}/mappings", {"topic": "need", "sources": ["records"], "found": "eight heads are missing"}))
    for side in ("work_environment", "patient_safety"):
        hazard = {
            "hazard": side,
            "side": side,
            "description": "few",
            "barriers": "",
            "probability": 1,
            "consequence": 1,
        }
        ok(leader.post(f"{PATH}/hazards", hazard))
    problem = refused(
        leader.post(f"{PATH}/conclusion", CONCLUDING | {"conclusion": "sound"}), 409, "assessment.assumption_fails"
    )
    assert "vacancies is 8 heads; at most 7 heads" in problem["detail"]
    assert "weekend_competence of sykepleier is 0 at work" in problem["detail"]
    assert [b["assumption"]["id"] for b in stands(story)["broken"]] == ["need", "weekend"]


def test_nothing_else_is_touched(both: Story) -> None:
    proposed(both)
    resting(both)
    assert reopened(observed(both, "hr.1", 900, person=OTHER_LEADER, unit=OTHER_UNIT)) == []
    assert reopened(observed(both, "sick.1", 900, measure="sickness_percent")) == []
    assert stands(both)["reopened"] is None
    streams = {f"assessment-{ASSESSMENT}"} & set(ok(observed(both, "hr.2", 100))["versions"])
    assert not streams


def test_older_days_put_down_late_reopen_nothing(story: Story) -> None:
    proposed(story)
    resting(story)
    assert reopened(observed(story, "hr.1", 100)) == []
    october = {"first_day": "2026-10-01", "last_day": "2026-10-31"}
    assert reopened(observed(story, "hr.0", 900, **october)) == []
    listed = ok(story.by(SAFETY).get(f"/units/{UNIT}/observations"))
    assert [(o["observation"], o["measured"]["value"]) for o in listed["newest"]] == [("hr.1", 100)]
    assert [o["observation"] for o in listed["recorded"]] == ["hr.1", "hr.0"]
    assert listed["recorded"][1]["recorded_on"] == "2026-11-16"


def test_on_its_last_day_a_plan_still_rests_on_it(story: Story) -> None:
    proposed(story)
    resting(story)
    story.on(LAST)
    later = {"first_day": "2027-01-01", "last_day": "2027-01-31", "observed_on": "2027-01-31"}
    assert reopened(observed(story, "hr.1", 300, **later)) == [ASSESSMENT]


def test_a_plan_given_up_rests_on_nothing(story: Story) -> None:
    proposed(story)
    resting(story)
    ok(story.by(LEADER).post(f"/rota-plans/{PLAN}/withdrawal", {"reason": "the ward closes"}))
    assert reopened(observed(story, "hr.1", 900)) == []


def test_what_is_in_force_rests_on_its_own_assessment_while_the_next_is_made(story: Story) -> None:
    signed(story)
    resting(story)
    discussed(story)
    ok(published(story))
    planner, path = story.by(PLANNER), f"/rota-plans/{PLAN}"
    change = {"days": {"2027-01-28": None}, "reason": "asked"}
    ok(planner.post(f"{path}/lines/{KARI}/changes", change, if_match=planner.version(path)))
    ok(planner.post(f"{path}/proposal"))
    ok(planner.post(f"{path}/assessments", {}))
    assert stands(story)["opened"]["revision"] == 2
    assert reopened(observed(story, "hr.1", 201)) == [ASSESSMENT]


def test_a_plan_that_is_over_rests_on_nothing(story: Story) -> None:
    proposed(story)
    resting(story)
    story.on(date(2027, 2, 1))
    register = story.by("register", Role.INTEGRATION)
    sent = {
        "observation": "hr.1", "measure": "vacant_positions", "value": 900, "first_day": "2027-01-01",
        "last_day": "2027-01-31", "source": "the register of positions", "observed_on": "2027-02-01",
    }  # fmt: skip
    assert reopened(register.post(f"/units/{UNIT}/observations", sent)) == []


def test_who_observes_and_who_reads(story: Story) -> None:
    for n, person in enumerate((LEADER, PLANNER)):
        ok(observed(story, f"hr.{n}", 100, person=person))
    for person in (KARI, NSF, SAFETY, OTHER_LEADER, "nobody"):
        refused(observed(story, "hr.9", 100, person=person), 403, "access.not_allowed")
    register, sent = story.by("register", Role.INTEGRATION), {
        "observation": "hr.9", "measure": "agency_percent", "value": 20, "first_day": "2026-11-01",
        "last_day": "2026-11-15", "source": "payroll", "observed_on": "2026-11-16",
    }  # fmt: skip
    ok(register.post(f"/units/{UNIT}/observations", sent))
    refused(register.post("/units/nowhere/observations", sent), 404, "observation.unit_unknown")
    refused(register.get(f"/units/{UNIT}/observations"), 403, "access.not_allowed")
    for person in (LEADER, PLANNER, NSF, FAG, SAFETY):
        assert story.by(person).get(f"/units/{UNIT}/observations").status_code == 200
    for person in (KARI, OTHER_LEADER, "nobody"):
        refused(story.by(person).get(f"/units/{UNIT}/observations"), 403, "access.not_allowed")
    assert ok(story.by("nobody").get(NOTICES)) == []


@pytest.mark.parametrize(
    ("other", "status", "code"),
    [
        ({"name": "hr.1"}, 409, "observation.is_recorded"),
        ({"observed_on": "2026-11-17"}, 422, "observation.ahead"),
        ({"observed_on": "2026-10-31"}, 422, "observation.ahead"),
        ({"measure": "sickness_percent", "value": 1001}, 422, "observation.unusable"),
        ({"measure": "weekend_competence"}, 422, "observation.unusable"),
        ({"value": -1}, 422, "request.unusable"),
        ({"last_day": "2026-10-31"}, 422, "request.unusable"),
        ({"measure": "mood"}, 422, "request.unusable"),
    ],
)
def test_what_is_not_taken_down(story: Story, other: dict[str, Any], status: int, code: str) -> None:
    ok(observed(story, "hr.1", 100))
    sent: dict[str, Any] = {"name": "hr.2", "value": 100} | other
    refused(observed(story, **sent), status, code)


def test_two_observations_at_once_reopen_once(both: Story) -> None:
    proposed(both)
    resting(both)
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda n: observed(both, f"hr.{n}", 300 + n), range(2)))
    assert sorted(len(reopened(a)) for a in answers) == [0, 1]
    assert len(ok(both.by(LEADER).get(f"/units/{UNIT}/observations"))["recorded"]) == 2


def test_an_observation_that_races_a_publication_is_never_passed_by(both: Story) -> None:
    signed(both)
    resting(both)
    discussed(both)
    with ThreadPoolExecutor(2) as pool:
        publishing = pool.submit(published, both)
        observing = pool.submit(observed, both, "hr.1", 300)
        answer, seen = publishing.result(), observing.result()
    assert reopened(seen) == [ASSESSMENT]
    audit = [a["name"] for a in ok(both.by(LEADER).get(f"/rota-plans/{PLAN}/audit"))]
    if answer.status_code == 200:
        relied = audit.index("assessment.relied_on.v1")
        assert relied < len(audit) - 1 - audit[::-1].index("assessment.reopened.v2"), "published before it was reopened"
    else:
        codes = {o["code"] for o in refused(answer, 409, "rota_plan.not_ready")["obstacles"]}
        assert codes == {"assessment.reopened"}
