"""The sound-practice assessment of a proposed revision: what is put down in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from application.assessment_of_plan import named_assessment
from application.authority import NotInOffice, Role, act_as, aliases, mandate_in_force
from application.handle import Answer, Asked, Handling, Work
from application.indicators_of_plan import indicators
from application.names import assessment_id
from application.ports.event_store import Receipt
from application.rota.grounds import open_plan
from domain.assessment.assessment import ASSESSMENT
from domain.assessment.assumptions import Holds
from domain.assessment.commands import (
    AssessHazard,
    AssessmentCommand,
    DecideMeasure,
    DoMeasure,
    GiveStatement,
    MapTopic,
    NameParticipant,
    OpenAssessment,
    ShowAssessment,
    StateAssumption,
)
from domain.assessment.events import Audience, Capacity, Side, Source
from domain.assessment.matrix import RiskMatrix
from domain.assessment.states import Assessed
from domain.ids import AssessmentId, MandateId, PersonId, PlanId, UnitId
from domain.representation.events import Office
from domain.rota.errors import RotaPlanNotProposed
from domain.rota.states import Proposed
from domain.watched import Measured
from domain.workforce.employee import EMPLOYEE, Registered
from domain.workforce.errors import EmployeeUnknown
from domain.working_time.law import Law

ASSESSORS = (Role.UNIT_LEADER, Role.ROTA_PLANNER)
BOTH_SIDES = (*ASSESSORS, Role.SAFETY_REPRESENTATIVE, Role.UNION_REPRESENTATIVE)
"""Those who put down what they see: the representatives' side is part of the picture."""
OFFICES = {audience.value: Office(audience.value) for audience in Audience}
CAPACITIES = {c.value: Office(c.value) for c in Capacity if c.value in set(Office)}
"""The capacities that are held by mandate."""


