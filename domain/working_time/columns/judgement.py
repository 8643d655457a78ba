"""Judging columns: every rule that has a column form, and whom is left to the plain rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from domain.working_time.columns.arrays import Bools, Ints, counted, where
from domain.working_time.columns.columns import Columns
from domain.working_time.columns.hits import VERDICTS, Hits, together
from domain.working_time.columns.register import COLUMN_RULES, FACTS_ALONE
from domain.working_time.findings import Verdict
from domain.working_time.rule_set import Concerns, RuleSet


@dataclass(frozen=True)
class Judgement:
    """What the rules say of some people, in arrays. The plain rules make the findings of any one of them."""

    people: int
    hits: Mapping[str, Hits]
    """By rule, of those who were judged in columns."""
    plainly: Mapping[str, Ints]
    """By rule, the people left to the plain rule; nothing is known of them yet."""

    def counts(self) -> dict[str, dict[Verdict, int]]:
        """How many findings of each verdict each rule has."""
        found = {}
        for rule, hits in self.hits.items():
            times = counted(hits.verdict, len(VERDICTS)).tolist()
            found[rule] = {verdict: n for verdict, n in zip(VERDICTS, times, strict=True) if n}
        return found

    def asked(self, rule: str) -> Ints:
        """The people of whom the rule says something, or may."""
        spoken_of, left = self.hits.get(rule), self.plainly[rule]
        if spoken_of is None or not len(spoken_of):
            return left
        people = np.zeros(self.people, dtype=np.bool_)
        people[spoken_of.row] = True
        people[left] = True
        return where(people)


def side_by_side(parts: Sequence[Judgement]) -> Judgement:
    """The judgement of the people of all ``parts``, one part after the other."""
    begins = [0]
    for part in parts:
        begins.append(begins[-1] + part.people)
    rules = parts[0].plainly if parts else {}
    known = {rule for part in parts for rule in part.hits}
    return Judgement(
        begins[-1],
        {
            rule: together(
                [part.hits[rule].moved(n) for n, part in zip(begins, parts, strict=False) if rule in part.hits]
            )
            for rule in rules
            if rule in known
        },
        {
            rule: np.concatenate([part.plainly[rule] + n for n, part in zip(begins, parts, strict=False)])
            for rule in rules
        },
    )


def judge_columns(columns: Columns, rule_set: RuleSet, plainly: Bools | None = None) -> Judgement:
    """Every rule of ``rule_set`` over ``columns``; those marked ``plainly`` are left to the plain rules."""
    people = columns.people.count
    odd = np.zeros(people, dtype=np.bool_) if plainly is None else plainly
    by_all, by_odd, everybody = np.arange(people), where(odd), np.ones(people, dtype=np.bool_)
    concerned = {concerns: _concerned(concerns, columns, everybody) for concerns in Concerns}
    narrow: dict[object, tuple[Bools, Ints]] = {None: (~odd, by_odd)}
    """Whom a column form can judge, and whom not, by what says so."""
    hits: dict[str, Hits] = {}
    left: dict[str, Ints] = {}
    for rule in rule_set.rules:
        column = COLUMN_RULES.get(rule.id)
        if column is None:
            left[rule.id] = by_odd if rule.id in FACTS_ALONE else by_all
            continue
        if column.plainly is not None and column.plainly not in narrow:
            too_narrow = odd | column.plainly(columns)
            narrow[column.plainly] = ~too_narrow, where(too_narrow)
        judged, left[rule.id] = narrow[column.plainly]
        found = column.check(columns)
        if len(found.row):
            found = found.where((concerned[rule.concerns] & judged)[found.row])
        hits[rule.id] = found
    return Judgement(people, hits, left)


def _concerned(concerns: Concerns, columns: Columns, everybody: Bools) -> Bools:
    """Whom a rule concerns, as ``judging.concerned``."""
    ordinary = columns.people.ordinary
    match concerns:
        case Concerns.EVERYBODY:
            return everybody
        case Concerns.CHAPTER_10:
            return ordinary
        case Concerns.ORDINARY_LIMITS:
            return ordinary & ~columns.as_doctor
        case Concerns.DOCTORS:
            return ordinary & columns.as_doctor
