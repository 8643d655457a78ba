"""Judging a case: every rule of a set over every person's line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from domain.errors import Rejected
from domain.ids import PersonId
from domain.working_time.columns.from_case import lay_in_columns
from domain.working_time.columns.judgement import judge_columns
from domain.working_time.facts import NOTHING_KNOWN
from domain.working_time.findings import Finding, Seen, ShiftRef
from domain.working_time.line import Line, lay_out
from domain.working_time.model import Agreed, Agreements, Case, Post, Shift
from domain.working_time.reaching_back import REACHING_BACK, lengthened, of_both, of_the_plan_alone
from domain.working_time.rule_set import Concerns, Rule, RuleSet


class NotInTheCase(Rejected):
    """A shift belongs to somebody of whom the case knows nothing, so no rule could judge it."""

    code = "working_time.not_in_the_case"


def judge(case: Case, rule_set: RuleSet) -> tuple[Finding, ...]:
    """Every finding of ``rule_set`` over ``case``, by employee, first day and rule; what passes yields nothing.

    The columns say which rules have something to say of whom; those plain rules make the findings. Rules that reach
    back over the period's first day see the shifts before it.
    Raises ``NotInTheCase`` for a shift of a person without terms; never for a shift that is merely odd.
    """
    version = rule_set.version
    found = [
        finding(rule, version, line.person.employee, seen)
        for rule, line, looked_at in (_seen_with_before if case.before else _seen)(case, rule_set)
        for seen in looked_at
    ]
    return tuple(sorted(found, key=lambda f: (f.employee, f.first_day, f.rule, f.last_day)))


def _seen(case: Case, rule_set: RuleSet) -> Iterator[tuple[Rule, Line, Iterator[Seen]]]:
    return ((rule, line, rule.check(line)) for rule, line in _asked(case, rule_set))


def _seen_with_before(case: Case, rule_set: RuleSet) -> Iterator[tuple[Rule, Line, Iterator[Seen]]]:
    whole = lengthened(case)
    for rule, line in _asked(case, rule_set):
        reaches = line.person.employee in whole.people
        yield rule, line, of_the_plan_alone(rule, line) if reaches else rule.check(line)
    reaching = replace(rule_set, rules=tuple(rule for rule in rule_set.rules if rule.id in REACHING_BACK))
    for rule, line in _asked(whole, reaching):
        yield rule, line, of_both(rule, line, case.period)


def _asked(case: Case, rule_set: RuleSet) -> Iterator[tuple[Rule, Line]]:
    """The rules that may say something, each with the line it may say it of."""
    own = shifts_by_person(case)
    laid = lay_in_columns(case, own, rule_set.figures)
    judgement = judge_columns(laid.columns, rule_set, laid.plainly)
    asked: list[list[Rule]] = [[] for _ in case.people]
    for rule in rule_set.rules:
        for row in judgement.asked(rule.id).tolist():
            asked[row].append(rule)
    for line, rules in zip(_lines(case, own, rule_set), asked, strict=True):
        yield from ((rule, line) for rule in rules if concerned(rule, line))


def lines(case: Case, rule_set: RuleSet) -> Iterator[Line]:
    """The line of every person in ``case``, those without a shift too."""
    return _lines(case, shifts_by_person(case), rule_set)


def _lines(case: Case, own: Mapping[PersonId, Sequence[Shift]], rule_set: RuleSet) -> Iterator[Line]:
    agreements: dict[PersonId, list[Agreed]] = {employee: [] for employee in case.people}
    for agreed in case.agreements.all:
        for employee in agreed.covers & agreements.keys():
            agreements[employee].append(agreed)
    for employee, person in sorted(case.people.items()):
        mine = Agreements(tuple(agreements[employee]))
        facts = case.facts.get(employee, NOTHING_KNOWN)
        yield lay_out(person, own[employee], case.period, case.unit, mine, rule_set.figures, facts)


def shifts_by_person(case: Case) -> dict[PersonId, list[Shift]]:
    """The shifts of everybody in ``case``, in the case's order. Raises ``NotInTheCase``."""
    own: dict[PersonId, list[Shift]] = {employee: [] for employee in case.people}
    for shift in case.shifts:
        if shift.employee not in own:
            raise NotInTheCase(
                f"{shift.employee} has a shift on {shift.day} but no terms; give the case the person's terms",
                employee=shift.employee,
                day=shift.day.isoformat(),
            )
        own[shift.employee].append(shift)
    return own


def concerned(rule: Rule, line: Line) -> bool:
    """Whether ``rule`` concerns the person of ``line`` at all."""
    match rule.concerns:
        case Concerns.EVERYBODY:
            return True
        case Concerns.CHAPTER_10:
            return line.person.post is Post.ORDINARY
        case Concerns.ORDINARY_LIMITS:
            return line.person.post is Post.ORDINARY and not line.as_doctor
        case Concerns.DOCTORS:
            return line.person.post is Post.ORDINARY and line.as_doctor


def finding(rule: Rule, version: str, employee: PersonId, seen: Seen) -> Finding:
    """``seen`` as the finding of ``rule`` about ``employee``."""
    return Finding(
        rule=rule.id,
        paragraph=rule.law.paragraph,
        rule_set=version,
        verdict=seen.verdict,
        employee=employee,
        first_day=seen.first_day,
        last_day=seen.last_day,
        measured=seen.measured,
        limit=seen.limit,
        unit=seen.unit,
        shifts=tuple(ShiftRef(shift.day, shift.code) for shift in seen.shifts),
        permits=seen.permits,
        rests_on=seen.rests_on,
        owed=seen.owed,
        due_by=seen.due_by,
        because=seen.because,
    )
