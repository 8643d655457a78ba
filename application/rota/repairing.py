"""Repair of a plan: what may be done about a vacancy or an absence, for those who plan; and doing it.

Nothing is recorded before somebody decides; then all the lines change in one act with one reason. A published plan
becomes a draft of its next revision by it, as by any change, and what was published stays binding until that is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from application.agreements_in_force import in_force, offers, rule_set_of
from application.handle import Answer, Asked, Work
from application.ports.event_store import Receipt
from application.rota.drafting import DraftingRotas
from application.rota.grounds import OpenPlan, open_plan
from application.rota.lawful_repairs import LawfulRepairs
from application.rota.queries import Assumed
from domain.ids import PersonId, PlanId, ShiftCode
from domain.rota.commands import ChangeRotaLine
from domain.rota.errors import RepairIsUnlawful
from domain.rota.repair import Away, Candidate, Change, Repair, Swap, Vacant, must_be_planned
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.solver import RotaProblem
from domain.rota.states import Published, frozen_lines
from domain.working_time.model import Rota


@dataclass(frozen=True, slots=True)
class Cell:
    """What is to stand in a cell; ``None`` frees the day."""

    employee: PersonId
    day: date
    code: ShiftCode | None


@dataclass(frozen=True, slots=True)
class Ground:
    """What an answer rests on."""

    plan: PlanId
    version: int
    """The plan's stream version that was looked at."""
    rule_set: str
    agreements: Assumed
    """Those in force where the plan is published, else those sought."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Who may take a vacant shift, the best first."""

    ground: Ground
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Swaps:
    """Exchanges, the best first."""

    ground: Ground
    swaps: tuple[Swap, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A repair that nobody has decided on yet."""

    ground: Ground
    repair: Repair


@dataclass(frozen=True, slots=True)
class RepairingRotas:
    """For planners and leaders: nobody else sees what colleagues have left of hours, weekends and nights."""

    drafting: DraftingRotas
    repairs: LawfulRepairs

    def candidates(self, asked: Asked, plan: PlanId, vacant: Vacant) -> Candidates:
        """Who may lawfully take a vacant shift. Raises ``RotaOutsideThePlan`` and as ``DraftingRotas.problem``."""
        problem, rota, ground = self._stands(self.drafting.handling.look(asked), plan)
        return Candidates(ground, self.repairs.candidates(problem, rota, vacant))

    def swaps(self, asked: Asked, plan: PlanId, employee: PersonId, day: date) -> Swaps:
        """Exchanges that free an employee of a shift. Raises ``NothingToSwap`` and as ``candidates``."""
        problem, rota, ground = self._stands(self.drafting.handling.look(asked), plan)
        return Swaps(ground, self.repairs.swaps(problem, rota, employee, day))

    def propose(
        self, asked: Asked, plan: PlanId, away: tuple[Away, ...], first_day: date | None, days: int
    ) -> Proposal:
        """The least change over some days, by default from the first absence, that covers what is left open.

        Nothing is recorded. Raises ``RepairIsUnlawful`` and as ``candidates``.
        """
        problem, rota, ground = self._stands(self.drafting.handling.look(asked), plan)
        first = first_day or min(a.period.first_day for a in away)
        return Proposal(ground, self.repairs.repair(problem, rota, away, first, days))

    def record(self, asked: Asked, plan: PlanId, cells: Sequence[Cell], reason: str) -> Receipt:
        """Change the lines of a repair or an exchange in one act; the answer names the bases that ask for signatures.

        Raises ``RepairIsUnlawful`` when the rules forbid a line that gains a shift by it, and did not before.
        """

        def body(work: Work) -> Answer:
            problem, rota, _ = self._stands(work, plan)
            state = open_plan(work, plan)
            for cell in cells:
                must_be_planned(problem, cell.employee, (cell.day,), cell.code)
            changes = tuple(Change(c.employee, c.day, _code(rota, c), c.code) for c in cells)
            if forbidding := self.repairs.forbidding(problem, rota, changes):
                raise RepairIsUnlawful(
                    f"{plan}: the rules forbid {len(forbidding)} of the changes, the first by {forbidding[0].rule} "
                    f"for {forbidding[0].employee} on {forbidding[0].first_day}",
                    forbidding,
                    plan=plan,
                )
            people = sorted({c.employee for c in cells})
            reopened = _signed_for(work, state, people)
            for person in people:
                days = {c.day: c.code for c in cells if c.employee == person}
                work.do(ROTA_PLAN, plan, ChangeRotaLine(plan, person, days, reason, asked.actor.person))
            return {"plan": plan, "employees": people, "cells": len(cells), "reopened": reopened}

        return self.drafting.handling.perform(asked, body)

    def _stands(self, work: Work, plan: PlanId) -> tuple[RotaProblem, Rota, Ground]:
        """The plan as a problem, its present lines, and under which agreements it is looked at."""
        problem = self.drafting.problem(work, plan)
        state = open_plan(work, plan)
        assumed = Assumed.SOUGHT
        if isinstance(state, Published):
            assumed = Assumed.IN_FORCE
            problem = replace(problem, agreements=in_force(work, state.opened, frozen_lines(state), state.rule_set)[0])
        version = self.drafting.law.version(state.opened.period)
        return problem, Rota(state.lines), Ground(plan, work.version(ROTA_PLAN, plan), version, assumed)


def _code(rota: Rota, cell: Cell) -> ShiftCode | None:
    return rota.lines.get(cell.employee, {}).get(cell.day)


def _signed_for(work: Work, state: OpenPlan, people: Sequence[PersonId]) -> list[str]:
    """The bases of the agreements signed for any of the lines as they stand before the change."""
    lines, rules = frozen_lines(state), rule_set_of(state)
    signed = (a for _, a in offers(work, state.opened) if not a.signed_for(lines, rules).isdisjoint(people))
    return sorted({a.offer.basis.value for a in signed})
