"""Segments that adjoin are one duty, whatever lies between them in the plan."""

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
