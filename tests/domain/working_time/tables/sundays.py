"""AML § 10-8 (4)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from domain.calendar import DAY, Period, is_red
from domain.working_time.facts import Facts, Measures
from domain.working_time.model import Agreed, Basis, Shift
from tests.domain.working_time.lines import Boundary, agreed, day, line, passes, period, says, shift

IND = agreed(Basis.SUNDAYS, weeks=26)
IND_5 = agreed(Basis.SUNDAYS, weeks=5)
IND_FROM_JANUARY = agreed(Basis.SUNDAYS, first="2027-01-04")
IND_TO_WEDNESDAY = agreed(Basis.SUNDAYS, last="2027-02-10")
RELIGION = agreed(Basis.RELIGION)
RELIGION_TO_WEDNESDAY = agreed(Basis.RELIGION, last="2027-02-10")
WHOLE = replace(agreed(Basis.TARIFF), whole_chapter=True)
MAY_2026 = period("2026-05-04", "2026-05-31")
APRIL_2026 = period("2026-04-13", "2026-05-10")


def on(*days: str) -> list[Shift]:
    """A day shift on each of ``days``."""
    return [shift(d, "08:00", "15:30") for d in days]


def run(label: str, weeks: int, *said: str, agreement: Agreed | None = None) -> Boundary:
    """So many weeks in a row without a free red day, on record."""
    known = Facts(measures=Measures(longest_run_of_weeks_without_free_red_day=weeks))
    return Boundary(label, line((), *([agreement] if agreement else []), facts=known), said)


def worked(label: str, days: int, plan: Period, *said: str, agreement: Agreed | None = IND) -> Boundary:
    """So many red days worked in ``plan``, on record."""
    known = Facts(measures=Measures(red_days_worked=days, period_from=plan.first_day, period_to=plan.last_day))
    return Boundary(label, line((), *([agreement] if agreement else []), facts=known), said)


NEXT = (
    says("10 May and Ascension Day 2026", line(on("2026-05-10", "2026-05-14"), plan=MAY_2026), "needs IND"),
    passes("free on Ascension Day, at work the Sunday after", line(on("2026-05-10", "2026-05-17"), plan=MAY_2026)),
    says("two Sundays in a row", line(on("2027-02-07", "2027-02-14")), "needs IND"),
    passes("every other Sunday", line(on("2027-02-07", "2027-02-21"))),
    says(
        "three in a row are two findings", line(on("2027-02-07", "2027-02-14", "2027-02-21")), "needs IND", "needs IND"
    ),
    passes("Saturday until 18:00", line([*on("2027-02-07"), shift("2027-02-13", "10:00", "18:00")])),
    says("a minute of Saturday evening", line([*on("2027-02-07"), shift("2027-02-13", "10:00", "18:01")]), "needs IND"),
    passes("a night that begins on Sunday at 22:00", line([shift("2027-02-07", "22:00", "06:00"), *on("2027-02-14")])),
    says("15 min of a Sunday night", line([shift("2027-02-07", "21:45", "07:45"), *on("2027-02-14")]), "needs IND"),
    says(
        "a Saturday night reaches into Sunday",
        line([shift("2027-02-06", "21:45", "07:45"), *on("2027-02-14")]),
        "needs IND",
    ),
    passes("the eve of 1 May until 22:00", line([shift("2027-04-30", "14:30", "22:00"), *on("2027-05-02")])),
    says("the eve of 1 May until 22:01", line([shift("2027-04-30", "14:30", "22:01"), *on("2027-05-02")]), "needs IND"),
    says("1 May on a Saturday and the Sunday after", line(on("2027-05-01", "2027-05-02")), "needs IND"),
    passes("Easter Eve until 15:00", line([shift("2027-03-27", "07:00", "15:00"), *on("2027-03-29")])),
    says(
        "Easter Eve until 15:01 is work on Easter Sunday",
        line([shift("2027-03-27", "07:00", "15:01"), *on("2027-03-29")]),
        "needs IND",
    ),
    says(
        "one shift that reaches from one red day into the next",
        line([shift("2027-03-25", "21:45", "07:45")]),
        "needs IND",
    ),
    says(
        "the night of the October change",
        line([shift("2027-10-30", "21:45", "07:45"), *on("2027-11-07")], plan=period("2027-10-04", "2027-11-07")),
        "needs IND",
    ),
    passes("averaged by agreement", line(on("2027-02-07", "2027-02-14"), IND)),
    says(
        "an agreement that ended before the second", line(on("2027-02-07", "2027-02-14"), IND_TO_WEDNESDAY), "needs IND"
    ),
    says("part-time does not scale Sundays", line(on("2027-02-07", "2027-02-14"), fraction=20), "needs IND"),
    passes("a red day outside the plan", line(on("2027-01-03", "2027-01-10"))),
    passes("against the days of the own religion", line(on("2027-02-07", "2027-02-14"), RELIGION)),
    says(
        "that agreement ended before the second",
        line(on("2027-02-07", "2027-02-14"), RELIGION_TO_WEDNESDAY),
        "needs IND",
    ),
    passes("a tariff agreement on the whole chapter", line(on("2027-02-07", "2027-02-14"), WHOLE)),
    says("a tariff agreement on other things", line(on("2027-02-07", "2027-02-14"), agreed(Basis.TARIFF)), "needs IND"),
    passes(
        "the second for another employer", line([*on("2027-02-07"), replace(on("2027-02-14")[0], other_employer=True)])
    ),
    passes("standby on the second", line([*on("2027-02-07"), replace(on("2027-02-14")[0], standby=True)])),
    run("one week in a row on record", 1),
    run("two", 2, "needs IND"),
    run("three", 3, "needs IND"),
    run("four are judged with the averaging", 4),
    run("two under the agreement", 2, agreement=IND),
    run("two against the days of the own religion", 2, agreement=RELIGION),
)


def red_weeks(letters: str, first_sunday: str = "2027-01-10") -> list[Shift]:
    """One letter a week: W works its Sunday, F is off."""
    start = day(first_sunday)
    return [shift(start + 7 * n * DAY, "08:00", "15:30") for n, letter in enumerate(letters) if letter == "W"]


AUTUMN_28 = period("2027-07-05", "2028-01-02")
"""26 Sundays, Christmas Day and New Year's Day: 28 red days."""


