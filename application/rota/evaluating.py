"""How good a plan's rota is, for those who may read the plan; what it says of a person, for fewer."""

from dataclasses import dataclass

from application.authority import READERS, act_as, roles
from application.handle import Asked, Handling
from application.rota.drafting import posed
from application.rota.grounds import open_plan
from application.rota.queries import INSIGHT
from domain.ids import PlanId
from domain.rota.evaluation import Evaluation, evaluate
from domain.rota.line_measures import LineMeasures
from domain.rota.rota_plan import ROTA_PLAN
from domain.working_time.law import Law
from domain.working_time.model import Rota


@dataclass(frozen=True, slots=True)
class EvaluationShown:
    """A rota in figures."""

    version: int
    """The plan's stream version that was looked at."""
    evaluation: Evaluation
    people: tuple[LineMeasures, ...]
    """The lines that the reader may see the figures of."""


@dataclass(frozen=True, slots=True)
class EvaluatingRotas:
    """The evaluation of plans."""

    handling: Handling
    law: Law

    def evaluation(self, asked: Asked, plan: PlanId) -> EvaluationShown:
        """The present lines in figures; a person's own figures go to the employer, the auditor and the person.

        Raises ``RotaPlanUnknown``, ``NotAllowed`` and ``NoNeed``.
        """
        work = self.handling.look(asked)
        state = open_plan(work, plan)
        act_as(work, state.opened.unit, *READERS)
        found = evaluate(posed(work, state.opened, self.law), Rota(state.lines))
        everybody = bool(roles(work, state.opened.unit) & INSIGHT)
        shown = tuple(p for p in found.people if everybody or p.employee == asked.actor.person)
        return EvaluationShown(work.version(ROTA_PLAN, plan), found, shown)
