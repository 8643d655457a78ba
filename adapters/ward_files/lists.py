"""Reading ``wishes.csv`` and ``representatives.csv``."""

from datetime import date
from pathlib import Path

from adapters.ward_files import cells
from adapters.ward_files.cells import Known, Unfit
from adapters.ward_files.problems import Problems
from adapters.ward_files.tables import Column, read_table
from application.ward import WardRepresentative
from domain.calendar import Period
from domain.ids import PersonId, ShiftCode, UnitId
from domain.representation.events import Level, Office
from domain.rota.solver import Wish
from domain.working_time.model import ShiftKind, ShiftType

WISHES_FILE, REPRESENTATIVES_FILE = "wishes.csv", "representatives.csv"
OFF = "off"

WEIGHT = Column("weight", cells.whole(1, 3))
PERSON = Column("person", cells.identity)
UNION = Column("union", cells.union)
ROLE = Column("role", cells.word({o.value: o for o in Office if o is not Office.UNION_ADMINISTRATOR}))
"""A union's administrator is no ward's to name."""
UNIT = Column("unit", cells.identity)
FROM = Column("from", cells.day)
TO = Column("to", cells.day)
LEVEL = Column("level", cells.word({level.value: level for level in Level} | {"": Level.WORKPLACE}), otherwise="")
DEPUTY_FOR = Column("deputy_for_person", cells.identity_or_none, otherwise="")


def read_wishes(
    folder: Path, employees: Known, codes: Known, types: dict[ShiftCode, ShiftType], plan: Period | None, p: Problems
) -> tuple[Wish, ...]:
    """The wishes in the file's order."""

    def day_off_or_code(value: str) -> ShiftCode | None:
        if value == OFF:
            return None
        try:
            return ShiftCode(codes.read(cells.code)(value))
        except Unfit as unfit:
            raise Unfit(unfit.problem, f"{OFF}, or {unfit.accepted}") from unfit

    employee = Column("employee", employees.read(cells.identity))
    on = Column("date", cells.day_within(plan))
    wish = Column("wish", day_off_or_code)
    table = read_table(folder / WISHES_FILE, WISHES_FILE, (employee, on, wish, WEIGHT), p)
    seen: set[tuple[str, date, ShiftCode | None]] = set()
    found = []
    for row in table.rows:
        made = Wish(PersonId(row[employee]), row[on], row[wish], row[WEIGHT])
        if (made.employee, made.day, made.code) in seen:
            p.add(WISHES_FILE, row.line, None, "is the same wish again", "a wish once, with its weight")
        if made.code is not None and made.code in types and types[made.code].kind is ShiftKind.COURSE:
            p.add(WISHES_FILE, row.line, "wish", "is the course code, which follows absences.csv", "another code")
        seen.add((made.employee, made.day, made.code))
        found.append(made)
    return tuple(found)


def read_representatives(folder: Path, problems: Problems) -> tuple[WardRepresentative, ...]:
    """The mandates in the file's order; they may end inside the plan, or lie outside it, or name another unit."""
    file = REPRESENTATIVES_FILE
    table = read_table(folder / file, file, (PERSON, UNION, ROLE, UNIT, FROM, TO, LEVEL, DEPUTY_FOR), problems)
    found: list[WardRepresentative] = []
    lines: list[int] = []
    for row in table.rows:
        union = row[UNION]
        if row[ROLE] is Office.UNION_REPRESENTATIVE and union is None:
            problems.add(file, row.line, "union", "is empty for a tillitsvalgt", "the union that gave the mandate")
        if row[ROLE] is not Office.UNION_REPRESENTATIVE and union is not None:
            problems.add(
                file,
                row.line,
                "union",
                f"stands for a {row[ROLE].value}",
                "an empty cell: only a tillitsvalgt stands for a union",
            )
        if row[TO] < row[FROM]:
            problems.add(file, row.line, "to", "is before from", f"{row[FROM]} or later")
            continue
        period = Period(row[FROM], row[TO])
        deputy_for = row[DEPUTY_FOR]
        made = WardRepresentative(
            PersonId(row[PERSON]), row[ROLE], union, UnitId(row[UNIT]), period, row[LEVEL],
            None if deputy_for is None else PersonId(deputy_for),
        )  # fmt: skip
        if any(_same_mandate(made, other) for other in found):
            problems.add(file, row.line, None, "overlaps the same mandate on another line", "a mandate once a day")
        found.append(made)
        lines.append(row.line)
    if len(found) == len(table.seen):  # else the one stood in for may be on a line that does not fit
        for line, made in zip(lines, found, strict=True):
            if made.deputy_for is not None and made.stood_in_for(found) is None:
                problems.add(
                    file,
                    line,
                    "deputy_for_person",
                    "has no mandate that this one could stand in for",
                    "a person with the same role, union and unit on another line, at this level or a higher one, "
                    "who is no deputy",
                )
    return tuple(found)


def _same_mandate(one: WardRepresentative, other: WardRepresentative) -> bool:
    """Whether a person would stand twice in one role on a day; nobody represents two unions at once."""
    same = (one.person, one.role, one.unit) == (other.person, other.role, other.unit)
    return same and one.period.first_day <= other.period.last_day and other.period.first_day <= one.period.last_day
