"""The linear master: a share of rows for each released person, against what the slots still need."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from adapters.solver.columns.cover import Cover
from adapters.solver.instance import Row

LONG = 84


@dataclass(frozen=True, slots=True)
class Solved:
    """The optimum over the rows so far."""

    value: float
    worth: NDArray[np.float64]
    """What one more head is worth, by slot."""
    shares: dict[int, float]
    """By person released: the price of a row that would just pay."""
    used: tuple[tuple[int, Row, float], ...]
    """Person, row and share, where a share is above nothing."""
    iterations: int


class Master:
    """Rows and slots as a linear programme that grows; ``present`` are the heads of everybody else."""

    def __init__(self, cover: Cover, released: Sequence[int], present: NDArray[np.int64]) -> None:
        self.cover = cover
        self.released = tuple(released)
        self.rows: dict[int, dict[Row, int]] = {person: {} for person in released}
        """Each person's rows with what they cost in themselves."""
        self.present = present.copy()
        """Heads of everybody who is not released."""
        self.settled = 0
        """What the rows of those settled since cost in themselves."""
        self._lp = pywraplp.Solver.CreateSolver("GLOP")
        self._lp.SetSolverSpecificParametersAsString("use_preprocessing: false")
        self._lp.Objective().SetMinimization()
        self._slots = []
        for s, slot in enumerate(cover.instance.slots):
            wanted = float(slot.ideal - present[s])
            row = self._lp.Constraint(wanted, wanted)
            self._slack(row, 1.0, slot.short, slot.ideal - slot.minimum)
            self._slack(row, 1.0, slot.short + slot.lacking, self._lp.infinity())
            self._slack(row, -1.0, slot.over, self._lp.infinity())
            self._slots.append(row)
        self._people = {person: self._lp.Constraint(1.0, 1.0) for person in released}
        self._shares: list[tuple[int, Row, pywraplp.Variable]] = []

    def _slack(self, row: pywraplp.Constraint, sign: float, cost: int, most: float) -> None:
        slack = self._lp.NumVar(0.0, most, "")
        row.SetCoefficient(slack, sign)
        self._lp.Objective().SetCoefficient(slack, float(cost))

    def add(self, person: int, row: Row, cost: int) -> bool:
        """Take a row in; whether it is new."""
        if row in self.rows[person]:
            return False
        self.rows[person][row] = cost
        share = self._lp.NumVar(0.0, self._lp.infinity(), "")
        self._lp.Objective().SetCoefficient(share, float(cost))
        self._people[person].SetCoefficient(share, 1.0)
        heads: dict[int, int] = {}
        for s in self.cover.of(person, row):
            heads[s] = heads.get(s, 0) + 1
        for s, number in heads.items():
            self._slots[s].SetCoefficient(share, float(number))
        self._shares.append((person, row, share))
        return True

    @property
    def size(self) -> int:
        """Rows and columns of the linear programme; a column weighs by its days, of which ``LONG`` weigh as a row."""
        columns = len(self._shares) * self.cover.instance.days // LONG
        return len(self._slots) + len(self._people) + columns

    def settle(self, person: int, row: Row) -> None:
        """Leave ``person`` no row but ``row``."""
        for who, other, share in self._shares:
            if who == person and other != row:
                share.SetUb(0.0)
        self.released = tuple(p for p in self.released if p != person)
        self.settled += self.rows[person][row]
        for s in self.cover.of(person, row):
            self.present[s] += 1

    def solve(self) -> Solved:
        """The optimum over the rows so far."""
        status = self._lp.Solve()
        if status != pywraplp.Solver.OPTIMAL:
            raise RuntimeError(f"the master was not solved: status {status}")
        return Solved(
            value=self._lp.Objective().Value(),
            worth=np.array([row.dual_value() for row in self._slots]),
            shares={person: self._people[person].dual_value() for person in self.released},
            used=tuple(
                (person, row, value) for person, row, share in self._shares if (value := share.solution_value()) > 1e-9
            ),
            iterations=int(self._lp.iterations()),
        )
