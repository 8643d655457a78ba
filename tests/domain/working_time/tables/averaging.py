"""AML § 10-5."""

from dataclasses import replace
from datetime import timedelta

from domain.calendar import DAY
from domain.working_time.facts import Facts, Measures, PersonFacts, RotaKind
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
    standby,
    week_of,
    weeks_of,
    with_extra,
)

H, MIN = timedelta(hours=1), timedelta(minutes=1)
IND = agreed(Basis.AVERAGING_INDIVIDUAL)
TV = agreed(Basis.AVERAGING)
TV_50 = agreed(Basis.AVERAGING, hours_a_week=50)
TV_12_WEEKS = agreed(Basis.AVERAGING, first="2027-01-04", weeks=12)
TV_TO_EASTER = agreed(Basis.AVERAGING, last="2027-03-28")
TV_AFTER_EASTER = agreed(Basis.AVERAGING, first="2027-04-05")
AT = agreed(Basis.AVERAGING_AUTHORITY)
AT_55 = agreed(Basis.AVERAGING_AUTHORITY, hours_a_week=55)
AT_30_WEEKS = agreed(Basis.AVERAGING_AUTHORITY, weeks=30, hours_a_week=55)
IR_56 = agreed(Basis.TARIFF, hours_a_week=56)
EIGHT = period("2027-01-04", "2027-02-28")
FOUR = period("2027-01-04", "2027-01-31")
TWELVE = period("2027-01-04", "2027-03-28")

IR = replace(agreed(Basis.TARIFF), whole_chapter=True)
IND_52, IND_53 = agreed(Basis.AVERAGING_INDIVIDUAL, weeks=52), agreed(Basis.AVERAGING_INDIVIDUAL, weeks=53)
TV_52, TV_53 = agreed(Basis.AVERAGING, weeks=52), agreed(Basis.AVERAGING, weeks=53)
TV_JANUARY = agreed(Basis.AVERAGING, last="2027-01-31")
AT_26, AT_27 = agreed(Basis.AVERAGING_AUTHORITY, weeks=26), agreed(Basis.AVERAGING_AUTHORITY, weeks=27)
AT_53 = agreed(Basis.AVERAGING_AUTHORITY, weeks=53)
AT_TO_WEDNESDAY = agreed(Basis.AVERAGING_AUTHORITY, last="2027-02-03")
OCTOBER = period("2027-10-04", "2027-11-07")


def eight_weeks(mean: float) -> Facts:
    """A mean over eight weeks on record."""
    return Facts(measures=Measures(mean_8_weeks=mean * H))


def a_week(hours: float, overtime: float = 0) -> Facts:
    """Hours on record."""
    return Facts(measures=Measures(normal_hours=hours * H, overtime_hours=overtime * H))


def averaged_over(first: str, last: str) -> Facts:
    """An averaging period on record."""
    return Facts(measures=Measures(period_from=day(first), period_to=day(last)))


def a_mean(hours: float, rota: RotaKind | None = None, nights: float = 0, sundays: float = 0) -> Facts:
    """A weekly mean on record, of somebody who works every third Sunday when the rota is on record."""
    known = Measures(mean_week_hours=hours * H, mean_night_hours=nights * H, mean_sunday_hours=sundays * H)
    return Facts(person=PersonFacts(rota=rota, every_third_sunday=rota is not None), measures=known)


