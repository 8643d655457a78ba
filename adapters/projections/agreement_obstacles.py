"""What the offers and signatures of a plan's agreements leave to be done, as the domain's own ``curing`` sees it.

No rule is asked: it is as if everybody the plan is for needed each agreement it seeks, on every day of the plan.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from adapters.projections.agreements_read import Agreement
from application.ports.read_models import OpenObstacle
from domain.agreement.events import Ground
from domain.calendar import DAY, Period
from domain.ids import PersonId
from domain.rota.curing import cures_of
from domain.rota.events import RotaPlanOpened
from domain.rota.grounds import AgreementGround, Grounds
from domain.working_time.figures import Figures
from domain.working_time.findings import Finding, Verdict, permit
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
    if not any(s.basis is basis for s in terms.sought):
        return
    lacking = [p for p in terms.people if not _throughout(terms.period, _held(p, offered))]
    days = terms.period
    findings = tuple(
        Finding(
            "", basis.value, "", Verdict.NEEDS, p, days.first_day, days.last_day,
            timedelta(), timedelta(), "", (), permit(basis),
        )
        for p in lacking
    )  # fmt: skip
    grounds = Grounds(
        "", findings, tuple(_grounds(offered)), assessment=None, need_approved=False,
        discussion_notice=Figures().discussion_notice,
    )  # fmt: skip
    for cure, found in cures_of(grounds):
        yield OpenObstacle(terms.plan, cure.code, cure.subject, named(*cure.who), len(found), position)


def _held(person: PersonId, offered: Iterable[Agreement]) -> list[tuple[date, date]]:
    """The days on which some round holds for the person, by first day."""
    return sorted((a.first_day, a.last_day) for a in offered if person in a.holds_for)


def _throughout(period: Period, held: Iterable[tuple[date, date]]) -> bool:
    """Whether every day of the period is among those held."""
    next_day = period.first_day
    for first, last in held:
        if first > next_day:
            return False
        if last >= period.last_day:
            return True
        next_day = max(next_day, last + DAY)
    return False


def _grounds(offered: Sequence[Agreement]) -> Iterator[AgreementGround]:
    """The round on the table of each agreement, unless withdrawn, and of earlier ones what they still bear."""
    latest = {a.agreement: a.round for a in offered}
    for a in offered:
        holds = a.holds_for
        if a.round == latest[a.agreement] and not a.withdrawn:
            scope = frozenset(s.employee for s in a.scope)
            own = frozenset(s.employee for s in a.scope if s.ground is not Ground.EXTENSION)
            extension = frozenset() if a.extended else scope - own
            waiting = frozenset(s.employee for s in a.scope if s.signed) & extension
        elif holds:
            scope, own, waiting = holds, holds, frozenset()
        else:
            continue
        yield AgreementGround(a.agreement, a.basis, a.party, scope, holds, waiting, a.refused, own=own, ends=a.last_day)
