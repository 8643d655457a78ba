"""Tables are made by a step of its own, which any number of processes may take at once."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from adapters.event_store.codec import EventTypes
from adapters.event_store.schema import SchemaMismatch
from adapters.event_store.store import UnknownStoreUrl, migrate, open_store
from application.ports.event_store import Change, EventStore, StoreUnavailable
from tests.adapters.event_store.sample import SAMPLES, act, check_log, counted
from tests.adapters.event_store.writer import started
from tests.postgres_server import fresh_database

PROCESSES = 8


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path, postgres: str) -> Iterator[str]:
    """A database without tables; on SQLite not even a file."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'new.sqlite'}"
    else:
        with fresh_database(postgres) as url:
            yield url


def test_eight_processes_start_on_an_empty_database(empty_url: str) -> None:
    started_ones = [started(migrate, empty_url) for _ in range(PROCESSES)]
    for process in started_ones:
        process.join(60)

    assert [process.exitcode for process in started_ones] == [0] * PROCESSES
    store = open_store(empty_url, SAMPLES)
    store.append(act(), [Change("plan-1", 0, counted(1))], {})
    assert check_log(store) == 1
    store.close()


def test_a_second_migration_keeps_what_is_there(store_url: str) -> None:
    store = open_store(store_url, SAMPLES)
    store.append(act(), [Change("plan-1", 0, counted(1))], {})

    migrate(store_url)

    assert check_log(store) == 1
    store.close()


def test_a_database_without_tables_is_refused(empty_url: str) -> None:
    with pytest.raises((SchemaMismatch, StoreUnavailable)):
        open_store(empty_url, SAMPLES)
    assert not Path(empty_url.removeprefix("sqlite:///")).exists()


def test_tables_of_a_newer_program_are_refused_and_left_alone(store_url: str) -> None:
    store = open_store(store_url, SAMPLES)
    statement = (
        "pragma user_version = 99"
        if store_url.startswith("sqlite")
        else "update ledger.schema_version set version = 99"
    )
    with store.projection_database().transaction() as rows:
        rows.execute(statement)
    store.close()

    with pytest.raises(SchemaMismatch):
        open_store(store_url, SAMPLES)
    with pytest.raises(SchemaMismatch) as refused:
        migrate(store_url)
    assert refused.value.details["found"] == 99


@pytest.mark.parametrize(
    "url",
    [
        "",
        "plans.sqlite",
        "mysql://somewhere/plans",
        "sqlite:/plans",
        "sqlite://plans",
        "sqlite:///",
        "postgresql://h/plans?sslmoude=x",
    ],
)
def test_an_unknown_url_is_refused_with_what_is_accepted(url: str) -> None:
    with pytest.raises(UnknownStoreUrl, match=r"sqlite:///relative.sqlite.*postgresql://") as refused:
        open_store(url, SAMPLES)
    assert refused.value.code == "store.unknown_url"


def test_a_password_is_not_repeated_in_a_refusal() -> None:
    with pytest.raises(UnknownStoreUrl) as refused:
        open_store("host=db password=hemmelig", SAMPLES)
    assert "hemmelig" not in f"{refused.value} {refused.value.details}"


def test_a_path_means_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    odd = "vakt?mode=memory&x=%20 å.sqlite"
    migrate(f"sqlite:///{odd}")

    store = open_store(f"sqlite:///{tmp_path}/{odd}", SAMPLES)

    assert store.head() == 0
    assert (tmp_path / odd).is_file()
    store.close()


def test_a_log_in_memory_is_lost_with_its_store() -> None:
    first, second = open_store("sqlite://", SAMPLES), open_store("sqlite://", SAMPLES)
    first.append(act(), [Change("plan-1", 0, counted(1))], {})
    assert check_log(first) == 1
    assert second.head() == 0
    first.close()
    second.close()


def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "rota.csv").write_text("employee,date,shift\n" * 100)
    with pytest.raises(StoreUnavailable):
        migrate(f"sqlite:///{tmp_path}/rota.csv")


def test_a_file_is_flushed_at_every_commit(sqlite_url: str) -> None:
    """A kill of the process does not show this, a loss of power would."""
    store = open_store(sqlite_url, SAMPLES)
    with store.projection_database().reading() as rows:
        assert rows.execute("pragma synchronous").fetchone() == (2,)
        assert rows.execute("pragma journal_mode").fetchone() == ("wal",)
    store.close()


def test_a_session_of_postgresql_is_set_up_for_a_log(postgres_url: str) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as owner:
        database = owner.info.dbname
        owner.execute(f'alter database "{database}" set synchronous_commit = off'.encode())
        owner.execute(f"alter database \"{database}\" set default_transaction_isolation = 'serializable'".encode())
    store = open_store(postgres_url, SAMPLES)
    with store.projection_database().reading() as rows:
        assert rows.execute("select current_setting('lock_timeout')").fetchone() == ("2s",)
        assert rows.execute("select current_setting('synchronous_commit')").fetchone() == ("on",)
        assert rows.execute("select current_setting('default_transaction_isolation')").fetchone() == ("read committed",)
    store.close()


def opened(url: str, types: EventTypes) -> EventStore:
    """The type checker sees here that what is opened is the port."""
    return open_store(url, types)
