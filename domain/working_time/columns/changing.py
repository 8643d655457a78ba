"""A judged case that is changed line by line: only the changed person is judged again."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from domain.ids import PersonId
from domain.working_time.columns.columns import LONGEST, Columns
from domain.working_time.columns.days import days_of
from domain.working_time.columns.from_case import sorted_out, table_of
from domain.working_time.columns.hits import NO_HITS, Hits
from domain.working_time.columns.in_force import InForce, classes
from domain.working_time.columns.judgement import Judgement, judge_columns
from domain.working_time.columns.people import People, people_of
from domain.working_time.facts import NOTHING_KNOWN
from domain.working_time.findings import Finding
from domain.working_time.judging import concerned, finding, shifts_by_person
from domain.working_time.line import lay_out
from domain.working_time.model import Agreements, Case, Shift
from domain.working_time.rule_set import RuleSet


class JudgedLines:
    """The lines of a case, each judged when it is first asked for and again when it is changed."""

    def __init__(self, case: Case, rule_set: RuleSet) -> None:
        self._lines = {name: JudgedLine(case, name, own, rule_set) for name, own in shifts_by_person(case).items()}

    def change(self, employee: PersonId, shifts: Iterable[Shift]) -> Judgement:
        """Give ``employee`` other shifts; what the rules say of the line now, in figures. ``KeyError`` if unknown."""
        return self._lines[employee].change(tuple(shifts))

    def findings_of(self, employee: PersonId) -> tuple[Finding, ...]:
        """The findings about ``employee``, by first day and rule."""
        return self._lines[employee].findings()

    def findings(self) -> tuple[Finding, ...]:
        """All findings, as ``judge`` gives them."""
        return tuple(found for name in sorted(self._lines) for found in self._lines[name].findings())


class JudgedLine:
    """One person's line with what the rules say of it."""

    def __init__(self, case: Case, employee: PersonId, shifts: Iterable[Shift], rule_set: RuleSet) -> None:
        self._case, self._rule_set, self._version = case, rule_set, rule_set.version
        self._person, self._facts = case.people[employee], case.facts.get(employee, NOTHING_KNOWN)
        self._own = tuple(a for a in case.agreements.all if employee in a.covers)
        self._days = days_of(case.period, rule_set.figures.settings)
        self._people: People = people_of([self._person])
        self._in_force = InForce(*classes([self._own]), self._days, case.unit, rule_set.figures)
        self._shifts = tuple(shifts)
        self._judgement: Judgement | None = None
        self._found: dict[str, tuple[Finding, ...]] = {}
        """What each rule was found to say; a rule that must be asked again is left out."""

    def change(self, shifts: tuple[Shift, ...]) -> Judgement:
        """Other shifts; what the rules say of them in figures."""
        before, changed = self.judgement(), _other(self._shifts, shifts)
        self._shifts, self._judgement = shifts, None
        after = self.judgement()
        if changed:
            days = min(s.day for s in changed), max(s.day for s in changed)
            self._found = {rule: found for rule, found in self._found.items() if self._same(before, after, rule, days)}
        return after

    def judgement(self) -> Judgement:
        """What the rules say, in figures."""
        if self._judgement is None:
            figures = self._rule_set.figures
            table, odd = sorted_out(table_of([self._shifts]), self._days, self._people, figures)
            plainly = odd | (self._facts != NOTHING_KNOWN)
            table = table.only(~plainly[table.row])
            columns = Columns(self._days, self._people, self._case.unit, figures, self._in_force, table)
            self._judgement = judge_columns(columns, self._rule_set, plainly)
        return self._judgement

    def findings(self) -> tuple[Finding, ...]:
        """What the rules say, with the evidence; only rules that may say something new are asked."""
        judged = self.judgement()
        asked = [rule for rule in self._rule_set.rules if len(judged.asked(rule.id))]
        if any(rule.id not in self._found for rule in asked):
            case, mine = self._case, Agreements(self._own)
            figures = self._rule_set.figures
            line = lay_out(self._person, self._shifts, case.period, case.unit, mine, figures, self._facts)
            for rule in asked:
                if rule.id not in self._found:
                    seen = rule.check(line) if concerned(rule, line) else ()
                    who = self._person.employee
                    self._found[rule.id] = tuple(finding(rule, self._version, who, each) for each in seen)
        found = [each for rule in asked for each in self._found[rule.id]]
        return tuple(sorted(found, key=lambda f: (f.first_day, f.rule, f.last_day)))

    def _same(self, before: Judgement, after: Judgement, rule: str, changed: tuple[date, date]) -> bool:
        """Whether a rule says the same with the same evidence: its figures are, and all lie well off the change.

        What rests on the whole line, as a finding's reasons may, is said anew.
        """
        if rule not in after.hits or len(after.plainly[rule]) or len(before.plainly[rule]):
            return False
        if any(found.because for found in self._found.get(rule, ())):
            return False
        one, other = before.hits[rule], after.hits[rule]
        first, last = (self._days.position(day) for day in changed)
        far: bool = bool(((other.last < first - WELL_OFF) | (other.first > last + WELL_OFF)).all())
        return far and same(one, other)


def _other(one: Sequence[Shift], other: Sequence[Shift]) -> list[Shift]:
    """The shifts that are in one of the two and not in the other as often; by identity, for a line is long."""
    ids, again = Counter(map(id, one)), Counter(map(id, other))
    return [s for s in (*one, *other) if ids[id(s)] != again[id(s)]]


WELL_OFF = 7 + LONGEST
"""Days: a finding's evidence may begin with a duty that reaches into its first week from the week before."""


def same(one: Hits, other: Hits) -> bool:
    """Whether two forms of hits are alike, number by number."""
    if one is NO_HITS and other is NO_HITS:
        return True
    columns = ("first", "last", "verdict", "measured", "limit", "permits", "agreement", "owed")
    return len(one) == len(other) and all(np.array_equal(getattr(one, n), getattr(other, n)) for n in columns)
