"""The count of a three-part rota (*tredelt turnus*): what night and Sunday hours take off the hours due.

The count takes off a part of every hour, so hours and what they take off are weighed together in one measure, in
minutes, held to what a full count would allow. It is read strictly: an absence lowers what is taken off by less than it
lowers the hours due, rounded to the planner's loss, and nobody is raised to the least week, which only
fixed nights reach.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

from adapters.solver.instance import Tally
from adapters.solver.spans import MINUTE, Spans
from domain.calendar import DAY, Period, is_red
from domain.rota.solver import RotaProblem
from domain.working_time.model import HOUR, ZERO, Shift, ShiftKind, Terms
from domain.working_time.windows import days_touched, night_from, red_span

STEPS = 20
"""An absence's effect is rounded to this part of the whole."""
THREE = {ShiftKind.DAY, ShiftKind.EVENING, ShiftKind.NIGHT}


@dataclass(slots=True)
class ThreePartCount:
    """The measures that are needed, made as they are asked for; they follow ``first_measure`` others."""

    problem: RotaProblem
    spans: Spans
    first_measure: int
    steps: dict[int, int] = field(default_factory=dict)
    """The measure of each step of presence."""

    def tallies(self, terms: Terms, blocks: Iterable[tuple[int, int]], may: set[int]) -> Iterator[Tally]:
        """The count of one person, for whom the codes ``may`` are open, over each averaging block."""
        if not self.problem.unit.three_part_count or not {self.spans.kind(c) for c in may} >= THREE:
            return
        full = replace(terms, full_time_week=self.problem.rule.tariff.three_part_base.value)
        for first, last in blocks:
            block = Period(self.spans.days[first], self.spans.days[last])
            due, whole = full.hours_due(block), replace(full, absences=()).hours_due(block)
            step = -(-STEPS * due // whole) if whole else 0
            measure = self.steps.setdefault(int(step), self.first_measure + len(self.steps))
            yield Tally("three_part_count", measure, first, last, int(due / MINUTE))

    def measures(self) -> tuple[tuple[tuple[int, ...], ...], ...]:
        """Minutes of each cell with what they take off, for each step that was asked for."""
        spans = self.spans
        off = [[self._taken_off(s) for s in on] for on in spans.shifts]
        return tuple(
            tuple(
                (0, *(_up(spans.hours(d, c) + off[d][c - 1] * step / STEPS) for c in spans.codes))
                for d in range(len(spans.days))
            )
            for step in self.steps
        )

    def _taken_off(self, shift: Shift) -> timedelta:
        """What a shift takes off the week's hours; an hour that is both night and Sunday counts as night."""
        figures, settings = self.problem.rule.figures, self.problem.rule.settings
        nights = [night_from(day, settings) for day in days_touched(shift)]
        around = [shift.day + n * DAY for n in range(-1, 3)]
        red = [red_span(day, settings) for day in around if is_red(day)]
        on_red = sum((span.shared(shift) for span in red), ZERO)
        both = sum((span.also(night).shared(shift) for span in red for night in nights), ZERO)
        at_night = sum((night.shared(shift) for night in nights), ZERO)
        each_night, each_red = figures.night_hour_off.value, figures.sunday_hour_off.value
        return at_night * (each_night / HOUR) + (on_red - both) * (each_red / HOUR)


def _up(time: timedelta) -> int:
    return -(-time // MINUTE)
