"""Given these facts, when this is asked, then those facts follow, or this refusal: for any decider."""

from dataclasses import dataclass
from typing import Generic, TypeVar

import pytest

from domain.decider import Decider
from domain.errors import Rejected

C = TypeVar("C")
S = TypeVar("S")
E = TypeVar("E")
T = TypeVar("T")
R = TypeVar("R", bound=Rejected)


@dataclass(frozen=True, slots=True)
class Given(Generic[C, S, E]):
    """An aggregate with a history."""

    decider: Decider[C, S, E]
    events: tuple[E, ...]

    @property
    def state(self) -> S:
        """What the history folds to."""
        return self.decider.replay(self.events)

    def when(self, command: C) -> "When[C, S, E]":
        """Ask something of it; nothing is decided before the answer is looked at."""
        return When(self, command)

    def stands(self, kind: type[T]) -> T:
        """Its state, which must be of that kind."""
        state = self.state
        assert isinstance(state, kind), f"{state} is no {kind.__name__}"
        return state


@dataclass(frozen=True, slots=True)
class When(Generic[C, S, E]):
    """Something asked of an aggregate."""

    before: Given[C, S, E]
    command: C

    @property
    def events(self) -> tuple[E, ...]:
        """The facts that the command makes."""
        return tuple(self.before.decider.decide(self.command, self.before.state))

    @property
    def after(self) -> Given[C, S, E]:
        """The aggregate with the facts that the command makes."""
        return Given(self.before.decider, (*self.before.events, *self.events))

    @property
    def state(self) -> S:
        """The state once those facts have happened."""
        return self.after.state

    def then(self, *expected: E) -> Given[C, S, E]:
        """Exactly these facts follow; the aggregate with them, so that a story can go on."""
        assert self.events == expected
        return self.after

    def refused(self, refusal: type[R]) -> R:
        """It is refused by exactly this class, with words; the refusal."""
        with pytest.raises(refusal) as caught:
            self.before.decider.decide(self.command, self.before.state)
        assert type(caught.value) is refusal
        assert caught.value.message
        return caught.value


def given(decider: Decider[C, S, E], *events: E) -> Given[C, S, E]:
    """An aggregate to which ``events`` have happened."""
    return Given(decider, events)
