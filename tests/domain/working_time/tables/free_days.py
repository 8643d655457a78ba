"""Days off by code: red days off and replacement days."""

from dataclasses import replace

from domain.calendar import DAY
from domain.working_time.facts import Facts, Measures
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Absence, AbsenceEffect, Basis, Shift, ShiftKind
from domain.working_time.tariff_profile import TariffProfile
from tests.domain.working_time.lines import UNIT, agreed, day, line, passes, period, says, shift, standby

AVERAGED = agreed(Basis.SUNDAYS)
ELEVEN = period("2027-01-04", "2027-03-24")
"""Eleven Sundays, and no holiday."""
GOOD_FRIDAY = period("2027-03-26", "2027-04-04")
MAY = period("2027-05-03", "2027-05-30")


def sundays(*dates: str) -> list[Shift]:
    return [shift(d, "08:00", "15:00") for d in dates]


def first_sundays(count: int) -> list[Shift]:
    return [shift(day("2027-01-10") + 7 * n * DAY, "08:00", "15:00") for n in range(count)]


def on_record(worked: int, first: str, last: str) -> Facts:
    """Red days worked, counted over some days."""
    return Facts(measures=Measures(red_days_worked=worked, period_from=day(first), period_to=day(last)))


RED = (
    passes("every second Sunday", line(sundays("2027-02-07", "2027-02-21"))),
    says("two Sundays in a row", line(sundays("2027-02-07", "2027-02-14")), "due"),
    says("three in a row: one", line(sundays("2027-02-07", "2027-02-14", "2027-02-21")), "due"),
    says("four in a row: two", line(sundays("2027-02-07", "2027-02-14", "2027-02-21", "2027-02-28")), "due", "due"),
    says("a Sunday and the Ascension Day after it", line(sundays("2027-05-02", "2027-05-06")), "due"),
    passes("a Sunday and the next but one, a holiday between off", line(sundays("2027-05-02", "2027-05-09"))),
    says("Maundy Thursday and Good Friday, Easter off", line(sundays("2027-03-25", "2027-03-26")), "due"),
    passes(
        "a Saturday evening until 22:00 is no red day",
        line([*sundays("2027-02-07"), shift("2027-02-13", "15:00", "22:00", ShiftKind.EVENING)]),
    ),
    says(
        "until 22:01 it is",
        line([*sundays("2027-02-07"), shift("2027-02-13", "15:00", "22:01", ShiftKind.EVENING)]),
        "due",
    ),
    passes(
        "a Sunday night from 22:00 is Monday's",
        line([*sundays("2027-02-07"), shift("2027-02-14", "22:00", "07:00", ShiftKind.NIGHT)]),
    ),
    says(
        "a night across the March change",
        line([*sundays("2027-03-26"), shift("2027-03-27", "22:00", "07:00", ShiftKind.NIGHT)]),
        "due",
    ),
    says(
        "a night across the October change",
        line(
            [*sundays("2027-10-24"), shift("2027-10-30", "22:00", "07:00", ShiftKind.NIGHT)],
            plan=period("2027-10-04", "2027-12-05"),
        ),
        "due",
    ),
    passes("standby is no work", line([*sundays("2027-02-07"), standby("2027-02-14", "08:00", "15:00")])),
    passes("the Sunday before the plan is not in it", line(sundays("2027-01-03", "2027-01-10"))),
    says("half a position", line(sundays("2027-02-07", "2027-02-14"), fraction=50), "due"),
    passes("averaged: six of eleven off", line(first_sundays(5), AVERAGED, plan=ELEVEN)),
    says("averaged: five of eleven off", line(first_sundays(6), AVERAGED, plan=ELEVEN), "due"),
    passes("averaged: five of ten off", line(first_sundays(5), AVERAGED, plan=period("2027-01-04", "2027-03-20"))),
    says("averaged: four of ten off", line(first_sundays(6), AVERAGED, plan=period("2027-01-04", "2027-03-20")), "due"),
    passes("averaged: two in a row", line(sundays("2027-02-07", "2027-02-14"), AVERAGED)),
    says("by each averaging period", line(first_sundays(4), AVERAGED, unit=replace(UNIT, averaging_weeks=4)), "due"),
    says(
        "averaging lapsed", line(sundays("2027-02-07", "2027-02-14"), agreed(Basis.SUNDAYS, last="2027-02-01")), "due"
    ),
    says("agreed with the representatives", line(sundays("2027-02-07", "2027-02-14"), agreed(Basis.AVERAGING)), "due"),
    passes("six of twelve on record", line(facts=on_record(6, "2027-01-04", "2027-03-25"))),
    says("seven of twelve on record", line(facts=on_record(7, "2027-01-04", "2027-03-25")), "due"),
    says("all of twelve on record", line(facts=on_record(12, "2027-01-04", "2027-03-25")), "due"),
    passes("no work", line()),
)


