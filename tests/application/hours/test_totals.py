"""Worked time by the week, and overtime held against the act's limits."""

from datetime import date, timedelta

import pytest

from adapters.event_store.store import LedgerEventStore
from application.hours.overview import PeriodUnusable
from domain.calendar import DAY, WEEK
from domain.hours.events import WorkKind
from domain.working_time.register import standard_rule_set
from tests.application.desk import ward
from tests.application.hours.ward import clock, overview, put_down, worked
from tests.examples import ANNE

HOUR = timedelta(hours=1)
FIRST = date(2027, 1, 4)
FIGURES = standard_rule_set().figures.figures


def long_day(log: LedgerEventStore, day: date, hours: float) -> None:
    """A shift of 7.5 h from seven, and so much beyond it."""
    beyond = clock(day, 14.5) if hours else None
    put_down(log, f"d{day}", worked(day, 7, day, 14.5 + hours, beyond_from=beyond), "full ward")


def test_a_week_holds_the_shifts_that_start_in_it(log: LedgerEventStore) -> None:
    ward(log)
    sunday = FIRST - DAY
    put_down(log, "night", worked(sunday, 22, FIRST, 7))
    put_down(log, "tuesday", worked(FIRST + DAY, 7.5, FIRST + DAY, 15, unpaid_break=HOUR / 2))
    weeks = {w.monday: w for w in overview(log, sunday, FIRST + DAY).weeks}
    assert [(w.normal, w.beyond, w.total) for w in weeks.values()] == [
        (9 * HOUR, 0 * HOUR, 9 * HOUR),
        (7 * HOUR, 0 * HOUR, 7 * HOUR),
    ]
    assert list(weeks) == [FIRST - WEEK, FIRST]


def test_standby_counts_by_its_share(log: LedgerEventStore) -> None:
    ward(log)
    put_down(log, "home", worked(FIRST, 15, FIRST + DAY, 8, WorkKind.STANDBY))
    (week,) = overview(log, FIRST, FIRST).weeks
    assert week.normal == 17 * HOUR / FIGURES.standby_hours_each.value
    assert week.total == week.normal


@pytest.mark.parametrize(
    ("beyond", "overtime"),
    [
        pytest.param([1.5], 0, id="up to the act's day"),
        pytest.param([2], 0.5, id="over the act's day"),
        pytest.param([0.5] * 5, 0, id="up to the act's week"),
        pytest.param([1] * 5, 2.5, id="over the act's week"),
        pytest.param([3, 0, 0, 0, 0], 1.5, id="over the day in a full week"),
    ],
)
def test_overtime_lies_above_the_acts_own_limits(log: LedgerEventStore, beyond: list[float], overtime: float) -> None:
    ward(log)
    for number, hours in enumerate(beyond):
        long_day(log, FIRST + number * DAY, hours)
    (week,) = overview(log, FIRST, FIRST + 6 * DAY).weeks
    assert (week.beyond, week.overtime) == (sum(beyond) * HOUR, overtime * HOUR)


def test_the_fullest_stretch_of_each_length_is_held_against_its_limit(log: LedgerEventStore) -> None:
    ward(log)
    for week, hours in ((0, 4.5), (1, 2.5), (4, 5.5), (6, 3.5)):  # overtime of 3, 1, 4 and 2 h
        long_day(log, FIRST + week * WEEK, hours)
    shown = overview(log, FIRST, FIRST + 7 * WEEK - DAY)
    assert [(o.weeks, o.overtime, o.limit, o.days.last_day) for o in shown.overtime] == [
        (1, 4 * HOUR, FIGURES.overtime_week.value, FIRST + 5 * WEEK - DAY),
        (4, 6 * HOUR, FIGURES.overtime_four_weeks.value, FIRST + 7 * WEEK - DAY),
        (52, 10 * HOUR, FIGURES.overtime_year.value, FIRST + 7 * WEEK - DAY),
    ]
    early = overview(log, FIRST, FIRST + 2 * WEEK - DAY)
    assert [(o.weeks, o.overtime) for o in early.overtime] == [(1, 3 * HOUR), (4, 4 * HOUR), (52, 4 * HOUR)]
    assert early.overtime[0].paragraph == FIGURES.overtime_week.source.paragraph


def test_an_empty_record_is_an_empty_overview(log: LedgerEventStore) -> None:
    ward(log)
    shown = overview(log, FIRST, FIRST)
    assert (shown.employee, shown.entries, shown.weeks, shown.overtime, shown.rest) == (ANNE, (), (), (), ())


@pytest.mark.parametrize(("days", "stands"), [(0, True), (728, True), (729, False), (-1, False)])
def test_what_period_can_be_shown(log: LedgerEventStore, days: int, stands: bool) -> None:
    ward(log)
    if stands:
        assert overview(log, FIRST, FIRST + days * DAY).period.first_day == FIRST
    else:
        with pytest.raises(PeriodUnusable):
            overview(log, FIRST, FIRST + days * DAY)
