"""When a discussion was in time: by the day it was held if the other party says so, else by the day it was recorded."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.calendar import DAY
from domain.law import Figure, LawRef
from domain.rota.events import RotaPlanEvent
from domain.rota.grounds import Grounds
from domain.rota.obstacles import Obstacle
from domain.rota.readiness import readiness
from domain.rota.rota_plan import ROTA_PLAN
from tests.domain.rota.plans import DISCUSSED, IMPORTED, IN_PLACE, PROPOSED, ROTA, confirmed, discussed, proposal
from tests.examples import PERIOD
from tests.scenario import given


def obstacles(*history: RotaPlanEvent, grounds: Grounds = IN_PLACE) -> tuple[Obstacle, ...]:
    return readiness(given(ROTA_PLAN, *history).state, grounds)


def before(days: int) -> date:
    return PERIOD.first_day - days * DAY


@pytest.mark.parametrize(
    ("held", "recorded", "confirms", "late"),
    [
        (15, 15, False, False),
        (14, 14, False, False),
        (13, 13, False, True),
        (15, 14, False, False),
        (15, 13, False, True),
        (14, 13, False, True),
        (15, 15, True, False),
        (14, 14, True, False),
        (13, 13, True, True),
        (15, 14, True, False),
        (15, 13, True, False),
        (14, 13, True, False),
    ],
)
def test_discussed_in_time(held: int, recorded: int, confirms: bool, late: bool) -> None:
    """Days before the plan begins. Only with the other party's word does the day it was held count."""
    history = [*PROPOSED, discussed(before(held), before(recorded))] + ([confirmed()] if confirms else [])
    found = obstacles(*history)
    assert [o.code for o in found] == (["discussion.late"] if late else [])
    if late:
        assert found[0].first_day == before(held if confirms else recorded)


def test_the_earliest_of_several_counts() -> None:
    late = discussed(before(3), before(3), name="drøfting 2")
    assert obstacles(*DISCUSSED, late) == ()
    (found,) = obstacles(*PROPOSED, discussed(before(5), before(5)), late)
    assert found.first_day == before(5)


def test_a_tariff_may_ask_for_more_notice() -> None:
    month = Figure(timedelta(days=28), "days", LawRef("SOP"))
    (found,) = obstacles(*DISCUSSED, grounds=replace(IN_PLACE, discussion_notice=month))
    assert (found.code, found.paragraph) == ("discussion.late", "SOP")


def test_what_was_said_of_another_revision_does_not_count() -> None:
    found = obstacles(*DISCUSSED, confirmed(), IMPORTED, proposal(ROTA.lines, 2))
    assert [o.code for o in found] == ["discussion.missing"]
