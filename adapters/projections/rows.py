"""What every projection is made of: its tables, its one function, and the rows of one generation.

A generation is one complete copy of all rows, made from the log alone. Readers look at the live one; a rebuild makes
the next one beside it. So every table has ``generation`` as its first column, and every statement names it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from adapters.event_store.projection_database import Cursor
from application.ports.event_store import Recorded

FOREVER = 2**62
"""The end of what has not ended: a log position that is never reached."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one generation, inside one transaction."""

    cursor: Cursor
    generation: int

    def run(self, statement: str, *parameters: object) -> None:
        """Run one statement."""
        self.cursor.execute(statement, parameters)

    def each(self, statement: str, parameters: list[tuple[object, ...]]) -> None:
        """Run one statement for each set of parameters."""
        if parameters:
            self.cursor.executemany(statement, parameters)

    def all(self, statement: str, *parameters: object) -> list[tuple[object, ...]]:
        """Every row that ``statement`` finds."""
        return self.cursor.execute(statement, parameters).fetchall()

    def first(self, statement: str, *parameters: object) -> tuple[object, ...] | None:
        """The first row that ``statement`` finds."""
        return self.cursor.execute(statement, parameters).fetchone()


@dataclass(frozen=True, slots=True)
class Projection:
    """One projection: ``apply`` changes rows of ``tables`` by one fact, and looks at nothing but rows and the fact.

    A later projection of the same runner may read the tables of an earlier one: all stand at the same position.
    """

    name: str
    version: int
    """Raised whenever ``apply`` would make other rows of the same log; the rows are then made anew."""
    tables: Mapping[str, str]
    """By table name: its columns and keys after ``generation bigint not null``."""
    apply: Callable[[Recorded, Rows], None]
    indexes: Mapping[str, str] = field(default_factory=dict)
    """By index name: ``table (columns)``."""


def text(cell: object) -> str:
    """A cell that holds text; ``TypeError`` otherwise."""
    if not isinstance(cell, str):
        raise TypeError(f"text was expected in a row, not {type(cell).__name__}")
    return cell


def number(cell: object) -> int:
    """A cell that holds a whole number; ``TypeError`` otherwise."""
    if not isinstance(cell, int):
        raise TypeError(f"a number was expected in a row, not {type(cell).__name__}")
    return cell


def maybe_text(cell: object) -> str | None:
    """A cell that holds text or nothing."""
    return None if cell is None else text(cell)


def maybe_number(cell: object) -> int | None:
    """A cell that holds a whole number or nothing."""
    return None if cell is None else number(cell)
