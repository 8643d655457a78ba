"""One person's record of hours in one calendar year: entries, corrections, rest owed and given.

One stream for each employee and calendar year: the overview of § 10-7 is asked for by person and time, a year is
short enough to be read whole for each entry, and bookkeeping keeps hours by the year. An entry belongs to the year
of the Oslo day it starts on; what touches a neighbouring year is read there by the use case.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from domain.calendar import DAY, WEEK, oslo_day
from domain.decider import Decider
from domain.hours.commands import CorrectHours, GiveRest, HoursCommand, RecordHours, SettleRest, WithdrawHours, WithdrawRest
from domain.hours.errors import (
    BeyondOutsideTheWork,
    BreakTooLong,
    DebtUnknown,
    EndsBeforeStart,
    EntryIsRecorded,
    EntryIsWithdrawn,
    EntryUnknown,
    HoursOverlap,
    InAnotherYear,
    InTheFuture,
    LongerThanADay,
    MoreRestThanOwed,
    NothingCorrected,
    RestBeforeTheDebt,
    RestDuringWork,
    RestIsGiven,
    RestUnknown,
)
from domain.hours.events import (
    ZERO,
    GivenRestWithdrawn,
    HoursCorrected,
    HoursEvent,
    HoursRecorded,
    HoursWithdrawn,
    OwedRestTakenBack,
    RestFoundOwed,
    RestGiven,
    Worked,
    WorkKind,
)
from domain.hours.settling import settle
from domain.hours.states import Debt, Entry, HoursOfYear
from domain.ids import EntryId

HOUR = timedelta(hours=1)
LONGEST = {WorkKind.STANDBY: WEEK}
"""How long one entry may be, where it is not a day."""


def decide(command: HoursCommand, hours: HoursOfYear) -> Sequence[HoursEvent]:
    """The facts that ``command`` makes, or a refusal."""
    match command:
        case RecordHours() as c:
            return [_record(c, hours)]
        case CorrectHours() as c:
            return [_correct(c, hours)]
        case WithdrawHours() as c:
            _entry(hours, c.entry)
            return [HoursWithdrawn(c.employee, c.entry, c.reason, c.by)]
        case SettleRest() as c:
            return settle(c, hours)
        case GiveRest() as c:
            return [_give(c, hours)]
        case WithdrawRest() as c:
            if c.rest not in hours.rests:
                raise RestUnknown(f"no rest {c.rest} stands as given", rest=c.rest)
            return [GivenRestWithdrawn(c.employee, c.rest, c.reason, None, c.by)]


def _record(c: RecordHours, hours: HoursOfYear) -> HoursRecorded:
    if c.entry in hours.entries:
        raise EntryIsRecorded(f"entry {c.entry} is recorded already; correct it, or choose another id", entry=c.entry)
    _admissible(c, hours)
    return HoursRecorded(c.employee, c.entry, c.unit, c.work, c.need, c.by)


def _correct(c: CorrectHours, hours: HoursOfYear) -> HoursCorrected:
    stands = _entry(hours, c.entry)
    if (c.work, c.need) == (stands.work, stands.need):
        raise NothingCorrected(f"entry {c.entry} says this already", entry=c.entry)
    _admissible(c, hours)
    return HoursCorrected(c.employee, c.entry, c.work, c.need, c.reason, c.by)


def _entry(hours: HoursOfYear, entry: EntryId) -> Entry:
    stands = hours.entries.get(entry)
    if stands is None:
        raise EntryUnknown(f"no entry {entry} is recorded", entry=entry)
    if stands.withdrawn is not None:
        raise EntryIsWithdrawn(f"entry {entry} was withdrawn; record the hours as a new one", entry=entry)
    return stands


def _admissible(c: RecordHours | CorrectHours, hours: HoursOfYear) -> None:
    """Refuse time that cannot have been worked as it is put."""
    work, said = c.work, _said(c.work)
    if work.ends <= work.starts:
        raise EndsBeforeStart(f"entry {c.entry}: {said}; an end after the start is accepted", entry=c.entry)
    longest = LONGEST.get(work.kind, DAY)
    if work.ends - work.starts > longest:
        raise LongerThanADay(
            f"entry {c.entry}: {work.kind.value} of {_hours(work.ends - work.starts)}; up to {_hours(longest)} is "
            "accepted, so record a longer duty as several entries, one after the other",
            entry=c.entry,
            hours_at_most=longest / HOUR,
        )
    if work.ends > c.at:
        raise InTheFuture(f"entry {c.entry}: {said}, and it is {_when(c.at)}; record it once it is over", entry=c.entry)
    if work.day.year != c.year:
        raise InAnotherYear(
            f"entry {c.entry} starts on {work.day}, not in {c.year}; withdraw it and record it in its year",
            entry=c.entry,
            year=work.day.year,
        )
    if min(work.unpaid_break, work.paid_break) < ZERO or work.unpaid_break + work.paid_break >= work.ends - work.starts:
        raise BreakTooLong(
            f"entry {c.entry}: breaks of {_hours(work.unpaid_break + work.paid_break)} in "
            f"{_hours(work.ends - work.starts)}; breaks from nothing up to less than the whole are accepted",
            entry=c.entry,
        )
    if work.beyond_from is not None and (work.kind is WorkKind.STANDBY or not within(work)):
        raise BeyondOutsideTheWork(
            f"entry {c.entry}: {said}, beyond agreed hours from {_when(work.beyond_from)}; a moment from its start on "
            "and before its end is accepted, and none for standby",
            entry=c.entry,
        )
    for other in (*hours.standing, *c.nearby):
        if other.entry != c.entry and _clash(work, other.work):
            raise HoursOverlap(
                f"entry {c.entry}: {said} overlaps entry {other.entry}, {_said(other.work)}; only a call-out may lie "
                "inside standby",
                entry=c.entry,
                overlaps=other.entry,
            )


def within(work: Worked) -> bool:
    """Whether the time beyond agreed hours begins inside the entry."""
    return work.beyond_from is None or work.starts <= work.beyond_from < work.ends


def _clash(one: Worked, other: Worked) -> bool:
    """Whether both cannot have happened: they share time, and it is no call-out inside standby."""
    if not one.meets(other.starts, other.ends):
        return False
    return not (_inside(one, other) or _inside(other, one))


def _inside(call_out: Worked, standby: Worked) -> bool:
    return (
        (call_out.kind, standby.kind) == (WorkKind.CALL_OUT, WorkKind.STANDBY)
        and standby.starts <= call_out.starts
        and call_out.ends <= standby.ends
    )


def _give(c: GiveRest, hours: HoursOfYear) -> RestGiven:
    debt = hours.debts.get(c.debt)
    if debt is None:
        raise DebtUnknown(f"no rest is owed as {c.debt}", debt=c.debt)
    if c.rest in hours.rests_ever:
        raise RestIsGiven(f"rest {c.rest} is put down already; choose another id", rest=c.rest)
    said = f"rest {c.rest}: {_when(c.starts)} to {_when(c.ends)}"
    if c.ends <= c.starts:
        raise EndsBeforeStart(f"{said}; an end after the start is accepted", rest=c.rest)
    if c.ends > c.at:
        raise InTheFuture(f"{said}, and it is {_when(c.at)}; put it down once it is over", rest=c.rest)
    if oslo_day(c.starts) < debt.found.first_day:
        raise RestBeforeTheDebt(f"{said} lies before {debt.found.first_day}, from when it is owed", rest=c.rest)
    _free_of(c, said, ((e.entry, e.work.starts, e.work.ends) for e in (*hours.standing, *c.nearby) if interrupts(e)))
    _free_of(c, said, ((r.rest, r.starts, r.ends) for r in (*hours.rests.values(), *c.rests_nearby)))
    if c.ends - c.starts > debt.outstanding:
        raise MoreRestThanOwed(
            f"{said} is {_hours(c.ends - c.starts)} against {c.debt}; up to {_hours(debt.outstanding)} is accepted",
            rest=c.rest,
            debt=c.debt,
            outstanding=debt.outstanding / HOUR,
        )
    return RestGiven(c.employee, c.debt, c.rest, c.starts, c.ends, c.by)
