"""Normal hours (*alminnelig arbeidstid*, AML § 10-4 (1) to (3)): the day and the week, passive work, standby."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from domain.calendar import Period
from domain.law import LawRef
from domain.working_time.conventions import LONGER_HOURS
from domain.working_time.figures import Figures
from domain.working_time.findings import Permit, Seen, Verdict, permit
from domain.working_time.hours_worked import WorkedDay, of_one_employer, worked_days, worked_weeks
from domain.working_time.line import Line, Week
from domain.working_time.model import Basis, Shift
from domain.working_time.reasons import and_standby, of_passive_time, of_standby
from domain.working_time.rule_set import Concerns, Rule

HOURS = "h"


def who_may_lengthen_the_day(hours: timedelta, figures: Figures) -> tuple[Permit, ...]:
    """The lowest kinds of agreement that reach a duty of ``hours``."""
    if hours <= figures.averaged_day_individual.value:
        return permit(Basis.AVERAGING_INDIVIDUAL, Basis.AVERAGING)
    if hours <= figures.averaged_day.value:
        return permit(Basis.AVERAGING)
    if hours <= figures.averaged_day_authority.value:
        return permit(Basis.TARIFF, Basis.AVERAGING_AUTHORITY)
    return permit(Basis.TARIFF)


def who_may_lengthen_the_week(hours: timedelta, figures: Figures) -> tuple[Permit, ...]:
    """The lowest kinds of agreement that reach a week of ``hours``."""
    if hours <= figures.averaged_week_individual.value:
        return permit(Basis.AVERAGING_INDIVIDUAL, Basis.AVERAGING)
    if hours <= figures.averaged_week.value:
        return permit(Basis.AVERAGING)
    return permit(Basis.TARIFF, Basis.AVERAGING_AUTHORITY)


@of_one_employer
def day9(line: Line) -> Iterator[Seen]:
    """Nobody is planned for more than 9 h in 24, or the longer day that an averaging agreement allows.

    Normal hours: what is beyond agreed hours is not among them. A duty counts whole on the day it starts; several
    that start on one day are added. A day with passive time is the rule of § 10-4 (2)'s; standby away from the
    workplace counts by the week alone; the running 24 h has a rule of its own. Another employer's duties are outside
    this and the rules that follow: the act's hours are read within one employer.
    """
    return (long_day(line, day) for day in worked_days(line) if not day.any_passive and too_long(line, day))


@of_one_employer
def week40(line: Line) -> Iterator[Seen]:
    """Without averaging nobody is planned for more than 40 h in a week, Monday to Sunday.

    With averaging the single week has the agreement's own cap, which the rules of § 10-5 judge. A plan of at least
    eight weeks without averaging whose mean is above 40 h is one breach that no averaging would cure; a mean on
    record above 40 h is the same. A week with passive time or counted standby is the rules of § 10-4 (2) and (3)'s;
    another employer's duties are outside.
    """
    limit = line.rule.figures.week.value
    if mean := mean_without_averaging(line, limit):
        yield mean
    else:
        weeks = weeks_over(line, limit)
        yield from (long_week(line, w, limit) for w in weeks if not _any_passive(w) and not _standby(line, w))


@of_one_employer
def passive(line: Line) -> Iterator[Seen]:
    """Mainly passive duties (*helt eller i det vesentlige passivt arbeid*) may be longer by half their passive time.

    Concerns each day and each week with passive time on site. A duty is mainly passive when more than half of it
    is; the passive time of the others lengthens nothing. The day may then be 9 h and at most 2 h more, the week
    40 h and at most 10 h more, never above 48 h; with the authority's consent 13 h, or the fewer that its decision
    names, and 48 h. An agreement on averaging that reaches further goes before, and nothing is added on top of it.
    The hours count in full. Single weeks under averaging are judged by § 10-5, and a mean is not lengthened.
    """
    for day in worked_days(line):
        if day.any_passive and too_long(line, day):
            yield long_day(line, day)
    limit = line.rule.figures.week.value
    yield from (long_week(line, week, limit) for week in weeks_over(line, limit) if _any_passive(week))


@of_one_employer
def standby(line: Line) -> Iterator[Seen]:
    """Standby away from the workplace (*beredskapsvakt utenfor arbeidsstedet*) counts in the week by its share.

    One hour in seven, or the share that the representatives' agreement names; time worked on a call counts in full.
    Concerns each week without averaging in which standby starts and no duty has passive time: its normal hours and
    the standby's share together stay within 40 h. Under averaging the share is part of the hours that § 10-5 judges.
    """
    limit = line.rule.figures.week.value
    for week in weeks_over(line, limit):
        if _standby(line, week) and not _any_passive(week):
            yield long_week(line, week, limit)


def day_limit(line: Line, day: WorkedDay) -> timedelta:
    """The longest day in force: agreed, or the act's with what its mainly passive duties lengthen it by."""
    in_force, figures = line.limits.on(day.day), line.rule.figures
    if not day.passive:
        return in_force.hours_a_day
    more = min(day.passive * figures.passive_share.value / 100, figures.passive_day.value)
    lengthened = figures.day.value + more
    if consent := in_force.passive_by_authority:
        named = consent.limits.hours_a_day or figures.passive_day_authority.value
        lengthened = max(lengthened, min(named, figures.passive_day_authority.value))
    return max(in_force.hours_a_day, lengthened)


