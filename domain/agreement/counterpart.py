"""Who may act as an agreement's counterpart: the employee, or a representative at the level the basis asks for."""

from domain.agreement.commands import Level, Standing
from domain.agreement.errors import (
    BothSides,
    LevelTooLow,
    MandateNotInForce,
    NoMandate,
    NoRightOfNomination,
    NotTheCounterpart,
)
from domain.agreement.events import AgreementProposed
from domain.agreement.states import Offered
from domain.working_time.model import Basis, Grantor


def least_level(basis: Basis) -> Level:
    """The least level of representative that an agreement on ``basis`` is made with.

    Tariff agreements are the union's own (AML § 10-12 (4)); the doctors' rest is protected below the enterprise (A2).
    """
    if basis.grantor is Grantor.UNION:
        return Level.CENTRAL
    return Level.ENTERPRISE if basis is Basis.DOCTORS_DEVIATION else Level.WORKPLACE


def demand_counterpart(standing: Standing, agreement: Offered) -> None:
    """Refuse whoever cannot bind the counterpart: not the party, on the other side too, or at too low a level."""
    offer = agreement.offer
    demand_voice(standing, agreement)
    if offer.employee is not None:
        return
    if not standing.level.reaches(least_level(offer.basis)):
        raise LevelTooLow(
            f"agreement {offer.agreement} on {offer.basis} is made with a representative at the level "
            f"{least_level(offer.basis)}; mandate {standing.mandate} is of level {standing.level}",
            agreement=offer.agreement,
            level=least_level(offer.basis).value,
        )
    if offer.basis.grantor is Grantor.UNION and not standing.nominates:
        raise NoRightOfNomination(
            f"agreement {offer.agreement}: {offer.union} is not registered with right of nomination, which a tariff "
            "agreement under AML § 10-12 (4) asks for",
            agreement=offer.agreement,
        )


def demand_voice(standing: Standing, agreement: Offered) -> None:
    """Refuse whoever does not speak for the counterpart, at whatever level, or is on the other side too."""
    offer = agreement.offer
    if standing.employer_side or offer.by in standing.accounts:
        raise BothSides(
            f"agreement {offer.agreement}: {standing.person} stands on the employer's side in {offer.unit}; "
            "nobody acts for both",
            agreement=offer.agreement,
        )
    if offer.employee is None:
        _demand_mandate(standing, offer)
    elif offer.employee not in standing.accounts:
        raise NotTheCounterpart(
            f"agreement {offer.agreement} is {offer.employee}'s own to sign", agreement=offer.agreement
        )


def _demand_mandate(standing: Standing, offer: AgreementProposed) -> None:
    if standing.mandate is None or standing.union != offer.union or standing.unit != offer.unit:
        raise NoMandate(
            f"agreement {offer.agreement}: {standing.person} holds no mandate from {offer.union} for {offer.unit}",
            agreement=offer.agreement,
        )
    if not standing.in_force:
        raise MandateNotInForce(
            f"agreement {offer.agreement}: mandate {standing.mandate} is not in force on the day of the act "
            f"(its last day is {standing.last_day}); {offer.union} grants mandates",
            agreement=offer.agreement,
            mandate=standing.mandate,
        )
