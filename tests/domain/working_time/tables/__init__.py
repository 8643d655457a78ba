"""The boundary table of every rule, by rule id."""

from tests.domain.working_time.lines import Boundary
from tests.domain.working_time.tables import averaging, normal_hours, rest

ALL: dict[str, tuple[Boundary, ...]] = {**normal_hours.TABLES, **averaging.TABLES, **rest.TABLES}
