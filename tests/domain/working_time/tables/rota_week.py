"""AML § 10-4 (4) to (6): the shorter weeks of rota workers."""

from datetime import timedelta

from domain.calendar import DAY
from domain.working_time.facts import Facts, Measures, PersonFacts, RotaKind
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Basis, Shift, ShiftKind
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
    weeks_of,
    with_extra,
    with_passive,
)

H, MIN = timedelta(hours=1), timedelta(minutes=1)
TV = agreed(Basis.AVERAGING)
TV_TO_EASTER = agreed(Basis.AVERAGING, last="2027-03-28")
IND = agreed(Basis.AVERAGING_INDIVIDUAL)
IR_56 = agreed(Basis.TARIFF, hours_a_week=56)
SEVEN, EIGHT = period("2027-01-04", "2027-02-21"), period("2027-01-04", "2027-02-28")
FEBRUARY = period("2027-02-01", "2027-02-07")
WEEKS_24 = period("2027-01-04", "2027-06-20")


def known(
    mean: float | None = None,
    rota: RotaKind | None = None,
    third_sunday: bool | None = None,
    nights: float | None = None,
    sundays: float | None = None,
    a_year: tuple[float, float] | None = None,
) -> Facts:
    """A week's mean hours, night hours and Sunday hours, or a year's night and Sunday hours, on record."""
    given = Measures(
        mean_week_hours=None if mean is None else mean * H,
        mean_night_hours=None if nights is None else nights * H,
        mean_sunday_hours=None if sundays is None else sundays * H,
        night_hours_year=None if a_year is None else a_year[0] * H,
        sunday_hours_year=None if a_year is None else a_year[1] * H,
    )
    return Facts(person=PersonFacts(rota=rota, every_third_sunday=third_sunday), measures=given)


def sundays(worked: int, mean: float, weeks: int = 26) -> list[Shift]:
    """So many weeks of ``mean`` hours, in ``worked`` of them from Wednesday to Sunday and else Monday to Friday."""
    first = day("2027-01-04")
    return [s for n in range(weeks) for s in week_of(first + 7 * n * DAY, mean, first=2 if n < worked else 0)]


def nights(monday: str, each: timedelta) -> list[Shift]:
    """Four nights from 21:00."""
    return [shift_of(day(monday) + n * DAY, each, "21:00", ShiftKind.NIGHT) for n in range(4)]


TWO, CLOCK_ROUND = RotaKind.TWO_PART, RotaKind.ROUND_THE_CLOCK

