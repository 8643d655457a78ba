"""Hospital doctors under their own tariff agreement (A2), which derogates from the act by § 10-12 (4).

For them these stand in place of the numbers of §§ 10-4, 10-5 and 10-8; the rest of the act stands. Their rest is in
``doctors_rest.py``, their rights and the plan's own terms in ``doctors_rights.py``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from domain.calendar import DAY, Period, monday
from domain.law import LawRef
from domain.working_time.facts import RotaKind
from domain.working_time.findings import Because, Reason, Seen, Verdict, permit
from domain.working_time.line import Line
from domain.working_time.model import ZERO, AbsenceEffect, Basis, Shift
from domain.working_time.reasons import ON_RECORD, and_standby, of_hours_due, of_own_week
from domain.working_time.rule_set import Classification, Concerns, Rule
from domain.working_time.rules.doctors_duty import (
    DUTY,
    WHOLE_DAY,
    counted_home_duty,
    duty_days,
    in_doctors_night,
    is_junior,
)
from domain.working_time.rules.normal_hours import HOURS
from domain.working_time.windows import Span

NIGHT_ROTAS = {RotaKind.THREE_PART, RotaKind.CONTINUOUS, RotaKind.ROUND_THE_CLOCK}


def norm(line: Line) -> Iterator[Seen]:
    """A doctor's planned hours stay within 40 h a week, 38 h for a junior doctor (*LIS*) with fixed work at night.

    Night is 20:00 to 06:00, and any planned duty on site that touches it makes the shorter week, active or passive.
    What the doctor has signed beyond the norm (*utvidet tjeneste*, § 3.3) is added for each day it is in force, by
    the agreement or, where none names it, by what is on record. Measured over each averaging period of the plan:
    hours on site, and home duty by its share, against norm x position x weeks, less absences as the hours due
    count them. A weekly mean on record is judged in its place. Left out: duty schemes that the employer sets up
    within § 3.6.3 without such an agreement.
    """
    week = _norm(line)
    mean = line.facts.measures.mean_week_hours
    if mean is not None:
        more = min(extended(line, day) for day in _ends(line.period))
        own, first, last = week * line.person.fraction_percent / 100 + more, line.period.first_day, line.period.last_day
        if mean > own:
            why = (*_of_norm(line, week), *of_own_week(replace(line.person, full_time_week=week)), *_of_extended(more))
            yield Seen(Verdict.VIOLATION, first, last, mean, own, HOURS, (), because=why)
        return
    for block in line.blocks(line.unit.averaging_weeks):
        hours = sum((line.hours[n] for n in line.between(block)), ZERO)
        hours += sum((counted_home_duty(line, s) for s in line.standby if s.day in block), ZERO)
        person, more = replace(line.person, full_time_week=week), _extended_in(line, block)
        due = person.hours_due(block) + more
        if hours > due:
            shifts = tuple(s for s in line.segments if s.day in block)
            home = _of_home_duty(line, (s for s in line.standby if s.day in block))
            why = (*_of_norm(line, week), *of_hours_due(person, block), *_of_extended(more), *home)
            yield Seen(Verdict.VIOLATION, block.first_day, block.last_day, hours, due, HOURS, shifts, because=why)


def sixty_hours(line: Line) -> Iterator[Seen]:
    """No week, Monday to Sunday, is over 60 h for a doctor, unless the enterprise representative has agreed to more.

    All hours on site count, those beyond agreed hours too, and home duty by its share; a duty counts whole on the
    day it starts. The agreement must cover every day of the week and reaches the hours it names, or any. Weekly
    totals on record, or the normal and extra hours of a week, are judged in their place.
    """
    most = line.rule.tariff.doctor_week_most.value
    recorded = _recorded_weeks(line)
    if recorded is not None:
        for days, hours in recorded:
            if hours > _agreed_week(line, days, most):
                yield _over_sixty(line, days, hours, ())
        return
    home: dict[date, timedelta] = {}
    for each in line.standby:
        first = monday(each.day)
        home[first] = home.get(first, ZERO) + counted_home_duty(line, each)
    for week in line.weeks:
        hours = sum((s.hours for s in week.shifts), home.get(week.monday, ZERO))
        if hours > most and hours > _agreed_week(line, week.days, most):
            shifts = and_standby(line, week.days, week.shifts)
            why = _of_home_duty(line, (s for s in line.standby if s.day in week.days))
            yield replace(_over_sixty(line, week.days, hours, shifts), because=why)


def nineteen_hours(line: Line) -> Iterator[Seen]:
    """No duty day (*vaktdøgn*) is over 19 calculated hours, unless the enterprise representative has agreed to more.

    A duty day is 24 h from the start of the day's first duty on site; hours on site count in full, passive ones
    too, and home duty by its share, less what was worked on a call meanwhile. Of a duty that reaches past the 24 h
    only what lies inside counts, and its unpaid break is then not taken out, for nobody knows where it lies. The
    normal and extra hours of a day on record are judged in its place.
    """
    most = line.rule.tariff.doctor_calculated_day.value
    known = line.facts.measures
    if known.normal_hours is not None and _of_one_day(line):
        hours = known.normal_hours + (known.overtime_hours or ZERO)
        if hours > most and not _deviation(line, line.period):
            yield _over_nineteen(line.period, hours, most, ())
        return
    for each in duty_days(line):
        hours = sum((_worked(s, each.span) for s in each.on_site), ZERO)
        hours += sum((counted_home_duty(line, s, each.span) for s in each.home), ZERO)
        days = Period(each.day, each.day)
        if hours > most and not _deviation(line, days):
            why = _of_home_duty(line, each.home, each.span)
            yield replace(_over_nineteen(days, hours, most, each.shifts), because=why)


def extended(line: Line, day: date) -> timedelta:
    """Hours a week beyond the norm (*utvidet tjeneste*) that the doctor has signed and that are in force on ``day``.

    By the agreement in force that names them; else what is on record as signed, if anything is.
    """
    agreed = line.agreements.covering(Basis.DOCTORS_EXTENDED, line.person.employee, day)
    if agreed is not None and agreed.extended_week is not None:
        return agreed.extended_week
    return line.facts.person.extended_week or ZERO


def _norm(line: Line) -> timedelta:
    tariff = line.rule.tariff
    at_night = any(_at_night(line)) or _nights_on_record(line)
    return (tariff.junior_doctor_week if is_junior(line) and at_night else tariff.doctor_week).value


def _at_night(line: Line) -> Iterator[bool]:
    """Of each planned duty on site, whether it is at night."""
    return (in_doctors_night(line, s) for s in line.shifts if not s.called_out)


def _nights_on_record(line: Line) -> bool:
    known = line.facts
    return (
        bool(known.person.regular_night_worker)
        or known.person.rota in NIGHT_ROTAS
        or bool(known.measures.mean_night_hours)
        or bool(known.measures.night_hours_year)
    )


def _of_norm(line: Line, week: timedelta) -> tuple[Because, ...]:
    """The night work that gives a doctor in training the shorter week."""
    if week == line.rule.tariff.doctor_week.value:
        return ()
    if nights := sum(_at_night(line)):
        return (Because(Reason.NIGHT_DUTIES, nights, len(line.shifts)),)
    return (Because(Reason.REGULAR_NIGHTS_ON_RECORD, ON_RECORD),)


def _of_extended(more: timedelta) -> tuple[Because, ...]:
    return (Because(Reason.EXTENDED_HOURS, more),) if more else ()


def _of_home_duty(line: Line, duties: Iterable[Shift], span: Span | None = None) -> tuple[Because, ...]:
    lasted = counted = ZERO
    for duty in duties:
        lasted += duty.hours if span is None else span.shared(duty)
        counted += counted_home_duty(line, duty, span)
    return (Because(Reason.HOME_DUTY_COUNTED, counted, lasted),) if lasted else ()


def _ends(period: Period) -> tuple[date, date]:
    return period.first_day, period.last_day


def _extended_in(line: Line, block: Period) -> timedelta:
    at_work = (day for day in block.days() if line.person.absent(day) is not AbsenceEffect.AWAY)
    return sum((extended(line, day) for day in at_work), ZERO) / 7


def _worked(shift: Shift, span: Span) -> timedelta:
    inside = span.shared(shift)
    return shift.hours if inside == shift.ends - shift.starts else inside


def _of_one_day(line: Line) -> bool:
    known = line.facts.measures
    return (known.normal_hours or ZERO) + (known.overtime_hours or ZERO) <= WHOLE_DAY


def _recorded_weeks(line: Line) -> list[tuple[Period, timedelta]] | None:
    """Weekly totals on record, the first of them the plan's first week."""
    known = line.facts.measures
    if known.total_hours_by_week is not None:
        first = line.period.first_day
        weeks = (Period(first + 7 * n * DAY, first + (7 * n + 6) * DAY) for n in range(len(known.total_hours_by_week)))
        return list(zip(weeks, known.total_hours_by_week, strict=True))
    if known.normal_hours is not None and not _of_one_day(line):
        return [(line.period, known.normal_hours + (known.overtime_hours or ZERO))]
    return None


