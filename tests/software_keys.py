"""Keys as a person has them: in a file, or in an authenticator that only a browser asks."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeAlias
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey, derive_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from application.ports.signatures import GivenSignature, PublicKey, SignatureKind
from domain.ids import KeyId
from domain.signing.events import Algorithm
from domain.signing.keys import key_id

Private: TypeAlias = Ed25519PrivateKey | EllipticCurvePrivateKey
ORIGIN = "http://localhost:8000"
PRESENT, VERIFIED = 0x01, 0x04


def base64url(data: bytes) -> str:
    """Without padding."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """The bytes again."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def ed25519(seed: str) -> Ed25519PrivateKey:
    """A key of its own for each seed, the same in every run."""
    return Ed25519PrivateKey.from_private_bytes(sha256(seed.encode()).digest())


def p256(seed: str) -> EllipticCurvePrivateKey:
    """The same on P-256."""
    return derive_private_key(int.from_bytes(sha256(seed.encode()).digest()[:31], "big") + 1, SECP256R1())


def public_of(private: Private) -> PublicKey:
    """The public part, as it is enrolled."""
    algorithm = Algorithm.ED25519 if isinstance(private, Ed25519PrivateKey) else Algorithm.ES256
    public = base64url(private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))
    return PublicKey(key_id(public), algorithm, public)


def plain(private: Ed25519PrivateKey, document: bytes) -> GivenSignature:
    """What a key in a file signs."""
    return GivenSignature(SignatureKind.ED25519, public_of(private).key, base64url(private.sign(document)))


@dataclass
class Authenticator:
    """A software authenticator and the browser before it: real assertions, and whatever is to be wrong with them."""

    private: Private
    counter: int = 0
    key: PublicKey = field(init=False)

    def __post_init__(self) -> None:
        self.key = public_of(self.private)

    def assertion(
        self,
        document: bytes,
        *,
        origin: object = ORIGIN,
        relying_party: str | None = None,
        kind: str = "webauthn.get",
        flags: int = PRESENT | VERIFIED,
        more: bytes = b"",
        challenge: str | None = None,
        client_data: bytes | None = None,
        claims: KeyId | None = None,
        **said: object,
    ) -> GivenSignature:
        """An assertion over ``document``; what is named otherwise is made otherwise, and signed like that."""
        self.counter += 1
        if client_data is None:
            asked = {
                "type": kind,
                "challenge": base64url(sha256(document).digest()) if challenge is None else challenge,
                "origin": origin,
                "crossOrigin": False,
            }
            client_data = json.dumps(asked | said, separators=(",", ":")).encode()
        host = relying_party or urlsplit(f"{origin}").hostname or ""
        data = sha256(host.encode()).digest() + bytes([flags]) + self.counter.to_bytes(4, "big") + more
        return GivenSignature(
            SignatureKind.WEBAUTHN,
            self.key.key if claims is None else claims,
            base64url(self.signs(data + sha256(client_data).digest())),
            base64url(data),
            base64url(client_data),
        )

    def signs(self, data: bytes) -> bytes:
        """A signature of the key's own kind: 64 bytes, or a pair of numbers in DER."""
        if isinstance(self.private, Ed25519PrivateKey):
            return self.private.sign(data)
        return self.private.sign(data, ECDSA(SHA256()))
