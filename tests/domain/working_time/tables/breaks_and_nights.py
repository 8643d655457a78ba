"""AML § 10-9 and § 10-11."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.calendar import DAY, OSLO
from domain.working_time.facts import Facts, Measures, PersonFacts, PlanFacts, WorkFacts
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Basis, Nights, Shift, ShiftKind
from domain.working_time.settings import Settings, When
from tests.domain.working_time.lines import (
    UNIT,
    agreed,
    day,
    line,
    passes,
    period,
    says,
    shift,
    shift_of,
    week_of,
    with_extra,
)

H, MIN = timedelta(hours=1), timedelta(minutes=1)
NIGHT = agreed(Basis.NIGHT)
NIGHT_JANUARY = agreed(Basis.NIGHT, last="2027-01-31")
AVERAGING = agreed(Basis.AVERAGING)
WHOLE = replace(agreed(Basis.TARIFF), whole_chapter=True)
BOUND = Facts(work=WorkFacts(break_free_to_leave=False))


def of(ends: str, unpaid: int = 0, paid: int = 0, starts: str = "08:00", on: str = "2027-02-01") -> list[Shift]:
    return [shift(on, starts, ends, unpaid=unpaid, paid=paid)]


BREAK = (
    passes("5 h 30 without a break", line(of("13:30"))),
    says("5 h 31 without a break", line(of("13:31")), "violation"),
    says("5 h 45 without a break", line(of("13:45")), "violation"),
    passes("5 h 45 with a short one", line(of("13:45", paid=5))),
    passes("7 h 59 with 5 min", line(of("15:59", paid=5))),
    says("8 h with 25 min unpaid", line(of("16:25", unpaid=25)), "violation"),
    passes("8 h with 30 min unpaid", line(of("16:30", unpaid=30))),
    passes("8 h with 30 min paid", line(of("16:00", paid=30))),
    passes("8 h with 15 and 15", line(of("16:15", unpaid=15, paid=15))),
    says("8 h with none is one finding", line(of("16:00")), "violation"),
    says("8 h across midnight with 25 min", line(of("06:00", paid=25, starts="22:00")), "violation"),
    passes("22:00-06:00 in the March night is 7 h", line(of("06:00", paid=25, starts="22:00", on="2027-03-27"))),
    says(
        "22:00-05:00 in the October night is 8 h",
        line(of("05:00", paid=25, starts="22:00", on="2027-10-30"), plan=period("2027-10-04", "2027-11-07")),
        "violation",
    ),
    says("7 h 35 and 25 min that one may not leave is 8 h", line(of("16:00", unpaid=25), facts=BOUND), "violation"),
    passes("7 h 35 and 25 min that one may leave", line(of("16:00", unpaid=25))),
    passes("7 h 34 and 25 min that one may not leave", line(of("15:59", unpaid=25), facts=BOUND)),
    passes("8 h and 30 min that one may not leave", line(of("16:30", unpaid=30), facts=BOUND)),
    says("5 h planned and an hour more", line([with_extra(of("14:00")[0], 1)]), "violation"),
    passes("by tariff agreement on the whole chapter", line(of("16:00"), WHOLE)),
    says("by a tariff agreement on other things", line(of("16:00"), agreed(Basis.TARIFF)), "violation"),
    passes("for another employer", line([replace(of("16:00")[0], other_employer=True)])),
    says("part-time does not scale breaks", line(of("16:00"), fraction=20), "violation"),
)


def from_four(ends: str, given: int = 0) -> list[Shift]:
    """A day of 8 h with half an hour's break, and a segment of overtime from 16:00 with so long a break."""
    after = shift("2027-02-01", "16:00", ends, paid=given)
    return [*of("16:00", paid=30), replace(after, extra=after.ends - after.starts)]


def since(clock: int) -> Facts:
    """Overtime from this hour on record."""
    return Facts(work=WorkFacts(overtime_from=datetime(2027, 2, 1, clock, tzinfo=OSLO)))


