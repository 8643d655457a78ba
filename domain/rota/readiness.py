"""What stands between a proposed revision and its publication (*klar for kunngjøring*)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.ids import AgreementId, AssessmentId, PersonId
from domain.law import Figure
from domain.rota.states import Discussion, Draft, NotOpened, Proposed, Published, RotaPlan, Withdrawn
from domain.working_time.findings import Finding, Verdict
from domain.working_time.model import Basis

SOUND_PRACTICE = "AML § 10-2 (1)"
PLAN = "AML § 10-3"
NOT_SOUND = "not_sound"
LEADER, PLANNER, REPRESENTATIVE, SAFETY = "enhetsleder", "turnusplanlegger", "tillitsvalgt", "verneombud"


OBSTACLES = {
    "plan.not_open": "There is no plan, or it was given up.",
    "plan.not_proposed": "The lines are a draft; nobody has been asked about them.",
    "staffing.not_approved": "The leader has not decided on the need the rota is made from.",
    "finding.violation": "The rules forbid something in a line, and no agreement named for the rule cures it.",
    "agreement.missing": "The rules forbid something in a line until it is agreed, and nothing is on offer.",
    "agreement.not_signed": "An agreement that would cure findings is not signed for the lines as they stand.",
    "agreement.not_extended": "An agreement is signed, but binds these people only once it is extended to all.",
    "agreement.refused": "The counterpart said no to an agreement that would cure findings.",
    "assessment.missing": "Nobody has assessed whether this revision is sound.",
    "assessment.not_shown": "A representative or safety representative has not been shown the assessment.",
    "assessment.not_concluded": "The assessment has come to no conclusion.",
    "assessment.not_sound": "The assessment concluded that the rota is not sound.",
    "assessment.reopened": "Something the assessment rested on no longer holds.",
    "discussion.missing": "This revision has not been discussed with the representatives.",
    "discussion.late": "It was discussed later than the law asks before the plan takes effect.",
    "segregation.both_sides": "Whoever would publish has signed for the other side.",
}
"""Every obstacle there is, ``what.why``, and what it means; the codes are stable."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that is missing, the paragraph that asks for it, and who can remove it."""

    code: str
    """One of ``OBSTACLES``."""
    paragraph: str
    who: tuple[str, ...]
    """Roles, unions or employees; any one of them can."""
    subject: str
    """The rule, agreement or assessment it is about."""
    employees: tuple[PersonId, ...] = ()
    findings: int = 0
    """How many findings of the rules stand behind it."""
    first_day: date | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class AgreementGround:
    """An agreement as readiness sees it."""

    agreement: AgreementId
    basis: Basis
    party: str
    """The union, or the employee."""
    scope: frozenset[PersonId]
    holds_for: frozenset[PersonId]
    """Those it covers now: signed for the line as it stands, bound, under a mandate in force when signed."""
    awaits_extension: frozenset[PersonId]
    """Signed for, but bound only once the employer extends it (AML § 10-12 (5))."""
    refused: bool
    signers: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True)
