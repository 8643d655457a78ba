"""Every single thing that a signature is checked for, broken alone; the whole of it stands."""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed448, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from adapters.signatures import KeySignatures
from application.ports.signatures import GivenSignature, PublicKey, SignatureInvalid, SignatureKind
from domain.ids import KeyId
from domain.signing.events import Algorithm
from domain.signing.keys import key_id
from tests.software_keys import (
    ORIGIN,
    PRESENT,
    VERIFIED,
    Authenticator,
    Private,
    base64url,
    ed25519,
    from_base64url,
    p256,
    plain,
    public_of,
)

DOCUMENT = b"Avtale om gjennomsnitt, revisjon 3: kveld, dag, dag.\n"
VERIFIER = KeySignatures((ORIGIN, "https://turnus.example.no"))
FILE = ed25519("in a file")
DEVICES: dict[str, Private] = {"ed25519": ed25519("in a phone"), "es256": p256("in a phone")}
ED25519_DER = bytes.fromhex("302a300506032b6570032100")
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def refused(key: PublicKey, given: GivenSignature, document: bytes = DOCUMENT) -> str:
    """Why it does not stand."""
    with pytest.raises(SignatureInvalid) as caught:
        VERIFIER.verify(key, document, given)
    return str(caught.value.details["why"])


@pytest.fixture(params=DEVICES)
def device(request: pytest.FixtureRequest) -> Authenticator:
    """An authenticator of each algorithm."""
    return Authenticator(DEVICES[request.param])


def test_a_key_in_a_file_signs() -> None:
    VERIFIER.verify(public_of(FILE), DOCUMENT, plain(FILE, DOCUMENT))
    VERIFIER.verify(public_of(FILE), b"", plain(FILE, b""))


def test_an_authenticator_signs_at_each_origin(device: Authenticator) -> None:
    for origin in VERIFIER.origins:
        VERIFIER.verify(device.key, DOCUMENT, device.assertion(DOCUMENT, origin=origin))


def test_the_sign_counter_may_stand_still_or_go_back(device: Authenticator) -> None:
    for counter in (9, 9, 3, -1):
        device.counter = counter
        VERIFIER.verify(device.key, DOCUMENT, device.assertion(DOCUMENT))


