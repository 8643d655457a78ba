"""What has happened to a rota plan. A whole rota is one fact; an edit is a small one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.calendar import Period
from domain.ids import (
    AgreementId,
    AssessmentId,
    Fingerprint,
    MandateId,
    PersonId,
    PlanId,
    ShiftCode,
    StaffingPlanId,
    Union,
    UnitId,
)
from domain.rota.solver import SolverStamp
from domain.working_time.model import AgreedLimits, Basis, ShiftType, UnitTerms


@dataclass(frozen=True, slots=True)
class Sought:
    """An agreement the plan is made in the hope of: with these unions, or with each employee (no union)."""

    basis: Basis
    what: str
    limits: AgreedLimits
    unions: tuple[Union, ...]


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One employee's shifts in a plan (*turnuslinje*), by the day they start."""

    employee: PersonId
    days: Mapping[date, ShiftCode]


@dataclass(frozen=True, slots=True)
class RotaPlanOpened:
    """Planning of a unit's period began, on these terms."""

    plan: PlanId
    unit: UnitId
    period: Period
    terms: UnitTerms
    shift_types: tuple[ShiftType, ...]
    staffing_plan: StaffingPlanId
    people: tuple[PersonId, ...]
    sought: tuple[Sought, ...]
    by: PersonId
    history: tuple[PlanLine, ...] = ()
    """What was worked before the period by those of whom it is known; the plan is judged with it."""


@dataclass(frozen=True, slots=True)
class RotaGenerated:
    """The generator's rota, judged by the rules, became the draft."""

    plan: PlanId
    lines: tuple[PlanLine, ...]
    problem: Fingerprint
    """The fingerprint of all that the generator was given."""
    stamp: SolverStamp
    rule_set: str
    uncovered: int
    """Minimum heads left uncovered: vacancies."""
    by: PersonId


@dataclass(frozen=True, slots=True)
class RotaImported:
    """A rota made elsewhere became the draft."""

    plan: PlanId
    lines: tuple[PlanLine, ...]
    source: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of a line, before and after; ``None`` is a free day."""

    day: date
    before: ShiftCode | None
    after: ShiftCode | None


@dataclass(frozen=True, slots=True)
class RotaLineChanged:
    """Some days of one line were changed by hand."""

    plan: PlanId
    employee: PersonId
    cells: tuple[Cell, ...]
    reason: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class RotaProposed:
    """The draft was frozen as a revision for the parties to look at (AML § 10-3)."""

    plan: PlanId
    revision: int
    fingerprint: Fingerprint
    """The Merkle root over ``lines`` in order of employee."""
    lines: Mapping[PersonId, Fingerprint]
    rule_set: str
    findings: Mapping[str, int]
    """How many findings of each verdict the revision has without any agreement."""
    uncovered: int
    by: PersonId


@dataclass(frozen=True, slots=True)
class RotaDiscussed:
    """The revision was discussed (*drøftet*) with the representatives (AML § 10-3).

    It carries both dates: until a representative confirms the record, the day it was recorded counts.
    """

    plan: PlanId
    discussion: str
    revision: int
    held_on: date
    recorded_on: date
    participants: tuple[PersonId, ...]
    views: str
    answer: str
    """The employer's reasoned answer (AML § 8-2)."""
    by: PersonId


@dataclass(frozen=True, slots=True)
class DiscussionConfirmed:
    """A representative confirmed that the discussion was held as recorded."""

    plan: PlanId
    discussion: str
    mandate: MandateId
    by: PersonId


@dataclass(frozen=True, slots=True)
class RotaPublished:
    """The revision became binding."""

    plan: PlanId
    revision: int
    fingerprint: Fingerprint
    rule_set: str
    agreements: tuple[AgreementId, ...]
    assessment: AssessmentId
    by: PersonId
    dissents: tuple[str, ...] = ()
    """Discussions without agreement and agreements refused, by name: the dissent stays with the plan."""


@dataclass(frozen=True, slots=True)
class RotaWithdrawn:
    """The plan was given up."""

    plan: PlanId
    reason: str
    by: PersonId


RotaPlanEvent: TypeAlias = (
    RotaPlanOpened
    | RotaGenerated
    | RotaImported
    | RotaLineChanged
    | RotaProposed
    | RotaDiscussed
    | DiscussionConfirmed
    | RotaPublished
    | RotaWithdrawn
)
