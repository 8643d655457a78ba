"""AML §§ 10-6 and 10-7: need, discussion, quotas, willingness, total hours, exemption, time off, the record."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from domain.calendar import DAY
from domain.working_time.facts import Facts, Measures, PersonFacts, PlanFacts, RotaKind, WorkFacts
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Basis, Shift
from domain.working_time.settings import Settings
from tests.domain.working_time.lines import (
    agreed,
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

H, MIN = timedelta(hours=1), timedelta(minutes=1)
TV = agreed(Basis.AVERAGING)
OT, OT_AT = agreed(Basis.OVERTIME), agreed(Basis.OVERTIME_AUTHORITY)
OT_TO_WEDNESDAY = agreed(Basis.OVERTIME, last="2027-02-03")
OT_JANUARY = agreed(Basis.OVERTIME, last="2027-01-31")
DAY_16 = agreed(Basis.TOTAL_DAY)
DAY_16_TO_WEDNESDAY = agreed(Basis.TOTAL_DAY, last="2027-02-03")
IR = replace(agreed(Basis.TARIFF), whole_chapter=True)
IR_14 = agreed(Basis.TARIFF, hours_a_day=14)
TIME_OFF = agreed(Basis.TIME_OFF)
TIME_OFF_TO_EASTER = agreed(Basis.TIME_OFF, last="2027-03-28")
OCTOBER = period("2027-10-04", "2027-11-07")


def on_record(weeks: Sequence[float], willing: bool | None = None) -> Facts:
    """Overtime by week, and whether the employee said yes each time."""
    hours = tuple(each * H for each in weeks)
    return Facts(work=WorkFacts(willing_each_time=willing), measures=Measures(overtime_hours_by_week=hours))


def worked(normal: float, overtime: float, mean: float | None = None) -> Facts:
    """Hours of a day or a week, and a mean over eight weeks."""
    eight = None if mean is None else mean * H
    return Facts(measures=Measures(normal_hours=normal * H, overtime_hours=overtime * H, mean_8_weeks=eight))


def totals(*weeks: float) -> Facts:
    """Total hours by week."""
    return Facts(measures=Measures(total_hours_by_week=tuple(each * H for each in weeks)))


def evening(monday: str, hours: float, normal: float = 7.5, weekday: int = 0) -> Shift:
    """A day duty from 07:00 with so many extra hours after it."""
    return with_extra(shift_of(day(monday) + weekday * DAY, (normal + hours) * H), hours)


def full_weeks(hours: Sequence[float], first: str = "2027-01-04", normal: float = 40) -> list[Shift]:
    """Weeks of five like days with so many extra hours on Saturday."""
    found = []
    for n, each in enumerate(hours):
        monday = day(first) + 7 * n * DAY
        found += week_of(monday, normal)
        if each:
            found.append(with_extra(shift_of(monday + 5 * DAY, each * H), each))
    return found


def extra_days(monday: str, hours: float, days: int = 5, starts: str = "16:00") -> list[Shift]:
    """Work beyond agreed hours spread over the days from Monday."""
    return [with_extra(s, hours / days) for s in week_of(monday, hours, days, starts=starts)]


def homes(weeks: int) -> list[Shift]:
    """Standby of 56 h from each Friday afternoon, which counts as eight."""
    return [standby(day("2027-01-08") + 7 * n * DAY, "16:00", "00:00", days=3) for n in range(weeks)]


ROTA = Facts(person=PersonFacts(rota=RotaKind.ROUND_THE_CLOCK))


def fridays(count: int, gap: int | None = None) -> list[Shift]:
    """So many Fridays in a row with two extra hours, all but one."""
    days = (day("2027-01-08") + 7 * n * DAY for n in range(count) if n != gap)
    return [with_extra(shift(d, "07:00", "17:00"), 2) for d in days]


def work(**known: bool) -> Facts:
    """What is on record of work beyond agreed hours."""
    return Facts(work=WorkFacts(**known))


NEED = (
    passes("a need on record", line(fridays(1), facts=work(need_recorded=True))),
    passes("nothing known of the need", line(fridays(1))),
    says("no need on record", line(fridays(1), facts=work(need_recorded=False)), "violation"),
    says(
        "a part-timer's extra hours too",
        line([evening("2027-02-01", 4.25)], facts=work(need_recorded=False), fraction=50),
        "violation",
    ),
    says("a tariff agreement changes nothing", line(fridays(1), IR, facts=work(need_recorded=False)), "violation"),
    says("a fixed arrangement on record", line(facts=work(fixed_arrangement=True)), "violation"),
    passes("seven Fridays in a row", line(fridays(7))),
    says("eight Fridays in a row", line(fridays(8)), "violation"),
    says("ten Fridays in a row are one arrangement", line(fridays(10)), "violation"),
    passes("fifteen Fridays with one free in the middle", line(fridays(15, 7))),
    says("a Friday in the March night's week among them", line(fridays(14, 4)), "violation"),
    passes(
        "eight days in a row",
        line([with_extra(shift(day("2027-02-01") + n * DAY, "07:00", "16:00"), 1) for n in range(8)]),
    ),
    says("from the plan's first Friday to its last", line(fridays(26)), "violation"),
    says(
        "ten where a trust counts ten",
        line(fridays(10), rule=RuleFigures(settings=Settings(fixed_arrangement_times=10))),
        "violation",
    ),
    passes(
        "nine where a trust counts ten",
        line(fridays(9), rule=RuleFigures(settings=Settings(fixed_arrangement_times=10))),
    ),
)

NOT_DISCUSSED = Facts(plan=PlanFacts(need_discussed=False))

DISCUSS = (
    says("extra work and nothing logged", line(fridays(1), facts=NOT_DISCUSSED), "advisory"),
    says(
        "overtime on record and nothing logged",
        line(facts=replace(NOT_DISCUSSED, measures=on_record([2]).measures)),
        "advisory",
    ),
    passes("discussed", line(fridays(1), facts=Facts(plan=PlanFacts(need_discussed=True)))),
    passes("nothing known", line(fridays(1))),
    passes("no extra work", line(week_of("2027-02-01", 40), facts=NOT_DISCUSSED)),
    passes("no overtime by record", line(facts=replace(NOT_DISCUSSED, measures=on_record([0, 0]).measures))),
)

QUOTAS = (
    passes("10 h in a week", line(full_weeks([10]))),
    says("10 h 01", line(full_weeks([10 + 1 / 60])), "needs TV"),
    says("20 h 01", line(full_weeks([20 + 1 / 60])), "needs AT"),
    says(
        "25 h 01: nobody reaches the week; the four weeks with it",
        line(full_weeks([25 + 1 / 60])),
        "violation",
        "needs TV",
    ),
    passes("20 h under TV", line(full_weeks([20]), OT)),
    says("22 h under TV", line(full_weeks([22]), OT), "needs AT"),
    passes("25 h with the authority's consent", line(full_weeks([25]), OT_AT)),
    says("25 h 01 with the authority's consent", line(full_weeks([25 + 1 / 60]), OT_AT), "violation"),
    passes("25 h in four weeks", line(full_weeks([6, 6, 6, 7]))),
    says("6, 6, 7 and 7 on record", line(facts=on_record([6, 6, 7, 7])), "needs TV"),
    says("the same worked", line(full_weeks([6, 6, 7, 7])), "needs TV"),
    says("each window of four weeks", line(full_weeks([0, 7, 7, 6, 7, 6])), "needs TV", "needs TV"),
    passes("five weeks of six", line(full_weeks([6, 6, 6, 6, 6]))),
    passes("6, 6, 7 and 7 under TV with a yes each time", line([], OT, facts=on_record([6, 6, 7, 7], willing=True))),
    passes("under TV with nothing known of the yes", line([], OT, facts=on_record([6, 6, 7, 7]))),
    says("under TV without it", line([], OT, facts=on_record([6, 6, 7, 7], willing=False)), "violation"),
    passes(
        "24 h under TV without it: within the act's own", line([], OT, facts=on_record([6, 6, 6, 6], willing=False))
    ),
    says(
        "without TV and without it: the agreement first", line(facts=on_record([6, 6, 7, 7], willing=False)), "needs TV"
    ),
    says("51 h in four weeks under TV", line([], OT, facts=on_record([10, 10, 11, 20], willing=True)), "needs AT"),
    says(
        "101 h in four weeks: the weeks and the four",
        line(facts=on_record([25, 25, 25, 26])),
        *["needs AT"] * 3,
        "violation",
        "violation",
    ),
    passes("200 h in 52 weeks", line(facts=on_record([4] * 50 + [0, 0]))),
    says("200 h 15 in 52 weeks", line(facts=on_record([4] * 50 + [0.25, 0])), "needs TV"),
    passes("300 h under TV", line([], OT, facts=on_record([6] * 50 + [0, 0], willing=True))),
    says("301 h under TV", line([], OT, facts=on_record([6] * 50 + [1, 0], willing=True)), "needs AT"),
    says(
        "400 h in 52 weeks: the four weeks too",
        line(facts=on_record([8] * 50 + [0, 0])),
        *["needs TV"] * 47,
        "needs AT",
    ),
    says("401 h under TV", line([], OT, facts=on_record([8] * 50 + [1, 0], willing=True)), "violation"),
    passes("104 weeks of 3 h", line(facts=on_record([3] * 104))),
    says("4 h in 51 of any 52", line(facts=on_record([3, *[4] * 50, 0])), "needs TV"),
    passes("200 h in 26 weeks with the authority's consent", line([], OT_AT, facts=on_record([8] * 25, willing=True))),
    says(
        "208 h in 26 weeks with the authority's consent",
        line([], OT_AT, facts=on_record([8] * 26, willing=True)),
        "needs TV",
    ),
    says(
        "312 h in 26 weeks with the authority's consent",
        line([], OT_AT, facts=on_record([12] * 26, willing=True)),
        "violation",
    ),
    says("11 h where TV lapses within the week", line(full_weeks([11], "2027-02-01"), OT_TO_WEDNESDAY), "needs TV"),
    says(
        "26 h in four weeks where TV lapsed after three",
        line(full_weeks([6, 6, 7, 7], "2027-01-11"), OT_JANUARY),
        "needs TV",
    ),
    passes("any overtime by a union's agreement", line(full_weeks([26]), IR)),
    says("which needs a yes each time", line([], IR, facts=on_record([26], willing=False)), "violation", "violation"),
    passes(
        "half a position: four hours beyond it are no overtime",
        line([*week_of("2027-02-01", 17.75), evening("2027-02-06", 4.25, 0)], fraction=50),
    ),
    passes(
        "half a position up to 40 h",
        line([*week_of("2027-02-01", 17.75), *extra_days("2027-02-01", 22.25)], fraction=50),
    ),
    says(
        "half a position, 50 h 30",
        line([*week_of("2027-02-01", 17.5, starts="00:00"), *extra_days("2027-02-01", 33, 7)], fraction=50),
        "needs TV",
    ),
    passes("a week of 30 h and ten more are no overtime", line(full_weeks([11], normal=29))),
    says(
        "beyond 9 h in a day though the week is short",
        line([with_extra(shift_of(day("2027-02-01") + n * DAY, 11.25 * H), 3.75) for n in range(5)]),
        "needs TV",
    ),
    passes(
        "2 h 15 each of four days",
        line([with_extra(shift_of(day("2027-02-01") + n * DAY, 11.25 * H), 3.75) for n in range(4)]),
    ),
    passes(
        "beyond a long planned day only what is added",
        line([with_extra(shift_of(day("2027-02-01") + n * DAY, 14 * H), 2) for n in range(3)], TV),
    ),
    says(
        "a rota worker's week is 38 h",
        line(
            [*week_of("2027-02-01", 38, 4), with_extra(shift("2027-02-07", "07:00", "17:01"), 10 + 1 / 60)], facts=ROTA
        ),
        "needs TV",
    ),
    passes(
        "the same hours from 36 h 30",
        line(
            [*week_of("2027-02-01", 36.5, 4), with_extra(shift("2027-02-07", "07:00", "17:01"), 10 + 1 / 60)],
            facts=ROTA,
        ),
    ),
    passes(
        "standby is planned time",
        line(
            [
                *week_of("2027-02-01", 32),
                standby("2027-02-05", "16:00", "00:00", days=3),
                with_extra(shift("2027-02-06", "07:00", "17:00"), 10),
            ]
        ),
    ),
    passes(
        "a night across midnight belongs to the day it starts",
        line([*week_of("2027-02-01", 40), with_extra(shift("2027-02-07", "20:00", "06:00"), 10)]),
    ),
    passes(
        "in the March night 11 h by the clock are ten",
        line([*week_of("2027-03-22", 40), with_extra(shift("2027-03-27", "20:00", "07:00"), 10)]),
    ),
    says(
        "in the October night ten by the clock are eleven",
        line([*week_of("2027-10-25", 40), with_extra(shift("2027-10-30", "20:00", "06:00"), 11)], plan=OCTOBER),
        "needs TV",
    ),
    says("overtime of a week on record", line(facts=worked(40, 12)), "needs TV"),
    passes("ten on record", line(facts=worked(40, 10))),
    passes("no overtime", line(week_of("2027-02-01", 60))),
)

WILLING = (
    says(
        "26 h in four weeks under TV, no yes", line([], OT, facts=on_record([6, 6, 7, 7], willing=False)), "violation"
    ),
    passes("a yes each time", line([], OT, facts=on_record([6, 6, 7, 7], willing=True))),
    passes("nothing known", line([], OT, facts=on_record([6, 6, 7, 7]))),
    passes("25 h are within the act's own quota", line([], OT, facts=on_record([6, 6, 6, 7], willing=False))),
    passes("10 h in a week", line(full_weeks([10]), OT, facts=work(willing_each_time=False))),
    says("10 h 01 in a week", line(full_weeks([10 + 1 / 60]), OT, facts=work(willing_each_time=False)), "violation"),
    says("with no agreement either", line(full_weeks([11]), facts=work(willing_each_time=False)), "violation"),
    says(
        "with the authority's consent", line(full_weeks([11]), OT_AT, facts=work(willing_each_time=False)), "violation"
    ),
    says(
        "two such weeks are one finding",
        line(full_weeks([11, 11]), OT, facts=work(willing_each_time=False)),
        "violation",
    ),
    says("no hours known, an agreement in force", line([], OT, facts=work(willing_each_time=False)), "violation"),
    passes("no hours known and none in force", line(facts=work(willing_each_time=False))),
    passes("shifts without overtime", line(week_of("2027-02-01", 40), OT, facts=work(willing_each_time=False))),
)

DAY13 = (
    passes("13 h", line([evening("2027-02-01", 5.5)])),
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

EIGHT = period("2027-01-04", "2027-02-28")

WEEK48 = (
    passes("69 h on record with a mean of 47 h 30", line([], TV, OT, facts=worked(54, 15, 47.5))),
    says("74 h on record", line([], TV, OT, facts=worked(54, 20)), "violation"),
    says("69 h 01 on record", line([], TV, OT, facts=worked(54, 15 + 1 / 60)), "violation"),
    passes("48 h on average on record", line(facts=worked(54, 15, 48))),
    says("48 h 15 on average on record", line(facts=worked(0, 0, 48.25)), "violation"),
    passes("eight weeks on record, 48 on average", line(facts=totals(54, 42, 54, 42, 54, 42, 54, 42))),
    says("a quarter of an hour more", line(facts=totals(54, 42, 54, 42, 54, 42, 54, 42.25)), "violation"),
    says("any eight of nine", line(facts=totals(30, *[48] * 7, 49)), "violation"),
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

EXEMPT = (
    says("excused and yet planned", line(fridays(1), facts=work(excused=True)), "violation"),
    says(
        "excused and yet on record",
        line(facts=replace(work(excused=True), measures=on_record([2]).measures)),
        "violation",
    ),
    passes("not excused", line(fridays(1), facts=work(excused=False))),
    passes("nothing known", line(fridays(1))),
    passes("excused and not planned", line(week_of("2027-02-01", 40), facts=work(excused=True))),
)

TOIL = (
    says("the supplement as time off", line(facts=work(supplement_as_time_off=True)), "violation"),
    says("which no agreement helps", line([], TIME_OFF, facts=work(supplement_as_time_off=True)), "violation"),
    passes("the supplement paid", line(facts=work(supplement_as_time_off=False))),
    says("the hours without an agreement", line(facts=work(time_off_agreed=False)), "needs IND"),
    passes("the hours by agreement", line(facts=work(time_off_agreed=True))),
    passes("the agreement is in force", line([], TIME_OFF, facts=work(time_off_agreed=False))),
    says("it lapses within the plan", line([], TIME_OFF_TO_EASTER, facts=work(time_off_agreed=False)), "needs IND"),
    passes("nothing known", line(fridays(1))),
)

RECORD = (
    says("totals by the week only", line(facts=work(record_complete=False)), "violation"),
    passes("each day", line(facts=work(record_complete=True))),
    passes("nothing known", line(week_of("2027-02-01", 40))),
)

TABLES = {
    "AML-10-6-1-NEED": NEED,
    "AML-10-6-3-DISCUSS": DISCUSS,
    "AML-10-6-4-OT": QUOTAS,
    "AML-10-6-7-WILLING": WILLING,
    "AML-10-6-8-DAY13": DAY13,
    "AML-10-6-8-WEEK48": WEEK48,
    "AML-10-6-10-EXEMPT": EXEMPT,
    "AML-10-6-12-TOIL": TOIL,
    "AML-10-7-RECORD": RECORD,
}
