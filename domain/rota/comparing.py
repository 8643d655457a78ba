"""Two evaluations set beside each other, component by component; nothing is weighed against anything else."""

from dataclasses import dataclass
from enum import StrEnum

from domain.rota.evaluation import Better, Component, Evaluation

SAME_WITHIN = 1e-9
"""Figures closer than this differ by the order they were summed in only."""


class Turn(StrEnum):
    """Which way a component went."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Difference:
    """One component of both, in the component's unit."""

    name: str
    unit: str
    base: float
    other: float
    better: Better
    """Which way is better."""
    assumed: bool
    """Whether it rests on a setting that nobody has verified."""

    @property
    def difference(self) -> float:
        """How much more the other has."""
        return self.other - self.base

    @property
    def turn(self) -> Turn:
        """How the other stands to the base."""
        if abs(self.difference) < SAME_WITHIN:
            return Turn.SAME
        return Turn.BETTER if (self.difference > 0) == (self.better is Better.MORE) else Turn.WORSE


def compare(base: Evaluation, other: Evaluation) -> tuple[Difference, ...]:
    """Every component of both, in the order they are reported."""
    return tuple(_difference(a, b) for a, b in zip(base.components, other.components, strict=True))


def _difference(base: Component, other: Component) -> Difference:
    return Difference(base.name, base.unit, base.value, other.value, base.better, base.assumed or other.assumed)
