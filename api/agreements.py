"""Agreements: offered, talked about, refused, extended, ended; the Labour Inspection Authority's consents."""

from datetime import timedelta
from fractions import Fraction
from typing import Annotated, Self

from fastapi import APIRouter, Depends, Path, Response, status
from pydantic import Field, StrictBool, StrictFloat, StrictInt, model_validator

from api.answers import COMMANDING, READING, Done, done
from api.asking import (
    ID_TEXT,
    AgreementPath,
    Body,
    CaughtUp,
    Command,
    Day,
    Line,
    PlanPath,
    Print,
    Reader,
    Reason,
    TheHouse,
    etag,
)
from api.asking import current_actor as signed_in
from application.offering import Overrides
from application.ports.read_models import AgreementView
from application.reading_agreements import AgreementInFull
from domain.agreement.events import Document
from domain.calendar import Period
from domain.ids import AssessmentId, Fingerprint
from domain.working_time.model import AgreedLimits, Basis

router = APIRouter(prefix="/v1", tags=["agreements"], dependencies=[Depends(signed_in)])

Name = Annotated[str, Field(pattern=ID_TEXT, strict=True)]
CommentPath = Annotated[str, Path(pattern=ID_TEXT, description="A comment within the agreement.")]
DayHours = Annotated[StrictFloat | StrictInt, Field(gt=0, le=24)]
WeekHours = Annotated[StrictFloat | StrictInt, Field(gt=0, le=168)]


class Share(Body):
    """A ratio of whole numbers: 1 of 5."""

    of: Annotated[StrictInt, Field(ge=1, le=1000)]
    counted: Annotated[StrictInt, Field(ge=1, le=1000)]


class OfferedTerms(Body):
    """What is set for the agreements on one basis, beside what the plan seeks."""

    basis: Basis
    work: Annotated[tuple[Line, ...], Field(max_length=50)] = ()
    """The professions it covers; none named: all work of the plan."""
    compensatory_rest: Line | None = None
    """A code such as ``same_week``, or words; left out: as the plan seeks it."""
    assessment: Annotated[AssessmentId, Field(pattern=ID_TEXT, strict=True)] | None = None
    """Left out: the plan's newest."""
    standby_ratio: Share | None = None
    """How much of standby counts as normal hours (AML § 10-4 (3))."""
    extended_week_hours: WeekHours | None = None
    """Hours a week beyond the norm for a doctor."""
    whole_chapter: StrictBool = False
    """Whether a tariff agreement derogates from all that AML § 10-12 (4) lets it."""

    def overrides(self) -> Overrides:
        """As the use case takes it."""
        share, week = self.standby_ratio, self.extended_week_hours
        return Overrides(
            self.work,
            self.compensatory_rest,
            self.assessment,
            None if share is None else Fraction(share.counted, share.of),
            None if week is None else _hours(week),
            self.whole_chapter,
        )


class Offer(Body):
    """How long notice the agreements set; the law sets none, the parties must."""

    notice_weeks: Annotated[StrictInt, Field(ge=0, le=52, examples=[4])]
    terms: Annotated[tuple[OfferedTerms, ...], Field(max_length=30)] = ()


class Refusal(Body):
    """Why the counterpart says no, or the leader takes the offer back."""

    reason: Reason


class Comment(Body):
    """Something said of the offer: neither a yes nor a no."""

    comment: Name
    """A name for it, chosen by whoever says it."""
    text: Reason


class CommentAnswer(Body):
    """What is answered, and what the comment changed."""

    answer: Reason
    changed: Reason | None = None
    """Left out: nothing, and the answer says why."""


class ConsentLimits(Body):
    """The figures the authority's decision sets; what is left out stays at the law's default."""

    hours_a_day: DayHours | None = None
    hours_a_week: WeekHours | None = None
    averaging_weeks: Annotated[StrictInt, Field(ge=1, le=52)] | None = None
    daily_rest_hours: DayHours | None = None
    weekly_rest_hours: WeekHours | None = None
    compensatory_rest: Line | None = None

    def agreed(self) -> AgreedLimits:
        """As the rules take them."""
        durations = (self.hours_a_day, self.hours_a_week, self.daily_rest_hours, self.weekly_rest_hours)
        day, week, daily, weekly = (None if hours is None else _hours(hours) for hours in durations)
        return AgreedLimits(day, week, self.averaging_weeks, daily, weekly, self.compensatory_rest)


class DecisionDocument(Body):
    """The decision, so that it can be recognised."""

    reference: Line
    dated: Day
    sha256: Print


