"""What may be asked of an agreement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.agreement.events import Ground
from domain.calendar import Period
from domain.ids import AgreementId, Fingerprint, MandateId, PersonId, PlanId, Union, UnitId
from domain.working_time.model import AgreedLimits, Basis


@dataclass(frozen=True, slots=True)
class Standing:
    """On whose behalf somebody acts, as the mandate's own stream says; filled in by the use case."""

    person: PersonId
    mandate: MandateId | None
    """``None``: the employee acts for him- or herself."""
    union: Union | None
    unit: UnitId | None
    in_force: bool
    last_day: date | None
    employer_side: bool
    """Whether the same person also holds an office of the employer in the unit."""


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
class ProposeAgreement:
    """Offer an agreement."""

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


@dataclass(frozen=True, slots=True)
class SignAgreement:
    """Sign for the lines shown."""

    agreement: AgreementId
    standing: Standing
    shown: Shown
    seen: Fingerprint
    """The plan fingerprint the signer says to have seen; it must be that of ``shown``."""


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


@dataclass(frozen=True, slots=True)
class GiveNotice:
    """End the agreement after the notice it sets; ``today`` is the Oslo day of the act."""

    agreement: AgreementId
    today: date
    by: PersonId
    standing: Standing | None
    """The counterpart's standing; ``None`` when the employer gives notice."""


@dataclass(frozen=True, slots=True)
class RelyOnAgreement:
    """Record that a plan is published on it; it may have ended for days to come, and still bear earlier ones."""

    agreement: AgreementId
    plan: PlanId
    revision: int
    plan_fingerprint: Fingerprint


AgreementCommand: TypeAlias = (
    ProposeAgreement | SignAgreement | RefuseAgreement | ExtendAgreement | GiveNotice | RelyOnAgreement
)
