"""What is settled with one person: absences, courses, adaptations, night and long-shift terms, hours due."""

from collections.abc import Iterator
from datetime import datetime

from domain.law import LawRef
from domain.working_time.findings import Seen, Verdict
from domain.working_time.line import Line
from domain.working_time.model import AbsenceEffect, Adaptation, Constraint, Nights, Shift, ShiftKind
from domain.working_time.reasons import and_standby, of_hours_due, of_standby
from domain.working_time.rule_set import Bound, Rule
from domain.working_time.rules.normal_hours import HOURS

SHIFTS, COURSES = "shifts", "course_shifts"
ALLOWED = {
    Nights.YES: frozenset(ShiftKind),
    Nights.NEVER: frozenset(ShiftKind) - {ShiftKind.NIGHT},
    Nights.ONLY: frozenset({ShiftKind.NIGHT, ShiftKind.COURSE}),
}
"""The kinds of shift that each night term leaves open."""
NOT_EVENING = {ShiftKind.EVENING, ShiftKind.LONG}


def duties(line: Line) -> list[Shift]:
    """The duties of the employer's own plan in time order: no call-outs, nothing of another employer's."""
    return [s for s in line.shifts if not (s.called_out or s.other_employer)]


def planned(line: Line) -> list[Shift]:
    """The same and standby away from the workplace, in time order."""
    own = duties(line)
    return sorted((*own, *(s for s in line.standby if not s.other_employer)), key=_start) if line.standby else own


def _start(shift: Shift) -> datetime:
    return shift.starts


def absence(line: Line) -> Iterator[Seen]:
    """No duty or standby starts on a day the person is away; a night may end on the first morning of an absence.

    Call-outs and work for another employer are not planned here, and not judged.
    """
    for shift in planned(line):
        if line.person.absent(shift.day) is AbsenceEffect.AWAY:
            yield _forbidden(shift)


def course(line: Line) -> Iterator[Seen]:
    """A course day has exactly one shift, the course; the course shift stands on no other day.

    Standby beside the course is no second shift; nor is a call-out, or work for another employer.
    """
    on: dict[object, list[Shift]] = {}
    for shift in duties(line):
        on.setdefault(shift.day, []).append(shift)
        if shift.kind is ShiftKind.COURSE and line.person.absent(shift.day) is not AbsenceEffect.COURSE:
            yield _forbidden(shift)
    for granted in line.person.absences:
        if granted.effect is not AbsenceEffect.COURSE:
            continue
        for day in granted.period.days():
            if day not in line.period or line.person.absent(day) is not AbsenceEffect.COURSE:
                continue
            own = tuple(on.get(day, ()))
            courses = sum(1 for shift in own if shift.kind is ShiftKind.COURSE)
            if courses != 1:
                yield Seen(Verdict.VIOLATION, day, day, courses, 1, COURSES, own)
            yield from (_forbidden(shift) for shift in own if shift.kind is not ShiftKind.COURSE)


def adaptations(line: Line) -> Iterator[Seen]:
    """A granted adaptation (*tilrettelegging*) holds on each of its days; the reason is nobody's business here.

    Standby is a duty like others by its kind and day, for it may call; call-outs and work for another employer are
    not planned here.
    """
    for granted in line.person.adaptations:
        for shift in planned(line):
            if shift.day in granted.period and forbids(granted, shift):
                yield _forbidden(shift)


def nights(line: Line) -> Iterator[Seen]:
    """Who never works nights gets none; who only works nights gets nothing else but courses.

    A duty has the kind of its first segment. Standby has no part in it, for its hours are no shift; call-outs and
    work for another employer are not planned here.
    """
    allowed = ALLOWED[line.person.nights]
    yield from (_forbidden(shift) for shift in duties(line) if shift.kind not in allowed)


