"""What if: a plan's problem searched as it is and with changes made, beside the live plan and never into it.

Nothing is recorded: no fact on any stream, no rota kept. What a scenario came to is its job's answer, which is gone
with the program; the same question searched again with the same seed gives the same answer.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from application.handle import Asked
from application.ports.jobs import Job, Jobs
from application.rota.drafting import DraftingRotas
from application.rota.grounds import open_plan
from domain.canonical import fingerprint, plain
from domain.errors import Rejected
from domain.ids import PersonId, PlanId
from domain.rota.answered import demand_asked_for
from domain.rota.comparing import Difference, compare
from domain.rota.errors import GeneratedRotaIsUnlawful
from domain.rota.evaluation import Evaluation, evaluate
from domain.rota.scenario import Change, Compared, PoolShared, compared
from domain.rota.solver import (
    Budget,
    NoLawfulRota,
    Progress,
    Reproducibility,
    RotaProblem,
    RotaSolver,
    SolverStamp,
    never,
)
from domain.working_time.law import Law
from domain.working_time.model import Rota

DIGITS = 6
"""Decimals of a figure that is sent."""


class ComparisonCancelled(Rejected):
    """It was ended before both rotas were searched for in full; what had unequal searches is not compared."""

    code = "scenario.cancelled"


@dataclass(frozen=True, slots=True)
class Searched:
    """One problem's rota in figures, and what made it."""

    problem: RotaProblem
    rota: Rota
    evaluation: Evaluation
    stamp: SolverStamp

    @property
    def hardly_begun(self) -> bool:
        """Whether the clock ended the search before anything of the need was covered."""
        cover, ended = self.evaluation.cover, self.stamp.reproducibility
        return ended is Reproducibility.STOPPED_BY_CLOCK and 0 < cover.heads == cover.uncovered


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the changes would come to."""

    base: Searched
    other: Searched
    tightened: tuple[str, ...]
    """As ``Compared.tightened``."""

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Component by component."""
        return compare(self.base.evaluation, self.other.evaluation)


@dataclass(frozen=True, slots=True)
class Pool:
    """Another plan to be planned as one with this, and the people of either who may serve both."""

    plan: PlanId
    shared: frozenset[PersonId]


@dataclass(frozen=True, slots=True)
class Trying:
    """Searches two problems alike and compares what came of them."""

    solver: RotaSolver
    law: Law

    def compare(
        self,
        asked: Compared,
        budget: Budget,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool] = never,
    ) -> Comparison:
        """Both problems searched with the same budget and seed, one after the other, and judged by the rules.

        ``budget`` is that of each. Raises ``NoLawfulRota``, ``NotTheRotaAskedFor``, ``GeneratedRotaIsUnlawful`` and
        ``ComparisonCancelled``.
        """

        def half(which: int, name: str) -> Callable[[Progress], None]:
            return lambda p: progress(replace(p, done=(which + p.done) / 2, phase=f"{name}: {p.phase}"))

        first = self._searched(asked.base, budget, half(0, "as it is"), cancelled)
        other = self._searched(asked.other, budget, half(1, "what if"), cancelled)
        return Comparison(first, other, asked.tightened)

    def _searched(
        self,
        problem: RotaProblem,
        budget: Budget,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> Searched:
        answer = self.solver.solve(problem, budget, progress, cancelled)
        if cancelled():
            raise ComparisonCancelled("the comparison was cancelled; the same command begins it anew")
        demand_asked_for(problem, budget, answer)
        forbidding = tuple(f for f in self.law.judge(problem.case(answer.rota)) if f.verdict.forbids)
        if forbidding:
            raise GeneratedRotaIsUnlawful(
                f"the rules forbid the generated rota in {len(forbidding)} places, so there is nothing to compare",
                forbidding,
            )
        found = Searched(problem, answer.rota, evaluate(problem, answer.rota), answer.stamp)
        if found.hardly_begun:
            raise NoLawfulRota("the clock ended the search before it had a rota to compare; give it more seconds")
        return found


@dataclass(frozen=True, slots=True)
class TryingScenarios:
    """Scenarios beside a plan, as jobs."""

    drafting: DraftingRotas
    jobs: Jobs

    def start(self, asked: Asked, plan: PlanId, changes: Sequence[Change], pool: Pool | None, budget: Budget) -> Job:
        """Begin a comparison, or find the one that this command began; for those who draw up the plan (and the pool's).

        The plan is read now; what changes in it while the search runs is not in the answer. Raises ``NotAllowed``,
        ``RotaPlanUnknown``, the refusals of ``domain.rota.scenario`` and ``domain.rota.joint``, and as ``Jobs.start``.
        """
        handling = self.drafting.handling
        handling.known(asked)  # the id of a command that recorded something is not another question's
        problem = self.drafting.problem(handling.look(asked), plan)
        two = compared(problem, changes, None if pool is None else self._pool(asked, plan, pool))
        trying = Trying(self.drafting.solver, self.drafting.law)

        def task(tell: Callable[[Progress], None], cancelled: Callable[[], bool]) -> Mapping[str, object]:
            return {"plan": plan, **answer(trying.compare(two, budget, tell, cancelled))}

        return self.jobs.start(asked.command_id, asked.request, asked.actor.person, task)

    def _pool(self, asked: Asked, plan: PlanId, pool: Pool) -> PoolShared:
        work = self.drafting.handling.look(replace(asked, if_match=None))  # the version seen is the plan's own
        other = self.drafting.problem(work, pool.plan)
        unit, lent_to = (open_plan(work, p).opened.unit for p in (plan, pool.plan))
        return PoolShared(unit, {lent_to: other}, {person: frozenset({unit, lent_to}) for person in pool.shared})


def answer(comparison: Comparison) -> dict[str, object]:
    """The comparison as plain values: figures of the whole unit, nothing of any person."""
    return {
        "base": _side(comparison.base),
        "scenario": _side(comparison.other),
        "components": [
            {
                "name": d.name,
                "unit": d.unit,
                "base": round(d.base, DIGITS),
                "scenario": round(d.other, DIGITS),
                "difference": round(d.difference, DIGITS),
                "turn": d.turn.value,
                "better": d.better.value,
                "assumed": d.assumed,
            }
            for d in comparison.differences
        ],
        "held_to_the_strictest": list(comparison.tightened),
    }


def _side(searched: Searched) -> dict[str, object]:
    stamp = searched.stamp
    return {
        "problem": fingerprint(plain(searched.problem)),
        "solver": stamp.solver,
        "seed": stamp.seed,
        "seconds": stamp.seconds,
        "work": stamp.work,
        "reproducibility": stamp.reproducibility.value,
        "penalties": dict(stamp.penalties),
        "bounds": dict(stamp.bounds),
    }
