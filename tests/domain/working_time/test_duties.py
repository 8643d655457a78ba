"""Which duties a rule looks at: segments that adjoin are one, standby counts less its calls, a week has its own."""

from dataclasses import replace
from datetime import date, timedelta

from domain.calendar import DAY
from domain.working_time.findings import Verdict
from domain.working_time.model import Basis
from domain.working_time.rules.doctors_duty import counted_home_duty
from domain.working_time.rules.rest import weekly_rest
from tests.domain.working_time.lines import agreed, line, shift, shift_of


def test_a_segment_that_overlaps_both_does_not_part_them() -> None:
    early, errand, late = (
        shift("2027-02-01", "07:00", "15:00"),
        shift("2027-02-01", "14:00", "16:00"),
        shift("2027-02-01", "15:00", "20:00"),
    )
    whole, beside = line([early, errand, late]).shifts
    assert (whole.starts, whole.ends, whole.hours) == (early.starts, late.ends, timedelta(hours=13))
    assert beside == errand


def test_two_calls_at_once_are_taken_out_of_standby_once() -> None:
    home = replace(shift("2027-02-01", "16:00", "06:00"), standby=True)
    calls = shift("2027-02-01", "20:00", "23:00"), shift("2027-02-01", "22:00", "23:00")
    judged = line([home, *calls])
    assert judged.counted(home) == timedelta(hours=11) / 7


def test_so_it_is_with_a_doctors_home_duty() -> None:
    home = replace(shift("2027-02-01", "16:00", "06:00"), standby=True)
    calls = shift("2027-02-01", "20:00", "23:00"), shift("2027-02-01", "22:00", "23:00")
    assert counted_home_duty(line([home, *calls]), home) == timedelta(hours=11) / 4


def test_passive_time_of_the_week_before_does_not_lift_a_week_of_active_work() -> None:
    consent = agreed(Basis.PASSIVE_REST_AUTHORITY)
    rested = replace(shift("2027-02-05", "07:00", "15:00"), passive=timedelta(hours=3))
    active = [shift_of(date(2027, 2, 8) + n * DAY, timedelta(hours=8)) for n in range(7)]
    (seen,) = weekly_rest(line([rested, *active], consent))
    assert (seen.first_day, seen.verdict) == (date(2027, 2, 8), Verdict.NEEDS)
