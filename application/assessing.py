"""The sound-practice assessment of a proposed revision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from application.authority import NotInOffice, Role, act_as, mandate_in_force
from application.handle import Answer, Asked, Handling, Work
from application.names import assessment_id
from application.ports.event_store import Receipt
from application.rota.grounds import as_if_signed, judged, open_plan
from domain.assessment.assessment import ASSESSMENT, Assessed
from domain.assessment.commands import (
    AssessHazard,
    ConcludeAssessment,
    DecideMeasure,
    GiveStatement,
    OpenAssessment,
    ReopenAssessment,
    ShowAssessment,
)
from domain.assessment.errors import AssessmentUnknown
from domain.assessment.events import Audience, Conclusion, Indicator, Side
from domain.ids import AssessmentId, MandateId, PersonId, PlanId, UnitId
from domain.representation.events import Office
from domain.rota.errors import RotaPlanNotProposed
from domain.rota.states import Proposed
from domain.working_time.findings import Finding, Verdict
from domain.working_time.law import Law

ASSESSORS = (Role.UNIT_LEADER, Role.ROTA_PLANNER)
OFFICES = {
    Audience.UNION_REPRESENTATIVE: Office.UNION_REPRESENTATIVE,
    Audience.SAFETY_REPRESENTATIVE: Office.SAFETY_REPRESENTATIVE,
}


@dataclass(frozen=True, slots=True)
class Assessing:
    """What leaders and representatives do with an assessment."""

    handling: Handling
    law: Law

    def open(self, asked: Asked, plan: PlanId, levels: int) -> Receipt:
        """Open the assessment of the proposed revision, with the rota's own indicators before it."""

        def body(work: Work) -> Answer:
            state = open_plan(work, plan)
            act_as(work, state.opened.unit, *ASSESSORS)
            if not isinstance(state, Proposed):
                raise RotaPlanNotProposed(f"{plan} has no proposed revision to assess", plan=plan)
            name = assessment_id(plan, state.revision)
            findings = judged(work, state.opened, state.lines, as_if_signed(state.opened), self.law)
            work.do(
                ASSESSMENT,
                name,
                OpenAssessment(
                    name, plan, state.revision, state.fingerprint, self.law.version(state.opened.period),
                    levels, indicators(findings), asked.actor.person,
                ),
            )  # fmt: skip
            return {"assessment": name, "revision": state.revision}

        return self.handling.perform(asked, body)

    def hazard(
        self, asked: Asked, assessment: AssessmentId, hazard: str, side: Side,
        description: str, barriers: str, probability: int, consequence: int,
    ) -> Receipt:  # fmt: skip
        """Put down a hazard with its probability and consequence."""

        def body(work: Work) -> Answer:
            self._by(work, assessment, *ASSESSORS)
            work.do(
                ASSESSMENT,
                assessment,
                AssessHazard(
                    assessment, hazard, side, description, barriers, probability, consequence, asked.actor.person
                ),
            )
            return {"assessment": assessment, "hazard": hazard, "risk": probability * consequence}

        return self.handling.perform(asked, body)

    def measure(
        self, asked: Asked, assessment: AssessmentId, hazard: str, measure: str, owner: PersonId,
        deadline: date, residual_probability: int, residual_consequence: int,
    ) -> Receipt:  # fmt: skip
        """Decide on a measure against a hazard."""

        def body(work: Work) -> Answer:
            self._by(work, assessment, Role.UNIT_LEADER)
            work.do(
                ASSESSMENT,
                assessment,
                DecideMeasure(
                    assessment, hazard, measure, owner, deadline,
                    residual_probability, residual_consequence, asked.actor.person,
                ),
            )  # fmt: skip
            return {"assessment": assessment, "hazard": hazard}

        return self.handling.perform(asked, body)

    def show(self, asked: Asked, assessment: AssessmentId, to: PersonId, audience: Audience) -> Receipt:
        """Record that it was shown to somebody who holds the office today."""

        def body(work: Work) -> Answer:
            unit = self._by(work, assessment, *ASSESSORS)
            mandate = _mandate(work, to, unit, audience)
            work.do(ASSESSMENT, assessment, ShowAssessment(assessment, to, audience, mandate, asked.actor.person))
            return {"assessment": assessment, "to": to, "as": audience.value}

        return self.handling.perform(asked, body)

    def state(self, asked: Asked, assessment: AssessmentId, statement: str) -> Receipt:
        """Say something of it as union or safety representative."""

        def body(work: Work) -> Answer:
            unit = self._by(work, assessment, Role.SAFETY_REPRESENTATIVE, Role.UNION_REPRESENTATIVE)
            audience = Audience(work.role.value)
            mandate = _mandate(work, asked.actor.person, unit, audience)
            give = GiveStatement(assessment, statement, audience, mandate, asked.actor.person)
            work.do(ASSESSMENT, assessment, give)
            return {"assessment": assessment}

        return self.handling.perform(asked, body)

    def conclude(
        self, asked: Asked, assessment: AssessmentId, conclusion: Conclusion, grounds: str, review_by: date
    ) -> Receipt:
        """Conclude, and set the next review."""

        def body(work: Work) -> Answer:
            self._by(work, assessment, Role.UNIT_LEADER)
            work.do(
                ASSESSMENT,
                assessment,
                ConcludeAssessment(assessment, conclusion, grounds, review_by, work.today, asked.actor.person),
            )
            return {"assessment": assessment, "conclusion": conclusion.value}

        return self.handling.perform(asked, body)

    def reopen(self, asked: Asked, assessment: AssessmentId, because: str) -> Receipt:
        """Reopen a concluded assessment because something it rested on no longer holds."""

        def body(work: Work) -> Answer:
            self._by(work, assessment, *ASSESSORS, Role.SAFETY_REPRESENTATIVE)
            work.do(ASSESSMENT, assessment, ReopenAssessment(assessment, because, asked.actor.person))
            return {"assessment": assessment}

        return self.handling.perform(asked, body)

    def _by(self, work: Work, assessment: AssessmentId, *allowed: Role) -> UnitId:
        """The unit of the assessment's plan, once the actor is found to be one of ``allowed`` there."""
        state = work.load(ASSESSMENT, assessment)
        if not isinstance(state, Assessed):
            raise AssessmentUnknown(f"no assessment {assessment} is open", assessment=assessment)
        unit = open_plan(work, state.opened.plan).opened.unit
        act_as(work, unit, *allowed)
        work.match(ASSESSMENT, assessment)
        return unit


def _mandate(work: Work, person: PersonId, unit: UnitId, audience: Audience) -> MandateId:
    mandate = mandate_in_force(work, person, unit, OFFICES[audience])
    if mandate is None:
        raise NotInOffice(f"{person} is no {audience} in {unit} on {work.today}", person=person, unit=unit)
    return mandate.mandate


def indicators(findings: Iterable[Finding]) -> tuple[Indicator, ...]:
    """What the rota tells of itself: how often, and for how many, each duty or advice arose."""
    counted: dict[tuple[str, str], list[PersonId]] = {}
    for f in findings:
        if f.verdict in {Verdict.DUE, Verdict.ADVISORY}:
            counted.setdefault((f.rule, f.paragraph), []).append(f.employee)
    return tuple(
        Indicator(rule, len(people), len(set(people)), paragraph)
        for (rule, paragraph), people in sorted(counted.items())
    )
