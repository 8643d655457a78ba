"""What the facts say is still missing before a plan can be published, and since when.

No rule and no clock is asked: the domain's own ``readiness`` is given grounds without findings, and what concerns
agreements is seen from the offers and signatures alone, so it may name an agreement that no rule would ask for.
A draft is shown with what can be removed while it is one: its staffing plan and its agreements. Reads the rows of
``current_rota`` and ``agreements``, which are projected first.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from adapters.projections.agreement_obstacles import named, obstacles_of_agreements
from adapters.projections.agreements import of, of_plan
from adapters.projections.current_rota import Standing, opened, standing
from adapters.projections.rows import Projection, Rows, maybe_text, number, text
from application.ports.event_store import Recorded
from application.ports.read_models import OpenObstacle
from domain.agreement.events import (
    AgreementConsentRecorded,
    AgreementExtended,
    AgreementNoticeGiven,
    AgreementProposed,
    AgreementRefused,
    AgreementSigned,
    AgreementWithdrawn,
)
from domain.assessment.events import (
    AssessmentConcluded,
    AssessmentOpened,
    AssessmentReopened,
    AssessmentShown,
    Audience,
)
from domain.ids import AssessmentId, Fingerprint, PersonId, PlanId
from domain.rota.events import (
    DiscussionConfirmed,
    RotaDiscussed,
    RotaGenerated,
    RotaImported,
    RotaLineChanged,
    RotaPlanOpened,
    RotaProposed,
    RotaPublished,
    RotaWithdrawn,
)
from domain.rota.grounds import AssessmentGround, Grounds
from domain.rota.obstacles import LEADER, PLANNER, Obstacle
from domain.rota.parties import Outcome
from domain.rota.readiness import readiness
from domain.rota.states import Discussion, Draft, Proposed
from domain.rota.states import Withdrawn as GivenUp
from domain.staffing.staffing_plan import NeedSet, StaffingPlanApproved
from domain.working_time.figures import Figures
from domain.working_time.model import Basis

ITSELF = "plan"
"""The part of the obstacles that is no agreement's; the other parts are the bases of agreements."""
TABLES = {
    "obstacle_staffing": "staffing_plan text not null, approved bigint not null, "
    "primary key (generation, staffing_plan)",
    "obstacle_discussions": "plan text not null, discussion text not null, revision bigint not null, "
    "held_on text not null, recorded_on text not null, confirmed bigint not null, "
    "primary key (generation, plan, discussion)",
    "obstacle_assessments": "assessment text not null, plan text not null, revision bigint not null, conclusion text, "
    "reopened bigint not null, shown_representative bigint not null, shown_safety bigint not null, "
    "primary key (generation, assessment)",
    "open_obstacles": "plan text not null, part text not null, code text not null, subject text not null, "
    "who text not null, "
    "how_many bigint not null, since bigint not null, primary key (generation, plan, code, subject)",
}
INDEXES = {"obstacle_assessments_of_plan": "obstacle_assessments (generation, plan, revision)"}


def apply(recorded: Recorded, rows: Rows) -> None:
    """Keep what the fact says, then list anew what it may have changed of the plans it concerns."""
    _keep(recorded.event, rows)
    plans, bases = _concerned(recorded.event, rows)
    for plan in plans:
        terms, stands = opened(rows, plan), standing(rows, plan)
        if terms is None or stands is None:
            continue
        _list_anew(rows, plan, ITSELF, list(_of_itself(rows, terms, stands, recorded.position)))
        asks_for_agreements = bool(bases) and stands.state in {"draft", "proposed"}
        agreements = of_plan(rows, plan, bases[0] if len(bases) == 1 else None) if asks_for_agreements else ()
        for basis in bases:
            offered = [a for a in agreements if a.basis is basis]
            found = obstacles_of_agreements(terms, basis, offered, recorded.position)
            _list_anew(rows, plan, basis.value, list(found) if asks_for_agreements else [])