WEEK38 = (
    passes("mainly nights, 38 h in the week", line(nights("2027-02-01", 9 * H + 30 * MIN))),
    says("mainly nights, 4 min over", line(nights("2027-02-01", 9 * H + 31 * MIN)), "needs IND|TV"),
    says("12 h from 21:00 are three quarters night", line(nights("2027-02-01", 12 * H)), "needs IND|TV"),
    passes("a minute more by day and they are not", line(nights("2027-02-01", 12 * H + MIN))),
    passes(
        "7 of 9 h 36 at night and two extra hours of the same night are not",
        line([with_extra(shift(f"2027-02-0{d}", "18:24", "06:00", ShiftKind.NIGHT), 2) for d in (1, 2, 3, 4)]),
    ),
    says("8 of 24 Sundays are every third", line(sundays(8, 39, 24), TV, plan=WEEKS_24), "violation"),
    passes("7 of 24 are not", line(sundays(7, 39, 24), TV, plan=WEEKS_24)),
    passes(
        "an extra duty on the eighth is none",
        line([*sundays(7, 39, 24), with_extra(shift("2027-02-28", "07:00", "11:00"), 4)], TV, plan=WEEKS_24),
    ),
    passes("40 h by day has no rota week", line(week_of("2027-02-01", 40))),
    says("9 of 26 Sundays, 39 h mean under TV", line(sundays(9, 39), TV), "violation"),
    passes("9 of 26 Sundays, 38 h mean under TV", line(sundays(9, 38), TV)),
    passes("8 of 26 Sundays are fewer than every third", line(sundays(8, 39), TV)),
    says("9 of 26 Sundays without averaging: no averaging cures the mean", line(sundays(9, 39)), "violation"),
    says(
        "39 and 37 h in turn without averaging: the weeks of 39",
        line(
            [s for n in range(4) for s in weeks_of(str(day("2027-01-04") + 14 * n * DAY), [39, 37], 5, 2)], plan=EIGHT
        ),
        *["needs IND|TV"] * 4,
    ),
    says("seven weeks of 39 h without averaging", line(sundays(7, 39, 7), plan=SEVEN), *["needs IND|TV"] * 7),
    passes("39 h where a tariff agreement says 56", line(sundays(7, 39, 7), IR_56, plan=SEVEN)),
    says(
        "the averaging lapsed at Easter: its mean, and the weeks after it",
        line(sundays(13, 39, 14), TV_TO_EASTER, plan=period("2027-01-04", "2027-04-11")),
        "needs IND|TV",
        "needs IND|TV",
        "violation",
    ),
    says(
        "mainly nights in the October week: 37 h by the clock, 38 h 20 elapsed",
        line(
            [shift(f"2027-10-{d}", "21:00", "06:20", ShiftKind.NIGHT) for d in (27, 28, 29, 30)],
            plan=period("2027-10-04", "2027-11-07"),
        ),
        "needs IND|TV",
    ),
    passes(
        "mainly nights in the March week: 38 h 40 by the clock, 37 h 40 elapsed",
        line([shift(f"2027-03-{d}", "21:00", "06:40", ShiftKind.NIGHT) for d in (24, 25, 26, 27)]),
    ),
    says("a mean of 39 h on record, every third Sunday", line(facts=known(39, third_sunday=True)), "violation"),
    passes("a mean of 38 h on record, every third Sunday", line(facts=known(38, third_sunday=True))),
    says("38 h and a minute on record", line([], IND, facts=known(38 + 1 / 60, third_sunday=True)), "violation"),
    passes("39 h on record and not every third Sunday", line(facts=known(39, third_sunday=False))),
    passes("the record goes before the count", line(sundays(9, 39), TV, facts=known(third_sunday=False))),
    says("d) three quarters at night by record", line(facts=known(39, nights=29.25)), "violation"),
    passes("d) a quarter of an hour fewer", line(facts=known(39, nights=29))),
    says("a) round the clock on weekdays", line(facts=known(39, CLOCK_ROUND)), "violation"),
    says("b) two-part with every third Sunday", line(facts=known(39, TWO, third_sunday=True)), "violation"),
    passes("b) two-part without", line(facts=known(39, TWO, third_sunday=False))),
    says(
        "b) two-part, six Sundays and five holidays of 32 red days",
        line(sundays(6, 39), TV, facts=known(rota=TWO)),
        "violation",
    ),
    passes("b) two-part, five and five", line(sundays(5, 39), TV, facts=known(rota=TWO))),
    passes(
        "c) a three-part rota has its own count",
        line(facts=known(37.9, RotaKind.THREE_PART, third_sunday=True, nights=8.5, sundays=5)),
    ),
    passes(
        "c) above 38 h it is the count that says so",
        line(facts=known(39, RotaKind.THREE_PART, third_sunday=True, nights=8.5, sundays=5)),
    ),
    says(
        "38 h with standby counted in",
        line([*week_of("2027-02-03", 37, 5), standby("2027-02-01", "16:00", "00:00")], plan=FEBRUARY),
        "needs IND|TV",
    ),
    passes(
        "passive work lengthens this week too",
        line([*week_of("2027-02-03", 32), with_passive(shift("2027-02-01", "22:00", "06:00"), 6)], plan=FEBRUARY),
    ),
    says("part-time does not scale it", line(week_of("2027-02-03", 39), plan=FEBRUARY, fraction=50), "needs IND|TV"),
)

