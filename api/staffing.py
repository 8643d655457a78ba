"""Staffing plans: the need that rotas are made from."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from pydantic import Field, StrictInt

from api.answers import COMMANDING, READING, Done, done
from api.asking import Body, Code, Command, Line, Reader, StaffingPlanPath, TheHouse, etag
from api.asking import current_actor as signed_in
from application.reading import StaffingPlanInFull
from domain.calendar import DayKind
from domain.staffing.need import NeedLine

router = APIRouter(prefix="/v1/staffing-plans/{staffing_plan}", tags=["staffing"], dependencies=[Depends(signed_in)])

Heads = Annotated[StrictInt, Field(ge=0, le=1_000)]


class NeedSent(Body):
    """Heads needed on each day of a kind, on a shift, of a profession or competence (`any`: everybody)."""

    day: DayKind
    shift: Code
    skill: Line
    minimum: Heads
    ideal: Heads


class WholeNeed(Body):
    """The whole need, in place of what was there."""

    lines: Annotated[tuple[NeedSent, ...], Field(min_length=1, max_length=2_000)]
    source: Line


@router.get("", responses=READING)
def show_staffing_plan(
    staffing_plan: StaffingPlanPath, asked: Reader, house: TheHouse, response: Response
) -> StaffingPlanInFull:
    """One staffing plan with its need; the ETag is its version."""
    found = house.records.staffing_plan(asked, staffing_plan)
    etag(response, found.version)
    return found


@router.post("/need", responses=COMMANDING)
def set_need(
    staffing_plan: StaffingPlanPath, sent: WholeNeed, command: Command, house: TheHouse, response: Response
) -> Done:
    """Put the whole need in place of what was there; the leader approves it anew."""
    lines = tuple(NeedLine(n.day, n.shift, n.skill, n.minimum, n.ideal) for n in sent.lines)
    return done(response, house.staffing.set_need(command.asked(sent), staffing_plan, lines, sent.source))


@router.post("/approval", responses=COMMANDING)
def approve_staffing_plan(
    staffing_plan: StaffingPlanPath, command: Command, house: TheHouse, response: Response
) -> Done:
    """Decide that rotas are made from this need."""
    return done(response, house.staffing.approve(command.asked(), staffing_plan))
