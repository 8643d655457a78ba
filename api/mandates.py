"""Mandates: granted and revoked by those they speak for."""

from typing import Annotated, Self

from fastapi import APIRouter, Depends, Query, Response, status
from pydantic import Field, model_validator

from api.answers import COMMANDING, READING, Done, done
from api.asking import (
    ID_TEXT,
    Body,
    CaughtUp,
    Command,
    Day,
    MandatePath,
    Person,
    Reader,
    TheHouse,
    Unit,
    UnitPath,
    etag,
)
from api.asking import current_actor as signed_in
from application.ports.read_models import MandateView
from application.reading_mandates import MandateInFull
from domain.calendar import Period
from domain.ids import MandateId, Union
from domain.representation.events import Level, Office

On = Annotated[Day | None, Query(description="In force on this day, or to come after it; today without it.")]

router = APIRouter(prefix="/v1", tags=["mandates"], dependencies=[Depends(signed_in)])


class Grant(Body):
    """An office in some units for a period; a union only for its representatives and administrators."""

    person: Person
    office: Office
    units: Annotated[tuple[Unit, ...], Field(max_length=200)]
    """None: all of them, for a union's administrator."""
    first_day: Day
    last_day: Day
    union: Annotated[Union | None, Field(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]+$")] = None
    level: Level = Level.WORKPLACE
    deputy_for: Annotated[MandateId | None, Field(pattern=ID_TEXT)] = None
    """The mandate it stands in for."""

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """Refuse a period that ends before it begins."""
        if self.last_day < self.first_day:
            raise ValueError("last_day: a mandate cannot end before it begins")
        return self

    @property
    def period(self) -> Period:
        """From first to last day."""
        return Period(self.first_day, self.last_day)


class Revocation(Body):
    """The last day in force; what was done under the mandate stands."""

    last_day: Day


@router.post("/mandates", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def grant_mandate(sent: Grant, command: Command, house: TheHouse, response: Response) -> Done:
    """Give a person an office in some units."""
    receipt = house.mandating.grant(
        command.asked(sent), sent.person, sent.office, sent.units, sent.period, sent.union, sent.level, sent.deputy_for
    )
    return done(response, receipt)


@router.get("/mandates/{mandate}", responses=READING)
def show_mandate(mandate: MandatePath, asked: Reader, house: TheHouse, response: Response) -> MandateInFull:
    """One mandate, without its union; the ETag is its version."""
    found = house.mandates.mandate(asked, mandate)
    etag(response, found.version)
    return found


@router.post("/mandates/{mandate}/revocation", responses=COMMANDING)
def revoke_mandate(
    mandate: MandatePath, sent: Revocation, command: Command, house: TheHouse, response: Response
) -> Done:
    """End a mandate, from today on at the earliest."""
    return done(response, house.mandating.revoke(command.asked(sent), mandate, sent.last_day))


@router.get("/units/{unit}/mandates", responses=READING, dependencies=[CaughtUp])
def list_mandates(unit: UnitPath, asked: Reader, house: TheHouse, on: On = None) -> tuple[MandateView, ...]:
    """The mandates that cover a unit, in force on the day or to come; nobody's union is told."""
    return house.mandates.in_unit(asked, unit, on)