CHALLENGE = sha256(DOCUMENT).digest()
WRONG: dict[str, tuple[Callable[[Authenticator], GivenSignature], str]] = {
    "another document": (lambda d: d.assertion(DOCUMENT + b"\n"), "challenge"),
    "no challenge": (lambda d: d.assertion(DOCUMENT, challenge=""), "challenge"),
    "challenge with padding": (
        lambda d: d.assertion(DOCUMENT, challenge=urlsafe_b64encode(CHALLENGE).decode()),
        "challenge",
    ),
    "challenge in hexadecimal": (lambda d: d.assertion(DOCUMENT, challenge=CHALLENGE.hex()), "challenge"),
    "the document as challenge": (lambda d: d.assertion(DOCUMENT, challenge=base64url(DOCUMENT)), "challenge"),
    "another host": (lambda d: d.assertion(DOCUMENT, origin="https://turnus.example.com"), "not made at"),
    "another port": (lambda d: d.assertion(DOCUMENT, origin="http://localhost:8001"), "not made at"),
    "another scheme": (lambda d: d.assertion(DOCUMENT, origin="https://localhost:8000"), "not made at"),
    "a longer origin": (lambda d: d.assertion(DOCUMENT, origin=ORIGIN + "/"), "not made at"),
    "no origin": (lambda d: d.assertion(DOCUMENT, origin=None), "not made at"),
    "a list of origins": (lambda d: d.assertion(DOCUMENT, origin=[ORIGIN]), "not made at"),
    "another relying party": (lambda d: d.assertion(DOCUMENT, relying_party="example.no"), "not for localhost"),
    "the relying party of another origin": (
        lambda d: d.assertion(DOCUMENT, relying_party="turnus.example.no"),
        "not for localhost",
    ),
    "an enrolment": (lambda d: d.assertion(DOCUMENT, kind="webauthn.create"), "type"),
    "no type": (lambda d: d.assertion(DOCUMENT, kind=""), "type"),
    "another page asked": (lambda d: d.assertion(DOCUMENT, crossOrigin=True), "another page"),
    "another page asked, in other words": (lambda d: d.assertion(DOCUMENT, crossOrigin="false"), "another page"),
    "within another page": (lambda d: d.assertion(DOCUMENT, topOrigin="https://example.com"), "another page"),
    "nobody present": (lambda d: d.assertion(DOCUMENT, flags=VERIFIED), "present"),
    "nobody verified": (lambda d: d.assertion(DOCUMENT, flags=PRESENT), "verified"),
    "no flags": (lambda d: d.assertion(DOCUMENT, flags=0), "present"),
    "attested data announced": (lambda d: d.assertion(DOCUMENT, flags=0x45), "more follows"),
    "extensions announced": (lambda d: d.assertion(DOCUMENT, flags=0x85), "more follows"),
    "extensions": (lambda d: d.assertion(DOCUMENT, flags=0x85, more=b"\xa0"), "37 bytes"),
    "trailing bytes": (lambda d: d.assertion(DOCUMENT, more=b"\0"), "37 bytes"),
    "another key claimed": (lambda d: d.assertion(DOCUMENT, claims=KeyId("0" * 64)), "claims"),
    "client data that is no JSON": (lambda d: d.assertion(DOCUMENT, client_data=b"{"), "no JSON"),
    "client data that is no text": (lambda d: d.assertion(DOCUMENT, client_data=b"\xff\xfe"), "no JSON"),
    "client data that is a list": (lambda d: d.assertion(DOCUMENT, client_data=b"[]"), "no JSON object"),
    "client data without end": (lambda d: d.assertion(DOCUMENT, client_data=b"[" * 100_000), "no JSON"),
    "a number without end": (lambda d: d.assertion(DOCUMENT, client_data=b"1" * 10_000), "no JSON"),
    "a name twice": (
        lambda d: d.assertion(DOCUMENT, client_data=b'{"type":"webauthn.get","type":"webauthn.get"}'),
        "no JSON",
    ),
    "no client data": (lambda d: replace(d.assertion(DOCUMENT), client_data=""), "client_data is missing"),
    "no authenticator data": (lambda d: replace(d.assertion(DOCUMENT), authenticator_data=""), "is missing"),
    "no signature": (lambda d: replace(d.assertion(DOCUMENT), signature=""), "signature is missing"),
    "no base64url": (lambda d: replace(d.assertion(DOCUMENT), authenticator_data="%%%%"), "not base64url"),
    "the other alphabet": (lambda d: replace(d.assertion(DOCUMENT), signature="ab+/"), "not base64url"),
    "as if it were plain": (lambda d: replace(d.assertion(DOCUMENT), kind=SignatureKind.ED25519), "plain"),
    "the authenticator data of a later act": (
        lambda d: replace(d.assertion(DOCUMENT), authenticator_data=d.assertion(DOCUMENT).authenticator_data),
        "not made by",
    ),
    "the signature of another document": (
        lambda d: replace(d.assertion(DOCUMENT), signature=d.assertion(b"other").signature),
        "not made by",
    ),
    "a signature that is too short": (
        lambda d: replace(d.assertion(DOCUMENT), signature=d.assertion(DOCUMENT).signature[:40]),
        "not made by",
    ),
    "a signature with more after it": (
        lambda d: _longer(d.assertion(DOCUMENT)),
        "not made by",
    ),
}


def _longer(given: GivenSignature) -> GivenSignature:
    return replace(given, signature=base64url(from_base64url(given.signature) + b"\0"))