def _deviation(line: Line, days: Period) -> bool:
    return bool(line.agreements.throughout(Basis.DOCTORS_DEVIATION, line.person.employee, days.days()))


def _agreed_week(line: Line, days: Period, most: timedelta) -> timedelta:
    """The longest week in force on every one of ``days``."""
    agreed = line.agreements.throughout(Basis.DOCTORS_DEVIATION, line.person.employee, days.days())
    if agreed is None:
        return most
    return max(most, agreed.limits.hours_a_week or len(days) * WHOLE_DAY)


def _over_sixty(line: Line, days: Period, hours: timedelta, shifts: tuple[Shift, ...]) -> Seen:
    most = _agreed_week(line, days, line.rule.tariff.doctor_week_most.value)
    who = permit(Basis.DOCTORS_DEVIATION)
    return Seen(Verdict.NEEDS, days.first_day, days.last_day, hours, most, HOURS, shifts, who)


def _over_nineteen(days: Period, hours: timedelta, most: timedelta, shifts: tuple[Shift, ...]) -> Seen:
    who = permit(Basis.DOCTORS_DEVIATION)
    return Seen(Verdict.NEEDS, days.first_day, days.last_day, hours, most, HOURS, shifts, who)


RULES = (
    Rule(
        "TAR-DOC-NORM",
        LawRef("tariff: A2 doctors, weekly hours"),
        "a doctor's planned hours",
        "legens planlagte arbeidstid",
        norm,
        tariff=("doctor_week", "junior_doctor_week", "doctor_home_duty"),
        settings=(*DUTY, "standby_active_counts_once"),
        concerns=Concerns.DOCTORS,
        ground_nb="tariffavtalen: A2 for leger, ukentlig arbeidstid",
    ),
    Rule(
        "TAR-DOC-60",
        LawRef("tariff: A2 doctors, any week"),
        "a doctor's working week",
        "legens arbeidsuke",
        sixty_hours,
        tariff=("doctor_week_most", "doctor_home_duty"),
        settings=("standby_active_counts_once",),
        concerns=Concerns.DOCTORS,
        ground_nb="tariffavtalen: A2 for leger, den enkelte uken",
        permits=(Basis.DOCTORS_DEVIATION,),
    ),
    Rule(
        "TAR-DOC-19",
        LawRef("tariff: A2 doctors, calculated hours a duty day"),
        "the calculated hours of a duty day",
        "beregnede timer i vaktdøgnet",
        nineteen_hours,
        tariff=("doctor_calculated_day", "doctor_home_duty"),
        settings=("standby_active_counts_once",),
        concerns=Concerns.DOCTORS,
        ground_nb="tariffavtalen: A2 for leger, beregnede timer i vaktdøgnet",
        permits=(Basis.DOCTORS_DEVIATION,),
    ),
)

CLASSIFICATIONS = (
    Classification(
        "TAR-DOC-UTA",
        LawRef("A2 § 3.3"),
        "a doctor's extended service",
        "legens utvidede tjeneste",
        extended,
        (),
        "It is agreed with the doctor alone and ends with that agreement; the norm is judged with it.",
    ),
)
