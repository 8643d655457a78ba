"""What has happened to an agreement."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, TypeAlias

from domain.calendar import Period
from domain.ids import AgreementId, AssessmentId, Fingerprint, KeyId, MandateId, PersonId, PlanId, Union, UnitId
from domain.privacy import Category, SpecialByKey
from domain.working_time.model import AgreedLimits, Basis
from domain.working_time.wording import Language


class Ground(StrEnum):
    """Why somebody is in an agreement's scope."""

    MEMBER = "member"
    EXTENSION = "extension"
    """No member of the party: bound once the employer extends the agreement to all (AML § 10-12 (5))."""
    PARTY = "party"
    """The employee is the party."""
    DECISION = "decision"
    """The Labour Inspection Authority's consent covers them; nobody signs."""


class Side(StrEnum):
    """Who speaks of an agreement."""

    EMPLOYER = "employer"
    COUNTERPART = "counterpart"


@dataclass(frozen=True, slots=True)
class AgreementProposed:
    """The employer offers an agreement on one legal basis to one counterpart.

    The counterpart is a union, or the employee where the law asks for the individual's own agreement.
    The offer is the employer's assent; the counterpart's signature completes it (AML § 10-5, § 10-8, § 10-12).
    """

    agreement: AgreementId
    plan: PlanId
    unit: UnitId
    basis: Basis
    what: str
    """The words of the agreement, as shown to the parties."""
    limits: AgreedLimits
    period: Period
    notice_weeks: int
    """How long before its end notice must be given; the law sets none, the parties must."""
    union: Union | None
    employee: PersonId | None
    by: PersonId
    scope: Annotated[Mapping[PersonId, Ground], SpecialByKey(Category.UNION)]
    """Whom it concerns, and why; membership may be inferred from it."""
    work: tuple[str, ...] = ()
    """The professions whose work it covers; none named: all work the plan is for."""
    compensatory_rest: str = ""
    """The terms of compensatory rest (*kompenserende hvile*): a code such as ``same_week``, or the parties' words."""
    assessment: AssessmentId | None = None
    """The sound-practice assessment (*forsvarlighetsvurdering*) it was offered on."""
    standby_ratio: Fraction | None = None
    """Share of standby that counts as normal hours (AML § 10-4 (3)); ``None``: the tariff's."""
    extended_week: timedelta | None = None
    """Hours a week beyond the norm for a doctor (*utvidet arbeidstid*)."""
    whole_chapter: bool = False
    """Whether a tariff agreement derogates from all that AML § 10-12 (4) lets it."""


@dataclass(frozen=True, slots=True)
class KeySignature:
    """A signature by an enrolled key, as it was verified: by which key, of which kind, with all its values."""

    key: KeyId
    kind: str
    """``ed25519`` or ``webauthn``."""
    values: Mapping[str, str]
    """What is needed to verify it again, each in base64url, by name."""


@dataclass(frozen=True, slots=True)
class AgreementSigned:
    """The counterpart signed for the lines that were shown, and for no others.

    What was shown is kept: ``head``, then the part of each person in order of id, then ``foot``.
    """

    agreement: AgreementId
    plan: PlanId
    revision: int
    plan_fingerprint: Fingerprint
    rule_set: str
    sha256: Fingerprint
    """Of the UTF-8 bytes of what was shown. Where no language is named: of the terms and lines in canonical JSON."""
    by: PersonId
    mandate: MandateId | None
    covered: Annotated[Mapping[PersonId, Fingerprint], SpecialByKey(Category.UNION)]
    """The fingerprint of each line signed for."""
    language: Language | None = None
    """``None``: signed before documents were kept."""
    head: str = ""
    shown: Annotated[Mapping[PersonId, str], SpecialByKey(Category.UNION)] = field(default_factory=dict)
    foot: str = ""
    key: KeySignature | None = None
    """``None``: the holder had no key enrolled."""


@dataclass(frozen=True, slots=True)
class AgreementRefused:
    """The counterpart said no, with a reason."""

    agreement: AgreementId
    reason: str
    by: PersonId
    mandate: MandateId | None


@dataclass(frozen=True, slots=True)
class AgreementExtended:
    """The employer made a union's agreement apply to all who do the same work (AML § 10-12 (5))."""

    agreement: AgreementId
    bound: int
    """Employees doing the work who are bound by the unions' agreements on this basis as members."""
    doing_same_work: int
    by: PersonId


@dataclass(frozen=True, slots=True)
class AgreementNoticeGiven:
    """A party gave notice; the agreement ends after ``last_day``, never backwards."""

    agreement: AgreementId
    last_day: date
    by: PersonId
    mandate: MandateId | None


@dataclass(frozen=True, slots=True)
class AgreementWithdrawn:
    """The employer took back an offer that nobody had signed."""

    agreement: AgreementId
    reason: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class AgreementCommented:
    """One side said something of the offer. A comment is no consent, and no refusal."""

    agreement: AgreementId
    comment: str
    """Names the comment within the agreement."""
    text: str
    side: Side
    by: PersonId
    mandate: MandateId | None


@dataclass(frozen=True, slots=True)
class AgreementCommentAnswered:
    """The other side answered a comment, and said what it changed, or why nothing."""

    agreement: AgreementId
    comment: str
    answer: str
    changed: str | None
    """What the comment changed; ``None``: nothing, and the answer says why."""
    by: PersonId
    mandate: MandateId | None


@dataclass(frozen=True, slots=True)
class Document:
    """A paper somewhere else, so that it can be recognised."""

    reference: str
    """The sender's own case number."""
    dated: date
    sha256: Fingerprint
    """Of the file's bytes."""


@dataclass(frozen=True, slots=True)
class AgreementConsentRecorded:
    """The Labour Inspection Authority (*Arbeidstilsynet*) consented, and the employer recorded its decision.

    It covers its scope on its days whatever the lines, within the limits it sets.
    """

    agreement: AgreementId
    plan: PlanId
    unit: UnitId
    basis: Basis
    what: str
    limits: AgreedLimits
    period: Period
    work: tuple[str, ...]
    people: tuple[PersonId, ...]
    """Those of the plan who do the work: everybody, whatever their union."""
    document: Document
    by: PersonId


@dataclass(frozen=True, slots=True)
class AgreementReliedOn:
    """A plan was published on the strength of this agreement."""

    agreement: AgreementId
    plan: PlanId
    revision: int
    plan_fingerprint: Fingerprint


AgreementEvent: TypeAlias = (
    AgreementProposed
    | AgreementSigned
    | AgreementRefused
    | AgreementExtended
    | AgreementNoticeGiven
    | AgreementWithdrawn
    | AgreementCommented
    | AgreementCommentAnswered
    | AgreementConsentRecorded
    | AgreementReliedOn
)
