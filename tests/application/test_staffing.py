"""Need is decided on by the leader, and only need that is there."""

import pytest

from adapters.event_store.store import LedgerEventStore
from application.staffing import Staffing
from domain.ids import StaffingPlanId
from domain.staffing.staffing_plan import StaffingPlanApproved, StaffingPlanUnknown
from tests.application.desk import asked, handling, ward
from tests.examples import LEADER, STAFFING


def test_the_leader_approves_the_need(log: LedgerEventStore) -> None:
    ward(log)
    Staffing(handling(log)).approve(asked(LEADER), STAFFING)
    assert log.stream(f"staffing_plan-{STAFFING}")[-1].event == StaffingPlanApproved(STAFFING, LEADER)


def test_there_is_no_such_staffing_plan(log: LedgerEventStore) -> None:
    with pytest.raises(StaffingPlanUnknown):
        Staffing(handling(log)).approve(asked(LEADER), StaffingPlanId("surg-1.2027-01-04"))
