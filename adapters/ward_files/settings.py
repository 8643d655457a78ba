"""Reading ``ward.toml``: the unit, its plan period, its terms, and the agreements it seeks."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from adapters.ward_files.cells import YEARS, Unfit, hours, identity, shown
from adapters.ward_files.problems import Problems
from adapters.ward_files.tables import LARGEST_CELL, read_text

T = TypeVar("T")

FILE = "ward.toml"
_TABLE = re.compile(r"\s*\[{1,2}\s*([\w.-]+)\s*\]{1,2}")
_KEY = re.compile(r"\s*([\w-]+)\s*=")
_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)$")


class DecimalText(str):
    """A TOML number with a point, kept as it is written, so that 33.6 stays 33.6."""

    __slots__ = ()


@dataclass(slots=True)
class Section:
    """One table of the file, asked key by key; a key that is missing or unfit is a problem and reads as nothing."""

    name: str
    """As a message names it: ``plan``; empty for the top of the file."""
    values: Mapping[str, Any]
    lines: Mapping[str, int]
    """The line of each key; the table's own under the empty key."""
    problems: Problems

    def get(self, key: str, read: Callable[[object], T]) -> T | None:
        """The value of a required key."""
        if key not in self.values:
            self.wrong(key, "is missing", f"a setting {self.path(key)}")
            return None
        try:
            return read(self.values[key])
        except Unfit as unfit:
            self.wrong(key, unfit.problem, unfit.accepted)
            return None

    def get_or_none(self, key: str, read: Callable[[object], T]) -> T | None:
        """The value of a key that may be left out."""
        return self.get(key, read) if key in self.values else None

    def only(self, keys: frozenset[str]) -> None:
        """Refuse every other key by name."""
        for key in self.values:
            if key not in keys:
                self.wrong(key, "is not a known setting", ", ".join(sorted(keys)))

    def wrong(self, key: str | None, problem: str, accepted: str) -> None:
        """Note a problem with a key, or with the table as a whole."""
        line = self.lines.get(key or "", self.lines.get(""))
        self.problems.add(FILE, line, self.path(key), problem, accepted)

    def path(self, key: str | None) -> str:
        """The key with its table, as a message names it; a name no setting has is not repeated."""
        if key is not None and shown(key) == f"“{key}”":
            return f"{self.name}.{key}" if self.name else key
        return self.name or FILE


@dataclass(frozen=True, slots=True)
class Document:
    """The file as TOML, with the line of every table and key."""

    values: Mapping[str, Any]
    lines: Mapping[tuple[str, int], Mapping[str, int]]
    """By table name and its number among those of the same name."""
    problems: Problems

    def top(self) -> Section:
        """The settings before the first table."""
        return Section("", self.values, self.lines.get(("", 0), {}), self.problems)

    def table(self, name: str) -> Section | None:
        """A required table."""
        found = self.values.get(name)
        if not isinstance(found, dict):
            what = "table is missing" if found is None else "is not a table"
            line = self.lines.get(("", 0), {}).get(name)
            self.problems.add(FILE, line, name, what, f"a table [{name}]")
            return None
        return Section(name, found, self.lines.get((name, 0), {}), self.problems)

    def tables(self, name: str) -> list[Section]:
        """The tables of a list, in order; none when the file has none."""
        found = self.values.get(name, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            line = self.lines.get(("", 0), {}).get(name) or self.lines.get((name, 0), {}).get("")
            self.problems.add(FILE, line, name, "is not a list of tables", f"tables [[{name}]]")
            return []
        return [
            Section(f"{name}[{number}]", one, self.lines.get((name, number - 1), {}), self.problems)
            for number, one in enumerate(found, start=1)
        ]


def read_document(path: Path, problems: Problems) -> Document | None:
    """The file as TOML; nothing, and a problem, when it is none."""
    content = read_text(path, FILE, problems)
    if content is None:
        return None
    try:
        values = tomllib.loads(content, parse_float=DecimalText)
    except RecursionError:
        problems.add(FILE, None, None, "is nested too deeply", "TOML")
        return None
    except ValueError as broken:  # TOMLDecodeError, and what Python says of numbers and dates beyond its bounds
        place = _AT_LINE.search(str(broken))
        at_end = content.count("\n") + 1 if str(broken).endswith("(at end of document)") else None
        line = int(place[1]) if place else at_end
        problems.add(FILE, line, None, "is not TOML", "TOML, with text in quotes and dates as YYYY-MM-DD")
        return None
    return Document(values, _lines(content), problems)


def _lines(content: str) -> dict[tuple[str, int], dict[str, int]]:
    """Where tables and keys stand. A text over several lines may mislead it, but only as to the line."""
    found: dict[tuple[str, int], dict[str, int]] = {("", 0): {}}
    current = found["", 0]
    counts: dict[str, int] = {}
    for number, line in enumerate(content.split("\n"), start=1):
        if table := _TABLE.match(line):
            nth = counts[table[1]] = counts.get(table[1], -1) + 1
            current = found[table[1], nth] = {"": number}
        elif key := _KEY.match(line):
            current.setdefault(key[1], number)
    return found


def text(value: object) -> str:
    """Text that is not empty."""
    if not isinstance(value, str) or isinstance(value, DecimalText) or not value.strip() or len(value) > LARGEST_CELL:
        raise Unfit("is not a text", "a text in quotes, not empty")
    if not value.isprintable():
        raise Unfit("has a line break or control character", "text on one line")
    return value.strip()


def an_id(value: object) -> str:
    """An id."""
    return identity(text(value))


def exactly(wanted: str) -> Callable[[object], str]:
    """One text and no other."""

    def read(value: object) -> str:
        if value != wanted:
            raise Unfit("is not supported", f"“{wanted}”")
        return wanted

    return read


def truth(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Unfit("is neither true nor false", "true or false")
    return value


def whole(least: int, most: int) -> Callable[[object], int]:
    """A whole number within bounds."""

    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise Unfit(f"is not a whole number from {least} to {most}", f"a whole number from {least} to {most}")
        return value

    return read


def duration(most: int) -> Callable[[object], timedelta]:
    """Hours, as a number without quotes."""

    def read(value: object) -> timedelta:
        # A whole number is bounded before it is written out: TOML sets no bound, and Python refuses endless ones.
        whole = isinstance(value, int) and not isinstance(value, bool) and abs(value) <= most
        return hours(most)(str(value) if whole or isinstance(value, DecimalText) else "no number")

    return read


def day(value: object) -> date:
    """A date without a time."""
    if not isinstance(value, date) or isinstance(value, datetime) or value.year not in YEARS:
        raise Unfit("is not a date", f"a date as YYYY-MM-DD without quotes, {YEARS.start} to {YEARS.stop - 1}")
    return value


def texts(value: object) -> tuple[str, ...]:
    """A list of different texts; may be empty."""
    if not isinstance(value, list):
        raise Unfit("is not a list", "a list of texts in brackets")
    found = tuple(text(one) for one in value)
    if len(set(found)) < len(found):
        raise Unfit("names one twice", "each once")
    return found
