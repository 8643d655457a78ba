"""For each rule that reaches back over the plan's first day: a plan with and without the shifts before it.

The plan begins on Monday 1 February 2027 unless a row says otherwise; agreements are in force from its first day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from domain.calendar import DAY, Period
from domain.working_time.facts import NOTHING_KNOWN, Facts, WorkFacts
from domain.working_time.model import Agreed, Basis, Shift, ShiftKind
from tests.domain.working_time.lines import (
    agreed,
    called_out,
    day,
    elsewhere,
    period,
    shift,
    shift_of,
    week_of,
    weeks_of,
    with_passive,
)

FIRST = day("2027-02-01")
NIGHT = ShiftKind.NIGHT


@dataclass(frozen=True, slots=True)
class Straddling:
    """A plan after what was worked before it, and what a rule says with and without that."""

    rule: str
    label: str
    before: tuple[Shift, ...]
    own: tuple[Shift, ...]
    with_before: tuple[str, ...]
    alone: tuple[str, ...] = ()
    agreements: tuple[Agreed, ...] = ()
    plan: Period = period("2027-02-01", "2027-08-01")
    born: str | None = None
    facts: Facts = NOTHING_KNOWN


def row(
    rule: str,
    label: str,
    shifts: Iterable[Shift],
    *said: str,
    alone: tuple[str, ...] = (),
    under: tuple[Agreed, ...] = (),
    first: str = "2027-02-01",
    last: str = "2027-08-01",
    born: str | None = None,
    facts: Facts = NOTHING_KNOWN,
) -> Straddling:
    """A row: ``shifts`` are cut at the plan's first day."""
    own = sorted(shifts, key=lambda s: s.starts)
    begins = day(first)
    return Straddling(
        rule,
        label,
        tuple(s for s in own if s.day < begins),
        tuple(s for s in own if s.day >= begins),
        said,
        alone,
        under,
        period(first, last),
        born,
        facts,
    )


def since(basis: Basis, first: str = "2027-02-01", **limits: Any) -> tuple[Agreed, ...]:
    """An agreement for the plan's days only."""
    return (agreed(basis, first, "2027-08-01", **limits),)


def late(on: str, ends: str = "22:00") -> Shift:
    return shift(on, "14:30", ends, ShiftKind.EVENING)


def early(on: str, starts: str = "07:30") -> Shift:
    return shift(on, starts, "15:00")


def nights(first: str, count: int) -> list[Shift]:
    return [shift(day(first) + n * DAY, "22:00", "07:00", NIGHT) for n in range(count)]


def days(first: str, count: int, hours: float = 7.5) -> list[Shift]:
    return [shift_of(day(first) + n * DAY, timedelta(hours=hours)) for n in range(count)]


def on(*dates: str) -> list[Shift]:
    return [early(each) for each in dates]


REST_8 = since(Basis.REST, daily_rest=8, compensatory_rest="same_week")
DAILY, WEEKLY = "AML-10-8-1-DAILY-REST", "AML-10-8-2-WEEKLY-REST"
NEXT, RUNS = "AML-10-8-4-SUNDAY-NEXT", "AML-10-8-4-SUNDAY-AVG26"
SUNDAYS = since(Basis.SUNDAYS, weeks=26)
A2 = since(Basis.DOCTORS)
A2_THURSDAY = since(Basis.DOCTORS, "2027-02-04")
AVERAGED: Any = {"hours_a_day": 12.5, "hours_a_week": 54, "weeks": 26}
CALL = Facts(work=WorkFacts(unplanned_call_out=True, serious_disturbance=True))
DANGER = Facts(work=WorkFacts(averts_danger=True))
SHORT = [late("2027-01-31", "23:30"), early("2027-02-01", "07:00")]
NIGHT_BEFORE = shift("2027-01-31", "21:30", "07:45", NIGHT)

