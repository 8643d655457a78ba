"""An event as a row of SQLite, there and back."""

import sqlite3
from dataclasses import fields
from datetime import datetime
from uuid import UUID

from adapters.event_store.leaf import instant, microseconds
from adapters.event_store.row import Row


def stored(row: Row) -> tuple[object, ...]:
    """The columns of an event as SQLite keeps them: times in microseconds, ids as text."""
    return tuple(_value(getattr(row, f.name)) for f in fields(row))


def _value(value: object) -> object:
    match value:
        case datetime():
            return microseconds(value)
        case UUID():
            return str(value)
        case _:
            return value


def loaded(r: sqlite3.Row) -> Row:
    """The event that stands in a row."""
    return Row(
        **{
            **dict(r),
            "decided_at": instant(r["decided_at"]),
            "recorded_at": instant(r["recorded_at"]),
            "command_id": UUID(r["command_id"]),
            "correlation_id": UUID(r["correlation_id"]),
            "causation_id": None if r["causation_id"] is None else UUID(r["causation_id"]),
        }
    )
