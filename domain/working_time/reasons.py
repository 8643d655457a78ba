"""Why a finding's limit is what it is, where the shifts it names do not show it: asked only once there is a finding.

What is on record is named before what is counted, as the rules read it.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TypeAlias

from domain.calendar import SATURDAY, Period
from domain.working_time.arrangement import (
    at_night,
    has_rota_week,
    is_three_part,
    night_share,
    on_counted_sundays,
    red_days_worked,
    sundays_worked,
    works_continuously,
    works_every_nth_sunday,
    works_mainly_at_night,
)
from domain.working_time.facts import RotaKind
from domain.working_time.findings import Because, Reason
from domain.working_time.line import Line
from domain.working_time.model import ZERO, Shift, Terms
from domain.working_time.three_part import hours_a_week

Why: TypeAlias = Callable[[Period], tuple[Because, ...]]
"""What a limit over some days rests on; asked only once there is a finding."""
FULL = 100
ON_RECORD = 1
"""The amount of what is on record."""


def of_statutory_week(line: Line, block: Period) -> tuple[Because, ...]:
    """What makes the act's week 40, 38 or 36 h, or the three-part count's over ``block``."""
    if works_continuously(line):
        return of_continuous_work(line)
    if is_three_part(line):
        return of_three_part_count(line, block)
    if has_rota_week(line):
        return of_rota_week(line)
    worked, sundays = sundays_worked(line)
    return (Because(Reason.FEW_SUNDAYS_WORKED, worked, sundays),) if worked else ()


def of_rota_week(line: Line) -> tuple[Because, ...]:
    """The letter of § 10-4 (4) that gives the 38 h week."""
    rota = line.facts.person.rota
    if rota is RotaKind.ROUND_THE_CLOCK:
        return (Because(Reason.ROUND_THE_CLOCK_ON_RECORD, ON_RECORD),)
    if works_every_nth_sunday(line) and (rota is RotaKind.TWO_PART or not is_three_part(line)):
        return (_sundays(line),)
    if works_mainly_at_night(line):
        return (Because(Reason.NIGHT_HOURS, *night_share(line)),)
    return Because(Reason.TWO_PART_ON_RECORD, ON_RECORD), Because(Reason.RED_DAYS_WORKED, *red_days_worked(line))


def of_continuous_work(line: Line) -> tuple[Because, ...]:
    """What makes the work fully continuous or comparable (§ 10-4 (5))."""
    if line.facts.person.rota is RotaKind.CONTINUOUS:
        return (Because(Reason.CONTINUOUS_ON_RECORD, ON_RECORD),)
    known, days = line.facts.measures, len(line.period)
    nights, sundays = known.night_hours_year, known.sunday_hours_year
    return (
        Because(Reason.NIGHT_HOURS_IN_DAYS, at_night(line), days)
        if nights is None
        else Because(Reason.NIGHT_HOURS_A_YEAR, nights),
        Because(Reason.SUNDAY_HOURS_IN_DAYS, on_counted_sundays(line), days)
        if sundays is None
        else Because(Reason.SUNDAY_HOURS_A_YEAR, sundays),
    )


def of_three_part_count(line: Line, block: Period) -> tuple[Because, ...]:
    """The Sundays that make a three-part rota one, and what its count over ``block`` is made from."""
    nights, sundays = hours_a_week(line, block)
    worked = line.facts.person.every_third_sunday is not None or bool(line.shifts)
    return (
        *((_sundays(line),) if worked else ()),
        Because(Reason.NIGHT_HOURS_A_WEEK, nights),
        Because(Reason.SUNDAY_HOURS_A_WEEK, sundays),
        *of_position(line.person),
    )


def of_hours_due(person: Terms, days: Period) -> tuple[Because, ...]:
    """What the hours due over ``days`` are made from."""
    weekdays = sum(1 for day in days.days() if day.weekday() < SATURDAY)
    away = person.absent_weekdays(days)
    return (
        *of_own_week(person),
        *((Because(Reason.ABSENT_WEEKDAYS, away, weekdays),) if away else ()),
    )


def of_own_week(person: Terms) -> tuple[Because, ...]:
    """What a person's own week is made from."""
    return Because(Reason.FULL_TIME_WEEK, person.full_time_week), *of_position(person)


def of_position(person: Terms) -> tuple[Because, ...]:
    """The position, where it is not full."""
    percent = person.fraction_percent
    return () if percent == FULL else (Because(Reason.POSITION, percent),)


def of_standby(line: Line, days: Period) -> tuple[Because, ...]:
    """What the standby that starts on ``days`` counts."""
    lasted = sum((s.hours for s in line.standby if s.day in days), ZERO)
    return (Because(Reason.STANDBY_COUNTED, line.standby_in(days), lasted),) if lasted else ()


def of_passive_time(passive: timedelta) -> tuple[Because, ...]:
    """The passive time that lengthens a day or a week."""
    return (Because(Reason.PASSIVE_HOURS, passive),) if passive else ()


def and_standby(line: Line, days: Period, duties: Iterable[Shift]) -> tuple[Shift, ...]:
    """``duties`` and the standby that starts on ``days``, in time order."""
    home = [s for s in line.standby if s.day in days] if line.standby else []
    own = tuple(duties)
    return tuple(sorted((*own, *home), key=lambda s: (s.starts, s.ends))) if home else own


def _sundays(line: Line) -> Because:
    if line.facts.person.every_third_sunday is not None:
        return Because(Reason.EVERY_THIRD_SUNDAY_ON_RECORD, ON_RECORD)
    return Because(Reason.SUNDAYS_WORKED, *sundays_worked(line))
