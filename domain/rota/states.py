"""What a rota plan can be, and the fingerprints that bind its lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from domain.canonical import fingerprint, merkle_root
from domain.ids import AgreementId, AssessmentId, Fingerprint, PersonId, PlanId, ShiftCode
from domain.rota.events import (
    ChangeMade,
    CommentAnswered,
    DiscussionDisputed,
    DiscussionInvited,
    RotaCommented,
    RotaDiscussed,
    RotaPlanOpened,
)
from domain.rota.parties import Outcome
from domain.working_time.model import Rota, ShiftType

Lines: TypeAlias = Mapping[PersonId, Mapping[date, ShiftCode]]


@dataclass(frozen=True, slots=True)
class Discussion:
    """A discussion as recorded, who has confirmed the record, and who has disputed it."""

    record: RotaDiscussed
    confirmed_by: frozenset[PersonId] = frozenset()
    disputes: tuple[DiscussionDisputed, ...] = ()

    @property
    def counts_from(self) -> date:
        """The day a deadline is judged by: the day it was held once confirmed, else the day it was recorded.

        One representative's confirmation is enough, also where another one disputes the record; time alone
        confirms nothing.
        """
        return self.record.held_on if self.confirmed_by else self.record.recorded_on

    @property
    def representatives(self) -> frozenset[PersonId]:
        """The union representatives who took part."""
        return frozenset(p.person for p in self.record.participants if p.represents)

    @property
    def dissent(self) -> bool:
        """Whether the parties did not agree."""
        return self.record.outcome is Outcome.NOT_AGREED


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, the changes that name it, and the answer."""

    said: RotaCommented
    changes: tuple[ChangeMade, ...] = ()
    answer: CommentAnswered | None = None


@dataclass(frozen=True, slots=True)
class Binding:
    """A revision that was published, and stays binding until the next one is."""

    revision: int
    fingerprint: Fingerprint
    lines: Lines
    agreements: tuple[AgreementId, ...]
    assessment: AssessmentId
    dissents: tuple[str, ...] = ()
    """Discussions without agreement and agreements refused that it was published in spite of."""


@dataclass(frozen=True, slots=True)
class NotOpened:
    """Nothing is planned."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Lines being worked on. ``revision`` is the last one proposed, 0 before the first."""

    opened: RotaPlanOpened
    lines: Lines = field(default_factory=dict)
    revision: int = 0
    discussions: tuple[Discussion, ...] = ()
    binding: Binding | None = None
    invitations: tuple[DiscussionInvited, ...] = ()
    comments: tuple[Comment, ...] = ()
    accepted: Mapping[PersonId, Fingerprint] = field(default_factory=dict)
    """The line each employee has last accepted as a change of the binding one."""

    @property
    def open_comments(self) -> tuple[Comment, ...]:
        """Those without an answer."""
        return _open(self.comments)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A frozen revision before the parties."""

    opened: RotaPlanOpened
    lines: Lines
    revision: int
    fingerprint: Fingerprint
    line_fingerprints: Mapping[PersonId, Fingerprint]
    rule_set: str
    discussions: tuple[Discussion, ...] = ()
    binding: Binding | None = None
    invitations: tuple[DiscussionInvited, ...] = ()
    comments: tuple[Comment, ...] = ()
    accepted: Mapping[PersonId, Fingerprint] = field(default_factory=dict)
    """The line each employee has last accepted as a change of the binding one."""

    @property
    def open_comments(self) -> tuple[Comment, ...]:
        """Those without an answer."""
        return _open(self.comments)


@dataclass(frozen=True, slots=True)
class Published:
    """The latest revision is binding."""

    opened: RotaPlanOpened
    lines: Lines
    revision: int
    fingerprint: Fingerprint
    line_fingerprints: Mapping[PersonId, Fingerprint]
    rule_set: str
    binding: Binding
    discussions: tuple[Discussion, ...] = ()
    invitations: tuple[DiscussionInvited, ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def open_comments(self) -> tuple[Comment, ...]:
        """Those without an answer, which concern the next revision."""
        return _open(self.comments)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Given up; nothing more happens to it."""

    opened: RotaPlanOpened


OpenPlan: TypeAlias = Draft | Proposed | Published
"""A plan that is being worked on or is in force."""
RotaPlan: TypeAlias = NotOpened | OpenPlan | Withdrawn


def _open(comments: tuple[Comment, ...]) -> tuple[Comment, ...]:
    return tuple(c for c in comments if c.answer is None)


def frozen_lines(plan: RotaPlan) -> Mapping[PersonId, Fingerprint]:
    """What each line of the proposed or published revision is known by; empty while nothing is frozen."""
    return plan.line_fingerprints if isinstance(plan, Proposed | Published) else {}


def line_fingerprint(
    plan: PlanId, employee: PersonId, days: Mapping[date, ShiftCode], types: Mapping[ShiftCode, ShiftType]
) -> Fingerprint:
    """What binds one line: plan, employee, and every shift with its day, code and instants.

    Equal lines of the same plan have equal fingerprints in every revision, so a signature survives a change to
    somebody else's line; the instants are in it, so a redefined shift code changes it.
    """
    shifts = Rota({employee: days}).shifts(types)
    return fingerprint(
        {
            "plan": plan,
            "employee": employee,
            "shifts": [
                {
                    "day": s.day.isoformat(),
                    "code": s.code,
                    "starts": s.starts.isoformat(),
                    "ends": s.ends.isoformat(),
                    "unpaid_break_minutes": int(s.unpaid_break.total_seconds()) // 60,
                }
                for s in shifts
            ],
        }
    )


def plan_fingerprint(lines: Mapping[PersonId, Fingerprint]) -> Fingerprint:
    """The Merkle root over the lines in order of employee; each leaf is the line's fingerprint as bytes."""
    return merkle_root([bytes.fromhex(lines[employee]) for employee in sorted(lines)])


def types_of(opened: RotaPlanOpened) -> dict[ShiftCode, ShiftType]:
    """The plan's shift codes."""
    return {t.code: t for t in opened.shift_types}
