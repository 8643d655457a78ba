"""Night work (*nattarbeid*, AML § 10-11 (6) and (7))."""

from collections.abc import Iterator

from domain.law import LawRef
from domain.working_time.conventions import NIGHT
from domain.working_time.findings import Seen, Verdict, permit
from domain.working_time.line import Line
from domain.working_time.model import ZERO, Basis, Shift
from domain.working_time.rule_set import Rule
from domain.working_time.rules.normal_hours import HOURS


def night_average(line: Line) -> Iterator[Seen]:
    """A regular night worker has at most 8 h in 24 on average over any four weeks in a row, 177 h 20 together.

    The minimum weekly rest is left out of the average: 8 h x (672 h - 4 x 35 h) / 24 h. Regular is three shifts
    with more than 3 h at night inside the same four weeks (a setting): about one a week with a week off, which
    takes in everybody with nights in the rota and leaves out who steps in once. A shorter plan is one window.
    With an agreement the longer time is lawful and equivalent rest or other protection is due, by its terms.
    """
    settings, figures = line.rule.settings, line.rule.figures
    limit, length = settings.night_four_weeks, settings.night_window_weeks
    at_night = {
        (s.starts, s.ends)
        for s, night in zip(line.shifts, line.nights, strict=True)
        if night > figures.night_hours.value
    }
    nights = [sum(1 for s in week.shifts if (s.starts, s.ends) in at_night) for week in line.weeks]
    for last in range(min(length, len(line.weeks)) - 1, len(line.weeks)):
        first = max(last - length + 1, 0)
        window = line.weeks[first : last + 1]
        total = sum((week.hours for week in window), ZERO)
        if total <= limit or sum(nights[first : last + 1]) < settings.regular_nights:
            continue
        shifts = tuple(shift for week in window for shift in week.shifts)
        days = window[0].days.first_day, window[-1].days.last_day
        agreed = line.agreements.throughout(
            Basis.NIGHT, line.person.employee, (d for w in window for d in w.days.days())
        )
        if agreed:
            yield Seen(Verdict.DUE, *days, total, limit, HOURS, shifts, rests_on=agreed.name)
        else:
            yield Seen(Verdict.NEEDS, *days, total, limit, HOURS, shifts, permit(Basis.NIGHT))


def night_strain(line: Line) -> Iterator[Seen]:
    """Where the unit's nights are assessed as particular strain, a shift with over 3 h at night is 8 h at most.

    Not averaged, and an agreement on averaging changes nothing; only one on night work does, against equivalent
    rest. Whether the work is such is the assessment's finding, not this rule's.
    """
    figures = line.rule.figures
    if not line.unit.particular_strain_at_night:
        return
    limit = figures.night_day.value
    for shift, hours, night in zip(line.shifts, line.hours, line.nights, strict=True):
        if night > figures.night_hours.value and hours > limit:
            yield _long_night(line, shift)


def _long_night(line: Line, shift: Shift) -> Seen:
    limit, day = line.rule.figures.night_day.value, shift.day
    agreed = line.agreements.covering(Basis.NIGHT, line.person.employee, day)
    if agreed:
        owed = shift.hours - limit
        return Seen(Verdict.DUE, day, day, shift.hours, limit, HOURS, (shift,), rests_on=agreed.name, owed=owed)
    return Seen(Verdict.NEEDS, day, day, shift.hours, limit, HOURS, (shift,), permit(Basis.NIGHT))


RULES = (
    Rule(
        "AML-10-11-6-NIGHT-AVG8",
        LawRef("AML § 10-11 (6)"),
        "the hours of a regular night worker over four weeks",
        "arbeidstiden over fire uker for den som jevnlig arbeider om natten",
        night_average,
        figures=("night_hours",),
        settings=(*NIGHT, "night_four_weeks", "night_average", "night_window_weeks", "regular_nights"),
    ),
    Rule(
        "AML-10-11-7-NIGHT-HARD8",
        LawRef("AML § 10-11 (7)"),
        "the night shift where nights are a particular strain",
        "nattvakten der nattarbeidet er en særlig belastning",
        night_strain,
        figures=("night_hours", "night_day"),
        settings=NIGHT,
    ),
)
