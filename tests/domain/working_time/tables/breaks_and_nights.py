"""AML § 10-9 (1) and § 10-11 (6) and (7)."""

from dataclasses import replace
from datetime import timedelta

from domain.calendar import DAY
from domain.working_time.model import Basis, Shift, ShiftKind
from tests.domain.working_time.lines import UNIT, agreed, day, line, passes, period, says, shift, shift_of, week_of

H, MIN = timedelta(hours=1), timedelta(minutes=1)
NIGHT = agreed(Basis.NIGHT)
NIGHT_JANUARY = agreed(Basis.NIGHT, last="2027-01-31")
AVERAGING = agreed(Basis.AVERAGING)


def of(ends: str, unpaid: int = 0, paid: int = 0, starts: str = "08:00", on: str = "2027-02-01") -> list[Shift]:
    return [shift(on, starts, ends, unpaid=unpaid, paid=paid)]


BREAK = (
    passes("5 h 30 without a break", line(of("13:30"))),
    says("5 h 31 without a break", line(of("13:31")), "violation"),
    says("5 h 45 without a break", line(of("13:45")), "violation"),
    passes("5 h 45 with a short one", line(of("13:45", paid=5))),
    passes("7 h 59 with 5 min", line(of("15:59", paid=5))),
    says("8 h with 25 min unpaid", line(of("16:25", unpaid=25)), "violation"),
    passes("8 h with 30 min unpaid", line(of("16:30", unpaid=30))),
    passes("8 h with 30 min paid", line(of("16:00", paid=30))),
    passes("8 h with 15 and 15", line(of("16:15", unpaid=15, paid=15))),
    says("8 h with none is one finding", line(of("16:00")), "violation"),
    says("8 h across midnight with 25 min", line(of("06:00", paid=25, starts="22:00")), "violation"),
    passes("22:00-06:00 in the March night is 7 h", line(of("06:00", paid=25, starts="22:00", on="2027-03-27"))),
    says(
        "22:00-05:00 in the October night is 8 h",
        line(of("05:00", paid=25, starts="22:00", on="2027-10-30"), plan=period("2027-10-04", "2027-11-07")),
        "violation",
    ),
)


def four_weeks(nights: int, night: timedelta, last: timedelta | None = None, first: str = "2027-02-01") -> list[Shift]:
    """Four weeks with so many nights each from 21:00, the very last of another length."""
    start = day(first)
    days = [start + (7 * week + n) * DAY for week in range(4) for n in range(nights)]
    return [shift_of(d, night if d != days[-1] else last or night, "21:00", ShiftKind.NIGHT) for d in days]


EXACT = 8 * H + 52 * MIN
"""Twenty of these are 177 h 20."""
FOUR = period("2027-02-01", "2027-02-28")
HARD_WEEKS = week_of("2027-02-01", 90, days=7) + week_of("2027-02-08", 70, days=7)
"""160 h by day in the first two of the four weeks."""

AVERAGE = (
    passes("142 h", line(four_weeks(4, timedelta(hours=142) / 16), plan=FOUR)),
    passes("177 h 20", line(four_weeks(5, EXACT), plan=FOUR)),
    says("177 h 21", line(four_weeks(5, EXACT, EXACT + MIN), plan=FOUR), "needs TV"),
    says("180 h", line(four_weeks(5, 9 * H), plan=FOUR), "needs TV"),
    says("180 h under the agreement on night work", line(four_weeks(5, 9 * H), NIGHT, plan=FOUR), "due"),
    says("an agreement for January alone", line(four_weeks(5, 9 * H), NIGHT_JANUARY, plan=FOUR), "needs TV"),
    says("averaging is another matter", line(four_weeks(5, 9 * H), AVERAGING, plan=FOUR), "needs TV"),
    says("any four weeks in a row", line(four_weeks(5, 9 * H)), "needs TV"),
    passes(
        "two nights in four weeks are not regular",
        line(HARD_WEEKS + four_weeks(1, 9 * H)[2:], plan=FOUR),
    ),
    says(
        "three are",
        line(HARD_WEEKS + four_weeks(1, 9 * H)[1:], plan=FOUR),
        "needs TV",
    ),
    passes("by day", line([s for n in range(4) for s in week_of(day("2027-02-01") + 7 * n * DAY, 46)], plan=FOUR)),
    passes(
        "3 h at night are not more than 3 h",
        line([shift_of(d, 9 * H, "15:00") for d in FOUR.days() if d.weekday() < 5], plan=FOUR),
    ),
    passes(
        "177 h 21 by the clock is 176 h 21 over the March change",
        line(four_weeks(6, EXACT * 20 / 24, None, "2027-03-01"), plan=period("2027-03-01", "2027-03-28")),
    ),
)

STRAIN = replace(UNIT, particular_strain_at_night=True)

HARD = (
    passes("8 h", line(of("06:00", starts="22:00"), unit=STRAIN)),
    says("8 h 01", line(of("06:01", starts="22:00"), unit=STRAIN), "needs TV"),
    says("9 h 30 whatever averaging is agreed", line(of("07:30", starts="22:00"), AVERAGING, unit=STRAIN), "needs TV"),
    says("9 h 30 under the agreement on night work", line(of("07:30", starts="22:00"), NIGHT, unit=STRAIN), "due 1:30"),
    says("the day after that agreement", line(of("07:30", starts="22:00"), NIGHT_JANUARY, unit=STRAIN), "needs TV"),
    passes("where no such strain is assessed", line(of("07:30", starts="22:00"))),
    passes("9 h 30 by day", line(of("17:30"), unit=STRAIN)),
    passes(
        "3 h at night", line([*of("00:00", starts="14:00"), *of("05:00", starts="22:00", on="2027-02-03")], unit=STRAIN)
    ),
    says("3 h 01 at night", line(of("00:01", starts="14:00"), unit=STRAIN), "needs TV"),
    passes("22:00-06:30 in the March night is 7 h 30", line(of("06:30", starts="22:00", on="2027-03-27"), unit=STRAIN)),
    says(
        "22:00-05:30 in the October night is 8 h 30",
        line(of("05:30", starts="22:00", on="2027-10-30"), unit=STRAIN, plan=period("2027-10-04", "2027-11-07")),
        "needs TV",
    ),
)

TABLES = {"AML-10-9-1-BREAK": BREAK, "AML-10-11-6-NIGHT-AVG8": AVERAGE, "AML-10-11-7-NIGHT-HARD8": HARD}
