"""AML § 10-8 (1) to (3)."""

from datetime import date

from domain.calendar import Period
from domain.working_time.model import Agreed, Basis, Shift
from tests.domain.working_time.lines import HALF_YEAR, Boundary, agreed, line, passes, period, says, shift

TV = agreed(Basis.REST, daily_rest=8, weekly_rest=28)
TV_9 = agreed(Basis.REST, daily_rest=9)
TV_MONDAY = agreed(Basis.REST, daily_rest=8, last="2027-02-01")
TV_SATURDAY = agreed(Basis.REST, weekly_rest=28, last="2027-02-06")
IR = agreed(Basis.TARIFF, daily_rest=7, weekly_rest=24)
AUTUMN = period("2027-10-04", "2027-11-07")


def gap(ends: str, starts: str, first: str = "2027-02-01", second: str = "2027-02-02") -> list[Shift]:
    """An evening that ends, and a day that starts, at these clocks."""
    return [shift(first, "15:00", ends), shift(second, starts, "15:30")]


DAILY = (
    passes("11 h", line(gap("20:30", "07:30"))),
    says("10 h 59", line(gap("20:31", "07:30")), "needs TV"),
    says("22:30 to 07:30 is 9 h", line(gap("22:30", "07:30")), "needs TV"),
    says("the same under TV", line(gap("22:30", "07:30"), TV), "due 2:00"),
    says("8 h", line(gap("23:30", "07:30")), "needs TV"),
    says("7 h 59", line(gap("23:31", "07:30")), "needs IR"),
    says("7 h 45: the representatives are not enough", line(gap("23:45", "07:30"), TV), "needs IR"),
    says("8 h under TV", line(gap("23:30", "07:30"), TV), "due 3:00"),
    says("9 h where the parties agreed 9", line(gap("22:30", "07:30"), TV_9), "due 2:00"),
    says("8 h 59 where the parties agreed 9", line(gap("22:31", "07:30"), TV_9), "needs TV"),
    says("7 h 45 by tariff agreement", line(gap("23:45", "07:30"), IR), "due 3:15"),
    says(
        "6 h 59 below the tariff agreement",
        line([*gap("00:31", "07:30")[:1], shift("2027-02-02", "07:30", "15:00")], IR),
        "needs IR",
    ),
    says("an agreement that ended the day before", line(gap("22:30", "07:30"), TV_MONDAY), "needs TV"),
    passes(
        "11 h with a night between days",
        line([shift("2027-02-01", "22:00", "06:00"), shift("2027-02-02", "17:00", "22:00")]),
    ),
    says(
        "a night and the evening after, 8 h 30",
        line([shift("2027-02-01", "22:00", "06:00"), shift("2027-02-02", "14:30", "22:00")]),
        "needs TV",
    ),
    says(
        "21:00 to 08:00 over the March change is 10 h",
        line(gap("21:00", "08:00", "2027-03-27", "2027-03-28")),
        "needs TV",
    ),
    passes("20:00 to 08:00 over the March change is 11 h", line(gap("20:00", "08:00", "2027-03-27", "2027-03-28"))),
    passes(
        "21:30 to 07:30 over the October change is 11 h",
        line(gap("21:30", "07:30", "2027-10-30", "2027-10-31"), plan=AUTUMN),
    ),
    says(
        "21:31 to 07:30 over the October change",
        line(gap("21:31", "07:30", "2027-10-30", "2027-10-31"), plan=AUTUMN),
        "needs TV",
    ),
    says("a duty that starts before the last has ended", line(gap("22:00", "07:30", second="2027-02-01")), "needs IR"),
    says("a holiday is a day like others", line(gap("22:00", "07:30", "2027-05-16", "2027-05-17")), "needs TV"),
    says("part-time does not scale rest", line(gap("22:00", "07:30"), fraction=20), "needs TV"),
)


