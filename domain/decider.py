"""The one shape of every aggregate: commands meet a state and become facts; facts fold into the next state."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Generic, TypeVar

C = TypeVar("C")
S = TypeVar("S")
E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Decider(Generic[C, S, E]):
    """An aggregate as plain functions.

    ``decide`` may refuse (``Rejected``) and changes nothing; ``evolve`` never refuses and runs no rule,
    so history loads the same for ever. ``category`` is the stream's prefix: ``rota_plan-<id>``.
    """

    category: str
    initial: S
    decide: Callable[[C, S], Sequence[E]]
    evolve: Callable[[S, E], S]

    def replay(self, events: Iterable[E], since: S | None = None) -> S:
        """The state after ``events``, counted from ``since`` (the beginning when not given)."""
        return reduce(self.evolve, events, self.initial if since is None else since)

    def stream(self, identity: str) -> str:
        """The name of the stream that holds the aggregate ``identity``."""
        return f"{self.category}-{identity}"
