"""What may be put down as worked, and what becomes of it."""

from datetime import date, timedelta

import pytest

from domain.hours.errors import (
    BeyondOutsideTheWork,
    BreakTooLong,
    EndsBeforeStart,
    EntryIsRecorded,
    EntryIsWithdrawn,
    EntryUnknown,
    HoursOverlap,
    InAnotherYear,
    InTheFuture,
    LongerThanADay,
    NothingCorrected,
)
from domain.hours.events import HoursCorrected, HoursWithdrawn, Worked, WorkKind
from domain.hours.hours import HOURS
from domain.hours.states import HoursOfYear
from domain.ids import EntryId
from tests.domain.hours.examples import HOUR, NOW, at, correct, entry, record, recorded, withdraw, work
from tests.examples import ANNE
from tests.scenario import given

SHIFT = work(4, 13.5, 7.5)
STANDBY, CALL_OUT, PASSIVE = WorkKind.STANDBY, WorkKind.CALL_OUT, WorkKind.PASSIVE


def test_hours_are_put_down_with_all_that_the_overview_needs() -> None:
    worked = work(
        4,
        13.5,
        9,
        unpaid_break=HOUR / 2,
        beyond_from=at(4, 21),
        need_stated=True,
        willing=True,
        averts_disturbance=True,
    )
    year = given(HOURS).when(record("e", worked, need="a colleague was called away")).then(
        recorded("e", worked, "a colleague was called away")
    ).stands(HoursOfYear)  # fmt: skip
    stands = year.entries[EntryId("e")]
    assert (stands.work.day, stands.work.hours, stands.work.beyond) == (date(2027, 1, 4), 8.5 * HOUR, 1.5 * HOUR)


def test_a_duty_belongs_to_the_oslo_day_it_starts_on() -> None:
    assert work(4, 23.5, 1).day == date(2027, 1, 5)


@pytest.mark.parametrize(
    ("worked", "stands"),
    [
        pytest.param(work(4, 0, 24), True, id="a whole day"),
        pytest.param(work(4, 0, 24, PASSIVE), True, id="a whole day, passive on site"),
        pytest.param(work(4, 0, 24 + 1 / 60), False, id="a minute over a day"),
        pytest.param(work(4, 6, 30), False, id="a duty of thirty hours"),
        pytest.param(work(4, 6, 30, CALL_OUT), False, id="a call-out of thirty hours"),
        pytest.param(work(4, 6, 30, STANDBY), True, id="standby of thirty hours"),
        pytest.param(work(4, 0, 168, STANDBY), True, id="standby for a week"),
        pytest.param(work(4, 0, 168 + 1 / 60, STANDBY), False, id="standby for a week and a minute"),
    ],
)
def test_how_long_an_entry_is(worked: Worked, stands: bool) -> None:
    asked = given(HOURS).when(record("e", worked))
    if stands:
        asked.then(recorded("e", worked))
    else:
        said = asked.refused(LongerThanADay)
        assert "is accepted" in said.message
        assert said.details["hours_at_most"] == (168 if worked.kind is STANDBY else 24)


@pytest.mark.parametrize("hours", [0, -1])
def test_it_ends_after_it_starts(hours: float) -> None:
    given(HOURS).when(record("e", work(4, 8, hours))).refused(EndsBeforeStart)


def test_it_is_over_when_it_is_put_down() -> None:
    given(HOURS).when(record("e", SHIFT, now=SHIFT.ends)).then(recorded("e", SHIFT))
    given(HOURS).when(record("e", SHIFT, now=SHIFT.ends - timedelta(minutes=1))).refused(InTheFuture)


@pytest.mark.parametrize(
    ("unpaid", "paid", "stands"),
    [
        (0, 0, True),
        (0.5, 0.5, True),
        (7.4, 0, True),
        (7.5, 0, False),
        (4, 3.5, False),
        (-0.5, 0, False),
        (1, -1, False),
    ],
)
def test_breaks_are_shorter_than_the_work(unpaid: float, paid: float, stands: bool) -> None:
    worked = work(4, 13.5, 7.5, unpaid_break=unpaid * HOUR, paid_break=paid * HOUR)
    asked = given(HOURS).when(record("e", worked))
    if stands:
        asked.then(recorded("e", worked))
    else:
        asked.refused(BreakTooLong)


@pytest.mark.parametrize(
    ("kind", "hour", "stands"),
    [
        (WorkKind.ORDINARY, 13.5, True), (CALL_OUT, 20, True), (WorkKind.ORDINARY, 13, False),
        (WorkKind.ORDINARY, 21, False), (STANDBY, 20, False),
    ],
)  # fmt: skip
def test_time_beyond_agreed_hours_begins_within_the_work(kind: WorkKind, hour: float, stands: bool) -> None:
    worked = work(4, 13.5, 7.5, kind, beyond_from=at(4, hour))
    asked = given(HOURS).when(record("e", worked))
    if stands:
        asked.then(recorded("e", worked))
    else:
        asked.refused(BeyondOutsideTheWork)


def test_all_of_it_may_be_beyond_but_never_more_than_was_worked() -> None:
    assert work(4, 8, 4, unpaid_break=HOUR / 2, beyond_from=at(4, 8)).beyond == 3.5 * HOUR


