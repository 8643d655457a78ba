"""What the unit and the person have settled."""

from dataclasses import replace
from datetime import timedelta

from domain.calendar import DAY
from domain.working_time.model import (
    Absence,
    AbsenceEffect,
    Adaptation,
    Constraint,
    Nights,
    Shift,
    ShiftKind,
)
from tests.domain.working_time.lines import (
    UNIT,
    called_out,
    day,
    line,
    passes,
    period,
    says,
    shift,
    standby,
    week_of,
)

H, MIN = timedelta(hours=1), timedelta(minutes=1)
EVERY_SECOND = replace(UNIT, weekend_every=2)
ANY_WEEKEND = replace(UNIT, weekend_every=1)


def days(first: str, count: int, kind: ShiftKind = ShiftKind.DAY) -> list[Shift]:
    """So many short shifts on days in a row."""
    at_night = kind is ShiftKind.NIGHT
    clocks = ("22:00", "06:00") if at_night else ("08:00", "14:00")
    return [shift(day(first) + n * DAY, *clocks, kind) for n in range(count)]


def on(*dates: str, kind: ShiftKind = ShiftKind.DAY) -> list[Shift]:
    return [s for d in dates for s in days(d, 1, kind)]


def elsewhere(duty: Shift) -> Shift:
    return replace(duty, other_employer=True)


def course(on_day: str) -> Shift:
    return shift(on_day, "08:00", "15:30", ShiftKind.COURSE, unpaid=30)


WEEKENDS = (
    passes("every third weekend", line(on("2027-02-06", "2027-02-28"))),
    says("every second weekend", line(on("2027-02-06", "2027-02-21")), "violation"),
    says("the next weekend", line(on("2027-02-07", "2027-02-13")), "violation"),
    says(
        "three in a row are two findings", line(on("2027-02-07", "2027-02-13", "2027-02-20")), "violation", "violation"
    ),
    passes("both days of one weekend", line(on("2027-02-06", "2027-02-07"))),
    passes("a Friday night belongs to Friday", line(on("2027-02-05", kind=ShiftKind.NIGHT) + on("2027-02-13"))),
    says(
        "a Sunday night belongs to Sunday", line(on("2027-02-07", kind=ShiftKind.NIGHT) + on("2027-02-13")), "violation"
    ),
    passes("every second where that is agreed", line(on("2027-02-06", "2027-02-21"), unit=EVERY_SECOND)),
    passes("every one where nothing is agreed", line(on("2027-02-06", "2027-02-13"), unit=ANY_WEEKEND)),
    passes("a holiday on a weekday is no weekend", line(on("2027-03-28", "2027-03-29"))),
    says("over the March change", line(on("2027-03-27", "2027-04-03", kind=ShiftKind.NIGHT)), "violation"),
)

DAYS = (
    passes("six days", line(days("2027-02-01", 6))),
    says("seven days", line(days("2027-02-01", 7)), "violation"),
    says("seven nights count by the day they start", line(days("2027-02-01", 7, ShiftKind.NIGHT)), "violation"),
    passes("a free day between", line(days("2027-02-01", 6) + days("2027-02-08", 6))),
    says("a course day is a worked day", line([*days("2027-02-01", 6), course("2027-02-07")]), "violation"),
    says("over the March change", line(days("2027-03-23", 7)), "violation"),
    says("over the October change", line(days("2027-10-27", 7), plan=period("2027-10-04", "2027-11-07")), "violation"),
    passes("two shifts on a day are one day", line([*days("2027-02-01", 6), shift("2027-02-06", "16:00", "20:00")])),
)

NIGHTS = (
    passes("four nights", line(days("2027-02-01", 4, ShiftKind.NIGHT))),
    says("five nights", line(days("2027-02-01", 5, ShiftKind.NIGHT)), "violation"),
    passes(
        "a day shift between", line(days("2027-02-01", 4, ShiftKind.NIGHT) + days("2027-02-06", 1, ShiftKind.NIGHT))
    ),
    says("five over the March change", line(days("2027-03-25", 5, ShiftKind.NIGHT)), "violation"),
    passes("five days", line(days("2027-02-01", 5))),
)

