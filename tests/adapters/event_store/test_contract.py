"""What every event store does, asked of SQLite and of PostgreSQL alike."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from adapters.event_store.store import LedgerEventStore, open_store
from application.ports.clock import ClockKind
from application.ports.event_store import Change, CommandIdReused, VersionConflict
from domain.ids import MandateId, PersonId
from tests.adapters.event_store.sample import SAMPLES, Noted, act, check_log, counted, numbers


def test_an_empty_log(store: LedgerEventStore) -> None:
    assert store.head() == 0
    assert store.stream("plan-1") == ()
    assert store.streams("plan") == ()
    assert store.read(0, 10) == ()
    assert store.outcome(uuid4(), bytes(32)) is None
    assert store.receipt(uuid4()) is None


def test_facts_of_one_command_stand_in_order_over_all_its_streams(store: LedgerEventStore) -> None:
    receipt = store.append(act(), [Change("plan-1", 0, counted(1, 2)), Change("unit-1", 0, counted(7))], {"ok": 1})

    assert receipt.position == 3
    assert receipt.versions == {"plan-1": 2, "unit-1": 1}
    assert receipt.answer == {"ok": 1}
    assert not receipt.replayed
    assert [(f.position, f.stream, f.version) for f in store.read(0, 10)] == [
        (1, "plan-1", 1),
        (2, "plan-1", 2),
        (3, "unit-1", 1),
    ]
    assert numbers(store.stream("plan-1")) == [1, 2]
    assert check_log(store) == 3


def test_what_stands_beside_a_fact_is_kept_to_the_microsecond(store: LedgerEventStore) -> None:
    done = replace(act(), actor=PersonId("tillitsvalgt-ø"), causation_id=uuid4())
    before = datetime.now(UTC) - timedelta(seconds=5)

    store.append(done, [Change("plan-1", 0, (Noted("Vakt på røde dager"),))], {})

    (fact,) = store.stream("plan-1")
    assert fact.event == Noted("Vakt på røde dager")
    assert fact.name == "sample.noted.v1"
    assert fact.decided_at == done.at
    assert fact.decided_at.microsecond == 123456
    assert fact.clock is ClockKind.STORY
    assert (fact.actor, fact.role, fact.mandate) == (done.actor, done.role, done.mandate)
    assert (fact.command_id, fact.correlation_id, fact.causation_id) == (
        done.command_id,
        done.correlation_id,
        done.causation_id,
    )
    assert before < fact.recorded_at < before + timedelta(seconds=65)
    assert fact.recorded_at.utcoffset() == timedelta()


@pytest.mark.parametrize("expected", [0, 2, 7])
def test_a_stream_that_stands_elsewhere_is_a_conflict_and_nothing_is_written(
    store: LedgerEventStore, expected: int
) -> None:
    store.append(act(), [Change("plan-1", 0, counted(1))], {})

    with pytest.raises(VersionConflict) as refused:
        store.append(act(), [Change("unit-1", 0, counted(1)), Change("plan-1", expected, counted(2))], {})

    assert refused.value.details == {"stream": "plan-1", "expected": expected, "actual": 1}
    assert store.stream("unit-1") == ()
    assert check_log(store) == 1


def test_a_stream_that_was_only_read_is_expected_too(store: LedgerEventStore) -> None:
    store.append(act(), [Change("agreement-1", 0, counted(1))], {})
    store.append(act(), [Change("plan-1", 0, counted(1)), Change("agreement-1", 1), Change("mandate-9", 0)], {})

    with pytest.raises(VersionConflict) as refused:
        store.append(act(), [Change("plan-1", 1, counted(2)), Change("agreement-1", 0)], {})

    assert refused.value.details["stream"] == "agreement-1"
    assert check_log(store) == 2


def test_streams_that_were_looked_for_are_expected_to_be_all_there_are(store: LedgerEventStore) -> None:
    beside = [
        Change(name, 0, counted(1)) for name in ("mandate-an", "mandate-anne.2", "mandate-anne~.1", "plan-anne.1")
    ]
    store.append(act(), [Change("mandate-anne.1", 0, counted(1, 2)), *beside], {})
    store.append(act(), [Change("plan-1", 0, counted(1)), Change("mandate-anne.*", 2), Change("mandate-bo.*", 0)], {})

    with pytest.raises(VersionConflict) as refused:
        store.append(act(), [Change("plan-1", 1, counted(2)), Change("mandate-anne.*", 1)], {})

    assert refused.value.details == {"stream": "mandate-anne.*", "expected": 1, "actual": 2}
    assert numbers(store.stream("plan-1")) == [1]
    with pytest.raises(ValueError, match="many streams"):
        store.append(act(), [Change("mandate-anne.*", 2, counted(1))], {})


def test_numbers_have_no_gaps_after_refusals(store: LedgerEventStore) -> None:
    for number in range(1, 4):
        with pytest.raises(VersionConflict):
            store.append(act(), [Change("unit-1", 0, counted(1, 2, 3)), Change("plan-1", 99, counted(1))], {})
        store.append(act(), [Change("plan-1", number - 1, counted(number))], {})

    assert [f.position for f in store.read(0, 10)] == [1, 2, 3]


def test_the_same_command_again_gets_the_first_answer(store: LedgerEventStore) -> None:
    done = act()
    first = store.append(done, [Change("plan-1", 0, counted(1))], {"plan": "1", "rows": [1, 2]})
    store.append(act(), [Change("plan-1", 1, counted(2))], {})

    again = store.append(done, [Change("plan-1", 0, counted(1))], {"another": "answer"})

    assert again == replace(first, replayed=True)
    assert store.outcome(done.command_id, done.request) == again
    assert store.receipt(done.command_id) == again
    assert check_log(store) == 2


def test_the_same_command_id_for_something_else_is_refused(store: LedgerEventStore) -> None:
    done = act()
    store.append(done, [Change("plan-1", 0, counted(1))], {})
    other = act(done.command_id, b"something else")

    with pytest.raises(CommandIdReused):
        store.append(other, [Change("unit-1", 0, counted(1))], {})
    with pytest.raises(CommandIdReused):
        store.outcome(other.command_id, other.request)

    assert check_log(store) == 1


def test_a_refused_command_may_be_tried_again_under_its_id(store: LedgerEventStore) -> None:
    store.append(act(), [Change("plan-1", 0, counted(1))], {})
    again = act()
    with pytest.raises(VersionConflict):
        store.append(again, [Change("plan-1", 0, counted(2))], {})

    assert store.outcome(again.command_id, again.request) is None
    assert not store.append(again, [Change("plan-1", 1, counted(2))], {}).replayed


def test_a_command_without_facts_has_an_outcome_too(store: LedgerEventStore) -> None:
    store.append(act(), [Change("plan-1", 0, counted(1))], {})
    done = act()

    receipt = store.append(done, [Change("plan-1", 1)], {"nothing": "to do"})

    assert (receipt.position, receipt.versions) == (1, {})
    assert store.outcome(done.command_id, done.request) == replace(receipt, replayed=True)


def test_everything_is_there_when_the_store_is_opened_again(store_url: str) -> None:
    done = act()
    first = open_store(store_url, SAMPLES)
    receipt = first.append(done, [Change("plan-1", 0, counted(1))], {"rota": "Ø"})
    facts = first.read(0, 10)
    first.close()

    again = open_store(store_url, SAMPLES)

    assert again.read(0, 10) == facts
    assert again.append(done, [Change("plan-1", 0, counted(1))], {}) == replace(receipt, replayed=True)
    assert again.append(act(), [Change("plan-1", 1, counted(2))], {}).position == 2
    again.close()


def test_reading_stops_at_the_limit_and_goes_on_from_there(store: LedgerEventStore) -> None:
    store.append(act(), [Change("plan-1", 0, counted(*range(10)))], {})

    assert numbers(store.read(0, 4)) == [0, 1, 2, 3]
    assert numbers(store.read(4, 4)) == [4, 5, 6, 7]
    assert numbers(store.read(8, 4)) == [8, 9]


def test_the_streams_of_a_category_are_sorted_and_those_of_its_neighbours_left_out(store: LedgerEventStore) -> None:
    names = ["plan-b", "plan-a", "plan-Z", "planning-1", "rota_plan-1", "plan-a-2"]
    store.append(act(), [Change(name, 0, counted(1, 2)) for name in names], {})

    assert store.streams("plan") == ("plan-Z", "plan-a", "plan-a-2", "plan-b")
    assert store.streams("plan", "a") == ("plan-a", "plan-a-2")


@pytest.mark.parametrize(
    "wrong",
    [
        [Change("plan-1", 0, counted(1)), Change("plan-1", 1, counted(2))],
        [Change("plan-1", -1, counted(1))],
        [Change("plan", 0, counted(1))],
        [Change("plan-\x00", 0, counted(1))],
        [Change("plan-ø", 0, counted(1))],
    ],
)
def test_what_the_databases_would_take_differently_is_refused_by_both(
    store: LedgerEventStore, wrong: list[Change]
) -> None:
    with pytest.raises(ValueError, match="plan"):
        store.append(act(), wrong, {})


def test_an_act_names_its_request_by_a_digest_and_its_time_in_utc(store: LedgerEventStore) -> None:
    for wrong in (
        replace(act(), request=b"short"),
        replace(act(), at=datetime(2026, 1, 1)),  # noqa: DTZ001  # that is what is refused
        replace(act(), role=""),
        replace(act(), mandate=MandateId("")),
    ):
        with pytest.raises(ValueError, match=r"SHA-256|UTC|text"):
            store.append(wrong, [Change("plan-1", 0, counted(1))], {})
    assert store.head() == 0
