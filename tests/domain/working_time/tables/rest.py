"""AML § 10-8 (1) to (3)."""

from dataclasses import replace

from domain.working_time.facts import Facts, WorkFacts
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Basis, Shift
from domain.working_time.settings import Settings, When
from tests.domain.working_time.lines import (
    agreed,
    called_out,
    line,
    passes,
    period,
    says,
    shift,
    standby,
    with_passive,
)

TV = agreed(Basis.REST, daily_rest=8, weekly_rest=28)
TV_9 = agreed(Basis.REST, daily_rest=9)
TV_MONDAY = agreed(Basis.REST, daily_rest=8, last="2027-02-01")
IR = agreed(Basis.TARIFF, daily_rest=7, weekly_rest=24)
WHOLE = replace(agreed(Basis.TARIFF), whole_chapter=True)
WEEKLY_ALONE = agreed(Basis.REST, weekly_rest=28)
AUTHORITY = agreed(Basis.PASSIVE_REST_AUTHORITY)
AUTUMN = period("2027-10-04", "2027-11-07")
DANGER = Facts(work=WorkFacts(averts_danger=True))
CALLED = Facts(work=WorkFacts(unplanned_call_out=True, serious_disturbance=True))


def by(**settings: object) -> RuleFigures:
    """The rules with another convention."""
    return RuleFigures(settings=replace(Settings(), **settings))  # type: ignore[arg-type]  # names and values of fields


def elsewhere(duty: Shift) -> Shift:
    """The same for another employer."""
    return replace(duty, other_employer=True)


def gap(ends: str, starts: str, first: str = "2027-02-01", second: str = "2027-02-02") -> list[Shift]:
    """An evening that ends, and a day that starts, at these clocks."""
    return [shift(first, "15:00", ends), shift(second, starts, "15:30")]


def call(on: str, starts: str, ends: str) -> Shift:
    """Work on a call."""
    return called_out(shift(on, starts, ends, paid=0))


def nightly(ends: str, called: str, until: str, starts: str) -> list[Shift]:
    """An evening that ends at ``ends``, a call next day, and a duty from ``starts``."""
    return [shift("2027-02-01", "13:00", ends), call("2027-02-02", called, until), shift("2027-02-02", starts, "20:00")]


def daytime(called: str, until: str, starts: str, on: str = "2027-02-02") -> list[Shift]:
    """A day from 08:00 to 16:00, a call the day after, and a duty from ``starts``."""
    first = shift("2027-02-01", "08:00", "16:00")
    return [first, call("2027-02-02", called, until), shift(on, starts, "20:00")]


def planned(ends: str, called: str, until: str, starts: str) -> list[Shift]:
    """The same, all of it by the plan."""
    return [replace(duty, called_out=False) for duty in nightly(ends, called, until, starts)]


def passive_night(starts: str) -> list[Shift]:
    """An evening until 23:45 with three passive hours, and a day."""
    evening, day_after = gap("23:45", starts)
    return [with_passive(evening, 3), day_after]


