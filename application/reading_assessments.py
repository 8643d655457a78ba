"""What may be read of assessments and of what is observed of a unit, and by whom."""

from dataclasses import dataclass
from datetime import date

from application.assessment_of_plan import broken_by_lines, latest, named_assessment
from application.authority import Role, act_as, aliases
from application.handle import Asked, Handling, Work
from application.ports.read_models import Notice, ReadModels
from application.rota.grounds import open_plan, terms, uncovered
from application.rota.queries import OVERSIGHT
from domain.assessment.assessment import ASSESSMENT
from domain.assessment.assumptions import Assumption, Broken
from domain.assessment.errors import AssessmentUnknown
from domain.assessment.events import (
    AssessmentConcluded,
    AssessmentOpened,
    Audience,
    Capacity,
    HazardAssessed,
    MeasureDecided,
    ParticipantNamed,
    RiskAccepted,
    StatementGiven,
    TopicMapped,
)
from domain.assessment.matrix import Risk
from domain.assessment.states import Assessed
from domain.ids import AssessmentId, PersonId, PlanId, UnitId
from domain.observation.observations import OBSERVATIONS, UnitObserved
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import NotOpened, Withdrawn

READING = (*OVERSIGHT, *(() if Role.COMMITTEE in OVERSIGHT else (Role.COMMITTEE,)))
"""Those who see how a plan came about, the working environment committee among them."""


@dataclass(frozen=True, slots=True)
class ShownTo:
    """Somebody who was shown it."""

    audience: Audience
    person: PersonId


@dataclass(frozen=True, slots=True)
class HazardSeen:
    """A hazard with its risk, and what is left of it."""

    hazard: HazardAssessed
    risk: Risk
    residual_probability: int
    residual_consequence: int
    residual_risk: Risk


@dataclass(frozen=True, slots=True)
class MeasureSeen:
    """A measure with its number, and the day it was carried out, if it was."""

    number: int
    measure: MeasureDecided
    done_on: date | None


@dataclass(frozen=True, slots=True)
class AssessmentInFull:
    """An assessment with all that was put down in it."""

    opened: AssessmentOpened
    probabilities: tuple[str, ...]
    """The names of the matrix's levels, lowest first."""
    consequences: tuple[str, ...]
    covers: tuple[int, ...]
    """The revisions it holds for: its own, and those it was carried to."""
    mapped: tuple[TopicMapped, ...]
    participants: tuple[ParticipantNamed, ...]
    hazards: tuple[HazardSeen, ...]
    measures: tuple[MeasureSeen, ...]
    assumptions: tuple[Assumption, ...]
    broken: tuple[Broken, ...]
    """The assumptions it was reopened over, and those that the plan's own lines break."""
    shown: tuple[ShownTo, ...]
    statements: tuple[StatementGiven, ...]
    conclusion: AssessmentConcluded | None
    accepted: RiskAccepted | None
    awaits: tuple[Capacity, ...]
    """Who must still accept, or be shown, the high risk that is left."""
    reopened: str | None
    version: int


@dataclass(frozen=True, slots=True)
class ObservationsOfUnit:
    """What has been observed of a unit, and the newest of each measure."""

    unit: UnitId
    recorded: tuple[UnitObserved, ...]
    newest: tuple[UnitObserved, ...]
    version: int


@dataclass(frozen=True, slots=True)
class ReadingAssessments:
    """The readings of assessments and observations."""

    handling: Handling
    reads: ReadModels

    def assessment(self, asked: Asked, assessment: AssessmentId) -> AssessmentInFull:
        """One assessment, for those who see how the plan came about. Raises ``AssessmentUnknown``."""
        work = self.handling.look(asked)
        state = named_assessment(work, assessment)
        plan = work.load(ROTA_PLAN, state.opened.plan)
        if isinstance(plan, NotOpened):
            raise AssessmentUnknown(f"there is no assessment {assessment}", assessment=assessment)
        act_as(work, plan.opened.unit, *READING)
        return _in_full(work, assessment, state)

    def of_plan(self, asked: Asked, plan: PlanId) -> AssessmentInFull:
        """The newest assessment of a plan, whether or not it covers the present revision.

        Raises ``RotaPlanUnknown``, and ``AssessmentUnknown`` where there is none.
        """
        work = self.handling.look(asked)
        state = open_plan(work, plan)
        act_as(work, state.opened.unit, *READING)
        found = latest(work, plan, state.revision)
        if found is None:
            raise AssessmentUnknown(f"rota plan {plan} has no assessment yet", plan=plan)
        return _in_full(work, *found)

    def observations(self, asked: Asked, unit: UnitId) -> ObservationsOfUnit:
        """What has been observed of a unit, for those who see how its plans come about."""
        work = self.handling.look(asked)
        act_as(work, unit, *READING)
        observed = work.load(OBSERVATIONS, unit)
        return ObservationsOfUnit(
            unit, observed.recorded, tuple(observed.newest.values()), work.version(OBSERVATIONS, unit)
        )

    def notices(self, asked: Asked) -> tuple[Notice, ...]:
        """What the reader is told, by whichever account: to nobody else."""
        return self.reads.notices(aliases(self.handling.look(asked), asked.actor.person))


def _in_full(work: Work, name: AssessmentId, state: Assessed) -> AssessmentInFull:
    matrix, left = state.opened.matrix, state.residual
    risks, residual = state.risks, state.residual_risks
    return AssessmentInFull(
        opened=state.opened,
        probabilities=matrix.probabilities,
        consequences=matrix.consequences,
        covers=tuple(sorted({state.opened.revision, *state.carried})),
        mapped=tuple(state.mapped.values()),
        participants=state.participants,
        hazards=tuple(HazardSeen(h, risks[n], *left[n], residual[n]) for n, h in state.hazards.items()),
        measures=tuple(
            MeasureSeen(n, m, state.done[n].done_on if n in state.done else None)
            for n, m in enumerate(state.measures, 1)
        ),
        assumptions=state.assumptions,
        broken=(*state.broken, *_broken(work, state)),
        shown=tuple(ShownTo(audience, person) for audience, person in sorted(state.shown)),
        statements=state.statements,
        conclusion=state.conclusion,
        accepted=state.accepted,
        awaits=state.awaits,
        reopened=state.reopened,
        version=work.version(ASSESSMENT, name),
    )


def _broken(work: Work, state: Assessed) -> tuple[Broken, ...]:
    plan = work.load(ROTA_PLAN, state.opened.plan)
    if isinstance(plan, NotOpened | Withdrawn) or not state.assumptions:
        return ()
    return broken_by_lines(state, plan, terms(work, plan.opened), uncovered(work, plan.opened, plan.lines))
