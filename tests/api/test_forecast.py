"""The forecast over HTTP: what ends for a plan, to whom it is told in full, and what is kept from whom."""

from datetime import date, timedelta
from typing import Any

from application.authority import Role
from tests.api.conftest import Story
from tests.api.life import ASSESSMENT, imported, ok, proposed, published, ready, sign, signed
from tests.api.test_life import refused
from tests.api.ward import (
    AWAY,
    FAG,
    KARI,
    LEADER,
    NSF,
    OLA,
    OTHER_LEADER,
    PLAN,
    PLANNER,
    REASON,
    REST,
    SAFETY,
    SIV,
    lines,
)

PATH = f"/rota-plans/{PLAN}/forecast"
DAILY_REST = "AML-10-8-1-DAILY-REST"
EVENINGS_AND_DAYS = ["2027-01-11", "2027-01-12", "2027-01-18", "2027-01-19", "2027-01-25", "2027-01-26"]


def forecast(story: Story, person: str = LEADER, query: str = "", *granted: Role) -> Any:
    answer = story.by(person, *granted).get(f"{PATH}{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def of_kind(found: Any, kind: str) -> list[Any]:
    return [e for e in found["endings"] if e["kind"] == kind]


def notice(story: Story, person: str, union: str, today: date) -> str:
    """Four weeks' notice given on ``today``; the last day."""
    story.on(today)
    return str(ok(story.by(person).post(f"/agreements/{REST}.{union}/notice"))["answer"]["last_day"])


def test_a_plan_that_nothing_ends_for(story: Story) -> None:
    proposed(story)
    leader = story.by(LEADER)
    answer = leader.get(f"{PATH}?until=2026-12-19")
    found = answer.json()
    assert found["endings"] == []
    assert (found["lines"], found["revision"], found["today"], found["until"]) == (
        "present", 1, "2026-11-16", "2026-12-19",
    )  # fmt: skip
    assert int(answer.headers["etag"].strip('"')) == found["version"] == leader.version(f"/rota-plans/{PLAN}")


def test_notice_inside_the_plan_takes_the_shifts_after_it_and_of_those_it_bound(both: Story) -> None:
    ready(both)
    ok(published(both))
    assert of_kind(forecast(both), "agreement") == []
    last_day = notice(both, NSF, "NSF", date(2026, 12, 12))
    assert last_day == "2027-01-09"
    (ending,) = of_kind(forecast(both), "agreement")
    assert (ending["subject"], ending["last_day"], ending["day"]) == (f"{REST}.NSF", last_day, "2027-01-10")
    assert [(s["day"], s["employee"], s["code"]) for s in ending["shifts"]] == [
        (day, who, code) for day, code in zip(EVENINGS_AND_DAYS, "ADADAD", strict=True) for who in (KARI, SIV)
    ], "whoever the other union's agreement binds keeps his"
    assert ending["findings"] == {DAILY_REST: 6}
    assert ending["who"] == ["NSF", "enhetsleder"]
    for language, words in (("nb", "mister grunnlaget sitt"), ("en", "lose their basis")):
        assert words in ending[f"sentence_{language}"]
        assert "AML § 10-8 (3)" in ending[f"sentence_{language}"]
        assert "NSF" in ending[f"cure_{language}"]

    both.on(date(2027, 1, 19))
    (felt,) = of_kind(forecast(both), "agreement")
    assert felt["day"] == "2027-01-19"
    assert [s["day"] for s in felt["shifts"] if s["employee"] == KARI] == ["2027-01-19", "2027-01-25", "2027-01-26"]
    both.on(date(2027, 1, 27))
    assert of_kind(forecast(both), "agreement") == [], "nothing is forecast for the past"


def test_what_an_extended_agreement_still_bears_is_not_lost_with_the_members_own(story: Story) -> None:
    ready(story)
    ok(published(story))
    notice(story, FAG, "Fagforbundet", date(2026, 12, 12))
    (ending,) = of_kind(forecast(story), "agreement")
    assert (ending["subject"], ending["shifts"], ending["findings"]) == (f"{REST}.Fagforbundet", [], {})
    assert "no shift" in ending["sentence_en"]


def test_an_agreement_made_anew_bears_its_own_days(story: Story) -> None:
    """The first round ends by notice, and the next begins the day after: in each for whom it binds by then."""
    ready(story)
    ok(published(story))
    notice(story, NSF, "NSF", date(2026, 12, 12))
    leader = story.by(LEADER)
    ok(leader.post(f"/rota-plans/{PLAN}/agreements", {"notice_weeks": 4}))
    ok(sign(story, NSF, f"{REST}.NSF"))
    found = of_kind(forecast(story), "agreement")
    assert [(e["subject"], e["last_day"]) for e in found] == [(f"{REST}.NSF", "2027-01-09")]
    assert {s["employee"] for s in found[0]["shifts"]} == {SIV}, "bound again once it is extended"
    assert [s["day"] for s in found[0]["shifts"]] == EVENINGS_AND_DAYS
    ok(leader.post(f"/agreements/{REST}.NSF/extension"))
    (again,) = of_kind(forecast(story), "agreement")
    assert (again["last_day"], again["shifts"]) == ("2027-01-09", [])


def test_the_lines_that_bind_are_looked_at_while_others_are_worked_on(story: Story) -> None:
    ready(story)
    ok(published(story))
    notice(story, NSF, "NSF", date(2026, 12, 12))
    path = f"/rota-plans/{PLAN}/lines/{KARI}/changes"
    change = {"days": {"2027-01-11": None}, "reason": "longer rest"}
    planner = story.by(PLANNER)
    ok(planner.post(path, change, if_match=planner.version(f"/rota-plans/{PLAN}")))
    found = forecast(story)
    assert found["lines"] == "binding"
    (ending,) = of_kind(found, "agreement")
    assert [s["day"] for s in ending["shifts"] if s["employee"] == KARI] == EVENINGS_AND_DAYS


def test_a_draft_rests_on_nothing_and_a_changed_line_on_no_signature(story: Story) -> None:
    signed(story)
    notice(story, NSF, "NSF", date(2026, 12, 12))
    whole = of_kind(forecast(story), "agreement")[0]
    assert {s["employee"] for s in whole["shifts"]} == {KARI, SIV}
    path = f"/rota-plans/{PLAN}/lines/{KARI}/changes"
    planner = story.by(PLANNER)
    change = {"days": {"2027-01-15": "D"}, "reason": "one more"}
    ok(planner.post(path, change, if_match=planner.version(f"/rota-plans/{PLAN}")))
    (ending,) = of_kind(forecast(story), "agreement")
    assert {s["employee"] for s in ending["shifts"]} == {SIV}, "hers is the line that was signed for"


def test_a_mandate_that_ends_is_missed_by_the_next_signature(both: Story) -> None:
    signed(both)
    (ending,) = of_kind(forecast(both), "mandate")
    assert (ending["last_day"], ending["party"], ending["shifts"]) == ("2026-12-20", "NSF", [])
    assert ending["agreements"] == [f"{REST}.NSF"]
    assert "stands" in ending["still_holds_en"]
    both.on(date(2026, 12, 24))
    (missed,) = of_kind(forecast(both), "mandate")
    assert missed["day"] == "2026-12-24"


def needed(story: Story, skill: str) -> None:
    need = {"day": "weekday", "shift": "D", "skill": skill, "minimum": 1, "ideal": 1}
    ok(story.by(LEADER).post(f"/staffing-plans/{PLAN}/need", {"lines": [need], "source": "by hand"}))


def test_a_certificate_that_runs_out_leaves_the_need_below_its_minimum(both: Story) -> None:
    imported(both)
    needed(both, "telemetri")
    leader = both.by(LEADER)
    hers = {"competence": "telemetri", "until": "2027-01-13"}
    ok(leader.post(f"/employees/{KARI}/certificates", hers))
    (ending,) = of_kind(forecast(both), "certificate")
    assert (ending["employee"], ending["subject"], ending["day"]) == (KARI, "telemetri", "2027-01-14")
    days = [c["date"] for c in lines() if c["employee"] == KARI and c["shift"] == "D" and c["date"] > "2027-01-13"]
    assert [s["day"] for s in ending["shifts"]] == days
    assert of_kind(forecast(both, FAG), "certificate") == [ending]

    ok(leader.post(f"/employees/{OLA}/certificates", {"competence": "telemetri"}))
    (borne,) = of_kind(forecast(both), "certificate")
    assert borne["shifts"] == [], "another bears the need"
    ok(leader.post(f"/employees/{OLA}/certificates/withdrawal", {"competence": "telemetri", "last_day": "2027-01-20"}))
    first, last = of_kind(forecast(both), "certificate")
    assert (first["employee"], first["shifts"], last["employee"]) == (KARI, [], OLA)
    assert [s["day"] for s in last["shifts"]] == [d for d in days if d > "2027-01-20"]
    ok(leader.post(f"/employees/{KARI}/certificates", {"competence": "telemetri"}))
    assert [e["employee"] for e in of_kind(forecast(both), "certificate")] == [OLA], "a renewed one does not end"


def test_an_adaptation_that_ends_is_to_be_gone_through_and_is_nobodys_to_those_who_may_not_know(both: Story) -> None:
    imported(both)
    granted = {
        "first_day": "2027-01-04", "last_day": "2027-01-15", "constraint": "no_evenings", "private_reason": REASON,
    }  # fmt: skip
    ok(both.by(LEADER).post(f"/employees/{SIV}/adaptations", granted))
    (ending,) = of_kind(forecast(both), "adaptation")
    assert (ending["employee"], ending["subject"], ending["day"]) == (SIV, "no_evenings", "2027-01-16")
    assert [s["day"] for s in ending["shifts"]] == ["2027-01-18", "2027-01-25"]
    assert ending["findings"] == {}, "none of them is unlawful"
    assert "lawful" in ending["still_holds_en"]
    for person in (FAG, SAFETY):
        whole = forecast(both, person)
        (hidden,) = of_kind(whole, "adaptation")
        assert (hidden["employee"], hidden["subject"], hidden["shifts"]) == (None, "", [])
        assert SIV not in str(hidden)
        assert "evening" not in str(hidden)
        assert "kveld" not in str(hidden)
        assert REASON not in str(whole)
    assert REASON not in str(forecast(both))


def test_who_is_bound_by_a_union_is_told_to_the_employer_and_the_auditor_alone(both: Story) -> None:
    signed(both)
    notice(both, NSF, "NSF", date(2026, 12, 12))
    for person, granted in ((LEADER, ()), (PLANNER, ()), ("r-revisor", (Role.AUDITOR,))):
        (ending,) = of_kind(forecast(both, person, "", *granted), "agreement")
        assert {s["employee"] for s in ending["shifts"]} == {KARI, SIV}
    for person in (NSF, FAG, SAFETY):
        whole = forecast(both, person)
        (unnamed,) = of_kind(whole, "agreement")
        assert (unnamed["shifts"], unnamed["concerned"], unnamed["findings"]) == ([], 12, {DAILY_REST: 6})
        for somebody in (KARI, OLA, SIV, NSF):
            assert somebody not in str(whole["endings"]), "not even the representative's own mandate by its holder"


def test_who_may_not_see_a_forecast(story: Story) -> None:
    proposed(story)
    for person in (KARI, OTHER_LEADER):
        refused(story.by(person).get(PATH), 403, "access.not_allowed")
    refused(story.by(LEADER).get("/rota-plans/none/forecast"), 404, "rota_plan.unknown")
    refused(story.by(LEADER).get(f"{PATH}?until=soon"), 422, "request.unusable")


def test_a_review_that_comes_due(story: Story) -> None:
    ready(story)
    (ending,) = of_kind(forecast(story), "assessment_review")
    assert (ending["last_day"], ending["day"], ending["shifts"]) == ("2027-01-20", "2027-01-21", [])
    story.on(AWAY + timedelta(weeks=2))
    (due,) = of_kind(forecast(story), "assessment_review")
    assert due["day"] == "2027-01-27"
    ok(story.by(SAFETY).post(f"/assessments/{ASSESSMENT}/reopening", {"because": "two resigned"}))
    assert of_kind(forecast(story), "assessment_review") == [], "what is open again is looked at already"
