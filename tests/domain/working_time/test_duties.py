"""Segments that adjoin are one duty, whatever lies between them in the plan; standby is counted but for its calls."""

from dataclasses import replace
from datetime import timedelta

from tests.domain.working_time.lines import line, shift


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
