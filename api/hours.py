"""Hours worked, compensatory rest, and the overview of both (AML § 10-7)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, status
from pydantic import AfterValidator, AwareDatetime, Field, StrictBool, StrictInt

from api.answers import COMMANDING, READING, Done, done
from api.asking import ID_TEXT, Body, Command, Day, EmployeePath, Reader, Reason, TheHouse
from api.asking import current_actor as signed_in
from api.findings import FindingView, worded
from application.hours.overview import DebtInFull, EntryInFull, HoursOverview
from application.hours.totals import OvertimeCounted, WeekOfHours
from domain.calendar import Period
from domain.hours.events import Worked, WorkKind
from domain.ids import DebtId, EntryId, PersonId, RestId, UnitId

FIRST, LAST = date(2000, 1, 3), date(2199, 12, 29)
"""The days that hours can be put down for, and asked for."""


def _in_range(day: date) -> date:
    if not FIRST <= day <= LAST:
        raise ValueError(f"a day from {FIRST} to {LAST} is accepted")
    return day


def _whole_minute(instant: datetime) -> datetime:
    utc = instant.astimezone(UTC)
    if utc.second or utc.microsecond:
        raise ValueError("hours are kept in whole minutes")
    _in_range(utc.date())
    return utc


Instant = Annotated[AwareDatetime, AfterValidator(_whole_minute)]
OverviewDay = Annotated[Day, AfterValidator(_in_range)]
Minutes = Annotated[StrictInt, Field(ge=0, le=1_440)]
Id = Annotated[str, Field(pattern=ID_TEXT, strict=True)]
Year = Annotated[int, Path(ge=FIRST.year, le=LAST.year, description="The calendar year that the entry starts in.")]
EntryPath = Annotated[EntryId, Path(pattern=ID_TEXT, description="An entry.")]
RestPath = Annotated[RestId, Path(pattern=ID_TEXT, description="Compensatory rest that was given.")]

router = APIRouter(prefix="/v1/employees/{employee}/hours", tags=["hours"], dependencies=[Depends(signed_in)])


class WorkSent(Body):
    """The time of an entry. `beyond_from`: from when it lay beyond the agreed hours (overtime, or *merarbeid*)."""

    starts: Annotated[Instant, Field(examples=["2027-01-04T14:30:00+01:00"])]
    ends: Annotated[Instant, Field(examples=["2027-01-04T22:00:00+01:00"])]
    kind: WorkKind = WorkKind.ORDINARY
    unpaid_break_minutes: Minutes = 0
    paid_break_minutes: Minutes = 0
    beyond_from: Instant | None = None
    need: Reason | None = None
    """The particular, time-limited need for time beyond the agreed hours (AML § 10-6 (1)); kept apart as private."""
    willing: StrictBool | None = None
    """Whether the employee was willing this time (AML § 10-6 (7))."""
    averts_disturbance: StrictBool = False
    """Unplanned, and needed to avoid serious operational disturbance (AML § 10-8 (3))."""

    @property
    def worked(self) -> Worked:
        """As the domain knows it."""
        return Worked(
            self.starts,
            self.ends,
            self.kind,
            timedelta(minutes=self.unpaid_break_minutes),
            timedelta(minutes=self.paid_break_minutes),
            self.beyond_from,
            self.need is not None,
            self.willing,
            self.averts_disturbance,
        )


class Recording(WorkSent):
    """Hours that were worked, under an id of the client's choice."""

    entry: Id


class Correction(WorkSent):
    """What stands in the place of an entry from now on."""

    reason: Reason


class TakingOut(Body):
    """Why something is taken out of the record."""

    reason: Reason


class RestSent(Body):
    """Compensatory rest that was given, under an id of the client's choice."""

    rest: Id
    debt: Id
    starts: Instant
    ends: Instant


@dataclass(frozen=True, slots=True)
class HoursFindingView:
    """What a rule says of the worked time, and of which entries."""

    finding: FindingView
    entries: tuple[EntryId, ...]


