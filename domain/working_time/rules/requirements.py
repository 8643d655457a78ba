"""What every arrangement must be, for leaders too (*krav til arbeidstidsordninger*, AML § 10-2)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from domain.calendar import Period
from domain.law import LawRef
from domain.working_time.facts import Relief, RotaKind
from domain.working_time.findings import Because, Reason, Seen, Verdict, permit
from domain.working_time.line import Line
from domain.working_time.model import Basis, ShiftKind
from domain.working_time.reasons import and_standby, of_hours_due, of_own_week, of_standby
from domain.working_time.rule_set import Bound, Rule
from domain.working_time.rules.normal_hours import HOURS
from domain.working_time.rules.personal import SHIFTS, duties
from domain.working_time.rules.records import missing
from domain.working_time.windows import in_small_hours

ORDINARY = frozenset({ShiftKind.DAY, ShiftKind.COURSE})
"""Kinds of shift that are no rota."""


def sound_practice(line: Line) -> Iterator[Seen]:
    """A plan that asks more than ordinary days has its sound-practice assessment on file (*forsvarlig*).

    Judged where it is on record that there is none; no agreement stands in for it. More than ordinary days is any
    duty that is no day or course shift by its kind or lasts over 9 h, any week of over 40 h (standby by its share),
    any standby, an agreement in force on averaging or on more overtime, or an arrangement classed as other than day
    work. A line of ordinary days alone needs none; one without a shift needs it unless it is classed as day work.
    Left out: whether the arrangement is sound, which the assessment says and no figure does.
    """
    if line.facts.plan.assessed is False and not _ordinary_days(line):
        yield replace(missing(line, Verdict.NEEDS, permit(Basis.SOUND_PRACTICE)), because=_of_more_than_days(line))


def exempt_from_nights(line: Line) -> Iterator[Seen]:
    """Who is exempted from night work (*fritak*) has none on the days of the exemption.

    Night work is a duty with any minute between midnight and 06:00; an evening that has none is two-part work, which
    is no night work. A duty counts on the day it starts, so a night may end on the first morning. The days are those
    of the exemption, else of the period on record, else all. Left out: standby without a call, work for another
    employer, and whether the exemption could have been refused (substantial disadvantage to the employer). Flexible
    hours (§ 10-2 (3)) are judged by no rule: an answer that is owed says nothing of the plan.
    """
    if Relief.NIGHTS not in line.facts.person.requested_free_from:
        return
    settings = line.rule.settings
    first, last = _agreed_days(line)
    for shift in line.shifts:
        if first <= shift.day <= last and not shift.other_employer and in_small_hours(shift, settings):
            yield Seen(Verdict.VIOLATION, shift.day, shift.day, 1, 0, SHIFTS, (shift,))


def reduced_hours(line: Line) -> Iterator[Seen]:
    """While reduced hours are agreed, no more is planned than the fraction agreed (*redusert arbeidstid*).

    Due over the days of the reduction inside the plan is full time x the fraction x weeks, less absences, as hours
    due are counted; planned are the employer's own normal hours, standby by its share. A mean week on record is held
    against the fraction of a full-time week instead. Who may have reduced hours (from 62 years of age, or for
    weighty reasons) is not judged, only that the agreement is kept.
    """
    fraction, mean = line.facts.person.agreed_fraction, line.facts.measures.mean_week_hours
    first, last = _agreed_days(line)
    if fraction is None or first > line.period.last_day or last < line.period.first_day:
        return
    days = Period(max(first, line.period.first_day), min(last, line.period.last_day))
    agreed = replace(line.person, fraction_percent=fraction)
    shifts = tuple(s for s in duties(line) if s.day in days)
    if mean is not None:
        due, planned = agreed.full_time_week * fraction / 100, mean
    else:
        due, planned = agreed.hours_due(days), sum((s.normal for s in shifts), line.standby_in(days))
    if planned > due:
        over = Seen(Verdict.VIOLATION, days.first_day, days.last_day, planned, due, HOURS, ())
        if mean is not None:
            yield replace(over, because=of_own_week(agreed))
        else:
            why = (*of_hours_due(agreed, days), *of_standby(line, days))
            yield replace(over, shifts=and_standby(line, days, shifts), because=why)


def _ordinary_days(line: Line) -> bool:
    if line.facts.person.rota not in {None, RotaKind.DAY} or any(
        each.averaging or each.overtime for each in line.limits.over(line.period)
    ):
        return False
    if not line.segments:
        return line.facts.person.rota is RotaKind.DAY
    day, week = line.rule.figures.day.value, line.rule.figures.week.value
    return (
        not line.standby
        and all(s.kind in ORDINARY and s.hours <= day for s in line.shifts)
        and all(each.total <= week for each in line.weeks)
    )


def _of_more_than_days(line: Line) -> tuple[Because, ...]:
    day, week = line.rule.figures.day.value, line.rule.figures.week.value
    longer = sum(1 for s in line.shifts if s.kind not in ORDINARY or s.hours > day)
    weeks = sum(1 for each in line.weeks if each.total > week)
    return (
        *((Because(Reason.DUTIES_BEYOND_ORDINARY, longer, len(line.shifts)),) if longer else ()),
        *((Because(Reason.FULL_WEEKS_PASSED, weeks, len(line.weeks)),) if weeks else ()),
        *((Because(Reason.STANDBY_PLANNED, len(line.standby)),) if line.standby else ()),
    )


def _agreed_days(line: Line) -> tuple[date, date]:
    person, measures = line.facts.person, line.facts.measures
    first, last = person.exempt_from or measures.period_from, person.exempt_to or measures.period_to
    return first or date.min, last or date.max


RULES = (
    Rule(
        "AML-10-2-1-FORSVARLIG",
        LawRef("AML § 10-2 (1)"),
        "the sound-practice assessment of the plan",
        "forsvarlighetsvurderingen av planen",
        sound_practice,
        Bound.AT_LEAST,
        figures=("day", "week"),
        permits=(Basis.SOUND_PRACTICE,),
    ),
    Rule(
        "AML-10-2-2-NIGHT-EXEMPT",
        LawRef("AML § 10-2 (2)"),
        "night shifts of somebody exempted from nights",
        "nattvakter for en som er fritatt for nattarbeid",
        exempt_from_nights,
        settings=("night_ends",),
    ),
    Rule(
        "AML-10-2-4-REDUCED",
        LawRef("AML § 10-2 (4)"),
        "the hours of somebody with reduced hours",
        "arbeidstiden til en som har redusert arbeidstid",
        reduced_hours,
    ),
)
