"""AML § 10-4."""

from datetime import timedelta

from domain.calendar import DAY
from domain.working_time.model import Basis, Shift, ShiftKind
from tests.domain.working_time.lines import (
    agreed,
    day,
    line,
    passes,
    period,
    says,
    shift,
    shift_of,
    week_of,
    weeks_of,
)

H, MIN = timedelta(hours=1), timedelta(minutes=1)
TV = agreed(Basis.AVERAGING)
TV_12 = agreed(Basis.AVERAGING, hours_a_day=12)
TV_JANUARY = agreed(Basis.AVERAGING, last="2027-01-31")
TV_TO_WEDNESDAY = agreed(Basis.AVERAGING, last="2027-02-03")
TV_FROM_WEDNESDAY = agreed(Basis.AVERAGING, first="2027-02-03")
IND = agreed(Basis.AVERAGING_INDIVIDUAL)
AT = agreed(Basis.AVERAGING_AUTHORITY)
IR_14 = agreed(Basis.TARIFF, hours_a_day=14)
IR_56 = agreed(Basis.TARIFF, hours_a_week=56)


def one(ends: str, starts: str = "07:00", on: str = "2027-02-01", unpaid: int = 0) -> list[Shift]:
    return [shift(on, starts, ends, unpaid=unpaid)]


DAY9 = (
    passes("9 h with the free break taken off", line(one("16:30", unpaid=30))),
    passes("exactly 9 h", line(one("16:00"))),
    says("a minute over 9 h", line(one("16:01")), "needs IND|TV"),
    says("9 h 30 planned", line(one("17:00", unpaid=30)), "needs IND|TV"),
    says("10 h is reached by either", line(one("17:00")), "needs IND|TV"),
    says("a minute over 10 h", line(one("17:01")), "needs TV"),
    says("12 h 30", line(one("19:30")), "needs TV"),
    says("a minute over 12 h 30", line(one("19:31")), "needs IR|AT"),
    says("13 h", line(one("20:00")), "needs IR|AT"),
    says("a minute over 13 h", line(one("20:01")), "needs IR"),
    passes("12 h 30 under TV", line(one("19:30"), TV)),
    says("12 h 45 under TV", line(one("19:45"), TV), "needs IR|AT"),
    says("12 h 30 where the parties agreed 12", line(one("19:30"), TV_12), "needs TV"),
    passes("10 h under IND", line(one("17:00"), IND)),
    says("10 h 01 under IND", line(one("17:01"), IND), "needs TV"),
    passes("13 h with the authority's consent", line(one("20:00"), AT)),
    says("13 h 01 with the authority's consent", line(one("20:01"), AT), "needs IR"),
    passes("14 h by tariff agreement", line(one("21:00"), IR_14)),
    says("14 h 01 by tariff agreement", line(one("21:01"), IR_14), "needs IR"),
    passes("last day of an agreement", line(one("19:00", on="2027-01-31"), TV_JANUARY)),
    says("the day after it lapsed", line(one("19:00", on="2027-02-01"), TV_JANUARY), "needs TV"),
    passes("9 h across midnight", line(one("07:00", "22:00"))),
    says("9 h 01 across midnight counts on its first day", line(one("07:01", "22:00")), "needs IND|TV"),
    passes("22:00-07:30 in the March night is 8 h 30", line(one("07:30", "22:00", "2027-03-27"))),
    says(
        "22:00-07:30 in the October night is 10 h 30",
        line(one("07:30", "22:00", "2026-10-24"), plan=period("2026-10-05", "2026-11-01")),
        "needs TV",
    ),
    says(
        "22:00-06:31 in the October night of 2027 is 9 h 31",
        line(one("06:31", "22:00", "2027-10-30"), plan=period("2027-10-04", "2027-11-07")),
        "needs IND|TV",
    ),
    says("two duties that start on one day", line(one("12:00") + one("20:01", "16:00")), "needs IND|TV"),
    says("part-time does not scale the day", line(one("16:01"), fraction=50), "needs IND|TV"),
    says("a holiday is a day like others", line(one("16:01", on="2027-05-17")), "needs IND|TV"),
)

