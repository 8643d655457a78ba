"""The story clock; served in development only."""

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Depends

from api.answers import COMMANDING, READING
from api.asking import Body, Day, TheHouse
from api.asking import current_actor as signed_in
from application.ports.clock import ClockKind
from domain.calendar import oslo_day
from domain.errors import Rejected

router = APIRouter(prefix="/v1/development", tags=["development"], dependencies=[Depends(signed_in)])


class ClockIsReal(Rejected):
    """The server goes by the machine's clock; start it with a story day to set the day."""

    code = "clock.not_a_story"


class StoryDay(Body):
    """The day the story clock is to show."""

    today: Day


@dataclass(frozen=True, slots=True)
class ClockView:
    """The day that acts are judged by, in Oslo, and which clock says so."""

    today: date
    kind: ClockKind


@router.get("/clock", responses=READING)
def show_clock(house: TheHouse) -> ClockView:
    """Which day it is."""
    return ClockView(oslo_day(house.clock.now()), house.clock.kind)


@router.put("/clock", responses=COMMANDING)
def set_clock(sent: StoryDay, house: TheHouse) -> ClockView:
    """Move the story clock to another day, earlier or later; what the database records keeps the real time."""
    if house.story_clock is None:
        raise ClockIsReal("this server goes by the machine's clock; start it with --today to tell a story")
    house.story_clock.set(sent.today)
    return show_clock(house)
