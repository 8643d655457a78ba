"""What one person's line of a rota holds: hours, short rests, days alone, split weekends, rotation and wishes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from domain.calendar import DAY, SATURDAY, DayKind, Period, day_kind, monday, oslo_day
from domain.ids import PersonId, ShiftCode
from domain.rota.solver import RotaProblem, Wish
from domain.working_time.line import Line, lay_out
from domain.working_time.model import ZERO, Agreements, Rota, Shift, ShiftKind, Terms
from domain.working_time.rules import tariff

PART_OF_DAY = {ShiftKind.EVENING: 1, ShiftKind.NIGHT: 2}
"""Forward is day, evening, night; what is neither evening nor night is by day."""


@dataclass(frozen=True, slots=True)
class LineMeasures:
    """One person's line in figures. Weekends, nights and holidays are those of the plan's own days."""

    employee: PersonId
    planned: timedelta
    due: timedelta
    """Working time owed over the period; by the three-part count of the line where the unit judges it."""
    weekends: int
    """Weekends with a shift that starts on the Saturday or the Sunday."""
    nights: int
    holidays: int
    """Shifts that start on a red day that is no Sunday."""
    quick_returns: int
    """Rests before a shift of the plan that are shorter than the law's ordinary daily rest."""
    isolated_work: int
    """Days with a shift, and none on the day before or after."""
    isolated_free: int
    """Days with neither shift nor absence between two days with a shift."""
    split_weekends: int
    """Weekends with a shift on one of the two days only."""
    forward: int
    backward: int
    """Changes to a later or an earlier part of the day, no whole day free between."""
    wishes: int
    wishes_met: int
    wish_weight: int
    wish_weight_met: int

    @property
    def short(self) -> timedelta:
        """Hours due that are not planned; negative when more is planned than is due."""
        return self.due - self.planned

    @property
    def wish_share(self) -> float:
        """Share of the wishes met, by weight; all of them for whoever has none."""
        return self.wish_weight_met / self.wish_weight if self.wish_weight else 1.0


def before(problem: RotaProblem, person: PersonId) -> Mapping[date, ShiftCode]:
    """The shifts of ``person`` before the plan's first day."""
    return {day: code for day, code in problem.history.get(person, {}).items() if day < problem.period.first_day}


def measure(
    problem: RotaProblem, person: PersonId, days: Mapping[date, ShiftCode], known: Period, wishes: Sequence[Wish]
) -> LineMeasures:
    """The line ``days`` of ``person``. ``known`` reaches from the history's first day, if any, to the plan's last."""
    period = problem.period
    all_shifts = Rota({person: {**before(problem, person), **days}}).shifts(problem.types)
    shifts = [s for s in all_shifts if s.day in period]
    rest = problem.rule.figures.daily_rest.value
    into = [(a, b) for a, b in pairwise(all_shifts) if b.day in period]
    changes = [PART_OF_DAY.get(b.kind, 0) - PART_OF_DAY.get(a.kind, 0) for a, b in into if _no_day_between(a, b)]
    worked = {s.day for s in all_shifts}
    met = [w for w in wishes if days.get(w.day) == w.code]
    return LineMeasures(
        employee=person,
        planned=sum((s.hours for s in shifts), ZERO),
        due=_due(problem, problem.people[person], shifts),
        weekends=len({monday(s.day) for s in shifts if s.day.weekday() >= SATURDAY}),
        nights=sum(1 for s in shifts if s.kind is ShiftKind.NIGHT),
        holidays=sum(1 for s in shifts if day_kind(s.day) is DayKind.HOLIDAY),
        quick_returns=sum(1 for a, b in into if b.starts - a.ends < rest),
        isolated_work=sum(1 for day in _inside(known, period) if day in worked and not _beside(day, worked)),
        isolated_free=sum(1 for day in _inside(known, period) if _gap(day, worked, problem.people[person])),
        split_weekends=sum(1 for day in known.days() if _split(day, worked, known, period)),
        forward=sum(1 for change in changes if change > 0),
        backward=sum(1 for change in changes if change < 0),
        wishes=len(wishes),
        wishes_met=len(met),
        wish_weight=sum(w.weight for w in wishes),
        wish_weight_met=sum(w.weight for w in met),
    )


def _no_day_between(a: Shift, b: Shift) -> bool:
    return oslo_day(b.starts) <= oslo_day(a.ends) + DAY


def _inside(known: Period, period: Period) -> Iterator[date]:
    """The plan's days of which the day before and the day after are known."""
    return (day for day in period.days() if known.first_day < day < known.last_day)


def _beside(day: date, worked: set[date]) -> bool:
    return day - DAY in worked or day + DAY in worked


def _gap(day: date, worked: set[date], who: Terms) -> bool:
    off = day not in worked and day - DAY in worked and day + DAY in worked
    return off and who.absent(day) is None


def _split(saturday: date, worked: set[date], known: Period, period: Period) -> bool:
    sunday = saturday + DAY
    whole = saturday.weekday() == SATURDAY and sunday in known and sunday in period
    return whole and (saturday in worked) != (sunday in worked)


def _due(problem: RotaProblem, who: Terms, shifts: Sequence[Shift]) -> timedelta:
    due = who.hours_due(problem.period)
    if not problem.unit.three_part_count:
        return due
    line = lay_out(who, shifts, problem.period, problem.unit, Agreements(()), problem.rule)
    if not tariff.qualifies(line):
        return due
    return sum((_counted(line, who, block) for block in line.blocks(problem.unit.averaging_weeks)), ZERO)


def _counted(line: Line, who: Terms, block: Period) -> timedelta:
    counted = replace(who, full_time_week=tariff.counted_week(line, block))
    return min(who.hours_due(block), counted.hours_due(block))
