"""Publication (*kunngjøring*): everything that stands in its way, and making a revision binding."""

from dataclasses import dataclass

from application.authority import READERS, Role, act_as
from application.handle import Answer, Asked, Handling, Work
from application.ports.event_store import Receipt
from application.rota.grounds import Gathering, open_plan
from domain.agreement.agreement import AGREEMENT
from domain.agreement.commands import RelyOnAgreement
from domain.assessment.assessment import ASSESSMENT
from domain.assessment.commands import RelyOnAssessment
from domain.ids import Fingerprint, PlanId
from domain.rota.commands import PublishRota
from domain.rota.obstacles import Obstacle
from domain.rota.readiness import readiness
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Draft, OpenPlan, Published


@dataclass(frozen=True, slots=True)
class Readiness:
    """The obstacles of a plan as it stands."""

    plan: PlanId
    state: str
    revision: int
    fingerprint: Fingerprint | None
    version: int
    """The plan's stream version the list was made at."""
    obstacles: tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True)
class PublishingRotas:
    """Judges readiness, and publishes."""

    handling: Handling
    gathering: Gathering

    def readiness(self, asked: Asked, plan: PlanId) -> Readiness:
        """Everything that stands between the plan's present lines and publication, by today's streams and clock."""
        work = self.handling.look(asked)
        state = open_plan(work, plan)
        act_as(work, state.opened.unit, *READERS)
        return self.readiness_of(work, state)

    def readiness_of(self, work: Work, state: OpenPlan) -> Readiness:
        """The same of a plan that is loaded, for an actor whose capacity is found."""
        plan = state.opened.plan
        obstacles = readiness(state, self.gathering.grounds(work, state))
        fingerprint = None if isinstance(state, Draft) else state.fingerprint
        return Readiness(
            plan, type(state).__name__.lower(), state.revision, fingerprint, work.version(ROTA_PLAN, plan), obstacles
        )

    def publish(self, asked: Asked, plan: PlanId) -> Receipt:
        """Make the proposed revision binding, and record with all it rests on that it does.

        Raises ``RotaPlanNotReady`` with every obstacle.
        """

        def body(work: Work) -> Answer:
            state = open_plan(work, plan)
            act_as(work, state.opened.unit, Role.UNIT_LEADER)
            work.match(ROTA_PLAN, plan)
            grounds = self.gathering.grounds(work, state)
            published = work.do(ROTA_PLAN, plan, PublishRota(plan, grounds, asked.actor.person))
            if not isinstance(published, Published) or grounds.assessment is None:
                raise AssertionError("a publication makes a published plan")
            binding = published.binding
            for name in grounds.relied_on:
                rely = RelyOnAgreement(name, plan, binding.revision, binding.fingerprint)
                work.do(AGREEMENT, name, rely)
            assessment = grounds.assessment.assessment
            work.do(ASSESSMENT, assessment, RelyOnAssessment(assessment, plan, binding.revision, binding.fingerprint))
            return {
                "plan": plan,
                "revision": binding.revision,
                "fingerprint": binding.fingerprint,
                "agreements": list(grounds.relied_on),
                "assessment": assessment,
            }

        return self.handling.perform(asked, body)
