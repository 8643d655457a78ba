"""What else doctors' own tariff agreement asks: the shortest day, seniors, pregnancy, and the plan."""

from dataclasses import replace
from datetime import timedelta

from domain.working_time.facts import Facts, PersonFacts, PlanFacts, Relief, WorkFacts
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
    with_extra,
    with_passive,
)
from tests.domain.working_time.tables.doctors import A2, DEVIATION, on_site

NIGHT = shift("2027-02-01", "20:00", "08:00", ShiftKind.NIGHT)

SHORTEST = (
    passes("5 h", line([on_site(5)], A2)),
    says("a minute less", line([on_site(5 - 1 / 60)], A2), "violation"),
    passes("4 h the day after a night on site", line([NIGHT, on_site(4, "10:00")], A2)),
    passes("4 h the day after a long day", line([on_site(10), on_site(4, on="2027-02-03")], A2)),
    passes(
        "4 h the day after a duty with passive time",
        line([with_passive(on_site(8), 1), on_site(4, on="2027-02-03")], A2),
    ),
    says("4 h the day after an ordinary day", line([on_site(8), on_site(4, on="2027-02-03")], A2), "violation"),
    says("4 h the day after home duty", line([standby("2027-02-01", "16:00", "08:00"), on_site(4)], A2), "violation"),
    passes("2 h and 3 h on one day", line([on_site(2), on_site(3, "12:00")], A2)),
    passes("an hour on a call", line([called_out(on_site(1))], A2)),
    passes("two hours for another employer", line([replace(on_site(2), other_employer=True)], A2)),
    says("half a position does not scale it", line([on_site(4)], A2, fraction=50), "violation"),
    passes("Monday after a Sunday on site", line([on_site(8, on="2027-02-07"), on_site(4, on="2027-02-08")], A2)),
    passes("after a holiday on site", line([on_site(8, on="2027-05-06"), on_site(4, on="2027-05-07")], A2)),
)

ROLLING = (
    passes("it rolls", line((), A2, facts=Facts(plan=PlanFacts(rolling=True)))),
    passes("it is not known", line((), A2)),
    says("a calendar plan, nothing agreed", line((), A2, facts=Facts(plan=PlanFacts(rolling=False))), "needs TV"),
    passes("a calendar plan, agreed", line((), A2, DEVIATION, facts=Facts(plan=PlanFacts(rolling=False)))),
    says(
        "agreed for a part of the plan",
        line((), A2, agreed(Basis.DOCTORS_DEVIATION, last="2027-03-01"), facts=Facts(plan=PlanFacts(rolling=False))),
        "needs TV",
    ),
)


def discussed(on: str, effective: str | None = None) -> Facts:
    """A plan discussed on one day, in effect from another."""
    return Facts(plan=PlanFacts(discussed=day(on), effective=None if effective is None else day(effective)))


NOTICE = (
    passes("28 days ahead", line((), A2, facts=discussed("2027-03-01", "2027-03-29"))),
    says("27 days ahead", line((), A2, facts=discussed("2027-03-02", "2027-03-29")), "violation"),
    says("20 days ahead", line((), A2, facts=discussed("2027-03-09", "2027-03-29")), "violation"),
    says("after it took effect", line((), A2, facts=discussed("2027-04-09", "2027-03-29")), "violation"),
    passes("28 days before the plan begins", line((), A2, facts=discussed("2026-12-07"))),
    says("27 days before the plan begins", line((), A2, facts=discussed("2026-12-08")), "violation"),
    passes("nothing on record", line((), A2)),
    passes("across the October change", line((), A2, facts=discussed("2027-10-15", "2027-11-12"))),
    says("no agreement is named", line((), A2, DEVIATION, facts=discussed("2027-03-09", "2027-03-29")), "violation"),
)


def asked(*reliefs: Relief, junior: bool | None = None, first: str | None = None, last: str | None = None) -> Facts:
    """A request to be free, for the days it holds."""
    return Facts(
        person=PersonFacts(
            requested_free_from=frozenset(reliefs),
            junior=junior,
            exempt_from=None if first is None else day(first),
            exempt_to=None if last is None else day(last),
        )
    )


AT_58 = "1969-02-01"
AT_60 = "1967-02-02"
SITE, HOME = Relief.ON_SITE_DUTY, Relief.HOME_DUTY
HOME_NIGHT = standby("2027-02-02", "16:00", "08:00")

