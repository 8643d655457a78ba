"""Hours worked, over HTTP: a quick return under a signed agreement is owed rest, which is given, and shown."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from httpx2 import Response
from pydantic import TypeAdapter

from application.authority import Role
from tests.api.conftest import Client, Story
from tests.api.life import ok, published, ready
from tests.api.test_life import refused
from tests.api.ward import FAG, KARI, LEADER, OLA, OTHER_LEADER, PLANNER, REST, SAFETY, STRANGER

HOURS = f"/employees/{KARI}/hours"
WEEK = f"{HOURS}?from=2027-01-04&to=2027-01-10"
DEBT = "AML-10-8-1-DAILY-REST.2027-01-04.2027-01-05"
EVENING = {"entry": "mon", "starts": "2027-01-04T14:30:00+01:00", "ends": "2027-01-04T22:00:00+01:00"}
DAY = {"entry": "tue", "starts": "2027-01-05T07:30:00+01:00", "ends": "2027-01-05T15:00:00+01:00"}
LATE_DAY = {"starts": "2027-01-05T09:00:00+01:00", "ends": "2027-01-05T15:00:00+01:00", "reason": "began at nine"}
NEED = "KANARINEED"


def binding(story: Story) -> None:
    """The rota is published under the agreement on daily rest, and the week is over."""
    ready(story)
    ok(published(story))
    story.on(date(2027, 1, 11))


def record(story: Story, sent: Mapping[str, object], by: str = KARI, **more: object) -> Response:
    breaks: dict[str, object] = {"unpaid_break_minutes": 0, "paid_break_minutes": 30}
    return story.by(by).post(HOURS, {**breaks, **sent, **more})


def rest(starts: str, ends: str, name: str = "r-1") -> dict[str, str]:
    return {
        "rest": name,
        "debt": DEBT,
        "starts": f"2027-01-07T{starts}:00+01:00",
        "ends": f"2027-01-07T{ends}:00+01:00",
    }


def timedelta_of(duration: str) -> timedelta:
    return TypeAdapter(timedelta).validate_python(duration)


def overview(client: Client, path: str = WEEK) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_quick_return_is_owed_rest_that_is_given_and_shown(both: Story) -> None:
    binding(both)
    assert ok(record(both, EVENING))["answer"] == {"year": 2027, "entry": "mon", "outstanding_minutes": {}}
    assert ok(record(both, DAY, by=LEADER))["answer"]["outstanding_minutes"] == {DEBT: 90}

    kari = overview(both.by(KARI))
    (debt,) = kari["rest"]
    assert (debt["owed"], debt["given"], debt["outstanding"], debt["overdue"]) == ("PT1H30M", "PT0S", "PT1H30M", True)
    assert (debt["due_by"], debt["entries"], debt["paragraph"]) == ("2027-01-10", ["mon", "tue"], "AML § 10-8 (1)")
    assert debt["rule_set"] == both.house.law.sets[-1].version
    assert debt["rests_on"] == f"{REST}.NSF"
    (due,) = [f for f in kari["findings"] if f["finding"]["verdict"] == "due"]
    assert (due["finding"]["owed"], due["entries"]) == (1.5, ["mon", "tue"])
    assert due["finding"]["sentence_nb"]

    leader = both.by(LEADER)
    giving = leader.post(f"{HOURS}/2027/rest", rest("08:00", "09:00"))
    assert ok(giving)["answer"]["outstanding_minutes"] == 30
    over = leader.post(f"{HOURS}/2027/rest", rest("10:00", "11:00", "r-2"))
    assert refused(over, 409, "hours.more_rest_than_owed")["details"]["outstanding"] == 0.5
    ok(leader.post(f"{HOURS}/2027/rest", rest("10:00", "10:30", "r-2")))
    (debt,) = overview(leader)["rest"]
    assert (debt["given"], debt["outstanding"], debt["overdue"]) == ("PT1H30M", "PT0S", False)
    assert [(r["starts"], r["hours"]) for r in debt["rests"]] == [
        ("2027-01-07T08:00:00+01:00", "PT1H"), ("2027-01-07T10:00:00+01:00", "PT30M"),
    ]  # fmt: skip


def test_a_correction_takes_back_what_no_longer_follows(both: Story) -> None:
    binding(both)
    ok(record(both, EVENING))
    ok(record(both, DAY))
    version = overview(both.by(KARI))["versions"]["2027"]
    stale = both.by(KARI).post(f"{HOURS}/2027/entries/tue/corrections", LATE_DAY, if_match=version - 1)
    refused(stale, 412, "store.version_conflict")
    corrected = both.by(KARI).post(f"{HOURS}/2027/entries/tue/corrections", LATE_DAY, if_match=version)
    assert ok(corrected)["answer"]["outstanding_minutes"] == {}
    week = overview(both.by(KARI))
    assert [d["owed"] for d in week["rest"]] == ["PT0S"]
    assert [f for f in week["findings"] if f["finding"]["verdict"] == "due"] == []
    (tue,) = (e for e in week["entries"] if e["entry"] == "tue")
    assert (tue["hours"], tue["corrections"], tue["reasons"]) == ("PT6H", 1, ["began at nine"])

    again = {"starts": DAY["starts"], "ends": DAY["ends"], "reason": "no, half past seven"}
    ok(both.by(KARI).post(f"{HOURS}/2027/entries/tue/corrections", again))
    assert [d["outstanding"] for d in overview(both.by(KARI))["rest"]] == ["PT1H30M"]
    ok(both.by(LEADER).post(f"{HOURS}/2027/entries/tue/withdrawal", {"reason": "was not there"}))
    week = overview(both.by(KARI))
    assert [e["entry"] for e in week["entries"]] == ["mon"]
    assert [e["entry"] for e in week["withdrawn"]] == ["tue"]
    assert [d["owed"] for d in week["rest"]] == ["PT0S"]


def test_work_in_a_rest_makes_it_owed_again(story: Story) -> None:
    binding(story)
    ok(record(story, EVENING))
    ok(record(story, DAY))
    ok(story.by(LEADER).post(f"{HOURS}/2027/rest", rest("08:00", "09:30")))
    thursday = {"entry": "thu", "starts": "2027-01-07T09:00:00+01:00", "ends": "2027-01-07T12:00:00+01:00"}
    assert ok(record(story, thursday))["answer"]["outstanding_minutes"] == {DEBT: 90}
    taken = story.by(LEADER).post(f"{HOURS}/2027/rest", rest("11:00", "12:00", "r-2"))
    assert refused(taken, 409, "hours.rest_during_work")["details"]["overlaps"] == "thu"


def test_rest_put_down_wrongly(story: Story) -> None:
    binding(story)
    ok(record(story, EVENING))
    ok(record(story, DAY))
    leader = story.by(LEADER)
    ok(leader.post(f"{HOURS}/2027/rest", rest("08:00", "09:30")))
    ok(story.by(KARI).post(f"{HOURS}/2027/entries/tue/corrections", LATE_DAY))
    assert [d["owed"] for d in overview(leader)["rest"]] == ["PT1H30M"], "what was given stays given"
    wrong = leader.post(f"{HOURS}/2027/rest/r-1/withdrawal", {"reason": "another day"})
    assert ok(wrong)["answer"]["outstanding_minutes"] == {}
    assert [d["owed"] for d in overview(leader)["rest"]] == ["PT0S"]
    refused(leader.post(f"{HOURS}/2027/rest/r-1/withdrawal", {"reason": "again"}), 404, "hours.rest_unknown")


def test_without_a_binding_agreement_short_rest_is_a_breach_and_no_debt(story: Story) -> None:
    story.on(date(2027, 1, 11))
    ok(record(story, EVENING))
    assert ok(record(story, DAY))["answer"]["outstanding_minutes"] == {}
    week = overview(story.by(KARI))
    assert week["rest"] == []
    (short,) = [f["finding"] for f in week["findings"] if f["finding"]["rule"] == "AML-10-8-1-DAILY-REST"]
    assert (short["verdict"], short["needs"], short["measured"]) == ("needs", "TV", 9.5)


def test_overtime_is_held_against_the_acts_limits(story: Story) -> None:
    story.on(date(2027, 2, 8))
    figures = story.house.law.sets[-1].figures.figures
    for day in range(4, 9):
        long = {
            "entry": f"d{day}",
            "starts": f"2027-01-0{day}T07:00:00+01:00",
            "ends": f"2027-01-0{day}T18:00:00+01:00",
        }
        beyond = f"2027-01-0{day}T14:30:00+01:00"
        ok(record(story, long, beyond_from=beyond, need="full ward", willing=True))
    week = overview(story.by(KARI), f"{HOURS}?from=2027-01-04&to=2027-01-31")
    assert week["weeks"][0] == {
        "monday": "2027-01-04",
        "normal": "P1DT13H30M",
        "beyond": "PT17H30M",
        "overtime": "PT15H",
        "total": "P2DT7H",
    }
    held = [(o["weeks"], o["overtime"], timedelta_of(o["limit"]), o["days"]["last_day"]) for o in week["overtime"]]
    assert held == [
        (1, "PT15H", figures.overtime_week.value, "2027-01-10"),
        (4, "PT15H", figures.overtime_four_weeks.value, "2027-01-10"),
        (52, "PT15H", figures.overtime_year.value, "2027-01-10"),
    ]


@pytest.mark.parametrize("reader", [KARI, LEADER, PLANNER, FAG, SAFETY, "auditor"])
def test_who_may_see_the_overview_and_what_is_private(story: Story, reader: str) -> None:
    binding(story)
    beyond = {"beyond_from": "2027-01-05T14:00:00+01:00", "need": NEED}
    ok(record(story, EVENING))
    ok(record(story, DAY, **beyond))
    ok(story.by(KARI).post(f"{HOURS}/2027/entries/tue/corrections", {**LATE_DAY, **beyond, "starts": DAY["starts"]}))
    client = story.by(reader, *((Role.AUDITOR,) if reader == "auditor" else ()))
    seen = client.get(WEEK)
    assert seen.status_code == 200
    in_words = reader in {KARI, LEADER, PLANNER}
    assert (NEED in seen.text) is in_words
    assert (LATE_DAY["reason"] in seen.text) is in_words
    assert (f"{REST}.NSF" in seen.text) is (reader not in {FAG, SAFETY})
    assert [e["need_stated"] for e in seen.json()["entries"]] == [False, True]


def test_colleagues_and_strangers_see_nothing(story: Story) -> None:
    refused(story.by(OLA).get(WEEK), 403, "access.not_allowed")
    for reader in (STRANGER, OTHER_LEADER, "nobody"):
        refused(story.by(reader).get(WEEK), 404, "employee.unknown")
    refused(story.by(LEADER).get("/employees/nobody/hours?from=2027-01-04&to=2027-01-10"), 404, "employee.unknown")


def test_nobody_records_for_another_without_being_the_leader(story: Story) -> None:
    story.on(date(2027, 1, 11))
    for person in (OLA, PLANNER, FAG, SAFETY):
        refused(record(story, EVENING, by=person), 403, "access.not_allowed")
    for person in (STRANGER, OTHER_LEADER):
        refused(record(story, EVENING, by=person), 404, "employee.unknown")
    ok(record(story, EVENING))
    refused(story.by(KARI).post(f"{HOURS}/2027/rest", rest("08:00", "09:00")), 403, "access.not_allowed")
    refused(story.by(OLA).post(f"{HOURS}/2027/entries/mon/withdrawal", {"reason": "x"}), 403, "access.not_allowed")


def test_what_cannot_have_been_worked_is_refused(story: Story) -> None:
    story.on(date(2027, 1, 11))
    ok(record(story, EVENING))
    thirty = {"entry": "30", "starts": "2027-01-05T07:00:00+01:00", "ends": "2027-01-06T13:00:00+01:00"}
    assert "several entries" in refused(record(story, thirty), 422, "hours.too_long")["detail"]
    ok(record(story, {**thirty, "kind": "standby", "paid_break_minutes": 0}))
    refused(record(story, {**EVENING, "entry": "again"}), 409, "hours.overlap")
    refused(record(story, EVENING), 409, "hours.is_recorded")
    future = {"entry": "f", "starts": "2027-01-11T07:00:00+01:00", "ends": "2027-01-11T15:00:00+01:00"}
    refused(record(story, future), 422, "hours.in_the_future")
    seconds = {"entry": "s", "starts": "2027-01-07T07:00:30+01:00", "ends": "2027-01-07T15:00:00+01:00"}
    refused(record(story, seconds), 422, "request.unusable")
    refused(record(story, {**seconds, "starts": "2027-01-07T07:00:00"}), 422, "request.unusable")
    refused(story.by(KARI).get(f"{HOURS}?from=2027-01-10&to=2027-01-04"), 422, "hours.period_unusable")
    refused(story.by(KARI).get(f"{HOURS}?from=2020-01-10&to=2027-01-04"), 422, "hours.period_unusable")


def test_the_same_key_is_answered_the_same(story: Story) -> None:
    story.on(date(2027, 1, 11))
    kari, key = story.by(KARI), "11111111-2222-4333-8444-555555555555"
    first = ok(kari.post(HOURS, EVENING, key=key))
    again = ok(kari.post(HOURS, EVENING, key=key))
    assert (again["answer"], again["replayed"]) == (first["answer"], True)
    assert len(overview(kari)["entries"]) == 1
