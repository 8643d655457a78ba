"""Findings as they are shown: the verdict with its evidence, and one sentence in each language."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.working_time.findings import Finding, Permit, ShiftRef
from domain.working_time.register import standard_rule_set
from domain.working_time.wording import Language, sentence

RULES = {rule.id: rule for rule in standard_rule_set().rules}


@dataclass(frozen=True, slots=True)
class FindingView:
    """What a rule saw. Durations are ISO 8601 (``PT9H``), counts whole numbers of ``unit``."""

    rule: str
    paragraph: str
    rule_set: str
    verdict: str
    needs: str
    """The kinds of agreement that cure it, ``IND|TV``, or ``none``."""
    permitted_by: tuple[Permit, ...]
    employee: str
    first_day: date
    last_day: date
    measured: timedelta | int
    limit: timedelta | int
    unit: str
    shifts: tuple[ShiftRef, ...]
    rests_on: str | None
    owed: timedelta | None
    due_by: date | None
    sentence_nb: str
    sentence_en: str


def worded(finding: Finding) -> FindingView:
    """``finding`` with its sentences."""
    rule = RULES[finding.rule]
    return FindingView(
        rule=finding.rule,
        paragraph=finding.paragraph,
        rule_set=finding.rule_set,
        verdict=finding.verdict.value,
        needs=finding.needs,
        permitted_by=finding.permits,
        employee=finding.employee,
        first_day=finding.first_day,
        last_day=finding.last_day,
        measured=finding.measured,
        limit=finding.limit,
        unit=finding.unit,
        shifts=finding.shifts,
        rests_on=finding.rests_on,
        owed=finding.owed,
        due_by=finding.due_by,
        sentence_nb=sentence(finding, rule, Language.NORWEGIAN),
        sentence_en=sentence(finding, rule, Language.ENGLISH),
    )
