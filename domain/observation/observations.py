"""A unit's observations: each put down once, with the newest of each measure at hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from domain.calendar import Period
from domain.decider import Decider
from domain.errors import Rejected
from domain.ids import ObservationId, PersonId, UnitId
from domain.watched import Measured, Watched, unusable


class ObservationIsRecorded(Rejected):
    """An observation is put down once; a correction is a new one of the same days."""

    code = "observation.is_recorded"


class ObservationUnusable(Rejected):
    """An observation is an amount of its measure, with a competence where that is counted."""

    code = "observation.unusable"


class ObservedAhead(Rejected):
    """Something is put down as observed once it is."""

    code = "observation.ahead"


@dataclass(frozen=True, slots=True)
class UnitObserved:
    """A measure of a unit had an amount over a period; of the unit, never of a person.

    It carries both dates: when it was observed, and when it was put down here.
    """

    observation: ObservationId
    unit: UnitId
    measured: Measured
    period: Period
    """The days it is of."""
    source: str
    """Where it is known from: a register, a count, a report."""
    observed_on: date
    recorded_on: date
    by: PersonId

    @property
    def known_until(self) -> date:
        """The last day it tells of: of days after it was observed it cannot tell anything."""
        return min(self.period.last_day, self.observed_on)


@dataclass(frozen=True, slots=True)
class RecordObservation:
    """Put an observation down; ``today`` is the Oslo day of the act."""

    observation: ObservationId
    unit: UnitId
    measured: Measured
    period: Period
    source: str
    observed_on: date
    today: date
    by: PersonId


@dataclass(frozen=True, slots=True)
class Observed:
    """What has been observed of a unit."""

    recorded: tuple[UnitObserved, ...] = ()
    newest: Mapping[tuple[Watched, str | None], UnitObserved] = field(default_factory=dict)
    """Of each measure (and competence) the one of the latest days known, of several such the last put down."""

    @property
    def measured(self) -> tuple[Measured, ...]:
        """The newest amount of each measure."""
        return tuple(o.measured for o in self.newest.values())

    def is_newest(self, observation: ObservationId) -> bool:
        """Whether no later days are known of the same measure."""
        return any(o.observation == observation for o in self.newest.values())


ObservationCommand: TypeAlias = RecordObservation
ObservationEvent: TypeAlias = UnitObserved


def decide(c: ObservationCommand, observed: Observed) -> Sequence[ObservationEvent]:
    """The fact that ``c`` makes, or a refusal."""
    if any(o.observation == c.observation for o in observed.recorded):
        raise ObservationIsRecorded(f"observation {c.observation} of {c.unit} is put down already", unit=c.unit)
    if wrong := unusable(c.measured):
        raise ObservationUnusable(f"observation {c.observation} of {c.unit}: {wrong}", unit=c.unit)
    if c.observed_on > c.today or c.period.first_day > c.observed_on:
        raise ObservedAhead(
            f"observation {c.observation} of {c.unit}: of {c.period.first_day} to {c.period.last_day}, observed on "
            f"{c.observed_on}; it is observed on one of its days or later, and by {c.today}",
            unit=c.unit,
        )
    return [UnitObserved(c.observation, c.unit, c.measured, c.period, c.source, c.observed_on, c.today, c.by)]


def evolve(observed: Observed, event: ObservationEvent) -> Observed:
    """The state after ``event``."""
    of = (event.measured.measure, event.measured.competence)
    known = observed.newest.get(of)
    newer = known is None or event.known_until >= known.known_until
    newest = {**observed.newest, of: event} if newer else observed.newest
    return Observed((*observed.recorded, event), newest)


OBSERVATIONS: Decider[ObservationCommand, Observed, ObservationEvent] = Decider(
    "observations", Observed(), decide, evolve
)
