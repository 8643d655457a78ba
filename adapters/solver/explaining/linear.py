"""Systems as linear programs: how many heads must be missing at least, and which lines it rests on.

A part of a head that must be missing is a whole one: heads are whole numbers.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import ceil

from ortools.linear_solver import pywraplp

from adapters.solver.explaining.sources import Tag
from adapters.solver.explaining.system import System

EPS = 1e-6


@dataclass(frozen=True, slots=True)
class Shortage:
    """What must be missing."""

    heads: float
    missing: Mapping[int, float]
    """By place of the demand in the system, where anything is."""
    support: frozenset[Tag]
    """What it rests on: these alone make as much go missing."""

    @property
    def any(self) -> bool:
        """Whether anything must be missing."""
        return self.heads > EPS

    @property
    def whole(self) -> int:
        """Whole heads that must be missing."""
        return ceil(self.heads - EPS)


class Linear:
    """A system as a linear program that can be asked again with some of its tags lifted or eased."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.lp = pywraplp.Solver.CreateSolver("GLOP")
        self.infinity = self.lp.infinity()
        columns = [self.lp.NumVar(0, most, "") for most in system.upper]
        self.lines = []
        for line in system.lines:
            row = self.lp.RowConstraint(-self.infinity, line.upper, "")
            for column, weight in zip(line.columns, line.weights, strict=True):
                row.SetCoefficient(columns[column], weight)
            self.lines.append(row)
        self.demands, self.missing = [], []
        objective = self.lp.Objective()
        for demand in system.demands:
            row = self.lp.RowConstraint(demand.heads, self.infinity, "")
            lacking = self.lp.NumVar(0, self.infinity, "")
            for column in (columns[c] for c in demand.columns):
                row.SetCoefficient(column, 1)
            row.SetCoefficient(lacking, 1)
            objective.SetCoefficient(lacking, 1)
            self.demands.append(row)
            self.missing.append(lacking)
        objective.SetMinimization()

    def shortage(self, tags: Collection[Tag] | None = None, eased: Collection[Tag] = ()) -> Shortage:
        """What must be missing under ``tags`` (all when nothing is said), of which ``eased`` are relaxed by a step."""
        for line, row in zip(self.system.lines, self.lines, strict=True):
            upper: float = line.upper
            if line.tag is not None and tags is not None and line.tag not in tags:
                upper = self.infinity
            elif line.tag in eased:
                upper = self.infinity if line.eased is None else line.eased
            row.SetUb(upper)
        for demand, row in zip(self.system.demands, self.demands, strict=True):
            heads = demand.heads if tags is None or demand.tag in tags else 0
            row.SetLb(max(heads - 1, 0) if demand.tag in eased else heads)
        if self.lp.Solve() != pywraplp.Solver.OPTIMAL:
            return Shortage(0.0, {}, frozenset())
        support = {
            line.tag
            for line, row in zip(self.system.lines, self.lines, strict=True)
            if line.tag is not None and abs(row.dual_value()) > EPS
        }
        support |= {
            demand.tag
            for demand, row in zip(self.system.demands, self.demands, strict=True)
            if abs(row.dual_value()) > EPS
        }
        missing = {i: v.solution_value() for i, v in enumerate(self.missing) if v.solution_value() > EPS}
        return Shortage(self.lp.Objective().Value(), missing, frozenset(support))