SENIOR = (
    says("on the 58th birthday", line([NIGHT], A2, born=AT_58, facts=asked(SITE)), "violation"),
    passes("the day before it", line([NIGHT], A2, born="1969-02-02", facts=asked(SITE))),
    passes("who has not asked", line([NIGHT], A2, born=AT_58)),
    says("at 59", line([NIGHT], A2, born="1968-01-01", facts=asked(SITE)), "violation"),
    passes("an ordinary day", line([on_site(8)], A2, born=AT_58, facts=asked(SITE))),
    says("a day over 9 h", line([on_site(9.5)], A2, born=AT_58, facts=asked(SITE)), "violation"),
    passes("a day of 9 h", line([on_site(9)], A2, born=AT_58, facts=asked(SITE))),
    says(
        "until a minute past 20:00",
        line([shift("2027-02-01", "13:00", "20:01")], A2, born=AT_58, facts=asked(SITE)),
        "violation",
    ),
    passes("until 20:00", line([shift("2027-02-01", "13:00", "20:00")], A2, born=AT_58, facts=asked(SITE))),
    says("a Saturday", line([on_site(6, on="2027-02-06")], A2, born=AT_58, facts=asked(SITE)), "violation"),
    says("Ascension Day", line([on_site(6, on="2027-05-06")], A2, born=AT_58, facts=asked(SITE)), "violation"),
    passes("home duty at 58", line([HOME_NIGHT], A2, born=AT_58, facts=asked(SITE, HOME))),
    says("home duty at 60", line([HOME_NIGHT], A2, born=AT_60, facts=asked(HOME)), "violation"),
    passes("home duty the day before 60", line([HOME_NIGHT], A2, born="1967-02-03", facts=asked(HOME))),
    passes("on site at 60 when only home duty was asked for", line([NIGHT], A2, born="1966-01-01", facts=asked(HOME))),
    passes(
        "a call in a home duty", line([HOME_NIGHT, called_out(on_site(1, "22:00"))], A2, born=AT_58, facts=asked(SITE))
    ),
    passes("a junior doctor", line([NIGHT], A2, born=AT_58, facts=asked(SITE, junior=True))),
    passes("age not known", line([NIGHT], A2, facts=asked(SITE))),
    passes("nights only", line([NIGHT], A2, born=AT_58, facts=asked(Relief.NIGHTS))),
    passes("before the request holds", line([NIGHT], A2, born=AT_58, facts=asked(SITE, first="2027-02-02"))),
    passes("after it held", line([NIGHT], A2, born=AT_58, facts=asked(SITE, last="2027-01-31"))),
    says(
        "two of them",
        line([NIGHT, on_site(12, on="2027-02-04")], A2, born=AT_58, facts=asked(SITE)),
        "violation",
        "violation",
    ),
)

EXPECTING = Facts(person=PersonFacts(pregnant_last_three_months=True))


def free_break(duty: Shift, minutes: int) -> Shift:
    return replace(duty, unpaid_break=timedelta(minutes=minutes))


PREGNANT = (
    passes("9 h", line([on_site(9)], A2, facts=EXPECTING)),
    says("9 h 01", line([on_site(9 + 1 / 60)], A2, facts=EXPECTING), "violation"),
    says("12 h", line([on_site(12)], A2, facts=EXPECTING), "violation"),
    passes("12 h for whom it is not known", line([on_site(12)], A2)),
    passes("9 h 30 with a free break", line([free_break(on_site(9.5), 30)], A2, facts=EXPECTING)),
    says("8 h and 1 h 30 beyond", line([with_extra(on_site(9.5), 1.5)], A2, facts=EXPECTING), "violation"),
    says("5 h and 5 h on one day", line([on_site(5), on_site(5, "15:00")], A2, facts=EXPECTING), "violation"),
    passes(
        "9 h across midnight and 9 h from the next evening",
        line([on_site(9, "20:00"), on_site(9, "20:00", "2027-02-03")], A2, facts=EXPECTING),
    ),
    says(
        "22:00 to 07:00 across the October change",
        line([shift("2027-10-30", "22:00", "07:00")], A2, plan=period("2027-10-04", "2027-12-05"), facts=EXPECTING),
        "violation",
    ),
    passes(
        "22:00 to 08:00 across the March change", line([shift("2027-03-27", "22:00", "08:00")], A2, facts=EXPECTING)
    ),
    says(
        "no agreement changes it",
        line([on_site(12)], A2, DEVIATION, agreed(Basis.AVERAGING), facts=EXPECTING),
        "violation",
    ),
)

OVERTIME = (
    passes("the reason is on record", line((), A2, facts=Facts(work=WorkFacts(need_recorded=True)))),
    says("none is", line((), A2, facts=Facts(work=WorkFacts(need_recorded=False))), "violation"),
    passes("it is not known", line([with_extra(on_site(9), 1)], A2)),
)

ASSESSED = (
    passes("an assessment is on file", line((), A2, facts=Facts(plan=PlanFacts(assessed=True)))),
    says("none is", line((), A2, facts=Facts(plan=PlanFacts(assessed=False))), "needs assessment"),
    says(
        "no agreement waives it",
        line((), A2, DEVIATION, facts=Facts(plan=PlanFacts(assessed=False))),
        "needs assessment",
    ),
    passes("it is not known", line((), A2)),
)

TABLES = {
    "TAR-DOC-MINDAY": SHORTEST,
    "TAR-DOC-ROLL": ROLLING,
    "TAR-DOC-NOTICE": NOTICE,
    "TAR-DOC-AGE": SENIOR,
    "TAR-DOC-PREG": PREGNANT,
    "TAR-DOC-OT": OVERTIME,
    "TAR-DOC-FORSV": ASSESSED,
}
