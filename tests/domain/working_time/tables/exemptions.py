"""AML § 10-12."""

from dataclasses import replace
from datetime import timedelta

from domain.working_time.facts import Facts, Measures, PersonFacts, WorkFacts
from domain.working_time.model import Basis, Post, Shift, ShiftKind
from tests.domain.working_time.lines import (
    agreed,
    line,
    passes,
    period,
    says,
    shift,
    weeks_of,
    with_extra,
    with_passive,
)
from tests.domain.working_time.tables.rest import gap, nightly

DANGER = Facts(work=WorkFacts(averts_danger=True))
FORESEEN = Facts(work=WorkFacts(averts_danger=False))
TV = agreed(Basis.REST, daily_rest=8, weekly_rest=28)
TOTAL = agreed(Basis.TOTAL_DAY)
IR = agreed(Basis.TARIFF, hours_a_day=13.5)
IR_JANUARY = agreed(Basis.TARIFF, last="2027-01-31")
WHOLE = replace(agreed(Basis.TARIFF), whole_chapter=True)
AUTHORITY = agreed(Basis.PASSIVE_REST_AUTHORITY)
AUTHORITY_JANUARY = agreed(Basis.PASSIVE_REST_AUTHORITY, last="2027-01-31")
AUTUMN = period("2027-10-04", "2027-11-07")


def of(starts: str, ends: str, on: str = "2027-02-01", kind: ShiftKind = ShiftKind.DAY) -> Shift:
    return shift(on, starts, ends, kind)


LEADER = (
    says(
        "a leader with an evening", line([of("15:00", "20:00", kind=ShiftKind.EVENING)], post=Post.LEADER), "advisory"
    ),
    says("an independent post with a night", line([of("22:00", "06:00")], post=Post.INDEPENDENT), "advisory"),
    says("a minute after 21:00", line([of("13:00", "21:01")], post=Post.LEADER), "advisory"),
    passes("until 21:00", line([of("13:00", "21:00")], post=Post.LEADER)),
    says("a Sunday", line([of("08:00", "15:00", "2027-02-07")], post=Post.LEADER), "advisory"),
    says("a Saturday until 18:01", line([of("10:00", "18:01", "2027-02-06")], post=Post.LEADER), "advisory"),
    passes("a Saturday until 18:00", line([of("10:00", "18:00", "2027-02-06")], post=Post.LEADER)),
    says(
        "several are one finding",
        line([of("22:00", "06:00"), of("08:00", "15:00", "2027-02-07")], post=Post.LEADER),
        "advisory",
    ),
    passes("a head of clinic without duties", line(post=Post.LEADER)),
    passes("an ordinary post", line([of("22:00", "06:00")])),
)

BY_DANGER = (
    says("a duty of 18 h", line([of("06:00", "00:00")], facts=DANGER), "due 5:00"),
    says("13 h 01", line([of("08:00", "21:01")], facts=DANGER), "due 0:01"),
    passes("13 h", line([of("08:00", "21:00")], facts=DANGER)),
    says("14 h, overtime among them", line([with_extra(of("08:00", "22:00"), 6)], facts=DANGER), "due 1:00"),
    passes("15 h where 16 are agreed", line([of("07:00", "22:00")], TOTAL, facts=DANGER)),
    says("18 h where 16 are agreed", line([of("06:00", "00:00")], TOTAL, facts=DANGER), "due 5:00"),
    says("a rest of 4 h", line([of("14:00", "22:00"), of("02:00", "09:00", "2027-02-02")], facts=DANGER), "due 7:00"),
    passes("a rest that the agreement reaches", line(gap("22:30", "07:30"), TV, facts=DANGER)),
    says("a rest that it does not reach", line(gap("23:45", "07:30"), TV, facts=DANGER), "due 3:15"),
    passes(
        "a call under the agreement is § 10-8 (3)", line(nightly("21:00", "02:00", "04:00", "09:00"), TV, facts=DANGER)
    ),
    says(
        "a week with 27 h",
        line(
            [of("07:00", "15:00", f"2027-02-0{n}") for n in (1, 2, 3, 4)]
            + [of("14:00", "22:00", "2027-02-05"), of("01:00", "09:00", "2027-02-07")],
            facts=DANGER,
        ),
        "due 8:00",
    ),
    says(
        "13 h over the October change are 14 h",
        line([of("20:00", "09:00", "2027-10-30")], plan=AUTUMN, facts=DANGER),
        "due 1:00",
    ),
    passes("14 h over the March change are 13 h", line([of("20:00", "10:00", "2027-03-27")], facts=DANGER)),
    passes("nothing on record", line([of("06:00", "00:00")])),
    says("on record that there was no danger", line([of("06:00", "00:00")], facts=FORESEEN), "violation"),
    passes("13 h, and no danger", line([of("08:00", "21:00")], facts=FORESEEN)),
    passes("16 h where they are agreed, and no danger", line([of("07:00", "23:00")], TOTAL, facts=FORESEEN)),
    says(
        "16 h 01 where 16 are agreed, and no danger", line([of("07:00", "23:01")], TOTAL, facts=FORESEEN), "violation"
    ),
    passes("a tariff agreement on the whole chapter", line([of("06:00", "00:00")], WHOLE, facts=FORESEEN)),
    passes("for another employer", line([replace(of("06:00", "00:00"), other_employer=True)], facts=DANGER)),
)

