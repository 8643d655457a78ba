"""One small piece of the search: which cells are free, and how much work it may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Aim:
    """While the rota is still being laid: grains ``person`` should have from day ``first`` to day ``last``."""

    person: int
    first: int
    last: int
    grains: int
    at_most: int
    """Never more than this, so that what is laid beside it stays within the hours due together with it."""


@dataclass(frozen=True, slots=True)
class Task:
    """Cells to decide anew; all others stay."""

    free: tuple[tuple[int, tuple[int, ...]], ...]
    """People with their free days, both in order."""
    work: float
    """Deterministic work at most, in CP-SAT's own unit."""
    seed: int
    aims: tuple[Aim, ...] = ()
    """In place of the contract's hours, while the rota is being laid."""
    halved: bool = False
    """Take only half of what limits leave, since another task runs beside this one."""

    @property
    def size(self) -> int:
        """How many cells are free."""
        return sum(len(days) for _, days in self.free)


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