def _keep(event: object, rows: Rows) -> None:
    match event:
        case NeedSet(staffing_plan=name):
            _staffed(rows, name, approved=0)
        case StaffingPlanApproved(staffing_plan=name):
            _staffed(rows, name, approved=1)
        case RotaDiscussed() as e:
            rows.run(
                "insert into obstacle_discussions values (?, ?, ?, ?, ?, ?, 0)",
                rows.generation, e.plan, e.discussion, e.revision, e.held_on.isoformat(), e.recorded_on.isoformat(),
            )  # fmt: skip
        case DiscussionConfirmed(plan=plan, discussion=discussion):
            rows.run(
                "update obstacle_discussions set confirmed = 1 where generation = ? and plan = ? and discussion = ?",
                rows.generation, plan, discussion,
            )  # fmt: skip
        case AssessmentOpened(assessment=assessment, plan=plan, revision=revision):
            rows.run(
                "insert into obstacle_assessments values (?, ?, ?, ?, null, 0, 0, 0)",
                rows.generation, assessment, plan, revision,
            )  # fmt: skip
        case AssessmentShown(assessment=assessment, audience=Audience.UNION_REPRESENTATIVE):
            rows.run(
                "update obstacle_assessments set shown_representative = 1 where generation = ? and assessment = ?",
                rows.generation, assessment,
            )  # fmt: skip
        case AssessmentShown(assessment=assessment, audience=Audience.SAFETY_REPRESENTATIVE):
            rows.run(
                "update obstacle_assessments set shown_safety = 1 where generation = ? and assessment = ?",
                rows.generation, assessment,
            )  # fmt: skip
        case AssessmentConcluded(assessment=assessment, conclusion=conclusion):
            rows.run(
                "update obstacle_assessments set conclusion = ?, reopened = 0 where generation = ? and assessment = ?",
                conclusion.value, rows.generation, assessment,
            )  # fmt: skip
        case AssessmentReopened(assessment=assessment):
            rows.run(
                "update obstacle_assessments set reopened = 1 where generation = ? and assessment = ?",
                rows.generation, assessment,
            )  # fmt: skip
        case _:
            pass


def _staffed(rows: Rows, staffing_plan: str, approved: int) -> None:
    rows.run(
        "insert into obstacle_staffing values (?, ?, ?) "
        "on conflict (generation, staffing_plan) do update set approved = excluded.approved",
        rows.generation, staffing_plan, approved,
    )  # fmt: skip


def _concerned(event: object, rows: Rows) -> tuple[list[PlanId], tuple[Basis, ...]]:
    """The plans whose obstacles the fact may have changed, and the bases whose agreements it may have touched."""
    match event:
        case (
            RotaPlanOpened(plan=plan)
            | RotaGenerated(plan=plan)
            | RotaImported(plan=plan)
            | RotaLineChanged(plan=plan)
            | RotaProposed(plan=plan)
            | RotaPublished(plan=plan)
            | RotaWithdrawn(plan=plan)
        ):
            return [plan], tuple(Basis)
        case RotaDiscussed(plan=plan) | DiscussionConfirmed(plan=plan) | AssessmentOpened(plan=plan):
            return [plan], ()
        case (
            AgreementProposed(agreement=agreement)
            | AgreementSigned(agreement=agreement)
            | AgreementRefused(agreement=agreement)
            | AgreementExtended(agreement=agreement)
            | AgreementNoticeGiven(agreement=agreement)
            | AgreementWithdrawn(agreement=agreement)
            | AgreementConsentRecorded(agreement=agreement)
        ):
            found = of(rows, agreement)
            return ([], ()) if found is None else ([found[0]], (found[1],))
        case NeedSet(staffing_plan=name) | StaffingPlanApproved(staffing_plan=name):
            plans = rows.all(
                "select plan from rota_plans where generation = ? and staffing_plan = ? order by plan",
                rows.generation, name,
            )  # fmt: skip
        case (
            AssessmentShown(assessment=assessment)
            | AssessmentConcluded(assessment=assessment)
            | AssessmentReopened(assessment=assessment)
        ):
            plans = rows.all(
                "select plan from obstacle_assessments where generation = ? and assessment = ?",
                rows.generation, assessment,
            )  # fmt: skip
        case _:
            return [], ()
    return [PlanId(text(plan)) for (plan,) in plans], ()


def _list_anew(rows: Rows, plan: PlanId, part: str, found: list[OpenObstacle]) -> None:
    """Obstacles that are gone leave; those that stay keep the position they appeared at."""
    stood = rows.all(
        "select code, subject, who, how_many, since from open_obstacles where generation = ? and plan = ? and part = ?",
        rows.generation, plan, part,
    )  # fmt: skip
    before = {(text(code), text(subject)): (who, count) for code, subject, who, count, _ in stood}
    after = {(o.code, o.subject): o for o in found}
    rows.each(
        "delete from open_obstacles where generation = ? and plan = ? and code = ? and subject = ?",
        [(rows.generation, plan, *key) for key in sorted(before.keys() - after.keys())],
    )
    rows.each(
        "insert into open_obstacles values (?, ?, ?, ?, ?, ?, ?, ?) "
        "on conflict (generation, plan, code, subject) do update set who = excluded.who, how_many = excluded.how_many",
        [
            (rows.generation, plan, part, o.code, o.subject, o.who, o.count, o.since)
            for key, o in sorted(after.items())
            if before.get(key) != (o.who, o.count)
        ],
    )