@dataclass(frozen=True, slots=True)
class Assessing:
    """What leaders and representatives put down in an assessment."""

    handling: Handling
    law: Law

    def open(self, asked: Asked, plan: PlanId, matrix: RiskMatrix) -> Receipt:
        """Open the assessment of the proposed revision, with the rota's own indicators before it."""

        def body(work: Work) -> Answer:
            state = open_plan(work, plan)
            act_as(work, state.opened.unit, *ASSESSORS)
            if not isinstance(state, Proposed):
                raise RotaPlanNotProposed(f"{plan} has no proposed revision to assess", plan=plan)
            name, rule_set = assessment_id(plan, state.revision), self.law.version(state.opened.period)
            told = indicators(work, state, self.law)
            opening = OpenAssessment(
                name, plan, state.revision, state.fingerprint, rule_set, matrix, told, asked.actor.person
            )
            work.do(ASSESSMENT, name, opening)
            return {"assessment": name, "revision": state.revision}

        return self.handling.perform(asked, body)

    def map(
        self, asked: Asked, assessment: AssessmentId, topic: str, sources: tuple[Source, ...], found: str
    ) -> Receipt:
        """Put down what was found out of a topic, and from where."""
        command = MapTopic(assessment, topic, sources, found, asked.actor.person)
        return self._put(asked, command, {"topic": topic}, *BOTH_SIDES)

    def name(self, asked: Asked, assessment: AssessmentId, person: PersonId, capacity: Capacity) -> Receipt:
        """Name somebody who took part; whoever is named with an office holds it today, or is employed in the unit.

        Raises ``NotInOffice`` and ``EmployeeUnknown``.
        """

        def body(work: Work) -> Answer:
            unit, _ = assessed_by(work, assessment, *ASSESSORS)
            office = CAPACITIES.get(capacity.value)
            mandate = None if office is None else demand_office(work, person, unit, office)
            if capacity is Capacity.EMPLOYEE:
                _demand_employed(work, person, unit)
            work.do(ASSESSMENT, assessment, NameParticipant(assessment, person, capacity, mandate, asked.actor.person))
            return {"assessment": assessment, "person": person, "as": capacity.value}

        return self.handling.perform(asked, body)

    def hazard(
        self, asked: Asked, assessment: AssessmentId, hazard: str, side: Side,
        description: str, barriers: str, probability: int, consequence: int,
    ) -> Receipt:  # fmt: skip
        """Put down a hazard with its probability and consequence."""
        command = AssessHazard(
            assessment, hazard, side, description, barriers, probability, consequence, asked.actor.person
        )

        def told(state: Assessed) -> Answer:
            return {"hazard": hazard, "risk": state.risks[hazard].value, "product": probability * consequence}

        return self._put(asked, command, told, *BOTH_SIDES)

    def measure(
        self, asked: Asked, assessment: AssessmentId, hazard: str, measure: str, owner: PersonId, deadline: date,
        residual_probability: int, residual_consequence: int, answers: str | None = None,
    ) -> Receipt:  # fmt: skip
        """Decide on a measure against a hazard; its number is what it is done by."""
        command = DecideMeasure(
            assessment, hazard, measure, owner, deadline,
            residual_probability, residual_consequence, asked.actor.person, answers,
        )  # fmt: skip

        def told(state: Assessed) -> Answer:
            left = state.residual_risks[hazard].value
            return {"hazard": hazard, "measure": len(state.measures), "residual_risk": left}

        return self._put(asked, command, told, Role.UNIT_LEADER)

    def measure_done(self, asked: Asked, assessment: AssessmentId, number: int, done_on: date) -> Receipt:
        """Put down that a measure was carried out, as leader, planner, or the one who answers for it."""

        def body(work: Work) -> Answer:
            state = named_assessment(work, assessment)
            owners = {m.owner for m in state.measures[number - 1 : number]} if number > 0 else set()
            mine = owners & aliases(work, asked.actor.person)
            assessed_by(work, assessment, *ASSESSORS, *((Role.EMPLOYEE,) if mine else ()))
            work.do(ASSESSMENT, assessment, DoMeasure(assessment, number, done_on, work.today, asked.actor.person))
            return {"assessment": assessment, "measure": number}

        return self.handling.perform(asked, body)

    def assume(self, asked: Asked, assessment: AssessmentId, assumption: str, limit: Measured, holds: Holds) -> Receipt:
        """State, or state anew, what the conclusion will take for granted."""
        command = StateAssumption(assessment, assumption, limit, holds, asked.actor.person)

        def told(state: Assessed) -> Answer:
            return {"assumption": assumption, "limit": state.stated[assumption].unit}

        return self._put(asked, command, told, *ASSESSORS)

    def show(self, asked: Asked, assessment: AssessmentId, to: PersonId, audience: Audience) -> Receipt:
        """Record that it was shown to somebody who holds the office today."""

        def body(work: Work) -> Answer:
            unit, _ = assessed_by(work, assessment, *ASSESSORS)
            mandate = demand_office(work, to, unit, OFFICES[audience])
            by = asked.actor.person
            work.do(ASSESSMENT, assessment, ShowAssessment(assessment, to, audience, mandate, by, aliases(work, by)))
            return {"assessment": assessment, "to": to, "as": audience.value}

        return self.handling.perform(asked, body)

    def state(self, asked: Asked, assessment: AssessmentId, statement: str) -> Receipt:
        """Say something of it as safety or union representative, or as a member of the committee."""

        def body(work: Work) -> Answer:
            audiences = (Role.SAFETY_REPRESENTATIVE, Role.UNION_REPRESENTATIVE, Role.COMMITTEE)
            unit, _ = assessed_by(work, assessment, *audiences)
            audience = Audience(work.role.value)
            mandate = demand_office(work, asked.actor.person, unit, OFFICES[audience])
            give = GiveStatement(assessment, statement, audience, mandate, asked.actor.person)
            work.do(ASSESSMENT, assessment, give)
            return {"assessment": assessment}

        return self.handling.perform(asked, body)

    def _put(
        self, asked: Asked, command: AssessmentCommand, told: Answer | Callable[[Assessed], Answer], *allowed: Role
    ) -> Receipt:
        def body(work: Work) -> Answer:
            name = command.assessment
            assessed_by(work, name, *allowed)
            work.do(ASSESSMENT, name, command)
            answer = told(named_assessment(work, name)) if callable(told) else told
            return {"assessment": name} | answer

        return self.handling.perform(asked, body)


def assessed_by(work: Work, assessment: AssessmentId, *allowed: Role) -> tuple[UnitId, Assessed]:
    """The unit of the assessment's plan, once the actor is found to be one of ``allowed`` there, and what stands."""
    state = named_assessment(work, assessment)
    unit = open_plan(work, state.opened.plan).opened.unit
    act_as(work, unit, *allowed)
    work.match(ASSESSMENT, assessment)
    return unit, state


def _demand_employed(work: Work, person: PersonId, unit: UnitId) -> None:
    found = work.load(EMPLOYEE, person)
    if not isinstance(found, Registered) or found.unit != unit:
        raise EmployeeUnknown(f"no employee {person} is known in {unit}", employee=person)


def demand_office(work: Work, person: PersonId, unit: UnitId, office: Office) -> MandateId:
    """The person's mandate for the office in the unit today. Raises ``NotInOffice``."""
    mandate = mandate_in_force(work, person, unit, office)
    if mandate is None:
        raise NotInOffice(f"{person} is no {office} in {unit} on {work.today}", person=person, unit=unit)
    return mandate.mandate
