"""Lines that neither tables nor chance bring about, through both forms."""

import pytest

from domain.calendar import DAY
from domain.working_time.line import Line
from domain.working_time.model import Basis, ShiftKind
from tests.domain.working_time.columns.same import in_columns, plainly
from tests.domain.working_time.columns.test_boundaries import BY_ID, laid
from tests.domain.working_time.lines import HALF_YEAR, agreed, day, line, shift

EVENINGS = line(
    [shift(d, "20:00", "00:00", ShiftKind.EVENING) for d in HALF_YEAR.days() if d.weekday() not in {5, 6}]
    + [shift(HALF_YEAR.first_day + n * DAY, "07:00", "19:00") for n in range(5)]
)
"""Three quarters of most duties lie after 21:00, and none touches the hours from midnight."""
NIGHTS = line(
    [shift(d, "21:00", "07:00", ShiftKind.NIGHT) for d in HALF_YEAR.days() if d.weekday() not in {2, 3}],
    agreed(Basis.NIGHT, last="2027-02-28", name="first"),
    agreed(Basis.NIGHT, first="2027-03-01", name="second"),
)
"""Every window of four weeks is too long, and some lie under two agreements."""

AT = {
    0: ("07:00", "15:00", ShiftKind.DAY),
    1: ("07:00", "15:00", ShiftKind.DAY),
    2: ("07:00", "15:00", ShiftKind.DAY),
    5: ("14:00", "23:00", ShiftKind.NIGHT),
    6: ("10:00", "22:00", ShiftKind.EVENING),
}
NEVER_PAST_MIDNIGHT = line([shift(d, *AT[d.weekday()]) for d in HALF_YEAR.days() if d.weekday() in AT])
"""Three parts by name, with Sunday hours after 21:00 that are no night hours, for no duty touches the small hours."""

TWO_AS_LONG = line([shift(f"2027-05-{n:02}", "08:00", "16:00") for n in (3, 5, 7, 8, 9)])
"""In the week of Ascension, Tuesday and Thursday lie free in stretches of the same length; the first is taken."""


@pytest.mark.parametrize(
    ("rule", "of"),
    [
        ("AML-10-4-4-WEEK38", EVENINGS),
        ("AML-10-4-1-WEEK40", EVENINGS),
        ("AML-10-11-6-NIGHT-AVG8", NIGHTS),
        ("TAR-F5", TWO_AS_LONG),
        ("AML-10-4-6-THREESPLIT", NEVER_PAST_MIDNIGHT),
        ("TAR-HOURS-3SPLIT", NEVER_PAST_MIDNIGHT),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_both_forms_say_the_same(rule: str, of: Line) -> None:
    assert in_columns(laid(of), BY_ID[rule], of, 1) == plainly(BY_ID[rule], of)


def test_evenings_are_no_nights() -> None:
    assert not plainly(BY_ID["AML-10-4-4-WEEK38"], EVENINGS)


def test_a_window_under_two_agreements_rests_on_the_first() -> None:
    found = plainly(BY_ID["AML-10-11-6-NIGHT-AVG8"], NIGHTS)
    assert {each.rests_on for each in found if each.first_day < day("2027-03-01") <= each.last_day} == {"first"}
