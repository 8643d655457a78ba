"""Sound-practice assessments (AML § 10-2 (1))."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response, status
from pydantic import Field, StrictInt

from api.answers import COMMANDING, READING, Done, done
from api.asking import (
    AssessmentPath,
    Body,
    Command,
    Day,
    Level,
    Line,
    Person,
    PlanPath,
    Prose,
    Reader,
    Reason,
    TheHouse,
    etag,
)
from api.asking import current_actor as signed_in
from application.reading import AssessmentInFull
from domain.assessment.events import Audience, Conclusion, Side

router = APIRouter(prefix="/v1", tags=["assessments"], dependencies=[Depends(signed_in)])


class Opening(Body):
    """The size of the risk matrix."""

    levels: Annotated[StrictInt, Field(ge=4, le=5)] = 5


class Hazard(Body):
    """A hazard (*fare*) with the barriers there are."""

    hazard: Annotated[Line, Field(examples=["fatigue"])]
    side: Side
    description: Reason
    barriers: Prose
    probability: Level
    consequence: Level


class Measure(Body):
    """A measure (*tiltak*) and what is left of the risk."""

    hazard: Line
    measure: Reason
    owner: Person
    deadline: Day
    residual_probability: Level
    residual_consequence: Level


class Showing(Body):
    """Who was shown the assessment, and as what."""

    to: Person
    audience: Audience


class Statement(Body):
    """What a representative says of it."""

    statement: Reason


class Concluding(Body):
    """What the assessment came to."""

    conclusion: Conclusion
    grounds: Reason
    review_by: Day


class Reopening(Body):
    """What no longer holds."""

    because: Reason


@router.post("/rota-plans/{plan}/assessments", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def open_assessment(plan: PlanPath, sent: Opening, command: Command, house: TheHouse, response: Response) -> Done:
    """Open the assessment of the proposed revision, with the rota's own indicators before it."""
    return done(response, house.assessing.open(command.asked(sent), plan, sent.levels))


@router.get("/assessments/{assessment}", responses=READING)
def show_assessment(assessment: AssessmentPath, asked: Reader, house: TheHouse, response: Response) -> AssessmentInFull:
    """One assessment with all that was put down in it; the ETag is its version."""
    found = house.records.assessment(asked, assessment)
    etag(response, found.version)
    return found


@router.post("/assessments/{assessment}/hazards", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def assess_hazard(
    assessment: AssessmentPath, sent: Hazard, command: Command, house: TheHouse, response: Response
) -> Done:
    """Put down a hazard with its probability and consequence."""
    receipt = house.assessing.hazard(
        command.asked(sent), assessment, sent.hazard, sent.side, sent.description, sent.barriers,
        sent.probability, sent.consequence,
    )  # fmt: skip
    return done(response, receipt)


@router.post("/assessments/{assessment}/measures", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def decide_measure(
    assessment: AssessmentPath, sent: Measure, command: Command, house: TheHouse, response: Response
) -> Done:
    """Decide on a measure against a hazard."""
    receipt = house.assessing.measure(
        command.asked(sent), assessment, sent.hazard, sent.measure, sent.owner, sent.deadline,
        sent.residual_probability, sent.residual_consequence,
    )  # fmt: skip
    return done(response, receipt)


@router.post("/assessments/{assessment}/showings", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def show_to(assessment: AssessmentPath, sent: Showing, command: Command, house: TheHouse, response: Response) -> Done:
    """Record that it was shown to somebody who holds the office today."""
    return done(response, house.assessing.show(command.asked(sent), assessment, sent.to, sent.audience))


@router.post("/assessments/{assessment}/statements", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def give_statement(
    assessment: AssessmentPath, sent: Statement, command: Command, house: TheHouse, response: Response
) -> Done:
    """Say something of it as union or safety representative."""
    return done(response, house.assessing.state(command.asked(sent), assessment, sent.statement))


@router.post("/assessments/{assessment}/conclusion", responses=COMMANDING)
def conclude_assessment(
    assessment: AssessmentPath, sent: Concluding, command: Command, house: TheHouse, response: Response
) -> Done:
    """Conclude, and set the next review."""
    receipt = house.assessing.conclude(command.asked(sent), assessment, sent.conclusion, sent.grounds, sent.review_by)
    return done(response, receipt)


@router.post("/assessments/{assessment}/reopening", responses=COMMANDING)
def reopen_assessment(
    assessment: AssessmentPath, sent: Reopening, command: Command, house: TheHouse, response: Response
) -> Done:
    """Reopen a concluded assessment because something it rested on no longer holds."""
    return done(response, house.assessing.reopen(command.asked(sent), assessment, sent.because))
