"""Night work (*nattarbeid*, AML § 10-11)."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from domain.calendar import Period
from domain.law import LawRef
from domain.working_time.arrangement import night_share, works_mainly_at_night
from domain.working_time.conventions import NIGHT
from domain.working_time.findings import RECORDS, Because, Reason, Seen, Verdict, permit
from domain.working_time.line import Line
from domain.working_time.model import ZERO, Agreed, Basis, Nights, Shift
from domain.working_time.reasons import ON_RECORD, and_standby, of_standby
from domain.working_time.rule_set import Bound, Concerns, Rule
from domain.working_time.rules.normal_hours import HOURS
from domain.working_time.settings import When
from domain.working_time.windows import in_small_hours, own_wish_time


def night_need(line: Line) -> Iterator[Seen]:
    """Night work is not allowed unless the nature of the work requires it, and its need is discussed beforehand.

    Judged only on what is on record: that the nature does not require it (patient care does), or that the need was
    not discussed with the representatives (§ 10-11 (5)). In the first case each duty with night time needs an
    agreement in force that day: the representatives' on a particular, time-limited need, or the employee's own in
    writing where all its night time lies between 21:00 and 23:00 and it is the employee's wish. In the second there
    is one finding for the plan. Silent under a tariff agreement on the whole chapter.
    """
    at_night = [(s, night) for s, night in zip(line.shifts, line.nights, strict=True) if night and not s.other_employer]
    if at_night and line.facts.plan.need_discussed is False:
        days = line.period
        if not all(in_force.whole_chapter for in_force in line.limits.over(days)):
            shifts = tuple(shift for shift, _ in at_night)
            why = _of_night_work(line)
            yield Seen(Verdict.VIOLATION, days.first_day, days.last_day, 0, 1, RECORDS, shifts, because=why)
    if line.facts.work.nature_requires is not False:
        return
    for shift, night in at_night:
        early = night == own_wish_time(shift, line.rule.settings)
        bases = (Basis.NIGHT_OWN_WISH, Basis.NIGHT_WORK) if early else (Basis.NIGHT_WORK,)
        agreed = any(line.agreements.covering(basis, line.person.employee, shift.day) for basis in bases)
        if not agreed and not line.limits.on(shift.day).whole_chapter:
            who, why = permit(*bases), _of_night_work(line)
            yield Seen(Verdict.NEEDS, shift.day, shift.day, 0, 1, RECORDS, (shift,), who, because=why)


def night_average(line: Line) -> Iterator[Seen]:
    """A regular night worker has at most 8 h in 24 on average over any four weeks in a row, 177 h 20 together.

    The minimum weekly rest is left out of the average: 8 h x (672 h - 4 x 35 h) / 24 h. Regular is three shifts
    with more than 3 h at night inside the same four weeks (a setting): about one a week with a week off, which
    takes in everybody with nights in the rota and leaves out who steps in once; or as is on record of the person.
    A shorter plan is one window. Normal hours on record for four weeks stand in for the shifts, and are judged
    unless it is on record that the person does not work nights regularly.
    With an agreement on night work, or a tariff agreement on the whole chapter, on every day of the window the
    longer time is lawful and equivalent rest or other protection is due, by its terms. By a setting the rule only
    reports, or is not judged.
    """
    settings, measures = line.rule.settings, line.facts.measures
    if settings.night_average is When.OFF:
        return
    limit, regularly = settings.night_four_weeks, line.facts.person.regular_night_worker
    if measures.normal_hours_4_weeks is not None:
        if regularly is not False and measures.normal_hours_4_weeks > limit:
            yield _long_weeks(line, line.period, measures.normal_hours_4_weeks, (), None)
        return
    length = settings.night_window_weeks
    nights = _long_nights(line)
    for last in range(min(length, len(line.weeks)) - 1, len(line.weeks)):
        first = max(last - length + 1, 0)
        window = line.weeks[first : last + 1]
        total = sum((week.hours for week in window), ZERO)
        long_nights = sum(nights[first : last + 1])
        often = long_nights >= settings.regular_nights if regularly is None else regularly
        if total > limit and often:
            days = Period(window[0].days.first_day, window[-1].days.last_day)
            shifts = [shift for week in window for shift in week.shifts]
            yield _long_weeks(line, days, total, shifts, long_nights)


def night_strain(line: Line) -> Iterator[Seen]:
    """Where nights are assessed as particular strain, a shift with over 3 h at night is 8 h at most.

    The assessment of the unit's nights, or what is on record of the person's work. All working time of the duty
    counts, overtime too. Not averaged, and an agreement on averaging changes nothing; only one on night work does,
    or a tariff agreement on the whole chapter, against equivalent rest. Whether the work is such is the
    assessment's finding, not this rule's.
    """
    figures, on_record = line.rule.figures, line.facts.person.considerable_strain
    if not (line.unit.particular_strain_at_night if on_record is None else on_record):
        return
    limit = figures.night_day.value
    for shift, hours, night in zip(line.shifts, line.total, line.nights, strict=True):
        if night <= figures.night_hours.value or hours <= limit or shift.other_employer:
            continue
        day, agreed = shift.day, line.limits.on(shift.day).night
        if agreed:
            name = agreed.name
            yield Seen(Verdict.DUE, day, day, hours, limit, HOURS, (shift,), rests_on=name, owed=hours - limit)
        else:
            yield Seen(Verdict.NEEDS, day, day, hours, limit, HOURS, (shift,), permit(Basis.NIGHT))


def health_check(line: Line) -> Iterator[Seen]:
    """Whoever works mainly at night is offered a health check before starting and regularly after.

    Judged only where it is on record that none was offered. Mainly is three quarters of the line's hours, or terms
    of nights only; without any shift, unless it is on record that the person does not work nights regularly. No
    agreement derogates from it, a tariff agreement neither. Only the offer is looked at, never its outcome.
    """
    person = line.facts.person
    if person.health_check_offered is not False:
        return
    by_terms = line.person.nights is Nights.ONLY
    mainly = works_mainly_at_night(line) if line.shifts else person.regular_night_worker is not False
    if by_terms or mainly:
        days = line.period
        why = (Because(Reason.NIGHT_HOURS, *night_share(line)),) if line.shifts and mainly else ()
        yield Seen(Verdict.VIOLATION, days.first_day, days.last_day, 0, 1, RECORDS, (), because=why)


def _long_nights(line: Line) -> list[int]:
    """How many shifts of each week have more than 3 h at night."""
    least = line.rule.figures.night_hours.value
    at_night = {(s.starts, s.ends) for s, night in zip(line.shifts, line.nights, strict=True) if night > least}
    return [sum(1 for s in week.shifts if (s.starts, s.ends) in at_night) for week in line.weeks]


def _long_weeks(line: Line, days: Period, total: timedelta, duties: Sequence[Shift], long_nights: int | None) -> Seen:
    limit, first, last = line.rule.settings.night_four_weeks, days.first_day, days.last_day
    shifts, why = tuple(duties), _of_regular_nights(line, len(duties), long_nights)
    if long_nights is not None:  # counted, not on record
        shifts, why = and_standby(line, days, duties), (*why, *of_standby(line, days))
    if line.rule.settings.night_average is When.ADVISORY:
        return Seen(Verdict.ADVISORY, first, last, total, limit, HOURS, shifts, because=why)
    if agreed := _throughout(line, days):
        return Seen(Verdict.DUE, first, last, total, limit, HOURS, shifts, rests_on=agreed.name, because=why)
    return Seen(Verdict.NEEDS, first, last, total, limit, HOURS, shifts, permit(Basis.NIGHT), because=why)


def _of_regular_nights(line: Line, duties: int, long_nights: int | None) -> tuple[Because, ...]:
    if line.facts.person.regular_night_worker:
        return (Because(Reason.REGULAR_NIGHTS_ON_RECORD, ON_RECORD),)
    return () if long_nights is None else (Because(Reason.NIGHT_DUTIES, long_nights, duties),)


def _of_night_work(line: Line) -> tuple[Because, ...]:
    """What makes an evening night work: the plan's duties after midnight, or a rota with nights on record."""
    late = sum(1 for s in line.shifts if in_small_hours(s, line.rule.settings))
    if late:
        return (Because(Reason.DUTIES_AFTER_MIDNIGHT, late, len(line.shifts)),)
    return (Because(Reason.ROTA_ON_RECORD, ON_RECORD),)


