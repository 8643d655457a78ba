"""Agreements that end inside a plan, each with the shifts that lose their basis by it.

The lines are judged as if nothing ended, then with one end after the other in the order they come. A finding belongs
to the end that makes it: where either of two agreements would bear a shift, to the later end; where it takes both, to
the earlier. What another agreement still bears is found by no rule, and so belongs to none.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from domain.calendar import Period
from domain.ids import PersonId
from domain.rota.forecast import Ending, Ends, Horizon, ShiftAhead
from domain.rota.obstacles import LEADER
from domain.working_time.findings import Finding
from domain.working_time.law import Law
from domain.working_time.model import Agreed, Agreements, Case

Key: TypeAlias = tuple[str, PersonId, date, date]
"""Which breach a finding is: rule, whose, and the days."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """An agreement that some line rests on: what it sets, from its first day on, and its last day."""

    agreed: Agreed
    """Its period ends with ``last_day`` or later; what counts is ``last_day``."""
    last_day: date
    """By its own words, or after notice."""
    party: str
    """The union, the employee or the authority it is with."""
    employee: PersonId | None = None
    """Where the employee is the party."""


def agreements_ending(case: Case, bearing: Sequence[Bearing], law: Law, horizon: Horizon) -> tuple[Ending, ...]:
    """The agreements that end by the horizon; of those that ended before today, the ones that are still felt.

    ``case`` is the plan's lines; its own agreements are not looked at.
    """
    covering = [b for b in bearing if b.agreed.covers]
    ending = sorted((b for b in covering if horizon.reaches(b.last_day)), key=lambda b: (b.last_day, b.agreed.name))
    lost = _lost(case, covering, [b for b in ending if b.last_day < case.period.last_day], law)
    found = []
    for b in ending:
        own = [f for key, (of, f) in lost.items() if of is b and key[3] >= horizon.today]
        if own or b.last_day >= horizon.today:
            found.append(_ending(b, own, horizon))
    return tuple(found)


def _lost(
    case: Case, bearing: Sequence[Bearing], ending: Sequence[Bearing], law: Law
) -> dict[Key, tuple[Bearing, Finding]]:
    """The findings that the ends of ``ending``, in their order, make, each with the one that makes it."""
    if not ending:
        return {}
    concerned = frozenset[PersonId]().union(*(b.agreed.covers for b in ending))
    in_force: list[Agreed | None] = [_through(b, case.period) for b in bearing]
    known = _forbidden(case, concerned, in_force, law)
    as_it_was, now = frozenset(known), set(known)
    made: dict[Key, tuple[Bearing, Finding]] = {}
    for b in ending:
        in_force[_place(bearing, b)] = _cut(b)
        found = _forbidden(case, b.agreed.covers, in_force, law)
        before = {key for key in now if key[1] in b.agreed.covers}
        for key in before - found.keys():
            made.pop(key, None)
        made |= {key: (b, found[key]) for key in found.keys() - before - as_it_was}
        now = (now - before) | found.keys()
    return made


def _place(bearing: Sequence[Bearing], one: Bearing) -> int:
    return next(n for n, b in enumerate(bearing) if b is one)


def _through(b: Bearing, period: Period) -> Agreed:
    """As if nothing ended it before the plan does."""
    first = b.agreed.period.first_day
    return replace(b.agreed, period=Period(first, max(b.last_day, period.last_day, first)))


def _cut(b: Bearing) -> Agreed | None:
    """As it is: until its last day, and not at all when that is before its first."""
    first = b.agreed.period.first_day
    return replace(b.agreed, period=Period(first, b.last_day)) if b.last_day >= first else None


def _forbidden(
    case: Case, people: frozenset[PersonId], in_force: Iterable[Agreed | None], law: Law
) -> Mapping[Key, Finding]:
    """What the rules forbid in the lines of ``people``; each line is judged for itself, so the others are left out."""
    own = replace(
        case,
        people={p: terms for p, terms in case.people.items() if p in people},
        shifts=tuple(s for s in case.shifts if s.employee in people),
        before=tuple(s for s in case.before if s.employee in people),
        agreements=Agreements(tuple(a for a in in_force if a is not None)),
    )
    return {(f.rule, f.employee, f.first_day, f.last_day): f for f in law.judge(own) if f.verdict.forbids}


def _ending(b: Bearing, lost: Sequence[Finding], horizon: Horizon) -> Ending:
    shifts = {
        ShiftAhead(f.employee, s.day, s.code)
        for f in lost
        for s in f.shifts
        if s.day > b.last_day and s.day >= horizon.today
    }
    by_rule: dict[str, int] = {}
    for f in sorted(lost, key=lambda f: f.rule):
        by_rule[f.rule] = by_rule.get(f.rule, 0) + 1
    return Ending(
        Ends.AGREEMENT,
        b.agreed.name,
        b.last_day,
        horizon.felt(b.last_day),
        b.agreed.basis.value,
        tuple(w for w in (b.party, LEADER) if w),
        party=b.party,
        employee=b.employee,
        shifts=tuple(sorted(shifts, key=lambda s: (s.day, s.employee, s.code))),
        concerned=len(shifts),
        findings=by_rule,
    )
