"""Courses and kept shifts that by themselves cannot stand, and the problem without them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from adapters.solver.explaining.extraction import Found
from adapters.solver.explaining.linear import Linear
from adapters.solver.explaining.members import Shown
from adapters.solver.explaining.sources import Sources, Tag
from adapters.solver.explaining.system import Demand, System
from adapters.solver.spans import Spans
from domain.rota.explaining import ConflictKind, Source
from domain.rota.solver import RotaProblem
from domain.working_time.model import AbsenceEffect, ShiftKind, Terms


@dataclass(frozen=True, slots=True)
class Held:
    """What was shown, and what is left to look at."""

    shown: tuple[Shown, ...]
    rest: RotaProblem


def held_conflicts(problem: RotaProblem) -> Held:
    """Each course or kept shift with what closes its day to it, each thing by itself; the rest has neither."""
    spans = Spans.of(problem)
    sources = Sources(problem, spans)
    codes = {t.code: c for c, t in enumerate(spans.types, start=1)}
    course = next((c for c in spans.codes if spans.kind(c) is ShiftKind.COURSE), None)
    shown: list[Shown] = []
    keep, people = {n: dict(line) for n, line in problem.keep.items()}, dict(problem.people)
    for p, name in enumerate(sources.names):
        for d in range(spans.first_day, len(spans.days)):
            on = spans.days[d]
            kept = problem.keep.get(name, {})
            source = Source.KEPT if on in kept else Source.COURSE
            if on in kept:
                code = codes.get(kept[on]) if kept[on] is not None else None  # type: ignore[arg-type]  # not None here
            else:
                code = course if problem.people[name].absent(on) is AbsenceEffect.COURSE else None
            if code is None or not sources.given(p, (d, code)):
                continue
            if closed := sources.closed(p, (d, code)):
                shown += [_shown(tag, Tag(source, source.value, p, d), d) for tag in closed]
                if source is Source.KEPT:
                    del keep[name][on]
                else:
                    people[name] = _without_course(people[name], problem, p, sources)
    return Held(tuple(shown), replace(problem, keep=keep, people=people)) if shown else Held((), problem)


def _without_course(terms: Terms, problem: RotaProblem, person: int, sources: Sources) -> Terms:
    """``terms`` without the courses of which any day is closed to the course shift."""
    spans: Spans = sources.spans
    course = next(c for c in spans.codes if spans.kind(c) is ShiftKind.COURSE)
    place: Mapping[object, int] = {on: d for d, on in enumerate(spans.days)}
    kept = tuple(
        a
        for a in terms.absences
        if a.effect is not AbsenceEffect.COURSE
        or not any(sources.closed(person, (place[on], course)) for on in a.period.days() if on in problem.period)
    )
    return replace(terms, absences=kept)


def _shown(closes: Tag, held: Tag, day: int) -> Shown:
    system = System(extent=(day, day))
    column = system.column()
    system.line(closes, ((column, 1),), 0)
    system.demands.append(Demand(held, (column,), 1))
    found = Found(frozenset({closes, held}), 1, verified=True, minimal=True, each=True)
    return Shown(ConflictKind.HELD, system, Linear(system), found)
