"""Signing: for the lines of one revision, on the very text that was shown."""

from datetime import date

from domain.agreement.commands import SignAgreement
from domain.agreement.counterpart import demand_counterpart
from domain.agreement.document import signing_document
from domain.agreement.errors import (
    DecidedByTheAuthority,
    NothingToSign,
    NotInForce,
    OneCounterpart,
    OtherDocumentShown,
    OtherPlanShown,
)
from domain.agreement.events import AgreementSigned
from domain.agreement.states import Offered


def sign(c: SignAgreement, agreement: Offered) -> AgreementSigned:
    """The signature, with the document as shown; refused where anything in it is not as it was shown."""
    demand_signable(c, agreement)
    document = signing_document(c.offers, c.shown, c.standing, c.language)
    if agreement.offer not in c.offers or c.seen != document.sha256:
        raise OtherDocumentShown(
            f"agreement {c.agreement}: what stands now is revision {c.shown.revision} of {c.shown.plan}, in a document "
            f"with SHA-256 {document.sha256}; what was shown is {c.seen}. Read it again and sign what stands",
            agreement=c.agreement,
            revision=c.shown.revision,
            document=document.sha256,
        )
    if not agreement.pending_for(c.shown.lines, c.shown.rule_set):
        raise NothingToSign(
            f"agreement {c.agreement} is signed for every line in its scope as it stands", agreement=c.agreement
        )
    return AgreementSigned(
        agreement=c.agreement,
        plan=c.shown.plan,
        revision=c.shown.revision,
        plan_fingerprint=c.shown.plan_fingerprint,
        rule_set=c.shown.rule_set,
        sha256=document.sha256,
        by=c.standing.person,
        mandate=c.standing.mandate,
        covered={p: c.shown.lines[p] for p in sorted(agreement.offer.scope) if p in c.shown.lines},
        language=c.language,
        head=document.head,
        shown=document.shown,
        foot=document.foot,
        key=c.key,
    )


def demand_signable(c: SignAgreement, agreement: Offered) -> None:
    """Refuse whoever may not sign, and what cannot be signed for this plan today."""
    if agreement.consent is not None:
        raise DecidedByTheAuthority(
            f"{c.agreement} is a consent of the Labour Inspection Authority, which nobody here signs",
            agreement=c.agreement,
        )
    demand_counterpart(c.standing, agreement)
    demand_lasting(agreement, c.today)
    elsewhere = {offer.plan for offer in (*c.offers, agreement.offer)} - {c.shown.plan}
    if elsewhere:
        raise OtherPlanShown(
            f"agreement {c.agreement}: one act signs for one plan; {c.shown.plan} was shown, not "
            f"{', '.join(sorted(elsewhere))}",
            agreement=c.agreement,
        )
    parties = {(offer.union, offer.employee) for offer in (*c.offers, agreement.offer)}
    if len(parties) > 1:
        raise OneCounterpart(
            f"agreement {c.agreement}: one act signs for one union, or for oneself; sign for each in its own act",
            agreement=c.agreement,
        )


def demand_lasting(agreement: Offered, today: date) -> None:
    """Refuse what was withdrawn, or is over."""
    name = agreement.offer.agreement
    if agreement.withdrawn:
        raise NotInForce(f"agreement {name} was withdrawn; it can be offered anew", agreement=name)
    if agreement.ends < today:
        raise NotInForce(
            f"agreement {name} had its last day on {agreement.ends}; it can be offered anew", agreement=name
        )