DAILY = (
    passes("11 h", line(gap("20:30", "07:30"))),
    says("10 h 59", line(gap("20:31", "07:30")), "needs TV"),
    says("22:30 to 07:30 is 9 h", line(gap("22:30", "07:30")), "needs TV"),
    says("the same under TV", line(gap("22:30", "07:30"), TV), "due 2:00"),
    says("8 h", line(gap("23:30", "07:30")), "needs TV"),
    says("7 h 59", line(gap("23:31", "07:30")), "needs IR"),
    says("7 h 45: the representatives are not enough", line(gap("23:45", "07:30"), TV), "needs IR"),
    says("8 h under TV", line(gap("23:30", "07:30"), TV), "due 3:00"),
    says("9 h where the parties agreed 9", line(gap("22:30", "07:30"), TV_9), "due 2:00"),
    says("8 h 59 where the parties agreed 9", line(gap("22:31", "07:30"), TV_9), "needs TV"),
    says("7 h 45 by tariff agreement", line(gap("23:45", "07:30"), IR), "due 3:15"),
    says(
        "6 h 59 below the tariff agreement",
        line([*gap("00:31", "07:30")[:1], shift("2027-02-02", "07:30", "15:00")], IR),
        "needs IR",
    ),
    says("an agreement that ended the day before", line(gap("22:30", "07:30"), TV_MONDAY), "needs TV"),
    passes(
        "11 h with a night between days",
        line([shift("2027-02-01", "22:00", "06:00"), shift("2027-02-02", "17:00", "22:00")]),
    ),
    says(
        "a night and the evening after, 8 h 30",
        line([shift("2027-02-01", "22:00", "06:00"), shift("2027-02-02", "14:30", "22:00")]),
        "needs TV",
    ),
    says(
        "21:00 to 08:00 over the March change is 10 h",
        line(gap("21:00", "08:00", "2027-03-27", "2027-03-28")),
        "needs TV",
    ),
    passes("20:00 to 08:00 over the March change is 11 h", line(gap("20:00", "08:00", "2027-03-27", "2027-03-28"))),
    passes(
        "21:30 to 07:30 over the October change is 11 h",
        line(gap("21:30", "07:30", "2027-10-30", "2027-10-31"), plan=AUTUMN),
    ),
    says(
        "21:31 to 07:30 over the October change",
        line(gap("21:31", "07:30", "2027-10-30", "2027-10-31"), plan=AUTUMN),
        "needs TV",
    ),
    says("a duty that starts before the last has ended", line(gap("22:00", "07:30", second="2027-02-01")), "needs IR"),
    says("a holiday is a day like others", line(gap("22:00", "07:30", "2027-05-16", "2027-05-17")), "needs TV"),
    says("part-time does not scale rest", line(gap("22:00", "07:30"), fraction=20), "needs TV"),
    says("any rest under a tariff agreement on the whole chapter", line(gap("23:45", "07:30"), WHOLE), "due 3:15"),
    says("no rest at all under it", line(gap("22:00", "07:30", second="2027-02-01"), WHOLE), "due 11:00"),
    passes(
        "standby in the rest does not break it", line([*gap("20:30", "07:30"), standby("2027-02-01", "20:30", "07:30")])
    ),
    says(
        "work on a call in the standby does: 5 h 30 are left",
        line([*gap("20:30", "07:30"), standby("2027-02-01", "20:30", "07:30"), call("2027-02-02", "02:00", "04:00")]),
        "needs IR",
    ),
    passes("a call that leaves 11 h in one piece", line(daytime("03:00", "04:00", "07:00"))),
    says("a call that leaves 10 h 59 in one piece", line(daytime("02:59", "04:00", "07:00")), "needs TV"),
    says(
        "a call that leaves 11 h in one piece, but no 11 h within 24 h of the evening's start",
        line(nightly("20:00", "03:00", "04:00", "15:00")),
        "advisory",
    ),
    says("10 h 59 in one piece", line(nightly("20:00", "03:00", "04:00", "14:59")), "needs TV"),
    says(
        "two calls: the longest of three parts is 9 h",
        line([*daytime("04:00", "05:00", "07:00"), call("2027-02-01", "18:00", "19:00")]),
        "needs TV",
    ),
    passes(
        "a call under the agreement, below 8 h, is the emergency's",
        line(nightly("21:00", "02:00", "04:00", "09:00"), TV),
    ),
    says("8 h under the agreement are its own", line(nightly("21:00", "02:00", "04:00", "12:00"), TV), "due 3:00"),
    says(
        "a call 24 h after the duty is a duty like others",
        line([*daytime("16:00", "20:00", "09:00", on="2027-02-03"), call("2027-02-03", "01:00", "02:00")]),
        "needs IR",
    ),
    passes(
        "a call 24 h after the duty begins a new rest, whose longest part is 11 h",
        line([*daytime("16:00", "20:00", "10:00", on="2027-02-03"), call("2027-02-03", "07:00", "08:00")]),
    ),
    passes(
        "a call on the evening after leaves the night",
        line([*gap("22:00", "07:00", second="2027-02-04"), call("2027-02-02", "02:00", "04:00")]),
    ),
    says("a call before any duty is one itself", line(nightly("21:00", "02:00", "04:00", "09:00")[1:]), "needs IR"),
    passes(
        "another employer's duty in the rest",
        line([*gap("20:00", "07:30"), elsewhere(shift("2027-02-01", "20:30", "23:00"))]),
    ),
    passes("danger to avert is judged apart", line(gap("23:45", "07:30"), facts=DANGER)),
    passes("and a duty of 14 h", line([shift("2027-02-01", "08:00", "22:00")], facts=DANGER)),
    says(
        "a duty inside another: the rest begins when both have ended",
        line(
            [
                shift("2027-02-01", "07:00", "22:00"),
                shift("2027-02-01", "08:00", "10:00"),
                shift("2027-02-02", "07:00", "15:00"),
            ]
        ),
        "needs IR",
        "needs TV",
    ),
    says(
        "what the agreement allows is owed under it, danger or not",
        line(gap("22:30", "07:30"), TV, facts=DANGER),
        "due 2:00",
    ),
    passes("partly passive duty under the authority's consent", line(passive_night("07:30"), AUTHORITY)),
    says("partly passive duty without it", line(passive_night("07:30")), "needs IR"),
    says("the consent without passive time", line(gap("23:45", "07:30"), AUTHORITY), "needs IR"),
    passes("13 h and then 11 h", line([shift("2027-02-01", "08:00", "21:00"), shift("2027-02-02", "08:00", "15:00")])),
    says(
        "13 h 01 and then 11 h",
        line([shift("2027-02-01", "08:00", "21:01"), shift("2027-02-02", "08:01", "15:00")]),
        "advisory",
    ),
    says("a duty of 24 h", line([shift("2027-02-01", "08:00", "08:00")]), "advisory"),
    passes("16 h where 8 h of rest are agreed", line([shift("2027-02-01", "07:00", "23:00")], TV)),
    says("16 h 01 where 8 h of rest are agreed", line([shift("2027-02-01", "07:00", "23:01")], TV), "advisory"),
    says(
        "with a short gap before it the gap is said alone",
        line([*gap("22:00", "07:30")[:1], shift("2027-02-02", "05:00", "19:00")]),
        "needs IR",
    ),
    passes(
        "13 h 01, where the 24 h are not looked at",
        line([shift("2027-02-01", "08:00", "21:01")], rule=by(rest_in_each_day=When.OFF)),
    ),
    says(
        "13 h 01, where they are judged",
        line([shift("2027-02-01", "08:00", "21:01")], rule=by(rest_in_each_day=When.VERDICT)),
        "needs TV",
    ),
    says(
        "16 h 01, where they are judged",
        line([shift("2027-02-01", "07:00", "23:01")], rule=by(rest_in_each_day=When.VERDICT)),
        "needs IR",
    ),
    says(
        "13 h over the October change are 14 h", line([shift("2027-10-30", "20:00", "09:00")], plan=AUTUMN), "advisory"
    ),
    passes("14 h over the March change are 13 h", line([shift("2027-03-27", "20:00", "10:00")])),
)

