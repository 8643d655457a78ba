"""An assessment rests on at most two vacant positions; then a third becomes vacant."""

from datetime import date
from typing import Any

import pytest

from tests.api.conftest import Story
from tests.stories.participation.assessing import (
    assessed,
    assessment,
    assessment_carried,
    assessment_carrying,
    assessment_concluded,
    assessment_concluding,
    assessment_opened,
    assumed,
    measured,
    observed,
    showing,
)
from tests.stories.participation.discussing import confirmed, discussed
from tests.stories.participation.steps import (
    acts,
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
from tests.stories.participation.ward import ANNA, DELTA, FAG, LEADER, NSF, PLAN, SAFETY, UNIT, lines, ward

R1 = f"{PLAN}.r1"
OTHER_UNIT = "kir-2"
OTHER_PLAN = PLAN.replace(UNIT, OTHER_UNIT)
OTHER_R1 = f"{OTHER_PLAN}.r1"
POSITIONS = 100
"""Vacant positions are counted in hundredths."""
THE_DAY = date(2027, 1, 11)


@pytest.fixture
def resting(both: Story) -> Story:
    """Two units with a published plan each, both on at most two vacant positions, one on little sick leave too."""
    for unit, plan in ((UNIT, PLAN), (OTHER_UNIT, OTHER_PLAN)):
        first = unit == UNIT
        moved_in(both, ward() if first else ward(unit=unit, people=("ida", "jon")))
        drafted(both, lines() if first else lines(people=("ida", "jon")), plan)
        proposed(both, plan)
        name = assessment_opened(both, plan)
        assumed(both, "vacancies", "vacant_positions", "at_most", 2 * POSITIONS, name)
        assumed(both, "sickness", "sickness_percent", "at_most", 80, name)
        assessed(both, plan, name, opened=True)
        discussed(both, held_on=date(2026, 11, 16), by=[NSF, FAG], plan=plan)
        confirmed(both, NSF, plan=plan)
        published(both, plan)
    both.on(THE_DAY)
    return both


def notices(story: Story, person: str) -> Any:
    """What somebody is told."""
    return done(story.by(person).get("/me/notices"))


def test_what_does_not_break_it_reopens_nothing(resting: Story) -> None:
    assert observed(resting, UNIT, "hr.2027-01", "vacant_positions", 2 * POSITIONS, "2027-01-08") == []
    assert codes(obstacles(resting)) == ["plan.is_published"]
    assert notices(resting, NSF) == []


def test_a_third_vacancy_reopens_it_and_the_parties_are_told(resting: Story) -> None:
    both = resting
    assert observed(both, UNIT, "hr.2027-01", "vacant_positions", 3 * POSITIONS, "2027-01-08") == [R1]
    stands = obstacles(both)
    assert named(stands) == [("plan.is_published", PLAN), ("assessment.reopened", R1)]
    reason = stands[1]["because"]
    assert "3.00 positions" in reason
    assert "2.00 positions was assumed" in reason
    assert reason in stands[1]["sentence_nb"]
    for party in (NSF, SAFETY, LEADER):
        (notice,) = notices(both, party)
        assert (notice["assessment"], notice["plan"], notice["why"]) == (R1, PLAN, reason)
    assert notices(both, DELTA) == []
    (act,) = acts(both, "assessment.reopened")
    assert act["actor"] == LEADER

    (broken,) = assessment(both, NSF)["broken"]
    assert (broken["assumption"]["id"], broken["observed"]) == ("vacancies", 300)
    elsewhere = assessment(both, NSF, OTHER_R1)
    assert (elsewhere["reopened"], elsewhere["broken"]) == (None, [])
    assert codes(obstacles(both, OTHER_PLAN)) == ["plan.is_published"]


def test_the_plan_is_not_amended_on_it_before_it_is_concluded_again(resting: Story) -> None:
    both = resting
    observed(both, UNIT, "hr.2027-01", "vacant_positions", 3 * POSITIONS, "2027-01-08")
    changed(both, ANNA, {date(2027, 2, 4): None, date(2027, 2, 5): "D"})
    assert codes(obstacles(both)) == ["plan.not_proposed", "assessment.reopened"]
    proposed(both)
    discussed(both, held_on=THE_DAY, by=[NSF, FAG], name="d-2")
    assert codes(obstacles(both)) == ["assessment.other_revision", "assessment.reopened"]
    refused(publishing(both), "rota_plan.not_ready")
    refused(assessment_carrying(both), "assessment.is_reopened")
    refused(assessment_concluding(both), "assessment.assumption_fails")

    measured(both, R1, answers="vacancies")
    assessment_concluded(both)
    assessment_carried(both)
    assert codes(obstacles(both)) == ["assessment.not_shown"] * 2, (
        "the measure is new to those who were shown it before"
    )
    done(showing(both, NSF, "tillitsvalgt"))
    done(showing(both, SAFETY, "verneombud"))
    assert obstacles(both) == []
    assert published(both)["revision"] == 2
    assert assessment(both, SAFETY)["reopened"] is None
