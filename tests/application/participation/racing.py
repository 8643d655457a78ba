"""Two acts at once on each of many plans, and what the log alone says came of it."""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, fields, is_dataclass, replace
from itertools import pairwise
from threading import Barrier, Thread
from typing import Any
from uuid import UUID, uuid4

from adapters.clock import MORNING
from adapters.event_store.ledger import Writing
from adapters.event_store.registry import EVENT_TYPES
from adapters.event_store.store import LedgerEventStore, open_store
from api.composition import House, open_house
from api.settings import Settings
from application.handle import Handling
from application.ports.clock import ClockKind
from application.ports.event_store import Act, Change, Receipt, Recorded, VersionConflict
from application.rota.grounds import Gathering
from domain.calendar import Period, at
from domain.errors import Rejected
from domain.ids import PersonId
from domain.working_time.law import Law, standard_law
from tests.api.solver import HandMade
from tests.application.participation.life import Life, unions
from tests.application.participation.ward import TODAY

PATTERN = "race0"
"""The unit whose life is copied; every copy has a name as long, for its facts are copied as bytes."""
TOGETHER = 50
"""Plans put into the log in one append."""
FINE = 0.0005
"""How often the threads take turns, seconds, so that they meet in the middle of things."""

Prepared = Callable[[], Receipt]
Racer = Callable[[Life], Prepared]
"""What is read beforehand, before the start; then the act itself, under the life's command id."""
Commands = Callable[[str], UUID]
"""The command id of a racer's act on a unit's plan."""


class Counting(LedgerEventStore):
    """A store that counts how often an append met a stream that had moved on."""

    conflicts = 0

    def append(self, act: Act, changes: Sequence[Change], answer: dict[str, object]) -> Receipt:
        """As ``EventStore.append``."""
        try:
            return super().append(act, changes, answer)
        except VersionConflict:
            self.conflicts += 1
            raise


class DailyRestAlone(Law):
    """The law with one rule, for speed: what is raced for is who comes first, not what the rules say."""

    def version(self, days: Period) -> str:
        """Not computed anew each time."""
        return "daily-rest-alone"


def daily_rest_alone() -> Law:
    """That law."""
    (standard,) = standard_law().sets
    return DailyRestAlone((replace(standard, rules=(standard.rule("AML-10-8-1-DAILY-REST"),)),))


@contextmanager
def racing_house(url: str) -> Iterator[tuple[House, Counting]]:
    """A house of its own on ``url``, as a process of its own would have, judging by daily rest alone."""
    with open_house(Settings(url, TODAY, development=True), HandMade()) as house:
        assert isinstance(house.store, LedgerEventStore)
        store, law = Counting(house.store.ledger, EVENT_TYPES), daily_rest_alone()
        new = {"handling": Handling(store, house.clock), "law": law, "gathering": Gathering(law)}
        use_cases: dict[str, Any] = {}
        for f in fields(house):
            value = getattr(house, f.name)
            if is_dataclass(value) and not isinstance(value, type) and f.name not in {"settings", "law"}:
                use_cases[f.name] = replace(value, **{k: v for k, v in new.items() if hasattr(value, k)})
        yield replace(house, **use_cases), store


def copied(url: str, live: Callable[[Life], None], count: int) -> list[str]:
    """Put ``count`` plans into the log at ``url`` that have come as far as ``live`` takes one; their units.

    One of them lives, the others are its facts under other names. So their lines' fingerprints are the first one's,
    in what was proposed and in what was signed alike.
    """
    with racing_house("sqlite://") as (house, store):
        unions(house)
        before = store.head()
        live(Life(house, PATTERN))
        common, one = store.ledger.rows_after(0, before), store.ledger.rows_after(before, 10_000)
    units = [f"r{number:04}" for number in range(count)]
    assert all(len(unit) == len(PATTERN) for unit in units)
    target = open_store(url, EVENT_TYPES)
    try:
        target.ledger.append(_act(), _writings([(r.stream, r.topic, r.state) for r in common]), b"{}")
        for some in range(0, count, TOGETHER):
            facts = [
                (r.stream.replace(PATTERN, unit), r.topic, r.state.replace(PATTERN.encode(), unit.encode()))
                for unit in units[some : some + TOGETHER]
                for r in one
            ]
            target.ledger.append(_act(), _writings(facts), b"{}")
    finally:
        target.close()
    return units


