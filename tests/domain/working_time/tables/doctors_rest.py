"""Hospital doctors' rest under their own tariff agreement."""

from dataclasses import replace

from domain.calendar import DAY
from domain.working_time.model import Basis, Shift, ShiftKind
from tests.domain.working_time.lines import (
    agreed,
    called_out,
    day,
    line,
    passes,
    period,
    says,
    shift,
    standby,
    with_passive,
)
from tests.domain.working_time.tables.doctors import A2, DEVIATION, MIN, home, on_site

GAP = (
    says("off 23:00, on 06:30", line([shift("2027-02-01", "15:00", "23:00"), on_site(8, "06:30")], A2), "violation"),
    passes("off 23:00, on 07:00", line([shift("2027-02-01", "15:00", "23:00"), on_site(8, "07:00")], A2)),
    says("a minute less", line([shift("2027-02-01", "15:00", "23:00"), on_site(8, "06:59")], A2), "violation"),
    says(
        "home duty through the night leaves none",
        line([on_site(8), home(16, "16:00"), on_site(8, on="2027-02-03")], A2),
        "violation",
    ),
    passes(
        "8 h wholly free after a home duty in the evening",
        line([on_site(8), home(8, "16:00"), on_site(8, on="2027-02-03")], A2),
    ),
    says("7 h after it", line([on_site(8), home(9, "16:00"), on_site(8, on="2027-02-03")], A2), "violation"),
    says(
        "4 h before and 4 h after are not 8 in a row",
        line([on_site(8), home(8, "20:00"), on_site(8, on="2027-02-03")], A2),
        "violation",
    ),
    passes(
        "a call is no work period of its own",
        line([on_site(8), home(8, "16:00"), called_out(on_site(1, "22:00")), on_site(8, on="2027-02-03")], A2),
    ),
    says(
        "but it is not free",
        line([on_site(8), called_out(on_site(2, "23:00")), on_site(8, "08:00", "2027-02-03")], A2),
        "violation",
    ),
    passes("home duty with no work after it", line([on_site(8), home(60, "16:00")], A2)),
    passes("segments that adjoin are one", line([on_site(8), on_site(4, "16:00")], A2)),
    says(
        "7 h across the March change though the clock says 8",
        line([shift("2027-03-27", "15:00", "23:00"), on_site(8, "07:00", "2027-03-28")], A2),
        "violation",
    ),
    passes(
        "8 h across the October change though the clock says 7",
        line(
            [shift("2027-10-30", "15:00", "23:00"), on_site(8, "06:00", "2027-10-31")],
            A2,
            plan=period("2027-10-04", "2027-12-05"),
        ),
    ),
    says(
        "no agreement is named that cures it",
        line([shift("2027-02-01", "15:00", "23:00"), on_site(8, "06:30")], A2, DEVIATION, agreed(Basis.REST)),
        "violation",
    ),
    says("shorter than nothing where two overlap", line([on_site(8), on_site(8, "15:00")], A2), "violation"),
)


def until_saturday(ends: str) -> list[Shift]:
    """Work on each day to Saturday and from Sunday evening on."""
    days = [shift(day("2027-02-01") + n * DAY, "08:00", "20:00") for n in range(5)]
    return [*days, shift("2027-02-06", "08:00", ends), shift("2027-02-07", "20:00", "08:00", ShiftKind.NIGHT)]


REST_28 = (
    passes("28 h", line(until_saturday("16:00"), A2)),
    says("a minute less", line(until_saturday("16:01"), A2), "violation"),
    says(
        "home duty inside breaks it",
        line([*until_saturday("14:00"), standby("2027-02-07", "08:00", "10:00")], A2),
        "violation",
    ),
    says(
        "home duty all weekend",
        line(
            [shift(day("2027-02-01") + n * DAY, "08:00", "20:00") for n in range(5)]
            + [standby("2027-02-05", "20:00", "08:00", days=3)],
            A2,
        ),
        "violation",
    ),
    says(
        "one that reaches in from the week before",
        line(
            [
                standby("2027-01-31", "20:00", "08:00", days=2),
                *(shift(day("2027-02-02") + n * DAY, "08:00", "20:00") for n in range(6)),
            ],
            A2,
        ),
        "violation",
    ),
    passes(
        "a week with one free day", line([shift(day("2027-02-02") + n * DAY, "08:00", "20:00") for n in range(6)], A2)
    ),
    says(
        "the week of the March change has an hour less",
        line(
            [shift(day("2027-03-22") + n * DAY, "08:00", "20:00") for n in range(5)]
            + [shift("2027-03-27", "08:00", "16:00"), shift("2027-03-28", "20:00", "08:00")],
            A2,
        ),
        "violation",
    ),
    passes(
        "that of the October change an hour more",
        line(
            [shift(day("2027-10-25") + n * DAY, "08:00", "20:00") for n in range(5)]
            + [shift("2027-10-30", "08:00", "17:00"), shift("2027-10-31", "20:00", "08:00")],
            A2,
            plan=period("2027-10-04", "2027-12-05"),
        ),
    ),
    passes("no work at all", line((), A2)),
)

REST_8 = (
    passes("19 h with 3 h passive: 5 and 3", line([replace(with_passive(on_site(19), 3), paid_break=0 * MIN)], A2)),
    says(
        "19 h with 2 h passive: 5 and 2",
        line([replace(with_passive(on_site(19), 2), paid_break=0 * MIN)], A2),
        "violation",
    ),
    passes("16 h", line([replace(on_site(16), paid_break=0 * MIN)], A2)),
    says("16 h 01", line([replace(on_site(16 + 1 / 60), paid_break=0 * MIN)], A2), "violation"),
    passes("breaks on site are rest", line([on_site(16.5)], A2)),
    passes("free breaks too", line([replace(on_site(16.5), paid_break=0 * MIN, unpaid_break=30 * MIN)], A2)),
    passes("passive home duty is rest", line([on_site(10), home(14, "18:00")], A2)),
    says(
        "calls of 7 h 30 in it are not",
        line([on_site(10), home(14, "18:00"), called_out(on_site(7.5, "20:00"))], A2),
        "violation",
    ),
    passes("a day of 24 h with 8 h passive", line([replace(with_passive(on_site(24), 8), paid_break=0 * MIN)], A2)),
    says(
        "part of the next duty lies in the 24 h",
        line(
            [replace(on_site(13), paid_break=0 * MIN), replace(on_site(8, "04:30", "2027-02-03"), paid_break=0 * MIN)],
            A2,
        ),
        "violation",
    ),
    passes(
        "16 h elapsed across the March change, 17 on the clock",
        line([replace(shift("2027-03-27", "18:00", "11:00"), paid_break=0 * MIN)], A2),
    ),
    says(
        "17 h elapsed across the October change, 16 on the clock",
        line(
            [replace(shift("2027-10-30", "18:00", "10:00"), paid_break=0 * MIN)],
            A2,
            plan=period("2027-10-04", "2027-12-05"),
        ),
        "violation",
    ),
)

TABLES = {"TAR-DOC-REST-8GAP": GAP, "TAR-DOC-REST-28": REST_28, "TAR-DOC-REST-8DAY": REST_8}
