"""What the unit has agreed: weekends, days in a row, nights in a row."""

from datetime import date, timedelta

from tests.domain.working_time.naive.answers import Said, violation
from tests.domain.working_time.naive.clock import ONE_DAY
from tests.domain.working_time.naive.duties import duties, plan_days
from tests.domain.working_time.naive.random_lines import Drawn


def weekends(drawn: Drawn) -> list[Said]:
    """Two worked weekends with no other between them, of which one falls in the other's stretch of weekends."""
    worked = {duty.day for duty in duties(drawn)}
    saturday, before = drawn.period.first_day - 6 * ONE_DAY, None
    found = []
    while saturday.isoweekday() != 6:
        saturday += ONE_DAY
    while saturday <= drawn.period.last_day:
        if saturday in worked or saturday + ONE_DAY in worked:
            if before and (saturday - before).days // 7 < drawn.unit.weekend_every:
                found.append(violation(before, saturday + ONE_DAY, 2, 1))
            before = saturday
        saturday += timedelta(weeks=1)
    return found


def days_in_a_row(drawn: Drawn) -> list[Said]:
    """Runs of days on which a duty starts."""
    return _runs(drawn, {duty.day for duty in duties(drawn)}, drawn.unit.consecutive_shifts_at_most)


def nights_in_a_row(drawn: Drawn) -> list[Said]:
    """Runs of days on which a night duty starts."""
    nights = {duty.day for duty in duties(drawn) if duty.kind == "night"}
    return _runs(drawn, nights, drawn.unit.consecutive_nights_at_most)


def _runs(drawn: Drawn, days: set[date], most: int) -> list[Said]:
    found, run = [], list[date]()
    for day in [*plan_days(drawn), drawn.period.last_day + ONE_DAY]:
        if day in days:
            run.append(day)
            continue
        if len(run) > most:
            found.append(violation(run[0], run[-1], len(run), most))
        run = []
    return found
