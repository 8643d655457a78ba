"""Employees: the certificates that let them count, and the adaptations granted to them."""

from typing import Annotated, Self

from fastapi import APIRouter, Depends, Response
from pydantic import Field, StrictInt, model_validator

from api.answers import COMMANDING, READING, Done, done
from api.asking import Body, Command, Day, EmployeePath, Line, Reader, Reason, TheHouse, etag
from api.asking import current_actor as signed_in
from application.workforce import Certificates
from domain.calendar import Period
from domain.working_time.model import Constraint

router = APIRouter(prefix="/v1/employees/{employee}", tags=["employees"], dependencies=[Depends(signed_in)])


class Certificate(Body):
    """A competence, and the last day of its certificate; without one it stands until further notice."""

    competence: Line
    until: Day | None = None


class CertificateWithdrawal(Body):
    """The last day on which the competence is held."""

    competence: Line
    last_day: Day


class AdaptationSent(Body):
    """What is asked of the rota from first to last day; the weekday (Monday is 0) only for a weekday off."""

    first_day: Day
    last_day: Day
    constraint: Constraint
    weekday: Annotated[StrictInt, Field(ge=0, le=6)] | None = None
    private_reason: Reason | None = None

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """Refuse a period that ends before it begins."""
        if self.last_day < self.first_day:
            raise ValueError("last_day: an adaptation cannot end before it begins")
        return self


@router.get("/certificates", responses=READING)
def show_certificates(employee: EmployeePath, asked: Reader, house: TheHouse, response: Response) -> Certificates:
    """What the employee is certified for, and until when: to the person, and to those who plan."""
    found = house.employees.certificates(asked, employee)
    etag(response, found.version)
    return found


@router.post("/certificates", responses=COMMANDING)
def certify_competence(
    employee: EmployeePath, sent: Certificate, command: Command, house: TheHouse, response: Response
) -> Done:
    """Record a competence, or that its certificate was renewed; the latest certificate counts."""
    return done(response, house.employees.certify(command.asked(sent), employee, sent.competence, sent.until))


@router.post("/certificates/withdrawal", responses=COMMANDING)
def withdraw_competence(
    employee: EmployeePath, sent: CertificateWithdrawal, command: Command, house: TheHouse, response: Response
) -> Done:
    """Record that a competence lapsed or was taken back."""
    return done(response, house.employees.withdraw(command.asked(sent), employee, sent.competence, sent.last_day))


@router.post("/adaptations", responses=COMMANDING)
def grant_adaptation(
    employee: EmployeePath, sent: AdaptationSent, command: Command, house: TheHouse, response: Response
) -> Done:
    """Grant an adaptation; its reason is stored apart and shown to nobody who plans."""
    period = Period(sent.first_day, sent.last_day)
    receipt = house.employees.adapt(
        command.asked(sent), employee, period, sent.constraint, sent.weekday, sent.private_reason
    )
    return done(response, receipt)
