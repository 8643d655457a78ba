"""AML § 10-2."""

from datetime import date, timedelta

from domain.working_time.facts import Facts, Measures, PersonFacts, PlanFacts, Relief, RotaKind
from domain.working_time.model import Absence, AbsenceEffect, Basis, Post, Shift, ShiftKind
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
    week_of,
)
from tests.domain.working_time.tables.local import elsewhere

H, MIN = timedelta(hours=1), timedelta(minutes=1)
NOT_ASSESSED = Facts(plan=PlanFacts(assessed=False))
NIGHT = shift("2027-03-03", "22:00", "07:00", ShiftKind.NIGHT)
ORDINARY = shift("2027-02-01", "07:00", "16:00")
AVERAGED = agreed(Basis.AVERAGING, last="2027-01-04")
LAPSED = agreed(Basis.AVERAGING, last="2027-01-03")
NEEDED = "needs assessment"


def classed(rota: RotaKind | None, *, assessed: bool | None = False) -> Facts:
    return Facts(plan=PlanFacts(assessed=assessed), person=PersonFacts(rota=rota))


FORSVARLIG = (
    says("a night and no assessment", line([NIGHT], facts=NOT_ASSESSED), NEEDED),
    passes("a night and an assessment", line([NIGHT], facts=Facts(plan=PlanFacts(assessed=True)))),
    passes("a night, and nobody knows", line([NIGHT])),
    passes("a day of 9 h", line([ORDINARY], facts=NOT_ASSESSED)),
    says("a day of 9 h 01", line([shift("2027-02-01", "07:00", "16:01")], facts=NOT_ASSESSED), NEEDED),
    passes("9 h and a free half hour", line([shift("2027-02-01", "07:00", "16:30", unpaid=30)], facts=NOT_ASSESSED)),
    passes("a week of 40 h", line(week_of("2027-02-01", 40), facts=NOT_ASSESSED)),
    says("a week of 40 h 01", line(week_of("2027-02-01", 40 * H + MIN), facts=NOT_ASSESSED), NEEDED),
    says("an evening", line([shift("2027-02-01", "15:00", "22:00", ShiftKind.EVENING)], facts=NOT_ASSESSED), NEEDED),
    passes("a course", line([shift("2027-02-01", "08:00", "15:00", ShiftKind.COURSE)], facts=NOT_ASSESSED)),
    says("standby beside days", line([ORDINARY, standby("2027-02-01", "16:00", "07:00")], facts=NOT_ASSESSED), NEEDED),
    says("days with averaging on the first day", line([ORDINARY], AVERAGED, facts=NOT_ASSESSED), NEEDED),
    passes("days with averaging that ended before", line([ORDINARY], LAPSED, facts=NOT_ASSESSED)),
    says("days with more overtime agreed", line([ORDINARY], agreed(Basis.OVERTIME), facts=NOT_ASSESSED), NEEDED),
    says("days classed as three-part", line([ORDINARY], facts=classed(RotaKind.THREE_PART)), NEEDED),
    passes("days classed as day work", line([ORDINARY], facts=classed(RotaKind.DAY))),
    says("nothing known of the shifts", line(facts=NOT_ASSESSED), NEEDED),
    passes("no shift, classed as day work", line(facts=classed(RotaKind.DAY))),
    says(
        "every agreement in force: none stands in for it",
        line([NIGHT], *(agreed(b) for b in Basis), facts=NOT_ASSESSED),
        NEEDED,
    ),
    says("a leader too", line([NIGHT], facts=NOT_ASSESSED, post=Post.LEADER), NEEDED),
    says("part-time", line([NIGHT], facts=NOT_ASSESSED, fraction=20), NEEDED),
    says(
        "9 h by the clock that are 10 over the October change",
        line([shift("2027-10-31", "00:30", "09:30")], facts=NOT_ASSESSED, plan=period("2027-10-04", "2027-11-07")),
        NEEDED,
    ),
)


def exempt(first: str | None = "2027-02-01", last: str | None = "2027-07-31", *reliefs: Relief) -> Facts:
    return Facts(
        person=PersonFacts(
            requested_free_from=frozenset(reliefs or {Relief.NIGHTS}),
            exempt_from=_day(first),
            exempt_to=_day(last),
        )
    )


