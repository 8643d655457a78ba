"""Normal hours (*alminnelig arbeidstid*, AML § 10-4): the day, the week, and the shorter weeks of rota workers."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from domain.calendar import SUNDAY, Period
from domain.law import LawRef
from domain.working_time.conventions import COUNTED, NIGHT, RED
from domain.working_time.figures import Figures
from domain.working_time.findings import Permit, Seen, Verdict, permit
from domain.working_time.line import Line
from domain.working_time.model import ZERO, Basis, Shift
from domain.working_time.rule_set import Rule
from domain.working_time.windows import counted_sunday_time

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


def day9(line: Line) -> Iterator[Seen]:
    """Nobody is planned for more than 9 h in 24, or the longer day that an averaging agreement allows.

    A duty counts whole on the day it starts; several that start on one day are added.
    Left out: passive duty and standby (§ 10-4 (2) and (3)), which the plan does not hold yet; the rolling 24 h.
    """
    by_day: dict[date, list[int]] = {}
    for n, shift in enumerate(line.shifts):
        by_day.setdefault(shift.day, []).append(n)
    for day, own in by_day.items():
        hours = sum((line.hours[n] for n in own), ZERO)
        in_force = line.limits.on(day)
        if hours > in_force.hours_a_day:
            yield Seen(
                Verdict.NEEDS,
                day,
                day,
                hours,
                in_force.hours_a_day,
                HOURS,
                tuple(line.shifts[n] for n in own),
                who_may_lengthen_the_day(hours, line.rule.figures),
                in_force.averaging.name if in_force.averaging else None,
            )


def week40(line: Line) -> Iterator[Seen]:
    """Without averaging nobody is planned for more than 40 h in a week, Monday to Sunday.

    With averaging the single week has the agreement's own cap, which the rules of § 10-5 judge.
    """
    return _weeks_over(line, line.rule.figures.week.value)


def week38(line: Line) -> Iterator[Seen]:
    """A rota worker has 38 h a week: each week, or the mean over the averaging period where that is agreed.

    Judged by the person's own line: work on at least every third Sunday (any minute of its free time), or three
    quarters of the hours at night. Left out: letters a and b, which ask how the unit's scheme is classed; the
    three-part count of § 10-4 (6), which lies between 36 and 38 h and is counted by the tariff rule.
    """
    figures = line.rule.figures
    if works_every_nth_sunday(line) or works_mainly_at_night(line):
        yield from _weeks_over(line, figures.week_rota.value)
        yield from _means_over(line, figures.week_rota.value)


def week36(line: Line) -> Iterator[Seen]:
    """Fully continuous shift work and comparable rota has 36 h a week: each week, or the mean where agreed.

    Comparable is at least 539 night hours and 231 Sunday hours a year, in proportion for a shorter plan. The
    counts are the person's own and are not scaled for part-time, for neither is the limit.
    """
    if works_continuously(line):
        yield from _weeks_over(line, line.rule.figures.week_continuous.value)
        yield from _means_over(line, line.rule.figures.week_continuous.value)


def own_week(line: Line) -> timedelta:
    """The person's weekly limit by § 10-4: 36, 38 or 40 h."""
    figures = line.rule.figures
    if works_continuously(line):
        return figures.week_continuous.value
    if works_every_nth_sunday(line) or works_mainly_at_night(line):
        return figures.week_rota.value
    return figures.week.value


def works_every_nth_sunday(line: Line) -> bool:
    """Whether at least every third Sunday of the plan has work."""
    sundays = [red for red in line.red_days if red.day.weekday() == SUNDAY]
    worked = sum(1 for red in sundays if red.work)
    return worked > 0 and worked * line.rule.figures.every_nth_sunday.value >= len(sundays)


def works_mainly_at_night(line: Line) -> bool:
    """Whether three quarters of the hours lie between 21:00 and 06:00."""
    hours = sum(line.hours, ZERO)
    return hours > ZERO and sum(line.nights, ZERO) * 100 >= hours * line.rule.figures.mainly_night.value


def works_continuously(line: Line) -> bool:
    """Whether the line reaches 539 night hours and 231 Sunday hours a year, in proportion to the plan's length."""
    figures, share = line.rule.figures, Fraction(len(line.period), 365)
    nights = sum(line.nights, ZERO)
    if not _at_least(nights, figures.continuous_night_hours_a_year.value, share):
        return False
    sundays = sum((counted_sunday_time(s, line.rule.settings) for s in line.shifts), ZERO)
    return _at_least(sundays, figures.continuous_sunday_hours_a_year.value, share)


