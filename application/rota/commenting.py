"""Comments on a revision, and the employer's answers to them."""

from dataclasses import dataclass
from datetime import date

from application.authority import Role, act_as, aliases
from application.handle import Answer, Asked, Handling, Work
from application.ports.event_store import Receipt
from application.rota.grounds import open_plan
from domain.ids import PersonId, PlanId
from domain.rota.commands import AnswerComment, CommentRota
from domain.rota.parties import Capacity, Party
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Draft, Proposed, Published

COMMENTERS = (Role.UNION_REPRESENTATIVE, Role.SAFETY_REPRESENTATIVE, Role.EMPLOYEE)


@dataclass(frozen=True, slots=True)
class CommentingRotas:
    """Saying something of a revision, and answering it. No answer repeats the words: it is kept in the clear."""

    handling: Handling

    def comment(self, asked: Asked, plan: PlanId, employee: PersonId | None, day: date | None, text: str) -> Receipt:
        """Comment on the plan, a line or a day of it: representatives on anything, an employee on the own line."""

        def body(work: Work) -> Answer:
            role = act_as(work, open_plan(work, plan).opened.unit, *COMMENTERS)
            work.match(ROTA_PLAN, plan)
            author = Party(asked.actor.person, Capacity(role.value), work.mandate)
            accounts = aliases(work, asked.actor.person)
            after = work.do(ROTA_PLAN, plan, CommentRota(plan, employee, day, text, author, accounts))
            match after:
                case Draft() | Proposed() | Published():
                    return {"plan": plan, "comment": after.comments[-1].said.comment}
                case other:
                    raise AssertionError(f"a comment made a {type(other).__name__}")

        return self.handling.perform(asked, body)

    def answer(self, asked: Asked, plan: PlanId, comment: str, answer: str, *, changed: bool) -> Receipt:
        """Answer a comment: with the changes that name it, or with the reason why there are none."""

        def body(work: Work) -> Answer:
            act_as(work, open_plan(work, plan).opened.unit, Role.UNIT_LEADER, Role.ROTA_PLANNER)
            work.match(ROTA_PLAN, plan)
            accounts = aliases(work, asked.actor.person)
            command = AnswerComment(plan, comment, answer, changed, asked.actor.person, accounts)
            work.do(ROTA_PLAN, plan, command)
            return {"plan": plan, "comment": comment}

        return self.handling.perform(asked, body)
