"""What stands between a proposed revision and its publication (*klar for kunngjøring*)."""

from collections.abc import Iterator
from dataclasses import replace

from domain.rota.amending import effective_day, not_accepted
from domain.rota.curing import cures_of
from domain.rota.discussion import heard
from domain.rota.grounds import AssessmentGround, Grounds
from domain.rota.obstacles import COMMITTEE, DIRECTOR, LEADER, PLANNER, REPRESENTATIVE, SAFETY, Obstacle
from domain.rota.states import Draft, NotOpened, Proposed, Published, RotaPlan, Withdrawn
from domain.working_time.findings import Verdict

SOUND_PRACTICE = "AML § 10-2 (1)"
PLAN = "AML § 10-3"
REASONED_ANSWER = "AML § 8-2 (3)"
RISK = "AML § 3-1 (2)"
SAFETY_CONSULTED = "AML § 6-2 (4)"
NOT_SOUND = "not_sound"


def readiness(plan: RotaPlan, grounds: Grounds) -> tuple[Obstacle, ...]:
    """Every obstacle to publishing ``plan``, in the order one would remove them; none: it may be published."""
    match plan:
        case NotOpened() | Withdrawn():
            return (Obstacle("plan.not_open", PLAN, (PLANNER,), "rota plan"),)
        case Draft():
            return (Obstacle("plan.not_proposed", PLAN, (PLANNER,), plan.opened.plan), *_amendment(plan, grounds))
        case Published():
            return (Obstacle("plan.is_published", PLAN, (PLANNER,), plan.opened.plan), *_amendment(plan, grounds))
        case Proposed():
            return (
                *_rules(plan, grounds),
                *_staffing(plan, grounds),
                *_violations(grounds),
                *_agreements(grounds),
                *_assessment(grounds),
                *_discussion(plan, grounds),
                *_comments(plan),
                *_segregation(plan, grounds),
            )


def _amendment(plan: Draft | Published, grounds: Grounds) -> Iterator[Obstacle]:
    """What a plan that is in force shows before anybody amends it: that what it rests on no longer holds."""
    if plan.binding is not None and grounds.assessment is not None:
        yield from _outlived(grounds.assessment, grounds)


def _rules(plan: Proposed, grounds: Grounds) -> Iterator[Obstacle]:
    if plan.rule_set != grounds.rule_set:
        yield Obstacle("plan.other_rules", PLAN, (PLANNER,), plan.opened.plan, because=grounds.rule_set)


def _staffing(plan: Proposed, grounds: Grounds) -> Iterator[Obstacle]:
    if not grounds.need_approved:
        yield Obstacle("staffing.not_approved", PLAN, (LEADER,), plan.opened.staffing_plan)


def _violations(grounds: Grounds) -> Iterator[Obstacle]:
    for f in grounds.findings:
        if f.verdict is Verdict.VIOLATION:
            yield Obstacle("finding.violation", f.paragraph, (PLANNER,), f.rule, (f.employee,), 1, f.first_day)


def _agreements(grounds: Grounds) -> Iterator[Obstacle]:
    """The findings that some agreement would cure, gathered by the agreement that is nearest to doing so."""
    for cure, found in cures_of(grounds):
        people = tuple(sorted({f.employee for f in found}))
        first = min(f.first_day for f in found)
        yield Obstacle(cure.code, cure.paragraph, cure.who, cure.subject, people, len(found), first, cure.ended)


def _assessment(grounds: Grounds) -> Iterator[Obstacle]:
    a = grounds.assessment
    if a is None:
        yield Obstacle("assessment.missing", SOUND_PRACTICE, (LEADER, PLANNER), "assessment")
        return
    if not a.covers_revision:
        yield Obstacle("assessment.other_revision", SOUND_PRACTICE, (LEADER,), a.assessment)
    for audience, paragraph in ((REPRESENTATIVE, SOUND_PRACTICE), (SAFETY, SAFETY_CONSULTED)):
        if audience not in a.shown:
            yield replace(_of(a, "not_shown", because=audience), paragraph=paragraph)
    yield from _outlived(a, grounds)
    if a.reopened is None:
        if a.conclusion is None:
            yield _of(a, "not_concluded", who=(LEADER,))
        elif a.conclusion == NOT_SOUND:
            yield _of(a, "not_sound")
    for assumption in a.broken:
        yield _of(a, "assumption_broken", because=assumption)
    if a.awaits_acceptance:
        yield Obstacle("assessment.risk_not_accepted", RISK, (DIRECTOR, COMMITTEE), a.assessment)


def _outlived(a: AssessmentGround, grounds: Grounds) -> Iterator[Obstacle]:
    if a.reopened is not None:
        yield _of(a, "reopened", because=a.reopened)
    elif a.review_by is not None and grounds.today is not None and a.review_by < grounds.today:
        yield Obstacle("assessment.review_due", SOUND_PRACTICE, (LEADER,), a.assessment, limit=a.review_by)


def _of(a: AssessmentGround, why: str, who: tuple[str, ...] = (LEADER, PLANNER), because: str = "") -> Obstacle:
    return Obstacle(f"assessment.{why}", SOUND_PRACTICE, who, a.assessment, because=because)


def _discussion(plan: Proposed, grounds: Grounds) -> Iterator[Obstacle]:
    """What lacks of the discussion. An amendment that all those concerned have accepted needs none."""
    if plan.binding is not None and not not_accepted(plan):
        return
    held = [d for d in plan.discussions if d.record.revision == plan.revision]
    if not held:
        yield Obstacle("discussion.missing", PLAN, (LEADER,), plan.opened.plan)
        return
    with_representatives = [d for d in held if heard(plan, d)]
    if not with_representatives:
        yield Obstacle("discussion.no_representative", PLAN, (LEADER,), held[-1].record.discussion)
        return
    notice = grounds.discussion_notice
    latest = effective_day(plan) - notice.value
    counted = min(d.counts_from for d in with_representatives)
    if counted > latest:
        yield Obstacle(
            "discussion.late", str(notice.source), (REPRESENTATIVE, PLANNER), plan.opened.plan,
            first_day=counted, limit=latest,
        )  # fmt: skip


def _comments(plan: Proposed) -> Iterator[Obstacle]:
    for comment in plan.open_comments:
        yield Obstacle("comment.not_answered", REASONED_ANSWER, (LEADER, PLANNER), comment.said.comment)


def _segregation(plan: Proposed, grounds: Grounds) -> Iterator[Obstacle]:
    """Whoever would publish must not stand, nor have signed, confirmed or been shown anything, on the other side."""
    if grounds.on_both_sides:
        yield Obstacle("segregation.both_sides", PLAN, (LEADER,), plan.opened.plan, tuple(sorted(grounds.by)))
    for a in grounds.agreements:
        for person in sorted(grounds.by & a.signers):
            yield Obstacle("segregation.both_sides", a.basis.value, (LEADER,), a.agreement, (person,))
    for d in plan.discussions:
        if d.record.revision == plan.revision:
            for person in sorted(grounds.by & d.confirmed_by):
                yield Obstacle("segregation.both_sides", PLAN, (LEADER,), d.record.discussion, (person,))
    if grounds.assessment is not None:
        for person in sorted(grounds.by & grounds.assessment.shown_to):
            subject = grounds.assessment.assessment
            yield Obstacle("segregation.both_sides", SOUND_PRACTICE, (LEADER,), subject, (person,))
