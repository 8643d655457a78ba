"""What a doctor's duty is: on site (*tilstedevakt*) or at home (*hjemmevakt*), and the duty day it is counted over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from fractions import Fraction

from domain.calendar import DAY, SATURDAY, at, is_red
from domain.law import LawRef
from domain.working_time.line import Line
from domain.working_time.model import ZERO, Basis, Shift, ShiftKind
from domain.working_time.rule_set import Classification
from domain.working_time.windows import Span, days_touched

WHOLE_DAY = timedelta(hours=24)
OUTSIDE_THE_DAY = {ShiftKind.EVENING, ShiftKind.NIGHT, ShiftKind.LONG}
SETS_HOME_DUTY = {Basis.STANDBY, Basis.DOCTORS}
"""What may name the share of home duty; an agreement on standby stands before the doctors' own."""
JUNIOR = ("lis", "lege i spesialisering", "underordnet lege", "turnuslege")
"""How the professions of doctors in training begin."""
DUTY = ("doctor_night_starts", "doctor_night_ends")
"""The settings that tell duty from a doctor's ordinary day."""


@dataclass(frozen=True, slots=True)
class DutyDay:
    """A duty day (*vaktdøgn*): 24 h from the start of a day's first duty on site."""

    day: date
    span: Span
    on_site: tuple[Shift, ...]
    """The duties that have any minute in it and did not begin before it."""
    home: tuple[Shift, ...]
    """The home duties that have any minute in it."""

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """All of them in time order."""
        return tuple(sorted((*self.on_site, *self.home), key=lambda s: (s.starts, s.ends)))


def duty_days(line: Line) -> Iterator[DutyDay]:
    """Every duty day of the line; a call during a home duty begins one like any work on site."""
    duties, home = line.shifts, line.standby
    passed = 0
    for n, first in enumerate(duties):
        if n and duties[n - 1].day == first.day:
            continue
        span = Span(first.starts, first.starts + WHOLE_DAY)
        last = n + 1
        while last < len(duties) and duties[last].starts < span.ends:
            last += 1
        while passed < len(home) and home[passed].ends <= span.starts:
            passed += 1
        reached = passed
        while reached < len(home) and home[reached].starts < span.ends:
            reached += 1
        at_home = tuple(s for s in home[passed:reached] if span.shared(s))
        yield DutyDay(first.day, span, duties[n:last], at_home)


def home_duty_ratio(line: Line, day: date) -> Fraction:
    """The share of a doctor's home duty (*hjemmevakt*) that is counted on ``day``.

    The agreement on standby or the doctors' own sets it; one in four, the usual example, where neither names it.
    Time worked on a call counts in full.
    """
    person = line.person.employee
    named = {
        (a.basis is not Basis.STANDBY, a.name): a.standby_ratio
        for a in line.agreements.all
        if a.basis in SETS_HOME_DUTY and a.standby_ratio is not None and day in a.period and person in a.covers
    }
    return named[min(named)] if named else line.rule.tariff.doctor_home_duty.value


def counted_home_duty(line: Line, duty: Shift, span: Span | None = None) -> timedelta:
    """What of a home duty counts, all of it or what lies in ``span``: its share, less what was worked meanwhile."""
    own = Span(duty.starts, duty.ends)
    own = own if span is None else own.also(span)
    lasted = own.ends - own.starts
    if line.rule.settings.standby_active_counts_once:
        lasted -= own.filled(line.shifts)
    ratio = home_duty_ratio(line, duty.day)
    return max(lasted, ZERO) * ratio.numerator / ratio.denominator


def is_on_site_duty(line: Line, shift: Shift) -> bool:
    """Whether work on site is duty (*tilstedevakt*), not a doctor's ordinary day.

    Duty is what has passive time, is an evening, night or long shift, touches 20:00 to 06:00, is longer than the
    act's day, or starts on a Saturday, Sunday or holiday. Work on a call is home duty's, never duty on site.
    """
    return not shift.called_out and (
        bool(shift.passive)
        or shift.kind in OUTSIDE_THE_DAY
        or shift.hours > line.rule.figures.day.value
        or shift.day.weekday() >= SATURDAY
        or is_red(shift.day)
        or in_doctors_night(line, shift)
    )


def in_doctors_night(line: Line, shift: Shift) -> bool:
    """Whether any minute of ``shift`` lies between 20:00 and 06:00."""
    settings = line.rule.settings
    starts, ends = settings.doctor_night_starts, settings.doctor_night_ends
    return any(_between(day, starts, ends).shared(shift) for day in days_touched(shift))


def is_junior(line: Line) -> bool:
    """Whether a doctor is in training (*underordnet lege*, *LIS*): as on record, else by the profession's name."""
    known = line.facts.person.junior
    return line.person.profession.casefold().startswith(JUNIOR) if known is None else known


def own_tariff(line: Line) -> bool:
    """Whether hospital doctors' own limits hold in place of the numbers of §§ 10-4, 10-5 and 10-8.

    They are day workers with duty service, under an agreement that must be in force on every day of the plan. Left
    standing are § 10-2 (1), (2) and (4), § 10-11 (8), and for overtime § 10-6 (1) and consent in each case.
    """
    return line.as_doctor


def _between(day: date, starts: time, ends: time) -> Span:
    return Span(at(day, starts), at(day + DAY, ends))


CLASSIFICATIONS = (
    Classification(
        "TAR-DOC-BASIS",
        LawRef("tariff: A2 doctors"),
        "doctors under their own tariff agreement",
        "leger med egen tariffavtale",
        own_tariff,
        (),
        "Rules that say whom they concern are passed over or judged by it.",
    ),
    Classification(
        "TAR-DOC-HOMEDUTY",
        LawRef("tariff: A2 doctors, home duty"),
        "a doctor's home duty",
        "legens hjemmevakt",
        home_duty_ratio,
        ("standby_active_counts_once",),
        "The share is the parties' own; it is read from the agreement where one names it.",
    ),
)
