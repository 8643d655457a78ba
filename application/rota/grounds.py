"""What a plan is judged on, gathered from the streams: its people, its agreements, its assessment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from application.agreements_in_force import amended, in_force, offers, rule_set_of
from application.assessment_of_plan import broken_by_lines, latest
from application.authority import Role, aliases, on_both_sides
from application.handle import Work
from domain.assessment.states import Assessed
from domain.ids import AssessmentId, PersonId, PlanId, ShiftCode
from domain.rota.deadlines import concerning, notices
from domain.rota.discussion import dissents
from domain.rota.errors import RotaPlanUnknown
from domain.rota.events import RotaPlanOpened
from domain.rota.grounds import AssessmentGround, Grounds
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.solver import Wish
from domain.rota.states import Draft, Lines, NotOpened, Proposed, Published, Withdrawn, frozen_lines, types_of
from domain.staffing.need import Vacancy, demands, vacancies
from domain.staffing.staffing_plan import STAFFING_PLAN, Needed
from domain.workforce.employee import EMPLOYEE, Registered
from domain.working_time.findings import Finding
from domain.working_time.law import Law
from domain.working_time.model import Agreed, Agreements, Case, Rota, Terms

OpenPlan = Draft | Proposed | Published


def open_plan(work: Work, plan: PlanId) -> OpenPlan:
    """The plan, when it is open. Raises ``RotaPlanUnknown``."""
    state = work.load(ROTA_PLAN, plan)
    if isinstance(state, NotOpened | Withdrawn):
        raise RotaPlanUnknown(f"no rota plan {plan} is open", plan=plan)
    return state


def employees(work: Work, opened: RotaPlanOpened) -> dict[PersonId, Registered]:
    """Those the plan is for, as they stand now."""
    found = ((p, work.load(EMPLOYEE, p)) for p in opened.people)
    return {p: e for p, e in found if isinstance(e, Registered)}


def terms(work: Work, opened: RotaPlanOpened) -> dict[PersonId, Terms]:
    """The terms of everybody the plan is for."""
    on = opened.period.first_day
    return {p: known for p, e in employees(work, opened).items() if (known := e.terms_on(on)) is not None}


def wishes(work: Work, opened: RotaPlanOpened) -> tuple[Wish, ...]:
    """Everybody's wishes for the plan's days."""
    return tuple(
        Wish(p, w.day, w.code, w.weight)
        for p, e in employees(work, opened).items()
        for w in e.wishes
        if w.day in opened.period
    )


def as_if_signed(opened: RotaPlanOpened) -> Agreements:
    """The agreements the plan is made in the hope of, as if in force for everybody on the plan's days."""
    everybody = frozenset(opened.people)
    return Agreements(
        tuple(Agreed(f"sought: {s.basis.value}", s.basis, s.limits, opened.period, everybody) for s in opened.sought)
    )


def history(opened: RotaPlanOpened) -> Mapping[PersonId, Mapping[date, ShiftCode]]:
    """What was worked before the plan, of those of whom it is known."""
    return {line.employee: line.days for line in opened.history}


def judged(work: Work, opened: RotaPlanOpened, lines: Lines, agreements: Agreements, law: Law) -> tuple[Finding, ...]:
    """What the rules say of ``lines`` under ``agreements``."""
    people = terms(work, opened)
    shifts = Rota(lines).shifts(types_of(opened))
    before = Rota(history(opened)).shifts(types_of(opened))
    return law.judge(Case(opened.period, opened.terms, people, shifts, agreements, before=before))


def uncovered(work: Work, opened: RotaPlanOpened, lines: Lines) -> tuple[Vacancy, ...]:
    """The vacancies that ``lines`` leave."""
    needed = work.load(STAFFING_PLAN, opened.staffing_plan)
    need = needed.lines if isinstance(needed, Needed) else ()
    return vacancies(Rota(lines), demands(need, opened.period), terms(work, opened), types_of(opened))


@dataclass(frozen=True, slots=True)
class Gathering:
    """Gathers the grounds of a publication under the law of its days."""

    law: Law

    def grounds(self, work: Work, plan: OpenPlan) -> Grounds:
        """Everything ``readiness`` asks about the plan's present lines."""
        opened = plan.opened
        agreements, seen = in_force(work, opened, frozen_lines(plan), rule_set_of(plan), before=amended(plan))
        needed = work.load(STAFFING_PLAN, opened.staffing_plan)
        known = notices(self.law.on(opened.period.first_day).figures)
        return Grounds(
            rule_set=self.law.version(opened.period),
            findings=judged(work, opened, plan.lines, agreements, self.law),
            agreements=seen,
            assessment=_assessment(work, plan),
            need_approved=isinstance(needed, Needed) and needed.approved,
            discussion_notice=max((n.figure for n in concerning(plan, known)), key=lambda figure: figure.value),
            by=aliases(work, work.asked.actor.person) if work.role is Role.UNIT_LEADER else frozenset(),
            on_both_sides=work.role is Role.UNIT_LEADER and on_both_sides(work, opened.unit),
            today=work.today,
            dissents=(*dissents(plan), *(name for name, a in offers(work, opened) if a.dissent)),
        )


def _assessment(work: Work, plan: OpenPlan) -> AssessmentGround | None:
    """The plan's latest assessment; what its assumptions say is asked of the lines that would be published."""
    found = latest(work, plan.opened.plan, plan.revision)
    if found is None:
        return None
    name, assessed = found
    if not isinstance(plan, Proposed):
        return assessment_ground(name, assessed, plan.revision)
    missing = uncovered(work, plan.opened, plan.lines)
    broken = broken_by_lines(assessed, plan, terms(work, plan.opened), missing)
    return assessment_ground(name, assessed, plan.revision, tuple(b.words for b in broken))


def assessment_ground(
    name: AssessmentId, assessed: Assessed, revision: int, broken: tuple[str, ...] = ()
) -> AssessmentGround:
    """An assessment as readiness sees it from ``revision`` of its plan."""
    concluded = assessed.conclusion
    return AssessmentGround(
        name,
        None if concluded is None else concluded.conclusion.value,
        assessed.reopened,
        frozenset(audience.value for audience in assessed.audiences_shown),
        covers_revision=assessed.covers(revision),
        broken=broken,
        awaits_acceptance=assessed.awaits_acceptance,
        review_by=None if concluded is None else concluded.review_by,
        shown_to=frozenset(person for _, person in assessed.shown),
    )
