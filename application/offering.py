"""What is offered, to whom: the terms that a plan seeks, with what the leader sets beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction

from application.assessment_of_plan import latest
from application.handle import Work
from application.names import agreement_id
from application.rota.grounds import OpenPlan, employees
from domain.agreement.agreement import AGREEMENT, last_day_borne
from domain.agreement.commands import ProposeAgreement, Terms
from domain.agreement.events import Ground
from domain.agreement.states import Offered
from domain.assessment.assessment import ASSESSMENT, Assessed
from domain.assessment.errors import AssessmentUnknown
from domain.calendar import DAY
from domain.errors import Rejected
from domain.ids import AssessmentId, PersonId, Union
from domain.rota.events import RotaPlanOpened, Sought
from domain.working_time.model import EXTENDABLE, AgreedLimits, Basis


class NotSought(Rejected):
    """The plan is not made in the hope of an agreement on that basis; offers are made of those it is."""

    code = "agreement.not_sought"


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the leader sets for the agreements on one basis; ``None``: as the plan seeks it."""

    work: tuple[str, ...] = ()
    compensatory_rest: str | None = None
    assessment: AssessmentId | None = None
    standby_ratio: Fraction | None = None
    extended_week: timedelta | None = None
    whole_chapter: bool = False


def sought_on(opened: RotaPlanOpened, overrides: Mapping[Basis, Overrides]) -> Iterator[tuple[Sought, Overrides]]:
    """Each agreement sought with what is set beside it. Raises ``NotSought``."""
    strange = set(overrides) - {sought.basis for sought in opened.sought}
    if strange:
        raise NotSought(
            f"plan {opened.plan} seeks no agreement on {', '.join(sorted(strange))}; it seeks "
            f"{', '.join(sorted({s.basis for s in opened.sought})) or 'none'}",
            plan=opened.plan,
        )
    return ((sought, overrides.get(sought.basis, Overrides())) for sought in opened.sought)


def offer_of(
    work: Work, state: OpenPlan, sought: Sought, party: str, notice_weeks: int, own: Overrides
) -> ProposeAgreement | None:
    """The offer to ``party``; nothing where one stands, where it concerns nobody, or where no day is left for it.

    Offered anew, it begins the day after the last that an earlier round bears. Raises ``AssessmentUnknown``.
    """
    opened = state.opened
    name = agreement_id(opened.plan, sought.basis, Union(party))
    union = Union(party) if sought.unions else None
    stands, period = work.load(AGREEMENT, name), opened.period
    if isinstance(stands, Offered):
        if not stands.spent(work.today):
            return None
        borne = last_day_borne(stands)
        if borne is not None:
            first = max(period.first_day, borne.last_day + DAY)
            if first > period.last_day:
                return None
            period = replace(period, first_day=first)
    scope = _scope(work, state, sought, party, own)
    if not scope:
        return None
    limits = sought.limits
    if own.compensatory_rest is not None:
        limits = replace(limits, compensatory_rest=own.compensatory_rest or None)
    return ProposeAgreement(
        name, opened.plan, opened.unit, sought.basis, sought.what, limits, period, notice_weeks, union,
        None if sought.unions else PersonId(party), scope, work.asked.actor.person, work.today,
        _terms(work, state, limits, own),
    )  # fmt: skip


def _terms(work: Work, state: OpenPlan, limits: AgreedLimits, own: Overrides) -> Terms:
    return Terms(
        own.work,
        limits.compensatory_rest or "",
        _assessment(work, state, own.assessment),
        own.standby_ratio,
        own.extended_week,
        own.whole_chapter,
    )


def _assessment(work: Work, state: OpenPlan, named: AssessmentId | None) -> AssessmentId | None:
    """The assessment named, which must be of this plan, else the plan's newest."""
    if named is None:
        newest = latest(work, state.opened.plan, state.revision)
        return None if newest is None else newest[0]
    found = work.load(ASSESSMENT, named)
    if not isinstance(found, Assessed) or found.opened.plan != state.opened.plan:
        raise AssessmentUnknown(f"there is no assessment {named} of {state.opened.plan}", assessment=named)
    return named


def _scope(work: Work, state: OpenPlan, sought: Sought, party: str, own: Overrides) -> dict[PersonId, Ground]:
    """The employee alone, or the union's members among those doing the work, and all others doing it by extension."""
    doing = {
        p: e
        for p, e in employees(work, state.opened).items()
        if not own.work or (e.position is not None and e.position.profession in own.work)
    }
    if not sought.unions:
        return {PersonId(party): Ground.PARTY} if party in doing else {}
    members = {p: Ground.MEMBER for p, e in doing.items() if e.union == party}
    if not members:
        return {}
    others = {p: Ground.EXTENSION for p in doing if p not in members} if sought.basis in EXTENDABLE else {}
    return dict(sorted((members | others).items()))
