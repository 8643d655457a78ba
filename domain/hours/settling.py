"""Holding the rest put down as owed against a new judgement, and the rest put down as given against the work."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from domain.hours.commands import OwedRest, SettleRest
from domain.hours.events import GivenRestWithdrawn, OwedRestTakenBack, RestFoundOwed
from domain.hours.states import Debt, HoursOfYear
from domain.ids import DebtId


def settle(c: SettleRest, hours: HoursOfYear) -> list[GivenRestWithdrawn | RestFoundOwed | OwedRestTakenBack]:
    """What changes: rest with work in it is withdrawn, new debts are put down, and what no longer follows taken back.

    Rest that has been given stays given, so a debt is never taken back below it. A debt with a day outside the days
    judged is left as it is.
    """
    withdrawn = list(_worked_in(c, hours))
    debts = dict(hours.debts)
    for each in withdrawn:
        rest = hours.rests[each.rest]
        debts[rest.debt] = replace(debts[rest.debt], given=debts[rest.debt].given - rest.hours)
    return [*withdrawn, *_found(c, debts), *_no_longer(c, debts)]


def _worked_in(c: SettleRest, hours: HoursOfYear) -> Iterator[GivenRestWithdrawn]:
    for rest in hours.rests.values():
        work = (e for e in c.worked if e.work.interrupts_rest and e.work.meets(rest.starts, rest.ends))
        if entry := next(work, None):
            yield GivenRestWithdrawn(c.employee, rest.rest, "there was work in it", entry.entry, c.by)


def _found(c: SettleRest, debts: Mapping[DebtId, Debt]) -> Iterator[RestFoundOwed]:
    for found in c.found:
        debt = debts.get(found.debt)
        if debt is None or (found.owed >= debt.given and not _stands(found, debt)):
            yield RestFoundOwed(
                c.employee, found.debt, found.rule, found.paragraph, c.rule_set,
                found.days.first_day, found.days.last_day, found.owed, found.due_by, found.entries, found.rests_on,
            )  # fmt: skip


def _stands(found: OwedRest, debt: Debt) -> bool:
    """Whether the debt is put down as it was found now; a new version of the rules alone changes nothing."""
    was = debt.found
    return (found.owed, found.due_by, found.entries) == (debt.owed, was.due_by, was.entries)


def _no_longer(c: SettleRest, debts: Mapping[DebtId, Debt]) -> Iterator[OwedRestTakenBack]:
    follows = {found.debt: found.owed for found in c.found}
    for name, debt in debts.items():
        judged = debt.found.first_day in c.days and debt.found.last_day in c.days
        if judged and (name not in follows or follows[name] < debt.given) and debt.outstanding:
            yield OwedRestTakenBack(c.employee, name, debt.outstanding, c.rule_set, c.because)
