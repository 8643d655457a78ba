"""Shifts as minutes on one line of time, and the weeks, weekends and red days they fall into."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from adapters.solver.instance import Cell
from domain.calendar import DAY, SATURDAY, Period, at, easter_sunday, is_red, monday
from domain.ids import PersonId
from domain.rota.solver import RotaProblem
from domain.working_time.model import HOUR, ZERO, Shift, ShiftKind, ShiftType
from domain.working_time.settings import Settings

NOBODY = PersonId("")
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Spans:
    """The shift catalogue laid over the plan's days; times in minutes of elapsed time since the first midnight."""

    days: tuple[date, ...]
    """The plan's days, and before them those of the history that limits reach back to."""
    first_day: int
    """The plan's first day."""
    types: tuple[ShiftType, ...]
    """By code; code ``c`` of the search is ``types[c - 1]``."""
    codes: range
    shifts: tuple[tuple[Shift, ...], ...]
    starts: tuple[tuple[int, ...], ...]
    """The start of code ``c`` on day ``d`` is ``starts[d][c]``; place 0 stands for a day off."""
    ends: tuple[tuple[int, ...], ...]
    night_work: frozenset[Cell]
    """Cells with more work at night than brings the night limits into play."""
    weeks: tuple[tuple[int, ...], ...]
    weekends: tuple[tuple[int, ...], ...]
    red_days: tuple[int, ...]
    marks: tuple[tuple[Cell, ...], ...]
    """Cells that work each weekend (by the day they start), then cells that work each red day (by the window)."""
    two_red_days: frozenset[Cell] = field(default_factory=frozenset)
    """Cells that work two red days in succession by themselves."""

    @staticmethod
    def of(problem: RotaProblem) -> "Spans":
        """The catalogue and period of ``problem``."""
        back = _history(problem)
        days = tuple(Period(problem.period.first_day - back * DAY, problem.period.last_day).days())
        types = tuple(problem.types[code] for code in sorted(problem.types))
        codes = range(1, len(types) + 1)
        shifts = tuple(tuple(t.on(NOBODY, day) for t in types) for day in days)
        settings, figures = problem.rule.settings, problem.rule.figures
        weekends = _groups(days, lambda day: monday(day) if day.weekday() >= SATURDAY else None)
        red_days = tuple(d for d, day in enumerate(days) if is_red(day))
        reds = tuple(_works_red_day(days[r], shifts, settings) for r in red_days)
        first = at(days[0], settings.night_ends.min)
        return Spans(
            days=days,
            first_day=back,
            types=types,
            codes=codes,
            shifts=shifts,
            starts=tuple((0, *(int((s.starts - first) / MINUTE) for s in on)) for on in shifts),
            ends=tuple((0, *(int((s.ends - first) / MINUTE) for s in on)) for on in shifts),
            night_work=frozenset(
                (d, c)
                for d, on in enumerate(shifts)
                for c, s in enumerate(on, start=1)
                if _at_night(s, settings) > figures.night_hours.value
            ),
            weeks=_groups(days, monday),
            weekends=weekends,
            red_days=red_days,
            marks=tuple(tuple((d, c) for d in w for c in codes) for w in weekends) + reds,
            two_red_days=frozenset(cell for a, b in pairwise(reds) for cell in a if cell in b),
        )

    def hours(self, day: int, code: int) -> timedelta:
        """Working time of ``code`` on ``day``."""
        return self.shifts[day][code - 1].hours

    def kind(self, code: int) -> ShiftKind:
        """What ``code`` stands for."""
        return self.types[code - 1].kind

    def midnight(self, day: date) -> int:
        """The minute at which ``day`` begins, which may lie outside the plan."""
        return int((at(day, Settings().night_ends.min) - at(self.days[0], Settings().night_ends.min)) / MINUTE)

    def mean_night(self) -> float:
        """Mean hours of the shifts of kind night; 0 when there is none."""
        found = [s.hours / HOUR for s in self.shifts[0] if s.kind is ShiftKind.NIGHT]
        return sum(found) / len(found) if found else 0.0


def _history(problem: RotaProblem) -> int:
    """Days before the plan that somebody worked on, as far back as any limit reaches."""
    furthest = problem.rule.settings.mean_window_weeks * 7
    first = problem.period.first_day
    worked = [day for line in problem.history.values() for day in line if day < first]
    return min((first - min(worked)).days, furthest) if worked else 0


def _groups(days: tuple[date, ...], key: Callable[[date], date | None]) -> tuple[tuple[int, ...], ...]:
    found: dict[date, list[int]] = {}
    for d, day in enumerate(days):
        name = key(day)
        if name is not None:
            found.setdefault(name, []).append(d)
    return tuple(tuple(group) for group in found.values())


def _works_red_day(day: date, shifts: tuple[tuple[Shift, ...], ...], settings: Settings) -> tuple[Cell, ...]:
    """Cells with any minute in the day's window (AML § 10-10 (1)), read strictly at its edges.

    The eve's own clock is used on every eve, also before 1 and 17 May, and where the next day is red as well
    the window runs to midnight: both only widen what counts as worked.
    """
    easter = easter_sunday(day.year)
    great = day in {easter, easter + 49 * DAY, date(day.year, 12, 25)}
    opens = at(day - DAY, settings.great_eve_starts if great else settings.holiday_starts)
    closes = at(day + DAY, settings.night_ends.min) if is_red(day + DAY) else at(day, settings.holiday_ends)
    return tuple(
        (d, c) for d, on in enumerate(shifts) for c, s in enumerate(on, start=1) if s.starts < closes and s.ends > opens
    )


def _at_night(shift: Shift, settings: Settings) -> timedelta:
    worked = ZERO
    for back in (-1, 0, 1):
        day = shift.day + back * DAY
        opens, closes = at(day, settings.night_starts), at(day + DAY, settings.night_ends)
        worked += max(min(shift.ends, closes) - max(shift.starts, opens), ZERO)
    return worked
