"""Tables beside the log: rows and position together, alike on both databases."""

import os
from threading import Thread

import pytest

from adapters.event_store.postgres import PostgresLedger
from adapters.event_store.projection_database import ProjectionDatabase, percent_style
from adapters.event_store.sqlite import SqliteLedger
from adapters.event_store.store import LedgerEventStore
from application.ports.event_store import Change, VersionConflict
from tests.adapters.event_store.sample import act, check_log, counted

UPSERT = "insert into seen values (?, ?) on conflict (stream) do update set number = excluded.number"


@pytest.fixture
def database(store: LedgerEventStore) -> ProjectionDatabase:
    made = store.projection_database()
    with made.transaction() as rows:
        rows.execute("create table if not exists seen (stream text primary key, number bigint not null)")
    return made


def test_rows_are_written_and_read(database: ProjectionDatabase) -> None:
    with database.transaction() as rows:
        rows.executemany(UPSERT, [("plan-1", 1), ("plan-å?", 2)])
        rows.execute(UPSERT, ("plan-1", 3))
        assert rows.execute("select number from seen where stream = ?", ("plan-1",)).fetchone() == (3,)

    with database.reading() as rows:
        assert rows.execute("select * from seen order by number").fetchall() == [("plan-å?", 2), ("plan-1", 3)]
        assert rows.execute("select * from seen where stream = 'nothing?'").fetchone() is None
        assert rows.execute("select number % 2 from seen where stream like 'plan-1%'").fetchall() == [(1,)]


def test_nothing_stays_of_a_transaction_that_failed(database: ProjectionDatabase) -> None:
    def fail() -> None:
        with database.transaction() as rows:
            rows.execute(UPSERT, ("plan-1", 1))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    with database.reading() as rows:
        assert rows.execute("select count(*) from seen").fetchone() == (0,)


def test_a_reading_is_of_one_moment(database: ProjectionDatabase) -> None:
    def write() -> None:
        with database.transaction() as rows:
            rows.execute(UPSERT, ("plan-1", 1))

    with database.reading() as rows:
        assert rows.execute("select count(*) from seen").fetchone() == (0,)
        other = Thread(target=write)
        other.start()
        other.join()
        assert rows.execute("select count(*) from seen").fetchone() == (0,)


def test_one_at_a_time_holds_a_lock(database: ProjectionDatabase) -> None:
    def add_one() -> None:
        for _ in range(10):
            with database.transaction(lock="counting") as rows:
                found = rows.execute("select number from seen where stream = 'all'").fetchone()
                rows.execute(UPSERT, ("all", 1 if found is None else int(str(found[0])) + 1))

    adding = [Thread(target=add_one) for _ in range(4)]
    for thread in adding:
        thread.start()
    for thread in adding:
        thread.join()

    with database.reading() as rows:
        assert rows.execute("select number from seen").fetchall() == [(40,)]


def test_the_log_goes_on_beside_it(database: ProjectionDatabase, store: LedgerEventStore) -> None:
    with database.transaction() as rows:
        rows.execute(UPSERT, ("plan-1", 1))
    store.append(act(), [Change("plan-1", 0, counted(1))], {})
    with pytest.raises(VersionConflict):
        store.append(act(), [Change("plan-1", 0, counted(1))], {})
    assert check_log(store) == 1


def test_a_child_process_opens_connections_of_its_own(database: ProjectionDatabase, store: LedgerEventStore) -> None:
    """A server that forks its workers may open the store before: nobody's connection is shared or closed."""
    assert isinstance(store.ledger, SqliteLedger | PostgresLedger)
    store.append(act(), [Change("plan-1", 0, counted(1))], {})
    parents = store.ledger.datastore.pool
    child = os.fork()
    if child == 0:
        code = 1
        try:
            store.append(act(), [Change("plan-1", 1, counted(2))], {})
            code = 0 if store.head() == 2 and store.ledger.datastore.pool is not parents else 2
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0

    assert store.ledger.datastore.pool is parents
    store.append(act(), [Change("plan-1", 2, counted(3))], {})
    assert check_log(store) == 3


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("select ? where a = ?", "select %s where a = %s"),
        ("select '?' || ? || 'it''s 5 %'", "select '?' || %s || 'it''s 5 %%'"),
        ("select a % 2", "select a %% 2"),
    ],
)
def test_places_for_parameters(written: str, sent: str) -> None:
    assert percent_style(written) == sent
