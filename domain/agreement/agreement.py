"""One agreement: offered, signed or refused by its counterpart, extended, ended by notice.

Whether a signature still holds for a line is not stored but seen: the line's fingerprint is the one signed
for, or it is not. A changed line therefore loses exactly the signatures that covered it, at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeAlias

from domain.agreement.commands import (
    AgreementCommand,
    ExtendAgreement,
    GiveNotice,
    ProposeAgreement,
    RefuseAgreement,
    RelyOnAgreement,
    SignAgreement,
    Standing,
)
from domain.agreement.errors import (
    AgreementIsProposed,
    AgreementUnknown,
    BothSides,
    MandateNotInForce,
    NobodyInScope,
    NoMajority,
    NoMandate,
    NotAUnionAgreement,
    NothingToSign,
    NoticeBackwards,
    NoticeIsGiven,
    NotSigned,
    NotTheCounterpart,
    OtherRevisionShown,
    PeriodTooLong,
    WrongGrantor,
)
from domain.agreement.events import (
    AgreementEvent,
    AgreementExtended,
    AgreementNoticeGiven,
    AgreementProposed,
    AgreementRefused,
    AgreementReliedOn,
    AgreementSigned,
    Ground,
)
from domain.canonical import fingerprint
from domain.decider import Decider
from domain.ids import Fingerprint, PersonId
from domain.working_time.model import EXTENDABLE, AgreedLimits, Basis, Grantor

LONGEST_WEEKS = {
    Basis.AVERAGING_INDIVIDUAL: 52,
    Basis.AVERAGING: 52,
    Basis.SUNDAYS: 26,
}
"""Longest averaging period in weeks: AML § 10-5 (1) and (2), § 10-8 (4)."""
COUNTERPARTS = {
    Grantor.INDIVIDUAL: ((False, True), "agreed with the individual employee"),
    Grantor.REPRESENTATIVES: ((True, False), "agreed with a union"),
    Grantor.UNION: ((True, False), "agreed with a union"),
    Grantor.AUTHORITY: (None, "granted by the Labour Inspection Authority and agreed with nobody"),
    Grantor.ASSESSMENT: (None, "an assessment of the plan and agreed with nobody"),
}
"""Whether an offer names a union and an employee, and in words with whom it is made, by who may grant the deviation."""


@dataclass(frozen=True, slots=True)
class NotProposed:
    """Nothing is on the table."""


@dataclass(frozen=True, slots=True)
class Offered:
    """An agreement from its offer on, with all that has been signed for it."""

    offer: AgreementProposed
    covered: Mapping[PersonId, Fingerprint] = field(default_factory=dict)
    """The line fingerprint last signed for, for each person; empty while unsigned."""
    refused: bool = False
    """Whether the counterpart last said no to the lines that are not signed for."""
    extended: bool = False
    signers: frozenset[PersonId] = frozenset()
    """Everybody who has signed, for whichever lines."""
    last_day: date | None = None
    """The last day after notice; ``None``: the offer's own last day."""

    @property
    def ends(self) -> date:
        """The last day on which it is in force."""
        return self.offer.period.last_day if self.last_day is None else self.last_day

    @property
    def refused_as_a_whole(self) -> bool:
        """Whether the counterpart said no and has signed for no line, so that it can be offered anew."""
        return self.refused and not self.covered

    def signed_for(self, lines: Mapping[PersonId, Fingerprint]) -> frozenset[PersonId]:
        """Those of its scope whose line is the one signed for, bound or not."""
        return frozenset(p for p in self.offer.scope if p in lines and self.covered.get(p) == lines[p])

    def awaits_extension(self, lines: Mapping[PersonId, Fingerprint]) -> frozenset[PersonId]:
        """Those signed for whom it binds only once the employer extends it (AML § 10-12 (5))."""
        if self.extended:
            return frozenset()
        return frozenset(p for p in self.signed_for(lines) if self.offer.scope[p] is Ground.EXTENSION)

    def holds_for(self, lines: Mapping[PersonId, Fingerprint]) -> frozenset[PersonId]:
        """Those of its scope whose line is the one signed for, and who are bound."""
        return self.signed_for(lines) - self.awaits_extension(lines)

    def pending_for(self, lines: Mapping[PersonId, Fingerprint]) -> frozenset[PersonId]:
        """Those of its scope whose line in the plan awaits a signature, the first or a new one."""
        return frozenset(p for p in self.offer.scope if p in lines) - self.signed_for(lines)


Agreement: TypeAlias = NotProposed | Offered


