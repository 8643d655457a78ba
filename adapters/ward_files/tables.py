"""Reading a CSV file strictly: UTF-8, comma, one header line, the columns asked for and no others."""

import csv
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from adapters.ward_files.cells import NOT_SHOWN, Unfit, shown
from adapters.ward_files.problems import Problems

T = TypeVar("T")

LARGEST_FILE = 20_000_000
"""Bytes."""
LARGEST_CELL = 10_000
"""Characters."""
UTF_8 = "the file saved as UTF-8"


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column by its header, and how its cells are read. What stands in a private one is never repeated."""

    name: str
    read: Callable[[str], T]
    private: bool = False
    otherwise: str | None = None
    """The text of its cells where the file has no such column; without one, the column must be there."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line whose cells all fit their columns."""

    line: int
    values: dict[str, object]

    def __getitem__(self, column: Column[T]) -> T:
        return cast("T", self.values[column.name])  # the column's own ``read`` made it


@dataclass(frozen=True, slots=True)
class Table:
    """What could be read of a file."""

    file: str
    rows: tuple[Row, ...]
    """The lines that fit, in order."""
    seen: tuple[dict[str, str], ...]
    """Every line with the right number of cells, as text: also those with a cell that does not fit."""
    readable: bool
    """Whether the file could be read to its end; without that, nothing follows from what it lacks."""

    def texts(self, column: Column[T]) -> frozenset[str] | None:
        """All texts of a column, those of unfit lines too; nothing when the file could not be read."""
        return frozenset(row[column.name] for row in self.seen) if self.readable else None


def read_text(path: Path, file: str, problems: Problems) -> str | None:
    """The text of a file, composed (NFC) and without a byte-order mark; nothing, and a problem, when it has none."""
    try:
        if not path.is_file():
            problems.add(file, None, None, "there is no such file", f"a file {file}")
            return None
        with path.open("rb") as opened:
            data = opened.read(LARGEST_FILE + 1)
    except OSError as failure:
        problems.add(file, None, None, f"cannot be read ({failure.strerror})", "a file that may be read")
        return None
    if len(data) > LARGEST_FILE:
        problems.add(file, None, None, "is too large", f"at most {LARGEST_FILE // 1_000_000} MB")
        return None
    try:
        decoded = data.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        line = broken.object[: broken.start].count(b"\n") + 1
        problems.add(file, line, None, f"byte 0x{broken.object[broken.start]:02x} is not UTF-8", UTF_8)
        return None
    return unicodedata.normalize("NFC", decoded)


def read_table(path: Path, file: str, columns: Sequence[Column[Any]], problems: Problems) -> Table:
    """The rows of a CSV file whose cells fit ``columns``; every cell and line that does not is a problem."""
    unreadable = Table(file, (), (), readable=False)
    if (content := read_text(path, file, problems)) is None:
        return unreadable
    if not content.strip():
        problems.add(file, None, None, "is empty", f"a header line: {_names(columns)}")
        return unreadable
    lines = _lines(content, file, problems)
    line, names = next(lines, (0, None))
    if names is None or not _header_fits(line, names, columns, file, problems):
        return unreadable
    by_name = {column.name: column for column in columns}
    left_out = {c.name: c.otherwise for c in columns if c.otherwise is not None and c.name not in names}
    rows, seen, readable = [], [], True
    for line, cells in lines:
        if cells is None:
            readable = False
        elif len(cells) != len(names):
            problems.add(file, line, None, f"has {len(cells)} cells", f"{len(names)} cells: {','.join(names)}")
        else:
            texts = left_out | dict(zip(names, cells, strict=True))
            seen.append(texts)
            if (values := _values(line, texts, by_name, file, problems)) is not None:
                rows.append(Row(line, values))
    return Table(file, tuple(rows), tuple(seen), readable)


def _lines(content: str, file: str, problems: Problems) -> Iterator[tuple[int, list[str] | None]]:
    """The lines with their numbers, cells without blanks around them; ``None`` for one that ends the reading."""
    reader = csv.reader(StringIO(content, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as broken:
            problems.add(file, line, None, f"is not CSV ({broken})", "cells separated by “,”, quoted as a whole or not")
            yield line, None
            return
        if cells is None:
            return
        if any(len(cell) > LARGEST_CELL for cell in cells):
            problems.add(file, line, None, "has a cell that is too long", f"at most {LARGEST_CELL} characters")
            yield line, None
        elif not all(cell.isprintable() or _plain(cell) for cell in cells):
            problems.add(file, line, None, "has a line break or control character in a cell", "text on one line")
            yield line, None
        elif cells:
            yield line, [cell.strip() for cell in cells]


def _plain(cell: str) -> bool:
    """Whether a cell holds nothing but text: no control, format, private or unassigned character."""
    return not any(unicodedata.category(character)[0] in "C" for character in cell)


def _header_fits(
    line: int, names: Sequence[str], columns: Sequence[Column[Any]], file: str, problems: Problems
) -> bool:
    wanted = [column.name for column in columns]
    accepted = f"the columns {_names(columns)}"
    if not set(names) & set(wanted):
        semicolon = "; cells are separated by “;”" if any(";" in name for name in names) else ""
        problems.add(file, line, None, f"is not a header{semicolon}", f"a header line: {_names(columns)}")
        return False
    wrong: list[tuple[str | None, str]] = [
        (c.name, "column is missing") for c in columns if c.name not in names and c.otherwise is None
    ]
    wrong += [
        (name if shown(name) != NOT_SHOWN else None, "column is not known") for name in names if name not in wanted
    ]
    wrong += [(name, "column stands twice") for name in wanted if names.count(name) > 1]
    for name, problem in wrong:
        problems.add(file, line, name, problem, accepted)
    return not wrong


def _values(
    line: int, texts: dict[str, str], columns: dict[str, Column[Any]], file: str, problems: Problems
) -> dict[str, object] | None:
    values: dict[str, object] = {}
    for name, content in texts.items():
        column = columns[name]
        try:
            values[name] = column.read(content)
        except Unfit as unfit:
            what = "this cell" if column.private or not content else shown(content)
            problems.add(file, line, name, f"{what} {unfit.problem}", unfit.accepted)
    return values if len(values) == len(texts) else None


def _names(columns: Sequence[Column[Any]]) -> str:
    return ",".join(column.name for column in columns)
