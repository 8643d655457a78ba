"""A column rule beside the plain rule: both in the same plain form."""

from datetime import date, timedelta
from typing import NamedTuple

from domain.working_time.columns.arrays import micros
from domain.working_time.columns.from_case import Laid
from domain.working_time.columns.hits import VERDICTS, Hits, permits_of
from domain.working_time.columns.register import COLUMN_RULES
from domain.working_time.findings import Amount, Permit, Seen, Verdict
from domain.working_time.judging import concerned
from domain.working_time.line import Line
from domain.working_time.rule_set import Rule


class Said(NamedTuple):
    """What of a finding both forms tell; durations in microseconds."""

    first_day: date
    last_day: date
    verdict: Verdict
    measured: int
    limit: int
    permits: tuple[Permit, ...]
    rests_on: str
    owed: int


def plainly(rule: Rule, line: Line) -> list[Said]:
    """What the plain rule says of one person."""
    return sorted(_said(seen) for seen in rule.check(line)) if concerned(rule, line) else []


def in_columns(laid: Laid, rule: Rule, line: Line, row: int) -> list[Said] | None:
    """What the column rule says of the same; nothing at all where it leaves the person to the plain rule."""
    column = COLUMN_RULES[rule.id]
    if laid.plainly[row] or (column.plainly is not None and column.plainly(laid.columns)[row]):
        return None
    if not concerned(rule, line):
        return []
    own = sorted((a for a in line.agreements.all if line.person.employee in a.covers), key=lambda a: a.name)
    names = [a.name for a in own]
    found = column.check(laid.columns)
    return sorted(_hit(laid, found, n, names) for n in range(len(found)) if found.row[n] == row)


def _hit(laid: Laid, hits: Hits, n: int, names: list[str]) -> Said:
    agreement = int(hits.agreement[n])
    return Said(
        laid.columns.days.on(int(hits.first[n])),
        laid.columns.days.on(int(hits.last[n])),
        VERDICTS[hits.verdict[n]],
        int(hits.measured[n]),
        int(hits.limit[n]),
        permits_of(int(hits.permits[n])),
        names[agreement] if agreement >= 0 else "",
        int(hits.owed[n]),
    )


def _said(seen: Seen) -> Said:
    return Said(
        seen.first_day,
        seen.last_day,
        seen.verdict,
        _amount(seen.measured),
        _amount(seen.limit),
        seen.permits,
        seen.rests_on or "",
        -1 if seen.owed is None else micros(seen.owed),
    )


def _amount(amount: Amount) -> int:
    return micros(amount) if isinstance(amount, timedelta) else amount
