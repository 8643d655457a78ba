"""Hospital doctors' hours under their own tariff agreement."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from domain.calendar import DAY
from domain.working_time.facts import Facts, Measures, PersonFacts, RotaKind
from domain.working_time.model import Absence, AbsenceEffect, Agreed, Basis, Shift, ShiftKind
from tests.domain.working_time.lines import (
    UNIT,
    agreed,
    called_out,
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
    with_passive,
)

MIN = timedelta(minutes=1)
A2 = agreed(Basis.DOCTORS)
FOUR = period("2027-02-01", "2027-02-28")
MONTH = replace(UNIT, averaging_weeks=4)
JUNIOR = Facts(person=PersonFacts(junior=True))
DEVIATION = agreed(Basis.DOCTORS_DEVIATION)


def mean(hours: float, junior: bool = False, rota: RotaKind | None = None, uta: float | None = None) -> Facts:
    """A weekly mean on record."""
    signed = None if uta is None else timedelta(hours=uta)
    person = PersonFacts(junior=junior, rota=rota, extended_week=signed)
    return Facts(person=person, measures=Measures(mean_week_hours=timedelta(hours=hours)))


def uta(hours: float, last: str = "2028-12-31") -> Agreed:
    """Extended service signed by the doctor."""
    return replace(agreed(Basis.DOCTORS_EXTENDED, last=last), extended_week=timedelta(hours=hours))


def four_weeks(hours: float | timedelta) -> list[Shift]:
    """So many hours by day in each week of four."""
    return [s for n in range(4) for s in week_of(day("2027-02-01") + 7 * n * DAY, hours)]


EVENING = shift("2027-02-27", "16:00", "20:01", ShiftKind.EVENING)
A_MINUTE_MORE = [*four_weeks(40)[:-1], shift_of(day("2027-02-26"), timedelta(hours=8, minutes=1))]

NORM = (
    passes("40 h a week", line(four_weeks(40), A2, plan=FOUR, unit=MONTH)),
    says("a minute more in four weeks", line(A_MINUTE_MORE, A2, plan=FOUR, unit=MONTH), "violation"),
    passes(
        "42 and 38 in turn",
        line(
            week_of("2027-02-01", 42) + week_of("2027-02-08", 38),
            A2,
            plan=period("2027-02-01", "2027-02-14"),
            unit=MONTH,
        ),
    ),
    passes("a junior by day", line(four_weeks(40), A2, plan=FOUR, unit=MONTH, facts=JUNIOR)),
    says(
        "a junior with work after 20:00",
        line([*four_weeks(38), EVENING], A2, plan=FOUR, unit=MONTH, facts=JUNIOR),
        "violation",
    ),
    passes(
        "a junior at 37 with work after 20:00, 4 h 01 in four weeks",
        line([*four_weeks(36.5), EVENING], A2, plan=FOUR, unit=MONTH, facts=JUNIOR),
    ),
    passes("a senior with the same", line([*four_weeks(38), EVENING], A2, plan=FOUR, unit=MONTH)),
    passes(
        "work on a call is not fixed",
        line(
            [*four_weeks(39), replace(called_out(EVENING), extra=EVENING.hours)],
            A2,
            plan=FOUR,
            unit=MONTH,
            facts=JUNIOR,
        ),
    ),
    passes("half a position at 20 h", line(four_weeks(20), A2, plan=FOUR, unit=MONTH, fraction=50)),
    says("half a position at 21 h", line(four_weeks(21), A2, plan=FOUR, unit=MONTH, fraction=50), "violation"),
    passes("45 h with 5 h signed", line(four_weeks(45), A2, uta(5), plan=FOUR, unit=MONTH)),
    says("46 h with 5 h signed", line(four_weeks(46), A2, uta(5), plan=FOUR, unit=MONTH), "violation"),
    says(
        "45 h, signed for half the weeks",
        line(four_weeks(45), A2, uta(5, "2027-02-14"), plan=FOUR, unit=MONTH),
        "violation",
    ),
    passes(
        "42.5 h, signed for half the weeks", line(four_weeks(42.5), A2, uta(5, "2027-02-14"), plan=FOUR, unit=MONTH)
    ),
    says(
        "an agreement with the representatives is no signature of the doctor",
        line(four_weeks(45), A2, agreed(Basis.AVERAGING), DEVIATION, plan=FOUR, unit=MONTH),
        "violation",
    ),
    passes(
        "8 h at home count 2 h",
        line([*four_weeks(39.5), standby("2027-02-01", "22:00", "06:00")], A2, plan=FOUR, unit=MONTH),
    ),
    says(
        "12 h at home count 3 h",
        line([*four_weeks(39.5), standby("2027-02-01", "18:00", "06:00")], A2, plan=FOUR, unit=MONTH),
        "violation",
    ),
    passes(
        "by an agreed sixth 12 h count 2 h",
        line(
            [*four_weeks(39.5), standby("2027-02-01", "18:00", "06:00")],
            replace(A2, standby_ratio=Fraction(1, 6)),
            plan=FOUR,
            unit=MONTH,
        ),
    ),
    says(
        "a week's absence lowers what is due",
        line(
            four_weeks(40),
            A2,
            plan=FOUR,
            unit=MONTH,
            absences=(Absence(period("2027-02-01", "2027-02-07"), AbsenceEffect.AWAY),),
        ),
        "violation",
    ),
    passes("a mean of 40 on record", line((), A2, facts=mean(40))),
    says("a mean of 40.1 on record", line((), A2, facts=mean(40.1)), "violation"),
    says(
        "a junior's mean of 40 with nights, nothing signed",
        line((), A2, facts=mean(40, junior=True, rota=RotaKind.THREE_PART)),
        "violation",
    ),
    passes("a junior's mean of 38 with nights", line((), A2, facts=mean(38, junior=True, rota=RotaKind.THREE_PART))),
    passes("a mean of 45 with 5 h signed", line((), A2, uta(5), facts=mean(45))),
    passes("the same on record", line((), A2, facts=mean(45, uta=5))),
    says("the signature ended before the plan", line((), A2, uta(5, "2026-12-31"), facts=mean(45)), "violation"),
    says("it ends in the plan", line((), A2, uta(5, "2027-02-14"), facts=mean(45)), "violation"),
)


def sixty(hours: float, extra: float = 0) -> list[Shift]:
    """A week of so many hours, the last of them beyond agreed hours."""
    shifts = week_of("2027-02-01", hours)
    return [*shifts[:-1], with_extra(shifts[-1], extra)] if extra else shifts


def weeks(*hours: float) -> Facts:
    """Weekly totals on record."""
    return Facts(measures=Measures(total_hours_by_week=tuple(timedelta(hours=h) for h in hours)))


SIXTY = (
    passes("60 h", line(sixty(60), A2)),
    says("61 h", line(sixty(61), A2), "needs TV"),
    says("60 h 01, overtime counts", line([*sixty(60, 5), shift("2027-02-06", "08:00", "08:01")], A2), "needs TV"),
    says("4 h more at home count 1 h", line([*sixty(59.5), standby("2027-02-06", "08:00", "12:00")], A2), "needs TV"),
    passes("2 h more at home count half an hour", line([*sixty(59.5), standby("2027-02-06", "08:00", "10:00")], A2)),
    passes("61 h agreed by the enterprise representative", line(sixty(61), A2, DEVIATION)),
    passes("61 h within the 62 it names", line(sixty(61), A2, agreed(Basis.DOCTORS_DEVIATION, hours_a_week=62))),
    says(
        "63 h above the 62 it names", line(sixty(63), A2, agreed(Basis.DOCTORS_DEVIATION, hours_a_week=62)), "needs TV"
    ),
    says(
        "it ends on the week's Saturday",
        line(sixty(61), A2, agreed(Basis.DOCTORS_DEVIATION, last="2027-02-06")),
        "needs TV",
    ),
    says("other agreements with representatives are no such", line(sixty(61), A2, agreed(Basis.AVERAGING)), "needs TV"),
    passes(
        "a Sunday night counts in the week it starts",
        line([*sixty(50), shift("2027-01-31", "20:00", "08:00", ShiftKind.NIGHT)], A2),
    ),
    passes("60 and 60 over the turn of a week", line([*sixty(60), *week_of("2027-02-08", 60)], A2)),
    passes("part-time does not scale it", line(sixty(60), A2, fraction=50)),
    says("a week on record", line((), A2, facts=weeks(60, 61)), "needs TV"),
    passes("60 on record", line((), A2, facts=weeks(60, 60))),
    says(
        "55 and 6 h beyond on record",
        line(
            (), A2, facts=Facts(measures=Measures(normal_hours=timedelta(hours=55), overtime_hours=timedelta(hours=6)))
        ),
        "needs TV",
    ),
)


def on_site(hours: float, starts: str = "08:00", on: str = "2027-02-02") -> Shift:
    """A duty on site of so many elapsed hours."""
    return shift_of(day(on), timedelta(hours=hours), starts)


def home(hours: float, starts: str, on: str = "2027-02-02") -> Shift:
    """A home duty of so many hours."""
    duty = on_site(hours, starts, on)
    return replace(duty, standby=True, paid_break=timedelta())


NINETEEN = (
    passes("17 h and 7 h at home by a quarter: 18.75", line([on_site(17), home(7, "01:00", "2027-02-03")], A2)),
    says("18 h and 6 h at home: 19.5", line([on_site(18), home(6, "02:00", "2027-02-03")], A2), "needs TV"),
    passes("19 h", line([on_site(19)], A2)),
    says("19 h 01", line([on_site(19 + 1 / 60)], A2), "needs TV"),
    passes("19 h 30 with half an hour's free break", line([replace(on_site(19.5), unpaid_break=30 * MIN)], A2)),
    says("passive hours count in full", line([with_passive(on_site(20), 12)], A2), "needs TV"),
    passes("12 h and what lies in the 24 h of 8 h more", line([on_site(12), on_site(8, "02:00", "2027-02-03")], A2)),
    says(
        "13 h and 6.5 h of the next duty inside", line([on_site(13), on_site(8, "01:30", "2027-02-03")], A2), "needs TV"
    ),
    passes("two days of 10 h", line([on_site(10), on_site(10, on="2027-02-03")], A2)),
    says("two on one day", line([on_site(10, "00:00"), on_site(9.5, "12:00")], A2), "needs TV"),
    says(
        "18 h and 6 h at home, a call of 1 h among them: 18 + 1 + 5/4",
        line([on_site(18), home(6, "02:00", "2027-02-03"), called_out(on_site(1, "04:00", "2027-02-03"))], A2),
        "needs TV",
    ),
    passes(
        "by an agreed sixth: 18 + 1",
        line([on_site(18), home(6, "02:00", "2027-02-03")], replace(A2, standby_ratio=Fraction(1, 6))),
    ),
    passes(
        "by an agreement on standby",
        line(
            [on_site(18), home(6, "02:00", "2027-02-03")],
            A2,
            replace(agreed(Basis.STANDBY), standby_ratio=Fraction(1, 6)),
        ),
    ),
    passes("agreed by the enterprise representative", line([on_site(20)], A2, DEVIATION)),
    says(
        "that agreement lapsed the day before",
        line([on_site(20)], A2, agreed(Basis.DOCTORS_DEVIATION, last="2027-02-01")),
        "needs TV",
    ),
    says("19 h 30 elapsed over the March change", line([on_site(19.5, "18:00", "2027-03-27")], A2), "needs TV"),
    passes("18:00 to 14:00 over the March change are 19 h", line([shift("2027-03-27", "18:00", "14:00")], A2)),
    says(
        "18:00 to 13:00 over the October change are 20 h",
        line([shift("2027-10-30", "18:00", "13:00")], A2, plan=period("2027-10-04", "2027-12-05")),
        "needs TV",
    ),
    passes(
        "a call is taken out of the home duty: 15 + 2 + 7/4",
        line([on_site(15), home(9, "23:00"), called_out(on_site(2, "03:00", "2027-02-03"))], A2),
    ),
    passes(
        "an agreement on standby stands before the doctors' own",
        line(
            [on_site(18), home(6, "02:00", "2027-02-03")],
            replace(A2, name="a", standby_ratio=Fraction(1, 3)),
            replace(agreed(Basis.STANDBY, name="b"), standby_ratio=Fraction(1, 6)),
        ),
    ),
    passes(
        "the day's second duty begins no duty day of its own",
        line([on_site(1, "00:00"), on_site(19.5, "18:00")], A2),
    ),
    says(
        "19.5 h of a day on record",
        line(
            (),
            A2,
            facts=Facts(measures=Measures(normal_hours=timedelta(hours=18), overtime_hours=timedelta(hours=1.5))),
        ),
        "needs TV",
    ),
    passes("19 h of a day on record", line((), A2, facts=Facts(measures=Measures(normal_hours=timedelta(hours=19))))),
)

TABLES = {"TAR-DOC-NORM": NORM, "TAR-DOC-60": SIXTY, "TAR-DOC-19": NINETEEN}
