"""The running 24 hours and the running seven days beside AML § 10-4 (1)."""

from datetime import timedelta

from domain.calendar import DAY
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Basis, Shift
from domain.working_time.settings import Settings, When
from tests.domain.working_time.lines import (
    agreed,
    day,
    elsewhere,
    line,
    passes,
    period,
    says,
    shift,
    standby,
    week_of,
    weeks_of,
    with_extra,
    with_passive,
)

H, MIN = timedelta(hours=1), timedelta(minutes=1)
TV = agreed(Basis.AVERAGING)
TV_12 = agreed(Basis.AVERAGING, hours_a_day=12)
TV_JANUARY = agreed(Basis.AVERAGING, last="2027-01-31")
TV_FROM_MONDAY = agreed(Basis.AVERAGING, first="2027-02-08")
OFF = RuleFigures(settings=Settings(rolling_day=When.OFF, rolling_week=When.OFF))
VERDICT = RuleFigures(settings=Settings(rolling_day=When.VERDICT, rolling_week=When.VERDICT))
OCTOBER = period("2027-10-04", "2027-11-07")


def turn(evening_ends: str, day_starts: str, on: str = "2027-02-01") -> list[Shift]:
    """An evening from 14:30, and a day to 15:00 after it."""
    return [shift(on, "14:30", evening_ends), shift(day(on) + DAY, day_starts, "15:00")]


RUNNING_DAY = (
    passes("days from 07:00", line(week_of("2027-02-01", 40))),
    says("an evening and the day after it: 14 h 30 in 24", line(turn("21:30", "07:00")), "advisory"),
    passes("an evening of 7 h and two hours of the next 24", line(turn("21:30", "12:30"))),
    says("a minute more", line(turn("21:30", "12:29")), "advisory"),
    passes(
        "9 h each, a whole day apart",
        line([shift("2027-02-01", "07:00", "16:00"), shift("2027-02-02", "07:00", "16:00")]),
    ),
    says(
        "9 h and a minute earlier the next day",
        line([shift("2027-02-01", "07:00", "16:00"), shift("2027-02-02", "06:59", "15:00")]),
        "advisory",
    ),
    passes(
        "a day too long by itself is said there",
        line([shift("2027-02-01", "07:00", "17:00"), shift("2027-02-02", "06:00", "14:00")]),
    ),
    passes("the next day too", line([shift("2027-02-01", "14:30", "22:00"), shift("2027-02-02", "07:00", "17:00")])),
    says(
        "three turns in a row are one finding",
        line([*turn("21:30", "07:00"), shift("2027-02-03", "06:00", "14:00"), shift("2027-02-04", "05:00", "13:00")]),
        "advisory",
    ),
    says(
        "two turns two days apart are two",
        line([*turn("21:30", "07:00"), *turn("21:30", "07:00", "2027-02-03")]),
        "advisory",
        "advisory",
    ),
    passes("12 h 30 under TV", line(turn("20:30", "08:00"), TV)),
    says("12 h 31 under TV", line(turn("20:30", "07:59"), TV), "advisory"),
    says("12 h 30 where the parties agreed 12", line(turn("20:30", "08:00"), TV_12), "advisory"),
    says("the agreement lapsed the day before", line(turn("20:30", "08:00"), TV_JANUARY), "advisory"),
    passes("it is in force on the first day", line(turn("20:30", "08:00", "2027-01-31"), TV_JANUARY)),
    passes(
        "what is beyond agreed hours is not counted",
        line([shift("2027-02-01", "14:30", "21:30"), with_extra(shift("2027-02-02", "12:00", "16:00"), 3)]),
    ),
    passes(
        "a mainly passive duty has the longer day",
        line([with_passive(shift("2027-02-01", "22:00", "07:00"), 7), shift("2027-02-02", "20:00", "23:00")]),
    ),
    passes(
        "a whole day apart by the clock, 23 h in the March night: an hour shared is within",
        line([shift("2027-03-27", "08:00", "16:00"), shift("2027-03-28", "08:00", "16:00")]),
    ),
    says(
        "9 h each at one clock across the March night",
        line([shift("2027-03-27", "07:00", "16:00"), shift("2027-03-28", "07:00", "16:00")]),
        "advisory",
    ),
    passes(
        "9 h each at one clock across the October night",
        line([shift("2027-10-30", "07:00", "16:00"), shift("2027-10-31", "07:00", "16:00")], plan=OCTOBER),
    ),
    passes("standby beside it", line([shift("2027-02-01", "07:00", "15:00"), standby("2027-02-01", "15:00", "07:00")])),
    says("part-time does not scale it", line(turn("21:30", "07:00"), fraction=50), "advisory"),
    passes("switched off", line(turn("21:30", "07:00"), rule=OFF)),
    passes(
        "an evening for another employer",
        line([elsewhere(s) if n == 0 else s for n, s in enumerate(turn("21:30", "07:00"))]),
    ),
    says("as a verdict", line(turn("20:30", "08:00"), rule=VERDICT), "needs TV"),
)