SUMMER = period("2027-04-05", "2027-10-03")


def continuous(each: timedelta) -> list[Shift]:
    """26 weeks with the nights from Thursday to Sunday."""
    return [shift_of(d, each, "21:00", ShiftKind.NIGHT) for d in SUMMER.days() if d.weekday() >= 3]


WEEK36 = (
    passes("36 h mean under TV", line(continuous(9 * H), TV, plan=SUMMER)),
    says("36 h 04 mean under TV", line(continuous(9 * H + MIN), TV, plan=SUMMER), "violation"),
    says("37 h mean under TV", line(continuous(9 * H + 15 * MIN), TV, plan=SUMMER), "violation"),
    says("37 h without averaging: no averaging cures it", line(continuous(9 * H + 15 * MIN), plan=SUMMER), "violation"),
    passes("37 h by day", line(weeks_of("2027-04-05", [37] * 26), TV, plan=SUMMER)),
    passes(
        "nights without Sundays",
        line(
            [shift_of(d, 9 * H + 15 * MIN, "21:00", ShiftKind.NIGHT) for d in SUMMER.days() if d.weekday() < 4],
            TV,
            plan=SUMMER,
        ),
    ),
    says("560 night hours and 240 Sunday hours, 37 h", line(facts=known(37, a_year=(560, 240))), "violation"),
    passes("36 h", line(facts=known(36, a_year=(560, 240)))),
    says("539 and 231 are enough", line(facts=known(36.5, a_year=(539, 231))), "violation"),
    passes("a night hour fewer", line(facts=known(37, a_year=(538, 231)))),
    passes("a Sunday hour fewer", line(facts=known(37, a_year=(539, 230)))),
    says("fully continuous by record", line(facts=known(37, RotaKind.CONTINUOUS)), "violation"),
    says(
        "fully continuous by record, a week of 37 h",
        line(week_of("2027-02-01", 37), facts=known(rota=RotaKind.CONTINUOUS)),
        "needs IND|TV",
    ),
    passes("a week of 37 h under IND", line(week_of("2027-02-01", 37), IND, facts=known(rota=RotaKind.CONTINUOUS))),
    says("part-time does not scale it", line(facts=known(37, RotaKind.CONTINUOUS), fraction=50), "violation"),
)

THREE = RotaKind.THREE_PART
ONE_WEEK = period("2027-01-04", "2027-01-10")
TWO_WEEKS = period("2027-01-04", "2027-01-17")
SUNDAY_FIRST = RuleFigures(settings=Settings(night_wins_over_sunday=False))


def three_part(mean: float, weeks: int = 8) -> list[Shift]:
    """Each week a night from Saturday 22:00, Sunday evening 14:00 to 22:00, and the rest by day from Tuesday.

    Nine night hours, and seven Sunday hours that are not night: 3 h 25 off, 36 h 35.
    """
    found = []
    for n in range(weeks):
        monday = day("2027-01-04") + 7 * n * DAY
        found += week_of(monday, mean - 16, 3, 1)
        found.append(shift(monday + 5 * DAY, "22:00", "06:00", ShiftKind.NIGHT))
        found.append(shift(monday + 6 * DAY, "14:00", "22:00", ShiftKind.EVENING))
    return found


def extra_evenings(mean: float) -> list[Shift]:
    """Eight weeks with the Saturday night, Monday evening, and a Sunday evening beyond agreed hours."""
    found = []
    for n in range(8):
        monday = day("2027-01-04") + 7 * n * DAY
        found += week_of(monday, mean - 14, 3, 1)
        found.append(shift(monday, "15:00", "21:00", ShiftKind.EVENING))
        found.append(shift(monday + 5 * DAY, "22:00", "06:00", ShiftKind.NIGHT))
        found.append(with_extra(shift(monday + 6 * DAY, "14:00", "22:00", ShiftKind.EVENING), 8))
    return found


