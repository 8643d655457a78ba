"""Agreements for a plan: offered by the leader, talked about, refused by their counterpart, extended, ended."""

from collections.abc import Mapping
from dataclasses import dataclass

from application.agreement_parties import leader_or_counterpart, offered, standing
from application.agreements_in_force import AUTHORITY, offers, rule_set_of
from application.authority import Role, act_as
from application.handle import Answer, Asked, Handling, Work
from application.names import agreement_id
from application.offering import Overrides, offer_of, sought_on
from application.ports.event_store import Receipt
from application.rota.grounds import open_plan, terms
from domain.agreement.agreement import AGREEMENT
from domain.agreement.commands import (
    AnswerComment,
    CommentOnAgreement,
    ExtendAgreement,
    GiveNotice,
    RecordConsent,
    RefuseAgreement,
    WithdrawOffer,
)
from domain.agreement.events import Document
from domain.agreement.states import Offered
from domain.calendar import Period
from domain.ids import AgreementId, PersonId, PlanId
from domain.rota.states import frozen_lines
from domain.working_time.model import AgreedLimits, Basis, Terms


@dataclass(frozen=True, slots=True)
class Agreeing:
    """What the parties do with agreements, apart from signing."""

    handling: Handling

    def propose_sought(
        self, asked: Asked, plan: PlanId, notice_weeks: int, overrides: Mapping[Basis, Overrides] | None = None
    ) -> Receipt:
        """Offer every agreement the plan seeks, to each union or employee, where none stands. Raises ``NotSought``."""

        def body(work: Work) -> Answer:
            state = open_plan(work, plan)
            act_as(work, state.opened.unit, Role.UNIT_LEADER)
            made = []
            for sought, own in sought_on(state.opened, overrides or {}):
                for party in sought.unions or state.opened.people:
                    offer = offer_of(work, state, sought, party, notice_weeks, own)
                    if offer is not None:
                        work.do(AGREEMENT, offer.agreement, offer)
                        made.append(offer.agreement)
            return {"plan": plan, "agreements": made}

        return self.handling.perform(asked, body)

    def record_consent(
        self, asked: Asked, plan: PlanId, basis: Basis, what: str, limits: AgreedLimits, period: Period,
        doing: tuple[str, ...], document: Document,
    ) -> Receipt:  # fmt: skip
        """Record the Labour Inspection Authority's consent with its document; it covers all who do the work."""

        def body(work: Work) -> Answer:
            opened = open_plan(work, plan).opened
            act_as(work, opened.unit, Role.UNIT_LEADER)
            name = agreement_id(plan, basis, AUTHORITY)
            people = doing_the_work(opened.people, terms(work, opened), doing)
            work.do(
                AGREEMENT,
                name,
                RecordConsent(
                    name, plan, opened.unit, basis, what, limits, period, doing, people, document,
                    asked.actor.person, work.today,
                ),
            )  # fmt: skip
            return {"agreement": name, "covers": len(people)}

        return self.handling.perform(asked, body)

    def refuse(self, asked: Asked, agreement: AgreementId, reason: str) -> Receipt:
        """Say no, with the reason."""

        def body(work: Work) -> Answer:
            by = standing(work, offered(work, agreement).offer)
            work.do(AGREEMENT, agreement, RefuseAgreement(agreement, by, reason))
            return {"agreement": agreement}

        return self.handling.perform(asked, body)

    def extend(self, asked: Asked, agreement: AgreementId) -> Receipt:
        """Make a union's agreement apply to all who do the same work, when a majority of them is bound by its terms.

        Those count who are bound by it, or as another union's members by an agreement that sets the same and lasts
        as long.
        """

        def body(work: Work) -> Answer:
            extended = offered(work, agreement)
            offer = extended.offer
            act_as(work, offer.unit, Role.UNIT_LEADER)
            state = open_plan(work, offer.plan)
            opened, lines = state.opened, frozen_lines(state)
            doing = doing_the_work(opened.people, terms(work, opened), offer.work)
            bound = {
                person
                for _, a in offers(work, opened)
                if a.same_terms(extended) and a.ends >= extended.ends
                for person in a.members_bound(lines, rule_set_of(state)) & frozenset(doing)
            }
            extend = ExtendAgreement(agreement, len(bound), len(doing), asked.actor.person, work.today)
            work.do(AGREEMENT, agreement, extend)
            return {"agreement": agreement, "bound": len(bound), "doing_same_work": len(doing)}

        return self.handling.perform(asked, body)

    def give_notice(self, asked: Asked, agreement: AgreementId) -> Receipt:
        """End the agreement after the notice it sets, as its counterpart or as the leader."""

        def body(work: Work) -> Answer:
            by = leader_or_counterpart(work, offered(work, agreement).offer)
            ended = work.do(AGREEMENT, agreement, GiveNotice(agreement, work.today, asked.actor.person, by))
            last_day = ended.ends.isoformat() if isinstance(ended, Offered) else ""
            return {"agreement": agreement, "last_day": last_day}

        return self.handling.perform(asked, body)

    def withdraw(self, asked: Asked, agreement: AgreementId, reason: str) -> Receipt:
        """Take back an offer that nobody has signed."""

        def body(work: Work) -> Answer:
            act_as(work, offered(work, agreement).offer.unit, Role.UNIT_LEADER)
            work.do(AGREEMENT, agreement, WithdrawOffer(agreement, reason, asked.actor.person))
            return {"agreement": agreement}

        return self.handling.perform(asked, body)

    def comment(self, asked: Asked, agreement: AgreementId, comment: str, text: str) -> Receipt:
        """Say something of the offer, as its counterpart or as the leader; neither yes nor no."""

        def body(work: Work) -> Answer:
            by = leader_or_counterpart(work, offered(work, agreement).offer)
            work.do(AGREEMENT, agreement, CommentOnAgreement(agreement, comment, text, asked.actor.person, by))
            return {"agreement": agreement, "comment": comment}

        return self.handling.perform(asked, body)

    def answer(self, asked: Asked, agreement: AgreementId, comment: str, answer: str, changed: str | None) -> Receipt:
        """Answer the other side's comment: what it changed, or why nothing."""

        def body(work: Work) -> Answer:
            by = leader_or_counterpart(work, offered(work, agreement).offer)
            work.do(AGREEMENT, agreement, AnswerComment(agreement, comment, answer, changed, asked.actor.person, by))
            return {"agreement": agreement, "comment": comment}

        return self.handling.perform(asked, body)


def doing_the_work(
    people: tuple[PersonId, ...], known: Mapping[PersonId, Terms], work: tuple[str, ...]
) -> tuple[PersonId, ...]:
    """Those of ``people`` whose profession is among ``work``; all of them where it names none."""
    return tuple(p for p in people if not work or (p in known and known[p].profession in work))