class Consent(Body):
    """The Labour Inspection Authority's decision on an application."""

    basis: Basis
    what: Line
    limits: ConsentLimits
    first_day: Day
    last_day: Day
    work: Annotated[tuple[Line, ...], Field(max_length=50)] = ()
    document: DecisionDocument

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """Refuse a period that ends before it begins."""
        if self.last_day < self.first_day:
            raise ValueError("last_day: a consent cannot end before it begins")
        return self

    @property
    def period(self) -> Period:
        """From first to last day."""
        return Period(self.first_day, self.last_day)


def _hours(hours: float) -> timedelta:
    return timedelta(minutes=round(hours * 60))


@router.get("/rota-plans/{plan}/agreements", responses=READING, dependencies=[CaughtUp])
def list_agreements(plan: PlanPath, asked: Reader, house: TheHouse) -> tuple[AgreementView, ...]:
    """The plan's agreements and how far each has come today for the lines as they stand."""
    return house.reading.agreements(asked, plan)


@router.post("/rota-plans/{plan}/agreements", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def propose_agreements(plan: PlanPath, sent: Offer, command: Command, house: TheHouse, response: Response) -> Done:
    """Offer every agreement that the plan seeks, to each union or employee, where none stands."""
    terms = {each.basis: each.overrides() for each in sent.terms}
    return done(response, house.agreeing.propose_sought(command.asked(sent), plan, sent.notice_weeks, terms))


@router.post("/rota-plans/{plan}/consents", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def record_consent(plan: PlanPath, sent: Consent, command: Command, house: TheHouse, response: Response) -> Done:
    """Record the Labour Inspection Authority's consent with its document; nobody signs it."""
    document = Document(sent.document.reference, sent.document.dated, Fingerprint(sent.document.sha256))
    return done(
        response,
        house.agreeing.record_consent(
            command.asked(sent), plan, sent.basis, sent.what, sent.limits.agreed(),
            sent.period, sent.work, document,
        ),
    )  # fmt: skip


@router.get("/agreements/{agreement}", responses=READING)
def show_agreement(agreement: AgreementPath, asked: Reader, house: TheHouse, response: Response) -> AgreementInFull:
    """One agreement with its terms, every round of it, and its comments; the ETag is its version."""
    found = house.agreements.agreement(asked, agreement)
    etag(response, found.version)
    return found


@router.post("/agreements/{agreement}/refusal", responses=COMMANDING)
def refuse_agreement(
    agreement: AgreementPath, sent: Refusal, command: Command, house: TheHouse, response: Response
) -> Done:
    """Say no, with the reason."""
    return done(response, house.agreeing.refuse(command.asked(sent), agreement, sent.reason))


@router.post("/agreements/{agreement}/withdrawal", responses=COMMANDING)
def withdraw_offer(
    agreement: AgreementPath, sent: Refusal, command: Command, house: TheHouse, response: Response
) -> Done:
    """Take back an offer that nobody has signed."""
    return done(response, house.agreeing.withdraw(command.asked(sent), agreement, sent.reason))


@router.post("/agreements/{agreement}/comments", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def comment_on_agreement(
    agreement: AgreementPath, sent: Comment, command: Command, house: TheHouse, response: Response
) -> Done:
    """Say something of the offer, as its counterpart or the leader; a comment is no consent."""
    return done(response, house.agreeing.comment(command.asked(sent), agreement, sent.comment, sent.text))


@router.post("/agreements/{agreement}/comments/{comment}/answer", responses=COMMANDING)
def answer_comment_on_agreement(
    agreement: AgreementPath, comment: CommentPath, sent: CommentAnswer, command: Command, house: TheHouse,
    response: Response,
) -> Done:  # fmt: skip
    """Answer the other side's comment: what it changed, or why nothing."""
    asked = command.asked(sent)
    return done(response, house.agreeing.answer(asked, agreement, comment, sent.answer, sent.changed))


@router.post("/agreements/{agreement}/extension", responses=COMMANDING)
def extend_agreement(agreement: AgreementPath, command: Command, house: TheHouse, response: Response) -> Done:
    """Make a union's agreement apply to all who do the same work (AML § 10-12 (5))."""
    return done(response, house.agreeing.extend(command.asked(), agreement))


@router.post("/agreements/{agreement}/notice", responses=COMMANDING)
def give_notice(agreement: AgreementPath, command: Command, house: TheHouse, response: Response) -> Done:
    """End the agreement after the notice it sets."""
    return done(response, house.agreeing.give_notice(command.asked(), agreement))