INDIVIDUAL = (
    passes("50 and 46 in turn are 48 on average", line(weeks_of("2027-01-04", [50, 46] * 4), IND)),
    passes("a week of 50 h", line(week_of("2027-02-01", 50), IND)),
    says("a week of 50 h 01", line(week_of("2027-02-01", 50 * H + MIN), IND), "needs TV"),
    says("a week of 51 h", line(week_of("2027-02-01", 51), IND), "needs TV"),
    says("a week of 54 h 01", line(week_of("2027-02-01", 54 * H + MIN), IND), "needs IR|AT"),
    says(
        "eight weeks a minute over 48 on average",
        line(weeks_of("2027-01-04", [50, 46] * 3 + [50, 46 * H + MIN]), IND),
        "needs IR",
    ),
    passes("the representatives' agreement is another rule's", line(weeks_of("2027-01-04", [55] * 8), TV)),
    passes("without the agreement § 10-4 judges", line(week_of("2027-02-01", 51))),
    passes("the representatives' agreement reaches further", line(week_of("2027-02-01", 51), IND, TV)),
    says("part-time does not scale the cap", line(week_of("2027-02-01", 51), IND, fraction=50), "needs TV"),
    says("a week of 51 h on record", line([], IND, facts=a_week(51)), "needs TV"),
    passes("a week of 50 h on record with ten of overtime", line([], IND, facts=a_week(50, 10))),
    passes("eight weeks of 48 h on record", line(weeks_of("2027-01-04", [49] * 8), IND, facts=eight_weeks(48))),
    says("eight weeks of 48 h 15 on record", line([], IND, facts=eight_weeks(48.25)), "needs IR"),
    passes("the same where a union's agreement derogates from it all", line([], IND, IR, facts=eight_weeks(48.25))),
    passes("without the agreement § 10-6 judges the mean", line(facts=eight_weeks(49))),
    passes("averaged over 52 weeks", line([], IND_52)),
    says("averaged over 53 weeks", line([], IND_53), "violation"),
    passes("52 weeks on record", line([], IND, facts=averaged_over("2027-01-04", "2028-01-02"))),
    says("a day more", line([], IND, facts=averaged_over("2027-01-04", "2028-01-03")), "violation"),
    passes(
        "what is beyond agreed hours is not counted",
        line([with_extra(shift("2027-02-06", "07:00", "12:00"), 5), *week_of("2027-02-01", 50)], IND),
    ),
)

REPRESENTATIVES = (
    passes("54 h with an eight-week mean of 47", line(weeks_of("2027-01-04", [54] + [46] * 7), TV)),
    passes("a week of 54 h", line(week_of("2027-02-01", 54), TV)),
    says("a week of 54 h 01", line(week_of("2027-02-01", 54 * H + MIN), TV), "needs IR|AT"),
    says("a week of 55 h", line(week_of("2027-02-01", 55), TV), "needs IR|AT"),
    passes("the employee's agreement is another rule's", line(weeks_of("2027-01-04", [51] * 8), IND)),
    says("51 h where the parties agreed 50", line(week_of("2027-02-01", 51), TV_50), "needs TV"),
    passes("55 h where a tariff agreement says 56", line(week_of("2027-02-01", 55), TV, IR_56)),
    passes("eight weeks of 48 on average", line(weeks_of("2027-01-04", [48] * 8), TV, plan=EIGHT)),
    says("a minute more", line(weeks_of("2027-01-04", [48] * 7 + [48 * H + MIN]), TV, plan=EIGHT), "needs IR"),
    says("any eight weeks: each window", line(weeks_of("2027-01-04", [48] * 8 + [49, 49]), TV), "needs IR", "needs IR"),
    passes("a plan of four weeks is judged on what lies inside", line(weeks_of("2027-01-04", [54] * 4), TV, plan=FOUR)),
    passes("half a year of the March clock", line(weeks_of("2027-01-04", [48] * 26), TV)),
    says("a week of 55 h on record", line([], TV, facts=a_week(55)), "needs IR|AT"),
    passes("a day of 12 h 45 is the working day's rule", line([], TV, facts=a_week(12.75))),
    passes(
        "54 h on record with 15 of overtime, and a mean of 47",
        line([], TV, facts=Facts(measures=replace(a_week(54, 15).measures, mean_8_weeks=47 * H))),
    ),
    says("a mean of 48 h 01 on record", line([], TV, facts=eight_weeks(48 + 1 / 60)), "needs IR"),
    passes(
        "eight weeks of 49 h where a union's agreement derogates from it all",
        line(weeks_of("2027-01-04", [49] * 8), TV, IR, plan=EIGHT),
    ),
    passes("the week after it lapsed is judged by § 10-4", line(week_of("2027-02-01", 55), TV_JANUARY)),
    says("the last week before it lapses", line(week_of("2027-01-25", 55), TV_JANUARY), "needs IR|AT"),
    passes("averaged over 52 weeks", line([], TV_52)),
    says("averaged over 53 weeks", line([], TV_53), "violation"),
    passes("another's agreement", line(week_of("2027-02-01", 55), replace(TV, covers=frozenset()))),
    passes(
        "46 h and 56 h of standby count as 54",
        line([*week_of("2027-02-01", 46, starts="06:00"), standby("2027-02-05", "16:00", "00:00", days=3)], TV),
    ),
    says(
        "46 h 01 beside it",
        line(
            [*week_of("2027-02-01", 46 * H + MIN, starts="06:00"), standby("2027-02-05", "16:00", "00:00", days=3)], TV
        ),
        "needs IR|AT",
    ),
    says(
        "the October night has an hour more",
        line([*week_of("2027-10-25", 46, days=4), shift("2027-10-30", "22:00", "05:01")], TV, plan=OCTOBER),
        "needs IR|AT",
    ),
    says("part-time does not scale the cap", line(week_of("2027-02-01", 55), TV, fraction=50), "needs IR|AT"),
)

