"""An agreement is given notice while the plan runs: it acts from its day, never backwards."""

from datetime import date
from typing import Any

import pytest

from tests.api.conftest import Story
from tests.stories.participation.assessing import assessed, assessment_carried
from tests.stories.participation.discussing import confirmed, discussed
from tests.stories.participation.signing import agreements, notice_given, offered, signs
from tests.stories.participation.steps import (
    agreement,
    changed,
    codes,
    done,
    drafted,
    moved_in,
    named,
    obstacles,
    proposed,
    published,
    publishing,
    refused,
)
from tests.stories.participation.ward import (
    ANNA,
    AVERAGING,
    BERIT,
    CATO,
    DINA,
    FAG,
    LEADER,
    LONG,
    NSF,
    PLAN,
    REPRESENTATIVES,
    lines,
    ward,
)

OF_NSF, OF_FAG = agreement(AVERAGING, "NSF"), agreement(AVERAGING, "Fagforbundet")
NOTICE, LAST_DAY = date(2027, 1, 6), "2027-01-20"
"""Two weeks' notice, given in the first week."""
WORKED = {"starts": "2027-01-11T07:30:00+01:00", "ends": "2027-01-11T20:00:00+01:00", "paid_break_minutes": 60}


@pytest.fixture
def running(both: Story) -> Story:
    """Published on everybody's signature, and begun."""
    moved_in(both, ward(AVERAGING))
    drafted(both, lines(usual=LONG))
    proposed(both)
    assessed(both)
    offered(both, notice_weeks=2)
    for union, person in REPRESENTATIVES.items():
        signs(both, person, agreement(AVERAGING, union))
    discussed(both, held_on=date(2026, 11, 16), by=[NSF, FAG])
    confirmed(both, NSF)
    published(both)
    both.on(NOTICE)
    assert notice_given(both, NSF, OF_NSF) == LAST_DAY
    return both


def ending(story: Story) -> Any:
    """What the forecast says of the agreement."""
    found = done(story.by(LEADER).get(f"/rota-plans/{PLAN}/forecast"))["endings"]
    (one,) = [e for e in found if e["subject"] == OF_NSF]
    return one


def test_nothing_falls_backwards(running: Story) -> None:
    both = running
    assert done(both.by(ANNA).get(f"/rota-plans/{PLAN}"))["state"] == "published"
    stands = {a["agreement"]: a for a in agreements(both)}
    assert (stands[OF_NSF]["state"], stands[OF_NSF]["last_day"]) == ("notice_given", LAST_DAY)
    assert stands[OF_FAG]["state"] == "signed"

    both.on(date(2027, 1, 12))
    done(both.by(ANNA).post(f"/employees/{ANNA}/hours", {"entry": "long-day", **WORKED}))
    both.on(date(2027, 1, 26))
    overview = done(both.by(ANNA).get(f"/employees/{ANNA}/hours?from=2027-01-04&to=2027-01-17"))
    judged = [f["finding"]["verdict"] for f in overview["findings"]]
    assert "needs" not in judged
    assert "violation" not in judged
    assert {a["agreement"]: a["state"] for a in agreements(both)}[OF_NSF] == "ended"
    assert codes(obstacles(both)) == ["plan.is_published"]


def test_the_forecast_names_the_shifts_from_the_day_after_its_end_and_the_cure(running: Story) -> None:
    found = ending(running)
    assert (found["kind"], found["last_day"], found["day"]) == ("agreement", LAST_DAY, "2027-01-21")
    assert [(s["employee"], s["day"], s["code"]) for s in found["shifts"]] == [
        (person, "2027-01-25", "DL") for person in (ANNA, BERIT, CATO)
    ]
    assert found["paragraph"] == "AML § 10-5 (2)"
    assert "NSF" in found["who"]
    for words in (found["cure_nb"], found["cure_en"], found["still_holds_nb"], found["still_holds_en"]):
        assert words
    seen_by_another = done(running.by(FAG).get(f"/rota-plans/{PLAN}/forecast"))["endings"]
    assert all(e["shifts"] == [] for e in seen_by_another if e["kind"] == "agreement")


def test_an_amendment_meets_what_ended_and_offering_it_anew_cures_it(running: Story) -> None:
    both = running
    changed(both, DINA, {date(2027, 2, 11): None, date(2027, 2, 12): "D"})
    assert proposed(both) == 2
    waiting = obstacles(both)
    assert named(waiting)[:2] == [("agreement.ended", OF_NSF), ("agreement.not_signed", OF_FAG)]
    assert codes(waiting)[2:] == ["assessment.other_revision", "discussion.missing"]
    ended = waiting[0]
    assert (ended["limit"], ended["first_day"], ended["employees"]) == (LAST_DAY, "2027-01-25", [ANNA, BERIT, CATO])
    assert LAST_DAY in ended["sentence_nb"]
    assert "offer it anew" in ended["sentence_en"]
    refused(publishing(both), "rota_plan.not_ready")

    assert offered(both) == [OF_NSF]
    assert ("agreement.not_signed", OF_NSF) in named(obstacles(both))
    signs(both, NSF, OF_NSF)
    signs(both, FAG, OF_FAG)
    assessment_carried(both)
    discussed(both, held_on=NOTICE, by=[NSF, FAG], name="d-2")
    assert obstacles(both) == []
    came_to = published(both)
    assert came_to["revision"] == 2
    assert OF_NSF in came_to["agreements"]
    before, now = done(both.by(NSF).get(f"/agreements/{OF_NSF}"))["rounds"]
    assert (before["ends"], now["period"]["first_day"]) == (LAST_DAY, "2027-01-21")
    assert (ending(both)["shifts"], ending(both)["concerned"]) == ([], 0)


def test_what_was_worked_under_it_stands_also_in_a_line_that_is_amended_after_its_end(running: Story) -> None:
    both = running
    both.on(date(2027, 1, 26))
    changed(both, ANNA, {date(2027, 2, 11): None, date(2027, 2, 12): "D"})
    proposed(both)
    (ended, *others) = obstacles(both)
    assert (ended["code"], ended["subject"], ended["first_day"]) == ("agreement.ended", OF_NSF, "2027-01-25")
    assert codes(others) == ["assessment.other_revision", "discussion.missing"]
    assert offered(both) == [OF_NSF]
    signs(both, NSF, OF_NSF)
    assessment_carried(both)
    discussed(both, held_on=date(2027, 1, 26), by=[NSF, FAG], name="d-2")
    assert obstacles(both) == []
    published(both)
