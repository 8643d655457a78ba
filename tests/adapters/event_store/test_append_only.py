"""What is written stays as written, also for who opens the database with other tools."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import timedelta
from hashlib import sha256
from uuid import UUID, uuid4

import psycopg
import pytest

from adapters.event_store.leaf import instant, leaf_of, microseconds
from adapters.event_store.row import Row
from adapters.event_store.store import LedgerEventStore, migrate, open_store
from application.ports.clock import ClockKind
from application.ports.event_store import Change
from tests.adapters.event_store.sample import SAMPLES, act, check_log, counted

POSTGRES_TABLES = {"events": "ledger.events", "commands": "ledger.commands", "head": "ledger.head"}
SQLITE_TABLES = {name: f"ledger_{name}" for name in POSTGRES_TABLES}


@pytest.fixture
def written(store: LedgerEventStore) -> LedgerEventStore:
    store.append(act(), [Change("plan-1", 0, counted(1, 2))], {})
    return store


@pytest.fixture
def tamper(store_url: str, written: LedgerEventStore) -> Iterator[Callable[[str], object]]:
    """Runs a statement with all the rights there are; ``{events}`` and so on stand for the tables."""
    if store_url.startswith("sqlite"):
        with sqlite3.connect(store_url.removeprefix("sqlite:///"), isolation_level=None) as file:
            yield lambda statement: file.execute(statement.format(**SQLITE_TABLES))
        file.close()
    else:
        with psycopg.connect(store_url, autocommit=True) as connection:
            yield lambda statement: connection.execute(statement.format(**POSTGRES_TABLES).encode())


@pytest.mark.parametrize(
    "statement",
    [
        "update {events} set actor = 'somebody-else' where seq = 1",
        "update {events} set recorded_at = decided_at",
        "delete from {events} where seq = 2",
        "update {commands} set position = 7",
        "delete from {commands}",
        "update {head} set seq = 1",
        "update {head} set chain = (select leaf from {events} where seq = 1)",
        "delete from {head}",
    ],
)
def test_nothing_is_changed_or_removed(
    statement: str, tamper: Callable[[str], object], written: LedgerEventStore
) -> None:
    with pytest.raises((sqlite3.IntegrityError, psycopg.Error), match=r"append-only|only moves forward|one row"):
        tamper(statement)

    assert check_log(written) == 2


@pytest.mark.parametrize("table", POSTGRES_TABLES.values())
def test_no_table_is_emptied(table: str, postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection, pytest.raises(psycopg.Error, match="append-only"):
        connection.execute(f"truncate {table}".encode())


@pytest.mark.parametrize(("seq", "version"), [(2, 2), (4, 3), (3, 4), (3, 2)])
def test_a_file_takes_no_fact_out_of_order_and_none_twice(sqlite_url: str, seq: int, version: int) -> None:
    store = open_store(sqlite_url, SAMPLES)
    store.append(act(), [Change("plan-1", 0, counted(1, 2))], {})
    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///")) as file:
        with pytest.raises(sqlite3.IntegrityError, match="next"):
            file.execute(
                f"insert or replace into ledger_events select {seq}, stream, {version}, topic, state, decided_at, "  # noqa: S608 - our own number
                "clock, recorded_at, actor, role, mandate, command_id, correlation_id, causation_id, leaf "
                "from ledger_events where seq = 2"
            )
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            file.execute("insert or replace into ledger_commands select * from ledger_commands")
    file.close()
    assert check_log(store) == 2
    store.close()


def test_the_role_of_the_program_may_append_and_read_and_nothing_else(postgres_url: str) -> None:
    role = f"program_{uuid4().hex[:8]}"
    with psycopg.connect(postgres_url, autocommit=True) as owner:
        owner.execute(f"create role {role} login".encode())
        try:
            migrate(postgres_url, role)
            address = postgres_url.replace("//postgres@", f"//{role}@")
            store = open_store(address, SAMPLES)
            store.append(act(), [Change("plan-1", 0, counted(1, 2))], {})
            assert check_log(store) == 2
            with store.projection_database().transaction() as rows:
                rows.execute("create table seen (position bigint)")
            store.close()
            with psycopg.connect(address, autocommit=True) as program:
                for order in (
                    "insert into ledger.events select * from ledger.events",
                    "update ledger.events set actor = 'x'",
                    "delete from ledger.events",
                    "truncate ledger.events",
                    "alter table ledger.events disable trigger all",
                    "update ledger.head set seq = 9",
                    "insert into ledger.stored_events select * from ledger.stored_events",
                    "delete from ledger.commands",
                    "update ledger.schema_version set version = 9",
                ):
                    with pytest.raises(psycopg.errors.InsufficientPrivilege):
                        program.execute(order.encode())
        finally:
            owner.execute(f"drop owned by {role}; drop role {role}".encode())


def row(**changed: object) -> Row:
    plain = Row(
        seq=1,
        stream="plan-1",
        version=1,
        topic="sample.counted.v1",
        state=b"{}",
        decided_at=instant(1),
        clock=ClockKind.SYSTEM,
        recorded_at=instant(2),
        actor="leder-ø",
        role="unit_leader",
        mandate="m-1",
        command_id=UUID(int=3),
        correlation_id=UUID(int=4),
        causation_id=None,
        leaf=b"",
    )
    return replace(plain, **changed)  # type: ignore[arg-type]  # the test names the fields itself


def test_the_leaf_is_the_documented_bytes() -> None:
    parts = [
        (1).to_bytes(8, "big"),
        b"plan-1",
        (1).to_bytes(8, "big"),
        b"sample.counted.v1",
        b"{}",
        (1).to_bytes(8, "big"),
        b"system",
        (2).to_bytes(8, "big"),
        "leder-ø".encode(),
        b"unit_leader",
        b"m-1",
        UUID(int=3).bytes,
        UUID(int=4).bytes,
        b"",
    ]
    data = b"\x01" + b"".join(len(part).to_bytes(4, "big") + part for part in parts)

    assert leaf_of(row()) == sha256(b"\x00" + data).digest()
    assert leaf_of(row()).hex() == "7132f4b262b4e66c2c236e643aabd773aceafc96f1520ba68c85a9cd8f36fc65"


def test_every_column_is_in_the_leaf() -> None:
    changed = {
        "seq": 2,
        "stream": "plan-2",
        "version": 2,
        "topic": "sample.counted.v2",
        "state": b"{ }",
        "decided_at": instant(0),
        "clock": ClockKind.STORY,
        "recorded_at": instant(3),
        "actor": "leder-o",
        "role": "planner",
        "mandate": None,
        "command_id": UUID(int=4),
        "correlation_id": UUID(int=3),
        "causation_id": UUID(int=0),
    }
    assert set(changed) == {f.name for f in fields(Row)} - {"leaf"}
    leaves = {leaf_of(row(**{name: value})) for name, value in changed.items()} | {leaf_of(row())}
    assert len(leaves) == len(changed) + 1


def test_where_one_column_ends_and_the_next_begins_is_in_the_leaf() -> None:
    assert leaf_of(row(actor="ab", role="c")) != leaf_of(row(actor="a", role="bc"))


def test_times_are_exact() -> None:
    for micros in (0, 1, 10**15 + 7, 1_794_817_800_123_456):
        assert microseconds(instant(micros)) == micros
    assert instant(1) - instant(0) == timedelta(microseconds=1)