def _writings(facts: list[tuple[str, str, bytes]]) -> list[Writing]:
    streams: dict[str, list[tuple[str, bytes]]] = {}
    for stream, topic, state in facts:
        streams.setdefault(stream, []).append((topic, state))
    return [Writing(stream, 0, tuple(added)) for stream, added in streams.items()]


def _act() -> Act:
    return Act(uuid4(), bytes(32), PersonId("import"), "import", at(TODAY, MORNING), ClockKind.STORY, uuid4())


@dataclass(frozen=True)
class Came:
    """What one racer was told."""

    command: UUID
    receipt: Receipt | None
    refused: Rejected | None
    seconds: float

    @property
    def told(self) -> str:
        """``done``, or the code of the refusal."""
        return "done" if self.refused is None else self.refused.code


@dataclass
class Races:
    """Every race that was run, and the facts they left, in the order of the log."""

    outcomes: dict[str, tuple[Came, Came]]
    """By unit, what each of the two was told."""
    facts: dict[str, list[Recorded]]
    """By unit."""
    conflicts: int
    """How often an act was decided anew because a stream had moved on under it."""
    seconds: float
    told: Counter[tuple[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.told = Counter((one.told, other.told) for one, other in self.outcomes.values())

    def __str__(self) -> str:
        each = 1000 * self.seconds / len(self.outcomes)
        return f"{len(self.outcomes)} races, {each:.0f} ms each, {self.conflicts} decided anew: {dict(self.told)}"


def of_its_own(unit: str) -> UUID:
    """A command id that nothing else has."""
    return uuid4()


def race(url: str, units: Sequence[str], one: Racer, other: Racer, commands: Commands = of_its_own) -> Races:
    """Let the two run against each other on each unit's plan, each in a thread and on connections of its own.

    Who starts is drawn, and by how much: by up to as long as the other one takes, so that they meet everywhere.
    """
    with ExitStack() as opened:
        houses = [opened.enter_context(racing_house(url)) for _ in range(2)]
        head = houses[0][1].head()
        came: list[list[Came]] = [[], []]
        failures: list[BaseException] = []
        start = Barrier(2, timeout=60)

        def run(me: int, racer: Racer) -> None:
            dice, house = random.Random(f"{len(units)} {me}"), houses[me][0]  # noqa: S311 - when they start
            try:
                for unit in units:
                    command = commands(unit)
                    act = racer(Life(house, unit, command))
                    start.wait()
                    others = came[1 - me][-1].seconds if came[1 - me] else 0.0
                    time.sleep(dice.uniform(0, others) if dice.random() < 0.5 else 0)
                    came[me].append(_told(command, act))
            except BaseException as failure:
                failures.append(failure)
                start.abort()

        interval, began = sys.getswitchinterval(), time.perf_counter()
        sys.setswitchinterval(FINE)
        try:
            threads = [Thread(target=run, args=(me, racer)) for me, racer in enumerate((one, other))]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        finally:
            sys.setswitchinterval(interval)
        if failures:
            raise failures[0]
        seconds, store = time.perf_counter() - began, houses[0][1]
        facts = _by_unit(store.read(head, 100 * len(units)), units)
        outcomes = dict(zip(units, zip(*came, strict=True), strict=True))
        return Races(outcomes, facts, sum(counting.conflicts for _, counting in houses), seconds)


def _told(command: UUID, act: Prepared) -> Came:
    began = time.perf_counter()
    try:
        receipt = act()
    except Rejected as refused:
        return Came(command, None, refused, time.perf_counter() - began)
    return Came(command, receipt, None, time.perf_counter() - began)


def _by_unit(recorded: Sequence[Recorded], units: Sequence[str]) -> dict[str, list[Recorded]]:
    found: dict[str, list[Recorded]] = {unit: [] for unit in units}
    for before, after in pairwise(recorded):
        assert after.position == before.position + 1, "the log has no gap"
    for r in recorded:
        found[_unit_of(r.stream)].append(r)
    return found


def _unit_of(stream: str) -> str:
    _, _, identity = stream.partition("-")
    return identity[: len(PATTERN)]
