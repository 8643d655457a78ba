"""AML § 10-8 (2), and the rest between two employers."""

from datetime import date

from domain.calendar import Period
from domain.working_time.model import Agreed, Basis, Shift
from tests.domain.working_time.lines import (
    HALF_YEAR,
    Boundary,
    agreed,
    line,
    passes,
    period,
    says,
    shift,
    standby,
    with_passive,
)
from tests.domain.working_time.tables.rest import (
    AUTHORITY,
    AUTUMN,
    DANGER,
    IR,
    TV,
    TV_9,
    WHOLE,
    by,
    call,
    elsewhere,
    gap,
)

TV_SATURDAY = agreed(Basis.REST, weekly_rest=28, last="2027-02-06")


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
        "Saturday 15:30 to Monday 07:00 where the block may end in the next week",
        line(
            [*week(*until(5, "15:30")), shift("2027-02-08", "07:00", "15:00")], rule=by(weekly_rest_inside_week=False)
        ),
    ),
    says(
        "Saturday 20:01 to Monday 07:00 where it may",
        line(
            [*week(*until(5, "20:01")), shift("2027-02-08", "07:00", "15:00")], rule=by(weekly_rest_inside_week=False)
        ),
        "needs TV",
    ),
    passes(
        "the plan's last week ends in free time",
        line(week(*until(6, "15:30")), plan=period("2027-02-01", "2027-02-07"), rule=by(weekly_rest_inside_week=False)),
    ),
    says(
        "the same inside the week", line(week(*until(6, "15:30")), plan=period("2027-02-01", "2027-02-07")), "needs IR"
    ),
    free("27 h under a tariff agreement on the whole chapter", "22:00", "01:00", "due 8:00", agreement=WHOLE),
    passes(
        "standby in the weekly rest",
        line([*week(*until(4, "15:30"), (6, "07:00", "15:00")), standby("2027-02-05", "15:30", "07:00", days=2)]),
    ),
    says(
        "work on a call in it",
        line([*week(*until(4, "22:00"), (6, "14:00", "22:00")), call("2027-02-06", "12:00", "13:00")]),
        "needs IR",
    ),
    passes(
        "another employer's duty in it",
        line([*week(*until(4, "15:30"), (6, "07:00", "15:00")), elsewhere(shift("2027-02-06", "08:00", "16:00"))]),
    ),
    passes("danger to avert is judged apart", line(week(*until(4, "22:00"), (6, "01:00", "09:00")), facts=DANGER)),
    passes(
        "partly passive duty under the authority's consent",
        line([with_passive(s, 2) for s in week(*until(4, "22:00"), (6, "01:00", "09:00"))], AUTHORITY),
    ),
    passes(
        "days outside the plan are free",
        line(week((0, "07:00", "15:00"), (1, "07:00", "15:00")), plan=period("2027-02-01", "2027-02-02")),
    ),
)

OTHER = (
    says(
        "9 h between two employers' duties",
        line([gap("22:30", "07:30")[0], elsewhere(gap("22:30", "07:30")[1])]),
        "advisory",
    ),
    says(
        "10 h 59, the other's duty first",
        line([elsewhere(gap("20:31", "07:30")[0]), gap("20:31", "07:30")[1]]),
        "advisory",
    ),
    passes("11 h", line([elsewhere(gap("20:30", "07:30")[0]), gap("20:30", "07:30")[1]])),
    says(
        "duties that adjoin",
        line([shift("2027-02-01", "07:00", "15:00"), elsewhere(shift("2027-02-01", "15:00", "22:00"))]),
        "advisory",
    ),
    passes("both for the other", line([elsewhere(s) for s in gap("22:30", "07:30")])),
    passes("both for the own", line(gap("22:30", "07:30"))),
    says(
        "9 h on the eighteenth birthday",
        line([gap("22:30", "07:30")[0], elsewhere(gap("22:30", "07:30")[1])], born="2009-02-02"),
        "advisory",
    ),
    passes(
        "9 h the day before, judged with the young",
        line([gap("22:30", "07:30")[0], elsewhere(gap("22:30", "07:30")[1])], born="2009-02-03"),
    ),
    says(
        "39 h 30 in the week until another's duty takes Saturday",
        line([*week(*until(4, "15:30"), (6, "07:00", "15:00")), elsewhere(shift("2027-02-06", "08:00", "16:00"))]),
        "advisory",
    ),
    passes(
        "the same at seventeen is judged with the young",
        line(
            [
                *week(*until(4, "15:30"), (6, "07:00", "15:00")),
                elsewhere(shift("2027-02-06", "08:00", "16:00")),
            ],
            born="2009-03-01",
        ),
    ),
    passes(
        "a week that is too short by itself is the weekly rest's",
        line([*week(*until(4, "22:00"), (6, "07:00", "15:00")), elsewhere(shift("2027-02-06", "10:00", "16:00"))]),
    ),
)

TABLES = {"AML-10-8-2-WEEKLY-REST": WEEKLY, "AML-10-8-OTHER-EMPLOYER": OTHER}
