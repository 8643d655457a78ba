"""Reading ``history.csv``, which a ward may have: ``employee,date,shift``, what was worked before the plan."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

from adapters.ward_files import cells
from adapters.ward_files.cells import Known, Unfit
from adapters.ward_files.problems import Problems
from adapters.ward_files.tables import Column, read_table
from domain.calendar import DAY, Period
from domain.ids import PersonId, ShiftCode
from domain.working_time.model import ShiftType

FILE = "history.csv"
WEEKS_AT_MOST = 52
"""No rule looks further back than a year's mean."""


def read_history(
    folder: Path, employees: Known, codes: Known, types: Mapping[ShiftCode, ShiftType], plan: Period | None, p: Problems
) -> dict[PersonId, dict[date, ShiftCode]]:
    """Each person's shifts before the plan; nothing without the file."""
    if not (folder / FILE).exists():
        return {}
    employee = Column("employee", employees.read(cells.identity))
    on = Column("date", _day_before(plan))
    shift = Column("shift", codes.read(cells.code))
    found: dict[PersonId, dict[date, ShiftCode]] = {}
    for row in read_table(folder / FILE, FILE, (employee, on, shift), p).rows:
        line, day, code = found.setdefault(PersonId(row[employee]), {}), row[on], ShiftCode(row[shift])
        who = cells.shown(row[employee])
        if day in line:
            p.add(FILE, row.line, None, f"gives {who} a second line on {day}", "one shift a person and day")
            continue
        for other in (day - DAY, day + DAY):
            if code in types and line.get(other) in types and _overlap(types, day, code, other, line[other]):
                p.add(FILE, row.line, None, f"gives {who} a shift that overlaps the one on {other}", "one at a time")
        line[day] = code
    return {who: dict(sorted(line.items())) for who, line in sorted(found.items())}


def _day_before(plan: Period | None) -> Callable[[str], date]:
    """A date before the plan; any date when the plan's own days could not be read."""

    def read(value: str) -> date:
        day = cells.day(value)
        if plan is not None:
            first, last = plan.first_day - timedelta(weeks=WEEKS_AT_MOST), plan.first_day - DAY
            if not first <= day <= last:
                problem = "is not before the plan" if day > last else "is longer ago than any rule looks back"
                raise Unfit(problem, f"a date from {first} to {last}")
        return day

    return read


def _overlap(
    types: Mapping[ShiftCode, ShiftType], day: date, code: ShiftCode, other_day: date, other: ShiftCode
) -> bool:
    nobody = PersonId("")
    one, next_one = types[code].on(nobody, day), types[other].on(nobody, other_day)
    return one.starts < next_one.ends and next_one.starts < one.ends
