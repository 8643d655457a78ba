"""The days and weeks whose hours are judged: from the duties, or as they are on record."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import wraps

from domain.calendar import DAY
from domain.working_time.findings import Seen
from domain.working_time.line import Line, Week
from domain.working_time.model import ZERO, Shift


def of_one_employer(check: Callable[[Line], Iterator[Seen]]) -> Callable[[Line], Iterator[Seen]]:
    """The check over what the person does for the employer whose plan it is, standby too.

    The act's hours are read within one employer; only for those under 18 does it add them up.
    """

    @wraps(check)
    def of_own_work(line: Line) -> Iterator[Seen]:
        if any(shift.other_employer for shift in line.segments):
            line = replace(line, segments=tuple(s for s in line.segments if not s.other_employer))
        return check(line)

    return of_own_work


@dataclass(frozen=True, slots=True)
class WorkedDay:
    """The hours of the duties that start on one day."""

    day: date
    normal: timedelta
    total: timedelta
    """The same with what was worked beyond agreed hours."""
    passive: timedelta
    """Passive time in its mainly passive duties."""
    any_passive: bool
    shifts: tuple[Shift, ...]


def worked_days(line: Line) -> Iterator[WorkedDay]:
    """Every day on which a duty starts, in order; or the one day on record, as the plan's first."""
    recorded = _on_record(line)
    if recorded and sum(recorded, ZERO) <= DAY:
        normal, overtime = recorded
        yield WorkedDay(line.period.first_day, normal, normal + overtime, ZERO, any_passive=False, shifts=())
        return
    by_day: dict[date, list[Shift]] = {}
    for shift in line.shifts:
        by_day.setdefault(shift.day, []).append(shift)
    for day, own in by_day.items():
        if len(own) == 1 and not own[0].passive:  # as most days are
            yield WorkedDay(day, own[0].normal, own[0].hours, ZERO, any_passive=False, shifts=(own[0],))
            continue
        normal = sum((s.normal for s in own), ZERO)
        yield WorkedDay(
            day=day,
            normal=normal,
            total=normal + sum((s.extra for s in own), ZERO),
            passive=sum((s.passive for s in own if s.passive and line.mainly_passive(s)), ZERO),
            any_passive=any(s.passive for s in own),
            shifts=tuple(own),
        )


def worked_weeks(line: Line) -> tuple[Week, ...]:
    """Every week of the plan; or the one week on record, when its hours are more than a day holds."""
    recorded = _on_record(line)
    if recorded and sum(recorded, ZERO) > DAY:
        normal, overtime = recorded
        return (
            replace(line.weeks[0], days=line.period, shifts=(), hours=normal, total=normal + overtime, passive=ZERO),
        )
    return line.weeks


def _on_record(line: Line) -> tuple[timedelta, timedelta] | None:
    """Normal hours and overtime of one day, or of one week, as recorded."""
    known = line.facts.measures
    if known.normal_hours is None and known.overtime_hours is None:
        return None
    return known.normal_hours or ZERO, known.overtime_hours or ZERO