def work(days: Iterable[date]) -> list[Shift]:
    return [shift(d, "08:00", "15:00") for d in days]


def half(plan: Period, more: int) -> list[Shift]:
    """Every other red day of ``plan``, and so many of those between, far apart."""
    red = [d for d in plan.days() if is_red(d)]
    return work(sorted([*red[::2], *red[1 : 1 + 8 * more : 8]]))


YEAR = period("2027-01-04", "2028-01-02")
AUTUMN = period("2027-08-02", "2027-10-31")
TWO_WITH_A_MONTH_BETWEEN = (
    agreed(Basis.SUNDAYS, last="2027-08-29", name="one"),
    agreed(Basis.SUNDAYS, first="2027-10-04", name="other"),
)
SATURDAYS = [day("2027-01-09") + 7 * n * DAY for n in range(10)]


AVERAGED = (
    passes("W W W F F F", line(red_weeks("WWWFFF"), IND)),
    says("W W W W", line(red_weeks("WWWWFFFF"), IND), "needs IR"),
    passes("W W W F W W W", line(red_weeks("WWWFWWWFF"), IND)),
    says("W W W W W is one run", line(red_weeks("WWWWWFFFFFF"), IND), "needs IR"),
    passes("14 of 28 red days", line(half(AUTUMN_28, 0), IND, plan=AUTUMN_28)),
    says("15 of 28 red days", line(half(AUTUMN_28, 1), IND, plan=AUTUMN_28), "needs IR"),
    says(
        "the four red days of Easter are two weeks",
        line(on("2027-03-25", "2027-03-26", "2027-03-28", "2027-03-29"), IND),
        "advisory",
    ),
    says(
        "and the Sunday after",
        line(on("2027-03-25", "2027-03-26", "2027-03-28", "2027-03-29", "2027-04-04"), IND),
        "advisory",
    ),
    passes("three of the four", line(on("2027-03-26", "2027-03-28", "2027-03-29"), IND)),
    passes(
        "Easter without the agreement is the next day's",
        line(on("2027-03-25", "2027-03-26", "2027-03-28", "2027-03-29")),
    ),
    says(
        "Easter's two weeks and two more",
        line(on("2027-03-21", "2027-03-25", "2027-03-26", "2027-03-28", "2027-03-29", "2027-04-04", "2027-04-11"), IND),
        "needs IR",
    ),
    says(
        "a free Maundy Thursday breaks the run of weeks, and five days in a row follow",
        line(on("2027-03-14", "2027-03-21", "2027-03-26", "2027-03-28", "2027-03-29", "2027-04-04", "2027-04-11"), IND),
        "advisory",
    ),
    says(
        "a year is two periods: 17 of 32 and none of 28",
        line(half(period("2027-01-04", "2027-07-04"), 1), IND_FROM_JANUARY, plan=YEAR),
        "needs IR",
    ),
    passes("without the agreement the next day decides", line(red_weeks("WWWWWW"))),
    passes("Saturdays until 18:00 are not red", line([shift(d, "10:00", "18:00") for d in SATURDAYS], IND)),
    says(
        "odd numbers round down: 3 of 5",
        line(red_weeks("WFWFW"), IND_5, plan=period("2027-01-04", "2027-02-07")),
        "needs IR",
    ),
    passes("2 of 5", line(red_weeks("WFWFF"), IND_5, plan=period("2027-01-04", "2027-02-07"))),
    passes(
        "3 of 5 in a plan that ends before the agreed weeks are over",
        line(red_weeks("WFWFW"), IND, plan=period("2027-01-04", "2027-02-07")),
    ),
    passes("one worked before the agreement ends", line(red_weeks("W"), agreed(Basis.SUNDAYS, last="2027-01-12"))),
    says(
        "the half of the whole weeks and one, worked before the agreement ends",
        line(red_weeks("WWFWWWFWWWFWWWFWWWFWWW"), agreed(Basis.SUNDAYS, last="2027-06-20")),
        "needs IR",
    ),
    says("part-time does not scale Sundays", line(red_weeks("WWWWFFFF"), IND, fraction=20), "needs IR"),
    passes("W W W W against the days of the own religion", line(red_weeks("WWWWFFFF"), IND, RELIGION)),
    passes("W W W W under a tariff agreement on the whole chapter", line(red_weeks("WWWWFFFF"), IND, WHOLE)),
    passes("W W W W for another employer", line([replace(s, other_employer=True) for s in red_weeks("WWWWFFFF")], IND)),
    passes(
        "of 3 of 5, one is by the own religion: 2 of 4",
        line(
            red_weeks("WFWFW"),
            IND,
            agreed(Basis.RELIGION, first="2027-02-01"),
            plan=period("2027-01-04", "2027-02-07"),
        ),
    ),
    worked("14 of 28 on record", 14, AUTUMN_28),
    worked("15 of 28 on record", 15, AUTUMN_28, "needs IR"),
    worked("15 of 28 on record, with no agreement", 15, AUTUMN_28, "needs IR", agreement=None),
    worked("14 of 28 on record, with no agreement", 14, AUTUMN_28, agreement=None),
    worked("2 of 5 on record", 2, period("2027-01-04", "2027-02-07")),
    worked("3 of 5 on record", 3, period("2027-01-04", "2027-02-07"), "needs IR"),
    worked("15 of 28 by tariff agreement", 15, AUTUMN_28, agreement=WHOLE),
    run("three weeks in a row on record", 3, agreement=IND),
    run("four", 4, "needs IR", agreement=IND),
    run("four with no agreement", 4, "needs IR"),
    run("four against the days of the own religion", 4, agreement=RELIGION),
    passes(
        "a record stands in for the shifts",
        line(red_weeks("WWWWFFFF"), IND, facts=Facts(measures=Measures(red_days_worked=4))),
    ),
)

TABLES = {"AML-10-8-4-SUNDAY-NEXT": NEXT, "AML-10-8-4-SUNDAY-AVG26": AVERAGED}
