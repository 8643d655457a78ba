"""What can have happened: time that was worked, and time that was rest."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from domain.calendar import DAY, OSLO, WEEK, oslo_day
from domain.hours.commands import CorrectHours, GiveRest, RecordHours
from domain.hours.errors import (
    BeyondOutsideTheWork,
    BreakTooLong,
    EndsBeforeStart,
    HoursOverlap,
    InAnotherYear,
    InTheFuture,
    LongerThanADay,
    MoreRestThanOwed,
    RestBeforeTheDebt,
    RestDuringWork,
)
from domain.hours.events import ZERO, Worked, WorkKind
from domain.hours.states import Debt, HoursOfYear

HOUR = timedelta(hours=1)


def demand_possible_work(c: RecordHours | CorrectHours, hours: HoursOfYear) -> None:
    """Refuse time that cannot have been worked as it is put."""
    _demand_possible_time(c)
    _demand_possible_parts(c)
    for other in (*hours.standing, *c.nearby):
        if other.entry != c.entry and _clash(c.work, other.work):
            raise HoursOverlap(
                f"entry {c.entry}: {_said(c.work)} overlaps entry {other.entry}, {_said(other.work)}; "
                "only a call-out may lie inside standby",
                entry=c.entry,
                overlaps=other.entry,
            )


def _demand_possible_time(c: RecordHours | CorrectHours) -> None:
    work, said = c.work, _said(c.work)
    if work.ends <= work.starts:
        raise EndsBeforeStart(f"entry {c.entry}: {said}; an end after the start is accepted", entry=c.entry)
    longest = WEEK if work.kind is WorkKind.STANDBY else DAY
    if work.ends - work.starts > longest:
        raise LongerThanADay(
            f"entry {c.entry}: {work.kind.value} of {_hours(work.ends - work.starts)}; up to {_hours(longest)} is "
            "accepted, so put down a longer duty as several entries, one after the other",
            entry=c.entry,
            hours_at_most=longest / HOUR,
        )
    if work.ends > c.at:
        raise InTheFuture(f"entry {c.entry}: {said}, and it is {_when(c.at)}; put it down once it is over")
    if work.day.year != c.year:
        raise InAnotherYear(
            f"entry {c.entry} starts on {work.day}, not in {c.year}; withdraw it and put it down in its year",
            entry=c.entry,
            year=work.day.year,
        )


def _demand_possible_parts(c: RecordHours | CorrectHours) -> None:
    work, breaks, whole = c.work, c.work.unpaid_break + c.work.paid_break, c.work.ends - c.work.starts
    if min(work.unpaid_break, work.paid_break) < ZERO or breaks >= whole:
        raise BreakTooLong(
            f"entry {c.entry}: breaks of {_hours(breaks)} in {_hours(whole)}; less than the whole is accepted",
            entry=c.entry,
        )
    if work.beyond_from is None:
        return
    if work.kind is WorkKind.STANDBY or not work.starts <= work.beyond_from < work.ends:
        raise BeyondOutsideTheWork(
            f"entry {c.entry}: {_said(work)}, beyond agreed hours from {_when(work.beyond_from)}; a moment from its "
            "start on and before its end is accepted, and none for standby",
            entry=c.entry,
        )


def _clash(one: Worked, other: Worked) -> bool:
    """Whether both cannot have happened: they share time, and it is no call-out inside standby."""
    return one.meets(other.starts, other.ends) and not (_inside(one, other) or _inside(other, one))


def _inside(call_out: Worked, standby: Worked) -> bool:
    return (
        (call_out.kind, standby.kind) == (WorkKind.CALL_OUT, WorkKind.STANDBY)
        and standby.starts <= call_out.starts
        and call_out.ends <= standby.ends
    )


def demand_possible_rest(c: GiveRest, debt: Debt, hours: HoursOfYear) -> None:
    """Refuse time that was no rest, or makes good what is not owed."""
    said = f"rest {c.rest}: {_when(c.starts)} to {_when(c.ends)}"
    if c.ends <= c.starts:
        raise EndsBeforeStart(f"{said}; an end after the start is accepted", rest=c.rest)
    if c.ends > c.at:
        raise InTheFuture(f"{said}, and it is {_when(c.at)}; put it down once it is over", rest=c.rest)
    if oslo_day(c.starts) < debt.found.first_day:
        raise RestBeforeTheDebt(f"{said}; rest from {debt.found.first_day} on is accepted", rest=c.rest)
    entries = (e for e in (*hours.standing, *c.nearby) if e.work.interrupts_rest)
    _demand_free(c, said, ((e.entry, e.work.starts, e.work.ends) for e in entries))
    _demand_free(c, said, ((r.rest, r.starts, r.ends) for r in (*hours.rests.values(), *c.rests_nearby)))
    if c.ends - c.starts > debt.outstanding:
        raise MoreRestThanOwed(
            f"{said} is {_hours(c.ends - c.starts)} against {c.debt}; up to {_hours(debt.outstanding)} is accepted",
            rest=c.rest,
            debt=c.debt,
            outstanding=debt.outstanding / HOUR,
        )


def _demand_free(c: GiveRest, said: str, taken: Iterable[tuple[str, datetime, datetime]]) -> None:
    for name, starts, ends in taken:
        if starts < c.ends and c.starts < ends:
            raise RestDuringWork(
                f"{said} shares time with {name}, {_when(starts)} to {_when(ends)}; free time that is not counted "
                "yet is accepted",
                rest=c.rest,
                overlaps=name,
            )


def _said(work: Worked) -> str:
    return f"{_when(work.starts)} to {_when(work.ends)}"


def _when(instant: datetime) -> str:
    return instant.astimezone(OSLO).strftime("%Y-%m-%d %H:%M")


def _hours(length: timedelta) -> str:
    return f"{length / HOUR:g} h"
