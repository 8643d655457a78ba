"""What may be read of plans, and by whom: every reading finds the reader's capacity first.

Colleagues see the rota, not what the rules say of each other; who is named beside a union's agreement is kept
from everybody but the employer and the auditor, for membership could be inferred from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from application.agreements_in_force import amended, in_force, rule_set_of
from application.authority import EMPLOYER, READERS, Role, act_as, mandates_of, roles, units_of
from application.handle import Asked, Handling, Work
from application.ports.person_register import PersonRegister
from application.ports.read_models import (
    AgreementView,
    AuditLine,
    DutyView,
    OpenObstacle,
    PlanView,
    ReadModels,
    RotaView,
)
from application.rota.grounds import as_if_signed, judged, uncovered
from application.rota.publishing import PublishingRotas, Readiness
from domain.calendar import Period
from domain.ids import Fingerprint, PersonId, PlanId, StaffingPlanId, UnitId
from domain.rota.errors import RotaPlanUnknown
from domain.rota.events import RotaPlanOpened, Sought
from domain.rota.obstacles import Obstacle
from domain.rota.parties import Outcome
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Draft, NotOpened, Proposed, Published, RotaPlan, Withdrawn, frozen_lines
from domain.staffing.need import Vacancy
from domain.workforce.employee import EMPLOYEE, Registered
from domain.workforce.errors import EmployeeUnknown
from domain.working_time.findings import Finding
from domain.working_time.law import Law
from domain.working_time.model import Agreements, ShiftType

REPRESENTATIVES = (Role.UNION_REPRESENTATIVE, Role.SAFETY_REPRESENTATIVE)
OVERSIGHT = (*EMPLOYER, *REPRESENTATIVES, Role.AUDITOR)
"""Those who see how a plan came about, and what stands in its way."""
INSIGHT = frozenset({*EMPLOYER, Role.AUDITOR})
"""Those who see everything that is not of a special category, of everybody."""
PRIVATE_RULES = frozenset(
    {
        "TERMS-ADAPTATION",
        "AML-10-2-2-NIGHT-EXEMPT",
        "AML-10-2-4-REDUCED",
        "TAR-DOC-AGE",
        "TAR-DOC-PREG",
        "IND-PREGNANT-NIGHTS",
    }
)
"""What they say of a person tells of an adaptation, of health or of age, which is for the employer to know."""


class Assumed(StrEnum):
    """Which agreements the rules are to take as in force."""

    IN_FORCE = "in_force"
    """Those that hold for the lines as they stand."""
    NONE = "none"
    SOUGHT = "sought"
    """Those the plan is made in the hope of, as if signed by everybody."""


@dataclass(frozen=True, slots=True)
class DiscussionView:
    """A discussion as recorded; what was said there is in the reading of the discussion."""

    discussion: str
    revision: int
    held_on: date
    recorded_on: date
    counts_from: date
    """The day a deadline is judged by."""
    participants: tuple[PersonId, ...]
    outcome: Outcome
    confirmed_by: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class PlanInFull:
    """A rota plan apart from its lines."""

    plan: PlanId
    unit: UnitId
    period: Period
    state: str
    """``draft``, ``proposed``, ``published`` or ``withdrawn``."""
    revision: int
    fingerprint: Fingerprint | None
    """Of the proposed or published revision."""
    line_fingerprints: Mapping[PersonId, Fingerprint]
    """Of each line of that revision: what a signature covers."""
    published_revision: int | None
    dissents: tuple[str, ...]
    """Discussions without agreement and agreements refused that the published revision stands in spite of; shown to
    those who see how the plan came about."""
    version: int
    staffing_plan: StaffingPlanId
    people: tuple[PersonId, ...]
    shift_types: tuple[ShiftType, ...]
    sought: tuple[Sought, ...]
    discussions: tuple[DiscussionView, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A rota with the names of those in it."""

    rota: RotaView
    names: Mapping[PersonId, str]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules say of a plan's present lines."""

    rule_set: str
    agreements: Assumed
    version: int
    """The plan's stream version that was judged."""
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Oneself:
    """Who asks, and in which capacities."""

    person: PersonId
    granted: tuple[Role, ...]
    """By the token."""
    units: Mapping[UnitId, tuple[Role, ...]]
    """By mandate or employment, today."""
    everywhere: tuple[Role, ...]
    """By a mandate that names no unit, today."""
    today: date