def week(*shifts: tuple[int, str, str], monday: int = 1, month: int = 2, year: int = 2027) -> list[Shift]:
    """Shifts by weekday (Monday is 0) and clocks."""
    first = date(year, month, monday).toordinal()
    return [shift(date.fromordinal(first + n), starts, ends) for n, starts, ends in shifts]


def until(weekday: int, ends: str) -> tuple[tuple[int, str, str], ...]:
    """Days from Monday with short nights between, the last ending at ``ends`` on ``weekday``."""
    return *((n, "07:00", "15:30") for n in range(weekday)), (weekday, "14:00" if ends > "15:30" else "07:00", ends)


def free(
    label: str, ends: str, starts: str, *said: str, agreement: Agreed | None = None, weekday: int = 4, again: int = 6
) -> Boundary:
    """Off from ``ends`` on one weekday until ``starts`` on another."""
    shifts = week(*until(weekday, ends), (again, starts, "23:00"))
    return Boundary(label, line(shifts, *([agreement] if agreement else [])), said)


def across(label: str, friday: date, ends: str, *said: str, plan: Period = HALF_YEAR) -> Boundary:
    """Off from Friday's ``ends`` until Sunday 07:00 in the week of ``friday``."""
    monday = friday.toordinal() - 4
    days = (*until(4, ends), (6, "07:00", "15:00"))
    return Boundary(label, line([shift(date.fromordinal(monday + n), a, b) for n, a, b in days], plan=plan), said)


WEEKLY = (
    free("Friday 15:30 to Sunday 07:00 is 39 h 30", "15:30", "07:00"),
    free("35 h", "20:00", "07:00"),
    free("34 h 59", "20:01", "07:00", "needs TV"),
    free("Friday 22:00 to Sunday 07:00 is 33 h", "22:00", "07:00", "needs TV"),
    free("28 h", "22:00", "02:00", "needs TV"),
    free("27 h", "22:00", "01:00", "needs IR"),
    free("33 h under TV", "22:00", "07:00", "due 2:00", agreement=TV),
    free("28 h under TV", "22:00", "02:00", "due 7:00", agreement=TV),
    free("27 h 59 under TV", "22:01", "02:00", "needs IR", agreement=TV),
    free("33 h under an agreement on daily rest alone", "22:00", "07:00", "needs TV", agreement=TV_9),
    free("33 h under an agreement that ends on Saturday", "22:00", "07:00", "needs TV", agreement=TV_SATURDAY),
    free("27 h by tariff agreement", "22:00", "01:00", "due 8:00", agreement=IR),
    says(
        "Saturday 15:30 to Monday 07:00: 32 h 30 lie inside the week",
        line([*week(*until(5, "15:30")), shift("2027-02-08", "07:00", "15:00")]),
        "needs TV",
    ),
    says(
        "a Sunday night takes the morning of the next week",
        line(
            [
                shift("2027-01-31", "22:00", "07:45"),
                *(shift(f"2027-02-0{n}", "18:00", "22:00") for n in (2, 3, 4, 5, 6, 7)),
            ]
        ),
        "needs TV",
    ),
    across("Friday 20:00 to Sunday 07:00 in the March week is 34 h", date(2027, 3, 26), "20:00", "needs TV"),
    across("Friday 19:00 to Sunday 07:00 in the March week is 35 h", date(2027, 3, 26), "19:00"),
    across("Friday 21:00 to Sunday 07:00 in the October week is 35 h", date(2027, 10, 29), "21:00", plan=AUTUMN),
    across("Friday 21:01 in the October week", date(2027, 10, 29), "21:01", "needs TV", plan=AUTUMN),
    passes("a week without a shift", line()),
    passes(
        "days outside the plan are free",
        line(week((0, "07:00", "15:00"), (1, "07:00", "15:00")), plan=period("2027-02-01", "2027-02-02")),
    ),
)

TABLES = {"AML-10-8-1-DAILY-REST": DAILY, "AML-10-8-2-WEEKLY-REST": WEEKLY}
