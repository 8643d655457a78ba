"""One person's record of hours in one calendar year: entries, corrections, rest owed and given.

One stream for each employee and calendar year: the overview of § 10-7 is asked for by person and time, a year is
short enough to be read whole for each entry, and bookkeeping keeps hours by the year. An entry belongs to the year
of the Oslo day it starts on, a debt of rest to that of its first day; what lies in a neighbouring year is read there
by the use case.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from domain.decider import Decider
from domain.hours.admissible import demand_possible_rest, demand_possible_work
from domain.hours.commands import (
    CorrectHours,
    GiveRest,
    HoursCommand,
    RecordHours,
    SettleRest,
    WithdrawHours,
    WithdrawRest,
)
from domain.hours.errors import (
    DebtUnknown,
    EntryIsRecorded,
    EntryIsWithdrawn,
    EntryUnknown,
    NothingCorrected,
    RestIsGiven,
    RestUnknown,
)
from domain.hours.events import (
    GivenRestWithdrawn,
    HoursCorrected,
    HoursEvent,
    HoursRecorded,
    HoursWithdrawn,
    OwedRestTakenBack,
    RestFoundOwed,
    RestGiven,
)
from domain.hours.settling import settle
from domain.hours.states import Debt, Entry, HoursOfYear
from domain.ids import DebtId, EntryId


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
    if c.entry in hours.entries or any(e.entry == c.entry for e in c.nearby):
        raise EntryIsRecorded(f"entry {c.entry} is put down already; correct it, or choose another id", entry=c.entry)
    demand_possible_work(c, hours)
    return HoursRecorded(c.employee, c.entry, c.unit, c.work, c.need, c.by)


def _correct(c: CorrectHours, hours: HoursOfYear) -> HoursCorrected:
    stands = _entry(hours, c.entry)
    if (c.work, c.need) == (stands.work, stands.need):
        raise NothingCorrected(f"entry {c.entry} says this already", entry=c.entry)
    demand_possible_work(c, hours)
    return HoursCorrected(c.employee, c.entry, c.work, c.need, c.reason, c.by)


def _entry(hours: HoursOfYear, entry: EntryId) -> Entry:
    stands = hours.entries.get(entry)
    if stands is None:
        raise EntryUnknown(f"no entry {entry} is put down", entry=entry)
    if stands.withdrawn is not None:
        raise EntryIsWithdrawn(f"entry {entry} was withdrawn; put the hours down as a new one", entry=entry)
    return stands


def _give(c: GiveRest, hours: HoursOfYear) -> RestGiven:
    debt = hours.debts.get(c.debt)
    if debt is None:
        raise DebtUnknown(f"no rest was found owed as {c.debt}", debt=c.debt)
    if c.rest in hours.rests_ever:
        raise RestIsGiven(f"rest {c.rest} is put down already; choose another id", rest=c.rest)
    demand_possible_rest(c, debt, hours)
    return RestGiven(c.employee, c.debt, c.rest, c.starts, c.ends, c.by)


def evolve(hours: HoursOfYear, event: HoursEvent) -> HoursOfYear:
    """The state after ``event``."""
    match event:
        case HoursRecorded() as e:
            return _with_entry(hours, Entry(e.entry, e.unit, e.work, e.need, e.by))
        case HoursCorrected(entry=name) as e:
            if (was := hours.entries.get(name)) is None:
                return hours
            corrections = (*was.corrections, e.reason)
            return _with_entry(hours, replace(was, work=e.work, need=e.need, by=e.by, corrections=corrections))
        case HoursWithdrawn(entry=name, reason=reason):
            was = hours.entries.get(name)
            return hours if was is None else _with_entry(hours, replace(was, withdrawn=reason))
        case RestFoundOwed(debt=name, owed=owed) as e:
            debt = hours.debts.get(name)
            return _with_debt(hours, name, Debt(e, owed) if debt is None else replace(debt, found=e, owed=owed))
        case OwedRestTakenBack(debt=name, hours=less):
            debt = hours.debts.get(name)
            return hours if debt is None else _with_debt(hours, name, replace(debt, owed=debt.owed - less))
        case RestGiven() as e:
            given = replace(hours, rests={**hours.rests, e.rest: e}, rests_ever=hours.rests_ever | {e.rest})
            return _counted(given, e.debt, e.hours)
        case GivenRestWithdrawn(rest=withdrawn):
            rest = hours.rests.get(withdrawn)
            if rest is None:
                return hours
            standing = {name: each for name, each in hours.rests.items() if name != withdrawn}
            return _counted(replace(hours, rests=standing), rest.debt, -rest.hours)


def _with_entry(hours: HoursOfYear, entry: Entry) -> HoursOfYear:
    return replace(hours, entries={**hours.entries, entry.entry: entry})


def _with_debt(hours: HoursOfYear, name: DebtId, debt: Debt) -> HoursOfYear:
    return replace(hours, debts={**hours.debts, name: debt})


def _counted(hours: HoursOfYear, name: DebtId, more: timedelta) -> HoursOfYear:
    debt = hours.debts.get(name)
    return hours if debt is None else _with_debt(hours, name, replace(debt, given=debt.given + more))


HOURS: Decider[HoursCommand, HoursOfYear, HoursEvent] = Decider("hours", HoursOfYear(), decide, evolve)
