"""Facts to bytes and back: exactly, strictly, and with what is special of each person apart."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.event_store.codec import EventTypes, Registered, UnknownEvent, UnreadableEvent
from adapters.event_store.plain import plain
from domain.canonical import canonical
from domain.ids import PersonId, ShiftCode
from domain.privacy import Category, Special, SpecialByKey


class Kind(StrEnum):
    DAY = "day"
    NIGHT = "night"


@dataclass(frozen=True, slots=True)
class Line:
    day: date
    code: ShiftCode | None
    length: timedelta


@dataclass(frozen=True, slots=True)
class Away:
    employee: PersonId
    cause: Annotated[str | None, Special("employee", Category.HEALTH)] = None


@dataclass(frozen=True, slots=True)
class Everything:
    """One field of every sort that a fact may have."""

    employee: PersonId
    lines: tuple[Line, ...]
    by_day: Mapping[date, Line]
    kinds: frozenset[Kind]
    starts: time
    at: datetime
    number: int
    last: date | None
    sure: bool
    reason: Annotated[str | None, Special("employee", Category.HEALTH)] = None
    members: Annotated[Mapping[PersonId, Kind], SpecialByKey(Category.UNION)] = field(default_factory=dict)
    absences: tuple[Away, ...] = ()
    stand_in: Away | None = None
    of_units: Mapping[str, Away] = field(default_factory=dict)


TYPES = EventTypes((Registered("sample.everything", 1, Everything), Registered("sample.away", 1, Away)), {})

people = st.sampled_from(["e01", "e02", "e03"]).map(PersonId)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
durations = st.integers(-(10**9), 10**9).map(lambda seconds: timedelta(seconds=seconds))
lines = st.builds(Line, st.dates(), st.none() | st.sampled_from(["D", "N/2"]).map(ShiftCode), durations)
aways = st.builds(Away, people, st.none() | texts)
everything = st.builds(
    Everything,
    employee=people,
    lines=st.lists(lines, max_size=3).map(tuple),
    by_day=st.dictionaries(st.dates(), lines, max_size=3),
    kinds=st.frozensets(st.sampled_from(Kind)),
    starts=st.times().map(lambda t: t.replace(microsecond=0)),
    at=st.datetimes(timezones=st.just(UTC)),
    number=st.integers(-(2**53) + 1, 2**53 - 1),
    last=st.none() | st.dates(),
    sure=st.booleans(),
    reason=st.none() | texts,
    members=st.dictionaries(people, st.sampled_from(Kind)),
    absences=st.lists(aways, max_size=3).map(tuple),
    stand_in=st.none() | aways,
    of_units=st.dictionaries(st.sampled_from(["ward", "a/b~c"]), aways),
)


def everyday(**changed: Any) -> Everything:
    plain: dict[str, Any] = {
        "employee": PersonId("e01"),
        "lines": (),
        "by_day": {},
        "kinds": frozenset(),
        "starts": time(7, 30),
        "at": datetime(2027, 1, 4, tzinfo=UTC),
        "number": 1,
        "last": None,
        "sure": True,
    }
    return Everything(**(plain | changed))


def without(state: bytes, person: str) -> bytes:
    """The stored bytes after the person's part was erased."""
    payload = json.loads(state)
    payload["special"].pop(person, None)
    return canonical(payload)


@given(everything)
def test_what_is_written_is_read_again(event: Everything) -> None:
    topic, state = TYPES.encode(event)

    assert topic == "sample.everything.v1"
    assert TYPES.decode(topic, state) == event
    assert canonical(json.loads(state)) == state


@given(everything)
def test_what_is_special_of_a_person_stands_in_that_person_s_part_alone(event: Everything) -> None:
    payload = json.loads(TYPES.encode(event)[1])

    kept = {(person, path): value for person, part in payload["special"].items() for path, value in part.items()}
    said: dict[tuple[str, str], object] = {}
    if event.reason is not None:
        said[event.employee, "reason"] = event.reason
    said |= {(person, "members"): kind.value for person, kind in event.members.items()}
    within = [(f"absences/{n}", away) for n, away in enumerate(event.absences)]
    within += [("stand_in", event.stand_in)] if event.stand_in else []
    within += [
        (f"of_units/{unit.replace('~', '~0').replace('/', '~1')}", away) for unit, away in event.of_units.items()
    ]
    said |= {(away.employee, f"{path}/cause"): away.cause for path, away in within if away.cause is not None}
    assert kept == said
    assert not {"reason", "members"} & set(payload["clear"])
    assert all(set(away) == {"employee"} for away in payload["clear"]["absences"])


