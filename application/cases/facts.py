"""The facts of a case by name: fields of ``domain.working_time.facts``, each read by its type."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from application.cases import fields as read
from application.cases.errors import UnknownFact
from application.cases.fields import Fields, unfit
from domain.calendar import at
from domain.working_time.facts import Facts, Relief, RotaKind

GROUPS: Mapping[str, type] = get_type_hints(Facts)
RELIEFS = {
    Relief.ON_SITE_DUTY: "on.?site|tilstede",
    Relief.HOME_DUTY: "home|hjemme|standby",
    Relief.NIGHTS: "night|natt",
}
HOLDS_FROM = "requested_free_from"


def facts(given: Fields, first_day: date) -> Facts:
    """The facts of ``given``. Raises ``UnknownFact`` and ``UnfitValue`` by name; ``first_day`` for a bare clock."""
    given.only(frozenset(KINDS), UnknownFact)
    found = Facts()
    for name, value in given.values.items():
        if value is None:
            continue
        group, kind = KINDS[name]
        where = f"{given.where}.{name}"
        own = replace(getattr(found, group), **_changes(name, kind, value, where, first_day))
        found = replace(found, **{group: own})
    return found


def _changes(name: str, kind: Any, value: object, where: str, first_day: date) -> dict[str, object]:
    if name == HOLDS_FROM:
        return _relief(value, where)
    if kind is datetime:
        return {name: _instant(value, where, first_day)}
    return {name: READERS[kind](value, where)}


def _relief(value: object, where: str) -> dict[str, object]:
    """What a person is free from, by words; a date alone is the day from which, and ``true`` any of them."""
    if value is True:
        return {HOLDS_FROM: frozenset(Relief)}
    words = [read.text(v, where) for v in value] if isinstance(value, list) else [read.text(value, where)]
    found = {relief for word in words for relief, about in RELIEFS.items() if re.search(about, word, re.IGNORECASE)}
    days = [word for word in words if re.fullmatch(r"\d{4}-\d\d-\d\d", word)]
    if len(found) + len(days) < len(words):
        raise unfit(value, where, f"one of {', '.join(Relief)}, or a date")
    from_day = {"exempt_from": read.day(days[0], where)} if days else {}
    return {HOLDS_FROM: frozenset(found or Relief), **from_day}


def _instant(value: object, where: str, first_day: date) -> datetime:
    """A day and clock; a bare clock is on the first shift's day."""
    if isinstance(value, str) and read.CLOCK.fullmatch(value):
        return at(first_day, time.fromisoformat(value))
    found = read.clock_time(value, where)
    return at(found.date(), found.time())


def _rota(value: object, where: str) -> RotaKind:
    try:
        return RotaKind(read.text(value, where))
    except ValueError as error:
        raise unfit(value, where, f"one of {', '.join(RotaKind)}") from error


READERS: Mapping[Any, Callable[[object, str], object]] = {
    bool: read.yes_or_no,
    int: read.whole,
    date: read.day,
    timedelta: read.hours,
    tuple[timedelta, ...]: read.all_hours,
    RotaKind: _rota,
}


def _kind(hint: Any) -> Any:
    """The type of a field that may be unknown."""
    if get_origin(hint) in {Union, UnionType}:
        return next(each for each in get_args(hint) if each is not NoneType)
    return hint


KINDS: Mapping[str, tuple[str, Any]] = {
    f.name: (group, _kind(get_type_hints(kind)[f.name])) for group, kind in GROUPS.items() for f in fields(kind)
}
"""Every fact there is: its group, and the type it is read as."""
