"""Runs beside each other: the median of the seeds, the best bound anybody proved, and the ratio over it."""

from collections.abc import Sequence
from statistics import median_low

from benchmarks.solver.runs import Run

HEAD = (
    "| instance | engine | seeds | median | least | most | over the bound | bound | wall | finished |",
    "|---|---|---|---|---|---|---|---|---|---|",
)


def table(name: str, runs: Sequence[Run], known: int | None = None) -> list[str]:
    """A line for each engine, in the order of the runs; ``known`` is a bound from elsewhere.

    A run without lawful, finished rows counts as the worst of its seeds.
    """
    bounds = [r.bound for r in runs if r.bound is not None] + ([known] if known is not None else [])
    bound = max(bounds, default=None)
    return [_line(name, engine, [r for r in runs if r.engine == engine], bound) for engine in _engines(runs)]


def _engines(runs: Sequence[Run]) -> list[str]:
    return list(dict.fromkeys(r.engine for r in runs))


def _line(name: str, engine: str, runs: Sequence[Run], bound: int | None) -> str:
    had = sorted(r.objective for r in runs if r.objective is not None)
    missing = len(runs) - len(had)
    ranked: list[int | None] = [*had, *[None] * missing]
    middle = ranked[(len(ranked) - 1) // 2]
    over = "" if middle is None or not bound or bound < 0 else f"{middle / bound:.3f}"
    cells = (
        name,
        engine,
        str(len(runs)),
        _shown(middle),
        _shown(ranked[0]),
        _shown(ranked[-1]),
        over,
        _shown(bound),
        f"{median_low([r.wall for r in runs]):.0f} s",
        f"{len(had)} of {len(runs)}",
    )
    return f"| {' | '.join(cells)} |"


def _shown(value: int | None) -> str:
    return "–" if value is None else f"{value:,}"