class AssessmentGround:
    """The assessment of the revision as readiness sees it."""

    assessment: AssessmentId
    conclusion: str | None
    reopened: str | None
    shown: frozenset[str]
    """The audiences it was shown to."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """Everything a publication rests on, loaded from the streams by the use case, never sent by a client."""

    rule_set: str
    findings: tuple[Finding, ...]
    """What the rules say under the agreements that hold."""
    agreements: tuple[AgreementGround, ...]
    assessment: AssessmentGround | None
    need_approved: bool
    discussion_notice: Figure[timedelta]
    by: PersonId | None = None
    """Who wants to publish, when somebody does."""

    @property
    def relied_on(self) -> tuple[AgreementId, ...]:
        """The agreements that hold for somebody: what a publication rests on."""
        return tuple(a.agreement for a in self.agreements if a.holds_for)


def readiness(plan: RotaPlan, grounds: Grounds) -> tuple[Obstacle, ...]:
    """Every obstacle to publishing ``plan``, in the order one would remove them; none: it may be published."""
    match plan:
        case NotOpened() | Withdrawn():
            return (Obstacle("plan.not_open", PLAN, (PLANNER,), "rota plan", detail="there is no plan to publish"),)
        case Draft():
            return (Obstacle("plan.not_proposed", PLAN, (PLANNER,), plan.opened.plan, detail="propose the draft"),)
        case Published():
            return ()
        case Proposed():
            return (
                *_staffing(plan, grounds),
                *_violations(grounds),
                *_agreements(grounds),
                *_assessment(grounds),
                *_discussion(plan, grounds),
                *_segregation(grounds),
            )


def _staffing(plan: Proposed, grounds: Grounds) -> Iterator[Obstacle]:
    if not grounds.need_approved:
        yield Obstacle(
            "staffing.not_approved", PLAN, (LEADER,), plan.opened.staffing_plan, detail="the need is not approved"
        )


def _violations(grounds: Grounds) -> Iterator[Obstacle]:
    for f in grounds.findings:
        if f.verdict is Verdict.VIOLATION:
            yield Obstacle(
                "finding.violation", f.paragraph, (PLANNER,), f.rule, (f.employee,), 1, f.first_day,
                "no agreement cures it; change the line",
            )  # fmt: skip


def _agreements(grounds: Grounds) -> Iterator[Obstacle]:
    """The findings that some agreement would cure, gathered by the agreement that is nearest to doing so."""
    gathered: dict[Cure, list[Finding]] = {}
    for f in grounds.findings:
        if f.verdict is Verdict.NEEDS:
            for key in list(_cures(f, grounds)) or [_missing(f)]:
                gathered.setdefault(key, []).append(f)
    for cure, found in sorted(gathered.items(), key=lambda item: (item[0].code, item[0].subject)):
        people = tuple(sorted({f.employee for f in found}))
        first = min(f.first_day for f in found)
        yield Obstacle(cure.code, cure.paragraph, cure.who, cure.subject, people, len(found), first, cure.detail)


@dataclass(frozen=True, slots=True)
class Cure:
    """What would make a finding lawful, and who can bring it about."""

    code: str
    subject: str
    paragraph: str
    who: tuple[str, ...]
    detail: str


def _cures(finding: Finding, grounds: Grounds) -> Iterator[Cure]:
    """The agreements on the table that would cure ``finding`` once they hold for its employee."""
    bases = {p.basis for p in finding.permits}
    for a in grounds.agreements:
        if a.basis not in bases or finding.employee not in a.scope or finding.employee in a.holds_for:
            continue
        if finding.employee in a.awaits_extension:
            yield Cure("agreement.not_extended", a.agreement, "AML § 10-12 (5)", (LEADER,), "extend it to all")
        elif a.refused:
            yield Cure("agreement.refused", a.agreement, a.basis.value, (a.party, PLANNER), "the party said no")
        else:
            detail = "not signed for the lines as they stand"
            yield Cure("agreement.not_signed", a.agreement, a.basis.value, (a.party,), detail)


def _missing(finding: Finding) -> Cure:
    bases = " or ".join(dict.fromkeys(p.basis.value for p in finding.permits))
    who = tuple(dict.fromkeys(p.grantor.value for p in finding.permits))
    return Cure("agreement.missing", bases, finding.paragraph, who, f"needs {finding.needs} on {bases}")


def _assessment(grounds: Grounds) -> Iterator[Obstacle]:
    a = grounds.assessment
    if a is None:
        yield Obstacle(
            "assessment.missing", SOUND_PRACTICE, (LEADER, PLANNER), "assessment", detail="this revision has none"
        )
        return

    def obstacle(why: str, detail: str) -> Obstacle:
        return Obstacle(f"assessment.{why}", SOUND_PRACTICE, (LEADER, PLANNER), a.assessment, detail=detail)

    for audience in (REPRESENTATIVE, SAFETY):
        if audience not in a.shown:
            yield obstacle("not_shown", f"show it to a {audience}")
    if a.reopened is not None:
        yield obstacle("reopened", a.reopened)
    elif a.conclusion is None:
        yield obstacle("not_concluded", "conclude it")
    elif a.conclusion == NOT_SOUND:
        yield obstacle("not_sound", "change the rota and assess it anew")


def _discussion(plan: Proposed, grounds: Grounds) -> Iterator[Obstacle]:
    held: list[Discussion] = [d for d in plan.discussions if d.record.revision == plan.revision]
    if not held:
        yield Obstacle(
            "discussion.missing", PLAN, (LEADER,), plan.opened.plan, detail=f"revision {plan.revision} is not discussed"
        )
        return
    notice = grounds.discussion_notice
    latest = plan.opened.period.first_day - notice.value
    counted = min(d.counts_from for d in held)
    if counted > latest:
        yield Obstacle(
            "discussion.late",
            str(notice.source),
            (REPRESENTATIVE, PLANNER),
            plan.opened.plan,
            first_day=counted,
            detail=f"counts from {counted}, must be {latest} at the latest; a representative may confirm an earlier "
            "date the meeting was held, or the plan begins later",
        )


def _segregation(grounds: Grounds) -> Iterator[Obstacle]:
    for a in grounds.agreements:
        if grounds.by is not None and grounds.by in a.signers:
            yield Obstacle(
                "segregation.both_sides", a.basis.value, (LEADER,), a.agreement, (grounds.by,),
                detail="whoever signed for the other side cannot publish",
            )  # fmt: skip
