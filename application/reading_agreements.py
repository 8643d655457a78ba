"""What may be read of one agreement, and by whom.

Whom it concerns is told to nobody here, only how many there are: membership could be inferred from it.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from application.agreement_parties import anothers_own
from application.agreements_in_force import AUTHORITY, rule_set_of
from application.authority import READERS, act_as, aliases, roles
from application.handle import Asked, Handling, Work
from application.rota.queries import INSIGHT, OVERSIGHT
from domain.agreement.agreement import AGREEMENT
from domain.agreement.errors import AgreementUnknown
from domain.agreement.events import AgreementProposed, Document
from domain.agreement.states import Lines, Offered, Status
from domain.calendar import Period
from domain.ids import AgreementId, AssessmentId, Fingerprint, PersonId, PlanId, UnitId
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Proposed, Published, frozen_lines
from domain.working_time.model import AgreedLimits, Basis


@dataclass(frozen=True, slots=True)
class CommentView:
    """What was said of an offer, and what was answered."""

    comment: str
    text: str
    side: str
    """``employer`` or ``counterpart``."""
    by: PersonId
    answer: str | None
    changed: str | None
    """What the comment changed; nothing: the answer says why."""


@dataclass(frozen=True, slots=True)
class RefusalView:
    """A no, with its reason."""

    reason: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class ExtensionView:
    """That it was made to apply to all, and the majority it was done by (AML § 10-12 (5))."""

    bound: int
    doing_same_work: int
    by: PersonId


@dataclass(frozen=True, slots=True)
class RoundView:
    """One time it was offered, and what became of it."""

    status: Status
    period: Period
    ends: date
    in_scope: int
    signed_for: int
    """Lines of the proposed or published revision that are signed for in this round as they stand."""
    refusals: tuple[RefusalView, ...]
    """For those who see how the plan came about; of an individual agreement, for its employee and the employer."""
    extension: ExtensionView | None


@dataclass(frozen=True, slots=True)
class AgreementInFull:
    """An agreement as its parties see it: how many it concerns, and whether the reader is one of them."""

    agreement: AgreementId
    plan: PlanId
    unit: UnitId
    basis: Basis
    what: str
    limits: AgreedLimits
    work: tuple[str, ...]
    """The professions it covers; none named: all work of the plan."""
    compensatory_rest: str
    assessment: AssessmentId | None
    standby_ratio: Fraction | None
    extended_week_hours: float | None
    whole_chapter: bool
    period: Period
    notice_weeks: int
    party: str
    """The union, the employee, or ``arbeidstilsynet``."""
    status: Status
    """On the day it is read."""
    ends: date
    refused: bool
    extended: bool
    in_scope: int
    signed_for: int
    """Lines of the proposed or published revision that are signed for as they stand, under its rule set."""
    rounds: tuple[RoundView, ...]
    """Every time it was offered, the oldest first; the last is the one described above."""
    comments: tuple[CommentView, ...]
    """As refusals."""
    consent: Document | None
    """The Labour Inspection Authority's decision, where it is one."""
    plan_fingerprint: Fingerprint | None
    """Of the proposed or published revision."""
    concerns_me: bool
    version: int


@dataclass(frozen=True, slots=True)
class ReadingAgreements:
    """The reading of single agreements."""

    handling: Handling

    def agreement(self, asked: Asked, agreement: AgreementId) -> AgreementInFull:
        """One agreement; an individual one is for its employee and those who see how the plan came about.

        Raises ``AgreementUnknown``, alike for a colleague's own and for none, and ``NotAllowed``.
        """
        work = self.handling.look(asked)
        state = work.load(AGREEMENT, agreement)
        if not isinstance(state, Offered) or anothers_own(work, state.offer):
            raise AgreementUnknown(f"there is no agreement {agreement}", agreement=agreement)
        offer = state.offer
        own = offer.employee in aliases(work, asked.actor.person)
        act_as(work, offer.unit, *(READERS if own or offer.employee is None else OVERSIGHT))
        talking = OVERSIGHT if offer.employee is None else INSIGHT
        told = own or not roles(work, offer.unit).isdisjoint(talking)
        return _in_full(work, state, told=told)


def _in_full(work: Work, state: Offered, *, told: bool) -> AgreementInFull:
    o = state.offer
    plan = work.load(ROTA_PLAN, o.plan)
    lines, rule_set = frozen_lines(plan), rule_set_of(plan)
    week = o.extended_week
    return AgreementInFull(
        agreement=o.agreement,
        plan=o.plan,
        unit=o.unit,
        basis=o.basis,
        what=o.what,
        limits=o.limits,
        work=o.work,
        compensatory_rest=o.compensatory_rest,
        assessment=o.assessment,
        standby_ratio=o.standby_ratio,
        extended_week_hours=None if week is None else week.total_seconds() / 3600,
        whole_chapter=o.whole_chapter,
        period=o.period,
        notice_weeks=o.notice_weeks,
        party=_party(o),
        status=state.status(work.today, lines, rule_set),
        ends=state.ends,
        refused=state.refused,
        extended=state.extended,
        in_scope=len(o.scope),
        signed_for=len(state.signed_for(lines, rule_set)),
        rounds=tuple(_round(a, work.today, lines, rule_set, told=told) for a in state.rounds),
        comments=tuple(_comments(state)) if told else (),
        consent=state.consent,
        plan_fingerprint=plan.fingerprint if isinstance(plan, Proposed | Published) else None,
        concerns_me=work.asked.actor.person in o.scope,
        version=work.version(AGREEMENT, o.agreement),
    )


def _party(offer: AgreementProposed) -> str:
    return offer.union or offer.employee or AUTHORITY


def _round(a: Offered, today: date, lines: Lines, rule_set: str | None, *, told: bool) -> RoundView:
    e = a.extension
    return RoundView(
        a.status(today, lines, rule_set),
        a.offer.period,
        a.ends,
        len(a.offer.scope),
        len(a.signed_for(lines, rule_set)),
        tuple(RefusalView(r.reason, r.by) for r in a.refusals) if told else (),
        None if e is None else ExtensionView(e.bound, e.doing_same_work, e.by),
    )


def _comments(state: Offered) -> list[CommentView]:
    """Those of every round, the oldest first."""
    return [
        CommentView(
            c.said.comment, c.said.text, c.said.side.value, c.said.by,
            None if c.answered is None else c.answered.answer, None if c.answered is None else c.answered.changed,
        )
        for a in state.rounds
        for c in a.comments
    ]  # fmt: skip
