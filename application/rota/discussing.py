"""The discussion (*drøfting*) of a proposed revision with the representatives."""

from dataclasses import dataclass
from datetime import date

from application.authority import Role, act_as, mandate_in_force
from application.handle import Answer, Asked, Handling, Work
from application.ports.event_store import Receipt
from application.rota.grounds import open_plan
from domain.ids import PersonId, PlanId
from domain.representation.events import Office
from domain.rota.commands import ConfirmDiscussion, RecordDiscussion
from domain.rota.rota_plan import ROTA_PLAN


@dataclass(frozen=True, slots=True)
class DiscussingRotas:
    """Recording what was discussed, and confirming the record."""

    handling: Handling

    def record(
        self, asked: Asked, plan: PlanId, discussion: str, held_on: date,
        participants: tuple[PersonId, ...], views: str, answer: str,
    ) -> Receipt:  # fmt: skip
        """Record a discussion held, with the views put forward and the employer's reasoned answer."""

        def body(work: Work) -> Answer:
            act_as(work, open_plan(work, plan).opened.unit, Role.UNIT_LEADER, Role.ROTA_PLANNER)
            work.match(ROTA_PLAN, plan)
            work.do(
                ROTA_PLAN,
                plan,
                RecordDiscussion(
                    plan, discussion, held_on, work.today, participants, views, answer, asked.actor.person
                ),
            )
            return {"plan": plan, "discussion": discussion, "recorded_on": work.today.isoformat()}

        return self.handling.perform(asked, body)

    def confirm(self, asked: Asked, plan: PlanId, discussion: str) -> Receipt:
        """Confirm, as a union's representative in the unit, that the discussion was held as recorded."""

        def body(work: Work) -> Answer:
            unit = open_plan(work, plan).opened.unit
            act_as(work, unit, Role.UNION_REPRESENTATIVE)
            work.match(ROTA_PLAN, plan)
            mandate = mandate_in_force(work, asked.actor.person, unit, Office.UNION_REPRESENTATIVE)
            if mandate is None:
                raise AssertionError("a union representative acts by mandate")
            work.do(ROTA_PLAN, plan, ConfirmDiscussion(plan, discussion, mandate.mandate, asked.actor.person))
            return {"plan": plan, "discussion": discussion}

        return self.handling.perform(asked, body)
