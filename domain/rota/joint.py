"""Several units planned as one (*felles bemanningspool*): shared people serve more than the unit they belong to.

Each unit keeps its own shift codes, need and people. Whoever is shared keeps the terms and the agreements of the unit
he or she belongs to, and is judged over all shifts wherever they are worked: one line, one rest, one week.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import reduce
from typing import TypeAlias, TypeVar

from domain.errors import Rejected
from domain.ids import PersonId, ShiftCode, UnitId
from domain.rota.solver import RotaProblem
from domain.working_time.model import Agreements, Rota, ShiftKind, UnitTerms

K = TypeVar("K")
V = TypeVar("V")
Sharing: TypeAlias = Mapping[PersonId, frozenset[UnitId]]
"""The units that each shared person may serve beside his or her own."""

STRICTEST = {
    "weekend_every": max,
    "consecutive_shifts_at_most": min,
    "consecutive_nights_at_most": min,
}
"""Terms where whoever keeps the one figure keeps the other: one weekend in four at most is one in three at most."""


class UnitsDiffer(Rejected):
    """The units have other days, rules, norms or averaging, so no one set of terms is lawful for both."""

    code = "joint.units_differ"


class PersonInTwoUnits(Rejected):
    """Somebody is planned by two of the units; shared people belong to one and are lent to others."""

    code = "joint.person_in_two_units"


class NotToBeShared(Rejected):
    """The person, or a unit the person is to serve, is not among those planned as one."""

    code = "joint.not_to_be_shared"


@dataclass(frozen=True, slots=True)
class Joint:
    """Units as one problem, and the way back."""

    problem: RotaProblem
    home: Mapping[PersonId, UnitId]
    """The unit that each person belongs to."""
    own: Mapping[ShiftCode, ShiftCode]
    """Each code of the problem as its unit calls it (``problem.units`` has the unit)."""
    tightened: tuple[str, ...]
    """The terms in which some unit is held to another's stricter figure."""

    def apart(self, rota: Rota) -> dict[UnitId, Rota]:
        """Each unit's rota in its own codes: everybody who belongs there, and the guests who have a shift there."""
        units = {*self.home.values(), *self.problem.units.values()}
        lines: dict[UnitId, dict[PersonId, dict[date, ShiftCode]]] = {unit: {} for unit in units}
        for person, line in rota.lines.items():
            lines[self.home[person]].setdefault(person, {})
            for day, code in line.items():
                lines[self.problem.units[code]].setdefault(person, {})[day] = self.own[code]
        return {unit: Rota(found) for unit, found in sorted(lines.items())}

    def together(self, rotas: Mapping[UnitId, Rota]) -> Rota:
        """The units' rotas as one. Raises ``NotToBeShared`` for somebody who belongs to none of the units."""
        known = {(unit, self.own[code]): code for code, unit in self.problem.units.items()}
        lines: dict[PersonId, dict[date, ShiftCode]] = {person: {} for person in self.home}
        for unit, rota in sorted(rotas.items()):
            for person, line in rota.lines.items():
                if person not in lines:
                    raise NotToBeShared(f"{person} belongs to none of the units", employee=person)
                lines[person] |= {day: known[unit, code] for day, code in line.items()}
        return Rota({person: dict(sorted(line.items())) for person, line in lines.items()})


def joint(problems: Mapping[UnitId, RotaProblem], shared: Sharing) -> Joint:
    """The units' ``problems`` as one, in which ``shared`` people may serve other units too.

    Where weekends or runs of shifts differ, everybody is held to the strictest figure, and ``tightened`` says so.
    A wish for a shift is a wish for the home unit's. Raises ``UnitsDiffer``, ``PersonInTwoUnits``, ``NotToBeShared``.
    """
    units = dict(sorted(problems.items()))
    first = next(iter(units.values()))
    _check_alike(units)
    home = _home(units)
    for person, served in shared.items():
        if person not in home or not served <= units.keys():
            unknown = person if person not in home else ", ".join(sorted(served - units.keys()))
            raise NotToBeShared(f"{unknown} is not in any of {', '.join(units)}", employee=person)
    names = {unit: {code: ShiftCode(f"{unit}:{code}") for code in p.types} for unit, p in units.items()}
    guests = {unit: _open_to_guests(p, names[unit]) for unit, p in units.items()}
    merged = [_renamed(p, names[unit], unit) for unit, p in units.items()]
    whole = replace(
        first,
        unit=_strictest(p.unit for p in units.values()),
        types=_union(p.types for p in merged),
        people=_union(p.people for p in merged),
        demands=tuple(d for p in merged for d in p.demands),
        wishes=tuple(w for p in merged for w in p.wishes),
        agreements=Agreements(tuple(a for p in merged for a in p.agreements.all)),
        keep=_union(p.keep for p in merged),
        history=_union(p.history for p in merged),
        begin=_union(p.begin for p in merged),
        only={
            person: codes.union(*(guests[unit] for unit in shared.get(person, ()) if unit != home[person]))
            for p in merged
            for person, codes in p.only.items()
        },
        units={code: unit for unit, own in names.items() for code in own.values()},
    )
    own = {code: old for renamed in names.values() for old, code in renamed.items()}
    return Joint(whole, home, own, _tightened([p.unit for p in units.values()]))


