"""Why a plan cannot be made, and why it came out as it did, for those who may know.

The employer and the auditor see everything. Representatives see what stands against what, without who is behind it
where it is personal: an absence, an adaptation, a position. An employee is told of his or her own shifts and wishes,
and of colleagues only how many could have taken a shift and how many could not.
"""

from dataclasses import dataclass, replace
from datetime import date

from application.authority import Role, act_as, roles
from application.handle import Asked, Handling, Work
from application.rota.drafting import posed
from application.rota.grounds import OpenPlan, open_plan
from application.rota.queries import INSIGHT, OVERSIGHT, PRIVATE_RULES
from domain.ids import PersonId, PlanId, UnitId
from domain.rota.explaining import Conflict, Member, RotaExplainer, Source, WhyRefused, WhyShift
from domain.rota.rota_plan import ROTA_PLAN
from domain.working_time.law import Law
from domain.working_time.model import Rota

PERSONAL = {Source.TERMS, Source.ADAPTATION, Source.ABSENCE, Source.COURSE, Source.KEPT}
"""What is settled with one person, or tells of one person's life."""


@dataclass(frozen=True, slots=True)
class Others:
    """How colleagues stand to a shift."""

    could: int
    could_not: int


@dataclass(frozen=True, slots=True)
class ConflictsShown:
    """What cannot fit in a plan."""

    version: int
    """The plan's stream version that was looked at."""
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class ShiftShown:
    """Why a shift fell as it did."""

    version: int
    why: WhyShift
    """Without alternatives for whoever may not see colleagues' terms."""
    others: Others


@dataclass(frozen=True, slots=True)
class WishShown:
    """What stood in a wish's way."""

    version: int
    why: WhyRefused
    """Without takers for whoever may not see colleagues' terms."""
    others: Others


@dataclass(frozen=True, slots=True)
class ExplainingRotas:
    """The explanations of plans, under the agreements they are made in the hope of."""

    handling: Handling
    law: Law
    explainer: RotaExplainer

    def conflicts(self, asked: Asked, plan: PlanId) -> ConflictsShown:
        """What cannot fit. Raises ``RotaPlanUnknown``, ``NotAllowed``, ``NoNeed`` and ``NoLawfulRota``."""
        work = self.handling.look(asked)
        opened = open_plan(work, plan).opened
        act_as(work, opened.unit, *OVERSIGHT)
        found = self.explainer.conflicts(posed(work, opened, self.law))
        if not _insight(work, opened.unit):
            found = tuple(unnamed(c) for c in found)
        return ConflictsShown(work.version(ROTA_PLAN, plan), found)

    def why(self, asked: Asked, plan: PlanId, employee: PersonId, day: date) -> ShiftShown:
        """Why ``employee`` works on ``day``. Raises ``NothingToExplain`` and as ``conflicts``."""
        work, state = self._own(asked, plan, employee)
        why = self.explainer.why(posed(work, state.opened, self.law), Rota(state.lines), employee, day)
        others = _counted(sum(a.possible for a in why.alternatives), len(why.alternatives))
        if not _insight(work, state.opened.unit):
            why = replace(why, alternatives=())
        return ShiftShown(work.version(ROTA_PLAN, plan), why, others)

    def why_not(self, asked: Asked, plan: PlanId, employee: PersonId, day: date) -> WishShown:
        """What stands in the way of a wish. Raises ``NothingToExplain`` and as ``conflicts``."""
        work, state = self._own(asked, plan, employee)
        why = self.explainer.why_not(posed(work, state.opened, self.law), Rota(state.lines), employee, day)
        others = _counted(sum(a.possible for a in why.takers), len(why.takers))
        if not _insight(work, state.opened.unit):
            why = replace(why, takers=())
        return WishShown(work.version(ROTA_PLAN, plan), why, others)

    def _own(self, asked: Asked, plan: PlanId, employee: PersonId) -> tuple[Work, OpenPlan]:
        """The plan, once the actor is found to be of those who see everything, or the employee."""
        work = self.handling.look(asked)
        state = open_plan(work, plan)
        themselves = (Role.EMPLOYEE,) if asked.actor.person == employee else ()
        act_as(work, state.opened.unit, *sorted(INSIGHT), *themselves)
        return work, state


def _insight(work: Work, unit: UnitId) -> bool:
    return bool(roles(work, unit) & INSIGHT)


def _counted(could: int, everybody: int) -> Others:
    return Others(could, everybody - could)


def unnamed(conflict: Conflict) -> Conflict:
    """Without who is behind what is personal, and without telling one personal thing from another."""
    personal = [m for m in conflict.members if _tells(m)]
    others = tuple(replace(m, people=()) for m in conflict.members if not _tells(m))
    if not personal:
        return replace(conflict, members=others)
    behind = Member(Source.TERMS, personal[0].owner, "", (), ())
    return replace(conflict, members=(*others, behind))


def _tells(member: Member) -> bool:
    return member.source in PERSONAL or member.rule in PRIVATE_RULES or "YOUTH" in member.rule
