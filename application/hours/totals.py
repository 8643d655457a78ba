"""Worked time summed by the week, and overtime held against what the act allows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar import DAY, WEEK, Period
from domain.working_time.limits import Limits
from domain.working_time.line import Line
from domain.working_time.model import ZERO
from domain.working_time.rules.overtime import overtime_by_week


@dataclass(frozen=True, slots=True)
class WeekOfHours:
    """One week, Monday to Sunday; a duty counts whole on the day it starts."""

    monday: date
    normal: timedelta
    """Within the agreed hours, standby by its share among them."""
    beyond: timedelta
    """Beyond the agreed hours: overtime and a part-timer's *merarbeid*."""
    overtime: timedelta
    """What of that is overtime by the act (AML § 10-6 (2)), as the rule on overtime counts it."""
    total: timedelta


@dataclass(frozen=True, slots=True)
class OvertimeCounted:
    """The fullest stretch of so many weeks that ends in the period, held against its limit."""

    weeks: int
    days: Period
    overtime: timedelta
    limit: timedelta
    """The strictest in force on any of the days."""
    paragraph: str


def weeks_of(line: Line) -> tuple[WeekOfHours, ...]:
    """Every week of the line."""
    overtime = {o.days: o.hours for o in overtime_by_week(line)}
    return tuple(
        WeekOfHours(w.monday, w.hours, w.total - w.hours, overtime.get(w.days, ZERO), w.total) for w in line.weeks
    )


def overtime_counted(line: Line, period: Period) -> tuple[OvertimeCounted, ...]:
    """Each limit of AML § 10-6 (4) to (6) with the overtime counted against it."""
    weeks = weeks_of(line)
    last = Period(period.first_day, period.last_day + 6 * DAY)  # the Sunday of the last week may lie after the period
    found = []
    for limit in _limits(line):
        stretches = [s for s in limit.over(line, weeks) if s.days.last_day in last]
        if stretches:
            found.append(max(stretches, key=lambda s: (s.overtime - s.limit, s.days.last_day)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Limit:
    """One of the act's limits of overtime: over how many weeks, and which field of the limits in force it is."""

    weeks: int
    name: str
    paragraph: str

    def over(self, line: Line, weeks: Sequence[WeekOfHours]) -> Iterator[OvertimeCounted]:
        """Every stretch that ends with a week of the line, where the limit is in force at all."""
        for last in weeks:
            days = Period(last.monday - (self.weeks - 1) * WEEK, last.monday + 6 * DAY)
            allowed = [limit for each in line.limits.over(days) if (limit := self.of(each)) is not None]
            if allowed:
                overtime = sum((w.overtime for w in weeks if w.monday in days), ZERO)
                yield OvertimeCounted(self.weeks, days, overtime, min(allowed), self.paragraph)

    def of(self, limits: Limits) -> timedelta | None:
        """What is in force; nothing where another limit stands in its place."""
        limit: timedelta | None = getattr(limits, self.name)
        return limit


def _limits(line: Line) -> tuple[_Limit, ...]:
    settings, figures = line.rule.settings, line.rule.figures
    return (
        _Limit(1, "overtime_week", figures.overtime_week.source.paragraph),
        _Limit(settings.overtime_window_weeks, "overtime_four_weeks", figures.overtime_four_weeks.source.paragraph),
        _Limit(
            settings.overtime_half_year_weeks,
            "overtime_half_year",
            figures.overtime_half_year_authority.source.paragraph,
        ),
        _Limit(settings.overtime_year_weeks, "overtime_year", figures.overtime_year.source.paragraph),
    )
