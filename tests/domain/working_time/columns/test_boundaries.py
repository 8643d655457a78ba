"""Every boundary table through the columns: they say what the plain rule says, to the microsecond."""

from dataclasses import replace

import pytest

from domain.ids import PersonId
from domain.working_time.columns.from_case import Laid, lay_in_columns
from domain.working_time.columns.register import COLUMN_RULES
from domain.working_time.columns.rest import nothing
from domain.working_time.line import Line
from domain.working_time.model import Agreements, Case
from domain.working_time.register import RULES
from tests.domain.working_time.columns.same import in_columns, plainly
from tests.domain.working_time.lines import Boundary
from tests.domain.working_time.tables import ALL

ROWS = [(rule, row) for rule, rows in ALL.items() if rule in COLUMN_RULES for row in rows]
BY_ID = {rule.id: rule for rule in RULES}


def laid(line: Line) -> Laid:
    """``line`` in columns, between two people without a shift."""
    who = line.person.employee
    everybody = {name: replace(line.person, employee=name) for name in (PersonId("a"), who, PersonId("z"))}
    shifts = {name: line.segments if name == who else () for name in everybody}
    case = Case(line.period, line.unit, everybody, line.segments, Agreements(line.agreements.all), {who: line.facts})
    return lay_in_columns(case, shifts, line.rule)


@pytest.mark.parametrize(("rule_id", "row"), ROWS, ids=[f"{rule}: {row.label}" for rule, row in ROWS])
def test_columns_say_what_the_plain_rule_says(rule_id: str, row: Boundary) -> None:
    found = in_columns(laid(row.line), BY_ID[rule_id], row.line, 1)
    assert found is None or found == plainly(BY_ID[rule_id], row.line)


SPOKEN_OF_PLAINLY = {"PLAN-PERIOD"}
"""Its rows stand outside the plan's weeks, which no column reaches; random cases have days inside them."""
SPEAKING = [rule for rule, form in COLUMN_RULES.items() if form.check is not nothing]


@pytest.mark.parametrize("rule_id", sorted(set(SPEAKING) - SPOKEN_OF_PLAINLY))
def test_some_row_is_found_in_columns(rule_id: str) -> None:
    assert any(in_columns(laid(row.line), BY_ID[rule_id], row.line, 1) for row in ALL[rule_id])
