"""Signatures as `cryptography` verifies them: plain Ed25519, and WebAuthn assertions over a document's SHA-256.

Of an assertion (W3C Web Authentication, level 2, 7.2) all that says where, by whom and for what it was made is
checked; the key is one enrolled here, so there is no attestation to look at. The sign counter is kept with the
assertion, in its authenticator data, and may stand still or go back: keys that lie in several devices do not count.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeAlias
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

from application.ports.signatures import GivenSignature, PublicKey, SignatureInvalid, SignatureKind
from domain.signing.errors import KeyMalformed
from domain.signing.events import Algorithm
from domain.signing.keys import bytes_of, key_id

AUTHENTICATOR_DATA = 37
"""Bytes of an assertion's authenticator data where no extension is asked for: SHA-256 of the relying party's id,
flags, sign counter."""
USER_PRESENT, USER_VERIFIED = 0x01, 0x04
ATTESTED, EXTENDED = 0x40, 0x80
"""Flags that say that more follows; nothing of it belongs in an assertion asked for here."""

_FIELD = 2**255 - 19
_EIGHTH = 2707385501144840649318225287225658788936804267575313519463743609750303021
SMALL_ORDER = frozenset({0, 1, _FIELD - 1, _EIGHTH, _FIELD - _EIGHTH})
"""The y of the Ed25519 points of small order: as a key, signatures can be made for them without any private part."""

_Key: TypeAlias = Ed25519PublicKey | EllipticCurvePublicKey


@dataclass(frozen=True, slots=True)
class KeySignatures:
    """Verifies what was signed at one of ``origins`` (``https://turnus.example.no``); holds no secret."""

    origins: tuple[str, ...]

    def verify(self, key: PublicKey, document: bytes, given: GivenSignature) -> None:
        """Return when ``given`` is a signature by ``key`` over exactly ``document``. Raises ``SignatureInvalid``."""
        public = _loaded(key)
        _demand(given.key == key.key, f"it claims key {given.key}, not {key.key}")
        signature, signed = _part("signature", given.signature), self._signed(key, document, given)
        try:
            if isinstance(public, Ed25519PublicKey):
                public.verify(signature, signed)
            else:
                public.verify(signature, signed, ECDSA(SHA256()))
        except InvalidSignature as error:
            raise _invalid(f"it was not made by key {key.key} over this document") from error

    def _signed(self, key: PublicKey, document: bytes, given: GivenSignature) -> bytes:
        """The bytes under the signature; they lead to ``document`` and to nothing else."""
        match given.kind:
            case SignatureKind.ED25519:
                _demand(key.algorithm is Algorithm.ED25519, f"a plain signature is Ed25519; the key is {key.algorithm}")
                _demand(not given.authenticator_data and not given.client_data, "a plain signature has no other part")
                return document
            case SignatureKind.WEBAUTHN:
                authenticator_data = _part("authenticator_data", given.authenticator_data)
                client_data = _part("client_data", given.client_data)
                origin = _origin(client_data, document, self.origins)
                _made_by_a_person(authenticator_data, origin)
                return authenticator_data + sha256(client_data).digest()


def _loaded(key: PublicKey) -> _Key:
    """The key, of its own algorithm, written the one way it can be, and one that only its holder can sign with."""
    der = _part("public key", key.public)
    _demand(key_id(key.public) == key.key, f"the public key is not the one called {key.key}")
    try:
        public = load_der_public_key(der)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise _invalid("the public key is no SubjectPublicKeyInfo in DER") from error
    match public, key.algorithm:
        case Ed25519PublicKey(), Algorithm.ED25519:
            y = int.from_bytes(public.public_bytes(Encoding.Raw, PublicFormat.Raw), "little") % 2**255
            _demand(y < _FIELD and y not in SMALL_ORDER, "the public key is one that anybody can sign with")
        case EllipticCurvePublicKey(curve=SECP256R1()), Algorithm.ES256:
            pass
        case _:
            raise _invalid(f"the public key is not of {key.algorithm}; ed25519 and es256 (P-256) are taken")
    written = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    _demand(written == der, "the public key is not written as DER writes it, with the whole point")
    return public


def _origin(client_data: bytes, document: bytes, origins: Sequence[str]) -> str:
    """The origin at which the browser asked for a signature over ``document``."""
    try:
        said = json.loads(client_data.decode("utf-8"), object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        raise _invalid("client_data is no JSON of a browser") from error
    _demand(isinstance(said, dict), "client_data is no JSON object")
    _demand(said.get("type") == "webauthn.get", "client_data is not of type webauthn.get")
    challenge = urlsafe_b64encode(sha256(document).digest()).rstrip(b"=").decode()
    _demand(said.get("challenge") == challenge, "the challenge is not the SHA-256 of this document")
    _demand(said.get("crossOrigin", False) is False and "topOrigin" not in said, "it was asked for from another page")
    origin = said.get("origin")
    if not isinstance(origin, str) or origin not in origins:
        raise _invalid(f"it was not made at {' or '.join(origins)}")
    return origin


def _made_by_a_person(authenticator_data: bytes, origin: str) -> None:
    _demand(len(authenticator_data) == AUTHENTICATOR_DATA, f"authenticator_data is not of {AUTHENTICATOR_DATA} bytes")
    relying_party = urlsplit(origin).hostname or ""
    _demand(authenticator_data[:32] == sha256(relying_party.encode()).digest(), f"it is not for {relying_party}")
    flags = authenticator_data[32]
    _demand(bool(flags & USER_PRESENT), "no person was present")
    _demand(bool(flags & USER_VERIFIED), "the person was not verified")
    _demand(not flags & (ATTESTED | EXTENDED), "authenticator_data says that more follows, and nothing does")


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    said = dict(pairs)
    if len(said) != len(pairs):
        raise ValueError("a name stands twice")
    return said


def _part(name: str, text: str) -> bytes:
    try:
        return bytes_of(text)
    except KeyMalformed as error:
        raise _invalid(f"{name} is missing, or is not base64url without padding") from error


def _demand(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - a sentence: demand this, or refuse with that
    if not holds:
        raise _invalid(otherwise)


def _invalid(why: str) -> SignatureInvalid:
    return SignatureInvalid(f"the signature does not stand: {why}", why=why)
