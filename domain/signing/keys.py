"""The signing keys of one holder: enrolled by the holder, revoked from an act on, never enrolled again.

A holder is a mandate, for what its person signs under it, or an employee, for agreements of his or her own. Several
keys may stand at once: one in the phone, one in the drawer.
"""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TypeAlias

from domain.decider import Decider
from domain.ids import KeyHolder, KeyId, PersonId
from domain.signing.errors import KeyIsEnrolled, KeyIsRevoked, KeyMalformed, KeyUnknown
from domain.signing.events import Algorithm, SigningKeyEnrolled, SigningKeyEvent, SigningKeyRevoked


@dataclass(frozen=True, slots=True)
class EnrolKey:
    """Enrol a key whose possession was proved by ``proof`` over ``text``; the use case has verified it."""

    holder: KeyHolder
    algorithm: Algorithm
    public: str
    label: str
    text: str
    proof: Mapping[str, str]
    by: PersonId


@dataclass(frozen=True, slots=True)
class RevokeKey:
    """End a key at once."""

    holder: KeyHolder
    key: KeyId
    by: PersonId


SigningKeyCommand: TypeAlias = EnrolKey | RevokeKey


@dataclass(frozen=True, slots=True)
class SigningKeys:
    """The keys a holder has had, by id, and which of them are revoked."""

    enrolled: Mapping[KeyId, SigningKeyEnrolled] = field(default_factory=dict)
    revoked: frozenset[KeyId] = frozenset()

    @property
    def standing(self) -> Mapping[KeyId, SigningKeyEnrolled]:
        """Those that sign today, in the order they were enrolled."""
        return {name: key for name, key in self.enrolled.items() if name not in self.revoked}


def key_id(public: str) -> KeyId:
    """A key's name: SHA-256 over its DER bytes, in lower-case hexadecimal. Raises ``KeyMalformed``."""
    return KeyId(sha256(bytes_of(public)).hexdigest())


def bytes_of(public: str) -> bytes:
    """What base64url without padding stands for, where it is written the one way it can be. Raises ``KeyMalformed``."""
    try:
        found = urlsafe_b64decode(public.encode("ascii") + b"=" * (-len(public) % 4))
    except (binascii.Error, ValueError) as error:
        raise KeyMalformed("a public key is base64url without padding; this is not") from error
    if not found or urlsafe_b64encode(found).rstrip(b"=") != public.encode("ascii"):
        raise KeyMalformed("a public key is base64url without padding, with no spare bits; this is not")
    return found


def enrolment_text(holder: KeyHolder, key: KeyId, algorithm: Algorithm, account: PersonId) -> str:
    """What is signed with a key to enrol it: who enrols which key to whom; the same whenever it is made."""
    return (
        "Forsvarlig: enrolment of a signing key / innrullering av en signeringsnøkkel\n"
        f"holder / innehaver: {holder}\n"
        f"key / nøkkel: {algorithm} SHA-256 {key}\n"
        f"account / konto: {account}\n"
        "The private key is mine alone, and what it signs for the holder I have read.\n"
        "Den private nøkkelen er min alene, og det den signerer for innehaveren, har jeg lest.\n"
    )


def decide(command: SigningKeyCommand, keys: SigningKeys) -> Sequence[SigningKeyEvent]:
    """The facts that ``command`` makes, or a refusal."""
    match command:
        case EnrolKey() as c:
            return [_enrol(c, keys)]
        case RevokeKey() as c:
            return [_revoke(c, keys)]


def _enrol(c: EnrolKey, keys: SigningKeys) -> SigningKeyEnrolled:
    name = key_id(c.public)
    if name in keys.enrolled:
        what = "was revoked, and never comes back; make another" if name in keys.revoked else "is enrolled already"
        raise KeyIsEnrolled(f"key {name} of {c.holder} {what}", holder=c.holder, key=name)
    return SigningKeyEnrolled(c.holder, name, c.algorithm, c.public, c.label, c.text, dict(c.proof), c.by)


def _revoke(c: RevokeKey, keys: SigningKeys) -> SigningKeyRevoked:
    if c.key not in keys.enrolled:
        raise KeyUnknown(f"{c.holder} has no key {c.key}", holder=c.holder, key=c.key)
    if c.key in keys.revoked:
        raise KeyIsRevoked(f"key {c.key} of {c.holder} is revoked already", holder=c.holder, key=c.key)
    return SigningKeyRevoked(c.holder, c.key, c.by)


def evolve(keys: SigningKeys, event: SigningKeyEvent) -> SigningKeys:
    """The state after ``event``."""
    match event:
        case SigningKeyEnrolled(key=key):
            return replace(keys, enrolled={**keys.enrolled, key: event})
        case SigningKeyRevoked(key=key):
            return replace(keys, revoked=keys.revoked | {key})


SIGNING_KEYS: Decider[SigningKeyCommand, SigningKeys, SigningKeyEvent] = Decider(
    "signing_key", SigningKeys(), decide, evolve
)
