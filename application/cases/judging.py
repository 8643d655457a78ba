"""Judging cases: each by the rules it names, alone; the worst that one of them says is the verdict."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from application.cases.case import RuleCase, rule_case
from application.cases.errors import TwoCasesAlike, UnreadableCases
from application.cases.fields import Fields
from application.cases.paragraphs import AVERAGED
from application.cases.records import as_logged, as_worked
from domain.errors import Rejected
from domain.working_time.findings import Finding, Verdict
from domain.working_time.input import checked
from domain.working_time.judging import concerned, finding
from domain.working_time.line import lay_out
from domain.working_time.model import Case, Grantor
from domain.working_time.rule_set import Concerns, RuleSet

WORST = (Verdict.VIOLATION, Verdict.NEEDS, Verdict.DUE, Verdict.ADVISORY)
STRENGTH = (Grantor.INDIVIDUAL, Grantor.REPRESENTATIVES, Grantor.UNION, Grantor.AUTHORITY, Grantor.ASSESSMENT)
"""Of several findings that need an agreement, the one whose lowest kind is the strongest decides."""
BY_TARIFF = {
    "AML-10-4-6-THREESPLIT": ("TAR-HOURS-3SPLIT",),
    "AML-10-4-5-WEEK36": ("TAR-HOURS-CONT",),
    "AML-10-4-4-WEEK38": ("TAR-HOURS-ROTA",),
}
"""The tariff's own week where a case names a tariff: the stricter of the two applies."""


MEAN = "AML-10-5-MEAN"
LONGER_THAN_ITS_WINDOW = timedelta(weeks=8)
"""A case of averaging with more weeks than the eight-week mean is judged by the mean of its period too."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a case came to: a verdict with the finding it rests on, or the refusal of the case."""

    id: str
    verdict: Verdict | None
    needs: str
    finding: Finding | None
    refusal: Rejected | None = None


def judge_cases(document: object, rule_set: RuleSet) -> tuple[Judged, ...]:
    """Every case of ``document``, in order; a case that cannot be read is refused, and the others are judged.

    Raises ``UnreadableCases`` when there is no list of cases at all, ``UnknownField`` for anything beside it.
    """
    if not isinstance(document, dict) or not isinstance(document.get("cases"), list):
        raise UnreadableCases('the file is no object {"cases": […]}', where="", found=type(document).__name__)
    Fields("the file", document).only(frozenset({"cases"}))
    seen: set[str] = set()
    return tuple(_judged(each, f"cases[{n}]", rule_set, seen) for n, each in enumerate(document["cases"]))


def _judged(value: object, where: str, rule_set: RuleSet, seen: set[str]) -> Judged:
    name = value.get("id") if isinstance(value, dict) else None
    known_as = name if isinstance(name, str) else where
    try:
        if known_as in seen:
            raise TwoCasesAlike(f"{where}: an earlier case has the id {known_as!r}", where=where, found=known_as)
        seen.add(known_as)
        return judge_case(rule_case(value, where, rule_set), rule_set)
    except Rejected as refusal:
        return Judged(known_as, None, "none", None, refusal)


def judge_case(case: RuleCase, rule_set: RuleSet) -> Judged:
    """The verdict on ``case``. Raises a refusal for shifts that nobody can work."""
    people = {case.person.employee: case.person}
    checked(Case(case.period, case.unit, people, case.shifts, case.agreements), rule_set.figures.figures)
    found = sorted(_findings(case, rule_set), key=_rank)
    if not found:
        return Judged(case.id, Verdict.PASS, "none", None)
    return Judged(case.id, found[0].verdict, found[0].needs, found[0])


def _findings(case: RuleCase, rule_set: RuleSet) -> Iterator[Finding]:
    names = set(case.rules.rules)
    if case.tariff:
        names |= {rule for name in case.rules.rules for rule in BY_TARIFF.get(name, ())}
    if names >= set(AVERAGED) and len(case.period) > LONGER_THAN_ITS_WINDOW.days:
        names.add(MEAN)
    known = as_logged(case)
    shifts = as_worked(case, known, rule_set.figures)
    line = lay_out(case.person, shifts, case.period, case.unit, case.agreements, rule_set.figures, known)
    for rule in rule_set.rules:
        if rule.id in names and (rule.concerns is Concerns.DOCTORS or concerned(rule, line)):
            yield from (finding(rule, rule_set.version, line.person.employee, seen) for seen in rule.check(line))


def _rank(found: Finding) -> tuple[int, int, object]:
    strongest = min((STRENGTH.index(p.grantor) for p in found.permits), default=0)
    return WORST.index(found.verdict), -strongest, found.first_day
