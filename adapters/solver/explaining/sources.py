"""Where each limit and each closed cell comes from: the rule behind it and who can relax it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from adapters.solver.instance import Cell
from adapters.solver.reading import in_force
from adapters.solver.spans import Spans
from domain.ids import PersonId
from domain.rota.explaining import Owner, Source
from domain.rota.solver import RotaProblem
from domain.staffing.need import ANY
from domain.working_time.findings import Amount
from domain.working_time.limits import Limits, for_the_young, is_young
from domain.working_time.model import AbsenceEffect, Basis, Constraint, Nights, ShiftKind, Terms
from domain.working_time.rules.young import open_to_the_young

RULES = {
    "daily_rest": "AML-10-8-1-DAILY-REST",
    "weekly_rest": "AML-10-8-2-WEEKLY-REST",
    "day": "AML-10-4-1-DAY9",
    "week": "AML-10-4-1-WEEK40",
    "eight_week_mean": "AML-10-5-2-TV",
    "mean": "AML-10-5-MEAN",
    "night_four_weeks": "AML-10-11-6-NIGHT-AVG8",
    "night_day": "AML-10-11-7-NIGHT-HARD8",
    "red_days_in_succession": "AML-10-8-4-SUNDAY-NEXT",
    "red_days_averaged": "AML-10-8-4-SUNDAY-AVG26",
    "free_sunday": "AML-10-8-4-SUNDAY-AVG26",
    "young_night": "FOR-2011-1355-§12-9-YOUTH-NIGHT",
    "weekend_frequency": "UNIT-WEEKENDS",
    "consecutive_shifts": "UNIT-DAYS-IN-A-ROW",
    "consecutive_nights": "UNIT-NIGHTS-IN-A-ROW",
    "hours_due": "TERMS-HOURS-DUE",
    "three_part_count": "TAR-HOURS-3SPLIT",
    "absence": "TERMS-ABSENCE",
    "adaptation": "TERMS-ADAPTATION",
    "nights": "TERMS-NIGHTS",
    "long_shifts": "TERMS-LONG-SHIFTS",
}
"""The rule in the register behind each name that a limit or a closed cell carries; courses and kept cells have none."""


class Tag(NamedTuple):
    """Where a line of a reckoning comes from, as finely as it can be told."""

    source: Source
    name: str
    """A key of ``RULES``, a slot's name, or what is held."""
    person: int = -1
    day: int = -1

    @property
    def coarse(self) -> "Tag":
        """The same for everybody on every day."""
        return self._replace(person=-1, day=-1)


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands behind a limit of one person."""

    source: Source
    owner: Owner
    figure: Amount | None = None
    unit: str = ""
    basis: Basis | None = None
    rule: str = ""
    """The rule in the register; empty: as ``RULES`` has it."""


NOBODYS = Ground(Source.LAW, Owner.NOBODY)
HELD = {Source.COURSE: Owner.LEADER, Source.KEPT: Owner.LEADER, Source.NEED: Owner.LEADER}
PERSONAL = {Source.ABSENCE, Source.ADAPTATION, Source.TERMS}
HOURS_DUE = {"hours_due", "three_part_count"}
UNITS_OWN = {"weekend_frequency", "consecutive_shifts", "consecutive_nights"}


class Sources:
    """Finds what stands behind the lines of ``problem``."""

    def __init__(self, problem: RotaProblem, spans: Spans) -> None:
        self.problem = problem
        self.spans = spans
        self.names: tuple[PersonId, ...] = tuple(sorted(problem.people))
        self.needs = tuple(sorted(problem.demands, key=lambda n: (n.day, n.shift, n.skill != ANY, n.skill)))
        """The need behind each slot, in the slots' order."""
        self.rules = tuple(self._rules(problem.people[name]) for name in self.names)

    def _rules(self, terms: Terms) -> tuple[Limits, ...]:
        figures = self.problem.rule.figures
        return tuple(
            for_the_young(rule, figures) if is_young(terms, day, figures) else rule
            for day, rule in zip(self.spans.days, in_force(self.problem, terms.employee, self.spans.days), strict=True)
        )

    def limit(self, name: str, person: int) -> Tag:
        """Where a limit of a row comes from."""
        if name in UNITS_OWN:
            return Tag(Source.UNIT_TERMS, name, person)
        return Tag(Source.TERMS if name in HOURS_DUE else Source.LAW, name, person)

    def given(self, person: int, cell: Cell) -> bool:
        """Whether a cell could hold its code if nothing but facts were in the way."""
        terms, kind = self.problem.people[self.names[person]], self.spans.types[cell[1] - 1]
        only = self.problem.only.get(terms.employee)
        on_course = terms.absent(self.spans.days[cell[0]]) is AbsenceEffect.COURSE
        return (only is None or kind.code in only) and (kind.kind is not ShiftKind.COURSE or on_course)

    def closed(self, person: int, cell: Cell) -> tuple[Tag, ...]:
        """Everything that by itself keeps a code off a day; nothing: it may stand there."""
        return tuple(self._closed(person, cell))

    def _closed(self, person: int, cell: Cell) -> Iterator[Tag]:
        day, code = cell
        terms, rule, on = self.problem.people[self.names[person]], self.rules[person][day], self.spans.days[day]
        kind, hours = self.spans.kind(code), self.spans.hours(day, code)
        night, effect = kind is ShiftKind.NIGHT, terms.absent(on)
        if effect is AbsenceEffect.AWAY:
            yield Tag(Source.ABSENCE, "absence", person)
        if effect is AbsenceEffect.COURSE and kind is not ShiftKind.COURSE:
            yield Tag(Source.COURSE, "course", person, day)
        kept = self.problem.keep.get(terms.employee, {})
        if on in kept and kept[on] != self.spans.types[code - 1].code:
            yield Tag(Source.KEPT, "kept", person, day)
        if any(on in a.period and _asks(a.constraint, a.weekday, on.weekday(), kind) for a in terms.adaptations):
            yield Tag(Source.ADAPTATION, "adaptation", person)
        if (night and terms.nights is Nights.NEVER) or (terms.nights is Nights.ONLY and not night and effect is None):
            yield Tag(Source.TERMS, "nights", person)
        if hours > self.problem.rule.settings.long_shift and not terms.long_shifts:
            yield Tag(Source.TERMS, "long_shifts", person)
        yield from self._closed_by_law(person, cell, terms, rule)

    def _closed_by_law(self, person: int, cell: Cell, terms: Terms, rule: Limits) -> Iterator[Tag]:
        day, code = cell
        hours = self.spans.hours(day, code)
        young = is_young(terms, self.spans.days[day], self.problem.rule.figures)
        if young and not open_to_the_young(self.spans.shifts[day][code - 1], self.problem.rule):
            yield Tag(Source.LAW, "young_night", person)
        if hours > rule.hours_a_day:
            yield Tag(Source.LAW, "day", person)
        if rule.night_day is not None and cell in self.spans.night_work and hours > rule.night_day:
            yield Tag(Source.LAW, "night_day", person)
        if not rule.sundays_averaged and cell in self.spans.two_red_days:
            yield Tag(Source.LAW, "red_days_in_succession", person)

    def ground(self, tag: Tag, day: int) -> Ground:
        """What stands behind ``tag`` on ``day``: its figure and who can change it."""
        unit = self.problem.unit
        units_own = {
            "weekend_frequency": (unit.weekend_every, "weekends"),
            "consecutive_shifts": (unit.consecutive_shifts_at_most, "days"),
            "consecutive_nights": (unit.consecutive_nights_at_most, "nights"),
        }
        if tag.name in units_own:
            return Ground(Source.UNIT_TERMS, Owner.LEADER_WITH_UNIONS, *units_own[tag.name])
        if tag.source in PERSONAL:
            return Ground(tag.source, Owner.PERSON)
        if tag.source in HELD:
            return Ground(tag.source, HELD[tag.source])
        return self._law(tag, self.rules[tag.person][day], day)

    def _law(self, tag: Tag, rule: Limits, day: int) -> Ground:
        """A limit of the act: an agreement's where one stands short of its floor or ceiling, else nobody's."""
        figures = self.problem.rule.figures
        rest = None if rule.rest is None else rule.rest.basis
        averaging = None if rule.averaging is None else rule.averaging.basis
        match tag.name:
            case "daily_rest":
                made = rest if rule.daily_rest < figures.daily_rest.value else None
                found = _set_by(made, Basis.REST, rule.daily_rest, figures.daily_rest_agreed.value)
            case "weekly_rest":
                made = rest if rule.weekly_rest < figures.weekly_rest.value else None
                found = _set_by(made, Basis.REST, rule.weekly_rest, figures.weekly_rest_agreed.value)
            case "day":
                found = _set_by(averaging, Basis.AVERAGING, rule.hours_a_day, figures.averaged_day.value)
            case "week":
                found = _set_by(averaging, Basis.AVERAGING, rule.hours_a_week, figures.averaged_week.value)
                found = replace(found, rule=RULES["eight_week_mean"] if averaging else "")
            case "night_four_weeks":
                found = _set_by(None, Basis.NIGHT, rule.night_four_weeks, None)
            case "night_day":
                found = _set_by(None, Basis.NIGHT, rule.night_day, None)
            case "red_days_in_succession":
                found = _set_by(None, Basis.SUNDAYS, None, None)
            case "eight_week_mean":
                found = replace(NOBODYS, figure=rule.eight_week_mean)
            case _:
                found = NOBODYS
        young = is_young(self.problem.people[self.names[tag.person]], self.spans.days[day], figures)
        return replace(found, source=Source.LAW, owner=Owner.NOBODY, basis=None) if young else found


def _set_by(agreed: Basis | None, could: Basis, figure: Amount | None, outermost: Amount | None) -> Ground:
    """An agreement on ``could`` would widen it where none is in force; one that is may be widened to ``outermost``."""
    if agreed is None:
        return Ground(Source.LAW, Owner.PARTIES, figure, basis=could)
    if agreed is could and figure == outermost:
        return Ground(Source.LAW, Owner.NOBODY, figure)
    return Ground(Source.AGREEMENT, Owner.PARTIES, figure, basis=agreed)


def _asks(constraint: Constraint, weekday: int | None, on: int, kind: ShiftKind) -> bool:
    match constraint:
        case Constraint.NO_NIGHTS:
            return kind is ShiftKind.NIGHT
        case Constraint.NO_EVENINGS:
            return kind in {ShiftKind.EVENING, ShiftKind.LONG}
        case Constraint.DAY_OFF_WEEKDAY:
            return weekday == on
