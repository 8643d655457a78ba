"""What if: scenarios searched beside a plan, compared with the plan as it is, and never recorded."""

from datetime import timedelta
from typing import Annotated, Literal, TypeAlias

from fastapi import APIRouter, Depends, Response, status
from pydantic import Field, StrictInt

from api.answers import STARTING, JobView, job_view
from api.asking import ID_TEXT, Body, Code, Command, Day, Line, Person, PlanPath, TheHouse
from api.asking import current_actor as signed_in
from application.rota.scenarios import Pool
from domain.calendar import DayKind
from domain.ids import PlanId
from domain.rota.scenario import (
    LONGEST_TURN,
    Change,
    CompetenceGained,
    NeedChanged,
    PersonLeaves,
    WeekendEvery,
    WithAgreement,
    WithoutAgreement,
)
from domain.rota.solver import Budget
from domain.working_time.model import AgreedLimits, Basis

CHANGES_AT_MOST = 50
HEADS_AT_MOST = 20
"""Heads more or fewer that a scenario may ask for in one change."""
DAY_MINUTES, WEEK_MINUTES = 24 * 60, 7 * 24 * 60

router = APIRouter(prefix="/v1/rota-plans/{plan}", tags=["scenarios"], dependencies=[Depends(signed_in)])


class LimitsSent(Body):
    """The figures that an agreement would set; the law's own ceilings for its kind hold whatever is named."""

    minutes_a_day: Annotated[StrictInt, Field(ge=0, le=DAY_MINUTES)] | None = None
    minutes_a_week: Annotated[StrictInt, Field(ge=0, le=WEEK_MINUTES)] | None = None
    averaging_weeks: Annotated[StrictInt, Field(ge=1, le=52)] | None = None
    daily_rest_minutes: Annotated[StrictInt, Field(ge=0, le=DAY_MINUTES)] | None = None
    weekly_rest_minutes: Annotated[StrictInt, Field(ge=0, le=WEEK_MINUTES)] | None = None

    @property
    def agreed(self) -> AgreedLimits:
        """As the domain knows them."""
        return AgreedLimits(
            hours_a_day=_minutes(self.minutes_a_day),
            hours_a_week=_minutes(self.minutes_a_week),
            averaging_weeks=self.averaging_weeks,
            daily_rest=_minutes(self.daily_rest_minutes),
            weekly_rest=_minutes(self.weekly_rest_minutes),
        )


class WeekendEverySent(Body):
    """Of any `n` weekends in a row at most one is worked."""

    change: Literal["weekend_every"]
    n: Annotated[StrictInt, Field(ge=1, le=LONGEST_TURN, examples=[4])]


class WithoutAgreementSent(Body):
    """No agreement on this basis comes about."""

    change: Literal["without_agreement"]
    basis: Basis


class WithAgreementSent(Body):
    """An agreement for everybody on all of the plan's days, in place of any on the same basis."""

    change: Literal["with_agreement"]
    basis: Basis
    limits: LimitsSent


class NeedChangedSent(Body):
    """Heads more or fewer, in minimum and ideal; what is not named means every shift, day or need line."""

    change: Literal["need"]
    by: Annotated[StrictInt, Field(ge=-HEADS_AT_MOST, le=HEADS_AT_MOST, examples=[1])]
    shift: Code | None = None
    day: DayKind | None = None
    skill: Line | None = None


class PersonLeavesSent(Body):
    """Somebody is gone from a day on."""

    change: Literal["leaves"]
    employee: Person
    first_day: Day


class CompetenceGainedSent(Body):
    """Somebody gets a competence that the unit knows."""

    change: Literal["gains"]
    employee: Person
    competence: Line


ChangeSent: TypeAlias = Annotated[
    WeekendEverySent
    | WithoutAgreementSent
    | WithAgreementSent
    | NeedChangedSent
    | PersonLeavesSent
    | CompetenceGainedSent,
    Field(discriminator="change"),
]


class PoolSent(Body):
    """Another unit's plan of the same days, and those of either unit who may serve both."""

    plan: Annotated[PlanId, Field(pattern=ID_TEXT, strict=True)]
    shared: Annotated[tuple[Person, ...], Field(min_length=1, max_length=500)]


class Scenario(Body):
    """What would be otherwise, and how much work each of the two searches may do."""

    changes: Annotated[tuple[ChangeSent, ...], Field(max_length=CHANGES_AT_MOST)] = ()
    pool: PoolSent | None = None
    seconds: Annotated[StrictInt, Field(ge=1, le=3600, examples=[60])]
    seed: Annotated[StrictInt, Field(ge=0, le=2**31 - 1, examples=[1])] = 1


@router.post("/scenarios", status_code=status.HTTP_202_ACCEPTED, responses=STARTING)
def try_scenario(plan: PlanPath, sent: Scenario, command: Command, house: TheHouse, response: Response) -> JobView:
    """Compare the plan as it is with a scenario; the job's `answer` has both, component by component.

    Both are searched with the same budget and seed, and judged by the rules. Nothing is recorded: the plan and its
    trail stay as they are, and the answer is gone when the server is.
    """
    changes = [_change(change) for change in sent.changes]
    pool = None if sent.pool is None else Pool(sent.pool.plan, frozenset(sent.pool.shared))
    job = house.scenarios.start(command.asked(sent), plan, changes, pool, Budget(sent.seconds, sent.seed))
    path = f"/v1/jobs/{job.id}"
    response.headers["Location"] = path
    return job_view(job, path)


def _change(sent: ChangeSent) -> Change:
    match sent:
        case WeekendEverySent(n=n):
            return WeekendEvery(n)
        case WithoutAgreementSent(basis=basis):
            return WithoutAgreement(basis)
        case WithAgreementSent(basis=basis, limits=limits):
            return WithAgreement(basis, limits.agreed)
        case NeedChangedSent(by=by, shift=shift, day=day, skill=skill):
            return NeedChanged(by, shift, day, skill)
        case PersonLeavesSent(employee=employee, first_day=first_day):
            return PersonLeaves(employee, first_day)
        case CompetenceGainedSent(employee=employee, competence=competence):
            return CompetenceGained(employee, competence)


def _minutes(found: int | None) -> timedelta | None:
    return None if found is None else timedelta(minutes=found)