def _throughout(line: Line, days: Period) -> Agreed | None:
    """The agreement that lifts the night limits on the first of ``days``, if each of them is covered by one."""
    lifting = [in_force.night for in_force in line.limits.over(days)]
    return lifting[0] if all(lifting) else None


RULES = (
    Rule(
        "AML-10-11-2-NATURE",
        LawRef("AML § 10-11 (2)"),
        "night work and the record of its need",
        "nattarbeid og registreringen av behovet for det",
        night_need,
        Bound.AT_LEAST,
        settings=(*NIGHT, "night_own_wish_to"),
        concerns=Concerns.CHAPTER_10,
        permits=(Basis.NIGHT_OWN_WISH, Basis.NIGHT_WORK),
    ),
    Rule(
        "AML-10-11-6-NIGHT-AVG8",
        LawRef("AML § 10-11 (6)"),
        "the hours of a regular night worker over four weeks",
        "arbeidstiden over fire uker for den som jevnlig arbeider om natten",
        night_average,
        figures=("night_hours",),
        settings=(*NIGHT, "night_four_weeks", "night_average", "night_window_weeks", "regular_nights"),
        concerns=Concerns.CHAPTER_10,
        permits=(Basis.NIGHT,),
    ),
    Rule(
        "AML-10-11-7-NIGHT-HARD8",
        LawRef("AML § 10-11 (7)"),
        "the night shift where nights are a particular strain",
        "nattvakten der nattarbeidet er en særlig belastning",
        night_strain,
        figures=("night_hours", "night_day"),
        settings=NIGHT,
        concerns=Concerns.CHAPTER_10,
        permits=(Basis.NIGHT,),
    ),
    Rule(
        "AML-10-11-8-HEALTH",
        LawRef("AML § 10-11 (8)"),
        "the offer of a health check for night workers",
        "tilbudet om helsekontroll til nattarbeidere",
        health_check,
        Bound.AT_LEAST,
        figures=("mainly_night",),
        settings=NIGHT,
        concerns=Concerns.CHAPTER_10,
    ),
)
