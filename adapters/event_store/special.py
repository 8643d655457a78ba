"""What a fact says of special categories, taken apart from the rest for storing and put back for reading.

A shape is made once for each event type, from the marks of ``domain.privacy`` on its fields. A marked value is
stored under its subject and its path within the event: ``cause``, or ``absences/0/cause`` further in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from adapters.event_store.plain import key, plain
from domain.privacy import Special, SpecialByKey

Parts: TypeAlias = dict[str, dict[str, Any]]
"""By person, then by path: the stored values of special categories."""


@dataclass(frozen=True, slots=True)
class Clear:
    """A value with nothing special in it."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A special value about the person in the field ``subject`` beside it."""

    subject: str


@dataclass(frozen=True, slots=True)
class HiddenByKey:
    """A mapping whose every entry is about the person in its key."""


@dataclass(frozen=True, slots=True)
class Object:
    """A dataclass with something special in it."""

    fields: Mapping[str, "Shape"]


@dataclass(frozen=True, slots=True)
class Items:
    """A tuple of any length, of values with something special in them."""

    each: "Shape"


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping to values with something special in them."""

    each: "Shape"


@dataclass(frozen=True, slots=True)
class Maybe:
    """A value with something special in it, or ``None``."""

    inner: "Shape"


Shape: TypeAlias = Clear | Hidden | HiddenByKey | Object | Items | Entries | Maybe


def shape_of(kind: Any, within: tuple[Any, ...] = ()) -> Shape:
    """The shape of values of type ``kind``. ``TypeError`` for a mark where it cannot be kept apart."""
    if get_origin(kind) is Annotated:
        inner, *marks = get_args(kind)
        for mark in marks:
            if isinstance(mark, Special):
                return _hidden(inner, mark.subject)
            if isinstance(mark, SpecialByKey):
                return _hidden_by_key(inner)
        return shape_of(inner, within)
    origin = get_origin(kind) or kind
    if isinstance(origin, type) and is_dataclass(origin):
        if kind in within:
            raise TypeError(f"{kind} holds itself")
        return _object(origin, (*within, kind))
    inner = [shape_of(a, within) for a in get_args(kind) if a not in (..., NoneType)]
    if all(isinstance(s, Clear) for s in inner):
        return Clear()
    match origin, get_args(kind):
        case o, (_, e) if o is tuple and e is ...:
            return Items(inner[0])
        case o, (_, _) if isinstance(o, type) and issubclass(o, Mapping) and isinstance(inner[0], Clear):
            return Entries(inner[1])
        case o, args if o in (Union, UnionType) and len(args) == 2 and NoneType in args:  # X or None
            return Maybe(inner[0])
        case _:
            raise TypeError(
                f"special values cannot be kept apart within {kind}: use tuple[X, ...], Mapping or X | None"
            )


def _object(kind: type, within: tuple[Any, ...]) -> Shape:
    hints = get_type_hints(kind, include_extras=True)
    shapes = {f.name: shape_of(hints[f.name], within) for f in fields(kind) if f.init}
    for name, shape in shapes.items():
        if isinstance(shape, Hidden) and not isinstance(shapes.get(shape.subject), Clear):
            raise TypeError(
                f"{kind.__name__}.{name}: its subject {shape.subject!r} is no clear field of the same object"
            )
    return Clear() if all(isinstance(s, Clear) for s in shapes.values()) else Object(shapes)


def _hidden(inner: Any, subject: str) -> Hidden:
    if get_origin(inner) not in (Union, UnionType) or NoneType not in get_args(inner):
        raise TypeError(f"a special value must allow None, which {inner} does not")
    _nothing_special_in(inner)
    return Hidden(subject)


def _hidden_by_key(inner: Any) -> HiddenByKey:
    origin = get_origin(inner)
    if not (isinstance(origin, type) and issubclass(origin, Mapping)):
        raise TypeError(f"SpecialByKey marks a Mapping, not {inner}")
    _nothing_special_in(inner)
    return HiddenByKey()


def _nothing_special_in(inner: Any) -> None:
    if not isinstance(shape_of(inner), Clear):
        raise TypeError(f"{inner} is special as a whole; nothing within it can be marked again")


def taken_apart(shape: Shape, value: Any, parts: Parts, path: str = "") -> Any:
    """The clear part of ``value`` as JSON values; what is special goes into ``parts``."""
    match shape:
        case Object():
            clear = {}
            for name, inner in shape.fields.items():
                field, at = getattr(value, name), _at(path, name)
                match inner:
                    case Hidden(subject) if field is not None:
                        parts.setdefault(key(getattr(value, subject)), {})[at] = plain(field)
                    case Hidden():
                        pass
                    case HiddenByKey():
                        for person, entry in field.items():
                            parts.setdefault(key(person), {})[at] = plain(entry)
                    case _:
                        clear[name] = taken_apart(inner, field, parts, at)
            return clear
        case Items(each):
            return [taken_apart(each, v, parts, _at(path, i)) for i, v in enumerate(value)]
        case Entries(each):
            return {key(k): taken_apart(each, v, parts, _at(path, key(k))) for k, v in value.items()}
        case Maybe(inner):
            return None if value is None else taken_apart(inner, value, parts, path)
        case Clear() | Hidden() | HiddenByKey():
            return plain(value)


def put_together(shape: Shape, clear: Any, parts: Parts, path: str = "") -> Any:
    """``clear`` with what belongs to it taken out of ``parts``; what was erased is ``None``, or no entry.

    ``TypeError``, ``KeyError`` or ``ValueError`` where the two do not have the shape.
    """
    match shape:
        case Object():
            whole = dict(clear)
            for name, inner in shape.fields.items():
                at = _at(path, name)
                match inner:
                    case Hidden() | HiddenByKey() if name in clear:
                        raise ValueError(f"{at} stands in the clear")
                    case Hidden(subject):
                        whole[name] = parts.get(clear[subject], {}).pop(at, None)
                    case HiddenByKey():
                        whole[name] = {person: part.pop(at) for person, part in parts.items() if at in part}
                    case _ if name in clear:
                        whole[name] = put_together(inner, clear[name], parts, at)
                    case _:
                        pass  # left out: the reader takes the default or refuses
            return whole
        case Items(each):
            return [put_together(each, v, parts, _at(path, i)) for i, v in enumerate(clear)]
        case Entries(each):
            return {k: put_together(each, v, parts, _at(path, k)) for k, v in clear.items()}
        case Maybe(inner):
            return None if clear is None else put_together(inner, clear, parts, path)
        case Clear() | Hidden() | HiddenByKey():
            return clear


def _at(path: str, step: str | int) -> str:
    escaped = str(step).replace("~", "~0").replace("/", "~1")
    return f"{path}/{escaped}" if path else escaped
