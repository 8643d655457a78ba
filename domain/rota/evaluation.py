"""How good a rota is, component by component: every engine's and every hand-made rota by the same measure.

Nothing here judges lawfulness, and nothing weighs one component against another. What each figure means in words:
docs/indicators.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import fmean

from domain.calendar import Period
from domain.ids import PersonId
from domain.rota import fairness
from domain.rota.assumptions import Assumptions
from domain.rota.cover import Cover, cover
from domain.rota.fairness import Fairness
from domain.rota.line_measures import LineMeasures, before, measure
from domain.rota.solver import RotaProblem, Wish
from domain.working_time.model import HOUR, ZERO, Rota, ShiftKind

STANDARD = Assumptions()
TENTH = 10


class Better(StrEnum):
    """Which way a component is better."""

    LESS = "less"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Component:
    """One figure of an evaluation, under a stable name."""

    name: str
    value: float
    unit: str
    better: Better = Better.LESS
    assumed: bool = False
    """Whether it rests on a setting that nobody has verified."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A rota in figures. ``components`` is the whole of it without a word of anybody."""

    cover: Cover
    people: tuple[LineMeasures, ...]
    """By employee."""
    weekends: Fairness
    nights: Fairness
    holidays: Fairness
    most_short: timedelta
    """A shortfall of hours above this is listed person by person."""
    assumed: Assumptions

    @property
    def hours_share(self) -> float:
        """Planned hours as a share of the hours due, over everybody; 1 when nothing is due."""
        due = sum((p.due for p in self.people), ZERO)
        return sum((p.planned for p in self.people), ZERO) / due if due else 1.0

    @property
    def hours_deviation(self) -> timedelta:
        """How far planned hours lie from the hours due, either way, summed over people."""
        return sum((abs(p.short) for p in self.people), ZERO)

    @property
    def far_short(self) -> tuple[LineMeasures, ...]:
        """Those whose shortfall is above ``most_short``."""
        return tuple(p for p in self.people if p.short > self.most_short)

    @property
    def wishes_met(self) -> float:
        """Share of all wishes met, by weight; 1 without a wish."""
        asked = sum(p.wish_weight for p in self.people)
        return sum(p.wish_weight_met for p in self.people) / asked if asked else 1.0

    @property
    def wishes_met_worst_tenth(self) -> float:
        """The mean of the shares of the tenth of the people (at least one) who had least of their wishes met, of
        those who had any; 1 without a wish."""
        shares = sorted(p.wish_share for p in self.people if p.wish_weight)
        return fmean(shares[: -(-len(shares) // TENTH)]) if shares else 1.0

    @property
    def forward_rotation(self) -> float:
        """Share of the changes between parts of the day that go forward; 1 without a change."""
        forward, backward = sum(p.forward for p in self.people), sum(p.backward for p in self.people)
        return forward / (forward + backward) if forward + backward else 1.0

    @property
    def components(self) -> tuple[Component, ...]:
        """Every component, in the order they are reported."""
        people, more = self.people, Better.MORE
        return (
            Component("uncovered", self.cover.uncovered, "heads"),
            Component("ideal_shortfall", self.cover.ideal_shortfall, "heads"),
            Component("hours_planned", 100 * self.hours_share, "% of hours due", more),
            Component("hours_deviation", self.hours_deviation / HOUR, "h"),
            Component("far_short", len(self.far_short), "people"),
            Component("quick_returns", sum(p.quick_returns for p in people), "times"),
            Component("isolated_work", sum(p.isolated_work for p in people), "days"),
            Component("isolated_free", sum(p.isolated_free for p in people), "days"),
            Component("weekend_range", self.weekends.range, "weekends"),
            Component("weekend_worst", self.weekends.worst, "weekends"),
            Component("night_range", self.nights.range, "nights"),
            Component("night_worst", self.nights.worst, "nights"),
            Component("holiday_range", self.holidays.range, "holidays"),
            Component("holiday_worst", self.holidays.worst, "holidays"),
            Component("wishes_met", 100 * self.wishes_met, "% by weight", more),
            Component("wishes_met_worst_tenth", 100 * self.wishes_met_worst_tenth, "% by weight", more),
            Component("split_weekends", sum(p.split_weekends for p in people), "weekends"),
            Component("forward_rotation", 100 * self.forward_rotation, "% of changes", more),
            Component("agency_cost", self.cover.agency_cost, "NOK", assumed=True),
            Component("expected_uncovered", self.cover.expected_uncovered, "heads", assumed=True),
        )

    def component(self, name: str) -> Component:
        """The component of that name; ``KeyError`` when there is none."""
        return {c.name: c for c in self.components}[name]


def evaluate(problem: RotaProblem, rota: Rota, assumed: Assumptions = STANDARD) -> Evaluation:
    """``rota`` in figures, against what ``problem`` asks; ``KeyError`` for a person or code the problem lacks."""
    known = _known(problem)
    asked: dict[PersonId, list[Wish]] = {}
    for wish in problem.wishes:
        asked.setdefault(wish.employee, []).append(wish)
    worked = {p: _days(problem, rota, p) for p in problem.people}
    at_night = {p: [day for day, kind in days.items() if kind is ShiftKind.NIGHT] for p, days in worked.items()}
    return Evaluation(
        cover=cover(problem, rota, assumed),
        people=tuple(
            measure(problem, p, rota.lines.get(p, {}), known, asked.get(p, ())) for p in sorted(problem.people)
        ),
        weekends=fairness.weekends(problem, worked, known),
        nights=fairness.nights(problem, at_night, known),
        holidays=fairness.holidays(problem, worked, known),
        most_short=problem.rule.settings.hours_due_shortfall,
        assumed=assumed,
    )


def _known(problem: RotaProblem) -> Period:
    """The days of which the shifts are known: the plan's, and those before it since the history's first shift."""
    first = min((day for line in problem.history.values() for day in line), default=problem.period.first_day)
    return Period(min(first, problem.period.first_day), problem.period.last_day)


def _days(problem: RotaProblem, rota: Rota, person: PersonId) -> Mapping[date, ShiftKind]:
    """The days of the history and of the plan that hold a shift, with its kind."""
    line = {**before(problem, person), **rota.lines.get(person, {})}
    return {day: problem.types[code].kind for day, code in line.items()}
