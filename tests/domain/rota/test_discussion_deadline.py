"""When a discussion was in time: by the day it was held if the other party says so, else by the day it was recorded."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.calendar import DAY
from domain.law import Figure, LawRef
from domain.rota.events import PlanLine, RotaPlanEvent
from domain.rota.grounds import Grounds
from domain.rota.obstacles import Obstacle
from domain.rota.readiness import readiness
from domain.rota.rota_plan import ROTA_PLAN
from tests.domain.rota.plans import (
    DISCUSSED,
    IMPORTED,
    IN_PLACE,
    PROPOSED,
    PUBLISHED,
    ROTA,
    confirmed,
    discussed,
    edit,
    proposal,
)
from tests.examples import ANNE, PERIOD, A
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


def test_an_amendment_is_discussed_in_time_before_its_first_changed_day() -> None:
    moved = edit(ROTA.lines, ANNE, PERIOD.last_day, A)
    amended = (
        *PUBLISHED,
        replace(IMPORTED, lines=tuple(PlanLine(e, days) for e, days in moved.items())),
        proposal(moved, 2),
    )
    notice = IN_PLACE.discussion_notice.value
    in_time = discussed(PERIOD.last_day - notice, PERIOD.last_day - notice, revision=2, name="drøfting 2")
    assert obstacles(*amended, in_time) == ()
    day_late = discussed(PERIOD.last_day - notice + DAY, PERIOD.last_day - notice + DAY, revision=2, name="drøfting 2")
    (found,) = obstacles(*amended, day_late)
    assert (found.code, found.limit) == ("discussion.late", PERIOD.last_day - notice)
