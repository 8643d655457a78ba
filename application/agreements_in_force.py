"""A plan's agreements: those that were offered, and those in force for its lines, as rules and readiness see them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from application.handle import Work
from application.names import agreement_id
from domain.agreement.agreement import AGREEMENT
from domain.agreement.events import Ground
from domain.agreement.states import Offered
from domain.ids import AgreementId, Fingerprint, PersonId, Union
from domain.rota.amending import changed_cells
from domain.rota.events import RotaPlanOpened
from domain.rota.grounds import AgreementGround
from domain.rota.states import (
    NotOpened,
    Proposed,
    Published,
    RotaPlan,
    Withdrawn,
    line_fingerprint,
    types_of,
)
from domain.working_time.model import Agreed, Agreements, Basis, Grantor

AUTHORITY = Union("arbeidstilsynet")
"""Who grants what is agreed with nobody, as a party's name."""
BY_CONSENT = tuple(basis for basis in Basis if basis.grantor is Grantor.AUTHORITY)
"""The bases of the Labour Inspection Authority's consents, which no plan has to seek."""


@dataclass(frozen=True, slots=True)
class Amended:
    """Published lines that an amendment changes."""

    lines: Mapping[PersonId, Fingerprint]
    """What each is known by as it was published."""
    first_changed: Mapping[PersonId, date]
    """The first day on which it differs."""


def rule_set_of(plan: RotaPlan) -> str | None:
    """The rules that the plan's frozen lines were put forward under; nothing while nothing is frozen."""
    return plan.rule_set if isinstance(plan, Proposed | Published) else None


def offers(
    work: Work, opened: RotaPlanOpened, people: Sequence[PersonId] | None = None
) -> Iterator[tuple[AgreementId, Offered]]:
    """The plan's agreements that have been proposed, with whoever they were sought from, and consents on record.

    Individual ones are those of ``people``, where that is named, else of everybody the plan is for.
    """
    sought = [
        (s.basis, party)
        for s in opened.sought
        for party in s.unions or (opened.people if people is None else people)
        if s.basis.grantor is not Grantor.AUTHORITY
    ]
    for basis, party in (*sought, *((basis, AUTHORITY) for basis in BY_CONSENT)):
        name = agreement_id(opened.plan, basis, party)
        agreement = work.load(AGREEMENT, name)
        if isinstance(agreement, Offered):
            yield name, agreement


def in_force(
    work: Work,
    opened: RotaPlanOpened,
    lines: Mapping[PersonId, Fingerprint],
    rule_set: str | None,
    people: Sequence[PersonId] | None = None,
    before: Amended | None = None,
) -> tuple[Agreements, tuple[AgreementGround, ...]]:
    """The agreements that hold for ``lines``, as the rules see them and as readiness does; ``people`` as above.

    Each round bears its own days. ``rule_set`` is what the lines were put forward under; ``None``: lines that were
    published in their time, for which any signature counts. ``before``: the published lines that ``lines`` amend; a
    round that was over before the first changed day of a line bears its days as it did.
    """
    agreed: list[Agreed] = []
    grounds: list[AgreementGround] = []
    for name, agreement in offers(work, opened, people):
        for a in agreement.rounds:
            holds = _holds(a, lines, rule_set, before)
            if holds and a.bears is not None:
                agreed.append(_as_rules_see(name, a, holds))
        grounds += _as_readiness_sees(name, agreement, lines, rule_set, before)
    return Agreements(tuple(agreed)), tuple(grounds)


def amended(plan: RotaPlan) -> Amended | None:
    """The published lines that the plan's present ones amend; nothing before a first publication, or once it is
    published as it stands."""
    if isinstance(plan, NotOpened | Withdrawn) or plan.binding is None:
        return None
    first: dict[PersonId, date] = {}
    for person, cell in changed_cells(plan):
        first.setdefault(person, cell.day)
    opened, types = plan.opened, types_of(plan.opened)
    prints = {p: line_fingerprint(opened.plan, p, plan.binding.lines.get(p, {}), types) for p in first}
    return Amended(prints, first)


def _holds(
    a: Offered, lines: Mapping[PersonId, Fingerprint], rule_set: str | None, before: Amended | None
) -> frozenset[PersonId]:
    holds = a.holds_for(lines, rule_set)
    if before is None or a.bears is None:
        return holds
    last_day = a.bears.last_day
    return holds | {p for p in a.holds_for(before.lines, None) if last_day < before.first_changed[p]}


def _as_rules_see(name: AgreementId, a: Offered, holds: frozenset[PersonId]) -> Agreed:
    if a.bears is None:
        raise ValueError(f"{name} bears no day")
    o = a.offer
    return Agreed(name, o.basis, o.limits, a.bears, holds, o.standby_ratio, o.extended_week, o.whole_chapter)


def _as_readiness_sees(
    name: AgreementId,
    agreement: Offered,
    lines: Mapping[PersonId, Fingerprint],
    rule_set: str | None,
    before: Amended | None,
) -> Iterator[AgreementGround]:
    """The round on the table, unless it was withdrawn, and of earlier ones what they still bear."""
    for a in agreement.rounds:
        holds = _holds(a, lines, rule_set, before)
        if a is agreement and not a.withdrawn:
            scope, own = frozenset(a.offer.scope), {p for p, g in a.offer.scope.items() if g is not Ground.EXTENSION}
            waiting = a.awaits_extension(lines, rule_set)
        elif holds:
            scope, own, waiting = holds, set(holds), frozenset()
        else:
            continue
        party = a.offer.union or a.offer.employee or AUTHORITY
        yield AgreementGround(
            name, a.offer.basis, party, scope, holds, waiting, a.refused, a.signers, frozenset(own), a.ends
        )
