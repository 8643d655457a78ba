"""What an assessment comes to: the conclusion, acceptance from above, a later revision, a new look."""

from dataclasses import dataclass
from datetime import date

from application.assessing import ASSESSORS, assessed_by, demand_office
from application.assessment_of_plan import latest, named, plan_measures
from application.authority import Role, aliases
from application.handle import Answer, Asked, Handling, Work
from application.indicators_of_plan import indicators
from application.ports.event_store import Receipt
from application.rota.grounds import open_plan, terms, uncovered
from domain.assessment.assessment import ASSESSMENT
from domain.assessment.commands import AcceptRisk, CarryAssessment, ConcludeAssessment, ReopenAssessment
from domain.assessment.errors import AssessmentIsSuperseded
from domain.assessment.events import Conclusion
from domain.assessment.states import Assessed
from domain.ids import AssessmentId
from domain.observation.observations import OBSERVATIONS
from domain.representation.events import Office
from domain.rota.errors import RotaPlanNotProposed
from domain.rota.states import Proposed
from domain.watched import Measured
from domain.working_time.law import Law


@dataclass(frozen=True, slots=True)
class ConcludingAssessments:
    """What is decided on an assessment as a whole."""

    handling: Handling
    law: Law

    def conclude(
        self, asked: Asked, assessment: AssessmentId, conclusion: Conclusion, grounds: str, review_by: date
    ) -> Receipt:
        """Conclude, and set the next review; what is taken for granted is held to the lines and the observations."""

        def body(work: Work) -> Answer:
            _, state = assessed_by(work, assessment, Role.UNIT_LEADER)
            command = ConcludeAssessment(
                assessment, conclusion, grounds, review_by, work.today, asked.actor.person, _measured(work, state)
            )
            after = work.do(ASSESSMENT, assessment, command)
            awaits = [c.value for c in after.awaits] if isinstance(after, Assessed) else []
            return {"assessment": assessment, "conclusion": conclusion.value, "awaits": awaits}

        return self.handling.perform(asked, body)

    def accept(self, asked: Asked, assessment: AssessmentId, grounds: str) -> Receipt:
        """Accept from above the high risk that is left."""

        def body(work: Work) -> Answer:
            unit, _ = assessed_by(work, assessment, Role.CLINIC_DIRECTOR)
            by = asked.actor.person
            mandate = demand_office(work, by, unit, Office.CLINIC_DIRECTOR)
            after = work.do(ASSESSMENT, assessment, AcceptRisk(assessment, grounds, mandate, by, aliases(work, by)))
            hazards = list(after.high_left) if isinstance(after, Assessed) else []
            return {"assessment": assessment, "hazards": hazards}

        return self.handling.perform(asked, body)

    def carry(self, asked: Asked, assessment: AssessmentId, grounds: str) -> Receipt:
        """Let the conclusion hold for the revision that is proposed now, with what the rota tells otherwise than then.

        Raises ``AssessmentIsSuperseded`` where a later revision has an assessment of its own.
        """

        def body(work: Work) -> Answer:
            _, assessed = assessed_by(work, assessment, Role.UNIT_LEADER)
            state = open_plan(work, assessed.opened.plan)
            plan = state.opened.plan
            if not isinstance(state, Proposed):
                raise RotaPlanNotProposed(f"{plan} has no proposed revision to carry an assessment to", plan=plan)
            newest = latest(work, plan, state.revision)
            if newest is not None and newest[0] != assessment:
                raise AssessmentIsSuperseded(
                    f"assessment {assessment} is older than {newest[0]}; that one can be carried", newest=newest[0]
                )
            command = CarryAssessment(
                assessment, state.revision, state.fingerprint, self.law.version(state.opened.period),
                indicators(work, state, self.law), grounds, asked.actor.person,
            )  # fmt: skip
            work.do(ASSESSMENT, assessment, command)
            return {"assessment": assessment, "revision": state.revision}

        return self.handling.perform(asked, body)

    def reopen(self, asked: Asked, assessment: AssessmentId, because: str) -> Receipt:
        """Reopen a concluded assessment because something it rested on no longer holds."""

        def body(work: Work) -> Answer:
            assessed_by(work, assessment, *ASSESSORS, Role.SAFETY_REPRESENTATIVE)
            work.do(ASSESSMENT, assessment, ReopenAssessment(assessment, because, asked.actor.person))
            return {"assessment": assessment}

        return self.handling.perform(asked, body)


def _measured(work: Work, assessed: Assessed) -> tuple[Measured, ...]:
    """The newest observations of the unit, and what the plan's lines answer themselves, which is asked of them."""
    plan = open_plan(work, assessed.opened.plan)
    opened = plan.opened
    observed = work.load(OBSERVATIONS, opened.unit).measured
    if not assessed.assumptions:
        return observed
    missing = uncovered(work, opened, plan.lines)
    return (*observed, *plan_measures(plan, terms(work, opened), missing, named(assessed)))
