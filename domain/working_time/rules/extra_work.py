"""When work beyond agreed hours may be asked for (*merarbeid og overtid*, AML § 10-6 (1), (3), (10) and (12))."""

from collections.abc import Iterator, Mapping
from datetime import date

from domain.calendar import WEEK
from domain.law import LawRef
from domain.working_time.findings import RECORDS, Seen, Verdict, permit
from domain.working_time.hours_worked import of_one_employer
from domain.working_time.line import Line
from domain.working_time.model import ZERO, Basis, Shift
from domain.working_time.rule_set import Bound, Concerns, Rule
from domain.working_time.rules.records import missing

TIMES = "times"


@of_one_employer
def need(line: Line) -> Iterator[Seen]:
    """Work beyond agreed hours takes a particular and time-limited need (*særlig og tidsavgrenset behov*).

    A part-timer's extra hours (*merarbeid*) too. Each of these is a violation: that the need is on record as not
    recorded; that the work is on record as a fixed arrangement; and, one finding for each run, work beyond agreed
    hours in duties that start on the same weekday eight weeks in a row or more (a setting), which is a fixed
    arrangement. A row is broken by a week without. No agreement changes it, a tariff agreement neither.
    """
    work, days = line.facts.work, line.period
    extra = tuple(shift for shift in line.shifts if shift.extra)
    for wrong in (work.need_recorded is False, work.fixed_arrangement is True):
        if wrong:
            yield Seen(Verdict.VIOLATION, days.first_day, days.last_day, 1, 0, TIMES, extra)
    by_day = {shift.day: shift for shift in reversed(extra)}
    most = line.rule.settings.fixed_arrangement_times - 1
    for day in sorted(by_day):
        if day - WEEK not in by_day:
            run = _run(by_day, by_day[day])
            if len(run) > most:
                yield Seen(Verdict.VIOLATION, day, run[-1].day, len(run), most, TIMES, run)


@of_one_employer
def discuss(line: Line) -> Iterator[Seen]:
    """The necessity of work beyond agreed hours is discussed with the representatives beforehand, if it can be.

    Reported for the assessment where such work is planned or on record and it is on record that its need was not
    discussed. Never a verdict, for the act says: if possible.
    """
    if line.facts.plan.need_discussed is False and _any_extra(line):
        shifts = tuple(shift for shift in line.shifts if shift.extra)
        days = (shifts[0].day, shifts[-1].day) if shifts else (line.period.first_day, line.period.last_day)
        yield Seen(Verdict.ADVISORY, *days, 0, 1, RECORDS, shifts)


@of_one_employer
def excused(line: Line) -> Iterator[Seen]:
    """Who has been excused from work beyond agreed hours, for health or weighty social reasons, does none.

    A violation where it is on record that the employee was excused and such work is planned or on record. Whether
    the employee had a right to be excused is not judged here; disputes go to the tribunal (*Tvisteløsningsnemnda*).
    """
    if line.facts.work.excused and _any_extra(line):
        shifts = tuple(shift for shift in line.shifts if shift.extra)
        days = (shifts[0].day, shifts[-1].day) if shifts else (line.period.first_day, line.period.last_day)
        yield Seen(Verdict.VIOLATION, *days, max(len(shifts), 1), 0, TIMES, shifts)


@of_one_employer
def time_off(line: Line) -> Iterator[Seen]:
    """Overtime hours may be taken as time off (*avspasering*) by written agreement; the supplement is always paid.

    A violation where it is on record that the supplement was taken as time off. Hours taken as time off with no
    agreement, as on record, need the employee's written one, unless one is in force on every day of the plan.
    """
    work, who = line.facts.work, line.person.employee
    if work.supplement_as_time_off:
        yield missing(line)
    agreed = line.agreements.throughout(Basis.TIME_OFF, who, line.period.days())
    if work.time_off_agreed is False and agreed is None:
        yield missing(line, Verdict.NEEDS, permit(Basis.TIME_OFF))


def _any_extra(line: Line) -> bool:
    known = line.facts.measures
    recorded = (known.overtime_hours or ZERO, *(known.overtime_hours_by_week or ()))
    return any(shift.extra for shift in line.shifts) or any(recorded)


def _run(by_day: Mapping[date, Shift], first: Shift) -> tuple[Shift, ...]:
    run = [first]
    while following := by_day.get(run[-1].day + WEEK):
        run.append(following)
    return tuple(run)


RULES = (
    Rule(
        "AML-10-6-1-NEED",
        LawRef("AML § 10-6 (1)"),
        "work beyond agreed hours without a particular and time-limited need",
        "arbeid ut over avtalt arbeidstid uten særlig og tidsavgrenset behov",
        need,
        settings=("fixed_arrangement_times",),
        concerns=Concerns.CHAPTER_10,
    ),
    Rule(
        "AML-10-6-3-DISCUSS",
        LawRef("AML § 10-6 (3)"),
        "the discussion of the need for work beyond agreed hours",
        "drøftingen av behovet for arbeid ut over avtalt arbeidstid",
        discuss,
        Bound.AT_LEAST,
        concerns=Concerns.CHAPTER_10,
    ),
    Rule(
        "AML-10-6-10-EXEMPT",
        LawRef("AML § 10-6 (10)"),
        "work beyond agreed hours of somebody excused",
        "arbeid ut over avtalt arbeidstid for en som er fritatt",
        excused,
        concerns=Concerns.CHAPTER_10,
    ),
    Rule(
        "AML-10-6-12-TOIL",
        LawRef("AML § 10-6 (12)"),
        "the agreement on overtime as time off, with the supplement paid",
        "avtalen om avspasering av overtid, med tillegget utbetalt",
        time_off,
        Bound.AT_LEAST,
        concerns=Concerns.CHAPTER_10,
        permits=(Basis.TIME_OFF,),
    ),
)
