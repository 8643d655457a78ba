"""What a plan must be."""

from domain.working_time.model import ShiftKind
from tests.domain.working_time.lines import called_out, line, passes, period, says, shift, standby
from tests.domain.working_time.tables.local import elsewhere, of, on

PERIOD = (
    passes("first and last day", line(on("2027-01-04", "2027-07-04"))),
    says("the day before and after", line(on("2027-01-03", "2027-07-05")), "violation", "violation"),
    passes("a night out of the last day", line(of(ShiftKind.NIGHT, "2027-07-04"))),
    says("standby on the day after", line([standby("2027-07-05", "16:00", "22:00")]), "violation"),
    passes(
        "the second part of the last night",
        line([shift("2027-07-04", "22:00", "02:00"), shift("2027-07-05", "02:00", "06:00")]),
    ),
    passes("a call-out on the day after", line([called_out(on("2027-07-05")[0])])),
    passes("another employer's day after", line([elsewhere(on("2027-07-05")[0])])),
)

ONE = (
    passes("one on each day", line(on("2027-02-01", "2027-02-02"))),
    says(
        "two on a day",
        line([shift("2027-02-01", "08:00", "12:00"), shift("2027-02-01", "16:00", "20:00")]),
        "violation",
    ),
    passes(
        "a night and the evening of the day it ends",
        line([*of(ShiftKind.NIGHT, "2027-02-01"), shift("2027-02-02", "16:00", "22:00")]),
    ),
    passes(
        "two parts that adjoin", line([shift("2027-02-01", "08:00", "12:00"), shift("2027-02-01", "12:00", "15:00")])
    ),
    passes(
        "standby beside a shift", line([shift("2027-02-01", "08:00", "15:00"), standby("2027-02-01", "15:00", "08:00")])
    ),
    passes(
        "a call-out beside a shift",
        line([shift("2027-02-01", "08:00", "15:00"), called_out(shift("2027-02-01", "18:00", "20:00"))]),
    ),
    passes(
        "another employer's shift in the evening",
        line([shift("2027-02-01", "08:00", "15:00"), elsewhere(shift("2027-02-01", "18:00", "20:00"))]),
    ),
)

OVERLAP = (
    passes(
        "one starts as the other ends",
        line([shift("2027-02-01", "22:00", "07:30"), shift("2027-02-02", "07:30", "15:00")]),
    ),
    says(
        "a minute in both",
        line([shift("2027-02-01", "22:00", "07:31"), shift("2027-02-02", "07:30", "15:00")]),
        "violation",
    ),
    says(
        "one inside another",
        line(
            [
                shift("2027-02-01", "08:00", "20:00"),
                shift("2027-02-01", "10:00", "12:00"),
                shift("2027-02-01", "19:00", "22:00"),
            ]
        ),
        "violation",
        "violation",
    ),
    passes(
        "over the October change the later starts after",
        line(
            [shift("2027-10-30", "22:00", "07:30"), shift("2027-10-31", "07:30", "15:00")],
            plan=period("2027-10-04", "2027-11-07"),
        ),
    ),
    says("the same shift twice", line(on("2027-02-01", "2027-02-01")), "violation"),
    passes(
        "a call-out inside standby",
        line([standby("2027-02-01", "16:00", "08:00"), called_out(shift("2027-02-01", "20:00", "22:00"))]),
    ),
    passes(
        "a call-out that outlasts its standby",
        line(
            [
                standby("2027-02-01", "16:00", "22:00"),
                called_out(shift("2027-02-01", "20:00", "23:00")),
                standby("2027-02-01", "22:00", "08:00"),
            ]
        ),
    ),
    says(
        "two call-outs at once",
        line(
            [
                standby("2027-02-01", "16:00", "08:00"),
                called_out(shift("2027-02-01", "20:00", "22:00")),
                called_out(shift("2027-02-01", "21:00", "23:00")),
            ]
        ),
        "violation",
    ),
    says(
        "a planned shift inside standby",
        line([standby("2027-02-01", "16:00", "08:00"), shift("2027-02-01", "20:00", "22:00")]),
        "violation",
    ),
    says(
        "a planned shift behind a call-out inside standby",
        line(
            [
                standby("2027-02-01", "16:00", "08:00"),
                called_out(shift("2027-02-01", "17:00", "18:00")),
                shift("2027-02-01", "20:00", "22:00"),
            ]
        ),
        "violation",
    ),
    says(
        "two standbys at once",
        line([standby("2027-02-01", "16:00", "08:00"), standby("2027-02-02", "07:00", "16:00")]),
        "violation",
    ),
    passes(
        "a shift and the standby after it",
        line([shift("2027-02-01", "08:00", "16:00"), standby("2027-02-01", "16:00", "08:00")]),
    ),
    says(
        "work for two employers at once",
        line([shift("2027-02-01", "08:00", "16:00"), elsewhere(shift("2027-02-01", "15:00", "18:00"))]),
        "violation",
    ),
    says(
        "22:00 to 06:01 over the March change, and 06:00",
        line([shift("2027-03-27", "22:00", "06:01"), shift("2027-03-28", "06:00", "14:00")]),
        "violation",
    ),
)

TABLES = {
    "PLAN-PERIOD": PERIOD,
    "PLAN-ONE-A-DAY": ONE,
    "PLAN-OVERLAP": OVERLAP,
}
