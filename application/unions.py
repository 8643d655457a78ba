"""Trade unions: registered, and corrected, by the union registrar."""

from dataclasses import dataclass

from application.authority import Role, act_everywhere
from application.handle import Answer, Asked, Handling, Work
from application.names import union_id
from application.ports.event_store import Receipt
from domain.ids import Union
from domain.representation.union import UNION, CorrectUnion, RegisteredUnion, RegisterUnion, UnionUnknown


@dataclass(frozen=True, slots=True)
class UnionInFull:
    """A union as it is known today."""

    union: Union
    right_of_nomination: bool
    version: int


@dataclass(frozen=True, slots=True)
class RegisteringUnions:
    """What is done with the register of unions."""

    handling: Handling

    def register(self, asked: Asked, union: Union, *, right_of_nomination: bool) -> Receipt:
        """Register a union. Raises ``UnionIsRegistered``."""

        def body(work: Work) -> Answer:
            act_everywhere(work, Role.UNION_REGISTRAR)
            work.do(UNION, union_id(union), RegisterUnion(union, right_of_nomination, asked.actor.person))
            return {"union": union}

        return self.handling.perform(asked, body)

    def correct(self, asked: Asked, union: Union, *, right_of_nomination: bool, because: str) -> Receipt:
        """Say how it is, with the reason. Raises ``UnionUnknown`` and ``UnionNotCorrected``."""

        def body(work: Work) -> Answer:
            act_everywhere(work, Role.UNION_REGISTRAR)
            work.match(UNION, union_id(union))
            work.do(UNION, union_id(union), CorrectUnion(union, right_of_nomination, because, asked.actor.person))
            return {"union": union}

        return self.handling.perform(asked, body)

    def show(self, asked: Asked, union: Union) -> UnionInFull:
        """A union, for everybody who is signed in. Raises ``UnionUnknown``."""
        work = self.handling.look(asked)
        state = registered_union(work, union)
        if state is None:
            raise UnionUnknown(f"there is no union {union}", union=union)
        return UnionInFull(state.union, state.right_of_nomination, work.version(UNION, union_id(union)))


def registered_union(work: Work, union: Union) -> RegisteredUnion | None:
    """The union as it is registered, read with the act that rests on it; nothing where nobody registered it."""
    state = work.load(UNION, union_id(union))
    return state if isinstance(state, RegisteredUnion) else None