EMERGENCY = (
    says("02:00 to 04:00 leaves 5 h", line(nightly("21:00", "02:00", "04:00", "09:00"), TV), "due 6:00"),
    passes("the same without the agreement", line(nightly("21:00", "02:00", "04:00", "09:00"))),
    passes("the same in the plan", line(planned("21:00", "02:00", "04:00", "09:00"), TV)),
    says("a call on record for the line", line(gap("23:45", "07:30"), TV, facts=CALLED), "due 3:15"),
    passes(
        "no serious disturbance on record",
        line(nightly("21:00", "02:00", "04:00", "09:00"), TV, facts=Facts(work=WorkFacts(serious_disturbance=False))),
    ),
    passes(
        "no call on record",
        line(
            gap("23:45", "07:30"), TV, facts=Facts(work=WorkFacts(unplanned_call_out=False, serious_disturbance=True))
        ),
    ),
    passes(
        "a call by the shifts, but none on record",
        line(nightly("21:00", "02:00", "04:00", "09:00"), TV, facts=Facts(work=WorkFacts(unplanned_call_out=False))),
    ),
    passes("8 h are the daily rest's", line(nightly("21:00", "02:00", "04:00", "12:00"), TV)),
    says("7 h 59", line(nightly("21:00", "02:00", "04:00", "11:59"), TV), "due 3:01"),
    says("below what the parties agreed", line(nightly("21:00", "02:00", "04:00", "12:30"), TV_9), "due 2:30"),
    passes("an agreement on the weekly rest alone", line(nightly("21:00", "02:00", "04:00", "09:00"), WEEKLY_ALONE)),
    passes("an agreement that ended the day before", line(nightly("21:00", "02:00", "04:00", "09:00"), TV_MONDAY)),
    passes("a tariff agreement is judged as it stands", line(nightly("21:00", "02:00", "04:00", "09:00"), IR)),
    says(
        "over the March change 4 h 30 are left",
        line(
            [
                shift("2027-03-27", "15:00", "22:00"),
                call("2027-03-28", "01:00", "04:00"),
                shift("2027-03-28", "08:30", "15:00"),
            ],
            TV,
        ),
        "due 6:30",
    ),
    says(
        "over the October change 7 h are left",
        line(
            [
                shift("2027-10-30", "15:00", "21:00"),
                call("2027-10-31", "03:00", "04:00"),
                shift("2027-10-31", "08:00", "15:00"),
            ],
            TV,
            plan=AUTUMN,
        ),
        "due 4:00",
    ),
    says("part-time does not scale it", line(nightly("21:00", "02:00", "04:00", "09:00"), TV, fraction=20), "due 6:00"),
)


TABLES = {"AML-10-8-1-DAILY-REST": DAILY, "AML-10-8-3-EMERGENCY": EMERGENCY}