OVERTIME = (
    passes("2 h without a break", line(from_four("18:00"))),
    says("2 h 01 without a break", line(from_four("18:01")), "violation"),
    passes("2 h 30 with 30 min", line(from_four("18:30", 30))),
    says("2 h 30 with 29 min", line(from_four("18:30", 29)), "violation"),
    says("the break of the normal hours is another one", line(from_four("19:00")), "violation"),
    passes("one segment: its break is taken to lie there", line([with_extra(of("18:30", paid=30)[0], 2.5)])),
    says("one segment with 25 min", line([with_extra(of("18:30", paid=25)[0], 2.5)]), "violation"),
    says("on record from 16:00", line(of("18:30"), facts=since(16)), "violation"),
    passes("on record from 17:00", line(of("18:30"), facts=since(17))),
    passes("on record from 16:00 with 30 min", line(of("18:30", unpaid=30), facts=since(16))),
    passes("on record from the duty's end", line(of("16:00"), facts=since(16))),
    passes("no overtime", line(of("18:30"))),
    says("across midnight", line([with_extra(of("00:30", starts="15:00")[0], 2.5)]), "violation"),
    says(
        "2 h by the clock in the October night are 3",
        line([with_extra(shift("2027-10-30", "20:00", "04:00", paid=0), 3)], plan=period("2027-10-04", "2027-11-07")),
        "violation",
    ),
    passes("by tariff agreement on the whole chapter", line(from_four("19:00"), WHOLE)),
    says("a part-timer's extra work", line(from_four("18:30"), fraction=20), "violation"),
)


def four_weeks(nights: int, night: timedelta, last: timedelta | None = None, first: str = "2027-02-01") -> list[Shift]:
    """Four weeks with so many nights each from 21:00, the very last of another length."""
    start = day(first)
    days = [start + (7 * week + n) * DAY for week in range(4) for n in range(nights)]
    return [shift_of(d, night if d != days[-1] else last or night, "21:00", ShiftKind.NIGHT) for d in days]


EXACT = 8 * H + 52 * MIN
"""Twenty of these are 177 h 20."""
FOUR = period("2027-02-01", "2027-02-28")
HARD_WEEKS = week_of("2027-02-01", 90, days=7) + week_of("2027-02-08", 70, days=7)
"""160 h by day in the first two of the four weeks."""


def regular(nights: bool | None, hours: float | None = None) -> Facts:
    """Whether the person works nights regularly, and the normal hours of four weeks, on record."""
    total = None if hours is None else timedelta(hours=hours)
    return Facts(person=PersonFacts(regular_night_worker=nights), measures=Measures(normal_hours_4_weeks=total))


def judged(how: When) -> RuleFigures:
    """What is said of a mean that is too high."""
    return RuleFigures(settings=Settings(night_average=how))


AVERAGE = (
    passes("142 h", line(four_weeks(4, timedelta(hours=142) / 16), plan=FOUR)),
    passes("177 h 20", line(four_weeks(5, EXACT), plan=FOUR)),
    says("177 h 21", line(four_weeks(5, EXACT, EXACT + MIN), plan=FOUR), "needs TV"),
    says("180 h", line(four_weeks(5, 9 * H), plan=FOUR), "needs TV"),
    says("180 h under the agreement on night work", line(four_weeks(5, 9 * H), NIGHT, plan=FOUR), "due"),
    says("an agreement for January alone", line(four_weeks(5, 9 * H), NIGHT_JANUARY, plan=FOUR), "needs TV"),
    says("averaging is another matter", line(four_weeks(5, 9 * H), AVERAGING, plan=FOUR), "needs TV"),
    says("any four weeks in a row", line(four_weeks(5, 9 * H)), "needs TV"),
    passes(
        "two nights in four weeks are not regular",
        line(HARD_WEEKS + four_weeks(1, 9 * H)[2:], plan=FOUR),
    ),
    says(
        "three are",
        line(HARD_WEEKS + four_weeks(1, 9 * H)[1:], plan=FOUR),
        "needs TV",
    ),
    passes("by day", line([s for n in range(4) for s in week_of(day("2027-02-01") + 7 * n * DAY, 46)], plan=FOUR)),
    passes(
        "3 h at night are not more than 3 h",
        line([shift_of(d, 9 * H, "15:00") for d in FOUR.days() if d.weekday() < 5], plan=FOUR),
    ),
    passes(
        "177 h 21 by the clock is 176 h 21 over the March change",
        line(four_weeks(6, EXACT * 20 / 24, None, "2027-03-01"), plan=period("2027-03-01", "2027-03-28")),
    ),
    says("180 h under a tariff agreement on the whole chapter", line(four_weeks(5, 9 * H), WHOLE, plan=FOUR), "due"),
    says(
        "not regular by the shifts, but on record",
        line(HARD_WEEKS + four_weeks(1, 9 * H)[2:], plan=FOUR, facts=regular(True)),
        "needs TV",
    ),
    passes("regular by the shifts, but not on record", line(four_weeks(5, 9 * H), plan=FOUR, facts=regular(False))),
    passes("142 h on record", line((), facts=regular(True, 142))),
    passes("177 h 20 on record", line((), facts=regular(True, 177 + 1 / 3))),
    says("177 h 21 on record", line((), facts=regular(True, 177.35)), "needs TV"),
    says("180 h on record", line((), facts=regular(True, 180)), "needs TV"),
    says("180 h on record under the agreement", line((), NIGHT, facts=regular(True, 180)), "due"),
    passes("180 h on record of somebody without regular nights", line((), facts=regular(False, 180))),
    says("180 h on record, and nothing on nights", line((), facts=regular(None, 180)), "needs TV"),
    says("where the rule reports only", line(four_weeks(5, 9 * H), plan=FOUR, rule=judged(When.ADVISORY)), "advisory"),
    passes("where the rule is off", line(four_weeks(5, 9 * H), plan=FOUR, rule=judged(When.OFF))),
)