@dataclass(frozen=True, slots=True)
class ReadingRotas:
    """The readings of plans."""

    handling: Handling
    law: Law
    publishing: PublishingRotas
    reads: ReadModels
    register: PersonRegister

    def oneself(self, asked: Asked) -> Oneself:
        """Who asks, and what they are where today."""
        work = self.handling.look(asked)
        person = asked.actor.person
        held = {unit: tuple(sorted(roles(work, unit) - asked.actor.granted)) for unit in sorted(units_of(work))}
        in_force = [m for m in mandates_of(work, person) if m.in_force(work.today)]
        everywhere = tuple(sorted({Role(m.office.value) for m in in_force if not m.units}))
        return Oneself(person, tuple(sorted(asked.actor.granted)), held, everywhere, work.today)

    def plans(self, asked: Asked, unit: UnitId) -> tuple[PlanView, ...]:
        """A unit's plans, by first day."""
        act_as(self.handling.look(asked), unit, *READERS)
        return self.reads.plans(unit)

    def plan(self, asked: Asked, plan: PlanId) -> PlanInFull:
        """One plan apart from its lines. Raises ``RotaPlanUnknown`` and ``NotAllowed``, as all that follow."""
        work, state = self._seen(asked, plan, READERS)
        oversight = not roles(work, state.opened.unit).isdisjoint(OVERSIGHT)
        return _in_full(state, work.version(ROTA_PLAN, plan), oversight=oversight)

    def rota(self, asked: Asked, plan: PlanId, at: int | None) -> Named:
        """The plan's lines as they stood at a log position, with names."""
        self._seen(asked, plan, READERS)
        rota = self.reads.rota(plan, at)
        if rota is None:
            raise RotaPlanUnknown(f"rota plan {plan} was not open at position {at}", plan=plan)
        return Named(rota, self.register.names(rota.lines))

    def readiness(self, asked: Asked, plan: PlanId) -> Readiness:
        """Every obstacle to publication, for those who can remove one."""
        work, state = self._seen(asked, plan, OVERSIGHT)
        if isinstance(state, Withdrawn):
            raise RotaPlanUnknown(f"no rota plan {plan} is open", plan=plan)
        ready = self.publishing.readiness_of(work, state)
        if _insight(work, state.opened.unit):
            return ready
        return replace(ready, obstacles=tuple(_unnamed(o) for o in ready.obstacles))

    def obstacles(self, asked: Asked, plan: PlanId) -> tuple[OpenObstacle, ...]:
        """What the facts say is still missing, and since when."""
        self._seen(asked, plan, OVERSIGHT)
        return self.reads.obstacles(plan)

    def findings(self, asked: Asked, plan: PlanId, assumed: Assumed) -> Judgement:
        """What the rules say of the present lines; an employee sees what they say of him- or herself."""
        work, state = self._seen(asked, plan, READERS)
        agreements = _agreements(work, state, assumed)
        found: tuple[Finding, ...] = ()
        if not isinstance(state, Withdrawn):
            found = judged(work, state.opened, state.lines, agreements, self.law)
        shown = tuple(_shown(found, work, state.opened.unit, agreements))
        return Judgement(self.law.version(state.opened.period), assumed, work.version(ROTA_PLAN, plan), shown)

    def vacancies(self, asked: Asked, plan: PlanId) -> tuple[Vacancy, ...]:
        """Every need whose minimum the present lines do not meet."""
        work, state = self._seen(asked, plan, READERS)
        return () if isinstance(state, Withdrawn) else uncovered(work, state.opened, state.lines)

    def agreements(self, asked: Asked, plan: PlanId) -> tuple[AgreementView, ...]:
        """The plan's agreements; an employee sees the unions' and his or her own."""
        work, state = self._seen(asked, plan, READERS)
        found = tuple(a.on(work.today) for a in self.reads.agreements(plan))
        if roles(work, state.opened.unit) & frozenset(OVERSIGHT):
            return found
        others = set(state.opened.people) - {asked.actor.person}
        return tuple(a for a in found if a.party not in others)

    def audit(self, asked: Asked, plan: PlanId) -> tuple[AuditLine, ...]:
        """Everything that was done about the plan, in order."""
        self._seen(asked, plan, OVERSIGHT)
        return self.reads.audit(plan)

    def duties(self, asked: Asked, employee: PersonId, at: int | None) -> tuple[DutyView, ...]:
        """All that one employee is planned for: to the person, and to those of the unit. Raises ``EmployeeUnknown``."""
        work = self.handling.look(asked)
        if employee == asked.actor.person:
            return self.reads.duties(employee, at)

        def may(unit: UnitId) -> bool:
            return not roles(work, unit).isdisjoint(READERS)

        found = work.load(EMPLOYEE, employee)
        if not isinstance(found, Registered) or not may(found.unit):
            # The same words for somebody elsewhere and for nobody: who works where is not told by guessing.
            raise EmployeeUnknown(f"no employee {employee} is known to you", employee=employee)
        duties = self.reads.duties(employee, at)
        units = {unit for unit in {d.unit for d in duties} if may(unit)}
        return tuple(d for d in duties if d.unit in units)

    def _seen(self, asked: Asked, plan: PlanId, allowed: tuple[Role, ...]) -> "tuple[Work, _Opened]":
        work = self.handling.look(asked)
        state: RotaPlan = work.load(ROTA_PLAN, plan)
        if isinstance(state, NotOpened):
            raise RotaPlanUnknown(f"there is no rota plan {plan}", plan=plan)
        act_as(work, state.opened.unit, *allowed)
        return work, state


