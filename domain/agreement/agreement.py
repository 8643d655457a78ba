"""One agreement: offered, commented on, signed or refused by its counterpart, extended, ended, offered anew."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from domain.agreement.commands import (
    AgreementCommand,
    AnswerComment,
    CommentOnAgreement,
    ExtendAgreement,
    GiveNotice,
    ProposeAgreement,
    RecordConsent,
    RefuseAgreement,
    RelyOnAgreement,
    SignAgreement,
    WithdrawOffer,
)
from domain.agreement.commenting import answer, comment
from domain.agreement.counterpart import demand_counterpart
from domain.agreement.errors import (
    AgreementIsProposed,
    AgreementUnknown,
    DecidedByTheAuthority,
    NoMajority,
    NotAUnionAgreement,
    NoticeIsGiven,
    NotInForce,
    NotSigned,
    RoundsOverlap,
    SignedAlready,
)
from domain.agreement.events import (
    AgreementCommentAnswered,
    AgreementCommented,
    AgreementConsentRecorded,
    AgreementEvent,
    AgreementExtended,
    AgreementNoticeGiven,
    AgreementProposed,
    AgreementRefused,
    AgreementReliedOn,
    AgreementSigned,
    AgreementWithdrawn,
    Ground,
)
from domain.agreement.signing import demand_lasting, sign
from domain.agreement.states import Agreement, Comment, NotProposed, Offered, SignedLine
from domain.agreement.terms import demand_consent, demand_terms
from domain.calendar import Period
from domain.decider import Decider
from domain.ids import AgreementId
from domain.working_time.model import EXTENDABLE


def decide(command: AgreementCommand, agreement: Agreement) -> Sequence[AgreementEvent]:
    """The facts that ``command`` makes, or a refusal."""
    if isinstance(command, ProposeAgreement):
        return [_propose(command, agreement)]
    if isinstance(command, RecordConsent):
        return [_consent(command, agreement)]
    if isinstance(agreement, NotProposed):
        raise AgreementUnknown(f"no agreement {command.agreement} has been proposed", agreement=command.agreement)
    match command:
        case SignAgreement() as c:
            return [sign(c, agreement)]
        case RefuseAgreement() as c:
            return [_refuse(c, agreement)]
        case ExtendAgreement() as c:
            return _extend(c, agreement)
        case GiveNotice() as c:
            return [_notice(c, agreement)]
        case WithdrawOffer() as c:
            return [_withdraw(c, agreement)]
        case CommentOnAgreement() as c:
            return [comment(c, agreement)]
        case AnswerComment() as c:
            return [answer(c, agreement)]
        case RelyOnAgreement() as c:
            return [_rely(c, agreement)]


def _propose(c: ProposeAgreement, agreement: Agreement) -> AgreementProposed:
    _demand_room(c, agreement)
    demand_terms(c)
    t = c.terms
    return AgreementProposed(
        c.agreement, c.plan, c.unit, c.basis, c.what, c.limits, c.period, c.notice_weeks, c.union, c.employee, c.by,
        dict(c.scope), t.work, t.compensatory_rest, t.assessment, t.standby_ratio, t.extended_week, t.whole_chapter,
    )  # fmt: skip


def _consent(c: RecordConsent, agreement: Agreement) -> AgreementConsentRecorded:
    _demand_room(c, agreement)
    demand_consent(c)
    return AgreementConsentRecorded(
        c.agreement, c.plan, c.unit, c.basis, c.what, c.limits, c.period, c.work, c.people, c.document, c.by
    )


def _demand_room(c: ProposeAgreement | RecordConsent, agreement: Agreement) -> None:
    """Refuse while a round stands, or where the new one would take days that an earlier one bears."""
    if isinstance(agreement, NotProposed):
        return
    if not agreement.spent(c.today):
        raise AgreementIsProposed(
            f"agreement {c.agreement} is on the table already; one refused as a whole, withdrawn, under notice, "
            "ended or lapsed can be offered anew",
            agreement=c.agreement,
        )
    last = last_day_borne(agreement)
    if last is not None and c.period.first_day <= last.last_day:
        raise RoundsOverlap(
            f"agreement {c.agreement} was agreed before and bears the days until {last.last_day}; a new one begins "
            f"after that, not on {c.period.first_day}",
            agreement=c.agreement,
            last_day=last.last_day.isoformat(),
        )


def last_day_borne(agreement: Offered) -> Period | None:
    """The days of the last round that bears any; a new round begins after them."""
    return next((r.bears for r in reversed(agreement.rounds) if r.bears is not None), None)


def _refuse(c: RefuseAgreement, agreement: Offered) -> AgreementRefused:
    _demand_an_agreement(c.agreement, agreement)
    demand_counterpart(c.standing, agreement)
    if agreement.withdrawn:
        raise NotInForce(f"agreement {c.agreement} was withdrawn; there is nothing to refuse", agreement=c.agreement)
    return AgreementRefused(c.agreement, c.reason, c.standing.person, c.standing.mandate)


def _extend(c: ExtendAgreement, agreement: Offered) -> list[AgreementEvent]:
    offer = agreement.offer
    if offer.union is None or offer.basis not in EXTENDABLE:
        raise NotAUnionAgreement(
            f"agreement {c.agreement} on {offer.basis} cannot be extended to others (AML § 10-12 (5))",
            agreement=c.agreement,
        )
    demand_lasting(agreement, c.today)
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
    _demand_an_agreement(c.agreement, agreement)
    if c.standing is not None:
        demand_counterpart(c.standing, agreement)
    if not agreement.covered:
        raise NotSigned(f"agreement {c.agreement} is not signed; refuse it instead", agreement=c.agreement)
    last_day = c.today + timedelta(weeks=agreement.offer.notice_weeks)
    if last_day >= agreement.ends:
        raise NoticeIsGiven(
            f"agreement {c.agreement} ends on {agreement.ends}, before notice given now would take effect",
            agreement=c.agreement,
        )
    return AgreementNoticeGiven(c.agreement, last_day, c.by, c.standing.mandate if c.standing else None)


def _withdraw(c: WithdrawOffer, agreement: Offered) -> AgreementWithdrawn:
    _demand_an_agreement(c.agreement, agreement)
    if agreement.withdrawn:
        raise NotInForce(f"agreement {c.agreement} is withdrawn already", agreement=c.agreement)
    if agreement.covered:
        raise SignedAlready(f"agreement {c.agreement} is signed; it is ended by notice", agreement=c.agreement)
    return AgreementWithdrawn(c.agreement, c.reason, c.by)


def _rely(c: RelyOnAgreement, agreement: Offered) -> AgreementReliedOn:
    if all(each.bears is None for each in agreement.rounds):
        raise NotSigned(f"agreement {c.agreement} is not signed, so nothing can rest on it", agreement=c.agreement)
    return AgreementReliedOn(c.agreement, c.plan, c.revision, c.plan_fingerprint)


def _demand_an_agreement(name: AgreementId, agreement: Offered) -> None:
    if agreement.consent is not None:
        raise DecidedByTheAuthority(
            f"{name} is a consent of the Labour Inspection Authority, which nobody here signs or ends", agreement=name
        )


def evolve(agreement: Agreement, event: AgreementEvent) -> Agreement:
    """The state after ``event``."""
    if isinstance(event, AgreementProposed):
        return Offered(event, earlier=_rounds(agreement))
    if isinstance(event, AgreementConsentRecorded):
        return _consented(agreement, event)
    if isinstance(agreement, NotProposed):
        return agreement
    match event:
        case AgreementSigned(covered=covered, by=by, rule_set=rule_set):
            lines = {p: agreement.covered.get(p, frozenset()) | {SignedLine(f, rule_set)} for p, f in covered.items()}
            return replace(
                agreement, covered={**agreement.covered, **lines}, refused=False, signers=agreement.signers | {by}
            )
        case AgreementRefused():
            return replace(agreement, refused=True, refusals=(*agreement.refusals, event))
        case AgreementExtended():
            return replace(agreement, extension=event)
        case AgreementNoticeGiven(last_day=last_day):
            return replace(agreement, last_day=last_day)
        case AgreementWithdrawn():
            return replace(agreement, withdrawn=True)
        case AgreementCommented():
            return replace(agreement, comments=(*agreement.comments, Comment(event)))
        case AgreementCommentAnswered(comment=name):
            comments = (replace(c, answered=event) if c.said.comment == name else c for c in agreement.comments)
            return replace(agreement, comments=tuple(comments))
        case AgreementReliedOn():
            return agreement


def _rounds(agreement: Agreement) -> tuple[Offered, ...]:
    """What has been, round by round."""
    if isinstance(agreement, NotProposed):
        return ()
    return (*agreement.earlier, replace(agreement, earlier=()))


def _consented(agreement: Agreement, e: AgreementConsentRecorded) -> Offered:
    """A consent as an offer that nobody signs: it covers everybody it names."""
    offer = AgreementProposed(
        e.agreement, e.plan, e.unit, e.basis, e.what, e.limits, e.period, 0, None, None, e.by,
        dict.fromkeys(e.people, Ground.DECISION), e.work, e.limits.compensatory_rest or "",
    )  # fmt: skip
    return Offered(offer, consent=e.document, earlier=_rounds(agreement))


AGREEMENT: Decider[AgreementCommand, Agreement, AgreementEvent] = Decider("agreement", NotProposed(), decide, evolve)
