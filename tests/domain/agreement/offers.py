"""How the tests ask for an offer, and the ward's plan as a whole."""

from datetime import date

from domain.agreement.commands import ProposeAgreement, Terms
from domain.agreement.events import AgreementProposed
from tests.examples import TODAY


def propose(o: AgreementProposed, today: date = TODAY) -> ProposeAgreement:
    """Ask for just that offer."""
    terms = Terms(o.work, o.compensatory_rest, o.assessment, o.standby_ratio, o.extended_week, o.whole_chapter)
    return ProposeAgreement(
        o.agreement, o.plan, o.unit, o.basis, o.what, o.limits, o.period, o.notice_weeks, o.union, o.employee,
        o.scope, o.by, today, terms,
    )  # fmt: skip
