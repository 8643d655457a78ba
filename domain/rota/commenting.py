"""Comments on a revision, and the employer's answer: what a comment changed, or why it changed nothing."""

from dataclasses import replace

from domain.rota.commands import AnswerComment, ChangeRotaLine, CommentRota
from domain.rota.errors import (
    AnswerDoesNotFit,
    AnsweredByOneself,
    CommentIsAnswered,
    CommentOnAnothersLine,
    CommentUnknown,
    RotaOutsideThePlan,
    RotaPlanNotProposed,
)
from domain.rota.events import ChangeMade, CommentAnswered, RotaCommented, RotaLineChanged
from domain.rota.parties import Capacity
from domain.rota.states import Comment, OpenPlan


def comment(c: CommentRota, plan: OpenPlan) -> RotaCommented:
    """Say something of the last revision; what is said of a published one concerns the next."""
    if plan.revision == 0:
        raise RotaPlanNotProposed(f"{c.plan} has no revision to comment on", plan=c.plan)
    _inside(c, plan)
    author = c.author
    if author.capacity is Capacity.EMPLOYEE and c.employee not in c.accounts | {author.person}:
        about = "the whole plan" if c.employee is None else f"the line of {c.employee}"
        raise CommentOnAnothersLine(
            f"{author.person} comments on the own line in {c.plan}, not on {about}; a representative can"
        )
    name = f"c-{len(plan.comments) + 1}"
    return RotaCommented(
        c.plan, name, plan.revision, c.employee, c.day, author.person, author.capacity, author.mandate,
        c.employee or author.person, c.text,
    )  # fmt: skip


def answer(c: AnswerComment, plan: OpenPlan) -> CommentAnswered:
    """Answer it with the changes that name it, or with the reason why there are none."""
    said = known(plan, c.plan, c.comment)
    if said.answer is not None:
        raise CommentIsAnswered(f"{c.comment} in {c.plan} is answered", comment=c.comment)
    if said.said.by in c.accounts | {c.by}:
        raise AnsweredByOneself(f"{c.comment} is {said.said.by}'s own; somebody else answers it", comment=c.comment)
    if c.changed != bool(said.changes):
        because = (
            "no change of a line names it; make one with `because_of`, or say why not"
            if c.changed
            else f"{len(said.changes)} changes name it; say that it changed something"
        )
        raise AnswerDoesNotFit(f"{c.comment} in {c.plan}: {because}", comment=c.comment)
    return CommentAnswered(c.plan, c.comment, said.changes, c.by, said.said.concerns, c.answer)


def known(plan: OpenPlan, name: str, comment: str) -> Comment:
    """The comment of that name. Raises ``CommentUnknown``."""
    found = next((each for each in plan.comments if each.said.comment == comment), None)
    if found is None:
        raise CommentUnknown(f"{name} has no comment {comment}", comment=comment)
    return found


def check_cause(c: ChangeRotaLine, plan: OpenPlan) -> None:
    """A change names a comment that there is. Raises ``CommentUnknown``."""
    if c.because_of is not None:
        known(plan, c.plan, c.because_of)


def with_change(plan: OpenPlan, changed: RotaLineChanged) -> tuple[Comment, ...]:
    """The comments once a line was changed: the change becomes part of the next revision."""
    made = ChangeMade(plan.revision + 1, changed.employee, tuple(cell.day for cell in changed.cells))
    return tuple(
        replace(c, changes=(*c.changes, made)) if c.said.comment == changed.because_of else c for c in plan.comments
    )


def with_answer(comments: tuple[Comment, ...], answered: CommentAnswered) -> tuple[Comment, ...]:
    """The comments once one of them is answered."""
    return tuple(replace(c, answer=answered) if c.said.comment == answered.comment else c for c in comments)


def _inside(c: CommentRota, plan: OpenPlan) -> None:
    if c.employee is not None and c.employee not in plan.opened.people:
        raise RotaOutsideThePlan(f"{c.employee} is not planned for in {c.plan}", employee=c.employee)
    if c.day is not None and (c.employee is None or c.day not in plan.opened.period):
        period = plan.opened.period
        raise RotaOutsideThePlan(
            f"{c.day} is no day of a line in {c.plan}; name the employee, and a day from {period.first_day} to "
            f"{period.last_day}",
            day=c.day.isoformat(),
        )