WEEK40 = (
    passes("40 h", line(week_of("2027-02-01", 40))),
    says("a minute over 40 h", line(week_of("2027-02-01", 40 * H + MIN)), "needs IND|TV"),
    says("44 and 36 without averaging", line(weeks_of("2027-02-01", [44, 36])), "needs IND|TV"),
    says("50 h", line(week_of("2027-02-01", 50)), "needs IND|TV"),
    says("a minute over 50 h", line(week_of("2027-02-01", 50 * H + MIN)), "needs TV"),
    says("54 h", line(week_of("2027-02-01", 54)), "needs TV"),
    says("a minute over 54 h", line(week_of("2027-02-01", 54 * H + MIN)), "needs IR|AT"),
    passes("54 h under TV is judged by § 10-5", line(week_of("2027-02-01", 54), TV)),
    says("an agreement that lapses on Wednesday", line(week_of("2027-02-01", 44), TV_TO_WEDNESDAY), "needs IND|TV"),
    passes("55 h under TV is judged by § 10-5 too", line(week_of("2027-02-01", 55), TV)),
    says("an agreement that begins on Wednesday", line(week_of("2027-02-01", 44), TV_FROM_WEDNESDAY), "needs IND|TV"),
    passes("56 h by tariff agreement", line(week_of("2027-02-01", 56), IR_56)),
    says("56 h 01 by tariff agreement", line(week_of("2027-02-01", 56 * H + MIN), IR_56), "needs IR|AT"),
    passes(
        "the March night has an hour less",
        line([*week_of("2027-03-22", 32, days=4), shift("2027-03-27", "22:00", "07:00", ShiftKind.NIGHT)]),
    ),
    says(
        "the October night has an hour more",
        line(
            [*week_of("2027-10-25", 32, days=4), shift("2027-10-30", "22:00", "06:00", ShiftKind.NIGHT)],
            plan=period("2027-10-04", "2027-11-07"),
        ),
        "needs IND|TV",
    ),
    passes(
        "a Sunday night belongs to the week it starts in",
        line([shift("2027-02-07", "21:00", "07:00"), *week_of("2027-02-08", 40)]),
    ),
    says("part-time does not scale the week", line(week_of("2027-02-01", 41), fraction=50), "needs IND|TV"),
)


def sundays(worked: int, mean: float, weeks: int = 26) -> list[Shift]:
    """So many weeks of ``mean`` hours, in ``worked`` of them from Wednesday to Sunday and else Monday to Friday."""
    first = day("2027-01-04")
    return [s for n in range(weeks) for s in week_of(first + 7 * n * DAY, mean, first=2 if n < worked else 0)]


def nights(monday: str, each: timedelta) -> list[Shift]:
    """Four nights from 21:00."""
    return [shift_of(day(monday) + n * DAY, each, "21:00", ShiftKind.NIGHT) for n in range(4)]


WEEKS_24 = period("2027-01-04", "2027-06-20")

WEEK38 = (
    passes("mainly nights, 38 h in the week", line(nights("2027-02-01", 9 * H + 30 * MIN))),
    says("mainly nights, 4 min over", line(nights("2027-02-01", 9 * H + 31 * MIN)), "needs IND|TV"),
    says("12 h from 21:00 are three quarters night", line(nights("2027-02-01", 12 * H)), "needs IND|TV"),
    passes("a minute more by day and they are not", line(nights("2027-02-01", 12 * H + MIN))),
    says("8 of 24 Sundays are every third", line(sundays(8, 39, 24), TV, plan=WEEKS_24), "violation"),
    passes("7 of 24 are not", line(sundays(7, 39, 24), TV, plan=WEEKS_24)),
    passes("40 h by day has no rota week", line(week_of("2027-02-01", 40))),
    says("9 of 26 Sundays, 39 h mean under TV", line(sundays(9, 39), TV), "violation"),
    passes("9 of 26 Sundays, 38 h mean under TV", line(sundays(9, 38), TV)),
    passes("8 of 26 Sundays are fewer than every third", line(sundays(8, 39), TV)),
    says("9 of 26 Sundays without averaging, week by week", line(sundays(9, 39)), *["needs IND|TV"] * 26),
    says(
        "mainly nights in the October week: 37 h by the clock, 38 h 30 elapsed less 30",
        line(
            [shift(f"2027-10-{d}", "21:00", "06:20", ShiftKind.NIGHT) for d in (27, 28, 29, 30)],
            plan=period("2027-10-04", "2027-11-07"),
        ),
        "needs IND|TV",
    ),
)


SUMMER = period("2027-04-05", "2027-10-03")


def continuous(each: timedelta) -> list[Shift]:
    """26 weeks with the nights from Thursday to Sunday."""
    return [shift_of(d, each, "21:00", ShiftKind.NIGHT) for d in SUMMER.days() if d.weekday() >= 3]


WEEK36 = (
    passes("36 h mean under TV", line(continuous(9 * H), TV, plan=SUMMER)),
    says("36 h 04 mean under TV", line(continuous(9 * H + MIN), TV, plan=SUMMER), "violation"),
    says("37 h mean under TV", line(continuous(9 * H + 15 * MIN), TV, plan=SUMMER), "violation"),
    says("37 h without averaging", line(continuous(9 * H + 15 * MIN), plan=SUMMER), *["needs IND|TV"] * 26),
    passes("37 h by day", line(weeks_of("2027-04-05", [37] * 26), TV, plan=SUMMER)),
    passes(
        "nights without Sundays",
        line(
            [shift_of(d, 9 * H + 15 * MIN, "21:00", ShiftKind.NIGHT) for d in SUMMER.days() if d.weekday() < 4],
            TV,
            plan=SUMMER,
        ),
    ),
)

TABLES = {
    "AML-10-4-1-DAY9": DAY9,
    "AML-10-4-1-WEEK40": WEEK40,
    "AML-10-4-4-WEEK38": WEEK38,
    "AML-10-4-5-WEEK36": WEEK36,
}
