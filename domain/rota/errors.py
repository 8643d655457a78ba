"""Refusals concerning rota plans."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from domain.errors import Rejected

if TYPE_CHECKING:
    from domain.rota.obstacles import Obstacle
    from domain.working_time.findings import Finding


class RotaPlanUnknown(Rejected):
    """No such plan; open it first."""

    code = "rota_plan.unknown"


class RotaPlanIsOpened(Rejected):
    """The plan is open already."""

    code = "rota_plan.is_opened"


class RotaPlanIsWithdrawn(Rejected):
    """The plan was given up; open another."""

    code = "rota_plan.is_withdrawn"


class RotaPlanIsEmpty(Rejected):
    """There is no line to propose; generate or import a rota first."""

    code = "rota_plan.is_empty"


class RotaPlanNotProposed(Rejected):
    """This is done to a proposed revision; propose the draft first."""

    code = "rota_plan.not_proposed"


class RotaPlanIsProposed(Rejected):
    """The draft stands proposed as it is; change a line to propose again."""

    code = "rota_plan.is_proposed"


class RotaPlanIsPublished(Rejected):
    """The revision is binding; change a line to make the next one."""

    code = "rota_plan.is_published"


class RotaOutsideThePlan(Rejected):
    """A cell names an employee, day or shift code that the plan does not have."""

    code = "rota_plan.outside_the_plan"


class NothingChanged(Rejected):
    """The line has those shifts already."""

    code = "rota_plan.nothing_changed"


class DiscussionUnknown(Rejected):
    """No discussion is recorded by this name."""

    code = "rota_plan.discussion_unknown"


class DiscussionIsRecorded(Rejected):
    """A discussion is recorded by this name already."""

    code = "rota_plan.discussion_is_recorded"


class HeldInTheFuture(Rejected):
    """A discussion is recorded once it has been held."""

    code = "rota_plan.held_in_the_future"


class ConfirmedByOneself(Rejected):
    """The record is confirmed by the other party, not by whoever made it."""

    code = "rota_plan.confirmed_by_oneself"


class GeneratedRotaIsUnlawful(Rejected):
    """The rules forbid the generator's rota even under the agreements sought; it is not recorded."""

    code = "rota_plan.generated_rota_is_unlawful"

    def __init__(self, message: str, findings: "Sequence[Finding]", **details: object) -> None:
        super().__init__(message, **details)
        self.findings = tuple(findings)


class RepairIsUnlawful(Rejected):
    """The rules forbid a repair that they did not forbid before it; it is neither shown nor recorded."""

    code = "rota_plan.repair_is_unlawful"

    def __init__(self, message: str, findings: "Sequence[Finding]", **details: object) -> None:
        super().__init__(message, **details)
        self.findings = tuple(findings)


class NothingToSwap(Rejected):
    """The employee has no shift that day to exchange."""

    code = "rota_plan.nothing_to_swap"


class PlanMovedOn(Rejected):
    """What the generator was given changed while it searched."""

    code = "rota_plan.moved_on"


class RotaPlanNotReady(Rejected):
    """Something stands in the way of publication; ``obstacles`` is the whole list."""

    code = "rota_plan.not_ready"

    def __init__(self, message: str, obstacles: "Sequence[Obstacle]", **details: object) -> None:
        super().__init__(message, **details)
        self.obstacles = tuple(obstacles)
