"""Keeps projections up with the log: in batches, rows and position in one transaction, by as many as like to.

The batch is read and decoded before the transaction opens, so that appends wait as little as possible; inside it the
position is read again under the lock, and a batch that somebody else has projected meanwhile is let go.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import psycopg

from adapters.event_store.codec import UnknownEvent, UnreadableEvent
from adapters.event_store.projection_database import Cursor, ProjectionDatabase
from adapters.projections.rows import Projection, Rows, maybe_number, number, text
from application.ports.event_store import EventStore, Recorded
from domain.canonical import fingerprint
from domain.errors import Rejected

BATCH = 250
"""Facts in one transaction. Appends to a SQLite log wait for it, so it is no larger than it needs to be."""
_LOCK = "forsvarlig.projections"
_OUT_OF_REACH = (sqlite3.OperationalError, psycopg.OperationalError)


class ProjectionStopped(Rejected):
    """A fact cannot be projected; nothing of its batch was kept. ``details``: position, projection, name."""

    code = "projection.stopped"


@dataclass(slots=True)
class ProjectionRunner:
    """Runs projections, in their order, on the database of the log. Safe to share between threads."""

    store: EventStore
    database: ProjectionDatabase
    projections: Sequence[Projection]
    batch: int = BATCH
    _prepared: bool = field(default=False, init=False)

    def prepare(self) -> None:
        """Make the tables; those of another shape are dropped, to be made anew from the log.

        Any number of processes may do so at once.
        """
        if self._prepared:
            return
        with self.database.transaction(_LOCK) as c:
            c.execute("create table if not exists projection_shape (shape text primary key)")
            kept = c.execute("select shape from projection_shape").fetchone()
            if kept is None or text(kept[0]) != self.shape:
                self._make_tables(c)
        self._prepared = True

    @property
    def shape(self) -> str:
        """What the tables and their rows depend on, apart from the log."""
        return fingerprint([[p.name, p.version, dict(p.tables), dict(p.indexes)] for p in self.projections])

    @property
    def tables(self) -> tuple[str, ...]:
        """Every table of the projections."""
        return tuple(table for p in self.projections for table in p.tables)

    def live(self, c: Cursor) -> tuple[int, int]:
        """The generation to read, and the position it stands at."""
        row = c.execute("select generation, position from projection_generations where live = 1").fetchone()
        if row is None:
            raise AssertionError("one generation is always live")
        return number(row[0]), number(row[1])

    def catch_up(self) -> int:
        """Project everything recorded so far; the position reached. Raises ``ProjectionStopped``."""
        self.prepare()
        while True:
            with self.database.reading() as c:
                generation, _ = self.live(c)
            reached = self._follow(generation)
            if reached is not None:
                return reached

    def rebuild(self) -> int:
        """Project the log anew beside the live rows, put the new ones in their place, then drop the old ones.

        Readers see the old rows until all new ones are there. One that is interrupted leaves rows that nobody reads,
        and that the next one drops. Raises ``ProjectionStopped``; the live rows are then as they were.
        """
        self.prepare()
        with self.database.transaction(_LOCK) as c:
            (last,) = c.execute("select max(generation) from projection_generations").fetchone() or (0,)
            generation = number(last) + 1
            c.execute("insert into projection_generations values (?, 0, 0)", (generation,))
        while True:
            reached = self._follow(generation)
            if reached is None:  # a later rebuild was done first
                return self.catch_up()
            if self._took_over(generation):
                self._drop_before(generation)
                return reached

    def _follow(self, generation: int) -> int | None:
        """Project all there is into ``generation``; nothing when it has been dropped."""
        while True:
            with self.database.reading() as c:
                position = _position(c, generation)
            if position is None:
                return None
            batch = self._read(position)
            if not batch:
                return position
            with self.database.transaction(f"{_LOCK}.{generation}") as c:
                if _position(c, generation) == position:
                    self._project(batch, Rows(c, generation))
                    c.execute(
                        "update projection_generations set position = ? where generation = ?",
                        (batch[-1].position, generation),
                    )

    def _read(self, after: int) -> tuple[Recorded, ...]:
        try:
            batch = self.store.read(after, self.batch)
        except (UnknownEvent, UnreadableEvent):
            batch = self._up_to_the_unreadable(after)
        for expected, recorded in enumerate(batch, after + 1):
            if recorded.position != expected:
                raise ProjectionStopped(
                    f"the log has a hole: {expected} is missing, {recorded.position} follows",
                    position=expected,
                    projection="every projection",
                    name="",
                )
        return batch

    def _up_to_the_unreadable(self, after: int) -> tuple[Recorded, ...]:
        """Look for the fact that cannot be read, to name it. Raises ``ProjectionStopped``."""
        for position in range(after, after + self.batch):
            try:
                self.store.read(position, 1)
            except (UnknownEvent, UnreadableEvent) as error:
                raise ProjectionStopped(
                    f"no projection can go on: the fact at position {position + 1} cannot be read: {error}",
                    position=position + 1,
                    projection="every projection",
                    name=str(error.details.get("name", "")),
                ) from error
        return self.store.read(after, self.batch)

    def _project(self, batch: Iterable[Recorded], rows: Rows) -> None:
        for recorded in batch:
            for projection in self.projections:
                try:
                    projection.apply(recorded, rows)
                except _OUT_OF_REACH:
                    raise
                except Exception as error:
                    raise ProjectionStopped(
                        f"projection {projection.name} stopped at position {recorded.position}: "
                        f"{recorded.name} of {recorded.stream} made a {type(error).__name__}",
                        position=recorded.position,
                        projection=projection.name,
                        name=recorded.name,
                    ) from error

    def _took_over(self, generation: int) -> bool:
        """Make ``generation`` the live one, unless the live one has come further meanwhile."""
        with self.database.transaction(_LOCK) as c:
            _, live_position = self.live(c)
            position = _position(c, generation)
            if position is None or position < live_position:
                return False
            c.execute("delete from projection_generations where generation < ?", (generation,))
            c.execute("update projection_generations set live = 1 where generation = ?", (generation,))
        return True

    def _drop_before(self, generation: int) -> None:
        for table in self.tables:
            with self.database.transaction(_LOCK) as c:
                c.execute(f"delete from {table} where generation < ?", (generation,))  # noqa: S608  # a name of ours

    def _make_tables(self, c: Cursor) -> None:
        for table in ("projection_generations", *self.tables):
            c.execute(f"drop table if exists {table}")
        c.execute(
            "create table projection_generations "
            "(generation bigint primary key, position bigint not null, live bigint not null)"
        )
        for p in self.projections:
            for table, columns in p.tables.items():
                c.execute(f"create table {table} (generation bigint not null, {columns})")
            for index, columns in p.indexes.items():
                c.execute(f"create index {index} on {columns}")
        c.execute("insert into projection_generations values (1, 0, 1)")
        c.execute("delete from projection_shape")
        c.execute("insert into projection_shape values (?)", (self.shape,))


def _position(c: Cursor, generation: int) -> int | None:
    row = c.execute("select position from projection_generations where generation = ?", (generation,)).fetchone()
    return None if row is None else maybe_number(row[0])