@dataclass(frozen=True, slots=True)
class OverviewView:
    """One employee's worked time over a period. Lengths are ISO 8601 durations, times Oslo's with their offset."""

    employee: PersonId
    unit: UnitId
    period: Period
    entries: tuple[EntryInFull, ...]
    withdrawn: tuple[EntryInFull, ...]
    """Entries that were taken out again; no sum holds them."""
    weeks: tuple[WeekOfHours, ...]
    overtime: tuple[OvertimeCounted, ...]
    """Each limit with the fullest stretch that ends in the period."""
    rest: tuple[DebtInFull, ...]
    """Compensatory rest owed, given and outstanding."""
    outstanding: timedelta
    rule_set: str
    findings: tuple[HoursFindingView, ...]
    versions: dict[int, int]
    """Of each year's record, for `If-Match`."""


@router.post("", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def record_hours(
    employee: EmployeePath, sent: Recording, command: Command, house: TheHouse, response: Response
) -> Done:
    """Put down hours that were worked, one's own or as the leader; the answer names the rest outstanding for them."""
    receipt = house.hours.record(command.asked(sent), employee, EntryId(sent.entry), sent.worked, sent.need)
    return done(response, receipt)


@router.post("/{year}/entries/{entry}/corrections", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def correct_hours(
    employee: EmployeePath, year: Year, entry: EntryPath, sent: Correction, command: Command, house: TheHouse,
    response: Response,
) -> Done:  # fmt: skip
    """Put other content in the place of an entry's; the history keeps what stood."""
    asked = command.asked(sent)
    return done(response, house.hours.correct(asked, employee, year, entry, sent.worked, sent.need, sent.reason))


@router.post("/{year}/entries/{entry}/withdrawal", responses=COMMANDING)
def withdraw_hours(
    employee: EmployeePath, year: Year, entry: EntryPath, sent: TakingOut, command: Command, house: TheHouse,
    response: Response,
) -> Done:  # fmt: skip
    """Take an entry out of the record; the history keeps it."""
    return done(response, house.hours.withdraw(command.asked(sent), employee, year, entry, sent.reason))


@router.post("/{year}/rest", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def give_rest(
    employee: EmployeePath, year: Year, sent: RestSent, command: Command, house: TheHouse, response: Response
) -> Done:
    """Put down compensatory rest that was given against a debt of that year's record, as the leader."""
    asked, debt, rest = command.asked(sent), DebtId(sent.debt), RestId(sent.rest)
    return done(response, house.hours.give_rest(asked, employee, year, debt, rest, sent.starts, sent.ends))


@router.post("/{year}/rest/{rest}/withdrawal", responses=COMMANDING)
def withdraw_rest(
    employee: EmployeePath, year: Year, rest: RestPath, sent: TakingOut, command: Command, house: TheHouse,
    response: Response,
) -> Done:  # fmt: skip
    """Take back rest that was put down wrongly, as the leader."""
    return done(response, house.hours.withdraw_rest(command.asked(sent), employee, year, rest, sent.reason))


@router.get("", responses=READING)
def show_hours(
    employee: EmployeePath,
    asked: Reader,
    house: TheHouse,
    first_day: Annotated[OverviewDay, Query(alias="from", description="First day.")],
    last_day: Annotated[OverviewDay, Query(alias="to", description="Last day.")],
) -> OverviewView:
    """The overview of hours (*oversikt over arbeidstiden*): to the employee, employer, representatives and auditors."""
    return _view(house.worked.overview(asked, employee, first_day, last_day))


def _view(o: HoursOverview) -> OverviewView:
    findings = tuple(HoursFindingView(worded(f.finding), f.entries) for f in o.findings)
    return OverviewView(
        o.employee, o.unit, o.period, o.entries, o.withdrawn, o.weeks, o.overtime, o.rest, o.outstanding,
        o.rule_set, findings, dict(o.versions),
    )  # fmt: skip
