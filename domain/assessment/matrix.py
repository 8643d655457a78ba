"""The risk matrix (*risikomatrise*): probability times consequence, and where a risk becomes medium or high.

The law sets no scale and no limits (AML § 3-1 (2) c); whoever answers for the risk decides what is acceptable
before it is assessed. The levels' names are the Labour Inspection's own example.
"""

from dataclasses import dataclass
from enum import StrEnum

from domain.assessment.errors import MatrixUnusable, OffTheMatrix
from domain.law import Confidence, Figure, LawRef

SIZES = (4, 5)
PROBABILITIES = ("sjelden", "av og til", "ofte", "svært ofte")
CONSEQUENCES = ("ubetydelig", "mindre alvorlig", "alvorlig", "svært alvorlig")
"""The names of the levels of a matrix of four, from 1; a matrix of five is read by its numbers."""


class Risk(StrEnum):
    """How large a risk is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """Probability and consequence each run from 1 to ``levels``; their product is the risk."""

    levels: int
    medium_from: int
    """The least product that is a medium risk."""
    high_from: int
    """The least product that is a high risk."""

    def risk(self, probability: int, consequence: int) -> Risk:
        """How large a risk of that probability and consequence is."""
        product = probability * consequence
        if product >= self.high_from:
            return Risk.HIGH
        return Risk.MEDIUM if product >= self.medium_from else Risk.LOW

    def demand_usable(self) -> None:
        """Raises ``MatrixUnusable`` when the size or the limits cannot be worked with."""
        if self.levels not in SIZES:
            raise MatrixUnusable(f"a matrix of {self.levels} levels; 4 or 5 is accepted", levels=self.levels)
        if not 1 < self.medium_from < self.high_from <= self.levels**2:
            raise MatrixUnusable(
                f"a matrix of {self.levels} levels with medium risk from {self.medium_from} and high from "
                f"{self.high_from}; accepted: 1 < medium < high <= {self.levels**2}",
                levels=self.levels,
            )

    def demand_on(self, what: str, probability: int, consequence: int) -> None:
        """Raises ``OffTheMatrix`` when ``what`` lies outside."""
        if not (1 <= probability <= self.levels and 1 <= consequence <= self.levels):
            raise OffTheMatrix(
                f"{what}: probability {probability}, consequence {consequence}; each runs from 1 to {self.levels}",
                levels=self.levels,
            )

    @property
    def probabilities(self) -> tuple[str, ...]:
        """The names of the levels of probability, lowest first."""
        return PROBABILITIES if self.levels == len(PROBABILITIES) else _numbered(self.levels)

    @property
    def consequences(self) -> tuple[str, ...]:
        """The names of the levels of consequence, lowest first."""
        return CONSEQUENCES if self.levels == len(CONSEQUENCES) else _numbered(self.levels)


def _numbered(levels: int) -> tuple[str, ...]:
    return tuple(str(level) for level in range(1, levels + 1))


def _setting(medium_from: int, high_from: int) -> Figure[tuple[int, int]]:
    return Figure(
        (medium_from, high_from), "product of probability and consequence", LawRef("setting: colours of the matrix"),
        Confidence.GENERAL_KNOWLEDGE,
    )  # fmt: skip


COLOUR_LIMITS = {4: _setting(4, 9), 5: _setting(5, 12)}
"""Where medium and high risk begin when nobody has said otherwise: settings, verified by nobody."""


def standard(levels: int) -> RiskMatrix:
    """The matrix of so many levels with the settings' limits. Raises ``MatrixUnusable``."""
    if levels not in COLOUR_LIMITS:
        raise MatrixUnusable(f"a matrix of {levels} levels; 4 or 5 is accepted", levels=levels)
    return RiskMatrix(levels, *COLOUR_LIMITS[levels].value)