SETTLED_48 = RuleFigures(settings=Settings(averaged_week_authority=48 * H))
AUTHORITY = (
    passes("a week of 48 h", line(week_of("2027-02-01", 48), AT)),
    passes("a single week of 60 h where the decision names none", line(week_of("2027-02-01", 60), AT)),
    says(
        "a week of 48 h 01 where a trust has settled 48 h",
        line(
            week_of("2027-02-01", 48 * H + MIN), AT, rule=RuleFigures(settings=Settings(averaged_week_authority=48 * H))
        ),
        "needs IND|TV",
    ),
    passes("a week of 55 h that the decision names", line(week_of("2027-02-01", 55), AT_55)),
    says("a week of 55 h 01", line(week_of("2027-02-01", 55 * H + MIN), AT_55), "needs IR|AT"),
    says(
        "eight weeks over 48 on average", line(weeks_of("2027-01-04", [48] * 7 + [49]), AT_55, plan=EIGHT), "needs IR"
    ),
    passes("eight weeks of 48 on average", line(weeks_of("2027-01-04", [49, 47] * 4), AT_55, plan=EIGHT)),
    passes("13 h in all", line([with_extra(shift("2027-02-01", "07:00", "20:00"), 3)], AT)),
    says("13 h 01 in all", line([with_extra(shift("2027-02-01", "07:00", "20:01"), 3)], AT), "needs IR"),
    passes("13 h 01 of normal hours are the working day's rule", line([shift("2027-02-01", "07:00", "20:01")], AT)),
    says("12 h and 1 h 15 of overtime on record", line([], AT, facts=a_week(12, 1.25)), "needs IR"),
    passes(
        "the day after the consent lapsed § 10-4 judges",
        line([with_extra(shift("2027-02-04", "07:00", "20:01"), 3)], AT_TO_WEDNESDAY),
    ),
    says(
        "13 h across midnight and a minute",
        line([with_extra(shift("2027-02-01", "17:59", "07:00"), 3)], AT),
        "needs IR",
    ),
    passes("14 h by the clock in the March night", line([with_extra(shift("2027-03-27", "17:00", "07:00"), 3)], AT)),
    says(
        "13 h by the clock in the October night",
        line([with_extra(shift("2027-10-30", "18:00", "07:00"), 3)], AT, plan=OCTOBER),
        "needs IR",
    ),
    says(
        "45 h and ten of overtime and a minute are over 55 in all",
        line([*week_of("2027-02-01", 45), *[with_extra(s, 5) for s in week_of("2027-02-06", 10 * H + MIN, 2)]], AT_55),
        "needs IR|AT",
    ),
    says("eight weeks of 48 h 30 on record", line([], AT, facts=eight_weeks(48.5)), "needs IR"),
    passes("averaged over 26 weeks", line([], AT_26)),
    says("averaged over 27 weeks", line([], AT_27), "needs IND|TV"),
    says("averaged over 53 weeks", line([], AT_53), "violation"),
    passes("26 weeks on record", line([], AT, facts=averaged_over("2027-01-04", "2027-07-04"))),
    says("30 weeks on record", line([], AT, facts=averaged_over("2027-01-04", "2027-08-01")), "needs IND|TV"),
    passes(
        "30 weeks on record under TV are another rule's", line([], TV, facts=averaged_over("2027-01-04", "2027-08-01"))
    ),
    says(
        "part-time does not scale it",
        line([with_extra(shift("2027-02-01", "07:00", "20:01"), 3)], AT, fraction=50),
        "needs IR",
    ),
)


