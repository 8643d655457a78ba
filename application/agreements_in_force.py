"""A plan's agreements: those that were offered, and those in force for its lines, as rules and readiness see them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from application.handle import Work
from application.names import agreement_id
from domain.agreement.agreement import AGREEMENT, Offered
from domain.calendar import Period
from domain.ids import AgreementId, Fingerprint, PersonId
from domain.rota.events import RotaPlanOpened
from domain.rota.grounds import AgreementGround
from domain.working_time.model import Agreed, Agreements


def offers(
    work: Work, opened: RotaPlanOpened, people: Sequence[PersonId] | None = None
) -> Iterator[tuple[AgreementId, Offered]]:
    """The plan's agreements that have been proposed, with whoever they were sought from.

    Individual ones are those of ``people``, where that is named, else of everybody the plan is for.
    """
    for sought in opened.sought:
        for party in sought.unions or (opened.people if people is None else people):
            name = agreement_id(opened.plan, sought.basis, party)
            agreement = work.load(AGREEMENT, name)
            if isinstance(agreement, Offered):
                yield name, agreement


def in_force(
    work: Work,
    opened: RotaPlanOpened,
    lines: Mapping[PersonId, Fingerprint],
    people: Sequence[PersonId] | None = None,
) -> tuple[Agreements, tuple[AgreementGround, ...]]:
    """The agreements that hold for ``lines``, as the rules see them and as readiness does; ``people`` as above."""
    agreed: list[Agreed] = []
    grounds: list[AgreementGround] = []
    for name, a in offers(work, opened, people):
        holds = a.holds_for(lines)
        period = _until(a.offer.period, a.ends)
        if holds and period is not None:
            agreed.append(Agreed(name, a.offer.basis, a.offer.limits, period, holds))
        grounds.append(
            AgreementGround(
                name,
                a.offer.basis,
                a.offer.union or a.offer.employee or "",
                frozenset(a.offer.scope),
                holds if period is not None else frozenset(),
                a.awaits_extension(lines),
                a.refused,
                a.signers,
            )
        )
    return Agreements(tuple(agreed)), tuple(grounds)


def _until(period: Period, last_day: date) -> Period | None:
    """The period cut at ``last_day``; nothing when notice ended it before it began."""
    return Period(period.first_day, min(period.last_day, last_day)) if last_day >= period.first_day else None
