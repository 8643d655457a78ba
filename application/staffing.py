"""The staffing plan, as the leader decides on it."""

from dataclasses import dataclass

from application.authority import Role, act_as
from application.handle import Answer, Asked, Handling, Work
from application.names import plan_of
from application.ports.event_store import Receipt
from domain.ids import StaffingPlanId
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import NotOpened, types_of
from domain.staffing.need import NeedLine
from domain.staffing.staffing_plan import (
    STAFFING_PLAN,
    ApproveStaffingPlan,
    Needed,
    SetNeed,
    StaffingPlanUnknown,
    demand_known_shifts,
)


@dataclass(frozen=True, slots=True)
class Staffing:
    """Setting and approving need."""

    handling: Handling

    def set_need(
        self, asked: Asked, staffing_plan: StaffingPlanId, lines: tuple[NeedLine, ...], source: str
    ) -> Receipt:
        """Put the whole need in place of what was there; the leader approves it anew.

        Raises ``StaffingPlanUnknown``, ``NeedOfUnknownShift``, ``NeedIsUpsideDown`` and ``NoNeed``.
        """

        def body(work: Work) -> Answer:
            needed = self._by(work, staffing_plan, Role.UNIT_LEADER, Role.ROTA_PLANNER)
            plan = work.load(ROTA_PLAN, plan_of(staffing_plan))
            if not isinstance(plan, NotOpened):
                demand_known_shifts(staffing_plan, lines, types_of(plan.opened))
            work.do(
                STAFFING_PLAN, staffing_plan, SetNeed(staffing_plan, needed.unit, lines, source, asked.actor.person)
            )
            return {"staffing_plan": staffing_plan, "lines": len(lines)}

        return self.handling.perform(asked, body)

    def approve(self, asked: Asked, staffing_plan: StaffingPlanId) -> Receipt:
        """Decide that rotas are made from this need."""

        def body(work: Work) -> Answer:
            self._by(work, staffing_plan, Role.UNIT_LEADER)
            work.do(STAFFING_PLAN, staffing_plan, ApproveStaffingPlan(staffing_plan, asked.actor.person))
            return {"staffing_plan": staffing_plan}

        return self.handling.perform(asked, body)

    def _by(self, work: Work, staffing_plan: StaffingPlanId, *allowed: Role) -> Needed:
        needed = work.load(STAFFING_PLAN, staffing_plan)
        if not isinstance(needed, Needed):
            raise StaffingPlanUnknown(f"there is no staffing plan {staffing_plan}", staffing_plan=staffing_plan)
        act_as(work, needed.unit, *allowed)
        work.match(STAFFING_PLAN, staffing_plan)
        return needed
