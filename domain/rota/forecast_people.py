"""What ends for single people inside a plan: certificates that let them count, and adaptations that bind their days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.ids import PersonId, ShiftCode
from domain.rota.forecast import Ending, Ends, Horizon, ShiftAhead
from domain.rota.obstacles import LEADER, PLANNER
from domain.staffing.need import Demand, counts_as, covers
from domain.working_time.model import Adaptation, Rota, ShiftType, Terms
from domain.working_time.rules.personal import forbids

NEED = "staffing need: competence"
ADAPTED = "AML § 4-6 and § 10-2"


@dataclass(frozen=True, slots=True)
class CertificateHeld:
    """A competence that somebody of the plan holds until a day."""

    employee: PersonId
    competence: str
    last_day: date


@dataclass(frozen=True, slots=True)
class AdaptationHeld:
    """An adaptation (*tilrettelegging*) granted to somebody of the plan; of its reason nothing is known here."""

    employee: PersonId
    adaptation: Adaptation


def certificates_ending(
    rota: Rota,
    wanted: Sequence[Demand],
    people: Mapping[PersonId, Terms],
    types: Mapping[ShiftCode, ShiftType],
    held: Sequence[CertificateHeld],
    horizon: Horizon,
) -> tuple[Ending, ...]:
    """The certificates for competences the need names, with the shifts on which the minimum is met no longer.

    Where several who cover the same need lose the competence, the heads are taken off in the order the certificates
    end: a shift is told of with the end that takes its head below the minimum.
    """
    named = {d.skill for d in wanted}
    ending = sorted(
        (c for c in held if c.competence in named and c.employee in people and horizon.reaches(c.last_day)),
        key=lambda c: (c.last_day, c.employee, c.competence),
    )
    without = {p: _without(people[p], ending) for p in {c.employee for c in ending}}
    lost: dict[CertificateHeld, set[ShiftAhead]] = {c: set() for c in ending}
    on = _worked(rota)
    for d in wanted:
        ended = [c for c in ending if c.competence == d.skill and c.last_day < d.day]
        if not ended or d.day < horizon.today or d.shift not in types:
            continue
        there = {p: code for p, code in on.get(d.day, ()) if covers(types[code], types[d.shift])}
        gone = {c.employee: c for c in ended if c.employee in there and not counts_as(without[c.employee], d.skill)}
        heads = len(gone) + sum(1 for p in there if p not in gone and counts_as(people[p], d.skill))
        for employee, c in gone.items():
            heads -= 1
            if heads < d.minimum:
                lost[c].add(ShiftAhead(employee, d.day, there[employee]))
    return tuple(_certificate(c, lost[c], horizon) for c in ending if lost[c] or c.last_day >= horizon.today)


def _without(person: Terms, ending: Sequence[CertificateHeld]) -> Terms:
    own = {c.competence for c in ending if c.employee == person.employee}
    return replace(person, competences=person.competences - own)


def _worked(rota: Rota) -> Mapping[date, Sequence[tuple[PersonId, ShiftCode]]]:
    on: dict[date, list[tuple[PersonId, ShiftCode]]] = {}
    for employee, line in sorted(rota.lines.items()):
        for day, code in line.items():
            on.setdefault(day, []).append((employee, code))
    return on


def _certificate(c: CertificateHeld, lost: set[ShiftAhead], horizon: Horizon) -> Ending:
    return Ending(
        Ends.CERTIFICATE,
        c.competence,
        c.last_day,
        horizon.felt(c.last_day),
        NEED,
        (LEADER, PLANNER),
        employee=c.employee,
        shifts=tuple(sorted(lost, key=lambda s: (s.day, s.code))),
        concerned=len(lost),
    )


def adaptations_ending(
    rota: Rota,
    types: Mapping[ShiftCode, ShiftType],
    held: Sequence[AdaptationHeld],
    horizon: Horizon,
) -> tuple[Ending, ...]:
    """The adaptations that end ahead and are not followed by the same one, with the shifts they would have spared.

    Those shifts are lawful. What has ended already is not told of: whoever granted it knew the day.
    """
    found = []
    for one in held:
        last = one.adaptation.period.last_day
        felt = horizon.felt(last)
        follows = any(
            other.employee == one.employee
            and _alike(other.adaptation, one.adaptation)
            and felt in other.adaptation.period
            for other in held
        )
        if follows or not horizon.ahead(last):
            continue
        spared = [
            s
            for day, code in sorted(rota.lines.get(one.employee, {}).items())
            if day >= felt and forbids(one.adaptation, types[code].on(one.employee, day))
            for s in (ShiftAhead(one.employee, day, code),)
        ]
        found.append(
            Ending(
                Ends.ADAPTATION, one.adaptation.constraint.value, last, felt, ADAPTED, (LEADER, one.employee),
                employee=one.employee, shifts=tuple(spared), concerned=len(spared),
            )
        )  # fmt: skip
    return tuple(found)


def _alike(one: Adaptation, other: Adaptation) -> bool:
    return (one.constraint, one.weekday) == (other.constraint, other.weekday)
