"""Making a draft: generated, imported, or changed by hand; then freezing it as a revision."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from application.agreements_in_force import offers, rule_set_of
from application.authority import Role, act_as
from application.handle import Answer, Asked, Handling, Work
from application.ports.event_store import Receipt
from application.rota.base_rota import solve
from application.rota.grounds import (
    OpenPlan,
    as_if_signed,
    history,
    judged,
    open_plan,
    terms,
    uncovered,
    wishes,
)
from domain.canonical import fingerprint, plain
from domain.ids import PersonId, PlanId, ShiftCode
from domain.rota.answered import demand_asked_for
from domain.rota.commands import (
    ChangeRotaLine,
    ImportRota,
    ProposeRota,
    TakeGeneratedRota,
    WithdrawRota,
)
from domain.rota.errors import PlanMovedOn
from domain.rota.events import RotaPlanOpened
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.solver import Budget, Progress, RotaProblem, RotaSolver, never
from domain.rota.states import Proposed, frozen_lines, types_of
from domain.staffing.need import demands
from domain.staffing.staffing_plan import STAFFING_PLAN, Needed, NoNeed, demand_known_shifts
from domain.working_time.law import Law
from domain.working_time.model import Agreements, Rota

PLANNING = (Role.ROTA_PLANNER, Role.UNIT_LEADER)


@dataclass(frozen=True, slots=True)
class DraftingRotas:
    """What planners do with a plan's lines."""

    handling: Handling
    solver: RotaSolver
    law: Law

    def generate(
        self,
        asked: Asked,
        plan: PlanId,
        budget: Budget,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool] = never,
        base_weeks: int | None = None,
    ) -> Receipt:
        """Ask the generator for a rota under the agreements sought, judge it, and record it as the draft.

        With ``base_weeks`` it follows a base rota (*grunnturnus*) of so many weeks where dates allow.
        Once ``cancelled`` says yes, that is the best lawful rota found until then; the stamp tells of it.
        Raises ``PlanMovedOn`` when what the search was given is no longer what stands,
        ``NoBaseRota``, ``NoLawfulRota``, ``NotTheRotaAskedFor`` and ``GeneratedRotaIsUnlawful``.
        """
        if receipt := self.handling.known(asked):
            return receipt
        problem = self.problem(self.handling.look(asked), plan)
        answer = solve(self.solver, problem, budget, progress, cancelled, base_weeks)
        demand_asked_for(problem, budget, answer)

        def body(work: Work) -> Answer:
            if self.problem(work, plan) != problem:
                raise PlanMovedOn(f"{plan}: need, people or wishes changed during the search; ask again", plan=plan)
            opened = open_plan(work, plan).opened
            findings = judged(work, opened, answer.rota.lines, problem.agreements, self.law)
            missing = uncovered(work, opened, answer.rota.lines)
            heads = sum(v.missing for v in missing)
            work.do(
                ROTA_PLAN,
                plan,
                TakeGeneratedRota(
                    plan, answer, fingerprint(plain(problem)), findings,
                    self.law.version(opened.period), heads, asked.actor.person,
                ),
            )  # fmt: skip
            return {
                "plan": plan,
                "uncovered": heads,
                "findings": len(findings),
                "reproducibility": answer.stamp.reproducibility.value,
                "work": answer.stamp.work,
            }

        return self.handling.perform(asked, body)

    def problem(self, work: Work, plan: PlanId) -> RotaProblem:
        """The plan as a task for the generator; checks that the actor may ask and that the plan can take it."""
        return posed(work, _planned_by(work, plan).opened, self.law)

    def import_rota(self, asked: Asked, plan: PlanId, rota: Rota, source: str) -> Receipt:
        """Make a rota from elsewhere the draft, lawful or not; the rules say what is wrong with it."""

        def body(work: Work) -> Answer:
            opened = _planned_by(work, plan).opened
            work.do(ROTA_PLAN, plan, ImportRota(plan, rota, source, asked.actor.person))
            findings = judged(work, opened, rota.lines, as_if_signed(opened), self.law)
            return {"plan": plan, "findings": len(findings)}

        return self.handling.perform(asked, body)

    def change_line(
        self, asked: Asked, plan: PlanId, employee: PersonId, days: Mapping[date, ShiftCode | None], reason: str,
        because_of: str | None = None,
    ) -> Receipt:  # fmt: skip
        """Change some days of one line; the answer names the bases on which a signature no longer holds for it.

        Not the agreements: an answer is kept in the clear, and a union's agreement beside an employee's id would
        tell of membership. Who may see agreements finds there what awaits a new signature.
        """

        def body(work: Work) -> Answer:
            state = _planned_by(work, plan, Role.INTEGRATION)
            held = _signed_for(work, state, employee)
            command = ChangeRotaLine(plan, employee, days, reason, asked.actor.person, because_of)
            work.do(ROTA_PLAN, plan, command)
            return {"plan": plan, "employee": employee, "reopened": held}

        return self.handling.perform(asked, body)

    def propose(self, asked: Asked, plan: PlanId) -> Receipt:
        """Freeze the draft as a revision, with its fingerprint and what it would need if nothing were agreed."""

        def body(work: Work) -> Answer:
            state = _planned_by(work, plan)
            bare = judged(work, state.opened, state.lines, Agreements(()), self.law)
            heads = sum(v.missing for v in uncovered(work, state.opened, state.lines))
            version = self.law.version(state.opened.period)
            proposed = work.do(ROTA_PLAN, plan, ProposeRota(plan, version, bare, heads, asked.actor.person))
            match proposed:
                case Proposed(revision=revision, fingerprint=print_):
                    return {"plan": plan, "revision": revision, "fingerprint": print_}
                case other:
                    raise AssertionError(f"a proposal made a {type(other).__name__}")

        return self.handling.perform(asked, body)

    def withdraw(self, asked: Asked, plan: PlanId, reason: str) -> Receipt:
        """Give the plan up."""

        def body(work: Work) -> Answer:
            act_as(work, open_plan(work, plan).opened.unit, Role.UNIT_LEADER)
            work.match(ROTA_PLAN, plan)
            work.do(ROTA_PLAN, plan, WithdrawRota(plan, reason, asked.actor.person))
            return {"plan": plan}

        return self.handling.perform(asked, body)


