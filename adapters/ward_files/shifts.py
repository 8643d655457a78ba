"""Reading ``shifts.csv`` and ``need.csv``: the shift codes, and the heads needed on them."""

from datetime import date, datetime, timedelta
from pathlib import Path

from adapters.ward_files import cells
from adapters.ward_files.cells import Known, Unfit
from adapters.ward_files.problems import Problems
from adapters.ward_files.tables import Column, Row, Table, read_table
from domain.calendar import DayKind
from domain.ids import ShiftCode
from domain.staffing.need import NeedLine
from domain.working_time.model import ShiftKind, ShiftType

FILE = "shifts.csv"
NEED_FILE = "need.csv"
BREAK_AT_MOST = 24 * 60
"""Minutes."""
HEADS_AT_MOST = 1000

CODE = Column("code", cells.code)
NAME = Column("name", cells.text)
STARTS = Column("starts", cells.clock)
ENDS = Column("ends", cells.clock)
UNPAID = Column("unpaid_break_minutes", cells.whole(0, BREAK_AT_MOST))
PAID = Column("paid_break_minutes", cells.whole(0, BREAK_AT_MOST))
KIND = Column("kind", cells.member(ShiftKind))


def read_shifts(folder: Path, problems: Problems) -> tuple[Table, dict[ShiftCode, ShiftType]]:
    """The shift codes, and the file as it stood."""
    table = read_table(folder / FILE, FILE, (CODE, NAME, STARTS, ENDS, UNPAID, PAID, KIND), problems)
    types: dict[ShiftCode, ShiftType] = {}
    for row in table.rows:
        made = _shift_type(row)
        _check(made, types, row.line, problems)
        types.setdefault(made.code, made)
    if table.readable and not table.seen:
        problems.add(FILE, None, None, "lists no shift", "at least one shift code")
    return table, types


def _shift_type(row: Row) -> ShiftType:
    return ShiftType(
        code=ShiftCode(row[CODE]),
        name=row[NAME],
        starts=row[STARTS],
        ends=row[ENDS],
        unpaid_break=timedelta(minutes=row[UNPAID]),
        paid_break=timedelta(minutes=row[PAID]),
        kind=row[KIND],
    )


def _check(made: ShiftType, types: dict[ShiftCode, ShiftType], line: int, problems: Problems) -> None:
    if made.code in types:
        problems.add(FILE, line, "code", f"{cells.shown(made.code)} stands twice", "each code once")
    elif made.kind is ShiftKind.COURSE and any(other.kind is ShiftKind.COURSE for other in types.values()):
        problems.add(FILE, line, "kind", "is a second course code", "at most one code of kind course")
    if made.starts == made.ends:
        problems.add(FILE, line, "ends", "is the same as starts", "another time; one before the start is next morning")
    elif made.unpaid_break + made.paid_break >= _elapsed(made):
        column = "unpaid_break_minutes" if made.unpaid_break >= _elapsed(made) else "paid_break_minutes"
        problems.add(FILE, line, column, "leaves no work in the shift", "breaks shorter than the shift")


def _elapsed(made: ShiftType) -> timedelta:
    """The length by the clock, on a night without a clock change."""
    some_day = date(2000, 1, 1)
    length = datetime.combine(some_day, made.ends) - datetime.combine(some_day, made.starts)
    return length if length > timedelta() else length + timedelta(days=1)


def _skill(value: str) -> str:
    if not value:
        raise Unfit("is empty", "any, a profession or a competence")
    return value


DAY = Column("day", cells.member(DayKind))
SKILL = Column("profession_or_competence", _skill)
MINIMUM = Column("minimum", cells.whole(0, HEADS_AT_MOST))
IDEAL = Column("ideal", cells.whole(0, HEADS_AT_MOST))


def read_need(
    folder: Path, codes: Known, types: dict[ShiftCode, ShiftType], problems: Problems
) -> tuple[NeedLine, ...]:
    """The need lines. A competence that nobody holds is accepted: it becomes vacancies, which everyone sees."""
    shift = Column("shift", codes.read(cells.code))
    table = read_table(folder / NEED_FILE, NEED_FILE, (DAY, shift, SKILL, MINIMUM, IDEAL), problems)
    found: dict[tuple[DayKind, str, str], NeedLine] = {}
    for row in table.rows:
        line = NeedLine(row[DAY], ShiftCode(row[shift]), row[SKILL], row[MINIMUM], row[IDEAL])
        key = (line.day, line.shift, line.skill)
        if key in found:
            problems.add(NEED_FILE, row.line, None, "says the same day, shift and skill again", "each once")
        if line.ideal < line.minimum:
            problems.add(NEED_FILE, row.line, "ideal", "is below the minimum", f"{line.minimum} or more")
        if line.shift in types and types[line.shift].kind is ShiftKind.COURSE:
            problems.add(NEED_FILE, row.line, "shift", "is the course code, which covers nothing", "another code")
        found.setdefault(key, line)
    if table.readable and not table.seen:
        problems.add(NEED_FILE, None, None, "lists no need", "at least one line")
    return tuple(found.values())
