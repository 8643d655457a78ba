"""Who holds which office: one mandate, or all that cover a unit. Nobody's union is told."""

from dataclasses import dataclass
from datetime import date

from application.authority import GRANTERS, READERS, Role, act_as, roles, units_of
from application.handle import Asked, Handling, Work
from application.ports.read_models import MandateView, ReadModels
from domain.calendar import Period
from domain.ids import MandateId, PersonId, UnitId
from domain.representation.errors import MandateUnknown
from domain.representation.events import Level, Office
from domain.representation.mandate import MANDATE, Granted


@dataclass(frozen=True, slots=True)
class MandateInFull:
    """A mandate; its union is for its holder, the union and the employer's own records to know."""

    mandate: MandateId
    person: PersonId
    office: Office
    units: tuple[UnitId, ...]
    """Empty: every unit."""
    level: Level
    deputy_for: MandateId | None
    """The mandate it stands in for."""
    period: Period
    last_day: date
    in_force: bool
    version: int


@dataclass(frozen=True, slots=True)
class ReadingMandates:
    """The readings of mandates."""

    handling: Handling
    reads: ReadModels

    def mandate(self, asked: Asked, mandate: MandateId) -> MandateInFull:
        """One mandate, for everybody in its units and those who grant it. Raises ``MandateUnknown``."""
        work = self.handling.look(asked)
        state = work.load(MANDATE, mandate)
        if not isinstance(state, Granted):
            raise MandateUnknown(f"there is no mandate {mandate}", mandate=mandate)
        may_read_mandate(work, state)
        return MandateInFull(
            mandate, state.person, state.office, state.units, state.level, state.deputy_for, state.period,
            state.last_day, state.in_force(work.today), work.version(MANDATE, mandate),
        )  # fmt: skip

    def in_unit(self, asked: Asked, unit: UnitId, on: date | None = None) -> tuple[MandateView, ...]:
        """The mandates that cover ``unit`` and are in force on a day (today), or come to be after it."""
        work = self.handling.look(asked)
        _may_read(work, frozenset({unit}))
        day = on or work.today
        return tuple(m for m in self.reads.mandates(unit) if max(m.first_day, day) <= m.last_day)


def may_read_mandate(work: Work, mandate: Granted) -> None:
    """Everybody in one of its units may, and those who grant mandates. Raises ``NotAllowed``."""
    _may_read(work, frozenset(mandate.units) or units_of(work))


def _may_read(work: Work, units: frozenset[UnitId]) -> None:
    held = frozenset[Role]().union(*(roles(work, unit) for unit in units), work.asked.actor.granted)
    if not held & {*READERS, *GRANTERS}:
        act_as(work, min(units, default=UnitId("any unit")), *READERS)