def with_thursday_off(*also: Shift) -> list[Shift]:
    """Ascension week, 3 to 9 May 2027: work on every day but the Thursday."""
    return [shift(day("2027-05-03") + n * DAY, "08:00", "15:00") for n in (0, 1, 2, 4, 5, 6)] + list(also)


NO_REPLACEMENT = RuleFigures(tariff=TariffProfile(replacement_days=replace(TariffProfile().replacement_days, value=0)))

REPLACEMENT = (
    says("the weekly day off on Ascension Thursday", line(with_thursday_off(), plan=MAY), "due"),
    passes("on the Sunday", line([shift(day("2027-05-03") + n * DAY, "08:00", "15:00") for n in range(6)], plan=MAY)),
    passes(
        "Thursday and the weekend off: it is the Sunday",
        line([shift(day("2027-05-03") + n * DAY, "08:00", "15:00") for n in (0, 1, 2, 4)], plan=MAY),
    ),
    passes(
        "on a Wednesday",
        line([shift(day("2027-05-03") + n * DAY, "08:00", "15:00") for n in (0, 1, 3, 4, 5, 6)], plan=MAY),
    ),
    says(
        "Thursday and Friday off: it is the holiday",
        line([shift(day("2027-05-03") + n * DAY, "08:00", "15:00") for n in (0, 1, 2, 5, 6)], plan=MAY),
        "due",
    ),
    says(
        "Wednesday and Thursday off: it is the holiday",
        line([shift(day("2027-05-03") + n * DAY, "08:00", "15:00") for n in (0, 1, 4, 5, 6)], plan=MAY),
        "due",
    ),
    passes(
        "the day off lies before a plan that begins on Good Friday",
        line([shift(day("2027-03-26") + n * DAY, "08:00", "15:00") for n in range(3)], plan=GOOD_FRIDAY),
    ),
    passes(
        "the night before reaches into the Thursday",
        line(
            [
                *[s for s in with_thursday_off() if s.day != day("2027-05-05")],
                shift("2027-05-05", "22:00", "07:00", ShiftKind.NIGHT),
            ],
            plan=MAY,
        ),
    ),
    passes(
        "who is absent that day",
        line(
            with_thursday_off(), plan=MAY, absences=(Absence(period("2027-05-06", "2027-05-06"), AbsenceEffect.AWAY),)
        ),
    ),
    passes("a tariff without replacement days", line(with_thursday_off(), plan=MAY, rule=NO_REPLACEMENT)),
    says(
        "1 May on a Saturday lies between two Sundays",
        line(
            [shift(day("2027-04-26") + n * DAY, "08:00", "15:00") for n in (0, 1, 2, 3, 4, 6)],
            plan=period("2027-04-05", "2027-05-02"),
        ),
        "due",
    ),
    passes(
        "the holiday lies before the plan",
        line([s for s in with_thursday_off() if s.day >= day("2027-05-07")], plan=period("2027-05-07", "2027-05-30")),
    ),
    passes(
        "Easter Sunday, the March change",
        line([shift(day("2027-03-22") + n * DAY, "08:00", "15:00") for n in range(6)]),
    ),
    passes("no work: the Sundays", line(plan=MAY)),
    says("half a position", line(with_thursday_off(), plan=MAY, fraction=50), "due"),
    passes("no day off at all", line([*with_thursday_off(), shift("2027-05-06", "08:00", "15:00")], plan=MAY)),
)

TABLES = {"TAR-F3": RED, "TAR-F5": REPLACEMENT}
