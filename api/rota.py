"""Commands on rota plans, from draft to publication."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response, status
from pydantic import Field, StrictInt

from api.answers import COMMANDING, COMMANDING_ON_VERSION, STARTING, Done, JobView, done, job_view
from api.asking import Body, Code, Command, CommandOnVersion, Day, Line, Person, PlanPath, Reason, TheHouse
from api.asking import current_actor as signed_in
from api.lines import lines_of
from domain.rota.solver import Budget
from domain.working_time.model import Rota

router = APIRouter(prefix="/v1/rota-plans/{plan}", tags=["rota plans"], dependencies=[Depends(signed_in)])


class Generation(Body):
    """How much work the generator may do."""

    seconds: Annotated[StrictInt, Field(ge=1, le=3600, examples=[60])]
    seed: Annotated[StrictInt, Field(ge=0, le=2**31 - 1, examples=[1])] = 1
    base_weeks: Annotated[StrictInt, Field(ge=1, le=26, examples=[6])] | None = None
    """Weeks of a base rota (*grunnturnus*) that the rota follows where dates allow; none: a calendar rota."""


class RotaCell(Body):
    """One shift."""

    employee: Person
    date: Day
    shift: Code


class RotaSent(Body):
    """A rota made elsewhere; free days are left out."""

    lines: Annotated[tuple[RotaCell, ...], Field(max_length=60_000)]
    source: Line = "api"


class LineChange(Body):
    """Some days of one line; a null frees the day."""

    days: Annotated[dict[Day, Code | None], Field(min_length=1, max_length=400)]
    reason: Reason
    because_of: Annotated[Line, Field(examples=["c-1"])] | None = None
    """The comment it answers to."""


class Withdrawal(Body):
    """Why the plan is given up."""

    reason: Reason


@router.post("/generation", status_code=status.HTTP_202_ACCEPTED, responses=STARTING)
def generate_rota(plan: PlanPath, sent: Generation, command: Command, house: TheHouse, response: Response) -> JobView:
    """Ask the generator for a rota; the answer says where to look for how far it has come."""
    job = house.generating.start(command.asked(sent), plan, Budget(sent.seconds, sent.seed), sent.base_weeks)
    path = f"/v1/jobs/{job.id}"
    response.headers["Location"] = path
    return job_view(job, path)


@router.post("/rota", responses=COMMANDING)
def import_rota(plan: PlanPath, sent: RotaSent, command: Command, house: TheHouse, response: Response) -> Done:
    """Make a rota from elsewhere the draft, lawful or not; the findings say what is wrong with it."""
    lines = lines_of((cell.employee, cell.date, cell.shift) for cell in sent.lines)
    return done(response, house.drafting.import_rota(command.asked(sent), plan, Rota(lines), sent.source))


@router.post("/lines/{employee}/changes", responses=COMMANDING_ON_VERSION)
def change_line(
    plan: PlanPath, employee: Person, sent: LineChange, command: CommandOnVersion, house: TheHouse, response: Response
) -> Done:
    """Change some days of one line; the answer names the bases on which a signature no longer holds for it."""
    receipt = house.drafting.change_line(command.asked(sent), plan, employee, sent.days, sent.reason, sent.because_of)
    return done(response, receipt)


@router.post("/proposal", responses=COMMANDING)
def propose_rota(plan: PlanPath, command: Command, house: TheHouse, response: Response) -> Done:
    """Freeze the draft as a revision, with its fingerprint, for the parties to look at."""
    return done(response, house.drafting.propose(command.asked(), plan))


@router.post("/publication", responses=COMMANDING_ON_VERSION)
def publish_rota(plan: PlanPath, command: CommandOnVersion, house: TheHouse, response: Response) -> Done:
    """Make the proposed revision binding (AML § 10-3), or be told every obstacle."""
    return done(response, house.publishing.publish(command.asked(), plan))


@router.post("/withdrawal", responses=COMMANDING)
def withdraw_rota(plan: PlanPath, sent: Withdrawal, command: Command, house: TheHouse, response: Response) -> Done:
    """Give the plan up."""
    return done(response, house.drafting.withdraw(command.asked(sent), plan, sent.reason))