ROWS = (
    # daily rest
    row(DAILY, "9 h 30 into the plan", [late("2027-01-31"), early("2027-02-01")], "needs TV"),
    row(DAILY, "11 h into it", [late("2027-01-31", "20:30"), early("2027-02-01")]),
    row(DAILY, "a minute less", [late("2027-01-31", "20:31"), early("2027-02-01")], "needs TV"),
    row(DAILY, "under the plan's agreement", [late("2027-01-31"), early("2027-02-01")], "due 1:30", under=REST_8),
    row(DAILY, "one in the plan too",
        [late("2027-01-31"), early("2027-02-01"), late("2027-02-02"), early("2027-02-03")],
        "needs TV", "needs TV", alone=("needs TV",)),
    row(DAILY, "one before the plan alone", [late("2027-01-29"), early("2027-01-30"), early("2027-02-01")]),
    row(DAILY, "the night of the clock change is an hour short", [late("2027-03-27", "20:30"), early("2027-03-28")],
        "needs TV", first="2027-03-28"),
    row(DAILY, "and an hour long in October", [late("2027-10-30", "21:30"), early("2027-10-31")],
        first="2027-10-31", last="2027-12-31"),
    # weekly rest: the plan begins on a Thursday
    row(WEEKLY, "no 35 h in a week that began before the plan", days("2027-02-01", 7), "needs IR", first="2027-02-04"),
    row(WEEKLY, "two days off before it", days("2027-02-03", 5), first="2027-02-04"),
    row(WEEKLY, "what lacks before it is not the plan's", days("2027-01-25", 7), first="2027-02-01"),
    row(WEEKLY, "a night into its Monday", [*nights("2027-01-31", 1), *(late(f"2027-02-0{n}") for n in range(2, 8))],
        "needs TV"),
    # weekends, and days and nights in a row
    row("UNIT-WEEKENDS", "a weekend between two", on("2027-01-24", "2027-02-06"), "violation"),
    row("UNIT-WEEKENDS", "two weekends between", on("2027-01-17", "2027-02-06")),
    row("UNIT-WEEKENDS", "two of them before the plan", on("2027-01-16", "2027-01-24")),
    row("UNIT-WEEKENDS", "a weekend cut by the plan's first day", on("2027-01-23", "2027-01-31"), "violation",
        first="2027-01-31"),
    row("UNIT-WEEKENDS", "its Saturday was worked, too soon as it was", on("2027-01-23", "2027-01-30", "2027-01-31"),
        first="2027-01-31"),
    row("UNIT-DAYS-IN-A-ROW", "four before and three after", days("2027-01-28", 7), "violation"),
    row("UNIT-DAYS-IN-A-ROW", "three before and three after", days("2027-01-29", 6)),
    row("UNIT-DAYS-IN-A-ROW", "seven that end before", days("2027-01-24", 7)),
    row("UNIT-DAYS-IN-A-ROW", "seven before and one more", days("2027-01-25", 8), "violation"),
    row("UNIT-NIGHTS-IN-A-ROW", "two before and three after", nights("2027-01-30", 5), "violation"),
    row("UNIT-NIGHTS-IN-A-ROW", "two and two", nights("2027-01-30", 4)),
    # red days in a row
    row(NEXT, "the Sunday before and the next", on("2027-01-31", "2027-02-07"), "needs IND"),
    row(NEXT, "a free Sunday between", on("2027-01-24", "2027-02-07")),
    row(NEXT, "Easter, with the plan from Good Friday", on("2027-03-25", "2027-03-26"), "needs IND",
        first="2027-03-26"),
    row(NEXT, "a night into the red day that the next duty shares", [*on("2026-12-27"),
        shift("2026-12-31", "22:00", "07:00", NIGHT), late("2027-01-01")], first="2027-01-01"),
    row(NEXT, "under averaging", on("2027-01-31", "2027-02-07"), under=SUNDAYS),
    row(RUNS, "three weeks without a free Sunday and a fourth",
        on("2027-01-17", "2027-01-24", "2027-01-31", "2027-02-07"), "needs IR", under=SUNDAYS),
    row(RUNS, "two and a third", on("2027-01-24", "2027-01-31", "2027-02-07"), under=SUNDAYS),
    row(RUNS, "half of the red days is counted from the plan's first",
        on("2027-01-10", "2027-01-17", "2027-01-31", "2027-02-14", "2027-02-28"), under=SUNDAYS, last="2027-02-28"),
    # rolling windows
    row("AML-10-11-6-NIGHT-AVG8", "three weeks before and one after",
        weeks_of("2027-01-11", [45, 45, 45]) + nights("2027-02-01", 5), "needs TV"),
    row("AML-10-11-6-NIGHT-AVG8", "less by as much as is over",
        weeks_of("2027-01-11", [44, 44, 44]) + nights("2027-02-01", 5)),
    row("AML-10-6-8-WEEK48", "384 h in eight weeks and more", weeks_of("2026-12-14", [50] * 7 + [34.2]),
        "violation"),
    row("AML-10-6-8-WEEK48", "384 h", weeks_of("2026-12-14", [50] * 7 + [34])),
    row("AML-10-6-8-WEEK48", "a plan begun on Thursday: 70 h that week", week_of("2027-02-01", 70, 7), "violation",
        first="2027-02-04"),
    row("AML-10-5-1-IND", "384 h in eight weeks and more", weeks_of("2026-12-14", [49] * 8), "needs IR",
        under=since(Basis.AVERAGING_INDIVIDUAL, hours_a_day=10, hours_a_week=50, weeks=26)),
    row("AML-10-5-2-TV", "384 h in eight weeks and more", weeks_of("2026-12-14", [50] * 8), "needs IR",
        under=since(Basis.AVERAGING, **AVERAGED)),
    row("AML-10-5-2-TV", "384 h", weeks_of("2026-12-14", [48] * 8), under=since(Basis.AVERAGING, **AVERAGED)),
    row("AML-10-5-2-TV", "55 h in the week the plan begins in the middle of", week_of("2027-02-01", 55, 6),
        "needs IR|AT", first="2027-02-04", under=since(Basis.AVERAGING, "2027-02-04", **AVERAGED)),
    row("AML-10-5-2-TV", "55 h in a week of the plan alone is said once",
        [*on("2027-01-25"), *week_of("2027-02-08", 55, 6)], "needs IR|AT", alone=("needs IR|AT",),
        under=since(Basis.AVERAGING, **AVERAGED)),
    row("AML-10-5-2-TV", "a period over 52 weeks is said once", on("2027-01-25", "2027-02-08"),
        "violation", alone=("violation",), under=since(Basis.AVERAGING, **{**AVERAGED, "weeks": 60})),
    row("AML-10-5-3-AT", "384 h in eight weeks and more", weeks_of("2026-12-14", [50] * 8), "needs IR",
        under=since(Basis.AVERAGING_AUTHORITY, weeks=26)),
    row("AML-10-12-4-IR", "a year with a mean above 48 h", weeks_of("2026-02-09", [48.5] * 52), "needs IND",
        under=since(Basis.TARIFF, hours_a_week=60)),
    row("AML-10-4-1-WEEK40-RUNNING", "48 h over the plan's first days", days("2027-01-28", 6, 8), "advisory"),
    row("AML-10-4-1-WEEK40-RUNNING", "40 h", days("2027-01-29", 5, 8)),
    row("AML-10-4-1-DAY9-RUNNING", "a late duty and the next early one", [late("2027-01-31"), early("2027-02-01")],
        "advisory"),
    # the young
    row("AML-11-YOUTH-REST", "11 h 30", [shift("2027-01-31", "12:00", "19:30"), early("2027-02-01", "07:00")],
        "violation", born="2010-06-01"),
    row("AML-11-YOUTH-REST", "12 h", [shift("2027-01-31", "12:00", "19:00"), early("2027-02-01", "07:00")],
        born="2010-06-01"),
    row("AML-11-YOUTH-HOURS", "48 h in the week the plan begins in the middle of", days("2027-02-01", 6, 8),
        "violation", first="2027-02-04", born="2010-06-01"),
    # other work, calls, danger and passive time
    row("AML-10-8-OTHER-EMPLOYER", "9 h 30 to another employer's duty",
        [late("2027-01-31"), elsewhere(early("2027-02-01"))], "advisory"),
    row("AML-10-8-3-EMERGENCY", "a call after the last duty before the plan",
        [late("2027-01-31"), called_out(shift("2027-02-01", "03:00", "05:00")), early("2027-02-01")], "due 6:00",
        alone=("due 8:30",), under=REST_8, facts=CALL),
    row("AML-10-12-3-EMERGENCY", "7 h 30 of rest lacks 3 h 30", SHORT, "due 3:30", facts=DANGER),
    row("AML-10-12-7-AT-PASSIVE", "the same beside passive time",
        [with_passive(late("2027-01-31", "23:30"), 3), early("2027-02-01", "07:00")], "due 3:30",
        under=since(Basis.PASSIVE_REST_AUTHORITY)),
    # doctors
    row("TAR-DOC-REST-8GAP", "7 h 30", SHORT, "violation", under=A2),
    row("TAR-DOC-REST-8GAP", "8 h", [late("2027-01-31", "23:00"), early("2027-02-01", "07:00")], under=A2),
    row("TAR-DOC-REST-28", "no 28 h in a week that began before the plan", days("2027-02-01", 7), "violation",
        first="2027-02-04", under=A2_THURSDAY),
    row("TAR-DOC-60", "61 h in it", week_of("2027-02-01", 61, 6), "needs TV", first="2027-02-04", under=A2_THURSDAY),
    row("TAR-DOC-19", "20 h from the last duty's start",
        [shift("2027-01-31", "08:00", "20:00"), shift("2027-02-01", "00:00", "12:00")], "needs TV", under=A2),
    row("TAR-DOC-REST-8DAY", "7 h of rest in the last duty's 24 h",
        [shift("2027-01-31", "08:00", "18:00", paid=0), shift("2027-02-01", "01:00", "12:00", paid=0)], "violation",
        under=A2),
    row("TAR-DOC-MINDAY", "4 h after duty on site", [late("2027-01-31"), shift("2027-02-01", "11:00", "15:00")],
        alone=("violation",), under=A2),
    row("TAR-DOC-MINDAY", "4 h after a day off", [late("2027-01-30"), shift("2027-02-01", "11:00", "15:00")],
        "violation", alone=("violation",), under=A2),
    # two places at once
    row("PLAN-OVERLAP", "a night that ends after the first shift begins",
        [NIGHT_BEFORE, early("2027-02-01")], "violation"),
    row("PLAN-OVERLAP", "one that ends as it begins", [NIGHT_BEFORE, early("2027-02-01", "07:45")]),
)  # fmt: skip