AWAY = (Absence(period("2027-02-02", "2027-02-04"), AbsenceEffect.AWAY),)

ABSENCE = (
    passes("the day before", line(on("2027-02-01"), absences=AWAY)),
    says("the first day", line(on("2027-02-02"), absences=AWAY), "violation"),
    says("the last day", line(on("2027-02-04"), absences=AWAY), "violation"),
    passes("the day after", line(on("2027-02-05"), absences=AWAY)),
    passes("a night that ends on the first morning", line(on("2027-02-01", kind=ShiftKind.NIGHT), absences=AWAY)),
    says(
        "a night that starts on the last day", line(on("2027-02-04", kind=ShiftKind.NIGHT), absences=AWAY), "violation"
    ),
    passes(
        "a course day is another matter",
        line([course("2027-02-02")], absences=(Absence(period("2027-02-02", "2027-02-02"), AbsenceEffect.COURSE),)),
    ),
    says("standby", line([standby("2027-02-03", "16:00", "08:00")], absences=AWAY), "violation"),
    passes("standby that ends on the first morning", line([standby("2027-02-01", "16:00", "08:00")], absences=AWAY)),
    passes("a call-out is not planned", line([called_out(shift("2027-02-03", "18:00", "20:00"))], absences=AWAY)),
    passes("another employer's shift", line([elsewhere(shift("2027-02-03", "08:00", "15:00"))], absences=AWAY)),
    passes(
        "the second part of a night that adjoins the first",
        line([shift("2027-02-01", "22:00", "02:00"), shift("2027-02-02", "02:00", "06:00")], absences=AWAY),
    ),
)

TO_COURSE = (Absence(period("2027-02-02", "2027-02-02"), AbsenceEffect.COURSE),)

COURSE = (
    passes("the course on its day", line([course("2027-02-02")], absences=TO_COURSE)),
    says("a course day without it", line(absences=TO_COURSE), "violation"),
    says("another shift instead", line(on("2027-02-02"), absences=TO_COURSE), "violation", "violation"),
    says("another shift besides", line([*on("2027-02-02"), course("2027-02-02")], absences=TO_COURSE), "violation"),
    says("two courses on one day", line([course("2027-02-02"), course("2027-02-02")], absences=TO_COURSE), "violation"),
    says(
        "a course on another day", line([course("2027-02-02"), course("2027-02-03")], absences=TO_COURSE), "violation"
    ),
    passes(
        "a course day outside the plan",
        line(absences=(Absence(period("2027-07-05", "2027-07-05"), AbsenceEffect.COURSE),)),
    ),
    passes(
        "standby on the evening of the course",
        line([course("2027-02-02"), standby("2027-02-02", "16:00", "22:00")], absences=TO_COURSE),
    ),
    passes(
        "a call-out in that evening",
        line([course("2027-02-02"), called_out(shift("2027-02-02", "18:00", "20:00"))], absences=TO_COURSE),
    ),
    passes(
        "an evening with another employer",
        line([course("2027-02-02"), elsewhere(shift("2027-02-02", "18:00", "20:00"))], absences=TO_COURSE),
    ),
)


def adapted(constraint: Constraint, weekday: int | None = None) -> tuple[Adaptation, ...]:
    return (Adaptation(period("2027-02-01", "2027-02-28"), constraint, weekday),)


NO_NIGHTS, NO_EVENINGS = adapted(Constraint.NO_NIGHTS), adapted(Constraint.NO_EVENINGS)
NO_TUESDAYS = adapted(Constraint.DAY_OFF_WEEKDAY, 1)


def of(kind: ShiftKind, *dates: str) -> list[Shift]:
    return on(*dates, kind=kind)


