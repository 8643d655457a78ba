"""Sundays and holidays, §§ 10-8 (4) and 10-10 (1): whose free time was worked, and how many of them."""

from datetime import date, timedelta

from domain.working_time.model import Basis
from tests.domain.working_time.naive.answers import Said, advisory, needs
from tests.domain.working_time.naive.clock import minute_of, red, red_day_at
from tests.domain.working_time.naive.duties import in_force, monday_of, plan_days, stretches
from tests.domain.working_time.naive.random_lines import Drawn

HALF_YEAR = 26
IN_A_ROW = 3


def red_days(drawn: Drawn) -> list[date]:
    """The Sundays and holidays of the plan."""
    return [day for day in plan_days(drawn) if red(day)]


def red_work(drawn: Drawn, *, everybodys: bool = False) -> dict[date, int]:
    """Minutes worked on site in each red day's free time; segments that overlap count twice, as hours do."""
    found: dict[date, int] = {}
    for shift in drawn.shifts:
        if shift.standby or (shift.other_employer and not everybodys):
            continue
        for minute in range(minute_of(shift.starts), minute_of(shift.ends)):
            ordinal = red_day_at(minute)
            if ordinal:
                day = date.fromordinal(ordinal)
                found[day] = found.get(day, 0) + 1
    return found


def off_the_next(drawn: Drawn) -> list[Said]:
    """Two red days in a row worked, where the employee has not agreed to averaging on the second."""
    found, worked, days = [], red_work(drawn), red_days(drawn)
    for n in range(1, len(days)):
        one, other = days[n - 1], days[n]
        averaging = in_force(drawn, Basis.SUNDAYS, other)
        if worked.get(one) and worked.get(other) and not averaging and not _set_aside(drawn, other):
            found.append(needs("IND", one, other, 2, 1))
    return found


def averaged(drawn: Drawn) -> list[Said]:
    """Under averaging: over half worked in an agreed period, and over three weeks in a row without a free one.

    Over three red days in a row in fewer weeks are no breach alone, and are reported.
    """
    found, worked, days = [], red_work(drawn), red_days(drawn)
    for agreed in drawn.agreements:
        if agreed.basis is not Basis.SUNDAYS:
            continue
        first, last = max(agreed.period.first_day, days_from(drawn)), min(agreed.period.last_day, drawn.period.last_day)
        weeks = min(agreed.limits.averaging_weeks or HALF_YEAR, HALF_YEAR)
        for begins, ends in stretches(first, last, weeks):
            inside = [day for day in days if begins <= day <= ends and not _set_aside(drawn, day)]
            after = [ends + timedelta(days=n + 1) for n in range((begins - ends).days + 7 * weeks - 1)]
            most = (len(inside) + sum(1 for day in after if red(day))) // 2
            count = sum(1 for day in inside if worked.get(day))
            if count > most:
                found.append(needs("IR", begins, ends, count, most))
    weeks_found, said = _without_a_free_one(drawn, days, worked)
    return found + weeks_found + _days_in_a_row(drawn, days, worked, said)


def _set_aside(drawn: Drawn, day: date) -> bool:
    """§ 10-8 (4) does not hold: by § 10-10 (5), or by a tariff agreement on the whole chapter."""
    tariff = in_force(drawn, Basis.TARIFF, day)
    return in_force(drawn, Basis.RELIGION, day) is not None or (tariff is not None and tariff.whole_chapter)


def _days_in_a_row(drawn: Drawn, days: list[date], worked: dict[date, int], said: set[date]) -> list[Said]:
    found, run = [], list[date]()
    for day in [*days, None]:
        if day and worked.get(day) and in_force(drawn, Basis.SUNDAYS, day) and not _set_aside(drawn, day):
            run.append(day)
            continue
        if len(run) > IN_A_ROW and not said.intersection(run):
            found.append(advisory(run[0], run[-1], len(run), IN_A_ROW))
        run = []
    return found


def days_from(drawn: Drawn) -> date:
    """The plan's first day."""
    return drawn.period.first_day


def _without_a_free_one(drawn: Drawn, days: list[date], worked: dict[date, int]) -> tuple[list[Said], set[date]]:
    said = set[date]()
    by_week: dict[date, list[date]] = {}
    for day in days:
        if in_force(drawn, Basis.SUNDAYS, day) and not _set_aside(drawn, day):
            by_week.setdefault(monday_of(day), []).append(day)
    found, run = [], list[date]()
    monday, end = monday_of(drawn.period.first_day), drawn.period.last_day + timedelta(weeks=1)
    while monday <= end:
        own = by_week.get(monday, [])
        if own and all(worked.get(day) for day in own):
            run.append(monday)
        else:
            if len(run) > IN_A_ROW:
                said.update(day for each in run for day in by_week[each])
                found.append(needs("IR", by_week[run[0]][0], by_week[run[-1]][-1], len(run), IN_A_ROW))
            run = []
        monday += timedelta(weeks=1)
    return found, said