def with_standby(week: int, hours: float) -> list[Shift]:
    """A week with seven hours of standby on Monday evening."""
    monday = day("2027-01-04") + 7 * week * DAY
    return [*week_of(monday, hours), standby(monday, "16:00", "23:00")]


MEAN = (
    passes("40 h over twelve weeks", line(weeks_of("2027-01-04", [42, 38] * 6), TV, plan=TWELVE)),
    says(
        "a minute more over twelve weeks",
        line(weeks_of("2027-01-04", [42, 38] * 5 + [42, 38 * H + MIN]), TV, plan=TWELVE),
        "violation",
    ),
    says(
        "twelve agreed weeks of 24: the first twelve",
        line(weeks_of("2027-01-04", [41] * 12 + [39] * 12), TV_12_WEEKS),
        "violation",
    ),
    says(
        "weeks after the agreement has lapsed are no part of it",
        line(weeks_of("2027-01-04", [41] * 12 + [30] * 14), TV_TO_EASTER),
        "violation",
    ),
    says(
        "nor those before it began",
        line(weeks_of("2027-01-04", [30] * 13 + [41] * 13), TV_AFTER_EASTER),
        "violation",
    ),
    says(
        "what is agreed anew under the same name is averaged over by itself",
        line(weeks_of("2027-01-04", [30] * 13 + [41] * 13), TV_TO_EASTER, TV_AFTER_EASTER),
        "violation",
    ),
    passes("the same over 26 weeks", line(weeks_of("2027-01-04", [41] * 12 + [39] * 12), TV)),
    says("rota work has 38 h", line(weeks_of("2027-01-04", [39] * 12, first=2), TV, plan=TWELVE), "violation"),
    passes("without averaging there is no mean", line(weeks_of("2027-01-04", [41] * 26))),
    says(
        "the authority's consent averages over 26 weeks at most",
        line(weeks_of("2027-01-04", [41] * 26 + [30] * 4), AT_30_WEEKS, plan=period("2027-01-04", "2027-08-01")),
        "violation",
    ),
    passes("part-time stays far below", line(weeks_of("2027-01-04", [20] * 26), TV, fraction=50)),
    says(
        "part-time does not scale the limit of a day worker",
        line(weeks_of("2027-01-04", [41] * 26), TV, fraction=50),
        "violation",
    ),
    passes(
        "39 h with an hour of standby a week",
        line([s for n in range(12) for s in with_standby(n, 39)], TV, plan=TWELVE),
    ),
    says(
        "39 h 01 with an hour of standby a week",
        line([s for n in range(12) for s in with_standby(n, 39 + 1 / 60)], TV, plan=TWELVE),
        "violation",
    ),
    says("a mean of 40 h 15 on record", line([], TV, facts=a_mean(40.25)), "violation"),
    passes("a mean of 40 h on record", line([], TV, facts=a_mean(40))),
    says(
        "a mean of 37 h on record in fully continuous work",
        line([], TV, facts=a_mean(37, RotaKind.CONTINUOUS)),
        "violation",
    ),
    says(
        "37 h 03 on record against 37 h 02 30",
        line([], TV, facts=a_mean(37.05, RotaKind.THREE_PART, 8.5, 5)),
        "violation",
    ),
    passes(
        "37 h 02 on record against 37 h 02 30", line([], TV, facts=a_mean(37 + 2 / 60, RotaKind.THREE_PART, 8.5, 5))
    ),
    says(
        "half a position against 18 h 31 15",
        line([], TV, facts=a_mean(18.6, RotaKind.THREE_PART, 4.25, 2.5), fraction=50),
        "violation",
    ),
)

TABLES = {
    "AML-10-5-1-IND": INDIVIDUAL,
    "AML-10-5-2-TV": REPRESENTATIVES,
    "AML-10-5-3-AT": AUTHORITY,
    "AML-10-5-MEAN": MEAN,
}
