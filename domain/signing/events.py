"""What has happened to the signing keys of one holder."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from domain.ids import KeyHolder, KeyId, PersonId


class Algorithm(StrEnum):
    """How a key signs."""

    ED25519 = "ed25519"
    """EdDSA on Curve25519 (RFC 8032)."""
    ES256 = "es256"
    """ECDSA on P-256 with SHA-256 (FIPS 186-5)."""


@dataclass(frozen=True, slots=True)
class SigningKeyEnrolled:
    """A key was enrolled (*innrullert*) to a holder by the holder's own person, who proved to hold its private part."""

    holder: KeyHolder
    key: KeyId
    algorithm: Algorithm
    public: str
    """The public key as base64url without padding, of its SubjectPublicKeyInfo in DER (RFC 5280)."""
    label: str
    """What the holder calls it; whoever may see the key sees it."""
    text: str
    """What was signed to prove possession, as it was shown."""
    proof: Mapping[str, str]
    """The signature over ``text``: its kind and its parts, each as base64url."""
    by: PersonId


@dataclass(frozen=True, slots=True)
class SigningKeyRevoked:
    """The key signs nothing more from now on; what was signed with it stands."""

    holder: KeyHolder
    key: KeyId
    by: PersonId


SigningKeyEvent: TypeAlias = SigningKeyEnrolled | SigningKeyRevoked
