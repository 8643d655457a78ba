"""Rota files: ``employee,date,shift``, one line a shift, free days left out."""

import csv
from datetime import date
from io import StringIO
from pathlib import Path

from adapters.ward_files import cells
from adapters.ward_files.cells import Known
from adapters.ward_files.problems import Problems
from adapters.ward_files.tables import Column, read_table
from application.ward import Ward
from domain.ids import PersonId, ShiftCode
from domain.working_time.model import Rota

HEADER = ("employee", "date", "shift")


def read_rota(path: Path, ward: Ward) -> Rota:
    """The rota in ``path``, whose people, days and codes are ``ward``'s; people without a shift have no line.

    Raises ``UnusableInput`` with every problem, and nothing else.
    """
    problems = Problems()
    file = path.name
    employee = Column("employee", Known(ward.people, "employees.csv", "an employee").read(cells.identity))
    on = Column("date", cells.day_within(ward.period))
    shift = Column("shift", Known(ward.types, "shifts.csv", "a shift code").read(cells.code))
    lines: dict[PersonId, dict[date, ShiftCode]] = {}
    for row in read_table(path, file, (employee, on, shift), problems).rows:
        line = lines.setdefault(PersonId(row[employee]), {})
        if row[on] in line:
            who = cells.shown(row[employee])
            problems.add(file, row.line, None, f"gives {who} a second line on {row[on]}", "one shift a person and day")
        else:
            line[row[on]] = ShiftCode(row[shift])
    problems.refuse_if_any()
    return Rota(lines)


def write_rota(path: Path, rota: Rota) -> None:
    """Write ``rota`` sorted by person and day, UTF-8 with LF: the same rota, the same bytes. Raises ``OSError``."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    for employee, line in sorted(rota.lines.items()):
        writer.writerows((employee, day.isoformat(), code) for day, code in sorted(line.items()))
    path.write_bytes(text.getvalue().encode())
