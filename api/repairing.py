"""Repair of a plan over HTTP: who may take a vacant shift, who may exchange, what covers an absence; and doing it."""

from datetime import date
from typing import Annotated, Literal, Self

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import Field, model_validator

from api.answers import COMMANDING, COMMANDING_ON_VERSION, READING, Done, done
from api.asking import (
    LINE_TEXT,
    Body,
    CaughtUp,
    Code,
    Command,
    CommandOnVersion,
    Day,
    EmployeePath,
    Person,
    PlanPath,
    Reader,
    Reason,
    TheHouse,
    etag,
)
from api.asking import current_actor as signed_in
from api.lines import ShiftIsDoubled
from api.repair_views import (
    CandidatesView,
    RepairView,
    SwapsView,
    candidate_view,
    ground_view,
    repair_view,
    swap_view,
)
from application.rota.repairing import Cell
from domain.calendar import Period
from domain.ids import ShiftCode
from domain.rota.repair import Away, Vacant

router = APIRouter(prefix="/v1/rota-plans/{plan}", tags=["repair"], dependencies=[Depends(signed_in)])

DayPath = Annotated[Day, Path(description="A day of the plan.")]
CodePath = Annotated[ShiftCode, Path(min_length=1, max_length=20, pattern=LINE_TEXT, description="A shift code.")]


class AwaySent(Body):
    """Somebody who cannot come; the cause is not asked for."""

    employee: Person
    first_day: Day
    last_day: Day

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """Refuse an absence that ends before it begins."""
        if self.last_day < self.first_day:
            raise ValueError("last_day: an absence cannot end before it begins")
        return self

    @property
    def away(self) -> Away:
        """As the domain knows it."""
        return Away(self.employee, Period(self.first_day, self.last_day))


class RepairAsked(Body):
    """Absences, and the days whose cells may change: a week or two from a day, by default the first absence's."""

    away: Annotated[tuple[AwaySent, ...], Field(min_length=1, max_length=50)]
    first_day: Day | None = None
    days: Literal[7, 14] = 7


class CellSent(Body):
    """What is to stand in a cell; a null frees the day."""

    employee: Person
    date: Day
    shift: Code | None


class RepairDecided(Body):
    """The cells of a repair or an exchange, and one reason for all of them."""

    cells: Annotated[tuple[CellSent, ...], Field(min_length=1, max_length=400)]
    reason: Reason


@router.get("/vacancies/{day}/{code}/candidates", responses=READING, dependencies=[CaughtUp])
def list_candidates(
    plan: PlanPath,
    day: DayPath,
    code: CodePath,
    asked: Reader,
    house: TheHouse,
    response: Response,
    instead_of: Annotated[Person | None, Query(description="Who is planned for it and will not come.")] = None,
) -> CandidatesView:
    """Who may lawfully take a vacant shift, the best first, with the reasons; for those who plan."""
    found = house.repairing.candidates(asked, plan, Vacant(day, code, instead_of))
    etag(response, found.ground.version)
    return CandidatesView(ground_view(found.ground), tuple(map(candidate_view, found.candidates)))


@router.get("/lines/{employee}/{day}/swaps", responses=READING, dependencies=[CaughtUp])
def list_swaps(
    plan: PlanPath, employee: EmployeePath, day: DayPath, asked: Reader, house: TheHouse, response: Response
) -> SwapsView:
    """Exchanges between two, or round three, that free an employee of a shift; for those who plan."""
    found = house.repairing.swaps(asked, plan, employee, day)
    etag(response, found.ground.version)
    return SwapsView(ground_view(found.ground), tuple(map(swap_view, found.swaps)))


@router.post("/repairs", responses=COMMANDING)
def propose_repair(
    plan: PlanPath, sent: RepairAsked, command: Command, house: TheHouse, response: Response
) -> RepairView:
    """The least change that covers what absences leave open. Nothing is recorded; the ETag is the version seen."""
    away = tuple(a.away for a in sent.away)
    found = house.repairing.propose(command.asked(sent), plan, away, sent.first_day, sent.days)
    etag(response, found.ground.version)
    return repair_view(found.repair, found.ground)


@router.post("/repairs/decision", responses=COMMANDING_ON_VERSION)
def decide_repair(
    plan: PlanPath, sent: RepairDecided, command: CommandOnVersion, house: TheHouse, response: Response
) -> Done:
    """Change all the lines of a repair or an exchange in one act; a published plan becomes its next draft by it."""
    cells: dict[tuple[str, date], Cell] = {}
    for cell in sent.cells:
        if (cell.employee, cell.date) in cells:
            raise ShiftIsDoubled(
                f"{cell.employee} is given two cells on {cell.date}; one a person and day is accepted",
                employee=cell.employee,
                day=cell.date.isoformat(),
            )
        cells[cell.employee, cell.date] = Cell(cell.employee, cell.date, cell.shift)
    return done(response, house.repairing.record(command.asked(sent), plan, tuple(cells.values()), sent.reason))
