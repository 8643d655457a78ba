"""Sound-practice assessments (AML § 10-2 (1))."""

from typing import Annotated, Self

from fastapi import APIRouter, Depends, Path, Response, status
from pydantic import AfterValidator, Field, StrictInt, model_validator

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
from application.reading_assessments import AssessmentInFull
from domain.assessment.assumptions import Holds
from domain.assessment.events import Audience, Capacity, Conclusion, Side, Source
from domain.assessment.matrix import RiskMatrix, standard
from domain.watched import Measured, Watched

router = APIRouter(prefix="/v1", tags=["assessments"], dependencies=[Depends(signed_in)])

Product = Annotated[StrictInt, Field(ge=1, le=25)]
Amount = Annotated[StrictInt, Field(ge=0, le=1_000_000)]


def _once(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(sources))


class Opening(Body):
    """The risk matrix: its size, and the least products that are medium and high; the settings' own without them."""

    levels: Annotated[StrictInt, Field(ge=4, le=5)] = 5
    medium_from: Product | None = None
    high_from: Product | None = None

    @model_validator(mode="after")
    def both_limits(self) -> Self:
        """Both limits, or neither."""
        if (self.medium_from is None) != (self.high_from is None):
            raise ValueError("medium_from and high_from are given together, or neither is")
        return self

    @property
    def matrix(self) -> RiskMatrix:
        """As the domain knows it."""
        if self.medium_from is None or self.high_from is None:
            return standard(self.levels)
        return RiskMatrix(self.levels, self.medium_from, self.high_from)


class Mapping(Body):
    """What was found out of a topic (*kartlegging*), and from where."""

    topic: Annotated[Line, Field(examples=["nights"])]
    sources: Annotated[tuple[Source, ...], Field(max_length=10), AfterValidator(_once)]
    found: Reason


class Participant(Body):
    """Who took part, and as what."""

    person: Person
    capacity: Capacity


class Hazard(Body):
    """A hazard (*fare*) with the barriers there are."""

    hazard: Annotated[Line, Field(examples=["fatigue"])]
    side: Side
    description: Reason
    barriers: Prose
    probability: Level
    consequence: Level


class Measure(Body):
    """A measure (*tiltak*) and what is left of the risk; `answers` names an assumption that does not hold."""

    hazard: Line
    measure: Reason
    owner: Person
    deadline: Day
    residual_probability: Level
    residual_consequence: Level
    answers: Line | None = None


class MeasureCarriedOut(Body):
    """The day the measure was carried out."""

    done_on: Day


class Assuming(Body):
    """What the conclusion takes for granted (*forutsetning*).

    `value` is a whole number: shares in tenths of a per cent, positions in hundredths, the others one by one.
    """

    assumption: Annotated[Line, Field(examples=["sickness"])]
    measure: Watched
    holds: Holds
    value: Amount
    competence: Line | None = None

    @property
    def limit(self) -> Measured:
        """As the domain knows it."""
        return Measured(self.measure, self.value, self.competence)


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


class Accepting(Body):
    """Why the high risk that is left is accepted."""

    grounds: Reason


class Carrying(Body):
    """Why the conclusion holds for the revision proposed now."""

    grounds: Reason


class Reopening(Body):
    """What no longer holds."""

    because: Reason


MeasurePath = Annotated[int, Path(ge=1, le=10_000, description="A measure, counted from 1 in the order decided.")]


@router.post("/rota-plans/{plan}/assessments", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def open_assessment(plan: PlanPath, sent: Opening, command: Command, house: TheHouse, response: Response) -> Done:
    """Open the assessment of the proposed revision, with the rota's own indicators before it."""
    return done(response, house.assessing.open(command.asked(sent), plan, sent.matrix))


@router.get("/assessments/{assessment}", responses=READING)
def show_assessment(assessment: AssessmentPath, asked: Reader, house: TheHouse, response: Response) -> AssessmentInFull:
    """One assessment with all that was put down in it; the ETag is its version."""
    found = house.assessments.assessment(asked, assessment)
    etag(response, found.version)
    return found


@router.get("/rota-plans/{plan}/assessment", responses=READING)
def show_assessment_of_plan(plan: PlanPath, asked: Reader, house: TheHouse, response: Response) -> AssessmentInFull:
    """The plan's newest assessment with all that was put down in it, whether or not it covers the revision."""
    found = house.assessments.of_plan(asked, plan)
    etag(response, found.version)
    return found


@router.post("/assessments/{assessment}/mappings", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def map_topic(assessment: AssessmentPath, sent: Mapping, command: Command, house: TheHouse, response: Response) -> Done:
    """Put down what was found out of a topic; representatives may, as leader and planner may."""
    receipt = house.assessing.map(command.asked(sent), assessment, sent.topic, sent.sources, sent.found)
    return done(response, receipt)


@router.post("/assessments/{assessment}/participants", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def name_participant(
    assessment: AssessmentPath, sent: Participant, command: Command, house: TheHouse, response: Response
) -> Done:
    """Name somebody who took part; whoever is named with an office holds it today."""
    return done(response, house.assessing.name(command.asked(sent), assessment, sent.person, sent.capacity))


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
        sent.residual_probability, sent.residual_consequence, sent.answers,
    )  # fmt: skip
    return done(response, receipt)


@router.post("/assessments/{assessment}/measures/{measure}/done", responses=COMMANDING)
def put_measure_down_as_done(
    assessment: AssessmentPath,
    measure: MeasurePath,
    sent: MeasureCarriedOut,
    command: Command,
    house: TheHouse,
    response: Response,
) -> Done:
    """Put down that a measure was carried out."""
    return done(response, house.assessing.measure_done(command.asked(sent), assessment, measure, sent.done_on))


@router.post("/assessments/{assessment}/assumptions", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def state_assumption(
    assessment: AssessmentPath, sent: Assuming, command: Command, house: TheHouse, response: Response
) -> Done:
    """State, or state anew, what the conclusion will take for granted, so that it can be watched."""
    receipt = house.assessing.assume(command.asked(sent), assessment, sent.assumption, sent.limit, sent.holds)
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
    receipt = house.concluding.conclude(command.asked(sent), assessment, sent.conclusion, sent.grounds, sent.review_by)
    return done(response, receipt)


@router.post("/assessments/{assessment}/acceptance", responses=COMMANDING)
def accept_risk(
    assessment: AssessmentPath, sent: Accepting, command: Command, house: TheHouse, response: Response
) -> Done:
    """Accept the high risk that is left, as the one above the leader."""
    return done(response, house.concluding.accept(command.asked(sent), assessment, sent.grounds))


@router.post("/assessments/{assessment}/carrying", responses=COMMANDING)
def carry_assessment(
    assessment: AssessmentPath, sent: Carrying, command: Command, house: TheHouse, response: Response
) -> Done:
    """Let the conclusion hold for the revision that is proposed now."""
    return done(response, house.concluding.carry(command.asked(sent), assessment, sent.grounds))


@router.post("/assessments/{assessment}/reopening", responses=COMMANDING)
def reopen_assessment(
    assessment: AssessmentPath, sent: Reopening, command: Command, house: TheHouse, response: Response
) -> Done:
    """Reopen a concluded assessment because something it rested on no longer holds."""
    return done(response, house.concluding.reopen(command.asked(sent), assessment, sent.because))
