"""What may be asked of a rota plan. What stands in a stream or is judged is filled in by the use case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from domain.calendar import Period
from domain.ids import Fingerprint, MandateId, PersonId, PlanId, ShiftCode, StaffingPlanId, UnitId
from domain.rota.events import Sought
from domain.rota.grounds import Grounds
from domain.rota.parties import Outcome, Party, View
from domain.rota.solver import RotaAnswer
from domain.working_time.findings import Finding
from domain.working_time.model import Rota, ShiftType, UnitTerms


@dataclass(frozen=True, slots=True)
class OpenRotaPlan:
    """Begin planning a unit's period."""

    plan: PlanId
    unit: UnitId
    period: Period
    terms: UnitTerms
    shift_types: tuple[ShiftType, ...]
    staffing_plan: StaffingPlanId
    people: tuple[PersonId, ...]
    sought: tuple[Sought, ...]
    by: PersonId
    history: Mapping[PersonId, Mapping[date, ShiftCode]] = field(default_factory=dict)
    """Shifts worked before the period."""


@dataclass(frozen=True, slots=True)
class TakeGeneratedRota:
    """Make the generator's answer the draft, if the rules allow it under the agreements sought."""

    plan: PlanId
    answer: RotaAnswer
    problem: Fingerprint
    findings: tuple[Finding, ...]
    rule_set: str
    uncovered: int
    by: PersonId


@dataclass(frozen=True, slots=True)
class ImportRota:
    """Make a rota from elsewhere the draft, lawful or not."""

    plan: PlanId
    rota: Rota
    source: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class ChangeRotaLine:
    """Change some days of one employee's line; ``None`` frees a day."""

    plan: PlanId
    employee: PersonId
    days: Mapping[date, ShiftCode | None]
    reason: str
    by: PersonId
    because_of: str | None = None
    """The comment it answers to."""


@dataclass(frozen=True, slots=True)
class ProposeRota:
    """Freeze the draft, or what was proposed under other rules, as a revision.

    The findings are those without any agreement.
    """

    plan: PlanId
    rule_set: str
    findings: tuple[Finding, ...]
    uncovered: int
    by: PersonId


@dataclass(frozen=True, slots=True)
class InviteToDiscussion:
    """Invite to a discussion of the proposed revision; ``today`` is the Oslo day of the act."""

    plan: PlanId
    discussion: str
    sent_on: date
    meeting_on: date
    today: date
    invited: tuple[Party, ...]
    by: PersonId


@dataclass(frozen=True, slots=True)
class RecordDiscussion:
    """Record that the revision was discussed; ``today`` is the Oslo day of the act."""

    plan: PlanId
    discussion: str
    held_on: date
    today: date
    participants: tuple[Party, ...]
    views: tuple[View, ...]
    answer: str
    outcome: Outcome
    by: PersonId


@dataclass(frozen=True, slots=True)
class ConfirmDiscussion:
    """Confirm the record as a union's representative; the mandate is in force on the day."""

    plan: PlanId
    discussion: str
    mandate: MandateId
    by: PersonId
    accounts: frozenset[PersonId] = frozenset()
    """Every account of the same natural person."""
    employer_side: bool = False
    """Whether that person holds an office of the employer's in the unit."""


@dataclass(frozen=True, slots=True)
class DisputeDiscussion:
    """Say as a union's representative that it was not held as recorded; the mandate is in force on the day."""

    plan: PlanId
    discussion: str
    reason: str
    mandate: MandateId
    by: PersonId
    accounts: frozenset[PersonId] = frozenset()
    employer_side: bool = False


@dataclass(frozen=True, slots=True)
class CommentRota:
    """Say something of the last revision; ``author`` is whoever says it, in the capacity of the day."""

    plan: PlanId
    employee: PersonId | None
    day: date | None
    text: str
    author: Party
    accounts: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True)
class AnswerComment:
    """Answer a comment: ``changed`` says whether it led to the changes that name it, else the answer says why not."""

    plan: PlanId
    comment: str
    answer: str
    changed: bool
    by: PersonId
    accounts: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True)
class AcceptChange:
    """Accept the change of one's own line, whose fingerprint is ``line`` as it was shown."""

    plan: PlanId
    employee: PersonId
    line: Fingerprint
    by: PersonId
    accounts: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True)
class PublishRota:
    """Make the proposed revision binding."""

    plan: PlanId
    grounds: Grounds
    by: PersonId


@dataclass(frozen=True, slots=True)
class WithdrawRota:
    """Give the plan up."""

    plan: PlanId
    reason: str
    by: PersonId


RotaPlanCommand: TypeAlias = (
    OpenRotaPlan
    | TakeGeneratedRota
    | ImportRota
    | ChangeRotaLine
    | ProposeRota
    | InviteToDiscussion
    | RecordDiscussion
    | ConfirmDiscussion
    | DisputeDiscussion
    | CommentRota
    | AnswerComment
    | AcceptChange
    | PublishRota
    | WithdrawRota
)
