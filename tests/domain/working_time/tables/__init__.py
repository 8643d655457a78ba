"""The boundary table of every rule, by rule id."""

from tests.domain.working_time.lines import Boundary
from tests.domain.working_time.tables import (
    averaging,
    breaks_and_nights,
    local,
    normal_hours,
    plan,
    rest,
    rota_week,
    sundays,
    tariff,
)

ALL: dict[str, tuple[Boundary, ...]] = {
    **normal_hours.TABLES,
    **rota_week.TABLES,
    **averaging.TABLES,
    **rest.TABLES,
    **sundays.TABLES,
    **breaks_and_nights.TABLES,
    **tariff.TABLES,
    **local.TABLES,
    **plan.TABLES,
}
