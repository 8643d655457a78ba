"""Signatures by keys whose private part the server does not hold."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from domain.errors import Rejected
from domain.ids import KeyId
from domain.signing.events import Algorithm


class SignatureInvalid(Rejected):
    """The signature is not one by that key over that document, or was not made where and as it must be."""

    code = "signature.invalid"


class SignatureKind(StrEnum):
    """How a signature was made."""

    ED25519 = "ed25519"
    """Ed25519 over the document's own bytes: a software key."""
    WEBAUTHN = "webauthn"
    """A WebAuthn assertion (W3C, level 2 and later) whose challenge is the document's SHA-256."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key as it is enrolled."""

    key: KeyId
    algorithm: Algorithm
    public: str
    """Base64url without padding, of the SubjectPublicKeyInfo in DER."""


@dataclass(frozen=True, slots=True)
class GivenSignature:
    """A signature as the signer sent it; every part is base64url without padding."""

    kind: SignatureKind
    key: KeyId
    """The key it claims to be made with."""
    signature: str
    authenticator_data: str = ""
    """WebAuthn only: which relying party, that a person was there, the sign counter."""
    client_data: str = ""
    """WebAuthn only: the JSON the browser made, with challenge and origin."""

    @property
    def values(self) -> dict[str, str]:
        """The parts to keep beside kind and key, so that it can be verified again from what is stored."""
        parts = {
            "signature": self.signature,
            "authenticator_data": self.authenticator_data,
            "client_data": self.client_data,
        }
        return {name: part for name, part in parts.items() if part}


class SignatureVerifier(Protocol):
    """Verifies signatures. Holds no secret."""

    def verify(self, key: PublicKey, document: bytes, given: GivenSignature) -> None:
        """Return when ``given`` is a signature by ``key`` over exactly ``document``. Raises ``SignatureInvalid``."""
        ...