ADAPTATIONS = (
    says("a night inside", line(of(ShiftKind.NIGHT, "2027-02-28"), adaptations=NO_NIGHTS), "violation"),
    passes("a night the day before", line(of(ShiftKind.NIGHT, "2027-01-31"), adaptations=NO_NIGHTS)),
    passes("a night the day after", line(of(ShiftKind.NIGHT, "2027-03-01"), adaptations=NO_NIGHTS)),
    passes("an evening where nights are spared", line(of(ShiftKind.EVENING, "2027-02-10"), adaptations=NO_NIGHTS)),
    says(
        "evening and long",
        line(of(ShiftKind.EVENING, "2027-02-10") + of(ShiftKind.LONG, "2027-02-12"), adaptations=NO_EVENINGS),
        "violation",
        "violation",
    ),
    passes(
        "day and night where evenings are spared",
        line(of(ShiftKind.DAY, "2027-02-10") + of(ShiftKind.NIGHT, "2027-02-12"), adaptations=NO_EVENINGS),
    ),
    says("a Tuesday", line(on("2027-02-02"), adaptations=NO_TUESDAYS), "violation"),
    passes("a Monday night into Tuesday", line(of(ShiftKind.NIGHT, "2027-02-01"), adaptations=NO_TUESDAYS)),
    passes("a Tuesday after it ended", line(on("2027-03-02"), adaptations=NO_TUESDAYS)),
    says("standby on a Tuesday", line([standby("2027-02-02", "16:00", "08:00")], adaptations=NO_TUESDAYS), "violation"),
    passes("a call-out on a Tuesday", line([called_out(on("2027-02-02")[0])], adaptations=NO_TUESDAYS)),
    passes("another employer's Tuesday", line([elsewhere(on("2027-02-02")[0])], adaptations=NO_TUESDAYS)),
)

NIGHT_TERMS = (
    passes("yes: anything", line(of(ShiftKind.NIGHT, "2027-02-01") + on("2027-02-03"))),
    says("never: a night", line(of(ShiftKind.NIGHT, "2027-02-01"), nights=Nights.NEVER), "violation"),
    passes(
        "never: a day and an evening", line(on("2027-02-01") + of(ShiftKind.EVENING, "2027-02-03"), nights=Nights.NEVER)
    ),
    says("only: a day", line(on("2027-02-01"), nights=Nights.ONLY), "violation"),
    passes(
        "only: a night and a course",
        line([*of(ShiftKind.NIGHT, "2027-02-01"), course("2027-02-04")], nights=Nights.ONLY),
    ),
    passes("only: standby by day", line([standby("2027-02-01", "08:00", "16:00")], nights=Nights.ONLY)),
    passes("never: a call-out at night", line([called_out(of(ShiftKind.NIGHT, "2027-02-01")[0])], nights=Nights.NEVER)),
    passes(
        "never: a night with another employer",
        line([elsewhere(of(ShiftKind.NIGHT, "2027-02-01")[0])], nights=Nights.NEVER),
    ),
    passes(
        "only: a night whose second part is a day's by its kind",
        line(
            [shift("2027-02-01", "22:00", "02:00", ShiftKind.NIGHT), shift("2027-02-02", "02:00", "07:00")],
            nights=Nights.ONLY,
        ),
    ),
)

LONG = (
    passes("10 h", line([shift("2027-02-01", "07:00", "17:00")], long_shifts=False)),
    says("10 h 01", line([shift("2027-02-01", "07:00", "17:01")], long_shifts=False), "violation"),
    passes("12 h 30 where long shifts are agreed", line([shift("2027-02-01", "07:30", "20:00")])),
    passes("21:45-07:45 is 10 h", line([shift("2027-02-01", "21:45", "07:45")], long_shifts=False)),
    passes("the same night in March is 9 h", line([shift("2027-03-27", "21:45", "07:45")], long_shifts=False)),
    says(
        "the same night in October is 11 h",
        line([shift("2027-10-30", "21:45", "07:45")], long_shifts=False, plan=period("2027-10-04", "2027-11-07")),
        "violation",
    ),
    says(
        "two parts that adjoin are one of 11 h",
        line([shift("2027-02-01", "07:00", "15:00"), shift("2027-02-01", "15:00", "18:00")], long_shifts=False),
        "violation",
    ),
    passes("standby of 16 h", line([standby("2027-02-01", "16:00", "08:00")], long_shifts=False)),
    passes("a call-out of 11 h", line([called_out(shift("2027-02-01", "07:00", "18:00"))], long_shifts=False)),
    passes("11 h with another employer", line([elsewhere(shift("2027-02-01", "07:00", "18:00"))], long_shifts=False)),
)