@pytest.mark.parametrize("name", WRONG)
def test_one_thing_wrong_with_an_assertion(name: str, device: Authenticator) -> None:
    made, why = WRONG[name]
    assert why in refused(device.key, made(device))


def test_another_key_of_the_same_kind(device: Authenticator) -> None:
    other = Authenticator(p256("other") if device.key.algorithm is Algorithm.ES256 else ed25519("other"))
    assert "not made by" in refused(device.key, other.assertion(DOCUMENT, claims=device.key.key))


def test_a_plain_signature_has_nothing_else() -> None:
    given = plain(FILE, DOCUMENT)
    assert "no other part" in refused(public_of(FILE), replace(given, client_data="e30"))
    assert "client_data is missing" in refused(
        public_of(FILE), replace(given, kind=SignatureKind.WEBAUTHN, authenticator_data="AAAA")
    )


def test_a_plain_signature_is_over_the_bytes_themselves() -> None:
    assert "not made by" in refused(public_of(FILE), plain(FILE, sha256(DOCUMENT).digest()))
    another = replace(plain(ed25519("another"), DOCUMENT), key=public_of(FILE).key)
    assert "not made by" in refused(public_of(FILE), another)


def test_a_key_of_another_algorithm_than_it_is_enrolled_as() -> None:
    phone = Authenticator(DEVICES["es256"])
    assert "not of ed25519" in refused(replace(phone.key, algorithm=Algorithm.ED25519), phone.assertion(DOCUMENT))
    key = replace(public_of(FILE), algorithm=Algorithm.ES256)
    assert "not of es256" in refused(key, plain(FILE, DOCUMENT))
    assert "plain signature is Ed25519" in refused(
        phone.key, replace(plain(FILE, DOCUMENT), key=phone.key.key, kind=SignatureKind.ED25519)
    )


def enrolled(der: bytes, algorithm: Algorithm) -> PublicKey:
    """A key with these bytes, whatever they are."""
    public = base64url(der)
    return PublicKey(key_id(public), algorithm, public)


def _der(private: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed448.Ed448PrivateKey) -> bytes:
    return private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


P256_DER = _der(p256("in a phone"))
POINTS: dict[str, tuple[bytes, Algorithm]] = {
    "nothing but a byte": (b"\0", Algorithm.ED25519),
    "too short": (ED25519_DER + bytes(31), Algorithm.ED25519),
    "too long": (ED25519_DER + bytes(33), Algorithm.ED25519),
    "trailing bytes": (P256_DER + b"\0", Algorithm.ES256),
    "a point off the curve": (P256_DER[:-1] + bytes([P256_DER[-1] ^ 1]), Algorithm.ES256),
    "the point at infinity": (P256_DER[:26] + bytes(65), Algorithm.ES256),
    "another curve": (_der(ec.derive_private_key(7, ec.SECP384R1())), Algorithm.ES256),
    "a curve of the same size": (_der(ec.derive_private_key(7, ec.SECP256K1())), Algorithm.ES256),
    "RSA": (_der(rsa.generate_private_key(65537, 2048)), Algorithm.ES256),
    "Ed448": (_der(ed448.Ed448PrivateKey.from_private_bytes(b"7" * 57)), Algorithm.ED25519),
    "half of the point": (
        bytes.fromhex("3039301306072a8648ce3d020106082a8648ce3d030107032200")
        + p256("in a phone").public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint),
        Algorithm.ES256,
    ),
}


@pytest.mark.parametrize("name", POINTS)
def test_what_is_no_key_of_ours(name: str) -> None:
    der, algorithm = POINTS[name]
    key = enrolled(der, algorithm)
    given = replace(Authenticator(DEVICES["es256"]).assertion(DOCUMENT), key=key.key)
    assert "public key" in refused(key, given)
    assert "public key" in refused(key, replace(plain(FILE, DOCUMENT), key=key.key))


