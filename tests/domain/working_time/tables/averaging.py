"""AML § 10-5."""

from datetime import timedelta

from domain.working_time.model import Basis
from tests.domain.working_time.lines import agreed, line, passes, period, says, week_of, weeks_of

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
)

AUTHORITY = (
    passes("a week of 48 h", line(week_of("2027-02-01", 48), AT)),
    says(
        "a week of 48 h 01 where the decision names none", line(week_of("2027-02-01", 48 * H + MIN), AT), "needs IND|TV"
    ),
    passes("a week of 55 h that the decision names", line(week_of("2027-02-01", 55), AT_55)),
    says("a week of 55 h 01", line(week_of("2027-02-01", 55 * H + MIN), AT_55), "needs IR|AT"),
    says(
        "eight weeks over 48 on average", line(weeks_of("2027-01-04", [48] * 7 + [49]), AT_55, plan=EIGHT), "needs IR"
    ),
    passes("eight weeks of 48 on average", line(weeks_of("2027-01-04", [49, 47] * 4), AT_55, plan=EIGHT)),
)

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
    passes("the same over 26 weeks", line(weeks_of("2027-01-04", [41] * 12 + [39] * 12), TV)),
    says("rota work has 38 h", line(weeks_of("2027-01-04", [39] * 12, first=2), TV, plan=TWELVE), "violation"),
    passes("without averaging there is no mean", line(weeks_of("2027-01-04", [41] * 26))),
    says(
        "the authority's consent averages over 26 weeks at most",
        line(weeks_of("2027-01-04", [41] * 26 + [30] * 4), AT_30_WEEKS, plan=period("2027-01-04", "2027-08-01")),
        "violation",
    ),
    passes("part-time stays far below", line(weeks_of("2027-01-04", [20] * 26), TV, fraction=50)),
)

TABLES = {
    "AML-10-5-1-IND": INDIVIDUAL,
    "AML-10-5-2-TV": REPRESENTATIVES,
    "AML-10-5-3-AT": AUTHORITY,
    "AML-10-5-MEAN": MEAN,
}
