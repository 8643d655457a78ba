"""Repairs as they are shown: what the repairer proposes, less what the rules forbid, with the rules' own word on hours.

A line that only loses shifts is not judged: nothing that is forbidden comes of working less.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from domain.calendar import DAY, Period
from domain.ids import PersonId
from domain.rota.errors import RepairIsUnlawful
from domain.rota.repair import (
    Away,
    Candidate,
    Change,
    Payment,
    Repair,
    RotaRepairer,
    Swap,
    Vacant,
    changed,
    freed,
    missing,
    must_be_planned,
    must_work,
    rank,
)
from domain.rota.solver import RotaProblem
from domain.working_time.findings import Finding
from domain.working_time.law import Law
from domain.working_time.line import lay_out
from domain.working_time.model import ZERO, Agreements, Rota, Shift
from domain.working_time.rules.overtime import overtime_by_week

SHOWN = 10
"""Exchanges of two, and of three, that are shown at most: the first by rank that the rules allow."""


@dataclass(frozen=True, slots=True)
class LawfulRepairs:
    """Asks the repairer, and the rules about its answer."""

    repairer: RotaRepairer
    law: Law

    def candidates(self, problem: RotaProblem, rota: Rota, vacant: Vacant) -> tuple[Candidate, ...]:
        """Everybody who may lawfully take a vacant shift, by ``rank``; beyond the contract as extra hours.

        Extra hours are no part of the plan: who takes them works them beside it. Raises ``RotaOutsideThePlan``.
        """
        must_be_planned(problem, vacant.instead_of, (vacant.day,), vacant.code)
        offered = {
            c.change.employee: c
            for c in self.repairer.open(problem, rota).candidates(vacant)
            if c.change == Change(c.change.employee, vacant.day, None, vacant.code) and _free(problem, rota, c.change)
        }
        planned = {p: _planned(problem, rota, c.change) for p, c in offered.items() if c.hours_left >= ZERO}
        within = self._lawful(problem, rota, planned)
        others = {p: _extra(problem, rota, c.change) for p, c in offered.items() if p not in within}
        beyond = self._lawful(problem, rota, others)
        return tuple(
            sorted(
                (
                    *(replace(offered[p], payment=Payment.WITHIN_CONTRACT) for p in within),
                    *(_with_overtime(problem, offered[p], others[p]) for p in beyond),
                ),
                key=rank,
            )
        )

    def swaps(self, problem: RotaProblem, rota: Rota, employee: PersonId, day: date) -> tuple[Swap, ...]:
        """The best lawful exchanges that free ``employee`` on ``day``, of two people and then of three.

        Raises ``RotaOutsideThePlan`` and ``NothingToSwap``.
        """
        must_be_planned(problem, employee, (day,))
        must_work(rota, employee, day)
        found: list[Swap] = []
        proposed = self.repairer.open(problem, rota).swaps(employee, day)
        for _, alike in groupby(proposed, key=lambda swap: len(swap.people)):
            shown = 0
            for swap in alike:
                if _exchanges(rota, swap) and not self.forbidding(problem, rota, swap.changes):
                    found.append(swap)
                    shown += 1
                if shown == SHOWN:
                    break
        return tuple(found)

    def repair(self, problem: RotaProblem, rota: Rota, away: tuple[Away, ...], first_day: date, days: int) -> Repair:
        """The least change in ``days`` from ``first_day`` that covers what ``away`` leaves open.

        Raises ``RotaOutsideThePlan``, and ``RepairIsUnlawful`` when the rules forbid what was proposed.
        """
        for a in away:
            must_be_planned(problem, a.employee, (a.period.first_day, a.period.last_day))
        must_be_planned(problem, days=(first_day,))
        window = Period(first_day, min(first_day + (days - 1) * DAY, problem.period.last_day))
        found = self.repairer.open(problem, rota).repair(away, window)
        left = changed(rota, freed(rota, away))
        for change in found.changes:
            off = any(change.employee == a.employee and change.day in a.period for a in away)
            if off or change.day not in window or not _stands(left, change):
                raise RepairIsUnlawful(
                    f"the repair moves {change.employee} on {change.day}, which is not its to move", ()
                )
        if forbidding := self.forbidding(problem, left, found.changes):
            raise RepairIsUnlawful(
                f"the rules forbid the repair in {len(forbidding)} places, the first {forbidding[0].rule} for "
                f"{forbidding[0].employee} on {forbidding[0].first_day}",
                forbidding,
            )
        before, after = (sum(v.missing for v in missing(problem, r)) for r in (left, changed(left, found.changes)))
        return replace(found, freed=freed(rota, away), uncovered_before=before, uncovered_after=after)

    def forbidding(self, problem: RotaProblem, rota: Rota, changes: Sequence[Change]) -> tuple[Finding, ...]:
        """What forbids the lines that gain a shift, and did not before ``changes``."""
        gaining = {change.employee for change in changes if change.after is not None}
        lines = changed(rota, changes).lines
        shifts = {p: Rota({p: lines[p]}).shifts(problem.types) for p in sorted(gaining)}
        return tuple(finding for found in self._new(problem, rota, shifts).values() for finding in found)

    def _lawful(
        self, problem: RotaProblem, rota: Rota, shifts: Mapping[PersonId, Sequence[Shift]]
    ) -> tuple[PersonId, ...]:
        found = self._new(problem, rota, shifts)
        return tuple(p for p in shifts if not found[p])

    def _new(
        self, problem: RotaProblem, rota: Rota, shifts: Mapping[PersonId, Sequence[Shift]]
    ) -> dict[PersonId, list[Finding]]:
        """What forbids each of the lines ``shifts``, and does not forbid the line that ``rota`` has."""
        found = self._forbidding(problem, shifts)
        worse = [p for p, own in found.items() if own]
        stood = self._forbidding(problem, {p: Rota({p: rota.lines.get(p, {})}).shifts(problem.types) for p in worse})
        return {p: [f for f in own if f not in stood.get(p, ())] for p, own in found.items()}

    def _forbidding(
        self, problem: RotaProblem, shifts: Mapping[PersonId, Sequence[Shift]]
    ) -> dict[PersonId, list[Finding]]:
        found: dict[PersonId, list[Finding]] = {p: [] for p in shifts}
        if not shifts:
            return found
        only = replace(
            problem,
            people={p: problem.people[p] for p in shifts},
            history={p: line for p, line in problem.history.items() if p in shifts},
        )
        case = replace(only.case(Rota({})), shifts=tuple(s for own in shifts.values() for s in own))
        for finding in self.law.judge(case):
            if finding.verdict.forbids:
                found[finding.employee].append(finding)
        return found


def _stands(rota: Rota, change: Change) -> bool:
    return rota.lines.get(change.employee, {}).get(change.day) == change.before


def _free(problem: RotaProblem, rota: Rota, change: Change) -> bool:
    who = problem.people.get(change.employee)
    return who is not None and who.absent(change.day) is None and _stands(rota, change)


def _planned(problem: RotaProblem, rota: Rota, change: Change) -> tuple[Shift, ...]:
    return Rota({change.employee: changed(rota, (change,)).lines[change.employee]}).shifts(problem.types)


def _extra(problem: RotaProblem, rota: Rota, change: Change) -> tuple[Shift, ...]:
    """The line with the shift wholly beyond agreed hours."""
    return tuple(replace(s, extra=s.hours) if s.day == change.day else s for s in _planned(problem, rota, change))


def _with_overtime(problem: RotaProblem, candidate: Candidate, shifts: Sequence[Shift]) -> Candidate:
    """Extra hours, or overtime where full time is passed or the act counts some of them as such."""
    if candidate.payment is Payment.OVERTIME or _overtime(problem, candidate.change.employee, shifts):
        return replace(candidate, payment=Payment.OVERTIME)
    return replace(candidate, payment=Payment.EXTRA_HOURS)


def _overtime(problem: RotaProblem, employee: PersonId, shifts: Iterable[Shift]) -> timedelta:
    own = Agreements(tuple(a for a in problem.agreements.all if employee in a.covers))
    line = lay_out(problem.people[employee], shifts, problem.period, problem.unit, own, problem.rule)
    return sum((week.hours for week in overtime_by_week(line)), ZERO)


def _exchanges(rota: Rota, swap: Swap) -> bool:
    """Whether everybody gives what stands, nobody gains or loses a shift, and each day has the shifts it had."""
    if not all(_stands(rota, change) for change in swap.changes):
        return False
    given = sorted((c.day, c.before) for c in swap.changes if c.before is not None)
    taken = sorted((c.day, c.after) for c in swap.changes if c.after is not None)
    return given == taken