def week_limit(line: Line, week: Week, limit: timedelta) -> timedelta:
    """The longest week without averaging, for a person whose week by the act is ``limit``."""
    figures = line.rule.figures
    if week.passive:
        more = min(week.passive * figures.passive_share.value / 100, figures.passive_week.value)
        limit = min(limit + more, figures.passive_week_total.value)
        if all(each.passive_by_authority for each in line.limits.over(week.days)):
            limit = figures.passive_week_total.value
    # a tariff agreement may widen the single week without averaging; it never narrows the law's
    return max(limit, week.hours_limit) if week.hours_limit > figures.week.value else limit


def weeks_over(line: Line, limit: timedelta) -> Iterator[Week]:
    """The weeks without averaging above the ``limit`` that the act gives the person; none where a mean is on record."""
    if line.facts.measures.mean_week_hours is None:
        yield from (w for w in worked_weeks(line) if w.averaging is None and w.hours > week_limit(line, w, limit))


def mean_without_averaging(line: Line, limit: timedelta) -> Seen | None:
    """The breach that no averaging would cure: a mean above ``limit``, on record or over eight weeks or more.

    It is counted where no agreement that widens the week, on averaging or by tariff, is in force on any day.
    """
    if line.facts.measures.mean_week_hours is not None:
        return mean_on_record(line, limit)
    bare = all(
        each.averaging is None and each.hours_a_week <= line.rule.figures.week.value
        for each in line.limits.over(line.period)
    )
    if not bare or len(line.period) < 7 * line.rule.settings.mean_window_weeks:
        return None
    return mean_over(line, line.period, limit)


def mean_on_record(line: Line, limit: timedelta) -> Seen | None:
    """What is seen of a weekly mean on record above ``limit``."""
    known = line.facts.measures.mean_week_hours
    return _too_high(line.period, known, limit) if known is not None and known > limit else None


def mean_over(line: Line, block: Period, limit: timedelta, agreement: str | None = None) -> Seen | None:
    """What is seen when the weekly mean over ``block`` is above ``limit``; absences are not taken out."""
    hours = line.hours_in(block)
    if hours * 7 <= limit * len(block):
        return None
    return replace(
        _too_high(block, hours * 7 / len(block), limit),
        shifts=and_standby(line, block, (line.shifts[n] for n in line.between(block))),
        rests_on=agreement,
        because=of_standby(line, block),
    )


def averaging_periods(line: Line) -> Iterator[tuple[Period, str]]:
    """The stretches over which hours are averaged, each with the agreement it rests on.

    An agreement's stretches are counted from its first day inside the plan and have the length it names (the
    plan's averaging weeks when it names none), never above the law's; the last is judged on what lies inside.
    """
    figures, done = line.rule.figures, set[tuple[str, Period]]()
    for in_force in line.limits.over(line.period):
        agreed = in_force.averaging
        if agreed is None or (agreed.name, agreed.period) in done:  # what is agreed anew has the name it had
            continue
        done.add((agreed.name, agreed.period))
        by_authority = agreed.basis is Basis.AVERAGING_AUTHORITY
        longest = (figures.averaging_weeks_authority if by_authority else figures.averaging_weeks_at_most).value
        weeks = min(agreed.limits.averaging_weeks or line.unit.averaging_weeks, longest)
        first = max(agreed.period.first_day, line.period.first_day)
        last = min(agreed.period.last_day, line.period.last_day)
        if first <= last:
            yield from ((block, agreed.name) for block in line.blocks(weeks, Period(first, last)))


