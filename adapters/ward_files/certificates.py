"""Reading ``certificates.csv``, which a ward may have: ``employee,competence,until``, competences that run out."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from adapters.ward_files import cells
from adapters.ward_files.cells import Known, Unfit
from adapters.ward_files.people import COMPETENCES, EMPLOYEE
from adapters.ward_files.people import FILE as EMPLOYEES_FILE
from adapters.ward_files.problems import Problems
from adapters.ward_files.tables import Column, Table, read_table
from domain.calendar import Period

FILE = "certificates.csv"


def read_certificates(
    folder: Path, employees: Table, known: Known, plan: Period | None, problems: Problems
) -> dict[str, Mapping[str, date]]:
    """The last day of each person's certificates that have one; nothing without the file."""
    if not (folder / FILE).exists():
        return {}
    employee = Column("employee", known.read(cells.identity))
    competence = Column("competence", cells.text)
    until = Column("until", _day_not_before(plan))
    held = {row[EMPLOYEE]: row[COMPETENCES] for row in employees.rows}
    found: dict[str, dict[str, date]] = {}
    for row in read_table(folder / FILE, FILE, (employee, competence, until), problems).rows:
        who, what = row[employee], row[competence]
        own = found.setdefault(who, {})
        if who in held and what not in held[who]:
            problem = f"{cells.shown(what)} is no competence of {cells.shown(who)} in {EMPLOYEES_FILE}"
            accepted = ", ".join(sorted(held[who])) or "only competences that the person has there"
            problems.add(FILE, row.line, "competence", problem, accepted)
        if what in own:
            problem = f"gives {cells.shown(who)} a second line for {cells.shown(what)}"
            problems.add(FILE, row.line, None, problem, "one line a person and competence")
        own[what] = row[until]
    return dict(found)


def _day_not_before(plan: Period | None) -> Callable[[str], date]:
    """The plan's first day or later: what is not held in the plan is no competence of the person there."""

    def read(value: str) -> date:
        day = cells.day(value)
        if plan is not None and day < plan.first_day:
            raise Unfit(
                "is before the plan",
                f"{plan.first_day} or later; what ended before belongs in neither file",
            )
        return day

    return read