UNWILLING = WorkFacts(willing_each_time=False)
WILLING = WorkFacts(willing_each_time=True)
EXTRA = [with_extra(of("07:00", "20:30"), 2)]


def year(mean: float, consents: bool | None = None) -> Facts:
    """The mean of total hours over a year, and the employee's consent, on record."""
    hours = Measures(mean_total_hours_52_weeks=timedelta(hours=mean))
    return Facts(person=PersonFacts(individual_consent=consents), measures=hours)


YEAR = period("2027-01-04", "2028-01-02")
CONSENT = agreed(Basis.MEAN_CONSENT)
CONSENT_TO_CHRISTMAS = agreed(Basis.MEAN_CONSENT, last="2027-12-24")


def overtime(hours: float) -> Facts:
    """So much overtime on record, without the employee's yes."""
    return Facts(work=UNWILLING, measures=Measures(overtime_hours=timedelta(hours=hours)))


CONSENTED = (
    passes("13 h 30 in the plan", line([of("07:00", "20:30")], IR)),
    passes(
        "13 h 30 in the plan of somebody who was not willing to more",
        line([of("07:00", "20:30")], IR, facts=Facts(work=UNWILLING)),
    ),
    says("overtime without a yes", line(EXTRA, IR, facts=Facts(work=UNWILLING)), "violation"),
    passes("overtime with one", line(EXTRA, IR, facts=Facts(work=WILLING))),
    passes("overtime of which nothing is on record", line(EXTRA, IR)),
    passes("without a tariff agreement it is another rule's", line(EXTRA, facts=Facts(work=UNWILLING))),
    passes("the day after the tariff agreement", line(EXTRA, IR_JANUARY, facts=Facts(work=UNWILLING))),
    says(
        "each time is one",
        line([*EXTRA, with_extra(of("07:00", "16:00", "2027-02-03"), 1)], WHOLE, facts=Facts(work=UNWILLING)),
        "violation",
        "violation",
    ),
    says("overtime on record without a yes", line((), IR, facts=overtime(3)), "violation"),
    passes("none on record", line((), IR, facts=overtime(0))),
    says(
        "overtime by week on record without a yes",
        line((), IR, facts=Facts(work=UNWILLING, measures=Measures(overtime_hours_by_week=(timedelta(hours=3),)))),
        "violation",
    ),
    passes("a mean of 48 h on record", line((), IR, facts=year(48))),
    says("48 h 01", line((), IR, facts=year(48.02)), "needs IND"),
    says("48 h 01, and no consent on record", line((), IR, facts=year(48.02, consents=False)), "needs IND"),
    passes("48 h 01 with the employee's consent", line((), IR, facts=year(48.02, consents=True))),
    passes("48 h 01 with the employee's agreement", line((), IR, CONSENT, facts=year(48.02))),
    says("48 h 01 without a tariff agreement", line((), facts=year(48.02)), "needs IND"),
    passes("52 weeks of 48 h", line(weeks_of("2027-01-04", [48] * 52), IR, plan=YEAR)),
    says(
        "52 weeks, one of them 48 h 01", line(weeks_of("2027-01-04", [48] * 51 + [48.02]), IR, plan=YEAR), "needs IND"
    ),
    says(
        "with a consent that ends before",
        line(weeks_of("2027-01-04", [49] * 52), IR, CONSENT_TO_CHRISTMAS, plan=YEAR),
        "needs IND",
    ),
    passes("51 weeks of 60 h", line(weeks_of("2027-01-04", [60] * 51), IR, plan=period("2027-01-04", "2027-12-26"))),
    says(
        "any 52 weeks: the last of 53",
        line(weeks_of("2027-01-04", [0.5, *[48] * 51, 49]), IR, plan=period("2027-01-04", "2028-01-09")),
        "needs IND",
    ),
    says(
        "overtime is among them",
        line([with_extra(s, 1) for s in weeks_of("2027-01-04", [49] * 52)], IR, plan=YEAR),
        "needs IND",
    ),
    says("part-time does not scale the mean", line((), IR, facts=year(48.02), fraction=50), "needs IND"),
)