_Opened = Draft | Proposed | Published | Withdrawn


def _in_full(state: _Opened, version: int, *, oversight: bool) -> PlanInFull:
    opened: RotaPlanOpened = state.opened
    frozen = state if isinstance(state, Proposed | Published) else None
    live = None if isinstance(state, Withdrawn) else state
    return PlanInFull(
        plan=opened.plan,
        unit=opened.unit,
        period=opened.period,
        state=type(state).__name__.lower(),
        revision=0 if live is None else live.revision,
        fingerprint=None if frozen is None else frozen.fingerprint,
        line_fingerprints={} if frozen is None else frozen.line_fingerprints,
        published_revision=None if live is None or live.binding is None else live.binding.revision,
        dissents=() if live is None or live.binding is None or not oversight else live.binding.dissents,
        version=version,
        staffing_plan=opened.staffing_plan,
        people=opened.people,
        shift_types=opened.shift_types,
        sought=opened.sought,
        discussions=() if live is None else tuple(
            DiscussionView(
                d.record.discussion, d.record.revision, d.record.held_on, d.record.recorded_on, d.counts_from,
                tuple(p.person for p in d.record.participants), d.record.outcome, tuple(sorted(d.confirmed_by)),
            )
            for d in live.discussions
        ),
    )  # fmt: skip


def _agreements(work: Work, state: _Opened, assumed: Assumed) -> Agreements:
    match assumed:
        case Assumed.NONE:
            return Agreements(())
        case Assumed.SOUGHT:
            return as_if_signed(state.opened)
        case Assumed.IN_FORCE:
            return in_force(work, state.opened, frozen_lines(state), rule_set_of(state), before=amended(state))[0]


def _insight(work: Work, unit: UnitId) -> bool:
    return bool(roles(work, unit) & INSIGHT)


def _shown(findings: tuple[Finding, ...], work: Work, unit: UnitId, agreements: Agreements) -> list[Finding]:
    held, own = roles(work, unit), work.asked.actor.person
    if held & INSIGHT:
        return list(findings)
    bases = {a.name: a.basis.value for a in agreements.all}
    of_others = bool(held & frozenset(REPRESENTATIVES))
    return [
        f if f.employee == own else replace(f, rests_on=bases.get(f.rests_on or ""), because=())
        for f in findings
        if f.employee == own or (of_others and f.rule not in PRIVATE_RULES)
    ]


def _unnamed(obstacle: Obstacle) -> Obstacle:
    """Without the people behind it where they would tell of a union or of an adaptation."""
    tells = obstacle.code.startswith("agreement.") or obstacle.subject in PRIVATE_RULES
    return replace(obstacle, employees=()) if tells else obstacle
