"""What the offers and signatures of a plan's agreements leave to be done, with the codes of ``readiness``."""

from collections import Counter
from collections.abc import Iterator, Sequence

from adapters.projections.agreements import Agreement, Scoped
from application.ports.read_models import OpenObstacle
from domain.agreement.events import Ground
from domain.ids import PersonId, PlanId
from domain.rota.events import RotaPlanOpened
from domain.rota.obstacles import LEADER, PLANNER
from domain.working_time.model import Basis


def named(*who: str) -> str:
    """Those who can remove an obstacle; any one of them can."""
    return ", ".join(who)


def obstacles_of_agreements(
    terms: RotaPlanOpened, basis: Basis, offered: Sequence[Agreement], position: int
) -> Iterator[OpenObstacle]:
    """What is left to do on one basis: by agreement, and for those whom no agreement is there for.

    Who is covered by one agreement needs no other on its basis. ``position`` is when it is seen.
    """
    covered = {s.employee for a in offered if _throughout(a, terms) for s in a.scope if _holds(a, s)}
    reachable: set[PersonId] = set()
    for a in offered:
        open_for = [s for s in a.scope if s.employee not in covered and not (_in_part(a, terms) and _holds(a, s))]
        reachable |= {s.employee for s in open_for}
        yield from _of_agreement(terms.plan, a, open_for, position)
    without = set(terms.people) - covered - reachable
    if without and any(s.basis is basis for s in terms.sought):
        yield OpenObstacle(terms.plan, "agreement.missing", basis.value, basis.grantor.value, len(without), position)


def _of_agreement(plan: PlanId, a: Agreement, open_for: list[Scoped], position: int) -> Iterator[OpenObstacle]:
    found = Counter(_why(a, s) for s in open_for)
    for why, count in sorted(found.items()):
        who = {
            "not_extended": named(LEADER),
            "refused": named(a.party, PLANNER),
            "not_signed": named(a.party),
        }[why]
        yield OpenObstacle(plan, f"agreement.{why}", a.agreement, who, count, position)


def _why(a: Agreement, s: Scoped) -> str:
    if s.signed and s.ground is Ground.EXTENSION and not a.extended:
        return "not_extended"
    return "refused" if a.refused else "not_signed"


def _holds(a: Agreement, s: Scoped) -> bool:
    return s.signed and (s.ground is not Ground.EXTENSION or a.extended)


def _throughout(a: Agreement, terms: RotaPlanOpened) -> bool:
    """Whether it is in force on every day of the plan, once it holds."""
    return a.first_day <= terms.period.first_day and terms.period.last_day <= a.last_day


def _in_part(a: Agreement, terms: RotaPlanOpened) -> bool:
    """Whether notice leaves some of its days and takes others: signing again does not bring those back."""
    return a.first_day <= a.last_day and not _throughout(a, terms)
