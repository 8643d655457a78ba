"""A connection that breaks while a command is under way: the stored receipt, or an honest "I do not know"."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import psycopg
import pytest

from adapters.event_store.store import LedgerEventStore, open_store
from application.ports.event_store import Change, StoreUnavailable, VersionConflict
from tests.adapters.event_store.proxy import Proxy, proxy_to
from tests.adapters.event_store.sample import SAMPLES, act, check_log, counted


@pytest.fixture
def proxy(postgres_url: str) -> Iterator[Proxy]:
    with proxy_to(postgres_url) as between:
        yield between


@pytest.fixture
def through(proxy: Proxy) -> Iterator[LedgerEventStore]:
    opened = open_store(proxy.url, SAMPLES)
    yield opened
    opened.close()


@pytest.fixture
def direct(postgres_url: str) -> Iterator[LedgerEventStore]:
    opened = open_store(postgres_url, SAMPLES)
    yield opened
    opened.close()


def test_the_answer_to_the_commit_is_lost(proxy: Proxy, through: LedgerEventStore, direct: LedgerEventStore) -> None:
    done = act()
    proxy.lose_answers_to("ledger.append", times=1)

    receipt = through.append(done, [Change("plan-1", 0, counted(1))], {"first": True})

    assert proxy.lost == 1
    assert (receipt.position, receipt.versions, receipt.answer) == (1, {"plan-1": 1}, {"first": True})
    assert direct.outcome(done.command_id, done.request) == replace(receipt, replayed=True)
    assert check_log(direct) == 1


def test_every_answer_is_lost(proxy: Proxy, through: LedgerEventStore, direct: LedgerEventStore) -> None:
    done = act()
    proxy.lose_answers_to("ledger.append", times=99)

    with pytest.raises(StoreUnavailable):
        through.append(done, [Change("plan-1", 0, counted(1))], {})

    assert proxy.lost > 1
    proxy.lose_answers_to("", times=0)
    assert through.append(done, [Change("plan-1", 0, counted(1))], {}).replayed
    assert check_log(direct) == 1


def test_the_command_is_lost_on_its_way(proxy: Proxy, through: LedgerEventStore, direct: LedgerEventStore) -> None:
    proxy.lose("ledger.append", times=1)

    receipt = through.append(act(), [Change("plan-1", 0, counted(1))], {})

    assert proxy.lost == 1
    assert not receipt.replayed
    assert check_log(direct) == 1


def test_a_real_conflict_after_a_lost_answer_is_still_a_conflict(
    proxy: Proxy, through: LedgerEventStore, direct: LedgerEventStore
) -> None:
    direct.append(act(), [Change("plan-1", 0, counted(1))], {})
    proxy.lose_answers_to("ledger.append", times=1)

    with pytest.raises(VersionConflict):
        through.append(act(), [Change("plan-1", 0, counted(2))], {})

    assert proxy.lost == 1
    assert check_log(direct) == 1


def test_the_backend_is_ended_while_it_waits(postgres_url: str, direct: LedgerEventStore) -> None:
    done = act()
    with psycopg.connect(postgres_url) as holder, ThreadPoolExecutor(1) as pool:
        holder.execute("select * from ledger.head for update")
        appending = pool.submit(direct.append, done, [Change("plan-1", 0, counted(1))], {"n": 1})
        end_the_waiting(holder)
        holder.rollback()
        receipt = appending.result()

    assert receipt.answer == {"n": 1}
    assert check_log(direct) == 1


def end_the_waiting(connection: psycopg.Connection) -> None:
    """End the backend that waits for the head, as an operator or a failover does."""
    waiting = (
        "select pg_terminate_backend(pid) from pg_stat_activity "
        "where datname = current_database() and wait_event_type = 'Lock'"
    )
    until = time.monotonic() + 20
    while not connection.execute(waiting).fetchall():
        assert time.monotonic() < until, "nobody waits for the head"
        time.sleep(0.01)


def test_a_head_that_stays_locked_is_unavailable_and_nothing_is_written(
    postgres_url: str, direct: LedgerEventStore
) -> None:
    done = act()
    with psycopg.connect(postgres_url) as holder:
        holder.execute("select * from ledger.head for update")
        with pytest.raises(StoreUnavailable):
            direct.append(done, [Change("plan-1", 0, counted(1))], {})

    assert direct.outcome(done.command_id, done.request) is None
    assert not direct.append(done, [Change("plan-1", 0, counted(1))], {}).replayed
    assert check_log(direct) == 1


def test_maintenance_of_the_table_does_not_hold_up_a_command(postgres_url: str, direct: LedgerEventStore) -> None:
    direct.append(act(), [Change("plan-1", 0, counted(1))], {})
    with psycopg.connect(postgres_url) as maintenance:
        maintenance.execute("lock table ledger.events in share update exclusive mode")  # as VACUUM and ANALYZE do
        maintenance.execute("select * from ledger.events for update")
        assert direct.append(act(), [Change("plan-1", 1, counted(2))], {}).position == 2


def test_a_server_that_is_not_there(postgres_url: str) -> None:
    nowhere = f"{postgres_url.partition('?')[0]}?host=/nowhere"
    with pytest.raises(StoreUnavailable):
        open_store(nowhere, SAMPLES)
