"""Small problems and rotas written as letters, a day a letter, for tests that measure a rota."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from domain.calendar import DAY, Period
from domain.ids import PersonId, ShiftCode
from domain.rota.solver import RotaProblem
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Agreements, Rota, Terms
from tests.examples import TYPES, UNIT_TERMS

MONDAY = date(2027, 1, 4)
FULL_TIME = timedelta(hours=35.5)


def line(letters: str, first: date = MONDAY) -> dict[date, ShiftCode]:
    """A line from ``first`` on: a code a day, ``.`` for a free day; blanks do not count."""
    cells = "".join(letters.split())
    return {first + n * DAY: ShiftCode(code) for n, code in enumerate(cells) if code != "."}


def before(letters: str, first_day: date = MONDAY) -> dict[date, ShiftCode]:
    """A line that ends the day before ``first_day``."""
    return line(letters, first_day - len("".join(letters.split())) * DAY)


def person(name: str, percent: int = 100, *competences: str, **terms: Any) -> Terms:
    """A nurse in a 35.5 h week."""
    return Terms(PersonId(name), "sykepleier", frozenset(competences), percent, FULL_TIME, **terms)


def problem(*people: Terms, weeks: int = 2, first: date = MONDAY, **more: Any) -> RotaProblem:
    """A problem for ``people`` over whole weeks, without need or wishes unless they are given."""
    given: dict[str, Any] = {
        "period": Period(first, first + timedelta(weeks=weeks) - DAY),
        "unit": UNIT_TERMS,
        "types": TYPES,
        "people": {p.employee: p for p in people},
        "demands": (),
        "wishes": (),
        "agreements": Agreements(()),
        "rule": RuleFigures(),
    }
    return RotaProblem(**{**given, **more})


def rota(lines: Mapping[str, str], first: date = MONDAY) -> Rota:
    """A rota of lines in letters."""
    return Rota({PersonId(name): line(letters, first) for name, letters in lines.items()})
