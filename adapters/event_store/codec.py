"""Facts of the domain as stored bytes, and back.

A stored name and its schema version are ours, never a path in the program. The bytes are canonical JSON of
``{"clear": {…}, "special": {"<person>": {"<path>": value}}}``: what is special of one person lies together, so that
it can be taken away, or encrypted, without changing the rest.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from adapters.event_store.special import Parts, Shape, put_together, shape_of, taken_apart
from adapters.event_store.upcasts import Upcasts, upcast
from domain.canonical import canonical
from domain.errors import Rejected

_NAME = re.compile(r"[a-z][a-z_]*(\.[a-z][a-z_]*)+")
_TOPIC = re.compile(rf"(?P<name>{_NAME.pattern})\.v(?P<version>[1-9][0-9]*)")


class UnknownEvent(Rejected):
    """No such fact, or a version newer than this program. ``details``: name."""

    code = "store.unknown_event"


class UnreadableEvent(Rejected):
    """A stored fact does not have the shape that its name and version promise. ``details``: name, where."""

    code = "store.unreadable_event"


@dataclass(frozen=True, slots=True)
class Registered:
    """An event type under its stored name, ``rota_plan.proposed``, in today's schema version."""

    name: str
    version: int
    cls: type

    @property
    def topic(self) -> str:
        """How it stands in the log: ``rota_plan.proposed.v1``."""
        return f"{self.name}.v{self.version}"


@dataclass(frozen=True, slots=True)
class _Type:
    registered: Registered
    reader: TypeAdapter[Any]
    shape: Shape


class EventTypes:
    """The table of every event type, and the codec by it. ``ValueError`` or ``TypeError`` for a table with a hole."""

    def __init__(self, registered: tuple[Registered, ...], upcasts: Upcasts) -> None:
        self.registered = registered
        self._upcasts = upcasts
        self._by_name: dict[str, _Type] = {}
        self._by_class: dict[type, _Type] = {}
        for r in registered:
            if not _NAME.fullmatch(r.name) or r.version < 1:
                raise ValueError(f"{r.topic} is no stored name: context.what, and a version from 1")
            if r.name in self._by_name or r.cls in self._by_class:
                raise ValueError(f"{r.name} and {r.cls.__name__} can be registered once")
            if not is_dataclass(r.cls):
                raise TypeError(f"{r.cls.__name__} is not a dataclass")
            self._by_name[r.name] = self._by_class[r.cls] = _Type(r, TypeAdapter(r.cls), shape_of(r.cls))
        needed = {(r.name, version) for r in registered for version in range(1, r.version)}
        if needed != set(upcasts):
            raise ValueError(f"upcasts missing or of no use: {sorted(needed ^ set(upcasts))}")

    def encode(self, event: object) -> tuple[str, bytes]:
        """Topic and state. ``TypeError`` for a value that would not be read back as the same."""
        kind = self._by_class.get(type(event))
        if kind is None:
            raise UnknownEvent(f"{type(event).__name__} has no stored name", name=type(event).__name__)
        parts: Parts = {}
        clear = taken_apart(kind.shape, event, parts)
        state = canonical({"clear": clear, "special": parts})
        if self.decode(kind.registered.topic, state) != event:
            raise TypeError(f"{kind.registered.topic} would be read back as something else")
        return kind.registered.topic, state

    def decode(self, topic: str, state: bytes) -> object:
        """Today's event. Raises ``UnknownEvent`` and ``UnreadableEvent``, whose words hold no stored value."""
        named = _TOPIC.fullmatch(topic)
        kind = self._by_name.get(named["name"]) if named else None
        if named is None or kind is None or int(named["version"]) > kind.registered.version:
            raise UnknownEvent(f"{topic} is no fact that this program knows; is it older than the log?", name=topic)
        try:
            payload = json.loads(state)
            if int(named["version"]) < kind.registered.version:
                payload = upcast(payload, named["name"], int(named["version"]), kind.registered.version, self._upcasts)
            return _read(kind, payload)
        except ValidationError as error:
            wrong = error.errors(include_input=False, include_context=False, include_url=False)
            where = ", ".join(f"{'/'.join(map(str, e['loc']))}: {e['type']}" for e in wrong)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            where = type(error).__name__
        raise UnreadableEvent(f"{topic} is not stored in its own shape ({where})", name=topic, where=where)


def _read(kind: _Type, payload: Mapping[str, Any]) -> object:
    if set(payload) != {"clear", "special"}:
        raise ValueError("a payload has a clear and a special part")
    parts: Parts = {person: dict(part) for person, part in payload["special"].items()}
    whole = put_together(kind.shape, payload["clear"], parts)
    if any(parts.values()):
        raise ValueError("a special part belongs to no field")
    return kind.reader.validate_json(json.dumps(whole), strict=True, extra="forbid")