LIMIT = 36 + 35 / 60

THREE_SPLIT = (
    passes("a mean of 36 h 35", line(three_part(LIMIT), TV, plan=EIGHT)),
    says("a mean of 36 h 36", line(three_part(LIMIT + 1 / 60), TV, plan=EIGHT), "violation"),
    passes(
        "37 h 20 where an hour that is both counts as Sunday",
        line(three_part(37 + 20 / 60), TV, plan=EIGHT, rule=SUNDAY_FIRST),
    ),
    says("37 h 21", line(three_part(37 + 21 / 60), TV, plan=EIGHT, rule=SUNDAY_FIRST), "violation"),
    says("37 h without averaging: no averaging cures the mean", line(three_part(37), plan=EIGHT), "violation"),
    says("two weeks of 37 h without averaging", line(three_part(37, 2), plan=TWO_WEEKS), *["needs IND|TV"] * 2),
    passes(
        "a week of 30 h in half a position: no single week is scaled",
        line(three_part(30, 1), plan=ONE_WEEK, fraction=50),
    ),
    says(
        "eight weeks of them are above the position's 18 h", line(three_part(30), plan=EIGHT, fraction=50), "violation"
    ),
    passes("an extra Sunday evening shortens nobody's week: 38 h", line(extra_evenings(38), TV, plan=EIGHT)),
    says("38 h 01", line(extra_evenings(38 + 1 / 60), TV, plan=EIGHT), "violation"),
    says(
        "8.5 night hours and 5 Sunday hours: 37 h 02 30, and 37 h 03 is above",
        line(facts=known(37.05, THREE, third_sunday=True, nights=8.5, sundays=5)),
        "violation",
    ),
    passes("37 h 02 is not", line(facts=known(37 + 2 / 60, THREE, third_sunday=True, nights=8.5, sundays=5))),
    passes(
        "37 h 02 30 is just that", line(facts=known(40 - 177.5 / 60, THREE, third_sunday=True, nights=8.5, sundays=5))
    ),
    says(
        "no duty known: Sunday hours on record are enough",
        line(facts=known(37.05, THREE, nights=8.5, sundays=5)),
        "violation",
    ),
    passes("three-part by record with no Sunday hours", line(facts=known(39, THREE, nights=8.5))),
    says("never above 38 h", line(facts=known(38.1, THREE, third_sunday=True, nights=2, sundays=3)), "violation"),
    passes("38 h", line(facts=known(38, THREE, third_sunday=True, nights=2, sundays=3))),
    passes("never under 36 h", line(facts=known(36, THREE, third_sunday=True, nights=18, sundays=8))),
    says("36 h 30", line(facts=known(36.5, THREE, third_sunday=True, nights=18, sundays=8)), "violation"),
    passes("not every third Sunday", line(facts=known(39, THREE, third_sunday=False, nights=8.5, sundays=5))),
    passes("two-part", line(facts=known(37.5, TWO, third_sunday=True, nights=2, sundays=5))),
    passes(
        "539 and 231 hours a year go before",
        line(facts=known(37.5, THREE, third_sunday=True, nights=8.5, sundays=5, a_year=(560, 240))),
    ),
    says(
        "half a position with half the hours: 18 h 31 15",
        line(facts=known(18.6, THREE, third_sunday=True, nights=4.25, sundays=2.5), fraction=50),
        "violation",
    ),
    passes(
        "18 h 30 in half a position",
        line(facts=known(18.5, THREE, third_sunday=True, nights=4.25, sundays=2.5), fraction=50),
    ),
    passes("only by day and evening", line(weeks_of("2027-01-04", [39] * 8, first=2), TV, plan=EIGHT)),
)

TABLES = {
    "AML-10-4-4-WEEK38": WEEK38,
    "AML-10-4-5-WEEK36": WEEK36,
    "AML-10-4-6-THREESPLIT": THREE_SPLIT,
}
