"""Signing keys: enrolled and revoked, and which of them sign for a holder.

A holder is a mandate, or an employee who signs for him- or herself. Only the holder's own person enrols a key, and
proves to hold its private part by signing a text made here; the private part never comes here.
"""

from dataclasses import dataclass

from application.authority import Role, administrators_mandates, aliases, mandates_of
from application.handle import Answer, Asked, Handling, Work
from application.ports.event_store import Receipt
from application.ports.signatures import GivenSignature, PublicKey, SignatureInvalid, SignatureVerifier
from application.reading_mandates import may_read_mandate
from domain.agreement.errors import SignatureMissing
from domain.errors import Rejected
from domain.ids import KeyHolder, KeyId, PersonId
from domain.representation.mandate import MANDATE, Granted
from domain.signing.events import Algorithm
from domain.signing.keys import SIGNING_KEYS, EnrolKey, RevokeKey, enrolment_text, key_id
from domain.workforce.employee import EMPLOYEE, Registered


class NotTheHolder(Rejected):
    """A key is enrolled by the person of the mandate while it is in force, or by the employee whose own it is."""

    code = "signing_key.not_the_holder"


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What is signed with a key, to enrol it."""

    holder: KeyHolder
    key: KeyId
    text: str
    """Its UTF-8 bytes are signed, or its SHA-256 is the challenge of a WebAuthn assertion."""


@dataclass(frozen=True, slots=True)
class HeldKey:
    """A key as it is enrolled; public, like the key itself."""

    holder: KeyHolder
    key: KeyId
    algorithm: Algorithm
    public: str
    label: str
    revoked: bool


@dataclass(frozen=True, slots=True)
class EnrollingKeys:
    """What holders, and the union's administrator, do with keys."""

    handling: Handling
    verifier: SignatureVerifier

    def enrolment(self, asked: Asked, holder: KeyHolder, algorithm: Algorithm, public: str) -> Enrolment:
        """The text to sign with the key, for the holder. Raises ``NotTheHolder`` and ``KeyMalformed``."""
        work = self.handling.look(asked)
        _act_as_holder(work, holder)
        return _enrolment(work, holder, algorithm, public)

    def enrol(
        self, asked: Asked, holder: KeyHolder, algorithm: Algorithm, public: str, label: str, proof: GivenSignature
    ) -> Receipt:
        """Enrol a key. Raises ``NotTheHolder``, ``KeyMalformed``, ``SignatureInvalid`` and ``KeyIsEnrolled``."""

        def body(work: Work) -> Answer:
            _act_as_holder(work, holder)
            enrolment = _enrolment(work, holder, algorithm, public)
            self.verifier.verify(PublicKey(enrolment.key, algorithm, public), enrolment.text.encode(), proof)
            kept = {"kind": proof.kind.value, **proof.values}
            by = asked.actor.person
            work.do(SIGNING_KEYS, holder, EnrolKey(holder, algorithm, public, label, enrolment.text, kept, by))
            return {"holder": holder, "key": enrolment.key}

        return self.handling.perform(asked, body)

    def revoke(self, asked: Asked, holder: KeyHolder, key: KeyId) -> Receipt:
        """End a key. Raises ``NotTheHolder``, ``KeyUnknown`` and ``KeyIsRevoked``."""

        def body(work: Work) -> Answer:
            if not _is_holder(work, holder) and not _is_administrator(work, holder):
                raise NotTheHolder(f"a key of {holder} is revoked by its holder or the union's administrator")
            work.do(SIGNING_KEYS, holder, RevokeKey(holder, key, asked.actor.person))
            return {"holder": holder, "key": key}

        return self.handling.perform(asked, body)

    def own(self, asked: Asked) -> tuple[HeldKey, ...]:
        """The actor's own keys, standing and revoked, under every mandate and as an employee."""
        work = self.handling.look(asked)
        mandates = {mandate.mandate for mandate in mandates_of(work, asked.actor.person)}
        holders = sorted({*mandates, *aliases(work, asked.actor.person)})
        return tuple(key for holder in holders for key in _held(work, KeyHolder(holder)))

    def held(self, asked: Asked, holder: KeyHolder) -> tuple[HeldKey, ...]:
        """A mandate's keys, for everybody in its units; an employee's own, for the employee and auditors."""
        work = self.handling.look(asked)
        mandate = work.load(MANDATE, holder)
        if isinstance(mandate, Granted):
            may_read_mandate(work, mandate)
        elif PersonId(holder) not in aliases(work, asked.actor.person) and Role.AUDITOR not in asked.actor.granted:
            raise NotTheHolder(f"the keys of {holder} are shown to {holder} and auditors only", holder=holder)
        return _held(work, holder)


