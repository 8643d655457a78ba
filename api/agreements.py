"""Agreements: offered, signed or refused, extended, ended."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response, status
from pydantic import Field, StrictInt

from api.answers import COMMANDING, READING, Done, done
from api.asking import AgreementPath, Body, CaughtUp, Command, PlanPath, Print, Reader, Reason, TheHouse, etag
from api.asking import current_actor as signed_in
from application.ports.read_models import AgreementView
from application.reading import AgreementInFull
from domain.ids import Fingerprint

router = APIRouter(prefix="/v1", tags=["agreements"], dependencies=[Depends(signed_in)])


class Offer(Body):
    """How long notice the agreements set; the law sets none, the parties must."""

    notice_weeks: Annotated[StrictInt, Field(ge=0, le=52, examples=[4])]


class Signature(Body):
    """What the signer has seen: the fingerprint of the proposed revision."""

    fingerprint: Print


class Refusal(Body):
    """Why the counterpart says no."""

    reason: Reason


@router.get("/rota-plans/{plan}/agreements", responses=READING, dependencies=[CaughtUp])
def list_agreements(plan: PlanPath, asked: Reader, house: TheHouse) -> tuple[AgreementView, ...]:
    """The plan's agreements and how far each has come for the lines as they stand."""
    return house.reading.agreements(asked, plan)


@router.post("/rota-plans/{plan}/agreements", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def propose_agreements(plan: PlanPath, sent: Offer, command: Command, house: TheHouse, response: Response) -> Done:
    """Offer every agreement that the plan seeks, to each union or employee it is sought from."""
    return done(response, house.agreeing.propose_sought(command.asked(sent), plan, sent.notice_weeks))


@router.get("/agreements/{agreement}", responses=READING)
def show_agreement(agreement: AgreementPath, asked: Reader, house: TheHouse, response: Response) -> AgreementInFull:
    """One agreement with its terms; the ETag is its version."""
    found = house.records.agreement(asked, agreement)
    etag(response, found.version)
    return found


@router.post("/agreements/{agreement}/signature", responses=COMMANDING)
def sign_agreement(
    agreement: AgreementPath, sent: Signature, command: Command, house: TheHouse, response: Response
) -> Done:
    """Sign for the lines of the revision seen, and for no others."""
    return done(response, house.agreeing.sign(command.asked(sent), agreement, Fingerprint(sent.fingerprint)))


@router.post("/agreements/{agreement}/refusal", responses=COMMANDING)
def refuse_agreement(
    agreement: AgreementPath, sent: Refusal, command: Command, house: TheHouse, response: Response
) -> Done:
    """Say no, with the reason."""
    return done(response, house.agreeing.refuse(command.asked(sent), agreement, sent.reason))


@router.post("/agreements/{agreement}/extension", responses=COMMANDING)
def extend_agreement(agreement: AgreementPath, command: Command, house: TheHouse, response: Response) -> Done:
    """Make a union's agreement apply to all who do the same work (AML § 10-12 (5))."""
    return done(response, house.agreeing.extend(command.asked(), agreement))


@router.post("/agreements/{agreement}/notice", responses=COMMANDING)
def give_notice(agreement: AgreementPath, command: Command, house: TheHouse, response: Response) -> Done:
    """End the agreement after the notice it sets."""
    return done(response, house.agreeing.give_notice(command.asked(), agreement))
