"""How the command line asks: who, what, and under which command id."""

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID, uuid4

from application.authority import Actor, Role
from application.handle import Asked
from domain.canonical import canonical
from domain.ids import PersonId


def asked(person: str, *content: str, command_id: UUID | None = None, roles: Iterable[Role] = ()) -> Asked:
    """A command by ``person``; the same content under the same id is the same request."""
    request = sha256(canonical([person, *content])).digest()
    return Asked(command_id or uuid4(), request, Actor(PersonId(person), frozenset(roles)), uuid4())
