"""Reading one JSON object field by field; whatever is wrong is refused by its place in the file."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from fractions import Fraction
from typing import TypeVar

from application.cases.errors import UnfitValue, UnknownField
from domain.errors import Rejected

T = TypeVar("T")
U = TypeVar("U")
DASHES = re.compile("[\u2010-\u2015]")
"""What a word processor makes of a hyphen."""
FIRST_YEAR, LAST_YEAR = 1990, 2100
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
LONGEST_HOURS = 10_000
"""More than a year has; keeps a typing error from becoming a plan of centuries."""


@dataclass(frozen=True, slots=True)
class Fields:
    """An object of the file at ``where``, as ``cases[2].employee``."""

    where: str
    values: Mapping[str, object]

    def only(self, known: frozenset[str], refused: type[Rejected] = UnknownField) -> None:
        """Raises ``refused`` for a field that is not ``known``."""
        for name in self.values:
            if name not in known:
                raise refused(
                    f"{self.where}: {name!r} is not known; {nearest(name, known)}", where=self.where, found=name
                )

    def get(self, name: str, read: Callable[[object, str], T]) -> T:
        """The field as ``read`` reads it. Raises ``UnfitValue`` when it is not there."""
        if name not in self.values:
            raise UnfitValue(f"{self.where}: {name} is missing", where=f"{self.where}.{name}", found=None)
        return read(self.values[name], f"{self.where}.{name}")

    def get_or(self, name: str, read: Callable[[object, str], T], otherwise: U) -> T | U:
        """The field, or ``otherwise`` when it is not there or null."""
        return otherwise if self.values.get(name) is None else self.get(name, read)


def nearest(word: str, known: frozenset[str]) -> str:
    """What would be accepted, the nearest first."""
    near = get_close_matches(word, sorted(known), n=3, cutoff=0.5)
    return f"did you mean {' or '.join(near)}?" if near else f"one of {', '.join(sorted(known))}"


def unfit(value: object, where: str, accepted: str) -> UnfitValue:
    """The refusal of ``value``."""
    return UnfitValue(f"{where}: {value!r} is not {accepted}", where=where, found=str(value))


def an_object(value: object, where: str) -> Fields:
    """A JSON object."""
    if not isinstance(value, dict):
        raise unfit(value, where, "an object")
    return Fields(where, value)


def a_list(value: object, where: str) -> list[object]:
    """A JSON list."""
    if not isinstance(value, list):
        raise unfit(value, where, "a list")
    return value


def text(value: object, where: str) -> str:
    """Text, possibly empty."""
    if not isinstance(value, str):
        raise unfit(value, where, "text")
    return value


def texts(value: object, where: str) -> tuple[str, ...]:
    """A list of texts."""
    return tuple(text(each, f"{where}[{n}]") for n, each in enumerate(a_list(value, where)))


def yes_or_no(value: object, where: str) -> bool:
    """``true`` or ``false``."""
    if not isinstance(value, bool):
        raise unfit(value, where, "true or false")
    return value


def number(value: object, where: str) -> Fraction:
    """A number of zero or more, exactly as written."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= LONGEST_HOURS:
        raise unfit(value, where, f"a number from 0 to {LONGEST_HOURS}")
    return Fraction(str(value))


def whole(value: object, where: str) -> int:
    """A whole number of zero or more."""
    found = number(value, where)
    if found.denominator != 1:
        raise unfit(value, where, "a whole number")
    return int(found)


def minutes(value: object, where: str) -> timedelta:
    """Whole minutes."""
    return timedelta(minutes=whole(value, where))


def hours(value: object, where: str) -> timedelta:
    """Hours, to the second."""
    return timedelta(seconds=round(number(value, where) * 3600))


def all_hours(value: object, where: str) -> tuple[timedelta, ...]:
    """A list of hours, one a week."""
    return tuple(hours(each, f"{where}[{n}]") for n, each in enumerate(a_list(value, where)))


def day(value: object, where: str) -> date:
    """A date, ``2027-02-01``."""
    try:
        found = date.fromisoformat(text(value, where))
    except ValueError as error:
        raise unfit(value, where, "a date such as 2027-02-01") from error
    return _in_our_time(found, value, where)


def _in_our_time(day: date, value: object, where: str) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise unfit(value, where, f"in the years {FIRST_YEAR} to {LAST_YEAR}")
    return day


def clock_time(value: object, where: str) -> datetime:
    """An Oslo clock on a day, ``2027-02-01T15:00``, without an offset."""
    try:
        found = datetime.fromisoformat(text(value, where))
    except ValueError as error:
        raise unfit(value, where, "a day and Oslo clock such as 2027-02-01T15:00") from error
    with_clock = isinstance(value, str) and ":" in value
    if not with_clock or found.tzinfo is not None or found.second or found.microsecond:
        raise unfit(value, where, "a day and Oslo clock to the minute, without an offset")
    _in_our_time(found.date(), value, where)
    return found
