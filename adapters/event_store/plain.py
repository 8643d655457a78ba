"""Values of the domain as plain JSON values, exactly: what is written can be read back as the same value."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from fractions import Fraction
from uuid import UUID

from domain.canonical import canonical


def plain(value: object) -> object:
    """``value`` in JSON: days, times and UTC instants in ISO 8601, durations in whole ISO 8601 seconds.

    ``TypeError`` for what has no exact form: floats, parts of a second in a duration, instants that are not UTC.
    """
    match value:
        case Enum():
            return plain(value.value)
        case None | bool() | int() | str():
            return value
        case datetime():
            if value.utcoffset() != timedelta():
                raise TypeError(f"{value.isoformat()} is not an instant in UTC")
            return value.replace(tzinfo=None).isoformat() + "Z"
        case date():
            return value.isoformat()
        case time():
            if value.tzinfo is not None or value.microsecond:
                raise TypeError(f"{value.isoformat()} is not a clock time in whole seconds")
            return value.isoformat()
        case timedelta():
            return _duration(value)
        case Fraction():
            return str(value)
        case UUID():
            return str(value)
        case Mapping():
            return {key(k): plain(v) for k, v in value.items()}
        case tuple() | list():
            return [plain(v) for v in value]
        case AbstractSet():
            return sorted((plain(v) for v in value), key=canonical)
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {f.name: plain(getattr(value, f.name)) for f in fields(value) if f.init}
        case _:
            raise TypeError(f"a fact cannot hold a {type(value).__name__}")


def key(value: object) -> str:
    """A key of a mapping, which JSON keeps as text; ``TypeError`` for what is not text there."""
    match plain(value):
        case str(text):
            return text
        case _:
            raise TypeError(f"a mapping in a fact cannot have a {type(value).__name__} as its key")


def _duration(value: timedelta) -> str:
    if value.microseconds:
        raise TypeError(f"{value} is not a whole number of seconds")
    seconds = value.days * 86_400 + value.seconds
    return f"PT{seconds}S" if seconds >= 0 else f"-PT{-seconds}S"
