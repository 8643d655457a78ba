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


class DiscussionIsInvited(Rejected):
    """Somebody was invited to a discussion of this name already."""

    code = "rota_plan.discussion_is_invited"


class SentInTheFuture(Rejected):
    """An invitation is recorded once it has been sent."""

    code = "rota_plan.sent_in_the_future"


class InvitedAfterTheMeeting(Rejected):
    """An invitation comes before the meeting it is for."""

    code = "rota_plan.invited_after_the_meeting"


class AnswerMissing(Rejected):
    """Views were put forward, and the employer gives a reasoned answer to them."""

    code = "rota_plan.answer_missing"


class ConfirmedByTheEmployer(Rejected):
    """Nobody on the employer's side says for the other party how a discussion was held."""

    code = "rota_plan.confirmed_by_the_employer"


class NotAtTheDiscussion(Rejected):
    """A record is confirmed by a representative who took part as one."""

    code = "rota_plan.not_at_the_discussion"


class DiscussionIsConfirmed(Rejected):
    """Whoever has confirmed a record does not dispute it afterwards."""

    code = "rota_plan.discussion_is_confirmed"


class CommentUnknown(Rejected):
    """No comment has this name."""

    code = "rota_plan.comment_unknown"


class CommentIsAnswered(Rejected):
    """The comment has got its answer."""

    code = "rota_plan.comment_is_answered"


class CommentOnAnothersLine(Rejected):
    """An employee comments on the own line; representatives comment on any."""

    code = "rota_plan.comment_on_anothers_line"


class AnsweredByOneself(Rejected):
    """Nobody answers a comment of his or her own for the employer."""

    code = "rota_plan.answered_by_oneself"


class AnswerDoesNotFit(Rejected):
    """An answer says that the comment changed something, and nothing names it; or the other way round."""

    code = "rota_plan.answer_does_not_fit"


class AcceptedByAnother(Rejected):
    """A change is accepted by the employee whose line it is."""

    code = "rota_plan.accepted_by_another"


class LineNotChanged(Rejected):
    """The line is as it is in the binding revision, or nothing is binding; there is no change to accept."""

    code = "rota_plan.line_not_changed"


class OtherLineShown(Rejected):
    """The line was changed after it was shown; look again."""

    code = "rota_plan.other_line_shown"


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
