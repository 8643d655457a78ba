"""AML § 10-6 (4) to (7): the quotas of overtime, and the yes to what passes them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from domain.calendar import DAY
from domain.working_time.facts import Facts, Measures, PersonFacts, RotaKind, WorkFacts
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
IR = replace(agreed(Basis.TARIFF), whole_chapter=True)
OCTOBER = period("2027-10-04", "2027-11-07")


def on_record(weeks: Sequence[float], willing: bool | None = None) -> Facts:
    """Overtime by week, and whether the employee said yes each time."""
    hours = tuple(each * H for each in weeks)
    return Facts(work=WorkFacts(willing_each_time=willing), measures=Measures(overtime_hours_by_week=hours))


def worked(normal: float, overtime: float, mean: float | None = None) -> Facts:
    """Hours of a day or a week, and a mean over eight weeks."""
    eight = None if mean is None else mean * H
    return Facts(measures=Measures(normal_hours=normal * H, overtime_hours=overtime * H, mean_8_weeks=eight))


def evening(monday: str, hours: float, normal: float = 7.5, weekday: int = 0) -> Shift:
    """A day duty from 07:00 with so many extra hours after it."""
    return with_extra(shift_of(day(monday) + weekday * DAY, (normal + hours) * H), hours)


def late(weekday: int, hours: float) -> Shift:
    """So many extra hours from 17:00 in the first week of February."""
    return with_extra(shift_of(day("2027-02-01") + weekday * DAY, hours * H, "17:00"), hours)


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


ROTA = Facts(person=PersonFacts(rota=RotaKind.ROUND_THE_CLOCK))


def work(**known: Any) -> Facts:
    """What is on record of work beyond agreed hours."""
    return Facts(work=WorkFacts(**known))


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
        "beyond 9 h in a day though the week is short: three days of 12 h 21",
        line([evening("2027-02-01", 4.85, weekday=n) for n in range(3)]),
        "needs TV",
    ),
    passes(
        "three days of 12 h 20",
        line([evening("2027-02-01", 4 + 50 / 60, weekday=n) for n in range(3)]),
    ),
    says(
        "6 h planned and 6 h 21 late on each of three",
        line([s for n in range(3) for s in (evening("2027-02-01", 0, 6, n), late(n, 6.35))]),
        "needs TV",
    ),
    passes(
        "9 h planned and 3 h 15 late on each of three",
        line([s for n in range(3) for s in (evening("2027-02-01", 0, 9, n), late(n, 3.25))]),
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
    passes(
        "11 h, one of them for another employer",
        line([*full_weeks([10]), elsewhere(with_extra(shift("2027-01-10", "07:00", "08:00"), 1))]),
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


TABLES = {"AML-10-6-4-OT": QUOTAS, "AML-10-6-7-WILLING": WILLING}
