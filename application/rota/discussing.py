"""The discussion (*drøfting*) of a proposed revision with the representatives."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from application.authority import Role, act_as, aliases, employer_side, mandate_in_force
from application.handle import Answer, Asked, Handling, Work
from application.ports.event_store import Receipt
from application.rota.capacities import parties, party
from application.rota.grounds import open_plan
from domain.ids import MandateId, PersonId, PlanId
from domain.representation.events import Office
from domain.rota.commands import ConfirmDiscussion, DisputeDiscussion, InviteToDiscussion, RecordDiscussion
from domain.rota.parties import Outcome, View
from domain.rota.rota_plan import ROTA_PLAN


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as the employer records it."""

    held_on: date
    participants: tuple[PersonId, ...]
    views: Mapping[PersonId, str]
    """What each put forward; it may have come in writing from somebody who was not there."""
    answer: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class DiscussingRotas:
    """Inviting to a discussion, recording what was discussed, and confirming or disputing the record."""

    handling: Handling

    def invite(
        self, asked: Asked, plan: PlanId, discussion: str, sent_on: date, meeting_on: date,
        invited: tuple[PersonId, ...],
    ) -> Receipt:  # fmt: skip
        """Record that the proposed revision was sent out, to whom, and for which meeting."""

        def body(work: Work) -> Answer:
            unit = open_plan(work, plan).opened.unit
            act_as(work, unit, Role.UNIT_LEADER, Role.ROTA_PLANNER)
            work.match(ROTA_PLAN, plan)
            called = parties(work, invited, unit, work.today)
            command = InviteToDiscussion(plan, discussion, sent_on, meeting_on, work.today, called, asked.actor.person)
            work.do(ROTA_PLAN, plan, command)
            return {"plan": plan, "discussion": discussion, "recorded_on": work.today.isoformat()}

        return self.handling.perform(asked, body)

    def record(self, asked: Asked, plan: PlanId, discussion: str, meeting: Meeting) -> Receipt:
        """Record a discussion held, with the views put forward and the employer's reasoned answer."""

        def body(work: Work) -> Answer:
            unit = open_plan(work, plan).opened.unit
            act_as(work, unit, Role.UNIT_LEADER, Role.ROTA_PLANNER)
            work.match(ROTA_PLAN, plan)
            held_on = meeting.held_on
            there = parties(work, meeting.participants, unit, held_on)
            views = tuple(
                View(who, party(work, who, unit, held_on).capacity, text) for who, text in meeting.views.items()
            )
            command = RecordDiscussion(
                plan, discussion, held_on, work.today, there, views, meeting.answer, meeting.outcome,
                asked.actor.person,
            )  # fmt: skip
            work.do(ROTA_PLAN, plan, command)
            return {"plan": plan, "discussion": discussion, "recorded_on": work.today.isoformat()}

        return self.handling.perform(asked, body)

    def confirm(self, asked: Asked, plan: PlanId, discussion: str) -> Receipt:
        """Confirm, as a union's representative in the unit, that the discussion was held as recorded."""

        def body(work: Work) -> Answer:
            mandate, accounts, of_employer = _other_party(work, plan)
            by = asked.actor.person
            work.do(ROTA_PLAN, plan, ConfirmDiscussion(plan, discussion, mandate, by, accounts, of_employer))
            return {"plan": plan, "discussion": discussion}

        return self.handling.perform(asked, body)

    def dispute(self, asked: Asked, plan: PlanId, discussion: str, reason: str) -> Receipt:
        """Say, as a union's representative in the unit, that it was not held as recorded, and why."""

        def body(work: Work) -> Answer:
            mandate, accounts, of_employer = _other_party(work, plan)
            by = asked.actor.person
            work.do(ROTA_PLAN, plan, DisputeDiscussion(plan, discussion, reason, mandate, by, accounts, of_employer))
            return {"plan": plan, "discussion": discussion}

        return self.handling.perform(asked, body)


def _other_party(work: Work, plan: PlanId) -> tuple[MandateId, frozenset[PersonId], bool]:
    """The actor's mandate from a union today, every account of that person, and whether it is the employer's too."""
    unit, person = open_plan(work, plan).opened.unit, work.asked.actor.person
    act_as(work, unit, Role.UNION_REPRESENTATIVE)
    work.match(ROTA_PLAN, plan)
    mandate = mandate_in_force(work, person, unit, Office.UNION_REPRESENTATIVE)
    if mandate is None:
        raise AssertionError("a union representative acts by mandate")
    return mandate.mandate, aliases(work, person), employer_side(work, person, unit)
