"""Young workers, under 18 (*ungdom*, AML chapter 11, and the exceptions of the regulation from the ban on nights).

A person is young on the days before the eighteenth birthday; somebody of unknown age is not judged. No agreement
derogates from any of it, the rules for adults hold beside it, and the work of all employers is added together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from domain.calendar import DAY, at, monday
from domain.law import LawRef
from domain.working_time.figures import RuleFigures
from domain.working_time.findings import RECORDS, Seen, Verdict
from domain.working_time.limits import is_young
from domain.working_time.line import Line
from domain.working_time.model import ZERO, Shift
from domain.working_time.rule_set import Bound, Rule
from domain.working_time.rules.normal_hours import HOURS
from domain.working_time.windows import Span, days_touched, week_span


@dataclass(frozen=True, slots=True)
class WorkDay:
    """The duties that start on one day: one main work period, whatever lies between its parts."""

    day: date
    duties: tuple[Shift, ...]

    @property
    def hours(self) -> timedelta:
        """Working time, what is beyond agreed hours too."""
        return sum((s.hours for s in self.duties), ZERO)


def youth_hours(line: Line) -> Iterator[Seen]:
    """Nobody under 18 works over 8 h a day or 40 h a week, all employers and all hours added together.

    A duty belongs to the day it starts on; the week is Monday to Sunday, and of a week with the eighteenth birthday
    only the days before it count. Standby off site is not counted, a call-out is. Hours on record stand in for the
    shifts: of one day, or of one week when they are more than a day holds; week by week; or the mean week, which no
    week can stay under when it is above the limit. Left out: those still of compulsory school age, whose limits are
    lower.
    """
    figures = line.rule.figures
    day_limit, week_limit = figures.youth_day.value, figures.youth_week.value
    by_week: dict[date, list[Shift]] = {}
    for each in _young_days(line):
        by_week.setdefault(monday(each.day), []).extend(each.duties)
        if each.hours > day_limit:
            yield Seen(Verdict.VIOLATION, each.day, each.day, each.hours, day_limit, HOURS, each.duties)
    for duties in by_week.values():
        total = sum((s.hours for s in duties), ZERO)
        if total > week_limit:
            days = duties[0].day, duties[-1].day
            yield Seen(Verdict.VIOLATION, *days, total, week_limit, HOURS, tuple(duties))
    if _is_young(line, line.period.first_day):
        days = line.period.first_day, line.period.last_day
        for measured, limit in _on_record(line):
            if measured > limit:
                yield Seen(Verdict.VIOLATION, *days, measured, limit, HOURS, ())


def youth_rest(line: Line) -> Iterator[Seen]:
    """Under 18: 12 h between two days' work, 48 h free each week, the night from 23:00 to 06:00 free, and a break.

    The rest lies between the last end of one day's duties and the first start of the next day with any (the parts of
    a split duty are one), in elapsed time, and is asked of whoever is young on the later day. The weekly rest is
    unbroken inside the Monday-to-Sunday week, asked of whoever is young on its Sunday; days outside the plan count as
    free. The 8 h that must be free
    round the night follow from the two, for a night's free 7 h are no 12 h. From 21:00 to 23:00 is work only where
    its nature or a particular need asks for it: judged where it is on record that they do not, for the care of
    patients does. A duty of over 4 h 30 has breaks of 30 min, paid and unpaid together. Where one of the
    regulation's exceptions holds, the evening and the night are its own rule's. Left out: whether the break is
    unbroken, and standby without a call.
    """
    figures = line.rule.figures
    days = _young_days(line)
    yield from _daily_rest(line)
    yield from _weekly_rest(line)
    if _exception_ends(line) is None:
        yield from _at_night(line, days)
    for duty in (s for each in days for s in each.duties):
        given = duty.unpaid_break + duty.paid_break
        if duty.hours > figures.youth_break_over.value and given < figures.youth_break.value:
            yield Seen(Verdict.VIOLATION, duty.day, duty.day, given, figures.youth_break.value, HOURS, (duty,))


def youth_night(line: Line) -> Iterator[Seen]:
    """Two exceptions from the ban on nights for those under 18, each only after an offer of a health check.

    Light work in the care of the sick may last until midnight and begin again at 06:00; an apprentice or pupil in
    health work may work all night where it is training under the curriculum. Whoever claims one (something of it is
    on record, true or not) is judged: work in what it leaves closed of 23:00 to 06:00 breaks it, and the work it
    opens needs the offer on record, once for all nights of the line. An apprentice outside the curriculum, or whose
    work is on record as not light, has no exception. Hours, rest and breaks stand, by their own rules. Left out:
    two-shift work outside industry, and whether the work is harmful.
    """
    person, settings = line.facts.person, line.rule.settings
    if {person.light_work, person.apprentice_health_worker, person.in_curriculum} == {None}:
        return
    opens_to = _exception_ends(line)
    opened: list[Shift] = []
    for duty in (s for each in _young_days(line) for s in each.duties):
        in_all = _night(duty, settings.youth_free_from, settings.youth_free_to)
        closed = in_all if opens_to is None else _night(duty, opens_to, settings.youth_free_to)
        if closed:
            yield Seen(Verdict.VIOLATION, duty.day, duty.day, closed, ZERO, HOURS, (duty,))
        if in_all > closed:
            opened.append(duty)
    if opened and person.health_check_offered is not True:
        yield Seen(Verdict.VIOLATION, opened[0].day, opened[-1].day, 0, 1, RECORDS, tuple(opened))


def open_to_the_young(shift: Shift, rule: RuleFigures) -> bool:
    """Whether somebody under 18 may have ``shift`` in a plan: outside the night, and with its break."""
    figures, settings = rule.figures, rule.settings
    short_break = shift.unpaid_break + shift.paid_break < figures.youth_break.value
    if shift.hours > figures.youth_break_over.value and short_break:
        return False
    return not _night(shift, settings.youth_free_from, settings.youth_free_to)


def _is_young(line: Line, day: date) -> bool:
    return is_young(line.person, day, line.rule.figures)


def _work_days(line: Line) -> Iterator[WorkDay]:
    by_day: dict[date, list[Shift]] = {}
    for duty in line.shifts:
        by_day.setdefault(duty.day, []).append(duty)
    return (WorkDay(day, tuple(duties)) for day, duties in by_day.items())


def _young_days(line: Line) -> list[WorkDay]:
    """The days with work on which the person is young, in time order."""
    if line.person.born is None:
        return []
    return [each for each in _work_days(line) if _is_young(line, each.day)]


def _on_record(line: Line) -> Iterator[tuple[timedelta, timedelta]]:
    """Hours given in place of shifts, each with its limit."""
    known, figures = line.facts.measures, line.rule.figures
    if known.normal_hours is not None or known.overtime_hours is not None:
        total = (known.normal_hours or ZERO) + (known.overtime_hours or ZERO)
        yield total, (figures.youth_week if total > DAY else figures.youth_day).value
    for week in known.total_hours_by_week or ():
        yield week, figures.youth_week.value
    if known.mean_week_hours is not None:
        yield known.mean_week_hours, figures.youth_week.value


def _daily_rest(line: Line) -> Iterator[Seen]:
    least = line.rule.figures.youth_daily_rest.value
    before: WorkDay | None = None
    for after in _work_days(line) if line.person.born else ():
        if before is not None and _is_young(line, after.day):
            rest = max(after.duties[0].starts - max(s.ends for s in before.duties), ZERO)
            if rest < least:
                days, duties = (before.day, max(before.day, after.day)), before.duties + after.duties
                yield Seen(Verdict.VIOLATION, *days, rest, least, HOURS, duties)
        before = after


def _weekly_rest(line: Line) -> Iterator[Seen]:
    least = line.rule.figures.youth_weekly_rest.value
    by_week: dict[date, list[Shift]] = {}
    for duty in line.shifts if line.person.born else ():
        by_week.setdefault(monday(duty.day), []).append(duty)
    spill: list[Shift] = []  # the week before may end in a duty that reaches into this one
    for first, own in by_week.items():
        week = week_span(first)
        duties = [*(s for s in spill if s.ends > week.starts), *own]
        rest = _longest_free(week, duties)
        if rest < least and _is_young(line, first + 6 * DAY):
            yield Seen(Verdict.VIOLATION, first, first + 6 * DAY, rest, least, HOURS, tuple(duties))
        spill = [max(duties, key=lambda s: s.ends)]


def _longest_free(week: Span, duties: Sequence[Shift]) -> timedelta:
    """The longest stretch of ``week`` without a minute of ``duties``, which are in time order."""
    longest, free_from = ZERO, week.starts
    for duty in duties:
        longest = max(longest, duty.starts - free_from)
        free_from = max(free_from, duty.ends)
    return max(longest, week.ends - free_from)


def _at_night(line: Line, days: Sequence[WorkDay]) -> Iterator[Seen]:
    settings = line.rule.settings
    for duty in (s for each in days for s in each.duties):
        night = _night(duty, settings.youth_free_from, settings.youth_free_to)
        if night:
            yield Seen(Verdict.VIOLATION, duty.day, duty.day, night, ZERO, HOURS, (duty,))
        late = _night(duty, settings.youth_evening_from, settings.youth_free_from)
        if late and line.facts.work.nature_requires is False:
            yield Seen(Verdict.VIOLATION, duty.day, duty.day, late, ZERO, HOURS, (duty,))


def _exception_ends(line: Line) -> time | None:
    """The clock until which an exception of the regulation opens the night; nothing where none holds."""
    person, settings = line.facts.person, line.rule.settings
    if person.apprentice_health_worker and person.in_curriculum and person.light_work is not False:
        return settings.youth_free_to
    return settings.youth_light_work_to if person.light_work else None


def _night(duty: Shift, starts: time, ends: time) -> timedelta:
    """How much of ``duty`` lies between two Oslo clocks of an evening or the morning after; nothing between equals."""
    return sum((_span(day, starts, ends).shared(duty) for day in days_touched(duty)), ZERO)


def _span(evening: date, starts: time, ends: time) -> Span:
    first = evening if starts > NOON else evening + DAY
    last = evening if ends > NOON else evening + DAY
    return Span(at(first, starts), at(last, ends))


NOON = time(12)

RULES = (
    Rule(
        "AML-11-YOUTH-HOURS",
        LawRef("AML § 11-2 (3)"),
        "the hours of somebody under 18",
        "arbeidstiden til en som er under 18 år",
        youth_hours,
        figures=("adult_age", "youth_day", "youth_week"),
    ),
    Rule(
        "AML-11-YOUTH-REST",
        LawRef("AML §§ 11-3, 11-5"),
        "free time, breaks, or evening and night work of somebody under 18",
        "fritid, pauser eller kvelds- og nattarbeid for en som er under 18 år",
        youth_rest,
        Bound.AT_LEAST,
        figures=("adult_age", "youth_daily_rest", "youth_weekly_rest", "youth_break_over", "youth_break"),
        settings=("youth_free_from", "youth_free_to", "youth_evening_from"),
    ),
    Rule(
        "FOR-2011-1355-§12-9-YOUTH-NIGHT",
        LawRef("FOR-2011-12-06-1355 § 12-9"),
        "night work outside the exceptions, or offers of a health check, for somebody under 18",
        "nattarbeid utenfor unntakene, eller tilbud om helsekontroll, for en som er under 18 år",
        youth_night,
        Bound.AT_LEAST,
        figures=("adult_age",),
        settings=("youth_free_from", "youth_free_to", "youth_light_work_to"),
    ),
)
