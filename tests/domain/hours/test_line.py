"""Worked time as the rules see it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.hours.events import Worked, WorkKind
from domain.hours.line import every_facts, facts_of, ids, lacking_need, looked_at, shift_of
from domain.hours.states import Entry
from domain.ids import ShiftCode
from domain.working_time.facts import NOTHING_KNOWN
from domain.working_time.findings import ShiftRef
from domain.working_time.model import ShiftKind
from tests.domain.hours.examples import HOUR, at, entry, work
from tests.examples import ANNE

ZERO = timedelta()


def named(*codes: str) -> tuple[ShiftRef, ...]:
    return tuple(ShiftRef(date(2027, 1, 4), ShiftCode(code)) for code in codes)


def test_an_entry_is_a_shift_under_its_own_id() -> None:
    worked = work(4, 13.5, 9, unpaid_break=HOUR / 2, paid_break=HOUR / 4, beyond_from=at(4, 21))
    shift = shift_of(ANNE, entry("e", worked))
    assert (shift.employee, shift.code, shift.day) == (ANNE, "e", date(2027, 1, 4))
    assert (shift.starts, shift.ends) == (worked.starts, worked.ends)
    assert (shift.unpaid_break, shift.paid_break) == (HOUR / 2, HOUR / 4)
    assert (shift.hours, shift.extra, shift.normal) == (8.5 * HOUR, 1.5 * HOUR, 7 * HOUR)
    assert (shift.passive, shift.standby, shift.called_out) == (ZERO, False, False)


@pytest.mark.parametrize(
    ("kind", "passive", "standby", "called_out"),
    [
        (WorkKind.ORDINARY, ZERO, False, False),
        (WorkKind.PASSIVE, 8 * HOUR, False, False),
        (WorkKind.STANDBY, ZERO, True, False),
        (WorkKind.CALL_OUT, ZERO, False, True),
    ],
)
def test_what_kind_of_time_it_was(kind: WorkKind, passive: timedelta, standby: bool, called_out: bool) -> None:
    shift = shift_of(ANNE, entry("e", work(4, 8, 8, kind)))
    assert (shift.passive, shift.standby, shift.called_out) == (passive, standby, called_out)


@pytest.mark.parametrize(
    ("worked", "kind"),
    [
        (work(4, 6.5, 7.5), ShiftKind.DAY),
        (work(4, 13.5, 7.5), ShiftKind.EVENING),
        (work(4, 11, 7), ShiftKind.EVENING),
        (work(4, 20.5, 10), ShiftKind.NIGHT),
    ],
)
def test_day_evening_or_night(worked: Worked, kind: ShiftKind) -> None:
    assert shift_of(ANNE, entry("e", worked)).kind is kind


def test_the_entries_behind_a_duty() -> None:
    evening, night, morning = (
        entry("a", work(4, 15, 6)),
        entry("b", work(4, 21, 8, WorkKind.PASSIVE)),
        entry("c", work(5, 5, 2)),
    )
    standby, apart = entry("s", work(5, 7, 10, WorkKind.STANDBY)), entry("d", work(5, 17, 3))
    every = (apart, standby, morning, night, evening)
    assert ids(looked_at(named("a"), every)) == ("a", "b", "c")
    assert ids(looked_at(named("a", "d"), every)) == ("a", "b", "c", "d")
    assert ids(looked_at(named("s"), every)) == ("s",)
    assert ids(looked_at(named("d"), every)) == ("d",)
    assert looked_at((), every) == ()


PLAIN = entry("plain", work(4, 8, 8))
GOOD = entry("good", work(5, 8, 9, beyond_from=at(5, 16), need_stated=True, willing=True))
UNASKED = entry("unasked", replace(GOOD.work, willing=None))
UNWILLING = entry("unwilling", replace(GOOD.work, willing=False))
NO_NEED_STATED = entry("no need", replace(GOOD.work, need_stated=False))
EMERGENCY = entry(
    "emergency", replace(work(6, 1, 2, WorkKind.CALL_OUT), need_stated=True, willing=True, averts_disturbance=True)
)


@pytest.mark.parametrize(
    ("entries", "willing", "averts"),
    [
        ((GOOD,), True, False),
        ((PLAIN, GOOD), True, False),
        ((GOOD, UNASKED), False, False),
        ((UNWILLING,), False, False),
        ((PLAIN, EMERGENCY), True, True),
        ((NO_NEED_STATED, EMERGENCY, UNASKED), False, True),
    ],
)
def test_what_is_on_record_of_time_beyond_agreed_hours(entries: tuple[Entry, ...], willing: bool, averts: bool) -> None:
    known = facts_of(entries).work
    assert known.willing_each_time is willing
    assert (known.unplanned_call_out, known.serious_disturbance) == (averts, averts)
    assert facts_of(entries) in list(every_facts(entries))


def test_nothing_is_known_of_time_within_them() -> None:
    assert facts_of((PLAIN,)) == facts_of(()) == NOTHING_KNOWN
    assert list(every_facts((PLAIN,))) == [NOTHING_KNOWN]
    every = list(every_facts((PLAIN, GOOD, NO_NEED_STATED, UNASKED, EMERGENCY)))
    assert len(every) == 5
    assert all(every.count(facts) == 1 for facts in every)


def test_for_which_entries_no_need_is_stated() -> None:
    assert ids(lacking_need((PLAIN, GOOD, NO_NEED_STATED, EMERGENCY))) == ("no need",)