def posed(work: Work, opened: RotaPlanOpened, law: Law) -> RotaProblem:
    """The plan as a task for the generator, under the agreements sought. Raises ``NoNeed``, ``NeedOfUnknownShift``."""
    needed = work.load(STAFFING_PLAN, opened.staffing_plan)
    if not isinstance(needed, Needed):
        raise NoNeed(f"staffing plan {opened.staffing_plan} has no need to plan for", plan=opened.plan)
    demand_known_shifts(opened.staffing_plan, needed.lines, types_of(opened))
    return RotaProblem(
        opened.period, opened.terms, types_of(opened), terms(work, opened), demands(needed.lines, opened.period),
        wishes(work, opened), as_if_signed(opened), law.on(opened.period.first_day).figures,
        history=history(opened),
    )  # fmt: skip


def _planned_by(work: Work, plan: PlanId, *others: Role) -> OpenPlan:
    """The open plan, once the actor is found to be one of those who draw it up."""
    state = open_plan(work, plan)
    act_as(work, state.opened.unit, *PLANNING, *others)
    work.match(ROTA_PLAN, plan)
    return state


def _signed_for(work: Work, state: OpenPlan, employee: PersonId) -> list[str]:
    """The bases of the agreements signed for the employee's line as it stands before the change."""
    lines = frozen_lines(state)
    signed = (a for _, a in offers(work, state.opened) if employee in a.signed_for(lines, rule_set_of(state)))
    return list(dict.fromkeys(a.offer.basis.value for a in signed))