def keys_of(work: Work, holder: KeyHolder) -> dict[KeyId, PublicKey]:
    """The keys that stand for ``holder`` (a mandate, or an employee) by id; empty: signing takes no key.

    The holder's stream is read, so an act that rests on the answer conflicts with a key enrolled or revoked meanwhile.
    """
    standing = work.load(SIGNING_KEYS, holder).standing
    return {name: PublicKey(name, key.algorithm, key.public) for name, key in standing.items()}


def key_of(work: Work, holder: KeyHolder, key: KeyId | None = None) -> PublicKey | None:
    """The key that stands for ``holder`` under the id ``key``; without an id, the one enrolled first.

    ``None`` without an id: no key stands, so that none is asked for. ``None`` with one: that key does not sign for
    this holder today (revoked, or another's).
    """
    standing = keys_of(work, holder)
    return next(iter(standing.values()), None) if key is None else standing.get(key)


def demand_signature(
    work: Work, verifier: SignatureVerifier, holder: KeyHolder, document: bytes, given: GivenSignature | None
) -> None:
    """Return when ``document`` is signed by a key that stands for ``holder``, or no key stands and none is named.

    Raises ``SignatureMissing`` where a key stands and nothing is signed with it, and ``SignatureInvalid`` where what is
    given is not by a key that stands for this holder, or not over these bytes.
    """
    if given is None:
        if standing := keys_of(work, holder):
            raise SignatureMissing(
                f"{holder} signs with an enrolled key ({', '.join(standing)}); sign the document with it",
                holder=holder,
                keys=list(standing),
            )
        return
    key = key_of(work, holder, given.key)
    if key is None:
        raise SignatureInvalid(f"key {given.key} does not sign for {holder} today", holder=holder, key=given.key)
    verifier.verify(key, document, given)


def _held(work: Work, holder: KeyHolder) -> tuple[HeldKey, ...]:
    keys = work.load(SIGNING_KEYS, holder)
    return tuple(
        HeldKey(holder, name, key.algorithm, key.public, key.label, name in keys.revoked)
        for name, key in keys.enrolled.items()
    )


def _enrolment(work: Work, holder: KeyHolder, algorithm: Algorithm, public: str) -> Enrolment:
    key = key_id(public)
    return Enrolment(holder, key, enrolment_text(holder, key, algorithm, work.asked.actor.person))


def _act_as_holder(work: Work, holder: KeyHolder) -> None:
    if not _is_holder(work, holder):
        raise NotTheHolder(
            f"{work.asked.actor.person} is not the person of mandate {holder} in force on {work.today}, nor employee "
            f"{holder}",
            holder=holder,
        )


def _is_holder(work: Work, holder: KeyHolder) -> bool:
    """Whether the actor is the holder's own person today; the capacity is recorded then."""
    if work.asked.actor.apart:
        return False
    mandate, accounts = work.load(MANDATE, holder), aliases(work, work.asked.actor.person)
    if isinstance(mandate, Granted):
        found = mandate.person in accounts and mandate.in_force(work.today)
        work.role, work.mandate = (Role(mandate.office.value), mandate.mandate) if found else (Role.NOBODY, None)
        return found
    found = PersonId(holder) in accounts and isinstance(work.load(EMPLOYEE, PersonId(holder)), Registered)
    work.role = Role.EMPLOYEE if found else Role.NOBODY
    return found


def _is_administrator(work: Work, holder: KeyHolder) -> bool:
    """Whether the actor administers the union of the mandate (any union, of a safety representative's) today; the
    capacity is recorded then.
    """
    held = work.load(MANDATE, holder)
    if not isinstance(held, Granted) or not held.office.of_the_employees:
        return False
    mandate = next((m for m in administrators_mandates(work) if held.union in {None, m.union}), None)
    if mandate is not None:
        work.role, work.mandate = Role.UNION_ADMINISTRATOR, mandate.mandate
    return mandate is not None
