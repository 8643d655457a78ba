"""What the unit has agreed with its own representatives: weekends, days in a row, nights in a row."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from domain.calendar import DAY, SATURDAY, WEEK, monday
from domain.law import LawRef
from domain.working_time.findings import Seen, Verdict
from domain.working_time.line import Line
from domain.working_time.model import Shift, ShiftKind
from domain.working_time.rule_set import Rule

WEEKENDS, DAYS, NIGHTS = "weekends", "days", "nights"


def weekends(line: Line) -> Iterator[Seen]:
    """Of any so many consecutive weekends at most one is worked, Saturday or Sunday, by the day a shift starts.

    Two worked weekends too close to each other are one finding, so three in a row are two. No law and no central
    tariff sets the number; the unit's agreement does.
    """
    worked: dict[date, list[Shift]] = {}
    for shift in line.shifts:
        if shift.day.weekday() >= SATURDAY:
            worked.setdefault(monday(shift.day), []).append(shift)
    for one, next_one in pairwise(sorted(worked)):
        if next_one - one < line.unit.weekend_every * WEEK:
            shifts = (*worked[one], *worked[next_one])
            yield Seen(Verdict.VIOLATION, one + 5 * DAY, next_one + 6 * DAY, 2, 1, WEEKENDS, shifts)


def days_in_a_row(line: Line) -> Iterator[Seen]:
    """No more days in a row with a shift than the unit has agreed; a course day is a worked day."""
    return _too_long(line.shifts, line.unit.consecutive_shifts_at_most, DAYS)


def nights_in_a_row(line: Line) -> Iterator[Seen]:
    """No more nights in a row than the unit has agreed."""
    nights = (s for s in line.shifts if s.kind is ShiftKind.NIGHT)
    return _too_long(nights, line.unit.consecutive_nights_at_most, NIGHTS)


def _too_long(shifts: Iterable[Shift], most: int, unit: str) -> Iterator[Seen]:
    for run in _runs(shifts):
        length = (run[-1].day - run[0].day).days + 1
        if length > most:
            yield Seen(Verdict.VIOLATION, run[0].day, run[-1].day, length, most, unit, tuple(run))


def _runs(shifts: Iterable[Shift]) -> Iterator[list[Shift]]:
    """``shifts`` cut where a day lies between one and the next; several on one day stay together."""
    run: list[Shift] = []
    for shift in sorted(shifts, key=lambda s: s.day):
        if run and shift.day > run[-1].day + DAY:
            yield run
            run = []
        run.append(shift)
    if run:
        yield run


RULES = (
    Rule(
        "UNIT-WEEKENDS",
        LawRef("unit agreement: weekends"),
        "weekends worked",
        "helger på arbeid",
        weekends,
        ground_nb="enhetens avtale: helger",
    ),
    Rule(
        "UNIT-DAYS-IN-A-ROW",
        LawRef("unit agreement: days in a row"),
        "days worked in a row",
        "arbeidsdager på rad",
        days_in_a_row,
        ground_nb="enhetens avtale: dager på rad",
    ),
    Rule(
        "UNIT-NIGHTS-IN-A-ROW",
        LawRef("unit agreement: nights in a row"),
        "nights worked in a row",
        "netter på rad",
        nights_in_a_row,
        ground_nb="enhetens avtale: netter på rad",
    ),
)
