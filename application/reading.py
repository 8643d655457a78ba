"""What may be read of assessments, staffing plans and mandates, and by whom."""

from dataclasses import dataclass

from application.authority import READERS, act_as
from application.handle import Asked, Handling
from domain.ids import StaffingPlanId, UnitId
from domain.staffing.need import NeedLine
from domain.staffing.staffing_plan import STAFFING_PLAN, Needed, StaffingPlanUnknown


@dataclass(frozen=True, slots=True)
class StaffingPlanInFull:
    """A staffing plan with its need."""

    staffing_plan: StaffingPlanId
    unit: UnitId
    lines: tuple[NeedLine, ...]
    approved: bool
    version: int


@dataclass(frozen=True, slots=True)
class ReadingRecords:
    """The readings of single records."""

    handling: Handling

    def staffing_plan(self, asked: Asked, staffing_plan: StaffingPlanId) -> StaffingPlanInFull:
        """One staffing plan, for everybody in the unit. Raises ``StaffingPlanUnknown``."""
        work = self.handling.look(asked)
        state = work.load(STAFFING_PLAN, staffing_plan)
        if not isinstance(state, Needed):
            raise StaffingPlanUnknown(f"there is no staffing plan {staffing_plan}", staffing_plan=staffing_plan)
        act_as(work, state.unit, *READERS)
        version = work.version(STAFFING_PLAN, staffing_plan)
        return StaffingPlanInFull(staffing_plan, state.unit, state.lines, state.approved, version)
