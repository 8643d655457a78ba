"""The tariff's weekly hours."""

from dataclasses import replace
from datetime import timedelta

from domain.calendar import DAY, Period
from domain.working_time.model import Absence, AbsenceEffect, Shift, ShiftKind
from tests.domain.working_time.lines import UNIT, day, line, passes, period, says, shift, shift_of, week_of

H, MIN = timedelta(hours=1), timedelta(minutes=1)
TWELVE = period("2027-01-04", "2027-03-28")
TEN = period("2027-01-04", "2027-03-14")
JUDGED = replace(UNIT, three_part_count=True)


def evenings(hours: float | timedelta, plan: Period) -> list[Shift]:
    """So many hours in all over ``plan``, as evenings from Monday to Friday."""
    days = [d for d in plan.days() if d.weekday() < 5]
    total = hours if isinstance(hours, timedelta) else timedelta(hours=hours)
    return [shift_of(d, total / len(days), "13:00", ShiftKind.EVENING) for d in days]


def nights(hours: float, plan: Period) -> list[Shift]:
    days = [d for d in plan.days() if d.weekday() < 4]
    return [shift_of(d, timedelta(hours=hours) / len(days), "21:00", ShiftKind.NIGHT) for d in days]


HOLIDAY = (Absence(period("2027-02-01", "2027-02-07"), AbsenceEffect.AWAY),)

ROTA = (
    passes("35.5 h a week over twelve", line(evenings(426, TWELVE), plan=TWELVE, week=37.5)),
    says("a second more", line(evenings(timedelta(hours=426, minutes=1), TWELVE), plan=TWELVE, week=37.5), "violation"),
    says("430 h over twelve weeks", line(evenings(430, TWELVE), plan=TWELVE), "violation"),
    says("36 h a week at 100 %", line(evenings(360, TEN), plan=TEN), "violation"),
    passes("half a position at 35.5", line(evenings(213, TWELVE), plan=TWELVE, fraction=50)),
    says(
        "half a position, a minute over",
        line(evenings(timedelta(hours=213, minutes=1), TWELVE), plan=TWELVE, fraction=50),
        "violation",
    ),
    passes(
        "358 h by day, settled at 37.5",
        line([s for n in range(10) for s in week_of(day("2027-01-04") + 7 * n * DAY, 35.8)], plan=TEN, week=37.5),
    ),
    passes("who is settled at the night week has the other rule", line(nights(360, TEN), plan=TEN, week=33.6)),
    says(
        "a week's absence lowers what is due", line(evenings(426, TWELVE), plan=TWELVE, absences=HOLIDAY), "violation"
    ),
    passes("less an absent week", line(evenings(390.5, TWELVE), plan=TWELVE, absences=HOLIDAY)),
)

CONTINUOUS = (
    passes("33.6 h a week", line(nights(336, TEN), plan=TEN, week=33.6)),
    says("33.7 h a week", line(nights(337, TEN), plan=TEN, week=33.6), "violation"),
    passes("35.5 h where that is settled", line(nights(355, TEN), plan=TEN, week=35.5)),
    says("three quarters of a position", line(nights(253, TEN), plan=TEN, week=33.6, fraction=75), "violation"),
    passes("252 h at three quarters", line(nights(252, TEN), plan=TEN, week=33.6, fraction=75)),
)

FOUR = period("2027-02-01", "2027-02-28")


def three_part(night_hours: float, sunday_hours: float, share: int = 100, total: float = 130) -> list[Shift]:
    """Day, evening and night over four weeks with exactly so many night and Sunday hours a week."""
    first, scale = day("2027-02-01"), share / 100
    shifts = []
    for week in range(4):
        monday = first + 7 * week * DAY
        shifts.append(shift_of(monday, timedelta(hours=night_hours * scale), "21:00", ShiftKind.NIGHT))
        shifts.append(shift_of(monday + 6 * DAY, timedelta(hours=sunday_hours * scale), "08:00"))
        rest = timedelta(hours=(total / 4 - night_hours - sunday_hours) * scale)
        shifts += [shift_of(monday + n * DAY, rest / 3, "08:00") for n in (2, 3)]
        shifts.append(shift_of(monday + 4 * DAY, rest / 3, "12:00", ShiftKind.EVENING))
    return shifts


THREE = (
    passes("little night and Sunday: the rota week itself", line(three_part(2, 3), plan=FOUR)),
    says("a counted week of 34.54 h is reported", line(three_part(8.5, 5), plan=FOUR), "advisory"),
    passes("130 h inside the counted week", line(three_part(8.5, 5), plan=FOUR, unit=JUDGED)),
    says("142 h are above 4 x 34.54", line(three_part(8.5, 5, total=142), plan=FOUR, unit=JUDGED), "violation"),
    says(
        "half of it in half a position",
        line(three_part(8.5, 5, 50, 142), plan=FOUR, unit=JUDGED, fraction=50),
        "violation",
    ),
    passes("138 h are not", line(three_part(8.5, 5, total=138), plan=FOUR, unit=JUDGED)),
    passes("settled at 33.6 already", line(three_part(8.5, 5), plan=FOUR, week=33.6)),
    passes(
        "no evening: not three-part",
        line([s for s in three_part(8.5, 5) if s.kind is not ShiftKind.EVENING], plan=FOUR),
    ),
    passes(
        "one Sunday in four is fewer than every third",
        line([*three_part(8.5, 5)[:5], shift("2027-02-10", "21:00", "05:30", ShiftKind.NIGHT)], plan=FOUR, week=37.5),
    ),
)

TABLES = {"TAR-HOURS-ROTA": ROTA, "TAR-HOURS-CONT": CONTINUOUS, "TAR-HOURS-3SPLIT": THREE}
