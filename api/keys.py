"""Signing keys: enrolled with proof of possession, shown, revoked. Private keys never come here."""

from typing import Annotated, TypeAlias

from fastapi import APIRouter, Depends, Path, Query, Response, status
from pydantic import Field

from api.answers import COMMANDING, READING, Done, done
from api.asking import FINGERPRINT_TEXT, ID_TEXT, LINE_TEXT, Body, Command, Reader, TheHouse
from api.asking import current_actor as signed_in
from application.enrolling import Enrolment, HeldKey
from application.ports.signatures import GivenSignature, SignatureKind
from domain.ids import KeyHolder, KeyId
from domain.signing.events import Algorithm

router = APIRouter(prefix="/v1/signing-keys", tags=["signing keys"], dependencies=[Depends(signed_in)])

BASE64URL_TEXT = r"^[A-Za-z0-9_-]*$"
PUBLIC_TEXT = r"^[A-Za-z0-9_-]{40,200}$"
HolderPath: TypeAlias = Annotated[
    KeyHolder, Path(pattern=ID_TEXT, description="A mandate, or the employee who signs for him- or herself.")
]
KeyPath: TypeAlias = Annotated[KeyId, Path(pattern=FINGERPRINT_TEXT, description="SHA-256 of the key's DER bytes.")]
Part: TypeAlias = Annotated[str, Field(max_length=4_000, pattern=BASE64URL_TEXT, strict=True)]
Public: TypeAlias = Annotated[str, Field(pattern=PUBLIC_TEXT, strict=True)]


class KeySignatureBody(Body):
    """A signature by a key: Ed25519 over a document's UTF-8 bytes, or a WebAuthn assertion whose challenge is their
    SHA-256. Every part is base64url without padding.
    """

    kind: SignatureKind
    key: Annotated[KeyId, Field(pattern=FINGERPRINT_TEXT, strict=True)]
    signature: Part
    authenticator_data: Part = ""
    client_data: Part = ""

    def given(self) -> GivenSignature:
        """As the use cases take it."""
        return GivenSignature(self.kind, self.key, self.signature, self.authenticator_data, self.client_data)


class Key(Body):
    """A public key and the proof that its private part is at hand: the enrolment text, signed with it."""

    algorithm: Algorithm
    public: Public
    """Its SubjectPublicKeyInfo in DER, as a browser's ``getPublicKey()`` gives it."""
    label: Annotated[str, Field(max_length=80, pattern=LINE_TEXT, strict=True)] = ""
    """What the holder calls it; whoever may see the key sees it."""
    proof: KeySignatureBody


@router.get("", responses=READING)
def list_own_keys(asked: Reader, house: TheHouse) -> tuple[HeldKey, ...]:
    """One's own keys, standing and revoked, under every mandate and as an employee."""
    return house.enrolling.own(asked)


@router.get("/{holder}", responses=READING)
def list_keys(holder: HolderPath, asked: Reader, house: TheHouse) -> tuple[HeldKey, ...]:
    """A mandate's keys, for everybody in its units; an employee's own, for the employee and auditors."""
    return house.enrolling.held(asked, holder)


@router.get("/{holder}/enrolment", responses=READING)
def show_enrolment_text(
    holder: HolderPath,
    algorithm: Algorithm,
    public: Annotated[str, Query(pattern=PUBLIC_TEXT)],
    asked: Reader,
    house: TheHouse,
) -> Enrolment:
    """The text to sign with a key, to enrol it."""
    return house.enrolling.enrolment(asked, holder, algorithm, public)


@router.post("/{holder}", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def enrol_key(holder: HolderPath, sent: Key, command: Command, house: TheHouse, response: Response) -> Done:
    """Enrol a key to one's own mandate, or to oneself as an employee; from then on it is what signs."""
    asked, proof = command.asked(sent), sent.proof.given()
    return done(response, house.enrolling.enrol(asked, holder, sent.algorithm, sent.public, sent.label, proof))


@router.post("/{holder}/{key_id}/revocation", responses=COMMANDING)
def revoke_key(holder: HolderPath, key_id: KeyPath, command: Command, house: TheHouse, response: Response) -> Done:
    """End a key at once, as its holder or the union's administrator; what it signed stands."""
    return done(response, house.enrolling.revoke(command.asked(), holder, key_id))
