"""Worked time as the rules see it: each entry a shift, so that one engine judges plans and worked time alike."""

from collections.abc import Iterable, Iterator
from datetime import time
from itertools import product

from domain.calendar import OSLO, oslo_day
from domain.hours.events import ZERO, Worked, WorkKind
from domain.hours.states import Entry
from domain.ids import EntryId, PersonId, ShiftCode
from domain.working_time.facts import NOTHING_KNOWN, Facts, WorkFacts
from domain.working_time.findings import ShiftRef
from domain.working_time.model import Shift, ShiftKind

NOON = time(12)


def shift_of(employee: PersonId, entry: Entry) -> Shift:
    """The entry as a shift; its id is the shift's code, by which a finding names it."""
    work = entry.work
    return Shift(
        employee,
        work.day,
        ShiftCode(entry.entry),
        _kind(work),
        work.starts,
        work.ends,
        work.unpaid_break,
        work.paid_break,
        passive=work.hours if work.kind is WorkKind.PASSIVE else ZERO,
        extra=work.beyond,
        standby=work.kind is WorkKind.STANDBY,
        called_out=work.kind is WorkKind.CALL_OUT,
    )


def _kind(work: Worked) -> ShiftKind:
    if oslo_day(work.ends) > work.day:
        return ShiftKind.NIGHT
    return ShiftKind.DAY if work.starts.astimezone(OSLO).time() < NOON else ShiftKind.EVENING


def looked_at(shifts: Iterable[ShiftRef], entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries behind the duties of a finding, in time order: each named one, and those that adjoin it after."""
    named = {EntryId(s.code) for s in shifts}
    found: list[Entry] = []
    for entry in sorted(entries, key=lambda e: (e.work.starts, e.work.ends)):
        adjoins = entry.work.interrupts_rest and any(
            e.work.interrupts_rest and e.work.ends == entry.work.starts for e in found
        )
        if entry.entry in named or adjoins:
            found.append(entry)
    return tuple(found)


def ids(entries: Iterable[Entry]) -> tuple[EntryId, ...]:
    """Their ids, in the same order."""
    return tuple(e.entry for e in entries)


def facts_of(entries: Iterable[Entry]) -> Facts:
    """What is on record of the time beyond agreed hours in ``entries``, taken together.

    The employee's willingness counts as recorded only when it is for every one of them. Of the need see ``lacking``.
    """
    beyond = [e.work for e in entries if _beyond(e)]
    if not beyond:
        return NOTHING_KNOWN
    return _facts(
        willing=all(w.willing is True for w in beyond),
        averts=any(w.averts_disturbance for w in beyond),
    )


def every_facts(entries: Iterable[Entry]) -> Iterator[Facts]:
    """Every answer of ``facts_of`` that some of ``entries`` may come to together."""
    yield NOTHING_KNOWN
    beyond = [e.work for e in entries if _beyond(e)]
    willing = {w.willing is True for w in beyond}
    averts = {w.averts_disturbance for w in beyond}
    for w, a in product(sorted(willing), sorted(averts)):
        yield _facts(willing=w, averts=a)


def lacking_need(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries beyond agreed hours for which no need is stated; that is judged of each by itself."""
    return (e for e in entries if e.work.beyond_from is not None and not e.work.need_stated)


NO_NEED = Facts(work=WorkFacts(need_recorded=False))
"""What is on record of an entry of ``lacking_need``."""


def _beyond(entry: Entry) -> bool:
    return entry.work.beyond_from is not None or entry.work.kind is WorkKind.CALL_OUT


def _facts(*, willing: bool, averts: bool) -> Facts:
    return Facts(
        work=WorkFacts(willing_each_time=willing, unplanned_call_out=averts, serious_disturbance=averts),
    )