def _of_itself(rows: Rows, terms: RotaPlanOpened, stands: Standing, position: int) -> Iterator[OpenObstacle]:
    """What the plan lacks apart from agreements."""
    plan = terms.plan
    if stands.state == "published":
        return
    if stands.state == "withdrawn":
        yield from (_open(plan, o, position) for o in readiness(GivenUp(terms), _no_grounds()))
        return
    staffing = rows.first(
        "select approved from obstacle_staffing where generation = ? and staffing_plan = ?",
        rows.generation, terms.staffing_plan,
    )  # fmt: skip
    assessment, shown = _assessment(rows, plan, stands.revision)
    # Only what readiness asks of a revision without findings is filled in; its lines are not among it.
    discussions = _discussions(rows, plan, stands.revision)
    proposed = Proposed(terms, {}, stands.revision, Fingerprint(""), {}, "", discussions)
    grounds = replace(_no_grounds(), assessment=assessment, need_approved=staffing == (1,))
    asked = readiness(proposed, grounds)
    if stands.state == "draft":
        staffing_alone = (o for o in asked if o.code.startswith("staffing."))
        asked = (*readiness(Draft(terms, revision=stands.revision), grounds), *staffing_alone)
    elif assessment is not None:
        for audience in sorted({Audience.UNION_REPRESENTATIVE, Audience.SAFETY_REPRESENTATIVE} - shown):
            subject = f"{assessment.assessment} {audience.value}"
            yield OpenObstacle(plan, "assessment.not_shown", subject, named(LEADER, PLANNER), 1, position)
    yield from (_open(plan, o, position) for o in asked)


def _open(plan: PlanId, o: Obstacle, position: int) -> OpenObstacle:
    return OpenObstacle(plan, o.code, o.subject, named(*o.who), 1, position)


def _no_grounds() -> Grounds:
    notice = Figures().discussion_notice
    return Grounds("", (), (), assessment=None, need_approved=False, discussion_notice=notice)


def _assessment(rows: Rows, plan: PlanId, revision: int) -> tuple[AssessmentGround | None, frozenset[Audience]]:
    """The revision's assessment, and the audiences that it was shown to.

    Readiness tells two audiences apart by its words alone, so it is told here that both have seen it.
    """
    row = rows.first(
        "select assessment, conclusion, reopened, shown_representative, shown_safety from obstacle_assessments "
        "where generation = ? and plan = ? and revision = ? order by assessment",
        rows.generation, plan, revision,
    )  # fmt: skip
    if row is None:
        return None, frozenset()
    assessment, conclusion, reopened, representative, safety = row
    seen_by = {Audience.UNION_REPRESENTATIVE: representative, Audience.SAFETY_REPRESENTATIVE: safety}
    ground = AssessmentGround(
        AssessmentId(text(assessment)),
        maybe_text(conclusion),
        "reopened" if reopened == 1 else None,
        frozenset(audience.value for audience in Audience),
    )
    return ground, frozenset(audience for audience, seen in seen_by.items() if seen == 1)


def _discussions(rows: Rows, plan: PlanId, revision: int) -> tuple[Discussion, ...]:
    found = rows.all(
        "select discussion, held_on, recorded_on, confirmed from obstacle_discussions "
        "where generation = ? and plan = ? and revision = ? order by discussion",
        rows.generation, plan, revision,
    )  # fmt: skip
    return tuple(
        Discussion(
            RotaDiscussed(
                plan, text(name), revision, date.fromisoformat(text(held_on)), date.fromisoformat(text(recorded_on)),
                (), (), "", Outcome.NOTED, PersonId(""),
            ),
            frozenset({PersonId("confirmed")} if confirmed == 1 else ()),
        )
        for name, held_on, recorded_on, confirmed in found
    )  # fmt: skip


def views(rows: Rows, plan: PlanId) -> tuple[OpenObstacle, ...]:
    """What stands open for the plan, by code and subject."""
    found = rows.all(
        "select code, subject, who, how_many, since from open_obstacles where generation = ? and plan = ?",
        rows.generation, plan,
    )  # fmt: skip
    obstacles = (
        OpenObstacle(plan, text(code), text(subject), text(who), number(count), number(since))
        for code, subject, who, count, since in found
    )
    return tuple(sorted(obstacles, key=lambda o: (o.code, o.subject)))


OBSTACLES = Projection("obstacles", 1, TABLES, apply, INDEXES)
