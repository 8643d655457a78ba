"""Signing: the document as it is shown, and the signature that names its SHA-256."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from pydantic import Field

from api.answers import COMMANDING, READING, Done, done
from api.asking import ID_TEXT, AgreementPath, Body, Command, PlanPath, Print, Reader, TheHouse
from api.asking import current_actor as signed_in
from api.keys import KeySignatureBody
from application.signing_agreements import DocumentToSign
from domain.ids import AgreementId, Fingerprint
from domain.working_time.wording import Language

router = APIRouter(prefix="/v1", tags=["agreements"], dependencies=[Depends(signed_in)])

AgreementName = Annotated[AgreementId, Field(pattern=ID_TEXT, strict=True)]
MOST = 30
"""Agreements in one act."""


class Signature(Body):
    """What the signer has read: the document's SHA-256 and its language; and the key's signature, where one stands."""

    document: Print
    language: Language
    signature: KeySignatureBody | None = None


class Signatures(Signature):
    """The same, for several agreements of one plan, each named."""

    agreements: Annotated[tuple[AgreementName, ...], Field(min_length=1, max_length=MOST)]


@router.get("/rota-plans/{plan}/signing-document", responses=READING)
def show_signing_document(
    plan: PlanPath,
    agreement: Annotated[list[AgreementName], Query(min_length=1, max_length=MOST)],
    asked: Reader,
    house: TheHouse,
    language: Language = Language.NORWEGIAN,
) -> DocumentToSign:
    """The document for the agreements named, as it would be signed now; for its signer only."""
    return house.signing.document(asked, plan, agreement, language)


@router.post("/rota-plans/{plan}/signatures", responses=COMMANDING)
def sign_agreements(plan: PlanPath, sent: Signatures, command: Command, house: TheHouse, response: Response) -> Done:
    """Sign several agreements of one plan in one act: all of them or none."""
    given = None if sent.signature is None else sent.signature.given()
    seen = Fingerprint(sent.document)
    return done(response, house.signing.sign(command.asked(sent), plan, sent.agreements, sent.language, seen, given))


@router.get("/agreements/{agreement}/document", responses=READING)
def show_document_of_agreement(
    agreement: AgreementPath, asked: Reader, house: TheHouse, language: Language = Language.NORWEGIAN
) -> DocumentToSign:
    """The document for one agreement, as it would be signed now; for its signer only."""
    return house.signing.document(asked, None, (agreement,), language)


@router.post("/agreements/{agreement}/signature", responses=COMMANDING)
def sign_agreement(
    agreement: AgreementPath, sent: Signature, command: Command, house: TheHouse, response: Response
) -> Done:
    """Sign for the lines in the document read, and for no others."""
    given = None if sent.signature is None else sent.signature.given()
    seen = Fingerprint(sent.document)
    return done(response, house.signing.sign(command.asked(sent), None, (agreement,), sent.language, seen, given))
