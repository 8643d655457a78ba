"""What a rota tells of itself, put before those who assess it: topic by topic with its source, never one score."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from application.assessment_of_plan import fewest_at_weekends
from application.handle import Work
from application.rota.grounds import OpenPlan, as_if_signed, judged, terms, uncovered
from application.rota.queries import PRIVATE_RULES
from domain.assessment.events import Indicator
from domain.observation.observations import OBSERVATIONS
from domain.rota.states import Lines
from domain.staffing.need import ANY, counts_as
from domain.staffing.staffing_plan import STAFFING_PLAN, Needed
from domain.watched import UNITS
from domain.working_time.findings import Amount, Finding, Verdict
from domain.working_time.law import Law

MINUTE = timedelta(minutes=1)
COUNTED = {"times", "weekends"}
"""Units whose findings are each a number of times, and are added up; of other units the furthest is told."""
PARTS = {1: "", 10: "tenths of ", 100: "hundredths of "}


def indicators(work: Work, plan: OpenPlan, law: Law) -> tuple[Indicator, ...]:
    """What the present lines tell, beside what the lines in force tell where there are any; then what was observed.

    The lines are judged as if every agreement sought were signed. Rules that tell of somebody's health or age are
    left out: those who assess need not know whose.
    """
    told = tuple(_of_lines(work, plan, plan.lines, law))
    if plan.binding is not None:
        before = {i.topic: i for i in _of_lines(work, plan, plan.binding.lines, law)}
        now = {i.topic for i in told}
        gone = (replace(i, count=0, people=0, before=i.count) for t, i in before.items() if t not in now)
        told = (*(replace(i, before=before[i.topic].count if i.topic in before else 0) for i in told), *gone)
    return (*told, *_observed(work, plan))


def _of_lines(work: Work, plan: OpenPlan, lines: Lines, law: Law) -> Iterator[Indicator]:
    opened = plan.opened
    yield from of_findings(judged(work, opened, lines, as_if_signed(opened), law))
    missing = sum(v.missing for v in uncovered(work, opened, lines))
    yield Indicator("uncovered", missing, 0, f"need: {opened.staffing_plan}", "heads", None)
    needed = work.load(STAFFING_PLAN, opened.staffing_plan)
    named = {n.skill for n in needed.lines if n.skill != ANY} if isinstance(needed, Needed) else set()
    people = terms(work, opened)
    for skill, fewest in fewest_at_weekends(opened, lines, people, named):
        having = sum(counts_as(person, skill) for person in people.values())
        yield Indicator(f"weekend_competence.{skill}", fewest, having, "the rota's weekends", "at work", None)


def of_findings(findings: Iterable[Finding]) -> Iterator[Indicator]:
    """Each duty or advice with how much of it there is, apart from what tells of somebody's health or age."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for f in findings:
        if f.verdict in {Verdict.DUE, Verdict.ADVISORY} and f.rule not in PRIVATE_RULES:
            found.setdefault((f.rule, f.paragraph), []).append(f)
    for (rule, paragraph), of_rule in sorted(found.items()):
        count, unit = _counted(of_rule)
        yield Indicator(rule, count, len({f.employee for f in of_rule}), paragraph, unit, None)


def _counted(findings: list[Finding]) -> tuple[int, str]:
    first = findings[0]
    if first.verdict is Verdict.DUE:
        return len(findings), "findings"
    amounts = [_whole(f.measured) for f in findings]
    unit = "minutes" if isinstance(first.measured, timedelta) else first.unit
    if first.unit in COUNTED:
        return sum(amounts), unit
    under = _whole(first.measured) < _whole(first.limit)
    return (min(amounts) if under else max(amounts)), unit


def _whole(amount: Amount) -> int:
    return amount // MINUTE if isinstance(amount, timedelta) else amount


def _observed(work: Work, plan: OpenPlan) -> Iterator[Indicator]:
    """The newest of everything observed of the unit, as it was put down; the share of hired hours is known so only."""
    for o in work.load(OBSERVATIONS, plan.opened.unit).newest.values():
        scale, unit = UNITS[o.measured.measure]
        of = "" if o.measured.competence is None else f".{o.measured.competence}"
        yield Indicator(
            f"observed.{o.measured.measure}{of}", o.measured.value, 0, f"observation {o.observation}: {o.source}",
            f"{PARTS[scale]}{unit}", None,
        )  # fmt: skip
