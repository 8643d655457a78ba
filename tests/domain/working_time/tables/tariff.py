"""The tariff's weekly hours."""

from dataclasses import replace
from datetime import timedelta

from domain.calendar import DAY, Period
from domain.working_time.facts import Facts, Measures, PersonFacts, RotaKind
from domain.working_time.model import Absence, AbsenceEffect, Agreed, Basis, Shift, ShiftKind
from tests.domain.working_time.lines import (
    UNIT,
    Boundary,
    agreed,
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
)

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


def by_day(hours: float | timedelta, plan: Period) -> list[Shift]:
    """So many hours in all over ``plan``, by day from Monday to Friday."""
    days = [d for d in plan.days() if d.weekday() < 5]
    total = hours if isinstance(hours, timedelta) else timedelta(hours=hours)
    return [shift_of(d, total / len(days), "07:00") for d in days]


def known(
    mean: float | None = None,
    nights: float | None = None,
    sundays: float | None = None,
    rota: RotaKind | None = None,
    every_third: bool | None = None,
) -> Facts:
    """Weekly means on record, and how the rota is classed."""

    def hours(n: float | None) -> timedelta | None:
        return None if n is None else timedelta(hours=n)

    measures = Measures(mean_week_hours=hours(mean), mean_night_hours=hours(nights), mean_sunday_hours=hours(sundays))
    return Facts(person=PersonFacts(rota=rota, every_third_sunday=every_third), measures=measures)


UNSETTLED = replace(UNIT, full_time_rota=0 * H, full_time_night=0 * H)
HOLIDAY = (Absence(period("2027-02-01", "2027-02-07"), AbsenceEffect.AWAY),)

