"""Signing: the document that is shown to the signer, and the act that signs it, for one agreement or several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from application.agreement_parties import offered, standing
from application.enrolling import demand_signature, keys_of
from application.handle import Answer, Asked, Handling, Work
from application.ports.event_store import Receipt
from application.ports.signatures import GivenSignature, SignatureVerifier
from application.rota.grounds import open_plan
from domain.agreement.agreement import AGREEMENT
from domain.agreement.commands import Shown, SignAgreement, Standing
from domain.agreement.document import SigningDocument, signing_document
from domain.agreement.events import KeySignature
from domain.agreement.signing import demand_signable
from domain.agreement.states import Offered
from domain.ids import AgreementId, Fingerprint, KeyHolder, PersonId, PlanId
from domain.rota.errors import RotaPlanNotProposed
from domain.rota.states import Proposed, Published
from domain.working_time.wording import Language


@dataclass(frozen=True, slots=True)
class Covered:
    """One agreement in a signing document, for its signer only."""

    agreement: AgreementId
    lines: Mapping[PersonId, Fingerprint]
    """The line of each in its scope."""
    pending: tuple[PersonId, ...]
    """Those whose line is not signed for as it stands."""


@dataclass(frozen=True, slots=True)
class DocumentToSign:
    """What is shown to the signer, byte for byte."""

    plan: PlanId
    revision: int
    language: Language
    signer: PersonId
    holder: str
    """Whom the signature is for: the mandate, or the employee. Where keys are enrolled to it, one of them signs."""
    agreements: tuple[Covered, ...]
    text: str
    sha256: Fingerprint
    """Of the text's UTF-8 bytes; what a signature names."""
    key_demanded: bool


@dataclass(frozen=True, slots=True)
class _Together:
    """Agreements of one plan before one signer."""

    states: Mapping[AgreementId, Offered]
    standing: Standing
    shown: Shown
    commands: Mapping[AgreementId, SignAgreement]
    document: SigningDocument

    @property
    def holder(self) -> KeyHolder:
        """Whom a key must be enrolled to: the mandate, or the employee who signs for him- or herself."""
        employee = next(iter(self.states.values())).offer.employee  # whichever of his or her accounts it is signed by
        return KeyHolder(self.standing.mandate or employee or self.standing.person)


@dataclass(frozen=True, slots=True)
class SigningAgreements:
    """Shows what there is to sign, and takes signatures."""

    handling: Handling
    verifier: SignatureVerifier

    def document(
        self, asked: Asked, plan: PlanId | None, agreements: Sequence[AgreementId], language: Language
    ) -> DocumentToSign:
        """What the actor would sign now. Raises as ``sign`` where he or she could not."""
        work = self.handling.look(asked)
        it = _together(work, plan, agreements, language, Fingerprint(""))
        for name, command in it.commands.items():
            demand_signable(command, it.states[name])
        return DocumentToSign(
            it.shown.plan,
            it.shown.revision,
            language,
            it.standing.person,
            it.holder,
            tuple(_covered(name, a, it.shown) for name, a in it.states.items()),
            it.document.text,
            it.document.sha256,
            bool(keys_of(work, it.holder)),
        )

    def sign(
        self, asked: Asked, plan: PlanId | None, agreements: Sequence[AgreementId], language: Language,
        seen: Fingerprint, given: GivenSignature | None,
    ) -> Receipt:  # fmt: skip
        """Sign the document whose SHA-256 is ``seen``: for the lines in it and no others, all agreements or none.

        ``plan``: the plan all of them must be for; ``None``: whichever the first is for. Raises ``SignatureMissing``,
        ``SignatureInvalid``, and as the aggregate refuses.
        """

        def body(work: Work) -> Answer:
            it = _together(work, plan, agreements, language, seen)
            for name, command in it.commands.items():
                demand_signable(command, it.states[name])
            key = self._verified(work, it, given) if seen == it.document.sha256 else None
            covers = {}
            for name, command in it.commands.items():
                signed = work.do(AGREEMENT, name, _with_key(command, key))
                held = signed.holds_for(it.shown.lines, it.shown.rule_set) if isinstance(signed, Offered) else ()
                covers[name] = len(held)
            return {
                "plan": it.shown.plan,
                "revision": it.shown.revision,
                "document": it.document.sha256,
                "agreements": list(covers),
                "covers": sum(covers.values()),
            }

        return self.handling.perform(asked, body)

    def _verified(self, work: Work, it: _Together, given: GivenSignature | None) -> KeySignature | None:
        """The signature by the holder's key over the document; none where no key stands and none was used."""
        demand_signature(work, self.verifier, it.holder, it.document.text.encode(), given)
        return None if given is None else KeySignature(given.key, given.kind.value, given.values)


def _together(
    work: Work, plan: PlanId | None, agreements: Sequence[AgreementId], language: Language, seen: Fingerprint
) -> _Together:
    """The agreements named, the signer's standing in them, and the document as it is made now."""
    states = {name: offered(work, name) for name in sorted(set(agreements))}
    first = next(iter(states.values())).offer
    by = standing(work, first)
    state = open_plan(work, plan or first.plan)
    if not isinstance(state, Proposed | Published):
        raise RotaPlanNotProposed(f"{state.opened.plan} has no proposed revision to sign for", plan=state.opened.plan)
    shown = Shown(state.opened.plan, state.revision, state.fingerprint, state.rule_set, state.line_fingerprints)
    all_offers = tuple(a.offer for a in states.values())
    commands = {name: SignAgreement(name, by, shown, all_offers, language, seen, work.today) for name in states}
    return _Together(states, by, shown, commands, signing_document(all_offers, shown, by, language))


def _with_key(command: SignAgreement, key: KeySignature | None) -> SignAgreement:
    return command if key is None else replace(command, key=key)


def _covered(name: AgreementId, a: Offered, shown: Shown) -> Covered:
    lines = {p: shown.lines[p] for p in sorted(a.offer.scope) if p in shown.lines}
    return Covered(name, lines, tuple(sorted(a.pending_for(shown.lines, shown.rule_set))))
