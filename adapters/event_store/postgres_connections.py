"""Connections to PostgreSQL: how long to wait, what every session is set to, and what a failure means."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from eventsourcing.persistence import PersistenceError
from eventsourcing.postgres import ConnectionPool, PostgresDatastore
from psycopg import Connection, Cursor
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import DictRow, TupleRow, dict_row, tuple_row
from psycopg_pool import PoolTimeout

from adapters.event_store.ledger import LOCK_TIMEOUT, POOL_TIMEOUT, STATEMENT_TIMEOUT, unavailable

POOL_SIZE = 16
"""Most connections that one process opens."""
IDLE_TIMEOUT = 60
"""Longest a transaction may stand open without a statement, seconds."""

_SESSION = f"""
set lock_timeout = '{LOCK_TIMEOUT}s';
set statement_timeout = '{STATEMENT_TIMEOUT}s';
set idle_in_transaction_session_timeout = '{IDLE_TIMEOUT}s';
set default_transaction_isolation = 'read committed';
set timezone = 'UTC';
set search_path = projections;
select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off';
"""
_DEFAULTS: dict[str, Any] = {
    "client_encoding": "UTF8",
    "connect_timeout": POOL_TIMEOUT,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
    "application_name": "forsvarlig",
}
_NOTHING_DONE = ("25006", "40", "53", "55P03", "57014")
"""Read-only server, deadlock, no room, lock not had in time, statement stopped: nothing was written."""


class ConnectionLost(Exception):
    """The connection broke while a statement ran; whether it was committed is unknown."""


class Connections(PostgresDatastore):
    """The library's datastore, with a pool of its own in each process."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._of_parents: list[ConnectionPool[Connection[DictRow]]] = []
        super().__init__("", "", "", "", "", schema="ledger", lock_timeout=LOCK_TIMEOUT, originator_id_type="text")
        self._renew()

    def _renew(self) -> None:
        given = conninfo_to_dict(self._address)
        self.pool = ConnectionPool(
            connection_class=Connection[DictRow],
            kwargs={**_DEFAULTS, **given, "row_factory": dict_row},
            min_size=1,
            max_size=POOL_SIZE,
            open=False,
            configure=self.after_connect_func(),
            timeout=POOL_TIMEOUT,
            check=ConnectionPool.check_connection,
        )
        self._process = os.getpid()

    def after_connect_func(self) -> Callable[[Connection[Any]], None]:
        """What every new connection is set to."""

        def after_connect(connection: Connection[Any]) -> None:
            connection.autocommit = True
            connection.execute(_SESSION)

        return after_connect

    @contextmanager
    def get_connection(self) -> Iterator[Connection[DictRow]]:
        """For the library's own reading."""
        self._in_this_process()
        with super().get_connection() as connection:
            yield connection

    @contextmanager
    def lent(self) -> Iterator[Connection[DictRow]]:
        """A working connection, in auto-commit. Raises ``ConnectionLost`` or ``StoreUnavailable``."""
        self._in_this_process()
        try:
            self.pool.open()
            with self.pool.connection() as connection:
                yield connection
        except PoolTimeout as error:
            raise unavailable("the database does not answer") from error
        except psycopg.OperationalError as error:
            if error.sqlstate is None or error.sqlstate.startswith(("08", "57P")):
                raise ConnectionLost(str(error)) from error
            if error.sqlstate.startswith(_NOTHING_DONE):
                raise unavailable(str(error)) from error
            raise

    @contextmanager
    def transaction_lent(self) -> Iterator[Cursor[TupleRow]]:
        """A transaction on such a connection, rolled back on an exception. Raises ``StoreUnavailable``."""
        with (
            in_reach(),
            self.lent() as connection,
            connection.transaction(),
            connection.cursor(row_factory=tuple_row) as c,
        ):
            yield c

    def _in_this_process(self) -> None:
        """Connections that came through a fork are neither used nor closed here: both would harm the parent's."""
        if os.getpid() != self._process:
            self._of_parents.append(self.pool)
            self._renew()


@contextmanager
def in_reach() -> Iterator[None]:
    """``StoreUnavailable`` instead of what is raised when the connection fails."""
    try:
        yield
    except (ConnectionLost, PersistenceError) as error:
        raise unavailable(str(error)) from error
