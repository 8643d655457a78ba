"""One small piece of the search: which cells are free, and how much work it may take."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Task:
    """Cells to decide anew; all others stay."""

    free: tuple[tuple[int, tuple[int, ...]], ...]
    """People with their free days, both in order."""
    work: float
    """Deterministic work at most, in CP-SAT's own unit."""
    seed: int
    halved: bool = False
    """Take only half of what limits leave, since another task runs beside this one."""
    stay: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """What it costs to change a cell (person, day) from what stands."""

    hint: bool = False
    """Begin from what stands: pays only where all of the rota is free."""

    @property
    def size(self) -> int:
        """How many cells are free."""
        return sum(len(days) for _, days in self.free)

    def days_of(self, person: int) -> tuple[int, ...]:
        """The free days of a person."""
        return next((days for p, days in self.free if p == person), ())


@dataclass(frozen=True, slots=True)
class Anneal:
    """An anneal of the whole rota from the standing rows."""

    moves: int
    seed: int
    hot: float
    """Where to begin, as a share of the usual temperature; a little keeps most of the rows."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a task came to."""

    cells: tuple[tuple[int, int, int], ...]
    """Person, day and code of each cell that changes; empty when nothing better was found."""
    work: float
    """Deterministic work done."""
    found: bool
    """Whether any solution was found, the old one included."""
    proven: bool
    """Whether the task was searched to its end."""
