"""What an assessment can be, and what is told of it at any time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from domain.assessment.assumptions import Assumption, Broken
from domain.assessment.events import (
    AssessmentConcluded,
    AssessmentOpened,
    Audience,
    Capacity,
    Conclusion,
    HazardAssessed,
    MeasureDecided,
    MeasureDone,
    ParticipantNamed,
    RiskAccepted,
    StatementGiven,
    TopicMapped,
)
from domain.assessment.matrix import Risk
from domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class NotOpened:
    """No assessment yet."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """An assessment from its opening on."""

    opened: AssessmentOpened
    mapped: Mapping[str, TopicMapped] = field(default_factory=dict)
    participants: tuple[ParticipantNamed, ...] = ()
    hazards: Mapping[str, HazardAssessed] = field(default_factory=dict)
    residual: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Probability and consequence left of each hazard: as the last measure leaves it, or as it was last looked at."""
    measures: tuple[MeasureDecided, ...] = ()
    done: Mapping[int, MeasureDone] = field(default_factory=dict)
    """By the measure's number, from 1."""
    stated: Mapping[str, Assumption] = field(default_factory=dict)
    answered: frozenset[str] = frozenset()
    """Assumptions that a measure answers, since they were stated and since they last broke."""
    shown: frozenset[tuple[Audience, PersonId]] = frozenset()
    """Everybody it was ever shown to."""
    shown_as_it_stands: frozenset[tuple[Audience, PersonId]] = frozenset()
    """Those it was shown to since the last that was mapped, assessed, decided or stated in it."""
    statements: tuple[StatementGiven, ...] = ()
    conclusion: AssessmentConcluded | None = None
    accepted: RiskAccepted | None = None
    """Who accepted the high risk that this conclusion leaves."""
    reopened: str | None = None
    """Why it was reopened, until it is concluded again."""
    broken: tuple[Broken, ...] = ()
    """The assumptions it was reopened over, until it is concluded again."""
    carried: frozenset[int] = frozenset()
    """The later revisions that it was found to hold for."""

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the conclusion takes for granted, in the order it was first stated."""
        return tuple(self.stated.values())

    @property
    def audiences_shown(self) -> frozenset[Audience]:
        """As what somebody has been shown it as it stands: what was shown before it was filled in is not this."""
        return frozenset(audience for audience, _ in self.shown_as_it_stands)

    @property
    def risks(self) -> Mapping[str, Risk]:
        """The risk of each hazard with the barriers there were."""
        matrix = self.opened.matrix
        return {name: matrix.risk(h.probability, h.consequence) for name, h in self.hazards.items()}

    @property
    def residual_risks(self) -> Mapping[str, Risk]:
        """The risk that is left of each hazard."""
        return {name: self.opened.matrix.risk(*left) for name, left in self.residual.items()}

    @property
    def high_left(self) -> tuple[str, ...]:
        """The hazards that a high risk is left of."""
        return tuple(name for name, risk in self.residual_risks.items() if risk is Risk.HIGH)

    @property
    def awaits(self) -> tuple[Capacity, ...]:
        """Who must still accept, or be shown, the high risk that the conclusion leaves."""
        concluded = self.conclusion is not None and self.conclusion.conclusion is not Conclusion.NOT_SOUND
        if not (concluded and self.high_left):
            return ()
        above = () if self.accepted is not None else (Capacity.CLINIC_DIRECTOR,)
        return above if Audience.COMMITTEE in self.audiences_shown else (*above, Capacity.COMMITTEE)

    @property
    def awaits_acceptance(self) -> bool:
        """Whether a high risk is left that is not accepted from above, or that the committee has not seen."""
        return bool(self.awaits)

    @property
    def known(self) -> tuple[Broken, ...]:
        """The assumptions known not to hold: those concluded in spite of, and those it was reopened over."""
        return (*(() if self.conclusion is None else self.conclusion.known), *self.broken)

    @property
    def parties(self) -> tuple[PersonId, ...]:
        """Whoever took part, was shown it, or concluded: those who are told when it is reopened."""
        people = {p.person for p in self.participants} | {person for _, person in self.shown}
        return tuple(sorted(people if self.conclusion is None else people | {self.conclusion.by}))

    @property
    def last_covered(self) -> int:
        """The latest revision it covers."""
        return max((self.opened.revision, *self.carried))

    def covers(self, revision: int) -> bool:
        """Whether it is of ``revision``, or was carried to it."""
        return revision == self.opened.revision or revision in self.carried


Assessment: TypeAlias = NotOpened | Assessed
