"""Reading a ward's folder whole."""

from pathlib import Path

from adapters.ward_files.cells import Known
from adapters.ward_files.certificates import read_certificates
from adapters.ward_files.history import read_history
from adapters.ward_files.lists import read_representatives, read_wishes
from adapters.ward_files.people import (
    EMPLOYEE,
    Bound,
    check_ages,
    people_of,
    read_absences,
    read_adaptations,
    read_employees,
)
from adapters.ward_files.people import FILE as EMPLOYEES_FILE
from adapters.ward_files.problems import Problems
from adapters.ward_files.shifts import CODE, read_need, read_shifts
from adapters.ward_files.shifts import FILE as SHIFTS_FILE
from adapters.ward_files.unit import TIMEZONE, read_unit
from application.unusable_input import UnusableInput
from application.ward import Ward


def read_ward(folder: Path) -> Ward:
    """The ward in ``folder``; raises ``UnusableInput`` with every problem of every file, and nothing else.

    Other files in the folder are left alone. Text is read as UTF-8 (a byte-order mark is accepted), lines may
    end as on any system, and blanks around a cell do not count.
    """
    problems = Problems()
    unit = read_unit(folder, problems)
    shifts, types = read_shifts(folder, problems)
    employees = read_employees(folder, problems)
    codes = Known(shifts.texts(CODE), SHIFTS_FILE, "a shift code")
    ids = Known(employees.texts(EMPLOYEE), EMPLOYEES_FILE, "an employee")
    check_ages(employees, unit.period, problems)
    need = read_need(folder, codes, types, problems)
    all_types = types if len(types) == len(shifts.seen) and shifts.readable else None
    bound = Bound(
        absences=read_absences(folder, ids, unit.period, all_types, problems),
        adaptations=read_adaptations(folder, ids, unit.period, problems),
        certificates=read_certificates(folder, employees, ids, unit.period, problems),
    )
    wishes = read_wishes(folder, ids, codes, types, unit.period, problems)
    history = read_history(folder, ids, codes, types, unit.period, problems)
    representatives = read_representatives(folder, problems)
    if (
        problems.found
        or unit.unit is None  # this and the others are missing only where a problem was noted
        or unit.name is None
        or unit.health_trust is None
        or unit.period is None
        or unit.terms is None
    ):
        raise UnusableInput(problems.found)
    return Ward(
        unit=unit.unit,
        name=unit.name,
        health_trust=unit.health_trust,
        timezone=TIMEZONE,
        period=unit.period,
        unit_terms=unit.terms,
        types=types,
        people=people_of(employees, bound),
        need=need,
        wishes=wishes,
        representatives=representatives,
        sought=unit.sought,
        history=history,
    )