STRAIN = replace(UNIT, particular_strain_at_night=True)
ONLY_FOUND = Facts(person=PersonFacts(considerable_strain=True))
NOT_FOUND = Facts(person=PersonFacts(considerable_strain=False))

HARD = (
    passes("8 h", line(of("06:00", starts="22:00"), unit=STRAIN)),
    says("8 h 01", line(of("06:01", starts="22:00"), unit=STRAIN), "needs TV"),
    says("9 h 30 whatever averaging is agreed", line(of("07:30", starts="22:00"), AVERAGING, unit=STRAIN), "needs TV"),
    says("9 h 30 under the agreement on night work", line(of("07:30", starts="22:00"), NIGHT, unit=STRAIN), "due 1:30"),
    says("the day after that agreement", line(of("07:30", starts="22:00"), NIGHT_JANUARY, unit=STRAIN), "needs TV"),
    passes("where no such strain is assessed", line(of("07:30", starts="22:00"))),
    passes("9 h 30 by day", line(of("17:30"), unit=STRAIN)),
    passes(
        "3 h at night", line([*of("00:00", starts="14:00"), *of("05:00", starts="22:00", on="2027-02-03")], unit=STRAIN)
    ),
    says("3 h 01 at night", line(of("00:01", starts="14:00"), unit=STRAIN), "needs TV"),
    passes("22:00-06:30 in the March night is 7 h 30", line(of("06:30", starts="22:00", on="2027-03-27"), unit=STRAIN)),
    says(
        "22:00-05:30 in the October night is 8 h 30",
        line(of("05:30", starts="22:00", on="2027-10-30"), unit=STRAIN, plan=period("2027-10-04", "2027-11-07")),
        "needs TV",
    ),
    says(
        "9 h 30 where strain is on record of the person",
        line(of("07:30", starts="22:00"), facts=ONLY_FOUND),
        "needs TV",
    ),
    passes(
        "9 h 30 where it is on record that there is none",
        line(of("07:30", starts="22:00"), unit=STRAIN, facts=NOT_FOUND),
    ),
    says("7 h 30 and 2 h overtime", line([with_extra(of("07:30", starts="22:00")[0], 2)], unit=STRAIN), "needs TV"),
    passes("8 h 30 with an unpaid half hour", line(of("06:30", starts="22:00", unpaid=30), unit=STRAIN)),
    says(
        "9 h 30 under a tariff agreement on the whole chapter",
        line(of("07:30", starts="22:00"), WHOLE, unit=STRAIN),
        "due 1:30",
    ),
    says(
        "9 h 30 under a tariff agreement on other things",
        line(of("07:30", starts="22:00"), agreed(Basis.TARIFF), unit=STRAIN),
        "needs TV",
    ),
    passes("for another employer", line([replace(of("07:30", starts="22:00")[0], other_employer=True)], unit=STRAIN)),
    says("part-time does not scale it", line(of("07:30", starts="22:00"), unit=STRAIN, fraction=20), "needs TV"),
)

NO_NEED = Facts(work=WorkFacts(nature_requires=False))
NOT_DISCUSSED = Facts(plan=PlanFacts(need_discussed=False))
OWN_WISH = agreed(Basis.NIGHT_OWN_WISH)
NIGHT_WORK = agreed(Basis.NIGHT_WORK)
NIGHT_WORK_FOURTH = agreed(Basis.NIGHT_WORK, first="2027-02-04")
NIGHT_WORK_JANUARY = agreed(Basis.NIGHT_WORK, last="2027-01-31")
WITH_A_NIGHT = shift("2027-02-04", "22:00", "06:00")
"""Makes evenings after 21:00 night work: the line is no two-shift work between 06:00 and midnight."""