def on_record(first: str | None, last: str | None) -> Facts:
    return Facts(
        person=PersonFacts(requested_free_from=frozenset({Relief.NIGHTS})),
        measures=Measures(period_from=_day(first), period_to=_day(last)),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else day(text)


def night(on: str, starts: str = "22:00", ends: str = "07:00") -> list[Shift]:
    return [shift(on, starts, ends, ShiftKind.NIGHT)]


YEAR = period("2027-01-01", "2027-12-31")
EXEMPT = (
    says("a night on 3 March", line([NIGHT], facts=exempt()), "violation"),
    passes("the same without an exemption", line([NIGHT])),
    passes("the same, free from home duty", line([NIGHT], facts=exempt("2027-02-01", None, Relief.HOME_DUTY))),
    says("the first night", line(night("2027-02-01"), facts=exempt()), "violation"),
    passes("the night before ends on its first morning", line(night("2027-01-31"), facts=exempt())),
    says("the last night", line(night("2027-07-31"), facts=exempt(), plan=YEAR), "violation"),
    passes("the night after", line(night("2027-08-01"), facts=exempt(), plan=YEAR)),
    says("no last day", line(night("2027-12-01"), facts=exempt(last=None), plan=YEAR), "violation"),
    says("no days at all: every day", line(night("2027-01-04"), facts=exempt(None, None)), "violation"),
    says("the period on record", line(night("2027-02-01"), facts=on_record("2027-02-01", "2027-02-28")), "violation"),
    passes("outside the period on record", line(night("2027-03-01"), facts=on_record("2027-02-01", "2027-02-28"))),
    passes("an evening until midnight", line([shift("2027-03-03", "16:00", "00:00")], facts=exempt())),
    says("an evening until 00:01", line([shift("2027-03-03", "16:00", "00:01")], facts=exempt()), "violation"),
    passes("a day from 06:00", line([shift("2027-03-03", "06:00", "14:00")], facts=exempt())),
    says("a day from 05:59", line([shift("2027-03-03", "05:59", "14:00")], facts=exempt()), "violation"),
    passes(
        "an evening to 22:00 where nights were worked before it",
        line([*night("2027-01-10"), shift("2027-03-03", "14:30", "22:00")], facts=exempt()),
    ),
    says(
        "two nights, each by itself",
        line(night("2027-03-03") + night("2027-03-04"), facts=exempt()),
        "violation",
        "violation",
    ),
    passes("home standby without a call", line([standby("2027-03-03", "16:00", "08:00")], facts=exempt())),
    says("a call-out at 02:00", line([called_out(shift("2027-03-03", "02:00", "04:00"))], facts=exempt()), "violation"),
    passes("a night for another employer", line([elsewhere(NIGHT)], facts=exempt())),
    says("the night of the March change", line(night("2027-03-27", "20:00", "03:30"), facts=exempt()), "violation"),
    says("a leader too", line([NIGHT], facts=exempt(), post=Post.LEADER), "violation"),
    says("no agreement helps", line([NIGHT], agreed(Basis.NIGHT), agreed(Basis.TARIFF), facts=exempt()), "violation"),
    says("Easter night", line(night("2027-03-28"), facts=exempt()), "violation"),
)

MAY = period("2027-05-03", "2027-05-30")


def reduced(fraction: int | None = 80, first: str | None = None, last: str | None = "2027-06-30") -> Facts:
    return Facts(person=PersonFacts(agreed_fraction=fraction, exempt_from=_day(first), exempt_to=_day(last)))


def may(*hours: float) -> list[Shift]:
    return [s for n, each in enumerate(hours) for s in week_of(date(2027, 5, 3 + 7 * n), each)]


FOUR_DAYS = 4 * 28.4
REDUCED = (
    says("full time in May", line(may(35.5, 35.5, 35.5, 35.5), plan=MAY, facts=reduced()), "violation"),
    passes("80 per cent in May", line(may(28.4, 28.4, 28.4, 28.4), plan=MAY, facts=reduced())),
    passes("80 per cent on average", line(may(35.5, 21.3, 35.5, 21.3), plan=MAY, facts=reduced())),
    says("a minute more", line([*may(28.4, 28.4, 28.4), *week_of("2027-05-24", 28.4 * H + MIN)], plan=MAY,
                               facts=reduced()), "violation"),
    passes("nothing agreed", line(may(35.5, 35.5, 35.5, 35.5), plan=MAY, facts=reduced(fraction=None))),
    passes("the reduction ended before", line(may(35.5), plan=MAY, facts=reduced(last="2027-05-02"))),
    passes("full time until it begins", line(may(35.5, 35.5, 28.4, 28.4), plan=MAY, facts=reduced(first="2027-05-17"))),
    says("it begins on the plan's last day, with a shift of 8 h", line([shift("2027-05-30", "08:00", "16:00")],
         plan=MAY, facts=reduced(first="2027-05-30")), "violation"),
    passes("the reduction begins after", line(may(35.5), plan=MAY, facts=reduced(first="2027-05-31"))),
    says("its last day is the first week's Sunday", line(may(35.5), plan=MAY, facts=reduced(last="2027-05-09")),
         "violation"),
    passes("full time from the day after", line(may(28.4, 35.5, 35.5), plan=MAY, facts=reduced(last="2027-05-09"))),
    says("a reduction without a last day", line(may(35.5, 35.5, 35.5, 35.5), plan=MAY, facts=reduced(last=None)),
         "violation"),
    passes("the person's post is the fraction", line(may(28.4), plan=MAY, facts=reduced(), fraction=80)),
    says("a mean on record of 35.5 h", line(facts=Facts(person=PersonFacts(agreed_fraction=80),
                                                        measures=Measures(mean_week_hours=35.5 * H))), "violation"),
    passes("a mean on record of 28.4 h", line(facts=Facts(person=PersonFacts(agreed_fraction=80),
                                                          measures=Measures(mean_week_hours=28.4 * H)))),
    passes("a call-out on top", line([*may(28.4, 28.4, 28.4, 28.4), called_out(shift("2027-05-08", "08:00", "10:00"))],
                                     plan=MAY, facts=reduced())),
    passes("another employer's shift on top", line(
        [*may(28.4, 28.4, 28.4, 28.4), elsewhere(shift("2027-05-08", "08:00", "10:00"))], plan=MAY, facts=reduced())),
    says("7 h of standby on top count as one", line(
        [*may(28.4, 28.4, 28.4, 28.4), standby("2027-05-08", "08:00", "15:00")], plan=MAY, facts=reduced()),
        "violation"),
    says("a day away takes off a fifth of the reduced week", line(
        may(28.4, 28.4, 28.4, 28.4), plan=MAY, facts=reduced(),
        absences=(Absence(period("2027-05-29", "2027-05-31"), AbsenceEffect.AWAY),
                  Absence(period("2027-05-28", "2027-05-28"), AbsenceEffect.AWAY))), "violation"),
    says("averaging changes nothing", line(may(35.5, 35.5, 35.5, 35.5), agreed(Basis.AVERAGING), plan=MAY,
                                           facts=reduced()), "violation"),
    says("a leader too", line(may(35.5, 35.5, 35.5, 35.5), plan=MAY, facts=reduced(), post=Post.LEADER), "violation"),
    passes("a night of 10 h 30 over the October change counts in full, inside", line(
        [shift("2027-10-30", "22:00", "07:30")], plan=period("2027-10-25", "2027-10-31"),
        facts=reduced(30, last=None))),
    says("the same where 29 per cent are agreed", line(
        [shift("2027-10-30", "22:00", "07:30")], plan=period("2027-10-25", "2027-10-31"),
        facts=reduced(29, last=None)), "violation"),
)  # fmt: skip

TABLES = {
    "AML-10-2-1-FORSVARLIG": FORSVARLIG,
    "AML-10-2-2-NIGHT-EXEMPT": EXEMPT,
    "AML-10-2-4-REDUCED": REDUCED,
}