@pytest.mark.parametrize(
    ("other", "stands"),
    [
        pytest.param(work(4, 6, 7.5), True, id="ends where it starts"),
        pytest.param(work(4, 21, 3), True, id="starts where it ends"),
        pytest.param(work(4, 6, 7.6), False, id="six minutes in common"),
        pytest.param(work(4, 15, 1), False, id="inside"),
        pytest.param(work(4, 15, 1, PASSIVE), False, id="passive inside work"),
        pytest.param(work(4, 15, 1, CALL_OUT), False, id="a call-out inside work"),
        pytest.param(work(4, 6, 30, STANDBY), False, id="work that is no call-out inside standby"),
    ],
)
def test_nobody_works_twice_at_once(other: Worked, stands: bool) -> None:
    asked = given(HOURS, recorded("e", SHIFT)).when(record("other", other))
    if stands:
        asked.then(recorded("other", other))
    else:
        assert asked.refused(HoursOverlap).details["overlaps"] == "e"


@pytest.mark.parametrize(
    ("call_out", "stands"),
    [
        (work(5, 1, 2, CALL_OUT), True),
        (work(4, 18, 12, CALL_OUT), True),
        (work(5, 5, 2, CALL_OUT), False),
        (work(4, 17, 2, CALL_OUT), False),
    ],
)
def test_a_call_out_lies_inside_standby_in_whichever_order_they_are_put_down(call_out: Worked, stands: bool) -> None:
    standby = work(4, 18, 12, STANDBY)
    for first, then in ((standby, call_out), (call_out, standby)):
        asked = given(HOURS, recorded("first", first)).when(record("then", then))
        if stands:
            asked.then(recorded("then", then))
        else:
            asked.refused(HoursOverlap)


def test_two_standbys_and_two_call_outs_do_not_overlap() -> None:
    for kind in (STANDBY, CALL_OUT):
        one = recorded("one", work(4, 18, 4, kind))
        given(HOURS, one).when(record("two", work(4, 20, 4, kind))).refused(HoursOverlap)


def test_hours_of_the_year_before_are_in_the_way_too() -> None:
    new_years_eve = entry("eve", work(1, -3, 6))
    given(HOURS).when(record("e", work(1, 2, 6), new_years_eve)).refused(HoursOverlap)
    given(HOURS).when(record("e", work(1, 3, 6), new_years_eve)).then(recorded("e", work(1, 3, 6)))
    given(HOURS).when(record("eve", work(4, 3, 6), new_years_eve)).refused(EntryIsRecorded)


def test_an_entry_belongs_to_the_year_it_starts_in() -> None:
    assert given(HOURS).when(record("e", work(1, -2, 8))).refused(InAnotherYear).details["year"] == 2026
    given(HOURS).when(record("e", work(1, -1, 8))).then(recorded("e", work(1, -1, 8)))


def test_an_id_is_used_once() -> None:
    given(HOURS, recorded("e", SHIFT)).when(record("e", work(6, 8, 7))).refused(EntryIsRecorded)
    withdrawn = given(HOURS, recorded("e", SHIFT)).when(withdraw("e")).after
    withdrawn.when(record("e", SHIFT)).refused(EntryIsRecorded)


def test_a_correction_takes_the_place_of_what_stood() -> None:
    right = work(4, 13.5, 8)
    year = given(HOURS, recorded("e", SHIFT)).when(correct("e", right)).then(
        HoursCorrected(ANNE, EntryId("e"), right, None, "wrong clock", ANNE)
    ).stands(HoursOfYear)  # fmt: skip
    assert (year.entries[EntryId("e")].work, year.entries[EntryId("e")].corrections) == (right, ("wrong clock",))


def test_a_correction_is_held_to_what_a_record_is() -> None:
    known = given(HOURS, recorded("e", SHIFT), recorded("next", work(5, 6, 7)))
    known.when(correct("e", work(4, 23, 8))).refused(HoursOverlap)
    known.when(correct("e", work(4, 8, 30))).refused(LongerThanADay)
    known.when(correct("e", work(1, -10, 5))).refused(InAnotherYear)
    known.when(correct("e", Worked(NOW, NOW + HOUR))).refused(InTheFuture)
    known.when(correct("e", SHIFT)).refused(NothingCorrected)
    known.when(correct("nobody's", SHIFT)).refused(EntryUnknown)


def test_a_withdrawn_entry_is_in_nobodys_way_and_stays_in_the_history() -> None:
    known = given(HOURS, recorded("e", SHIFT)).when(withdraw("e"))
    year = known.then(HoursWithdrawn(ANNE, EntryId("e"), "was never at work", ANNE)).stands(HoursOfYear)
    assert (list(year.standing), year.entries[EntryId("e")].withdrawn) == ([], "was never at work")
    known.after.when(record("other", SHIFT)).then(recorded("other", SHIFT))
    known.after.when(correct("e", work(4, 8, 2))).refused(EntryIsWithdrawn)
    known.after.when(withdraw("e")).refused(EntryIsWithdrawn)
    given(HOURS).when(withdraw("e")).refused(EntryUnknown)
