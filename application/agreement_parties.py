"""On whose behalf somebody acts on an agreement, found in the streams; the aggregate judges whether it is enough."""

from datetime import date

from application.authority import Role, act_as, aliases, employer_side, mandates_of, roles
from application.enrolling import keys_of
from application.handle import Work
from application.names import union_id
from application.rota.queries import OVERSIGHT
from domain.agreement.agreement import AGREEMENT
from domain.agreement.commands import Level, Standing
from domain.agreement.counterpart import least_level
from domain.agreement.errors import AgreementUnknown
from domain.agreement.events import AgreementProposed
from domain.agreement.states import Offered
from domain.ids import AgreementId, KeyHolder
from domain.representation.events import Office
from domain.representation.mandate import Granted
from domain.representation.union import UNION, RegisteredUnion
from domain.working_time.model import Grantor


def offered(work: Work, agreement: AgreementId) -> Offered:
    """The agreement, once it was offered, at the version the caller has seen.

    Raises ``AgreementUnknown``, alike for what was never offered and for a colleague's own.
    """
    state = work.load(AGREEMENT, agreement)
    if not isinstance(state, Offered) or anothers_own(work, state.offer):
        raise AgreementUnknown(f"no agreement {agreement} has been proposed", agreement=agreement)
    work.match(AGREEMENT, agreement)
    return state


def anothers_own(work: Work, offer: AgreementProposed) -> bool:
    """Whether it is a colleague's own agreement, which the actor is not to know of."""
    if offer.employee is None or offer.employee in aliases(work, work.asked.actor.person):
        return False
    return roles(work, offer.unit).isdisjoint(OVERSIGHT)


def standing(work: Work, offer: AgreementProposed) -> Standing:
    """The actor's standing as the agreement's counterpart, and the capacity it is recorded in."""
    person = work.asked.actor.person
    everywhere, of_the_employer = aliases(work, person), employer_side(work, person, offer.unit)
    alone = Standing(
        person, mandate=None, union=None, unit=None, in_force=False, last_day=None,
        employer_side=of_the_employer, aliases=everywhere,
    )  # fmt: skip
    if offer.employee is not None:
        act_as(work, offer.unit, Role.EMPLOYEE, Role.UNIT_LEADER, Role.ROTA_PLANNER)
        return alone
    theirs = [
        m
        for m in mandates_of(work, person)
        if m.office is Office.UNION_REPRESENTATIVE and m.union == offer.union and m.covers(offer.unit)
    ]
    mandate = max(theirs, key=lambda m: _fitness(work, m, offer), default=None)
    if mandate is None:
        act_as(work, offer.unit, Role.UNION_REPRESENTATIVE)
        return alone
    work.role, work.mandate = Role.UNION_REPRESENTATIVE, mandate.mandate
    return Standing(
        person, mandate.mandate, mandate.union, offer.unit, mandate.in_force(work.today), mandate.last_day,
        of_the_employer, Level(mandate.level.value), everywhere, _nominates(work, offer),
    )  # fmt: skip


def _fitness(work: Work, mandate: Granted, offer: AgreementProposed) -> tuple[bool, bool, bool, date]:
    """Of several mandates one acts by the one in force, at the level asked for, with a key to sign by, that lasts."""
    reaches = Level(mandate.level.value).reaches(least_level(offer.basis))
    has_key = bool(keys_of(work, KeyHolder(mandate.mandate)))
    return mandate.in_force(work.today), reaches, has_key, mandate.last_day


def _nominates(work: Work, offer: AgreementProposed) -> bool:
    """Whether the union has right of nomination; looked up for tariff agreements only, which ask for it."""
    if offer.union is None or offer.basis.grantor is not Grantor.UNION:
        return False
    union = work.load(UNION, union_id(offer.union))
    return isinstance(union, RegisteredUnion) and union.right_of_nomination


def leader_or_counterpart(work: Work, offer: AgreementProposed) -> Standing | None:
    """``None`` for the leader, who acts for the employer; else the actor's standing as the counterpart."""
    if Role.UNIT_LEADER in roles(work, offer.unit):
        act_as(work, offer.unit, Role.UNIT_LEADER)
        return None
    return standing(work, offer)
