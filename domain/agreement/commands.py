"""What may be asked of an agreement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from domain.agreement.events import AgreementProposed, Document, Ground, KeySignature
from domain.calendar import Period
from domain.ids import AgreementId, AssessmentId, Fingerprint, MandateId, PersonId, PlanId, Union, UnitId
from domain.working_time.model import AgreedLimits, Basis
from domain.working_time.wording import Language


class Level(StrEnum):
    """The level a representative is elected at, the lowest first."""

    WORKPLACE = "arbeidsplass"
    ENTERPRISE = "foretak"
    CENTRAL = "sentralt"

    def reaches(self, least: "Level") -> bool:
        """Whether this level is ``least`` or above it."""
        order = list(Level)
        return order.index(self) >= order.index(least)


@dataclass(frozen=True, slots=True)
class Standing:
    """On whose behalf somebody acts, as the mandate's own stream says; filled in by the use case."""

    person: PersonId
    mandate: MandateId | None
    """``None``: the employee acts for him- or herself."""
    union: Union | None
    unit: UnitId | None
    """The unit acted for, where the mandate covers it."""
    in_force: bool
    last_day: date | None
    employer_side: bool
    """Whether the same natural person also holds an office of the employer in the unit."""
    level: Level = Level.WORKPLACE
    aliases: frozenset[PersonId] = frozenset()
    """Every account of the same natural person; ``person`` is one whether named here or not."""
    nominates: bool = False
    """Whether the union has right of nomination (*innstillingsrett*, AML § 10-12 (4))."""

    @property
    def accounts(self) -> frozenset[PersonId]:
        """Every account of the same natural person."""
        return self.aliases | {self.person}


@dataclass(frozen=True, slots=True)
class Shown:
    """What the signer was shown: a revision's lines in the agreement's scope."""

    plan: PlanId
    revision: int
    plan_fingerprint: Fingerprint
    rule_set: str
    lines: Mapping[PersonId, Fingerprint]
    """The line of everybody in the plan; the agreement picks those in its scope."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What an agreement sets beyond its limits."""

    work: tuple[str, ...] = ()
    compensatory_rest: str = ""
    assessment: AssessmentId | None = None
    standby_ratio: Fraction | None = None
    extended_week: timedelta | None = None
    whole_chapter: bool = False


@dataclass(frozen=True, slots=True)
class ProposeAgreement:
    """Offer an agreement, the first time or anew; ``today`` is the Oslo day of the act."""

    agreement: AgreementId
    plan: PlanId
    unit: UnitId
    basis: Basis
    what: str
    limits: AgreedLimits
    period: Period
    notice_weeks: int
    union: Union | None
    employee: PersonId | None
    scope: Mapping[PersonId, Ground]
    by: PersonId
    today: date
    terms: Terms = Terms()


@dataclass(frozen=True, slots=True)
class SignAgreement:
    """Sign for the lines shown, in one act for every offer that the document names."""

    agreement: AgreementId
    standing: Standing
    shown: Shown
    offers: tuple[AgreementProposed, ...]
    """All that the document is about, this agreement's own among them."""
    language: Language
    seen: Fingerprint
    """The SHA-256 of the document the signer says to have seen; it must be that of the one made now."""
    today: date
    key: KeySignature | None = None
    """The signature by the holder's key over the document, once verified."""


@dataclass(frozen=True, slots=True)
class RefuseAgreement:
    """Say no."""

    agreement: AgreementId
    standing: Standing
    reason: str


@dataclass(frozen=True, slots=True)
class ExtendAgreement:
    """Make it apply to all who do the same work; the counts are the use case's, from the streams."""

    agreement: AgreementId
    bound: int
    doing_same_work: int
    by: PersonId
    today: date


@dataclass(frozen=True, slots=True)
class GiveNotice:
    """End the agreement after the notice it sets; ``today`` is the Oslo day of the act."""

    agreement: AgreementId
    today: date
    by: PersonId
    standing: Standing | None
    """The counterpart's standing; ``None`` when the employer gives notice."""


@dataclass(frozen=True, slots=True)
class WithdrawOffer:
    """Take back an offer that nobody has signed."""

    agreement: AgreementId
    reason: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class CommentOnAgreement:
    """Say something of the offer."""

    agreement: AgreementId
    comment: str
    text: str
    by: PersonId
    standing: Standing | None
    """The counterpart's standing; ``None`` when the employer comments."""


@dataclass(frozen=True, slots=True)
class AnswerComment:
    """Answer the other side's comment."""

    agreement: AgreementId
    comment: str
    answer: str
    changed: str | None
    by: PersonId
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class RecordConsent:
    """Record the Labour Inspection Authority's consent with its document."""

    agreement: AgreementId
    plan: PlanId
    unit: UnitId
    basis: Basis
    what: str
    limits: AgreedLimits
    period: Period
    work: tuple[str, ...]
    people: tuple[PersonId, ...]
    document: Document
    by: PersonId
    today: date


@dataclass(frozen=True, slots=True)
class RelyOnAgreement:
    """Record that a plan is published on it; it may have ended for days to come, and still bear earlier ones."""

    agreement: AgreementId
    plan: PlanId
    revision: int
    plan_fingerprint: Fingerprint


AgreementCommand: TypeAlias = (
    ProposeAgreement
    | SignAgreement
    | RefuseAgreement
    | ExtendAgreement
    | GiveNotice
    | WithdrawOffer
    | CommentOnAgreement
    | AnswerComment
    | RecordConsent
    | RelyOnAgreement
)