TWO = period("2027-02-01", "2027-02-14")


def two_weeks(hours: timedelta) -> list[Shift]:
    return week_of("2027-02-01", hours / 2) + week_of("2027-02-08", hours / 2)


def away(first: str, last: str) -> tuple[Absence, ...]:
    return (Absence(period(first, last), AbsenceEffect.AWAY),)


DUE = (
    passes("71 h over two weeks", line(two_weeks(71 * H), plan=TWO)),
    says("a minute over", line(two_weeks(71 * H + MIN), plan=TWO), "violation"),
    passes("8 h short", line(two_weeks(63 * H), plan=TWO)),
    says("8 h 01 short", line(two_weeks(63 * H - MIN), plan=TWO), "advisory"),
    passes("56.8 h at 80 %", line(two_weeks(56.8 * H), plan=TWO, fraction=80)),
    says("56.8 h at 75 %", line(two_weeks(56.8 * H), plan=TWO, fraction=75), "violation"),
    says(
        "an absent weekday takes off 7.1 h",
        line(two_weeks(64 * H), plan=TWO, absences=away("2027-02-08", "2027-02-08")),
        "violation",
    ),
    passes("63.9 h less that day", line(two_weeks(63.9 * H), plan=TWO, absences=away("2027-02-08", "2027-02-08"))),
    passes(
        "an absent weekend takes off nothing",
        line(two_weeks(71 * H), plan=TWO, absences=away("2027-02-13", "2027-02-14")),
    ),
    passes("a course day counts as worked", line(two_weeks(71 * H), plan=TWO, absences=TO_COURSE)),
    passes(
        "a red weekday alone takes off nothing",
        line(week_of("2027-03-22", 35.5) + week_of("2027-03-29", 35.5), plan=period("2027-03-22", "2027-04-04")),
    ),
    says(
        "an absent red weekday takes off its fifth",
        line(
            week_of("2027-03-22", 35.5) + week_of("2027-03-30", 35.5),
            plan=period("2027-03-22", "2027-04-04"),
            absences=away("2027-03-29", "2027-03-29"),
        ),
        "violation",
    ),
    passes("a call-out on top", line([*two_weeks(71 * H), called_out(on("2027-02-06")[0])], plan=TWO)),
    passes("another employer's shift on top", line([*two_weeks(71 * H), elsewhere(on("2027-02-06")[0])], plan=TWO)),
    says(
        "7 h of standby on top count as one",
        line([*two_weeks(71 * H), standby("2027-02-06", "08:00", "15:00")], plan=TWO),
        "violation",
    ),
    passes("70 h and 7 h of standby", line([*two_weeks(70 * H), standby("2027-02-06", "08:00", "15:00")], plan=TWO)),
    passes("no contract hours, no shifts", line(plan=TWO, fraction=0)),
)


TABLES = {
    "UNIT-WEEKENDS": WEEKENDS,
    "UNIT-DAYS-IN-A-ROW": DAYS,
    "UNIT-NIGHTS-IN-A-ROW": NIGHTS,
    "TERMS-ABSENCE": ABSENCE,
    "TERMS-COURSE": COURSE,
    "TERMS-ADAPTATION": ADAPTATIONS,
    "TERMS-NIGHTS": NIGHT_TERMS,
    "TERMS-LONG-SHIFTS": LONG,
    "TERMS-HOURS-DUE": DUE,
}
