"""One run of one engine on one instance: timed, scored by the one score, and judged lawful or not."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from time import monotonic

from adapters.solver.engine import search
from adapters.solver.instance import Row
from adapters.solver.legality import breaches
from adapters.solver.scoring import score, unfinished
from benchmarks.solver.peers import plain_cp_sat, timefold
from benchmarks.solver.peers.absent import NoPeer
from benchmarks.solver.posed import Posed
from domain.rota.solver import Budget, Progress

TOTAL = "total"
"""The bound of the whole, among the bounds of the parts."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run brought. ``rows`` is nothing where an engine found no rows at all."""

    engine: str
    seed: int
    rows: tuple[Row, ...] | None
    parts: Mapping[str, int]
    objective: int | None
    """The family's objective; nothing without rows that hold every hard limit and floor."""
    lacking: int
    """Breaches of hard limits, and units lacking to floors."""
    bound: int | None
    """Proven: no rows have a lower objective."""
    wall: float
    """Seconds."""
    note: str


def ours(posed: Posed, seconds: int, seed: int, *, quiet: bool = True) -> Run:
    """The engines of the rota generator."""

    def told(progress: Progress) -> None:
        if not quiet:
            best = sum(progress.penalties.values()) - posed.settled
            line = f"\r{progress.phase:>12} {progress.done:4.0%}  {best}      "
            print(line, end="", file=sys.stderr, flush=True)

    began = monotonic()
    found = search(posed.instance, Budget(seconds, seed), told)
    wall = monotonic() - began
    bound = proven(found.bounds)
    how = "stopped by the clock" if found.stopped else "reproducible"
    return _run(posed, "forsvarlig", seed, found.rows, bound, wall, f"work {found.work:.1f}, {how}")


def proven(bounds: Mapping[str, int]) -> int | None:
    """The better of the bound of the whole and the sum of those of the parts; nothing where there are none."""
    parts = sum(value for part, value in bounds.items() if part != TOTAL)
    return max(bounds.get(TOTAL, 0), parts) if bounds else None


def plain(posed: Posed, seconds: int, seed: int) -> Run:
    """CP-SAT by itself, on two workers. Raises ``NoPeer``."""
    began = monotonic()
    found = plain_cp_sat.search(posed.instance, seconds, seed)
    note = "proven optimal" if found.optimal else "two racing workers"
    return _run(posed, "plain CP-SAT", seed, found.rows, found.bound, monotonic() - began, note)


def timefolded(posed: Posed, seconds: int, seed: int, tuning: timefold.Tuning | None = None) -> Run:
    """Timefold as tuned, on two threads; its compilation is not counted. Raises ``NoPeer``."""
    timefold.compiled()
    began = monotonic()
    found = timefold.search(posed.instance, seconds * 1000, seed, tuning or timefold.TUNED)
    note = f"version {version('timefold')}, {found.moves_a_second} moves a second"
    return _run(posed, "Timefold", seed, found.rows, None, monotonic() - began, note)


ENGINES: Mapping[str, Callable[[Posed, int, int], Run]] = {"ours": ours, "plain": plain, "timefold": timefolded}


def _run(
    posed: Posed, engine: str, seed: int, rows: tuple[Row, ...] | None, bound: int | None, wall: float, note: str
) -> Run:
    proven = None if bound is None else bound - posed.settled
    if rows is None:
        return Run(engine, seed, None, {}, None, 0, proven, wall, f"no rows; {note}")
    parts = score(posed.instance, rows)
    broken = sum(1 for p, row in enumerate(rows) for _ in breaches(posed.instance, p, row))
    lacking = broken + unfinished(parts)
    objective = None if lacking else sum(parts.values()) - posed.settled
    return Run(engine, seed, rows, parts, objective, lacking, proven, wall, note)


__all__ = ["ENGINES", "NoPeer", "Run", "ours", "plain", "timefolded"]
