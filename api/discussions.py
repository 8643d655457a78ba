"""A plan's discussion over HTTP: invited to, recorded, confirmed or disputed; comments, and changes accepted."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response, status
from pydantic import Field, StrictBool

from api.answers import COMMANDING, READING, Done, done
from api.asking import Body, Command, Day, Line, Person, PlanPath, Print, Prose, Reader, Reason, TheHouse, etag
from api.asking import current_actor as signed_in
from application.rota.amending import Changes
from application.rota.discussing import Meeting
from application.rota.discussion_view import DiscussionOfPlan
from domain.errors import Rejected
from domain.ids import Fingerprint, PersonId
from domain.rota.parties import Outcome

router = APIRouter(prefix="/v1/rota-plans/{plan}", tags=["discussion"], dependencies=[Depends(signed_in)])

NAME_TEXT = r"^[^\x00-\x1f\x7f/]*[^\x00-\x1f\x7f/.][^\x00-\x1f\x7f/]*$"
"""What can be named in an address, so that the other party can confirm or dispute it: no slash, not dots alone."""
Name = Annotated[str, Field(min_length=1, max_length=200, pattern=NAME_TEXT, strict=True, examples=["drøfting-1"])]
People = Annotated[tuple[Person, ...], Field(min_length=1, max_length=100)]


class ViewsDoubled(Rejected):
    """Somebody's views come twice in one record; they are one text."""

    code = "request.views_doubled"


class Invitation(Body):
    """What was sent out, and to whom (AML § 8-2 (3)); the revision is the one that stands proposed."""

    discussion: Name
    sent_on: Day
    meeting_on: Day
    invited: People


class ViewPut(Body):
    """What one party put forward."""

    who: Person
    text: Reason


class DiscussionHeld(Body):
    """A discussion as it was held (AML § 10-3, § 8-2)."""

    discussion: Name
    held_on: Day
    participants: People
    views: Annotated[tuple[ViewPut, ...], Field(max_length=100)] = ()
    answer: Prose = ""
    """The employer's reasoned answer; required when there are views."""
    outcome: Outcome


class Dispute(Body):
    """Why it was not held as recorded."""

    reason: Reason


class CommentPut(Body):
    """A comment on the whole plan, on a line, or on one day of it."""

    employee: Person | None = None
    day: Day | None = None
    text: Reason


class CommentAnswer(Body):
    """The employer's answer: that changes naming the comment were made, or why none were."""

    answer: Reason
    changed: StrictBool


class ChangeSeen(Body):
    """The line as it was shown."""

    line: Print


@router.post("/invitations", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def invite_to_discussion(
    plan: PlanPath, sent: Invitation, command: Command, house: TheHouse, response: Response
) -> Done:
    """Record that the proposed revision was sent out, for which meeting."""
    receipt = house.discussing.invite(
        command.asked(sent), plan, sent.discussion, sent.sent_on, sent.meeting_on, sent.invited
    )
    return done(response, receipt)


@router.post("/discussions", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def record_discussion(
    plan: PlanPath, sent: DiscussionHeld, command: Command, house: TheHouse, response: Response
) -> Done:
    """Record that the revision was discussed with the representatives."""
    views = {view.who: view.text for view in sent.views}
    if len(views) < len(sent.views):
        raise ViewsDoubled(f"{sent.discussion}: {_twice(sent)} has views twice; send them as one text")
    meeting = Meeting(sent.held_on, sent.participants, views, sent.answer, sent.outcome)
    return done(response, house.discussing.record(command.asked(sent), plan, sent.discussion, meeting))


def _twice(sent: DiscussionHeld) -> PersonId:
    who = [view.who for view in sent.views]
    return next(person for person in who if who.count(person) > 1)


@router.post("/discussions/{discussion}/confirmation", responses=COMMANDING)
def confirm_discussion(plan: PlanPath, discussion: Line, command: Command, house: TheHouse, response: Response) -> Done:
    """Confirm, as a union's representative who was there, that the discussion was held as recorded."""
    return done(response, house.discussing.confirm(command.asked(), plan, discussion))


@router.post("/discussions/{discussion}/dispute", responses=COMMANDING)
def dispute_discussion(
    plan: PlanPath, discussion: Line, sent: Dispute, command: Command, house: TheHouse, response: Response
) -> Done:
    """Say, as a union's representative, that the discussion was not held as recorded, and why."""
    return done(response, house.discussing.dispute(command.asked(sent), plan, discussion, sent.reason))


@router.post("/comments", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def comment_on_rota(plan: PlanPath, sent: CommentPut, command: Command, house: TheHouse, response: Response) -> Done:
    """Say something of the last revision: a representative of anything, an employee of the own line."""
    return done(response, house.commenting.comment(command.asked(sent), plan, sent.employee, sent.day, sent.text))


@router.post("/comments/{comment}/answer", responses=COMMANDING)
def answer_comment(
    plan: PlanPath, comment: Line, sent: CommentAnswer, command: Command, house: TheHouse, response: Response
) -> Done:
    """Answer a comment with what it changed, or with the reason why it changed nothing."""
    receipt = house.commenting.answer(command.asked(sent), plan, comment, sent.answer, changed=sent.changed)
    return done(response, receipt)


@router.post("/lines/{employee}/acceptance", responses=COMMANDING)
def accept_change(
    plan: PlanPath, employee: Person, sent: ChangeSeen, command: Command, house: TheHouse, response: Response
) -> Done:
    """Accept, as the employee, the change of the own line against the binding revision."""
    return done(response, house.amending.accept(command.asked(sent), plan, employee, Fingerprint(sent.line)))


@router.get("/discussion", responses=READING)
def show_discussion(plan: PlanPath, asked: Reader, house: TheHouse, response: Response) -> DiscussionOfPlan:
    """Invitations, meetings, views, answers, what counts, deadlines and comments; the ETag is the plan's version."""
    found = house.discussions.discussion(asked, plan)
    etag(response, found.version)
    return found


@router.get("/changes", responses=READING)
def show_changes(plan: PlanPath, asked: Reader, house: TheHouse, response: Response) -> Changes:
    """What the present lines change against the binding revision, day by day; the ETag is the plan's version."""
    found = house.amending.changes(asked, plan)
    etag(response, found.version)
    return found
