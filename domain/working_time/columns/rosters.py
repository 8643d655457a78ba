"""Rosters of many people as codes by day, judged without making their shifts: a region takes one byte a day.

A chunk of people is laid in columns at a time, so memory stays the same however many there are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from domain.calendar import DAY as ONE_DAY
from domain.calendar import Period
from domain.working_time.columns.arrays import NONE, Bools, Ints, ints, micros
from domain.working_time.columns.columns import Columns
from domain.working_time.columns.days import PAD, Days, days_of
from domain.working_time.columns.hits import VERDICTS, Hits, hits, permits_code, together
from domain.working_time.columns.in_force import InForce, classes
from domain.working_time.columns.judgement import Judgement, judge_columns
from domain.working_time.columns.people import KINDS, people_of
from domain.working_time.columns.table import Table
from domain.working_time.figures import RuleFigures
from domain.working_time.findings import Amount, Finding, Seen
from domain.working_time.judging import concerned, finding
from domain.working_time.line import Line, lay_out
from domain.working_time.model import Agreed, Agreements, ShiftType, Terms, UnitTerms
from domain.working_time.rule_set import Rule, RuleSet

CHUNK = 1000
"""People laid in columns at a time."""
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Rosters:
    """What many people work, one shift a day at most, and what is settled with them."""

    period: Period
    unit: UnitTerms
    types: Sequence[ShiftType]
    codes: NDArray[np.uint8]
    """By person and day of the period: 0 is free, ``n`` the shift ``types[n - 1]``."""
    terms: Sequence[Terms]
    own: Sequence[tuple[Agreed, ...]]
    """Each person's own agreements; people under the same ones best share one tuple."""
    extra: NDArray[np.uint8] = field(default_factory=lambda: np.zeros((0, 0), dtype=np.uint8))
    """Quarters of an hour beyond the agreed hours at the end of each shift, by person and day; empty for none."""

    def __len__(self) -> int:
        return len(self.terms)

    def chunks(self, size: int = CHUNK) -> Iterator[range]:
        """The people in stretches of at most ``size``."""
        return (range(n, min(n + size, len(self))) for n in range(0, len(self), size))

    def columns(self, people: range, rule: RuleFigures) -> Columns:
        """The columns of ``people``."""
        days = days_of(self.period, rule.settings)
        own = [self.own[n] for n in people]
        in_force = InForce(*classes(own), days, self.unit, rule)
        table = self._table(people, days)
        return Columns(days, people_of([self.terms[n] for n in people]), self.unit, rule, in_force, table)

    def line(self, person: int, rule: RuleFigures) -> Line:
        """One person's line, for the plain rules."""
        who, first = self.terms[person].employee, self.period.first_day
        shifts = []
        for day in np.flatnonzero(self.codes[person]).tolist():
            shift = self.types[self.codes[person, day] - 1].on(who, first + day * ONE_DAY)
            if self.extra.size and self.extra[person, day]:
                more = 15 * int(self.extra[person, day]) * MINUTE
                shift = replace(shift, ends=shift.ends + more, extra=more)
            shifts.append(shift)
        agreements = Agreements(self.own[person])
        return lay_out(self.terms[person], shifts, self.period, self.unit, agreements, rule)

    def _table(self, people: range, days: Days) -> Table:
        codes = self.codes[people.start : people.stop]
        row, on = np.nonzero(codes)
        code = codes[row, on].astype(np.int64) - 1
        day = on + days.first
        later = np.array([t.ends <= t.starts for t in self.types], dtype=np.int64)
        starts, ends = (np.stack([days.clock(getattr(t, edge)) for t in self.types]) for edge in ("starts", "ends"))
        extra: Ints = np.zeros(len(row), dtype=np.int64)
        if self.extra.size:
            extra = self.extra[people.start : people.stop][row, on].astype(np.int64) * (15 * micros(MINUTE))
        never: Bools = np.zeros(len(row), dtype=np.bool_)
        return Table(
            people=len(people),
            row=row,
            starts=starts[code, day + PAD],
            ends=ends[code, day + PAD + later[code]] + extra,
            day=day,
            kind=ints([KINDS.index(t.kind) for t in self.types])[code],
            unpaid=ints([micros(t.unpaid_break) for t in self.types])[code],
            paid=ints([micros(t.paid_break) for t in self.types])[code],
            passive=np.zeros(len(row), dtype=np.int64),
            extra=extra,
            standby=never,
            called_out=never,
            other_employer=never,
        )


def judge_rosters(rosters: Rosters, people: range, rule_set: RuleSet) -> Judgement:
    """Every rule of ``rule_set`` over ``people``; those whom columns leave to the plain rules are judged by them.

    Rows are counted from the first of ``people``.
    """
    columns = rosters.columns(people, rule_set.figures)
    judged = judge_columns(columns, rule_set)
    found = {rule: [hits] for rule, hits in judged.hits.items()}
    lines: dict[int, Line] = {}
    for rule in rule_set.rules:
        for row in judged.plainly[rule.id].tolist():
            if row not in lines:
                lines[row] = rosters.line(people[row], rule_set.figures)
            found.setdefault(rule.id, []).append(_plainly(rule, lines[row], row, columns))
    none = {rule.id: np.empty(0, dtype=np.int64) for rule in rule_set.rules}
    return Judgement(len(people), {rule: together(parts).narrow() for rule, parts in found.items()}, none)


def findings(rosters: Rosters, person: int, judged: Judgement, rule_set: RuleSet) -> tuple[Finding, ...]:
    """The findings of one person, made by the plain rules that ``judged`` says have something to say."""
    line, version = rosters.line(person, rule_set.figures), rule_set.version
    speaking = (
        rule for rule in rule_set.rules if rule.id in judged.hits and (judged.hits[rule.id].row == person).any()
    )
    found = [
        finding(rule, version, line.person.employee, seen)
        for rule in speaking
        if concerned(rule, line)
        for seen in rule.check(line)
    ]
    return tuple(sorted(found, key=lambda f: (f.first_day, f.rule, f.last_day)))


def _plainly(rule: Rule, line: Line, row: int, columns: Columns) -> Hits:
    seen = tuple(rule.check(line)) if concerned(rule, line) else ()
    own = columns.in_force.own[columns.in_force.of[row]]
    names = {agreed.name: n for n, agreed in enumerate(own)}
    return hits(
        ints([VERDICTS.index(each.verdict) for each in seen]),
        np.full(len(seen), row, dtype=np.int64),
        ints([columns.days.position(each.first_day) for each in seen]),
        ints([columns.days.position(each.last_day) for each in seen]),
        ints([_amount(each.measured) for each in seen]),
        ints([_amount(each.limit) for each in seen]),
        ints([permits_code(each.permits) for each in seen]),
        ints([names.get(each.rests_on or "", NONE) for each in seen]),
        ints([_owed(each) for each in seen]),
    )


def _amount(amount: Amount) -> int:
    return micros(amount) if isinstance(amount, timedelta) else amount


def _owed(seen: Seen) -> int:
    return NONE if seen.owed is None else micros(seen.owed)