def long_shifts(line: Line) -> Iterator[Seen]:
    """A shift of over 10 h goes only to those who may be given long shifts; a night of the clock change counts too.

    Measured are its normal hours; call-outs and work for another employer are not planned here.
    """
    limit = line.rule.settings.long_shift
    if not line.person.long_shifts:
        for shift in duties(line):
            if shift.normal > limit:
                yield Seen(Verdict.VIOLATION, shift.day, shift.day, shift.normal, limit, HOURS, (shift,))


def hours_due(line: Line) -> Iterator[Seen]:
    """No more hours are planned than are due over the averaging period; a shortfall above 8 h is listed.

    Due is norm x position x weeks less absences; the period is the unit's averaging weeks counted from the plan's
    first day, the last one as long as the plan reaches. Planned are the normal hours of the employer's own duties
    and standby by its share; call-outs and work for another employer are left out.
    """
    most_short = line.rule.settings.hours_due_shortfall
    own = duties(line)
    for block in line.blocks(line.unit.averaging_weeks):
        shifts = tuple(s for s in own if s.day in block)
        hours = sum((s.normal for s in shifts), line.standby_in(block))
        due = line.person.hours_due(block)
        if hours > due or due - hours > most_short:
            yield Seen(
                Verdict.VIOLATION if hours > due else Verdict.ADVISORY,
                block.first_day,
                block.last_day,
                hours,
                due,
                HOURS,
                and_standby(line, block, shifts),
                because=(*of_hours_due(line.person, block), *of_standby(line, block)),
            )


def forbids(granted: Adaptation, shift: Shift) -> bool:
    """Whether ``granted`` asks that the person has no such shift, whatever the day."""
    match granted.constraint:
        case Constraint.NO_NIGHTS:
            return shift.kind is ShiftKind.NIGHT
        case Constraint.NO_EVENINGS:
            return shift.kind in NOT_EVENING
        case Constraint.DAY_OFF_WEEKDAY:
            return shift.day.weekday() == granted.weekday


def _forbidden(shift: Shift) -> Seen:
    """A shift where none, or none of its kind, may stand."""
    return Seen(Verdict.VIOLATION, shift.day, shift.day, 1, 0, SHIFTS, (shift,))


RULES = (
    Rule(
        "TERMS-ABSENCE",
        LawRef("personal terms: absence"),
        "shifts on a day of absence",
        "vakter på en fraværsdag",
        absence,
        ground_nb="den ansattes vilkår: fravær",
    ),
    Rule(
        "TERMS-COURSE",
        LawRef("personal terms: course"),
        "course shifts and course days that do not match",
        "kursvakter og kursdager som ikke stemmer",
        course,
        Bound.EXACTLY,
        ground_nb="den ansattes vilkår: kurs",
    ),
    Rule(
        "TERMS-ADAPTATION",
        LawRef("personal terms: adaptation"),
        "shifts against a granted adaptation",
        "vakter i strid med en innvilget tilrettelegging",
        adaptations,
        ground_nb="den ansattes vilkår: tilrettelegging",
    ),
    Rule(
        "TERMS-NIGHTS",
        LawRef("personal terms: nights"),
        "shifts against the night terms",
        "vakter i strid med vilkårene om natt",
        nights,
        ground_nb="den ansattes vilkår: natt",
    ),
    Rule(
        "TERMS-LONG-SHIFTS",
        LawRef("personal terms: long shifts"),
        "the shift of somebody without long shifts",
        "vakten til en som ikke har langvakter",
        long_shifts,
        settings=("long_shift",),
        ground_nb="den ansattes vilkår: langvakter",
    ),
    Rule(
        "TERMS-HOURS-DUE",
        LawRef("personal terms: hours due"),
        "the hours planned over the averaging period",
        "planlagt arbeidstid i gjennomsnittsperioden",
        hours_due,
        settings=("hours_due_shortfall",),
        ground_nb="den ansattes vilkår: avtalt arbeidstid",
    ),
)
