"""What can be read without loading streams: projections of the log, each answer with the position it reflects."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.ids import AgreementId, AssessmentId, Fingerprint, MandateId, PersonId, PlanId, ShiftCode, UnitId
from domain.representation.events import Level, Office


@dataclass(frozen=True, slots=True)
class PlanView:
    """A rota plan at a glance."""

    plan: PlanId
    unit: UnitId
    first_day: date
    last_day: date
    state: str
    """``draft``, ``proposed``, ``published`` or ``withdrawn``."""
    revision: int
    """The last revision proposed, 0 before the first."""
    fingerprint: Fingerprint | None
    """Of the proposed or published revision."""
    published_revision: int | None
    version: int
    """The plan's stream version this reflects."""


@dataclass(frozen=True, slots=True)
class RotaView:
    """A plan's lines as they stood at a position."""

    plan: PlanView
    position: int
    lines: Mapping[PersonId, Mapping[date, ShiftCode]]
    """The lines being worked on, or the published ones when nothing changed since."""
    binding: Mapping[PersonId, Mapping[date, ShiftCode]] | None
    """The published lines in force; ``None`` before the first publication."""


@dataclass(frozen=True, slots=True)
class DutyView:
    """One shift of an employee, in whichever plan."""

    plan: PlanId
    unit: UnitId
    day: date
    code: ShiftCode
    binding: bool
    """Whether it stands in a published rota (else only in a draft)."""


@dataclass(frozen=True, slots=True)
class AgreementView:
    """An agreement and how far it has come for the plan's lines as they stand."""

    agreement: AgreementId
    plan: PlanId
    basis: str
    party: str
    state: str
    """A ``domain.agreement.states.Status``, by the facts alone; ``on`` says what a day makes of it."""
    first_day: date
    last_day: date
    extended: bool
    in_scope: int
    signed_for: int
    """Lines in scope that are signed for as they stand."""
    version: int
    rounds: int
    """How many times it was offered; this is the last."""
    comments: int
    unanswered: int
    """Comments that have no answer yet."""
    bound: int | None
    """Members bound, of those who do the same work, when it was extended (AML § 10-12 (5))."""
    doing_same_work: int | None
    ever_signed: bool
    """Whether somebody has signed for a line in this round, whatever became of the line."""

    def on(self, day: date) -> "AgreementView":
        """How far it has come on ``day``: notice ends it, or its own last day, and neither acts backwards."""
        final = self.state == "withdrawn" or (self.state == "refused" and not self.ever_signed)
        if final or day <= self.last_day:
            return self
        return replace(self, state="ended" if self.state == "notice_given" else "lapsed")


@dataclass(frozen=True, slots=True)
class OpenObstacle:
    """What the facts say is still missing for a plan; the rules and the clock are asked by ``readiness`` only."""

    plan: PlanId
    code: str
    """The same codes as ``domain.rota.readiness``."""
    subject: str
    who: str
    count: int
    since: int
    """The log position from which it has stood open."""


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One act in a plan's trail: who did what, when, by which clock, on whose mandate, on which revision."""

    position: int
    name: str
    """The stored name of the fact."""
    stream: str
    version: int
    recorded_at: datetime
    """By the database."""
    decided_at: datetime
    """By the clock the act was judged by."""
    clock: str
    actor: PersonId
    role: str
    mandate: str | None
    """The actor's own, by which the role is held."""
    rule_set: str | None
    revision: int | None
    what: str
    """One plain sentence; ids only, nothing of a special category."""
    command_id: UUID
    correlation_id: UUID
    leaf: str


@dataclass(frozen=True, slots=True)
class MandateView:
    """Who holds an office where, from when until when; the union of a union's office is not told."""

    mandate: MandateId
    person: PersonId
    office: Office
    units: tuple[UnitId, ...]
    """Empty: every unit."""
    level: Level
    deputy_for: MandateId | None
    """The mandate it stands in for."""
    first_day: date
    last_day: date
    """The last day in force; a revocation moves it, also to before ``first_day``."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What somebody is told: an assessment that he or she took part in, was shown or concluded was reopened."""

    position: int
    """The log position of the fact."""
    what: str
    """The stored name of the fact: ``assessment.reopened``."""
    plan: PlanId
    assessment: AssessmentId
    why: str
    on: date
    """The Oslo day of the act, by the clock it was judged by."""


class ReadModels(Protocol):
    """The projections. ``at`` asks for a past log position; without it, the present."""

    def catch_up(self) -> int:
        """Project everything recorded so far; the position reached."""
        ...

    def rebuild(self) -> int:
        """Drop every row and project the log anew; the position reached."""
        ...

    def plans(self, unit: UnitId) -> tuple[PlanView, ...]:
        """The unit's plans, by first day."""
        ...

    def rota(self, plan: PlanId, at: int | None = None) -> RotaView | None:
        """A plan's rota; nothing when the plan was not open then."""
        ...

    def duties(self, employee: PersonId, at: int | None = None) -> tuple[DutyView, ...]:
        """Everything one employee is planned for, by day."""
        ...

    def agreements(self, plan: PlanId) -> tuple[AgreementView, ...]:
        """The plan's agreements, by id."""
        ...

    def mandates(self, unit: UnitId) -> tuple[MandateView, ...]:
        """Every mandate that covers the unit, past, in force or to come, by office and last day."""
        ...

    def obstacles(self, plan: PlanId) -> tuple[OpenObstacle, ...]:
        """What stands open for the plan, by code and subject."""
        ...

    def notices(self, people: frozenset[PersonId]) -> tuple[Notice, ...]:
        """What the accounts of one person are told, newest first, each fact once."""
        ...

    def audit(self, plan: PlanId) -> tuple[AuditLine, ...]:
        """Everything that concerns the plan, in order of the log: its own stream, its staffing plan, agreements
        and assessments, and the mandates that were acted on."""
        ...
