"""In which capacity somebody took part on a day: by the mandates in force in the unit on that day."""

from collections.abc import Iterable
from datetime import date

from application.authority import aliases, mandates_of
from application.handle import Work
from domain.ids import PersonId, UnitId
from domain.representation.events import Office
from domain.rota.parties import Capacity, Party
from domain.workforce.employee import EMPLOYEE, Registered

ORDER = (
    Office.UNIT_LEADER,
    Office.ROTA_PLANNER,
    Office.CLINIC_DIRECTOR,
    Office.UNION_REPRESENTATIVE,
    Office.SAFETY_REPRESENTATIVE,
    Office.COMMITTEE,
    Office.UNION_ADMINISTRATOR,
)
"""Which office counts where somebody holds several: the employer's first, so that nobody speaks for both sides."""


def party(work: Work, person: PersonId, unit: UnitId, day: date) -> Party:
    """What the person was in the unit on ``day``, which may lie before today: mandates end, and what was, was."""
    held = [m for m in mandates_of(work, person) if m.covers(unit) and m.in_force(day)]
    first = min(held, key=lambda m: ORDER.index(m.office), default=None)
    if first is not None:
        return Party(person, Capacity(first.office.value), first.mandate)
    known = (work.load(EMPLOYEE, account) for account in sorted(aliases(work, person)))
    employed = any(isinstance(e, Registered) and e.unit == unit for e in known)
    return Party(person, Capacity.EMPLOYEE if employed else Capacity.NONE)


def parties(work: Work, people: Iterable[PersonId], unit: UnitId, day: date) -> tuple[Party, ...]:
    """The same of each of them, once, in the order given."""
    return tuple(party(work, person, unit, day) for person in dict.fromkeys(people))
