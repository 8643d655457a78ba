"""The register of names in the event store's own database, beside the log and never in it."""

from collections.abc import Iterable, Mapping

from adapters.event_store.projection_database import ProjectionDatabase
from domain.ids import PersonId

_CREATE = "create table if not exists person_register (person text primary key, name text not null)"
_PUT = (
    "insert into person_register (person, name) values (?, ?) on conflict (person) do update set name = excluded.name"
)
_LOCK = "person_register"
AT_ONCE = 500
"""Ids asked for in one statement, well under what either database takes."""


class StoredPersonRegister:
    """Implements ``PersonRegister`` on SQLite and PostgreSQL alike."""

    def __init__(self, database: ProjectionDatabase) -> None:
        """Make the table where there is none yet. Raises ``StoreUnavailable``."""
        self._database = database
        with database.transaction(_LOCK) as rows:
            rows.execute(_CREATE)

    def put(self, names: Mapping[PersonId, str]) -> None:
        """Keep all of ``names`` or none; a name given before is replaced."""
        if names:
            with self._database.transaction(_LOCK, durable=True) as rows:
                rows.executemany(_PUT, sorted(names.items()))

    def names(self, ids: Iterable[PersonId]) -> dict[PersonId, str]:
        """The names of those among ``ids`` that have one."""
        wanted = sorted(set(ids))
        found: dict[PersonId, str] = {}
        with self._database.reading() as rows:
            for start in range(0, len(wanted), AT_ONCE):
                some = wanted[start : start + AT_ONCE]
                places = ", ".join("?" * len(some))
                rows.execute(f"select person, name from person_register where person in ({places})", some)  # noqa: S608 - the text holds question marks only
                found.update((PersonId(str(person)), str(name)) for person, name in rows.fetchall())
        return found
