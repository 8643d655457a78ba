"""Agreements for a plan: offered by the leader, signed or refused by their counterpart, extended, ended."""

from collections.abc import Mapping
from dataclasses import dataclass

from application.agreements_in_force import offers
from application.authority import Role, act_as, employer_side, mandates_of, roles
from application.handle import Answer, Asked, Handling, Work
from application.names import agreement_id
from application.ports.event_store import Receipt
from application.rota.grounds import OpenPlan, employees, open_plan
from domain.agreement.agreement import AGREEMENT, Offered
from domain.agreement.commands import (
    ExtendAgreement,
    GiveNotice,
    ProposeAgreement,
    RefuseAgreement,
    Shown,
    SignAgreement,
    Standing,
)
from domain.agreement.errors import AgreementUnknown
from domain.agreement.events import Ground
from domain.ids import AgreementId, Fingerprint, PersonId, PlanId, Union
from domain.representation.events import Office
from domain.rota.errors import RotaPlanNotProposed
from domain.rota.events import Sought
from domain.rota.states import Proposed, Published, frozen_lines
from domain.workforce.employee import Registered


@dataclass(frozen=True, slots=True)
class Agreeing:
    """What the parties do with agreements."""

    handling: Handling

    def propose_sought(self, asked: Asked, plan: PlanId, notice_weeks: int) -> Receipt:
        """Offer every agreement the plan seeks, to each union or each employee it is sought from."""

        def body(work: Work) -> Answer:
            state = open_plan(work, plan)
            act_as(work, state.opened.unit, Role.UNIT_LEADER)
            people = employees(work, state.opened)
            offered = [
                self._offer(work, state, sought, party, people, notice_weeks)
                for sought in state.opened.sought
                for party in sought.unions or state.opened.people
            ]
            return {"plan": plan, "agreements": [name for name in offered if name is not None]}

        return self.handling.perform(asked, body)

    def _offer(
        self, work: Work, state: OpenPlan, sought: Sought, party: str,
        people: Mapping[PersonId, Registered], notice_weeks: int,
    ) -> AgreementId | None:  # fmt: skip
        name = agreement_id(state.opened.plan, sought.basis, Union(party))
        union = Union(party) if sought.unions else None
        employee = None if sought.unions else PersonId(party)
        scope = _members(union, sought, people) if union is not None else {PersonId(party): Ground.PARTY}
        stands = work.load(AGREEMENT, name)
        if not scope or (isinstance(stands, Offered) and not stands.refused_as_a_whole):
            return None
        work.do(
            AGREEMENT,
            name,
            ProposeAgreement(
                name, state.opened.plan, state.opened.unit, sought.basis, sought.what, sought.limits,
                state.opened.period, notice_weeks, union, employee, scope, work.asked.actor.person,
            ),
        )  # fmt: skip
        return name

    def sign(self, asked: Asked, agreement: AgreementId, seen: Fingerprint) -> Receipt:
        """Sign for the lines of the revision whose fingerprint is ``seen``, and for no others."""

        def body(work: Work) -> Answer:
            offer = self._offered(work, agreement)
            standing = self._standing(work, offer)
            state = open_plan(work, offer.offer.plan)
            if not isinstance(state, Proposed | Published):
                raise RotaPlanNotProposed(f"{offer.offer.plan} has no proposed revision to sign for")
            shown = Shown(offer.offer.plan, state.revision, state.fingerprint, state.rule_set, state.line_fingerprints)
            signed = work.do(AGREEMENT, agreement, SignAgreement(agreement, standing, shown, seen))
            covered = signed.holds_for(state.line_fingerprints) if isinstance(signed, Offered) else frozenset()
            return {"agreement": agreement, "revision": state.revision, "covers": len(covered)}

        return self.handling.perform(asked, body)

    def refuse(self, asked: Asked, agreement: AgreementId, reason: str) -> Receipt:
        """Say no, with the reason."""

        def body(work: Work) -> Answer:
            standing = self._standing(work, self._offered(work, agreement))
            work.do(AGREEMENT, agreement, RefuseAgreement(agreement, standing, reason))
            return {"agreement": agreement}

        return self.handling.perform(asked, body)

    def extend(self, asked: Asked, agreement: AgreementId) -> Receipt:
        """Make a union's agreement apply to all who do the same work, when a majority of them is bound."""

        def body(work: Work) -> Answer:
            offer = self._offered(work, agreement).offer
            act_as(work, offer.unit, Role.UNIT_LEADER)
            work.match(AGREEMENT, agreement)
            state = open_plan(work, offer.plan)
            opened = state.opened
            lines = frozen_lines(state)
            bound = {
                person
                for _, a in offers(work, opened)
                if a.offer.basis is offer.basis and a.ends >= work.today
                for person in a.holds_for(lines)
                if a.offer.scope[person] is Ground.MEMBER
            }
            extend = ExtendAgreement(agreement, len(bound), len(opened.people), asked.actor.person)
            work.do(AGREEMENT, agreement, extend)
            return {"agreement": agreement, "bound": len(bound), "doing_same_work": len(opened.people)}

        return self.handling.perform(asked, body)

    def give_notice(self, asked: Asked, agreement: AgreementId) -> Receipt:
        """End the agreement after the notice it sets, as its counterpart or as the leader."""

        def body(work: Work) -> Answer:
            offer = self._offered(work, agreement)
            leader = Role.UNIT_LEADER in roles(work, offer.offer.unit)
            standing = None if leader else self._standing(work, offer)
            if leader:
                act_as(work, offer.offer.unit, Role.UNIT_LEADER)
            ended = work.do(AGREEMENT, agreement, GiveNotice(agreement, work.today, asked.actor.person, standing))
            last_day = ended.ends.isoformat() if isinstance(ended, Offered) else ""
            return {"agreement": agreement, "last_day": last_day}

        return self.handling.perform(asked, body)

    def _offered(self, work: Work, agreement: AgreementId) -> Offered:
        state = work.load(AGREEMENT, agreement)
        if not isinstance(state, Offered):
            raise AgreementUnknown(f"no agreement {agreement} has been proposed", agreement=agreement)
        work.match(AGREEMENT, agreement)
        return state

    def _standing(self, work: Work, agreement: Offered) -> Standing:
        """On whose behalf the actor can act here; the aggregate judges whether that is enough."""
        offer, person = agreement.offer, work.asked.actor.person
        held = [m for m in mandates_of(work, person) if m.covers(offer.unit)]
        on_the_employers = employer_side(work, person, offer.unit)
        if offer.employee is not None:
            act_as(work, offer.unit, Role.EMPLOYEE, Role.UNIT_LEADER, Role.ROTA_PLANNER)
            return _alone(person, employer_side=on_the_employers)
        theirs = [m for m in held if m.office is Office.UNION_REPRESENTATIVE and m.union == offer.union]
        mandate = max(theirs, key=lambda m: (m.in_force(work.today), m.last_day), default=None)
        if mandate is None:
            act_as(work, offer.unit, Role.UNION_REPRESENTATIVE)
            return _alone(person, employer_side=on_the_employers)
        work.role, work.mandate = Role.UNION_REPRESENTATIVE, mandate.mandate
        return Standing(
            person, mandate.mandate, mandate.union, offer.unit,
            mandate.in_force(work.today), mandate.last_day, on_the_employers,
        )  # fmt: skip


def _members(union: Union, sought: Sought, people: Mapping[PersonId, Registered]) -> dict[PersonId, Ground]:
    """The union's members among ``people``, and those in none of the unions sought, to whom it may be extended."""
    scope = {p: Ground.MEMBER for p, e in people.items() if e.union == union}
    if scope:
        scope |= {p: Ground.EXTENSION for p, e in people.items() if e.union not in sought.unions}
    return dict(sorted(scope.items()))


def _alone(person: PersonId, *, employer_side: bool) -> Standing:
    """Somebody acting for nobody but him- or herself."""
    return Standing(
        person, mandate=None, union=None, unit=None, in_force=False, last_day=None, employer_side=employer_side
    )
