"""What may be read of assessments, staffing plans and mandates, and by whom."""

from dataclasses import dataclass
from datetime import date

from application.authority import GRANTERS, READERS, act_as, roles
from application.handle import Asked, Handling, Work
from domain.calendar import Period
from domain.ids import MandateId, PersonId, StaffingPlanId, UnitId
from domain.representation.errors import MandateUnknown
from domain.representation.events import Level, Office
from domain.representation.mandate import MANDATE, Granted
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
class MandateInFull:
    """A mandate; its union is for its holder, the union and the employer's own records to know."""

    mandate: MandateId
    person: PersonId
    office: Office
    units: tuple[UnitId, ...]
    """Empty: every unit."""
    level: Level
    deputy_for: MandateId | None
    period: Period
    last_day: date
    in_force: bool
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

    def mandate(self, asked: Asked, mandate: MandateId) -> MandateInFull:
        """One mandate, for everybody in the unit and those who grant it. Raises ``MandateUnknown``."""
        work = self.handling.look(asked)
        state = work.load(MANDATE, mandate)
        if not isinstance(state, Granted):
            raise MandateUnknown(f"there is no mandate {mandate}", mandate=mandate)
        may_read_mandate(work, state)
        return MandateInFull(
            mandate, state.person, state.office, state.units, state.level, state.deputy_for, state.period,
            state.last_day, state.in_force(work.today), work.version(MANDATE, mandate),
        )  # fmt: skip


def may_read_mandate(work: Work, mandate: Granted) -> None:
    """Everybody in one of its units may, and those who grant mandates. Raises ``NotAllowed``."""
    units = mandate.units or (UnitId("alle"),)
    if not any(roles(work, unit) & {*READERS, *GRANTERS} for unit in units):
        act_as(work, units[0], *READERS)