ROTA: tuple[Boundary, ...] = (
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

ROTA += (
    passes(
        "red-day work by day makes rota, at 35.5",
        line([*by_day(347, TEN), shift("2027-02-07", "08:00", "16:00")], plan=TEN, week=37.5),
    ),
    says(
        "red-day work by day makes rota, above 35.5",
        line([*by_day(348, TEN), shift("2027-02-07", "08:00", "16:00")], plan=TEN, week=37.5),
        "violation",
    ),
    passes(
        "two periods of ten weeks, each within",
        line(
            evenings(710, period("2027-01-04", "2027-05-23")),
            plan=period("2027-01-04", "2027-05-23"),
            unit=replace(UNIT, averaging_weeks=10),
        ),
    ),
    says(
        "two periods, the second above",
        line(
            [*evenings(355, TEN), *evenings(356, period("2027-03-15", "2027-05-23"))],
            plan=period("2027-01-04", "2027-05-23"),
            unit=replace(UNIT, averaging_weeks=10),
        ),
        "violation",
    ),
    passes(
        "extra work is not planned in rota",
        line(
            [*evenings(355, TEN)[:-1], with_extra(shift_of(day("2027-03-12"), 12 * H, "13:00", ShiftKind.EVENING), 5)],
            plan=TEN,
        ),
    ),
    says(
        "the profile's norm where the unit has settled none",
        line(evenings(356, TEN), plan=TEN, unit=UNSETTLED),
        "violation",
    ),
    passes(
        "the unit's own norm stands before it",
        line(evenings(360, TEN), plan=TEN, unit=replace(UNIT, full_time_rota=36 * H)),
    ),
    says(
        "standby counts by its share: 1 h over",
        line([*evenings(355, TEN), standby("2027-02-06", "08:00", "15:00")], plan=TEN),
        "violation",
    ),
    says("a mean of 36 on record", line(facts=known(36)), "violation"),
    passes("a mean of 35.5 on record", line(facts=known(35.5))),
    passes("half a position's mean of 17.75", line(facts=known(17.75), fraction=50)),
    says("half a position's mean of 18", line(facts=known(18), fraction=50), "violation"),
    says("a rota on record, settled at 37.5", line(facts=known(36, rota=RotaKind.TWO_PART), week=37.5), "violation"),
    passes("day work on record", line(facts=known(36, rota=RotaKind.DAY), week=37.5)),
    says(
        "no agreement on averaging changes it",
        line(evenings(360, TEN), agreed(Basis.AVERAGING), agreed(Basis.TARIFF), plan=TEN),
        "violation",
    ),
)

BY_DAY = (
    passes("37.5 h a week", line(by_day(375, TEN), plan=TEN, week=37.5)),
    says("a minute more in ten weeks", line(by_day(375 * H + MIN, TEN), plan=TEN, week=37.5), "violation"),
    passes(
        "40 and 35 in turn",
        line(
            [*week_of("2027-01-04", 40), *week_of("2027-01-11", 35)], plan=period("2027-01-04", "2027-01-17"), week=37.5
        ),
    ),
    passes("half a position", line(by_day(187.5, TEN), plan=TEN, week=37.5, fraction=50)),
    says("half a position, an hour more", line(by_day(188.5, TEN), plan=TEN, week=37.5, fraction=50), "violation"),
    says("358 h over ten weeks, settled at 35.5", line(by_day(358, TEN), plan=TEN), "violation"),
    passes("355 h, settled at 35.5", line(by_day(355, TEN), plan=TEN)),
    says("settled above the tariff", line(by_day(400, TEN), plan=TEN, week=40), "violation"),
    passes("an evening makes it rota", line([*by_day(375, TEN), *evenings(10, TEN)], plan=TEN, week=37.5)),
    passes(
        "a Saturday evening in the red day's own time makes it rota",
        line([*by_day(375, TEN), shift("2027-02-06", "10:00", "18:01")], plan=TEN, week=37.5),
    ),
    says(
        "a Saturday until 18:00 does not",
        line([*by_day(375, TEN), shift("2027-02-06", "10:00", "18:00")], plan=TEN, week=37.5),
        "violation",
    ),
    passes("settled at the week for nights", line(by_day(375, TEN), plan=TEN, week=33.6)),
    says("less an absent week", line(by_day(375, TEN), plan=TEN, week=37.5, absences=HOLIDAY), "violation"),
    says("a mean of 38 on record", line(facts=known(38), week=37.5), "violation"),
    passes("a mean of 37.5 on record", line(facts=known(37.5), week=37.5)),
    passes("a rota on record is the other rule's", line(facts=known(38, rota=RotaKind.THREE_PART), week=37.5)),
    passes("no work", line(week=37.5)),
)

CONTINUOUS = (
    says("a mean of 34 on record", line(facts=known(34), week=33.6), "violation"),
    passes("a mean of 33.6 on record", line(facts=known(33.6), week=33.6)),
    says("continuous on record, settled at 35.5", line(facts=known(34, rota=RotaKind.CONTINUOUS)), "violation"),
    says(
        "the profile's norm where the unit has settled none",
        line(nights(337, TEN), plan=TEN, week=33.6, unit=UNSETTLED),
        "violation",
    ),
    says("evenings and days count alike", line(evenings(337, TEN), plan=TEN, week=33.6), "violation"),
    passes("an absent week lowers what is due", line(nights(302.4, TEN), plan=TEN, week=33.6, absences=HOLIDAY)),
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


THREE: tuple[Boundary, ...] = (
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

THREE += (
    passes("N 2, S 3: held at 35.5", line(facts=known(35.5, 2, 3))),
    says("N 2, S 3: above 35.5", line(facts=known(35.6, 2, 3)), "violation"),
    passes("N 8.5, S 5: 34.54", line(facts=known(34.54, 8.5, 5))),
    says("N 8.5, S 5: 34.55", line(facts=known(34.55, 8.5, 5)), "violation"),
    says("N 8.5, S 5: 35.5", line(facts=known(35.5, 8.5, 5)), "violation"),
    passes("N 18, S 8: held at 33.6", line(facts=known(33.6, 18, 8))),
    says("N 18, S 8: above 33.6", line(facts=known(33.7, 18, 8)), "violation"),
    passes("half a position, N 4.25 and S 2.5: 17.27", line(facts=known(17.27, 4.25, 2.5), fraction=50)),
    says("half a position: 17.28", line(facts=known(17.28, 4.25, 2.5), fraction=50), "violation"),
    passes("fully continuous on record", line(facts=known(35.5, 8.5, 5, RotaKind.CONTINUOUS))),
    passes("two-part on record", line(facts=known(35.5, 8.5, 5, RotaKind.TWO_PART))),
    passes("not every third Sunday", line(facts=known(35.5, 8.5, 5, every_third=False))),
    says(
        "three-part and every third Sunday on record",
        line(facts=known(35.5, 8.5, 5, RotaKind.THREE_PART, True)),
        "violation",
    ),
    says(
        "means of night and Sunday on record are judged with the shifts' hours",
        line(three_part(2, 3, total=142), plan=FOUR, facts=known(None, 8.5, 5)),
        "violation",
    ),
    passes("the same within", line(three_part(2, 3, total=138), plan=FOUR, facts=known(None, 8.5, 5))),
    says(
        "by the profile's weeks where the unit has settled none",
        line(facts=known(35.6, 2, 3), unit=UNSETTLED),
        "violation",
    ),
    says("no agreement changes it", line((), agreed(Basis.AVERAGING), facts=known(35.5, 8.5, 5)), "violation"),
)


def long(hours: float | timedelta, on: str = "2027-02-02") -> list[Shift]:
    """One duty of so many hours."""
    return [shift_of(day(on), hours if isinstance(hours, timedelta) else timedelta(hours=hours), "08:00")]


LOCAL = agreed(Basis.AVERAGING)


def whole(last: str = "2028-12-31") -> Agreed:
    """A tariff agreement that derogates from all it may."""
    return replace(agreed(Basis.TARIFF, last=last), whole_chapter=True)


LONG = (
    passes("10 h", line(long(10))),
    says("10 h 01", line(long(10 * H + MIN)), "needs TV"),
    says("12.5 h", line(long(12.5)), "needs TV"),
    says("12 h 31", line(long(12.5 * H + MIN)), "needs IR"),
    passes("12.5 h agreed locally", line(long(12.5), LOCAL)),
    says("13 h agreed locally only", line(long(13), LOCAL), "needs IR"),
    passes("12 h within the 12 named", line(long(12), agreed(Basis.AVERAGING, hours_a_day=12))),
    says("12 h 15 above the 12 named", line(long(12.25), agreed(Basis.AVERAGING, hours_a_day=12)), "needs TV"),
    says(
        "a local agreement that names 14 reaches 12.5",
        line(long(13), agreed(Basis.AVERAGING, hours_a_day=14)),
        "needs IR",
    ),
    says("agreed with the employee only", line(long(12), agreed(Basis.AVERAGING_INDIVIDUAL)), "needs TV"),
    says(
        "the authority's consent is no tariff agreement", line(long(13), agreed(Basis.AVERAGING_AUTHORITY)), "needs IR"
    ),
    passes("13 h by the union", line(long(13), agreed(Basis.TARIFF, hours_a_day=13))),
    says("13 h 15 above the 13 it names", line(long(13.25), agreed(Basis.TARIFF, hours_a_day=13)), "needs IR"),
    passes("14 h by an agreement on the whole chapter", line(long(14), whole())),
    says("it lapsed the day before", line(long(14), whole("2027-02-01")), "needs IR"),
    passes("its last day", line(long(14), whole("2027-02-02"))),
    says("local, lapsed the day before", line(long(12), agreed(Basis.AVERAGING, last="2027-02-01")), "needs TV"),
    passes("10 h and an hour beyond agreed hours", line([with_extra(long(11)[0], 1)])),
    passes("10 h 30 with half an hour's free break", line([replace(long(10.5)[0], unpaid_break=30 * MIN)])),
    says("two segments that adjoin", line([*long(8), shift("2027-02-02", "16:00", "19:00")]), "needs TV"),
    passes("two duties of 6 h on one day", line([*long(6), shift("2027-02-02", "16:00", "22:00")])),
    says("across midnight", line([shift("2027-02-02", "20:00", "07:00", ShiftKind.NIGHT)]), "needs TV"),
    passes(
        "20:00 to 07:00 across the March change is 10 h", line([shift("2027-03-27", "20:00", "07:00", ShiftKind.NIGHT)])
    ),
    says(
        "20:00 to 06:00 across the October change is 11 h",
        line([shift("2027-10-30", "20:00", "06:00", ShiftKind.NIGHT)], plan=period("2027-10-04", "2027-12-05")),
        "needs TV",
    ),
    passes("standby is no shift", line([standby("2027-02-02", "08:00", "22:00")])),
    says("half a position does not scale it", line(long(11), fraction=50), "needs TV"),
)

TABLES = {
    "TAR-HOURS-DAY": BY_DAY,
    "TAR-LONGSHIFT": LONG,
    "TAR-HOURS-ROTA": ROTA,
    "TAR-HOURS-CONT": CONTINUOUS,
    "TAR-HOURS-3SPLIT": THREE,
}
