"""Exemptions from the chapter (*unntak*, AML § 10-12): leading posts, danger, tariff agreements, extension, consent."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate, chain

from domain.calendar import Period
from domain.law import LawRef
from domain.working_time.conventions import NIGHT, RED
from domain.working_time.findings import Because, Reason, Seen, Verdict, permit
from domain.working_time.line import Line
from domain.working_time.model import EXTENDABLE, ZERO, Basis, Post, Shift, ShiftKind
from domain.working_time.reasons import and_standby, of_standby
from domain.working_time.rule_set import Bound, Concerns, Rule
from domain.working_time.rules.normal_hours import HOURS
from domain.working_time.rules.rest import Lift, short_gaps, short_weeks
from domain.working_time.windows import night_time

PEOPLE, SHIFTS = "people", "shifts"
UNSOCIAL = {ShiftKind.EVENING, ShiftKind.NIGHT}


def leader(line: Line) -> Iterator[Seen]:
    """Chapter 10 does not hold for leading or particularly independent posts, but for § 10-2 (1), (2) and (4).

    The exemption is narrow: whoever is classed so and yet has evening, night or Sunday and holiday duties in the
    rota is reported, once, for the classification to be looked at again. Evening and night by the shift's kind, or
    by any minute between 21:00 and 06:00.
    """
    if line.person.post is Post.ORDINARY:
        return
    red = set(chain.from_iterable(red.shifts for red in line.red_days))
    settings = line.rule.settings
    own = tuple(s for s in line.shifts if s.kind in UNSOCIAL or s in red or night_time(s, settings))
    if own:
        yield Seen(Verdict.ADVISORY, own[0].day, own[-1].day, len(own), 0, SHIFTS, own)


def danger(line: Line) -> Iterator[Seen]:
    """Work to avert danger or damage after an unforeseen event may pass the limits of duty and rest.

    Where it is on record that the work had to be done for that, what lacks of daily and weekly rest, beyond what
    the agreements in force already allow, and what a duty lasts over 13 h of total hours (or the longer total day
    in force) is lawful, and is owed as compensatory rest counted from the law's own limits; the rules on rest are
    then silent. Measured is that time. A call under § 10-8 (3) is judged there. Where it is on record that it did
    not (a shortage long foreseen is no event), a duty over the total day in force is a violation. Otherwise silent.
    """
    averts = line.facts.work.averts_danger
    if averts is not None:
        yield from _long_duties(line, by_danger=averts)
    if averts:
        yield from _rests(line, Lift.DANGER)


def tariff_agreement(line: Line) -> Iterator[Seen]:
    """A tariff agreement with a nominating union reaches far, and leaves two things to the employee's own consent.

    Work beyond agreed hours on days when it is in force, by shifts or on record, where it is on record that the
    employee did not consent each time, is a violation. And a mean of total hours above 48 h a week over a year
    needs the employee's own agreement, under a tariff agreement or without: the mean on record, or that of any 52
    weeks in a row of the plan, where neither an agreement throughout them nor a consent is on record.
    """
    if line.facts.work.willing_each_time is False:
        yield from _unwilling(line)
    yield from long_years(line)


def extension(line: Line) -> Iterator[Seen]:
    """The employer may apply an agreement to all who do the same kind of work once it binds a majority of them.

    Judged on the two numbers where both are on record; half is no majority. Else those not bound have their own
    agreement or the law's default. However many are bound, an agreement that the paragraph does not list cannot be
    extended: on the share of standby, with the employee on averaging, or on Sundays. That is judged where no other
    is in force.
    """
    bound, all_of_them = line.facts.measures.bound_by_agreement, line.facts.measures.doing_same_work
    if bound is None or all_of_them is None:
        return
    own = line.agreements.all
    listed = not own or any(each.basis in EXTENDABLE for each in own)
    if bound * 2 <= all_of_them or not listed:
        days, limit = line.period, all_of_them // 2 + 1 if listed else all_of_them
        permits = permit(Basis.AVERAGING_INDIVIDUAL)
        why = (Because(Reason.DOING_SAME_WORK, all_of_them),)
        yield Seen(Verdict.NEEDS, days.first_day, days.last_day, bound, limit, PEOPLE, (), permits, because=why)


def passive_by_authority(line: Line) -> Iterator[Seen]:
    """The authority may consent to shorter rest, and duties over 13 h, in care work that is partly passive.

    With the consent in force a daily or weekly rest beside a duty with passive time, shorter than what is otherwise
    in force, and a duty with passive time over 13 h of total hours are lawful; what lacks of the law's rest, and
    what is over, is owed. The consent must cover the duty's day, the day the later duty starts, or all of the
    week. Measured is that time. How far the consent goes is its own matter.
    """
    person = line.person.employee
    if not any(agreed.basis is Basis.PASSIVE_REST_AUTHORITY for agreed in line.agreements.all):
        return
    for duty in line.own:
        beyond = duty.hours - line.rule.figures.averaged_day_authority.value
        if not duty.passive or beyond <= ZERO or line.facts.work.averts_danger:
            continue
        if agreed := line.agreements.covering(Basis.PASSIVE_REST_AUTHORITY, person, duty.day):
            yield _owed(Period(duty.day, duty.day), beyond, (duty,), agreed.name)
    yield from _rests(line, Lift.PASSIVE)


def _long_duties(line: Line, *, by_danger: bool) -> Iterator[Seen]:
    by_law = line.rule.figures.total_day.value
    for duty in line.own:
        allowed = line.limits.on(duty.day).total_day
        if duty.hours <= allowed:
            continue
        if by_danger:
            yield _owed(Period(duty.day, duty.day), duty.hours - by_law, (duty,), None)
        else:
            yield Seen(Verdict.VIOLATION, duty.day, duty.day, duty.hours - allowed, ZERO, HOURS, (duty,))


def _rests(line: Line, lift: Lift) -> Iterator[Seen]:
    for rest in chain(short_gaps(line), short_weeks(line)):
        if rest.lift is lift:
            last = rest.days.last_day
            agreed = line.agreements.covering(Basis.PASSIVE_REST_AUTHORITY, line.person.employee, last)
            name = agreed.name if agreed and lift is Lift.PASSIVE else None
            yield _owed(rest.days, rest.full - rest.free, rest.shifts, name)


def _owed(days: Period, owed: timedelta, shifts: tuple[Shift, ...], rests_on: str | None) -> Seen:
    first, last = days.first_day, days.last_day
    return Seen(Verdict.DUE, first, last, owed, ZERO, HOURS, shifts, rests_on=rests_on, owed=owed)


def _unwilling(line: Line) -> Iterator[Seen]:
    for duty in line.own:
        agreed = line.limits.on(duty.day).tariff
        if duty.extra and agreed:
            yield _not_consented(Period(duty.day, duty.day), duty.extra, (duty,), agreed.name)
    measures, agreed = line.facts.measures, line.limits.on(line.period.first_day).tariff
    on_record = (measures.overtime_hours or ZERO) + sum(measures.overtime_hours_by_week or (), ZERO)
    if on_record and agreed:
        yield _not_consented(line.period, on_record, (), agreed.name)


def _not_consented(days: Period, extra: timedelta, shifts: tuple[Shift, ...], rests_on: str) -> Seen:
    first, last = days.first_day, days.last_day
    return Seen(Verdict.VIOLATION, first, last, extra, ZERO, HOURS, shifts, rests_on=rests_on)


def long_years(line: Line) -> Iterator[Seen]:
    """Years with a mean above 48 h a week, where no consent of the employee's own is on record."""
    if line.facts.person.individual_consent:
        return
    limit, mean = line.rule.figures.mean_year.value, line.facts.measures.mean_total_hours_52_weeks
    if mean is not None:
        if mean > limit and not _consents(line, line.period):
            yield _long_year(line, line.period, mean, ())
        return
    length, weeks = line.rule.settings.mean_year_weeks, line.weeks
    so_far = list(accumulate((week.total for week in weeks), initial=ZERO))
    for first in range(len(weeks) - length + 1):
        total = so_far[first + length] - so_far[first]
        days = Period(weeks[first].days.first_day, weeks[first + length - 1].days.last_day)
        if total > limit * length and not _consents(line, days):
            duties = chain.from_iterable(week.shifts for week in weeks[first : first + length])
            year = _long_year(line, days, total / length, and_standby(line, days, duties))
            yield replace(year, because=of_standby(line, days))