def bound(some: int | None, of_all: int | None) -> Facts:
    """How many the agreement binds of how many that do the work."""
    return Facts(measures=Measures(bound_by_agreement=some, doing_same_work=of_all))


EXTENDED = (
    passes("12 of 20", line((), facts=bound(12, 20))),
    passes("11 of 20", line((), facts=bound(11, 20))),
    says("10 of 20", line((), facts=bound(10, 20)), "needs IND"),
    says("10 of 21", line((), facts=bound(10, 21)), "needs IND"),
    passes("11 of 21", line((), facts=bound(11, 21))),
    says("none of 20", line((), facts=bound(0, 20)), "needs IND"),
    passes("one number alone", line((), facts=bound(10, None))),
    passes("nothing on record", line()),
)


def passive(ends: str, hours: float = 3, on: str = "2027-02-01") -> Shift:
    """From 08:00 with so much passive time."""
    return with_passive(of("08:00", ends, on), hours)


PASSIVE = (
    says("14 h with three passive", line([passive("22:00")], AUTHORITY), "due 1:00"),
    passes("13 h", line([passive("21:00")], AUTHORITY)),
    says("13 h 01", line([passive("21:01")], AUTHORITY), "due 0:01"),
    passes("14 h with nothing passive", line([passive("22:00", 0)], AUTHORITY)),
    passes("14 h without the consent", line([passive("22:00")])),
    passes("14 h the day after the consent", line([passive("22:00")], AUTHORITY_JANUARY)),
    says("a rest of 9 h after it", line([passive("21:00"), of("06:00", "14:00", "2027-02-02")], AUTHORITY), "due 2:00"),
    says(
        "a rest of 9 h before it", line([of("15:00", "23:00", "2027-01-31"), passive("21:00")], AUTHORITY), "due 2:00"
    ),
    passes(
        "a rest that the representatives' agreement reaches",
        line([passive("21:00"), of("06:00", "14:00", "2027-02-02")], AUTHORITY, TV),
    ),
    passes("a rest without passive time", line(gap("22:30", "07:30"), AUTHORITY)),
    says(
        "a week with 27 h",
        line(
            [of("07:00", "15:00", f"2027-02-0{n}") for n in (1, 2, 3, 4)]
            + [with_passive(of("14:00", "22:00", "2027-02-05"), 1), of("01:00", "09:00", "2027-02-07")],
            AUTHORITY,
        ),
        "due 8:00",
    ),
    says(
        "13 h over the October change are 14 h",
        line([with_passive(of("20:00", "09:00", "2027-10-30"), 5)], AUTHORITY, plan=AUTUMN),
        "due 1:00",
    ),
    passes("danger comes first", line([passive("22:00")], AUTHORITY, facts=DANGER)),
    passes("for another employer", line([replace(passive("22:00"), other_employer=True)], AUTHORITY)),
)

TABLES = {
    "AML-10-12-1-LEADER": LEADER,
    "AML-10-12-3-EMERGENCY": BY_DANGER,
    "AML-10-12-4-IR": CONSENTED,
    "AML-10-12-5-EXTEND": EXTENDED,
    "AML-10-12-7-AT-PASSIVE": PASSIVE,
}
