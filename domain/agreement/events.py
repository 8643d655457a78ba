"""What has happened to an agreement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, TypeAlias

from domain.calendar import Period
from domain.ids import AgreementId, Fingerprint, MandateId, PersonId, PlanId, Union, UnitId
from domain.privacy import Category, SpecialByKey
from domain.working_time.model import AgreedLimits, Basis


class Ground(StrEnum):
    """Why a person is in an agreement's scope."""

    MEMBER = "member"
    EXTENSION = "extension"
    """Not a member of any party: bound once the employer extends the agreement to all (AML § 10-12 (5))."""
    PARTY = "party"
    """The employee is the party."""


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


@dataclass(frozen=True, slots=True)
class AgreementSigned:
    """The counterpart signed for the lines that were shown, and for no others."""

    agreement: AgreementId
    plan: PlanId
    revision: int
    plan_fingerprint: Fingerprint
    rule_set: str
    text: Fingerprint
    """The fingerprint of what was shown: the offer's terms and the lines in its scope."""
    by: PersonId
    mandate: MandateId | None
    covered: Annotated[Mapping[PersonId, Fingerprint], SpecialByKey(Category.UNION)]
    """The fingerprint of each line signed for."""


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
    """Employees bound by the unions' agreements on this basis."""
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
    | AgreementReliedOn
)
