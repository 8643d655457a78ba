"""How much has been done, in units of about a second of an idle core, and never in seconds of a clock."""

from collections.abc import Callable
from dataclasses import dataclass

A_TRANSITION = 5e-9
A_PIVOT = 1.3e-7
"""For each row and each column of the linear programme."""
A_START = 15
"""What beginning and reading off a solve costs, in pivots."""
A_ROW = 1e-4
"""A row put into a master."""


@dataclass(slots=True)
class Effort:
    """What has been spent of ``limit``."""

    limit: float
    cancelled: Callable[[], bool]
    spent: float = 0.0

    @property
    def over(self) -> bool:
        """Whether to come to an end."""
        return self.spent >= self.limit or self.cancelled()

    def visited(self, transitions: int) -> None:
        """Pricing has visited so many."""
        self.spent += A_TRANSITION * transitions

    def pivoted(self, iterations: int, size: int) -> None:
        """The simplex has gone ``iterations`` steps on so many rows and columns together."""
        self.spent += A_PIVOT * size * (iterations + A_START)

    def built(self, rows: int) -> None:
        """So many rows were put into a master."""
        self.spent += A_ROW * rows

    def solved(self, deterministic: float) -> None:
        """The integer solver has used so much of its own time."""
        self.spent += deterministic
