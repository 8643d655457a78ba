"""What else hospital doctors' own tariff agreement (A2) asks: the shortest day, seniors and pregnancy, and the plan."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import DAY
from domain.law import LawRef
from domain.working_time.facts import Relief
from domain.working_time.findings import RECORDS, Because, Permit, Reason, Seen, Verdict, permit
from domain.working_time.line import Line
from domain.working_time.model import ZERO, Basis, Shift
from domain.working_time.rule_set import Bound, Concerns, Rule
from domain.working_time.rules.doctors_duty import DUTY, is_junior, is_on_site_duty
from domain.working_time.rules.normal_hours import HOURS

DAYS, SHIFTS = "days", "shifts"


def shortest_day(line: Line) -> Iterator[Seen]:
    """A doctor's working day is at least 5 h, except on the day after duty on site.

    Counted are the planned hours of the day's work periods together, on the day they start. Work on a call and for
    another employer makes no working day. Duty on site is told from an ordinary day as for seniors. No agreement is
    named that allows less, so a shorter day is a breach.
    """
    least = line.rule.tariff.doctor_shortest_day.value
    by_day = _planned(line)
    for day, shifts in by_day.items():
        hours = sum((s.hours for s in shifts), ZERO)
        if hours < least and not any(is_on_site_duty(line, s) for s in by_day.get(day - DAY, ())):
            yield Seen(Verdict.VIOLATION, day, day, hours, least, HOURS, tuple(shifts))


def rolling(line: Line) -> Iterator[Seen]:
    """A doctors' plan rolls in a fixed pattern by the number of doctors in the tier (*vaktsjikt*), or it is agreed.

    Judged when it is on record that the plan does not roll; an agreement by the enterprise representative on every
    day of the plan allows it.
    """
    if line.facts.plan.rolling is False and not _agreed_throughout(line):
        yield _not_on_record(line, Verdict.NEEDS, permit(Basis.DOCTORS_DEVIATION))


def notice(line: Line) -> Iterator[Seen]:
    """A change of doctors' plans is given notice of four weeks before it takes effect.

    Measured in calendar days from the day on record on which it was discussed, which its notice cannot precede, to
    the day it takes effect; where that is not on record, the plan's first day.
    """
    known = line.facts.plan
    if known.discussed is None:
        return
    effective = known.effective or line.period.first_day
    least, given = line.rule.tariff.doctor_notice.value // DAY, (effective - known.discussed).days
    if given < least:
        days = sorted((known.discussed, effective))
        yield Seen(Verdict.VIOLATION, days[0], days[1], max(given, 0), least, DAYS, ())


def senior(line: Line) -> Iterator[Seen]:
    """A senior doctor who has asked for it is free from duty on site from 58 and from home duty from 60.

    Each such duty on a day from the birthday on is a breach, as far as the request holds. Duty on site is what has
    passive time, is an evening, night or long shift, touches 20:00 to 06:00, is longer than the act's day, or starts
    on a Saturday, Sunday or holiday. Not judged for junior doctors, nor where age is not known.
    """
    known, tariff = line.facts.person, line.rule.tariff
    if not known.requested_free_from or is_junior(line):
        return
    freed = (
        (Relief.ON_SITE_DUTY, tariff.doctor_on_site_age.value, [s for s in line.shifts if is_on_site_duty(line, s)]),
        (Relief.HOME_DUTY, tariff.doctor_home_age.value, line.standby),
    )
    for relief, from_age, shifts in freed:
        for shift in shifts if relief in known.requested_free_from else ():
            age = line.person.age(shift.day)
            if age is not None and age >= from_age and _holds(line, shift.day):
                why = (Because(Reason.AGE, age),)
                yield Seen(Verdict.VIOLATION, shift.day, shift.day, 1, 0, SHIFTS, (shift,), because=why)


def pregnant(line: Line) -> Iterator[Seen]:
    """In the last three months of pregnancy a doctor works at most 9 h a day; pay stays as planned.

    All duties that start on a day are added, what is beyond agreed hours too. Left out: what is adapted earlier,
    which is each person's own.
    """
    if not line.facts.person.pregnant_last_three_months:
        return
    most = line.rule.tariff.doctor_pregnant_day.value
    by_day: dict[date, list[Shift]] = {}
    for shift in line.shifts:
        by_day.setdefault(shift.day, []).append(shift)
    for day, shifts in by_day.items():
        hours = sum((s.hours for s in shifts), ZERO)
        if hours > most:
            yield Seen(Verdict.VIOLATION, day, day, hours, most, HOURS, tuple(shifts))


def overtime(line: Line) -> Iterator[Seen]:
    """A doctor's overtime has its reason on record, by the act's need or because the work could not safely wait.

    The reason may be given afterwards. Judged when it is on record that none is.
    """
    if line.facts.work.need_recorded is False:
        yield _not_on_record(line, Verdict.VIOLATION)


def assessed(line: Line) -> Iterator[Seen]:
    """Doctors' new and changed plans are assessed for sound practice (*forsvarlighetsvurdering*); no tariff waives it.

    Judged when it is on record that no assessment is on file. Left out: the yearly review, which is advice.
    """
    if line.facts.plan.assessed is False:
        yield _not_on_record(line, Verdict.NEEDS, permit(Basis.SOUND_PRACTICE))


def _planned(line: Line) -> dict[date, list[Shift]]:
    by_day: dict[date, list[Shift]] = {}
    for shift in line.shifts:
        if not shift.called_out and not shift.other_employer:
            by_day.setdefault(shift.day, []).append(shift)
    return by_day


def _holds(line: Line, day: date) -> bool:
    known = line.facts.person
    return (known.exempt_from or day) <= day <= (known.exempt_to or day)


def _agreed_throughout(line: Line) -> bool:
    person, days = line.person.employee, line.period.days()
    return line.agreements.throughout(Basis.DOCTORS_DEVIATION, person, days) is not None


def _not_on_record(line: Line, verdict: Verdict, who: tuple[Permit, ...] = ()) -> Seen:
    return Seen(verdict, line.period.first_day, line.period.last_day, 0, 1, RECORDS, (), who)


RULES = (
    Rule(
        "TAR-DOC-MINDAY",
        LawRef("tariff: A2 doctors, shortest day"),
        "a doctor's working day",
        "legens arbeidsdag",
        shortest_day,
        Bound.AT_LEAST,
        figures=("day",),
        settings=DUTY,
        tariff=("doctor_shortest_day",),
        concerns=Concerns.DOCTORS,
        ground_nb="tariffavtalen: A2 for leger, korteste dag",
    ),
    Rule(
        "TAR-DOC-ROLL",
        LawRef("tariff: A2 doctors, rolling plan"),
        "a doctors' plan that rolls in a fixed pattern",
        "legeplan som ruller i fast mønster",
        rolling,
        Bound.AT_LEAST,
        concerns=Concerns.DOCTORS,
        ground_nb="tariffavtalen: A2 for leger, rullerende plan",
        permits=(Basis.DOCTORS_DEVIATION,),
    ),
    Rule(
        "TAR-DOC-NOTICE",
        LawRef("tariff: A2 doctors, notice of a new plan"),
        "the notice of a changed doctors' plan",
        "varselet om endret legeplan",
        notice,
        Bound.AT_LEAST,
        tariff=("doctor_notice",),
        concerns=Concerns.DOCTORS,
        ground_nb="tariffavtalen: A2 for leger, varsel om ny plan",
    ),
    Rule(
        "TAR-DOC-AGE",
        LawRef("tariff: A2 doctors, senior doctors"),
        "duty that a senior doctor has asked to be free from",
        "vakt som en overordnet lege har bedt seg fritatt fra",
        senior,
        figures=("day",),
        settings=DUTY,
        tariff=("doctor_on_site_age", "doctor_home_age"),
        concerns=Concerns.DOCTORS,
        ground_nb="tariffavtalen: A2 for leger, overordnede leger",
    ),
    Rule(
        "TAR-DOC-PREG",
        LawRef("tariff: A2 doctors, last three months of pregnancy"),
        "a doctor's day late in pregnancy",
        "legens arbeidsdag sent i svangerskapet",
        pregnant,
        tariff=("doctor_pregnant_day",),
        concerns=Concerns.DOCTORS,
        ground_nb="tariffavtalen: A2 for leger, siste tre måneder av svangerskapet",
    ),
    Rule(
        "TAR-DOC-OT",
        LawRef("tariff: A2 doctors, overtime"),
        "the reason for a doctor's overtime",
        "begrunnelsen for legens overtid",
        overtime,
        Bound.AT_LEAST,
        concerns=Concerns.DOCTORS,
        ground_nb="tariffavtalen: A2 for leger, overtid",
    ),
    Rule(
        "TAR-DOC-FORSV",
        LawRef("tariff: A2 doctors, sound practice"),
        "the assessment of a doctors' plan",
        "vurderingen av legeplanen",
        assessed,
        Bound.AT_LEAST,
        concerns=Concerns.DOCTORS,
        ground_nb="tariffavtalen: A2 for leger, forsvarlighetsvurdering",
        permits=(Basis.SOUND_PRACTICE,),
    ),
)