NEED = (
    passes("a night in the care of patients", line([WITH_A_NIGHT])),
    says("a night that the work does not require", line([WITH_A_NIGHT], facts=NO_NEED), "needs TV"),
    passes("by agreement with the representatives", line([WITH_A_NIGHT], NIGHT_WORK, facts=NO_NEED)),
    says("the day after that agreement", line([WITH_A_NIGHT], NIGHT_WORK_JANUARY, facts=NO_NEED), "needs TV"),
    says(
        "the employee's own wish does not reach past 23:00", line([WITH_A_NIGHT], OWN_WISH, facts=NO_NEED), "needs TV"
    ),
    says(
        "until 23:00",
        line([shift("2027-02-01", "15:00", "23:00"), WITH_A_NIGHT], NIGHT_WORK_FOURTH, facts=NO_NEED),
        "needs IND|TV",
    ),
    says(
        "until 23:01",
        line([shift("2027-02-01", "15:00", "23:01"), WITH_A_NIGHT], NIGHT_WORK_FOURTH, facts=NO_NEED),
        "needs TV",
    ),
    passes(
        "until 23:00 on the employee's own wish",
        line([shift("2027-02-01", "15:00", "23:00"), WITH_A_NIGHT], NIGHT_WORK_FOURTH, OWN_WISH, facts=NO_NEED),
    ),
    passes("two-shift work until midnight", line([shift("2027-02-01", "16:00", "00:00")], facts=NO_NEED)),
    passes("by day", line([shift("2027-02-01", "06:00", "15:00")], facts=NO_NEED)),
    passes("a tariff agreement on the whole chapter", line([WITH_A_NIGHT], WHOLE, facts=NO_NEED)),
    says("the need was not discussed", line([WITH_A_NIGHT], facts=NOT_DISCUSSED), "violation"),
    passes("it was", line([WITH_A_NIGHT], facts=Facts(plan=PlanFacts(need_discussed=True)))),
    passes("it was not, but nobody works at night", line([shift("2027-02-01", "07:00", "15:00")], facts=NOT_DISCUSSED)),
    passes(
        "it was not, under a tariff agreement on the whole chapter", line([WITH_A_NIGHT], WHOLE, facts=NOT_DISCUSSED)
    ),
    passes("for another employer", line([replace(WITH_A_NIGHT, other_employer=True)], facts=NO_NEED)),
)


def offer(offered: bool | None, nights: bool | None = None) -> Facts:
    """The offer of a health check on record."""
    return Facts(person=PersonFacts(health_check_offered=offered, regular_night_worker=nights))


MAINLY = shift("2027-02-01", "21:00", "09:00")
"""12 h, of which 9 h at night: three quarters."""

HEALTH = (
    says("nights only, nothing offered", line([WITH_A_NIGHT], facts=offer(False)), "violation"),
    passes("offered", line([WITH_A_NIGHT], facts=offer(True))),
    passes("nothing on record", line([WITH_A_NIGHT])),
    says("three quarters at night", line([MAINLY], facts=offer(False)), "violation"),
    passes("a minute under", line([shift("2027-02-01", "21:00", "09:01")], facts=offer(False))),
    passes("days and a night", line([*of("16:00"), WITH_A_NIGHT], facts=offer(False))),
    says("terms of nights only", line((), nights=Nights.ONLY, facts=offer(False, False)), "violation"),
    says("no shift, a regular night worker on record", line((), facts=offer(False, True)), "violation"),
    passes("no shift, no regular night worker on record", line((), facts=offer(False, False))),
    says("a tariff agreement does not change it", line([WITH_A_NIGHT], WHOLE, facts=offer(False)), "violation"),
    says("part-time", line([WITH_A_NIGHT], facts=offer(False), fraction=20), "violation"),
)

TABLES = {
    "AML-10-9-1-BREAK": BREAK,
    "AML-10-9-2-OT-BREAK": OVERTIME,
    "AML-10-11-2-NATURE": NEED,
    "AML-10-11-6-NIGHT-AVG8": AVERAGE,
    "AML-10-11-7-NIGHT-HARD8": HARD,
    "AML-10-11-8-HEALTH": HEALTH,
}
