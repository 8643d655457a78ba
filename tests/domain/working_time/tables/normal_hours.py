"""AML § 10-4 (1) to (3): the day, the week, passive work and standby."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from domain.working_time.facts import Facts, Measures
from domain.working_time.model import Agreed, Basis, Shift, ShiftKind
from tests.domain.working_time.lines import (
    agreed,
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
TV_TO_WEDNESDAY = agreed(Basis.AVERAGING, last="2027-02-03")
TV_FROM_WEDNESDAY = agreed(Basis.AVERAGING, first="2027-02-03")
IND = agreed(Basis.AVERAGING_INDIVIDUAL)
AT = agreed(Basis.AVERAGING_AUTHORITY)
IR_14 = agreed(Basis.TARIFF, hours_a_day=14)
IR_56 = agreed(Basis.TARIFF, hours_a_week=56)


SEVEN, EIGHT = period("2027-01-04", "2027-02-21"), period("2027-01-04", "2027-02-28")
HOME = standby("2027-02-05", "16:00", "07:00")
WEEKEND = standby("2027-02-05", "16:00", "00:00", days=3)
CALL = shift("2027-02-06", "10:00", "11:00")


def on_record(normal: float, overtime: float = 0) -> Facts:
    """Hours of a day or a week."""
    return Facts(measures=Measures(normal_hours=normal * H, overtime_hours=overtime * H))


def mean_on_record(hours: float) -> Facts:
    """A weekly mean."""
    return Facts(measures=Measures(mean_week_hours=hours * H))


def passive_night(starts: str, passive: float, on: str = "2027-02-01") -> Shift:
    """A night to 07:30 with so many hours of passive time."""
    return with_passive(shift(on, starts, "07:30", ShiftKind.NIGHT), passive)


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
    passes(
        "an hour beyond agreed hours is no normal hour", line([with_extra(shift("2027-02-01", "07:00", "17:00"), 1)])
    ),
    says(
        "10 h of normal hours and one more",
        line([with_extra(shift("2027-02-01", "07:00", "18:00"), 1)]),
        "needs IND|TV",
    ),
    passes("9 h on record", line(facts=on_record(9))),
    says("9 h 30 on record", line(facts=on_record(9.5)), "needs IND|TV"),
    passes("12 h 30 on record under TV, and an hour of overtime", line([], TV, facts=on_record(12.5, 1))),
    says("12 h 45 on record under TV", line([], TV, facts=on_record(12.75)), "needs IR|AT"),
    passes("more than a day's hours on record are a week's", line(facts=on_record(40))),
    passes(
        "a day with passive time is the next rule's", line([with_passive(shift("2027-02-01", "07:00", "17:00"), 3)])
    ),
    passes("a night of standby is no long day", line([standby("2027-02-01", "16:00", "07:00")])),
    passes("6 h more for another employer", line([*one("13:00"), elsewhere(shift("2027-02-01", "15:00", "21:00"))])),
    says(
        "10 h here beside two for another employer",
        line([*one("17:00"), elsewhere(shift("2027-02-02", "15:00", "17:00"))]),
        "needs IND|TV",
    ),
    says(
        "10 h of a day on record, with nothing said of overtime",
        line(facts=Facts(measures=Measures(normal_hours=10 * H))),
        "needs IND|TV",
    ),
    says("24 h on record are a day's", line(facts=on_record(20, 4)), "needs IR"),
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
    passes(
        "40 h and a day for another employer",
        line([*week_of("2027-02-01", 40), elsewhere(shift("2027-02-06", "07:00", "15:00"))]),
    ),
    says("part-time does not scale the week", line(week_of("2027-02-01", 41), fraction=50), "needs IND|TV"),
    says("44 h on record", line(facts=on_record(44)), "needs IND|TV"),
    says("52 h on record", line(facts=on_record(52)), "needs TV"),
    passes("40 h on record with ten of overtime", line(facts=on_record(40, 10))),
    passes("a mean of 40 h on record", line(facts=mean_on_record(40))),
    says("a mean of 40 h 15 on record", line(facts=mean_on_record(40.25)), "violation"),
    says("seven weeks of 41 h: each", line(weeks_of("2027-01-04", [41] * 7), plan=SEVEN), *["needs IND|TV"] * 7),
    says(
        "eight weeks of 41 h: no averaging cures the mean",
        line(weeks_of("2027-01-04", [41] * 8), plan=EIGHT),
        "violation",
    ),
    says("44 and 36 over eight weeks", line(weeks_of("2027-01-04", [44, 36] * 4), plan=EIGHT), *["needs IND|TV"] * 4),
    says(
        "a minute above 40 h on average over eight weeks",
        line(weeks_of("2027-01-04", [44, 36] * 3 + [44, 36 * H + MIN]), plan=EIGHT),
        "violation",
    ),
    passes("a mean of 41 h under TV is judged by § 10-5", line(weeks_of("2027-01-04", [41] * 8), TV, plan=EIGHT)),
    passes(
        "a mean of 41 h where a tariff agreement says 56", line(weeks_of("2027-01-04", [41] * 8), IR_56, plan=EIGHT)
    ),
    passes("a week with standby is another rule's", line([*week_of("2027-02-01", 39), HOME])),
    passes(
        "a week with passive time is another rule's", line([*week_of("2027-02-01", 36, 4), passive_night("20:00", 3)])
    ),
)


PASSIVE_AT = agreed(Basis.PASSIVE_AUTHORITY)
PASSIVE_AT_12 = agreed(Basis.PASSIVE_AUTHORITY, hours_a_day=12)
PASSIVE_AT_TO_WEDNESDAY = agreed(Basis.PASSIVE_AUTHORITY, last="2027-02-03")
TV_10_30 = agreed(Basis.AVERAGING, hours_a_day=10.5)


def passive_nights(count: int, hours: float, passive: float, monday: str = "2027-02-01") -> list[Shift]:
    """So many nights in a row from Monday, each with so many hours of passive time."""
    return [with_passive(night, passive) for night in week_of(monday, hours * count, count, starts="20:00")]


PASSIVE = (
    passes("10 h 30 of which 7 passive: 11 h", line([passive_night("21:00", 7)])),
    passes("11 h of which 7 passive", line([passive_night("20:30", 7)])),
    says("11 h 01 of which 7 passive", line([passive_night("20:29", 7)]), "needs TV"),
    says("11 h 30 of which 7 passive", line([passive_night("20:00", 7)]), "needs TV"),
    says("10 h with 3 passive is not mainly passive", line([passive_night("21:30", 3)]), "needs IND|TV"),
    says("half of it passive is not mainly", line([passive_night("21:30", 5)]), "needs IND|TV"),
    passes("a minute more is: 10 h, lengthened by two", line([passive_night("21:30", 5 + 1 / 60)])),
    says("13 h wholly passive", line([passive_night("18:30", 13)]), "needs IR|AT"),
    passes("13 h with the authority's consent", line([passive_night("18:30", 13)], PASSIVE_AT)),
    says("13 h 01 with the authority's consent", line([passive_night("18:29", 13)], PASSIVE_AT), "needs IR"),
    passes("12 h where the decision says 12", line([passive_night("19:30", 8)], PASSIVE_AT_12)),
    says("12 h 01 where the decision says 12", line([passive_night("19:29", 8)], PASSIVE_AT_12), "needs TV"),
    says(
        "the authority's consent is for mainly passive work",
        line([passive_night("21:30", 3)], PASSIVE_AT),
        "needs IND|TV",
    ),
    says(
        "the day after the consent lapsed",
        line(
            [passive_night("18:30", 13, "2027-02-03"), passive_night("18:30", 13, "2027-02-04")],
            PASSIVE_AT_TO_WEDNESDAY,
        ),
        "needs IR|AT",
    ),
    passes("11 h where the parties agreed 10 h 30", line([passive_night("20:30", 7)], TV_10_30)),
    says("nothing is added to what is agreed", line([passive_night("20:29", 7)], TV_10_30), "needs TV"),
    passes("12 h 30 under TV", line([passive_night("19:00", 7)], TV)),
    passes("no passive time: the working day's rule", line(one("17:00"))),
    passes("the March night of 12 h by the clock is 11", line([passive_night("19:30", 7, "2027-03-27")])),
    says(
        "the October night of 11 h by the clock is 12",
        line([passive_night("20:30", 7, "2027-10-30")], plan=period("2027-10-04", "2027-11-07")),
        "needs TV",
    ),
    says("part-time does not scale it", line([passive_night("20:29", 7)], fraction=50), "needs TV"),
    passes("48 h of mainly passive nights", line(passive_nights(5, 9.6, 6))),
    says("48 h 05", line(passive_nights(5, 9 + 37 / 60, 6)), "needs IND|TV"),
    says(
        "two nights with 12 h passive lengthen the week by six hours: 47 h",
        line([*passive_nights(2, 10, 6), *week_of("2027-02-03", 27, 3)]),
        "needs IND|TV",
    ),
    passes("46 h is just that", line([*passive_nights(2, 10, 6), *week_of("2027-02-03", 26, 3)])),
    passes(
        "48 h with the authority's consent",
        line([*passive_nights(2, 10.5, 6), *week_of("2027-02-03", 27, 3)], PASSIVE_AT),
    ),
    says(
        "48 h 01",
        line([*passive_nights(2, 10.5, 6), *week_of("2027-02-03", 27 * H + MIN, 3)], PASSIVE_AT),
        "needs IND|TV",
    ),
    says(
        "the consent lapses within the week",
        line([*passive_nights(2, 10.5, 6), *week_of("2027-02-03", 27, 3)], PASSIVE_AT_TO_WEDNESDAY),
        "needs IND|TV",
    ),
    passes("54 h under TV are judged by § 10-5", line(passive_nights(5, 10.8, 8), TV)),
    passes(
        "a Sunday night belongs to the week it starts in",
        line([passive_night("20:30", 7, "2027-02-07"), *week_of("2027-02-08", 40)]),
    ),
)


def ratio(above: int, below: int, last: str = "2028-12-31") -> Agreed:
    """The representatives' agreement on the share of standby."""
    return replace(agreed(Basis.STANDBY, last=last), standby_ratio=Fraction(above, below))


