"""What a publication rests on, as readiness sees it: gathered from the streams by the use case."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from domain.ids import AgreementId, AssessmentId, PersonId
from domain.law import Figure
from domain.working_time.findings import Finding
from domain.working_time.model import Basis


@dataclass(frozen=True, slots=True)
class AgreementGround:
    """An agreement as readiness sees it."""

    agreement: AgreementId
    basis: Basis
    party: str
    """The union, the employee, or the authority."""
    scope: frozenset[PersonId]
    holds_for: frozenset[PersonId]
    """Those it covers now: signed for the line as it stands, bound, under a mandate in force when signed."""
    awaits_extension: frozenset[PersonId]
    """Signed for, but bound only once the employer extends it (AML § 10-12 (5))."""
    refused: bool
    signers: frozenset[PersonId] = frozenset()
    own: frozenset[PersonId] | None = None
    """Those in scope as members or party, not by extension; ``None``: everybody in it."""
    ends: date | None = None
    """The last day in force, after notice too."""


@dataclass(frozen=True, slots=True)
class AssessmentGround:
    """The plan's latest assessment as readiness sees it."""

    assessment: AssessmentId
    conclusion: str | None
    reopened: str | None
    shown: frozenset[str]
    """The audiences it was shown to."""
    covers_revision: bool = True
    """Whether it is of this revision, or was carried to it."""
    broken: tuple[str, ...] = ()
    """The assumptions that the plan's own lines break."""
    awaits_acceptance: bool = False
    """Whether a high risk is left that nobody above the leader has accepted."""
    review_by: date | None = None
    shown_to: frozenset[PersonId] = frozenset()
    """The people behind ``shown``."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """Everything a publication rests on, loaded from the streams by the use case, never sent by a client."""

    rule_set: str
    findings: tuple[Finding, ...]
    """What the rules say under the agreements that hold."""
    agreements: tuple[AgreementGround, ...]
    assessment: AssessmentGround | None
    need_approved: bool
    discussion_notice: Figure[timedelta]
    by: frozenset[PersonId] = frozenset()
    """Who wants to publish, when somebody does: every account of that person."""
    on_both_sides: bool = False
    """Whether that person, by whichever account, holds offices of both sides in the unit today."""
    today: date | None = None
    """The Oslo day it is judged on; without it nothing is found overdue."""
    dissents: tuple[str, ...] = field(default=())
    """Discussions without agreement and agreements refused: the dissent that stays with the plan."""

    @property
    def relied_on(self) -> tuple[AgreementId, ...]:
        """The agreements that hold for somebody: what a publication rests on, each once."""
        return tuple(dict.fromkeys(a.agreement for a in self.agreements if a.holds_for))