@given(everything, people)
def test_an_erased_person_s_part_reads_as_nothing_and_the_others_stay(event: Everything, erased: PersonId) -> None:
    topic, state = TYPES.encode(event)

    left = TYPES.decode(topic, without(state, erased))

    def forgotten(away: Away) -> Away:
        return Away(away.employee) if away.employee == erased else away

    assert isinstance(left, Everything)
    assert left.reason == (None if event.employee == erased else event.reason)
    assert left.members == {person: kind for person, kind in event.members.items() if person != erased}
    assert left.absences == tuple(forgotten(away) for away in event.absences)
    assert left.stand_in == (event.stand_in and forgotten(event.stand_in))
    assert left.of_units == {unit: forgotten(away) for unit, away in event.of_units.items()}
    assert left.lines == event.lines


def test_the_stored_bytes_are_these() -> None:
    """What is stored today must be read for ever: this form is a promise."""
    line = Line(date(2027, 1, 4), ShiftCode("N"), timedelta(hours=-10))
    event = everyday(lines=(line,), kinds=frozenset(Kind), reason="rygg", members={PersonId("e02"): Kind.DAY})

    assert TYPES.encode(event)[1].decode() == (
        '{"clear":{"absences":[],"at":"2027-01-04T00:00:00Z","by_day":{},"employee":"e01","kinds":["day","night"],'
        '"last":null,"lines":[{"code":"N","day":"2027-01-04","length":"-PT36000S"}],"number":1,"of_units":{},'
        '"stand_in":null,"starts":"07:30:00","sure":true},'
        '"special":{"e01":{"reason":"rygg"},"e02":{"members":"day"}}}'
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"number": 1.0},
        {"number": 2**53},
        {"number": "1"},
        {"number": True},
        {"starts": time(7, 30, tzinfo=UTC)},
        {"starts": time(7, 30, 0, 1)},
        {"at": datetime(2027, 1, 4)},  # noqa: DTZ001  # that is what is refused
        {"at": datetime(2027, 1, 4, tzinfo=timezone(timedelta(hours=1)))},
        {"lines": (Line(date(2027, 1, 4), None, timedelta(milliseconds=500)),)},
        {"lines": [Line(date(2027, 1, 4), None, timedelta())]},
        {"last": datetime(2027, 1, 4, tzinfo=UTC)},
        {"by_day": {7: Line(date(2027, 1, 4), None, timedelta())}},
        {"reason": 7},
        {"sure": b"bytes"},
    ],
)
def test_what_would_not_be_read_as_the_same_is_never_stored(changed: dict[str, Any]) -> None:
    with pytest.raises((TypeError, UnreadableEvent)):
        TYPES.encode(everyday(**changed))


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (timedelta(milliseconds=500), "whole number of seconds"),
        (datetime(2027, 1, 4, tzinfo=timezone(timedelta(hours=1))), "instant in UTC"),
        (0.5, "float"),
    ],
)
def test_what_has_no_exact_form_is_named(value: object, why: str) -> None:
    with pytest.raises(TypeError, match=why):
        plain(value)


def stored(clear: object = None, special: object = None, **more: object) -> bytes:
    payload = {"clear": {"employee": "e01"} if clear is None else clear, "special": special or {}, **more}
    return canonical(payload)


@pytest.mark.parametrize(
    "state",
    [
        stored({"employee": "e01", "unit": "ward"}),
        stored({}),
        stored({"employee": 1}),
        stored({"employee": "e01", "cause": "in the clear"}),
        stored(special={"e01": {"cause": "rygg", "more": 1}}),
        stored(special={"e02": {"cause": "rygg"}}),
        stored(special={"e01": {"cause": 7}}),
        stored(more={}),
        stored([]),
        b"{}",
        b"no json",
        b"\xff",
        b"null",
    ],
)
def test_a_stored_fact_of_another_shape_is_refused_not_guessed(state: bytes) -> None:
    assert TYPES.decode("sample.away.v1", stored(special={"e01": {"cause": "rygg"}})) == Away(PersonId("e01"), "rygg")
    with pytest.raises(UnreadableEvent):
        TYPES.decode("sample.away.v1", state)