def averaging_periods(line: Line) -> Iterator[tuple[Period, str]]:
    """The stretches over which hours are averaged, each with the agreement it rests on.

    An agreement's stretches are counted from its first day inside the plan and have the length it names (the
    plan's averaging weeks when it names none), never above the law's; the last is judged on what lies inside.
    """
    done: set[str] = set()
    for in_force in line.limits.over(line.period):
        agreed = in_force.averaging
        if agreed is None or agreed.name in done:
            continue
        done.add(agreed.name)
        figures = line.rule.figures
        by_authority = agreed.basis is Basis.AVERAGING_AUTHORITY
        longest = (figures.averaging_weeks_authority if by_authority else figures.averaging_weeks_at_most).value
        weeks = min(agreed.limits.averaging_weeks or line.unit.averaging_weeks, longest)
        first = max(agreed.period.first_day, line.period.first_day)
        last = min(agreed.period.last_day, line.period.last_day)
        if first <= last:
            yield from ((block, agreed.name) for block in line.blocks(weeks, Period(first, last)))


def _weeks_over(line: Line, limit: timedelta) -> Iterator[Seen]:
    for week in line.weeks:
        # a tariff agreement may widen the single week without averaging; it never narrows the law's
        allowed = max(limit, week.hours_limit) if week.hours_limit > line.rule.figures.week.value else limit
        if week.averaging is None and week.hours > allowed:
            yield Seen(
                Verdict.NEEDS,
                week.days.first_day,
                week.days.last_day,
                week.hours,
                allowed,
                HOURS,
                week.shifts,
                who_may_lengthen_the_week(week.hours, line.rule.figures),
            )


def _means_over(line: Line, limit: timedelta) -> Iterator[Seen]:
    for block, agreement in averaging_periods(line):
        yield from mean_over(line, block, limit, agreement)


def mean_over(line: Line, block: Period, limit: timedelta, agreement: str) -> Iterator[Seen]:
    """What is seen when the weekly mean over ``block`` is above ``limit``; absences are not taken out."""
    hours = line.hours_in(block)
    if hours * 7 > limit * len(block):
        yield Seen(
            Verdict.VIOLATION,
            block.first_day,
            block.last_day,
            hours * 7 / len(block),
            limit,
            HOURS,
            _shifts(line, block),
            rests_on=agreement,
        )


def _shifts(line: Line, days: Period) -> tuple[Shift, ...]:
    return tuple(line.shifts[n] for n in line.between(days))


def _at_least(amount: timedelta, a_year: timedelta, share: Fraction) -> bool:
    return amount * share.denominator >= a_year * share.numerator


DAY = ("day", "averaged_day_individual", "averaged_day", "averaged_day_authority")
WEEK_CAPS = ("averaged_week_individual", "averaged_week")
AVERAGING_PERIODS = ("averaging_weeks_at_most", "averaging_weeks_authority")
ROTA_TEST = ("every_nth_sunday", "mainly_night")
CONTINUOUS_TEST = ("continuous_night_hours_a_year", "continuous_sunday_hours_a_year")

RULES = (
    Rule(
        "AML-10-4-1-DAY9",
        LawRef("AML § 10-4 (1)"),
        "the working day",
        "arbeidsdagen",
        day9,
        figures=DAY,
    ),
    Rule(
        "AML-10-4-1-WEEK40",
        LawRef("AML § 10-4 (1)"),
        "the week's normal hours",
        "ukens alminnelige arbeidstid",
        week40,
        figures=("week", *WEEK_CAPS),
    ),
    Rule(
        "AML-10-4-4-WEEK38",
        LawRef("AML § 10-4 (4)"),
        "the weekly hours in rota work",
        "ukentlig arbeidstid i turnus",
        week38,
        figures=("week_rota", *ROTA_TEST, *WEEK_CAPS, *AVERAGING_PERIODS),
        settings=(*RED, *NIGHT),
    ),
    Rule(
        "AML-10-4-5-WEEK36",
        LawRef("AML § 10-4 (5)"),
        "the weekly hours in fully continuous rota work",
        "ukentlig arbeidstid i helkontinuerlig turnus",
        week36,
        figures=("week_continuous", *CONTINUOUS_TEST, *WEEK_CAPS, *AVERAGING_PERIODS),
        settings=(*NIGHT, *COUNTED),
    ),
)
