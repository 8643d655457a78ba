"""Lines of shifts to judge, said briefly: one person, ``p``, in a plan of 26 weeks from Monday 4 January 2027."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from domain.calendar import DAY, Period, at
from domain.ids import PersonId, ShiftCode
from domain.working_time.facts import NOTHING_KNOWN, Facts
from domain.working_time.figures import RuleFigures
from domain.working_time.findings import Seen, Verdict
from domain.working_time.line import Line, lay_out
from domain.working_time.model import (
    Absence,
    Adaptation,
    Agreed,
    AgreedLimits,
    Agreements,
    Basis,
    Nights,
    Post,
    Shift,
    ShiftKind,
    Terms,
    UnitTerms,
)

PERSON = PersonId("p")
HALF_YEAR = Period(date(2027, 1, 4), date(2027, 7, 4))
UNIT = UnitTerms(
    weekend_every=3,
    consecutive_shifts_at_most=6,
    consecutive_nights_at_most=4,
    averaging_weeks=26,
    tariff_area="Spekter Helse",
    full_time_rota=timedelta(hours=35.5),
    full_time_night=timedelta(hours=33.6),
)


@dataclass(frozen=True, slots=True)
class Boundary:
    """One row of a rule's table: a line, and what the rule says of it."""

    label: str
    line: Line
    said: tuple[str, ...] = ()


def passes(label: str, line: Line) -> Boundary:
    """A row that the rule has nothing to say of."""
    return Boundary(label, line)


def says(label: str, line: Line, *said: str) -> Boundary:
    """A row that the rule says ``said`` of, finding by finding."""
    return Boundary(label, line, said)


def said(seen: Seen) -> str:
    """``needs TV``, ``due 2:00``, ``violation``: what a worked example gives."""
    match seen.verdict:
        case Verdict.NEEDS:
            return f"needs {'|'.join(p.grantor.value for p in seen.permits)}"
        case Verdict.DUE:
            return "due" if seen.owed is None else f"due {str(seen.owed)[:-3]}"
        case _:
            return seen.verdict.value


def day(text: str) -> date:
    """A date from ``2027-02-01``."""
    return date.fromisoformat(text)


def period(first: str, last: str) -> Period:
    """Days, first and last included."""
    return Period(day(first), day(last))


def clock(text: str) -> time:
    """A clock from ``07:30``."""
    return time.fromisoformat(text)


def shift(
    on: str | date,
    starts: str,
    ends: str,
    kind: ShiftKind = ShiftKind.DAY,
    unpaid: int = 0,
    paid: int = 30,
) -> Shift:
    """A shift by Oslo clocks; an end not after the start is next morning. Breaks in minutes."""
    first = on if isinstance(on, date) else day(on)
    last = first if clock(ends) > clock(starts) else first + DAY
    return Shift(
        PERSON,
        first,
        ShiftCode(kind.value[0].upper()),
        kind,
        at(first, clock(starts)),
        at(last, clock(ends)),
        timedelta(minutes=unpaid),
        timedelta(minutes=paid),
    )


def shift_of(on: date, hours: timedelta, starts: str = "07:00", kind: ShiftKind = ShiftKind.DAY) -> Shift:
    """A shift of so many elapsed hours."""
    begins = at(on, clock(starts))
    return Shift(PERSON, on, ShiftCode("X"), kind, begins, begins + hours, paid_break=timedelta(minutes=30))


def standby(on: str | date, starts: str, ends: str, days: int = 0) -> Shift:
    """Standby off site by Oslo clocks, ending so many days later (next morning when the end is not after the start)."""
    duty = shift(on, starts, ends, paid=0)
    last = duty.day + days * DAY if days else None
    ends_at = at(last, clock(ends)) if last else duty.ends
    return replace(duty, code=ShiftCode("H"), ends=ends_at, standby=True)


def with_passive(duty: Shift, hours: float) -> Shift:
    """The same with so many hours of passive time on site."""
    return replace(duty, passive=timedelta(hours=hours))


def with_extra(duty: Shift, hours: float) -> Shift:
    """The same with so many hours at its end beyond the agreed hours."""
    return replace(duty, extra=timedelta(hours=hours))


def elsewhere(duty: Shift) -> Shift:
    """The same for another employer."""
    return replace(duty, other_employer=True)


def called_out(duty: Shift) -> Shift:
    """The same, worked on a call."""
    return replace(duty, called_out=True)


def week_of(
    monday: str | date,
    hours: float | timedelta,
    days: int = 5,
    first: int = 0,
    starts: str = "07:00",
    kind: ShiftKind = ShiftKind.DAY,
) -> list[Shift]:
    """``hours`` spread evenly over ``days`` days from weekday ``first``."""
    total = hours if isinstance(hours, timedelta) else timedelta(hours=hours)
    begins = monday if isinstance(monday, date) else day(monday)
    return [shift_of(begins + (first + n) * DAY, total / days, starts, kind) for n in range(days)]


def weeks_of(first_monday: str, hours: Sequence[float | timedelta], days: int = 5, first: int = 0) -> list[Shift]:
    """Week after week, each with its own hours."""
    start = day(first_monday)
    return [s for n, each in enumerate(hours) for s in week_of(start + 7 * n * DAY, each, days, first)]


def agreed(
    basis: Basis,
    first: str = "2026-01-01",
    last: str = "2028-12-31",
    name: str = "",
    hours_a_day: float | None = None,
    hours_a_week: float | None = None,
    weeks: int | None = None,
    daily_rest: float | None = None,
    weekly_rest: float | None = None,
    compensatory_rest: str | None = None,
) -> Agreed:
    """An agreement in force for ``p``."""
    limits = AgreedLimits(
        _hours(hours_a_day), _hours(hours_a_week), weeks, _hours(daily_rest), _hours(weekly_rest), compensatory_rest
    )
    return Agreed(name or f"a {basis.value}", basis, limits, period(first, last), frozenset({PERSON}))


def _hours(hours: float | None) -> timedelta | None:
    return None if hours is None else timedelta(hours=hours)


def line(
    shifts: Iterable[Shift] = (),
    *agreements: Agreed,
    plan: Period = HALF_YEAR,
    unit: UnitTerms = UNIT,
    fraction: int = 100,
    week: float = 35.5,
    nights: Nights = Nights.YES,
    long_shifts: bool = True,
    absences: tuple[Absence, ...] = (),
    adaptations: tuple[Adaptation, ...] = (),
    rule: RuleFigures | None = None,
    facts: Facts = NOTHING_KNOWN,
    born: str | None = None,
    post: Post = Post.ORDINARY,
) -> Line:
    """The line of ``p``."""
    person = Terms(
        PERSON,
        "sykepleier",
        frozenset(),
        fraction,
        timedelta(hours=week),
        nights,
        long_shifts,
        absences,
        adaptations,
        None if born is None else day(born),
        post,
    )
    return lay_out(person, shifts, plan, unit, Agreements(agreements), rule or RuleFigures(), facts)
