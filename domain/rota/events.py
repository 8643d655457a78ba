"""What has happened to a rota plan. A whole rota is one fact; an edit is a small one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeAlias

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
from domain.privacy import Category, Special
from domain.rota.parties import Capacity, Outcome, Party, View
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
    because_of: str | None = None
    """The comment that led to it."""


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
class DiscussionInvited:
    """A revision was sent to those invited to discuss it, early enough to prepare (AML § 8-2 (3))."""

    plan: PlanId
    discussion: str
    revision: int
    fingerprint: Fingerprint
    """Of the revision that was sent."""
    sent_on: date
    recorded_on: date
    meeting_on: date
    invited: tuple[Party, ...]
    """In the capacity of the day it was sent."""
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
    participants: tuple[Party, ...]
    """In the capacity of the day it was held."""
    views: tuple[View, ...]
    answer: str
    """The employer's reasoned answer to the views (AML § 8-2 (3))."""
    outcome: Outcome
    by: PersonId


@dataclass(frozen=True, slots=True)
class DiscussionConfirmed:
    """A representative confirmed that the discussion was held as recorded."""

    plan: PlanId
    discussion: str
    mandate: MandateId
    by: PersonId


@dataclass(frozen=True, slots=True)
class DiscussionDisputed:
    """A representative said that the discussion was not held as recorded, and why."""

    plan: PlanId
    discussion: str
    reason: str
    mandate: MandateId
    by: PersonId


@dataclass(frozen=True, slots=True)
class RotaCommented:
    """Somebody said something of the last revision: of the whole plan, of a line, or of one day of it."""

    plan: PlanId
    comment: str
    revision: int
    employee: PersonId | None
    """Whose line it is about; nobody's: the whole plan."""
    day: date | None
    by: PersonId
    capacity: Capacity
    mandate: MandateId | None
    concerns: PersonId
    """Whom the words are kept with: the line's employee, else the author."""
    text: Annotated[str | None, Special("concerns", Category.HEALTH)]
    """People give private reasons, so the words are treated as telling of health."""


@dataclass(frozen=True, slots=True)
class ChangeMade:
    """Days of a line that were changed because of a comment, in the revision they became part of."""

    revision: int
    employee: PersonId
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class CommentAnswered:
    """The employer answered a comment: with what it changed, or with the reason why it changed nothing."""

    plan: PlanId
    comment: str
    changes: tuple[ChangeMade, ...]
    """Nothing: ``answer`` is the reason why not."""
    by: PersonId
    concerns: PersonId
    answer: Annotated[str | None, Special("concerns", Category.HEALTH)]


@dataclass(frozen=True, slots=True)
class ChangeAccepted:
    """The employee accepted the change of the own line against the binding revision, as it was shown."""

    plan: PlanId
    employee: PersonId
    revision: int
    line: Fingerprint
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
    | DiscussionInvited
    | RotaDiscussed
    | DiscussionConfirmed
    | DiscussionDisputed
    | RotaCommented
    | CommentAnswered
    | ChangeAccepted
    | RotaPublished
    | RotaWithdrawn
)
