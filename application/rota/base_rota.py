"""Generation by way of a base rota: first the weeks that repeat, then the calendar from them."""

from collections.abc import Callable
from dataclasses import replace

from domain.rota.base_rota import base_problem, on_the_calendar
from domain.rota.solver import Budget, Progress, Reproducibility, RotaAnswer, RotaProblem, RotaSolver, never


def solve(
    solver: RotaSolver,
    problem: RotaProblem,
    budget: Budget,
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool] = never,
    base_weeks: int | None = None,
) -> RotaAnswer:
    """A calendar rota; with ``base_weeks`` one that keeps to a base rota of so many weeks where dates allow.

    Each of the two then has half the budget, and the stamp is the calendar rota's, with the work of both.
    Raises ``NoBaseRota`` and ``NoLawfulRota``.
    """
    if base_weeks is None:
        return solver.solve(problem, budget, progress, cancelled)
    asked = base_problem(problem, base_weeks)
    first = max(budget.seconds // 2, 1)

    def half(share: float, phase: str) -> Callable[[Progress], None]:
        return lambda p: progress(replace(p, done=share + p.done / 2, phase=f"{phase}: {p.phase}"))

    base = solver.solve(asked, replace(budget, seconds=first), half(0.0, "base rota"), cancelled)
    rest = replace(budget, seconds=max(budget.seconds - first, 1))
    answer = solver.solve(on_the_calendar(problem, base.rota), rest, half(0.5, "calendar"), cancelled)
    work = f"{float(base.stamp.work) + float(answer.stamp.work):.3f}"
    made_by = f"{answer.stamp.solver}, from a base rota of {base_weeks} weeks"
    whole = _both(base, answer)
    stamp = replace(answer.stamp, solver=made_by, seconds=budget.seconds, work=work, reproducibility=whole)
    return replace(answer, stamp=stamp)


def _both(base: RotaAnswer, answer: RotaAnswer) -> Reproducibility:
    whole = Reproducibility.REPRODUCIBLE
    return next((r for r in (answer.stamp.reproducibility, base.stamp.reproducibility) if r is not whole), whole)
