"""What a generator cannot use is refused by name before any search, over HTTP as from files."""

import pytest

from domain.calendar import DayKind
from domain.ids import PersonId, ShiftCode, StaffingPlanId, UnitId
from domain.staffing.need import NeedLine
from domain.staffing.staffing_plan import NeedOfUnknownShift, NeedSet, demand_known_shifts
from tests.api.conftest import Story
from tests.api.life import ok
from tests.api.test_jobs import GENERATION, solver
from tests.api.test_life import refused
from tests.api.ward import LEADER, PLAN, PLANNER, UNIT
from tests.application.desk import put

NEED = f"/staffing-plans/{PLAN}/need"


def need(shift: str = "D", skill: str = "any", minimum: int = 1, ideal: int = 2) -> dict[str, object]:
    line = {"day": "weekday", "shift": shift, "skill": skill, "minimum": minimum, "ideal": ideal}
    return {"lines": [line], "source": "test"}


@pytest.mark.parametrize("seconds", [0, -1, 3601, 10**12, 1.5, "60", None, True])
def test_a_budget_that_is_none(story: Story, seconds: object) -> None:
    refused(story.by(PLANNER).post(GENERATION, {"seconds": seconds}), 422, "request.unusable")
    assert solver(story).searches == 0


@pytest.mark.parametrize("seed", [-1, 2**31, 0.5, "1", None])
def test_a_seed_that_is_none(story: Story, seed: object) -> None:
    refused(story.by(PLANNER).post(GENERATION, {"seconds": 5, "seed": seed}), 422, "request.unusable")


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (need(shift="Q"), "staffing_plan.unknown_shift"),
        (need(minimum=3, ideal=2), "staffing_plan.need_is_upside_down"),
        (need(minimum=-1), "request.unusable"),
        (need(ideal=1_001), "request.unusable"),
        (need(skill=""), "request.unusable"),
        ({"lines": [], "source": "test"}, "request.unusable"),
    ],
)
def test_need_that_no_rota_could_be_made_for(story: Story, sent: dict[str, object], code: str) -> None:
    head = story.house.store.head()
    refused(story.by(PLANNER).post(NEED, sent), 422, code)
    assert story.house.store.head() == head


def test_need_recorded_for_a_shift_that_the_plan_lacks(story: Story) -> None:
    """As it may stand in a log from before such need was refused: readings go on, a search is not begun."""
    lines = (NeedLine(DayKind.WEEKDAY, ShiftCode("Q"), "any", 2, 2),)
    put(
        story.house.store,
        f"staffing_plan-{PLAN}",
        NeedSet(StaffingPlanId(PLAN), UnitId(UNIT), lines, "old", PersonId(LEADER)),
    )
    planner = story.by(PLANNER)
    problem = refused(planner.post(GENERATION, {"seconds": 5}), 422, "staffing_plan.unknown_shift")
    assert problem["details"]["shifts"] == ["Q"]
    vacancies = ok(planner.get(f"/rota-plans/{PLAN}/vacancies"))
    assert {(v["shift"], v["present"]) for v in vacancies} == {("Q", 0)}
    assert planner.get(f"/rota-plans/{PLAN}/readiness").status_code == 200
    assert solver(story).searches == 0


def test_known_shifts_are_named_beside_the_unknown() -> None:
    lines = [NeedLine(DayKind.HOLIDAY, ShiftCode(code), "any", 1, 1) for code in ("Z", "D", "Q", "Q")]
    with pytest.raises(NeedOfUnknownShift, match="need for Q, Z; its rota plan has the shifts A, D") as refusal:
        demand_known_shifts(StaffingPlanId("p"), lines, {ShiftCode("D"), ShiftCode("A")})
    assert refusal.value.details == {"staffing_plan": "p", "shifts": ["Q", "Z"]}
    demand_known_shifts(StaffingPlanId("p"), lines[1:2], {ShiftCode("D")})
