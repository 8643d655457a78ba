"""One staffing plan: need is set with its source, then approved by the leader before a rota is made from it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from domain.decider import Decider
from domain.errors import Rejected
from domain.ids import PersonId, ShiftCode, StaffingPlanId, UnitId
from domain.staffing.need import NeedLine


class StaffingPlanUnknown(Rejected):
    """No such staffing plan; set its need first."""

    code = "staffing_plan.unknown"


class NoNeed(Rejected):
    """A staffing plan without a line of need cannot be set or approved."""

    code = "staffing_plan.no_need"


class NeedIsUpsideDown(Rejected):
    """A line's minimum lies above its ideal, or below zero."""

    code = "staffing_plan.need_is_upside_down"


class NeedOfUnknownShift(Rejected):
    """A line of need is for a shift that the rota plan does not have."""

    code = "staffing_plan.unknown_shift"


class StaffingPlanIsApproved(Rejected):
    """The staffing plan is approved as it stands."""

    code = "staffing_plan.is_approved"


@dataclass(frozen=True, slots=True)
class SetNeed:
    """Put the whole need in place of what was there."""

    staffing_plan: StaffingPlanId
    unit: UnitId
    lines: tuple[NeedLine, ...]
    source: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class ApproveStaffingPlan:
    """Decide that rotas are made from this need."""

    staffing_plan: StaffingPlanId
    by: PersonId


StaffingPlanCommand: TypeAlias = SetNeed | ApproveStaffingPlan


@dataclass(frozen=True, slots=True)
class NeedSet:
    """The need by day kind, shift and competence, and what it was derived from."""

    staffing_plan: StaffingPlanId
    unit: UnitId
    lines: tuple[NeedLine, ...]
    source: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class StaffingPlanApproved:
    """The leader decided on the need as last set."""

    staffing_plan: StaffingPlanId
    by: PersonId


StaffingPlanEvent: TypeAlias = NeedSet | StaffingPlanApproved


@dataclass(frozen=True, slots=True)
class NothingNeeded:
    """No need has been set."""


@dataclass(frozen=True, slots=True)
class Needed:
    """The need as last set, and whether the leader approved it as it stands."""

    unit: UnitId
    lines: tuple[NeedLine, ...]
    approved: bool


StaffingPlan: TypeAlias = NothingNeeded | Needed


def demand_known_shifts(staffing_plan: StaffingPlanId, lines: Sequence[NeedLine], known: Collection[ShiftCode]) -> None:
    """Accept need for the shifts that a rota plan has. Raises ``NeedOfUnknownShift``, naming the others."""
    unknown = sorted({line.shift for line in lines} - set(known))
    if unknown:
        raise NeedOfUnknownShift(
            f"staffing plan {staffing_plan} has need for {', '.join(unknown)}; its rota plan has the shifts "
            f"{', '.join(sorted(known))}",
            staffing_plan=staffing_plan,
            shifts=unknown,
        )


def decide(command: StaffingPlanCommand, plan: StaffingPlan) -> Sequence[StaffingPlanEvent]:
    """The facts that ``command`` makes, or a refusal."""
    match command:
        case SetNeed() as c:
            if not c.lines:
                raise NoNeed(f"staffing plan {c.staffing_plan}: at least one line of need is wanted")
            for line in c.lines:
                if not 0 <= line.minimum <= line.ideal:
                    raise NeedIsUpsideDown(
                        f"staffing plan {c.staffing_plan}: {line.day} {line.shift} {line.skill} has minimum "
                        f"{line.minimum} and ideal {line.ideal}; 0 <= minimum <= ideal is accepted"
                    )
            return [NeedSet(c.staffing_plan, c.unit, c.lines, c.source, c.by)]
        case ApproveStaffingPlan() as c:
            match plan:
                case NothingNeeded():
                    raise NoNeed(f"staffing plan {c.staffing_plan} has no need to approve; set it first")
                case Needed(approved=True):
                    raise StaffingPlanIsApproved(f"staffing plan {c.staffing_plan} is approved as it stands")
                case Needed():
                    return [StaffingPlanApproved(c.staffing_plan, c.by)]


def evolve(plan: StaffingPlan, event: StaffingPlanEvent) -> StaffingPlan:
    """The state after ``event``."""
    match plan, event:
        case _, NeedSet(unit=unit, lines=lines):
            return Needed(unit, lines, approved=False)
        case Needed(unit=unit, lines=lines), StaffingPlanApproved():
            return Needed(unit, lines, approved=True)
        case NothingNeeded(), StaffingPlanApproved():
            return plan


STAFFING_PLAN: Decider[StaffingPlanCommand, StaffingPlan, StaffingPlanEvent] = Decider(
    "staffing_plan", NothingNeeded(), decide, evolve
)
