"""Every rule at its boundary, row by row."""

from itertools import chain

import pytest

from domain.working_time.register import standard_rule_set
from tests.domain.working_time.lines import Boundary, said
from tests.domain.working_time.tables import ALL

ROWS = list(chain.from_iterable(((rule, row) for row in rows) for rule, rows in ALL.items()))


@pytest.mark.parametrize(("rule", "row"), ROWS, ids=[f"{rule}: {row.label}" for rule, row in ROWS])
def test_a_rule_at_its_boundary(rule: str, row: Boundary) -> None:
    assert tuple(said(seen) for seen in standard_rule_set().rule(rule).check(row.line)) == row.said
