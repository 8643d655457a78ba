"""Indicators for the assessment: one finding for a person and an indicator."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from domain.calendar import DAY
from domain.working_time.facts import Facts, HiringFacts, PersonFacts
from domain.working_time.model import Basis, Post, Shift, ShiftKind
from tests.domain.working_time.lines import (
    agreed,
    called_out,
    day,
    line,
    passes,
    period,
    says,
    shift,
    shift_of,
    standby,
    week_of,
    with_extra,
)

H = timedelta(hours=1)
AUTUMN = period("2027-10-04", "2027-12-05")


def nights(first: str, count: int, hours: float = 9) -> list[Shift]:
    """Nights from 22:00 on days in a row."""
    return [shift_of(day(first) + n * DAY, hours * H, "22:00", ShiftKind.NIGHT) for n in range(count)]


def days(first: str, count: int) -> list[Shift]:
    return [shift(day(first) + n * DAY, "08:00", "15:00") for n in range(count)]


def late_early(on: str, back: str = "07:00") -> list[Shift]:
    """An evening until 22:00 and the day after it."""
    return [shift(on, "15:00", "22:00", ShiftKind.EVENING), shift(day(on) + DAY, back, "15:00")]


QUICK = (
    passes("11 h", line(late_early("2027-02-01", "09:00"))),
    says("10 h 59", line(late_early("2027-02-01", "08:59")), "advisory"),
    says(
        "many are one finding", line([s for n in range(6) for s in late_early(f"2027-02-{1 + 4 * n:02}")]), "advisory"
    ),
    says("whatever is agreed", line(late_early("2027-02-01"), agreed(Basis.REST, daily_rest=8)), "advisory"),
    says("a leader too", line(late_early("2027-02-01"), post=Post.LEADER), "advisory"),
    says(
        "21:00 to 08:00 across the March change",
        line([shift("2027-03-27", "14:00", "21:00", ShiftKind.EVENING), shift("2027-03-28", "08:00", "15:00")]),
        "advisory",
    ),
    passes(
        "21:00 to 07:00 across the October change",
        line(
            [shift("2027-10-30", "14:00", "21:00", ShiftKind.EVENING), shift("2027-10-31", "07:00", "15:00")],
            plan=AUTUMN,
        ),
    ),
    passes("no work", line()),
)

NIGHT_RUNS = (
    passes("three nights", line(nights("2027-02-01", 3))),
    says("four nights", line(nights("2027-02-01", 4)), "advisory"),
    says("two runs of four are one finding", line(nights("2027-02-01", 4) + nights("2027-02-15", 5)), "advisory"),
    passes("three and three with a night off", line(nights("2027-02-01", 3) + nights("2027-02-05", 3))),
    passes(
        "evenings with 3 h of night time, in a line with nights",
        line(
            [shift(day("2027-02-01") + n * DAY, "16:00", "00:00", ShiftKind.EVENING) for n in range(4)]
            + nights("2027-02-10", 1)
        ),
    ),
    says("across the March change", line(nights("2027-03-26", 4)), "advisory"),
)

LONG_NIGHTS = (
    passes("9 h", line(nights("2027-02-01", 1))),
    says("9 h 01", line(nights("2027-02-01", 1, 9 + 1 / 60)), "advisory"),
    says("several are one finding", line(nights("2027-02-01", 3, 10)), "advisory"),
    passes("10 h by day", line([shift("2027-02-01", "08:00", "18:00")])),
    passes("22:00 to 08:00 across the March change", line([shift("2027-03-27", "22:00", "08:00", ShiftKind.NIGHT)])),
    says(
        "22:00 to 07:00 across the October change",
        line([shift("2027-10-30", "22:00", "07:00", ShiftKind.NIGHT)], plan=AUTUMN),
        "advisory",
    ),
    passes(
        "9 h 30 with half an hour's free break", line([replace(nights("2027-02-01", 1, 9.5)[0], unpaid_break=H / 2)])
    ),
)

LONG_SHIFTS = (
    passes("12 h", line([shift("2027-02-01", "08:00", "20:00")])),
    says("12 h 01", line([shift("2027-02-01", "08:00", "20:01")]), "advisory"),
    says("11 h and 1 h 30 beyond", line([with_extra(shift("2027-02-01", "08:00", "20:30"), 1.5)]), "advisory"),
    says(
        "two are one finding",
        line([shift("2027-02-01", "08:00", "20:30"), shift("2027-02-04", "08:00", "20:30")]),
        "advisory",
    ),
    says(
        "agreed with the representatives",
        line([shift("2027-02-01", "08:00", "20:30")], agreed(Basis.AVERAGING)),
        "advisory",
    ),
)

LONG_WEEKS = (
    passes("55 h", line(week_of("2027-02-01", 55))),
    says("55 h 01", line(week_of("2027-02-01", 55 * H + H / 60)), "advisory"),
    says("overtime counts", line([with_extra(s, 1) for s in week_of("2027-02-01", 56)]), "advisory"),
    says("two are one finding", line(week_of("2027-02-01", 56) + week_of("2027-02-15", 58)), "advisory"),
    passes("60 h over the turn of a week", line(week_of("2027-02-01", 60, 5, 3))),
)

RECOVERY = (
    passes("48 h", line([*nights("2027-02-01", 1), shift("2027-02-04", "07:00", "15:00")])),
    says("47 h 59", line([*nights("2027-02-01", 1), shift("2027-02-04", "06:59", "15:00")]), "advisory"),
    passes("the next night of the run", line(nights("2027-02-01", 3))),
    says("a night the day after next", line(nights("2027-02-01", 1) + nights("2027-02-03", 1)), "advisory"),
    says(
        "an evening the day it ends",
        line([*nights("2027-02-01", 2), shift("2027-02-03", "15:00", "22:00", ShiftKind.EVENING)]),
        "advisory",
    ),
    says(
        "twice is one finding",
        line([*nights("2027-02-01", 1), *days("2027-02-03", 1), *nights("2027-02-08", 1), *days("2027-02-10", 1)]),
        "advisory",
    ),
    passes("nothing after it", line(nights("2027-07-04", 1))),
    says(
        "48 h on the clock across the March change",
        line([shift("2027-03-26", "22:00", "07:00", ShiftKind.NIGHT), shift("2027-03-29", "07:00", "15:00")]),
        "advisory",
    ),
)

BACKWARD = (
    passes(
        "day, evening, night",
        line(
            [
                shift("2027-02-01", "07:00", "15:00"),
                shift("2027-02-02", "15:00", "22:00", ShiftKind.EVENING),
                *nights("2027-02-03", 1),
            ]
        ),
    ),
    says("evening to day", line(late_early("2027-02-01")), "advisory"),
    says(
        "night to evening",
        line([*nights("2027-02-01", 1), shift("2027-02-03", "15:00", "22:00", ShiftKind.EVENING)]),
        "advisory",
    ),
    passes(
        "a whole day free between",
        line([shift("2027-02-01", "15:00", "22:00", ShiftKind.EVENING), shift("2027-02-03", "07:00", "15:00")]),
    ),
    says(
        "a night ends on one day, a day shift the next",
        line([*nights("2027-02-01", 1), *days("2027-02-03", 1)]),
        "advisory",
    ),
    passes(
        "long to day: both are by day",
        line([shift("2027-02-01", "07:00", "19:30", ShiftKind.LONG), shift("2027-02-02", "07:00", "15:00")]),
    ),
    says("many are one finding", line([*late_early("2027-02-01"), *late_early("2027-02-08")]), "advisory"),
)

RUNS = (
    passes("six days", line(days("2027-02-01", 6))),
    says("seven days", line(days("2027-02-01", 7)), "advisory"),
    passes("six and six with a day off", line(days("2027-02-01", 6) + days("2027-02-08", 6))),
    says("two runs are one finding", line(days("2027-02-01", 7) + days("2027-02-15", 8)), "advisory"),
    says("nights count by the day they start", line(nights("2027-02-01", 7)), "advisory"),
    passes("days off site on standby", line([*days("2027-02-01", 6), standby("2027-02-07", "08:00", "15:00")])),
)

SPLIT = (
    passes("both days", line(days("2027-02-06", 2))),
    says("the Saturday only", line(days("2027-02-06", 1)), "advisory"),
    says("the Sunday only", line(days("2027-02-07", 1)), "advisory"),
    says("two are one finding", line(days("2027-02-06", 1) + days("2027-02-21", 1)), "advisory"),
    passes("a Friday night that ends on Saturday", line(nights("2027-02-05", 1))),
    says("a Saturday night only", line(nights("2027-02-06", 1)), "advisory"),
)

EXPECTING = Facts(person=PersonFacts(pregnant_last_three_months=True))

PREGNANT = (
    passes("one night a week", line(nights("2027-02-01", 1) + nights("2027-02-08", 1), facts=EXPECTING)),
    says("two nights in a week", line(nights("2027-02-01", 2), facts=EXPECTING), "advisory"),
    passes("Sunday and Monday are two weeks", line(nights("2027-02-07", 2), facts=EXPECTING)),
    passes("of whom it is not known", line(nights("2027-02-01", 2))),
    says(
        "two weeks are one finding",
        line(nights("2027-02-01", 2) + nights("2027-02-08", 3), facts=EXPECTING),
        "advisory",
    ),
)

YOUNG = (
    says("the day before 18", line(days("2027-02-01", 1), born="2009-02-02"), "advisory"),
    passes("on the birthday", line(days("2027-02-01", 1), born="2009-02-01")),
    says("many duties are one finding", line(days("2027-02-01", 5), born="2010-02-02"), "advisory"),
    passes("age not known", line(days("2027-02-01", 1))),
    passes("no duties", line(born="2010-02-02")),
)

HIRED = (
    says("hired", line(days("2027-02-01", 3), facts=Facts(hiring=HiringFacts(hired=True))), "advisory"),
    passes("own staff", line(days("2027-02-01", 3), facts=Facts(hiring=HiringFacts(hired=False)))),
    passes("not known", line(days("2027-02-01", 3))),
    passes("hired, no duty", line(facts=Facts(hiring=HiringFacts(hired=True)))),
)


def call(hours: float, on: str = "2027-02-02") -> Shift:
    """A call from 01:00."""
    return called_out(shift_of(day(on), hours * H, "01:00", ShiftKind.NIGHT))


HOME = standby("2027-02-01", "20:00", "10:00")
"""14 h, of which a seventh is 2 h."""

LOAD = (
    passes("2 h worked", line([HOME, call(2)])),
    says("2 h 01 worked", line([HOME, call(2 + 1 / 60)]), "advisory"),
    passes("4 h in one of two", line([HOME, standby("2027-02-08", "20:00", "10:00"), call(4)])),
    says(
        "both are one finding",
        line([HOME, standby("2027-02-08", "20:00", "10:00"), call(3), call(3, "2027-02-09")]),
        "advisory",
    ),
    passes("no call", line([HOME])),
    says(
        "by an agreed ratio of one in fourteen",
        line([HOME, call(2)], replace(agreed(Basis.STANDBY), standby_ratio=Fraction(1, 14))),
        "advisory",
    ),
)

TABLES = {
    "IND-QUICK-RETURNS": QUICK,
    "IND-NIGHTS-IN-A-ROW": NIGHT_RUNS,
    "IND-LONG-NIGHT": LONG_NIGHTS,
    "IND-LONG-SHIFT": LONG_SHIFTS,
    "IND-LONG-WEEK": LONG_WEEKS,
    "IND-RECOVERY": RECOVERY,
    "IND-BACKWARD-ROTATION": BACKWARD,
    "IND-DAYS-IN-A-ROW": RUNS,
    "IND-SPLIT-WEEKENDS": SPLIT,
    "IND-PREGNANT-NIGHTS": PREGNANT,
    "IND-YOUNG": YOUNG,
    "IND-HIRED": HIRED,
    "IND-STANDBY-LOAD": LOAD,
}
