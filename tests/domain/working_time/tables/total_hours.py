"""AML § 10-6 (8) and (9): normal hours and overtime together."""

from domain.calendar import DAY
from domain.working_time.facts import Facts, Measures
from domain.working_time.model import Basis, Shift
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
    with_extra,
)
from tests.domain.working_time.tables.overtime import (
    IR,
    MIN,
    OCTOBER,
    OT,
    TV,
    H,
    evening,
    extra_days,
    full_weeks,
    work,
    worked,
)

DAY_16 = agreed(Basis.TOTAL_DAY)
DAY_16_TO_WEDNESDAY = agreed(Basis.TOTAL_DAY, last="2027-02-03")
IR_14 = agreed(Basis.TARIFF, hours_a_day=14)
EIGHT = period("2027-01-04", "2027-02-28")


def totals(*weeks: float) -> Facts:
    """Total hours by week."""
    return Facts(measures=Measures(total_hours_by_week=tuple(each * H for each in weeks)))


def homes(weeks: int) -> list[Shift]:
    """Standby of 56 h from each Friday afternoon, which counts as eight."""
    return [standby(day("2027-01-08") + 7 * n * DAY, "16:00", "00:00", days=3) for n in range(weeks)]


DAY13 = (
    passes("13 h", line([evening("2027-02-01", 5.5)])),
    passes("13 h under the agreement: nothing is owed", line([evening("2027-02-01", 5.5)], DAY_16)),
    says("13 h 01", line([evening("2027-02-01", 5.5 + 1 / 60)]), "needs TV"),
    passes("12 h 30 on record", line(facts=worked(12.5, 0))),
    says("12 h 30 and an hour on record", line(facts=worked(12.5, 1)), "needs TV"),
    says("the same under the agreement", line([], DAY_16, facts=worked(12.5, 1)), "due 0:30"),
    says("16 h under the agreement", line([], DAY_16, facts=worked(12, 4)), "due 3:00"),
    says("16 h 15 under the agreement", line([], DAY_16, facts=worked(12, 4.25)), "violation"),
    says("16 h 15 without", line(facts=worked(12, 4.25)), "violation"),
    says("16 h without", line(facts=worked(12, 4)), "needs TV"),
    passes("more than a day's hours are a week's", line(facts=worked(20, 5))),
    says("the agreement's last day", line([evening("2027-02-01", 6, weekday=2)], DAY_16_TO_WEDNESDAY), "due 0:30"),
    says("the day after", line([evening("2027-02-01", 6, weekday=3)], DAY_16_TO_WEDNESDAY), "needs TV"),
    says("averaging is not the agreement", line([evening("2027-02-01", 6)], TV), "needs TV"),
    says("all of it planned", line([shift("2027-02-01", "07:00", "20:30")]), "needs TV"),
    passes("14 h by a tariff agreement that sets them", line([shift("2027-02-01", "07:00", "21:00")], IR_14)),
    says("14 h 01", line([shift("2027-02-01", "07:00", "21:01")], IR_14), "needs TV"),
    passes("18 h where a tariff agreement derogates from it all", line([shift("2027-02-01", "04:00", "22:00")], IR)),
    passes(
        "7 h more for another employer",
        line([shift("2027-02-01", "00:00", "07:00"), elsewhere(shift("2027-02-01", "16:00", "23:00"))]),
    ),
    says(
        "two duties that start on one day",
        line([shift("2027-02-01", "00:00", "07:00"), shift("2027-02-01", "16:00", "22:01")]),
        "needs TV",
    ),
    passes("13 h across midnight", line([shift("2027-02-01", "18:00", "07:00")])),
    says("13 h 01 across midnight", line([shift("2027-02-01", "17:59", "07:00")]), "needs TV"),
    passes("in the March night 14 h by the clock are 13", line([shift("2027-03-27", "17:00", "07:00")])),
    says(
        "in the October night 13 h by the clock are 14",
        line([shift("2027-10-30", "18:00", "07:00")], plan=OCTOBER),
        "needs TV",
    ),
    says("a holiday is a day like others", line([shift("2027-05-17", "07:00", "20:30")]), "needs TV"),
    says("part-time does not scale it", line([evening("2027-02-01", 6)], fraction=50), "needs TV"),
    passes(
        "work that averts danger is judged by § 10-12 (3)",
        line([evening("2027-02-01", 8)], facts=work(averts_danger=True)),
    ),
    passes(
        "standby beside a duty is no total day",
        line([shift("2027-02-01", "07:00", "15:00"), standby("2027-02-01", "15:00", "07:00")]),
    ),
)

WEEK48 = (
    passes("69 h on record with a mean of 47 h 30", line([], TV, OT, facts=worked(54, 15, 47.5))),
    says("74 h on record", line([], TV, OT, facts=worked(54, 20)), "violation"),
    says("69 h 01 on record", line([], TV, OT, facts=worked(54, 15 + 1 / 60)), "violation"),
    passes("48 h on average on record", line(facts=worked(54, 15, 48))),
    says("48 h 15 on average on record", line(facts=worked(0, 0, 48.25)), "violation"),
    passes("eight weeks on record, 48 on average", line(facts=totals(54, 42, 54, 42, 54, 42, 54, 42))),
    says("a quarter of an hour more", line(facts=totals(54, 42, 54, 42, 54, 42, 54, 42.25)), "violation"),
    says("any eight of nine", line(facts=totals(30, *[48] * 7, 49)), "violation"),
    passes("one week of 69 h among few", line(facts=totals(69, 30, 30))),
    says("one week of 70 h among few", line(facts=totals(70, 30, 30)), "violation"),
    passes("four weeks of 54: what is unknown counts as free", line(facts=totals(54, 54, 54, 54))),
    passes("69 h worked", line([*week_of("2027-02-01", 54, 6), *extra_days("2027-02-01", 15, 6, "17:00")])),
    says(
        "69 h 01 worked",
        line([*week_of("2027-02-01", 54 * H + MIN, 6), *extra_days("2027-02-01", 15, 6, "17:00")]),
        "violation",
    ),
    passes("40 and 8 for eight weeks", line(full_weeks([8] * 8), plan=EIGHT)),
    says("40 and 8 h 01", line(full_weeks([8] * 7 + [8 + 1 / 60]), plan=EIGHT), "violation"),
    says("each window of ten weeks", line(full_weeks([8 + 1 / 60] * 10)), *["violation"] * 3),
    passes("the same by a union's agreement", line(full_weeks([9] * 10), IR)),
    says(
        "40 h, 8 h of counted standby and 8 minutes",
        line([*full_weeks([8 / 60] * 8), *homes(8)], plan=EIGHT),
        "violation",
    ),
    passes("40 h and 8 h of counted standby", line([*full_weeks([0] * 8), *homes(8)], plan=EIGHT)),
    passes("a plan of one week", line(full_weeks([20]), plan=period("2027-01-04", "2027-01-10"))),
    passes(
        "60 h by the clock and ten across the March night are 69",
        line([*week_of("2027-03-22", 60), with_extra(shift("2027-03-27", "20:00", "06:00"), 9)]),
    ),
    says(
        "60 h and nine by the clock across the October night are 70",
        line([*week_of("2027-10-25", 60), with_extra(shift("2027-10-30", "20:00", "05:00"), 10)], plan=OCTOBER),
        "violation",
    ),
    says("part-time does not scale it", line(facts=totals(70), fraction=50), "violation"),
)

TABLES = {"AML-10-6-8-DAY13": DAY13, "AML-10-6-8-WEEK48": WEEK48}