def _consents(line: Line, days: Period) -> bool:
    return line.agreements.throughout(Basis.MEAN_CONSENT, line.person.employee, days.days()) is not None


def _long_year(line: Line, days: Period, mean: timedelta, shifts: tuple[Shift, ...]) -> Seen:
    limit, permits = line.rule.figures.mean_year.value, permit(Basis.MEAN_CONSENT)
    return Seen(Verdict.NEEDS, days.first_day, days.last_day, mean, limit, HOURS, shifts, permits)


RULES = (
    Rule(
        "AML-10-12-1-LEADER",
        LawRef("AML § 10-12 (1) and (2)"),
        "duties in the rota of somebody in a leading or particularly independent post",
        "turnusvakter for den som har ledende eller særlig uavhengig stilling",
        leader,
        settings=(*RED, *NIGHT),
        concerns=Concerns.EVERYBODY,
    ),
    Rule(
        "AML-10-12-3-EMERGENCY",
        LawRef("AML § 10-12 (3)"),
        "time beyond the limits of duty and rest to avert danger",
        "tid utover grensene for vakt og hvile for å avverge fare",
        danger,
        figures=("total_day", "total_day_agreed", "daily_rest", "weekly_rest"),
        concerns=Concerns.CHAPTER_10,
    ),
    Rule(
        "AML-10-12-4-IR",
        LawRef("AML § 10-12 (4)"),
        "hours that ask for the employee's own consent",
        "timer som krever den ansattes eget samtykke",
        tariff_agreement,
        figures=("mean_year",),
        settings=("mean_year_weeks",),
        concerns=Concerns.CHAPTER_10,
        permits=(Basis.MEAN_CONSENT,),
    ),
    Rule(
        "AML-10-12-5-EXTEND",
        LawRef("AML § 10-12 (5)"),
        "those bound by the agreement that is to be extended",
        "de som er bundet av avtalen som skal gjøres gjeldende for alle",
        extension,
        Bound.AT_LEAST,
        concerns=Concerns.CHAPTER_10,
        permits=(Basis.AVERAGING_INDIVIDUAL,),
    ),
    Rule(
        "AML-10-12-7-AT-PASSIVE",
        LawRef("AML § 10-12 (7)"),
        "time beyond the limits of duty and rest in partly passive work",
        "tid utover grensene for vakt og hvile i delvis passivt arbeid",
        passive_by_authority,
        figures=("averaged_day_authority", "daily_rest", "weekly_rest"),
        concerns=Concerns.CHAPTER_10,
    ),
)