STANDBY = (
    passes("56 h from Friday to Sunday count as 8, beside 32", line([*week_of("2027-02-01", 32), WEEKEND])),
    says("33 h beside it", line([*week_of("2027-02-01", 33), WEEKEND]), "needs IND|TV"),
    says("a minute beside the 40", line([*week_of("2027-02-01", 32 * H + MIN), WEEKEND]), "needs IND|TV"),
    passes("33 h beside it under TV", line([*week_of("2027-02-01", 33), WEEKEND], TV)),
    says("29 h beside one in five", line([*week_of("2027-02-01", 29), WEEKEND], ratio(1, 5)), "needs IND|TV"),
    passes("28 h 48 beside one in five", line([*week_of("2027-02-01", 28.8), WEEKEND], ratio(1, 5))),
    passes("34 h beside one in ten", line([*week_of("2027-02-01", 34), WEEKEND], ratio(1, 10))),
    says(
        "one in ten had lapsed by Friday",
        line([*week_of("2027-02-01", 34), WEEKEND], ratio(1, 10, "2027-02-04")),
        "needs IND|TV",
    ),
    passes(
        "31 h, a call of an hour, and 55 h of standby",
        line([*week_of("2027-02-01", 31), WEEKEND, CALL]),
    ),
    says(
        "32 h and a call of an hour, which counts in full",
        line([*week_of("2027-02-01", 32), WEEKEND, CALL]),
        "needs IND|TV",
    ),
    passes("without standby the week's rule judges", line(week_of("2027-02-01", 44))),
    passes(
        "in the March night 16 h by the clock are 15",
        line([*week_of("2027-03-22", 37 + 6 / 7), standby("2027-03-27", "16:00", "08:00")]),
    ),
    says(
        "in the October night 16 h by the clock are 17",
        line(
            [*week_of("2027-10-25", 37 + 5 / 7), standby("2027-10-30", "16:00", "08:00")],
            plan=period("2027-10-04", "2027-11-07"),
        ),
        "needs IND|TV",
    ),
    passes(
        "standby that starts on Sunday belongs to the week it starts in",
        line([standby("2027-02-07", "16:00", "07:00"), *week_of("2027-02-08", 40)]),
    ),
    says("part-time does not scale it", line([*week_of("2027-02-01", 33), WEEKEND], fraction=50), "needs IND|TV"),
    passes(
        "with passive time it is the rule on that",
        line([*week_of("2027-02-01", 32, 4), passive_night("21:00", 3, "2027-02-05"), WEEKEND]),
    ),
)

TABLES = {
    "AML-10-4-1-DAY9": DAY9,
    "AML-10-4-1-WEEK40": WEEK40,
    "AML-10-4-2-PASSIVE": PASSIVE,
    "AML-10-4-3-STANDBY": STANDBY,
}
