"""What may be offered, to whom, and for how long."""

from dataclasses import replace

import pytest

from domain.agreement.agreement import AGREEMENT
from domain.agreement.commands import (
    AgreementCommand,
    ExtendAgreement,
    GiveNotice,
    RefuseAgreement,
    RelyOnAgreement,
)
from domain.agreement.errors import (
    AgreementIsProposed,
    AgreementUnknown,
    NobodyInScope,
    NoticeBackwards,
    PeriodTooLong,
    WrongGrantor,
)
from domain.agreement.events import AgreementRefused, Ground
from domain.agreement.states import Offered
from domain.ids import PersonId, Union
from domain.working_time.model import AgreedLimits, Basis, Grantor
from tests.domain.agreement.offers import propose
from tests.examples import (
    AGREEMENT_ID,
    ANNE,
    LEADER,
    MON,
    NSF,
    NSF_MANDATE,
    NSF_REP,
    PLAN,
    REVISION_1,
    offer,
    sign,
    signed,
    standing,
)
from tests.scenario import given

OWN = {ANNE: Ground.PARTY}
WITH_A_UNION = [b for b in Basis if b.grantor in {Grantor.REPRESENTATIVES, Grantor.UNION}]
WITH_THE_EMPLOYEE = [b for b in Basis if b.grantor is Grantor.INDIVIDUAL]


@pytest.mark.parametrize("basis", WITH_A_UNION)
def test_offered_to_a_union(basis: Basis) -> None:
    offered = given(AGREEMENT).when(propose(offer(basis))).then(offer(basis))
    assert offered.state == Offered(offer(basis))
    assert offered.stands(Offered).ends == offer().period.last_day


@pytest.mark.parametrize("basis", WITH_THE_EMPLOYEE)
def test_offered_to_the_employee(basis: Basis) -> None:
    individual = offer(basis, union=None, employee=ANNE, scope=OWN)
    given(AGREEMENT).when(propose(individual)).then(individual)


@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize(("union", "employee"), [(NSF, None), (None, ANNE), (NSF, ANNE), (None, None)])
def test_each_basis_has_one_kind_of_counterpart(basis: Basis, union: Union | None, employee: PersonId | None) -> None:
    """The consent of the authority is nobody's to sign here: no offer on § 10-5 (3) is taken."""
    right = (basis in WITH_A_UNION and (union, employee) == (NSF, None)) or (
        basis in WITH_THE_EMPLOYEE and (union, employee) == (None, ANNE)
    )
    asked = given(AGREEMENT).when(propose(offer(basis, union=union, employee=employee)))
    if right:
        assert len(asked.events) == 1
    else:
        assert asked.refused(WrongGrantor).details["grantor"] == basis.grantor.value


@pytest.mark.parametrize(
    ("basis", "longest"), [(Basis.AVERAGING_INDIVIDUAL, 52), (Basis.AVERAGING, 52), (Basis.SUNDAYS, 26)]
)
def test_how_long_may_be_averaged_over(basis: Basis, longest: int) -> None:
    own = basis in WITH_THE_EMPLOYEE
    base = offer(basis, union=None if own else NSF, employee=ANNE if own else None)
    at, over = (replace(base, limits=AgreedLimits(averaging_weeks=weeks)) for weeks in (longest, longest + 1))
    given(AGREEMENT).when(propose(at)).then(at)
    given(AGREEMENT).when(propose(over)).refused(PeriodTooLong)


@pytest.mark.parametrize("basis", [Basis.TARIFF, Basis.REST, Basis.NIGHT])
def test_other_bases_set_no_longest_average(basis: Basis) -> None:
    long = offer(basis, limits=AgreedLimits(averaging_weeks=60))
    given(AGREEMENT).when(propose(long)).then(long)


def test_notice_runs_forwards() -> None:
    given(AGREEMENT).when(propose(offer(notice_weeks=0))).then(offer(notice_weeks=0))
    given(AGREEMENT).when(propose(offer(notice_weeks=-1))).refused(NoticeBackwards)


def test_an_agreement_concerns_somebody() -> None:
    given(AGREEMENT).when(propose(offer(scope={}))).refused(NobodyInScope)


def test_on_the_table_once() -> None:
    given(AGREEMENT, offer()).when(propose(offer())).refused(AgreementIsProposed)


def test_what_was_refused_as_a_whole_can_be_offered_anew() -> None:
    said_no = AgreementRefused(AGREEMENT_ID, "too long", NSF_REP, NSF_MANDATE)
    given(AGREEMENT, offer(), said_no).when(propose(offer())).then(offer())
    given(AGREEMENT, offer(), signed(), said_no).when(propose(offer())).refused(AgreementIsProposed)


@pytest.mark.parametrize(
    "command",
    [
        sign(),
        RefuseAgreement(AGREEMENT_ID, standing(), "no"),
        ExtendAgreement(AGREEMENT_ID, 3, 3, LEADER, MON),
        GiveNotice(AGREEMENT_ID, MON, LEADER, None),
        RelyOnAgreement(AGREEMENT_ID, PLAN, 1, REVISION_1),
    ],
)
def test_nothing_is_asked_of_an_agreement_that_nobody_offered(command: AgreementCommand) -> None:
    given(AGREEMENT).when(command).refused(AgreementUnknown)