def derogated_by_union(line: Line, days: Period) -> bool:
    """Whether a union's tariff agreement derogates from the whole chapter on all of ``days`` (AML § 10-12 (4))."""
    return all(each.tariff is not None and each.tariff.whole_chapter for each in line.limits.over(days))


def too_long(line: Line, day: WorkedDay) -> bool:
    """Whether the normal hours of ``day`` are above the limit in force."""
    return day.normal > day_limit(line, day)


def long_day(line: Line, day: WorkedDay) -> Seen:
    """What is seen of a day that is too long."""
    averaging = line.limits.on(day.day).averaging
    return Seen(
        Verdict.NEEDS,
        day.day,
        day.day,
        day.normal,
        day_limit(line, day),
        HOURS,
        day.shifts,
        who_may_lengthen_the_day(day.normal, line.rule.figures),
        averaging.name if averaging else None,
        because=of_passive_time(day.passive),
    )


def long_week(line: Line, week: Week, limit: timedelta) -> Seen:
    """What is seen of a week that is too long for a person whose week by the act is ``limit``."""
    return Seen(
        Verdict.NEEDS,
        week.days.first_day,
        week.days.last_day,
        week.hours,
        week_limit(line, week, limit),
        HOURS,
        and_standby(line, week.days, week.shifts),
        who_may_lengthen_the_week(week.hours, line.rule.figures),
        because=(*of_passive_time(week.passive), *of_standby(line, week.days)),
    )


def _too_high(block: Period, mean: timedelta, limit: timedelta) -> Seen:
    return Seen(Verdict.VIOLATION, block.first_day, block.last_day, mean, limit, HOURS, ())


def _any_passive(week: Week) -> bool:
    return any(shift.passive for shift in week.shifts)


def _standby(line: Line, week: Week) -> tuple[Shift, ...]:
    return tuple(s for s in line.standby if s.day in week.days)


LONGER_DAY = ("day", "averaged_day_individual", "averaged_day", "averaged_day_authority")
WEEK_CAPS = ("averaged_week_individual", "averaged_week")
AVERAGING_PERIODS = ("averaging_weeks_at_most", "averaging_weeks_authority")
PASSIVE_WORK = ("passive_share", "passive_day", "passive_week", "passive_week_total", "passive_day_authority")

RULES = (
    Rule(
        "AML-10-4-1-DAY9",
        LawRef("AML § 10-4 (1)"),
        "the working day",
        "arbeidsdagen",
        day9,
        figures=LONGER_DAY,
        settings=("day_starts",),
        concerns=Concerns.ORDINARY_LIMITS,
        permits=LONGER_HOURS,
    ),
    Rule(
        "AML-10-4-1-WEEK40",
        LawRef("AML § 10-4 (1)"),
        "the week's normal hours",
        "ukens alminnelige arbeidstid",
        week40,
        figures=("week", *WEEK_CAPS),
        settings=("mean_window_weeks",),
        concerns=Concerns.ORDINARY_LIMITS,
        permits=LONGER_HOURS,
    ),
    Rule(
        "AML-10-4-2-PASSIVE",
        LawRef("AML § 10-4 (2)"),
        "normal hours with passive work on site",
        "alminnelig arbeidstid med passivt arbeid på arbeidsstedet",
        passive,
        figures=(*LONGER_DAY, "week", *WEEK_CAPS, *PASSIVE_WORK),
        settings=("mainly_passive",),
        concerns=Concerns.ORDINARY_LIMITS,
        permits=LONGER_HOURS,
    ),
    Rule(
        "AML-10-4-3-STANDBY",
        LawRef("AML § 10-4 (3)"),
        "the week's normal hours with standby counted in",
        "ukens alminnelige arbeidstid med beredskapsvakt regnet inn",
        standby,
        figures=("week", *WEEK_CAPS, "standby_hours_each"),
        settings=("standby_active_counts_once",),
        concerns=Concerns.ORDINARY_LIMITS,
        permits=LONGER_HOURS,
    ),
)
