"""What the facts say is still missing before a plan can be published, and since when.

No rule and no clock is asked: the domain's own ``readiness`` is given grounds without findings, and what concerns
agreements is seen from the offers and signatures alone, so it may name an agreement that no rule would ask for.
A draft is shown with what can be removed while it is one: its staffing plan and its agreements. The facts of plans
and assessments are kept as they were recorded and folded by their own aggregates, so that nothing is read twice in
two ways; a rebuild purges what was erased. Reads the rows of ``agreements``, which is projected first.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from adapters.event_store.registry import EVENT_TYPES
from adapters.projections.agreement_obstacles import named, obstacles_of_agreements
from adapters.projections.agreements import of, of_plan
from adapters.projections.rows import Projection, Rows, number, text
from application.ports.event_store import Recorded
from application.ports.read_models import OpenObstacle
from application.rota.grounds import assessment_ground
from domain.agreement.events import AgreementEvent
from domain.assessment.assessment import ASSESSMENT
from domain.assessment.events import AssessmentOpened
from domain.assessment.states import Assessed
from domain.decider import Decider
from domain.ids import AssessmentId, PlanId
from domain.rota.grounds import AssessmentGround, Grounds
from domain.rota.obstacles import LEADER, Obstacle
from domain.rota.readiness import PLAN, readiness
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Draft, NotOpened, Proposed, Published, RotaPlan
from domain.staffing.staffing_plan import NeedSet, StaffingPlanApproved
from domain.working_time.figures import Figures
from domain.working_time.model import Basis

ITSELF = "plan"
"""The part of the obstacles that is no agreement's; the other parts are the bases of agreements."""
TABLES = {
    "obstacle_staffing": "staffing_plan text not null, approved bigint not null, "
    "primary key (generation, staffing_plan)",
    "obstacle_plans": "plan text not null, staffing_plan text not null, primary key (generation, plan)",
    "obstacle_facts": "plan text not null, stream text not null, version bigint not null, name text not null, "
    "state text not null, primary key (generation, stream, version)",
    "open_obstacles": "plan text not null, part text not null, code text not null, subject text not null, "
    "who text not null, "
    "how_many bigint not null, since bigint not null, primary key (generation, plan, code, subject)",
}
INDEXES = {"obstacle_facts_of_plan": "obstacle_facts (generation, plan)"}


def apply(recorded: Recorded, rows: Rows) -> None:
    """Keep what the fact says, then list anew what it may have changed of the plans it concerns."""
    for plan, bases in _concerned(recorded, rows):
        state = _fold(ROTA_PLAN, rows, ROTA_PLAN.stream(plan))
        if isinstance(state, NotOpened):
            continue
        _list_anew(rows, plan, ITSELF, list(_of_itself(rows, plan, state, recorded.position)))
        asks_for_agreements = bool(bases) and isinstance(state, Draft | Proposed)
        agreements = of_plan(rows, plan, bases[0] if len(bases) == 1 else None) if asks_for_agreements else ()
        for basis in bases:
            offered = [a for a in agreements if a.basis is basis]
            found = obstacles_of_agreements(state.opened, basis, offered, recorded.position)
            _list_anew(rows, plan, basis.value, list(found) if asks_for_agreements else [])


def _concerned(recorded: Recorded, rows: Rows) -> Iterable[tuple[PlanId, tuple[Basis, ...]]]:
    """The plans whose obstacles the fact may have changed, and the bases whose agreements it may have touched."""
    event, (category, _, identity) = recorded.event, recorded.stream.partition("-")
    match event:
        case NeedSet(staffing_plan=name) | StaffingPlanApproved(staffing_plan=name):
            _staffed(rows, name, approved=isinstance(event, StaffingPlanApproved))
            found = rows.all(
                "select plan from obstacle_plans where generation = ? and staffing_plan = ? order by plan",
                rows.generation, name,
            )  # fmt: skip
            return [(PlanId(text(plan)), ()) for (plan,) in found]
        case AssessmentOpened(plan=plan):
            _keep(recorded, rows, plan)
            return [(plan, ())]
        case _ if category == ASSESSMENT.category:
            first = rows.first(
                "select plan from obstacle_facts where generation = ? and stream = ?", rows.generation, recorded.stream
            )
            if first is None:
                return []
            _keep(recorded, rows, PlanId(text(first[0])))
            return [(PlanId(text(first[0])), ())]
        case _ if category == ROTA_PLAN.category:
            plan = PlanId(identity)
            _keep(recorded, rows, plan)
            state = _fold(ROTA_PLAN, rows, recorded.stream)
            if not isinstance(state, NotOpened):
                rows.run(
                    "insert into obstacle_plans values (?, ?, ?) on conflict (generation, plan) do nothing",
                    rows.generation, plan, state.opened.staffing_plan,
                )  # fmt: skip
            return [(plan, tuple(Basis))]
        case _ if isinstance(event, AgreementEvent):
            about = of(rows, event.agreement)
            return [] if about is None else [(about[0], (about[1],))]
        case _:
            return []


