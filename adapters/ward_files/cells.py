"""One cell at a time: text to value, or why it does not fit and what would."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from domain.calendar import Period
from domain.ids import Union

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

YEARS = range(1900, 2200)
"""Years a date may have: wide enough for mandates without an end, narrow enough to catch a slip."""
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_WHOLE = re.compile(r"[0-9]{1,6}")
_HOURS = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_CODE = re.compile(r"[^\W_][^\s,;\"']{0,15}")
_PLAIN = re.compile(r"[\w.:+*/%-]{1,40}")
NOT_SHOWN = "this text"


class Unfit(Exception):
    """A text that is not what its place asks for."""

    def __init__(self, problem: str, accepted: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.accepted = accepted


def shown(value: str) -> str:
    """``value`` for a message. Text with blanks is not repeated: it may be a person's name in the wrong place."""
    return f"“{value}”" if _PLAIN.fullmatch(value) else NOT_SHOWN


def text(value: str) -> str:
    """Any text but none."""
    if not value:
        raise Unfit("is empty", "a text")
    return value


def text_or_none(value: str) -> str | None:
    """Any text; nothing when empty."""
    return value or None


def union(value: str) -> Union | None:
    """A trade union's short name; nothing when empty."""
    return Union(value) if value else None


def identity(value: str) -> str:
    """An id: letters a to z, digits, ``_``, ``.`` and ``-``, at most 64, starting with a letter or digit.

    Streams are named after ids, and are ASCII.
    """
    if not _ID.fullmatch(value):
        raise Unfit(
            "is not an id" if value else "is empty", "up to 64 letters a to z, digits, “.”, “_” and “-”, no blanks"
        )
    return value


def identity_or_none(value: str) -> str | None:
    """An id; nothing when empty."""
    return identity(value) if value else None


def code(value: str) -> str:
    """A shift code: up to 16 characters that begin with a letter or digit; ``off`` means a day off in wishes."""
    if value == "off" or not _CODE.fullmatch(value):
        raise Unfit(
            "is not a shift code" if value else "is empty",
            "up to 16 characters without blanks, commas or quotes, starting with a letter or digit; not “off”",
        )
    return value


def whole(least: int, most: int) -> Callable[[str], int]:
    """A whole number within bounds."""

    def read(value: str) -> int:
        if not _WHOLE.fullmatch(value) or not least <= int(value) <= most:
            raise Unfit(
                f"is not a whole number from {least} to {most}" if value else "is empty",
                f"a whole number from {least} to {most}",
            )
        return int(value)

    return read


def hours(most: int) -> Callable[[str], timedelta]:
    """Hours above 0, with at most two decimals after a point."""

    def read(value: str) -> timedelta:
        if not _HOURS.fullmatch(value) or not 0 < Decimal(value) <= most:
            raise Unfit(
                f"is not a number of hours above 0 and up to {most}" if value else "is empty",
                f"hours above 0 and up to {most}, with a decimal point",
            )
        return timedelta(seconds=int(Decimal(value) * 3600))

    return read


def day(value: str) -> date:
    """A date as ``YYYY-MM-DD``."""
    accepted = f"a date as YYYY-MM-DD, {YEARS.start} to {YEARS.stop - 1}"
    if not _DATE.fullmatch(value):
        raise Unfit("is not a date" if value else "is empty", accepted)
    try:
        found = date.fromisoformat(value)
    except ValueError as wrong:
        raise Unfit("is not a day of the calendar", accepted) from wrong
    if found.year not in YEARS:
        raise Unfit("is a date too far away", accepted)
    return found


def day_within(period: Period | None) -> Callable[[str], date]:
    """A date of the plan; any date when the plan's own days could not be read."""

    def read(value: str) -> date:
        found = day(value)
        if period and found not in period:
            raise Unfit("is outside the plan", f"a date from {period.first_day} to {period.last_day}")
        return found

    return read


def clock(value: str) -> time:
    """A local clock time as ``HH:MM``, 00:00 to 23:59."""
    found = _CLOCK.fullmatch(value)
    if not found:
        raise Unfit("is not a clock time" if value else "is empty", "a time as HH:MM, 00:00 to 23:59")
    return time(int(found[1]), int(found[2]))


def word(words: Mapping[str, T]) -> Callable[[str], T]:
    """One of some words, as what it stands for."""

    def read(value: str) -> T:
        if value not in words:
            raise Unfit("is not known here" if value else "is empty", ", ".join(w or "(empty)" for w in words))
        return words[value]

    return read


def member(kind: type[E]) -> Callable[[str], E]:
    """One of the words of ``kind``."""
    return word({str(one.value): one for one in kind})


@dataclass(frozen=True, slots=True)
class Known:
    """Ids that another file lists; ``None`` when that file could not be read, and then any of the shape will do."""

    ids: Collection[str] | None
    file: str
    what: str

    def read(self, shape: Callable[[str], str]) -> Callable[[str], str]:
        """A cell that must be one of them."""

        def read(value: str) -> str:
            if not value:
                raise Unfit("is empty", f"{self.what} of {self.file}")
            if self.ids is None:
                return shape(value)
            if value not in self.ids:
                raise Unfit(f"is not {self.what} of {self.file}", self.accepted)
            return value

        return read

    @property
    def accepted(self) -> str:
        """The ids themselves while they are few."""
        few = sorted(self.ids or ())
        return ", ".join(few) if 0 < len(few) <= 12 else f"{self.what} of {self.file}"
