"""A plan's agreements as their rows say, every round of each."""

from dataclasses import dataclass
from datetime import date

from adapters.projections.rows import Rows, maybe_number, number, text
from application.ports.read_models import AgreementView
from domain.agreement.events import Ground
from domain.agreement.states import Status
from domain.ids import AgreementId, PersonId, PlanId
from domain.working_time.model import Basis

GROUNDS = {ground.value: ground for ground in Ground}


@dataclass(frozen=True, slots=True)
class Scoped:
    """One person in an agreement's scope; for use among projections only, never in an answer."""

    employee: PersonId
    ground: Ground
    signed: bool
    """Whether the line as it stands is one signed for, under the rule set it stands under."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """One round of an agreement as it stands, with its scope."""

    agreement: AgreementId
    round: int
    """From 0."""
    plan: PlanId
    basis: Basis
    party: str
    first_day: date
    last_day: date
    """The last day in force; after notice, the day that notice set."""
    refused: bool
    bound: int | None
    doing_same_work: int | None
    notice_given: bool
    withdrawn: bool
    consent: bool
    comments: int
    answered: int
    version: int
    ever_signed: bool
    """Whether somebody has signed for some line in this round, whatever became of the line."""
    scope: tuple[Scoped, ...]

    @property
    def extended(self) -> bool:
        """Whether it applies to all who do the same work."""
        return self.bound is not None

    @property
    def signed_for(self) -> int:
        """Lines in scope that are signed for as they stand."""
        return sum(s.signed for s in self.scope)

    @property
    def holds_for(self) -> frozenset[PersonId]:
        """Those it binds on its days."""
        if self.withdrawn or self.last_day < self.first_day:
            return frozenset()
        return frozenset(
            s.employee for s in self.scope if s.signed and (s.ground is not Ground.EXTENSION or self.extended)
        )

    @property
    def state(self) -> Status:
        """How far it has come, by the facts alone: what a day makes of it is for whoever knows the day."""
        if self.withdrawn:
            return Status.WITHDRAWN
        if self.refused and not self.ever_signed:
            return Status.REFUSED
        if self.notice_given:
            return Status.NOTICE_GIVEN
        if self.consent:
            return Status.GRANTED
        if self.scope and self.signed_for == len(self.scope):
            return Status.SIGNED
        if self.refused:
            return Status.REFUSED
        if self.signed_for:
            return Status.PARTLY_SIGNED
        return Status.COMMENTED if self.comments else Status.PROPOSED


def of_plan(rows: Rows, plan: PlanId, basis: Basis | None = None) -> tuple[Agreement, ...]:
    """The plan's agreements as they stand, by id and round; only those on ``basis`` when one is named."""
    only = "" if basis is None else basis.value
    scopes: dict[tuple[str, int], list[Scoped]] = {}
    for agreement, round_, employee, ground, signed in rows.all(
        "select s.agreement, s.round, s.employee, s.ground, case when l.line is not null and (a.consent = 1 or exists "
        "(select 1 from agreement_signatures g where g.generation = s.generation and g.agreement = s.agreement "
        "and g.round = s.round and g.employee = s.employee and g.line = l.line and g.rule_set = l.rule_set)) "
        "then 1 else 0 end "
        "from agreements a join agreement_scopes s "
        "on s.generation = a.generation and s.agreement = a.agreement and s.round = a.round "
        "left join agreement_lines l on l.generation = a.generation and l.plan = a.plan and l.employee = s.employee "
        "where a.generation = ? and a.plan = ? and (? = '' or a.basis = ?) order by s.employee",
        rows.generation, plan, only, only,
    ):  # fmt: skip
        scoped = Scoped(PersonId(text(employee)), GROUNDS[text(ground)], signed == 1)
        scopes.setdefault((text(agreement), number(round_)), []).append(scoped)
    found = rows.all(
        "select agreement, round, plan, basis, party, first_day, last_day, refused, bound, doing_same_work, "
        "notice_given, withdrawn, consent, comments, answered, version, "
        "case when exists (select 1 from agreement_signatures g where g.generation = a.generation "
        "and g.agreement = a.agreement and g.round = a.round) then 1 else 0 end "
        "from agreements a where generation = ? and plan = ? and (? = '' or basis = ?)",
        rows.generation, plan, only, only,
    )  # fmt: skip
    agreements = (_agreement(row, tuple(scopes.get((text(row[0]), number(row[1])), ()))) for row in found)
    return tuple(sorted(agreements, key=lambda a: (a.agreement, a.round)))


def of(rows: Rows, agreement: AgreementId) -> tuple[PlanId, Basis] | None:
    """The plan that the agreement is for, and its basis; nothing when it was never offered."""
    row = rows.first(
        "select plan, basis from agreements where generation = ? and agreement = ?", rows.generation, agreement
    )
    return None if row is None else (PlanId(text(row[0])), Basis(text(row[1])))


def views(rows: Rows, plan: PlanId) -> tuple[AgreementView, ...]:
    """The plan's agreements as they are shown, the round on the table of each: how many are in scope, never who."""
    latest = {a.agreement: a for a in of_plan(rows, plan)}
    return tuple(
        AgreementView(
            a.agreement, a.plan, a.basis.value, a.party, a.state.value, a.first_day, a.last_day,
            a.extended, len(a.scope), a.signed_for, a.version, a.round + 1, a.comments, a.comments - a.answered,
            a.bound, a.doing_same_work, a.ever_signed,
        )
        for a in latest.values()
    )  # fmt: skip


def _agreement(row: tuple[object, ...], scope: tuple[Scoped, ...]) -> Agreement:
    (
        agreement, round_, plan, basis, party, first_day, last_day, refused, bound, doing, notice_given, withdrawn,
        consent, comments, answered, version, ever_signed,
    ) = row  # fmt: skip
    return Agreement(
        AgreementId(text(agreement)),
        number(round_),
        PlanId(text(plan)),
        Basis(text(basis)),
        text(party),
        date.fromisoformat(text(first_day)),
        date.fromisoformat(text(last_day)),
        refused == 1,
        maybe_number(bound),
        maybe_number(doing),
        notice_given == 1,
        withdrawn == 1,
        consent == 1,
        number(comments),
        number(answered),
        number(version),
        ever_signed == 1,
        scope,
    )
