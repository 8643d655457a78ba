"""What is observed of a unit, and what somebody is told because of it."""

from typing import Annotated, Self

from fastapi import APIRouter, Depends, Response, status
from pydantic import Field, StrictInt, model_validator

from api.answers import COMMANDING, READING, Done, done
from api.asking import ID_TEXT, Body, CaughtUp, Command, Day, Line, Reader, Reason, TheHouse, UnitPath, etag
from api.asking import current_actor as signed_in
from application.ports.read_models import Notice
from application.reading_assessments import ObservationsOfUnit
from domain.calendar import Period
from domain.ids import ObservationId
from domain.watched import Measured, Watched

router = APIRouter(prefix="/v1", tags=["observations"], dependencies=[Depends(signed_in)])


class Observation(Body):
    """An amount of a measure over some days, from a source; of the unit, never of a person.

    `value` is a whole number: shares in tenths of a per cent, positions in hundredths, the others one by one.
    """

    observation: Annotated[ObservationId, Field(pattern=ID_TEXT, strict=True, examples=["hr.2027-02"])]
    measure: Watched
    value: Annotated[StrictInt, Field(ge=0, le=1_000_000)]
    competence: Line | None = None
    first_day: Day
    last_day: Day
    source: Reason
    observed_on: Day

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """The days in order."""
        if self.last_day < self.first_day:
            raise ValueError("the last day is not before the first")
        return self


@router.post("/units/{unit}/observations", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def record_observation(
    unit: UnitPath, sent: Observation, command: Command, house: TheHouse, response: Response
) -> Done:
    """Put an observation down. Assessments that a plan rests on, and that it contradicts, are reopened by it."""
    receipt = house.observing.record(
        command.asked(sent), unit, sent.observation, Measured(sent.measure, sent.value, sent.competence),
        Period(sent.first_day, sent.last_day), sent.source, sent.observed_on,
    )  # fmt: skip
    return done(response, receipt)


@router.get("/units/{unit}/observations", responses=READING)
def list_observations(unit: UnitPath, asked: Reader, house: TheHouse, response: Response) -> ObservationsOfUnit:
    """What has been observed of a unit, and the newest of each measure; the ETag is the version."""
    found = house.assessments.observations(asked, unit)
    etag(response, found.version)
    return found


@router.get("/me/notices", responses=READING, dependencies=[CaughtUp])
def list_notices(asked: Reader, house: TheHouse) -> tuple[Notice, ...]:
    """What the reader is told, newest first: assessments that were reopened, of which plan, why, and when."""
    return house.assessments.notices(asked)
