"""What can be read of plans and people."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from api.answers import READING
from api.asking import CaughtUp, EmployeePath, PlanPath, Reader, TheHouse, UnitPath, etag
from api.asking import current_actor as signed_in
from api.findings import FindingView, worded
from api.obstacles import ReadinessView, view
from application.ports.read_models import AuditLine, DutyView, OpenObstacle, PlanView
from application.rota.queries import Assumed, Named, Oneself, PlanInFull
from domain.staffing.need import Vacancy

router = APIRouter(prefix="/v1", tags=["readings"], dependencies=[Depends(signed_in)])

At = Annotated[
    int | None, Query(ge=1, le=2**53 - 1, description="As it stood at this log position; the present without it.")
]


@dataclass(frozen=True, slots=True)
class JudgementView:
    """What the rules say of a plan's present lines."""

    rule_set: str
    agreements: Assumed
    version: int
    findings: tuple[FindingView, ...]


@router.get("/me", responses=READING)
def show_oneself(asked: Reader, house: TheHouse) -> Oneself:
    """Who the token speaks for, and which capacities the person holds where today."""
    return house.reading.oneself(asked)


@router.get("/units/{unit}/rota-plans", responses=READING, dependencies=[CaughtUp])
def list_rota_plans(unit: UnitPath, asked: Reader, house: TheHouse) -> tuple[PlanView, ...]:
    """A unit's plans, by first day."""
    return house.reading.plans(asked, unit)


@router.get("/rota-plans/{plan}", responses=READING, dependencies=[CaughtUp])
def show_rota_plan(plan: PlanPath, asked: Reader, house: TheHouse, response: Response) -> PlanInFull:
    """One plan apart from its lines; the ETag is its version."""
    found = house.reading.plan(asked, plan)
    etag(response, found.version)
    return found


@router.get("/rota-plans/{plan}/rota", responses=READING, dependencies=[CaughtUp])
def show_rota(plan: PlanPath, asked: Reader, house: TheHouse, response: Response, at: At = None) -> Named:
    """The lines, worked on and binding, with names."""
    found = house.reading.rota(asked, plan, at)
    if at is None:
        etag(response, found.rota.plan.version)
    return found


@router.get("/rota-plans/{plan}/readiness", responses=READING, dependencies=[CaughtUp])
def show_readiness(plan: PlanPath, asked: Reader, house: TheHouse, response: Response) -> ReadinessView:
    """Every obstacle to publication, with the paragraph and who can remove it; the ETag is the plan's version."""
    found = house.reading.readiness(asked, plan)
    etag(response, found.version)
    return view(found)


@router.get("/rota-plans/{plan}/obstacles", responses=READING, dependencies=[CaughtUp])
def list_obstacles(plan: PlanPath, asked: Reader, house: TheHouse) -> tuple[OpenObstacle, ...]:
    """What the facts say is missing, and since which log position; the rules are asked by `readiness`."""
    return house.reading.obstacles(asked, plan)


@router.get("/rota-plans/{plan}/findings", responses=READING, dependencies=[CaughtUp])
def list_findings(
    plan: PlanPath, asked: Reader, house: TheHouse, response: Response, agreements: Assumed = Assumed.IN_FORCE
) -> JudgementView:
    """What the rules say of the present lines, under the agreements named; an employee sees his or her own."""
    found = house.reading.findings(asked, plan, agreements)
    etag(response, found.version)
    return JudgementView(found.rule_set, found.agreements, found.version, tuple(worded(f) for f in found.findings))


@router.get("/rota-plans/{plan}/vacancies", responses=READING, dependencies=[CaughtUp])
def list_vacancies(plan: PlanPath, asked: Reader, house: TheHouse) -> tuple[Vacancy, ...]:
    """Every need whose minimum the present lines do not meet."""
    return house.reading.vacancies(asked, plan)


@router.get("/rota-plans/{plan}/audit", responses=READING, dependencies=[CaughtUp])
def show_audit(plan: PlanPath, asked: Reader, house: TheHouse) -> tuple[AuditLine, ...]:
    """Who did what about the plan, when, by which clock, on whose mandate, on which revision."""
    return house.reading.audit(asked, plan)


@router.get("/employees/{employee}/duties", responses=READING, dependencies=[CaughtUp])
def list_duties(employee: EmployeePath, asked: Reader, house: TheHouse, at: At = None) -> tuple[DutyView, ...]:
    """Everything one employee is planned for: to the person, and to those of the unit."""
    return house.reading.duties(asked, employee, at)