def late_then_early(first: float, then: float, wednesday: str = "2027-02-03") -> list[Shift]:
    """So many hours from Wednesday to Sunday, and so many from Monday to Friday after."""
    return [*week_of(wednesday, first), *week_of(day(wednesday) + 5 * DAY, then)]


RUNNING_WEEK = (
    passes("40 h from Monday to Friday, week after week", line(weeks_of("2027-02-01", [40] * 4))),
    says("40 h to Sunday and from Monday on: 56 in seven days", line(late_then_early(40, 40)), "advisory"),
    passes("20 h to Sunday and 20 after it", line(late_then_early(20, 20))),
    passes("a long week is said by the week's own rule", line(late_then_early(44, 40))),
    passes("the week after it too", line(late_then_early(40, 44))),
    says(
        "40 h in two halves and a minute",
        line([*week_of("2027-02-05", 20, 3), *week_of("2027-02-08", 20 * H + MIN, 3)]),
        "advisory",
    ),
    passes("40 h in two halves", line([*week_of("2027-02-05", 20, 3), *week_of("2027-02-08", 20, 3)])),
    passes("54 h in seven days under TV", line([*week_of("2027-02-04", 27, 4), *week_of("2027-02-08", 27, 3)], TV)),
    says(
        "54 h and a minute",
        line([*week_of("2027-02-04", 27, 4), *week_of("2027-02-08", 27 * H + MIN, 3)], TV),
        "advisory",
    ),
    says(
        "two weekends of it are two findings",
        line([*late_then_early(40, 40), *late_then_early(40, 40, "2027-02-24")]),
        "advisory",
        "advisory",
    ),
    passes(
        "days outside the plan count as free", line(late_then_early(40, 40), plan=period("2027-02-08", "2027-02-14"))
    ),
    passes(
        "54 h in seven days where the agreement begins on their Monday",
        line([*week_of("2027-02-04", 27, 4), *week_of("2027-02-08", 27, 3)], TV_FROM_MONDAY),
    ),
    says(
        "a run goes on over a Monday",
        line([*late_then_early(40, 40), shift("2027-02-15", "07:00", "16:00")]),
        "advisory",
    ),
    says(
        "a plan of seven days from a Wednesday",
        line(late_then_early(40, 40)[:7], plan=period("2027-02-03", "2027-02-09")),
        "advisory",
    ),
    says(
        "standby counts by its share",
        line([*week_of("2027-02-04", 20, 4), standby("2027-02-06", "20:00", "17:00"), *week_of("2027-02-08", 18, 3)]),
        "advisory",
    ),
    passes("without it 38 h", line([*week_of("2027-02-04", 20, 4), *week_of("2027-02-08", 18, 3)])),
    passes(
        "what is beyond agreed hours is not counted",
        line([*week_of("2027-02-04", 20, 4), *[with_extra(s, 6) for s in week_of("2027-02-08", 36, 5)]]),
    ),
    passes(
        "the March night has an hour less",
        line([*week_of("2027-03-24", 30, 3), shift("2027-03-27", "22:00", "08:00"), *week_of("2027-03-29", 1, 1)]),
    ),
    says("part-time does not scale it", line(late_then_early(40, 40), fraction=50), "advisory"),
    passes("switched off", line(late_then_early(40, 40), rule=OFF)),
    says("as a verdict", line(late_then_early(40, 40), rule=VERDICT), "needs IR|AT"),
)

TABLES = {"AML-10-4-1-DAY9-RUNNING": RUNNING_DAY, "AML-10-4-1-WEEK40-RUNNING": RUNNING_WEEK}