def _keep(recorded: Recorded, rows: Rows, plan: PlanId) -> None:
    name, state = EVENT_TYPES.encode(recorded.event)
    rows.run(
        "insert into obstacle_facts values (?, ?, ?, ?, ?, ?)",
        rows.generation, plan, recorded.stream, recorded.version, name, state.decode(),
    )  # fmt: skip


def _fold(decider: Decider[Any, Any, Any], rows: Rows, stream: str) -> Any:
    kept = rows.all(
        "select name, state from obstacle_facts where generation = ? and stream = ? order by version",
        rows.generation, stream,
    )  # fmt: skip
    return decider.replay(EVENT_TYPES.decode(text(name), text(state).encode()) for name, state in kept)


def _staffed(rows: Rows, staffing_plan: str, *, approved: bool) -> None:
    rows.run(
        "insert into obstacle_staffing values (?, ?, ?) "
        "on conflict (generation, staffing_plan) do update set approved = excluded.approved",
        rows.generation, staffing_plan, int(approved),
    )  # fmt: skip


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


def _of_itself(rows: Rows, plan: PlanId, state: RotaPlan, position: int) -> Iterator[OpenObstacle]:
    """What the plan lacks apart from agreements. That a published one is published is nothing to remove."""
    grounds = _grounds(rows, plan, state)
    asked = [o for o in readiness(state, grounds) if o.code != "plan.is_published"]
    if isinstance(state, Draft) and not grounds.need_approved:
        asked.append(Obstacle("staffing.not_approved", PLAN, (LEADER,), state.opened.staffing_plan))
    for o in asked:
        subject = f"{o.subject} {o.because}" if o.code == "assessment.not_shown" else o.subject
        yield OpenObstacle(plan, o.code, subject, named(*o.who), 1, position)


def _grounds(rows: Rows, plan: PlanId, state: RotaPlan) -> Grounds:
    """What the facts say; what only the rules, the lines or the clock could say is left out."""
    notice = Figures().discussion_notice
    if isinstance(state, NotOpened) or not isinstance(state, Draft | Proposed | Published):
        return Grounds("", (), (), assessment=None, need_approved=False, discussion_notice=notice)
    staffing = rows.first(
        "select approved from obstacle_staffing where generation = ? and staffing_plan = ?",
        rows.generation, state.opened.staffing_plan,
    )  # fmt: skip
    rule_set = "" if isinstance(state, Draft) else state.rule_set
    assessment = _assessment(rows, plan, state.revision)
    return Grounds(rule_set, (), (), assessment=assessment, need_approved=staffing == (1,), discussion_notice=notice)


def _assessment(rows: Rows, plan: PlanId, revision: int) -> AssessmentGround | None:
    """The newest assessment opened for ``revision`` or an earlier one."""
    streams = rows.all(
        "select stream from obstacle_facts where generation = ? and plan = ? and version = 1 and name like ?",
        rows.generation, plan, f"{ASSESSMENT.category}.%",
    )  # fmt: skip
    states = ((text(stream).partition("-")[2], _fold(ASSESSMENT, rows, text(stream))) for (stream,) in streams)
    found = [(s.opened.revision, name, s) for name, s in states if isinstance(s, Assessed)]
    due = max((f for f in found if f[0] <= revision), default=None, key=lambda f: f[0])
    return None if due is None else assessment_ground(AssessmentId(due[1]), due[2], revision)


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


OBSTACLES = Projection("obstacles", 2, TABLES, apply, INDEXES)