def test_a_refusal_repeats_nothing_that_is_stored() -> None:
    with pytest.raises(UnreadableEvent) as refused:
        TYPES.decode("sample.away.v1", stored(special={"e01": {"cause": ["hemmelig"]}}))
    assert "hemmelig" not in f"{refused.value} {refused.value.details} {refused.value.__cause__}"


@pytest.mark.parametrize("topic", ["sample.gone.v1", "sample.away.v2", "sample.away", "sample.away.v0", "Away", ""])
def test_an_unknown_fact_is_refused_not_skipped(topic: str) -> None:
    with pytest.raises(UnknownEvent) as refused:
        TYPES.decode(topic, stored())
    assert refused.value.details == {"name": topic}


def test_a_type_without_a_name_is_refused() -> None:
    with pytest.raises(UnknownEvent, match="Line"):
        TYPES.encode(Line(date(2027, 1, 4), None, timedelta()))


@dataclass(frozen=True, slots=True)
class Absent:
    """Today's shape: version 1 said ``who`` and ``why``, version 2 ``employee`` and ``why``."""

    employee: PersonId
    whole_days: int
    cause: Annotated[str | None, Special("employee", Category.HEALTH)] = None


def named_employee(payload: dict[str, Any]) -> dict[str, Any]:
    clear = {k: v for k, v in payload["clear"].items() if k != "who"} | {"employee": payload["clear"]["who"]}
    return payload | {"clear": clear}


def cause_and_days(payload: dict[str, Any]) -> dict[str, Any]:
    special = {person: {"cause": part["why"]} for person, part in payload["special"].items()}
    return {"clear": payload["clear"] | {"whole_days": 1}, "special": special}


STEPS = {("sample.absent", 1): named_employee, ("sample.absent", 2): cause_and_days}
UPCAST = EventTypes((Registered("sample.absent", 3, Absent),), STEPS)


def test_older_facts_become_today_s_step_by_step() -> None:
    today = Absent(PersonId("e01"), 1, "rygg")
    special = {"e01": {"why": "rygg"}}

    assert UPCAST.decode("sample.absent.v1", stored({"who": "e01"}, special)) == today
    assert UPCAST.decode("sample.absent.v2", stored({"employee": "e01"}, special)) == today
    assert UPCAST.decode("sample.absent.v1", stored({"who": "e01"})) == Absent(PersonId("e01"), 1)
    assert UPCAST.encode(today)[0] == "sample.absent.v3"
    with pytest.raises(UnreadableEvent):
        UPCAST.decode("sample.absent.v2", stored({"who": "e01"}, special))


@pytest.mark.parametrize(
    ("registered", "steps"),
    [
        ([("sample.absent", 3)], {("sample.absent", 1): named_employee}),
        ([("sample.absent", 1)], STEPS),
        ([("sample.absent", 1), ("sample.absent", 1)], {}),
        ([("sample.absent", 1), ("sample.other", 1)], {}),
        ([("sample.absent", 0)], {}),
        ([("absent", 1)], {}),
        ([("Sample.absent", 1)], {}),
    ],
)
def test_a_table_with_a_hole_is_refused(registered: list[tuple[str, int]], steps: dict[tuple[str, int], Any]) -> None:
    with pytest.raises(ValueError, match=r"upcasts|registered once|no stored name"):
        EventTypes(tuple(Registered(name, version, Absent) for name, version in registered), steps)


@dataclass(frozen=True, slots=True)
class NeverNone:
    employee: PersonId
    cause: Annotated[str, Special("employee", Category.HEALTH)]


@dataclass(frozen=True, slots=True)
class NobodyThere:
    cause: Annotated[str | None, Special("employee", Category.HEALTH)]


@dataclass(frozen=True, slots=True)
class NotByKey:
    people: Annotated[tuple[PersonId, ...], SpecialByKey(Category.UNION)]


@dataclass(frozen=True, slots=True)
class TwoSorts:
    away: Away | Line


@dataclass(frozen=True, slots=True)
class InASet:
    away: frozenset[Away]


@dataclass(frozen=True, slots=True)
class SpecialTwice:
    people: Annotated[Mapping[PersonId, Away], SpecialByKey(Category.HEALTH)]


@pytest.mark.parametrize("cls", [NeverNone, NobodyThere, NotByKey, TwoSorts, InASet, SpecialTwice, str])
def test_a_mark_that_cannot_be_honoured_is_refused_at_registration(cls: type) -> None:
    with pytest.raises(TypeError, match=r"special|subject|Mapping|dataclass"):
        EventTypes((Registered("sample.wrong", 1, cls),), {})