def _check_alike(units: Mapping[UnitId, RotaProblem]) -> None:
    (one, first), *others = units.items()
    for other, problem in others:
        differing = [f"terms: {name}" for name in _unlike(first.unit, problem.unit)]
        differing += [
            name for name in ("period", "rule", "cycle_weeks") if getattr(first, name) != getattr(problem, name)
        ]
        if differing:
            raise UnitsDiffer(f"{one} and {other} differ in {', '.join(differing)}", units=[one, other])


def _unlike(one: UnitTerms, other: UnitTerms) -> list[str]:
    names = (f.name for f in fields(UnitTerms) if f.name not in STRICTEST)
    return [name for name in names if getattr(one, name) != getattr(other, name)]


def _home(units: Mapping[UnitId, RotaProblem]) -> dict[PersonId, UnitId]:
    home: dict[PersonId, UnitId] = {}
    for unit, problem in units.items():
        for person in sorted(problem.people):
            if person in home:
                raise PersonInTwoUnits(f"{person} is planned by {home[person]} and {unit}", employee=person)
            home[person] = unit
    return home


def _strictest(terms: Iterable[UnitTerms]) -> UnitTerms:
    return reduce(
        lambda a, b: replace(a, **{name: pick(getattr(a, name), getattr(b, name)) for name, pick in STRICTEST.items()}),
        terms,
    )


def _tightened(terms: list[UnitTerms]) -> tuple[str, ...]:
    return tuple(name for name in STRICTEST if len({getattr(t, name) for t in terms}) > 1)


def _open_to_guests(problem: RotaProblem, names: Mapping[ShiftCode, ShiftCode]) -> frozenset[ShiftCode]:
    """What a guest may be given; courses are held at home."""
    return frozenset(names[code] for code, t in problem.types.items() if t.kind is not ShiftKind.COURSE)


def _renamed(problem: RotaProblem, names: Mapping[ShiftCode, ShiftCode], unit: UnitId) -> RotaProblem:
    """``problem`` with its codes and agreements named by the unit, and everybody held to its codes."""
    everybody = frozenset(problem.people)

    def cell(code: ShiftCode | None) -> ShiftCode | None:
        return None if code is None else names.get(code, code)

    def worked(line: Mapping[date, ShiftCode]) -> dict[date, ShiftCode]:
        return {day: names.get(code, code) for day, code in line.items()}

    return replace(
        problem,
        types={names[code]: replace(t, code=names[code]) for code, t in problem.types.items()},
        demands=tuple(replace(d, shift=names[d.shift]) for d in problem.demands),
        wishes=tuple(replace(w, code=cell(w.code)) for w in problem.wishes),
        agreements=Agreements(
            tuple(replace(a, name=f"{unit}: {a.name}", covers=a.covers & everybody) for a in problem.agreements.all)
        ),
        keep={p: {day: cell(code) for day, code in line.items()} for p, line in problem.keep.items()},
        history={p: worked(line) for p, line in problem.history.items()},
        begin={p: worked(line) for p, line in problem.begin.items()},
        only={
            person: frozenset(names[code] for code in problem.only.get(person, frozenset(problem.types)))
            for person in problem.people
        },
    )


def _union(parts: Iterable[Mapping[K, V]]) -> dict[K, V]:
    return {key: value for part in parts for key, value in part.items()}
