"""Catching up and rebuilding: in batches of any size, by several at once, through kills and poison."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Barrier, Thread
from types import SimpleNamespace
from typing import Any, cast

import pytest

from adapters.event_store.ledger import Writing
from adapters.event_store.projection_database import Cursor
from adapters.event_store.store import LedgerEventStore
from adapters.projections.read_models import SqlReadModels
from adapters.projections.rows import Rows
from adapters.projections.runner import ProjectionStopped
from application.ports.event_store import Change, Recorded
from domain.ids import PlanId
from domain.rota.events import Cell, RotaLineChanged
from domain.rota.rota_plan import ROTA_PLAN
from tests import examples as ex
from tests.adapters.projections.ward_life import WardLife, act, dump
from tests.examples import ANNE, BJORN, PLAN

ROOT = Path(__file__).parents[3]


@pytest.fixture
def life(store: LedgerEventStore) -> WardLife:
    """A plan that has been published, whose assessment was reopened, and that is amended."""
    life = WardLife(store)
    life.until_published()
    life.reopen()
    life.change(BJORN, ex.TUE, ex.A)
    life.propose()
    return life


def in_another_process(url: str, batch: int, stop_at: int = 0) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.adapters.projections.in_another_process", url, str(batch), str(stop_at)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def position(models: SqlReadModels) -> int:
    with models.runner.database.reading() as c:
        return models.runner.live(c)[1]


def watched(models: SqlReadModels, at: Sequence[int], seen: "list[object]", look: SqlReadModels) -> None:
    """Let what ``look`` answers be noted while ``models`` projects the facts at those positions."""
    *others, last = models.runner.projections

    def looking(recorded: Recorded, rows: Rows) -> None:
        last.apply(recorded, rows)
        if recorded.position in at:
            seen.append((look.rota(PLAN), look.agreements(PLAN), look.obstacles(PLAN), look.audit(PLAN)))

    models.runner.projections = (*others, replace(last, apply=looking))


def test_batches_of_any_size_make_equal_rows(life: WardLife, store: LedgerEventStore) -> None:
    one = SqlReadModels(store, batch=1)
    assert one.catch_up() == store.head()
    rows = dump(one)
    assert all(rows.values()), "every table has rows, or the test looks at nothing"
    for batch in (1, 7, 500):
        anew = SqlReadModels(store, batch)
        assert anew.rebuild() == store.head()
        assert dump(anew) == rows
    assert position(one) == store.head()


def test_live_rows_are_those_of_a_rebuild_at_every_step(life: WardLife, store: LedgerEventStore) -> None:
    live, anew = SqlReadModels(store), SqlReadModels(store)
    live.catch_up()
    steps: tuple[Callable[[], None], ...] = (
        lambda: life.sign(ex.FAGFORBUNDET),
        lambda: life.change(ANNE, ex.MON, ex.A),
        life.propose,
        life.refuse,
        life.withdraw,
    )
    for step in steps:
        step()
        live.catch_up()
        rows = dump(live)
        anew.rebuild()
        assert dump(anew) == rows


def test_a_rebuild_leaves_no_old_rows_behind(life: WardLife, store: LedgerEventStore) -> None:
    models = SqlReadModels(store)
    models.catch_up()
    models.rebuild()
    models.rebuild()
    with models.runner.database.reading() as c:
        for table in ("projection_generations", *models.runner.tables):
            found = c.execute(f"select distinct generation from {table}").fetchall()  # noqa: S608 - our own tables
            assert found == [(3,)], table


def test_readers_see_the_old_rows_until_a_rebuild_is_done(life: WardLife, store: LedgerEventStore) -> None:
    readers, rebuilding = SqlReadModels(store), SqlReadModels(store, batch=3)
    readers.catch_up()
    whole = (readers.rota(PLAN), readers.agreements(PLAN), readers.obstacles(PLAN), readers.audit(PLAN))
    seen: list[object] = []
    watched(rebuilding, (1, 8, 20, store.head()), seen, readers)
    rebuilding.rebuild()
    assert seen == [whole] * 4
    assert (readers.rota(PLAN), readers.agreements(PLAN)) == whole[:2]


def test_a_rebuild_that_stops_leaves_the_live_rows_as_they_were(life: WardLife, store: LedgerEventStore) -> None:
    live, broken = SqlReadModels(store), SqlReadModels(store, batch=3)
    live.catch_up()
    rows = dump(live)
    *others, last = broken.runner.projections

    def breaking(recorded: Recorded, rows: Rows) -> None:
        if recorded.position == 17:
            raise ValueError("broken")
        last.apply(recorded, rows)

    broken.runner.projections = (*others, replace(last, apply=breaking))
    with pytest.raises(ProjectionStopped):
        broken.rebuild()
    assert dump(live) == rows
    assert live.rebuild() == store.head()
    assert dump(live) == rows
    with live.runner.database.reading() as c:
        assert c.execute("select distinct generation from audit_lines").fetchall() == [(3,)]


def test_a_rebuild_does_not_fall_behind_what_was_caught_up_meanwhile(life: WardLife, store: LedgerEventStore) -> None:
    live, rebuilding = SqlReadModels(store), SqlReadModels(store)
    live.catch_up()
    read = store.read
    added: list[int] = []

    def read_and_move_on(after: int, limit: int) -> tuple[Recorded, ...]:
        batch = read(after, limit)
        if not batch and not added:  # the rebuild believes that it is done
            life.change(ANNE, ex.MON, ex.A)
            added.append(live.catch_up())
        return batch

    class MovingOn:
        read = staticmethod(read_and_move_on)

    rebuilding.runner.store = MovingOn()  # type: ignore[assignment]  # nothing else of the store is asked for
    assert rebuilding.rebuild() == store.head()
    assert position(live) == store.head()


def test_a_killed_catch_up_leaves_rows_and_position_together(
    life: WardLife, store: LedgerEventStore, store_url: str
) -> None:
    models = SqlReadModels(store, batch=7)
    models.runner.prepare()
    child = in_another_process(store_url, batch=7, stop_at=17)
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "inside\n"
    finally:
        child.kill()
        child.communicate()
    assert position(models) == 14
    with models.runner.database.reading() as c:
        assert c.execute("select max(position) from audit_lines").fetchone() == (14,)
        assert c.execute("select max(since) from rota_plan_states").fetchone() < (15,)  # type: ignore[operator]  # a row is there
    assert models.catch_up() == store.head()
    rows = dump(models)
    models.rebuild()
    assert dump(models) == rows


def test_rows_are_not_kept_without_their_position(life: WardLife, store: LedgerEventStore) -> None:
    models, broken = SqlReadModels(store), SqlReadModels(store)
    models.runner.prepare()
    database = broken.runner.database

    @contextmanager
    def breaking(lock: str = "") -> Iterator[Cursor]:
        with database.transaction(lock) as c:
            yield cast(Cursor, WithoutPosition(c))

    class WithoutPosition:
        """A transaction that ends where the position would be written."""

        def __init__(self, inner: Cursor) -> None:
            self.inner = inner

        def execute(self, statement: str, parameters: Sequence[object] = ()) -> Cursor:
            if statement.startswith("update projection_generations set position"):
                raise RuntimeError("the end")
            return self.inner.execute(statement, parameters)

        def __getattr__(self, name: str) -> Any:
            return getattr(self.inner, name)

    broken.runner.database = SimpleNamespace(transaction=breaking, reading=database.reading)
    with pytest.raises(RuntimeError, match="the end"):
        broken.catch_up()
    assert position(models) == 0
    assert not any(dump(models).values())


def test_several_processes_and_threads_catch_up_at_once(
    life: WardLife, store: LedgerEventStore, store_url: str
) -> None:
    children = [in_another_process(store_url, batch=2) for _ in range(2)]
    models = SqlReadModels(store, batch=3)
    start = Barrier(3)
    reached: list[int] = []

    def catch_up() -> None:
        start.wait()
        reached.append(models.catch_up())

    threads = [Thread(target=catch_up) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    said = [child.communicate(timeout=60)[0] for child in children]
    assert reached == [store.head()] * 3
    assert said == [f"{store.head()}\n"] * 2
    rows = dump(models)
    models.rebuild()
    assert dump(models) == rows


def test_several_rebuild_and_append_at_once(life: WardLife, store: LedgerEventStore) -> None:
    models = [SqlReadModels(store, batch=5) for _ in range(3)]

    def work(one: SqlReadModels) -> None:
        one.rebuild()
        one.catch_up()

    threads = [Thread(target=work, args=(one,)) for one in models]
    for thread in threads:
        thread.start()
    for code in (ex.A, ex.N, ex.D, None):
        life.change(ANNE, ex.MON, code)
    for thread in threads:
        thread.join()
    assert models[0].catch_up() == store.head()
    rows = dump(models[0])
    models[0].rebuild()
    assert dump(models[0]) == rows


def poison(life: WardLife) -> int:
    """A fact that contradicts its own stream: the plan is opened twice; its position."""
    stream = ROTA_PLAN.stream(PLAN)
    life.record(ex.PLANNER, [Change(stream, len(life.store.stream(stream)), (ex.OPENED,))])
    return life.store.head()


def test_a_poison_event_stops_the_catch_up_and_is_named(life: WardLife, store: LedgerEventStore) -> None:
    models = SqlReadModels(store)
    reached = models.catch_up()
    rows = dump(models)
    life.change(ANNE, ex.MON, ex.A)
    at = poison(life)
    life.set_need(2)
    for _ in range(2):
        with pytest.raises(ProjectionStopped) as stopped:
            models.catch_up()
        assert stopped.value.details == {"position": at, "projection": "current_rota", "name": "rota_plan.opened.v2"}
        assert str(at) in stopped.value.message
        assert "current_rota" in stopped.value.message
    assert position(models) == reached
    assert dump(models) == rows


def test_an_unreadable_event_stops_the_catch_up_and_is_named(life: WardLife, store: LedgerEventStore) -> None:
    models = SqlReadModels(store)
    reached = models.catch_up()
    rows = dump(models)
    life.change(ANNE, ex.MON, ex.A)
    store.ledger.append(act(), [Writing("rota_plan-other", 0, (("rota_plan.unheard_of.v1", b"{}"),))], b"{}")
    life.propose()
    with pytest.raises(ProjectionStopped) as stopped:
        models.catch_up()
    assert stopped.value.details["position"] == reached + 2
    assert stopped.value.details["name"] == "rota_plan.unheard_of.v1"
    assert position(models) == reached
    assert dump(models) == rows


def test_a_hole_in_the_log_stops_the_catch_up(life: WardLife, store: LedgerEventStore) -> None:
    models = SqlReadModels(store)

    class WithAHole:
        def read(self, after: int, limit: int) -> tuple[Recorded, ...]:
            return tuple(r for r in store.read(after, limit) if r.position != 5)

    models.runner.store = WithAHole()  # type: ignore[assignment]  # nothing else of the store is asked for
    with pytest.raises(ProjectionStopped) as stopped:
        models.catch_up()
    assert stopped.value.details["position"] == 5
    assert position(models) == 0


def test_tables_of_another_shape_are_made_anew(life: WardLife, store: LedgerEventStore) -> None:
    models = SqlReadModels(store)
    models.catch_up()
    rows = dump(models)
    changed = SqlReadModels(store)
    *others, last = changed.runner.projections
    changed.runner.projections = (*others, replace(last, version=last.version + 1))
    changed.runner.prepare()
    assert position(changed) == 0
    assert changed.catch_up() == store.head()
    assert dump(changed) == rows


def test_the_tables_are_made_once_by_many(store: LedgerEventStore) -> None:
    start = Barrier(6)
    failed: list[BaseException] = []

    def prepare() -> None:
        start.wait()
        try:
            SqlReadModels(store).catch_up()
        except BaseException as error:
            failed.append(error)

    threads = [Thread(target=prepare) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def test_a_plan_of_another_stream_is_not_touched(life: WardLife, store: LedgerEventStore) -> None:
    models = SqlReadModels(store)
    models.catch_up()
    before = models.rota(PLAN)
    other = PlanId("other")
    opened = replace(ex.OPENED, plan=other, unit=ex.OTHER_UNIT)
    changed = RotaLineChanged(other, ANNE, (Cell(date(2027, 1, 5), None, ex.N),), "a reason", ex.PLANNER)
    life.record(ex.PLANNER, [Change(ROTA_PLAN.stream(other), 0, (opened, changed))])
    models.catch_up()
    after = models.rota(PLAN)
    assert before is not None
    assert after == replace(before, position=store.head())
    assert [a.agreement for a in models.agreements(other)] == []
    assert {line.stream for line in models.audit(other)} == {"rota_plan-other", f"staffing_plan-{ex.STAFFING}"}
    assert [p.plan for p in models.plans(ex.OTHER_UNIT)] == [other]
