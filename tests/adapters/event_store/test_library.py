"""The library's own ways of reading the log and of tracking stay usable; its way of writing does not."""

from uuid import UUID

import psycopg
import pytest
from eventsourcing.application import LocalNotificationLog
from eventsourcing.persistence import IntegrityError, StoredEvent, Tracking
from eventsourcing.postgres import PostgresTrackingRecorder
from eventsourcing.sqlite import SQLiteTrackingRecorder

from adapters.event_store.postgres import PostgresLedger
from adapters.event_store.sqlite import SqliteLedger
from adapters.event_store.store import LedgerEventStore, open_store
from application.ports.event_store import Change
from tests.adapters.event_store.sample import SAMPLES, act, counted


@pytest.fixture
def recorder(store: LedgerEventStore) -> SqliteLedger | PostgresLedger:
    store.append(act(), [Change("plan-1", 0, counted(1, 2, 3)), Change("unit-1", 0, counted(4))], {})
    assert isinstance(store.ledger, SqliteLedger | PostgresLedger)
    return store.ledger


def test_its_notification_log(recorder: SqliteLedger | PostgresLedger) -> None:
    log = LocalNotificationLog(recorder, section_size=3)

    assert recorder.max_notification_id() == 4
    assert [(n.id, n.originator_id, n.originator_version) for n in log.select(1, 3)] == [
        (1, "plan-1", 1),
        (2, "plan-1", 2),
        (3, "plan-1", 3),
    ]
    assert log["1,3"].next_id == "4,6"
    assert [n.topic for n in log["4,6"].items] == ["sample.counted.v1"]
    assert recorder.select_notifications(1, 9, topics=["sample.noted.v1"]) == []


def test_its_selection_of_a_stream(recorder: SqliteLedger | PostgresLedger) -> None:
    facts = recorder.select_events("plan-1", gt=1, desc=True, limit=1)

    assert [(f.originator_id, f.originator_version) for f in facts] == [("plan-1", 3)]
    assert facts[0].state == b'{"clear":{"number":3},"special":{}}'


def test_its_tracking(recorder: SqliteLedger | PostgresLedger) -> None:
    tracking = (
        SQLiteTrackingRecorder(recorder.datastore)
        if isinstance(recorder, SqliteLedger)
        else PostgresTrackingRecorder(recorder.datastore)
    )
    tracking.insert_tracking(Tracking("posted_rota", 3))

    assert tracking.max_tracking_id("posted_rota") == 3
    assert tracking.has_tracking_id("posted_rota", 2)
    with pytest.raises(IntegrityError):
        tracking.insert_tracking(Tracking("posted_rota", 3))


def test_its_insertion_is_no_back_door(recorder: SqliteLedger | PostgresLedger) -> None:
    fact = StoredEvent("plan-1", 4, "sample.counted.v1", b"{}")
    with pytest.raises(NotImplementedError, match="append"):
        recorder.insert_events([fact])
    with pytest.raises(NotImplementedError, match=r"position|support"):
        recorder.subscribe(0)
    assert recorder.max_notification_id() == 4


def test_its_table_creation_is_the_migration(recorder: SqliteLedger | PostgresLedger) -> None:
    recorder.create_table()
    assert recorder.max_notification_id() == 4


def test_a_uuid_is_no_stream(recorder: SqliteLedger | PostgresLedger) -> None:
    assert recorder.select_events(str(UUID(int=1))) == []


def test_who_listens_is_told_of_a_new_fact(postgres_url: str) -> None:
    store = open_store(postgres_url, SAMPLES)
    with psycopg.connect(postgres_url, autocommit=True) as listening:
        listening.execute("listen stored_events")
        store.append(act(), [Change("plan-1", 0, counted(1, 2))], {})
        heard = next(listening.notifies(timeout=20, stop_after=1))

    assert heard.payload == "2"
    store.close()
