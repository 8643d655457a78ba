"""Normal hours and overtime together (*samlet arbeidstid*, AML § 10-6 (8) and (9)): the day, the week, eight weeks."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from domain.calendar import Period
from domain.law import LawRef
from domain.working_time.findings import Seen, Verdict, permit
from domain.working_time.hours_worked import WorkedDay, of_one_employer, worked_days, worked_weeks
from domain.working_time.limits import Limits
from domain.working_time.line import Line, Week
from domain.working_time.model import ZERO, Basis
from domain.working_time.reasons import and_standby, of_standby
from domain.working_time.rule_set import Concerns, Rule
from domain.working_time.rules.normal_hours import HOURS, derogated_by_union


@of_one_employer
def day13(line: Line) -> Iterator[Seen]:
    """Nobody works more than 13 h in 24, normal hours and overtime together.

    A duty counts whole on the day it starts; several that start on one day are added, those for another employer
    left out. The representatives may
    agree on 16 h; what is then above 13 h is owed as compensatory rest, hour for hour (the act says equivalent).
    Above 16 h no agreement named here helps. A union's tariff agreement that sets a longer day, or derogates from
    the whole chapter, sets this one too. Silent where it is on record that the work had to avert danger
    (§ 10-12 (3)), which is judged there.
    """
    if line.facts.work.averts_danger:
        return
    for day in worked_days(line):
        if day.total > line.rule.figures.total_day.value:
            yield from _long_day(line, day, line.limits.on(day.day))


@of_one_employer
def week48(line: Line) -> Iterator[Seen]:
    """Nobody works more than 48 h a week on average over any eight weeks, nor more than 69 h in any single week.

    Normal hours, standby by its share, and overtime together, for one employer. A shorter plan is one window, and
    what lies outside it counts as free. Hours by week, a week's hours or the mean on record stand in for the count.
    The 69 h are written for averaging and longer overtime both agreed; without them other rules stop far below. Not
    judged for days on which a union's tariff agreement derogates from the whole chapter.
    """
    most, recorded = line.rule.figures.total_week.value, line.facts.measures.total_hours_by_week
    weeks: Sequence[Week] = worked_weeks(line)
    if recorded is not None:
        yield from (_plan(line, hours, most) for hours in recorded if hours > most and not _derogated(line))
    else:
        yield from (
            _weeks(line, (week,), week.total, most)
            for week in weeks
            if week.total > most and not derogated_by_union(line, week.days)
        )
    yield from _means(line)


def _long_day(line: Line, day: WorkedDay, in_force: Limits) -> Iterator[Seen]:
    figures = line.rule.figures
    limit = max(in_force.total_day, in_force.hours_a_day) if in_force.tariff else in_force.total_day
    agreed = in_force.total if in_force.total and in_force.total.basis is Basis.TOTAL_DAY else None
    if day.total > limit:
        cured = day.total <= figures.total_day_agreed.value
        yield Seen(
            Verdict.NEEDS if cured else Verdict.VIOLATION,
            day.day,
            day.day,
            day.total,
            limit,
            HOURS,
            day.shifts,
            permit(Basis.TOTAL_DAY) if cured else (),
            agreed.name if agreed else None,
        )
    elif agreed and day.total <= figures.total_day_agreed.value:
        usual = figures.total_day.value
        yield Seen(
            Verdict.DUE,
            day.day,
            day.day,
            day.total,
            usual,
            HOURS,
            day.shifts,
            rests_on=agreed.name,
            owed=day.total - usual,
        )


def _means(line: Line) -> Iterator[Seen]:
    known, length = line.facts.measures, line.rule.settings.mean_window_weeks
    limit = line.rule.figures.total_week_mean.value
    if known.mean_8_weeks is not None:
        if known.mean_8_weeks > limit and not _derogated(line):
            yield _plan(line, known.mean_8_weeks, limit)
        return
    recorded = known.total_hours_by_week
    totals = [week.total for week in line.weeks] if recorded is None else recorded
    for last in range(min(length, len(totals)) - 1, len(totals)):
        first = max(last - length + 1, 0)
        total = sum(totals[first : last + 1], ZERO)
        if total <= limit * length:
            continue
        if recorded is not None:
            if not _derogated(line):
                yield _plan(line, total / length, limit)
        else:
            window = line.weeks[first : last + 1]
            if not derogated_by_union(line, Period(window[0].days.first_day, window[-1].days.last_day)):
                yield _weeks(line, window, total / length, limit)


def _derogated(line: Line) -> bool:
    return derogated_by_union(line, line.period)


def _plan(line: Line, hours: timedelta, limit: timedelta) -> Seen:
    return Seen(Verdict.VIOLATION, line.period.first_day, line.period.last_day, hours, limit, HOURS, ())


def _weeks(line: Line, weeks: Sequence[Week], hours: timedelta, limit: timedelta) -> Seen:
    days = Period(weeks[0].days.first_day, weeks[-1].days.last_day)
    shifts = and_standby(line, days, (shift for week in weeks for shift in week.shifts))
    first, last = days.first_day, days.last_day
    return Seen(Verdict.VIOLATION, first, last, hours, limit, HOURS, shifts, because=of_standby(line, days))


RULES = (
    Rule(
        "AML-10-6-8-DAY13",
        LawRef("AML § 10-6 (8)"),
        "the day's total hours",
        "dagens samlede arbeidstid",
        day13,
        figures=("total_day", "total_day_agreed"),
        settings=("day_starts",),
        concerns=Concerns.ORDINARY_LIMITS,
        permits=(Basis.TOTAL_DAY,),
    ),
    Rule(
        "AML-10-6-8-WEEK48",
        LawRef("AML § 10-6 (8)"),
        "the week's total hours",
        "ukens samlede arbeidstid",
        week48,
        figures=("total_week_mean", "total_week"),
        settings=("mean_window_weeks",),
        concerns=Concerns.ORDINARY_LIMITS,
    ),
)
