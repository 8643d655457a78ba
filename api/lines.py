"""A rota sent as a list of shifts, as the lines that the domain knows."""

from collections.abc import Iterable, Mapping
from datetime import date

from domain.errors import Rejected
from domain.ids import PersonId, ShiftCode


class ShiftIsDoubled(Rejected):
    """A person was given two shifts on one day; one is accepted."""

    code = "request.shift_is_doubled"


def lines_of(cells: Iterable[tuple[PersonId, date, ShiftCode]]) -> Mapping[PersonId, Mapping[date, ShiftCode]]:
    """The lines by employee and day. Raises ``ShiftIsDoubled``."""
    lines: dict[PersonId, dict[date, ShiftCode]] = {}
    for employee, day, code in cells:
        line = lines.setdefault(employee, {})
        if day in line:
            raise ShiftIsDoubled(
                f"{employee} is given a second shift on {day}; one shift a person and day is accepted",
                employee=employee,
                day=day.isoformat(),
            )
        line[day] = code
    return lines
