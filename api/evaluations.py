"""Evaluations as they are shown, alike over HTTP and on the command line: each component by name, unit and title."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from pydantic import TypeAdapter

from domain.rota.evaluation import Better, Component, Evaluation
from domain.rota.fairness import Fairness
from domain.rota.line_measures import LineMeasures

HOUR = timedelta(hours=1)
DIGITS = 4
"""Decimals of a figure that is sent."""
TITLES = {
    "uncovered": ("minimum heads uncovered", "minimumsbemanning som ikke er dekket"),
    "ideal_shortfall": ("heads under the ideal", "mangler på ønsket bemanning"),
    "hours_planned": ("hours planned", "planlagte timer"),
    "hours_deviation": ("deviation from the hours due", "avvik fra avtalte timer"),
    "far_short": ("people far short of their hours", "ansatte som mangler mange timer"),
    "quick_returns": ("quick returns", "korte hviler"),
    "isolated_work": ("isolated working days", "enkeltstående arbeidsdager"),
    "isolated_free": ("isolated days off", "enkeltstående fridager"),
    "weekend_range": ("weekends, range", "helger, spredning"),
    "weekend_worst": ("weekends, furthest from a fair share", "helger, lengst fra rimelig andel"),
    "night_range": ("nights, range", "netter, spredning"),
    "night_worst": ("nights, furthest from a fair share", "netter, lengst fra rimelig andel"),
    "holiday_range": ("holidays, range", "helligdager, spredning"),
    "holiday_worst": ("holidays, furthest from a fair share", "helligdager, lengst fra rimelig andel"),
    "wishes_met": ("wishes met", "oppfylte ønsker"),
    "wishes_met_worst_tenth": ("wishes met, worst tenth of people", "oppfylte ønsker, dårligste tidel av de ansatte"),
    "split_weekends": ("split weekends", "delte helger"),
    "forward_rotation": ("forward rotation", "rotasjon med klokken"),
    "agency_cost": ("hire of what is uncovered", "innleie av det som ikke er dekket"),
    "expected_uncovered": ("minimum heads expected missing", "forventet manglende minimumsbemanning ved fravær"),
}
"""English and Norwegian, by component."""


@dataclass(frozen=True, slots=True)
class ComponentView:
    """One component. ``better`` says which way; ``assumed`` that it rests on a setting that nobody has verified."""

    name: str
    value: float
    unit: str
    better: Better
    assumed: bool
    title_nb: str
    title_en: str


@dataclass(frozen=True, slots=True)
class AssumptionView:
    """A setting that some component rests on."""

    name: str
    value: float
    unit: str
    confidence: str


@dataclass(frozen=True, slots=True)
class LineView:
    """One person's line. Hours are decimal; a fair share is nothing for whoever has no part in it."""

    employee: str
    planned_hours: float
    due_hours: float
    weekends: int
    fair_weekends: float | None
    nights: int
    fair_nights: float | None
    holidays: int
    fair_holidays: float | None
    quick_returns: int
    isolated_work: int
    isolated_free: int
    split_weekends: int
    forward_changes: int
    backward_changes: int
    wishes: int
    wishes_met: int
    wishes_met_percent: float


@dataclass(frozen=True, slots=True)
class EvaluationView:
    """A rota in figures, component by component; nothing is weighed against anything else."""

    version: int | None
    """The plan's version that was looked at; nothing for a rota that no plan holds."""
    minimum_heads: int
    ideal_heads: int
    components: tuple[ComponentView, ...]
    assumptions: tuple[AssumptionView, ...]
    people: tuple[LineView, ...]


_PLAIN = TypeAdapter(EvaluationView)


def title(name: str) -> str:
    """The English title of a component."""
    return TITLES[name][0]


def viewed(found: Evaluation, people: Iterable[LineMeasures], version: int | None = None) -> EvaluationView:
    """``found``, with the figures of ``people`` alone."""
    taken = found.assumed
    named = (("absence_percent", taken.absence_percent), ("agency_hour", taken.agency_hour))
    return EvaluationView(
        version=version,
        minimum_heads=found.cover.heads,
        ideal_heads=found.cover.ideal_heads,
        components=tuple(_component(c) for c in found.components),
        assumptions=tuple(AssumptionView(name, f.value, f.unit, f.confidence.value) for name, f in named),
        people=tuple(_line(found, p) for p in people),
    )


def plain(found: Evaluation) -> object:
    """The same of everybody, as plain JSON values."""
    return _PLAIN.dump_python(viewed(found, found.people), mode="json")


def _component(c: Component) -> ComponentView:
    english, norwegian = TITLES[c.name]
    return ComponentView(c.name, round(c.value, DIGITS), c.unit, c.better, c.assumed, norwegian, english)


def _line(found: Evaluation, p: LineMeasures) -> LineView:
    return LineView(
        employee=p.employee,
        planned_hours=round(p.planned / HOUR, DIGITS),
        due_hours=round(p.due / HOUR, DIGITS),
        weekends=p.weekends,
        fair_weekends=_fair(found.weekends, p),
        nights=p.nights,
        fair_nights=_fair(found.nights, p),
        holidays=p.holidays,
        fair_holidays=_fair(found.holidays, p),
        quick_returns=p.quick_returns,
        isolated_work=p.isolated_work,
        isolated_free=p.isolated_free,
        split_weekends=p.split_weekends,
        forward_changes=p.forward,
        backward_changes=p.backward,
        wishes=p.wishes,
        wishes_met=p.wishes_met,
        wishes_met_percent=round(100 * p.wish_share, DIGITS),
    )


def _fair(shares: Fairness, p: LineMeasures) -> float | None:
    own = shares.shares.get(p.employee)
    return None if own is None else round(own.fair, DIGITS)