def text_of(offer: AgreementProposed, lines: Mapping[PersonId, Fingerprint]) -> Fingerprint:
    """The fingerprint of what is shown to the signer: the terms, and each line in scope."""
    return fingerprint(
        {
            "agreement": offer.agreement,
            "plan": offer.plan,
            "unit": offer.unit,
            "basis": offer.basis.value,
            "what": offer.what,
            "limits": _limits(offer.limits),
            "first_day": offer.period.first_day.isoformat(),
            "last_day": offer.period.last_day.isoformat(),
            "notice_weeks": offer.notice_weeks,
            "lines": {p: lines[p] for p in sorted(offer.scope) if p in lines},
        }
    )


def _limits(limits: AgreedLimits) -> dict[str, object]:
    return {
        "hours_a_day": _seconds(limits.hours_a_day),
        "hours_a_week": _seconds(limits.hours_a_week),
        "averaging_weeks": limits.averaging_weeks,
        "daily_rest": _seconds(limits.daily_rest),
        "weekly_rest": _seconds(limits.weekly_rest),
        "compensatory_rest": limits.compensatory_rest,
    }


def _seconds(duration: timedelta | None) -> int | None:
    return None if duration is None else int(duration.total_seconds())


def decide(command: AgreementCommand, agreement: Agreement) -> Sequence[AgreementEvent]:
    """The facts that ``command`` makes, or a refusal."""
    if isinstance(command, ProposeAgreement):
        return [_propose(command, agreement)]
    if isinstance(agreement, NotProposed):
        raise AgreementUnknown(f"no agreement {command.agreement} has been proposed", agreement=command.agreement)
    match command:
        case SignAgreement() as c:
            return [_sign(c, agreement)]
        case RefuseAgreement() as c:
            _may_act(c.standing, agreement)
            return [AgreementRefused(c.agreement, c.reason, c.standing.person, c.standing.mandate)]
        case ExtendAgreement() as c:
            return _extend(c, agreement)
        case GiveNotice() as c:
            return [_notice(c, agreement)]
        case RelyOnAgreement() as c:
            return [_rely(c, agreement)]


def _propose(c: ProposeAgreement, agreement: Agreement) -> AgreementProposed:
    if isinstance(agreement, Offered) and not agreement.refused_as_a_whole:
        raise AgreementIsProposed(
            f"agreement {c.agreement} is proposed already; one refused as a whole can be offered anew",
            agreement=c.agreement,
        )
    offered_to = (c.union is not None, c.employee is not None)
    asked_for, counterpart = COUNTERPARTS[c.basis.grantor]
    if offered_to != asked_for:
        raise WrongGrantor(
            f"agreement {c.agreement}: {c.basis} is {counterpart}",
            agreement=c.agreement,
            grantor=c.basis.grantor.value,
        )
    longest, weeks = LONGEST_WEEKS.get(c.basis), c.limits.averaging_weeks
    if longest is not None and weeks is not None and weeks > longest:
        raise PeriodTooLong(
            f"agreement {c.agreement}: {c.basis} averages over {longest} weeks at most, not {weeks}",
            agreement=c.agreement,
        )
    if c.notice_weeks < 0:
        raise NoticeBackwards(
            f"agreement {c.agreement}: {c.notice_weeks} weeks' notice; 0 or more is accepted", agreement=c.agreement
        )
    if not c.scope:
        raise NobodyInScope(f"agreement {c.agreement} concerns nobody in plan {c.plan}", agreement=c.agreement)
    return AgreementProposed(
        c.agreement, c.plan, c.unit, c.basis, c.what, c.limits, c.period,
        c.notice_weeks, c.union, c.employee, c.by, dict(c.scope),
    )  # fmt: skip


def _sign(c: SignAgreement, agreement: Offered) -> AgreementSigned:
    _may_act(c.standing, agreement)
    if c.shown.plan != agreement.offer.plan or c.seen != c.shown.plan_fingerprint:
        raise OtherRevisionShown(
            f"agreement {c.agreement}: plan {agreement.offer.plan} stands at revision {c.shown.revision} with "
            f"fingerprint {c.shown.plan_fingerprint}; what was signed for is {c.seen}",
            agreement=c.agreement,
            revision=c.shown.revision,
            fingerprint=c.shown.plan_fingerprint,
        )
    if not agreement.pending_for(c.shown.lines):
        raise NothingToSign(
            f"agreement {c.agreement} is signed for every line in its scope as it stands", agreement=c.agreement
        )
    lines = {p: c.shown.lines[p] for p in sorted(agreement.offer.scope) if p in c.shown.lines}
    return AgreementSigned(
        agreement=c.agreement,
        plan=c.shown.plan,
        revision=c.shown.revision,
        plan_fingerprint=c.shown.plan_fingerprint,
        rule_set=c.shown.rule_set,
        text=text_of(agreement.offer, c.shown.lines),
        by=c.standing.person,
        mandate=c.standing.mandate,
        covered=lines,
    )