def test_a_key_by_another_name() -> None:
    key = replace(public_of(FILE), key=KeyId("0" * 64))
    assert "not the one called" in refused(key, replace(plain(FILE, DOCUMENT), key=key.key))
    assert "public key" in refused(replace(public_of(FILE), public="%"), plain(FILE, DOCUMENT))


FIELD = 2**255 - 19
EIGHTH = 2707385501144840649318225287225658788936804267575313519463743609750303021


@pytest.mark.parametrize("sign", [0, 1])
@pytest.mark.parametrize("y", [0, 1, FIELD - 1, FIELD, FIELD + 1, EIGHTH, FIELD - EIGHTH])
def test_a_key_that_anybody_can_sign_with(y: int, sign: int) -> None:
    """With a public key of small order a signature can be made without any private key; none is taken."""
    key = enrolled(ED25519_DER + (y | sign << 255).to_bytes(32, "little"), Algorithm.ED25519)
    forged = (1).to_bytes(32, "little") + bytes(32)  # the neutral point and nothing: right wherever [h]A is neutral
    given = GivenSignature(SignatureKind.ED25519, key.key, base64url(forged))
    for document in (DOCUMENT, *(bytes([n]) for n in range(16))):
        assert "public key" in refused(key, given, document)


def test_the_other_root_of_an_es256_signature_signs_no_other_document() -> None:
    """ECDSA takes (r, -s) too; it is still the same key over the same document."""
    device = Authenticator(DEVICES["es256"])
    given = device.assertion(DOCUMENT)
    r, s = decode_dss_signature(from_base64url(given.signature))
    mirrored = replace(given, signature=base64url(encode_dss_signature(r, P256_ORDER - s)))
    VERIFIER.verify(device.key, DOCUMENT, mirrored)
    assert "challenge" in refused(device.key, mirrored, b"other")


def test_every_flipped_bit_of_an_assertion_is_seen(device: Authenticator) -> None:
    given = device.assertion(DOCUMENT)
    VERIFIER.verify(device.key, DOCUMENT, given)
    for changed in _each_bit(given.signature):
        refused(device.key, replace(given, signature=changed))
    for changed in _each_bit(given.authenticator_data):
        refused(device.key, replace(given, authenticator_data=changed))
    for changed in _each_bit(given.client_data):
        refused(device.key, replace(given, client_data=changed))


def test_every_flipped_bit_of_document_signature_and_key_is_seen() -> None:
    key, given = public_of(FILE), plain(FILE, DOCUMENT)
    for changed in _each_bit(base64url(DOCUMENT)):
        refused(key, given, from_base64url(changed))
    for changed in _each_bit(given.signature):
        refused(key, replace(given, signature=changed))
    for changed in _each_bit(key.public):
        other = enrolled(from_base64url(changed), Algorithm.ED25519)
        refused(other, replace(given, key=other.key))


def _each_bit(part: str) -> Iterator[str]:
    whole = from_base64url(part)
    for bit in range(8 * len(whole)):
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        yield base64url(bytes(changed))


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60), st.sampled_from(SignatureKind), st.booleans())
def test_whatever_is_sent_is_refused_and_breaks_nothing(
    signature: str, authenticator_data: str, client_data: str, kind: SignatureKind, curve: bool
) -> None:
    key = public_of(p256("in a phone") if curve else FILE)
    refused(key, GivenSignature(kind, key.key, signature, authenticator_data, client_data))


@given(st.binary(min_size=1, max_size=130), st.sampled_from(Algorithm), st.sampled_from(SignatureKind))
def test_whatever_is_called_a_key_is_refused_and_breaks_nothing(
    der: bytes, algorithm: Algorithm, kind: SignatureKind
) -> None:
    key = enrolled(der, algorithm)
    given = plain(FILE, DOCUMENT) if kind is SignatureKind.ED25519 else Authenticator(FILE).assertion(DOCUMENT)
    refused(key, replace(given, key=key.key))