def _may_act(standing: Standing, agreement: Offered) -> None:
    """Refuse whoever is not the counterpart, or is on the other side too."""
    offer = agreement.offer
    if standing.employer_side or standing.person == offer.by:
        raise BothSides(
            f"agreement {offer.agreement}: {standing.person} stands on the employer's side in {offer.unit}; "
            "nobody acts for both",
            agreement=offer.agreement,
        )
    if offer.employee is not None:
        if standing.person != offer.employee:
            raise NotTheCounterpart(
                f"agreement {offer.agreement} is {offer.employee}'s own to sign", agreement=offer.agreement
            )
        return
    if standing.mandate is None or standing.union != offer.union or standing.unit != offer.unit:
        raise NoMandate(
            f"agreement {offer.agreement}: {standing.person} holds no mandate from {offer.union} for {offer.unit}",
            agreement=offer.agreement,
        )
    if not standing.in_force:
        raise MandateNotInForce(
            f"agreement {offer.agreement}: mandate {standing.mandate} is not in force on the day of the act "
            f"(its last day is {standing.last_day}); {offer.union} grants mandates",
            agreement=offer.agreement,
            mandate=standing.mandate,
        )


def _extend(c: ExtendAgreement, agreement: Offered) -> list[AgreementEvent]:
    offer = agreement.offer
    if offer.union is None or offer.basis not in EXTENDABLE:
        raise NotAUnionAgreement(
            f"agreement {c.agreement} on {offer.basis} cannot be extended to others (AML § 10-12 (5))",
            agreement=c.agreement,
        )
    if not agreement.covered:
        raise NotSigned(f"agreement {c.agreement} must be signed before it is extended", agreement=c.agreement)
    if 2 * c.bound <= c.doing_same_work:
        raise NoMajority(
            f"agreement {c.agreement}: {c.bound} of {c.doing_same_work} are bound; more than half is asked for",
            agreement=c.agreement,
            bound=c.bound,
            doing_same_work=c.doing_same_work,
        )
    return [] if agreement.extended else [AgreementExtended(c.agreement, c.bound, c.doing_same_work, c.by)]


def _notice(c: GiveNotice, agreement: Offered) -> AgreementNoticeGiven:
    if c.standing is not None:
        _may_act(c.standing, agreement)
    if not agreement.covered:
        raise NotSigned(f"agreement {c.agreement} is not signed; refuse it instead", agreement=c.agreement)
    last_day = c.today + timedelta(weeks=agreement.offer.notice_weeks)
    if last_day >= agreement.ends:
        raise NoticeIsGiven(
            f"agreement {c.agreement} ends on {agreement.ends}, before notice given now would take effect",
            agreement=c.agreement,
        )
    return AgreementNoticeGiven(c.agreement, last_day, c.by, c.standing.mandate if c.standing else None)


def _rely(c: RelyOnAgreement, agreement: Offered) -> AgreementReliedOn:
    if not agreement.covered:
        raise NotSigned(f"agreement {c.agreement} is not signed, so nothing can rest on it", agreement=c.agreement)
    return AgreementReliedOn(c.agreement, c.plan, c.revision, c.plan_fingerprint)


def evolve(agreement: Agreement, event: AgreementEvent) -> Agreement:
    """The state after ``event``."""
    if isinstance(event, AgreementProposed):
        return Offered(event)
    if isinstance(agreement, NotProposed):
        return agreement
    match event:
        case AgreementSigned(covered=covered, by=by):
            lines = {**agreement.covered, **covered}
            return replace(agreement, covered=lines, refused=False, signers=agreement.signers | {by})
        case AgreementRefused():
            return replace(agreement, refused=True)
        case AgreementExtended():
            return replace(agreement, extended=True)
        case AgreementNoticeGiven(last_day=last_day):
            return replace(agreement, last_day=last_day)
        case AgreementReliedOn():
            return agreement


AGREEMENT: Decider[AgreementCommand, Agreement, AgreementEvent] = Decider("agreement", NotProposed(), decide, evolve)
